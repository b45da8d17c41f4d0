//! "will on Thursday host X", "will next week visit Oslo": behind a modal verb and a time the parser takes the verb for
//! a noun.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// What can stand between the modal verb and its verb besides a date.
const BETWEEN: &[&str] = &[
    "on",
    "next",
    "this",
    "later",
    "early",
    "late",
    "the",
    "coming",
    "week",
    "month",
    "year",
    "today",
    "tomorrow",
    "tonight",
    "weekend",
    "morning",
    "afternoon",
    "evening",
    "night",
];

/// What a modal verb and a time stand before is a verb: its subject is before the modal verb, its object behind it.
pub(super) fn time_before_the_verb(nodes: &mut [Node], mentions: &[Mention]) {
    let date = |n: &Node| {
        n.mention
            .and_then(|m| mentions.get(m))
            .is_some_and(|m| matches!(m.what, What::Date(_)))
    };
    for modal in 1..nodes.len() {
        if nodes[modal].tag != "MD" {
            continue;
        }
        let Some(verb) = (modal + 1..nodes.len() - 1)
            .find(|&i| !date(&nodes[i]) && !BETWEEN.contains(&nodes[i].word.as_str()))
        else {
            continue;
        };
        let object = verb + 1;
        let taken_for_noun = verb > modal + 1
            && nodes[verb].tag == "NN"
            && nodes[verb].mention.is_none()
            && match nodes[verb].word.as_str() {
                "host" | "visit" => {
                    nodes[object].mention.is_some() && !date(&nodes[object])
                        || nodes[object].word == "the"
                }
                "head" => matches!(nodes[object].word.as_str(), "to" | "for"),
                _ => false,
            };
        if !taken_for_noun {
            continue;
        }
        // What the parser took for the head of the clause.
        let inside = |i: usize| (modal..=object).contains(&i);
        let mut top = modal;
        while nodes[top].head != top && inside(nodes[top].head) {
            top = nodes[top].head;
        }
        let under = |mut i: usize| {
            for _ in 0..nodes.len() {
                if i == top {
                    return true;
                }
                i = nodes[i].head;
            }
            false
        };
        if !under(verb) {
            continue;
        }
        let (dep, head) = (nodes[top].dep, nodes[top].head);
        let preposition = (nodes[modal + 1].word == "on").then_some(modal + 1);
        for (i, node) in nodes.iter_mut().enumerate() {
            let above = node.head;
            if i == verb || above != top && !(modal..=verb).contains(&i) {
                continue;
            }
            if i == modal {
                (node.head, node.dep) = (verb, "aux");
            } else if Some(i) == preposition {
                (node.head, node.dep) = (verb, "prep");
            } else if (modal..verb).contains(&i) {
                if above == verb || above == top || above == i {
                    (node.head, node.dep) = match preposition {
                        Some(p) => (p, "pobj"),
                        None => (verb, "npadvmod"),
                    };
                }
            } else if i != top && (i < modal || top != object || node.dep == "prep") {
                node.head = verb;
            }
        }
        (nodes[verb].tag, nodes[verb].pos) = ("VB", "VERB");
        nodes[verb].dep = dep;
        nodes[verb].head = if head == top { verb } else { head };
        if !nodes[..modal]
            .iter()
            .any(|n| n.head == verb && n.dep.starts_with("nsubj"))
            && nodes[modal - 1].mention.is_some()
        {
            (nodes[modal - 1].head, nodes[modal - 1].dep) = (verb, "nsubj");
        }
        if nodes[object].mention.is_some() && (nodes[object].head == verb || object == top) {
            (nodes[object].head, nodes[object].dep) = (verb, "dobj");
            for node in nodes.iter_mut().skip(object + 1) {
                if node.head == object && matches!(node.word.as_str(), "in" | "on" | "at" | "for") {
                    node.head = verb;
                }
            }
        }
    }
}
