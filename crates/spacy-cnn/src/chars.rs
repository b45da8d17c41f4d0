//! Sets of characters as the model's tokeniser and Python's string methods see them.

use crate::error::ModelError;
use crate::format::Reader;

/// A set of characters: a bit each for ASCII, sorted ranges for the rest.
#[derive(Debug, Clone, Default)]
pub(crate) struct CharSet {
    ascii: u128,
    ranges: Vec<(u32, u32)>,
}

impl CharSet {
    #[inline]
    pub(crate) fn contains(&self, c: char) -> bool {
        let c = u32::from(c);
        if c < 128 {
            return self.ascii >> c & 1 == 1;
        }
        let after = self.ranges.partition_point(|&(first, _)| first <= c);
        after > 0 && self.ranges[after - 1].1 >= c
    }

    fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut set = Self::default();
        let mut at = 0u32;
        for _ in 0..from.count()? {
            let first = at.saturating_add(from.number()? as u32);
            let last = first.saturating_add(from.number()? as u32);
            for c in first..=last.min(127) {
                set.ascii |= 1 << c;
            }
            set.ranges.push((first, last));
            at = last;
        }
        Ok(set)
    }
}

/// All sets of a model.
pub(crate) fn read_sets(mut from: Reader<'_>) -> Result<Vec<CharSet>, ModelError> {
    (0..from.count()?)
        .map(|_| CharSet::read(&mut from))
        .collect()
}

/// Python's `isalpha`, `isupper`, `isdigit` and `isspace`, which differ from Rust's methods.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lexical {
    alphabetic: CharSet,
    upper: CharSet,
    digit: CharSet,
    space: CharSet,
}

impl Lexical {
    pub(crate) fn read(mut from: Reader<'_>, sets: &[CharSet]) -> Result<Self, ModelError> {
        let mut next = || Ok::<_, ModelError>(sets[from.index(sets.len())?].clone());
        Ok(Self {
            alphabetic: next()?,
            upper: next()?,
            digit: next()?,
            space: next()?,
        })
    }

    #[inline]
    pub(crate) fn is_space(&self, c: char) -> bool {
        self.space.contains(c)
    }

    /// `str.isspace`: false for the empty string.
    pub(crate) fn all_space(&self, text: &str) -> bool {
        !text.is_empty() && text.chars().all(|c| self.is_space(c))
    }

    /// `str.isalpha`: false for the empty string.
    pub(crate) fn all_alphabetic(&self, text: &str) -> bool {
        !text.is_empty() && text.chars().all(|c| self.alphabetic.contains(c))
    }

    /// spaCy's SHAPE: capitals X, other letters x, digits d, the rest as it is, runs cut
    /// after four; "LONG" from a hundred characters on.
    pub(crate) fn shape(&self, text: &str, out: &mut String) {
        const LONG: usize = 100;
        out.clear();
        let (mut before, mut run) = (None, 0);
        for (i, c) in text.chars().enumerate() {
            if i + 1 >= LONG {
                out.clear();
                out.push_str("LONG");
                return;
            }
            let kind = if self.alphabetic.contains(c) {
                if self.upper.contains(c) { 'X' } else { 'x' }
            } else if self.digit.contains(c) {
                'd'
            } else {
                c
            };
            if before == Some(kind) {
                run += 1;
            } else {
                (before, run) = (Some(kind), 0);
            }
            if run < 4 {
                out.push(kind);
            }
        }
    }
}
