//! Who says so, behind what is said: "…, the army said", "…, Channel 12 reported on Wednesday".

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// "X, the army chief, called on Y, on Monday, the army said": the parser makes both X and the army say it, and hangs the
/// day on the saying.
pub(super) fn reported_behind(nodes: &mut [Node]) {
    for said in 3..nodes.len() {
        if nodes[said].tag != "VBD"
            || !matches!(nodes[said].lemma.as_str(), "say" | "announce" | "report")
        {
            continue;
        }
        let subjects: Vec<usize> = (0..said)
            .filter(|&n| nodes[n].head == said && nodes[n].dep == "nsubj")
            .collect();
        let [first, second] = subjects.as_slice() else {
            continue;
        };
        let (first, second) = (*first, *second);
        let told = (first + 1..second)
            .find(|&v| nodes[v].head == first && nodes[v].dep == "acl" && nodes[v].tag == "VBD");
        let Some(v) = told.filter(|_| second > 0) else {
            continue;
        };
        (nodes[v].dep, nodes[v].head) = ("ccomp", said);
        nodes[first].head = v;
        for n in nodes.iter_mut().take(second).skip(v + 1) {
            if n.head == said && matches!(n.dep, "prep" | "npadvmod" | "advmod") {
                n.head = v;
            }
        }
    }
}

/// "X could travel to Y for talks with Z, Channel 12 reported on Wednesday": who says so behind a comma, taken for another
/// name of Z and the saying for a participle, is what the sentence hangs on.
pub(super) fn source_behind(nodes: &mut [Node], mentions: &[Mention]) {
    let date = |n: &Node| {
        let m = n.mention.and_then(|m| mentions.get(m));
        m.is_some_and(|m| matches!(m.what, What::Date(_)))
    };
    let Some(said) = (2..nodes.len()).rev().find(|&i| {
        matches!(nodes[i].tag, "VBD" | "VBN")
            && matches!(nodes[i].lemma.as_str(), "say" | "report" | "announce")
    }) else {
        return;
    };
    // Nothing but the day follows.
    let tail = nodes[said + 1..]
        .iter()
        .all(|n| date(n) || n.word == "on" || n.dep == "punct");
    if !tail || nodes[said].dep == "ROOT" || nodes[said - 1].pos == "AUX" {
        return;
    }
    let noun = |n: &Node| {
        matches!(
            n.tag,
            "NN" | "NNS" | "NNP" | "NNPS" | "CD" | "JJ" | "POS" | "PRP$"
        ) && !date(n)
    };
    let starts = (1..said)
        .rev()
        .take_while(|&i| noun(&nodes[i]) || nodes[i].tag == "DT")
        .last();
    let Some(starts) = starts.filter(|&i| nodes[i - 1].word == ",") else {
        return;
    };
    let Some(speaker) = (starts..said)
        .rev()
        .find(|&i| nodes[i].head < starts || nodes[i].head > said || nodes[i].dep == "ROOT")
    else {
        return;
    };
    let Some(root) = (0..nodes.len()).find(|&i| nodes[i].dep == "ROOT") else {
        return;
    };
    let clause = if root == speaker {
        (0..starts).find(|&i| nodes[i].head == root && nodes[i].dep == "ccomp")
    } else {
        Some(root).filter(|&r| r < starts)
    };
    let Some(clause) = clause.filter(|&v| nodes[v].tag.starts_with("VB")) else {
        return;
    };
    (nodes[said].dep, nodes[said].head) = ("ROOT", said);
    (nodes[clause].dep, nodes[clause].head) = ("ccomp", said);
    (nodes[speaker].dep, nodes[speaker].head) = ("nsubj", said);
    let comma = starts - 1;
    (nodes[comma].dep, nodes[comma].head) = ("punct", said);
    for n in &mut nodes[said + 1..] {
        if n.dep != "pobj" {
            n.head = said;
        }
    }
}
