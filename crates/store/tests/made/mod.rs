//! Reports and readings made for tests.

use jiff::Timestamp;
use sidelines_extract::Reading;
use sidelines_facts::{
    Body, CountryCode, Encounter, EncounterKind, Evidence, Fact, Holder, Party, Place, Status,
};
use sidelines_text::Report;

/// Noon on a day of July 2021.
pub(crate) fn noon(day: i8) -> Timestamp {
    jiff::civil::date(2021, 7, day)
        .at(12, 0, 0, 0)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .unwrap()
        .timestamp()
}

pub(crate) fn report(id: &str, text: &str) -> Report {
    Report {
        id: id.to_owned(),
        published: Some("2021-07-28".to_owned()),
        outlet: Some("The Daily".to_owned()),
        text: text.to_owned(),
        ..Report::default()
    }
}

fn party(person: &str, country: &str) -> Party {
    Party {
        person: Some(person.to_owned()),
        country: CountryCode::new(country),
        office: Some("Minister of Defence".to_owned()),
        ..Party::default()
    }
}

fn fact(report: &str, body: Body) -> Fact {
    let evidence = Evidence {
        report: report.to_owned(),
        start: 0,
        end: 3,
        text: "Met".to_owned(),
    };
    Fact {
        v: 1,
        body,
        report: report.to_owned(),
        evidence: vec![evidence],
        confidence: 0.9,
        background: false,
    }
}

/// A reading: the two met in Dushanbe on `date`, and one of them holds his office.
pub(crate) fn reading(report: &str, one: &str, other: &str, date: &str) -> Reading {
    let met = Body::Encounter(Encounter {
        kind: EncounterKind::Meeting,
        status: Status::Occurred,
        parties: vec![party(one, "IN"), party(other, "TJ")],
        attendees: Vec::new(),
        date: date.parse().ok(),
        // Numbers that a careless reader of JSON gets wrong in the last digit.
        place: Some(Place {
            name: Some("Dushanbe".to_owned()),
            country: CountryCode::new("TJ"),
            lat: Some(38.535_75 - 1.0 / 3.0),
            lon: Some(0.1 + 0.2),
            geonameid: Some(1_221_874),
        }),
        name: None,
        edition: None,
        part_of: None,
        mode: None,
        topics: vec!["defence cooperation".to_owned()],
        outcomes: Vec::new(),
        according_to: None,
        tellings: Vec::new(),
        moved_to: None,
    });
    let holds = Body::Holder(Holder {
        person: one.to_owned(),
        office: "Minister of Defence".to_owned(),
        country: CountryCode::new("IN"),
        org: None,
        rank: None,
        as_of: None,
        qualifier: None,
        first_seen: None,
        last_seen: None,
        known_start: None,
        known_end: None,
    });
    Reading {
        facts: vec![fact(report, met), fact(report, holds)],
        published: "2021-07-28".parse().ok(),
        ..Reading::default()
    }
}

/// A report with its reading.
pub(crate) fn read(id: &str, other: &str, date: &str) -> (Report, Reading) {
    let text = format!("Met in Dushanbe: Rajnath Singh and {other}, in report {id}.");
    (report(id, &text), reading(id, "Rajnath Singh", other, date))
}
