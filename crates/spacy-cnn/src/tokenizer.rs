//! spaCy's tokeniser: split on white space, peel prefixes and suffixes off until nothing
//! more comes off or a special case is left, split the middle at infixes unless it is a
//! web address, and then lay the special cases over the tokens once more.
//! Source: `spacy/tokenizer.pyx`, whose order of steps is kept exactly.

use crate::cache::HashedMap;
use crate::chars::{CharSet, Lexical};
use crate::error::ModelError;
use crate::format::Reader;
use crate::hash::murmur64a;
use crate::regex::{Matcher, Program};
use crate::specials::{NormId, Specials};

/// Characters in a run without white space beyond which it is cut before the rules see it:
/// peeling is quadratic in the length of the run, and no word is that long.
const LONGEST_RUN: usize = 4096;
const CACHED_RUNS: usize = 1 << 15;
const CACHED_BYTES: usize = 1 << 21;

/// A token: byte offsets into the text, whether a space follows, the norm a special case
/// gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RawToken {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) space_after: bool,
    pub(crate) norm: NormId,
}

/// A token of a run, relative to the run's first byte.
#[derive(Debug, Clone, Copy)]
struct Piece {
    start: u32,
    end: u32,
    norm: NormId,
    /// Whether the special cases' second pass has to look at it.
    opens_special: bool,
}

/// The rules of a pipeline.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    prefix: Option<Program>,
    suffix: Option<Program>,
    infix: Option<Program>,
    token_match: Option<Program>,
    url_match: Option<Program>,
    pub(crate) specials: Specials,
    sets: Vec<CharSet>,
    lexical: Lexical,
}

/// Buffers, and what recent runs were split into.
#[derive(Debug, Default)]
pub(crate) struct TokenizerScratch {
    matcher: Matcher,
    chars: Vec<char>,
    offsets: Vec<u32>,
    pieces: Vec<Piece>,
    spans: Vec<(usize, usize)>,
    suffixes: Vec<(usize, usize)>,
    infixes: Vec<(usize, usize)>,
    known: HashedMap<(u32, u32, u32, u32)>,
    known_text: String,
    known_pieces: Vec<Piece>,
    openers: Vec<usize>,
}

impl Tokenizer {
    pub(crate) fn read(
        mut from: Reader<'_>,
        sets: Vec<CharSet>,
        lexical: Lexical,
    ) -> Result<Self, ModelError> {
        let mut program = || Program::read(&mut from, &sets);
        let (prefix, suffix, infix) = (program()?, program()?, program()?);
        let (token_match, url_match) = (program()?, program()?);
        let faster_heuristics = from.number()? != 0;
        let specials = Specials::read(&mut from)?;
        let mut tokenizer = Self {
            prefix,
            suffix,
            infix,
            token_match,
            url_match,
            specials,
            sets,
            lexical,
        };
        tokenizer.add_sequences(faster_heuristics);
        Ok(tokenizer)
    }

    /// Special cases that the affix rules would take apart are looked for among the tokens.
    fn add_sequences(&mut self, faster_heuristics: bool) {
        let mut scratch = TokenizerScratch::default();
        let mut sequences = Vec::new();
        for text in self.specials.texts() {
            scratch.chars.clear();
            scratch.chars.extend(text.chars());
            let TokenizerScratch { matcher, chars, .. } = &mut scratch;
            let mut affected = |rule: &Option<Program>| {
                rule.as_ref().is_some_and(|rule| {
                    rule.search(chars, &self.sets, matcher)
                        .is_some_and(|(a, b)| a != b)
                })
            };
            let affected = !faster_heuristics
                || text.contains(' ')
                || affected(&self.prefix)
                || affected(&self.infix)
                || affected(&self.suffix);
            if affected {
                let mut tokens = Vec::new();
                self.split_text(text, false, &mut scratch, &mut tokens);
                let words = tokens.iter().map(|t| text[t.start..t.end].into()).collect();
                sequences.push(words);
            }
        }
        self.specials.set_sequences(sequences);
    }

    /// Splits a text into tokens, from the first byte to the last.
    pub(crate) fn tokenize(
        &self,
        text: &str,
        scratch: &mut TokenizerScratch,
        tokens: &mut Vec<RawToken>,
    ) {
        tokens.clear();
        scratch.trim();
        self.split_text(text, true, scratch, tokens);
        self.specials.lay_over(text, &scratch.openers, tokens);
    }

    /// Cuts at white space. A single space after a token belongs to it; other white space
    /// makes tokens of its own.
    fn split_text(
        &self,
        text: &str,
        with_specials: bool,
        scratch: &mut TokenizerScratch,
        tokens: &mut Vec<RawToken>,
    ) {
        scratch.openers.clear();
        let Some(first) = text.chars().next() else {
            return;
        };
        let mut in_space = self.lexical.is_space(first);
        let mut start = 0;
        for (at, c) in text.char_indices() {
            if self.lexical.is_space(c) == in_space {
                continue;
            }
            if start < at {
                self.split_run(text, start, at, in_space, with_specials, scratch, tokens);
            }
            start = at;
            if c == ' ' {
                if let Some(token) = tokens.last_mut() {
                    token.space_after = true;
                }
                start = at + 1;
            }
            in_space = !in_space;
        }
        if start < text.len() {
            self.split_run(
                text,
                start,
                text.len(),
                in_space,
                with_specials,
                scratch,
                tokens,
            );
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn split_run(
        &self,
        text: &str,
        start: usize,
        end: usize,
        is_space: bool,
        with_specials: bool,
        scratch: &mut TokenizerScratch,
        tokens: &mut Vec<RawToken>,
    ) {
        let mut rest = &text[start..end];
        let mut at = start;
        while !rest.is_empty() {
            let cut = rest
                .char_indices()
                .nth(LONGEST_RUN)
                .map_or(rest.len(), |(i, _)| i);
            let whole = is_space && cut < rest.len();
            let (run, after) = rest.split_at(if whole { rest.len() } else { cut });
            if whole {
                let norm = NormId::NONE;
                tokens.push(RawToken {
                    start: at,
                    end,
                    space_after: false,
                    norm,
                });
            } else {
                self.split_known_run(run, at, with_specials, scratch, tokens);
            }
            at += run.len();
            rest = after;
        }
    }

    fn split_known_run(
        &self,
        run: &str,
        at: usize,
        with_specials: bool,
        scratch: &mut TokenizerScratch,
        tokens: &mut Vec<RawToken>,
    ) {
        let key = murmur64a(run.as_bytes(), 1);
        let known = scratch.known.get(&key).filter(|_| with_specials).copied();
        let range = match known {
            Some((from, to, first, last))
                if &scratch.known_text[from as usize..to as usize] == run =>
            {
                first as usize..last as usize
            }
            _ => {
                self.split_affixes(run, with_specials, scratch);
                let first = scratch.known_pieces.len();
                scratch.known_pieces.extend_from_slice(&scratch.pieces);
                let last = scratch.known_pieces.len();
                if with_specials && known.is_none() {
                    let from = scratch.known_text.len();
                    scratch.known_text.push_str(run);
                    let to = scratch.known_text.len();
                    let entry = (from as u32, to as u32, first as u32, last as u32);
                    scratch.known.insert(key, entry);
                }
                first..last
            }
        };
        for piece in &scratch.known_pieces[range] {
            if piece.opens_special {
                scratch.openers.push(tokens.len());
            }
            tokens.push(RawToken {
                start: at + piece.start as usize,
                end: at + piece.end as usize,
                space_after: false,
                norm: piece.norm,
            });
        }
    }

    /// One run without white space (or of white space only) into `scratch.pieces`.
    fn split_affixes(&self, run: &str, with_specials: bool, scratch: &mut TokenizerScratch) {
        let TokenizerScratch {
            matcher,
            chars,
            offsets,
            pieces,
            spans,
            suffixes,
            infixes,
            ..
        } = scratch;
        chars.clear();
        offsets.clear();
        for (at, c) in run.char_indices() {
            chars.push(c);
            offsets.push(at as u32);
        }
        offsets.push(run.len() as u32);
        let byte = |at: usize| offsets[at] as usize;
        let special = |from: usize, to: usize| {
            if with_specials {
                self.specials.find(&run[byte(from)..byte(to)])
            } else {
                None
            }
        };

        let (mut from, mut to) = (0, chars.len());
        let mut size_before = 0;
        spans.clear();
        suffixes.clear();
        while from < to && to - from != size_before {
            let middle = &chars[from..to];
            if self.whole_token(&self.token_match, middle, matcher) || special(from, to).is_some() {
                break;
            }
            size_before = to - from;
            let prefix = self.affix(&self.prefix, middle, matcher);
            if prefix != 0 && from + prefix < to && special(from + prefix, to).is_some() {
                spans.push((from, from + prefix));
                from += prefix;
                break;
            }
            let suffix = self.affix(&self.suffix, &chars[from + prefix..to], matcher);
            if suffix != 0 && to - suffix > from && special(from, to - suffix).is_some() {
                suffixes.push((to - suffix, to));
                to -= suffix;
                break;
            }
            if prefix != 0 {
                spans.push((from, from + prefix));
                from += prefix;
            }
            if suffix != 0 {
                suffixes.push((to - suffix, to));
                to -= suffix;
            }
        }

        pieces.clear();
        let piece = |from: usize, to: usize, norm| {
            let (start, end) = (offsets[from], offsets[to]);
            let opens_special = with_specials
                && self
                    .specials
                    .opens_sequence(&run[start as usize..end as usize]);
            Piece {
                start,
                end,
                norm,
                opens_special,
            }
        };
        pieces.extend(spans.iter().map(|&(a, b)| piece(a, b, NormId::NONE)));
        if from < to {
            let middle = &chars[from..to];
            if let Some(which) = special(from, to) {
                let mut at = offsets[from];
                for (length, norm) in self.specials.pieces(which) {
                    let (start, end) = (at, at + length);
                    let text = &run[start as usize..end as usize];
                    let opens_special = self.specials.opens_sequence(text);
                    pieces.push(Piece {
                        start,
                        end,
                        norm,
                        opens_special,
                    });
                    at = end;
                }
            } else if self.whole_token(&self.token_match, middle, matcher)
                || self.whole_token(&self.url_match, middle, matcher)
            {
                pieces.push(piece(from, to, NormId::NONE));
            } else {
                infixes.clear();
                if let Some(rule) = &self.infix {
                    rule.find_all(middle, &self.sets, matcher, infixes);
                }
                let mut start = 0;
                for &(a, b) in infixes.iter().filter(|&&(a, _)| a != 0) {
                    for (a, b) in [(start, a), (a, b)] {
                        if a < b {
                            pieces.push(piece(from + a, from + b, NormId::NONE));
                        }
                    }
                    start = b;
                }
                if start < middle.len() {
                    pieces.push(piece(from + start, to, NormId::NONE));
                }
            }
        }
        pieces.extend(
            suffixes
                .iter()
                .rev()
                .map(|&(a, b)| piece(a, b, NormId::NONE)),
        );
    }

    /// Length of the affix that a rule finds; 0 if none.
    fn affix(&self, rule: &Option<Program>, text: &[char], matcher: &mut Matcher) -> usize {
        let found = rule
            .as_ref()
            .and_then(|rule| rule.search(text, &self.sets, matcher));
        found.map_or(0, |(start, end)| end - start)
    }

    fn whole_token(&self, rule: &Option<Program>, text: &[char], matcher: &mut Matcher) -> bool {
        rule.as_ref()
            .is_some_and(|rule| rule.match_at_start(text, &self.sets, matcher).is_some())
    }
}

impl TokenizerScratch {
    /// Forgets what it knows when that has grown too large.
    fn trim(&mut self) {
        let pieces = self.known_pieces.len() * size_of::<Piece>();
        if self.known.len() > CACHED_RUNS || self.known_text.len() + pieces > CACHED_BYTES {
            self.known.clear();
            self.known_text.clear();
            self.known_pieces.clear();
        }
    }
}
