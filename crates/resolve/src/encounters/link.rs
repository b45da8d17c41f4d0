//! What hangs together: meetings under their gathering, and with the visit during which they were held.

use super::place::{Places, Where};
use crate::orgs::{OrgName, Relation};
use crate::record::ContactEntry;
use crate::when::Days;
use sidelines_facts::EncounterKind;
use std::collections::{BTreeMap, BTreeSet};

/// Days by which a meeting on the margins may miss the days of its gathering.
const MARGIN: i32 = 3;

/// An entry as it is linked.
struct Node {
    days: Option<Days>,
    place: Where,
    names: Vec<OrgName>,
    persons: BTreeSet<String>,
    reports: BTreeSet<String>,
}

impl Node {
    fn of(entry: &ContactEntry) -> Self {
        let e = &entry.encounter;
        let orgs = e
            .parties
            .iter()
            .filter(|p| p.person.is_none())
            .filter_map(|p| p.org.as_deref());
        let names: Vec<OrgName> = if e.kind == EncounterKind::Gathering {
            e.name
                .as_deref()
                .into_iter()
                .chain(orgs)
                .filter_map(OrgName::of)
                .collect()
        } else {
            e.part_of
                .as_deref()
                .into_iter()
                .filter_map(OrgName::of)
                .collect()
        };
        Self {
            days: e.date.as_ref().and_then(Days::of),
            place: Where::of(e.place.as_ref()),
            names,
            persons: entry
                .parties
                .iter()
                .filter_map(|p| p.person.clone())
                .collect(),
            reports: entry.told.reports.iter().cloned().collect(),
        }
    }

    /// How well `self` fits into `frame` in time and place, smaller is better; `None`: not at all. Where a
    /// date is missing, one report must tell of both.
    fn fits(&self, frame: &Self) -> Option<i32> {
        if self.place.compare(&frame.place) == Places::Apart {
            return None;
        }
        let together = !self.reports.is_disjoint(&frame.reports);
        match (self.days, frame.days) {
            (Some(a), Some(b)) => Some(a.gap(b)).filter(|gap| *gap <= MARGIN),
            _ => together.then_some(MARGIN),
        }
    }
}

/// Sets the links of all entries.
pub(crate) fn link(entries: &mut [ContactEntry]) {
    let nodes: Vec<Node> = entries.iter().map(Node::of).collect();
    let kind = |i: usize| entries[i].encounter.kind;
    let mut gatherings: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut visits: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, node) in nodes.iter().enumerate() {
        match kind(i) {
            EncounterKind::Gathering => {
                let keys: BTreeSet<String> = node.names.iter().flat_map(OrgName::keys).collect();
                for key in keys
                    .into_iter()
                    .chain(node.place.city.clone().map(|c| format!("in {c}")))
                {
                    gatherings.entry(key).or_default().push(i);
                }
            }
            EncounterKind::Visit => {
                for person in &node.persons {
                    visits.entry(person).or_default().push(i);
                }
            }
            _ => {}
        }
    }
    let mut found: Vec<(usize, Option<usize>, Vec<usize>)> = Vec::new();
    for (i, node) in nodes.iter().enumerate() {
        let gathering = match kind(i) {
            EncounterKind::Gathering | EncounterKind::Visit => None,
            _ => gathering_of(node, &nodes, &gatherings),
        };
        let during: BTreeSet<usize> = match kind(i) {
            EncounterKind::Visit | EncounterKind::Call => BTreeSet::new(),
            _ => node
                .persons
                .iter()
                .flat_map(|p| visits.get(p.as_str()).into_iter().flatten().copied())
                .filter(|&v| during(node, &nodes[v]))
                .collect(),
        };
        found.push((i, gathering, during.into_iter().collect()));
    }
    let ids: Vec<String> = entries.iter().map(|e| e.id.clone()).collect();
    let mut holds: Vec<BTreeSet<String>> = vec![BTreeSet::new(); ids.len()];
    for (i, gathering, during) in found {
        for &frame in gathering.iter().chain(&during) {
            holds[frame].insert(ids[i].clone());
        }
        let mut visits: Vec<String> = during.iter().map(|&v| ids[v].clone()).collect();
        visits.sort();
        entries[i].links.gathering = gathering.map(|g| ids[g].clone());
        entries[i].links.visits = visits;
    }
    for (entry, holds) in entries.iter_mut().zip(holds) {
        entry.links.holds = holds.into_iter().collect();
    }
}

/// The gathering on whose margin `node` was held: the same body, level and edition at the time and place;
/// or, of a gathering that nobody names, the same city and a person in common.
fn gathering_of(
    node: &Node,
    nodes: &[Node],
    gatherings: &BTreeMap<String, Vec<usize>>,
) -> Option<usize> {
    if node.names.is_empty() {
        return None;
    }
    let keys: BTreeSet<String> = node.names.iter().flat_map(OrgName::keys).collect();
    let city = node.place.city.as_ref().map(|c| format!("in {c}"));
    let candidates: BTreeSet<usize> = keys
        .iter()
        .chain(&city)
        .flat_map(|key| gatherings.get(key).into_iter().flatten().copied())
        .collect();
    candidates
        .into_iter()
        .filter_map(|g| {
            let other = &nodes[g];
            let mut relation = Relation::Unclear;
            for x in &node.names {
                for y in &other.names {
                    match x.relation(y) {
                        Relation::Other => return None,
                        Relation::Same => relation = Relation::Same,
                        Relation::Unclear => {}
                    }
                }
            }
            let nameless = other.names.is_empty() && !node.persons.is_disjoint(&other.persons);
            if relation != Relation::Same && !nameless {
                return None;
            }
            let together = node.reports.is_disjoint(&other.reports);
            Some((relation != Relation::Same, node.fits(other)?, together, g))
        })
        .min()
        .map(|(_, _, _, g)| g)
}

/// Held during the visit: its days, its country, and its city where both are known.
fn during(node: &Node, visit: &Node) -> bool {
    if !matches!(
        node.place.compare(&visit.place),
        Places::SameCity | Places::SameCountry
    ) {
        return false;
    }
    match (node.days, visit.days) {
        (Some(a), Some(b)) => a.gap(b) == 0,
        _ => !node.reports.is_disjoint(&visit.reports),
    }
}
