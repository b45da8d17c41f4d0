use crate::explain::Subject;
use crate::index::{At, entries};
use crate::page::page;
use crate::{EntryKind, Index};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Dispute};
use std::collections::BTreeMap;

/// Which disputes are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct DisputesFilter {
    /// Only disputes on entries that have to do with all of these countries.
    pub countries: Vec<CountryCode>,
    /// Only disputes on one of these fields ("date", "place", "status").
    pub fields: Vec<String>,
    /// Only disputes on entries of these kinds.
    pub kinds: Vec<EntryKind>,
    /// Not the first so many of each list.
    pub skip: usize,
    /// At most so many of each.
    pub limit: Option<usize>,
}

/// On what reports differ.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Disputes {
    /// Entries in dispute, in the order of the record: encounters by date, then the others; of many, the page that
    /// was asked for.
    pub disputed: Vec<Disputed>,
    /// How many entries in dispute the filter lets through.
    pub matching: usize,
    /// How many of those there are by field, in the order of the fields' names.
    pub fields: Vec<(String, usize)>,
    /// People whom reports spell differently, as many of them: no dispute on what happened.
    pub spellings: Vec<Disputed>,
}

/// An entry on which reports differ.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Disputed {
    /// Id of the entry.
    pub id: String,
    /// What it is.
    pub subject: Subject,
    /// Where reports differ: each value with its reports.
    pub disputes: Vec<Dispute>,
    /// Ids of the reports that tell it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
}

/// The entries on which reports differ, of those that `filter` lets through.
#[must_use]
pub fn disputes(index: &Index, filter: &DisputesFilter) -> Disputes {
    let (mut disputed, mut spellings): (Vec<At>, Vec<At>) = (Vec::new(), Vec::new());
    let mut fields = BTreeMap::new();
    let wanted = |d: &Dispute| filter.fields.is_empty() || filter.fields.contains(&d.field);
    for (at, _, told) in entries(index.record()) {
        if !told.disputes.iter().any(wanted)
            || !filter.kinds.is_empty() && !filter.kinds.contains(&at.kind())
            || !filter.countries.iter().all(|c| concerns(index, at, *c))
        {
            continue;
        }
        if at.kind() == EntryKind::Person {
            spellings.push(at);
            continue;
        }
        for dispute in told.disputes.iter().filter(|d| wanted(d)) {
            *fields.entry(dispute.field.clone()).or_insert(0) += 1;
        }
        disputed.push(at);
    }
    let shown = |all: &[At]| -> Vec<Disputed> {
        let page = page(all, filter.skip, filter.limit).iter();
        let mut shown: Vec<Disputed> = page.filter_map(|at| Disputed::at(index, *at)).collect();
        for entry in &mut shown {
            entry.disputes.retain(wanted);
        }
        shown
    };
    Disputes {
        matching: disputed.len(),
        disputed: shown(&disputed),
        fields: fields.into_iter().collect(),
        spellings: shown(&spellings),
    }
}

impl Disputed {
    /// The entry that stands there; `None` where there is none.
    pub(crate) fn at(index: &Index, at: At) -> Option<Self> {
        let told = index.told(at)?;
        Some(Self {
            id: index.id(at)?.to_owned(),
            subject: Subject::at(index, at)?,
            disputes: told.disputes.clone(),
            reports: told.reports.clone(),
            independent_sources: told.independent_sources,
        })
    }
}

/// Whether an entry has to do with a country.
pub(crate) fn concerns(index: &Index, at: At, country: CountryCode) -> bool {
    let record = index.record();
    match at {
        At::Encounter(i) => index.by_country.get(&country).binary_search(&i).is_ok(),
        At::Holder(o, _) => record
            .offices
            .get(o)
            .is_some_and(|o| o.country == Some(country)),
        At::Person(i) => {
            let person = record.persons.get(i);
            person.is_some_and(|p| p.countries.contains(&country))
        }
        At::Quote(i) => {
            let quotes = index.quotes_of_country.get(&country);
            quotes.binary_search(&i).is_ok()
        }
        At::Membership(i) => {
            let member = record.memberships.get(i);
            member.is_some_and(|m| m.membership.party == country.as_str())
        }
        At::Figure(_) => false,
        At::Event(i) => record.events.get(i).is_some_and(|v| {
            let parties = v.event.actors.iter().chain(&v.event.recipients);
            parties.into_iter().any(|p| p.country == Some(country))
        }),
    }
}

/// What of the entries that stand there is in dispute.
pub(crate) fn disputed(index: &Index, at: impl IntoIterator<Item = At>) -> Vec<Disputed> {
    let entries = at.into_iter().filter_map(|at| Disputed::at(index, at));
    entries.filter(|entry| !entry.disputes.is_empty()).collect()
}
