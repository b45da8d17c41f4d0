//! "Next year's ASEAN summit in May": the year says which summit, the month when it is; the day is told by both.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::mentions::What;
use sidelines_time::{DateExpr, Unit, YearRef};

/// The year that says which edition the encounter is, where a month or a day is told as well.
fn year(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> Option<(usize, YearRef)> {
    let t = &s.tree;
    let expr = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Date(d)) => a.dates.get(*d).map(|d| &d.expr),
        _ => None,
    };
    // Told by the noun, or by the verb that has it for an object: "will host next year's summit".
    let event = |n: usize| {
        t.head(n)
            .filter(|&e| e == c.trigger || t.head(e) == Some(c.trigger))
            .filter(|_| t.node(n).dep == "poss")
    };
    let of_it = |n: &usize| event(*n).is_some();
    let (at, year) = (0..t.nodes.len())
        .filter(of_it)
        .find_map(|n| match expr(n) {
            Some(DateExpr::Year(year)) => Some((n, *year)),
            Some(DateExpr::Period {
                unit: Unit::Year,
                offset,
                ..
            }) => Some((n, YearRef::Relative(*offset))),
            _ => None,
        })?;
    let within = |n: usize| {
        let hung = t.head(n).and_then(|p| t.head(p));
        matches!(
            expr(n),
            Some(DateExpr::Month { year: None, .. } | DateExpr::Day(_))
        ) && (hung == Some(c.trigger) || hung.is_some() && hung == c.carrier)
    };
    (0..t.nodes.len()).any(within).then_some((at, year))
}

/// Whether the date at node `i` only says which edition it is.
pub(super) fn names_it(a: &Analysis<'_>, s: &Sentence, c: &Candidate, i: usize) -> bool {
    year(a, s, c).is_some_and(|(at, _)| at == i)
}

/// The month or day with the year that says which edition it is.
pub(super) fn dated(
    a: &Analysis<'_>,
    s: &Sentence,
    c: &Candidate,
    expr: &DateExpr,
) -> Option<DateExpr> {
    let (_, year) = self::year(a, s, c)?;
    match expr {
        DateExpr::Month {
            month,
            year: None,
            which: None,
        } => Some(DateExpr::Month {
            month: *month,
            year: Some(year),
            which: None,
        }),
        DateExpr::Day(day) if day.year.is_none() && day.month.is_some() => {
            let mut day = *day;
            day.year = Some(year);
            Some(DateExpr::Day(day))
        }
        _ => None,
    }
}
