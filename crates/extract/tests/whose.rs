//! Of which country holders are whose country is said of somebody else: of whom they accompany, for whom they stand, who
//! sent them, where they are met (`whose.tsv`).

#![allow(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop where it cannot go on"
)]

use sidelines_extract::Reader;
use sidelines_facts::Body;
use sidelines_text::Report;

#[test]
fn holders_are_of_the_country_that_a_careful_reader_sees() {
    let reader = Reader::new().unwrap();
    let mut wrong = Vec::new();
    for row in include_str!("whose.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
    {
        let fields: Vec<&str> = row.split('\t').collect();
        let [words, holders] = fields[..] else {
            panic!("not two fields: {row}");
        };
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-05-15 {}", words.replace(" // ", "\n\n")),
            ..Report::default()
        };
        let found: Vec<String> = reader
            .read(&report)
            .facts
            .into_iter()
            .filter_map(|f| match f.body {
                Body::Holder(h) => Some(format!(
                    "{}/{}/{}",
                    h.person,
                    h.office,
                    h.country.map_or_else(|| "-".to_owned(), |c| c.to_string())
                )),
                _ => None,
            })
            .collect();
        for holder in holders.split("; ") {
            if !found.iter().any(|f| f == holder) {
                wrong.push(format!("{words}\n  {holder} not in {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
