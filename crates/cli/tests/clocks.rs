//! Two clocks: every question asked as of a day, and as of what had been read by a time.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{Ran, run};
use serde_json::json;
use sidelines_extract::Reading;
use sidelines_facts::Fact;
use sidelines_store::Store;
use sidelines_text::Report;
use std::path::Path;

/// A report of its own on a day, read on that day: two ministers meet, on the margins of a summit, and all else of
/// which a question may ask.
struct Telling {
    day: &'static str,
    minister: &'static str,
    place: [&'static str; 2],
    members: &'static str,
    doses: u32,
    words: &'static str,
}

const EARLY: Telling = Telling {
    day: "2021-07-28",
    minister: "Sherali Mirzo",
    place: ["Dushanbe", "TJ"],
    members: "TJ",
    doses: 100,
    words: "Our border posts stand open to the friends of Tajikistan",
};
const LATE: Telling = Telling {
    day: "2023-04-27",
    minister: "Emomali Sobirzoda",
    place: ["New Delhi", "IN"],
    members: "IR",
    doses: 900,
    words: "With Tajikistan we shall build a hospital before winter comes",
};

fn facts(report: &str, told: &Telling) -> Vec<Fact> {
    let words = "Words of the report";
    let fact = |kind: &str, mut body: serde_json::Value| {
        body["v"] = 1.into();
        body["type"] = kind.into();
        body["report"] = report.into();
        body["evidence"] = json!([{"report": report, "start": 0, "end": 19, "text": words}]);
        serde_json::from_value::<Fact>(body).unwrap()
    };
    let indian = json!({"person": "Rajnath Singh", "country": "IN", "office": "Defence Minister"});
    let tajik = json!({"person": told.minister, "country": "TJ", "office": "Defence Minister"});
    let [name, country] = told.place;
    let place = json!({"name": name, "country": country});
    let summit = "SCO Defence Ministers' Meeting";
    let met = |day: &str, status: &str| {
        json!({"kind": "meeting", "status": status, "parties": [indian, tajik], "date": day, "place": place,
               "part_of": summit, "topics": [], "outcomes": []})
    };
    let next = &format!("{}{}", &told.day[..8], "30");
    vec![
        fact("encounter", met(told.day, "occurred")),
        fact("encounter", met(next, "planned")),
        fact(
            "encounter",
            json!({"kind": "gathering", "status": "occurred", "parties": [indian, tajik], "date": told.day,
                   "place": place, "name": summit, "topics": [], "outcomes": []}),
        ),
        fact(
            "holder",
            json!({"person": told.minister, "office": "Defence Minister", "country": "TJ", "as_of": told.day}),
        ),
        fact(
            "quote",
            json!({"speaker": {"person": "Rajnath Singh", "country": "IN", "office": "Defence Minister"},
                   "text": told.words, "medium": "statement",
                   "date": told.day, "direct": true}),
        ),
        fact(
            "membership",
            json!({"party": told.members, "org": "SCO", "role": "member", "as_of": told.day, "since": told.day}),
        ),
        fact(
            "figure",
            json!({"value": told.doses, "unit": "doses", "approx": "exact", "by": "Rajnath Singh", "as_of": told.day}),
        ),
    ]
}

/// The record of both, and of a third report that differs on the place of the late meeting.
fn record(db: &Path) {
    let mut store = Store::create_or_open(db).unwrap();
    let differing = Telling {
        place: ["Mumbai", "IN"],
        ..LATE
    };
    for (id, told) in [("early", &EARLY), ("late", &LATE), ("other", &differing)] {
        let report = Report {
            id: id.to_owned(),
            published: Some(told.day.to_owned()),
            text: format!(
                "Words of the report {id}, which nobody copied: {} {}.",
                told.minister, told.doses
            ),
            ..Report::default()
        };
        let reading = Reading {
            facts: facts(id, told),
            published: told.day.parse().ok(),
            ..Reading::default()
        };
        let at = format!("{}T12:00:00Z", told.day).parse().unwrap();
        store.add_reports(&[(report, reading)], at).unwrap();
    }
}

/// Every question, with what it is asked about.
const QUESTIONS: &[&str] = &[
    "timeline",
    "last-met India Tajikistan",
    "who defence-minister Tajikistan",
    "home",
    "pair India Tajikistan",
    "person Singh",
    "office defence-minister Tajikistan",
    "organisation SCO",
    "organisation",
    "gathering SCO",
    "place India",
    "places",
    "quotes",
    "figures",
    "disputes",
    "coming",
    "network",
    "changes --since 2021-01-01",
    "changes --reported-since 2021-01-01",
    "gaps",
    "count",
    "brief India Tajikistan",
    "export",
];

fn ask(dir: &Path, question: &str, clock: &[&str]) -> Ran {
    let words: Vec<&str> = question
        .split(' ')
        .chain(["--json"])
        .chain(clock.iter().copied())
        .collect();
    run(dir, &words)
}

/// Whether an answer knows anything of the late reports.
fn knows_of_late(ran: &Ran) -> bool {
    ["Sobirzoda", "New Delhi", "Mumbai", "2023", "\"IR\"", "900"]
        .iter()
        .any(|word| ran.out.contains(word))
}

#[test]
fn every_question_can_be_asked_as_of_a_day_and_of_a_time() {
    let dir = tempfile::tempdir().unwrap();
    record(&dir.path().join("sidelines.db"));
    for question in QUESTIONS {
        let now = ask(dir.path(), question, &[]);
        assert_eq!(now.code, 0, "{question}: {}{}", now.out, now.err);
        for clock in [
            ["--known-at", "2022-01-01"],
            ["--as-of", "2022-01-01"],
            ["--on", "2022-01-01"],
        ] {
            let then = ask(dir.path(), question, &clock);
            assert!(then.code <= 1, "{question} {clock:?}: {}", then.err);
            assert_ne!(then.out, now.out, "{question} {clock:?} changes nothing");
            if clock[0] == "--known-at" {
                assert!(!knows_of_late(&then), "{question} {clock:?}: {}", then.out);
            }
        }
        // A time at which all had been read changes nothing.
        let all = ask(dir.path(), question, &["--known-at", "2026-01-01"]);
        assert_eq!(all.out, now.out, "{question}");
    }
}

#[test]
fn both_clocks_at_once() {
    let dir = tempfile::tempdir().unwrap();
    record(&dir.path().join("sidelines.db"));
    for question in QUESTIONS {
        let clocks = ["--on", "2021-07-29", "--known-at", "2022-01-01"];
        let ran = ask(dir.path(), question, &clocks);
        assert!(ran.code <= 1, "{question}: {}", ran.err);
        assert!(!knows_of_late(&ran), "{question}: {}", ran.out);
    }
}

#[test]
fn a_day_that_means_nothing_is_refused_with_the_reason() {
    let dir = tempfile::tempdir().unwrap();
    record(&dir.path().join("sidelines.db"));
    for question in ["report early", "explain early"] {
        let ran = ask(dir.path(), question, &["--as-of", "2022-01-01"]);
        assert_eq!(ran.code, 2, "{question}");
        assert!(
            ran.err.starts_with("error: --on has no meaning here: "),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("--known-at"), "{}", ran.err);
        // What had been read by a time is another matter.
        assert_eq!(
            ask(dir.path(), question, &["--known-at", "2022-01-01"]).code,
            0
        );
        let before = ask(dir.path(), question, &["--known-at", "2021-01-01"]);
        assert_eq!(before.code, 2, "{question}: {}", before.out);
    }
}
