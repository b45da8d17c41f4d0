//! What is known of the day of speaking, and what follows for the year.

use sidelines_time::{Anchor, TenseHint, find, resolve, resolve_checked};

use crate::{anchor, check, date, read};

#[test]
fn datelines() {
    check(
        "",
        TenseHint::Unknown,
        &[
            "Dushanbe [Tajikistan] July 28 (ANI): Defence | July 28 = XXXX-07-28",
            "New Delhi, Jan 16 (PTI) The | Jan 16 = XXXX-01-16",
            "MOSCOW, August 31. /TASS/. Russia | August 31 = XXXX-08-31",
            "Washington, Nov 20 (IANS) | Nov 20 = XXXX-11-20",
            "SEOUL, Sept. 1 (Yonhap) -- | Sept. 1 = XXXX-09-01",
            "Washington, D.C., May 23 – Kenya | May 23 = XXXX-05-23",
            "DAR ES SALAAM/NEW DELHI, 12 September 2004 — India | 12 September 2004 = 2004-09-12",
            "Colombo, Mar 23: Most members | Mar 23 = XXXX-03-23",
            "MONTREAL - 2 February 2020: With | 2 February 2020 = 2020-02-02",
            "08:38, San Francisco (U.S.), Nov. 15. | Nov. 15 = XXXX-11-15",
        ],
    );
}

#[test]
fn a_year_unknown_stays_unknown() {
    let wednesday = Anchor {
        weekday: Some(jiff::civil::Weekday::Wednesday),
        ..anchor("XXXX-07-28")
    };
    let cases = [
        ("on Tuesday evening", "Tuesday evening = XXXX-07-27"),
        ("today", "today = XXXX-07-28"),
        ("a week ago", "a week ago = XXXX-07-21"),
        ("next month", "next month = XXXX-08"),
        (
            "from July 27 to 29",
            "from July 27 to 29 = XXXX-07-27/XXXX-07-29",
        ),
        ("on April 18 last year", "April 18 last year = XXXX-04-18"),
        ("last year", "last year = none"),
        ("in 2017", "2017 = 2017"),
    ];
    for (text, expected) in cases {
        assert_eq!(
            read(text, &wednesday, TenseHint::Past),
            [expected],
            "{text}"
        );
    }
    assert_eq!(
        read("on Tuesday", &anchor("XXXX-07-28"), TenseHint::Past),
        ["Tuesday = none"]
    );
    check(
        "",
        TenseHint::Past,
        &["on Thursday | Thursday = none", "today | today = none"],
    );
}

#[test]
fn a_month_has_no_day_after_it() {
    let july = anchor("2021-07");
    for (text, expected) in [
        ("today", "today = none"),
        ("on Tuesday", "Tuesday = none"),
        ("next month", "next month = 2021-08"),
        ("on July 14", "July 14 = 2021-07-14"),
        ("last year", "last year = 2020"),
    ] {
        assert_eq!(read(text, &july, TenseHint::Past), [expected], "{text}");
    }
}

#[test]
fn a_year_is_chosen_by_tense() {
    for (on, hint, text, expected) in [
        (
            "2021-01-05",
            TenseHint::Past,
            "on December 30",
            "2020-12-30",
        ),
        (
            "2021-12-30",
            TenseHint::Future,
            "on January 5",
            "2022-01-05",
        ),
        ("2021-07-28", TenseHint::Past, "on July 30", "2021-07-30"),
        (
            "2021-07-28",
            TenseHint::Past,
            "was due on August 20",
            "2021-08-20",
        ),
        ("2021-07-28", TenseHint::Past, "in December", "2020-12"),
        ("2021-07-28", TenseHint::Future, "in December", "2021-12"),
    ] {
        let mention = &find(text)[0];
        assert_eq!(
            resolve(&mention.expr, &anchor(on), hint),
            Some(date(expected)),
            "{text}"
        );
    }
}

#[test]
fn weekday_and_day_that_clash() {
    let text = "left on Tuesday (July 26)";
    let mention = &find(text)[0];
    assert_eq!(&text[mention.start..mention.end], "Tuesday (July 26)");
    let read = resolve_checked(&mention.expr, &anchor("2021-07-28"), TenseHint::Past);
    let read = read.unwrap_or_else(|| panic!("no date"));
    assert_eq!((read.date, read.conflict), (date("2021-07-26"), true));
    let monday = &find("on Monday (July 26)")[0];
    let read = resolve_checked(&monday.expr, &anchor("2021-07-28"), TenseHint::Past);
    assert_eq!(read.map(|r| r.conflict), Some(false));
}

#[test]
fn the_year_of_a_dateline_from_its_weekday() {
    use jiff::civil::Weekday::{Friday, Monday, Thursday, Wednesday};
    use sidelines_time::infer_year;
    // Named years may lie ahead ("by 2030") or far behind.
    assert_eq!(infer_year(7, 28, Wednesday, [2017, 2021, 2030]), Some(2021));
    assert_eq!(infer_year(5, 23, Thursday, [2008, 2024]), Some(2024));
    // In January the year before is the latest one named.
    assert_eq!(infer_year(1, 8, Friday, [2020]), Some(2021));
    assert_eq!(infer_year(2, 29, Thursday, [2023]), Some(2024));
    assert_eq!(infer_year(2, 30, Monday, [2023]), None);
    assert_eq!(infer_year(7, 28, Wednesday, []), None);
}
