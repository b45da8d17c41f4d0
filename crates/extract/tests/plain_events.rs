//! Plain wordings of other events, `reports/plain/events.tsv`: a sentence, the kind of one event it tells, who acts and upon
//! whom (codes of countries, or a word of a name; "-": nobody told), the day and the status. Written without a look at the
//! program or its frames; every third sentence is for checking only: its misses are not read.
//!
//! The shares may not fall: raise the figures below when they have risen.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test may stop where it cannot go on, and says what it missed"
)]

use sidelines_extract::Reader;
use sidelines_facts::{Body, Event, Party};
use sidelines_text::Report;

/// Of a hundred events, how many must be found: of the sentences for writing, of those for checking.
const FOUND: [usize; 2] = [66, 41];
/// Of a hundred events told of these sentences, how many must be among the labelled ones.
const TOLD_RIGHT: usize = 88;

/// Kinds that a label gives, with those that say the same.
const ALIKE: &[(&str, &[&str])] = &[
    ("clash", &["attack"]),
    ("operation", &["attack", "arrest"]),
    ("attack", &["operation"]),
    ("congratulations", &["message"]),
    ("condolences", &["message"]),
    ("resignation", &["end-of-term"]),
    ("threat", &["demand"]),
    ("demand", &["threat"]),
    ("election", &["appointment"]),
    ("appointment", &["election"]),
    ("ceremony", &["welcome", "award"]),
    ("agreement", &["founding", "ceasefire"]),
    ("severance of relations", &["embassy closure"]),
    ("accusation", &["condemnation"]),
    ("condemnation", &["accusation"]),
    ("release", &["seizure", "arrest"]),
    ("aid", &["contract"]),
    ("contract", &["aid"]),
];

struct Row<'a> {
    kind: &'a str,
    who: Vec<&'a str>,
}

fn is(p: &Party, word: &str) -> bool {
    p.country.is_some_and(|c| c.as_str() == word)
        || [&p.person, &p.org]
            .into_iter()
            .flatten()
            .any(|n| n.contains(word))
}

/// Whether the event is the labelled one: its kind, and somebody of it.
fn fits(row: &Row<'_>, e: &Event) -> bool {
    let alike = ALIKE
        .iter()
        .any(|(k, same)| *k == row.kind && same.contains(&e.kind.as_str()));
    let mut all = e.actors.iter().chain(&e.recipients);
    (row.kind == e.kind || alike)
        && (row.who.is_empty() || all.any(|p| row.who.iter().any(|w| is(p, w))))
}

#[test]
fn plain_wordings_of_other_events_are_read() {
    let reader = Reader::new().unwrap();
    let table = include_str!("../../../reports/plain/events.tsv");
    let mut sentences: Vec<(&str, Vec<Row<'_>>)> = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [sentence, kind, actors, recipients, _, _] = fields[..] else {
            panic!("not six fields: {line}");
        };
        let who = [actors, recipients]
            .iter()
            .flat_map(|w| w.split(' '))
            .filter(|w| *w != "-")
            .collect();
        if sentences.last().is_none_or(|(s, _)| *s != sentence) {
            sentences.push((sentence, Vec::new()));
        }
        let (_, rows) = sentences.last_mut().unwrap();
        rows.push(Row { kind, who });
    }
    let (mut found, mut labelled) = ([0, 0], [0, 0]);
    let (mut right, mut told) = (0, 0);
    let mut missed = String::new();
    for (i, (sentence, rows)) in sentences.iter().enumerate() {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2024-05-15 {sentence}"),
            ..Report::default()
        };
        let mut events: Vec<Event> = reader
            .read(&report)
            .facts
            .into_iter()
            .filter_map(|f| match f.body {
                Body::Event(e) => Some(e),
                _ => None,
            })
            .collect();
        let part = usize::from(i % 3 == 0);
        told += events.len();
        labelled[part] += rows.len();
        for row in rows {
            match events.iter().position(|e| fits(row, e)) {
                Some(at) => {
                    events.remove(at);
                    found[part] += 1;
                    right += 1;
                }
                None if part == 0 => {
                    missed.push_str(&format!("{}: {sentence}\n", row.kind));
                }
                None => {}
            }
        }
    }
    println!("missed\n{missed}");
    let share = |n: usize, of: usize| 100 * n / of;
    let shares = [share(found[0], labelled[0]), share(found[1], labelled[1])];
    println!(
        "for writing {found:?} of {labelled:?}: {shares:?}; told {told}, right {}",
        share(right, told)
    );
    assert!(
        shares[0] >= FOUND[0],
        "found {} of 100, for writing",
        shares[0]
    );
    assert!(
        shares[1] >= FOUND[1],
        "found {} of 100, for checking",
        shares[1]
    );
    assert!(
        share(right, told) >= TOLD_RIGHT,
        "right {} of 100",
        share(right, told)
    );
}
