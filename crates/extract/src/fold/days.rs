//! "President A Tuesday received B": the day right behind a name, without a preposition, which the parser takes for what
//! the name is part of; and what it hangs on a day that stands between.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Gives the name the place of the day, and hangs the day on the verb above.
pub(super) fn behind_a_name(nodes: &mut [Node], mentions: &[Mention]) {
    let date = |n: &Node| {
        let m = n.mention.and_then(|m| mentions.get(m));
        m.filter(|m| matches!(m.what, What::Date(_)))
    };
    for day in 1..nodes.len() {
        let Some(words) = date(&nodes[day]).filter(|_| nodes[day].head != day) else {
            continue;
        };
        let Some(name) = (0..day).find(|&i| {
            nodes[i].head == day
                && matches!(nodes[i].dep, "compound" | "nmod")
                && matches!(nodes[i].pos, "NOUN" | "PROPN")
                && nodes[i].span.start < words.span.start
                && date(&nodes[i]).is_none()
        }) else {
            continue;
        };
        let (above, dep) = (nodes[day].head, nodes[day].dep);
        let Some(verb) = verb_above(nodes, day) else {
            continue;
        };
        // The day of the verb as the parser has it: the name can only be its subject.
        let dep = if dep == "npadvmod" {
            let of_verb = |n: &Node| n.head == above && n.dep.starts_with("nsubj");
            if above < day || nodes.iter().any(of_verb) {
                continue;
            }
            let passive = nodes.iter().any(|n| n.head == above && n.dep == "auxpass");
            if passive { "nsubjpass" } else { "nsubj" }
        } else {
            dep
        };
        for (i, n) in nodes.iter_mut().enumerate() {
            if n.head == day && i != day && i != name {
                n.head = name;
            }
        }
        (nodes[name].head, nodes[name].dep) = (above, dep);
        (nodes[day].head, nodes[day].dep) = (verb, "npadvmod");
    }
}

/// "will take her to Oslo on Wednesday and to Helsinki on Friday": the second "to" beside the first, and not beside the day
/// between them.
pub(super) fn stops(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    for i in 2..nodes.len() {
        let (prep, on) = (&nodes[i], nodes[i].head);
        let hung =
            prep.dep == "conj" && on < i && nodes[on].dep == "prep" && nodes[on].word != prep.word;
        let on_a_day = nodes[on + 1..]
            .iter()
            .any(|n| n.head == on && n.dep == "pobj" && matches!(what(n), Some(What::Date(_))));
        let place = nodes[i + 1..].iter().any(|n| {
            n.head == i
                && n.dep == "pobj"
                && matches!(what(n), Some(What::Place(_) | What::Country(_)))
        });
        if !hung || !on_a_day || !place {
            continue;
        }
        let first = (0..on)
            .rev()
            .find(|&j| nodes[j].word == prep.word && nodes[j].head == nodes[on].head);
        if let Some(first) = first.filter(|&j| nodes[j].head < j) {
            nodes[i].head = first;
        }
    }
}

/// The verb on which `i` hangs, however deep.
fn verb_above(nodes: &[Node], i: usize) -> Option<usize> {
    let mut at = nodes[i].head;
    for _ in 0..nodes.len() {
        if matches!(nodes[at].pos, "VERB" | "AUX") {
            return Some(at);
        }
        if nodes[at].head == at {
            return None;
        }
        at = nodes[at].head;
    }
    None
}
