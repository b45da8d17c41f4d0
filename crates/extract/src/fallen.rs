//! What falls with a trip that is off: what was to be done on it, and the trip itself, told again.

use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::refs::Who;
use crate::settle::{planned_then, shares};
use sidelines_facts::{EncounterKind, Status};

/// "Tagarev called off a trip to Athens. He was to hold talks with X": what was planned for a trip falls with it.
pub(crate) fn fall_with_the_trip(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 12;
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let off = |s: Status| matches!(s, Status::Cancelled | Status::Denied);
    // "put off his visit to China. He was to be in Beijing on March 28": it is that visit.
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Visit
            || d.status != Status::Planned
            || !planned_then(a, d, &["was", "were", "had"])
        {
            continue;
        }
        let fallen = drafts.iter().find(|v| {
            v.kind == EncounterKind::Visit
                && off(v.status)
                && shares(a, v, d)
                && v.sentence <= d.sentence
                && d.sentence - v.sentence <= NEAR
                && land(v).is_some()
                && land(v) == land(d)
        });
        let fallen = fallen
            .map(|v| v.status)
            .or_else(|| trip_dropped(a, d).then_some(Status::Cancelled));
        if let Some(status) = fallen {
            drafts[i].status = status;
        }
    }
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let session = d.kind == EncounterKind::Gathering && d.parties.len() > 1;
        // "called off a trip to Athens, where he was to attend the summit": which may be held without him.
        let without_him = d.kind == EncounterKind::Gathering && d.parties.len() <= 2;
        let met = matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing);
        let planned = d.status == Status::Planned && planned_then(a, d, &["was", "were", "had"])
            || matches!(d.status, Status::Planned | Status::Occurred) && was_on_the_programme(a, d)
            || matches!(d.status, Status::Possible | Status::Occurred) && had_hoped(a, d);
        if !(met || session || without_him) || !planned {
            continue;
        }
        // "refused to attend a summit at which he was to meet X"
        let attended = |v: &Draft| {
            v.kind == EncounterKind::Gathering
                && d.kind != EncounterKind::Gathering
                && v.sentence == d.sentence
        };
        let trips = drafts
            .iter()
            .filter(|v| (v.kind == EncounterKind::Visit || attended(v)) && shares(a, v, d))
            .filter(|v| session || !without_him || v.sentence == d.sentence)
            .filter(|v| v.sentence.abs_diff(d.sentence) <= NEAR);
        let there: Vec<&Draft> = trips
            .filter(|v| {
                let host = d.parties.iter().any(|(w, _)| {
                    encounters::country(a, w).is_some() && encounters::country(a, w) == land(v)
                });
                land(v).is_none()
                    || without_him && land(d).is_none()
                    || (d.placed && land(d) == land(v))
                    || host
            })
            .collect();
        // "will come in May. The visit set for Saturday was put off. He was to meet X": the trip told of last.
        let before = there.iter().filter(|v| v.sentence <= d.sentence);
        let last = before.max_by_key(|v| v.sentence).or(there.first());
        let alone = |off: &Draft| {
            // Nor of somebody else: "Singh was slated to meet the president. … The president was in Delhi in July"
            let later = |v: &&&Draft| v.sentence >= off.sentence && shares(a, v, off);
            there.iter().filter(later).all(|v| v.status == off.status)
        };
        let Some(off) = last.filter(|v| off(v.status) && alone(v)) else {
            continue;
        };
        let day = off.date.clone();
        drafts[i].status = Status::Cancelled;
        if drafts[i].date.is_none() && day.as_ref().is_some_and(|x| encounters::span_days(x) == 1) {
            drafts[i].date = day;
        }
    }
}

/// "A Pacific trip by X has been postponed. He was due to leave on Monday": whether a sentence before tells that the trip of
/// somebody of draft `d` is off, without a word of where it leads.
fn trip_dropped(a: &Analysis<'_>, d: &Draft) -> bool {
    const BACK: usize = 3;
    let before = d.sentence.saturating_sub(BACK)..d.sentence;
    a.sentences
        .get(before)
        .into_iter()
        .flatten()
        .filter(|s| s.quoted.is_none())
        .any(|s| {
            let t = &s.tree;
            (0..t.nodes.len()).any(|n| {
                let trip = matches!(
                    t.node(n).lemma.as_str(),
                    "trip" | "visit" | "journey" | "tour" | "mission"
                ) && matches!(t.node(n).dep, "nsubjpass" | "dobj");
                let off = trip
                    && t.head(n)
                        .is_some_and(|v| !t.negated(v) && crate::status::drops(t, v));
                let led = t.subtree(n).into_iter().any(|c| {
                    matches!(
                        s.mention(c).map(|m| &m.what),
                        Some(What::Place(_) | What::Country(_))
                    ) && t.node(c).dep == "pobj"
                        && t.head(c).is_some_and(|p| t.node(p).word == "to")
                });
                let his = || {
                    let named = |c: usize| match s.mention(c).map(|m| &m.what) {
                        Some(What::Person(p)) => p
                            .person
                            .is_some_and(|p| d.parties.iter().any(|(w, _)| *w == Who::Person(p))),
                        _ => false,
                    };
                    t.subtree(n).into_iter().any(named)
                        || t.head(n).and_then(|v| t.subject(v)).is_some_and(named)
                };
                off && !led && his()
            })
        })
}

/// "had hoped to see X", "had been due in Washington for talks with X"
fn had_hoped(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let Some(trigger) = d.words.first().and_then(|w| t.starting_at(w.start)) else {
        return false;
    };
    let hoped = |v: usize| {
        matches!(
            t.node(v).lemma.as_str(),
            "hope" | "want" | "plan" | "intend" | "wish"
        ) || t
            .child(v, &["acomp"])
            .is_some_and(|c| t.node(c).word == "due")
    };
    t.ancestors(trigger)
        .filter(|&v| t.is_verb(v))
        .any(|v| hoped(v) && t.has_child_word(v, &["had"]))
}

/// "Meetings with X and Y were also on his programme"
fn was_on_the_programme(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    (0..t.nodes.len()).any(|v| {
        t.node(v).lemma == "be"
            && t.node(v).tag == "VBD"
            && t.prep_objects(v, "on")
                .iter()
                .any(|&o| crate::status::PROGRAMMES.contains(&t.node(o).lemma.as_str()))
    })
}
