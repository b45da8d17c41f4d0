use crate::days::first;
use crate::pair::held;
use crate::sides::{Side, dyads, people};
use crate::timeline::select;
use crate::{Index, TimelineFilter};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, EncounterKind};
use sidelines_resolve::ContactEntry;
use std::collections::{BTreeMap, BTreeSet};

/// Whose network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Countries, and organisations that act for themselves.
    #[default]
    Countries,
    /// People.
    People,
}

/// Which network is wanted.
#[derive(Clone, Debug, Default)]
pub struct NetworkFilter {
    /// Of which contacts; those that took place, unless it names statuses.
    pub contacts: TimelineFilter,
    /// Whose.
    pub level: Level,
    /// Whether all who came to a gathering have to do with each other. Otherwise gatherings make no edges.
    pub gatherings: bool,
    /// Only edges with at least so many contacts.
    pub least: usize,
}

/// Who has to do with whom.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Network {
    /// Whose network.
    pub level: Level,
    /// Those with the most contacts first, then by id.
    pub nodes: Vec<Node>,
    /// By the one end, then the other.
    pub edges: Vec<Edge>,
    /// The first and last day of its contacts.
    pub days: Option<(Edtf, Edtf)>,
}

/// Somebody in a [`Network`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Node {
    /// Alpha-2 of a country, the name of an organisation, or the id of a person.
    pub id: String,
    /// A person's name; otherwise the same as the id.
    pub label: String,
    /// Countries: a country's own, a person's.
    pub countries: Vec<CountryCode>,
    /// With how many others.
    pub degree: usize,
    /// In how many contacts.
    pub contacts: usize,
}

/// Two who have to do with each other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Edge {
    /// Id of the one, the first in order.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// How many contacts.
    pub count: usize,
    /// The same by kind.
    pub kinds: Vec<(EncounterKind, usize)>,
    /// The same by year; those without a year are left out.
    pub years: Vec<(i16, usize)>,
    /// The first of the contacts that have a day.
    pub first: Option<Edtf>,
    /// The last.
    pub last: Option<Edtf>,
    /// Ids of the contacts, by date.
    pub contacts: Vec<String>,
}

#[derive(Default)]
struct Draft {
    kinds: BTreeMap<EncounterKind, usize>,
    years: BTreeMap<i16, usize>,
    first: Option<Edtf>,
    last: Option<Edtf>,
    contacts: Vec<String>,
}

/// Who has to do with whom, by the contacts that `filter` lets through.
#[must_use]
pub fn network(index: &Index, filter: &NetworkFilter) -> Network {
    let mut drafts: BTreeMap<(&str, &str), Draft> = BTreeMap::new();
    let mut of_sides: BTreeMap<(Side<'_>, Side<'_>), Draft> = BTreeMap::new();
    let any_status = !filter.contacts.statuses.is_empty();
    for entry in select(index, &filter.contacts) {
        let gathering = entry.encounter.kind == EncounterKind::Gathering;
        if gathering && !filter.gatherings || !any_status && !held(entry) {
            continue;
        }
        match filter.level {
            Level::Countries => {
                for pair in dyads(index, entry) {
                    of_sides.entry(pair).or_default().add(entry);
                }
            }
            Level::People => {
                for pair in people(index, entry) {
                    drafts.entry(pair).or_default().add(entry);
                }
            }
        }
    }
    let of_sides = of_sides
        .iter()
        .map(|((a, b), draft)| edge(a.as_str(), b.as_str(), draft));
    let of_people = drafts.iter().map(|((a, b), draft)| edge(a, b, draft));
    let edges = of_sides
        .chain(of_people)
        .filter(|e| e.count >= filter.least);
    let edges: Vec<Edge> = edges.collect();
    let dated = || edges.iter().flat_map(|e| e.first.iter().chain(&e.last));
    let days = dated().min_by_key(|d| first(Some(d)));
    let days = days.zip(dated().max_by_key(|d| first(Some(d))));
    Network {
        level: filter.level,
        nodes: nodes(index, filter.level, &edges),
        days: days.map(|(a, b)| (a.clone(), b.clone())),
        edges,
    }
}

impl Draft {
    /// Contacts come in the order of their days.
    fn add(&mut self, entry: &ContactEntry) {
        let date = entry.encounter.date.as_ref();
        *self.kinds.entry(entry.encounter.kind).or_default() += 1;
        if let (Some(date), Some(day)) = (date, first(date)) {
            *self.years.entry(day.year()).or_default() += 1;
            self.first.get_or_insert_with(|| date.clone());
            self.last = Some(date.clone());
        }
        self.contacts.push(entry.id.clone());
    }
}

fn edge(a: &str, b: &str, draft: &Draft) -> Edge {
    Edge {
        a: a.to_owned(),
        b: b.to_owned(),
        count: draft.contacts.len(),
        kinds: draft.kinds.iter().map(|(k, n)| (*k, *n)).collect(),
        years: draft.years.iter().map(|(y, n)| (*y, *n)).collect(),
        first: draft.first.clone(),
        last: draft.last.clone(),
        contacts: draft.contacts.clone(),
    }
}

fn nodes(index: &Index, level: Level, edges: &[Edge]) -> Vec<Node> {
    let mut contacts: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut degree: BTreeMap<&str, usize> = BTreeMap::new();
    for edge in edges {
        for end in [&edge.a, &edge.b] {
            let of = contacts.entry(end).or_default();
            of.extend(edge.contacts.iter().map(String::as_str));
            *degree.entry(end).or_default() += 1;
        }
    }
    let node = |(id, contacts): (&str, BTreeSet<&str>)| {
        let person = index.person(id).filter(|_| level == Level::People);
        Node {
            id: id.to_owned(),
            label: person.map_or_else(|| id.to_owned(), |p| p.name.clone()),
            countries: match person {
                Some(person) => person.countries.clone(),
                None => CountryCode::new(id).into_iter().collect(),
            },
            degree: degree.get(id).copied().unwrap_or(0),
            contacts: contacts.len(),
        }
    };
    let mut nodes: Vec<Node> = contacts.into_iter().map(node).collect();
    nodes.sort_by(|a, b| (b.contacts, &a.id).cmp(&(a.contacts, &b.id)));
    nodes
}
