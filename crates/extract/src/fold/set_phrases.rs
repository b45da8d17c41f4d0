//! Set phrases that the parser takes apart.

use crate::tree::Node;

/// "came face to face with X": an adverb of the verb, on which what follows hangs.
pub(super) fn face_to_face(nodes: &mut [Node]) {
    for i in 0..nodes.len().saturating_sub(2) {
        let phrase = nodes[i].word == "face"
            && matches!(nodes[i + 1].word.as_str(), "to" | "-")
            && nodes[i + 2].word == "face";
        let verb = (0..i).rev().find(|&v| {
            matches!(
                nodes[v].lemma.as_str(),
                "come" | "be" | "sit" | "stand" | "find"
            ) && matches!(nodes[v].pos, "VERB" | "AUX")
        });
        let Some(verb) = verb.filter(|_| phrase) else {
            continue;
        };
        for n in nodes.iter_mut().skip(i + 3) {
            if n.head == i || n.head == i + 2 {
                n.head = verb;
            }
        }
        (nodes[i].dep, nodes[i].head) = ("advmod", verb);
        (nodes[i + 1].dep, nodes[i + 1].head) = ("prep", i);
        (nodes[i + 2].dep, nodes[i + 2].head) = ("pobj", i + 1);
        (nodes[i + 2].pos, nodes[i + 2].tag) = ("NOUN", "NN");
    }
}

/// "took place behind closed doors in Lviv", "met over breakfast in Valletta": what follows says where, and when, it was.
pub(super) fn in_what_manner(nodes: &mut [Node]) {
    for i in 2..nodes.len() {
        let prep = nodes[i].head;
        let manner = match nodes[prep].word.as_str() {
            "behind" => nodes[i].word == "doors",
            "over" => nodes[i].is_meal() || matches!(nodes[i].lemma.as_str(), "tea" | "coffee"),
            _ => false,
        };
        if !manner || nodes[i].dep != "pobj" || prep > i {
            continue;
        }
        let above = nodes[prep].head;
        for n in nodes.iter_mut().skip(i + 1) {
            if n.head == i && n.dep == "prep" && n.word != "of" {
                n.head = above;
            }
        }
    }
}
