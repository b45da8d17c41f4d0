//! Dates counted from the day of speaking, from the date last spoken of, and from a stay.

use sidelines_time::{Anchor, TenseHint};

use crate::{check, date, read};

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
            "next week, on Friday, | next week, on Friday = 2021-08-06",
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
