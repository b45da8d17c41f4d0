//! What somebody says is not so: "denied that", "a report that he had met him is false", "met no envoy".

use super::noun::quashes;
use super::verb::hindered;
use super::words::{DENY, IDEAS, TALES, UNTRUE};
use crate::tree::Tree;

/// Verbs that call something what stands behind: "called the report fake".
const CALLING: &[&str] = &["call", "describe", "brand", "label", "term"];
/// There is none of these in what is untrue.
const TRUTH: &[&str] = &["truth", "basis", "substance", "foundation"];
/// Who or what is not: "no envoy", "none of them", "neither of the two".
const NONE: &[&str] = &["no", "none", "neither", "nobody", "nothing"];

/// Whether the clause above says that what verb `v` tells is not so: "denied that he had gone there and met him".
pub(super) fn is_denied(t: &Tree, v: usize) -> bool {
    let whole = whole(t, v);
    denied(t, whole) || hindered(t, whole) || false_tale(t, v)
}

/// "met no Russian official", "held talks with neither", "Neither the president nor the minister met him".
pub(super) fn by_nobody(t: &Tree, v: usize) -> bool {
    let none = |n: usize| {
        NONE.contains(&t.node(n).word.as_str())
            // "no fewer than three ministers"
            || t.has_child_word(n, NONE) && !t.has_child_word(n, &["fewer", "less"])
    };
    let own = t
        .children(v)
        .filter(|&c| matches!(t.node(c).dep, "nsubj" | "nsubjpass" | "dobj"));
    own.chain(t.prep_objects(v, "with"))
        .chain(t.prep_objects(v, "by"))
        .any(none)
        || nor(t, v)
}

/// "did not go there, nor did he meet him"
fn nor(t: &Tree, v: usize) -> bool {
    let above = t.head(v).filter(|_| t.node(v).dep == "conj");
    let said = |h: usize| {
        t.children(h).any(|c| {
            t.node(c).word == "nor"
                && c < v
                && !(c..v)
                    .skip(1)
                    .any(|x| t.is_verb(x) && t.node(x).dep != "aux" && t.node(x).dep != "auxpass")
        })
    };
    said(v) || above.is_some_and(said)
}

/// The verb of the clause that tells all: of "had gone to X and met Y", "had gone to X to meet Y" the first.
fn whole(t: &Tree, v: usize) -> usize {
    let mut at = v;
    while let Some(head) = t.head(at).filter(|&h| t.is_verb(h)) {
        let purpose = matches!(t.node(at).dep, "xcomp" | "advcl")
            && t.node(at).tag == "VB"
            && t.has_child_word(at, &["to"]);
        if !purpose && t.node(at).dep != "conj" {
            break;
        }
        at = head;
    }
    at
}

/// "Reports that the two held talks were false, he said", which the parser hangs on whatever it likes: the tale opens the
/// sentence, and what it is stands behind the verb.
fn false_tale(t: &Tree, v: usize) -> bool {
    let opens = t.nodes.first().is_some_and(|n| {
        TALES.contains(&n.lemma.as_str())
            || n.word == "the"
                && t.nodes
                    .get(1)
                    .is_some_and(|n| TALES.contains(&n.lemma.as_str()))
    }) && t.nodes.iter().take(3).any(|n| n.word == "that");
    opens
        && (v + 1..t.nodes.len())
            .find(|&b| t.is_verb(b))
            .is_some_and(|b| {
                t.node(b).lemma == "be"
                    && !t.negated(b)
                    && t.child(b, &["acomp", "attr"])
                        .is_some_and(|c| UNTRUE.contains(&t.node(c).word.as_str()))
            })
}

fn denied(t: &Tree, v: usize) -> bool {
    let Some(above) = t.head(v) else { return false };
    // "neither confirmed nor denied that"
    let neither = |h: usize| {
        t.has_child_word(h, &["neither"])
            || t.node(h).dep == "conj"
                && t.head(h)
                    .is_some_and(|x| t.has_child_word(x, &["neither", "nor"]))
    };
    let denies =
        |h: usize| DENY.contains(&t.node(h).lemma.as_str()) && !t.negated(h) && !neither(h);
    match t.node(v).dep {
        // "denied having met him"
        "ccomp" | "xcomp" if denies(above) => true,
        "acl" | "ccomp" | "relcl"
            if TALES.contains(&t.node(above).lemma.as_str())
                || IDEAS.contains(&t.node(above).lemma.as_str()) =>
        {
            t.governor(above).is_some_and(|h| refuted(t, above, h))
        }
        _ => false,
    }
}

/// Whether verb `h` says of the tale at node `n` that it is not true.
fn refuted(t: &Tree, n: usize, h: usize) -> bool {
    let lemma = t.node(h).lemma.as_str();
    let named = |c: usize| UNTRUE.contains(&t.node(c).word.as_str());
    let below = |c: usize| t.subtree(c).into_iter().any(named);
    let answer = t.child(h, &["acomp", "attr"]);
    // "There is no truth in reports that he had met him"
    let nothing_in_it = t
        .ancestors(n)
        .skip(1)
        .take_while(|&x| x != h)
        .any(|x| TRUTH.contains(&t.node(x).lemma.as_str()) && t.negated(x));
    let untrue = match lemma {
        // "Reports that he had travelled to Rome are untrue"
        "be" => answer.is_some_and(named) || nothing_in_it,
        // "called a report that he had met him fake news"
        _ if CALLING.contains(&lemma) => below(h),
        _ => DENY.contains(&lemma) || quashes(t, h),
    };
    untrue && (nothing_in_it || !t.negated(h))
}
