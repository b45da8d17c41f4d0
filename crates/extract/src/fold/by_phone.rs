//! What the parser makes of "by phone" and "over the phone": it hangs on the phone what belongs to the verb.

use crate::tree::Node;

pub(super) fn mend(nodes: &mut [Node]) {
    object_behind(nodes);
    partner_behind(nodes);
}

/// "A and B discussed by phone issues that...": the parser makes "phone issues" of it. "discussed by phone next month's
/// summit": another thing behind "by".
fn object_behind(nodes: &mut [Node]) {
    for thing in 2..nodes.len() {
        let by = nodes[thing].head;
        let second = by < thing
            && nodes[thing].dep == "pobj"
            && matches!(nodes[by].word.as_str(), "by" | "over")
            && nodes[by + 1..thing].iter().any(|n| {
                n.head == by
                    && n.dep == "pobj"
                    && matches!(n.word.as_str(), "phone" | "telephone" | "video")
            });
        let verb = nodes[by].head;
        if second && verb < by && nodes[verb].pos == "VERB" {
            nodes[thing].head = verb;
            nodes[thing].dep = "dobj";
            if nodes[by].dep == "agent" {
                nodes[by].dep = "prep";
                nodes[verb].tag = "VBD";
            }
        }
    }
    for i in 1..nodes.len().saturating_sub(1) {
        let (by, thing) = (i - 1, nodes[i].head);
        let verb = nodes[by].head;
        let swallowed = matches!(nodes[i].word.as_str(), "phone" | "telephone")
            && matches!(nodes[by].word.as_str(), "by" | "over")
            && thing > i
            && nodes[i].dep == "compound"
            && nodes[thing].head == by
            && nodes[thing].dep == "pobj"
            && nodes[verb].pos == "VERB"
            && verb < by
            && !matches!(
                nodes[thing].lemma.as_str(),
                "call" | "conversation" | "talk" | "line" | "link"
            );
        if swallowed {
            nodes[i].head = by;
            nodes[i].dep = "pobj";
            nodes[thing].head = verb;
            nodes[thing].dep = "dobj";
        }
    }
}

/// "exchanged greetings over the phone with X": with him, not with the phone.
fn partner_behind(nodes: &mut [Node]) {
    for with in 2..nodes.len() {
        let phone = nodes[with].head;
        if !matches!(nodes[with].word.as_str(), "with" | "to")
            || phone >= with
            || !matches!(nodes[phone].word.as_str(), "phone" | "telephone")
            || nodes[phone].dep != "pobj"
        {
            continue;
        }
        let by = nodes[phone].head;
        let verb = nodes[by].head;
        if matches!(nodes[by].word.as_str(), "by" | "over" | "on" | "via")
            && nodes[verb].pos == "VERB"
            && verb < by
        {
            nodes[with].head = verb;
        }
    }
}
