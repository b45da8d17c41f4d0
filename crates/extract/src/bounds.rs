//! What is said of something that comes before or after the predicate, and not of the predicate itself.

use crate::analysis::Sentence;
use crate::mentions::What;
use crate::tree::Tree;

/// Whether node `i` behind `trigger` belongs to a gathering before which that takes place: "met in Moscow ahead of the
/// NATO summit in Washington on July 9-11". The tree hangs the day on the verb as often as not; the words between
/// tell: nothing but nouns and prepositions.
pub(crate) fn of_what_follows(s: &Sentence, trigger: usize, i: usize) -> bool {
    let t = &s.tree;
    let mut gathering = false;
    for x in (trigger + 1..i).rev() {
        let node = t.node(x);
        if gathering && is_before(t, x) {
            return true;
        }
        gathering |= matches!(s.mention(x).map(|m| &m.what), Some(What::Gathering(_)))
            || EVENTS.contains(&node.lemma.as_str());
        let passed = s.mention(x).is_some()
            || matches!(
                node.pos,
                "NOUN" | "PROPN" | "ADJ" | "DET" | "ADP" | "NUM" | "PART" | "PRON"
            );
        if !passed {
            return false;
        }
    }
    false
}

/// Nouns for what others meet before.
const EVENTS: &[&str] = &[
    "summit",
    "conference",
    "forum",
    "election",
    "inauguration",
    "assembly",
    "gathering",
    "ministerial",
    "congress",
    "visit",
    "trip",
];

/// "before", "ahead of", "prior to", "in advance of", "on the eve of".
fn is_before(t: &Tree, x: usize) -> bool {
    let next = |word: &str| t.nodes.get(x + 1).is_some_and(|n| n.word == word);
    match t.node(x).word.as_str() {
        "before" => t.node(x).tag == "IN",
        "ahead" | "advance" | "eve" => next("of"),
        "prior" => next("to"),
        _ => false,
    }
}
