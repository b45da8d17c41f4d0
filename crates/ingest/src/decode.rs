//! Bytes to the stored text: byte order mark dropped, encoding settled, nothing else changed.

use crate::{Cause, Notice, binary};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// The text and what had to be done to get it.
///
/// A byte order mark decides; else valid UTF-8 is UTF-8; else text with more well-formed than broken
/// sequences is UTF-8 with damage; else the encoding is guessed from the letters.
///
/// # Errors
/// [`Cause::Binary`] where the bytes are no text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<(String, Vec<Notice>), Cause> {
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        if encoding == UTF_8 {
            return if let Some(cause) = binary::refuse(&bytes[length..]) {
                Err(cause)
            } else {
                Ok(utf8(&bytes[length..]))
            };
        }
        return wide(encoding, &bytes[length..]);
    }
    if let Some(encoding) = unmarked_wide(&bytes) {
        return wide(encoding, &bytes);
    }
    if let Some(cause) = binary::refuse(&bytes) {
        return Err(cause);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, Vec::new())),
        Err(e) if mostly_utf8(e.as_bytes()) => Ok(utf8(e.as_bytes())),
        Err(e) => Ok(legacy(e.as_bytes())),
    }
}

fn utf8(bytes: &[u8]) -> (String, Vec<Notice>) {
    let broken = broken_sequences(bytes);
    let text = String::from_utf8_lossy(bytes).into_owned();
    let notices = if broken > 0 {
        vec![Notice::Replaced(broken)]
    } else {
        Vec::new()
    };
    (text, notices)
}

fn wide(encoding: &'static Encoding, bytes: &[u8]) -> Result<(String, Vec<Notice>), Cause> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    if let Some(cause) = binary::refuse(text.as_bytes()) {
        return Err(cause);
    }
    Ok((text.into_owned(), vec![Notice::Encoding(encoding.name())]))
}

fn legacy(bytes: &[u8]) -> (String, Vec<Notice>) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), vec![Notice::Encoding(encoding.name())])
}

/// UTF-16 without a mark: in English text nearly every second byte is zero, always on the same side.
fn unmarked_wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let pairs = head.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |side: usize| {
        head.iter()
            .skip(side)
            .step_by(2)
            .filter(|&&b| b == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    match (even, odd) {
        (0, odd) if odd * 10 >= pairs * 7 => Some(UTF_16LE),
        (even, 0) if even * 10 >= pairs * 7 => Some(UTF_16BE),
        _ => None,
    }
}

fn broken_sequences(bytes: &[u8]) -> usize {
    bytes
        .utf8_chunks()
        .filter(|c| !c.invalid().is_empty())
        .count()
}

/// More well-formed sequences of several bytes than broken ones: UTF-8 that was damaged.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let well_formed: usize = bytes
        .utf8_chunks()
        .map(|c| c.valid().chars().filter(|c| !c.is_ascii()).count())
        .sum();
    well_formed > broken_sequences(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> (String, Vec<Notice>) {
        decode(bytes.to_vec()).unwrap()
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        assert_eq!(read(b"\xEF\xBB\xBFDushanbe"), ("Dushanbe".into(), vec![]));
        let mut utf16 = vec![0xFF, 0xFE];
        utf16.extend(
            "Tashkent: they met"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        );
        assert_eq!(
            read(&utf16),
            (
                "Tashkent: they met".into(),
                vec![Notice::Encoding("UTF-16LE")]
            )
        );
    }

    #[test]
    fn utf16_without_a_mark_is_seen() {
        let bytes: Vec<u8> = "Tashkent: they met"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(read(&bytes).0, "Tashkent: they met");
    }

    #[test]
    fn western_text_is_read_as_windows_1252() {
        let (text, notices) = read(b"The minister \x96 Jos\xE9 Mar\xEDa \x96 said \x93no\x94.");
        assert_eq!(text, "The minister – José María – said “no”.");
        assert_eq!(notices, [Notice::Encoding("windows-1252")]);
        assert_eq!(
            read(b"President Fran\xE7ois Mitterrand met him in Orl\xE9ans.").0,
            "President François Mitterrand met him in Orléans."
        );
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = "“No”, said José. “Never”, said María.".as_bytes().to_vec();
        bytes.push(0xE2);
        let (text, notices) = read(&bytes);
        assert!(text.starts_with("“No”, said José.") && text.ends_with('\u{FFFD}'));
        assert_eq!(notices, [Notice::Replaced(1)]);
    }

    proptest! {
        #[test]
        fn any_bytes_give_text_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = decode(bytes);
        }

        #[test]
        fn utf8_comes_back_unchanged(text in "[ -~\\n\\r\\t\u{e9}\u{2019}\u{430}]{1,80}") {
            prop_assume!(!text.trim_start().starts_with('<') && crate::binary::refuse(text.as_bytes()).is_none());
            prop_assert_eq!(read(text.as_bytes()), (text.clone(), vec![]));
        }
    }
}
