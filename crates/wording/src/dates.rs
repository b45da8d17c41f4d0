//! Dates that people type and dates that people read.

use crate::Misunderstood;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use sidelines_facts::Edtf;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// First and last day of a day, month or year that somebody typed.
///
/// # Errors
/// [`Misunderstood`] where it is none of these.
pub fn typed(option: &str, text: &str) -> Result<(Date, Date), Misunderstood> {
    let date: Option<Edtf> = text.trim().parse().ok();
    date.and_then(|d| d.bounds()).ok_or_else(|| {
        Misunderstood(format!(
            "{option} '{text}' is not a date: write 2021-07-28, 2021-07 or 2021"
        ))
    })
}

/// A moment that somebody typed: a time, or a day, which means its end (UTC).
///
/// # Errors
/// [`Misunderstood`] where it is neither.
pub fn moment(option: &str, text: &str) -> Result<Timestamp, Misunderstood> {
    let text = text.trim();
    let end_of_day = || {
        let day: Date = text.parse().ok()?;
        let next = day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?;
        next.timestamp()
            .checked_sub(Span::new().nanoseconds(1))
            .ok()
    };
    text.parse().ok().or_else(end_of_day).ok_or_else(|| {
        Misunderstood(format!(
            "{option} '{text}' is no time: write 2026-01-31 or 2026-01-31T12:00:00Z"
        ))
    })
}

/// "28 Jul 2021", "27–29 Jul 2021", "28 or 29 Jul 2021", "Jul 2021", "2 Jun (year not known)".
#[must_use]
pub fn human(date: &Edtf) -> String {
    let text = date.to_string();
    if let Some((start, end)) = text.split_once('/') {
        return match (start, end) {
            ("..", end) => format!("until {}", one(end)),
            (start, "..") => format!("since {}", one(start)),
            (start, end) => span(start, end),
        };
    }
    if let Some(members) = text.strip_prefix('[').and_then(|t| t.strip_suffix(']')) {
        let members: Vec<String> = members.split(',').map(one).collect();
        return members.join(" or ");
    }
    one(&text)
}

/// From one date to another.
#[must_use]
pub fn between(a: &Edtf, b: &Edtf) -> String {
    match (a.as_partial(), b.as_partial()) {
        (Some(_), Some(_)) => span(&a.to_string(), &b.to_string()),
        _ => format!("{} – {}", human(a), human(b)),
    }
}

/// The same of a date that may be missing.
#[must_use]
pub fn human_or(date: Option<&Edtf>, none: &str) -> String {
    date.map_or_else(|| none.to_owned(), human)
}

/// "28 Jul 2021" of "2021-07-28"; what is no such date comes back as it is.
fn one(text: &str) -> String {
    let (day, year) = split(text);
    match (day, year) {
        (None, None) => text.to_owned(),
        (None, Some(year)) => year.to_owned(),
        (Some(day), Some(year)) => format!("{day} {year}"),
        (Some(day), None) => format!("{day} (year not known)"),
    }
}

/// Day and month in words, and the year.
fn split(text: &str) -> (Option<String>, Option<&str>) {
    let mut parts = text.splitn(3, '-');
    let year = parts.next().filter(|y| y.len() == 4);
    let month = parts.next().and_then(|m| m.parse::<usize>().ok());
    let name = month.and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    let day = parts.next().and_then(|d| d.parse::<u8>().ok());
    let year = year.filter(|y| y.bytes().all(|b| b.is_ascii_digit()));
    match (name, day) {
        (Some(name), Some(day)) => (Some(format!("{day} {name}")), year),
        (Some(name), None) => (Some((*name).to_owned()), year),
        (None, _) => (None, year),
    }
}

fn span(start: &str, end: &str) -> String {
    let ((from, from_year), (to, to_year)) = (split(start), split(end));
    let (Some(from), Some(to)) = (from, to) else {
        return format!("{} – {}", one(start), one(end));
    };
    if from_year != to_year {
        return format!("{} – {}", one(start), one(end));
    }
    let year = to_year.map_or_else(|| " (year not known)".to_owned(), |y| format!(" {y}"));
    match (from.split_once(' '), to.split_once(' ')) {
        (Some((a, m)), Some((b, n))) if m == n => format!("{a}–{b} {m}{year}"),
        _ => format!("{from} – {to}{year}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_for_people() {
        for (edtf, wanted) in [
            ("2021-07-28", "28 Jul 2021"),
            ("2021-07", "Jul 2021"),
            ("2021", "2021"),
            ("2021-07-27/2021-07-29", "27–29 Jul 2021"),
            ("2024-05-31/2024-06-02", "31 May – 2 Jun 2024"),
            ("2023-12-30/2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
            ("[2021-07-28,2021-07-29]", "28 Jul 2021 or 29 Jul 2021"),
            ("XXXX-06-02", "2 Jun (year not known)"),
            ("2021-06-04/..", "since 4 Jun 2021"),
            ("../2021-06-04", "until 4 Jun 2021"),
            ("2017/2019", "2017 – 2019"),
        ] {
            assert_eq!(human(&edtf.parse().unwrap()), wanted, "{edtf}");
        }
    }

    #[test]
    fn a_day_is_known_by_its_end() {
        let moment = |text| {
            moment("--known-at", text)
                .map(|t| t.to_string())
                .map_err(|e| e.0)
        };
        assert_eq!(
            moment("2026-01-31").unwrap(),
            "2026-01-31T23:59:59.999999999Z"
        );
        assert_eq!(
            moment("2026-01-31T12:00:00+01:00").unwrap(),
            "2026-01-31T11:00:00Z"
        );
        assert!(
            moment("soon")
                .unwrap_err()
                .starts_with("--known-at 'soon' is no time")
        );
    }

    #[test]
    fn typed_dates_are_spans() {
        let (from, to) = typed("--from", "2024-02").unwrap();
        assert_eq!(
            (from.to_string(), to.to_string()),
            ("2024-02-01".into(), "2024-02-29".into())
        );
        let error = typed("--on", "yesterday").unwrap_err();
        assert_eq!(
            error.0,
            "--on 'yesterday' is not a date: write 2021-07-28, 2021-07 or 2021"
        );
    }
}
