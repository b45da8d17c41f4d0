//! Diaries and programmes: a day alone on a line is that of what is told beneath it, and one before a colon that of its
//! own line.

use crate::analysis::{Analysis, Sentence};
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
        || item(a, c)
        // "10.30am Courtesy call by X"
        || c.carrier.is_none() && is_programme(a);
    let hint = if to_come {
        TenseHint::Future
    } else {
        TenseHint::Past
    };
    let heading = opening(a, s).or_else(|| {
        a.document.paragraphs[..s.paragraph]
            .iter()
            .rev()
            .find_map(|p| heading(a, &p.span))
    })?;
    resolve(heading, &when::anchor(a, None), hint)
}

/// "Monday: talks between X and Y": whether the candidate is told without a verb behind a day.
pub(crate) fn item(a: &Analysis<'_>, c: &Candidate) -> bool {
    let s = &a.sentences[c.sentence];
    c.carrier.is_none() && s.quoted.is_none() && opening(a, s).is_some()
}

/// The day before a colon with which the paragraph opens: "Tuesday, 21 March: the President receives X". By its shape it
/// is a dateline of a place that is none.
fn opening<'a>(a: &'a Analysis<'_>, s: &Sentence) -> Option<&'a DateExpr> {
    let line = &a.document.paragraphs[s.paragraph].dateline.as_ref()?.span;
    let d = a.dates.iter().find(|d| d.start == line.start)?;
    let behind = a.text.get(d.end..line.end)?.trim();
    (matches!(behind, ":" | "–" | "—" | "-") && is_day(&d.expr)).then_some(&d.expr)
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
        DateExpr::Period {
            unit: Unit::Day, ..
        } => trimmed.len() < words.len(),
        other => is_day(other),
    };
    day.then_some(&d.expr)
}

/// A day as diaries print it: a weekday, or a day of a month without the year.
fn is_day(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Day(day) => day.year.is_none(),
        DateExpr::Weekday { which, week, .. } => which.is_none() && week.is_none(),
        _ => false,
    }
}
