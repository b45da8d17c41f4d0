//! Text of reports that cannot mislead the eye.

use std::borrow::Cow;

/// Text for a page or a document: control characters, and marks that turn the writing direction, as `\u{fffd}`.
/// Ends of lines and tabs stay.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| shown(c) != c) {
        Cow::Owned(text.chars().map(shown).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\r' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_is_left() {
        let text = "one\r\ntwo\t\u{202e}three\u{0}\u{1b}[31m";
        assert_eq!(
            printable(text),
            "one \ntwo\t\u{fffd}three\u{fffd}\u{fffd}[31m"
        );
        assert!(matches!(printable("Мирзиёев’s “no”"), Cow::Borrowed(_)));
    }
}
