//! Made-up reports for property tests: few people, places, days and words, so that much of it collides.

use proptest::prelude::*;
use sidelines_extract::Reading;
use sidelines_facts::{
    Body, CountryCode, Encounter, EncounterKind, Event, Evidence, FORMAT_VERSION, Fact, Figure,
    Holder, Membership, MembershipRole, Mode, Party, Place, Quote, QuoteMedium, Speaker, Status,
    Tenure,
};
use sidelines_text::Report;

const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("Rajnath Singh", "IN", "Minister of Defence", ""),
    ("Singh", "IN", "Minister of Defence", ""),
    ("Singh", "IN", "Minister of Health", ""),
    ("Ajit Singh", "IN", "Minister of Health", ""),
    ("Rajnath Singh", "", "", "Indian Army"),
    ("Rajnath Singh", "", "", "Congress"),
    ("S Jaishankar", "IN", "Minister of External Affairs", ""),
    ("Subrahmanyam Jaishankar", "IN", "", ""),
    ("Viktor Khrenin", "BY", "Minister of Defence", ""),
    ("Victor Khrenin", "BY", "Minister of Defence", ""),
    ("Emomali Rahmon", "TJ", "President", ""),
    (
        "Sobrizoda Emomali Abdurakhim",
        "TJ",
        "Minister of Defence",
        "",
    ),
    ("Sobirzoda Emomali", "TJ", "", ""),
    ("Kim Jong-un", "KP", "President", ""),
    ("Kim Jong-il", "KP", "President", ""),
    ("", "TJ", "Minister of Defence", ""),
    ("", "IN", "Minister of Defence", ""),
    ("", "BY", "", ""),
    ("", "", "", "United Nations"),
    (
        "Antonio Guterres",
        "",
        "Secretary-General",
        "United Nations",
    ),
];
const DAYS: &[Option<&str>] = &[
    None,
    None,
    Some("2021-07-28"),
    Some("2021-07-28"),
    Some("2021-07-27/2021-07-29"),
    Some("2021-07"),
    Some("XXXX-07-28"),
    Some("2021-07-30"),
    Some("2021-09-10"),
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
    "extensive discussions on expanding trade between the two neighbours",
    "terrorism is the most serious threat to peace",
    "no comment",
];
/// Stretches of text that reports share.
const COPY: &[&str] = &[
    "The two ministers met in the capital on Monday and spoke about the border for an hour before lunch.",
    "Nothing was signed after the talks there, a spokesman of the ministry said to the many reporters waiting.",
    "The road over the pass will be open again from the first days of May, they hope in both towns.",
    "It was a warm day for all of them, and the market was closed for most of the long afternoon.",
];
const AGENCIES: &[Option<&str>] = &[None, None, None, None, Some("ANI"), Some("Tass")];

fn text(s: &str) -> Option<String> {
    (!s.is_empty()).then(|| s.to_owned())
}

fn party((person, country, office, org): (&str, &str, &str, &str)) -> Party {
    Party {
        person: text(person),
        country: CountryCode::new(country),
        office: text(office),
        org: text(org),
        rank: (person.len() % 3 == 0).then(|| "General".to_owned()),
        ..Party::default()
    }
}

fn date(day: Option<&str>) -> Option<sidelines_facts::Edtf> {
    day.and_then(|d| d.parse().ok())
}

fn any_place() -> impl Strategy<Value = Option<Place>> {
    prop::sample::select(PLACES).prop_map(|place| {
        place.map(|(name, country)| Place {
            name: text(name),
            country: CountryCode::new(country),
            ..Place::default()
        })
    })
}

fn any_parties(least: usize, most: usize) -> impl Strategy<Value = Vec<Party>> {
    let one = prop::sample::select(PEOPLE).prop_map(party);
    prop::collection::vec(one, least..most)
}

fn any_encounter() -> impl Strategy<Value = Body> {
    (
        prop::sample::select(KINDS),
        prop::sample::select(STATUSES),
        any_parties(1, 4),
        any_parties(0, 2),
        prop::sample::select(DAYS),
        any_place(),
        prop::sample::select(MARGINS),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(kind, status, parties, attendees, day, place, margin, phone)| {
                let gathering = kind == EncounterKind::Gathering;
                Body::Encounter(Encounter {
                    kind,
                    status,
                    parties,
                    attendees,
                    date: date(day),
                    place,
                    name: margin.filter(|_| gathering).map(str::to_owned),
                    part_of: margin.filter(|_| !gathering).map(str::to_owned),
                    mode: phone.then_some(Mode::Phone),
                    topics: Vec::new(),
                    outcomes: Vec::new(),
                    according_to: None,
                    tellings: Vec::new(),
                })
            },
        )
}

fn any_other() -> impl Strategy<Value = Body> {
    let holder = (
        prop::sample::select(PEOPLE),
        prop::sample::select(DAYS),
        prop::sample::select(&[None, None, Some(Tenure::Former), Some(Tenure::Acting)][..]),
    )
        .prop_map(|(who, day, qualifier)| {
            let p = party(who);
            Body::Holder(Holder {
                person: p.person.unwrap_or_else(|| "Anna Berg".to_owned()),
                office: p.office.unwrap_or_else(|| "Defence Minister".to_owned()),
                country: p.country,
                org: p.org,
                rank: p.rank,
                as_of: date(day),
                qualifier,
                first_seen: None,
                last_seen: None,
                known_start: None,
                known_end: None,
            })
        });
    let quote = (
        prop::sample::select(PEOPLE),
        prop::sample::select(WORDS),
        prop::sample::select(DAYS),
        prop::bool::ANY,
    )
        .prop_map(|(who, words, day, tweet)| {
            let p = party(who);
            Body::Quote(Quote {
                speaker: Some(Speaker {
                    person: p.person,
                    office: p.office,
                    country: p.country,
                    org: p.org,
                }),
                text: words.to_owned(),
                medium: if tweet {
                    QuoteMedium::Tweet
                } else {
                    QuoteMedium::Address
                },
                addressee: None,
                date: date(day),
                direct: true,
                continues: false,
            })
        });
    let figure = (0u8..2, prop::sample::select(DAYS)).prop_map(|(value, day)| {
        Body::Figure(Figure {
            value: f64::from(value) * 1.5,
            unit: (value > 0).then(|| "troops".to_owned()),
            approx: None,
            by: None,
            as_of: date(day),
        })
    });
    let roles = &[
        MembershipRole::Member,
        MembershipRole::Chair,
        MembershipRole::Observer,
    ][..];
    let membership = (
        prop::sample::select(roles),
        prop::sample::select(&["IN", "BY"][..]),
        prop::sample::select(DAYS),
    )
        .prop_map(|(role, member, day)| {
            Body::Membership(Membership {
                party: member.to_owned(),
                org: "Shanghai Cooperation Organisation".to_owned(),
                role,
                since: date(day),
                until: None,
                as_of: None,
                status: None,
            })
        });
    let event = (
        prop::sample::select(&["appointment", "exercise", "resignation"][..]),
        any_parties(1, 3),
        any_parties(0, 2),
        prop::sample::select(DAYS),
        any_place(),
    )
        .prop_map(|(kind, actors, recipients, day, place)| {
            Body::Event(Event {
                kind: kind.to_owned(),
                plover: None,
                actors,
                recipients,
                date: date(day),
                place,
                status: Some(Status::Occurred),
                name: None,
                about: None,
            })
        });
    prop_oneof![2 => holder, 3 => quote, 1 => figure, 1 => membership, 2 => event]
}

/// A report with one of `ids` ids.
pub(crate) fn any_report(ids: usize) -> impl Strategy<Value = (Report, Reading)> {
    let body = prop_oneof![3 => any_encounter().boxed(), 2 => any_other().boxed()];
    let fact = (body, prop::bool::weighted(0.2), 1u8..10);
    (
        0..ids,
        prop::sample::select(PUBLISHED),
        prop::sample::select(AGENCIES),
        prop::collection::vec(fact, 0..5),
        prop::collection::vec(prop::sample::select(COPY), 0..4),
    )
        .prop_map(|(id, published, agency, facts, copy)| {
            let id = format!("r{id}");
            let facts = facts
                .into_iter()
                .enumerate()
                .map(|(i, (body, background, sure))| Fact {
                    v: FORMAT_VERSION,
                    body,
                    report: id.clone(),
                    evidence: vec![Evidence {
                        report: id.clone(),
                        start: i * 10,
                        end: i * 10 + 5,
                        text: "words".to_owned(),
                    }],
                    confidence: f32::from(sure) / 10.0,
                    background,
                })
                .collect();
            let report = Report {
                text: copy.join("\n"),
                id,
                ..Report::default()
            };
            let reading = Reading {
                facts,
                published: date(published),
                agency: agency.map(str::to_owned),
                ..Reading::default()
            };
            (report, reading)
        })
}

/// One thing that is done to a store.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Add(Vec<(Report, Reading)>),
    AddForLater(Vec<(Report, Reading)>),
    Forget(usize),
    /// Rejects the entry of that number among all (if there are so many), or takes the last correction back.
    Reject(usize),
    Undo,
}

/// What is done to a store of up to `ids` reports; corrections only where asked for.
pub(crate) fn any_steps(ids: usize, corrections: bool) -> impl Strategy<Value = Vec<Step>> {
    let batch = || prop::collection::vec(any_report(ids), 1..4);
    let add = batch().prop_map(Step::Add).boxed();
    let later = batch().prop_map(Step::AddForLater).boxed();
    let forget = (0..ids).prop_map(Step::Forget).boxed();
    let reject = (0usize..40).prop_map(Step::Reject).boxed();
    let weight = u32::from(corrections);
    let step = prop_oneof![
        8 => add,
        weight.max(1) => later,
        2 => forget,
        2 * weight => reject,
        2 * weight => Just(Step::Undo).boxed(),
    ];
    prop::collection::vec(step, 1..9)
}

/// The time of a step.
pub(crate) fn then(step: usize) -> jiff::Timestamp {
    jiff::Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(step.try_into().unwrap())
}
