//! What is much alike and is two encounters all the same, each with the like that is one.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

mod told;

use serde_json::{Value, json};
use sidelines_resolve::ReportFacts;
use told::{met, record, report, two};

fn city(name: &str, country: &str) -> Value {
    json!({ "name": name, "country": country })
}

fn delhi() -> Value {
    city("New Delhi", "IN")
}

fn tokyo() -> Value {
    city("Tokyo", "JP")
}

fn party(name: &str, country: &str, office: &str) -> Value {
    json!({ "person": name, "country": country, "office": office })
}

fn state(country: &str) -> Value {
    json!({ "person": null, "country": country })
}

/// `fact` with another value of a field.
fn with(mut fact: Value, key: &str, value: Value) -> Value {
    fact[key] = value;
    fact
}

fn undated(fact: Value) -> Value {
    with(fact, "date", Value::Null)
}

fn visit(status: &str, date: &str, place: Value) -> Value {
    json!({ "kind": "visit", "status": status, "parties": [two()[0]], "date": date, "place": place })
}

/// How many encounters reports tell of, each of the day beside it.
fn told_by(reports: &[(&str, Value)]) -> usize {
    let reports = reports.iter().enumerate();
    let reports: Vec<ReportFacts> = reports
        .map(|(i, (day, fact))| report(&format!("r{i}"), day, std::slice::from_ref(fact)))
        .collect();
    record(&reports).len()
}

#[test]
fn days_one_after_the_other_on_each_of_which_several_agree() {
    let on = |day| (day, met("occurred", day, delhi()));
    let [first, second] = ["2023-03-20", "2023-03-21"];
    assert_eq!(told_by(&[on(first), on(second)]), 1, "a story told again");
    assert_eq!(told_by(&[on(first), on(first), on(second)]), 1);
    assert_eq!(told_by(&[on(first), on(first), on(second), on(second)]), 2);
}

#[test]
fn two_visits_announced_in_one_week() {
    let plan = |told, month| (told, visit("planned", month, city("Moscow", "RU")));
    let march = plan("2023-01-10", "2023-03");
    assert_eq!(told_by(&[march.clone(), plan("2023-01-12", "2023-05")]), 2);
    // Weeks later it has been put off.
    assert_eq!(told_by(&[march, plan("2023-02-25", "2023-04-10")]), 1);
}

#[test]
fn a_visit_before_the_one_that_is_planned() {
    let plan = |day| ("2023-03-12", visit("planned", day, delhi()));
    let held = ("2023-03-21", visit("occurred", "2023-03-20", delhi()));
    assert_eq!(told_by(&[plan("2023-04-28"), held.clone()]), 2);
    assert_eq!(told_by(&[plan("2023-03-26"), held.clone()]), 1);
    let late = ("2023-04-21", visit("occurred", "2023-04-20", delhi()));
    assert_eq!(told_by(&[plan("2023-03-26"), late]), 1, "put off");
}

#[test]
fn what_is_recalled_more_than_a_year_later() {
    let margin = |fact| with(fact, "part_of", json!("UN General Assembly"));
    let new_york = || city("New York", "US");
    let held = (
        "2022-09-23",
        margin(met("occurred", "2022-09-22", new_york())),
    );
    let recalled = |told| {
        let fact = undated(margin(met("occurred", "", new_york())));
        (told, with(fact, "background", json!(true)))
    };
    assert_eq!(told_by(&[held.clone(), recalled("2022-11-20")]), 1);
    assert_eq!(
        told_by(&[held, recalled("2023-11-20")]),
        2,
        "the next assembly"
    );
}

#[test]
fn states_that_may_be_any_of_their_officials() {
    let day = "2023-03-20";
    let of = |parties: Value| (day, with(met("occurred", day, delhi()), "parties", parties));
    let states = of(json!([state("IN"), state("JP")]));
    let premiers = of(two());
    let ministers = of(json!([
        party(
            "Subrahmanyam Jaishankar",
            "IN",
            "Minister of Foreign Affairs"
        ),
        party("Yoshimasa Hayashi", "JP", "Minister of Foreign Affairs"),
    ]));
    assert_eq!(told_by(&[premiers.clone(), states.clone()]), 1);
    assert_eq!(told_by(&[premiers.clone(), ministers.clone()]), 2);
    assert_eq!(
        told_by(&[premiers, ministers, states]),
        3,
        "nobody knows which"
    );
}

#[test]
fn a_month_or_a_stay_in_which_they_met_twice() {
    let on = |day| (day, met("occurred", day, delhi()));
    for (first, second, range) in [
        ("2023-03-05", "2023-03-22", "2023-03"),
        ("2023-03-05", "2023-03-08", "2023-03-05/2023-03-08"),
        ("2023-03-05", "2023-09-22", "2023"),
    ] {
        let fact = with(met("occurred", range, delhi()), "background", json!(true));
        let recalled = ("2024-01-20", fact);
        assert_eq!(told_by(&[on(first), recalled.clone()]), 1, "{range}");
        assert_eq!(told_by(&[on(first), on(second), recalled]), 3, "{range}");
    }
}

#[test]
fn no_meeting_planned_and_one_held_weeks_later() {
    let denied = ("2023-09-05", undated(met("denied", "", Value::Null)));
    let held = |day| (day, met("occurred", day, tokyo()));
    assert_eq!(told_by(&[denied.clone(), held("2023-09-12")]), 1);
    assert_eq!(told_by(&[denied, held("2023-10-10")]), 2);
}

#[test]
fn a_host_has_two_gatherings_in_a_day() {
    let day = "2023-03-20";
    let gathering = |parties: Value, place: Value| {
        let fact = json!({ "kind": "gathering", "status": "occurred", "parties": parties, "date": day, "place": place });
        (day, fact)
    };
    let host = party("Emmanuel Macron", "FR", "President");
    let [sall, kagame] = [
        party("Macky Sall", "SN", "President"),
        party("Paul Kagame", "RW", "President"),
    ];
    let [scholz, draghi] = [
        party("Olaf Scholz", "DE", "Chancellor"),
        party("Mario Draghi", "IT", "Prime Minister"),
    ];
    let of = |place: Value| {
        let south = gathering(json!([host, sall, kagame]), place.clone());
        let north = gathering(json!([host, scholz, draghi]), place);
        told_by(&[south, north])
    };
    assert_eq!(of(city("Paris", "FR")), 2);
    assert_eq!(of(city("Doha", "QA")), 1, "abroad he is at one");
}

#[test]
fn the_year_before_for_this_year() {
    let now = "2024-05-22";
    let stay = visit("ongoing", "2024-05-22/2024-05-24", delhi());
    let caption = with(
        visit("occurred", "2023-05-22", delhi()),
        "background",
        json!(true),
    );
    let both = report("a", now, &[caption.clone(), stay.clone()]);
    let one = record(std::slice::from_ref(&both));
    assert_eq!(one.len(), 1);
    let date = one[0].encounter.date.as_ref().unwrap();
    assert_eq!(date.to_string(), "2024-05-22/2024-05-24");
    // Others that tell of the stay in other days do not part the two.
    let eve = report(
        "b",
        "2024-05-23",
        &[visit("occurred", "2024-05-23", delhi())],
    );
    assert_eq!(record(&[both.clone(), eve]).len(), 1);
    // A year ago they were there indeed: a report of that time says so, or one that tells of nothing else.
    let then = report(
        "c",
        "2023-05-22",
        &[visit("occurred", "2023-05-22", delhi())],
    );
    assert_eq!(record(&[both, then]).len(), 2);
    assert_eq!(told_by(&[(now, stay), (now, caption)]), 2);
}

#[test]
fn a_plan_for_the_margin_of_another_gathering() {
    let margin = |fact, name: &str| with(fact, "part_of", json!(name));
    let plan = (
        "2023-09-05",
        margin(undated(met("planned", "", Value::Null)), "G20 Summit"),
    );
    let held = |day, place, name: &str| (day, margin(met("occurred", day, place), name));
    assert_eq!(
        told_by(&[plan.clone(), held("2023-09-09", delhi(), "G20 Summit")]),
        1
    );
    let assembly = held("2023-09-20", city("New York", "US"), "UN General Assembly");
    assert_eq!(told_by(&[plan.clone(), assembly]), 2);
    // Whose margin nobody tells is that of the days of the plan, and not a month later.
    let soon = ("2023-09-10", met("occurred", "2023-09-10", delhi()));
    let late = ("2023-10-10", met("occurred", "2023-10-10", tokyo()));
    assert_eq!(told_by(&[plan.clone(), soon]), 1);
    assert_eq!(told_by(&[plan, late]), 2);
}

#[test]
fn ministers_meet_besides_those_who_lead_them() {
    let day = "2023-03-20";
    let ministers = [
        party(
            "Subrahmanyam Jaishankar",
            "IN",
            "Minister of Foreign Affairs",
        ),
        party("Yoshimasa Hayashi", "JP", "Minister of Foreign Affairs"),
    ];
    let leaders = two().as_array().unwrap().clone();
    let of = |parties: &[Value]| {
        let fact = with(met("occurred", day, delhi()), "parties", json!(parties));
        (day, fact)
    };
    let all = of(&[leaders.clone(), ministers.to_vec()].concat());
    assert_eq!(
        told_by(&[all.clone(), of(&leaders)]),
        1,
        "with their delegations"
    );
    assert_eq!(told_by(&[all, of(&ministers)]), 2);
}

#[test]
fn the_nearer_of_two_days() {
    let held = |day| report(day, day, &[met("occurred", day, Value::Null)]);
    let news = report(
        "news",
        "2023-03-21",
        &[undated(met("occurred", "", Value::Null))],
    );
    for (a, b, nearer) in [
        ("2023-03-15", "2023-03-20", "2023-03-20"),
        ("2023-03-14", "2023-03-16", "2023-03-16"),
    ] {
        let all = record(&[held(a), held(b), news.clone()]);
        assert_eq!(all.len(), 2);
        let taken = all.iter().find(|e| e.told.reports.len() == 2).unwrap();
        assert_eq!(taken.encounter.date.as_ref().unwrap().to_string(), nearer);
    }
}

#[test]
fn the_day_after_they_met_again() {
    let held = |day: &str, words: &str| {
        let mut fact = met("occurred", day, delhi());
        fact["evidence"] =
            serde_json::json!([{ "report": "x", "start": 0, "end": words.len(), "text": words }]);
        fact
    };
    let first = held("2024-11-04", "The two met in New Delhi on Monday.");
    let slip = held("2024-11-05", "The two met in New Delhi today.");
    let again = held("2024-11-05", "The two met again in New Delhi on Tuesday.");
    assert_eq!(
        told_by(&[("2024-11-05", first.clone()), ("2024-11-06", slip)]),
        1
    );
    assert_eq!(told_by(&[("2024-11-05", first), ("2024-11-06", again)]), 2);
}

#[test]
fn two_editions_of_a_series_on_one_day() {
    let day = "2024-03-01";
    let held = |edition: Value| {
        let parties = json!([{ "person": null, "org": "BIMSTEC" }, state("LK")]);
        let fact = json!({ "kind": "gathering", "status": "occurred", "parties": parties, "date": day,
            "place": city("Colombo", "LK"), "name": "BIMSTEC Ministerial Meeting" });
        match edition {
            Value::Null => (day, fact),
            edition => (day, with(fact, "edition", edition)),
        }
    };
    let of = |one: Value, other: Value| told_by(&[held(one), held(other)]);
    assert_eq!(of(json!(20), json!(21)), 2);
    assert_eq!(of(json!(20), json!(20)), 1);
    assert_eq!(
        of(json!(20), Value::Null),
        1,
        "which it was, one does not say"
    );
}
