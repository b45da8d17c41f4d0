//! Which of a series: "third", "twenty-first", "12th".

use crate::words::{Word, class};

/// The number that an ordinal in lower case says: spelt up to "fifty-ninth", or digits with their ending.
///
/// ```
/// use sidelines_time::ordinal;
/// assert_eq!(ordinal("tenth"), Some(10));
/// assert_eq!(ordinal("twenty-first"), Some(21));
/// assert_eq!(ordinal("59th"), Some(59));
/// assert_eq!(ordinal("ten"), None);
/// ```
#[must_use]
pub fn ordinal(word: &str) -> Option<u32> {
    let spelt = |word: &str| match class(word.as_bytes()) {
        Word::Nth(n) => u32::try_from(n).ok(),
        _ => None,
    };
    if let Some(n) = spelt(word) {
        return Some(n);
    }
    match word {
        "fortieth" => return Some(40),
        "fiftieth" => return Some(50),
        _ => {}
    }
    if let Some((tens, units)) = word.split_once('-')
        && let Word::Cardinal(tens @ 20..=50) = class(tens.as_bytes())
        && let Some(units @ 1..=9) = spelt(units)
    {
        return Some(u32::from(tens) + units);
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = word.get(digits.len()..)?;
    (matches!(tail, "st" | "nd" | "rd" | "th") && !digits.is_empty())
        .then(|| digits.parse().ok())?
}
