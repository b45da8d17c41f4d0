//! The clauses of saying in a sentence: verb and speaker, as nodes of its tree.

use super::speech::{has, speech};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use sidelines_facts::Edtf;
use sidelines_time::{TenseHint, resolve};

/// A clause of saying.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The verb, or the noun or "according" that stands for one.
    pub(super) verb: usize,
    pub(super) speaker: usize,
    /// An act of speaking within what somebody else says.
    pub(super) told: bool,
    /// Within what somebody else says.
    pub(super) nested: bool,
    /// No verb of saying: only what stands by where none does.
    pub(super) weak: bool,
}

/// The clauses of saying of `s`, in order of their verbs.
pub(super) fn clauses(a: &Analysis<'_>, s: &Sentence) -> Vec<Found> {
    let t = &s.tree;
    let words = speech();
    let quotes = a.document.quotations_in(&s.span).next().is_some();
    let mut out = Vec::new();
    for v in 0..t.nodes.len() {
        let n = t.node(v);
        if n.word == "according" {
            let under = t.prep_objects(v, "to").into_iter().chain(
                t.subtree(v)
                    .into_iter()
                    .filter(|&x| t.node(x).dep == "pobj"),
            );
            out.extend(under.take(1).map(|speaker| Found {
                verb: v,
                speaker,
                told: false,
                nested: false,
                weak: false,
            }));
            continue;
        }
        if t.is_verb(v) && n.mention.is_none() {
            if has(&words.quoting, &n.lemma) {
                out.extend(quoted(s, v).map(|speaker| Found {
                    verb: v,
                    speaker,
                    told: false,
                    nested: false,
                    weak: false,
                }));
                continue;
            }
            if !has(&words.verbs, &n.lemma) {
                continue;
            }
            // "put pen to paper" says nothing.
            if has(&words.loose, &n.lemma) && !quotes && t.child(v, &["ccomp"]).is_none() {
                continue;
            }
            // "was quoted as saying", "quoted her as saying": the quoting verb has been read.
            if let Some(q) = t
                .ancestors(v)
                .skip(1)
                .take(3)
                .find(|&x| t.is_verb(x) && has(&words.quoting, &t.node(x).lemma))
            {
                out.extend(quoted(s, q).map(|speaker| Found {
                    verb: v,
                    speaker,
                    told: false,
                    nested: false,
                    weak: false,
                }));
                continue;
            }
            let speaker = if t.passive(v) {
                t.prep_objects(v, "by").first().copied()
            } else {
                subject(a, s, v)
            };
            out.extend(speaker.map(|speaker| Found {
                verb: v,
                speaker,
                told: false,
                nested: false,
                weak: false,
            }));
        } else if has(&words.nouns, &n.lemma) && n.mention.is_none() {
            // "the minister's words:", "the word from the palace"
            let owner = t
                .children(v)
                .find(|&c| t.node(c).dep == "poss")
                .or_else(|| {
                    ["from", "by", "of"]
                        .iter()
                        .find_map(|p| t.prep_objects(v, p).first().copied())
                });
            out.extend(owner.map(|speaker| Found {
                verb: v,
                speaker,
                told: false,
                nested: false,
                weak: true,
            }));
        }
    }
    for i in 0..out.len() {
        let verb = out[i].verb;
        let outer = t.ancestors(verb).skip(1).any(|x| {
            out.iter()
                .any(|o: &Found| o.verb == x && !o.weak && o.speaker != out[i].speaker)
        });
        let inside = t
            .ancestors(verb)
            .take_while(|&x| t.head(x).is_some())
            .any(|x| t.node(x).dep == "ccomp");
        out[i].nested = outer && inside;
        out[i].told = out[i].nested && has(&words.acts, &t.node(verb).lemma);
    }
    out
}

/// Whom the verb of quoting `v` quotes.
fn quoted(s: &Sentence, v: usize) -> Option<usize> {
    let t = &s.tree;
    if t.passive(v) {
        return t.child(v, &["nsubjpass", "nsubj"]).or_else(|| t.subject(v));
    }
    t.object(v).or_else(|| {
        // "quoted Lee as saying": some trees make Lee the subject of "saying".
        t.subtree(v).into_iter().skip(1).find(|&c| {
            c > v && matches!(t.node(c).dep, "nsubj" | "pobj") && t.node(c).mention.is_some()
        })
    })
}

/// The subject of the verb of saying `v`. The quotation itself, which trees often take for the subject, is none.
fn subject(a: &Analysis<'_>, s: &Sentence, v: usize) -> Option<usize> {
    let t = &s.tree;
    let own: Vec<usize> = t
        .children(v)
        .filter(|&c| matches!(t.node(c).dep, "nsubj" | "csubj") && !is_quotation(a, s, c))
        .collect();
    if own.len() > 1 {
        // "…, said a KCNA report": the one behind the verb.
        return own
            .iter()
            .copied()
            .find(|&c| c == v + 1 || (c > v && t.children(c).any(|x| x == v + 1)))
            .or_else(|| own.last().copied());
    }
    t.subject(v)
        .filter(|&c| !is_quotation(a, s, c) && !matches!(t.node(c).tag, "WP" | "WDT"))
        .or_else(|| inverted(a, s, v))
        .or_else(|| before(a, s, v))
}

/// Whether the node stands for a quotation folded into one word.
fn is_quotation(a: &Analysis<'_>, s: &Sentence, n: usize) -> bool {
    let node = s.tree.node(n);
    node.word == "this"
        && node.mention.is_none()
        && a.text
            .get(node.span.clone())
            .is_some_and(|w| !w.eq_ignore_ascii_case("this"))
}

/// "… ," said Lee: a name right behind the verb that the tree takes for its object or loses.
fn inverted(a: &Analysis<'_>, s: &Sentence, v: usize) -> Option<usize> {
    let t = &s.tree;
    let opened = v == 0 || t.node(v - 1).pos == "PUNCT" || is_quotation(a, s, v - 1);
    // "… ," joked Lee: a rare verb is taken for a participle.
    let past = t.node(v).tag == "VBD" || t.node(v).tag == "VBN" && t.node(v).dep == "ROOT";
    if !past || !opened || t.node(v).lemma == "tell" {
        return None;
    }
    (v + 1..(v + 5).min(t.nodes.len()))
        .take_while(|&i| !matches!(t.node(i).pos, "PUNCT" | "VERB" | "ADP"))
        .find(|&i| nominal(s, i))
}

/// "…", an expert, asked not to be named, told the paper: the one who stands before a verb that has no subject,
/// first behind the quotation, then nearest to the verb.
fn before(a: &Analysis<'_>, s: &Sentence, v: usize) -> Option<usize> {
    let t = &s.tree;
    if !matches!(t.node(v).tag, "VBD" | "VBZ" | "VBP") {
        return None;
    }
    let quote = (0..v).rev().find(|&i| is_quotation(a, s, i));
    let first = quote.and_then(|q| {
        (q + 1..v)
            .skip_while(|&i| t.node(i).pos == "PUNCT")
            .take_while(|&i| !matches!(t.node(i).pos, "PUNCT" | "VERB" | "ADP"))
            .find(|&i| nominal(s, i))
    });
    first.or_else(|| {
        (quote.map_or(0, |q| q + 1)..v)
            .rev()
            .find(|&i| nominal(s, i))
    })
}

/// Somebody by name or by what he is.
fn nominal(s: &Sentence, i: usize) -> bool {
    let n = s.tree.node(i);
    match s.mention(i).map(|m| &m.what) {
        Some(What::Person(_) | What::Role(_) | What::Org(_)) => true,
        Some(_) => false,
        None => {
            has(&speech().unnamed, &n.lemma)
                || has(&speech().relations, &n.lemma)
                || (has(&speech().documents, &n.lemma) && n.pos == "NOUN")
        }
    }
}

/// To whom the sentence's first verb of telling speaks.
pub(super) fn addressee(a: &Analysis<'_>, s: &Sentence, clauses: &[Found]) -> Option<String> {
    let t = &s.tree;
    let verb = clauses
        .iter()
        .find(|c| {
            !c.weak
                && matches!(
                    t.node(c.verb).lemma.as_str(),
                    "tell" | "inform" | "assure" | "brief" | "ask" | "remind"
                )
        })?
        .verb;
    let object = t.child(verb, &["dobj", "dative", "obj"])?;
    let node = t.node(object);
    if !matches!(node.pos, "NOUN" | "PROPN") && s.mention(object).is_none() {
        return None;
    }
    let start = t
        .children(object)
        .filter(|&c| c < object && matches!(t.node(c).dep, "amod" | "compound" | "nmod" | "poss"))
        .map(|c| t.node(c).span.start)
        .min();
    a.text
        .get(start.unwrap_or(node.span.start)..node.span.end)
        .map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The day that hangs on the verb of saying `verb`: "said on Monday", "told reporters Friday".
pub(super) fn day(a: &Analysis<'_>, s: &Sentence, verb: usize) -> Option<Edtf> {
    let t = &s.tree;
    (0..t.nodes.len())
        .filter(|&i| t.governor(i) == Some(verb))
        .filter(|&i| matches!(t.node(i).dep, "npadvmod" | "pobj" | "advmod"))
        .find_map(|i| match s.mention(i).map(|m| &m.what) {
            Some(What::Date(d)) => a.dates.get(*d),
            _ => None,
        })
        .and_then(|mention| {
            let anchor = crate::when::anchor(a, None);
            resolve(&mention.expr, &anchor, TenseHint::Past)
        })
}
