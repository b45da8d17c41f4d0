//! "President A Tuesday received B": the day right behind a name, without a preposition, which the parser takes for what
//! the name is part of; what it hangs on a day that stands between; and days told of "the last time".

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

/// "a meeting on Tuesday of A with B": those behind the day meet, and are no part of it.
pub(super) fn people_behind(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 3..nodes.len() {
        let day = nodes[i].head;
        let behind = nodes[i].dep == "prep"
            && matches!(nodes[i].word.as_str(), "of" | "with" | "between")
            && day < i
            && nodes[day].dep == "pobj"
            && is_date(&nodes[day], mentions)
            && nodes.iter().any(|n| {
                let who = n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
                n.head == i
                    && matches!(
                        who,
                        Some(What::Person(_) | What::Role(_) | What::Country(_) | What::Org(_))
                    )
            });
        if !behind {
            continue;
        }
        let event = nodes[nodes[day].head].head;
        if event < day && nodes[event].pos == "NOUN" {
            nodes[i].head = event;
        }
    }
}

/// "held this Wednesday a meeting": what stands behind the day is the object.
pub(super) fn object_behind_a_day(nodes: &mut [Node], mentions: &[Mention]) {
    let date = |n: &Node| is_date(n, mentions);
    for noun in 2..nodes.len() {
        let verb = nodes[noun].head;
        let hung = nodes[noun].dep == "npadvmod"
            && nodes[noun].pos == "NOUN"
            && verb < noun
            && matches!(nodes[verb].tag, "VBD" | "VBZ" | "VBP" | "VB" | "VBG")
            && !date(&nodes[noun])
            && !TIMES.contains(&nodes[noun].lemma.as_str());
        let takes = !nodes
            .iter()
            .any(|n| n.head == verb && matches!(n.dep, "dobj" | "auxpass" | "attr" | "ccomp"));
        let behind_a_day = (verb + 1..noun).any(|i| date(&nodes[i]) && nodes[i].head == verb);
        if hung && takes && behind_a_day {
            nodes[noun].dep = "dobj";
        }
    }
}

/// Nouns for lengths of time.
const TIMES: &[&str] = &[
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "year",
    "night",
    "evening",
    "morning",
    "afternoon",
    "time",
    "decade",
    "moment",
];

/// "inked an accord with X hours earlier", "held a meeting hours before the summit": how long before, which what stands in
/// front of it is no part of.
pub(super) fn how_long_before(nodes: &mut [Node], mentions: &[Mention]) {
    let someone = |n: &Node| {
        let m = n.mention.and_then(|m| mentions.get(m));
        m.is_some_and(|m| matches!(m.what, What::Person(_) | What::Role(_)))
    };
    for first in 1..nodes.len().saturating_sub(2) {
        let (time, than) = (first + 1, first + 2);
        let swallowed = (someone(&nodes[first])
            || nodes[first].pos == "NOUN" && nodes[first].mention.is_none())
            && nodes[first].dep == "compound"
            && nodes[first].head == time
            && TIMES.contains(&nodes[time].lemma.as_str())
            && matches!(
                nodes[than].word.as_str(),
                "earlier" | "later" | "before" | "after" | "ago"
            );
        let Some(verb) = verb_above(nodes, first).filter(|_| swallowed) else {
            continue;
        };
        let prep = first - 1;
        if someone(&nodes[first]) && nodes[prep].pos == "ADP" {
            (nodes[first].head, nodes[first].dep) = (prep, "pobj");
        } else if nodes[time].head < first {
            (nodes[first].head, nodes[first].dep) = (nodes[time].head, nodes[time].dep);
        } else {
            continue;
        }
        for n in nodes.iter_mut().take(first) {
            if n.head == time {
                n.head = first;
            }
        }
        if matches!(nodes[than].dep, "pcomp" | "advmod") {
            (nodes[than].head, nodes[than].dep) = (verb, "advmod");
        }
        (nodes[time].head, nodes[time].dep) = (than, "npadvmod");
    }
}

/// "postponed a visit to Japan due on May 20": the visit is due then.
pub(super) fn due(nodes: &mut [Node], mentions: &[Mention]) {
    let date = |n: &Node| is_date(n, mentions);
    for i in 2..nodes.len() {
        let verb = nodes[i].head;
        if nodes[i].word != "due" || nodes[i].dep != "prep" || verb >= i {
            continue;
        }
        let dated = nodes.iter().enumerate().any(|(p, n)| {
            n.head == i
                && n.dep == "prep"
                && matches!(n.word.as_str(), "on" | "in" | "for")
                && nodes.iter().any(|d| d.head == p && date(d))
        });
        let noun = (verb + 1..i)
            .find(|&n| nodes[n].head == verb && nodes[n].dep == "dobj" && nodes[n].pos == "NOUN");
        if let Some(noun) = noun.filter(|_| dated) {
            (nodes[i].head, nodes[i].dep, nodes[i].pos) = (noun, "acl", "ADJ");
        }
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

fn is_date(n: &Node, mentions: &[Mention]) -> bool {
    let m = n.mention.and_then(|m| mentions.get(m));
    m.is_some_and(|m| matches!(m.what, What::Date(_)))
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

/// "The last time A visited B was in October": hangs on the verb of visiting what is said of that time.
pub(super) fn the_last_time(nodes: &mut [Node]) {
    for time in 1..nodes.len() {
        let be = nodes[time].head;
        if nodes[time].lemma != "time"
            || nodes[time].dep != "nsubj"
            || nodes[be].lemma != "be"
            || be < time
        {
            continue;
        }
        let told = (time + 1..be).find(|&v| {
            nodes[v].head == time
                && nodes[v].dep == "relcl"
                && matches!(nodes[v].pos, "VERB" | "AUX")
        });
        let Some(told) = told else { continue };
        for n in nodes.iter_mut().skip(be + 1) {
            if n.head == be && matches!(n.dep, "prep" | "npadvmod" | "attr") {
                n.head = told;
                if n.dep == "attr" {
                    n.dep = "npadvmod";
                }
            }
        }
    }
}

/// "called his colleague early on Wednesday": the hour is not what he called him.
pub(super) fn early_on(nodes: &mut [Node]) {
    for i in 1..nodes.len().saturating_sub(1) {
        let hour = matches!(
            nodes[i].word.as_str(),
            "early" | "late" | "later" | "earlier"
        );
        if hour && matches!(nodes[i].dep, "oprd" | "acomp") && nodes[i + 1].word == "on" {
            nodes[i].dep = "advmod";
        }
    }
}
