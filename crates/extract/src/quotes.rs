//! Who says what: the quotations of a report with their speakers.
//!
//! A quotation's speaker stands in its own sentence as the subject of a verb of saying ("X said", "according
//! to X", "X was quoted as saying"), in the sentence before ("X took to Twitter.") or in the one after ("X said
//! this at …"). Statements, "it", "the official", "his guest" stand for somebody heard before.

mod around;
mod clause;
mod meaning;
mod medium;
mod reference;
mod speech;
#[cfg(test)]
mod tests;
mod told;
mod voices;

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::refs::{Discourse, Who};
use clause::Found;
use sidelines_facts::{Edtf, QuoteMedium};
use sidelines_text::Quotation;
use std::ops::Range;
pub(crate) use voices::Voices;

/// Fewer words in quotation marks are a name or a term.
pub(crate) const FEWEST_WORDS: usize = 4;

/// A quotation with what the sentences around it say of it.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub(crate) words: Words,
    /// Index of the sentence that holds it.
    pub(crate) sentence: usize,
    pub(crate) speaker: Option<Voice>,
    pub(crate) medium: QuoteMedium,
    /// To whom, where the sentence says it.
    pub(crate) addressee: Option<String>,
    /// The day on which the sentence lets it be said.
    pub(crate) date: Option<Edtf>,
    pub(crate) continues: bool,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// Verbatim: index into the document's quotations.
    Quoted(usize),
    /// Told without quotation marks: bytes of the text.
    Told(Range<usize>),
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Voice {
    Who(Who),
    /// A name that the reader knows nothing else about.
    Named(String),
    /// A body that the reader knows only by its name: "Office of Rajnath Singh".
    Body(String),
    /// "a senior official", "sources": nobody with a name.
    Unnamed(String),
}

impl Voices {
    /// The quotations of sentence `index`, spoken by whom; and whom else the sentence lets speak. Call once
    /// for every sentence outside quotations, in order.
    pub(crate) fn attribute(
        &mut self,
        a: &Analysis<'_>,
        index: usize,
        discourse: &Discourse,
    ) -> Vec<Said> {
        let Some(s) = a.sentences.get(index) else {
            return Vec::new();
        };
        let clauses = clause::clauses(a, s);
        let mut out: Vec<Said> = Vec::new();
        for (q, quotation) in a.document.quotations_in(&s.span) {
            if !is_speech(a, s, quotation) {
                continue;
            }
            let words = a.text.get(quotation.inner.clone()).unwrap_or("");
            let own = self.own_words(a, s, discourse, &clauses, quotation.outer.start);
            let named_here = own.is_some();
            let date = own.as_ref().and_then(|(_, verb)| clause::day(a, s, *verb));
            let voice = own
                .map(|(v, _)| v)
                .or_else(|| out.last().and_then(|p| p.speaker.clone()))
                .or_else(|| self.around(a, index, discourse, quotation))
                .or_else(|| bare(a, s, &clauses));
            let goes_on = out.last().is_some_and(|p| p.speaker == voice)
                && words.starts_with(char::is_lowercase);
            let outside = outside(a, s);
            let mut medium = medium::medium(&outside);
            if medium == QuoteMedium::Unknown {
                let same = self.said.as_ref().filter(|b| {
                    b.speaker == voice
                        && s.paragraph <= a.sentences.get(b.sentence).map_or(0, |x| x.paragraph) + 1
                });
                medium = match same {
                    Some(b) => b.medium,
                    None if !named_here => self
                        .before_words(a, index)
                        .map_or(medium, |w| medium::medium(&w)),
                    None => medium,
                };
            }
            let addressee = clause::addressee(a, s, &clauses);
            let said = Said {
                words: Words::Quoted(q),
                sentence: index,
                speaker: voice,
                medium,
                addressee,
                date,
                continues: quotation.continues || goes_on,
            };
            self.said = Some(said.clone());
            out.push(said);
        }
        let told = self.told(a, index, discourse, &clauses);
        self.hear(a, index, discourse, &clauses, &out);
        out.extend(told);
        out
    }

    /// The speaker whom the sentence's own words name.
    fn own_words(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        discourse: &Discourse,
        clauses: &[Found],
        quote: usize,
    ) -> Option<(Voice, usize)> {
        let t = &s.tree;
        let node = t.nodes.iter().position(|n| n.span.start == quote);
        let governing: Vec<usize> =
            node.map_or_else(Vec::new, |q| t.ancestors(q).skip(1).collect());
        let at = node.unwrap_or(0);
        let mut order: Vec<&Found> = clauses.iter().collect();
        order.sort_by_key(|c| {
            let rank = if governing.contains(&c.verb) { 0 } else { 1 };
            (c.weak, c.told, rank, c.verb.abs_diff(at))
        });
        order
            .iter()
            .find_map(|c| self.voice(a, s, c.speaker, discourse).map(|v| (v, c.verb)))
            .or_else(|| {
                // "He had named a 'free and open sea' as the aim": no verb of saying, but somebody acts.
                let verb = governing.iter().copied().find(|&v| t.is_verb(v))?;
                let subject = t.child(verb, &["nsubj"])?;
                let voice = self.voice(a, s, subject, discourse)?;
                let one = matches!(
                    voice,
                    Voice::Who(Who::Person(_) | Who::Post { .. } | Who::Org { .. })
                        | Voice::Named(_)
                );
                one.then_some((voice, verb))
            })
    }

    /// The words of the sentence before, where they may tell how the next was said.
    fn before_words(&self, a: &Analysis<'_>, index: usize) -> Option<String> {
        let s = a.sentences.get(index)?;
        let p = a
            .sentences
            .get(..index)?
            .iter()
            .rev()
            .find(|x| x.quoted.is_none())?;
        (p.paragraph + 1 >= s.paragraph).then(|| outside(a, p))
    }
}

/// "The Turkish leader said": where the report tells nothing else of him, as he is called.
fn bare(a: &Analysis<'_>, s: &Sentence, clauses: &[Found]) -> Option<Voice> {
    let speaker = clauses.iter().find(|c| !c.weak && !c.nested)?.speaker;
    let m = s.mention(speaker)?;
    matches!(m.what, What::Role(_))
        .then(|| a.text.get(m.span.clone()))
        .flatten()
        .map(|w| Voice::Unnamed(w.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Whether the words between the marks are somebody's, not a title, a theme or a name.
fn is_speech(a: &Analysis<'_>, s: &Sentence, quotation: &Quotation) -> bool {
    let words: Vec<&str> = a
        .text
        .get(quotation.inner.clone())
        .unwrap_or("")
        .split_whitespace()
        .collect();
    if words.len() < FEWEST_WORDS {
        return false;
    }
    // "Shaping a Secure Future Together": every word that can be is a capital one.
    let long: Vec<&&str> = words
        .iter()
        .filter(|w| w.chars().filter(|c| c.is_alphabetic()).count() > 3)
        .collect();
    let capital = long
        .iter()
        .filter(|w| w.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
        .count();
    let title = words.len() <= 14
        && long.len() >= 2
        && capital == long.len()
        && !words.last().is_some_and(|w| w.ends_with(['.', '!', '?']));
    // A title or a theme is announced as one.
    let before = a
        .text
        .get(s.span.start..quotation.outer.start)
        .unwrap_or("")
        .trim_end()
        .to_lowercase();
    let label = [
        "theme",
        "themed",
        "titled",
        "entitled",
        "under the theme of",
        "theme of",
        "theme is",
        "theme was",
        "slogan",
        "motto",
        "named",
        "codenamed",
        "headlined",
        "under the title",
    ]
    .iter()
    .any(|l| {
        before
            .trim_end_matches([':', ',', '-', '–'])
            .trim_end()
            .ends_with(l)
    });
    // "…" is the motto of the meeting.
    let behind = a
        .text
        .get(quotation.outer.end..s.span.end)
        .unwrap_or("")
        .trim_start()
        .to_lowercase();
    let named = ["is the", "was the", "being the", "as its"]
        .iter()
        .any(|v| {
            behind.strip_prefix(v).is_some_and(|rest| {
                ["motto", "theme", "slogan", "title", "name"]
                    .iter()
                    .any(|l| rest.trim_start().starts_with(l))
            })
        });
    !title && !label && !named
}

/// The sentence's words without its quotations.
fn outside(a: &Analysis<'_>, s: &Sentence) -> String {
    let mut out = String::new();
    let mut at = s.span.start;
    for (_, q) in a.document.quotations_in(&s.span) {
        out.push_str(a.text.get(at..q.outer.start).unwrap_or(""));
        out.push(' ');
        at = q.outer.end.max(at);
    }
    out.push_str(a.text.get(at..s.span.end).unwrap_or(""));
    out
}

/// Whether mention `what` can be the one who speaks for a body.
fn is_body(what: &What) -> bool {
    matches!(what, What::Org(_))
}
