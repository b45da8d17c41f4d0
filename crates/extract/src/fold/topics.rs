//! "The sides touched upon the talks of the two leaders in Geneva in March": the month is that of the talks spoken of,
//! which the parser hangs on the speaking.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// What can be spoken of as held at some other time.
pub(super) const HELD: &[&str] = &[
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

/// What can be discussed of talks to come.
const PROSPECTS: &[&str] = &[
    "chance",
    "prospect",
    "possibility",
    "resumption",
    "outlook",
    "preparation",
    "state",
    "progress",
    "course",
    "outcome",
    "result",
    "date",
    "venue",
];

/// "discussed the chances of new talks with Foreign Minister X": a person behind "with" is whom it is discussed with.
pub(super) fn with_whom(nodes: &mut [Node], mentions: &[Mention]) {
    for p in 1..nodes.len().saturating_sub(1) {
        let talks = nodes[p].head;
        if nodes[p].word != "with" || talks >= p || !HELD.contains(&nodes[talks].lemma.as_str()) {
            continue;
        }
        let someone = |n: &Node| {
            n.head == p
                && n.dep == "pobj"
                && n.mention
                    .and_then(|m| mentions.get(m))
                    .is_some_and(|m| matches!(m.what, What::Person(_)))
        };
        let of = nodes[talks].head;
        // "discussed the coming summit with X"
        if nodes[talks].dep == "dobj"
            && matches!(nodes[talks].lemma.as_str(), "summit" | "visit")
            && nodes[of].lemma == "discuss"
            && nodes.iter().any(someone)
        {
            nodes[p].head = of;
            continue;
        }
        let prospect = nodes[of].head;
        if nodes[talks].dep != "pobj"
            || !matches!(nodes[of].word.as_str(), "of" | "for" | "on")
            || !PROSPECTS.contains(&nodes[prospect].lemma.as_str())
            || !nodes.iter().any(someone)
        {
            continue;
        }
        let verb = match nodes[prospect].dep {
            "dobj" => nodes[prospect].head,
            "pobj" => nodes[nodes[prospect].head].head,
            _ => continue,
        };
        let discusses = matches!(
            nodes[verb].lemma.as_str(),
            "discuss" | "review" | "explore" | "consider" | "weigh" | "assess" | "talk" | "speak"
        );
        let already = nodes.iter().any(|n| n.head == verb && n.word == "with");
        if discusses && !already {
            nodes[p].head = verb;
        }
    }
}

/// "discussed ways to deepen cooperation with X in Tbilisi on Monday": where and when they spoke, not where cooperation is
/// to be.
pub(super) fn where_discussed(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 2..nodes.len() {
        let infinitive = nodes[i].head;
        let noun = nodes[infinitive].head;
        let verb = nodes[noun].head;
        let hung = nodes[i].dep == "prep"
            && matches!(nodes[i].word.as_str(), "in" | "on" | "at")
            && nodes[infinitive].tag == "VB"
            && matches!(nodes[infinitive].dep, "relcl" | "acl")
            && nodes[noun].dep == "dobj"
            && infinitive < i
            && matches!(
                nodes[verb].lemma.as_str(),
                "discuss" | "review" | "explore" | "consider" | "examine" | "study"
            );
        if !hung {
            continue;
        }
        let somebody = |n: &Node| {
            n.dep == "pobj"
                && nodes[n.head].word == "with"
                && (infinitive..i).contains(&n.head)
                && n.mention
                    .and_then(|m| mentions.get(m))
                    .is_some_and(|m| matches!(m.what, What::Person(_)))
        };
        if nodes.iter().any(somebody) {
            nodes[i].head = verb;
        }
    }
}

/// "Talks on the dam between A and B": it is the talks that are between them.
pub(super) fn between_whom(nodes: &mut [Node], mentions: &[Mention]) {
    let party = |n: &Node| {
        n.mention.and_then(|m| mentions.get(m)).is_some_and(|m| {
            matches!(
                m.what,
                What::Person(_) | What::Role(_) | What::Country(_) | What::Org(_)
            )
        })
    };
    for p in 3..nodes.len().saturating_sub(1) {
        let topic = nodes[p].head;
        if nodes[p].word != "between" || topic >= p || nodes[topic].dep != "pobj" {
            continue;
        }
        let on = nodes[topic].head;
        let talks = nodes[on].head;
        let theirs = matches!(nodes[on].word.as_str(), "on" | "over" | "about")
            && talks < on
            && HELD.contains(&nodes[talks].lemma.as_str())
            && nodes[talks].pos == "NOUN"
            && !nodes
                .iter()
                .any(|n| n.head == talks && matches!(n.word.as_str(), "between" | "with"))
            && nodes
                .iter()
                .any(|n| n.head == p && n.dep == "pobj" && party(n));
        if theirs {
            nodes[p].head = talks;
        }
    }
}

/// Verbs of getting a trip ready.
const PREPARE: &[&str] = &[
    "prepare",
    "plan",
    "arrange",
    "coordinate",
    "finalise",
    "finalize",
    "organise",
    "organize",
    "examine",
    "consider",
    "talk",
    "speak",
    "confer",
    "consult",
    "take",
];

/// "discussed preparations for the visit of X to Russia next year": where it leads, and the month or year in which it is
/// to come, are the visit's.
pub(super) fn of_the_trip(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    for n in 1..nodes.len() {
        let trip = matches!(
            nodes[n].lemma.as_str(),
            "visit" | "trip" | "journey" | "tour"
        ) && nodes[n].pos == "NOUN"
            && !nodes[n].dep.starts_with("nsubj");
        if !trip {
            continue;
        }
        let strays = |nodes: &[Node], i: usize| {
            let v = nodes[i].head;
            let lemma = nodes[v].lemma.as_str();
            v < n
                && nodes[v].pos == "VERB"
                && (TOPICAL.contains(&lemma) || PREPARE.contains(&lemma))
        };
        let mut at = n + 1;
        // "of President X"
        if nodes
            .get(at)
            .is_some_and(|p| matches!(p.word.as_str(), "of" | "by"))
        {
            at += 1;
            while at < nodes.len() && what(&nodes[at]).is_none() && nodes[at].dep == "det" {
                at += 1;
            }
            if !nodes
                .get(at)
                .is_some_and(|x| matches!(what(x), Some(What::Person(_) | What::Role(_))))
            {
                continue;
            }
            at += 1;
        }
        let place = |nodes: &[Node], i: usize| {
            nodes
                .get(i)
                .is_some_and(|x| matches!(what(x), Some(What::Place(_) | What::Country(_))))
        };
        if nodes.get(at).is_some_and(|p| p.word == "to") && place(nodes, at + 1) {
            if strays(nodes, at) {
                nodes[at].head = n;
            }
            if nodes[at].head != n {
                continue;
            }
            at += 2;
        }
        let Some(next) = nodes.get(at) else { continue };
        let month = next.word == "in"
            && nodes
                .get(at + 1)
                .is_some_and(|d| matches!(what(d), Some(What::Date(_))));
        // "next year", "later this year"
        let period = matches!(next.word.as_str(), "next" | "later" | "this");
        let when = if month {
            Some(at)
        } else if period {
            (at..(at + 3).min(nodes.len())).find(|&i| nodes[i].dep == "npadvmod")
        } else {
            None
        };
        if let Some(i) = when.filter(|&i| strays(nodes, i)) {
            nodes[i].head = n;
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
