//! Questions to a record made by hand.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its record has failed"
)]

use jiff::civil::{Date, date};
use sidelines_facts::{
    CountryCode, Edtf, Encounter, EncounterKind, Evidence, Mode, Party, Place, Status,
};
use sidelines_resolve::{
    ClaimRef, ContactEntry, Links, OfficeEntry, PartyLink, PersonEntry, QuoteEntry, Record,
    ReportMeta, StatusClaim, Tenancy, Told,
};
use sidelines_views::{
    Answer, BriefQuestion, Index, Known, Pair, TimelineFilter, brief, last_met, summary, timeline,
    who,
};

fn country(code: &str) -> CountryCode {
    CountryCode::new(code).unwrap()
}

fn day(text: &str) -> Option<Edtf> {
    (!text.is_empty()).then(|| text.parse().unwrap())
}

const PAIR: (&str, &str) = ("IN", "TJ");

fn pair() -> Pair {
    Pair {
        a: country(PAIR.0),
        b: country(PAIR.1),
    }
}

/// A contact of the two, told on its day by a report of that day.
fn contact(kind: EncounterKind, status: Status, date: &str) -> ContactEntry {
    let id = format!("e-{kind:?}-{status:?}-{date}");
    let party = |name: &str, code: &str| Party {
        person: Some(name.into()),
        country: Some(country(code)),
        ..Party::default()
    };
    let claim = ClaimRef {
        report: "r".into(),
        index: 0,
    };
    ContactEntry {
        id,
        encounter: serde_json::from_value::<Encounter>(serde_json::json!({
            "kind": kind, "status": status, "date": day(date), "place": null, "part_of": null,
            "parties": [party("Rajnath Singh", PAIR.0), party("Sherali Mirzo", PAIR.1)],
        }))
        .unwrap(),
        parties: vec![PartyLink::default(), PartyLink::default()],
        attendees: vec![],
        history: vec![StatusClaim {
            status,
            claim: claim.clone(),
            according_to: None,
            published: day("2021-07-28"),
            date: day(date),
            moved_to: None,
        }],
        links: Links::default(),
        told: Told {
            claims: vec![claim],
            reports: vec!["r".into()],
            ..Told::default()
        },
    }
}

fn index(encounters: Vec<ContactEntry>) -> Index {
    Index::of(record(encounters))
}

fn record(encounters: Vec<ContactEntry>) -> Record {
    let published = day("2023-04-28");
    let report = ReportMeta {
        id: "r".into(),
        published,
        ..ReportMeta::default()
    };
    Record {
        encounters,
        reports: vec![report],
        ..Record::default()
    }
}

fn days(contacts: &[sidelines_views::Contact]) -> Vec<String> {
    contacts
        .iter()
        .map(|c| {
            c.encounter
                .date
                .as_ref()
                .map_or("-".into(), Edtf::to_string)
        })
        .collect()
}

use EncounterKind::{Call, Gathering, Meeting, Visit};
use Status::{Cancelled, Denied, Occurred, Planned, Possible};

#[test]
fn last_met_counts_meetings_that_took_place() {
    let mut by_video = contact(Meeting, Occurred, "2022-05-01");
    by_video.encounter.mode = Some(Mode::Video);
    let index = index(vec![
        contact(Meeting, Occurred, "2020"),
        contact(Meeting, Occurred, "2021-07-28"),
        by_video,
        contact(Call, Occurred, "2022-08-01"),
        contact(Meeting, Denied, "2022-09-01"),
        contact(Meeting, Planned, "2023-05-04"),
        contact(Meeting, Possible, ""),
    ]);
    let view = last_met(&index, pair(), None);
    assert_eq!(days(&view.last), ["2021-07-28"]);
    assert_eq!(days(&view.before), ["2020"]);
    assert_eq!(days(&view.since), ["2022-08-01", "2022-05-01"]);
    // The undated one was last spoken of in 2021, longer ago than a year.
    assert_eq!(days(&view.coming), ["2023-05-04"]);
    assert_eq!(view.on, day("2023-04-28"));
}

#[test]
fn a_day_in_the_past_knows_what_held_on_it() {
    let index = index(vec![
        contact(Meeting, Occurred, "2021-07-28"),
        contact(Meeting, Occurred, "2023-04-27"),
    ]);
    let on = |d: Date| last_met(&index, pair(), Some(d));
    assert_eq!(days(&on(date(2023, 4, 26)).last), ["2021-07-28"]);
    assert_eq!(days(&on(date(2023, 4, 26)).coming), ["2023-04-27"]);
    assert_eq!(days(&on(date(2023, 4, 27)).last), ["2023-04-27"]);
    assert_eq!(days(&on(date(2021, 7, 27)).last), Vec::<String>::new());
}

#[test]
fn one_person_of_both_countries_meets_nobody_and_a_traveller_visits() {
    let mut alone = contact(Meeting, Occurred, "2021");
    alone.encounter.parties.truncate(1);
    alone.parties.truncate(1);
    let mut visit = contact(Visit, Occurred, "2021-07-27/2021-07-29");
    visit.encounter.parties.truncate(1);
    visit.encounter.place = Some(Place {
        country: Some(country("TJ")),
        ..Place::default()
    });
    let index = index(vec![alone, visit]);
    let question = BriefQuestion {
        pair: pair(),
        on: None,
        names_a: vec![],
        names_b: vec![],
    };
    let view = brief(&index, &question);
    assert_eq!(view.contacts.len(), 1);
    assert_eq!(view.contacts[0].item.encounter.kind, Visit);
    assert_eq!(view.last_met, None);
}

#[test]
fn a_country_follows_from_the_person_where_the_party_names_none() {
    let mut entry = contact(Meeting, Occurred, "2021-07-28");
    entry.encounter.parties[1].country = None;
    entry.parties[1].person = Some("p-1".into());
    let mut record = record(vec![entry]);
    assert!(
        last_met(&Index::of(record.clone()), pair(), None)
            .last
            .is_empty()
    );
    let countries = vec![country("TJ")];
    record.persons = vec![PersonEntry {
        id: "p-1".into(),
        countries,
        ..PersonEntry::default()
    }];
    let index = Index::of(record);
    assert_eq!(last_met(&index, pair(), None).last.len(), 1);
}

#[test]
fn a_brief_keeps_what_is_denied_and_what_is_coming_apart() {
    let index = index(vec![
        contact(Meeting, Occurred, "2021-07-28"),
        contact(Gathering, Occurred, "2021-07-28"),
        contact(Visit, Planned, "2022-01-01"),
        contact(Meeting, Cancelled, "2022-03-01"),
        contact(Meeting, Planned, "2024-01-01"),
    ]);
    let question = BriefQuestion {
        pair: pair(),
        on: None,
        names_a: vec![],
        names_b: vec![],
    };
    let view = brief(&index, &question);
    let dates = |list: &[sidelines_views::Cited<sidelines_views::Contact>]| -> Vec<String> {
        list.iter()
            .map(|c| c.item.encounter.date.as_ref().unwrap().to_string())
            .collect()
    };
    assert_eq!(
        view.last_met.as_ref().unwrap().item.encounter.date,
        day("2021-07-28")
    );
    // Announced, and no report of what became of it.
    assert_eq!(dates(&view.contacts), ["2022-01-01"]);
    assert_eq!(dates(&view.both_at), ["2021-07-28"]);
    assert_eq!(dates(&view.denied), ["2022-03-01"]);
    assert_eq!(dates(&view.coming), ["2024-01-01"]);
    assert!(
        view.sources
            .iter()
            .map(|s| s.number)
            .eq(1..=view.sources.len())
    );
}

#[test]
fn what_one_side_says_was_agreed_is_cited_as_its_own() {
    let mut entry = contact(Meeting, Occurred, "2021-07-28");
    entry.encounter.outcomes = vec!["open the bridge".into(), "close the pass".into()];
    entry.told.reports = vec!["a".into(), "r".into()];
    let words = |report: &str, start: usize, text: &str| Evidence {
        report: report.into(),
        start,
        end: start + text.chars().count(),
        text: text.into(),
    };
    entry.told.evidence = vec![
        words("a", 0, "They met."),
        words("a", 10, "Dushanbe agreed to open the bridge, Singh said."),
        words("r", 0, "Delhi agreed to close the pass, the ministry said."),
    ];
    let mut record = record(vec![entry]);
    let quote = serde_json::json!({
        "speaker": { "person": "Rajnath Singh", "country": "IN", "office": null, "org": null },
        "text": "Dushanbe agreed to open the bridge", "medium": "unknown", "addressee": null, "date": null,
        "direct": false,
    });
    record.quotes = vec![QuoteEntry {
        id: "q-1".into(),
        quote: serde_json::from_value(quote).unwrap(),
        speaker: PartyLink::default(),
        encounter: None,
        told: Told {
            reports: vec!["a".into()],
            evidence: vec![words(
                "a",
                10,
                "Dushanbe agreed to open the bridge, Singh said.",
            )],
            ..Told::default()
        },
    }];
    record.reports.insert(
        0,
        ReportMeta {
            id: "a".into(),
            ..ReportMeta::default()
        },
    );
    let question = BriefQuestion {
        pair: pair(),
        on: None,
        names_a: vec![],
        names_b: vec![],
    };
    let view = brief(&Index::of(record), &question);
    let report = |n: &usize| view.sources[n - 1].report.as_str();
    let [bridge, pass] = &view.agreed[..] else {
        panic!("{:?}", view.agreed)
    };
    assert_eq!(bridge.sources.iter().map(report).collect::<Vec<_>>(), ["a"]);
    assert_eq!(pass.sources.iter().map(report).collect::<Vec<_>>(), ["r"]);
    let speaker = bridge.according_to.as_ref().unwrap();
    assert_eq!(speaker.person.as_deref(), Some("Rajnath Singh"));
    assert_eq!(pass.according_to, None);
    assert!(pass.words.as_ref().unwrap().starts_with("Delhi agreed"));
}

#[test]
fn filters_of_a_timeline_narrow() {
    let mut qingdao = contact(Meeting, Occurred, "2025-06-26");
    qingdao.encounter.part_of =
        Some("Shanghai Cooperation Organisation Defence Ministers' Meeting".into());
    let name = Some("Qingdao".into());
    qingdao.encounter.place = Some(Place {
        name,
        country: Some(country("CN")),
        ..Place::default()
    });
    let index = index(vec![
        contact(Call, Occurred, "2022"),
        qingdao,
        contact(Meeting, Planned, ""),
    ]);
    let count = |filter: TimelineFilter| timeline(&index, &filter).contacts.len();
    assert_eq!(count(TimelineFilter::default()), 3);
    assert_eq!(
        count(TimelineFilter {
            kinds: vec![Call],
            ..Default::default()
        }),
        1
    );
    assert_eq!(
        count(TimelineFilter {
            statuses: vec![Planned],
            ..Default::default()
        }),
        1
    );
    assert_eq!(
        count(TimelineFilter {
            countries: vec![country("IN"), country("CN")],
            ..Default::default()
        }),
        0
    );
    assert_eq!(
        count(TimelineFilter {
            place_country: Some(country("CN")),
            ..Default::default()
        }),
        1
    );
    assert_eq!(
        count(TimelineFilter {
            place: Some("qingdao".into()),
            ..Default::default()
        }),
        1
    );
    let sco = vec![
        "SCO".to_owned(),
        "Shanghai Cooperation Organisation".to_owned(),
    ];
    assert_eq!(
        count(TimelineFilter {
            organisation: sco,
            ..Default::default()
        }),
        1
    );
    assert_eq!(
        count(TimelineFilter {
            person: Some("mirzo".into()),
            ..Default::default()
        }),
        3
    );
    // A year may be any of its days; what has no date is in no span.
    assert_eq!(
        count(TimelineFilter {
            from: Some(date(2022, 12, 31)),
            ..Default::default()
        }),
        2
    );
    assert_eq!(
        count(TimelineFilter {
            to: Some(date(2022, 1, 1)),
            ..Default::default()
        }),
        1
    );
}

fn office() -> Index {
    let tenancy = |name: &str, first: &str, last: &str| Tenancy {
        id: format!("h-{name}"),
        person: format!("p-{name}"),
        name: name.into(),
        titles: vec!["Minister of Defence".into()],
        first_seen: day(first),
        last_seen: day(last),
        ..Tenancy::default()
    };
    let office = OfficeEntry {
        id: "o-1".into(),
        office: "Minister of Defence".into(),
        family: "defence minister".into(),
        country: Some(country("TJ")),
        org: None,
        holders: vec![
            tenancy("Mirzo", "2021-07-28", "2023-04-28"),
            tenancy("Sobrizoda", "2025-06-26", "2025-06-26"),
        ],
    };
    Index::of(Record {
        offices: vec![office],
        ..Record::default()
    })
}

#[test]
fn an_office_is_held_between_two_sightings_of_one_and_open_between_those_of_two() {
    let index = office();
    let ask = |on: Option<Date>| {
        who(&index, "defence minister", Some(country("TJ")), None, on)
            .offices
            .remove(0)
            .answer
    };
    let names = |answer: Answer| match answer {
        Answer::Held { holders } => holders.into_iter().map(|h| h.name).collect::<Vec<_>>(),
        Answer::Between { before, after } => [before, after]
            .map(|h| h.map_or("nobody".into(), |h| format!("?{}", h.name)))
            .to_vec(),
        Answer::Open => vec![],
    };
    assert_eq!(names(ask(Some(date(2022, 1, 1)))), ["Mirzo"]);
    assert_eq!(names(ask(Some(date(2024, 1, 1)))), ["?Mirzo", "?Sobrizoda"]);
    assert_eq!(names(ask(Some(date(2020, 1, 1)))), ["nobody", "?Mirzo"]);
    assert_eq!(names(ask(Some(date(2026, 1, 1)))), ["?Sobrizoda", "nobody"]);
    assert_eq!(names(ask(None)), ["Sobrizoda"]);
    assert!(
        who(&index, "defence minister", Some(country("IN")), None, None)
            .offices
            .is_empty()
    );
}

#[test]
fn a_summary_tells_what_is_new() {
    let before = Known::of(&record(vec![contact(Meeting, Occurred, "2021-07-28")]));
    let now = record(vec![
        contact(Meeting, Occurred, "2021-07-28"),
        contact(Meeting, Denied, "2022-09-01"),
        contact(Call, Occurred, "2022-08-01"),
    ]);
    let view = summary(&now, &before);
    assert_eq!((view.encounters_total, view.new_encounters.len()), (3, 2));
    let kinds: Vec<_> = view.encounters.iter().map(|c| (c.of, c.count)).collect();
    assert_eq!(kinds, [(Meeting, 2), (Call, 1)]);
    assert_eq!(view.encounters[0].statuses, [(Occurred, 1), (Denied, 1)]);
    assert_eq!(view.pairs, [("IN".to_owned(), "TJ".to_owned())]);
}
