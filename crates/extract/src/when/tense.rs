//! On which side of today a day without a date lies.

use super::anchor;
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::mentions::What;
use crate::tree::Tree;
use sidelines_facts::{Edtf, EncounterKind};
use sidelines_time::{DateExpr, TenseHint, resolve};

/// Whether verb `v` of a clause beside a noun tells of its beginning: "a visit that began on Monday".
pub(super) fn begins(t: &Tree, v: usize) -> bool {
    matches!(t.node(v).dep, "relcl" | "acl")
        && matches!(t.node(v).lemma.as_str(), "begin" | "start" | "open")
}

/// Whether the verb `of` a date tells of a beginning that is past, of something whose own verb is in the present.
pub(super) fn begun(t: &Tree, c: &Candidate, of: Option<usize>) -> bool {
    matches!(c.kind, EncounterKind::Visit | EncounterKind::Gathering)
        && of.is_some_and(|v| {
            Some(v) != c.carrier
                && t.node(v).tag == "VBD"
                && t.node(v).dep == "relcl"
                && matches!(t.node(v).lemma.as_str(), "begin" | "start" | "open")
        })
}

/// "a visit that ends on Thursday": the day is that of the end, which `trip_ends` reads.
pub(super) fn only_ends(t: &Tree, c: &Candidate, of: Option<usize>) -> bool {
    c.kind == EncounterKind::Visit
        && !t.is_verb(c.trigger)
        && of.is_some_and(|v| {
            matches!(t.node(v).lemma.as_str(), "end" | "conclude" | "finish")
                && t.node(v).tag == "VBZ"
                && (t.subject(v) == Some(c.trigger) || t.subtree(c.trigger).contains(&v))
        })
}

/// "was to meet him", "was due to arrive": planned when the report was not yet written.
pub(super) fn planned_then(t: &Tree, carrier: Option<usize>) -> bool {
    carrier.is_some_and(|v| {
        let mut chain = std::iter::successors(Some(v), |&x| {
            t.head(x)
                .filter(|_| matches!(t.node(x).dep, "xcomp" | "acomp"))
        });
        chain.any(|x| {
            t.node(x).lemma == "be" && t.node(x).tag == "VBD"
                || t.has_child_word(x, &["was", "were"])
        }) && !t.has_child_word(v, &["will", "is", "are"])
    })
}

/// "flew to Caracas to meet him on Saturday": what a past trip was for, on a day of the trip.
pub(crate) fn of_a_past_trip(t: &Tree, trigger: usize) -> bool {
    t.node(trigger).tag == "VB"
        // Not "will take him to Oran".
        && t.children(trigger).any(|c| t.node(c).tag == "TO")
        && t.governor(trigger).is_some_and(|v| {
            t.node(v).tag == "VBD"
                && (matches!(
                    t.node(v).lemma.as_str(),
                    "fly" | "travel" | "go" | "come" | "arrive" | "visit" | "jet" | "land"
                ) || t.node(v).lemma == "make"
                    && t.child(v, &["dobj"])
                        .is_some_and(|o| matches!(t.node(o).lemma.as_str(), "trip" | "visit")))
        })
}

/// "flew to Caracas on Thursday to meet him on Saturday": the day of a past trip before which nothing happened that it was
/// for.
pub(super) fn day_of_the_trip(a: &Analysis<'_>, s: &Sentence, trigger: usize) -> Option<Edtf> {
    let t = &s.tree;
    let trip = t.governor(trigger).filter(|_| of_a_past_trip(t, trigger))?;
    let aims = t.subtree(trigger);
    let told = (0..t.nodes.len()).find_map(|i| match s.mention(i).map(|m| &m.what) {
        Some(What::Date(d)) if t.governor(i) == Some(trip) && !aims.contains(&i) => a.dates.get(*d),
        _ => None,
    })?;
    resolve(&told.expr, &anchor(a, None), TenseHint::Past).filter(|d| d.as_date().is_some())
}

/// "will not meet him on Friday"
pub(super) fn will(t: &Tree, carrier: Option<usize>) -> bool {
    carrier.is_some_and(|v| t.has_child_word(v, &["will", "wo"]))
}

/// Of what was called off: "planned for Tuesday" is to come, "had been due over the weekend" is past, "was called off",
/// "was due to meet him on Sunday" is whichever is nearer.
pub(super) fn called_off(t: &Tree, carrier: Option<usize>, expr: &DateExpr) -> TenseHint {
    let weekday = matches!(expr, DateExpr::Weekday { .. });
    let any = |words: &[&str]| carrier.is_some_and(|v| t.has_child_word(v, words));
    let participle = carrier.is_some_and(|v| t.node(v).tag == "VBN");
    let past = carrier.is_some_and(|v| t.node(v).tag == "VBD");
    // "was due to meet": of the verb above.
    let then = carrier.is_some_and(|v| {
        std::iter::successors(Some(v), |&x| {
            t.head(x)
                .filter(|_| matches!(t.node(x).dep, "xcomp" | "acomp"))
        })
        .any(|x| {
            t.has_child_word(x, &["was", "were", "had", "did"])
                || t.node(x).lemma == "be" && t.node(x).tag == "VBD"
        })
    });
    // "has been put off", of what may have been yesterday; who "has put off" something had it before him.
    let been = any(&["has"]) && carrier.is_some_and(|v| t.passive(v));
    // "did not take place on Monday"
    if any(&["did"]) && carrier.is_some_and(|v| t.negated(v)) {
        return TenseHint::Past;
    }
    // "left on Wednesday, skipping a meeting with X": on that day, or one to come.
    let beside = carrier.is_some_and(|v| {
        t.node(v).tag == "VBG"
            && t.node(v).dep == "advcl"
            && t.head(v).is_some_and(|h| t.node(h).tag == "VBD")
    });
    let told = then || past || beside || (any(&["have"]) || been) && participle;
    if will(t, carrier) || weekday && !told {
        TenseHint::Future
    } else if !weekday && any(&["had"]) && participle {
        TenseHint::Past
    } else {
        TenseHint::Unknown
    }
}
