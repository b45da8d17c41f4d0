//! What the whole report says of a proposal, once every sentence is read.

use super::proposals::Proposal;
use crate::analysis::Analysis;
use crate::encounters::{Draft, alike, country};
use crate::refs::Who;
use sidelines_facts::EncounterKind;

/// Adds to each proposal what frames tell elsewhere in the report of its parties and places.
pub(crate) fn add(a: &Analysis<'_>, settled: &[Draft], proposals: &mut [Proposal]) {
    let contact = |d: &Draft| {
        matches!(
            d.kind,
            EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Gathering
        )
    };
    let contacts = settled.iter().filter(|d| contact(d)).count();
    let has = |d: &Draft, w: &Who| d.parties.iter().any(|(v, _)| alike(a, v, w));
    // Where frames have read most of what could be told, little is left to be judged.
    let told: Vec<bool> = proposals
        .iter()
        .map(|p| super::told(a, &p.draft, settled))
        .collect();
    let read = |family: &str| {
        let mine: Vec<bool> = proposals
            .iter()
            .zip(&told)
            .filter(|(p, _)| p.family == family)
            .map(|(_, t)| *t)
            .collect();
        let known = mine.iter().filter(|t| **t).count();
        match (known, mine.len()) {
            (0, n) if n < 3 => "none-of-few",
            (0, _) => "none",
            (k, n) if k * 3 < n => "few",
            (k, n) if k * 3 < n * 2 => "half",
            _ => "most",
        }
    };
    let shares: std::collections::BTreeMap<&str, &str> = proposals
        .iter()
        .map(|p| (p.family, read(p.family)))
        .collect();
    let keys: Vec<(&str, Vec<Who>, Option<String>)> = proposals.iter().map(key).collect();
    for (i, p) in proposals.iter_mut().enumerate() {
        let family = p.family;
        let mut note = |f: String| p.features.push(format!("{family}|{f}"));
        note(format!("report-contacts={}", bucket(contacts)));
        note(format!("read={}", shares.get(family).unwrap_or(&"none")));
        // Said twice is more than said once.
        let again = keys.iter().filter(|k| **k == keys[i]).count();
        note(format!("sentences={}", again.min(4)));
        let parties: Vec<&Who> = p.draft.parties.iter().map(|(w, _)| w).collect();
        match parties.as_slice() {
            [x, y] => {
                let travels = |x: &Who, y: &Who| {
                    settled.iter().any(|d| {
                        d.kind == EncounterKind::Visit
                            && has(d, x)
                            && d.place.as_ref().and_then(|p| p.country()) == country(a, y)
                            && country(a, y).is_some()
                    })
                };
                if travels(x, y) || travels(y, x) {
                    note("guest-and-host".to_owned());
                }
                let others = |x: &Who| settled.iter().filter(|d| contact(d) && has(d, x)).count();
                let (n, m) = (others(x), others(y));
                note(format!("others={}/{}", bucket(n.min(m)), bucket(n.max(m))));
            }
            [x] if p.draft.kind == EncounterKind::Visit => {
                let land = p.draft.place.as_ref().and_then(|p| p.country());
                let trips = settled
                    .iter()
                    .filter(|d| d.kind == EncounterKind::Visit && has(d, x))
                    .count();
                note(format!("other-trips={}", bucket(trips)));
                let hosted = settled.iter().any(|d| {
                    contact(d)
                        && has(d, x)
                        && (d.parties.iter().any(|(w, _)| country(a, w) == land)
                            || d.place.as_ref().is_some_and(|p| p.country() == land))
                });
                note(format!("meets-there={hosted}"));
            }
            _ if p.draft.kind == EncounterKind::Gathering => {
                super::passing::context(&p.draft, settled, &mut note);
            }
            _ => {}
        }
    }
}

fn key(p: &Proposal) -> (&'static str, Vec<Who>, Option<String>) {
    if p.draft.kind == EncounterKind::Gathering {
        return (p.family, Vec::new(), p.draft.name.clone());
    }
    let mut parties: Vec<Who> = p.draft.parties.iter().map(|(w, _)| w.clone()).collect();
    parties.sort();
    let place = p
        .draft
        .place
        .as_ref()
        .filter(|_| p.draft.kind == EncounterKind::Visit)
        .and_then(|p| p.country())
        .map(|c| c.to_string());
    (p.family, parties, place)
}

fn bucket(n: usize) -> &'static str {
    match n {
        0 => "none",
        1 => "one",
        2..=3 => "few",
        _ => "many",
    }
}
