//! "A will meet B on Friday. C will take part in the trilateral talks with B": the word says how many there are, and
//! what was told before who the others are.

use super::{Draft, alike, dates_agree, places_agree, statuses_agree};
use crate::analysis::Analysis;
use sidelines_facts::EncounterKind;

/// Words that say how many sides a meeting has.
const SIDES: &[(&str, usize)] = &[
    ("trilateral", 3),
    ("tripartite", 3),
    ("three-way", 3),
    ("quadrilateral", 4),
    ("quadripartite", 4),
    ("four-way", 4),
    ("five-way", 5),
];

/// Words that tell of another time than that of the meeting behind them.
const AROUND: &[&str] = &[
    "after",
    "before",
    "following",
    "of",
    "to",
    "besides",
    "beside",
    "since",
    "until",
];

/// How many sentences further on a meeting is told of with its other sides.
const NEAR: usize = 2;

/// The meeting told of just before that is this one: with its parties there are as many as the sentence says, and
/// without them there are not.
pub(super) fn begun<'d>(
    a: &Analysis<'_>,
    out: &'d mut [Draft],
    d: &Draft,
) -> Option<&'d mut Draft> {
    let text = a.text.get(a.sentences.get(d.sentence)?.span.clone())?;
    let text = text.to_lowercase();
    // "A trilateral meeting" is another one, or still to be prepared; "after the trilateral meeting" they met once more.
    let is_known = |word: &str| {
        let before = text.split(word).next().filter(|b| b.len() < text.len());
        let before = before.map(|b| b.trim_end_matches(['"', '\'', '“', '‘']));
        let before = before.and_then(|b| b.strip_suffix("the "));
        before.is_some_and(|b| !AROUND.contains(&b.split_whitespace().next_back().unwrap_or("")))
    };
    let sides = SIDES.iter().find(|(word, _)| is_known(word))?.1;
    if d.kind != EncounterKind::Meeting || d.parties.len() >= sides {
        return None;
    }
    out.iter_mut().rev().find(|e| {
        let new = d
            .parties
            .iter()
            .filter(|(w, _)| !e.parties.iter().any(|(v, _)| alike(a, w, v)))
            .count();
        e.kind == EncounterKind::Meeting
            && e.sentence < d.sentence
            && d.sentence <= e.sentence + NEAR
            && (1..d.parties.len()).contains(&new)
            && e.parties.len() + new == sides
            && statuses_agree(e.status, d.status)
            && dates_agree(e.date.as_ref(), d.date.as_ref())
            && places_agree(e.place.as_ref(), d.place.as_ref())
    })
}
