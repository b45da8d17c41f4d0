//! Words as questions compare them: whatever their case, their diacritics and their order.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in lower case and without diacritics: "Erdoğan" and "Erdogan" are one.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = text.nfd().filter(|c| !is_combining_mark(*c));
    let mut out = String::with_capacity(text.len());
    for c in plain.flat_map(char::to_lowercase) {
        match c {
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ß' => out.push_str("ss"),
            'þ' => out.push_str("th"),
            '’' | '‘' | 'ʻ' | 'ʼ' => out.push('\''),
            c => out.push(c),
        }
    }
    out
}

/// The words of `text`, folded.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Whether all words of `wanted` are among those of `name`.
#[must_use]
pub fn has_words(name: &str, wanted: &str) -> bool {
    let (name, wanted) = (words(name), words(wanted));
    !wanted.is_empty() && wanted.iter().all(|w| name.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_order_case_and_dress() {
        assert!(has_words(
            "Sobrizoda Emomali Abdurakhim",
            "abdurakhim sobrizoda"
        ));
        assert!(has_words(
            "Shanghai Cooperation Organisation Defence Ministers' Meeting",
            "defence ministers"
        ));
        assert!(has_words("Recep Tayyip Erdoğan", "erdogan"));
        assert!(has_words("Radosław Sikorski", "RADOSLAW"));
        assert!(!has_words("Rajnath Singh", "Singha"));
        assert!(!has_words("Rajnath Singh", " "));
    }
}
