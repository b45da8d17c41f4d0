//! On which side of today a day without a date lies.

use crate::candidates::Candidate;
use crate::tree::Tree;
use sidelines_facts::EncounterKind;
use sidelines_time::{DateExpr, TenseHint};

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
    let told = then || past || (any(&["have"]) || been) && participle;
    if will(t, carrier) || weekday && !told {
        TenseHint::Future
    } else if !weekday && any(&["had"]) && participle {
        TenseHint::Past
    } else {
        TenseHint::Unknown
    }
}
