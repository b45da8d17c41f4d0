//! "The sides touched upon the talks of the two leaders in Geneva in March": the month is that of the talks spoken of,
//! which the parser hangs on the speaking.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// What can be spoken of as held at some other time.
const HELD: &[&str] = &[
    "talk",
    "meeting",
    "discussion",
    "consultation",
    "negotiation",
    "conversation",
    "summit",
    "visit",
];

/// Verbs of speaking of something that is others' affair as much as one's own.
pub(crate) const TOPICAL: &[&str] = &[
    "touch",
    "recall",
    "discuss",
    "review",
    "raise",
    "follow",
    "welcome",
    "praise",
    "hail",
    "condemn",
    "criticise",
    "criticize",
    "slam",
    "assess",
    "describe",
    "mention",
    "support",
    "back",
    "oppose",
    "blast",
    "watch",
    "monitor",
    "address",
    "cover",
];

/// Hangs a month behind what is spoken of on it.
pub(super) fn of_the_topic(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 2..nodes.len() {
        let month = sidelines_time::names_day(&nodes[i].word)
            && nodes[i]
                .mention
                .and_then(|m| mentions.get(m))
                .is_some_and(|m| matches!(m.what, What::Date(_)));
        let (prep, verb) = (nodes[i].head, nodes[nodes[i].head].head);
        if !month
            || nodes[prep].word != "in"
            || verb > prep
            || !TOPICAL.contains(&nodes[verb].lemma.as_str())
        {
            continue;
        }
        let topic = (verb + 1..prep)
            .find(|&n| speaks_of(nodes, n) == Some(verb))
            .filter(|&n| nodes[n..prep].iter().all(|n| n.word != ","));
        if let Some(topic) = topic {
            let year =
                nodes.get(i + 2).is_some_and(|n| n.word == "year") && nodes[i + 2].head == verb;
            if year {
                nodes[i + 2].head = topic;
            }
            nodes[prep].head = topic;
        }
    }
}

/// The verb of speaking of the talks at node `n`.
pub(crate) fn speaks_of(nodes: &[Node], n: usize) -> Option<usize> {
    let on = nodes[n].head;
    let verb = match nodes[n].dep {
        "dobj" => on,
        "pobj" if matches!(nodes[on].word.as_str(), "on" | "upon") => nodes[on].head,
        _ => return None,
    };
    (HELD.contains(&nodes[n].lemma.as_str()) && TOPICAL.contains(&nodes[verb].lemma.as_str()))
        .then_some(verb)
}
