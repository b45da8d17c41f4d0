//! How the cost of resolving grows: `scale [REPORTS ...]` makes that many reports, each told in three or four
//! copies and rewrites of one event, and prints the time taken. Run it with `--release`.

use sidelines_facts::{
    Body, CountryCode, Edtf, Encounter, EncounterKind, Evidence, Fact, Holder, Party, Place, Status,
};
use sidelines_resolve::{Corrections, ReportFacts, ReportMeta, resolve};
use std::time::Instant;

/// A linear congruential generator (Knuth's MMIX constants): the same reports on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }
}

const SOUNDS: [&str; 24] = [
    "ka", "ri", "mo", "tel", "san", "vo", "lin", "der", "pa", "zhi", "no", "bur", "ye", "dra",
    "ghi", "as", "quo", "fel", "ha", "win", "cho", "ru", "mi", "tor",
];

fn name(dice: &mut Dice) -> String {
    let mut word = || {
        let syllables = 2 + dice.roll(2);
        (0..syllables)
            .map(|_| SOUNDS[dice.roll(SOUNDS.len())])
            .collect::<String>()
    };
    format!("{} {}", word(), word())
}

fn day(n: usize) -> Option<Edtf> {
    format!(
        "{}-{:02}-{:02}",
        2015 + n / 336 % 10,
        1 + n / 28 % 12,
        1 + n % 28
    )
    .parse()
    .ok()
}

fn reports(count: usize) -> Vec<ReportFacts> {
    let mut dice = Dice(7);
    let countries: Vec<CountryCode> = ('A'..='J')
        .flat_map(|a| ('A'..='J').filter_map(move |b| CountryCode::new(&format!("{a}{b}"))))
        .collect();
    // As many people and events as the press has for so many reports.
    let people: Vec<Party> = (0..(count / 8).max(50))
        .map(|i| Party {
            person: Some(name(&mut dice)),
            country: Some(countries[i % countries.len()]),
            office: Some(
                if i % 2 == 0 {
                    "Minister of Defence"
                } else {
                    "President"
                }
                .to_owned(),
            ),
            ..Party::default()
        })
        .collect();
    let events: Vec<(usize, usize, usize)> = (0..(count / 4).max(10))
        .map(|_| {
            (
                dice.roll(people.len()),
                dice.roll(people.len()),
                dice.roll(3360),
            )
        })
        .collect();
    (0..count)
        .map(|n| {
            let id = format!("r{n}");
            let mut facts = Vec::new();
            for k in 0..6 {
                let (a, b, when) = events[(n / 4 + k * 31) % events.len()];
                let fact = |body| Fact {
                    v: 1,
                    body,
                    report: id.clone(),
                    evidence: vec![Evidence {
                        report: id.clone(),
                        start: k,
                        end: k + 1,
                        text: "x".into(),
                    }],
                    confidence: 0.9,
                    background: k > 3,
                };
                let dated = dice.roll(5) > 0;
                facts.push(fact(Body::Encounter(Encounter {
                    kind: EncounterKind::Meeting,
                    status: Status::Occurred,
                    parties: vec![people[a].clone(), people[b].clone()],
                    attendees: Vec::new(),
                    date: day(when).filter(|_| dated),
                    place: Some(Place {
                        country: people[a].country,
                        ..Place::default()
                    }),
                    name: None,
                    part_of: None,
                    mode: None,
                    topics: Vec::new(),
                    outcomes: Vec::new(),
                    according_to: None,
                    tellings: Vec::new(),
                })));
                facts.push(fact(Body::Holder(Holder {
                    person: people[a].person.clone().unwrap_or_default(),
                    office: people[a].office.clone().unwrap_or_default(),
                    country: people[a].country,
                    org: None,
                    rank: None,
                    as_of: None,
                    qualifier: None,
                    first_seen: None,
                    last_seen: None,
                    known_start: None,
                    known_end: None,
                })));
            }
            let (_, _, when) = events[n / 4 % events.len()];
            let fingerprints = (0..60)
                .map(|i| (n as u64 / 4) * 1000 + i * (1 + n as u64 % 2))
                .collect();
            let meta = ReportMeta {
                id,
                published: day(when),
                ..ReportMeta::default()
            };
            ReportFacts {
                meta,
                facts,
                fingerprints,
            }
        })
        .collect()
}

fn main() {
    let given: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|a| a.parse().ok())
        .collect();
    let counts = if given.is_empty() {
        vec![2_500, 5_000, 10_000, 20_000]
    } else {
        given
    };
    println!(
        "{:>9} {:>11} {:>9} {:>9} {:>14}",
        "reports", "encounters", "persons", "seconds", "µs a report"
    );
    for count in counts {
        let input = reports(count);
        let start = Instant::now();
        let record = resolve(&input, &Corrections::default());
        let took = start.elapsed().as_secs_f64();
        println!(
            "{count:>9} {:>11} {:>9} {took:>9.2} {:>14.0}",
            record.encounters.len(),
            record.persons.len(),
            took * 1e6 / count as f64
        );
    }
}
