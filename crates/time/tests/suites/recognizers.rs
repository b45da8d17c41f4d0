//! The English date specifications of Recognizers-Text (MIT), as far as news writes such dates.
//!
//! A case is in the subset unless one of the rules of [`outside`] keeps it out: appointments typed
//! into a chat ("tmrw", "Oct2", "4/22", "week 31"), years in words, comparisons ("more than two
//! days before"), named holidays, clock times. All others count.
//!
//! That suite gives a past and a future reading of whatever is open, and either is accepted under
//! any tense. Where its conventions differ from those of the facts format, sharing days is enough;
//! see `case::is_rough` for which these are.

use std::{collections::BTreeMap, fs, path::Path};

use crate::case::{self, Case, Meant};
use jiff::civil::Date;
use serde_json::Value;

#[test]
fn dates_as_recognizers_reads_them() {
    let Some(folder) = case::data("recognizers-text-specs/Specs/DateTime/English") else {
        return;
    };
    let mut cases = BTreeMap::new();
    let files = [
        "DateExtractor",
        "DateParser",
        "DatePeriodExtractor",
        "DatePeriodParser",
        "DurationExtractor",
        "DurationParser",
        "DateTimeModel",
    ];
    for file in files {
        cases.insert(
            file.to_owned(),
            read(&folder.join(file).with_extension("json")),
        );
    }
    assert!(
        cases.values().map(Vec::len).sum::<usize>() > 500,
        "the subset has shrunk"
    );
    case::share("Recognizers-Text", &cases);
}

/// The cases of a file that are in the subset.
fn read(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap_or_default();
    let file: Vec<Value> =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let model = path.ends_with("DateTimeModel.json");
    let mut cases = Vec::new();
    for entry in &file {
        let input = entry["Input"].as_str().unwrap_or_default();
        let reference = entry["Context"]["ReferenceDateTime"]
            .as_str()
            .unwrap_or("2016-11-07T00:00:00");
        let Some(reference) = day(reference) else {
            continue;
        };
        let results = entry["Results"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default();
        // The other files have no date of their own kind where they give none; the model has none.
        if model && results.is_empty() && !outside_text(input) {
            let (text, span, meant) = (input.to_owned(), String::new(), Vec::new());
            cases.push(Case {
                text,
                span,
                reference,
                meant,
            });
        }
        for result in results {
            let (Some(span), false) = (result["Text"].as_str(), outside(input, result)) else {
                continue;
            };
            let meant = meanings(result);
            // A day that does not exist: "31st of this month" in November.
            if meant.is_empty() {
                continue;
            }
            cases.push(Case {
                text: input.to_owned(),
                span: span.to_owned(),
                reference,
                meant,
            });
        }
    }
    cases
}

/// Whether a result is out of the subset.
fn outside(input: &str, result: &Value) -> bool {
    let kind = result["Type"]
        .as_str()
        .or(result["TypeName"].as_str())
        .unwrap_or_default();
    let kind = kind.trim_start_matches("datetimeV2.");
    if !["date", "daterange", "duration"].contains(&kind) {
        return true;
    }
    let dump = result.to_string();
    // Comparisons, unresolved seasons, days that do not exist, weekdays repeated, business days.
    if dump.contains("\"Mod\"")
        && !["start", "mid", "end"]
            .iter()
            .any(|m| dump.contains(&format!("\"Mod\":\"{m}\"")))
    {
        return true;
    }
    if dump.contains("\"mod\":") || dump.contains("not resolved") || dump.contains("BD\"") {
        return true;
    }
    if dump.contains("Resolution\":{}") {
        return true;
    }
    outside_text(input) || outside_span(result["Text"].as_str().unwrap_or_default())
}

/// Whether a sentence is out of the subset by its own words.
fn outside_text(input: &str) -> bool {
    let lower = input.to_lowercase();
    let odd = [
        " am ", "pm", "o'clock", "oclock", "q1", "q2", "q3", "q4", " h1", " h2", "eoy", "~", "|",
    ];
    odd.iter().any(|o| lower.contains(o))
        || lower
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| ["no", "ooo", "btw"].contains(&w))
}

/// Whether an expression is written as news does not write dates.
fn outside_span(span: &str) -> bool {
    let lower = span.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ",()'’".contains(c))
        .map(|w| w.trim_matches('.'))
        .filter(|w| !w.is_empty())
        .collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    // Words of chats, calendars and reckoning, and what only compares.
    let chat = [
        "tmrw",
        "my",
        "sec",
        "second",
        "seconds",
        "secs",
        "business",
        "workweek",
        "century",
        "centuries",
        "hence",
        "now",
        "future",
        "decade",
        "decades",
        "ytd",
        "year-to-date",
        "date",
        "biweekly",
        "weekday",
        "week-day",
        "eom",
        "w/c",
        "otd",
        "cy",
        "more",
        "less",
        "½",
    ];
    // Holidays are named days; those are for who knows the names.
    let named = [
        "easter",
        "christmas",
        "thanksgiving",
        "halloween",
        "xmas",
        "eve",
        "new",
        "black",
        "earth",
        "independence",
        "saint",
        "workers",
        "juneteenth",
        "freedom",
        "jubilee",
        "s",
    ];
    // Years, decades and days of the month in words.
    let in_words = [
        "thousand",
        "hundred",
        "nineteen",
        "noughties",
        "thousands",
        "seventies",
    ];
    let tens = [
        "twenty",
        "thirty",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
    ];
    let units = [
        "day", "week", "month", "year", "hour", "min", "night", "hr", "decade",
    ];
    let unit = words.iter().any(|w| units.iter().any(|u| w.starts_with(u)));
    // "the second week" is no second.
    let ordinal = words
        .windows(2)
        .any(|w| w[0] == "second" && units.contains(&w[1]));
    (has(&chat) && !ordinal)
        || has(&named)
        || has(&in_words)
        || lower.ends_with("ties")
        || (words.iter().any(|w| tens.iter().any(|t| w.starts_with(t))) && !unit)
        || bare_unit(&words)
        || counted_weekdays(&words)
        || year_first(&words)
        || lone_season(&words)
        || words.iter().any(|word| odd_number(word))
        || lone_day(&words)
}

/// "the day", "week", "last day", "rest of week": units without a word that places them.
fn bare_unit(words: &[&str]) -> bool {
    let fillers = [
        "the",
        "this",
        "past",
        "last",
        "rest",
        "remaining",
        "of",
        "on",
        "in",
        "for",
    ];
    let units = [
        "day",
        "week",
        "month",
        "year",
        "weekend",
        "weekends",
        "hour",
        "fortnight",
    ];
    match words {
        ["rest" | "remaining", .., unit] => !words.contains(&"the") && units.contains(unit),
        ["the", unit] | [unit] => units.contains(unit),
        [.., "day"] => words[..words.len() - 1].iter().all(|w| fillers.contains(w)),
        [first, "weekends"] => !first.is_empty(),
        _ => false,
    }
}

/// "two mondays", "first Sunday": weekdays counted from nothing.
fn counted_weekdays(words: &[&str]) -> bool {
    let counts = [
        "one", "two", "three", "first", "second", "third", "fourth", "fifth", "1st",
    ];
    let linked = words.iter().any(|w| ["of", "in"].contains(w));
    words.windows(2).any(|w| {
        let day = w[1].trim_end_matches('s');
        counts.contains(&w[0]) && day.ends_with("day") && day.len() > 3 && !linked
    })
}

/// "2016 November", "week 31".
fn year_first(words: &[&str]) -> bool {
    words.windows(2).any(|w| {
        let number = w[0].len() == 4 && w[0].bytes().all(|b| b.is_ascii_digit());
        (number && is_month(w[1]))
            || (w[0] == "week" && w[1].starts_with(|c: char| c.is_ascii_digit()))
    })
}

fn is_month(word: &str) -> bool {
    let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    months.iter().any(|m| word.starts_with(m))
}

/// "summer" without "last", "next", "this" or a year.
fn lone_season(words: &[&str]) -> bool {
    let seasons = ["spring", "summer", "autumn", "fall", "winter"];
    let placed = words.iter().any(|w| {
        ["last", "next", "this"].contains(w) || w.starts_with(|c: char| c.is_ascii_digit())
    });
    !placed && words.iter().any(|w| seasons.contains(w))
}

/// Whether a word with figures is no day, year, or date with a year of four digits.
fn odd_number(word: &str) -> bool {
    let word = word.trim_matches('.');
    if !word.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let parts: Vec<&str> = word.split(['-', '/', '.', '–']).collect();
    let number = |p: &&&str| p.bytes().all(|b| b.is_ascii_digit());
    let fours = parts.iter().filter(|p| p.len() == 4 && number(p)).count();
    match parts.as_slice() {
        [one] => {
            let digits = one.bytes().take_while(u8::is_ascii_digit).count();
            let rest = &one[digits..];
            let year: u32 = one[..digits].parse().unwrap_or(0);
            !["", "st", "nd", "rd", "th", "s"].contains(&rest)
                || digits == 3
                || digits > 4
                || (digits == 4 && !(1900..=2100).contains(&year))
                || (rest == "s" && digits != 4)
        }
        [_, _] => {
            let days = parts
                .iter()
                .all(|p| p.len() <= 4 && p.starts_with(|c: char| c.is_ascii_digit()));
            let unit = parts.last().is_some_and(|p| {
                ["min", "day", "week", "month", "year", "minutes", "days"].contains(p)
            });
            !(fours == 2 || unit || (days && word.contains('-') && fours == 0))
        }
        [_, _, _] => fours != 1,
        _ => true,
    }
}

/// Whether the expression is nothing but a day of the month, a year in words or a month with a
/// year of two digits.
fn lone_day(words: &[&str]) -> bool {
    let small = |w: &&&str| {
        let digits = w.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits)
    };
    let month = words.iter().any(|w| is_month(w));
    let units = [
        "day",
        "week",
        "month",
        "year",
        "hour",
        "min",
        "night",
        "hr",
        "weekend",
        "fortnight",
    ];
    let unit = words.iter().any(|w| units.iter().any(|u| w.contains(u)));
    let weekday = words
        .iter()
        .any(|w| w.ends_with("day") && w.len() > 3 && *w != "today");
    let bare = words.iter().any(|w| small(&w)) && !month && !unit && !weekday;
    // "May 4 95", "August 99", "22-04"
    let short_year = month
        && words.last().is_some_and(|w| {
            w.len() == 2
                && w.parse::<u32>()
                    .is_ok_and(|n| n > 31 || words.len() > 2 && n > 12)
        })
        && !words
            .iter()
            .any(|w| ["to", "and", "until", "-", "through", "till"].contains(w));
    bare || short_year
}

/// The readings that a result gives.
fn meanings(result: &Value) -> Vec<Meant> {
    let mut out = Vec::new();
    let value = &result["Value"];
    for resolution in [&value["PastResolution"], &value["FutureResolution"]] {
        out.extend(meaning(resolution));
    }
    for value in result["Resolution"]["values"]
        .as_array()
        .into_iter()
        .flatten()
    {
        let kind = value["type"].as_str().unwrap_or_default();
        let read = value["value"].as_str();
        match kind {
            "date" => out.extend(read.and_then(day).map(|d| Meant::Days(Some(d), Some(d)))),
            "duration" => out.extend(read.and_then(|s| s.parse().ok()).map(Meant::Seconds)),
            _ => out.extend(meaning(value)),
        }
    }
    if value.is_null() && result["Resolution"].is_null() {
        out.push(Meant::Unsaid);
    }
    out
}

fn meaning(value: &Value) -> Option<Meant> {
    let text = |key: &str| value[key].as_str();
    if let Some(seconds) = text("duration") {
        return seconds.parse().ok().map(Meant::Seconds);
    }
    if let Some(date) = text("date").and_then(day) {
        return Some(Meant::Days(Some(date), Some(date)));
    }
    let start = text("startDate").or(text("start")).and_then(day);
    let end = text("endDate").or(text("end")).and_then(day);
    (start.is_some() || end.is_some()).then_some(Meant::Days(start, end))
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
