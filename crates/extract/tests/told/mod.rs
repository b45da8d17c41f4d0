//! What a short text tells.

use sidelines_extract::Reader;
use sidelines_facts::Body;
use sidelines_text::Report;

/// The facts of a report of that day, in the order in which they are told.
pub(crate) fn told(day: &str, text: &str) -> impl Iterator<Item = Body> {
    let report = Report {
        id: "r".into(),
        text: format!(" date {day} {text}"),
        ..Report::default()
    };
    let facts = Reader::new().unwrap().read(&report).facts;
    facts.into_iter().map(|f| f.body)
}
