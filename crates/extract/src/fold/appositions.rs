//! Whose apposition a name is behind a thing: "received the commander of the Indian frigate, X" has X for the commander.

use crate::mentions::{Mention, What};
use crate::people::is_vessel;
use crate::tree::Node;

/// Nouns for somebody with a post, which are no title by themselves.
const SOMEBODY: &[&str] = &[
    "officer",
    "commander",
    "captain",
    "head",
    "leader",
    "chief",
    "chairman",
    "chairwoman",
    "chair",
    "director",
    "chancellor",
    "rector",
    "manager",
    "owner",
    "founder",
    "boss",
    "governor",
    "commandant",
    "coordinator",
    "representative",
];

/// Puts the name in the place of the noun for somebody, and hangs what stands behind it on that noun's verb.
pub(super) fn of_somebody(nodes: &mut [Node], mentions: &[Mention]) {
    let someone = |n: &Node| {
        matches!(
            n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what),
            Some(What::Person(_))
        )
    };
    let office = |n: &Node| {
        matches!(
            n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what),
            Some(What::Role(r)) if r.plural
        )
    };
    for i in 2..nodes.len() {
        let thing = nodes[i].head;
        if nodes[i].dep != "appos"
            || !someone(&nodes[i])
            || thing >= i
            || someone(&nodes[thing])
                && !nodes.iter().any(|n| n.head == thing && is_vessel(&n.lemma))
            || nodes[i - 1].word != ","
        {
            continue;
        }
        let mut above = thing;
        let mut post = None;
        while matches!(nodes[above].dep, "pobj" | "prep" | "compound" | "nmod") {
            above = nodes[above].head;
            if office(&nodes[above])
                || nodes[above].mention.is_none() && SOMEBODY.contains(&nodes[above].lemma.as_str())
            {
                post = Some(above);
                break;
            }
        }
        let Some(post) = post else { continue };
        // "The chiefs of staff of the A and B armies, X and Y": theirs.
        if office(&nodes[post]) {
            nodes[i].head = post;
            continue;
        }
        let (verb, dep) = (nodes[post].head, nodes[post].dep);
        if verb == post {
            continue;
        }
        (nodes[i].head, nodes[i].dep) = (verb, dep);
        (nodes[post].head, nodes[post].dep) = (i, "nmod");
        for n in nodes.iter_mut().skip(i + 1) {
            if n.head == thing && n.dep == "prep" {
                n.head = verb;
            }
        }
    }
}
