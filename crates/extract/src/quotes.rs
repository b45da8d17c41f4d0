//! Who says what: the quotations of a report with their speakers.

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::refs::{Discourse, Who};
use sidelines_facts::QuoteMedium;

/// A quotation with what the sentences around it say of it.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// Index into the document's quotations.
    pub(crate) quotation: usize,
    /// Index of the sentence that holds it.
    pub(crate) sentence: usize,
    pub(crate) speaker: Option<Voice>,
    pub(crate) medium: QuoteMedium,
    pub(crate) continues: bool,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Voice {
    Who(Who),
    /// "a senior official", "sources": nobody with a name.
    Unnamed(String),
}

const SAY: &[&str] = &[
    "say",
    "add",
    "tell",
    "tweet",
    "state",
    "stress",
    "note",
    "write",
    "post",
    "underline",
    "emphasise",
    "emphasize",
    "declare",
    "remark",
    "reiterate",
    "announce",
    "explain",
    "warn",
    "observe",
    "comment",
    "insist",
    "continue",
    "conclude",
    "affirm",
    "assert",
    "claim",
    "highlight",
    "point",
    "reply",
    "respond",
    "quote",
    "read",
    "argue",
    "urge",
    "express",
    "describe",
    "call",
    "reaffirm",
    "voice",
    "hail",
    "acknowledge",
    "mention",
    "recall",
    "admit",
    "believe",
    "think",
    "report",
    "underscore",
    "confirm",
    "deny",
    "suggest",
    "caution",
    "pledge",
    "promise",
    "vow",
    "ask",
    "answer",
    "maintain",
    "opine",
    "assure",
    "inform",
    "convey",
    "praise",
    "condemn",
    "put",
    "share",
    "brief",
    "welcome",
    "thank",
    "see",
    "speak",
    "address",
    "take",
];
const VAGUE: &[&str] = &[
    "source",
    "official",
    "diplomat",
    "spokesperson",
    "spokesman",
    "spokeswoman",
    "analyst",
    "expert",
    "statement",
    "release",
    "aide",
    "observer",
    "readout",
    "communique",
    "communiqué",
    "post",
    "tweet",
    "report",
    "he",
    "it",
    "officer",
    "lawmaker",
    "insider",
];
const DOCUMENT: &[&str] = &[
    "statement",
    "release",
    "readout",
    "communique",
    "communiqué",
    "note",
    "declaration",
    "report",
    "text",
    "handout",
];

/// The quotations of sentence `index`, spoken by whom.
pub(crate) fn attribute(
    a: &Analysis<'_>,
    index: usize,
    discourse: &Discourse,
    before: Option<&Said>,
) -> Vec<Said> {
    let s = &a.sentences[index];
    let mut out: Vec<Said> = Vec::new();
    for (q, quotation) in a.document.quotations.iter().enumerate() {
        if quotation.outer.start < s.span.start || quotation.outer.start >= s.span.end {
            continue;
        }
        let words = a.text.get(quotation.inner.clone()).unwrap_or("");
        let count = words.split_whitespace().count();
        // Two or three words in quotation marks are a name or a term.
        if count < 4 {
            continue;
        }
        let voice = voice(a, s, quotation.outer.start, discourse).or_else(|| {
            // A second piece in the same sentence, or a quotation that goes on in the next paragraph.
            out.last().and_then(|p| p.speaker.clone()).or_else(|| {
                let near = before.filter(|b| {
                    quotation.continues || a.sentences[b.sentence].paragraph + 1 >= s.paragraph
                });
                near.and_then(|b| b.speaker.clone())
            })
        });
        let voice = voice.or_else(|| discourse.last_subject().map(|p| Voice::Who(Who::Person(p))));
        let continues = quotation.continues
            || out.last().is_some_and(|p| {
                p.speaker == voice && p.sentence == index && words.starts_with(char::is_lowercase)
            });
        out.push(Said {
            quotation: q,
            sentence: index,
            speaker: voice,
            medium: medium(a, s, before),
            continues,
        });
    }
    out
}

/// The speaker whom the sentence's own words name: the subject of a verb of saying, "according to X".
fn voice(
    a: &Analysis<'_>,
    s: &Sentence,
    quote_start: usize,
    discourse: &Discourse,
) -> Option<Voice> {
    let t = &s.tree;
    let quote_node = t.nodes.iter().position(|n| n.span.start == quote_start);
    let mut verbs: Vec<usize> = (0..t.nodes.len())
        .filter(|&i| t.is_verb(i) && SAY.contains(&t.node(i).lemma.as_str()))
        .collect();
    // The verb that governs the quotation first, then the nearest.
    let governing: Vec<usize> = quote_node.map_or_else(Vec::new, |q| {
        t.ancestors(q)
            .skip(1)
            .filter(|&i| verbs.contains(&i))
            .collect()
    });
    let at = quote_node.unwrap_or(0);
    verbs.sort_by_key(|&v| (!governing.contains(&v), v.abs_diff(at)));
    for v in verbs {
        let subject = if t.passive(v) {
            t.prep_objects(v, "by")
                .first()
                .copied()
                .or_else(|| t.subject(v))
        } else {
            t.subject(v)
        };
        if let Some(voice) = subject.and_then(|n| named(a, s, n, discourse)) {
            return Some(voice);
        }
    }
    // "according to the ministry"
    for (i, n) in t.nodes.iter().enumerate() {
        if n.word == "according" {
            for o in t.prep_objects(i, "to").into_iter().chain(
                t.subtree(i)
                    .into_iter()
                    .filter(|&x| t.node(x).dep == "pobj"),
            ) {
                if let Some(voice) = named(a, s, o, discourse) {
                    return Some(voice);
                }
            }
        }
    }
    None
}

fn named(a: &Analysis<'_>, s: &Sentence, n: usize, discourse: &Discourse) -> Option<Voice> {
    let t = &s.tree;
    let node = t.node(n);
    if let Some(What::Role(r)) = s.mention(n).map(|m| &m.what)
        && (r.indefinite || r.plural)
    {
        return Some(Voice::Unnamed(
            a.text.get(node.span.clone()).unwrap_or("").to_lowercase(),
        ));
    }
    if DOCUMENT.contains(&node.lemma.as_str()) && s.mention(n).is_none() {
        // "the ministry's statement", "a statement from the ministry"
        let owner = t
            .children(n)
            .find(|&c| t.node(c).dep == "poss")
            .or_else(|| {
                ["by", "from", "of"]
                    .iter()
                    .find_map(|p| t.prep_objects(n, p).first().copied())
            })
            .or_else(|| {
                t.children(n).find(|&c| {
                    matches!(t.node(c).dep, "compound" | "nmod") && s.mention(c).is_some()
                })
            });
        if let Some(voice) = owner.and_then(|o| who(a, s, o, discourse)) {
            return Some(voice);
        }
        return None;
    }
    who(a, s, n, discourse).or_else(|| {
        (VAGUE.contains(&node.lemma.as_str()) || matches!(node.pos, "NOUN")).then(|| {
            let start = t
                .subtree(n)
                .into_iter()
                .filter(|&c| c <= n && n - c <= 3 && !matches!(t.node(c).pos, "DET" | "PUNCT"))
                .min()
                .unwrap_or(n);
            Voice::Unnamed(
                a.text
                    .get(t.node(start).span.start..node.span.end)
                    .unwrap_or("")
                    .to_lowercase(),
            )
        })
    })
}

fn who(a: &Analysis<'_>, s: &Sentence, n: usize, discourse: &Discourse) -> Option<Voice> {
    discourse
        .parties(a, s, n)
        .into_iter()
        .next()
        .map(Voice::Who)
}

fn medium(a: &Analysis<'_>, s: &Sentence, before: Option<&Said>) -> QuoteMedium {
    let words: Vec<&str> = s.tree.nodes.iter().map(|n| n.lemma.as_str()).collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let text = a.text.get(s.span.clone()).unwrap_or("").to_lowercase();
    if has(&["tweet", "twitter", "facebook", "instagram", "telegram"])
        || text.contains(" on x")
        || text.contains("social media")
        || text.contains("posted")
    {
        QuoteMedium::Tweet
    } else if text.contains("press release") || text.contains("press note") {
        QuoteMedium::PressRelease
    } else if has(&[
        "statement",
        "release",
        "readout",
        "communique",
        "communiqué",
    ]) {
        QuoteMedium::Statement
    } else if has(&["interview"]) {
        QuoteMedium::Interview
    } else if has(&["speech", "address", "remark"]) {
        QuoteMedium::Address
    } else if let Some(b) =
        before.filter(|b| a.sentences[b.sentence].paragraph + 1 >= s.paragraph && has(&["add"]))
    {
        b.medium
    } else {
        QuoteMedium::Unknown
    }
}
