//! What an analysis gives: words with tags, lemmas, tree and names.

use std::borrow::Cow;
use std::ops::Range;

/// A word of a text, before any analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word {
    /// Byte offset of the word's first byte in the text.
    pub start: usize,
    /// Byte offset after the word's last byte.
    pub end: usize,
    /// Whether a single space follows that belongs to no word.
    pub space_after: bool,
}

/// A word whose surface is not a slice of the text, for instance a whole name folded into
/// one plain word before parsing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Surface<'s> {
    /// What the analysis reads.
    pub text: &'s str,
    /// Passed on to [`Token::start`] unread.
    pub start: usize,
    /// Passed on to [`Token::end`] unread.
    pub end: usize,
    /// Whether a space follows.
    pub space_after: bool,
}

/// Position of a word in an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Iob {
    /// In no entity.
    Outside,
    /// First word of an entity.
    Begin,
    /// Later word of an entity.
    Inside,
}

impl Iob {
    /// `O`, `B` or `I`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Outside => "O",
            Self::Begin => "B",
            Self::Inside => "I",
        }
    }
}

/// An analysed word. Strings belong to the pipeline; what was not asked for is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token<'p> {
    /// Byte offset of the first byte, in the text given (see [`Surface::start`]).
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// Whether a space follows.
    pub space_after: bool,
    /// Whether the word is white space only.
    pub is_space: bool,
    /// Tag of the training corpus, for English of the Penn Treebank: `NNP`, `VBD`.
    pub tag: &'p str,
    /// Universal part of speech: `PROPN`, `VERB`.
    pub pos: &'p str,
    /// Universal features, sorted by name: `Number=Sing|Person=3`.
    pub morph: &'p str,
    /// Dictionary form.
    pub lemma: Cow<'p, str>,
    /// Index of the word's head in [`Doc::tokens`]; a root's own.
    pub head: u32,
    /// Label of the arc from the head: `nsubj`; `ROOT` for a root.
    pub dep: &'p str,
    /// Whether a sentence begins here.
    pub sent_start: bool,
    /// Position in an entity.
    pub ent_iob: Iob,
    /// Label of the entity, empty outside.
    pub ent_type: &'p str,
}

/// A named entity: a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entity<'p> {
    /// Index of the first word in [`Doc::tokens`].
    pub first: usize,
    /// Index after the last word.
    pub last_exclusive: usize,
    /// `PERSON`, `GPE`, …
    pub label: &'p str,
}

/// An analysed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Doc<'p> {
    /// The words in order.
    pub tokens: Vec<Token<'p>>,
    /// The entities in order; they do not overlap.
    pub entities: Vec<Entity<'p>>,
}

impl Doc<'_> {
    /// The sentences as ranges of [`Doc::tokens`], in order and without gaps.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut start = 0;
        std::iter::from_fn(move || {
            let rest = self.tokens.get(start + 1..)?;
            let first = start;
            start += 1 + rest.iter().position(|t| t.sent_start).unwrap_or(rest.len());
            Some(first..start)
        })
    }

    /// The words whose head is the given word, in order.
    pub fn children(&self, head: usize) -> impl Iterator<Item = usize> + '_ {
        let is_child =
            move |&(i, token): &(usize, &Token<'_>)| i != head && token.head as usize == head;
        self.tokens
            .iter()
            .enumerate()
            .filter(is_child)
            .map(|(i, _)| i)
    }
}
