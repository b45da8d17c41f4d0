//! Lists of those who meet, which the parser takes apart: "the meeting of the Armenian prime minister and the
//! Azerbaijani president has begun", "talks between the President of A, X, and the President of B, Y, took place".

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Hangs what stands in a list behind "meeting of" or "talks between" on the first of the list, where the parser
/// made it the subject of the verb beside the meeting itself, or hung it on the meeting.
pub(super) fn mend(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    let someone = |n: &Node| {
        matches!(
            what(n),
            Some(What::Person(_) | What::Role(_) | What::Country(_))
        )
    };
    // "talks between Israel and Hamas"; but not "groups of the government and Hamas".
    let body = |n: &Node, between: bool| between && matches!(what(n), Some(What::Org(_)));
    for first in 0..nodes.len() {
        let prep = nodes[first].head;
        if nodes[first].dep != "pobj" || prep >= first {
            continue;
        }
        let between = nodes[prep].word == "between";
        let someone = |n: &Node| someone(n) || body(n, between);
        if !someone(&nodes[first]) {
            continue;
        }
        let noun = nodes[prep].head;
        if !matches!(nodes[prep].word.as_str(), "of" | "between" | "among")
            || noun >= prep
            || nodes[noun].mention.is_some()
            || nodes[noun].pos != "NOUN"
        {
            continue;
        }
        // Nothing but commas, "and" and articles between them.
        let mut listed: Vec<usize> = Vec::new();
        let mut last_is_joined = false;
        let mut joined = false;
        for (i, node) in nodes.iter().enumerate().skip(first + 1) {
            match node.word.as_str() {
                "and" => joined = true,
                "," | "the" | "a" | "his" | "her" | "their" => {}
                _ if someone(node) => {
                    listed.push(i);
                    last_is_joined = joined;
                    if joined {
                        break;
                    }
                }
                _ => break,
            }
        }
        if !last_is_joined {
            continue;
        }
        let beside = |n: &Node| {
            n.dep == "conj" && n.head == noun
                || n.dep.starts_with("nsubj")
                    && nodes[noun].dep.starts_with("nsubj")
                    && n.head == nodes[noun].head
        };
        let lost: Vec<usize> = listed.into_iter().filter(|&i| beside(&nodes[i])).collect();
        for i in lost {
            nodes[i].dep = "conj";
            nodes[i].head = first;
        }
    }
}

/// "Hamas and the Egyptian government held talks": the government is the second of the list, and the adjective only says
/// whose it is.
pub(super) fn bodies_of_state(nodes: &mut [Node], mentions: &[Mention]) {
    let body = |n: &Node| {
        let m = n.mention.and_then(|m| mentions.get(m));
        m.is_some_and(|m| matches!(&m.what, What::Org(o) if o.body))
    };
    for i in 1..nodes.len() {
        let (adjective, head) = (i - 1, nodes[i].head);
        let torn = nodes[adjective].mention.is_none()
            && matches!(nodes[adjective].pos, "ADJ" | "PROPN")
            && matches!(nodes[adjective].dep, "conj" | "nsubj" | "pobj" | "dobj")
            && nodes[adjective].head != i
            && (nodes[i].dep == "appos" && (head == adjective || head == nodes[adjective].head)
                || nodes[i].dep == "nsubj"
                    && nodes[adjective].dep == "conj"
                    && nodes[nodes[adjective].head].dep == "nsubj"
                    && nodes[nodes[adjective].head].head == head);
        if !torn || !body(&nodes[i]) {
            continue;
        }
        nodes[i].dep = nodes[adjective].dep;
        nodes[i].head = nodes[adjective].head;
        for n in nodes.iter_mut().filter(|n| n.head == adjective) {
            n.head = i;
        }
        nodes[adjective].dep = "amod";
        nodes[adjective].head = i;
    }
}

/// "King A of Jordan and Egyptian President B": B stands beside the king, and not beside his country.
pub(super) fn beside_whose_country(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    let someone = |n: &Node| matches!(what(n), Some(What::Person(_)));
    for i in 1..nodes.len() {
        let land = nodes[i].head;
        let hung = someone(&nodes[i])
            && nodes[i].dep == "conj"
            && land < i
            && nodes[land].dep == "pobj"
            && matches!(what(&nodes[land]), Some(What::Country(_)));
        let prep = nodes[land].head;
        if !hung || nodes[prep].word != "of" {
            continue;
        }
        let first = nodes[prep].head;
        if first + 1 == prep && someone(&nodes[first]) {
            nodes[i].head = first;
            for n in nodes.iter_mut() {
                if n.dep == "cc" && n.head == land {
                    n.head = first;
                }
            }
        }
    }
}

/// "his colleagues in Ouagadougou and Abidjan, A and B": who they are, and no further places.
pub(super) fn colleagues_by_name(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    for i in 1..nodes.len() {
        let person = matches!(what(&nodes[i]), Some(What::Person(_)));
        if !person || !matches!(nodes[i].dep, "conj" | "appos") {
            continue;
        }
        // Up the list of places to the first of them.
        let mut place = nodes[i].head;
        let is_place = |n: &Node| matches!(what(n), Some(What::Place(_) | What::Country(_)));
        while place < i && nodes[place].dep == "conj" && is_place(&nodes[nodes[place].head]) {
            place = nodes[place].head;
        }
        let prep = nodes[place].head;
        let noun = nodes[prep].head;
        let theirs = place < i
            && is_place(&nodes[place])
            && nodes[place].dep == "pobj"
            && matches!(nodes[prep].word.as_str(), "in" | "from")
            && matches!(
                nodes[noun].lemma.as_str(),
                "colleague" | "counterpart" | "homologue"
            )
            && nodes[i - 1].word == ",";
        if theirs {
            nodes[i].head = noun;
            nodes[i].dep = "appos";
        }
    }
}

/// "met, among others, A and B", "meetings with, among others, A": those are whom he met.
pub(super) fn among_others(nodes: &mut [Node], mentions: &[Mention]) {
    let someone = |n: &Node| {
        matches!(
            n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what),
            Some(What::Person(_) | What::Role(_) | What::Country(_))
        )
    };
    for among in 1..nodes.len().saturating_sub(2) {
        let others = among + 1;
        let aside = nodes[among].word == "among"
            && nodes[others].word == "others"
            && nodes[among - 1].word == ","
            && nodes[others + 1].word == ",";
        let first = (others + 2..nodes.len().min(others + 5)).find(|&i| someone(&nodes[i]));
        let (true, Some(first)) = (aside, first) else {
            continue;
        };
        let before = among.saturating_sub(2);
        // "with, among others, A", or the verb itself.
        let (head, dep) = match nodes[before].pos {
            "ADP" => (before, "pobj"),
            "VERB" => (before, "dobj"),
            _ => continue,
        };
        if nodes[first].head != others && nodes[first].dep != "appos" {
            continue;
        }
        nodes[first].head = head;
        nodes[first].dep = dep;
        let verb = nodes[among].head;
        for n in nodes.iter_mut().skip(first + 1) {
            if n.head == others {
                n.head = verb;
            }
        }
    }
}
