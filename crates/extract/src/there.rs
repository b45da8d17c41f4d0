//! What "there" points to.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::mentions::What;

/// The place that "there" at node `i` of a sentence means: the one told last before it where somebody is or goes, in
/// this sentence or the one before.
pub(crate) fn there(a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Where> {
    if let Some(found) = reached(s, i) {
        return Some(found);
    }
    let at = a.sentences.partition_point(|x| x.span.start < s.span.start);
    let before = a.sentences.get(at.checked_sub(1)?)?;
    (before.role == s.role && before.quoted == s.quoted)
        .then(|| reached(before, before.tree.nodes.len()))
        .flatten()
}

/// "is to take part in the ministerial in Bali": whether somebody is at the gathering that node `n` names.
fn attended(s: &Sentence, n: usize) -> bool {
    const COMING: &[&str] = &[
        "attend",
        "join",
        "take",
        "participate",
        "travel",
        "fly",
        "go",
        "come",
    ];
    let t = &s.tree;
    let gathering = matches!(s.mention(n).map(|m| &m.what), Some(What::Gathering(_)))
        || matches!(
            t.node(n).lemma.as_str(),
            "summit" | "ministerial" | "conference" | "meeting" | "forum" | "session" | "talk"
        );
    gathering
        && t.governor(n)
            .is_some_and(|v| COMING.contains(&t.node(v).lemma.as_str()))
}

/// The last place before node `below` at which somebody is or arrives.
fn reached(s: &Sentence, below: usize) -> Option<Where> {
    let t = &s.tree;
    (0..below).rev().find_map(|i| {
        let found = match s.mention(i).map(|m| &m.what) {
            Some(What::Place(p)) if p.country.is_some() => Where::Place(p.clone()),
            Some(What::Country(c)) => Where::Country(*c),
            _ => return None,
        };
        let n = t.node(i);
        let head = t.head(i)?;
        let led = match n.dep {
            "pobj" => {
                matches!(t.node(head).word.as_str(), "in" | "to" | "at" | "for" | "into")
                    // "flies to Hanoi on Monday and to Bali on Tuesday"
                    && std::iter::successors(Some(head), |&p| t.head(p))
                        .find(|&p| t.node(p).dep != "conj" || t.is_verb(p))
                        .and_then(|p| t.head(p))
                        // "ties to Nairobi", "the ambassador to Kenya"
                        .is_some_and(|v| {
                            t.is_verb(v)
                                || matches!(
                                    t.node(v).lemma.as_str(),
                                    "visit" | "trip" | "tour" | "stop" | "stay" | "arrival" | "way"
                                )
                                || attended(s, v)
                        })
            }
            "dobj" => matches!(t.node(head).lemma.as_str(), "reach" | "visit" | "enter"),
            "attr" => t.child(head, &["nsubj"]).is_some_and(|w| {
                matches!(
                    t.node(w).lemma.as_str(),
                    "stop" | "leg" | "destination" | "stage"
                )
            }),
            _ => false,
        };
        // "reached Nairobi from Rome, where he had met Italians", "the ministry in Rome said": of something else.
        // But "Sudani, whose visit to Ankara was put off, is to travel there".
        let whose = |x: usize| {
            t.children(x).any(|c| {
                t.child(c, &["poss"])
                    .is_some_and(|p| t.node(p).word == "whose")
            })
        };
        let aside = t.ancestors(i).any(|x| {
            t.node(x).dep == "relcl"
                && !whose(x)
                && !t.ancestors(below.min(t.nodes.len() - 1)).any(|y| y == x)
        }) || t
            .governor(i)
            .is_some_and(|g| crate::status::REPORTING.contains(&t.node(g).lemma.as_str()));
        (led && !aside).then_some(found)
    })
}
