//! Plain wordings of other events, `reports/plain/events.tsv`, scored as labels of reports are. Each row has a sentence, the kind
//! of one event it tells ("none": nothing), who acts and upon whom (codes of countries, or a word of a name; "-": nobody told), the day and the
//! status. Written without a look at the program or its frames; every third sentence is for checking only: its misses are
//! not printed.
//!
//! The shares may not fall: raise the figures below when they have risen; sentences that nobody has read, when they join, lower them.

use super::event_fit;
use crate::gold::GoldEvent;
use crate::names::same_organisation;
use sidelines_extract::Reader;
use sidelines_facts::{Body, Event, Party};
use sidelines_text::Report;

/// Of a hundred events, how many must be found: of the sentences for writing, of those for checking.
const FOUND: [usize; 2] = [71, 59];
/// Of a hundred events told of these sentences, how many must be labelled ones.
const RIGHT: usize = 87;
/// Of a hundred found, how many must have all actors and recipients right and none too many, the day, the status.
const EXACT: [(&str, usize); 3] = [("parties", 66), ("day", 88), ("status", 95)];

struct Row {
    label: GoldEvent,
    actors: Vec<String>,
    recipients: Vec<String>,
    status: String,
}

fn words(field: &str) -> Vec<String> {
    let named = field.split(' ').filter(|w| *w != "-");
    named.map(str::to_owned).collect()
}

/// The rows of each sentence, in the order of the file.
fn sentences(table: &str) -> Vec<(&str, Vec<Row>)> {
    let mut out: Vec<(&str, Vec<Row>)> = Vec::new();
    for line in table.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [sentence, kind, actors, recipients, date, status] = fields[..] else {
            panic!("not six fields: {line}");
        };
        let given = |w: &str| (w != "-").then(|| w.to_owned());
        let label = serde_json::from_value(serde_json::json!({
            "kind": kind, "who": given(actors), "target": given(recipients), "date": given(date),
        }));
        let row = Row {
            label: label.unwrap(),
            actors: words(actors),
            recipients: words(recipients),
            status: status.to_owned(),
        };
        match out.last_mut() {
            Some((last, rows)) if *last == sentence => rows.push(row),
            _ if kind == "none" => out.push((sentence, Vec::new())),
            _ => out.push((sentence, vec![row])),
        }
    }
    out
}

fn told(reader: &Reader, sentence: &str) -> Vec<Event> {
    let report = Report {
        id: "r".into(),
        text: format!(" date 2024-05-15 {sentence}"),
        ..Report::default()
    };
    let facts = reader.read(&report).facts.into_iter();
    let events = facts.filter_map(|f| match f.body {
        Body::Event(e) => Some(e),
        _ => None,
    });
    events.collect()
}

fn fit(row: &Row, e: &Event) -> f64 {
    let told = serde_json::to_value(e).and_then(serde_json::from_value);
    event_fit(&row.label, &told.unwrap())
}

/// Whether these are the parties named, and no others.
fn all_of(parties: &[Party], named: &[String]) -> bool {
    let is = |p: &Party, word: &String| {
        p.country.is_some_and(|c| c.as_str() == word)
            || [&p.person, &p.org]
                .into_iter()
                .flatten()
                .any(|n| n.contains(word.as_str()))
            || p.org.as_ref().is_some_and(|o| same_organisation(o, word))
    };
    named.iter().all(|w| parties.iter().any(|p| is(p, w)))
        && parties.iter().all(|p| named.iter().any(|w| is(p, w)))
}

fn share(n: usize, of: usize) -> usize {
    100 * n / of.max(1)
}

#[test]
fn plain_wordings_of_other_events_are_read() {
    let reader = Reader::new().unwrap();
    let (mut found, mut labelled, mut all) = ([0, 0], [0, 0], 0);
    let mut exact = [0; 3];
    for (i, (sentence, rows)) in sentences(include_str!("../../../../reports/plain/events.tsv"))
        .iter()
        .enumerate()
    {
        let part = usize::from(i % 3 == 0);
        let mut events = told(&reader, sentence);
        all += events.len();
        labelled[part] += rows.len();
        for row in rows {
            let best = (0..events.len())
                .filter(|&e| fit(row, &events[e]) > 0.0)
                .max_by(|&a, &b| fit(row, &events[a]).total_cmp(&fit(row, &events[b])));
            let Some(best) = best else {
                if part == 0 {
                    println!("{}: {sentence}", row.label.kind);
                }
                continue;
            };
            let e = events.remove(best);
            found[part] += 1;
            let day = e.date.as_ref().map(ToString::to_string);
            let status = e.status.map(|s| serde_json::to_value(s).unwrap());
            for (n, right) in exact.iter_mut().zip([
                all_of(&e.actors, &row.actors) && all_of(&e.recipients, &row.recipients),
                day == row.label.date,
                status.is_some_and(|s| s == row.status.as_str()),
            ]) {
                *n += usize::from(right);
            }
        }
    }
    let sum = found[0] + found[1];
    println!(
        "found {found:?} of {labelled:?}, {all} told; of those found parties, day, status right: {exact:?}"
    );
    for (part, least) in FOUND.into_iter().enumerate() {
        let share = share(found[part], labelled[part]);
        assert!(share >= least, "found {share} of 100");
    }
    assert!(
        share(sum, all) >= RIGHT,
        "labelled {} of 100",
        share(sum, all)
    );
    for ((what, least), n) in EXACT.into_iter().zip(exact) {
        assert!(share(n, sum) >= least, "{what}: {} of 100", share(n, sum));
    }
}
