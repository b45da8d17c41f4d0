//! A meeting that is put off to other days and held on them is one, with its history.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

mod told;

use serde_json::{Value, json};
use sidelines_facts::Status;
use sidelines_resolve::{ContactEntry, ReportFacts};
use told::{met, record, report};

fn tokyo() -> Value {
    json!({ "name": "Tokyo", "country": "JP" })
}

fn put_off(old: Option<&str>, new: Option<&str>) -> Value {
    let mut fact = met("cancelled", "", Value::Null);
    fact["date"] = json!(old);
    if let Some(new) = new {
        fact["moved_to"] = json!(new);
    }
    fact
}

fn plan() -> ReportFacts {
    report("a", "2024-05-02", &[met("planned", "2024-05-14", tokyo())])
}

fn moved(old: Option<&str>, new: Option<&str>) -> ReportFacts {
    report("b", "2024-05-10", &[put_off(old, new)])
}

fn held(day: &str) -> ReportFacts {
    report("c", day, &[met("occurred", day, tokyo())])
}

fn history(entry: &ContactEntry) -> Vec<(Status, Option<String>)> {
    let said = entry.history.iter();
    said.map(|h| (h.status, h.moved_to.as_ref().map(ToString::to_string)))
        .collect()
}

fn date(entry: &ContactEntry) -> String {
    entry.encounter.date.as_ref().unwrap().to_string()
}

#[test]
fn planned_postponed_and_held() {
    let new = Some("2024-06-03");
    let all = record(&[plan(), moved(Some("2024-05-14"), new), held("2024-06-03")]);
    assert_eq!(all.len(), 1);
    assert_eq!(
        history(&all[0]),
        [
            (Status::Planned, None),
            (Status::Cancelled, new.map(str::to_owned)),
            (Status::Occurred, None)
        ]
    );
    assert_eq!(
        (all[0].encounter.status, date(&all[0]).as_str()),
        (Status::Occurred, "2024-06-03")
    );
    assert!(all[0].told.disputes.is_empty());
    let mut rules = all[0].told.joins.iter().flat_map(|j| &j.why);
    assert!(rules.any(|w| w.rule == "postponed"));
}

#[test]
fn postponed_it_is_planned_for_the_new_days() {
    for old in [Some("2024-05-14"), None] {
        let all = record(&[plan(), moved(old, Some("2024-06-03"))]);
        assert_eq!(all.len(), 1);
        assert_eq!(
            (all[0].encounter.status, date(&all[0]).as_str()),
            (Status::Planned, "2024-06-03")
        );
        assert!(all[0].told.disputes.is_empty());
    }
}

#[test]
fn put_off_to_a_month_and_put_off_twice() {
    let old = Some("2024-05-14");
    let all = record(&[plan(), moved(old, Some("2024-06")), held("2024-06-18")]);
    assert_eq!((all.len(), date(&all[0]).as_str()), (1, "2024-06-18"));
    let again = report(
        "d",
        "2024-06-01",
        &[put_off(Some("2024-06-03"), Some("2024-07-20"))],
    );
    let all = record(&[
        plan(),
        moved(old, Some("2024-06-03")),
        again,
        held("2024-07-20"),
    ]);
    assert_eq!((all.len(), date(&all[0]).as_str()), (1, "2024-07-20"));
    assert_eq!(history(&all[0]).len(), 4);
}

#[test]
fn one_report_tells_the_postponement_and_the_new_plan() {
    let both = report(
        "b",
        "2024-05-10",
        &[
            put_off(Some("2024-05-14"), Some("2024-06-03")),
            met("planned", "2024-06-03", Value::Null),
        ],
    );
    assert_eq!(record(&[plan(), both, held("2024-06-03")]).len(), 1);
}

#[test]
fn another_meeting_is_another() {
    let old = Some("2024-05-14");
    // Called off for good, or held at another time than the one told.
    assert_eq!(
        record(&[plan(), moved(old, None), held("2024-06-03")]).len(),
        2
    );
    let new = Some("2024-06-03");
    assert_eq!(
        record(&[plan(), moved(old, new), held("2024-07-20")]).len(),
        2
    );
    // What took place on the old days was not put off.
    assert_eq!(
        record(&[
            plan(),
            moved(old, new),
            report("d", "2024-05-15", &[met("occurred", "2024-05-14", tokyo())]),
            held("2024-06-03")
        ])
        .len(),
        2
    );
}
