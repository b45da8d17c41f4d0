//! Nothing panics, spans are slices, cost stays in bounds: on any text.

use proptest::prelude::*;
use sidelines_time::{Anchor, DateMention, Edtf, TenseHint, find, resolve_checked};

/// Words that date expressions are made of, to be strung together without sense.
const WORDS: &[&str] = &[
    "July",
    "may",
    "May",
    "Mar.",
    "Jan",
    "28",
    "31",
    "2021",
    "29th",
    "the",
    "of",
    "to",
    "-",
    "–",
    "—",
    "and",
    "or",
    ",",
    ".",
    "(",
    ")",
    "from",
    "between",
    "since",
    "until",
    "by",
    "early",
    "late",
    "mid",
    "end",
    "beginning",
    "last",
    "next",
    "this",
    "Monday",
    "Tue",
    "two",
    "twenty",
    "a",
    "few",
    "days",
    "week",
    "month",
    "year",
    "ago",
    "later",
    "earlier",
    "before",
    "after",
    "today",
    "tomorrow",
    "first",
    "second",
    "half",
    "quarter",
    "weekend",
    "summer",
    "in",
    "on",
    "same",
    "that",
    "day",
    "previous",
    "following",
    "night",
    "local",
    "time",
    "1990s",
    "28/07/2021",
    "2021-07-28",
    "02-29-2021",
    "99",
    "9999",
    "Khrenin",
    "ministers",
    "\n",
    "\n\n",
    "é",
    "’s",
    "％",
];

#[expect(clippy::unwrap_used, reason = "called by tests only")]
fn anchors() -> Vec<Anchor> {
    let date = |text: &str| Some(text.parse::<Edtf>().unwrap());
    vec![
        Anchor::default(),
        Anchor {
            date: date("2024-02-29"),
            ..Anchor::default()
        },
        Anchor {
            date: date("XXXX-02-29"),
            previous: date("2021-07/.."),
            ..Anchor::default()
        },
        Anchor {
            date: date("0000-01-01"),
            previous: date("9999-12-31"),
            ..Anchor::default()
        },
        Anchor {
            date: date("XXXX-07-28"),
            weekday: Some(jiff::civil::Weekday::Wednesday),
            previous: date("[2021-07-28,2021-07-29]"),
        },
        Anchor {
            date: date("9999-12-31"),
            previous: date("../2021"),
            ..Anchor::default()
        },
    ]
}

fn sound(text: &str) -> Vec<DateMention> {
    let found = find(text);
    let mut end = 0;
    for mention in &found {
        assert!(
            mention.start >= end && mention.end > mention.start,
            "{mention:?} in {text:?}"
        );
        assert!(
            text.get(mention.start..mention.end).is_some(),
            "{mention:?} in {text:?}"
        );
        end = mention.end;
        for anchor in anchors() {
            for hint in [
                TenseHint::Past,
                TenseHint::Present,
                TenseHint::Future,
                TenseHint::Unknown,
            ] {
                if let Some(read) = resolve_checked(&mention.expr, &anchor, hint) {
                    let written = read.date.to_string();
                    assert_eq!(written.parse::<Edtf>().ok(), Some(read.date), "{mention:?}");
                }
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        sound(&text);
    }

    #[test]
    fn any_string_of_words(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..20)) {
        sound(&words.join(" "));
    }

    #[test]
    fn words_run_together(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..12)) {
        sound(&words.concat());
    }
}

#[test]
fn long_runs_of_one_word_cost_no_more_than_their_length() {
    for word in WORDS {
        let text = format!("{word} ").repeat(3_000);
        find(&text);
        let text = format!("the end of {word} ").repeat(3_000);
        find(&text);
    }
}

#[test]
fn twice_the_text_twice_the_mentions() {
    let text = "Singh met Wei on Thursday, July 22, and will return in two weeks.\n\n";
    assert_eq!(find(&text.repeat(40)).len(), 40 * find(text).len());
}
