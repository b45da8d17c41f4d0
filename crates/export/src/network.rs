//! Who met whom as a network, for GEXF and GraphML.
//!
//! People (and states, organisations and offices where nobody is named) are points. Two that met, called each other
//! or signed together have a line for each such contact, so that nothing is summed away; at a gathering each party
//! has a line to the gathering, not to everybody else. Only what was held or is under way makes a line, unless
//! another status was asked for. Sharing a page of a report makes none.

use crate::world::{Actor, World, capacity, clean, ends, named_id, token, told_by};
use sidelines_facts::{EncounterKind, Party, Status};
use sidelines_resolve::{ContactEntry, PartyLink};
use sidelines_wording::contacts;
use std::collections::BTreeMap;

/// Points and lines.
pub(crate) struct Network {
    pub(crate) nodes: BTreeMap<String, Node>,
    pub(crate) edges: Vec<Edge>,
}

/// A point.
pub(crate) struct Node {
    pub(crate) label: String,
    pub(crate) values: Vec<(&'static str, String)>,
}

/// A line.
pub(crate) struct Edge {
    pub(crate) id: String,
    pub(crate) source: String,
    pub(crate) target: String,
    pub(crate) label: String,
    /// ISO dates of any precision.
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    pub(crate) values: Vec<(&'static str, String)>,
}

/// What is told of a point, in order.
pub(crate) const NODE: [&str; 5] = ["kind", "country", "offices", "first_seen", "last_seen"];
/// What is told of a line, in order.
pub(crate) const EDGE: [&str; 16] = [
    "encounter",
    "kind",
    "status",
    "date",
    "place",
    "country",
    "part_of",
    "mode",
    "topics",
    "outcomes",
    "capacities",
    "inferred",
    "reports",
    "independent_sources",
    "disputes",
    "evidence",
];

impl Network {
    /// The network of the record's encounters; with `any_status` of all of them.
    pub(crate) fn of(world: &World<'_>, any_status: bool) -> Self {
        let mut network = Self {
            nodes: BTreeMap::new(),
            edges: Vec::new(),
        };
        for entry in &world.record.encounters {
            if any_status || matches!(entry.encounter.status, Status::Occurred | Status::Ongoing) {
                network.encounter(world, entry);
            }
        }
        network
    }

    fn encounter(&mut self, world: &World<'_>, entry: &ContactEntry) {
        let e = &entry.encounter;
        let mut parties: Vec<(String, &Party)> = Vec::new();
        for (party, link) in e.parties.iter().zip(&entry.parties) {
            if let Some(id) = self.party(world, party, link)
                && !parties.iter().any(|(other, _)| *other == id)
            {
                parties.push((id, party));
            }
        }
        let mut pairs: Vec<(String, String, Vec<&Party>)> = Vec::new();
        match e.kind {
            EncounterKind::Gathering => {
                let mut node = Node {
                    label: clean(&contacts::who(e)),
                    values: vec![("kind", "gathering".to_owned())],
                };
                if let Some(name) = &e.name {
                    node.label = clean(name);
                }
                if let Some(country) = e.place.as_ref().and_then(|p| p.country) {
                    node.values.push(("country", country.to_string()));
                }
                self.nodes.insert(entry.id.clone(), node);
                let others = e.attendees.iter().zip(&entry.attendees);
                for (party, link) in others {
                    if let Some(id) = self.party(world, party, link)
                        && !parties.iter().any(|(other, _)| *other == id)
                    {
                        parties.push((id, party));
                    }
                }
                pairs.extend(
                    parties
                        .iter()
                        .map(|(id, p)| (id.clone(), entry.id.clone(), vec![*p])),
                );
            }
            EncounterKind::Visit => {
                // A visit leads to the country; whom the visitor met there is told by the meetings.
                let country = e.place.as_ref().and_then(|p| p.country);
                if let Some(country) = country {
                    let host = Party {
                        country: Some(country),
                        ..Party::default()
                    };
                    if let Some(to) = self.party(world, &host, &PartyLink::default()) {
                        let from = parties.iter().filter(|(id, _)| *id != to);
                        pairs.extend(from.map(|(id, p)| (id.clone(), to.clone(), vec![*p])));
                    }
                }
            }
            EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing => {
                for (i, (a, p)) in parties.iter().enumerate() {
                    for (b, q) in &parties[i + 1..] {
                        pairs.push((a.clone(), b.clone(), vec![*p, *q]));
                    }
                }
            }
        }
        let several = pairs.len() > 1;
        for (n, (source, target, who)) in pairs.into_iter().enumerate() {
            let id = if several {
                format!("{}-{}", entry.id, n + 1)
            } else {
                entry.id.clone()
            };
            self.edges
                .push(edge(world, entry, id, source, target, &who));
        }
    }

    fn party(&mut self, world: &World<'_>, party: &Party, link: &PartyLink) -> Option<String> {
        let actor = match (world.actor(party, link), &party.person) {
            // Named, but without an entry of its own: the name is all there is.
            (Some(Actor::State(_) | Actor::Organisation(_)) | None, Some(name)) => {
                let id = named_id(name);
                let mut values = vec![("kind", "person".to_owned())];
                values.extend(party.country.map(|c| ("country", c.to_string())));
                self.nodes.entry(id.clone()).or_insert(Node {
                    label: clean(name),
                    values,
                });
                return Some(id);
            }
            (actor, _) => actor?,
        };
        let id = world.id(&actor);
        if !self.nodes.contains_key(&id) {
            let node = Node {
                label: clean(&world.name(&actor)),
                values: about(world, &actor),
            };
            self.nodes.insert(id.clone(), node);
        }
        Some(id)
    }
}

fn about(world: &World<'_>, actor: &Actor<'_>) -> Vec<(&'static str, String)> {
    let join = |parts: Vec<String>| parts.join("; ");
    match actor {
        Actor::Person(id) => {
            let mut values = vec![("kind", "person".to_owned())];
            if let Some(p) = world.person(id) {
                values.push((
                    "country",
                    join(p.countries.iter().map(ToString::to_string).collect()),
                ));
                let offices = p.offices.iter().filter_map(|id| world.office(id));
                values.push((
                    "offices",
                    clean(&join(offices.map(crate::world::office_name).collect())),
                ));
            }
            let days = world
                .record
                .offices
                .iter()
                .flat_map(|o| &o.holders)
                .filter(|h| h.person == *id);
            let first = days
                .clone()
                .filter_map(|h| h.first_seen.as_ref())
                .map(ToString::to_string)
                .min();
            let last = days
                .filter_map(|h| h.last_seen.as_ref())
                .map(ToString::to_string)
                .max();
            values.extend(first.map(|d| ("first_seen", d)));
            values.extend(last.map(|d| ("last_seen", d)));
            values
        }
        Actor::Office(id) => {
            let mut values = vec![("kind", "office".to_owned())];
            values.extend(
                world
                    .office(id)
                    .and_then(|o| o.country)
                    .map(|c| ("country", c.to_string())),
            );
            values
        }
        Actor::State(country) => vec![
            ("kind", "state".to_owned()),
            ("country", country.to_string()),
        ],
        Actor::Organisation(_) => vec![("kind", "organisation".to_owned())],
    }
}

fn edge(
    world: &World<'_>,
    entry: &ContactEntry,
    id: String,
    source: String,
    target: String,
    who: &[&Party],
) -> Edge {
    let e = &entry.encounter;
    let (start, end) = ends(e.date.as_ref());
    let told = &entry.told;
    let all = [
        ("encounter", entry.id.clone()),
        ("kind", token(&e.kind)),
        ("status", token(&e.status)),
        (
            "date",
            e.date.as_ref().map(ToString::to_string).unwrap_or_default(),
        ),
        (
            "place",
            e.place
                .as_ref()
                .and_then(|p| p.name.clone())
                .unwrap_or_default(),
        ),
        (
            "country",
            e.place
                .as_ref()
                .and_then(|p| p.country)
                .map(|c| c.to_string())
                .unwrap_or_default(),
        ),
        ("part_of", e.part_of.clone().unwrap_or_default()),
        ("mode", e.mode.map(|m| token(&m)).unwrap_or_default()),
        ("topics", e.topics.join("; ")),
        ("outcomes", e.outcomes.join("; ")),
        (
            "capacities",
            who.iter()
                .map(|p| capacity(p))
                .collect::<Vec<_>>()
                .join(" – "),
        ),
        ("inferred", world.inferred(entry).join("; ")),
        ("reports", told.reports.join(" ")),
        ("independent_sources", told.independent_sources.to_string()),
        (
            "disputes",
            told.disputes
                .iter()
                .map(crate::world::dispute)
                .collect::<Vec<_>>()
                .join("; "),
        ),
        ("evidence", world.citations(told).join("\n")),
    ];
    let values = all
        .into_iter()
        .filter(|(_, v)| !v.is_empty())
        .map(|(k, v)| (k, clean(&v)))
        .collect();
    let label = clean(&format!("{} ({})", contacts::kind(e), told_by(told)));
    Edge {
        id,
        source,
        target,
        label,
        start,
        end,
        values,
    }
}
