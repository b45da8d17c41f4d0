//! How long each question takes on a large record: `scale [REPORTS ...]` makes a record as large as so many
//! reports give, with a few countries and people of which the press tells most, and prints the slowest and the
//! middle of several runs of each view in milliseconds. Run it with `--release`.

#[path = "../../../benches/measure.rs"]
mod measure;

use measure::Dice;
use sidelines_facts::{
    CountryCode, Edtf, Encounter, EncounterKind, Evidence, Figure, Membership, MembershipRole,
    Party, Place, Quote, QuoteMedium, Speaker, Status,
};
use sidelines_resolve::{
    ClaimRef, ContactEntry, FigureEntry, Links, MembershipEntry, OfficeEntry, PartyLink,
    PersonEntry, QuoteEntry, Record, ReportMeta, Spelling, StatusClaim, Tenancy, Told,
};
use sidelines_views::{self as views, Index, TimelineFilter};
use std::hint::black_box;
use std::time::Instant;

const COUNTRIES: usize = 180;
const WORDS: [&str; 12] = [
    "kari", "motel", "sanvo", "linder", "pazhi", "nobur", "yedra", "ghias", "quofel", "hawin",
    "choru", "mitor",
];

fn country(i: usize) -> Option<CountryCode> {
    let letter = |n: usize| char::from(b'A' + u8::try_from(n % 26).unwrap_or(0));
    CountryCode::new(&format!("{}{}", letter(i / 26), letter(i)))
}

fn day(n: usize) -> Option<Edtf> {
    let text = format!(
        "{}-{:02}-{:02}",
        2005 + n / 336 % 20,
        1 + n / 28 % 12,
        1 + n % 28
    );
    text.parse().ok()
}

fn name(i: usize) -> String {
    format!(
        "{} {}{}",
        WORDS[i % 12],
        WORDS[i / 12 % 12],
        WORDS[i / 144 % 12]
    )
}

fn told(dice: &mut Dice, reports: usize) -> Told {
    let mut ids: Vec<String> = (0..1 + dice.roll(4))
        .map(|_| report(dice.roll(reports)))
        .collect();
    ids.sort();
    ids.dedup();
    Told {
        claims: ids
            .iter()
            .map(|r| ClaimRef {
                report: r.clone(),
                index: 0,
            })
            .collect(),
        evidence: ids
            .iter()
            .map(|r| Evidence {
                report: r.clone(),
                start: 0,
                end: 60,
                text: "The two ministers met on the sidelines and spoke of trade.".into(),
            })
            .collect(),
        independent_sources: ids.len(),
        reports: ids,
        confidence: 0.9,
        ..Told::default()
    }
}

fn report(n: usize) -> String {
    format!("r{n:07}")
}

fn record(reports: usize) -> Record {
    let mut dice = Dice(7);
    let persons = (reports / 8).max(50);
    let mut record = Record {
        reports: (0..reports)
            .map(|n| ReportMeta {
                id: report(n),
                published: day(n * 6720 / reports),
                ..ReportMeta::default()
            })
            .collect(),
        ..Record::default()
    };
    for i in 0..persons {
        let told = told(&mut dice, reports);
        let spelling = Spelling {
            name: name(i),
            reports: told.reports.clone(),
        };
        record.persons.push(PersonEntry {
            id: format!("p-{i:016x}"),
            name: name(i),
            spellings: vec![spelling],
            countries: country(i % COUNTRIES).into_iter().collect(),
            offices: vec![format!("o-{:016x}", i / 4)],
            told: told.clone(),
            ..PersonEntry::default()
        });
        if i.is_multiple_of(4) {
            record.offices.push(OfficeEntry {
                id: format!("o-{:016x}", i / 4),
                office: "Minister of Defence".into(),
                family: "defence minister".into(),
                country: country(i % COUNTRIES),
                ..OfficeEntry::default()
            });
        }
        if let Some(office) = record.offices.last_mut() {
            office.holders.push(Tenancy {
                id: format!("h-{i:016x}"),
                person: format!("p-{i:016x}"),
                name: name(i),
                first_seen: day(i % 4 * 1600),
                last_seen: day(i % 4 * 1600 + 1000),
                told,
                ..Tenancy::default()
            });
        }
    }
    let events = reports / 2;
    for i in 0..events {
        let entry = contact(&mut dice, i, events, persons, reports);
        record.encounters.push(entry);
        let quote = quote(&mut dice, i, persons, reports);
        record.quotes.push(quote);
        if i.is_multiple_of(4) {
            record.figures.push(FigureEntry {
                id: format!("f-{i:016x}"),
                figure: Figure {
                    value: i as f64,
                    unit: Some(WORDS[i % 12].into()),
                    approx: None,
                    by: None,
                    as_of: None,
                },
                claimants: Vec::new(),
                told: told(&mut dice, reports),
            });
        }
        if i.is_multiple_of(50) {
            record.memberships.push(MembershipEntry {
                id: format!("m-{i:016x}"),
                membership: Membership {
                    party: country(dice.roll(COUNTRIES))
                        .map_or_else(String::new, |c| c.to_string()),
                    org: format!("Union of {}", WORDS[i / 50 % 12]),
                    role: MembershipRole::Member,
                    since: None,
                    until: None,
                    as_of: None,
                    status: None,
                },
                first_seen: day(i),
                last_seen: day(i),
                told: told(&mut dice, reports),
            });
        }
    }
    record
}

fn contact(
    dice: &mut Dice,
    i: usize,
    events: usize,
    persons: usize,
    reports: usize,
) -> ContactEntry {
    let kinds = [
        EncounterKind::Meeting,
        EncounterKind::Meeting,
        EncounterKind::Visit,
        EncounterKind::Call,
        EncounterKind::Gathering,
    ];
    let statuses = [
        Status::Occurred,
        Status::Occurred,
        Status::Occurred,
        Status::Planned,
    ];
    let people: Vec<usize> = (0..2).map(|_| dice.skewed(persons)).collect();
    let kind = kinds[dice.roll(5)];
    let status = statuses[dice.roll(4)];
    let date = day(i * 6720 / events);
    let there = dice.skewed(COUNTRIES);
    let series = format!("Union of {} Summit", WORDS[i % 12]);
    let told = told(dice, reports);
    ContactEntry {
        id: format!("e-{i:016x}"),
        encounter: Encounter {
            kind,
            status,
            parties: people
                .iter()
                .map(|&p| Party {
                    person: Some(name(p)),
                    country: country(p % COUNTRIES),
                    office: Some("Minister of Defence".into()),
                    ..Party::default()
                })
                .collect(),
            attendees: Vec::new(),
            date: date.clone(),
            place: Some(Place {
                name: Some(format!("{} city", WORDS[there % 12])),
                country: country(there),
                ..Place::default()
            }),
            name: (kind == EncounterKind::Gathering).then(|| series.clone()),
            edition: None,
            part_of: (kind == EncounterKind::Meeting && i.is_multiple_of(3)).then_some(series),
            mode: None,
            topics: Vec::new(),
            outcomes: Vec::new(),
            according_to: None,
            tellings: Vec::new(),
            moved_to: None,
        },
        parties: people
            .iter()
            .map(|&p| PartyLink {
                person: Some(format!("p-{p:016x}")),
                office: Some(format!("o-{:016x}", p / 4)),
                ..PartyLink::default()
            })
            .collect(),
        attendees: Vec::new(),
        history: vec![StatusClaim {
            status,
            claim: told.claims[0].clone(),
            according_to: None,
            published: date.clone(),
            date,
            moved_to: None,
        }],
        links: Links::default(),
        told,
    }
}

fn quote(dice: &mut Dice, i: usize, persons: usize, reports: usize) -> QuoteEntry {
    let p = dice.skewed(persons);
    QuoteEntry {
        id: format!("q-{i:016x}"),
        quote: Quote {
            speaker: Some(Speaker {
                person: Some(name(p)),
                country: country(p % COUNTRIES),
                ..Speaker::default()
            }),
            text: format!("Our work with {} will go on.", WORDS[dice.roll(12)]),
            medium: QuoteMedium::Statement,
            addressee: None,
            date: day(i),
            direct: true,
            continues: false,
        },
        speaker: PartyLink {
            person: Some(format!("p-{p:016x}")),
            ..PartyLink::default()
        },
        encounter: Some(format!("e-{i:016x}")),
        told: told(dice, reports),
    }
}

/// Runs a view several times; what is measured is the struct, not its serialising.
fn time<T>(label: &str, mut view: impl FnMut() -> T) {
    let mut took: Vec<f64> = (0..9)
        .map(|_| {
            let start = Instant::now();
            black_box(view());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    println!(
        "{label:<34} {:>9.2} {:>9.2}",
        measure::share(&mut took, 50),
        measure::share(&mut took, 100)
    );
}

fn main() {
    for count in measure::sizes() {
        let record = record(count);
        let start = Instant::now();
        let index = Index::of(record);
        println!(
            "\n{count} reports, {} contacts, {} people: index {:.0} ms",
            index.record().encounters.len(),
            index.record().persons.len(),
            start.elapsed().as_secs_f64() * 1e3
        );
        println!("{:<34} {:>9} {:>9}", "", "middle", "slowest");
        questions(&index);
    }
}

fn questions(index: &Index) {
    let Some((a, b)) = country(0).zip(country(1)) else {
        return;
    };
    let pair = views::Pair { a, b };
    let question = views::BriefQuestion {
        pair,
        on: None,
        names_a: vec!["kari".into()],
        names_b: vec!["motel".into()],
    };
    let busiest = &index.record().persons[0];
    let first = |limit| TimelineFilter {
        limit: Some(limit),
        ..TimelineFilter::default()
    };
    let of_a = TimelineFilter {
        countries: vec![a],
        limit: Some(100),
        ..TimelineFilter::default()
    };
    time("pair", || views::bilateral(index, &question));
    time("brief", || views::brief(index, &question));
    time("last met", || views::last_met(index, pair, None));
    time("person", || views::person(index, &busiest.id, None));
    time("people by name", || views::people(index, &busiest.name));
    time("office", || {
        views::office(index, &index.record().offices[0].id, None)
    });
    time("who", || {
        views::who(index, "defence minister", Some(a), None, None)
    });
    let union = ["Union of kari".to_owned()];
    time("organisation", || views::organisation(index, &union, None));
    let gathering = index.record().encounters.iter();
    let mut gathering = gathering.filter(|e| e.encounter.kind == EncounterKind::Gathering);
    let gathering = gathering
        .next_back()
        .map(|e| e.id.clone())
        .unwrap_or_default();
    time("gathering", || views::gathering(index, &gathering));
    time("place", || {
        views::place(index, Some("kari city"), None, None)
    });
    time("places", || views::places(index, &first(100)));
    time("timeline, the first 100", || {
        views::timeline(index, &first(100))
    });
    time("timeline of a country, 100", || {
        views::timeline(index, &of_a)
    });
    let about = views::QuotesFilter {
        about: vec!["kari".into()],
        limit: Some(50),
        ..views::QuotesFilter::default()
    };
    time("quotes about, 50", || views::quotations(index, &about));
    let by = views::QuotesFilter {
        by_country: Some(a),
        limit: Some(50),
        ..views::QuotesFilter::default()
    };
    time("quotes by a country, 50", || views::quotations(index, &by));
    let unit = views::FiguresFilter {
        unit: Some("kari".into()),
        ..views::FiguresFilter::default()
    };
    time("figures of a unit", || views::figures(index, &unit));
    time("disputes", || {
        views::disputes(index, &views::DisputesFilter::default())
    });
    time("coming", || views::coming(index, &first(100), None));
    time("network of all", || {
        views::network(index, &views::NetworkFilter::default())
    });
    let around = views::NetworkFilter {
        contacts: of_a.clone(),
        ..views::NetworkFilter::default()
    };
    time("network around a country", || {
        views::network(index, &around)
    });
    time("completeness", || {
        views::completeness(index, &first(20), 20)
    });
    time("home", || views::home(index, 8));
    let report = &index.record().reports[index.record().reports.len() / 2].id;
    time("report", || {
        views::report(index, report, &"word ".repeat(400), Vec::new())
    });
    time("explain", || views::explain(index, "e-0000000000000001"));
}
