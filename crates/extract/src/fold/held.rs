//! "held on Thursday at the palace talks with X": talks so far behind that the parser takes them for a verb,
//! and talks that the tagger takes for one.

use crate::tree::Node;

/// "and talks with X were also planned": what is the subject or object of a verb is a noun, however it was tagged.
pub(super) fn talks_as_noun(nodes: &mut [Node]) {
    for n in nodes.iter_mut() {
        let acted_on = matches!(n.dep, "nsubj" | "nsubjpass" | "dobj" | "pobj");
        let talks = matches!(n.word.as_str(), "talks" | "calls" | "visits" | "meets");
        if acted_on && talks && n.tag == "VBZ" && n.mention.is_none() {
            (n.tag, n.pos) = ("NNS", "NOUN");
            n.lemma = n.word.trim_end_matches('s').to_owned();
        }
    }
}

/// "The two held talks", read as two talks that were held: a sentence.
pub(super) fn the_two_held(nodes: &mut [Node]) {
    for v in 2..nodes.len() {
        let n = nodes[v].head;
        let misread = nodes[v].word == "held"
            && nodes[v].dep == "amod"
            && n > v
            && matches!(
                nodes[v - 1].word.as_str(),
                "two" | "three" | "four" | "pair" | "duo"
            )
            && nodes[v - 1].head == n
            && nodes[v - 2].word == "the"
            && nodes[v - 2].head == n;
        if !misread {
            continue;
        }
        let (above, dep) = (nodes[n].head, nodes[n].dep);
        for (i, c) in nodes.iter_mut().enumerate() {
            if c.head == n && i != n && (i < v - 2 || c.dep == "punct") {
                c.head = v;
            }
        }
        nodes[v].head = if above == n { v } else { above };
        (nodes[v].dep, nodes[v].tag, nodes[v].pos) = (dep, "VBD", "VERB");
        (nodes[n].head, nodes[n].dep) = (v, "dobj");
        (nodes[v - 1].head, nodes[v - 1].dep, nodes[v - 1].pos) = (v, "nsubj", "NOUN");
        nodes[v - 2].head = v - 1;
    }
}

/// Makes the talks the object of the verb of holding, and that verb what they were in the sentence.
pub(super) fn held_talks(nodes: &mut [Node]) {
    for n in 1..nodes.len() {
        let taken = matches!(nodes[n].word.as_str(), "talks" | "consultations")
            && nodes[n].pos == "VERB"
            && nodes[n].mention.is_none();
        if !taken {
            continue;
        }
        let held = (0..n).rev().find(|&v| {
            nodes[v].lemma == "hold"
                && nodes[v].pos == "VERB"
                && nodes[v].head == n
                && !nodes.iter().any(|o| o.head == v && o.dep == "dobj")
        });
        let Some(v) = held else { continue };
        let (above, dep) = (nodes[n].head, nodes[n].dep);
        for (i, c) in nodes.iter_mut().enumerate() {
            if c.head == n && i != n && i != v && !matches!(c.dep, "prep" | "amod" | "det") {
                c.head = v;
            }
        }
        nodes[v].head = if above == n { v } else { above };
        nodes[v].dep = dep;
        nodes[n].head = v;
        nodes[n].dep = "dobj";
        (nodes[n].tag, nodes[n].pos) = ("NNS", "NOUN");
        nodes[n].lemma = nodes[n].word.trim_end_matches('s').to_owned();
    }
}
