//! What people decide stands on top of what is resolved, found again in whatever later readings give.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use serde_json::json;
use sidelines_facts::Fact;
use sidelines_resolve::{
    ClaimRef, Correction, CorrectionState, Corrections, Record, ReportFacts, ReportMeta, Request,
    RequestError, resolve,
};

/// A report of meetings, each `(person, person, date, place)`.
fn report(id: &str, day: &str, meetings: &[(&str, &str, &str, &str)]) -> ReportFacts {
    let facts = meetings.iter().enumerate().map(|(i, (a, b, date, place))| {
        let text = format!("{a} met {b} in {place} ({i}).");
        let fact: Fact = serde_json::from_value(json!({
            "v": 1, "type": "encounter", "kind": "meeting", "status": "occurred", "report": id,
            "parties": [{"person": a, "country": "IN", "office": "Minister of Defence"},
                        {"person": b, "country": "TJ", "office": "Minister of Defence"}],
            "date": date, "place": {"name": place, "country": "TJ"}, "part_of": null,
            "evidence": [{"report": id, "start": i * 100, "end": i * 100 + text.len(), "text": text}],
        }))
        .unwrap();
        fact
    });
    ReportFacts {
        meta: ReportMeta {
            id: id.to_owned(),
            published: day.parse().ok(),
            ..ReportMeta::default()
        },
        facts: facts.collect(),
        fingerprints: Vec::new(),
    }
}

/// A record with its ledger.
struct Desk {
    reports: Vec<ReportFacts>,
    corrections: Corrections,
}

impl Desk {
    fn new(reports: Vec<ReportFacts>) -> Self {
        Self {
            reports,
            corrections: Corrections::default(),
        }
    }

    fn record(&self) -> Record {
        resolve(&self.reports, &self.corrections)
    }

    fn ask(&mut self, request: &Request) -> Result<(), RequestError> {
        let fact = |claim: &ClaimRef| {
            let report = self.reports.iter().find(|r| r.meta.id == claim.report)?;
            report.facts.get(claim.index).cloned()
        };
        let action = request.anchored(&self.record(), fact, |_| None)?;
        // As the ledger keeps it.
        let kept = serde_json::to_string(&action).unwrap();
        let id = format!("c-{}", self.corrections.list.len() + 1);
        self.corrections.list.push(Correction {
            id,
            action: serde_json::from_str(&kept).unwrap(),
        });
        Ok(())
    }

    fn encounter_of(&self, report: &str) -> String {
        let record = self.record();
        let told =
            |e: &&sidelines_resolve::ContactEntry| e.told.reports.iter().any(|r| r == report);
        record.encounters.iter().find(told).unwrap().id.clone()
    }

    fn states(&self) -> Vec<CorrectionState> {
        self.record().corrections.iter().map(|e| e.state).collect()
    }
}

const SINGH: &str = "Rajnath Singh";
const MIRZO: &str = "Sherali Mirzo";

fn two_days() -> Desk {
    Desk::new(vec![
        report(
            "a",
            "2021-07-29",
            &[(SINGH, MIRZO, "2021-07-28", "Dushanbe")],
        ),
        report(
            "b",
            "2021-07-30",
            &[(SINGH, MIRZO, "2021-07-28", "Dushanbe")],
        ),
        report(
            "c",
            "2021-08-05",
            &[(SINGH, MIRZO, "2021-08-04", "Khujand")],
        ),
    ])
}

#[test]
fn merging_splitting_and_keeping_apart() {
    let mut desk = two_days();
    assert_eq!(desk.record().encounters.len(), 2);
    let (ab, c) = (desk.encounter_of("a"), desk.encounter_of("c"));
    desk.ask(&Request::Merge {
        a: ab.clone(),
        b: c,
    })
    .unwrap();
    let record = desk.record();
    assert_eq!(record.encounters.len(), 1);
    let one = &record.encounters[0];
    assert_eq!(one.id, ab, "the earliest claim still founds it");
    assert_eq!(one.told.corrections, ["c-1"]);
    assert!(
        one.told
            .joins
            .iter()
            .any(|j| j.why[0].rule == "corrected" && j.why[0].detail == "c-1")
    );
    assert_eq!(desk.states(), [CorrectionState::Applied]);

    desk.ask(&Request::Split {
        entry: ab,
        reports: vec!["b".to_owned()],
    })
    .unwrap();
    let record = desk.record();
    assert_eq!(record.encounters.len(), 2);
    assert_eq!(desk.encounter_of("a"), desk.encounter_of("c"));
    assert_ne!(desk.encounter_of("a"), desk.encounter_of("b"));
    // What comes later goes to one of the two, and does not glue them.
    desk.reports.push(report(
        "d",
        "2021-08-01",
        &[(SINGH, MIRZO, "2021-07-28", "Dushanbe")],
    ));
    assert_eq!(desk.record().encounters.len(), 2);
}

#[test]
fn a_correction_survives_a_better_reading() {
    let mut desk = two_days();
    let (a, c) = (desk.encounter_of("a"), desk.encounter_of("c"));
    desk.ask(&Request::Merge { a, b: c }).unwrap();
    let c = desk.encounter_of("c");
    desk.ask(&Request::Set {
        entry: c,
        party: None,
        field: "date".into(),
        value: "2021-07-28".into(),
    })
    .unwrap();
    // Read again: another fact comes first, the name is fuller, the offsets moved, the date is gone.
    let mut again = report(
        "c",
        "2021-08-05",
        &[
            (SINGH, "Other Man", "2021-08-01", "Khujand"),
            (SINGH, MIRZO, "2021-08-04", "Khujand"),
        ],
    );
    if let sidelines_facts::Body::Encounter(e) = &mut again.facts[1].body {
        e.date = None;
        e.parties[1].person = Some("Sherali Sobirovich Mirzo".to_owned());
    }
    let words = "(In Khujand:) Rajnath Singh met Sherali Mirzo in Khujand (0).";
    again.facts[1].evidence[0].text = words.to_owned();
    desk.reports[2] = again;
    assert_eq!(
        desk.states(),
        [CorrectionState::Applied, CorrectionState::Applied]
    );
    let record = desk.record();
    assert_eq!(
        record.encounters.len(),
        2,
        "the other man's is one of its own"
    );
    let merged = record
        .encounters
        .iter()
        .find(|e| e.told.reports.len() == 3)
        .unwrap();
    assert_eq!(
        merged.encounter.date.as_ref().unwrap().to_string(),
        "2021-07-28"
    );
    // The report goes: its part of the correction rests, and nothing breaks.
    desk.reports.remove(2);
    assert_eq!(desk.states()[0], CorrectionState::Applied);
    desk.reports.clear();
    assert_eq!(
        desk.states(),
        [CorrectionState::Idle, CorrectionState::Idle]
    );
}

#[test]
fn what_contradicts_is_shown_and_the_later_counts() {
    let mut desk = two_days();
    let (a, c) = (desk.encounter_of("a"), desk.encounter_of("c"));
    desk.ask(&Request::Merge {
        a: a.clone(),
        b: c.clone(),
    })
    .unwrap();
    // Somebody else, who had looked at the record before, says the contrary.
    let mut other = two_days();
    other.ask(&Request::NotSame { a, b: c }).unwrap();
    let mut contrary = other.corrections.list.remove(0);
    contrary.id = "c-2".to_owned();
    desk.corrections.list.push(contrary.clone());
    assert_eq!(desk.record().encounters.len(), 2);
    assert_eq!(
        desk.states(),
        [CorrectionState::Overruled, CorrectionState::Applied]
    );
    assert_eq!(desk.record().corrections[0].against, ["c-2"]);
    assert_eq!(desk.record().corrections[1].against, ["c-1"]);
    // In the other order the merging counts.
    desk.corrections.list.reverse();
    assert_eq!(desk.record().encounters.len(), 1);

    let mut desk = two_days();
    let a = desk.encounter_of("a");
    for value in ["Khujand, TJ", "Bokhtar, TJ"] {
        desk.ask(&Request::Set {
            entry: a.clone(),
            party: None,
            field: "place".into(),
            value: value.into(),
        })
        .unwrap();
    }
    assert_eq!(
        desk.states(),
        [CorrectionState::Overruled, CorrectionState::Applied]
    );
    let place = desk
        .record()
        .encounter(&a)
        .unwrap()
        .encounter
        .place
        .clone()
        .unwrap();
    assert_eq!(place.name.as_deref(), Some("Bokhtar"));
}

#[test]
fn rejecting_and_taking_back_in() {
    let mut desk = two_days();
    let a = desk.encounter_of("a");
    desk.ask(&Request::Reject {
        entry: a.clone(),
        reports: vec!["b".to_owned()],
    })
    .unwrap();
    assert_eq!(desk.record().encounter(&a).unwrap().told.reports, ["a"]);
    desk.ask(&Request::Reject {
        entry: a.clone(),
        reports: Vec::new(),
    })
    .unwrap();
    assert!(desk.record().encounter(&a).is_none());
    assert_eq!(
        desk.states(),
        [CorrectionState::Applied, CorrectionState::Applied]
    );
    let unknown = desk
        .ask(&Request::Accept {
            entry: a,
            reports: Vec::new(),
        })
        .unwrap_err();
    assert!(matches!(unknown, RequestError::Unknown(_)));
}

#[test]
fn people_are_merged_split_renamed_and_struck_out() {
    let mut desk = Desk::new(vec![
        report(
            "a",
            "2021-07-29",
            &[(SINGH, "Sherali Mirzo", "2021-07-28", "Dushanbe")],
        ),
        report(
            "b",
            "2022-07-29",
            &[(SINGH, "Sherali Mirzo", "2022-07-28", "Dushanbe")],
        ),
        report(
            "c",
            "2023-07-29",
            &[(SINGH, "Bahrom Qodirov", "2023-07-28", "Dushanbe")],
        ),
    ]);
    let person = |desk: &Desk, name: &str| {
        let record = desk.record();
        let named =
            |p: &&sidelines_resolve::PersonEntry| p.spellings.iter().any(|s| s.name == name);
        record.persons.iter().find(named).map(|p| p.id.clone())
    };
    let mirzo = person(&desk, "Sherali Mirzo").unwrap();
    desk.ask(&Request::Split {
        entry: mirzo.clone(),
        reports: vec!["b".to_owned()],
    })
    .unwrap();
    let record = desk.record();
    assert_eq!(record.persons.len(), 4, "two of one name are two people");
    let second = record
        .persons
        .iter()
        .find(|p| p.name == "Sherali Mirzo" && p.told.reports == ["b"])
        .unwrap()
        .id
        .clone();
    let qodirov = person(&desk, "Bahrom Qodirov").unwrap();
    desk.ask(&Request::Merge {
        a: second,
        b: qodirov,
    })
    .unwrap();
    assert_eq!(desk.record().persons.len(), 3);
    let merged = desk
        .record()
        .persons
        .iter()
        .find(|p| p.told.reports.len() == 2 && p.name != SINGH)
        .unwrap()
        .clone();
    assert_eq!(merged.told.corrections, ["c-1", "c-2"]);
    desk.ask(&Request::Set {
        entry: merged.id.clone(),
        party: None,
        field: "name".into(),
        value: "Bahrom Mirzo".into(),
    })
    .unwrap();
    let record = desk.record();
    assert_eq!(record.person(&merged.id).unwrap().name, "Bahrom Mirzo");
    assert!(record.encounters.iter().any(|e| {
        e.encounter
            .parties
            .iter()
            .any(|p| p.person.as_deref() == Some("Bahrom Mirzo"))
    }));
    desk.ask(&Request::Reject {
        entry: merged.id,
        reports: Vec::new(),
    })
    .unwrap();
    assert_eq!(desk.record().persons.len(), 2);

    let holder = desk
        .record()
        .offices
        .iter()
        .flat_map(|o| &o.holders)
        .find(|h| h.name == SINGH)
        .unwrap()
        .clone();
    desk.ask(&Request::Set {
        entry: holder.id.clone(),
        party: None,
        field: "known_start".into(),
        value: "2019-05-31".into(),
    })
    .unwrap();
    let record = desk.record();
    let now = record
        .offices
        .iter()
        .flat_map(|o| &o.holders)
        .find(|h| h.id == holder.id)
        .unwrap();
    assert_eq!(now.known_start.as_ref().unwrap().to_string(), "2019-05-31");
    assert_eq!(now.told.corrections, ["c-5"]);
    desk.ask(&Request::Reject {
        entry: holder.id.clone(),
        reports: Vec::new(),
    })
    .unwrap();
    assert!(
        desk.record()
            .offices
            .iter()
            .flat_map(|o| &o.holders)
            .all(|h| h.id != holder.id)
    );
    use CorrectionState::{Applied, Idle};
    assert_eq!(desk.states(), [Applied, Idle, Idle, Applied, Idle, Applied]);
}

#[test]
fn what_makes_no_sense_is_refused_with_a_reason() {
    let mut desk = two_days();
    let a = desk.encounter_of("a");
    let set = |field: &str, value: &str, party: Option<&str>| Request::Set {
        entry: a.clone(),
        party: party.map(str::to_owned),
        field: field.into(),
        value: value.into(),
    };
    for (request, words) in [
        (set("date", "the day before", None), "is no date"),
        (set("status", "perhaps", None), "is no status"),
        (
            set("weather", "fine", None),
            "what can be: kind, status, date",
        ),
        (
            set("rank", "General", Some("FR")),
            "Rajnath Singh (IN), Sherali Mirzo (TJ)",
        ),
        (
            Request::Merge {
                a: a.clone(),
                b: a.clone(),
            },
            "both are",
        ),
        (
            Request::Merge {
                a: "e-".into(),
                b: a.clone(),
            },
            "begins several ids",
        ),
        (
            Request::Split {
                entry: a.clone(),
                reports: vec!["c".into()],
            },
            "is not told by c; it is told by a, b",
        ),
        (
            Request::Split {
                entry: a.clone(),
                reports: vec!["a".into(), "b".into()],
            },
            "left without any report",
        ),
    ] {
        let error = desk.ask(&request).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
    assert!(desk.corrections.list.is_empty());
    desk.ask(&set("rank", "Colonel General", Some("TJ")))
        .unwrap();
    let record = desk.record();
    let parties = &record.encounter(&a).unwrap().encounter.parties;
    let mirzo = parties
        .iter()
        .find(|p| p.person.as_deref() == Some(MIRZO))
        .unwrap();
    assert_eq!(mirzo.rank.as_deref(), Some("Colonel General"));
}

#[test]
fn a_merge_takes_along_what_fits_either_entry() {
    let met = |id: &str, date: &str, place: &str| {
        report(id, "2021-07-30", &[(SINGH, MIRZO, date, place)])
    };
    let mut desk = Desk::new(vec![
        met("a", "2021-07-28", "Dushanbe"),
        met("b", "2021-07-28", "Dushanbe"),
        met("c", "2021-07-29", "Khujand"),
    ]);
    assert_eq!(desk.record().encounters.len(), 2);
    let (a, c) = (desk.encounter_of("a"), desk.encounter_of("c"));
    desk.ask(&Request::Merge { a, b: c }).unwrap();
    let record = desk.record();
    assert_eq!(record.encounters.len(), 1);
    assert_eq!(record.encounters[0].told.reports, ["a", "b", "c"]);
    let fields: Vec<&str> = record.encounters[0]
        .told
        .disputes
        .iter()
        .map(|d| d.field.as_str())
        .collect();
    assert_eq!(fields, ["date", "place"]);
}

#[test]
fn who_was_met_is_disputed_where_somebody_takes_two_for_one() {
    let met =
        |id: &str, who: &str| report(id, "2021-07-30", &[(SINGH, who, "2021-07-28", "Dushanbe")]);
    let mut desk = Desk::new(vec![met("a", MIRZO), met("b", "Emomali Sobirzoda")]);
    let (a, b) = (desk.encounter_of("a"), desk.encounter_of("b"));
    assert_ne!(a, b);
    desk.ask(&Request::Merge { a, b }).unwrap();
    let record = desk.record();
    let disputes = &record.encounters[0].told.disputes;
    assert_eq!(disputes.len(), 1);
    assert_eq!(disputes[0].field, "party");
    assert_eq!(disputes[0].values.len(), 2);
}
