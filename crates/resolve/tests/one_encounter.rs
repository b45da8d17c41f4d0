//! What a careful reader takes for one encounter although its reports do not say the same, and what not.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

mod told;

use serde_json::{Value, json};
use sidelines_resolve::ContactEntry;
use told::{met, record, report, two};

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

#[test]
fn a_plan_for_another_city() {
    let day = "2023-03-20";
    let city = |name: &str| json!({ "name": name, "country": "IN" });
    let plan = report(
        "a",
        "2023-03-10",
        &[met("possible", "2023-03", city("Mumbai"))],
    );
    let held = |id: &str, published: &str, day: &str, at: &str| {
        report(id, published, &[met("occurred", day, city(at))])
    };
    let first = held("b", "2023-03-21", day, "New Delhi");
    assert_eq!(record(&[plan.clone(), first.clone()]).len(), 1);
    // Not where two were held in that month.
    let second = held("c", "2023-03-29", "2023-03-28", "Agra");
    assert_eq!(record(&[plan, first, second]).len(), 3);
}

#[test]
fn a_city_that_the_others_do_not_give() {
    let of = |id: &str, published: &str, date: Value, place: Value| {
        let mut told = met("planned", "", place);
        told["date"] = date;
        report(id, published, &[told])
    };
    let city = |name: &str| json!({ "name": name, "country": "US" });
    let reports = [
        of("a", "2023-03-10", json!("2023-03-14"), Value::Null),
        of("b", "2023-03-12", json!("2023-03-14"), city("Atlanta")),
        of("c", "2023-03-12", Value::Null, city("Washington")),
        of("d", "2023-03-13", json!("2023-03-14"), city("Washington")),
    ];
    let one = record(&reports);
    assert_eq!(one.len(), 1);
    assert_eq!(fields(&one[0]), ["place"]);
}

#[test]
fn a_town_and_the_province_around_it() {
    let goa = json!({ "name": "Goa", "country": "IN", "lat": 15.3, "lon": 74.1 });
    let panaji = json!({ "name": "Panaji", "country": "IN", "lat": 15.4989, "lon": 73.8278 });
    let delhi = json!({ "name": "New Delhi", "country": "IN", "lat": 28.6358, "lon": 77.2245 });
    let at = |id: &str, published: &str, place: &Value| {
        let mut told = met("occurred", "", place.clone());
        told["date"] = Value::Null;
        report(id, published, &[told])
    };
    let dated = report("a", "2023-05-05", &[met("occurred", "2023-05-04", goa)]);
    let near = record(&[dated.clone(), at("b", "2023-05-05", &panaji)]);
    assert_eq!(near.len(), 1);
    assert!(fields(&near[0]).is_empty());
    let far = record(&[dated, at("b", "2023-05-05", &delhi)]);
    assert_eq!(far.len(), 2);
}

#[test]
fn a_day_without_its_year() {
    let india = json!({ "name": null, "country": "IN" });
    let dated = |id: &str, day: &str| report(id, day, &[met("occurred", day, india.clone())]);
    let of = |day: &str| report("z", "", &[met("occurred", day, Value::Null)]);
    let held = dated("a", "2023-03-20");
    assert_eq!(record(&[held.clone(), of("XXXX-03-20")]).len(), 1);
    assert_eq!(record(&[held.clone(), of("XXXX-03-21")]).len(), 2);
    // The days of a stay are told one by one.
    let stay = |id: &str, published: &str, day: &str| {
        let told = json!({ "kind": "visit", "status": "occurred", "parties": [two()[0]], "date": day, "place": { "name": "Delhi", "country": "IN" } });
        report(id, published, &[told])
    };
    let begun = stay("c", "2023-03-20", "2023-03-20");
    assert_eq!(
        record(&[begun.clone(), stay("y", "", "XXXX-03-21")]).len(),
        1
    );
    assert_eq!(record(&[begun, stay("y", "", "XXXX-03-29")]).len(), 2);
    // In two years they met on that day: nobody knows in which.
    let again = dated("b", "2024-03-20");
    assert_eq!(record(&[held, again, of("XXXX-03-20")]).len(), 3);
}

/// Whose delegation is told by one report and not by the other, that gives the day without its year.
#[test]
fn a_delegation_on_a_day_without_its_year() {
    let tokyo = json!({ "name": "Tokyo", "country": "JP" });
    let heads = json!({ "person": null, "country": "IN", "office": "company heads" });
    let mut plan = met("planned", "2023-03-20", tokyo.clone());
    plan["parties"].as_array_mut().unwrap().push(heads);
    let plan = report("a", "2023-03-19", &[plan]);
    let held = |day: &str| report("b", "", &[met("occurred", day, tokyo.clone())]);
    assert_eq!(record(&[plan.clone(), held("XXXX-03-20")]).len(), 1);
    assert_eq!(record(&[plan.clone(), held("XXXX-03-21")]).len(), 2);
    // Who tells of two days means two, and the one that fits is the plan's.
    let both = report(
        "b",
        "",
        &[
            met("occurred", "XXXX-03-21", tokyo.clone()),
            met("occurred", "XXXX-03-20", tokyo),
        ],
    );
    assert_eq!(record(&[plan, both]).len(), 2);
}

#[test]
fn a_report_that_does_not_say_when_it_was_written() {
    let undated = |background: bool| {
        let mut told = met("occurred", "", Value::Null);
        told["date"] = Value::Null;
        told["background"] = json!(background);
        report("z", "", &[told])
    };
    let india = json!({ "name": null, "country": "IN" });
    let held = |id: &str, day: &str| report(id, day, &[met("occurred", day, india.clone())]);
    let first = held("a", "2023-03-20");
    assert_eq!(record(&[first.clone(), undated(false)]).len(), 1);
    // Told as history it may be any other.
    assert_eq!(record(&[first.clone(), undated(true)]).len(), 2);
    assert_eq!(
        record(&[first, held("b", "2023-09-09"), undated(false)]).len(),
        3
    );
}

#[test]
fn who_signed_and_for_whom() {
    let signed = |id: &str, day: &str, parties: Value| {
        let told =
            json!({ "kind": "signing", "status": "occurred", "parties": parties, "date": day });
        report(id, day, &[told])
    };
    let day = "2024-12-03";
    let state = |country: &str| json!({ "person": null, "country": country });
    let minister = |name: &str, country: &str| json!({ "person": name, "country": country });
    let states = signed("a", day, json!([state("NP"), state("CN")]));
    let pens = json!([
        minister("Amrit Bahadur Rai", "NP"),
        minister("Liu Sushe", "CN")
    ]);
    let premiers = json!([minister("KP Sharma Oli", "NP"), minister("Li Qiang", "CN")]);
    let reports = [
        states,
        signed("b", day, pens.clone()),
        signed("c", day, premiers),
    ];
    assert_eq!(record(&reports).len(), 1);
    // The next day they may sign something else, and so may the state and a bank.
    let next = signed("b", "2024-12-04", pens);
    assert_eq!(record(&[reports[0].clone(), next]).len(), 2);
    let bank = json!([state("NP"), { "person": null, "org": "World Bank" }]);
    assert_eq!(
        record(&[reports[0].clone(), signed("b", day, bank)]).len(),
        2
    );
}

fn person(name: &str, country: &str) -> Value {
    json!({ "person": name, "country": country, "office": "President" })
}

/// A meeting of that day in Prague, told in the sentence that begins at `start`.
fn talks(parties: &[Value], start: usize, words: &str) -> Value {
    json!({
        "kind": "meeting", "status": "occurred", "parties": parties, "date": "2022-10-06",
        "place": { "name": "Prague", "country": "CZ" },
        "evidence": [{ "report": "r", "start": start, "end": start + 40, "text": words }],
    })
}

#[test]
fn one_more_at_the_table() {
    let [a, b, c, d] = [
        person("Emmanuel Macron", "FR"),
        person("Ilham Aliyev", "AZ"),
        person("Vahagn Khachaturyan", "AM"),
        person("Maia Sandu", "MD"),
    ];
    let of = |id: &str, parties: &[Value]| report(id, "2022-10-07", &[talks(parties, 0, "")]);
    let four = of("r1", &[a.clone(), b.clone(), c.clone(), d]);
    let three = of("r2", &[a.clone(), b.clone(), c]);
    assert_eq!(record(&[four.clone(), three]).len(), 1);
    // Two of them have met on their own.
    assert_eq!(record(&[four, of("r2", &[a, b])]).len(), 2);
}

#[test]
fn halves_of_a_joint_meeting() {
    let [a, b, c] = [
        person("Emmanuel Macron", "FR"),
        person("Ilham Aliyev", "AZ"),
        person("Vahagn Khachaturyan", "AM"),
    ];
    let halves = |words: &str, apart: usize| {
        let told = [
            talks(&[a.clone(), b.clone()], 0, words),
            talks(&[a.clone(), c.clone()], apart, words),
        ];
        report("r1", "2022-10-07", &told)
    };
    let all = talks(&[a.clone(), b.clone(), c.clone()], 0, "The three met.");
    let joint = report("r2", "2022-10-07", std::slice::from_ref(&all));
    let met = "Macron met the leaders of Azerbaijan and Armenia.";
    let one = record(&[halves(met, 0), joint.clone()]);
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].encounter.parties.len(), 3);
    // In two sentences they are two, and so they are where it says so.
    assert_eq!(record(&[halves(met, 100), joint.clone()]).len(), 3);
    let each = "Macron met the leaders of Azerbaijan and Armenia separately.";
    assert_eq!(record(&[halves(each, 0), joint.clone()]).len(), 3);
    // Nothing but halves is told: two.
    assert_eq!(record(&[halves(met, 0)]).len(), 2);
    // The report itself, or another of them, tells of the joint meeting besides.
    let mut both = halves(met, 0);
    both.facts.extend(report("r1", "2022-10-07", &[all]).facts);
    assert_eq!(record(&[both, joint.clone()]).len(), 3);
    let two = [a.clone(), b.clone()];
    let alone = report("r3", "2022-10-07", &[talks(&two, 0, "Both met alone.")]);
    assert_eq!(record(&[halves(met, 0), joint, alone]).len(), 3);
}

#[test]
fn a_plan_of_two_that_the_next_sentence_tells_in_full() {
    let [a, b, c] = [
        person("Emmanuel Macron", "FR"),
        person("Ilham Aliyev", "AZ"),
        person("Vahagn Khachaturyan", "AM"),
    ];
    let lead = "Aliyev will meet Macron in Paris.";
    let next = 42;
    let told = |status: &str, at: usize, words: &str| {
        let mut two = talks(&[a.clone(), b.clone()], 0, lead);
        let mut all = talks(&[a.clone(), b.clone(), c.clone()], at, words);
        (two["status"], all["status"]) = (json!(status), json!(status));
        record(&[report("r1", "2022-10-05", &[two, all])])
    };
    let three = "The trilateral talks with Khachaturyan are set for Friday.";
    let one = told("planned", next, three);
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].encounter.parties.len(), 3);
    // Another meeting, one told of further on, two that were held.
    let also = "The two will also have trilateral talks with Khachaturyan.";
    assert_eq!(told("planned", next, also).len(), 2);
    assert_eq!(told("planned", next + 200, three).len(), 2);
    assert_eq!(told("occurred", next, three).len(), 2);
}

#[test]
fn a_trip_whose_days_a_report_gives_once() {
    let trip = |date: Option<&str>, city: &str| {
        let mut trip = json!({
            "kind": "visit", "status": "planned", "parties": [person("William Ruto", "KE")],
            "place": { "name": city, "country": "US" },
        });
        if let Some(date) = date {
            trip["date"] = json!(date);
        }
        trip
    };
    let told = |trips: &[Value]| record(&[report("r1", "2024-05-21", trips)]).len();
    let day = Some("2024-05-22");
    assert_eq!(
        told(&[trip(day, "Washington"), trip(None, "Washington")]),
        1
    );
    assert_eq!(told(&[trip(day, "Washington"), trip(None, "Atlanta")]), 2);
    assert_eq!(
        told(&[
            trip(day, "Washington"),
            trip(Some("2024-09-22"), "Washington")
        ]),
        2
    );
}

#[test]
fn a_trip_whose_city_a_report_gives_once() {
    let trip = |status: &str, date: Value, city: Value| {
        json!({
            "kind": "visit", "status": status, "parties": [person("William Ruto", "KE")], "date": date,
            "place": { "name": city, "country": "US" },
        })
    };
    let told = |trips: &[Value]| record(&[report("r1", "2024-05-22", trips)]).len();
    let days = || json!("2024-05-22/2024-05-24");
    let there = trip("ongoing", days(), json!("Washington"));
    let country = |status, date| trip(status, date, Value::Null);
    assert_eq!(told(&[there.clone(), country("ongoing", Value::Null)]), 1);
    assert_eq!(
        told(&[there.clone(), country("planned", json!("2024-05-22"))]),
        1
    );
    // Another one in summer, and the leg in another city in those days.
    assert_eq!(
        told(&[there.clone(), country("planned", json!("2024-08"))]),
        2
    );
    let atlanta = trip("occurred", json!("2024-05-22"), json!("Atlanta"));
    assert_eq!(told(&[there, atlanta]), 2);
}

#[test]
fn a_day_without_a_year_of_what_was_to_be_soon() {
    let plan = |id: &str| {
        let mut soon = met("planned", "2023-03", Value::Null);
        soon["date"] = Value::Null;
        report(id, "2023-03-10", &[soon])
    };
    let delhi = json!({ "name": "New Delhi", "country": "IN" });
    let held = |id: &str, day: &str| report(id, "", &[met("occurred", day, delhi.clone())]);
    assert_eq!(
        record(&[plan("a"), held("b", "XXXX-03-20")]).len(),
        1,
        "ten days on"
    );
    assert_eq!(
        record(&[plan("a"), held("b", "XXXX-08-20")]).len(),
        2,
        "in summer"
    );
    let two = [plan("a"), held("b", "XXXX-03-20"), held("c", "XXXX-04-02")];
    assert_eq!(record(&two).len(), 3, "of two nobody knows which");
}

#[test]
fn an_organisation_and_who_leads_a_body_of_it() {
    let day = "2023-03-20";
    let of = |org: Value| {
        let mut told = met(
            "occurred",
            day,
            json!({ "name": "Brussels", "country": "BE" }),
        );
        told["parties"] = json!([two()[0], org]);
        report(org["org"].as_str().unwrap(), day, &[told])
    };
    let union = json!({ "person": null, "org": "European Union" });
    let official =
        json!({ "person": "Charles Michel", "office": "Official", "org": "European Union" });
    let council = json!({ "person": null, "office": "President", "org": "European Council" });
    let commission = json!({ "person": null, "office": "President", "org": "European Commission" });
    assert_eq!(record(&[of(union.clone()), of(council.clone())]).len(), 1);
    assert_eq!(record(&[of(official), of(council.clone())]).len(), 1);
    assert_eq!(
        record(&[of(council.clone()), of(commission.clone())]).len(),
        2
    );
    // Nobody knows which of the two.
    assert_eq!(record(&[of(union), of(council), of(commission)]).len(), 3);
}

#[test]
fn one_man_said_to_head_two_ministries() {
    let delhi = json!({ "name": "New Delhi", "country": "IN" });
    let day = "2023-03-20";
    let called = |office: &str| {
        let mut fact = met("occurred", day, delhi.clone());
        fact["parties"][1]["office"] = json!(office);
        fact
    };
    let told = |offices: &[&str]| {
        let reports: Vec<_> = offices
            .iter()
            .enumerate()
            .map(|(i, o)| report(&format!("r{i}"), day, &[called(o)]))
            .collect();
        let one = record(&reports);
        assert_eq!(one.len(), 1);
        fields(&one[0]).contains(&"office")
    };
    assert!(told(&[
        "Minister of Defence",
        "Minister of Foreign Affairs"
    ]));
    assert!(!told(&["Minister of Defence", "Defence Minister"]));
    assert!(!told(&["Minister of Defence", "Deputy Prime Minister"]));
}

#[test]
fn told_already_on_the_day_before_today() {
    let dushanbe = json!({ "name": "Dushanbe", "country": "TJ" });
    let mut undated = met("occurred", "2021-07-28", dushanbe.clone());
    undated["date"] = Value::Null;
    let a = report("a", "2021-07-28", &[undated]);
    let b = report(
        "b",
        "2021-07-29",
        &[met("occurred", "2021-07-29", dushanbe)],
    );
    let one = record(&[a, b]);
    assert_eq!(one.len(), 1);
    assert_eq!(
        one[0].encounter.date.as_ref().unwrap().to_string(),
        "2021-07-28"
    );
    assert!(fields(&one[0]).is_empty());
}
