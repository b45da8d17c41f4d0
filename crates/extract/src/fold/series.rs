//! Series of people that the parser tears apart: entries behind semicolons, posts in a row, a subject taken for what
//! stands beside it.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Puts right which names and posts belong together.
pub(super) fn series(nodes: &mut [Node], mentions: &[Mention]) {
    entries(nodes, mentions);
    and_others(nodes, mentions);
    named_behind(nodes, mentions);
    posts(nodes, mentions);
    the_two_held(nodes);
    beside_a_place(nodes, mentions);
    behind_a_place(nodes, mentions);
    subject_of_the_place(nodes, mentions);
    next_stop(nodes, mentions);
}

fn what<'m>(n: &Node, mentions: &'m [Mention]) -> Option<&'m What> {
    n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what)
}

fn someone(n: &Node, mentions: &[Mention]) -> bool {
    matches!(what(n, mentions), Some(What::Person(_) | What::Role(_)))
}

fn somewhere(n: &Node, mentions: &[Mention]) -> bool {
    match what(n, mentions) {
        Some(What::Place(_) | What::Country(_)) => true,
        Some(What::Org(o)) => o.body,
        _ => false,
    }
}

/// "met A, Minister of X; B, Minister of Y; and C": each is one more whom he met.
fn entries(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 2..nodes.len() {
        let mut before = i - 1;
        while before > 0 && matches!(nodes[before].word.as_str(), "and" | "the") {
            before -= 1;
        }
        if nodes[before].word != ";" || before == 0 || !someone(&nodes[i], mentions) {
            continue;
        }
        let Some(first) = (0..before)
            .rev()
            .take_while(|&j| {
                nodes[j].word != ";" && !matches!(nodes[j].tag, "VBD" | "VBZ" | "VBP" | "MD")
            })
            .filter(|&j| someone(&nodes[j], mentions) && nodes[j].head != i)
            .last()
        else {
            continue;
        };
        // Where a verb goes on behind it, a clause of its own begins.
        if matches!(nodes[i].dep, "nsubj" | "nsubjpass") && nodes[i].head > i {
            continue;
        }
        if matches!(
            nodes[first].dep,
            "pobj" | "dobj" | "conj" | "attr" | "nsubj"
        ) {
            nodes[i].head = first;
            nodes[i].dep = "conj";
        }
    }
}

/// Somebody, and no unknown word with a capital ("European").
fn identified(n: &Node, mentions: &[Mention]) -> bool {
    match what(n, mentions) {
        Some(What::Person(p)) => p.person.is_some(),
        other => matches!(other, Some(What::Role(_))),
    }
}

/// "met A and Nepalese officials": A and the officials, and no officials of A's.
fn and_others(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 0..nodes.len() {
        let others = nodes[i].head;
        if others <= i + 1
            || !matches!(nodes[i].dep, "nmod" | "compound" | "amod")
            || !someone(&nodes[i], mentions)
            || nodes[others].tag != "NNS"
            || nodes[others].mention.is_some()
            || crate::candidates::CONTACTS.contains(&nodes[others].lemma.as_str())
            || !matches!(nodes[i + 1].word.as_str(), "and" | ",")
            || (i + 1..others).any(|j| identified(&nodes[j], mentions))
        {
            continue;
        }
        let (dep, head) = (nodes[others].dep, nodes[others].head);
        for n in &mut nodes[i + 1..others] {
            if n.head == i && n.dep == "conj" {
                n.dep = "amod";
                n.head = others;
            }
        }
        // Who stands before him in the list goes before the officials no longer.
        nodes[i].dep = dep;
        nodes[i].head = if head == others { i } else { head };
        nodes[others].dep = "conj";
        nodes[others].head = i;
    }
}

/// "the Special Representatives, A and B, will meet": A and B are they.
fn named_behind(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 2..nodes.len() {
        let plural = matches!(what(&nodes[i - 2], mentions), Some(What::Role(r)) if r.plural && !r.indefinite);
        if plural
            && nodes[i - 1].word == ","
            && nodes[i].dep == "conj"
            && nodes[i].head == i - 2
            && matches!(what(&nodes[i], mentions), Some(What::Person(_)))
            && nodes.iter().any(|n| n.dep == "conj" && n.head == i)
        {
            nodes[i].dep = "appos";
        }
    }
}

/// "A received him and the two held talks", taken for talks that were held: the two held them.
fn the_two_held(nodes: &mut [Node]) {
    const DEEDS: &[&str] = &[
        "hold", "sign", "discuss", "exchange", "have", "share", "address",
    ];
    for v in 2..nodes.len() {
        let noun = nodes[v].head;
        let two = v - 1;
        let taken = matches!(nodes[v].dep, "amod" | "acl")
            && matches!(nodes[v].tag, "VBN" | "VBD")
            && DEEDS.contains(&nodes[v].lemma.as_str())
            && noun > v
            && matches!(nodes[two].word.as_str(), "two" | "pair" | "duo" | "three")
            && nodes[two].head == noun
            && nodes[two - 1].word == "the";
        if !taken {
            continue;
        }
        let (above, dep) = (nodes[noun].head, nodes[noun].dep);
        nodes[v].head = if above == noun { v } else { above };
        nodes[v].dep = if matches!(dep, "dobj" | "npadvmod" | "dep" | "nsubj" | "appos") {
            "conj"
        } else {
            dep
        };
        (nodes[v].tag, nodes[v].pos) = ("VBD", "VERB");
        nodes[two].head = v;
        nodes[two].dep = "nsubj";
        nodes[two - 1].head = two;
        nodes[noun].head = v;
        nodes[noun].dep = "dobj";
    }
}

/// "met the Chief of Staff, the Defence Secretary and the Speaker": three posts in a row are three people.
fn posts(nodes: &mut [Node], mentions: &[Mention]) {
    let post = |n: &Node| match what(n, mentions) {
        Some(What::Role(r)) if !r.plural && !r.counterpart => {
            r.offices.first().map(|o| o.canonical.clone())
        }
        _ => None,
    };
    // "the prime ministers of A and B, the president of the Commission and the Speaker"
    let several = |n: &Node| matches!(what(n, mentions), Some(What::Role(r)) if r.plural && !r.counterpart && r.countries.len() > 1);
    for i in 0..nodes.len() {
        let head = nodes[i].head;
        let apart = nodes[i].dep == "appos"
            && head < i
            && match (post(&nodes[i]), post(&nodes[head])) {
                (Some(one), Some(other)) => one != other,
                (Some(_), None) => several(&nodes[head]),
                (None, Some(_)) => several(&nodes[i]),
                (None, None) => false,
            };
        let listed = || {
            nodes
                .iter()
                .enumerate()
                .any(|(j, n)| j > i && n.dep == "conj" && (n.head == head || n.head == i))
        };
        if apart && listed() {
            nodes[i].dep = "conj";
        }
    }
}

/// "At Villa Somalia, the presidential palace, the minister will hold talks": the minister will.
fn beside_a_place(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 0..nodes.len() {
        let place = nodes[i].dep == "nsubj" && somewhere(&nodes[i], mentions);
        let verb = nodes[i].head;
        if !place || verb == i {
            continue;
        }
        let actor = (i + 1..nodes.len())
            .find(|&j| {
                nodes[j].dep == "appos" && nodes[j].head == i && someone(&nodes[j], mentions)
            })
            .filter(|&j| j < verb);
        // "the ministry, headed by …" has no comma and place before it.
        let placed = (0..i).any(|j| somewhere(&nodes[j], mentions) && nodes[j].head < i);
        if let Some(actor) = actor.filter(|_| placed) {
            nodes[actor].head = verb;
            nodes[actor].dep = "nsubj";
            nodes[i].dep = "npadvmod";
        }
    }
}

/// "Before the audience at Koulouba Palace Yevkurov had talks": he had them.
fn behind_a_place(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 1..nodes.len().saturating_sub(1) {
        let glued = nodes[i - 1].dep == "compound"
            && nodes[i - 1].head == i
            && somewhere(&nodes[i - 1], mentions)
            && matches!(
                what(&nodes[i], mentions),
                Some(What::Person(_) | What::Other)
            )
            && nodes[i].dep == "pobj";
        let verb = i + 1;
        if !glued || !matches!(nodes[verb].tag, "VBD" | "VBZ") {
            continue;
        }
        let prep = nodes[i].head;
        // What was taken for the subject stands behind the preposition that opens the sentence.
        if let Some(n) = (0..i).find(|&n| nodes[n].dep == "nsubj" && nodes[n].head == verb) {
            nodes[n].dep = "pobj";
            if let Some(p) = (0..n).find(|&p| nodes[p].head == verb && nodes[p].dep == "mark") {
                nodes[p].dep = "prep";
                nodes[n].head = p;
            }
        }
        nodes[i - 1].dep = "pobj";
        nodes[i - 1].head = prep;
        nodes[i].dep = "nsubj";
        nodes[i].head = verb;
    }
}

/// "will go to Seoul on Wednesday and Manila on Friday": Manila is another stop, and no other Wednesday.
fn next_stop(nodes: &mut [Node], mentions: &[Mention]) {
    let place = |n: &Node| matches!(what(n, mentions), Some(What::Place(_) | What::Country(_)));
    for i in 0..nodes.len() {
        let day = nodes[i].head;
        let hung = nodes[i].dep == "conj"
            && day < i
            && place(&nodes[i])
            && matches!(what(&nodes[day], mentions), Some(What::Date(_)));
        if !hung {
            continue;
        }
        let stop = (0..day).rev().find(|&j| {
            place(&nodes[j])
                && matches!(nodes[j].dep, "pobj" | "dobj" | "conj")
                && nodes[j].head < j
        });
        if let Some(stop) = stop {
            nodes[i].head = stop;
        }
    }
}

/// "In London, A, Foreign Minister of X, and B met on Wednesday", "during his time in Cuba Ortega will see C": a verb
/// without a subject has the one that was hung on the place before it.
fn subject_of_the_place(nodes: &mut [Node], mentions: &[Mention]) {
    for v in 2..nodes.len() {
        let aided = nodes
            .iter()
            .any(|n| n.head == v && n.dep.starts_with("aux") && n.tag != "TO");
        let finite = matches!(nodes[v].tag, "VBD" | "VBZ" | "VBP")
            || aided && matches!(nodes[v].tag, "VB" | "VBN" | "VBG");
        let main = matches!(nodes[v].dep, "ROOT" | "ccomp" | "conj");
        let acts = nodes.iter().enumerate().any(|(i, n)| {
            i != v && n.head == v && matches!(n.dep, "nsubj" | "nsubjpass" | "expl" | "csubj")
        });
        // A verb that goes on with the subject of the one before it has none of its own.
        if !finite
            || !main
            || acts
            || nodes[v].dep == "conj" && nodes[nodes[v].head].head != v && !aided
        {
            continue;
        }
        let Some(i) = (1..v).find(|&i| {
            let h = nodes[i].head;
            let hung = matches!(nodes[i].dep, "conj" | "appos")
                && h < i
                && somewhere(&nodes[h], mentions)
                && nodes[h].dep == "pobj";
            let glued = nodes[i].dep == "pobj"
                && nodes[i - 1].dep == "compound"
                && nodes[i - 1].head == i
                && somewhere(&nodes[i - 1], mentions);
            matches!(what(&nodes[i], mentions), Some(What::Person(p)) if p.person.is_some())
                && (hung || glued)
        }) else {
            continue;
        };
        // Another clause between them has it for its own.
        let between = (i + 1..v).any(|w| {
            matches!(nodes[w].tag, "VBD" | "VBZ" | "VBP" | "MD")
                && nodes[w].head != v
                && nodes[w].dep != "relcl"
        });
        if between {
            continue;
        }
        if nodes[i].dep == "pobj" {
            nodes[i - 1].dep = "pobj";
            nodes[i - 1].head = nodes[i].head;
        }
        let passive = nodes.iter().any(|n| n.head == v && n.dep == "auxpass");
        nodes[i].head = v;
        nodes[i].dep = if passive { "nsubjpass" } else { "nsubj" };
    }
}
