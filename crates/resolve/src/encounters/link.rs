//! What hangs together: meetings under their gathering, and with the visit during which they were held.

use super::place::{Places, Where};
use crate::orgs::{OrgName, Relation};
use crate::record::ContactEntry;
use crate::when::Days;
use crate::wording::hash;
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
                .map(|name| name.of_edition(e.edition))
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
            // Who only follows from an office is not told to have been there.
            persons: entry
                .parties
                .iter()
                .filter(|p| p.inferred.is_none())
                .filter_map(|p| p.person.clone())
                .collect(),
            reports: entry.told.reports.iter().cloned().collect(),
        }
    }

    /// By name and city.
    fn gathering_keys(&self) -> BTreeSet<u64> {
        let names = self.names.iter().flat_map(OrgName::keys);
        let names = names.map(|k| hash(&format!("held-at {k}")));
        let city = self.place.city.iter();
        names
            .chain(city.map(|c| hash(&format!("held-in {c}"))))
            .collect()
    }

    /// By person.
    fn visit_keys(&self) -> BTreeSet<u64> {
        let persons = self.persons.iter();
        persons.map(|p| hash(&format!("visit-of {p}"))).collect()
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

/// The keys under which others can hang together with `entry` as with a gathering or a visit, and its days
/// with the margin; `None` for any day.
pub(crate) fn frame_keys(entry: &ContactEntry) -> (BTreeSet<u64>, Option<Days>) {
    let node = Node::of(entry);
    let keys = match entry.encounter.kind {
        EncounterKind::Gathering => node.gathering_keys(),
        EncounterKind::Visit => node.visit_keys(),
        _ => BTreeSet::new(),
    };
    (keys, node.days.map(|d| d.widened(MARGIN, MARGIN)))
}

/// The keys by which `entry` finds what it hangs together with, and its days.
pub(crate) fn member_keys(entry: &ContactEntry) -> (BTreeSet<u64>, Option<Days>) {
    let node = Node::of(entry);
    let mut keys = BTreeSet::new();
    let kind = entry.encounter.kind;
    if !matches!(kind, EncounterKind::Gathering | EncounterKind::Visit) && !node.names.is_empty() {
        keys.extend(node.gathering_keys());
    }
    if !matches!(kind, EncounterKind::Visit | EncounterKind::Call) {
        keys.extend(node.visit_keys());
    }
    (keys, node.days)
}

/// Sets the links of all entries.
pub(crate) fn link(entries: &mut [ContactEntry]) {
    let nodes: Vec<Node> = entries.iter().map(Node::of).collect();
    let mut frames: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
    for (i, node) in nodes.iter().enumerate() {
        let keys = match entries[i].encounter.kind {
            EncounterKind::Gathering => node.gathering_keys(),
            EncounterKind::Visit => node.visit_keys(),
            _ => continue,
        };
        for key in keys {
            frames.entry(key).or_default().insert(i);
        }
    }
    link_among(entries, &nodes, |node, kind| {
        let keys = match kind {
            EncounterKind::Visit => node.visit_keys(),
            _ => node.gathering_keys(),
        };
        keys.iter()
            .filter_map(|key| frames.get(key))
            .flatten()
            .copied()
            .collect()
    });
}

/// The same, with `among` to say which gatherings or visits are looked at for a node.
fn link_among(
    entries: &mut [ContactEntry],
    nodes: &[Node],
    among: impl Fn(&Node, EncounterKind) -> BTreeSet<usize>,
) {
    let mut found: Vec<(usize, Option<usize>, Vec<usize>)> = Vec::new();
    for (i, node) in nodes.iter().enumerate() {
        let kind = entries[i].encounter.kind;
        let gathering = match kind {
            EncounterKind::Gathering | EncounterKind::Visit => None,
            _ if node.names.is_empty() => None,
            _ => gathering_of(node, nodes, among(node, EncounterKind::Gathering)),
        };
        let during: Vec<usize> = match kind {
            EncounterKind::Visit | EncounterKind::Call => Vec::new(),
            _ => among(node, EncounterKind::Visit)
                .into_iter()
                .filter(|&v| during(node, &nodes[v]))
                .collect(),
        };
        found.push((i, gathering, during));
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

/// The one of `candidates` on whose margin `node` was held: the same body, level and edition at the time and
/// place; or, of a gathering that nobody names, the same city and a person in common.
fn gathering_of(node: &Node, nodes: &[Node], candidates: BTreeSet<usize>) -> Option<usize> {
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
            let city = other.place.city.is_some() && other.place.city == node.place.city;
            let nameless =
                other.names.is_empty() && city && !node.persons.is_disjoint(&other.persons);
            if relation != Relation::Same && !nameless {
                return None;
            }
            let together = node.reports.is_disjoint(&other.reports);
            Some((relation != Relation::Same, node.fits(other)?, together, g))
        })
        .min()
        .map(|(_, _, _, g)| g)
}

/// Held during the visit of one who was there: its days, its country, and its city where both are known.
fn during(node: &Node, visit: &Node) -> bool {
    let there = matches!(
        node.place.compare(&visit.place),
        Places::SameCity | Places::SameCountry
    );
    if !there || node.persons.is_disjoint(&visit.persons) {
        return false;
    }
    match (node.days, visit.days) {
        (Some(a), Some(b)) => a.gap(b) == 0,
        _ => !node.reports.is_disjoint(&visit.reports),
    }
}

#[cfg(test)]
mod oracle {
    //! Looking at every gathering and every visit finds no other.

    use super::*;
    use crate::corrections::Corrections;
    use crate::testing::any_reports;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn frames_by_keys_are_all_frames(reports in any_reports()) {
            let mut blocked = crate::resolve(&reports, &Corrections::default()).encounters;
            link(&mut blocked);
            let mut all = blocked.clone();
            let nodes: Vec<Node> = all.iter().map(Node::of).collect();
            let kinds: Vec<EncounterKind> = all.iter().map(|e| e.encounter.kind).collect();
            link_among(&mut all, &nodes, |_, kind| (0..kinds.len()).filter(|&i| kinds[i] == kind).collect());
            prop_assert_eq!(blocked, all);
        }
    }
}
