//! Who is one person and who is two: public names in pairs, and two people of one name.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod told;

use serde_json::{Value, json};
use sidelines_resolve::{Corrections, ReportFacts, resolve};

/// A report that shows people in office.
fn report(id: &str, published: &str, held: &[Value]) -> ReportFacts {
    told::facts(id, published, "holder", held)
}

fn holder(person: &str, country: &str, office: &str) -> Value {
    let country = (!country.is_empty()).then_some(country);
    let org = country.is_none().then_some("European Union");
    json!({"person": person, "country": country, "office": office, "org": org})
}

fn people(reports: &[ReportFacts]) -> usize {
    resolve(reports, &Corrections::default()).persons.len()
}

#[test]
fn public_names_in_pairs() {
    let table = include_str!("namings.csv");
    let rows: Vec<Vec<&str>> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(',').collect())
        .collect();
    assert!(rows.len() >= 60);
    let mut wrong = Vec::new();
    for row in &rows {
        let [a, ca, oa, b, cb, ob, same] = row.as_slice() else {
            panic!("{row:?}");
        };
        let one = report("a", "2023-05-01", &[holder(a, ca, oa)]);
        let other = report("b", "2023-05-08", &[holder(b, cb, ob)]);
        let found = people(&[one, other]);
        if found != (if *same == "yes" { 1 } else { 2 }) {
            wrong.push(format!("{a} / {b}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Two people of one name in one country: offices that nobody holds at once, told by turns.
#[test]
fn namesakes_stay_two() {
    let soldier = holder("Wang Wei", "CN", "Commander of the Southern Fleet");
    let envoy = holder("Wang Wei", "CN", "Ambassador to Peru");
    let by_turns = [
        report("a", "2023-05-01", std::slice::from_ref(&soldier)),
        report("b", "2023-05-08", std::slice::from_ref(&envoy)),
        report("c", "2023-06-01", std::slice::from_ref(&soldier)),
    ];
    assert_eq!(people(&by_turns), 2);
    let [a, b, c] = by_turns;
    assert_eq!(
        people(&[c.clone(), a.clone(), b.clone()]),
        2,
        "in any order"
    );
    // What one report tells of one name is of one person: an ambassador is made minister.
    let named = report("d", "2023-07-01", &[soldier.clone(), envoy]);
    assert_eq!(people(&[named]), 1);
    // One after the other is a career.
    assert_eq!(people(&[a.clone(), b.clone()]), 1);
    // Who is told as a former one is no longer in the office.
    let mut former = soldier;
    former["qualifier"] = "former".into();
    let c = report("c", "2023-06-01", &[former]);
    assert_eq!(people(&[a, b, c]), 1);
}

#[test]
fn several_offices_of_one_person() {
    let both = |one: &str, other: &str| {
        people(&[
            report("a", "2023-05-01", &[holder("Ada Example", "GB", one)]),
            report("b", "2023-05-08", &[holder("Ada Example", "GB", other)]),
            report("c", "2023-06-01", &[holder("Ada Example", "GB", one)]),
        ])
    };
    assert_eq!(both("Prime Minister", "Minister of Finance"), 1);
    assert_eq!(both("Crown Prince", "Prime Minister"), 1);
    assert_eq!(both("Foreign Minister", "Deputy Prime Minister"), 1);
    assert_eq!(both("Chief of the Army Staff", "Minister of Defence"), 1);
    assert_eq!(
        both("Secretary of the Security Council", "Deputy Chairman"),
        1
    );
    assert_eq!(both("President", "Supreme Commander"), 1);
    assert_eq!(both("Ambassador to Japan", "Minister of Finance"), 2);
}

/// Two halves of one man's name, each told by itself, and a report that has both.
#[test]
fn a_name_in_full_joins_its_halves() {
    let minister = |id, day, name| report(id, day, &[holder(name, "IR", "Minister of Defence")]);
    let halves = || {
        vec![
            minister("a", "2025-05-20", "Aziz Nasirzadeh"),
            minister("b", "2025-05-22", "Amir Nasirzadeh"),
        ]
    };
    assert_eq!(people(&halves()), 2, "nothing says that they are one");
    let mut with_the_whole = halves();
    with_the_whole.push(minister("c", "2025-05-21", "Amir Aziz Nasirzadeh"));
    assert_eq!(people(&with_the_whole), 1);
    // A minister of the next decade who has the surname is another.
    with_the_whole.push(minister("d", "2035-05-21", "Omid Nasirzadeh"));
    assert_eq!(people(&with_the_whole), 2);
}
