//! What somebody is told to have said, without quotation marks: "the ministry said that the talks would go on".

use super::clause::{self, Found};
use super::meaning::is_empty_post;
use super::medium;
use super::speech::{has, speech};
use super::voices::Voices;
use super::{Said, Voice, Words};
use crate::analysis::Analysis;
use crate::refs::{Discourse, Who};
use crate::tree::Tree;
use std::ops::Range;

/// Fewer words say nothing that is worth keeping.
const FEWEST_WORDS: usize = 5;

impl Voices {
    /// The statement that sentence `index` tells indirectly; none where it quotes, and none of somebody unknown.
    pub(super) fn told(
        &self,
        a: &Analysis<'_>,
        index: usize,
        discourse: &Discourse,
        clauses: &[Found],
    ) -> Option<Said> {
        let s = a.sentences.get(index)?;
        let t = &s.tree;
        if a.document.quotations_in(&s.span).next().is_some() {
            return None;
        }
        let statement = |words: Range<usize>, c: &Found| {
            let voice = self.voice(a, s, c.speaker, discourse).filter(known)?;
            Some(Said {
                words: Words::Told(words),
                sentence: index,
                speaker: Some(voice),
                medium: medium::medium(a.text.get(s.span.clone()).unwrap_or("")),
                addressee: clause::addressee(a, s, clauses),
                date: clause::day(a, s, c.verb),
                continues: false,
            })
        };
        let said = clauses
            .iter()
            .filter(|c| {
                let lemma = &t.node(c.verb).lemma;
                let tells = has(&speech().telling, lemma)
                    || has(&speech().quoting, lemma) && t.passive(c.verb);
                !c.weak && !c.nested && tells
            })
            // "could not say whether", "will say": nothing has been said.
            .filter(|c| !t.negated(c.verb) && t.node(c.verb).tag != "VB")
            .find_map(|c| {
                // "…, X added, but …"
                let around = || {
                    (t.node(c.verb).dep == "parataxis")
                        .then(|| t.head(c.verb))
                        .flatten()
                };
                let content = t
                    .child(c.verb, &["ccomp"])
                    .or_else(around)
                    .filter(|&x| t.child(x, &["nsubj", "nsubjpass", "expl"]).is_some())?;
                statement(span(a, t, c, content)?, c)
            });
        said.or_else(|| {
            clauses
                .iter()
                .filter(|c| t.node(c.verb).word == "according")
                .find_map(|c| statement(sourced(a, t, c)?, c))
        })
    }
}

fn known(v: &Voice) -> bool {
    match v {
        Voice::Who(w) => !is_empty_post(w) && !matches!(w, Who::State(_)),
        Voice::Body(_) | Voice::Unnamed(_) => true,
        Voice::Named(_) => false,
    }
}

/// The words of a sentence that says at its beginning or end according to whom it is true.
fn sourced(a: &Analysis<'_>, t: &Tree, c: &Found) -> Option<Range<usize>> {
    let source = t.subtree(c.verb);
    let from = *source.iter().min()?;
    let to = *source.iter().max()?;
    let main = t.ancestors(c.verb).filter(|&v| t.is_verb(v)).last()?;
    // "…, X said, according to Y": what is said is X's.
    if has(&speech().telling, &t.node(main).lemma) {
        return None;
    }
    let punct = |n: usize| t.node(n).pos == "PUNCT";
    let (mut first, mut last) = if (0..from).all(punct) {
        (to + 1, t.nodes.len().checked_sub(1)?)
    } else if (to + 1..t.nodes.len()).all(punct) {
        (0, from.checked_sub(1)?)
    } else {
        return None;
    };
    while first < last && punct(first) {
        first += 1;
    }
    while last > first && punct(last) {
        last -= 1;
    }
    let range = t.nodes.get(first)?.span.start..t.node(last).span.end;
    let count = a.text.get(range.clone())?.split_whitespace().count();
    (main >= first && main <= last && count >= FEWEST_WORDS).then_some(range)
}

/// The words of the clause: all that hangs on it, in one piece, without "that" and without who says it.
fn span(a: &Analysis<'_>, t: &Tree, c: &Found, content: usize) -> Option<Range<usize>> {
    let mut nodes = t.subtree(content);
    if t.head(c.verb) == Some(content) {
        let says = t.subtree(c.verb);
        nodes.retain(|n| !says.contains(n));
    }
    let behind = content > c.verb;
    // "said that … , and that …"
    if behind {
        let more = t
            .children(c.verb)
            .filter(|&x| t.node(x).dep == "conj" && t.has_child_word(x, &["that"]));
        nodes.extend(more.flat_map(|x| t.subtree(x)));
    }
    nodes.sort_unstable();
    let mut words = nodes
        .into_iter()
        .filter(|&n| behind == (n > c.verb))
        .peekable();
    let mut first = *words.peek()?;
    let mut last = first;
    for n in words {
        last = n;
    }
    while t.node(first).word == "that" || t.node(first).pos == "PUNCT" {
        first += 1;
    }
    while last > first && t.node(last).pos == "PUNCT" {
        last -= 1;
    }
    // "X met Y on Monday; he told Z": another sentence.
    if !behind && (last..c.verb).any(|n| t.node(n).word == ";") {
        return None;
    }
    // The one who says it stands outside.
    if (first..=last).contains(&c.speaker) || (first..=last).contains(&c.verb) {
        return None;
    }
    let range = t.node(first).span.start..t.node(last).span.end;
    let count = a.text.get(range.clone())?.split_whitespace().count();
    (count >= FEWEST_WORDS).then_some(range)
}
