//! Numbers and days that a single word spells.

use crate::words::{Form, Word, class};

/// The number that a word in lower case spells, up to "ninety".
///
/// ```
/// use sidelines_time::cardinal;
/// assert_eq!(cardinal("twelve"), Some(12));
/// assert_eq!(cardinal("twelfth"), None);
/// ```
#[must_use]
pub fn cardinal(word: &str) -> Option<u32> {
    match class(word.as_bytes()) {
        Word::Cardinal(n) => Some(n.into()),
        _ => None,
    }
}

/// Whether a word in lower case is the name of a weekday or of a month, written in full. Some names of months are words
/// of other meanings ("may"): the caller sees whether there is a capital.
///
/// ```
/// use sidelines_time::names_day;
/// assert!(names_day("monday") && names_day("may"));
/// assert!(!names_day("mon") && !names_day("today"));
/// ```
#[must_use]
pub fn names_day(word: &str) -> bool {
    matches!(
        class(word.as_bytes()),
        Word::Weekday(_, form) | Word::Month(_, form) if form != Form::Short
    )
}
