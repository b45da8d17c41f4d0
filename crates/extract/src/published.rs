//! The day of the report: header, dateline, the dates around the story, settled as a careful reader would.

use jiff::civil::{Date, Weekday};
use sidelines_facts::Edtf;
use sidelines_text::{Document, Report, Role};
use sidelines_time::{Anchor, DateExpr, DateMention, Precision, TenseHint, infer_year, resolve};
use std::str::FromStr;

/// The day of the report, and from what it was settled where not from its header.
#[derive(Clone, Debug, Default)]
pub(crate) struct Published {
    pub(crate) day: Option<Edtf>,
    /// What settled it, for people.
    pub(crate) note: Option<String>,
    /// Where the day is not known: that of the dateline, which lacks its year, and the weekday that it was.
    pub(crate) yearless: Option<(Edtf, Option<Weekday>)>,
}

/// Bytes of a line of its own.
const LONGEST: usize = 90;

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
                yearless: None,
            };
        }
        return Published {
            day: Some(header),
            ..Published::default()
        };
    }
    if let Some(expr) = dateline_expr {
        if let Some(day) = full_day(expr) {
            return Published {
                day: Some(Edtf::from(day)),
                note: Some(format!("reads as {day} (dateline)")),
                yearless: None,
            };
        }
        // "29 January 2025" over "ACCRA, Jan. 29": the year, whatever weekday the story speaks of.
        let line = line_date(text, document, dates, dateline_expr);
        if let Some((printed, _)) = line
            && let Some(day) = resolve(expr, &Anchor::on(Edtf::from(printed)), TenseHint::Past)
            && let Some(day) = day.as_date()
            && (0..=3).contains(&(printed - day).get_days())
        {
            let said = text.get(dateline.clone().unwrap_or(0..0)).unwrap_or("");
            return Published {
                day: Some(Edtf::from(day)),
                note: Some(format!(
                    "reads as {day} (dateline \"{said}\", a line with its year)"
                )),
                yearless: None,
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
                yearless: None,
            };
        }
    }
    if let Some((day, span)) = line_date(text, document, dates, dateline_expr) {
        let line = text.get(span).unwrap_or("").trim();
        return Published {
            day: Some(Edtf::from(day)),
            note: Some(format!("reads as {day} (line \"{line}\")")),
            yearless: None,
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
                yearless: None,
            };
        }
    }
    if let Some((day, said)) = stamp(text, dates) {
        return Published {
            day: Some(Edtf::from(day)),
            note: Some(format!("reads as {day} (stamp \"{said}\")")),
            yearless: None,
        };
    }
    // "On August 10th, 2021, the minister was in Tehran": news of the day that the story opens with.
    if let Some((day, said)) = opening_date(text, document, dates) {
        return Published {
            day: Some(Edtf::from(day)),
            note: Some(format!("reads as {day} (it opens with \"{said}\")")),
            yearless: None,
        };
    }
    Published {
        yearless: dateline_expr.and_then(|expr| {
            let day = resolve(expr, &Anchor::default(), TenseHint::Past)?;
            let yearless = !day.has_year() && day.precision() == Precision::Day;
            let weekday = first_weekday(document, dates, text).map(|w| w.0);
            yearless.then_some((day, weekday))
        }),
        ..Published::default()
    }
}

/// A day with the time of the clock behind it, run into the first words of a page: "Wednesday, February 28, 2024 | 12:50".
fn stamp<'t>(text: &'t str, dates: &[DateMention]) -> Option<(Date, &'t str)> {
    /// Bytes of a page's head.
    const HEAD: usize = 600;
    dates.iter().take_while(|m| m.end < HEAD).find_map(|m| {
        let behind = text.get(m.end..)?.trim_start_matches([' ', '|', ',', '-']);
        let (hour, rest) = behind.split_once(':')?;
        let clock = matches!(hour.len(), 1 | 2)
            && hour.bytes().all(|b| b.is_ascii_digit())
            && rest.bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
        let day = full_day(&m.expr).filter(|_| clock)?;
        Some((day, text.get(m.start..m.end)?))
    })
}

/// The day told in the first words of the story; where its year is left out, that of the latest full date in the text.
fn opening_date<'t>(
    text: &'t str,
    document: &Document,
    dates: &[DateMention],
) -> Option<(Date, &'t str)> {
    /// Bytes within which a story says its day.
    const OPENING: usize = 100;
    let sentence = document
        .sentences
        .iter()
        .find(|s| document.role(s) == Role::Body)?;
    let m = dates
        .iter()
        .filter(|m| m.start >= sentence.span.start && m.end <= sentence.span.end)
        .find(|m| matches!(m.expr, DateExpr::Day(_)))?;
    let day = full_day(&m.expr).or_else(|| {
        // "On December 24 …", told with a look back at December 15, 2021.
        let DateExpr::Day(d) = &m.expr else {
            return None;
        };
        let month = month_of(d).filter(|_| d.year.is_none())?;
        let latest = dates.iter().filter_map(|x| full_day(&x.expr)).max()?;
        let same = Date::new(latest.year(), month, d.day).ok()?;
        // Only what is near: a day of 1967 says nothing of the year of the story.
        const NEAR: i32 = 60;
        [same.year(), same.year() + 1]
            .into_iter()
            .filter_map(|year| Date::new(year, month, d.day).ok())
            .find(|day| (latest - *day).get_days().abs() <= NEAR)
    })?;
    (m.start < sentence.span.start + OPENING).then(|| (day, text.get(m.start..m.end).unwrap_or("")))
}

/// A line of its own with a full date, around the story: "April 06, 2023".
///
/// A page that begins with one shows the day on which somebody looked at it, where other lines of the page's head
/// stand between it and the story: a later line counts before it, or the dateline of the days before. Alone it says
/// nothing of the story, unless the story's first weekday is that of the day or one of the two before it.
fn line_date(
    text: &str,
    document: &Document,
    dates: &[DateMention],
    dateline: Option<&DateExpr>,
) -> Option<(Date, std::ops::Range<usize>)> {
    /// Days that news is old at most.
    const NEWS: i8 = 2;
    let paragraphs = &document.paragraphs;
    // "18:15 | Lima, Feb. 8.": as good as a dateline.
    let yearless = paragraphs
        .iter()
        .take_while(|p| p.span.len() <= LONGEST)
        .flat_map(|p| {
            dates
                .iter()
                .filter(|m| m.start >= p.span.start && m.end <= p.span.end)
        })
        .map(|m| &m.expr)
        .find(|e| matches!(e, DateExpr::Day(d) if d.year.is_none() && d.month.is_some()));
    let mut lines = paragraphs
        .iter()
        .filter(|p| p.role != Role::Body && p.span.len() <= LONGEST)
        .filter_map(|p| {
            let within = |m: &&DateMention| m.start >= p.span.start && m.end <= p.span.end;
            // "Thursday, 20:27, 25/09/2025"
            let (day, m) = dates
                .iter()
                .filter(within)
                .find_map(|m| Some((full_day(&m.expr)?, m)))?;
            let day = american(text, p.span.clone(), day, m);
            Some((
                as_dateline(day, &m.expr, dateline.or(yearless)),
                p.span.clone(),
            ))
        });
    let first = lines.next()?;
    // "Last update: 3 September" over "Herald Online, 5 April": the story is of the older day.
    if let Some(written) = lines.clone().find(|line| line.0 < first.0)
        && updated(text, &first.1)
    {
        return Some(written);
    }
    let head = paragraphs.iter().take_while(|p| p.role != Role::Body);
    let at_the_top = paragraphs.first().is_some_and(|p| p.span == first.1);
    // A date and a headline are the story's own.
    if !at_the_top || head.count() <= 2 {
        return Some(first);
    }
    let body = paragraphs.iter().find(|p| p.role == Role::Body);
    let later = lines.find(|(_, span)| body.is_none_or(|b| span.start < b.span.start));
    let fresh = first_weekday(document, dates, text)
        .is_none_or(|(weekday, _)| weekday.until(first.0.weekday()) <= NEWS);
    if later.is_none() && dateline.is_none() && fresh {
        return Some(first);
    }
    later.or_else(|| {
        let day = resolve(dateline?, &Anchor::on(Edtf::from(first.0)), TenseHint::Past)?;
        let day = day.as_date()?;
        (0..=3)
            .contains(&(first.0 - day).get_days())
            .then_some((day, first.1))
    })
}

/// Whether a line, or the line above it, says when a page was changed.
fn updated(text: &str, line: &std::ops::Range<usize>) -> bool {
    let says = |line: &str| line.to_lowercase().contains("updat");
    let above = text
        .get(..line.start)
        .and_then(|t| t.trim_end().lines().next_back());
    text.get(line.clone()).is_some_and(says) || above.is_some_and(|l| l.len() <= LONGEST && says(l))
}

/// "06/11/21 6:53 PM EDT": where clocks say so the month stands first.
fn american(text: &str, line: std::ops::Range<usize>, day: Date, m: &DateMention) -> Date {
    const ZONES: &[&str] = &[
        "EDT", "EST", "ET", "CDT", "CST", "MDT", "MST", "PDT", "PST", "PT",
    ];
    let behind = text.get(m.end..line.end).unwrap_or("");
    let there = behind
        .split(|c: char| !c.is_ascii_alphabetic())
        .any(|w| ZONES.contains(&w));
    match &m.expr {
        DateExpr::Day(d) if d.swappable && there => month_first(day),
        _ => day,
    }
}

/// The day whose figures were read the other way round.
fn month_first(day: Date) -> Date {
    Date::new(day.year(), day.day(), day.month()).unwrap_or(day)
}

/// "Published: 2/8/2019" over a dateline of February 8 is in the order of that.
fn as_dateline(day: Date, expr: &DateExpr, dateline: Option<&DateExpr>) -> Date {
    match (expr, dateline) {
        (DateExpr::Day(d), Some(DateExpr::Day(l)))
            if d.swappable && l.day == day.month() && month_of(l) == Some(day.day()) =>
        {
            month_first(day)
        }
        _ => day,
    }
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
        // "since 2023" has no end.
        .filter(|year| (1900..=2100).contains(year))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(head: &str, body: &str) -> Option<String> {
        let text = format!(
            "{head}\n\n{body} The two spoke for an hour about trade, visas and the border.\n\nA statement followed.\n"
        );
        let report = Report {
            text,
            ..Report::default()
        };
        let dates: Vec<DateMention> = sidelines_time::find(&report.text);
        let published = settle(&report, &Document::parse(&report.text), &dates);
        published.day.map(|d| d.to_string())
    }

    #[test]
    fn a_pages_clock_is_not_the_storys_day() {
        let story =
            "LIMA – The foreign minister of Peru met his Chilean counterpart in Lima on Thursday.";
        let headline = "Ministers of Peru and Chile meet";
        let of = |head: &[&str]| day(&head.join("\n\n"), story);
        let is = |found: Option<String>, wanted: &str| assert_eq!(found.as_deref(), Some(wanted));
        // The story's own, over or under its headline.
        is(of(&["May 4, 2023", headline]), "2023-05-04");
        is(of(&[headline, "May 4, 2023"]), "2023-05-04");
        // The page's, with the story's behind it.
        let clock = "Monday, June 12, 2023";
        is(
            of(&[clock, "Andean News", headline, "May 4, 2023"]),
            "2023-05-04",
        );
        // The page's alone.
        assert_eq!(
            of(&[clock, "Andean News", "All of the region", headline]),
            None
        );
        // The page's, which says so.
        is(
            of(&["Last update: June 12, 2023", "Andean News, May 4, 2023"]),
            "2023-05-04",
        );
        // News of the day itself is its story's.
        let today = "Friday, June 9, 2023";
        is(
            of(&[today, "Andean News", "All of the region", headline]),
            "2023-06-09",
        );
        // The dateline says which day of those before it.
        let dated =
            "LIMA, June 10 – The foreign minister of Peru met his Chilean counterpart in Lima.";
        let head = [clock, "Andean News", "All of the region", headline].join("\n\n");
        is(day(&head, dated), "2023-06-10");
    }

    #[test]
    fn a_dateline_without_a_year_still_counts() {
        let text = "LIMA, June 10 – The foreign minister of Peru met his Chilean counterpart in Lima on Thursday.\n";
        let report = Report {
            text: text.to_owned(),
            ..Report::default()
        };
        let dates: Vec<DateMention> = sidelines_time::find(text);
        let published = settle(&report, &Document::parse(text), &dates);
        assert_eq!(published.day, None);
        let day: Edtf = "XXXX-06-10".parse().unwrap();
        assert_eq!(published.yearless, Some((day, Some(Weekday::Thursday))));
    }

    #[test]
    fn a_line_with_the_year_says_which_the_datelines_is() {
        let story = "ACCRA, Jan. 29 – The president of Ghana is to visit Togo on Thursday.";
        assert_eq!(day("29 January 2025", story).as_deref(), Some("2025-01-29"));
        assert_eq!(day("30 January 2025", story).as_deref(), Some("2025-01-29"));
    }

    #[test]
    fn american_clocks_put_the_month_first() {
        let story = "President Joe Biden met President Emmanuel Macron in Cornwall on Friday.";
        let of = |line: &str| day(&format!("Leaders meet in Cornwall\n\n{line}"), story);
        assert_eq!(
            of("By A. Reporter - 06/11/21 6:53 PM EDT").as_deref(),
            Some("2021-06-11")
        );
        assert_eq!(of("11/06/21 18:53").as_deref(), Some("2021-06-11"));
        assert_eq!(of("25/06/99").as_deref(), Some("1999-06-25"));
        assert_eq!(of("Page 45/50/21"), None);
    }
}
