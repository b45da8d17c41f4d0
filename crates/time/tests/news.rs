//! Date expressions as reports write them: what is found, and what it means on a given day.

use sidelines_time::{Anchor, DateExpr, Edtf, TenseHint, find, resolve, resolve_checked};

#[expect(clippy::unwrap_used, reason = "called by tests only")]
fn date(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn anchor(on: &str) -> Anchor {
    Anchor {
        date: (!on.is_empty()).then(|| date(on)),
        ..Anchor::default()
    }
}

/// The mentions of `text` with the dates they mean, lengths of time left out.
fn read(text: &str, anchor: &Anchor, hint: TenseHint) -> Vec<String> {
    let dates = find(text).into_iter().filter(|m| !m.expr.is_duration());
    dates
        .map(|m| {
            let value = resolve(&m.expr, anchor, hint).map_or("none".to_owned(), |d| d.to_string());
            format!("{} = {value}", &text[m.start..m.end])
        })
        .collect()
}

/// Checks one line a case: `text | mention = date | mention = date`.
fn check(on: &str, hint: TenseHint, cases: &[&str]) {
    let mut wrong = Vec::new();
    for case in cases {
        let mut parts = case.split(" | ");
        let text = parts.next().unwrap_or_default();
        let expected: Vec<String> = parts.map(str::to_owned).collect();
        let got = read(text, &anchor(on), hint);
        if got != expected {
            wrong.push(format!(
                "{text:?}\n   expected {expected:?}\n   got      {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

#[test]
fn weekdays_of_the_past() {
    // 28 July 2021 was a Wednesday.
    check(
        "2021-07-28",
        TenseHint::Past,
        &[
            "They met on Thursday. | Thursday = 2021-07-22",
            "on Wednesday met | Wednesday = 2021-07-28",
            "arrived on Tuesday evening to attend | Tuesday evening = 2021-07-27",
            "Earlier on Monday he | Earlier on Monday = 2021-07-26",
            "last Monday | last Monday = 2021-07-26",
            "last Wednesday | last Wednesday = 2021-07-21",
            "Friday last week | Friday last week = 2021-07-23",
            "On Monday and Tuesday the | Monday and Tuesday = 2021-07-26/2021-07-27",
            "Thursday and Friday last week | Thursday and Friday last week = 2021-07-22/2021-07-23",
            "Tuesday-Wednesday (13-14 July) | Tuesday-Wednesday (13-14 July) = 2021-07-13/2021-07-14",
            "told the Sunday Times on Sunday | Sunday = 2021-07-25",
            "either Monday or Tuesday | Monday or Tuesday = [2021-07-26,2021-07-27]",
            "from Sunday to Tuesday, | from Sunday to Tuesday = 2021-07-25/2021-07-27",
            "Thursday's talks | Thursday = 2021-07-22",
            "late Tuesday | late Tuesday = 2021-07-27",
        ],
    );
}

#[test]
fn weekdays_to_come() {
    check(
        "2021-07-28",
        TenseHint::Future,
        &[
            "will meet on Thursday | Thursday = 2021-07-29",
            "expected to pitch on Wednesday | Wednesday = 2021-07-28",
            "later on Wednesday | later on Wednesday = 2021-07-28",
            "next Tuesday | next Tuesday = 2021-08-03",
            "this Friday | this Friday = 2021-07-30",
            "the coming Sunday | the coming Sunday = 2021-08-01",
            "Tuesday next week | Tuesday next week = 2021-08-03",
            "next week on Friday | next week on Friday = 2021-08-06",
            "from Thursday to Saturday | from Thursday to Saturday = 2021-07-29/2021-07-31",
            "Monday through Thursday | Monday through Thursday = 2021-08-02/2021-08-05",
            "in Japan since Tuesday. | since Tuesday = 2021-07-27/..",
            "Thursday and Friday next week | Thursday and Friday next week = 2021-08-05/2021-08-06",
            "starting Monday | starting Monday = 2021-08-02/..",
        ],
    );
}

#[test]
fn around_the_day_of_speaking() {
    check(
        "2021-07-28",
        TenseHint::Past,
        &[
            "Had a meeting today. | today = 2021-07-28",
            "today (Wednesday) | today (Wednesday) = 2021-07-28",
            "yesterday (July 27) | yesterday (July 27) = 2021-07-27",
            "tomorrow, March 24, | tomorrow, March 24 = 2021-03-24",
            "yesterday | yesterday = 2021-07-27",
            "was to come tomorrow | tomorrow = 2021-07-29",
            "tonight | tonight = 2021-07-28",
            "last night | last night = 2021-07-27",
            "late last night | late last night = 2021-07-27",
            "this morning | this morning = 2021-07-28",
            "the day after tomorrow | the day after tomorrow = 2021-07-30",
            "the day before yesterday | the day before yesterday = 2021-07-26",
            "three days ago | three days ago = 2021-07-25",
            "a week ago | a week ago = 2021-07-21",
            "a fortnight ago | a fortnight ago = 2021-07-14",
            "two months ago | two months ago = 2021-05",
            "two years ago | two years ago = 2019",
            "50 years ago this month | 50 years ago this month = 1971-07",
            "in the past week | the past week = 2021-07-21/2021-07-28",
            "in the last two days | the last two days = 2021-07-26/2021-07-28",
            "earlier today | earlier today = 2021-07-28",
            "later that day | later that day = 2021-07-28",
            "the first visit in six years | in six years = none",
            "a few days ago | a few days ago = none",
        ],
    );
    check(
        "2021-07-28",
        TenseHint::Future,
        &[
            "in two weeks | in two weeks = 2021-08-11",
            "two days from now | two days from now = 2021-07-30",
        ],
    );
}

#[test]
fn days_of_a_stay() {
    let anchor = Anchor {
        previous: Some(date("2021-07-27/2021-07-29")),
        ..Anchor::on(date("2021-07-28"))
    };
    for (text, expected) in [
        (
            "on the second day of his visit",
            "the second day = 2021-07-28",
        ),
        (
            "On the first day of the summit",
            "the first day = 2021-07-27",
        ),
        ("on the last day of his stay", "the last day = 2021-07-29"),
        ("on day two of the visit", "day two = 2021-07-28"),
        ("On the second day, he", "the second day = 2021-07-28"),
        ("on the fifth day of the visit", "the fifth day = none"),
    ] {
        assert_eq!(read(text, &anchor, TenseHint::Past), [expected], "{text}");
    }
}

#[test]
fn from_the_date_last_spoken_of() {
    let anchor = Anchor {
        previous: Some(date("2021-07-14")),
        ..Anchor::on(date("2021-07-28"))
    };
    let cases = [
        ("The next day he left.", "The next day = 2021-07-15"),
        ("the following day", "the following day = 2021-07-15"),
        ("the day before", "the day before = 2021-07-13"),
        ("the evening before", "the evening before = 2021-07-13"),
        ("A day earlier", "A day earlier = 2021-07-13"),
        (
            "two days ahead of the summit",
            "two days ahead of = 2021-07-12",
        ),
        ("a day prior.", "a day prior = 2021-07-13"),
        ("two days later", "two days later = 2021-07-16"),
        ("a day after that", "a day after that = 2021-07-15"),
        ("the same day", "the same day = 2021-07-14"),
        ("the same evening", "the same evening = 2021-07-14"),
        ("Earlier in the day", "Earlier in the day = 2021-07-14"),
        ("a week later", "a week later = 2021-07-21"),
        (
            "the following week",
            "the following week = 2021-07-19/2021-07-25",
        ),
        ("a day before his visit", "a day before = 2021-07-13"),
        (
            "two days after July 20",
            "two days after July 20 = 2021-07-22",
        ),
        ("75 years after the bombing", "75 years after = none"),
        ("three hours later", "three hours later = 2021-07-14"),
        ("the following year", "the following year = 2022"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text, &anchor, TenseHint::Past), [expected], "{text}");
    }
}

#[test]
fn days_of_the_month() {
    check(
        "2021-07-28",
        TenseHint::Unknown,
        &[
            "on July 14. | July 14 = 2021-07-14",
            "on 28 July | 28 July = 2021-07-28",
            "28th July 2021 | 28th July 2021 = 2021-07-28",
            "July 28, 2021, | July 28, 2021 = 2021-07-28",
            "Jul. 28 | Jul. 28 = 2021-07-28",
            "the 28th of July | the 28th of July = 2021-07-28",
            "2021-07-28 | 2021-07-28 = 2021-07-28",
            "28/07/2021 | 28/07/2021 = 2021-07-28",
            "28.07.2021 | 28.07.2021 = 2021-07-28",
            "18-09-2020 22:21 IST | 18-09-2020 = 2020-09-18",
            "Published: 11/15/2020 | 11/15/2020 = 2020-11-15",
            "June 26th | June 26th = 2021-06-26",
            "On the 16th he addresses | the 16th = 2021-07-16",
            "ends on the 23rd. | the 23rd = 2021-07-23",
            "Thursday (July 29) | Thursday (July 29) = 2021-07-29",
            "Wednesday, 28 July | Wednesday, 28 July = 2021-07-28",
            "on Wednesday (28) to | Wednesday (28) = 2021-07-28",
            "July 28 (Wednesday) | July 28 (Wednesday) = 2021-07-28",
            "on March 31 this year, | March 31 this year = 2021-03-31",
            "on April 18 last year. | April 18 last year = 2020-04-18",
            "September 18 of this year: | September 18 of this year = 2021-09-18",
            "last May 19 | last May 19 = 2021-05-19",
            "20th of next month | 20th of next month = 2021-08-20",
            "JUNE 24, 2023 | JUNE 24, 2023 = 2023-06-24",
            "Fri 5 May 2023 | Fri 5 May 2023 = 2023-05-05",
            "on the evening of May 31. | the evening of May 31 = 2021-05-31",
            "Trump's own, on Aug. 25: Putin | Aug. 25 = 2021-08-25",
            "in June 2001: Russia | June 2001 = 2001-06",
            "New York saw the second in September of that year. | September of that year = 2021-09",
            "15-Jan-2021 | 15-Jan-2021 = 2021-01-15",
        ],
    );
}

#[test]
fn several_days() {
    check(
        "2021-07-28",
        TenseHint::Present,
        &[
            "visiting Dushanbe from July 27 to 29 to attend | from July 27 to 29 = 2021-07-27/2021-07-29",
            "27-29 July | 27-29 July = 2021-07-27/2021-07-29",
            "July 27 to 29 | July 27 to 29 = 2021-07-27/2021-07-29",
            "from July 27 to August 2 | from July 27 to August 2 = 2021-07-27/2021-08-02",
            "between 5 and 9 May | between 5 and 9 May = 2021-05-05/2021-05-09",
            "July 27-29, 2020 | July 27-29, 2020 = 2020-07-27/2020-07-29",
            "on October 9–10 at | October 9–10 = 2021-10-09/2021-10-10",
            "on April 27 and 28. | April 27 and 28 = 2021-04-27/2021-04-28",
            "on May 30 and 31. | May 30 and 31 = 2021-05-30/2021-05-31",
            "July 5 and 9 | July 5 and 9 = [2021-07-05,2021-07-09]",
            "July 27, 28 and 29 | July 27, 28 and 29 = 2021-07-27/2021-07-29",
            "5 and 6 May | 5 and 6 May = 2021-05-05/2021-05-06",
            "July 28 or 29 | July 28 or 29 = [2021-07-28,2021-07-29]",
            "from May 31 to Jun. 2, and | from May 31 to Jun. 2 = 2021-05-31/2021-06-02",
            "From 23 August to 26 August 2021 the | From 23 August to 26 August 2021 = 2021-08-23/2021-08-26",
            "from 28 to 30 November to | from 28 to 30 November = 2021-11-28/2021-11-30",
            "her two-day visit (21-22 June) | 21-22 June = 2021-06-21/2021-06-22",
            "Nov 16-28 | Nov 16-28 = 2021-11-16/2021-11-28",
            "31 May – 2 June 2024 | 31 May – 2 June 2024 = 2024-05-31/2024-06-02",
            "December 30 to January 2, 2022 | December 30 to January 2, 2022 = 2021-12-30/2022-01-02",
            "from June 4 | from June 4 = 2021-06-04/..",
            "till July 29 | till July 29 = ../2021-07-29",
            "beginning June 5 | beginning June 5 = 2021-06-05/..",
        ],
    );
}

#[test]
fn months_and_years() {
    check(
        "2021-07-28",
        TenseHint::Past,
        &[
            "in March 2021 | March 2021 = 2021-03",
            "last month | last month = 2021-06",
            "this month | this month = 2021-07",
            "earlier this month | earlier this month = 2021-07",
            "in September last year, | September last year = 2020-09",
            "In May of this year | May of this year = 2021-05",
            "last September | last September = 2020-09",
            "late March | late March = 2021-03",
            "late in August | late in August = 2020-08",
            "since April-May 2020 | since April-May 2020 = 2020-04/..",
            "in late-2020 | late-2020 = 2020",
            "by end-March | by end-March = ../2021-03",
            "effective January 1 | effective January 1 = 2021-01-01/..",
            "the 1967 borders | 1967 = 1967",
            "in the year 2019-20 | year 2019-20 = 2019/2020",
            "in Jan/Feb 2020 | Jan/Feb 2020 = 2020-01/2020-02",
            "mid-2019 | mid-2019 = 2019",
            "mid-June | mid-June = 2021-06",
            "first week of September 2020 | first week of September 2020 = 2020-09-01/2020-09-07",
            "the second half of June | the second half of June = 2021-06-16/2021-06-30",
            "last year | last year = 2020",
            "in 2017. | 2017 = 2017",
            "since 2017 | since 2017 = 2017/..",
            "in 2021-2022 and 2022-23 | 2021-2022 = 2021/2022 | 2022-23 = 2022/2023",
            "after the 2020 Border standoff | 2020 = 2020",
            "between August and the end of 2021 | between August and the end of 2021 = 2021-08/2021",
            "In the first quarter of 2020 | the first quarter of 2020 = 2020-01/2020-03",
            "the summer of 2019 | the summer of 2019 = 2019-06/2019-08",
            "in the 1990s | the 1990s = 1990/1999",
            "on the first Friday of July | the first Friday of July = 2021-07-02",
            "this week | this week = 2021-07-26/2021-08-01",
            "for their 2024 meeting | 2024 = 2024",
            "the first ten days of August 2020 | the first ten days of August 2020 = 2020-08-01/2020-08-10",
            "the last four months of 2020 | the last four months of 2020 = 2020-09/2020-12",
            "the last weekend of October 2020 | the last weekend of October 2020 = 2020-10-31/2020-11-01",
            "last week | last week = 2021-07-19/2021-07-25",
            "last weekend | last weekend = 2021-07-24/2021-07-25",
            "Earlier this week | Earlier this week = 2021-07-26/2021-07-28",
        ],
    );
    check(
        "2021-07-28",
        TenseHint::Future,
        &[
            "next month | next month = 2021-08",
            "later this year | later this year = 2021",
            "next year | next year = 2022",
            "next week | next week = 2021-08-02/2021-08-08",
            "this weekend | this weekend = 2021-07-31/2021-08-01",
            "the end of the month | the end of the month = 2021-07",
            "by the end of October | by the end of October = ../2021-10",
            "early April | early April = 2022-04",
            "next spring | next spring = 2022-03/2022-05",
            "later this week | later this week = 2021-07-28/2021-08-01",
            "in the week of August 9 | the week of August 9 = 2021-08-09/2021-08-15",
        ],
    );
}

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
fn what_is_no_date() {
    let none = [
        "India has completed 500 projects",
        "worth $2021 and 2,021 men",
        "about 2000 troops",
        "He may visit; they march on. The sun sat.",
        "May I ask Theresa May?",
        "British Prime Minister Theresa May said",
        "the second man in the first row",
        "in the 28th session of the council",
        "on the 50th anniversary",
        "Article 5 may be invoked",
        "at 10:30 and 12:45",
        "They last sat in Geneva",
        "at 1930 hours, 2030 GMT",
        "Agenda 2030 and Vision 2030",
        "the Long March; March for peace",
        "tel. 82-2100",
        "Resolution 2254 and Room 2010",
        "phone 0123-456-7890, 192.168.10.20",
        "8,000 metres, 6.3 percent, 20%",
        "Czech Foreign Minister Jan Lipavsky and April Smith",
    ];
    for text in none {
        let found = find(text);
        let spans: Vec<&str> = found.iter().map(|m| &text[m.start..m.end]).collect();
        assert!(spans.is_empty(), "{text:?}: {spans:?}");
    }
}

#[test]
fn lengths_of_time() {
    for (text, span, days, minutes) in [
        ("on a three-day visit", "three-day", 3, 0),
        ("a two-day trip", "two-day", 2, 0),
        ("is here for four days to", "four days", 4, 0),
        ("a week-long tour", "week-long", 7, 0),
        ("for a week.", "a week", 7, 0),
        (
            "a telephone conversation of 40 minutes",
            "40 minutes",
            0,
            40,
        ),
        ("two and a half hours", "two and a half hours", 0, 150),
    ] {
        let found = find(text);
        let [mention] = found.as_slice() else {
            panic!("{text:?}: {found:?}")
        };
        let DateExpr::Duration(length) = mention.expr else {
            panic!("{text:?}: {mention:?}")
        };
        assert!(
            text[mention.start..mention.end].ends_with(span),
            "{text:?}: {mention:?}"
        );
        assert_eq!((length.days, length.minutes), (days, minutes), "{text:?}");
    }
    assert!(find("a 52-year-old man").is_empty());
}

#[test]
fn notes_on_a_mention() {
    let local = &find("At Thursday's meeting, on Thursday (local time), they")[1];
    assert!(local.local_time);
    for text in [
        "next Thursday (Washington time), the",
        "a call (22 April Washington time)",
        "(11 Nov local time)",
    ] {
        assert!(find(text)[0].local_time, "{text}");
    }
    assert!(!find("on Thursday (Reuters) for a time")[0].local_time);
    let night = &find("late on Tuesday night")[0];
    assert_eq!(night.day_part, Some(sidelines_time::DayPart::Night));
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
