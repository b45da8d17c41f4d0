//! A text cut into words, numbers and marks.

use crate::words::{LONGEST, Word, class};

/// One word, number or mark of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    /// Bytes of the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: Kind,
    /// What stands between this token and the one before.
    pub(crate) gap: Gap,
    /// Whether a word begins with a capital.
    pub(crate) capital: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word(Word),
    /// A whole number of `digits` digits, at most four.
    Number {
        value: i16,
        digits: u8,
    },
    /// `28th`.
    Ordinal(i8),
    /// `1970s`, `70s`.
    Decade(i16),
    /// A mark; all dashes but the em dash are `-`, all apostrophes `'`.
    Mark(u8),
    /// A blank line: no expression reaches over it.
    Break,
    /// Anything else: `1,950`, `6.3`, `SHK2316`, `$`, letters of other scripts.
    Other,
}

/// The space before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gap {
    None,
    Space,
    Line,
}

/// Cuts `text` into tokens, white space left out.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut gap = Gap::Space;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        let mut capital = false;
        let kind = match byte {
            b' ' | b'\t' | b'\r' => {
                at += 1;
                gap = gap.max(Gap::Space);
                continue;
            }
            b'\n' => {
                at += 1;
                if gap == Gap::Line {
                    out.push(Token {
                        start,
                        end: at,
                        kind: Kind::Break,
                        gap,
                        capital: false,
                    });
                }
                gap = gap.max(Gap::Line);
                if out.last().is_some_and(|t| t.kind == Kind::Break) {
                    gap = Gap::Space;
                }
                continue;
            }
            b'0'..=b'9' => {
                let (kind, end) = number(bytes, at);
                at = end;
                kind
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                capital = byte.is_ascii_uppercase();
                at = word_end(text, at);
                word(&bytes[start..at])
            }
            0x80.. => match special(&text[at..]) {
                Some((mark, len)) => {
                    at += len;
                    if mark == b' ' {
                        gap = gap.max(Gap::Space);
                        continue;
                    }
                    Kind::Mark(mark)
                }
                None => {
                    at = word_end(text, at);
                    Kind::Other
                }
            },
            mark => {
                at += 1;
                Kind::Mark(mark)
            }
        };
        out.push(Token {
            start,
            end: at,
            kind,
            gap,
            capital,
        });
        gap = Gap::None;
    }
    out
}

/// Where the run of letters and digits ends that begins at `at`.
fn word_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            at += 1;
        } else if byte >= 0x80 && special(&text[at..]).is_none() {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        } else {
            break;
        }
    }
    at
}

fn word(bytes: &[u8]) -> Kind {
    if bytes.len() > LONGEST {
        return Kind::Word(Word::Other);
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    Kind::Word(class(lower))
}

/// The number that begins at `at`, and where it ends.
fn number(bytes: &[u8], at: usize) -> (Kind, usize) {
    let digits_end = |mut i: usize| {
        while bytes.get(i).is_some_and(u8::is_ascii_digit) {
            i += 1;
        }
        i
    };
    let end = digits_end(at);
    // 1,950 and 12,34,000: a grouped number is never a date.
    let mut grouped = end;
    while bytes.get(grouped) == Some(&b',') {
        let next = digits_end(grouped + 1);
        if !(2..=3).contains(&(next - grouped - 1)) {
            break;
        }
        grouped = next;
    }
    // The last group has three digits; so "27,28 July" and "July 28,21" stay apart.
    if grouped > end && bytes[grouped - 4] == b',' && end - at <= 3 {
        let fraction = bytes.get(grouped) == Some(&b'.');
        let end = if fraction {
            digits_end(grouped + 1).max(grouped)
        } else {
            grouped
        };
        return (Kind::Other, if end == grouped + 1 { grouped } else { end });
    }
    // 6.3 is one number, 28.07.2021 three.
    let within = at > 1 && bytes[at - 1] == b'.' && bytes[at - 2].is_ascii_digit();
    if !within
        && bytes.get(end) == Some(&b'.')
        && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
    {
        let second = digits_end(end + 1);
        let third = bytes.get(second) == Some(&b'.')
            && bytes.get(second + 1).is_some_and(u8::is_ascii_digit);
        if !third {
            return (Kind::Other, second);
        }
    }
    let mut suffix = end;
    while bytes
        .get(suffix)
        .is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80 || *b == b'_')
    {
        suffix += 1;
    }
    // 2021-07-28T10:00
    if bytes.get(end) == Some(&b'T') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        suffix = end;
    }
    // Bytes above ASCII may be a dash or a space; then the number ends before them.
    if bytes[end..suffix].iter().any(|b| *b >= 0x80) {
        suffix = end + bytes[end..suffix].iter().take_while(|b| **b < 0x80).count();
    }
    let value = || {
        std::str::from_utf8(&bytes[at..end])
            .ok()
            .and_then(|t| t.parse::<i16>().ok())
            .unwrap_or(0)
    };
    let digits = u8::try_from(end - at).unwrap_or(u8::MAX);
    let kind = match &bytes[end..suffix] {
        b"" if digits <= 4 => Kind::Number {
            value: value(),
            digits,
        },
        [a, b] if digits <= 2 && is_ordinal_ending(*a, *b) => {
            i8::try_from(value()).map_or(Kind::Other, Kind::Ordinal)
        }
        b"s" if digits == 4 && value() % 10 == 0 => Kind::Decade(value()),
        _ => Kind::Other,
    };
    (kind, suffix)
}

fn is_ordinal_ending(a: u8, b: u8) -> bool {
    let ending = [a.to_ascii_lowercase(), b.to_ascii_lowercase()];
    matches!(&ending, b"st" | b"nd" | b"rd" | b"th")
}

/// The mark of dashes, quotation marks and spaces above ASCII, with its length in bytes.
fn special(text: &str) -> Option<(u8, usize)> {
    let first = text.chars().next()?;
    let mark = match first {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => b'-',
        '\u{2014}' | '\u{2015}' => EM_DASH,
        '\u{2018}' | '\u{2019}' | '\u{2bc}' => b'\'',
        '\u{201c}' | '\u{201d}' | '\u{ab}' | '\u{bb}' => b'"',
        '\u{a0}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{3000}' | '\u{feff}' => b' ',
        '\u{2026}' | '\u{3002}' | '\u{964}' => b'.',
        '\u{b7}' | '\u{2022}' => b'|',
        _ => return None,
    };
    Some((mark, first.len_utf8()))
}

/// The mark that stands for an em dash: it parts sentences more often than it joins dates.
pub(crate) const EM_DASH: u8 = 1;
