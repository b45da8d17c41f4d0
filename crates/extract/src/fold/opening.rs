//! What opens a sentence without a comma behind it, and with which the parser mixes up the subject: "After the talks two
//! documents were signed", "In December officials of three ministries signed a plan".

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Gives the verb its own subject, and the opening preposition what stands right behind it.
pub(super) fn subject_behind(nodes: &mut [Node], mentions: &[Mention]) {
    after_talks(nodes);
    doing(nodes);
    day_before_subject(nodes, mentions);
}

/// "After the talks two documents were signed": a verb has one subject, and "after" takes the talks.
fn after_talks(nodes: &mut [Node]) {
    for i in 0..nodes.len() {
        let verb = nodes[i].head;
        if !matches!(nodes[i].word.as_str(), "after" | "before" | "during")
            || nodes[i].dep != "mark"
            || verb <= i
        {
            continue;
        }
        let subjects: Vec<usize> = (i + 1..verb)
            .filter(|&n| nodes[n].head == verb && nodes[n].dep.starts_with("nsubj"))
            .collect();
        let &[first, second] = subjects.as_slice() else {
            continue;
        };
        if nodes[i..second].iter().any(|n| n.pos == "PUNCT") {
            continue;
        }
        nodes[i].dep = "prep";
        nodes[first].dep = "pobj";
        nodes[first].head = i;
    }
}

/// "In December officials signed": the month is what "in" takes, and the officials sign.
fn day_before_subject(nodes: &mut [Node], mentions: &[Mention]) {
    for day in 1..nodes.len() {
        let date = nodes[day]
            .mention
            .and_then(|m| mentions.get(m))
            .is_some_and(|m| matches!(m.what, What::Date(_)));
        let (at, subject) = (day - 1, nodes[day].head);
        if !date
            || subject <= day
            || !matches!(nodes[day].dep, "compound" | "nmod")
            || !matches!(nodes[at].word.as_str(), "in" | "on" | "by" | "since")
            || nodes[subject].dep != "pobj"
            || nodes[subject].head != at
            || nodes[subject].tag != "NNS"
        {
            continue;
        }
        let verb = nodes[at].head;
        let alone = verb > subject
            && matches!(nodes[verb].tag, "VBD" | "VBZ" | "VBP" | "VBN" | "VB")
            && !nodes
                .iter()
                .any(|n| n.head == verb && n.dep.starts_with("nsubj"));
        if !alone {
            continue;
        }
        let passive = nodes.iter().any(|n| n.head == verb && n.dep == "auxpass");
        nodes[day].dep = "pobj";
        nodes[day].head = at;
        nodes[subject].dep = if passive { "nsubjpass" } else { "nsubj" };
        nodes[subject].head = verb;
    }
}

/// Verbs with which a sentence opens, and which the parser takes for a name because of their capital.
const DOING: &[(&str, &str)] = &[
    ("chairing", "chair"),
    ("heading", "head"),
    ("leading", "lead"),
    ("hosting", "host"),
    ("representing", "represent"),
    ("attending", "attend"),
    ("receiving", "receive"),
    ("welcoming", "welcome"),
];

/// "Chairing Armenia's delegation at the summit, X met Y": what X does, and no name before "Armenia".
fn doing(nodes: &mut [Node]) {
    let Some(lemma) = nodes
        .first()
        .filter(|n| n.mention.is_none() && n.dep == "compound")
        .and_then(|n| DOING.iter().find(|(word, _)| *word == n.word))
        .map(|(_, lemma)| *lemma)
    else {
        return;
    };
    let whose = nodes[0].head;
    let what = match nodes[whose].dep {
        "poss" => nodes[whose].head,
        _ => whose,
    };
    let verb = nodes[what].head;
    let subject = (what + 1..nodes.len())
        .find(|&n| nodes[n].head == verb && nodes[n].dep.starts_with("nsubj"));
    if what == verb || !nodes[what].dep.starts_with("nsubj") || subject.is_none() {
        return;
    }
    lemma.clone_into(&mut nodes[0].lemma);
    (nodes[0].pos, nodes[0].tag) = ("VERB", "VBG");
    (nodes[0].dep, nodes[0].head) = ("advcl", verb);
    (nodes[what].dep, nodes[what].head) = ("dobj", 0);
}
