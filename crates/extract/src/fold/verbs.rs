//! What is a verb, whatever the tagger takes it for.

use crate::tree::Node;

/// "The two sides, led by A and B, compared notes on trade": what has a subject and stands before its noun does not
/// describe it.
pub(super) fn verb_before_its_noun(nodes: &mut [Node]) {
    for v in 1..nodes.len().saturating_sub(1) {
        let h = nodes[v].head;
        let describes = nodes[v].dep == "amod"
            && matches!(nodes[v].tag, "VBN" | "VBD")
            && h == v + 1
            && nodes[h].dep == "ROOT"
            && nodes[h].tag == "NNS"
            && nodes[v - 1].word == ",";
        let subject =
            (0..v).find(|&s| nodes[s].dep == "nsubj" && (nodes[s].head == v || nodes[s].head == h));
        let verb = |n: &Node| n.head == h && matches!(n.dep, "cop" | "aux");
        let Some(subject) = subject.filter(|_| describes && !nodes.iter().any(verb)) else {
            continue;
        };
        for i in (0..nodes.len()).filter(|&i| i != h && i != v) {
            let of_it = i > h && matches!(nodes[i].word.as_str(), "on" | "of" | "about" | "over");
            if nodes[i].head == h && !of_it {
                nodes[i].head = v;
            }
        }
        nodes[subject].head = v;
        (nodes[v].tag, nodes[v].pos, nodes[v].dep) = ("VBD", "VERB", "ROOT");
        nodes[v].head = v;
        (nodes[h].head, nodes[h].dep) = (v, "dobj");
    }
}

/// "A meeting between A and B set for Friday has been put off": what is set is no clause, but says which meeting.
pub(super) fn reduced_relative(nodes: &mut [Node]) {
    for v in 1..nodes.len() {
        let main = nodes[v].head;
        let clause = matches!(nodes[v].dep, "csubj" | "csubjpass")
            && matches!(nodes[v].tag, "VBD" | "VBN")
            && main > v;
        let of_it = |n: &Node, deps: &[&str]| n.head == v && deps.contains(&n.dep);
        let introduced = nodes.iter().any(|n| {
            of_it(n, &["mark", "aux", "auxpass", "dobj"]) || of_it(n, &["advmod"]) && n.tag == "WRB"
        });
        let subject = (0..v).find(|&s| of_it(&nodes[s], &["nsubj", "nsubjpass"]));
        let Some(subject) = subject.filter(|&s| {
            clause && !introduced && nodes[s].tag.starts_with("NN") && nodes[s].mention.is_none()
        }) else {
            continue;
        };
        nodes[subject].head = main;
        nodes[subject].dep = if nodes[v].dep == "csubjpass" {
            "nsubjpass"
        } else {
            "nsubj"
        };
        (nodes[v].head, nodes[v].dep, nodes[v].tag) = (subject, "acl", "VBN");
    }
}
