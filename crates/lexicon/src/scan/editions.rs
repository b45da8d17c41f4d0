//! "18th", "XVI", "third", "2023": which of a series.

use super::context::Context;

const WORDS: &[&str] = &[
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "inaugural",
    "maiden",
];

/// True where a word says which of a series.
pub(super) fn is_edition(context: &Context<'_>, word: usize) -> bool {
    let key = context.key(word);
    WORDS.contains(&key) || is_ordinal(key) || is_year(key) || is_roman(context, word)
}

fn is_ordinal(key: &str) -> bool {
    let digits = key.trim_start_matches(|c: char| c.is_ascii_digit());
    digits.len() < key.len() && ["st", "nd", "rd", "th"].contains(&digits)
}

/// A year between 1945 and 2099.
pub(super) fn is_year(key: &str) -> bool {
    key.len() == 4
        && key
            .parse()
            .is_ok_and(|year: u16| (1945..2100).contains(&year))
}

fn is_roman(context: &Context<'_>, word: usize) -> bool {
    let key = context.key(word);
    context
        .token(word)
        .is_some_and(super::super::fold::Token::all_capitals)
        && key.len() <= 7
        && key.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'))
        && key.len() > 1
}

/// First word of an edition that ends before `word`, with what it says.
pub(super) fn edition_before(context: &Context<'_>, word: usize) -> Option<(usize, String)> {
    let last = word.checked_sub(1)?;
    if !context.joined(word) || !is_edition(context, last) {
        return None;
    }
    // "the 20th annual"
    Some((last, context.surface(last, last + 1)))
}
