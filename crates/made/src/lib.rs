//! Made-up reports with their facts, for property tests of the record: few people, places, days and words, so
//! that much of it collides.

use proptest::prelude::*;
use sidelines_facts::{
    Body, CountryCode, Edtf, Encounter, EncounterKind, Event, Evidence, FORMAT_VERSION, Fact,
    Figure, Holder, Membership, MembershipRole, Mode, Party, Place, Quote, QuoteMedium, Speaker,
    Status, Tenure,
};

/// A report and what it is said to tell.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its id: `r` and a number.
    pub id: String,
    /// When it was published.
    pub published: Option<Edtf>,
    /// The agency named.
    pub agency: Option<String>,
    /// Text that others may share; the facts do not follow from it.
    pub text: String,
    /// Facts in the order of the text.
    pub facts: Vec<Fact>,
}

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
/// Name, country, latitude and longitude.
type Spot = (&'static str, &'static str, Option<(f64, f64)>);
const PLACES: &[Option<Spot>] = &[
    None,
    Some(("Dushanbe", "TJ", Some((38.54, 68.78)))),
    Some(("Hisor", "TJ", Some((38.53, 68.55)))),
    Some(("Khujand", "TJ", Some((40.28, 69.62)))),
    Some(("", "TJ", None)),
    Some(("New Delhi", "IN", None)),
    Some(("Delhi", "IN", None)),
];
/// Who met whom (numbers in [`PEOPLE`]) in what one sentence tells of three: all of them, or two and two, or two only.
const MET: &[&[&[usize]]] = &[
    &[&[0, 8, 10]],
    &[&[0, 8], &[0, 10]],
    &[&[0, 8], &[8, 10]],
    &[&[0, 8]],
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
    "terrorism is the most serious threat to peace, and extensive discussions on expanding trade between the two",
    "terrorism is not the most serious threat to peace",
    "we sent 300 soldiers to the drill in the north",
    "we sent 500 soldiers to the drill in the north",
    "we sent soldiers, 500 soldiers, to the drill in the north on Monday",
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

fn date(day: Option<&str>) -> Option<Edtf> {
    day.and_then(|d| d.parse().ok())
}

fn any_place() -> impl Strategy<Value = Option<Place>> {
    prop::sample::select(PLACES).prop_map(|place| {
        place.map(|(name, country, spot)| Place {
            name: text(name),
            country: CountryCode::new(country),
            lat: spot.map(|s| s.0),
            lon: spot.map(|s| s.1),
            ..Place::default()
        })
    })
}

fn any_parties(least: usize, most: usize) -> impl Strategy<Value = Vec<Party>> {
    let one = prop::sample::select(PEOPLE).prop_map(party);
    prop::collection::vec(one, least..most)
}

fn holder(p: Party, day: Option<&str>, qualifier: Option<Tenure>) -> Body {
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
}

/// A meeting of the three, told as one of all or as two of two in one sentence; at times one of two besides, or with
/// the word that one of them is a former holder of the office.
fn any_joint() -> impl Strategy<Value = Vec<Body>> {
    let told = prop::sample::select(MET);
    let day = prop::sample::select(&DAYS[1..5]);
    let former = prop::option::weighted(0.2, 0..3usize);
    (told, day, any_place(), former).prop_map(|(told, day, place, former)| {
        let meeting = |there: &&[usize]| {
            Body::Encounter(Encounter {
                kind: EncounterKind::Meeting,
                status: Status::Occurred,
                parties: there.iter().map(|&p| party(PEOPLE[p])).collect(),
                attendees: Vec::new(),
                date: date(day),
                place: place.clone(),
                name: None,
                edition: None,
                part_of: None,
                mode: None,
                topics: Vec::new(),
                outcomes: Vec::new(),
                according_to: None,
                tellings: Vec::new(),
                moved_to: None,
            })
        };
        let former = former.map(|who| holder(party(PEOPLE[who]), day, Some(Tenure::Former)));
        told.iter().map(meeting).chain(former).collect()
    })
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
        prop::sample::select(DAYS),
    )
        .prop_map(
            |(kind, status, parties, attendees, day, place, margin, phone, moved)| {
                let gathering = kind == EncounterKind::Gathering;
                let edition = if attendees.is_empty() { 20 } else { 21 };
                Body::Encounter(Encounter {
                    kind,
                    status,
                    parties,
                    attendees,
                    date: date(day),
                    place,
                    name: margin.filter(|_| gathering).map(str::to_owned),
                    edition: (gathering && phone).then_some(edition),
                    part_of: margin.filter(|_| !gathering).map(str::to_owned),
                    mode: phone.then_some(Mode::Phone),
                    topics: Vec::new(),
                    outcomes: Vec::new(),
                    according_to: None,
                    tellings: Vec::new(),
                    moved_to: date(moved).filter(|_| status == Status::Cancelled),
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
        .prop_map(|(who, day, qualifier)| holder(party(who), day, qualifier));
    let quote = (
        prop::sample::select(PEOPLE),
        prop::sample::select(WORDS),
        prop::sample::select(DAYS),
        prop::bool::ANY,
        prop::bool::ANY,
    )
        .prop_map(|(who, words, day, tweet, direct)| {
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
                direct,
                continues: false,
            })
        });
    let figure = (0u8..5, prop::sample::select(DAYS)).prop_map(|(value, day)| {
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

/// The report of that id, or of one of as many as are given.
pub fn any_report(id: impl Strategy<Value = usize>) -> impl Strategy<Value = Made> {
    let body = prop_oneof![3 => any_encounter().boxed(), 2 => any_other().boxed()];
    let fact = (body, prop::bool::weighted(0.2), 1u8..10);
    (
        id,
        prop::sample::select(PUBLISHED),
        prop::sample::select(AGENCIES),
        prop::collection::vec(fact, 0..6),
        prop::option::weighted(0.3, any_joint()),
        prop::collection::vec(prop::sample::select(COPY), 0..4),
    )
        .prop_map(|(id, published, agency, facts, joint, copy)| {
            let id = format!("r{id}");
            let joint = joint.into_iter().flatten();
            let facts = joint
                .map(|body| (body, false, 5))
                .chain(facts)
                .enumerate()
                .map(|(i, (body, background, sure))| Fact {
                    v: FORMAT_VERSION,
                    report: id.clone(),
                    evidence: vec![Evidence {
                        report: id.clone(),
                        // Two facts a sentence.
                        start: i / 2 * 10,
                        end: i / 2 * 10 + 5,
                        text: sentence(&body),
                    }],
                    body,
                    confidence: f32::from(sure) / 10.0,
                    background,
                })
                .collect();
            Made {
                id,
                published: date(published),
                agency: agency.map(str::to_owned),
                text: copy.join("\n"),
                facts,
            }
        })
}

/// Up to `most` reports of different ids.
pub fn any_reports(most: usize) -> impl Strategy<Value = Vec<Made>> {
    prop::collection::vec(any_report(Just(0)), 0..=most).prop_map(|mut reports| {
        for (n, report) in reports.iter_mut().enumerate() {
            report.rename(format!("r{n}"));
        }
        reports
    })
}

/// The words that tell a fact; those of figures differ in the number alone.
fn sentence(body: &Body) -> String {
    match body {
        Body::Figure(figure) => {
            format!("In all {} troops crossed the northern border", figure.value)
        }
        _ => "words".to_owned(),
    }
}

impl Made {
    fn rename(&mut self, id: String) {
        for fact in &mut self.facts {
            fact.report.clone_from(&id);
            for evidence in &mut fact.evidence {
                evidence.report.clone_from(&id);
            }
        }
        self.id = id;
    }
}
