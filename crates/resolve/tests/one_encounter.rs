//! What a careful reader takes for one encounter although its reports do not say the same, and what not.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

use serde_json::{Value, json};
use sidelines_resolve::{ContactEntry, Corrections, ReportFacts, ReportMeta, resolve};

/// A report of that day with the encounters it tells.
fn report(id: &str, published: &str, told: &[Value]) -> ReportFacts {
    let facts = told.iter().map(|told| {
        let mut fact = json!({
            "v": 1, "type": "encounter", "report": id, "evidence": [], "confidence": 0.9, "background": false,
        });
        for (key, value) in told.as_object().unwrap() {
            fact[key] = value.clone();
        }
        serde_json::from_value(fact).unwrap()
    });
    ReportFacts {
        facts: facts.collect(),
        meta: ReportMeta {
            id: id.to_owned(),
            published: published.parse().ok(),
            ..ReportMeta::default()
        },
        fingerprints: Vec::new(),
    }
}

/// Kishida and Modi.
fn two() -> Value {
    json!([
        { "person": "Fumio Kishida", "country": "JP", "office": "Prime Minister" },
        { "person": "Narendra Modi", "country": "IN", "office": "Prime Minister" },
    ])
}

fn met(status: &str, date: &str, place: Value) -> Value {
    json!({ "kind": "meeting", "status": status, "parties": two(), "date": date, "place": place })
}

fn record(reports: &[ReportFacts]) -> Vec<ContactEntry> {
    resolve(reports, &Corrections::default()).encounters
}

fn fields(entry: &ContactEntry) -> Vec<&str> {
    let disputes = entry.told.disputes.iter();
    disputes.map(|d| d.field.as_str()).collect()
}

#[test]
fn two_people_meet_in_one_place_a_day() {
    let delhi = json!({ "name": "New Delhi", "country": "IN" });
    let tokyo = json!({ "name": "Tokyo", "country": "JP" });
    let day = "2023-03-20";
    let a = report("a", day, &[met("occurred", day, delhi.clone())]);
    let b = report("b", day, &[met("occurred", day, tokyo.clone())]);
    let one = record(&[a.clone(), b]);
    assert_eq!(one.len(), 1);
    assert_eq!(fields(&one[0]), ["place"]);
    // On another day they may well meet elsewhere.
    let later = report(
        "b",
        "2023-03-22",
        &[met("occurred", "2023-03-22", tokyo.clone())],
    );
    assert_eq!(record(&[a, later]).len(), 2);
    // Who tells of both in one breath means two.
    let visit = |place: &Value| json!({ "kind": "visit", "status": "occurred", "parties": [two()[0]], "date": day, "place": place });
    let tour = report("c", day, &[visit(&delhi), visit(&tokyo)]);
    assert_eq!(record(&[tour]).len(), 2);
}

#[test]
fn on_the_margin_of_one_gathering_a_day() {
    let day = "2023-03-20";
    let on = |margin: &str| {
        let mut fact = met("occurred", day, Value::Null);
        fact["part_of"] = json!(margin);
        fact
    };
    let a = report("a", day, &[on("G20 Summit")]);
    let b = report("b", day, &[on("G7 Summit")]);
    assert_eq!(record(&[a, b]).len(), 1);
}

#[test]
fn a_plan_dated_to_the_journey() {
    let india = json!({ "name": null, "country": "IN" });
    let delhi = json!({ "name": "New Delhi", "country": "IN" });
    let plan = report(
        "a",
        "2023-03-10",
        &[met("planned", "2023-03-19", india.clone())],
    );
    let held = report(
        "b",
        "2023-03-21",
        &[met("occurred", "2023-03-20", delhi.clone())],
    );
    assert_eq!(record(&[plan.clone(), held.clone()]).len(), 1);
    // Not where two were held in those days.
    let again = report(
        "c",
        "2023-03-23",
        &[met("occurred", "2023-03-22", delhi.clone())],
    );
    assert_eq!(record(&[plan, held, again]).len(), 3);
    // Held twice, two are told.
    let before = report("a", "2023-03-19", &[met("occurred", "2023-03-19", india)]);
    let after = report("b", "2023-03-21", &[met("occurred", "2023-03-20", delhi)]);
    assert_eq!(record(&[before, after]).len(), 2);
}

#[test]
fn a_call_recalled_some_weeks_later() {
    let call = |date: Option<&str>, background: bool| json!({ "kind": "call", "status": "occurred", "parties": two(), "date": date, "background": background });
    let of = |id: &str, published: &str, call: Value| report(id, published, &[call]);
    let first = of("a", "2023-08-03", call(Some("2023-08-02"), false));
    let recalled = of("b", "2023-09-04", call(None, true));
    assert_eq!(record(&[first.clone(), recalled.clone()]).len(), 1);
    // Of two in those weeks nobody knows which.
    let second = of("c", "2023-08-21", call(Some("2023-08-20"), false));
    assert_eq!(record(&[first.clone(), second, recalled]).len(), 3);
    // Not half a year later.
    let late = of("b", "2024-02-04", call(None, true));
    assert_eq!(record(&[first, late]).len(), 2);
}

#[test]
fn a_meeting_recalled_in_the_days_after() {
    let past = |country: &str| json!({ "kind": "meeting", "status": "occurred", "parties": two(), "background": true, "place": { "name": null, "country": country } });
    let delhi = json!({ "name": "New Delhi", "country": "IN" });
    let held = report("a", "2023-03-20", &[met("occurred", "2023-03-20", delhi)]);
    let of = |published: &str, country: &str| report("b", published, &[past(country)]);
    assert_eq!(record(&[held.clone(), of("2023-03-22", "IN")]).len(), 1);
    assert_eq!(record(&[held.clone(), of("2023-03-22", "JP")]).len(), 2);
    assert_eq!(record(&[held, of("2023-05-22", "IN")]).len(), 2);
}
