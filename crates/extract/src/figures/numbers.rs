//! Numbers as news writes them: digits with either way of grouping, scale words (crore, lakh, bn), currencies,
//! per cent, numbers and shares in words.

use super::currency;
use std::ops::Range;

/// A word, a run of digits or a single sign; bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

impl Piece<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// What kind of number the words give.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    Count,
    /// In this currency, by its usual English name.
    Money(&'static str),
    /// Of a hundred.
    Percent,
    /// Of one: "half", "three-fifths".
    Share,
    Ordinal,
}

/// A number in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    pub(super) measure: Measure,
    /// Pieces, currency and scale words included.
    pub(super) pieces: Range<usize>,
    /// Written in digits.
    pub(super) digits: bool,
    /// Written with a scale word ("3 million").
    pub(super) scaled: bool,
}

/// The words, digits and signs of `text` between the bytes of `span`.
pub(super) fn pieces(text: &str, span: Range<usize>) -> Vec<Piece<'_>> {
    let Some(slice) = text.get(span.clone()) else {
        return Vec::new();
    };
    let mut out: Vec<Piece<'_>> = Vec::new();
    let chars: Vec<(usize, char)> = slice.char_indices().collect();
    let class = |c: char| {
        if c.is_ascii_digit() {
            1
        } else if c.is_alphabetic() {
            2
        } else {
            0
        }
    };
    let mut i = 0;
    while let Some(&(at, c)) = chars.get(i) {
        let kind = class(c);
        let mut j = i + 1;
        while kind > 0
            && let Some(&(_, next)) = chars.get(j)
        {
            let grouped = kind == 1
                && matches!(next, ',' | '.')
                && chars.get(j + 1).is_some_and(|(_, d)| d.is_ascii_digit());
            if class(next) != kind && !grouped {
                break;
            }
            j += 1;
        }
        let end = chars.get(j).map_or(slice.len(), |(e, _)| *e);
        if !c.is_whitespace()
            && let Some(word) = slice.get(at..end)
        {
            out.push(Piece {
                text: word,
                start: span.start + at,
            });
        }
        i = j;
    }
    out
}

/// Every number of the pieces, in order.
pub(super) fn numbers(pieces: &[Piece<'_>]) -> Vec<Number> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < pieces.len() {
        match number(pieces, i) {
            Some(n) if n.pieces.end > i => {
                i = n.pieces.end;
                out.push(n);
            }
            _ => i += 1,
        }
    }
    out
}

fn lower(pieces: &[Piece<'_>], i: usize) -> String {
    pieces
        .get(i)
        .map(|p| p.text.to_lowercase())
        .unwrap_or_default()
}

fn glued(pieces: &[Piece<'_>], i: usize) -> bool {
    i > 0 && matches!((pieces.get(i - 1), pieces.get(i)), (Some(a), Some(b)) if a.end() == b.start)
}

fn number(pieces: &[Piece<'_>], start: usize) -> Option<Number> {
    let (mut currency, mut i) = currency_before(pieces, start);
    if let Some(n) = share(pieces, i).filter(|_| currency.is_none()) {
        return Some(n);
    }
    if let Some(n) = ordinal(pieces, i) {
        return Some(n);
    }
    let (mut value, digits, next) = digits(pieces, i).or_else(|| words(pieces, i))?;
    i = next;
    if digits && matches!(lower(pieces, i).as_str(), "st" | "nd" | "rd" | "th") && glued(pieces, i)
    {
        return Some(Number {
            value,
            measure: Measure::Ordinal,
            pieces: start..i + 1,
            digits,
            scaled: false,
        });
    }
    let mut scaled = false;
    // "Rs 3 lakh crore": scales multiply.
    for _ in 0..2 {
        let hyphen = usize::from(lower(pieces, i) == "-");
        let Some(scale) = scale(&lower(pieces, i + hyphen), digits && glued(pieces, i)) else {
            break;
        };
        value = whole(value * scale);
        scaled = true;
        i += 1 + hyphen;
    }
    let mut measure = Measure::Count;
    let next = lower(pieces, i);
    if next == "%" || next == "percent" || next == "pc" && digits {
        (measure, i) = (Measure::Percent, i + 1);
    } else if next == "per" && lower(pieces, i + 1) == "cent" {
        (measure, i) = (Measure::Percent, i + 2);
    } else if currency.is_none()
        && let Some((name, end)) = currency::after(pieces, i, scaled)
    {
        (currency, i) = (Some(name), end);
    }
    if let Some(name) = currency {
        measure = Measure::Money(name);
    }
    (value.is_finite()).then_some(Number {
        value,
        measure,
        pieces: start..i,
        digits,
        scaled,
    })
}

/// What is a whole number but for the arithmetic: 16.49 billion.
fn whole(value: f64) -> f64 {
    let round = value.round();
    if (value - round).abs() < 1e-3 {
        round
    } else {
        value
    }
}

/// The value of a run of digits: "1,302", "3,20,000" and "2.5".
fn digits(pieces: &[Piece<'_>], i: usize) -> Option<(f64, bool, usize)> {
    let text = pieces.get(i)?.text;
    if !text.starts_with(|c: char| c.is_ascii_digit()) || text.matches('.').count() > 1 {
        return None;
    }
    let value = text.replace(',', "").parse().ok()?;
    Some((value, true, i + 1))
}

const UNITS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &[
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

fn small(word: &str) -> Option<u32> {
    let unit = UNITS
        .iter()
        .position(|w| *w == word)
        .or_else(|| TENS.iter().position(|w| *w == word).map(|n| (n + 2) * 10));
    unit.and_then(|n| u32::try_from(n).ok())
}

/// The value of a number in words up to the hundreds: "twenty-one", "two hundred and five", "a hundred". Scale
/// words follow.
fn words(pieces: &[Piece<'_>], i: usize) -> Option<(f64, bool, usize)> {
    let first = lower(pieces, i);
    // "half a million"
    if first == "half"
        && matches!(lower(pieces, i + 1).as_str(), "a")
        && scale(&lower(pieces, i + 2), false).is_some()
    {
        return Some((0.5, false, i + 2));
    }
    if matches!(first.as_str(), "a" | "one") && lower(pieces, i + 1) == "hundred" {
        return Some((100.0, false, i + 2));
    }
    // "a million"
    if first == "a"
        && matches!(
            lower(pieces, i + 1).as_str(),
            "thousand" | "million" | "billion" | "trillion" | "lakh" | "crore"
        )
    {
        return Some((1.0, false, i + 1));
    }
    // "a dozen", "two dozen"
    if lower(pieces, i + 1) == "dozen"
        && let Some(n) = small(&first).or((first == "a").then_some(1))
    {
        return Some((f64::from(n * 12), false, i + 2));
    }
    let mut value = small(&first)?;
    let mut at = i + 1;
    if (20..100).contains(&value) {
        let hyphen = usize::from(lower(pieces, at) == "-");
        if let Some(unit) = small(&lower(pieces, at + hyphen)).filter(|u| (1..10).contains(u)) {
            value += unit;
            at += hyphen + 1;
        }
    }
    if lower(pieces, at) == "hundred" {
        value *= 100;
        at += 1;
        let and = usize::from(lower(pieces, at) == "and");
        if and == 1
            && let Some(rest) = small(&lower(pieces, at + 1))
        {
            value += rest;
            at += 2;
        }
    }
    Some((f64::from(value), false, at))
}

/// "Third", "tenth": single words of order; "second" is a length of time as often.
fn ordinal(pieces: &[Piece<'_>], i: usize) -> Option<Number> {
    let word = lower(pieces, i);
    let spelt = word.chars().all(char::is_alphabetic);
    let n = sidelines_time::ordinal(&word).filter(|n| spelt && (3..=12).contains(n))?;
    Some(Number {
        value: f64::from(n),
        measure: Measure::Ordinal,
        pieces: i..i + 1,
        digits: false,
        scaled: false,
    })
}

/// "Half of", "nearly half the", "a third of", "three-fifths of".
fn share(pieces: &[Piece<'_>], i: usize) -> Option<Number> {
    let part = |w: &str| -> Option<f64> {
        Some(match w.strip_suffix('s').unwrap_or(w) {
            "half" | "halve" => 2.0,
            "third" => 3.0,
            "quarter" | "fourth" => 4.0,
            "fifth" => 5.0,
            "sixth" => 6.0,
            "tenth" => 10.0,
            _ => return None,
        })
    };
    let first = lower(pieces, i);
    let before = if i > 0 {
        lower(pieces, i - 1)
    } else {
        String::new()
    };
    let of = |n: usize| {
        matches!(
            lower(pieces, n).as_str(),
            "of" | "the" | "its" | "their" | "all"
        )
    };
    let made = |value: f64, end: usize| {
        Some(Number {
            value,
            measure: Measure::Share,
            pieces: i..end,
            digits: false,
            scaled: false,
        })
    };
    if first == "half"
        && of(i + 1)
        && !matches!(
            before.as_str(),
            "first" | "second" | "latter" | "other" | "last" | "-" | "a"
        )
    {
        return made(0.5, i + 1);
    }
    if matches!(first.as_str(), "a" | "one") {
        let hyphen = usize::from(lower(pieces, i + 1) == "-");
        let word = lower(pieces, i + 1 + hyphen);
        let denominator =
            part(&word).filter(|_| of(i + 2 + hyphen) && lower(pieces, i + 2 + hyphen) == "of")?;
        return made(1.0 / denominator, i + 2 + hyphen);
    }
    let numerator = small(&first).filter(|n| (2..10).contains(n))?;
    let hyphen = usize::from(lower(pieces, i + 1) == "-");
    let word = lower(pieces, i + 1 + hyphen);
    let denominator = part(&word).filter(|_| word.ends_with('s'))?;
    made(f64::from(numerator) / denominator, i + 2 + hyphen)
}

fn scale(word: &str, glued: bool) -> Option<f64> {
    Some(match word {
        "thousand" => 1e3,
        "lakh" | "lakhs" | "lac" | "lacs" => 1e5,
        "million" | "mn" | "millions" => 1e6,
        "crore" | "crores" | "cr" => 1e7,
        "billion" | "bn" | "billions" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        "k" if glued => 1e3,
        "m" if glued => 1e6,
        "b" if glued => 1e9,
        _ => return None,
    })
}

/// A currency in front of a number, and the first piece after it: "$", "US$", "USD", "Rs.", "US dollar".
fn currency_before(pieces: &[Piece<'_>], i: usize) -> (Option<&'static str>, usize) {
    match currency::before(pieces, i).filter(|(_, n)| digits(pieces, *n).is_some()) {
        Some((name, next)) => (Some(name), next),
        None => (None, i),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<f64> {
        numbers(&pieces(text, 0..text.len()))
            .iter()
            .map(|n| n.value)
            .collect()
    }

    #[test]
    fn scales_multiply() {
        assert_eq!(
            values("5 lakh people, 90 crore adults, Rs 3 lakh crore"),
            [5e5, 9e8, 3e12]
        );
        assert_eq!(
            values("$3bn, 7 million and half a million"),
            [3e9, 7e6, 5e5]
        );
        assert_eq!(values("3,20,000 and 1,302.5"), [320_000.0, 1302.5]);
        assert_eq!(values("16.49 billion"), [16_490_000_000.0]);
    }

    #[test]
    fn words_count() {
        assert_eq!(
            values("twenty-one ships, two hundred and five men, a hundred flags"),
            [21.0, 205.0, 100.0]
        );
        assert_eq!(values("a dozen drones and two dozen men"), [12.0, 24.0]);
    }

    #[test]
    fn currencies_on_either_side() {
        let text =
            "US dollar 4 billion, CNY700 million, five trillion yen, USD 1.5 billion, 200 euros";
        let found = numbers(&pieces(text, 0..text.len()));
        assert_eq!(
            found.iter().map(|n| n.value).collect::<Vec<_>>(),
            [4e9, 7e8, 5e12, 1.5e9, 200.0]
        );
        assert!(
            found.iter().all(|n| matches!(n.measure, Measure::Money(_))),
            "{found:?}"
        );
    }

    #[test]
    fn shares_in_words() {
        assert_eq!(
            values("nearly half the voters, two-thirds of the land, a quarter of exports"),
            [0.5, 2.0 / 3.0, 0.25]
        );
        let text = "in the second half of the year";
        assert!(numbers(&pieces(text, 0..text.len())).is_empty());
    }
}
