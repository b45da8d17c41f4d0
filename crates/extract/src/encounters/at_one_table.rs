//! "Michel will host Pashinyan and Aliyev on Sunday", told beside the meeting of all three: one meeting, and not two of
//! the host with each.

use super::merge::merge;
use super::same::{places_agree, statuses_agree};
use super::{Draft, alike, country, dates_agree};
use crate::analysis::Analysis;
use crate::refs::Who;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Words by which each has a meeting of his own.
const EACH: &[&str] = &[
    "separate",
    "separately",
    "bilateral",
    "bilaterally",
    "each",
    "respectively",
    "individually",
    "individual",
    "one-on-one",
    "then",
    "later",
    "after",
    "before",
];

/// Takes the pairs that one clause tells into the meeting of all of them, where the report tells of that, too.
pub(crate) fn seat(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    let mut gone: Vec<usize> = Vec::new();
    for i in 0..drafts.len() {
        if gone.contains(&i) {
            continue;
        }
        let pairs = with_the_same(a, drafts, i);
        if pairs.len() < 2 || pairs.iter().any(|p| gone.contains(p)) || each(a, &drafts[i]) {
            continue;
        }
        let mut all: Vec<(Who, Option<PartyRole>)> = Vec::new();
        for (w, role) in pairs.iter().flat_map(|&p| &drafts[p].parties) {
            if !all.iter().any(|(v, _)| alike(a, v, w)) {
                all.push((w.clone(), *role));
            }
        }
        let mut lands: Vec<_> = all.iter().map(|(w, _)| country(a, w)).collect();
        lands.sort();
        lands.dedup();
        if lands.len() < all.len() {
            continue;
        }
        let Some(whole) = whole(a, drafts, &pairs, &all) else {
            continue;
        };
        let told: Vec<Draft> = pairs.iter().map(|&p| drafts[p].clone()).collect();
        let w = &mut drafts[whole];
        w.parties = all;
        w.frame.clone_from(&told[0].frame);
        // What a headline tells stands in the story now.
        w.title = false;
        w.anaphoric = false;
        for pair in told {
            merge(a, w, pair);
        }
        gone.extend(pairs);
    }
    let mut at = 0;
    drafts.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// The meetings of two that the words of draft `i` tell, of one man with several.
fn with_the_same(a: &Analysis<'_>, drafts: &[Draft], i: usize) -> Vec<usize> {
    let d = &drafts[i];
    let [(x, _), (y, _)] = d.parties.as_slice() else {
        return Vec::new();
    };
    if d.kind != EncounterKind::Meeting {
        return Vec::new();
    }
    [x, y]
        .into_iter()
        .map(|host| {
            (i..drafts.len())
                .filter(|&j| {
                    let e = &drafts[j];
                    e.kind == d.kind
                        && e.sentence == d.sentence
                        && e.words == d.words
                        && e.parties.len() == 2
                        && e.parties.iter().any(|(w, _)| alike(a, w, host))
                })
                .collect::<Vec<_>>()
        })
        .max_by_key(Vec::len)
        .unwrap_or_default()
}

fn each(a: &Analysis<'_>, d: &Draft) -> bool {
    a.sentences
        .get(d.sentence)
        .is_some_and(|s| s.tree.nodes.iter().any(|n| EACH.contains(&n.word.as_str())))
}

/// The meeting of all of them, by name or by their countries.
fn whole(
    a: &Analysis<'_>,
    drafts: &[Draft],
    pairs: &[usize],
    all: &[(Who, Option<PartyRole>)],
) -> Option<usize> {
    let d = &drafts[*pairs.first()?];
    (0..drafts.len()).filter(|j| !pairs.contains(j)).find(|&j| {
        let w = &drafts[j];
        matches!(w.kind, EncounterKind::Meeting | EncounterKind::Gathering)
            && w.org.is_none()
            && w.sentence != d.sentence
            && w.parties.len() == all.len()
            && statuses_agree(w.status, d.status)
            && !matches!(w.status, Status::Cancelled | Status::Denied)
            && !w.looked_back
            && dates_agree(w.date.as_ref(), d.date.as_ref())
            && places_agree(w.place.as_ref(), d.place.as_ref())
            && all
                .iter()
                .all(|(x, _)| w.parties.iter().any(|(v, _)| alike(a, v, x)))
    })
}
