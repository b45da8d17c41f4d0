use std::borrow::Cow;

/// `text` without anything that could steer a terminal or mislead the eye: control characters become
/// their pictures (escape is `␛`), line ends and tabs a space; controls of the second block, marks that
/// turn the writing direction and tags that cannot be seen become `�`.
///
/// ```text
/// "\x1b]0;owned\x07Dushanbe" -> "␛]0;owned␇Dushanbe"
/// ```
pub(crate) fn sanitise(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| replacement(c).is_some()) {
        Cow::Owned(text.chars().map(|c| replacement(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn replacement(c: char) -> Option<char> {
    match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        // The block "Control Pictures" has them in the same order.
        '\0'..='\x1f' => char::from_u32(0x2400 + c as u32),
        '\x7f' => Some('\u{2421}'),
        '\u{80}'..='\u{9f}'
        | '\u{200e}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{e0000}'..='\u{e007f}' => Some('\u{fffd}'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terminal_escapes_are_shown_and_not_sent() {
        assert_eq!(sanitise("\x1b]0;owned\x07Dushanbe"), "␛]0;owned␇Dushanbe");
        assert_eq!(sanitise("\u{9b}31mred\x7f"), "�31mred␡");
        assert_eq!(sanitise("met\r\nhim\there"), "met  him here");
        assert_eq!(sanitise("a\u{202e}b"), "a�b");
    }

    #[test]
    fn ordinary_text_is_borrowed() {
        for text in ["Mirziyoyev’s “no” – José", "Шойгу", "王毅", ""] {
            assert!(matches!(sanitise(text), Cow::Borrowed(t) if t == text));
        }
    }

    #[test]
    fn no_control_character_is_left() {
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        assert!(!sanitise(&all).chars().any(char::is_control));
    }
}
