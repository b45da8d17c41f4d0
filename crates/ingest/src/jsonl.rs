//! JSON Lines, a report a line, streamed.

use crate::header::{day, header};
use crate::{Cause, Notice};
use serde::Deserialize;
use sidelines_text::Report;
use std::io::{BufRead, Read};

/// A line as it is written by others: everything but the text may be missing.
#[derive(Deserialize)]
#[serde(expecting = "an object with a text")]
struct Line {
    id: Option<serde_json::Value>,
    #[serde(alias = "date")]
    published: Option<String>,
    #[serde(alias = "source")]
    outlet: Option<String>,
    url: Option<String>,
    #[serde(alias = "headline")]
    title: Option<String>,
    text: String,
}

/// The next line of `input` without its end, counted by `number`; blank lines are counted and passed.
/// `None` at the end of input.
///
/// # Errors
/// What the reader reports, and [`Cause::TooLong`] for a line of more than `limit` bytes, which is
/// skipped without being held in memory.
pub(crate) fn next_line(
    input: &mut impl BufRead,
    number: &mut u64,
    limit: u64,
) -> Option<Result<Vec<u8>, Cause>> {
    loop {
        let mut line = Vec::new();
        match input.by_ref().take(limit + 1).read_until(b'\n', &mut line) {
            Err(e) => return Some(Err(Cause::io(e))),
            Ok(0) => return None,
            Ok(_) => *number += 1,
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() as u64 > limit {
            return Some(match skip_line(input) {
                Ok(more) => Err(Cause::TooLong {
                    bytes: line.len() as u64 + more,
                    limit,
                }),
                Err(e) => Err(Cause::io(e)),
            });
        }
        let line = match (*number, line.strip_prefix(b"\xEF\xBB\xBF")) {
            (1, Some(rest)) => rest.to_vec(),
            _ => line,
        };
        if !line.trim_ascii().is_empty() {
            return Some(Ok(line));
        }
    }
}

/// Passes over the rest of a line; the number of bytes passed.
fn skip_line(input: &mut impl BufRead) -> std::io::Result<u64> {
    let mut passed = 0;
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(passed);
        }
        let end = buffer.iter().position(|&b| b == b'\n');
        let length = end.map_or(buffer.len(), |i| i + 1);
        input.consume(length);
        passed += length as u64;
        if end.is_some() {
            return Ok(passed);
        }
    }
}

/// The report that a line tells; `fallback` is its id where it gives none.
///
/// # Errors
/// [`Cause::Json`] and [`Cause::Empty`].
pub(crate) fn report(line: &[u8], fallback: &str) -> Result<(Report, Vec<Notice>), Cause> {
    let mut notices = Vec::new();
    let line = String::from_utf8_lossy(line);
    let replaced = matches!(line, std::borrow::Cow::Owned(_));
    let told: Line = serde_json::from_str(&line).map_err(|e| Cause::Json(complaint(&e)))?;
    if told.text.trim().is_empty() {
        return Err(Cause::Empty);
    }
    if replaced {
        notices.push(Notice::Replaced(
            told.text.matches('\u{FFFD}').count().max(1),
        ));
    }
    let text = match told.text.strip_prefix('\u{FEFF}') {
        Some(rest) => rest.to_owned(),
        None => told.text,
    };
    let head = header(&text);
    let published = match given(told.published) {
        None => None,
        Some(value) => day(&value).or_else(|| {
            notices.push(Notice::BadDate(value));
            None
        }),
    };
    let id = match told.id {
        Some(serde_json::Value::String(id)) => given(Some(id)),
        Some(serde_json::Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    let report = Report {
        id: id.or(head.id).unwrap_or_else(|| fallback.to_owned()),
        published: published.or(head.published),
        outlet: given(told.outlet).or(head.outlet),
        url: given(told.url).or(head.url),
        title: given(told.title).or(head.title),
        text,
    };
    Ok((report, notices))
}

fn given(field: Option<String>) -> Option<String> {
    field.map(|f| f.trim().to_owned()).filter(|f| !f.is_empty())
}

/// What serde says, without its "line 1": the place is told in the file's own lines.
fn complaint(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let cut = text.find(" at line").unwrap_or(text.len());
    if error.column() > 0 {
        format!("{} at column {}", &text[..cut], error.column())
    } else {
        text[..cut].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &[u8], limit: u64) -> Vec<(u64, Result<String, String>)> {
        let (mut input, mut number, mut out) = (text, 0, Vec::new());
        while let Some(line) = next_line(&mut input, &mut number, limit) {
            let line = line
                .map(|l| String::from_utf8(l).unwrap())
                .map_err(|e| e.to_string());
            out.push((number, line));
        }
        out
    }

    #[test]
    fn blank_and_overlong_lines_keep_the_numbers_true() {
        let got = lines(b"\xEF\xBB\xBF{1}\n\nan overlong line\nlast", 8);
        assert_eq!(got[0], (1, Ok("{1}".into())));
        assert!(got[1].0 == 3 && got[1].1.as_ref().unwrap_err().starts_with("longer than"));
        assert_eq!(got[2], (4, Ok("last".into())));
        assert_eq!(got.len(), 3);
    }

    #[test]
    fn a_line_gives_a_report() {
        let line = br#"{"id": 7, "date": "2021-07-28T10:00:00Z", "source": " ANI ", "title": "", "text": "They met."}"#;
        let (report, notices) = report(line, "f-1").unwrap();
        assert_eq!(report.id, "7");
        assert_eq!(report.published.as_deref(), Some("2021-07-28"));
        assert_eq!(report.outlet.as_deref(), Some("ANI"));
        assert_eq!(report.title, None);
        assert_eq!(notices, []);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let error = |line: &[u8]| report(line, "f-1").unwrap_err().to_string();
        assert!(
            error(b"{\"text\": ").starts_with("not a report in JSON (EOF"),
            "{}",
            error(b"{\"text\": ")
        );
        assert!(error(b"{\"id\": 1}").contains("missing field `text`"));
        assert_eq!(error(b"{\"text\": \"  \"}"), "no text in it");
    }

    #[test]
    fn the_texts_own_header_fills_what_the_line_leaves_open() {
        let line = br#"{"published": "soon", "text": " date 2021-07-28 Dushanbe: they met."}"#;
        let (report, notices) = report(line, "f-1").unwrap();
        assert_eq!(
            (report.id.as_str(), report.published.as_deref()),
            ("f-1", Some("2021-07-28"))
        );
        assert_eq!(notices, [Notice::BadDate("soon".into())]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_give_reports_or_reasons(bytes in proptest::collection::vec(0u8.., 0..300)) {
            let (mut input, mut number, mut lines) = (&bytes[..], 0, 0);
            while let Some(line) = next_line(&mut input, &mut number, 40) {
                lines += 1;
                if let Ok(line) = line {
                    let _ = report(&line, "f-1");
                }
            }
            proptest::prop_assert!(number <= bytes.iter().filter(|&&b| b == b'\n').count() as u64 + 1);
            proptest::prop_assert!(lines <= number);
        }
    }
}
