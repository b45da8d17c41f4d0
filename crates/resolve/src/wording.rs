//! Words as they are compared: no case, no diacritics, no punctuation, one spelling.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds `text`: compatibility forms, diacritics and case go; letters that decomposition leaves alone get
/// their usual transcription; apostrophes vanish, all else that is no letter or digit becomes a space.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        // Most text is, and has nothing to be decomposed.
        text.chars().for_each(|c| fold_in(c, &mut out));
    } else {
        text.nfkd().for_each(|c| fold_in(c, &mut out));
    }
    out.truncate(out.trim_end().len());
    out
}

/// A decomposed letter.
fn fold_in(c: char, out: &mut String) {
    match c {
        'ø' | 'Ø' => out.push('o'),
        'ł' | 'Ł' => out.push('l'),
        'đ' | 'Đ' => out.push('d'),
        'ı' => out.push('i'),
        'ß' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'ə' | 'Ə' => out.push('a'),
        'þ' | 'Þ' => out.push_str("th"),
        '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' => {}
        c if c.is_ascii_alphanumeric() => out.push(c.to_ascii_lowercase()),
        c if is_combining_mark(c) => {}
        c if c.is_alphanumeric() => out.extend(c.to_lowercase()),
        _ => {
            if !out.ends_with(' ') && !out.is_empty() {
                out.push(' ');
            }
        }
    }
}

/// The folded words of `text`, American spellings made British.
pub(crate) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(' ')
        .filter(|w| !w.is_empty())
        .map(british)
        .collect()
}

fn british(word: &str) -> String {
    match word {
        "defense" => "defence".to_owned(),
        "center" => "centre".to_owned(),
        "organization" => "organisation".to_owned(),
        "organizations" => "organisations".to_owned(),
        "labor" => "labour".to_owned(),
        "program" => "programme".to_owned(),
        _ => word.to_owned(),
    }
}

/// A 64-bit hash of `text` that never changes: FNV-1a with a final mix (the finaliser of SplitMix64),
/// since ids and fingerprints are kept on disk.
pub(crate) fn hash(text: &str) -> u64 {
    let mut h = 0xcbf2_9ce4_8422_2325_u64;
    for b in text.bytes() {
        h = (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    h ^ (h >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_what_tells_names_apart() {
        assert_eq!(fold("Recep Tayyip Erdoğan"), "recep tayyip erdogan");
        assert_eq!(fold("Ministers’ Meeting"), "ministers meeting");
        assert_eq!(fold("  (SCO), the  "), "sco the");
        assert_eq!(
            words("Secretary of Defense"),
            ["secretary", "of", "defence"]
        );
    }
}
