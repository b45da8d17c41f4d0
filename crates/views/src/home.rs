use crate::days::first;
use crate::disputes::Disputed;
use crate::index::{At, entries};
use crate::pair::ahead;
use crate::sides::{Side, dyads};
use crate::{Contact, EntryKind, Index};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, EncounterKind};
use sidelines_resolve::ReportMeta;
use std::collections::BTreeMap;

/// What an analyst wants to see first: what is new, what is coming, what is in dispute.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Home {
    /// The last day of which the record has a report.
    pub on: Option<Edtf>,
    /// How many there are of each.
    pub totals: Totals,
    /// The youngest reports, the latest first.
    pub reports: Vec<ReportMeta>,
    /// What was told last: contacts that no earlier report tells, the latest told first.
    pub new: Vec<Contact>,
    /// What lies ahead of that day, next first.
    pub coming: Vec<Contact>,
    /// How much lies ahead in all.
    pub coming_total: usize,
    /// Entries in dispute, those told of by the youngest reports first.
    pub disputes: Vec<Disputed>,
    /// People whom reports spell differently, those of the youngest reports first.
    pub spellings: Vec<Disputed>,
    /// The pairs of sides with the most contacts, each with how many: where to look next.
    pub pairs: Vec<(String, String, usize)>,
}

/// How many entries the record has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Totals {
    /// Reports.
    pub reports: usize,
    /// Origins of reports: copies of one story count once.
    pub origins: usize,
    /// Encounters.
    pub encounters: usize,
    /// People.
    pub people: usize,
    /// Offices in which people are seen.
    pub offices: usize,
    /// Organisations with members.
    pub organisations: usize,
    /// Quotes.
    pub quotes: usize,
    /// Figures.
    pub figures: usize,
    /// Entries on which reports differ.
    pub disputes: usize,
}

/// What is new, coming and in dispute, at most `most` of each.
#[must_use]
pub fn home(index: &Index, most: usize) -> Home {
    let record = index.record();
    let today = index.last_day();
    let mut reports: Vec<&ReportMeta> = record.reports.iter().collect();
    reports.sort_by_cached_key(|r| std::cmp::Reverse(first(r.published.as_ref())));
    let mut new: Vec<usize> = (0..record.encounters.len()).collect();
    new.sort_by_key(|&i| std::cmp::Reverse(index.first_told[i]));
    let coming: Vec<_> = record
        .encounters
        .iter()
        .filter(|e| ahead(e, today))
        .collect();
    let mut disputed: Vec<_> = entries(record)
        .filter(|(_, _, told)| !told.disputes.is_empty())
        .map(|(at, _, told)| {
            let told = told.reports.iter().filter_map(|id| record.report(id));
            let day = told.filter_map(|r| first(r.published.as_ref())).max();
            (std::cmp::Reverse(day), at)
        })
        .collect();
    disputed.sort_unstable();
    let (spellings, disputed): (Vec<_>, Vec<_>) = disputed
        .into_iter()
        .partition(|(_, at)| at.kind() == EntryKind::Person);
    let disputes = disputed.len();
    let shown = |of: Vec<(_, At)>| -> Vec<Disputed> {
        let first = of.into_iter().take(most);
        first
            .filter_map(|(_, at)| Disputed::at(index, at))
            .collect()
    };
    Home {
        on: today.map(Edtf::from),
        totals: Totals {
            reports: record.reports.len(),
            origins: record.origins.len(),
            encounters: record.encounters.len(),
            people: record.persons.len(),
            offices: record
                .offices
                .iter()
                .filter(|o| !o.holders.is_empty())
                .count(),
            organisations: index.members_of.iter().count(),
            quotes: record.quotes.iter().filter(|q| q.quote.direct).count(),
            figures: record.figures.len(),
            disputes,
        },
        reports: reports.into_iter().take(most).cloned().collect(),
        new: new
            .into_iter()
            .take(most)
            .map(|i| Contact::of(index, &record.encounters[i]))
            .collect(),
        coming_total: coming.len(),
        coming: coming
            .into_iter()
            .take(most)
            .map(|e| Contact::of(index, e))
            .collect(),
        disputes: shown(disputed),
        spellings: shown(spellings),
        pairs: pairs(index, most),
    }
}

fn pairs(index: &Index, most: usize) -> Vec<(String, String, usize)> {
    let mut counts: BTreeMap<(Side<'_>, Side<'_>), usize> = BTreeMap::new();
    for entry in &index.record().encounters {
        // A gathering of many says little of any two of them.
        if entry.encounter.kind != EncounterKind::Gathering {
            for pair in dyads(index, entry) {
                *counts.entry(pair).or_default() += 1;
            }
        }
    }
    let mut pairs: Vec<((Side<'_>, Side<'_>), usize)> = counts.into_iter().collect();
    pairs.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let pairs = pairs.into_iter().take(most);
    pairs
        .map(|((a, b), n)| (a.to_string(), b.to_string(), n))
        .collect()
}
