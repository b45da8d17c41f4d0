//! Looking at tokens.

use std::cell::Cell;

use crate::{
    token::{Gap, Kind, Token},
    words::Word,
};

/// A text and its tokens. All positions are indices of tokens.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    /// How many expressions are being read within one another.
    pub(super) depth: Cell<u8>,
}

impl Scan<'_> {
    pub(super) fn kind(&self, i: usize) -> Option<Kind> {
        self.tokens.get(i).map(|t| t.kind)
    }

    pub(super) fn word(&self, i: usize) -> Option<Word> {
        match self.kind(i)? {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn is(&self, i: usize, word: Word) -> bool {
        self.word(i) == Some(word)
    }

    pub(super) fn mark(&self, i: usize, mark: u8) -> bool {
        self.kind(i) == Some(Kind::Mark(mark))
    }

    pub(super) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.capital)
    }

    /// Whether token `i` follows the one before without a space.
    pub(super) fn tight(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.gap == Gap::None)
    }

    /// The word before `i`, if there is one.
    pub(super) fn before(&self, i: usize) -> Option<Word> {
        self.word(i.checked_sub(1)?)
    }

    /// `i` past the word or mark, where it is there.
    pub(super) fn skip(&self, i: usize, word: Word) -> usize {
        i + usize::from(self.is(i, word))
    }

    pub(super) fn skip_mark(&self, i: usize, mark: u8) -> usize {
        i + usize::from(self.mark(i, mark))
    }

    pub(super) fn str(&self, i: usize) -> &str {
        self.tokens
            .get(i)
            .and_then(|t| self.text.get(t.start..t.end))
            .unwrap_or_default()
    }

    /// A number of at most two digits from 1 to 31, "28th" or "twenty-eighth", and where it ends.
    pub(super) fn day_number(&self, i: usize) -> Option<(i8, usize)> {
        let (day, end) = match self.kind(i)? {
            Kind::Number {
                value,
                digits: 1 | 2,
            } if self.stands_free(i) => (i8::try_from(value).ok()?, i + 1),
            Kind::Ordinal(day) => (day, i + 1),
            Kind::Word(Word::Nth(day)) => (day, i + 1),
            Kind::Word(Word::Cardinal(tens @ (20 | 30))) => {
                let next = self.skip_mark(i + 1, b'-');
                match self.word(next)? {
                    Word::Nth(unit @ 1..=9) => (i8::try_from(tens).ok()? + unit, next + 1),
                    _ => return None,
                }
            }
            _ => return None,
        };
        // 28:30 and 28% are no days.
        let counted = self.tight(end) && (self.is_colon_within(end) || self.mark(end, b'%'));
        ((1..=31).contains(&day) && !counted).then_some((day, end))
    }

    /// Whether the mark at `i` is a colon inside a number: "10:30", but not "July 28: The".
    pub(super) fn is_colon_within(&self, i: usize) -> bool {
        self.mark(i, b':')
            && self.tight(i)
            && self.tight(i + 1)
            && matches!(self.kind(i + 1), Some(Kind::Number { .. } | Kind::Other))
    }

    /// Whether nothing is glued to the left of number `i` that makes it something else than a
    /// date: `$20`, `No.7`, `T-90`.
    pub(super) fn stands_free(&self, i: usize) -> bool {
        if !self.tight(i) || i == 0 {
            return true;
        }
        match self.kind(i - 1) {
            Some(Kind::Mark(b'-')) => {
                !self.tight(i - 1)
                    || match self.kind(i.saturating_sub(2)) {
                        Some(Kind::Word(word)) => word != Word::Other,
                        // 27-29 is a range, 138-27-29 is not.
                        Some(Kind::Number { digits, .. }) => {
                            digits <= 2
                                && !(self.tight(i - 2) && self.mark(i.saturating_sub(3), b'-'))
                        }
                        _ => true,
                    }
            }
            Some(Kind::Mark(mark)) => {
                !matches!(mark, b'$' | b'#' | b'+' | b'=' | b'*' | b'@' | b'&')
            }
            Some(Kind::Word(word)) => word != Word::Other,
            Some(Kind::Other) => false,
            _ => true,
        }
    }

    /// Whether token `i` is something that numbers count: a plural in lower case, "crore", "per".
    pub(super) fn is_counted(&self, i: usize) -> bool {
        if !self.is(i, Word::Other) || self.capital(i) {
            return false;
        }
        let word = self.str(i);
        let units = [
            "crore",
            "lakh",
            "million",
            "billion",
            "percent",
            "per",
            "people",
            "personnel",
        ];
        units.contains(&word)
            || ["kg", "km", "men", "women", "tonne", "mw", "km2", "sq"].contains(&word)
            || (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss"))
    }
}
