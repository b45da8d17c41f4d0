//! What a trip was for, once the trip is over: "travelled to Muscat last month for talks with X", "was in Doha in March
//! to meet Y". Whether they met is not said in so many words, but nobody tells of a trip weeks later by a purpose that
//! came to nothing without saying so.

use crate::analysis::Analysis;
use crate::encounters::Draft;
use crate::settle::shares;
use crate::tree::Tree;
use sidelines_facts::{Edtf, EncounterKind, Status};

/// Days after which who set out on a single day has been where he went.
const LONG_AGO: i32 = 4;

/// Counts what a trip that is over was made for as held, on the days of the trip.
pub(crate) fn run(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let trips: Vec<Draft> = drafts
        .iter()
        .filter(|d| {
            d.kind == EncounterKind::Visit
                && d.status == Status::Occurred
                && (over(a, d) || ended(a, d))
        })
        .cloned()
        .collect();
    for d in drafts.iter_mut().filter(|d| {
        d.status == Status::Planned
            && !matches!(d.kind, EncounterKind::Visit | EncounterKind::Call)
            && d.date.is_none()
    }) {
        let trip = trips.iter().find(|trip| {
            trip.sentence == d.sentence
                && shares(a, trip, d)
                && purpose(&a.sentences[d.sentence].tree, trip, d)
        });
        if let Some(trip) = trip {
            d.status = Status::Occurred;
            d.date.clone_from(&trip.date);
        }
    }
}

/// "has concluded a visit to Oslo to hold talks with X": whether the trip is told as done.
fn ended(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let trip = d.words.first().and_then(|w| t.starting_at(w.start));
    trip.and_then(|n| t.governor(n)).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "conclude" | "complete" | "end" | "finish" | "wrap"
        ) && matches!(t.node(v).tag, "VBD" | "VBN")
    })
}

/// Whether a trip's days are over.
fn over(a: &Analysis<'_>, d: &Draft) -> bool {
    let (Some((first, last)), Some((today, _))) = (
        d.date.as_ref().and_then(Edtf::bounds),
        a.published.as_ref().and_then(Edtf::bounds),
    ) else {
        return false;
    };
    let days = (today - last).get_days();
    days >= LONG_AGO || first != last && days > 0
}

/// Whether the words of `d` stand in what the verb of the trip was done for, and nothing says that it failed.
fn purpose(t: &Tree, trip: &Draft, d: &Draft) -> bool {
    let node = |d: &Draft| {
        let words = d.words.first()?;
        t.starting_at(words.start)
    };
    let (Some(went), Some(trigger)) = (node(trip), node(d)) else {
        return false;
    };
    let aims = |n: usize| {
        t.node(n).word == "for" && t.node(n).dep == "prep"
            || t.node(n).tag == "VB" && t.has_child_word(n, &["to"])
    };
    let failed = t
        .nodes
        .iter()
        .any(|n| matches!(n.word.as_str(), "but" | "only" | "vain") || n.dep == "neg");
    let path: Vec<usize> = std::iter::once(trigger)
        .chain(t.ancestors(trigger))
        .collect();
    let below = path.iter().take_while(|&&n| n != went);
    !failed && path.contains(&went) && below.copied().any(aims)
}
