//! Who acts in company: "X, along with Y, met Z", "Together with Y, X visited Kyiv", "X met Z together with Y". They are
//! coordinated, as in "X and Y met Z".

use crate::mentions::{Mention, What};
use crate::tree::Node;

/// Verbs whose object is in company, not their subject: "received X along with Y".
const HOSTING: &[&str] = &["receive", "host", "welcome", "greet", "invite", "see"];

/// Hangs whoever stands behind "along with" or "together with" on whom he accompanies.
pub(super) fn company(nodes: &mut [Node], mentions: &[Mention]) {
    let what = |n: &Node| n.mention.and_then(|m| mentions.get(m)).map(|m| &m.what);
    let someone = |n: &Node| match what(n) {
        Some(What::Person(p)) => p.person.is_some(),
        Some(What::Role(r)) => !r.indefinite,
        _ => false,
    };
    for with in 1..nodes.len() {
        let along = with - 1;
        if nodes[with].word != "with" || !matches!(nodes[along].word.as_str(), "along" | "together")
        {
            continue;
        }
        let Some(guest) = (with + 1..nodes.len())
            .find(|&y| nodes[y].head == with && nodes[y].dep == "pobj" && someone(&nodes[y]))
        else {
            continue;
        };
        let acts = |n: &Node| matches!(n.dep, "nsubj" | "nsubjpass") && someone(n);
        let whom = if along == 0 {
            (guest + 1..nodes.len()).find(|&x| acts(&nodes[x]) && nodes[x].head > x)
        } else {
            accompanied(nodes, along, someone)
        };
        if let Some(whom) = whom.filter(|&w| w != guest) {
            nodes[guest].dep = "conj";
            nodes[guest].head = whom;
            nodes[with].dep = "cc";
            nodes[with].head = whom;
            nodes[along].dep = "advmod";
            nodes[along].head = with;
        }
    }
}

/// Whom the company at node `along` is: who stands before it, or who acts with him.
fn accompanied(nodes: &[Node], along: usize, someone: impl Fn(&Node) -> bool) -> Option<usize> {
    let comma = usize::from(nodes[along - 1].word == ",");
    let near = (along - 1).checked_sub(comma)?;
    if !someone(&nodes[near]) {
        return None;
    }
    // Up to the first of a list, and to the verb.
    let first = std::iter::successors(Some(near), |&n| {
        (nodes[n].dep == "conj").then_some(nodes[n].head)
    })
    .take(nodes.len())
    .last()?;
    if matches!(nodes[first].dep, "nsubj" | "nsubjpass") {
        return Some(first);
    }
    let verb = std::iter::successors(Some(first), |&n| {
        (!matches!(nodes[n].pos, "VERB" | "AUX") && nodes[n].head != n).then_some(nodes[n].head)
    })
    .take(nodes.len())
    .last()
    .filter(|&v| matches!(nodes[v].pos, "VERB" | "AUX"))?;
    let child =
        |dep: &str| (0..nodes.len()).find(|&n| nodes[n].head == verb && nodes[n].dep == dep);
    if HOSTING.contains(&nodes[verb].lemma.as_str()) || child("auxpass").is_some() {
        return Some(first);
    }
    child("nsubj").filter(|&s| someone(&nodes[s]))
}
