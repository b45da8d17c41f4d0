//! Plain passages, `reports/plain/passages.tsv` and its like: one to nine sentences each, with every encounter that they tell. Each row has the
//! passage, the kind of one encounter ("none": nobody meets), what became of it, one word of each party's name (or an
//! organisation's short name, or the code of a country) and the day ("-": none is told). Written without a look at the program;
//! every third passage is for checking only: its misses are not printed.
//!
//! The shares may not fall: raise the figures below when they have risen.

use crate::names::{fold, same_organisation};
use sidelines_extract::Reader;
use sidelines_facts::{Body, Encounter, EncounterKind, Party};
use sidelines_text::Report;

/// A file of passages, and what of a hundred must be right at least: raise it when it has risen. Of two figures the first is of
/// the passages for writing, the second of those for checking.
struct Set {
    name: &'static str,
    table: &'static str,
    /// Encounters that are found.
    found: [usize; 2],
    /// Encounters told that are labelled ones.
    right: usize,
    /// Encounters found whose status is right.
    status: [usize; 2],
    /// Encounters found whose day is right.
    day: [usize; 2],
}

const SETS: [Set; 4] = [
    Set {
        name: "passages.tsv",
        table: include_str!("../../../../reports/plain/passages.tsv"),
        found: [84, 82],
        right: 90,
        status: [93, 90],
        day: [84, 81],
    },
    Set {
        name: "days.tsv",
        table: include_str!("../../../../reports/plain/days.tsv"),
        found: [88, 84],
        right: 85,
        status: [93, 89],
        day: [85, 73],
    },
    Set {
        name: "spoken_with.tsv",
        table: include_str!("../../../../reports/plain/spoken_with.tsv"),
        found: [61, 64],
        right: 78,
        status: [95, 93],
        day: [93, 87],
    },
    Set {
        name: "gatherings_told.tsv",
        table: include_str!("../../../../reports/plain/gatherings_told.tsv"),
        found: [38, 41],
        right: 81,
        status: [80, 82],
        day: [84, 78],
    },
];

struct Row {
    kind: String,
    status: String,
    names: Vec<String>,
    date: Option<String>,
}

/// The rows of each passage, in the order of the file.
fn passages(table: &str) -> Vec<(&str, Vec<Row>)> {
    let mut out: Vec<(&str, Vec<Row>)> = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [passage, kind, status, names, date] = fields[..] else {
            panic!("not five fields: {line}");
        };
        let row = Row {
            kind: kind.to_owned(),
            status: status.to_owned(),
            names: names.split(' ').map(str::to_owned).collect(),
            date: (date != "-").then(|| date.to_owned()),
        };
        match out.last_mut() {
            Some((last, rows)) if *last == passage => rows.push(row),
            _ if kind == "none" => out.push((passage, Vec::new())),
            _ => out.push((passage, vec![row])),
        }
    }
    out
}

fn told(reader: &Reader, passage: &str) -> Vec<Encounter> {
    let report = Report {
        id: "r".into(),
        text: format!(" date 2024-05-15 {passage}\n"),
        ..Report::default()
    };
    let facts = reader.read(&report).facts.into_iter();
    let encounters = facts.filter_map(|f| match f.body {
        Body::Encounter(e) => Some(e),
        _ => None,
    });
    encounters.collect()
}

fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap();
    value.as_str().unwrap_or("").to_owned()
}

fn is(p: &Party, name: &str) -> bool {
    let part = |n: &Option<String>| n.as_ref().is_some_and(|n| fold(n).contains(&fold(name)));
    p.country.is_some_and(|c| c.as_str() == name)
        || part(&p.person)
        || part(&p.org)
        || p.org.as_ref().is_some_and(|o| same_organisation(o, name))
}

/// How well an encounter told fits a label; 0: not the same. As `score.py` has it, a visit or a gathering needs one party in common,
/// others two.
fn fit(row: &Row, e: &Encounter) -> f64 {
    let kind = word(e.kind);
    let near = |k: &str| matches!(k, "meeting" | "gathering");
    if kind != row.kind && !(near(&kind) && near(&row.kind)) {
        return 0.0;
    }
    let shared = row
        .names
        .iter()
        .filter(|n| e.parties.iter().any(|p| is(p, n)))
        .count();
    let one = matches!(e.kind, EncounterKind::Visit | EncounterKind::Gathering);
    if shared < if one { 1 } else { row.names.len().min(2) } {
        return 0.0;
    }
    let all = row.names.len().max(1);
    f64::from(u32::try_from(shared).unwrap()) / f64::from(u32::try_from(all).unwrap())
        + if kind == row.kind { 0.5 } else { 0.0 }
        + if day_right(row, e) { 0.4 } else { 0.0 }
        + if word(e.status) == row.status {
            0.3
        } else {
            0.0
        }
}

fn day_right(row: &Row, e: &Encounter) -> bool {
    e.date.as_ref().map(ToString::to_string) == row.date
}

fn share(n: usize, of: usize) -> usize {
    100 * n / of.max(1)
}

#[test]
fn plain_passages_are_read() {
    let reader = Reader::new().unwrap();
    for set in SETS {
        passages_of(&reader, &set);
    }
}

fn passages_of(reader: &Reader, set: &Set) {
    let (mut found, mut labelled, mut all) = ([0, 0], [0, 0], 0);
    let (mut status, mut day) = ([0, 0], [0, 0]);
    for (i, (passage, rows)) in passages(set.table).iter().enumerate() {
        let part = usize::from(i % 3 == 0);
        let encounters = told(reader, passage);
        all += encounters.len();
        labelled[part] += rows.len();
        let pairs = crate::matching::assign(rows, &encounters, fit);
        for (r, row) in rows.iter().enumerate() {
            let Some(&(_, e)) = pairs.0.iter().find(|(x, _)| *x == r) else {
                if part == 0 {
                    println!("{} {}: {passage}", row.kind, row.names.join(" "));
                }
                continue;
            };
            found[part] += 1;
            status[part] += usize::from(word(encounters[e].status) == row.status);
            day[part] += usize::from(day_right(row, &encounters[e]));
        }
    }
    let sum = found[0] + found[1];
    let name = set.name;
    println!(
        "{name}: found {found:?} of {labelled:?}, {all} told; of those found status right: {status:?}, day right: {day:?}"
    );
    assert!(
        share(sum, all) >= set.right,
        "{name}: labelled {} of 100",
        share(sum, all)
    );
    for part in 0..2 {
        let shares = [
            ("found", share(found[part], labelled[part]), set.found[part]),
            ("status", share(status[part], found[part]), set.status[part]),
            ("day", share(day[part], found[part]), set.day[part]),
        ];
        for (what, share, least) in shares {
            assert!(share >= least, "{name}: {what}: {share} of 100");
        }
    }
}
