//! Facts as a news feed would give them, made up: the same on every machine.
//!
//! A few countries and people make most of the news; an event is told by four reports on average, some of them
//! copies of another; half of the reports also recall something older; most events have a day, a place and
//! two officials in office, some are planned first, some are told without a day.

use crate::measure::Dice;
use sidelines_facts::{
    Body, CountryCode, Edtf, Encounter, EncounterKind, Evidence, Fact, Figure, Holder, Party,
    Place, Quote, QuoteMedium, Speaker, Status,
};
use sidelines_resolve::{ReportFacts, ReportMeta};

/// The first much more often than the last.
fn skewed(dice: &mut Dice, sides: usize) -> usize {
    let (a, b) = (dice.roll(sides), dice.roll(sides));
    a.min(b) * (1 + dice.roll(3)) / 3
}

const SOUNDS: [&str; 24] = [
    "ka", "ri", "mo", "tel", "san", "vo", "lin", "der", "pa", "zhi", "no", "bur", "ye", "dra",
    "ghi", "as", "quo", "fel", "ha", "win", "cho", "ru", "mi", "tor",
];
const OFFICES: [&str; 6] = [
    "Minister of Foreign Affairs",
    "Minister of Defence",
    "President",
    "Prime Minister",
    "Deputy Minister of Foreign Affairs",
    "National Security Adviser",
];
const GATHERINGS: [&str; 5] = [
    "Shanghai Cooperation Organisation Summit",
    "Association of Southeast Asian Nations Defence Ministers' Meeting",
    "Group of Twenty Summit",
    "United Nations General Assembly",
    "Munich Security Conference",
];

fn word(dice: &mut Dice, least: usize) -> String {
    let syllables = least + dice.roll(2);
    (0..syllables)
        .map(|_| SOUNDS[dice.roll(SOUNDS.len())])
        .collect()
}

fn day(n: usize) -> String {
    format!(
        "{}-{:02}-{:02}",
        2015 + n / 336 % 10,
        1 + n / 28 % 12,
        1 + n % 28
    )
}

struct Event {
    parties: Vec<Party>,
    day: usize,
    kind: EncounterKind,
    place: Place,
    margin: Option<String>,
    words: String,
}

/// `count` reports in the order of their days, over ten years.
pub(crate) fn reports(count: usize) -> Vec<ReportFacts> {
    let mut dice = Dice(7);
    let countries: Vec<CountryCode> = ('A'..='L')
        .flat_map(|a| ('A'..='L').filter_map(move |b| CountryCode::new(&format!("{a}{b}"))))
        .collect();
    let cities: Vec<String> = (0..countries.len()).map(|_| word(&mut dice, 2)).collect();
    // Each office is held by four people, one after the other, in ten years.
    let mut people: Vec<Vec<Vec<Party>>> = Vec::new();
    for country in &countries {
        let of = |office: &&str, dice: &mut Dice| {
            (0..4)
                .map(|_| Party {
                    person: Some(format!("{} {}", word(dice, 2), word(dice, 2))),
                    country: Some(*country),
                    office: Some((*office).to_owned()),
                    ..Party::default()
                })
                .collect()
        };
        people.push(OFFICES.iter().map(|office| of(office, &mut dice)).collect());
    }
    let total = 3360;
    let events: Vec<Event> = (0..(count / 4).max(10))
        .map(|i| {
            let day = i * total / (count / 4).max(10);
            let among = countries.len();
            let (a, mut b) = (skewed(&mut dice, among), skewed(&mut dice, among));
            if a == b {
                b = (b + 1) % countries.len();
            }
            let office = skewed(&mut dice, OFFICES.len());
            let term = (day * 4 / total).min(3);
            let place = if dice.roll(4) == 0 {
                skewed(&mut dice, among)
            } else {
                a
            };
            Event {
                parties: vec![
                    people[a][office][term].clone(),
                    people[b][office][term].clone(),
                ],
                day,
                kind: match dice.roll(10) {
                    0 => EncounterKind::Call,
                    1 | 2 => EncounterKind::Visit,
                    _ => EncounterKind::Meeting,
                },
                place: Place {
                    name: Some(cities[place].clone()),
                    country: Some(countries[place]),
                    ..Place::default()
                },
                margin: (dice.roll(6) == 0)
                    .then(|| format!("{} {}", GATHERINGS[dice.roll(5)], 2015 + day / 336)),
                words: (0..14)
                    .map(|_| word(&mut dice, 1))
                    .collect::<Vec<_>>()
                    .join(" "),
            }
        })
        .collect();
    (0..count).map(|n| report(n, &events, &mut dice)).collect()
}

fn report(n: usize, events: &[Event], dice: &mut Dice) -> ReportFacts {
    let id = format!("r{n:06}");
    let own = (n / 4).min(events.len() - 1);
    let told = &events[own];
    let late = dice.roll(3);
    let mut facts: Vec<Fact> = Vec::new();
    let mut put = |body: Body, background: bool| {
        let start = facts.len() * 180;
        facts.push(Fact {
            v: 1,
            body,
            report: id.clone(),
            evidence: vec![Evidence {
                report: id.clone(),
                start,
                end: start + 170,
                text: format!(
                    "{:170}",
                    format!("The words of report {n} that say what is told here.")
                ),
            }],
            confidence: 0.8,
            background,
        });
    };
    // Its own event, another of the day, and an older one.
    let older = own.saturating_sub(dice.roll(2000) + 1);
    for (k, event) in [
        told,
        &events[own.saturating_sub(dice.roll(3))],
        &events[older],
    ]
    .into_iter()
    .enumerate()
    {
        if k == 1 && std::ptr::eq(event, told) || k == 2 && n.is_multiple_of(2) {
            continue;
        }
        let visit = event.kind == EncounterKind::Visit;
        let planned = k == 0 && n.is_multiple_of(4) && dice.roll(3) == 0;
        let dated = dice.roll(6) > 0;
        let mut parties = event.parties.clone();
        if dice.roll(5) == 0 {
            // "his counterpart"
            parties[1].person = None;
        }
        parties.truncate(if visit { 1 } else { 2 });
        let date: Option<Edtf> = day(event.day).parse().ok();
        put(
            Body::Encounter(Encounter {
                kind: event.kind,
                status: if planned {
                    Status::Planned
                } else {
                    Status::Occurred
                },
                parties,
                attendees: Vec::new(),
                date: date.filter(|_| dated),
                place: (dice.roll(4) > 0).then(|| event.place.clone()),
                name: None,
                edition: None,
                part_of: event.margin.clone(),
                mode: None,
                topics: vec!["regional security".to_owned()],
                outcomes: Vec::new(),
                according_to: None,
                tellings: Vec::new(),
                moved_to: None,
            }),
            k == 2,
        );
    }
    for party in &told.parties {
        put(
            Body::Holder(Holder {
                person: party.person.clone().unwrap_or_default(),
                office: party.office.clone().unwrap_or_default(),
                country: party.country,
                org: None,
                rank: None,
                as_of: None,
                qualifier: None,
                first_seen: None,
                last_seen: None,
                known_start: None,
                known_end: None,
            }),
            false,
        );
    }
    put(
        Body::Quote(Quote {
            speaker: Some(Speaker {
                person: told.parties[n % 2].person.clone(),
                country: told.parties[n % 2].country,
                ..Speaker::default()
            }),
            text: format!("{} {}", told.words, n % 2),
            medium: QuoteMedium::Unknown,
            addressee: None,
            date: None,
            direct: true,
            continues: false,
        }),
        false,
    );
    if n.is_multiple_of(3) {
        put(
            Body::Figure(Figure {
                value: (1 + dice.roll(400)) as f64,
                unit: Some("troops".to_owned()),
                approx: None,
                by: None,
                as_of: None,
            }),
            false,
        );
    }
    // Every other report of an event is a copy of the one before.
    let copy = (n / 2) as u64;
    let fingerprints = (0..50)
        .map(|i| copy * 1000 + i)
        .chain([n as u64 | 1 << 40])
        .collect();
    let meta = ReportMeta {
        id,
        published: day(told.day + late).parse().ok(),
        outlet: Some(format!("Outlet {}", dice.roll(40))),
        ..ReportMeta::default()
    };
    ReportFacts {
        meta,
        facts,
        fingerprints,
    }
}
