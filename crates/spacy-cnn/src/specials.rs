//! The tokeniser's special cases: "don't" → do + n't, ":-)" stays whole, "'s" norms.

use std::collections::HashMap;

use crate::error::ModelError;
use crate::format::Reader;
use crate::tokenizer::RawToken;

/// The norm that a special case gives a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct NormId(u32);

impl NormId {
    /// No norm of its own: the word's.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn number(self) -> u32 {
        self.0
    }
}

#[derive(Debug)]
struct Case {
    text: Box<str>,
    /// Length in bytes and norm of each piece.
    pieces: Vec<(u32, NormId)>,
}

/// Special cases by their text, and by the tokens that the other rules make of them.
#[derive(Debug, Default)]
pub(crate) struct Specials {
    cases: Vec<Case>,
    by_text: HashMap<Box<str>, u32>,
    norms: Vec<Box<str>>,
    /// Token sequences by their first token.
    sequences: HashMap<Box<str>, Vec<Vec<Box<str>>>>,
    /// Cases of several pieces by their first piece.
    by_first_piece: HashMap<Box<str>, Vec<u32>>,
}

impl Specials {
    pub(crate) fn read(from: &mut Reader<'_>) -> Result<Self, ModelError> {
        let mut specials = Self::default();
        let mut norm_ids = HashMap::new();
        for number in 0..from.count()? {
            let text: Box<str> = from.str()?.into();
            let mut pieces = Vec::new();
            let mut joined = String::new();
            let mut first = "";
            for i in 0..from.count()? {
                let (orth, norm) = (from.str()?, from.str()?);
                joined.push_str(orth);
                if i == 0 {
                    first = orth;
                }
                let norm = if norm.is_empty() {
                    NormId::NONE
                } else {
                    *norm_ids.entry(norm).or_insert_with(|| {
                        specials.norms.push(norm.into());
                        NormId(specials.norms.len() as u32)
                    })
                };
                pieces.push((orth.len() as u32, norm));
            }
            if *joined != *text || text.is_empty() {
                return Err(ModelError::inconsistent("a special case is not its pieces"));
            }
            let number = number as u32;
            if pieces.iter().any(|&(_, norm)| norm != NormId::NONE) {
                specials
                    .by_first_piece
                    .entry(first.into())
                    .or_default()
                    .push(number);
            }
            specials.by_text.insert(text.clone(), number);
            specials.cases.push(Case { text, pieces });
        }
        Ok(specials)
    }

    pub(crate) fn set_sequences(&mut self, sequences: Vec<Vec<Box<str>>>) {
        for sequence in sequences {
            if let Some(first) = sequence.first() {
                self.sequences
                    .entry(first.clone())
                    .or_default()
                    .push(sequence);
            }
        }
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cases.iter().map(|case| &*case.text)
    }

    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        self.by_text.get(text).copied()
    }

    pub(crate) fn pieces(&self, which: u32) -> impl Iterator<Item = (u32, NormId)> {
        self.cases[which as usize].pieces.iter().copied()
    }

    /// The texts of all norms, the one of number 1 first.
    pub(crate) fn norms(&self) -> impl Iterator<Item = &str> {
        self.norms.iter().map(|norm| &**norm)
    }

    /// Whether some special case, taken apart by the other rules, begins with this token.
    pub(crate) fn opens_sequence(&self, token: &str) -> bool {
        self.sequences.contains_key(token)
    }

    /// Puts special cases back together that the other rules took apart: the longest
    /// first, then from left to right. `openers` are the tokens they can begin at.
    pub(crate) fn lay_over(&self, text: &str, openers: &[usize], tokens: &mut Vec<RawToken>) {
        if openers.is_empty() {
            return;
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for &start in openers {
            let word = |i: usize| tokens.get(i).map(|t| &text[t.start..t.end]);
            let Some(sequences) = word(start).and_then(|first| self.sequences.get(first)) else {
                continue;
            };
            for sequence in sequences {
                let rest = sequence.iter().enumerate().skip(1);
                if rest
                    .into_iter()
                    .all(|(i, wanted)| word(start + i) == Some(&**wanted))
                {
                    found.push((start, start + sequence.len()));
                }
            }
        }
        // As spaCy does: a span that overlaps an earlier one is dropped, and yet blocks others.
        found.sort_by_key(|&(start, end)| (std::cmp::Reverse(end - start), start));
        let mut taken = std::collections::HashSet::new();
        let mut kept: Vec<(usize, usize)> = Vec::new();
        for &(start, end) in &found {
            if !taken.contains(&start) && !taken.contains(&(end - 1)) {
                kept.push((start, end));
            }
            taken.extend(start..end);
        }
        kept.sort_unstable();
        if kept.is_empty() {
            return;
        }
        let old = std::mem::take(tokens);
        tokens.reserve(old.len());
        let mut at = 0;
        for (start, end) in kept {
            tokens.extend_from_slice(&old[at..start]);
            at = end;
            let (first, last) = (old[start], old[end - 1]);
            let Some(which) = self.find(&text[first.start..last.end]) else {
                tokens.extend_from_slice(&old[start..end]);
                continue;
            };
            let mut begin = first.start;
            for (length, norm) in self.pieces(which) {
                let end = begin + length as usize;
                tokens.push(RawToken {
                    start: begin,
                    end,
                    space_after: false,
                    norm,
                });
                begin = end;
            }
            if let Some(token) = tokens.last_mut() {
                token.space_after = last.space_after;
            }
        }
        tokens.extend_from_slice(&old[at..]);
    }

    /// The norms of a special case whose pieces stand at `words[at..]` unseparated, for
    /// words that another tokeniser made; empty if none does.
    pub(crate) fn norms_at<'a>(
        &self,
        at: usize,
        word: impl Fn(usize) -> Option<(&'a str, bool)>,
    ) -> impl Iterator<Item = NormId> {
        let cases = word(at).and_then(|(first, _)| self.by_first_piece.get(first));
        let fits = |case: &Case| {
            let mut rest = &*case.text;
            for (i, &(length, _)) in case.pieces.iter().enumerate() {
                let Some((text, space_after)) = word(at + i) else {
                    return false;
                };
                let (piece, after) = rest.split_at(length as usize);
                if text != piece || (space_after && !after.is_empty()) {
                    return false;
                }
                rest = after;
            }
            true
        };
        let longest = cases
            .into_iter()
            .flatten()
            .map(|&which| &self.cases[which as usize])
            .filter(|case| fits(case))
            .max_by_key(|case| case.pieces.len());
        let pieces: &[(u32, NormId)] = longest.map_or(&[], |case| &case.pieces);
        pieces.iter().map(|&(_, norm)| norm)
    }
}
