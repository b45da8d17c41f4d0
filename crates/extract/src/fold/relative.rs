//! "told X, with whom he had a meeting, that …", "its summit in Maputo, which opens on Monday": what a clause that a
//! relative pronoun opens is about.

use super::topics::HELD;
use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Hangs the clause that "whom" opens on the name before the comma, where the parser takes it for something else.
pub(super) fn with_whom(nodes: &mut [Node], mentions: &[Mention]) {
    for w in 2..nodes.len() {
        if nodes[w].word != "whom" {
            continue;
        }
        let prep = nodes[w].head;
        let preposed = nodes[w].dep == "pobj" && prep + 1 == w;
        let (open, verb) = if preposed {
            (prep, nodes[prep].head)
        } else {
            (w, nodes[w].head)
        };
        let Some(name) = open
            .checked_sub(1)
            .map(|b| b - usize::from(nodes[b].word == "," && b > 0))
        else {
            continue;
        };
        let named = nodes[name].mention.and_then(|m| mentions.get(m));
        let someone = named.is_some_and(|m| matches!(m.what, What::Person(_) | What::Role(_)));
        let clause = verb > w && matches!(nodes[verb].pos, "VERB" | "AUX");
        if someone
            && clause
            && !matches!(nodes[verb].dep, "relcl" | "ROOT" | "conj")
            && !below(nodes, name, verb)
        {
            (nodes[verb].head, nodes[verb].dep) = (name, "relcl");
        }
    }
}

/// Verbs for how an event runs.
const RUNS: &[&str] = &[
    "open", "begin", "start", "end", "close", "last", "run", "take", "hold",
];
/// What opens and closes, besides what is held.
const EVENTS: &[&str] = &[
    "conference",
    "forum",
    "session",
    "trip",
    "exercise",
    "congress",
    "assembly",
];

/// "its summit in Maputo, which was to have opened on Monday": what opens is the event, not the place.
pub(super) fn which_opens(nodes: &mut [Node], mentions: &[Mention]) {
    for w in 3..nodes.len() {
        let clause = nodes[w].head;
        let place = nodes[clause].head;
        let placed = nodes[place].mention.and_then(|m| mentions.get(m));
        let hung = nodes[w].word == "which"
            && nodes[w].dep.starts_with("nsubj")
            && nodes[clause].dep == "relcl"
            && place < w
            && nodes[place].dep == "pobj"
            && placed.is_some_and(|m| matches!(m.what, What::Place(_) | What::Country(_)));
        let runs = std::iter::once(clause)
            .chain(
                (clause..nodes.len())
                    .filter(|&x| nodes[x].head == clause && nodes[x].dep == "xcomp"),
            )
            .any(|v| RUNS.contains(&nodes[v].lemma.as_str()));
        let event = nodes[nodes[place].head].head;
        let held = [EVENTS, HELD]
            .iter()
            .any(|e| e.contains(&nodes[event].lemma.as_str()));
        if hung && runs && held && event < place {
            nodes[clause].head = event;
        }
    }
}

/// Whether `i` hangs below `above`.
fn below(nodes: &[Node], i: usize, above: usize) -> bool {
    let mut at = i;
    for _ in 0..nodes.len() {
        if at == above {
            return true;
        }
        if nodes[at].head == at {
            return false;
        }
        at = nodes[at].head;
    }
    false
}
