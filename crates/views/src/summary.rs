use crate::days::first;
use crate::index::entries;
use crate::pair::ahead;
use crate::{Contact, EntryKind, last_day};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Dispute, Edtf, Encounter, EncounterKind, Status};
use sidelines_resolve::Record;
use std::collections::{BTreeMap, BTreeSet};

/// What the record holds, at a glance.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// Reports in the record.
    pub reports: usize,
    /// How many origins they have: copies of one story count once.
    pub origins: usize,
    /// The first and last day of the reports that have one.
    pub days: Option<(Edtf, Edtf)>,
    /// Reports by outlet, else agency; `None` counts those that name neither. The most first.
    pub outlets: Vec<Count<Option<String>>>,
    /// Ids of the reports whose day is not known: their relative days stay open.
    pub undated: Vec<String>,
    /// Encounters by kind, each by status.
    pub encounters: Vec<Count<EncounterKind>>,
    /// Encounters in all.
    pub encounters_total: usize,
    /// People.
    pub persons: usize,
    /// Offices in which people are seen.
    pub offices: usize,
    /// People with more than one spelling, all spellings each.
    pub spellings: Vec<Vec<String>>,
    /// Statements in somebody's own words.
    pub quotes: usize,
    /// In how many places they are told.
    pub quotes_told: usize,
    /// Statements told without the words.
    pub statements: usize,
    /// Figures.
    pub figures: usize,
    /// Memberships.
    pub memberships: usize,
    /// Other events.
    pub events: usize,
    /// Entries on which reports differ: id, and the fields in which.
    pub in_dispute: Vec<(String, Vec<String>)>,
    /// What lies ahead of the last day of the record, next first.
    pub coming: Vec<Contact>,
    /// Encounters that were not known before.
    pub new_encounters: Vec<Contact>,
    /// Names of people who were not known before.
    pub new_persons: Vec<String>,
    /// The pairs of countries with the most contacts: where to look next.
    pub pairs: Vec<(String, String)>,
}

/// So many of something.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Count<T> {
    /// Of what.
    pub of: T,
    /// How many.
    pub count: usize,
    /// The same by status, where it has one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<(Status, usize)>,
}

/// The ids of a record, to tell later what is new.
#[derive(Clone, Debug, Default)]
pub struct Known {
    encounters: BTreeSet<String>,
    persons: BTreeSet<String>,
}

impl Known {
    /// What `record` knows now.
    #[must_use]
    pub fn of(record: &Record) -> Self {
        Self {
            encounters: record.encounters.iter().map(|e| e.id.clone()).collect(),
            persons: record.persons.iter().map(|p| p.id.clone()).collect(),
        }
    }
}

/// How many pairs are named.
const PAIRS: usize = 3;

/// What `record` holds, and what of it is not in `before`.
#[must_use]
pub fn summary(record: &Record, before: &Known) -> Summary {
    let dated = || record.reports.iter().filter(|r| r.published.is_some());
    let begin = dated().min_by_key(|r| first(r.published.as_ref()));
    let end = dated().max_by_key(|r| first(r.published.as_ref()));
    let days = begin
        .and_then(|r| r.published.clone())
        .zip(end.and_then(|r| r.published.clone()));
    let today = last_day(record);
    let new = record
        .encounters
        .iter()
        .filter(|e| !before.encounters.contains(&e.id));
    let persons = record
        .persons
        .iter()
        .filter(|p| !before.persons.contains(&p.id));
    Summary {
        reports: record.reports.len(),
        origins: record.origins.len(),
        days,
        outlets: outlets(record),
        undated: record
            .reports
            .iter()
            .filter(|r| r.published.is_none())
            .map(|r| r.id.clone())
            .collect(),
        encounters: kinds(record.encounters.iter().map(|e| &e.encounter)),
        encounters_total: record.encounters.len(),
        persons: record.persons.len(),
        offices: record
            .offices
            .iter()
            .filter(|o| !o.holders.is_empty())
            .count(),
        spellings: record
            .persons
            .iter()
            .filter(|p| p.spellings.len() > 1)
            .map(|p| p.spellings.iter().map(|s| s.name.clone()).collect())
            .collect(),
        quotes: record.quotes.iter().filter(|q| q.quote.direct).count(),
        quotes_told: record
            .quotes
            .iter()
            .filter(|q| q.quote.direct)
            .map(|q| q.told.reports.len())
            .sum(),
        statements: record.quotes.iter().filter(|q| !q.quote.direct).count(),
        figures: record.figures.len(),
        memberships: record.memberships.len(),
        events: record.events.len(),
        in_dispute: in_dispute(record),
        coming: record
            .encounters
            .iter()
            .filter(|e| ahead(e, today))
            .map(Contact::from)
            .collect(),
        new_encounters: new.map(Contact::from).collect(),
        new_persons: persons.map(|p| p.name.clone()).collect(),
        pairs: pairs(record),
    }
}

fn outlets(record: &Record) -> Vec<Count<Option<String>>> {
    let mut counts: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for report in &record.reports {
        let name = report.outlet.clone().or_else(|| report.agency.clone());
        *counts.entry(name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts
        .into_iter()
        .map(|(of, count)| Count {
            of,
            count,
            statuses: Vec::new(),
        })
        .collect();
    // Those that name nobody come last, the others by number.
    counts.sort_by_key(|c| (c.of.is_none(), std::cmp::Reverse(c.count)));
    counts
}

/// How many there are of each kind, each by status.
pub(crate) fn kinds<'a>(
    encounters: impl IntoIterator<Item = &'a Encounter>,
) -> Vec<Count<EncounterKind>> {
    let mut counts: BTreeMap<EncounterKind, BTreeMap<Status, usize>> = BTreeMap::new();
    for encounter in encounters {
        let statuses = counts.entry(encounter.kind).or_default();
        *statuses.entry(encounter.status).or_default() += 1;
    }
    counts
        .into_iter()
        .map(|(of, statuses)| Count {
            of,
            count: statuses.values().sum(),
            statuses: statuses.into_iter().collect(),
        })
        .collect()
}

fn in_dispute(record: &Record) -> Vec<(String, Vec<String>)> {
    let fields = |disputes: &[Dispute]| disputes.iter().map(|d| d.field.clone()).collect();
    entries(record)
        // A person's spellings are told with the person.
        .filter(|(at, _, told)| at.kind() != EntryKind::Person && !told.disputes.is_empty())
        .map(|(_, id, told)| (id.to_owned(), fields(&told.disputes)))
        .collect()
}

fn pairs(record: &Record) -> Vec<(String, String)> {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for entry in &record.encounters {
        let countries: BTreeSet<String> = entry
            .encounter
            .parties
            .iter()
            .filter_map(|p| p.country)
            .map(String::from)
            .collect();
        let countries: Vec<String> = countries.into_iter().collect();
        // A gathering of many says little of any two of them.
        if entry.encounter.kind != EncounterKind::Gathering
            && let [a, b] = countries.as_slice()
        {
            *counts.entry((a.clone(), b.clone())).or_default() += 1;
        }
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    pairs
        .into_iter()
        .take(PAIRS)
        .map(|(pair, _)| pair)
        .collect()
}
