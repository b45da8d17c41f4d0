//! "told X, with whom he had a meeting, that …": what a relative pronoun opens describes the name before it.

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
