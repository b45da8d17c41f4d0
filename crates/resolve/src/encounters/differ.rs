//! Where reports of one encounter differ on who took part.

use super::merge::{Draft, json};
use crate::case::{At, Case};
use crate::offices::families;
use crate::persons::People;
use sidelines_facts::{Dispute, Encounter};
use std::collections::BTreeSet;

/// Of one person some reports say that he heads one ministry, others another. Who is called by two titles in one report
/// holds both.
pub(super) fn office_dispute(case: &Case<'_>, drafts: &[Draft<'_>]) -> Option<Dispute> {
    drafts.iter().find_map(|draft| {
        draft.side.person?;
        let told = draft.told.iter().filter_map(|(at, p)| {
            let office = p.office.as_deref()?;
            let country = p.country.map(|c| c.to_string());
            match families(office, country.as_deref()).as_slice() {
                [one] if is_ministry(one) => Some((at.0, one.clone(), office)),
                _ => None,
            }
        });
        let told: Vec<(usize, String, &str)> = told.collect();
        let both = told
            .iter()
            .any(|x| told.iter().any(|y| x.0 == y.0 && x.1 != y.1));
        // Of the titles of one ministry the first stands for all.
        let title = |family: &String| told.iter().find(|t| t.1 == *family).map(|t| t.2);
        let values = told.iter().map(|(r, family, _)| (json(title(family)), *r));
        case.dispute("office", values).filter(|_| !both)
    })
}

/// "foreign minister", "defence minister", as families of offices are written: no deputy, no minister of state.
fn is_ministry(family: &str) -> bool {
    matches!(family.split(' ').collect::<Vec<_>>().as_slice(), [a, b] if *a == "minister" || *b == "minister")
}

/// Where reports agree on the one of two and name for the other different people of one country, as of an encounter that
/// somebody took for one.
pub(super) fn party_dispute(
    case: &Case<'_>,
    people: &People,
    said: &[(At, &Encounter)],
    drafts: &[Draft<'_>],
) -> Option<Dispute> {
    if said.iter().any(|(_, e)| e.parties.len() != 2) {
        return None;
    }
    let reports =
        |d: &Draft<'_>| -> BTreeSet<usize> { d.told.iter().map(|(at, _)| at.0).collect() };
    let all: BTreeSet<usize> = said.iter().map(|(at, _)| at.0).collect();
    let rivals: Vec<&Draft<'_>> = drafts
        .iter()
        .filter(|d| d.side.person.is_some() && reports(d) != all)
        .collect();
    let country = rivals.first().map(|d| d.side.country)?;
    let differ = rivals.iter().enumerate().all(|(i, d)| {
        d.side.country == country
            && rivals[..i]
                .iter()
                .all(|o| reports(o).is_disjoint(&reports(d)))
    });
    let values = rivals.iter().flat_map(|d| {
        let name = d.side.person.map(|p| people.entries[p].name.as_str());
        reports(d).into_iter().map(move |r| (json(name), r))
    });
    case.dispute("party", values).filter(|_| differ)
}
