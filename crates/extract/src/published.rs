//! The day of the report: header, dateline, the dates around the story, settled as a careful reader would.

use jiff::civil::{Date, Weekday};
use sidelines_facts::Edtf;
use sidelines_text::{Document, Report, Role};
use sidelines_time::{Anchor, DateExpr, DateMention, TenseHint, infer_year, resolve};
use std::str::FromStr;

/// The day of the report, and from what it was settled where not from its header.
#[derive(Clone, Debug, Default)]
pub(crate) struct Published {
    pub(crate) day: Option<Edtf>,
    /// What settled it, for people.
    pub(crate) note: Option<String>,
}

/// Settles the day of the report.
pub(crate) fn settle(report: &Report, document: &Document, dates: &[DateMention]) -> Published {
    let text = &report.text;
    let given = document
        .header
        .date
        .as_deref()
        .or(report.published.as_deref());
    let header = given
        .and_then(|d| Edtf::from_str(d.get(..10).unwrap_or(d)).ok())
        .filter(|d| d.as_date().is_some());
    let dateline = document
        .paragraphs
        .iter()
        .find_map(|p| p.dateline.as_ref().and_then(|d| d.date.clone()));
    let within = |m: &DateMention, r: &std::ops::Range<usize>| m.start >= r.start && m.end <= r.end;
    let dateline_expr = dateline
        .as_ref()
        .and_then(|r| dates.iter().find(|m| within(m, r)))
        .map(|m| &m.expr);

    if let Some(header) = header {
        // The dateline is the day of writing; the header that of publication, often the day after.
        if let Some(expr) = dateline_expr
            && let Some(day) = resolve(expr, &Anchor::on(header.clone()), TenseHint::Past)
            && let (Some(a), Some(b)) = (day.as_date(), header.as_date())
            && a != b
            && (0..=3).contains(&(b - a).get_days())
        {
            return Published {
                day: Some(day.clone()),
                note: Some(format!("read as of {day}, the day of its dateline")),
            };
        }
        return Published {
            day: Some(header),
            note: None,
        };
    }
    if let Some(expr) = dateline_expr {
        if let Some(day) = full_day(expr) {
            return Published {
                day: Some(Edtf::from(day)),
                note: Some(format!("reads as {day} (dateline)")),
            };
        }
        if let DateExpr::Day(d) = expr
            && let Some(month) = month_of(d)
            && let Some((weekday, word)) = first_weekday(document, dates, text)
            && let Some(year) = infer_year(month, d.day, weekday, years(text, dates))
            && let Ok(day) = Date::new(year, month, d.day)
        {
            let said = text.get(dateline.clone().unwrap_or(0..0)).unwrap_or("");
            let latest = years(text, dates).into_iter().max().unwrap_or(year);
            let note = format!(
                "reads as {day} (dateline \"{said}\", \"{word}\", years named up to {latest})"
            );
            return Published {
                day: Some(Edtf::from(day)),
                note: Some(note),
            };
        }
    }
    // A line of its own with a full date, around the story: "April 06, 2023".
    let line_date = document
        .paragraphs
        .iter()
        .filter(|p| p.role != Role::Body && p.span.len() <= 90)
        .find_map(|p| {
            dates
                .iter()
                .find(|m| within(m, &p.span))
                .and_then(|m| full_day(&m.expr))
                .map(|d| (d, p.span.clone()))
        });
    if let Some((day, span)) = line_date {
        let line = text.get(span).unwrap_or("").trim();
        return Published {
            day: Some(Edtf::from(day)),
            note: Some(format!("reads as {day} (line \"{line}\")")),
        };
    }
    // "Read the original on Kwanza Press. (20 March 2025)", "Posted on 3 May 2024": at the very end.
    let last = document.paragraphs.last().map(|p| p.span.clone());
    if let Some(span) = last
        && let Some(m) = dates.iter().rev().find(|m| within(m, &span))
        && let Some(day) = full_day(&m.expr)
    {
        let behind = text.get(m.end..span.end).unwrap_or("").trim();
        let bracketed = behind.starts_with(')') && behind.trim_matches([')', '.', ' ']).is_empty();
        if bracketed {
            let said = text.get(m.start..m.end).unwrap_or("");
            return Published {
                day: Some(Edtf::from(day)),
                note: Some(format!("reads as {day} (\"{said}\" at its end)")),
            };
        }
    }
    Published::default()
}

fn full_day(expr: &DateExpr) -> Option<Date> {
    match expr {
        DateExpr::Day(d) if d.month.is_some() && d.year.is_some() => {
            resolve(expr, &Anchor::default(), TenseHint::Past)?.as_date()
        }
        _ => None,
    }
}

fn month_of(d: &sidelines_time::CalendarDay) -> Option<i8> {
    match d.month {
        Some(sidelines_time::MonthRef::Is(m)) => Some(m),
        _ => None,
    }
}

/// The weekday of the story's first sentences, which is the dateline's in wire copy.
fn first_weekday<'t>(
    document: &Document,
    dates: &[DateMention],
    text: &'t str,
) -> Option<(Weekday, &'t str)> {
    let sentence = document
        .sentences
        .iter()
        .find(|s| document.role(s) == Role::Body)?;
    dates
        .iter()
        .filter(|m| m.start >= sentence.span.start && m.end <= sentence.span.end)
        .find_map(|m| match &m.expr {
            DateExpr::Weekday {
                weekday,
                which: None,
                week: None,
            } => Some((*weekday, text.get(m.start..m.end).unwrap_or(""))),
            DateExpr::Day(d) => d
                .weekday
                .map(|w| (w, text.get(m.start..m.end).unwrap_or(""))),
            _ => None,
        })
}

/// The years that the text names, goals aside: "by 2030" is not near its day.
fn years(text: &str, dates: &[DateMention]) -> Vec<i16> {
    let goal = |d: &&DateMention| {
        let word = text
            .get(..d.start)
            .unwrap_or("")
            .split_whitespace()
            .next_back()
            .unwrap_or("")
            .to_lowercase();
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        matches!(
            word,
            "by" | "until" | "till" | "through" | "vision" | "agenda" | "to"
        ) || matches!(d.expr, DateExpr::Range { start: None, .. })
    };
    dates
        .iter()
        .filter(|d| !goal(d))
        .filter_map(|m| resolve(&m.expr, &Anchor::default(), TenseHint::Unknown))
        .filter_map(|e| e.bounds())
        .flat_map(|(a, b)| [a.year(), b.year()])
        .collect()
}
