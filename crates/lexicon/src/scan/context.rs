//! The words of a text with everything the dictionary says about them.

use crate::fold::{Folded, Gap, Token};
use crate::lexicon::Lexicon;
use crate::tables::{Class, Sense, Tables};

/// Abbreviations that are words too, in a line of capitals ("A MAN WHO ...").
const WORDLIKE: &[&str] = &[
    "who", "un", "can", "eco", "isa", "map", "tap", "car", "nan", "aids",
];

/// Words before "US" in capitals that make it the pronoun.
const BEFORE_US: &[&str] = &[
    "follow", "contact", "join", "tell", "about", "let", "give", "help", "call", "write",
];

/// A wording that begins at some word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// Word after the last.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) sense: Sense,
}

/// A text during a scan.
pub(crate) struct Context<'a> {
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) folded: &'a Folded,
    pub(crate) text: &'a str,
    starts: Vec<u32>,
    matches: Vec<Match>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon, folded: &'a Folded, text: &'a str) -> Self {
        let mut starts = Vec::with_capacity(folded.tokens.len() + 1);
        let mut matches = Vec::new();
        for first in 0..folded.tokens.len() {
            starts.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
            let shouted = is_shouted(folded, first);
            for dictionary in lexicon.dictionaries() {
                dictionary.walk(folded, first, |end, sense| {
                    if !(shouted && end == first + 1 && sense.capitals != 0) {
                        matches.push(Match { end, sense });
                    }
                });
            }
        }
        starts.push(u32::try_from(matches.len()).unwrap_or(u32::MAX));
        Self {
            lexicon,
            folded,
            text,
            starts,
            matches,
        }
    }

    pub(crate) const fn tables(&self) -> &'a Tables {
        self.lexicon.tables()
    }

    /// Number of words.
    pub(crate) fn len(&self) -> usize {
        self.folded.tokens.len()
    }

    /// Everything that begins at a word.
    pub(crate) fn at(&self, word: usize) -> &[Match] {
        let bounds = self.starts.get(word).zip(self.starts.get(word + 1));
        bounds
            .and_then(|(from, to)| self.matches.get(*from as usize..*to as usize))
            .unwrap_or_default()
    }

    /// The longest wording of a class that begins at a word.
    pub(crate) fn longest(&self, word: usize, class: Class) -> Option<(usize, usize)> {
        self.at(word)
            .iter()
            .filter(|found| found.sense.class == class)
            .max_by_key(|found| found.end)
            .map(|found| (found.end, found.sense.index as usize))
    }

    /// True where a wording of a class begins at a word.
    pub(crate) fn is(&self, word: usize, class: Class) -> bool {
        self.at(word).iter().any(|found| found.sense.class == class)
    }

    /// The key of a word, empty past the end.
    pub(crate) fn key(&self, word: usize) -> &str {
        self.folded.key(word)
    }

    pub(crate) fn token(&self, word: usize) -> Option<&Token> {
        self.folded.tokens.get(word)
    }

    /// What stands before a word.
    pub(crate) fn gap(&self, word: usize) -> Gap {
        self.token(word).map_or(Gap::Break, |token| token.gap)
    }

    /// True where a word goes on in the phrase of the word before it.
    pub(crate) fn joined(&self, word: usize) -> bool {
        self.gap(word).joins()
    }

    /// True where a word is the given one and goes on in the phrase.
    pub(crate) fn follows(&self, word: usize, keys: &[&str]) -> bool {
        self.joined(word) && keys.contains(&self.key(word))
    }

    /// True where a word begins with a capital letter.
    pub(crate) fn capital(&self, word: usize) -> bool {
        self.token(word).is_some_and(|token| token.capital)
    }

    /// Past an article, if there is one.
    pub(crate) fn skip_the(&self, word: usize) -> usize {
        if self.follows(word, &["the"]) {
            word + 1
        } else {
            word
        }
    }

    /// Past a possessive 's, if there is one.
    pub(crate) fn skip_possessive(&self, word: usize) -> usize {
        if self.gap(word) == Gap::Possessive {
            word + 1
        } else {
            word
        }
    }

    /// First byte of a word.
    pub(crate) fn start(&self, word: usize) -> usize {
        self.token(word)
            .map_or(self.text.len(), |token| token.start)
    }

    /// End, in bytes, of the words before `word`.
    pub(crate) fn end(&self, word: usize) -> usize {
        word.checked_sub(1)
            .and_then(|last| self.token(last))
            .map_or(0, |token| token.end)
    }

    /// The text of words, white space made single.
    pub(crate) fn surface(&self, first: usize, end: usize) -> String {
        let text = self
            .text
            .get(self.start(first)..self.end(end))
            .unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ")
    }
}

/// True where an abbreviation is just a word in a run of capitals.
fn is_shouted(folded: &Folded, word: usize) -> bool {
    let Some(last) = word.checked_sub(1) else {
        return false;
    };
    let loud = |index: usize| {
        folded
            .tokens
            .get(index)
            .is_some_and(|token| token.all_capitals() && token.letters >= 2)
    };
    match folded.key(word) {
        "us" => loud(last) && BEFORE_US.contains(&folded.key(last)),
        key => WORDLIKE.contains(&key) && loud(last) && loud(word + 1),
    }
}
