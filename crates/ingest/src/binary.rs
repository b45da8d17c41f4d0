//! What a file is when it is not text, told from its first bytes.

use crate::Cause;

/// First bytes, what they mean, and how to get text out of it.
const SIGNATURES: &[(&[u8], &str, &str)] = &[
    (
        b"%PDF-",
        "a PDF document",
        "convert it first, for example with pdftotext",
    ),
    (
        b"PK\x03\x04",
        "a zip archive or office document",
        "unpack it, or save it as plain text",
    ),
    (
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old office document",
        "save it as plain text",
    ),
    (b"{\\rtf", "a rich text document", "save it as plain text"),
    (
        b"\x1F\x8B",
        "a gzip archive",
        "unpack it first, for example with gunzip",
    ),
    (
        b"\xFD7zXZ\x00",
        "an xz archive",
        "unpack it first, for example with unxz",
    ),
    (
        b"\x28\xB5\x2F\xFD",
        "a zstd archive",
        "unpack it first, for example with unzstd",
    ),
    (
        b"BZh",
        "a bzip2 archive",
        "unpack it first, for example with bunzip2",
    ),
    (
        b"\x89PNG\r\n\x1A\n",
        "a PNG picture",
        "give the text itself",
    ),
    (b"\xFF\xD8\xFF", "a JPEG picture", "give the text itself"),
    (b"GIF8", "a GIF picture", "give the text itself"),
    (b"\x7FELF", "a program", "give the text itself"),
    (
        b"SQLite format 3\0",
        "an SQLite database",
        "a record is opened with --db",
    ),
];

const ANY: Cause = Cause::Binary {
    what: "binary data",
    remedy: "give plain text",
};

/// Why `bytes` cannot be text in an encoding of single bytes or in UTF-8; `None` where they may.
///
/// A NUL byte, or more than one control character in twenty bytes of the beginning, is no text.
pub(crate) fn refuse(bytes: &[u8]) -> Option<Cause> {
    for &(signature, what, remedy) in SIGNATURES {
        if bytes.starts_with(signature) {
            return Some(Cause::Binary { what, remedy });
        }
    }
    let trimmed = bytes.trim_ascii_start();
    let begins = |tag: &str| {
        trimmed
            .get(..tag.len())
            .is_some_and(|b| b.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if begins("<!doctype html") || begins("<html") {
        return Some(Cause::Binary {
            what: "a web page",
            remedy: "save its text, not its HTML",
        });
    }
    if bytes.contains(&0) {
        return Some(ANY);
    }
    let head = &bytes[..bytes.len().min(8192)];
    // Escape (0x1B) counts as text: pages copied from terminals hold it.
    let odd = head
        .iter()
        .filter(|&&b| b < 0x20 && !matches!(b, 0x08..=0x0D | 0x1A | 0x1B))
        .count();
    (odd * 20 > head.len()).then_some(ANY)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(bytes: &[u8]) -> Option<String> {
        refuse(bytes).map(|c| c.to_string())
    }

    #[test]
    fn known_formats_are_named_with_a_remedy() {
        assert_eq!(
            said(b"%PDF-1.7 ...").unwrap(),
            "a PDF document, not text; convert it first, for example with pdftotext"
        );
        assert!(
            said(b"\n <!DOCTYPE html><p>met")
                .unwrap()
                .starts_with("a web page")
        );
        assert!(said(b"met\0him").unwrap().starts_with("binary data"));
    }

    #[test]
    fn text_with_terminal_escapes_is_text() {
        assert_eq!(said(b"\x1b[1mDushanbe\x1b[0m: the ministers met"), None);
        assert_eq!(said(b""), None);
    }
}
