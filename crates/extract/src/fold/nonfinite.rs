//! Infinitives and participles that the parser takes for the verb of a clause.

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Nouns of contact.
const CONTACTS: &[&str] = &[
    "meeting",
    "talk",
    "visit",
    "trip",
    "summit",
    "call",
    "session",
    "encounter",
    "conversation",
    "round",
    "conference",
    "stop",
    "appointment",
];

/// Participles that say of a contact when it was to be.
const SET: &[&str] = &[
    "announce", "plan", "schedule", "set", "fix", "arrange", "expect", "envisage", "foresee",
    "slate", "propose", "intend",
];

/// "was to call on A, meet B and hold talks with C": bare infinitives go on from the one behind "to", not from the verb
/// before it.
pub(super) fn bare_infinitives(nodes: &mut [Node]) {
    for i in 1..nodes.len() {
        let head = nodes[i].head;
        let bare = nodes[i].tag == "VB"
            && nodes[i].dep == "conj"
            && head < i
            && matches!(nodes[head].tag, "VBD" | "VBZ" | "VBP")
            && !nodes.iter().any(|n| {
                n.head == i && matches!(n.dep, "aux" | "nsubj" | "nsubjpass" | "auxpass" | "mark")
            });
        if !bare {
            continue;
        }
        let first = (head + 1..i).rev().find(|&x| {
            nodes[x].head == head
                && nodes[x].dep == "xcomp"
                && nodes[x].tag == "VB"
                && nodes.iter().any(|n| n.head == x && n.word == "to")
        });
        if let Some(first) = first {
            nodes[i].head = first;
        }
    }
}

/// "The two plan to meet": a verb, since two plans would be plural.
pub(super) fn the_two_plan(nodes: &mut [Node]) {
    for i in 2..nodes.len().saturating_sub(2) {
        let several = matches!(
            nodes[i - 1].word.as_str(),
            "two" | "three" | "four" | "pair" | "duo" | "trio"
        );
        let misread = nodes[i].tag == "NN"
            && nodes[i].word == nodes[i].lemma
            && several
            && nodes[i - 1].head == i
            && nodes[i - 2].word == "the"
            && nodes[i + 1].word == "to"
            && nodes[i + 2].tag == "VB";
        if !misread {
            continue;
        }
        for n in nodes.iter_mut().take(i - 1) {
            if n.head == i {
                n.head = i - 1;
            }
        }
        (nodes[i - 1].dep, nodes[i - 1].pos) = ("nsubj", "NOUN");
        (nodes[i].pos, nodes[i].tag) = ("VERB", "VBP");
        let infinitive = nodes[i + 1].head;
        if nodes[infinitive].head == i {
            nodes[infinitive].dep = "xcomp";
        }
    }
}

/// What is done with a contact to come: "to be held in Baku".
const HELD: &[&str] = &[
    "hold", "host", "convene", "organize", "organise", "stage", "conduct",
];

/// "discussed the summit of the two leaders, to be held in Sochi": said of the summit, and not of those who spoke.
pub(super) fn to_be_held(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 3..nodes.len() {
        let infinitive = nodes[i].tag == "VBN"
            && HELD.contains(&nodes[i].lemma.as_str())
            && nodes[i - 1].word == "be"
            && nodes[i - 2].word == "to"
            && nodes[i - 3].word == ",";
        let verb = nodes[i].head;
        if !infinitive || verb >= i || !nodes[verb].tag.starts_with("VB") {
            continue;
        }
        let of = (verb + 1..i - 3).rev().find(|&n| {
            CONTACTS.contains(&nodes[n].lemma.as_str())
                || matches!(
                    nodes[n].mention.map(|m| &mentions[m].what),
                    Some(What::Gathering(_))
                )
        });
        if let Some(of) = of {
            (nodes[i].dep, nodes[i].head) = ("relcl", of);
        }
    }
}

/// "A meeting with X, announced for the same day, did not take place", "A meeting planned for Friday has been cancelled": the
/// verb of the clause is the one behind what was planned.
pub(super) fn reduced(nodes: &mut [Node]) {
    for v in 2..nodes.len() {
        let participle =
            SET.contains(&nodes[v].lemma.as_str()) && matches!(nodes[v].tag, "VBD" | "VBN");
        let comma = nodes[v - 1].word == ",";
        if !participle {
            continue;
        }
        let child = |n: &Node, deps: &[&str]| n.head == v && deps.contains(&n.dep);
        let Some(subject) = (0..v).find(|&s| {
            child(&nodes[s], &["nsubj", "nsubjpass"]) && CONTACTS.contains(&nodes[s].lemma.as_str())
        }) else {
            continue;
        };
        if nodes.iter().any(|n| child(n, &["aux", "auxpass", "dobj"])) {
            continue;
        }
        let Some(main) = (v + 1..nodes.len()).find(|&m| {
            child(&nodes[m], &["conj", "dep", "ccomp", "parataxis"])
                && nodes[m].tag.starts_with("VB")
                && !nodes
                    .iter()
                    .any(|n| n.head == m && n.dep.starts_with("nsubj"))
        }) else {
            continue;
        };
        let begins = (v + 1..main)
            .find(|&x| nodes[x].head == main)
            .unwrap_or(main);
        let finite = nodes[begins..main]
            .iter()
            .any(|n| n.head == main && matches!(n.dep, "aux" | "auxpass"))
            // "set for Saturday are off"
            || nodes[main].lemma == "be" && nodes[main].tag != "VB";
        if (nodes[begins - 1].word == ",") != comma
            || !comma && !finite
            || (v..main).any(|x| child(&nodes[x], &["cc"]))
        {
            continue;
        }
        let (above, dep) = (nodes[v].head, nodes[v].dep);
        let passive = (v + 1..main).any(|x| nodes[x].head == main && nodes[x].dep == "auxpass");
        nodes[main].head = if above == v { main } else { above };
        nodes[main].dep = dep;
        nodes[subject].head = main;
        nodes[subject].dep = if passive { "nsubjpass" } else { "nsubj" };
        (nodes[v].head, nodes[v].dep, nodes[v].tag) = (subject, "acl", "VBN");
        for (x, n) in nodes.iter_mut().enumerate() {
            if n.head == v && x != v && (x < subject || x >= begins) {
                n.head = main;
            }
        }
    }
}

/// "Congress refused X permission to travel": whom it is refused to, and no part of the permission's name.
pub(super) fn refused_permission(nodes: &mut [Node], mentions: &[Mention]) {
    for i in 1..nodes.len() {
        let permission = nodes[i].head;
        let someone = nodes[i]
            .mention
            .and_then(|m| mentions.get(m))
            .is_some_and(|m| matches!(m.what, What::Person(_) | What::Role(_)));
        let verb = nodes.get(permission).map_or(0, |n| n.head);
        if someone
            && permission == i + 1
            && matches!(nodes[i].dep, "compound" | "nmod" | "amod")
            && matches!(
                nodes[permission].lemma.as_str(),
                "permission" | "leave" | "authorisation" | "clearance" | "entry"
            )
            && nodes[permission].dep == "dobj"
            && matches!(
                nodes[verb].lemma.as_str(),
                "refuse" | "deny" | "grant" | "give"
            )
        {
            nodes[i].dep = "dative";
            nodes[i].head = verb;
        }
    }
}
