//! What was spoken about, what was agreed, and who says so: short phrases from the text.

use crate::analysis::{Analysis, Sentence};
use crate::refs::{Discourse, Who};
use crate::tree::Tree;
use std::ops::Range;

/// What a sentence says of the substance of a contact, and between whom.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    pub(crate) sentence: usize,
    pub(crate) parties: Vec<Who>,
    /// Bytes of the phrase.
    pub(crate) phrase: Range<usize>,
    pub(crate) agreed: bool,
}

const AGREE: &[&str] = &[
    "agree",
    "resolve",
    "decide",
    "commit",
    "pledge",
    "undertake",
    "vow",
];
const DISCUSS: &[&str] = &[
    "discuss",
    "review",
    "exchange",
    "explore",
    "debate",
    "touch",
    "focus",
    "deliberate",
    "examine",
];
/// Objects that only carry what was discussed.
const CARRIERS: &[&str] = &[
    "talk",
    "discussion",
    "view",
    "opinion",
    "meeting",
    "conversation",
    "consultation",
];

/// The remarks of one sentence.
pub(crate) fn remarks(a: &Analysis<'_>, index: usize, discourse: &Discourse) -> Vec<Remark> {
    let s = &a.sentences[index];
    let t = &s.tree;
    let mut out = Vec::new();
    for v in 0..t.nodes.len() {
        if !t.is_verb(v) {
            continue;
        }
        let lemma = t.node(v).lemma.as_str();
        let carried = || {
            // "had frank discussions about the border"
            let o = t
                .child(v, &["dobj"])
                .filter(|&o| CARRIERS.contains(&t.node(o).lemma.as_str()))?;
            matches!(lemma, "have" | "hold" | "conduct")
                .then(|| {
                    ["on", "about"].iter().find_map(|p| {
                        t.prep_objects(o, p)
                            .first()
                            .copied()
                            .or_else(|| t.prep_objects(v, p).first().copied())
                    })
                })
                .flatten()
                .filter(|&x| {
                    !s.mention(x)
                        .is_some_and(|m| matches!(m.what, crate::mentions::What::Date(_)))
                })
        };
        let (agreed, phrase) = if let Some(topic) = carried() {
            (false, Some(topic))
        } else if AGREE.contains(&lemma) {
            (true, agreed_phrase(t, v))
        } else if DISCUSS.contains(&lemma) {
            // "the entire spectrum of cooperation was reviewed"
            (
                false,
                if t.passive(v) {
                    t.child(v, &["nsubjpass"])
                        .filter(|&n| s.mention(n).is_none())
                } else {
                    topic_phrase(t, v)
                },
            )
        } else {
            continue;
        };
        if t.negated(v)
            || t.children(v).any(|c| {
                t.node(c).dep == "aux"
                    && matches!(
                        t.node(c).word.as_str(),
                        "will" | "may" | "would" | "could" | "should"
                    )
            })
        {
            continue;
        }
        let Some(top) = phrase else { continue };
        let Some(span) = span(a, s, v, top) else {
            continue;
        };
        let subject = if t.passive(v) { None } else { t.subject(v) };
        let parties = match subject {
            Some(n) => discourse.parties(a, s, n),
            None => discourse.pair(a),
        };
        out.push(Remark {
            sentence: index,
            parties,
            phrase: span,
            agreed,
        });
    }
    out
}

/// "agreed to continue cooperation", "agreed on a roadmap", "agreed that …": the node that says what.
fn agreed_phrase(t: &Tree, v: usize) -> Option<usize> {
    t.child(v, &["xcomp", "ccomp"])
        .or_else(|| t.prep_objects(v, "on").first().copied())
        .or_else(|| t.prep_objects(v, "to").first().copied())
        .or_else(|| t.child(v, &["dobj"]))
}

/// "discussed X", "exchanged views on X", "the talks focused on X".
fn topic_phrase(t: &Tree, v: usize) -> Option<usize> {
    let object = t
        .child(v, &["dobj"])
        .filter(|&o| !CARRIERS.contains(&t.node(o).lemma.as_str()));
    let on = || {
        let o = t.child(v, &["dobj"]);
        ["on", "about", "upon"].iter().find_map(|p| {
            t.prep_objects(v, p)
                .first()
                .copied()
                .or_else(|| o.and_then(|o| t.prep_objects(o, p).first().copied()))
        })
    };
    object.or_else(on)
}

/// The words under `top`, from first to last, without what goes on with the verb; at most some 200 bytes.
pub(crate) fn span(a: &Analysis<'_>, s: &Sentence, v: usize, top: usize) -> Option<Range<usize>> {
    let t = &s.tree;
    let mut nodes: Vec<usize> = t.subtree(top);
    nodes.sort_unstable();
    // The phrase stands in one piece behind its verb, or before a passive one.
    let mut last = top;
    let behind = top > v;
    let start = nodes
        .iter()
        .copied()
        .find(|&n| !behind || n > v)
        .unwrap_or(top)
        .min(top);
    for &n in nodes.iter().filter(|&&n| n >= start) {
        if n > last + 1 {
            break;
        }
        last = last.max(n);
    }
    let mut begin = t.node(start).span.start;
    if matches!(t.node(start).word.as_str(), "to" | "that") {
        begin = t.node(start + 1).span.start.max(begin);
    }
    let mut end = t.node(last).span.end;
    let words = a.text.get(begin..end)?;
    if words.len() > 220 {
        // Cut at a word's end, for a line people can read.
        let cut = words
            .char_indices()
            .take_while(|(i, _)| *i <= 200)
            .filter(|(_, c)| *c == ' ')
            .last()
            .map_or(words.len(), |(i, _)| i);
        end = begin + cut;
    }
    let words = a
        .text
        .get(begin..end)?
        .trim_end_matches([',', ';', '.', ' ', '\n', '"', '”']);
    (words.split_whitespace().count() >= 2).then(|| begin..begin + words.len())
}

/// Who says what node `at` tells, where the sentence names somebody: "according to the ministry", "sources said".
pub(crate) fn according_to(a: &Analysis<'_>, s: &Sentence, at: usize) -> Option<String> {
    const SAY: &[&str] = &[
        "say", "tell", "announce", "report", "state", "confirm", "deny", "add", "rule", "disclose",
        "reveal", "claim", "inform", "tweet",
    ];
    let t = &s.tree;
    let phrase = |n: usize| {
        let mut start = t.node(n).span.start;
        for c in t
            .children(n)
            .filter(|&c| c < n && matches!(t.node(c).dep, "compound" | "amod" | "nmod" | "poss"))
        {
            start = start.min(t.node(c).span.start);
        }
        a.text.get(start..t.node(n).span.end).map(str::to_owned)
    };
    for (i, n) in t.nodes.iter().enumerate() {
        if n.word == "according"
            && let Some(o) = t.subtree(i).into_iter().find(|&x| t.node(x).dep == "pobj")
        {
            return phrase(o);
        }
    }
    let verb = t
        .ancestors(at)
        .find(|&x| SAY.contains(&t.node(x).lemma.as_str()))?;
    // What is said stands under the verb of saying as its complement or beside it.
    let subject = t.child(verb, &["nsubj"])?;
    (!t.subtree(subject).contains(&at) && !matches!(t.node(subject).pos, "PRON"))
        .then(|| phrase(subject))
        .flatten()
}
