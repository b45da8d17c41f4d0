//! Diaries and programmes: a day alone on a line is that of what is told beneath it.

use crate::analysis::Analysis;
use crate::candidates::Candidate;
use crate::when;
use sidelines_facts::{Edtf, Status};
use sidelines_time::{DateExpr, TenseHint, Unit, resolve};
use std::ops::Range;

/// The day that heads the paragraphs among which candidate `c` is told: "Monday", "Wednesday 10 November:".
pub(crate) fn day(a: &Analysis<'_>, c: &Candidate) -> Option<Edtf> {
    let s = &a.sentences[c.sentence];
    if s.quoted.is_some() {
        return None;
    }
    let to_come = c.told.status == Status::Planned
        || when::scheduled(s, c)
        // "10.30am Courtesy call by X"
        || c.carrier.is_none() && is_programme(a);
    let hint = if to_come {
        TenseHint::Future
    } else {
        TenseHint::Past
    };
    let heading = a.document.paragraphs[..s.paragraph]
        .iter()
        .rev()
        .find_map(|p| heading(a, &p.span))?;
    resolve(heading, &when::anchor(a, None), hint)
}

/// Whether more of the report is told in the present and of what will be than of what was.
fn is_programme(a: &Analysis<'_>) -> bool {
    let mut balance = 0_i32;
    for s in a.sentences.iter().filter(|s| s.quoted.is_none()) {
        let t = &s.tree;
        for v in (0..t.nodes.len()).filter(|&v| t.node(v).dep == "ROOT") {
            balance += match t.node(v).tag {
                "VBD" => -1,
                "VBZ" | "VBP" | "MD" => 1,
                "VB" if t.has_child_word(v, &["will", "'ll"]) => 1,
                _ => 0,
            };
        }
    }
    balance > 0
}

/// The date that the paragraph at `span` is, with nothing beside it. With a year it is a dateline, or when something was posted.
fn heading<'a>(a: &'a Analysis<'_>, span: &Range<usize>) -> Option<&'a DateExpr> {
    let words = a.text.get(span.clone())?;
    let trimmed = words.trim_end_matches([':', '.', ' ']);
    let end = span.start + trimmed.len();
    let d = a
        .dates
        .iter()
        .find(|d| d.start == span.start && d.end == end)?;
    let day = match &d.expr {
        DateExpr::Day(day) => day.year.is_none(),
        DateExpr::Weekday {
            which: None,
            week: None,
            ..
        } => true,
        DateExpr::Period {
            unit: Unit::Day, ..
        } => trimmed.len() < words.len(),
        _ => false,
    };
    day.then_some(&d.expr)
}
