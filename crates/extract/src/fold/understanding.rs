//! "A memorandum of understanding the two countries signed": understanding is a noun there, and not what somebody does
//! to the two countries.

use crate::tree::Node;

/// Makes a noun of "understanding" behind "memorandum of"; the clause behind it has its subject back.
pub(super) fn noun(nodes: &mut [Node]) {
    for i in 2..nodes.len() {
        let memo = i - 2;
        if nodes[i].word != "understanding"
            || nodes[i - 1].word != "of"
            || !matches!(
                nodes[memo].word.as_str(),
                "memorandum" | "memoranda" | "memorandums" | "letter" | "letters"
            )
            || !matches!(nodes[i].pos, "VERB" | "AUX")
        {
            continue;
        }
        (nodes[i].dep, nodes[i].head) = ("pobj", i - 1);
        (nodes[i].pos, nodes[i].tag) = ("NOUN", "NN");
        "understanding".clone_into(&mut nodes[i].lemma);
        let object = (i + 1..nodes.len()).find(|&n| nodes[n].head == i && nodes[n].dep == "dobj");
        let Some(object) = object else { continue };
        let clause = (object + 1..nodes.len()).find(|&v| {
            nodes[v].head == object
                && nodes[v].dep == "acl"
                && matches!(nodes[v].tag, "VBN" | "VBD")
        });
        if let Some(v) = clause {
            (nodes[v].dep, nodes[v].head, nodes[v].tag) = ("relcl", memo, "VBD");
            (nodes[object].dep, nodes[object].head) = ("nsubj", v);
        }
    }
}
