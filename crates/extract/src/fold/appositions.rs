//! Whose apposition a name is behind a thing: "received the commander of the Indian frigate, X" has X for the commander.

use crate::mentions::{Mention, What};
use crate::people::is_vessel;
use crate::tree::Node;

/// "received X, currently on a working visit to Moldova", "met X, now visiting India": said of him who is named before the
/// comma, and not of the meeting.
pub(super) fn visitor_behind(nodes: &mut [Node], mentions: &[Mention]) {
    const NOW: &[&str] = &["currently", "now", "presently", "at", "present"];
    for i in 2..nodes.len() {
        let verb = nodes[i].head;
        let on = nodes[i].word == "on"
            && nodes[i].dep == "prep"
            && nodes.iter().any(|n| {
                n.head == i
                    && n.dep == "pobj"
                    && matches!(n.lemma.as_str(), "visit" | "trip" | "tour")
            });
        let visiting = nodes[i].word == "visiting" && nodes[i].dep == "advcl";
        if !(on || visiting) || verb >= i || !nodes[verb].tag.starts_with("VB") {
            continue;
        }
        let Some(comma) = (0..i)
            .rev()
            .find(|&x| !NOW.contains(&nodes[x].word.as_str()))
        else {
            continue;
        };
        // "Visiting India, X met Y" says so of X.
        let behind = nodes[comma].word == "," && (on || comma + 1 < i);
        let Some(name) = comma.checked_sub(1).filter(|_| behind) else {
            continue;
        };
        let person = nodes[name]
            .mention
            .and_then(|m| mentions.get(m))
            .is_some_and(|m| matches!(m.what, What::Person(_)));
        if person && name > verb && matches!(nodes[name].dep, "dobj" | "pobj" | "conj") {
            nodes[i].head = name;
            if visiting {
                nodes[i].dep = "acl";
            }
        }
    }
}

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
