//! Made-up reports for property tests: few people, places and days, so that much of it collides.

use crate::input::ReportFacts;
use crate::record::ReportMeta;
use proptest::prelude::*;
use sidelines_facts::{
    Body, CountryCode, Encounter, EncounterKind, Evidence, FORMAT_VERSION, Fact, Holder, Party,
    Place, Quote, QuoteMedium, Speaker, Status,
};

const PEOPLE: &[(&str, &str, &str)] = &[
    ("Rajnath Singh", "IN", "Minister of Defence"),
    ("Singh", "IN", "Minister of Defence"),
    ("S Jaishankar", "IN", "Minister of External Affairs"),
    ("Viktor Khrenin", "BY", "Minister of Defence"),
    ("Victor Khrenin", "BY", "Minister of Defence"),
    ("Emomali Rahmon", "TJ", "President"),
    ("Sobrizoda Emomali Abdurakhim", "TJ", "Minister of Defence"),
    ("Sherali Mirzo", "TJ", "Minister of National Defence"),
    ("", "TJ", "Minister of Defence"),
    ("", "BY", ""),
];
const DAYS: &[Option<&str>] = &[
    None,
    Some("2021-07-28"),
    Some("2021-07-27/2021-07-29"),
    Some("2021-07"),
    Some("XXXX-07-28"),
    Some("2021-07-30"),
    Some("2023-04-27"),
];
const PLACES: &[Option<(&str, &str)>] = &[
    None,
    Some(("Dushanbe", "TJ")),
    Some(("", "TJ")),
    Some(("New Delhi", "IN")),
    Some(("Delhi", "IN")),
];
const MARGINS: &[Option<&str>] = &[
    None,
    Some("SCO Defence Ministers' Meeting"),
    Some("Shanghai Cooperation Organisation"),
    Some("SCO Foreign Ministers' Meeting"),
];
const STATUSES: &[Status] = &[
    Status::Occurred,
    Status::Occurred,
    Status::Ongoing,
    Status::Planned,
    Status::Possible,
    Status::Denied,
    Status::Cancelled,
];
const KINDS: &[EncounterKind] = &[
    EncounterKind::Meeting,
    EncounterKind::Meeting,
    EncounterKind::Call,
    EncounterKind::Gathering,
    EncounterKind::Visit,
    EncounterKind::Signing,
];
const PUBLISHED: &[Option<&str>] = &[
    None,
    Some("2021-07-28"),
    Some("2021-07-29"),
    Some("2021-08-20"),
    Some("2023-04-28"),
];
const WORDS: &[&str] = &[
    "we had extensive discussions on expanding defence cooperation",
    "had an excellent meeting, we had extensive discussions on expanding defence cooperation",
    "terrorism is the most serious threat to peace",
];

fn text(s: &str) -> Option<String> {
    (!s.is_empty()).then(|| s.to_owned())
}

fn party((person, country, office): (&str, &str, &str)) -> Party {
    Party {
        person: text(person),
        country: CountryCode::new(country),
        office: text(office),
        ..Party::default()
    }
}

fn fact(body: Body) -> Fact {
    Fact {
        v: FORMAT_VERSION,
        body,
        report: String::new(),
        evidence: Vec::new(),
        confidence: 0.9,
        background: false,
    }
}

fn any_encounter() -> impl Strategy<Value = Fact> {
    let parties = prop::collection::vec(prop::sample::select(PEOPLE), 1..4);
    (
        prop::sample::select(KINDS),
        prop::sample::select(STATUSES),
        parties,
        prop::sample::select(DAYS),
        prop::sample::select(PLACES),
        prop::sample::select(MARGINS),
        prop::bool::weighted(0.2),
    )
        .prop_map(|(kind, status, parties, date, place, margin, background)| {
            let gathering = kind == EncounterKind::Gathering;
            let mut fact = fact(Body::Encounter(Encounter {
                kind,
                status,
                parties: parties.into_iter().map(party).collect(),
                attendees: Vec::new(),
                date: date.and_then(|d| d.parse().ok()),
                place: place.map(|(name, country)| Place {
                    name: text(name),
                    country: CountryCode::new(country),
                    ..Place::default()
                }),
                name: margin.filter(|_| gathering).map(str::to_owned),
                part_of: margin.filter(|_| !gathering).map(str::to_owned),
                mode: None,
                topics: Vec::new(),
                outcomes: Vec::new(),
                according_to: None,
                tellings: Vec::new(),
            }));
            fact.background = background;
            fact
        })
}

fn any_other() -> impl Strategy<Value = Fact> {
    let holder = prop::sample::select(&PEOPLE[..8]).prop_map(|(person, country, office)| {
        fact(Body::Holder(Holder {
            person: person.to_owned(),
            office: office.to_owned(),
            country: CountryCode::new(country),
            org: None,
            rank: None,
            as_of: None,
            qualifier: None,
            first_seen: None,
            last_seen: None,
            known_start: None,
            known_end: None,
        }))
    });
    let quote =
        (prop::sample::select(PEOPLE), prop::sample::select(WORDS)).prop_map(|(who, words)| {
            let p = party(who);
            fact(Body::Quote(Quote {
                speaker: Some(Speaker {
                    person: p.person,
                    office: p.office,
                    country: p.country,
                    org: None,
                }),
                text: words.to_owned(),
                medium: QuoteMedium::Tweet,
                addressee: None,
                date: None,
                direct: true,
                continues: false,
            }))
        });
    prop_oneof![holder, quote]
}

/// Up to seven reports of up to six facts; ids are distinct.
pub(crate) fn any_reports() -> impl Strategy<Value = Vec<ReportFacts>> {
    let report = (
        prop::sample::select(PUBLISHED),
        prop::collection::vec(
            prop_oneof![3 => any_encounter().boxed(), 1 => any_other().boxed()],
            0..6,
        ),
        prop::collection::vec(0u64..12, 0..5),
    );
    prop::collection::vec(report, 0..7).prop_map(|reports| {
        reports
            .into_iter()
            .enumerate()
            .map(|(n, (published, mut facts, fingerprints))| {
                let id = format!("r{n}");
                for (i, fact) in facts.iter_mut().enumerate() {
                    fact.report.clone_from(&id);
                    fact.evidence = vec![Evidence {
                        report: id.clone(),
                        start: i * 10,
                        end: i * 10 + 5,
                        text: "words".to_owned(),
                    }];
                }
                let meta = ReportMeta {
                    id,
                    published: published.and_then(|d| d.parse().ok()),
                    ..ReportMeta::default()
                };
                ReportFacts {
                    meta,
                    facts,
                    fingerprints,
                }
            })
            .collect()
    })
}
