//! Every frame's own examples: what it must read, and what it must not.

use super::EventFrames;
use crate::Reader;
use sidelines_facts::{Body, Event, Party};
use sidelines_text::Report;

fn events(reader: &Reader, sentence: &str) -> Vec<Event> {
    let report = Report {
        id: "r".into(),
        text: format!(" date 2024-05-16 {sentence}"),
        ..Report::default()
    };
    reader
        .read(&report)
        .facts
        .into_iter()
        .filter_map(|f| match f.body {
            Body::Event(e) => Some(e),
            _ => None,
        })
        .collect()
}

/// Whether the parties are those expected: a country's code, or a word of a name.
fn are(parties: &[Party], expected: &str) -> bool {
    let expected: Vec<&str> = expected.split_whitespace().collect();
    let is = |p: &Party, word: &str| {
        p.country.is_some_and(|c| c.as_str() == word)
            || [&p.person, &p.org]
                .into_iter()
                .flatten()
                .any(|n| n.split_whitespace().any(|w| w == word))
    };
    expected.len() == parties.len() && expected.iter().all(|w| parties.iter().any(|p| is(p, w)))
}

#[test]
fn event_frames_read_what_they_say() {
    let reader = Reader::new().unwrap();
    let frames = EventFrames::load(None).unwrap();
    let mut wrong = Vec::new();
    for frame in &frames.all {
        assert!(
            !frame.reads.is_empty(),
            "frame {} has no example",
            frame.name
        );
        for line in &frame.reads {
            let (sentence, parties) = line.split_once("=>").unwrap();
            let (actors, recipients) = parties.split_once('>').unwrap_or((parties, ""));
            let found = events(&reader, sentence);
            let read = found.iter().any(|e| {
                e.kind == frame.kind && are(&e.actors, actors) && are(&e.recipients, recipients)
            });
            if !read {
                wrong.push(format!(
                    "{} must read: {line}\n    found {}",
                    frame.name,
                    shown(&found)
                ));
            }
        }
        for sentence in &frame.not {
            let found = events(&reader, sentence);
            if found.iter().any(|e| e.kind == frame.kind) {
                wrong.push(format!(
                    "{} must not read: {sentence}\n    found {}",
                    frame.name,
                    shown(&found)
                ));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn shown(events: &[Event]) -> String {
    let who = |list: &[Party]| {
        let names: Vec<String> = list
            .iter()
            .map(|p| {
                p.person
                    .clone()
                    .or(p.org.clone())
                    .or(p.country.map(|c| c.to_string()))
                    .or(p.office.clone())
                    .unwrap_or_default()
            })
            .collect();
        names.join("+")
    };
    events
        .iter()
        .map(|e| {
            format!(
                "{} {:?}: {} > {}",
                e.kind,
                e.status,
                who(&e.actors),
                who(&e.recipients)
            )
        })
        .collect::<Vec<_>>()
        .join("; ")
}
