//! Five real reports of three defence ministers' meetings: the record that a careful reader makes of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod labels;

use serde_json::Value;
use sidelines_facts::{Body, Edtf, Fact, Status};
use sidelines_resolve::{Corrections, PersonEntry, Record, ReportFacts, resolve};
use std::collections::BTreeSet;
use std::path::PathBuf;

const IDS: [&str; 5] = [
    "000_191f111cda1535b6",
    "001_3a5c722cdbd3b947",
    "002_c158291f77684a43",
    "003_a9899a0a2cbbadee",
    "004_a5b0146247e3b6f6",
];

fn gold() -> Option<PathBuf> {
    labels::shared("seeds/gold")
}

fn input() -> Option<Vec<ReportFacts>> {
    let (gold, texts) = (gold()?, labels::shared("seeds")?);
    let mut input: Vec<ReportFacts> = IDS
        .iter()
        .map(|id| labels::report(&gold, &texts, id).0)
        .collect();
    // The labels spell a name in one way throughout; the fourth report prints it in another.
    for fact in &mut input[3].facts {
        respell(fact, "Viktor Khrenin", "Victor Khrenin");
    }
    // The labels give the status shown; the text says both.
    for report in &mut input[1..=2] {
        let both = report.facts.iter().find_map(|f| match &f.body {
            Body::Encounter(e) if e.status == Status::Possible => {
                let mut denied = f.clone();
                if let Body::Encounter(e) = &mut denied.body {
                    e.status = Status::Denied;
                }
                denied.evidence.clear();
                Some(denied)
            }
            _ => None,
        });
        // The denial comes first in the text.
        report.facts.splice(0..0, both);
    }
    Some(input)
}

fn respell(fact: &mut Fact, from: &str, to: &str) {
    match &mut fact.body {
        Body::Encounter(e) => {
            for p in e
                .parties
                .iter_mut()
                .filter(|p| p.person.as_deref() == Some(from))
            {
                p.person = Some(to.to_owned());
            }
        }
        Body::Holder(h) if h.person == from => h.person = to.to_owned(),
        _ => {}
    }
}

fn record() -> Option<Record> {
    Some(resolve(&input()?, &Corrections::default()))
}

fn person<'a>(record: &'a Record, name: &str) -> &'a PersonEntry {
    record
        .persons
        .iter()
        .find(|p| p.spellings.iter().any(|s| s.name == name))
        .unwrap()
}

fn strings(list: &Value) -> BTreeSet<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

#[test]
fn seventeen_encounters_with_their_reports() {
    let (Some(record), Some(gold)) = (record(), gold()) else {
        return;
    };
    let expected = labels::json(&gold.join("record.json"));
    let expected = expected["encounters"].as_array().unwrap();
    assert_eq!(record.encounters.len(), expected.len());
    for e in expected {
        let persons: BTreeSet<&str> = e["parties"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|p| p["person"].as_str())
            .collect();
        let dates = e["date_also"].as_array().cloned().unwrap_or_default();
        let found = record.encounters.iter().find(|entry| {
            let got = &entry.encounter;
            let names: BTreeSet<&str> = got
                .parties
                .iter()
                .filter_map(|p| p.person.as_deref())
                .collect();
            let date = serde_json::to_value(&got.date).unwrap();
            serde_json::to_value(got.kind).unwrap() == e["kind"]
                && persons.is_subset(&names)
                && (date == e["date"] || dates.contains(&date))
        });
        let found = found.unwrap_or_else(|| panic!("not in the record: {e}"));
        let reports: BTreeSet<&str> = found.told.reports.iter().map(String::as_str).collect();
        assert_eq!(reports, strings(&e["reports"]), "{e}");
        assert_eq!(
            serde_json::to_value(found.encounter.status).unwrap(),
            e["status"],
            "{e}"
        );
        assert_eq!(
            found.encounter.place.as_ref().unwrap().name.as_deref(),
            e["place"].as_str(),
            "{e}"
        );
    }
}

#[test]
fn five_successions() {
    let (Some(record), Some(gold)) = (record(), gold()) else {
        return;
    };
    let expected = labels::json(&gold.join("record.json"));
    for succession in expected["successions"].as_array().unwrap() {
        let office = record
            .offices
            .iter()
            .find(|o| {
                o.family == "defence minister"
                    && o.country.map(|c| c.to_string()).as_deref() == succession["country"].as_str()
            })
            .unwrap();
        let day = |d: &Option<Edtf>| d.as_ref().map(ToString::to_string).unwrap_or_default();
        let holders: Vec<Vec<String>> = office
            .holders
            .iter()
            .map(|h| vec![h.name.clone(), day(&h.first_seen), day(&h.last_seen)])
            .collect();
        assert_eq!(
            serde_json::to_value(holders).unwrap(),
            succession["holders"]
        );
    }
}

#[test]
fn three_statements_told_twice() {
    let (Some(record), Some(gold)) = (record(), gold()) else {
        return;
    };
    let expected = labels::json(&gold.join("record.json"));
    let expected = expected["same_statement"].as_array().unwrap();
    let twice: Vec<_> = record
        .quotes
        .iter()
        .filter(|q| q.told.reports.len() > 1)
        .collect();
    assert_eq!(twice.len(), expected.len());
    for statement in expected {
        let found = twice.iter().find(|q| {
            let starts = statement["starts"].as_str().unwrap();
            q.quote.text.trim_start_matches("The ").starts_with(starts)
        });
        let found = found.unwrap_or_else(|| panic!("not in the record: {statement}"));
        let reports: BTreeSet<&str> = found.told.reports.iter().map(String::as_str).collect();
        assert_eq!(reports, strings(&statement["reports"]));
        let fields: Vec<&str> = found
            .told
            .disputes
            .iter()
            .map(|d| d.field.as_str())
            .collect();
        let expected: Vec<&str> = statement["disagreement"].as_str().into_iter().collect();
        assert_eq!(fields, expected, "{statement}");
    }
}

#[test]
fn three_disagreements() {
    let Some(record) = record() else { return };
    let mut fields: Vec<String> = Vec::new();
    fields.extend(
        record
            .persons
            .iter()
            .flat_map(|p| &p.told.disputes)
            .map(|d| d.field.clone()),
    );
    fields.extend(
        record
            .facts()
            .iter()
            .flat_map(|f| &f.disputes)
            .map(|d| d.field.clone()),
    );
    fields.sort();
    assert_eq!(fields, ["speaker", "spelling", "status"]);
}

#[test]
fn two_men_named_emomali_and_one_khrenin() {
    let Some(record) = record() else { return };
    let rahmon = person(&record, "Emomali Rahmon");
    let abdurakhim = person(&record, "Sobrizoda Emomali Abdurakhim");
    assert_ne!(rahmon.id, abdurakhim.id);
    let khrenin = person(&record, "Victor Khrenin");
    assert_eq!(khrenin.id, person(&record, "Viktor Khrenin").id);
    assert_eq!(khrenin.told.reports.len(), 2);
    let singh = person(&record, "Rajnath Singh");
    assert_eq!(singh.told.reports.len(), 5);
}

#[test]
fn copies_count_once() {
    let Some(record) = record() else { return };
    let origin = record
        .origins
        .iter()
        .find(|o| o.reports.contains(&IDS[1].to_owned()))
        .unwrap();
    assert_eq!(origin.reports, [IDS[1], IDS[2]]);
    let wei = record
        .encounters
        .iter()
        .find(|e| e.encounter.status == Status::Possible)
        .unwrap();
    assert_eq!(
        (wei.told.reports.len(), wei.told.independent_sources),
        (2, 1)
    );
    assert_eq!(wei.history.len(), 4);
}

#[test]
fn meetings_hang_under_their_gathering_and_visit() {
    let Some(record) = record() else { return };
    let mirzo = record
        .encounters
        .iter()
        .find(|e| {
            e.told.reports.len() == 3
                && e.encounter.parties.len() == 2
                && e.links.gathering.is_some()
        })
        .unwrap();
    let gathering = record
        .encounter(mirzo.links.gathering.as_deref().unwrap())
        .unwrap();
    assert_eq!(
        gathering.encounter.date.as_ref().unwrap().to_string(),
        "2021-07-28"
    );
    assert!(gathering.links.holds.contains(&mirzo.id));
    let visit = record.encounter(&mirzo.links.visits[0]).unwrap();
    assert_eq!(
        visit.encounter.date.as_ref().unwrap().to_string(),
        "2021-07-27/2021-07-29"
    );
}
