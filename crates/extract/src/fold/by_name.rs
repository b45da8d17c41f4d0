//! People named behind a noun for them: "two senior officials, A and B", "the leaders of Kenya and Uganda, A and B".

use crate::mentions::{Mention, What};
use crate::tree::Node;

fn what<'m>(n: &Node, mentions: &'m [Mention]) -> Option<&'m What> {
    n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what)
}

/// Whether a node is somebody by name.
fn is_person(n: &Node, mentions: &[Mention]) -> bool {
    matches!(what(n, mentions), Some(What::Person(p)) if p.person.is_some())
}

/// "Two senior officials, A and B, held talks": A and B are the two.
pub(super) fn the_two_by_name(nodes: &mut [Node], mentions: &[Mention]) {
    let person = |n: &Node| is_person(n, mentions);
    for i in 0..nodes.len().saturating_sub(1) {
        let number = nodes
            .iter()
            .find(|n| n.head == i && n.dep == "nummod")
            .and_then(|n| match n.word.as_str() {
                "two" => Some(2),
                "three" => Some(3),
                "four" => Some(4),
                _ => None,
            });
        let Some(number) = number.filter(|_| {
            nodes[i].dep.starts_with("nsubj") && !person(&nodes[i]) && nodes[i + 1].word == ","
        }) else {
            continue;
        };
        let Some(first) = (i + 2..nodes.len())
            .find(|&n| nodes[n].head == i && nodes[n].dep == "conj" && person(&nodes[n]))
        else {
            continue;
        };
        let named = nodes[first..]
            .iter()
            .take_while(|n| !n.tag.starts_with("VB") && n.tag != "MD")
            .filter(|n| person(n))
            .count();
        if named == number {
            nodes[first].dep = "appos";
        }
    }
}

/// "The leaders of Kenya and Uganda, A and B, met": A and B are the leaders, and no more countries.
pub(super) fn leaders_by_name(nodes: &mut [Node], mentions: &[Mention]) {
    let person = |n: &Node| is_person(n, mentions);
    let country = |n: &Node| matches!(what(n, mentions), Some(What::Country(_)));
    for i in 0..nodes.len() {
        if nodes[i].tag != "NNS" || nodes[i].mention.is_some() {
            continue;
        }
        let Some(of) = nodes.iter().position(|n| n.head == i && n.word == "of") else {
            continue;
        };
        let end = (of..nodes.len())
            .find(|&n| nodes[n].tag.starts_with("VB") || nodes[n].tag == "MD")
            .unwrap_or(nodes.len());
        let countries = nodes[of..end].iter().filter(|n| country(n)).count();
        let Some(first) = (of..end).find(|&n| person(&nodes[n])) else {
            continue;
        };
        let persons = nodes[first..end].iter().filter(|n| person(n)).count();
        let hung = nodes[first].dep == "conj" && country(&nodes[nodes[first].head]);
        if hung && countries == persons && persons > 1 && nodes[first - 1].word == "," {
            (nodes[first].dep, nodes[first].head) = ("appos", i);
        }
    }
}

/// "Prime Minister A and Rosatom chief B met": two men, and not the chief of both.
pub(super) fn chief_by_name(nodes: &mut [Node], mentions: &[Mention]) {
    let person = |n: &Node| is_person(n, mentions);
    for i in 1..nodes.len().saturating_sub(1) {
        let chief = matches!(
            nodes[i].lemma.as_str(),
            "chief" | "boss" | "head" | "director" | "ceo" | "chairman"
        ) && nodes[i].mention.is_none();
        let named = person(&nodes[i + 1]) && nodes[i + 1].dep == "appos" && nodes[i + 1].head == i;
        if !chief || !named {
            continue;
        }
        let Some(other) = (0..i).find(|&n| {
            nodes[n].head == i && person(&nodes[n]) && matches!(nodes[n].dep, "nmod" | "compound")
        }) else {
            continue;
        };
        if !nodes[other..i].iter().any(|n| n.word == "and") {
            continue;
        }
        (nodes[other].dep, nodes[other].head) = (nodes[i].dep, nodes[i].head);
        (nodes[i + 1].dep, nodes[i + 1].head) = ("conj", other);
        (nodes[i].dep, nodes[i].head) = ("compound", i + 1);
        for n in nodes.iter_mut().take(i).skip(other + 1) {
            if n.head == other && n.dep == "conj" {
                (n.dep, n.head) = ("compound", i);
            }
        }
    }
}
