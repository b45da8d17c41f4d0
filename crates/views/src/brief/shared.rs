use super::{BriefQuestion, Claimed, Common, few};
use crate::days::first;
use crate::figures::day_of;
use crate::index::{At, united};
use crate::sources::Citations;
use crate::words::names_any;
use crate::{Index, Pair};
use jiff::civil::Date;
use sidelines_resolve::ContactEntry;
use std::collections::{BTreeMap, BTreeSet};

/// Organisations to which both belong.
pub(super) fn both_in(index: &Index, pair: Pair, cite: &mut Citations) -> Vec<Common> {
    let mut orgs: BTreeMap<&str, [Vec<_>; 2]> = BTreeMap::new();
    let ours = united([pair.a, pair.b].map(|c| index.memberships_of.get(c.as_str())));
    for entry in index.memberships(&ours) {
        let side = [pair.a, pair.b]
            .iter()
            .position(|c| c.as_str() == entry.membership.party);
        if let Some(side) = side {
            orgs.entry(&entry.membership.org).or_default()[side].push(entry);
        }
    }
    orgs.into_iter()
        .filter(|(_, sides)| sides.iter().all(|s| !s.is_empty()))
        .map(|(org, sides)| {
            let mut sources: Vec<usize> = sides
                .iter()
                .flatten()
                .flat_map(|e| cite.cite(&few(index, &e.told.reports), &e.told.evidence))
                .collect();
            sources.sort_unstable();
            sources.dedup();
            let [a, b] = sides.map(|side| {
                side.iter()
                    .map(|e| (e.membership.role, e.membership.since.clone()))
                    .collect()
            });
            Common {
                org: org.to_owned(),
                a,
                b,
                sources,
            }
        })
        .collect()
}

/// Figures of the reports that tell of a contact, where the words name either side.
pub(super) fn figures(
    index: &Index,
    question: &BriefQuestion,
    contacts: &[&ContactEntry],
    day: Option<Date>,
    cite: &mut Citations,
) -> Vec<Claimed> {
    let reports: BTreeSet<&str> = contacts
        .iter()
        .flat_map(|e| e.told.reports.iter().map(String::as_str))
        .collect();
    let names = [question.names_a.clone(), question.names_b.clone()].concat();
    let told = reports.iter().flat_map(|r| index.told_by(r));
    let told: BTreeSet<usize> = told
        .filter_map(|at| match at {
            At::Figure(i) => Some(*i),
            _ => None,
        })
        .collect();
    told.into_iter()
        .filter_map(|i| index.record().figures.get(i))
        .filter(|f| {
            let told = first(day_of(index, f));
            told.is_none_or(|told| day.is_none_or(|day| told <= day))
        })
        .filter(|f| f.told.evidence.iter().any(|e| names_any(&e.text, &names)))
        .map(|entry| Claimed {
            id: entry.id.clone(),
            figure: entry.figure.clone(),
            words: entry.told.evidence.first().map(|e| e.text.clone()),
            sources: cite.cite(&few(index, &entry.told.reports), &entry.told.evidence),
        })
        .collect()
}
