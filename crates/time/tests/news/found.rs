//! What is a date and what is not, lengths of time, notes on a mention.

use sidelines_time::{DateExpr, find};

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
        "Tanzanian Foreign Minister January Makamba received him",
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
        ("will last four days", "four days", 4, 0),
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
