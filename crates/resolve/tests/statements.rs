//! Which reports tell one statement, one number.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod told;

use serde_json::{Value, json};
use sidelines_resolve::{Corrections, Record, ReportFacts, resolve};
use told::facts;

fn eide() -> Value {
    json!({ "person": "Espen Barth Eide", "country": "NO", "office": "Minister of Foreign Affairs" })
}

fn wang() -> Value {
    json!({ "person": "Wang Yi", "country": "CN", "office": "Minister of Foreign Affairs" })
}

fn said(speaker: Value, text: &str, direct: bool) -> Value {
    json!({ "speaker": speaker, "text": text, "medium": "unknown", "addressee": null, "date": null, "direct": direct })
}

/// Told by reports of those days, one each.
fn told_on(quotes: &[(&str, Value)]) -> Record {
    let reports: Vec<ReportFacts> = (1..)
        .zip(quotes)
        .map(|(n, (day, quote))| facts(&format!("r{n}"), day, "quote", std::slice::from_ref(quote)))
        .collect();
    resolve(&reports, &Corrections::default())
}

fn disputed(told: &[sidelines_facts::Dispute]) -> Vec<(&str, Vec<Value>)> {
    let values = |d: &sidelines_facts::Dispute| d.values.iter().map(|v| v.value.clone()).collect();
    told.iter().map(|d| (d.field.as_str(), values(d))).collect()
}

#[test]
fn another_number_told_on_the_same_day_is_in_dispute() {
    let text = |n: &str| {
        said(
            eide(),
            &format!("{n} soldiers took part in the drill off Bergen"),
            false,
        )
    };
    let record = told_on(&[("2024-05-07", text("300")), ("2024-05-07", text("500"))]);
    let [one] = &record.quotes[..] else {
        panic!("{:?}", record.quotes)
    };
    assert_eq!(
        disputed(&one.told.disputes),
        [("number", vec![json!("300"), json!("500")])]
    );
}

#[test]
fn another_number_or_day_is_another_statement() {
    let toll = |n: &str| {
        said(
            eide(),
            &format!("the flood has killed at least {n} people in the valley"),
            false,
        )
    };
    let record = told_on(&[
        ("2024-05-09", toll("120")),
        ("2024-05-10", toll("180")),
        ("2024-05-11", toll("240")),
    ]);
    assert_eq!(record.quotes.len(), 3);
    assert!(record.quotes.iter().all(|q| q.told.disputes.is_empty()));
    let opens = |day: &str| {
        said(
            eide(),
            &format!("the bridge over the river will open on {day}"),
            false,
        )
    };
    let record = told_on(&[
        ("2024-05-09", opens("Monday")),
        ("2024-05-09", opens("Tuesday")),
    ]);
    assert_eq!(record.quotes.len(), 2);
}

#[test]
fn a_number_written_otherwise_is_the_same() {
    let text = |n: &str| {
        said(
            eide(),
            &format!("Norway will lend Kenya {n} for railways"),
            false,
        )
    };
    let record = told_on(&[
        ("2024-05-07", text("$3 billion")),
        ("2024-05-07", text("US$3bn")),
        ("2024-06-07", text("$7bn")),
    ]);
    assert_eq!(record.quotes.len(), 2);
    assert!(record.quotes.iter().all(|q| q.told.disputes.is_empty()));
}

#[test]
fn a_statement_and_its_denial_are_two() {
    let record = told_on(&[
        (
            "2024-05-09",
            said(
                eide(),
                "Norway will attend the talks in Riga this summer",
                false,
            ),
        ),
        (
            "2024-05-09",
            said(
                eide(),
                "Norway will not attend the talks in Riga this summer",
                false,
            ),
        ),
    ]);
    assert_eq!(record.quotes.len(), 2);
}

#[test]
fn what_two_are_told_to_have_said_is_said_by_each() {
    let text = "the ban on fish will be lifted before the end of the year";
    let told = told_on(&[
        ("2024-05-09", said(eide(), text, false)),
        ("2024-05-09", said(wang(), text, false)),
    ]);
    assert_eq!(told.quotes.len(), 2);
    // The very words are one's, and reports differ on whose.
    let quoted = told_on(&[
        ("2024-05-09", said(eide(), text, true)),
        ("2024-05-09", said(wang(), text, true)),
    ]);
    let [one] = &quoted.quotes[..] else {
        panic!("{:?}", quoted.quotes)
    };
    assert_eq!(one.told.disputes[0].field, "speaker");
}

#[test]
fn pieces_of_what_another_report_has_whole() {
    let first = "The high seas belong to nobody and must stay open to the ships of all nations.";
    let second = "Whoever closes a strait to trade closes it to the bread of the poor as well.";
    let whole = facts(
        "r1",
        "2024-05-09",
        "quote",
        &[said(eide(), &format!("{first} {second}"), true)],
    );
    let parts = [said(eide(), first, false), said(eide(), second, true)];
    let pieces = facts("r2", "2024-05-09", "quote", &parts);
    let record = resolve(&[whole, pieces.clone()], &Corrections::default());
    assert_eq!(record.quotes.len(), 1, "{:?}", record.quotes);
    assert_eq!(record.quotes[0].told.claims.len(), 3);
    let alone = resolve(&[pieces], &Corrections::default());
    assert_eq!(alone.quotes.len(), 2);
}

fn figure(report: &str, day: &str, value: i64, text: &str) -> ReportFacts {
    let evidence =
        json!([{ "report": report, "start": 0, "end": text.chars().count(), "text": text }]);
    let told = json!({ "value": value, "unit": "people", "approx": "exact", "by": null, "as_of": null, "evidence": evidence });
    facts(report, day, "figure", &[told])
}

#[test]
fn figures_of_one_day_are_in_dispute_and_figures_that_grow_are_not() {
    let toll =
        |n: i64| format!("Floods in the western valley have killed {n} people, the minister said.");
    let of = |days: [&str; 3]| {
        let reports = [
            figure("r1", days[0], 20, &toll(20)),
            figure("r2", days[1], 34, &toll(34)),
            figure("r3", days[2], 28, &toll(28)),
        ];
        let record = resolve(&reports, &Corrections::default());
        let told = record
            .figures
            .iter()
            .map(|f| disputed(&f.told.disputes).len());
        told.collect::<Vec<_>>()
    };
    // By value: 20, 28, 34.
    assert_eq!(of(["2025-01-10", "2025-01-12", "2025-01-12"]), [0, 1, 1]);
    assert_eq!(of(["2025-01-10", "2025-01-14", "2025-01-12"]), [0, 0, 0]);
}
