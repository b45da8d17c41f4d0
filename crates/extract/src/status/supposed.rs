//! Conditions: "If X and Y ever meet, it will be in Istanbul", "Had X met Y, the war would have ended". The one may come
//! true, the other has not.

use crate::tree::Tree;

/// What becomes of an encounter that is told in a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Supposed {
    /// "if they meet", "should they meet"
    Open,
    /// "if they met", "had they met", said of what would follow.
    Unreal,
}

/// Verbs by which what is planned comes about: "if the meeting goes ahead as planned" leaves it a plan.
const COMES_ABOUT: &[&str] = &[
    "go",
    "take",
    "proceed",
    "confirm",
    "materialise",
    "materialize",
];

/// Whether the clause of verb `v`, or the one that it completes, is a condition.
pub(crate) fn supposed(t: &Tree, v: usize) -> Option<Supposed> {
    let mut at = v;
    while matches!(t.node(at).dep, "xcomp" | "conj") && !conditional(t, at) {
        at = t.head(at)?;
    }
    let main = t
        .head(at)
        .filter(|_| matches!(t.node(at).dep, "advcl" | "ccomp"))?;
    let would = t.has_child_word(main, &["would", "could", "might", "'d"]);
    let past = t.node(at).tag == "VBD" || t.has_child_word(at, &["had", "were"]);
    if inverted(t, at) {
        return match (would, t.node(at).tag) {
            (true, _) => Some(Supposed::Unreal),
            (false, "VB") => Some(Supposed::Open),
            _ => None,
        };
    }
    if t.node(at).dep != "advcl" || !conditional(t, at) {
        return None;
    }
    match (past, would) {
        (true, true) => Some(Supposed::Unreal),
        // "If he met her in May, he has not said so": and may have.
        (true, false) => None,
        _ if COMES_ABOUT.contains(&t.node(at).lemma.as_str()) => None,
        _ => Some(Supposed::Open),
    }
}

/// Whether a conjunction of conditions opens the clause.
fn conditional(t: &Tree, v: usize) -> bool {
    t.children(v)
        .any(|c| t.node(c).dep == "mark" && matches!(t.node(c).word.as_str(), "if" | "unless"))
}

/// "Should X meet Y, …", "Had X met Y, …": the auxiliary before its subject, and no question.
fn inverted(t: &Tree, v: usize) -> bool {
    let Some(subject) = t.child(v, &["nsubj", "nsubjpass"]) else {
        return false;
    };
    let first = t.subtree(v).into_iter().min().unwrap_or(v);
    t.node(first).dep == "aux"
        && first < subject
        && matches!(t.node(first).word.as_str(), "should" | "had" | "were")
}
