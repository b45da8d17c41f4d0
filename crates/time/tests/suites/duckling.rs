//! The English time corpus of Duckling (BSD), as far as news writes such dates.
//!
//! In the subset is every input whose value is a day, week, month, quarter or year, or an interval
//! of these or of open end, and every duration, save those that [`outside`] names by rule. Duckling
//! reads forward ("March" is the next one), so that either tense of ours may agree; intervals end
//! with the day after their last, and where its conventions differ from those of the facts format,
//! sharing days is enough (see `case::is_rough`).

use std::{collections::BTreeMap, fs};

use crate::case::{self, Case, Meant};
use jiff::{
    ToSpan,
    civil::{Date, date},
};
use serde_json::Value;

#[test]
fn dates_as_duckling_reads_them() {
    let Some(folder) = case::data("duckling-en-corpus") else {
        return;
    };
    let text = fs::read_to_string(folder.join("duckling-en.jsonl")).unwrap_or_default();
    let mut cases: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for line in text.lines() {
        let entry: Value = serde_json::from_str(line).unwrap_or_default();
        let file = entry["file"].as_str().unwrap_or_default();
        let group = match file {
            "Duckling/Time/EN/Corpus.hs" => "time",
            "Duckling/Duration/EN/Corpus.hs" => "duration",
            _ => continue,
        };
        let Some(expected) = entry["expect"].as_str() else {
            continue;
        };
        if entry["corpus"] == "latentCorpus" {
            continue;
        }
        for input in entry["inputs"].as_array().into_iter().flatten() {
            let Some(span) = input.as_str().filter(|input| !outside(input)) else {
                continue;
            };
            let Some(meant) = meaning(expected) else {
                continue;
            };
            cases.entry(group.to_owned()).or_default().push(Case {
                text: span.to_owned(),
                span: span.to_owned(),
                reference: date(2013, 2, 12),
                meant: vec![meant],
            });
        }
    }
    assert!(
        cases.values().map(Vec::len).sum::<usize>() > 250,
        "the subset has shrunk"
    );
    case::share("Duckling", &cases);
}

/// Whether an input is written as news does not write dates.
fn outside(input: &str) -> bool {
    let lower = input.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || ",.'-/".contains(c))
        .filter(|w| !w.is_empty())
        .collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    // Abbreviations of chats and desks; days and times of the day in words of talk.
    let chat = [
        "eoy",
        "boy",
        "eom",
        "bom",
        "eod",
        "qtr",
        "yr",
        "now",
        "back",
        "ish",
        "sec",
        "wkend",
        "tonite",
        "tomorrows",
        "thru",
        "m",
        "less",
        "fewer",
        "pair",
        "anytime",
        "sometimes",
        "ides",
        "season",
        "seasons",
        "around",
    ];
    let clock = [
        "am",
        "pm",
        "a.m",
        "p.m",
        "noon",
        "midnight",
        "midday",
        "lunch",
        "school",
        "early",
        "thirty",
        "fifteen",
        "ten",
        "seconds",
        "second",
        "afternoonish",
        "afternoon",
        "o",
    ];
    // "early March" is news, "monday early morning" talk.
    let clock = has(&clock) && !lower.contains("early march") && !lower.contains("tomorrow aft");
    let holiday = has(&["christmas", "easter"]);
    let lone_short = words.len() == 1 && lower.trim_matches('.').len() == 3 && lower != "may";
    let morning = lower.contains("in the morning") || lower.contains("morning of");
    chat.iter().any(|c| words.contains(c))
        || clock
        || holiday
        || lone_short
        || morning
        || lower.contains(".d.")
        || lower.contains("b.c.")
        || reckoned(&lower, &words)
        || figures(&lower, &words)
}

/// Days counted from others and fractions of hours: "2 sundays from now", "the third last week", "friday after next".
fn reckoned(lower: &str, words: &[&str]) -> bool {
    let counts = ["third", "3rd", "2nd", "second", "fifth", "5th"];
    let pairs = |test: &dyn Fn(&str, &str) -> bool| words.windows(2).any(|w| test(w[0], w[1]));
    pairs(&|_, b| b.ends_with("days") && b.len() > 4)
        || pairs(&|a, b| counts.contains(&a) && (b == "last" || b == "closest"))
        || pairs(&|a, b| a == "upcoming" || (b == "upcoming" && a != "the"))
        || lower.contains("closest")
        || lower.contains("after next")
        || lower.contains("in 1 year")
        || lower.contains("in a year")
        || (words.contains(&"quarter") && words.len() < 4 && counts.contains(&words[0]))
        || (words.iter().any(|w| w.starts_with("quarter"))
            && words.iter().any(|w| w.starts_with("hour")))
        || ["march first", "march third 2015", "2 hour and 10"].contains(&lower)
        || words.last() == Some(&"first")
}

/// Figures that are no day beside a month in letters, no year of four digits and no ISO date:
/// "4/25", "18q4", "14april", "April 15 '74", clock times.
fn figures(lower: &str, words: &[&str]) -> bool {
    let digits = |w: &&str| w.chars().filter(char::is_ascii_digit).count();
    let odd_word = |w: &&str| {
        let rest: String = w.chars().filter(|c| !c.is_ascii_digit()).collect();
        digits(w) > 0 && !["", "st", "nd", "rd", "th"].contains(&rest.as_str())
    };
    let any = words.iter().any(|w| digits(w) > 0);
    let only = words.iter().all(|w| digits(w) > 0);
    let short_year = words.len() > 2 && words.last().is_some_and(|w| ["15", "74"].contains(w));
    any && (words.iter().any(odd_word)
        || lower.contains(['/', '"', '\'', ':'])
        || (lower.contains('.') && (only || lower.contains("1.5")))
        || (only && !words.iter().any(|w| w.len() == 4))
        || short_year
        || words.contains(&"ad")
        || words.contains(&"bc")
        || words.contains(&"at"))
}

/// What an expression of the corpus says, `None` for times of the day and the like.
fn meaning(expected: &str) -> Option<Meant> {
    let numbers: Vec<i64> = expected
        .split(|c: char| !c.is_ascii_digit() && c != '-' && c != '.')
        .filter_map(|n| n.parse().ok())
        .collect();
    let unit = expected.split_whitespace().last()?;
    if let Some(rest) = expected.strip_prefix("DurationData ") {
        let unit = rest.split_whitespace().last()?;
        let seconds = match unit {
            "Minute" => 60,
            "Hour" => 3_600,
            "Day" => 86_400,
            "Week" => 7 * 86_400,
            "Month" => 30 * 86_400,
            "Quarter" => 90 * 86_400,
            "Year" => 365 * 86_400,
            _ => return None,
        };
        return Some(Meant::Seconds(numbers.first().map(|n| *n * seconds)? as f64));
    }
    let day = |at: usize| {
        let part = |n: usize| numbers.get(at + n).copied();
        Date::new(
            i16::try_from(part(0)?).ok()?,
            i8::try_from(part(1)?).ok()?,
            i8::try_from(part(2)?).ok()?,
        )
        .ok()
    };
    let first = day(0)?;
    let after = match unit {
        "Day" => first.checked_add(1.day()),
        "Week" => first.checked_add(7.days()),
        "Month" => first.checked_add(1.month()),
        "Quarter" => first.checked_add(3.months()),
        "Year" => first.checked_add(1.year()),
        // A value to the hour or second is a time of the day, but for those of parts of the day.
        "Hour" if expected.contains("Interval") => first.checked_add(1.day()),
        _ => return None,
    };
    if expected.starts_with("datetimeOpenInterval") {
        let after_then = expected.contains("After");
        return Some(if after_then {
            Meant::Days(Some(first), None)
        } else {
            Meant::Days(None, Some(first))
        });
    }
    if expected.starts_with("datetimeInterval") {
        let (last, hour) = (day(6)?, *numbers.get(9)?);
        // To the hour: Friday evening to Sunday midnight is the weekend.
        if unit == "Hour" {
            if first.checked_add(1.day()).is_ok_and(|next| next == last) || first == last {
                return Some(Meant::Days(Some(first), Some(first)));
            }
            return Some(Meant::Days(first.checked_add(1.day()).ok(), Some(last)));
        }
        return (hour == 0).then_some(Meant::Days(Some(first), Some(last)));
    }
    expected
        .starts_with("datetime ")
        .then_some(Meant::Days(Some(first), after.ok()))
}
