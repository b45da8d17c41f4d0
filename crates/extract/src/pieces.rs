//! Texts longer than any report: a year's archive in one file, a transcript of a whole conference.
//!
//! They are read in pieces, cut where a paragraph ends, so that cost and memory grow with the text and no
//! faster. Who is named in one piece is not known in the next, and what two pieces tell is told twice.

use crate::reading::Reading;
use sidelines_facts::Edtf;
use sidelines_text::Report;
use std::ops::Range;

/// Bytes of a piece: some forty thousand words, more than any single report.
pub(crate) const LONGEST: usize = 256 << 10;

/// Where to cut: each piece at most `longest` bytes, ending after a blank line where there is one in its
/// second half, else after a line, a sentence, a word, a character.
pub(crate) fn cuts(text: &str, longest: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    while text.len() - start > longest {
        let limit = text.floor_char_boundary(start + longest);
        let middle = text.ceil_char_boundary(start + longest / 2);
        let half = text.get(middle..limit).unwrap_or("");
        let end = ["\n\n", "\r\n\r\n", "\n", ". ", " "]
            .iter()
            .find_map(|mark| half.rfind(mark).map(|at| middle + at + mark.len()))
            .unwrap_or(limit);
        // A piece of less than one character would never end.
        let end = if end > start { end } else { text.len() };
        out.push(start..end);
        start = end;
    }
    out.push(start..text.len());
    out
}

/// Reads `report` in pieces with `read`. The day of the first holds for all.
pub(crate) fn read(report: &Report, longest: usize, read: impl Fn(&Report) -> Reading) -> Reading {
    if report.text.len() <= longest {
        return read(report);
    }
    let mut whole: Option<Reading> = None;
    let mut before = 0;
    for piece in cuts(&report.text, longest) {
        let text = report.text.get(piece.clone()).unwrap_or("");
        let day = whole.as_ref().and_then(|w| w.published.as_ref());
        let mut part = read(&Report {
            text: text.to_owned(),
            published: day
                .and_then(Edtf::as_date)
                .map(|d| d.to_string())
                .or_else(|| report.published.clone()),
            id: report.id.clone(),
            outlet: report.outlet.clone(),
            url: report.url.clone(),
            title: report.title.clone(),
        });
        for evidence in part.facts.iter_mut().flat_map(|f| &mut f.evidence) {
            evidence.start += before;
            evidence.end += before;
        }
        for note in &mut part.notes {
            note.span = note.span.start + piece.start..note.span.end + piece.start;
        }
        before += text.chars().count();
        match &mut whole {
            None => whole = Some(part),
            Some(w) => {
                w.facts.append(&mut part.facts);
                w.notes.append(&mut part.notes);
                w.agency = w.agency.take().or(part.agency);
                w.published = w.published.take().or(part.published);
                // One piece that can be read is enough.
                w.skipped = w.skipped.take().and(part.skipped);
            }
        }
    }
    whole.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_are_the_text(text in "[a-z\\n. é€]{0,400}", longest in 8_usize..60) {
            let cuts = cuts(&text, longest);
            let joined: String = cuts.iter().map(|r| &text[r.clone()]).collect();
            prop_assert_eq!(joined, text);
            prop_assert!(cuts.iter().all(|r| r.len() <= longest));
        }
    }

    #[test]
    fn pieces_cite_the_whole_text() {
        let reader = crate::Reader::new().unwrap();
        let story = "Indian Defence Minister Rajnath Singh met his Tajik counterpart Sherali Mirzo in Dushanbe on Wednesday. – «é»\n\n";
        let report = Report {
            id: "t".to_owned(),
            text: format!(" date 2021-07-29 {}", story.repeat(40)),
            ..Report::default()
        };
        let reading = read(&report, 2000, |r| reader.read(r));
        assert!(reading.facts.len() > 4);
        let letters: Vec<char> = report.text.chars().collect();
        for e in reading.facts.iter().flat_map(|f| &f.evidence) {
            let slice: String = letters[e.start..e.end].iter().collect();
            assert_eq!(slice, e.text);
        }
        let days: Vec<_> = reading
            .facts
            .iter()
            .filter_map(|f| match &f.body {
                sidelines_facts::Body::Encounter(e) => e.date.clone(),
                _ => None,
            })
            .map(|d| d.to_string())
            .collect();
        assert!(
            days.len() > 2 && days.iter().all(|d| d == "2021-07-28"),
            "{days:?}"
        );
    }
}
