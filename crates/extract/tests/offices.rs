//! Offices of the whole world are read: who holds what, for which country or organisation (`offices.tsv`).

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop where it cannot go on"
)]

use sidelines_extract::Reader;
use sidelines_facts::Body;
use sidelines_text::Report;

#[test]
fn offices_of_the_world_are_read_whole() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    let rows = include_str!("offices.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'));
    for row in rows {
        let fields: Vec<&str> = row.split('\t').collect();
        let [words, person, office, country, org] = fields[..] else {
            panic!("not five fields: {row}");
        };
        let mut text: String = words.to_owned();
        // A name set off by a comma is closed by another.
        if text.ends_with(&format!(", {person}")) || text.starts_with(person) {
            text.push(',');
        }
        let text = format!(" date 2024-05-15 {text} met reporters on Tuesday.");
        let report = Report {
            id: "r".into(),
            text,
            ..Report::default()
        };
        let facts = reader.read(&report).facts;
        let found: Vec<(String, String, String, String)> = facts
            .into_iter()
            .filter_map(|f| match f.body {
                Body::Holder(h) => Some((
                    h.person,
                    h.office,
                    h.country.map(|c| c.to_string()).unwrap_or_default(),
                    h.org.unwrap_or_default(),
                )),
                _ => None,
            })
            .collect();
        let right = found
            .iter()
            .any(|(p, o, c, g)| p == person && o == office && c == country && g == org);
        if !right || found.iter().any(|(p, ..)| p != person) {
            wrong.push(format!(
                "{words}\n   expected {office} {country} {org}, found {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn whoever_is_met_at_a_stop_of_a_trip_is_of_its_country() {
    let reader = Reader::new().unwrap();
    let told = |text: &str| {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-09-10 {text}"),
            ..Report::default()
        };
        let facts = reader.read(&report).facts.into_iter();
        let holders = facts.filter_map(|f| match f.body {
            Body::Holder(h) => Some((h.person, h.country.map(|c| c.to_string()))),
            _ => None,
        });
        holders.collect::<Vec<_>>()
    };
    let trip = "Kenyan President Wycliffe Otieno will pay a visit to Finland from September 14 to 16, and will hold \
                talks with President Ali Said in Beirut on September 17.";
    assert!(told(trip).contains(&("Ali Said".into(), Some("LB".into()))));
    // One stop alone says nothing of a report's home.
    let home =
        "HELSINKI - President Ari Salo met Kenyan President Wycliffe Otieno in Beirut on Tuesday.";
    assert!(told(home).contains(&("Ari Salo".into(), Some("FI".into()))));
}
