//! A record that grew step by step is the one resolved at once.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

#[path = "made/any.rs"]
mod any;

use any::{Correcting, Step, any_report, any_reports, any_steps, then};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use sidelines_extract::Reading;
use sidelines_facts::{
    Body, CountryCode, Encounter, FORMAT_VERSION, Fact, Holder, Party, Quote, QuoteMedium,
};
use sidelines_resolve::{Record, Request, Told};
use sidelines_store::{Store, StoreError};
use sidelines_text::Report;
use std::path::Path;

fn run(store: &mut Store, at: usize, step: &Step) {
    let now = then(at);
    match step {
        Step::Add(batch) => {
            store.add_reports(batch, now).unwrap();
        }
        Step::AddForLater(batch) => {
            store.add_reports_for_later(batch, now).unwrap();
        }
        Step::Forget(n) => {
            store.forget(&format!("r{n}"), now).unwrap();
        }
        Step::Correct(how, n, m) => {
            let Some(request) = request(&store.record().unwrap(), *how, *n, *m) else {
                return;
            };
            let made = store.add_correction(&request, None, None, now);
            assert!(
                matches!(made, Ok(_) | Err(StoreError::Refused { .. })),
                "{made:?}"
            );
        }
        Step::Undo(n) => {
            let all = store.corrections().unwrap();
            let Some(last) = all.iter().rev().filter(|c| c.effect.is_some()).nth(*n) else {
                return;
            };
            let id = last.correction.id.clone();
            let undone = store.undo_correction(&id, None, None, now);
            assert!(matches!(undone, Ok(_) | Err(StoreError::Refused { .. })));
        }
    }
}

/// Asks to correct the entry of number `n`, counted round and round; another of its kind is the one of number `m`.
fn request(record: &Record, how: Correcting, n: usize, m: usize) -> Option<Request> {
    let all: Vec<(&str, &Told)> = record.all_told().collect();
    let (id, told) = *all.get(n % all.len().max(1))?;
    let entry = id.to_owned();
    let kind = id.get(..2)?;
    let like: Vec<&str> = all
        .iter()
        .map(|t| t.0)
        .filter(|i| i.starts_with(kind))
        .collect();
    let other = (*like.get(m % like.len().max(1))?).to_owned();
    Some(match how {
        Correcting::Reject => Request::Reject {
            entry,
            reports: told.reports.iter().take(m % 3).cloned().collect(),
        },
        Correcting::Accept => Request::Accept {
            entry,
            reports: Vec::new(),
        },
        Correcting::Note => Request::Note { entry },
        Correcting::Set => {
            let (field, value) = match kind {
                "p-" => ("name", "Somebody Else"),
                "h-" => ("known_start", "2020-01-01"),
                "m-" => ("since", "2020-01-01"),
                "f-" => ("unit", "men"),
                _ if m.is_multiple_of(2) => ("date", "2021-07-30"),
                _ => ("date", "2023-04-27"),
            };
            Request::Set {
                entry,
                party: None,
                field: field.to_owned(),
                value: value.to_owned(),
            }
        }
        Correcting::Split => Request::Split {
            entry,
            reports: told.reports.iter().take(1 + m % 2).cloned().collect(),
        },
        Correcting::Merge => Request::Merge { a: entry, b: other },
        Correcting::NotSame => Request::NotSame { a: entry, b: other },
    })
}

/// All rows that bringing up to date depends on, but for the numbers of origins, which only tell them apart.
fn rows(path: &Path) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let tables = [
        "SELECT report, id, day_first, day_last, first, last, agency, copies, prints, \
         (SELECT min(o.report) FROM standings o WHERE o.origin = s.origin) FROM standings s",
        "SELECT * FROM prints",
        "SELECT * FROM rulings",
        "SELECT * FROM correction_effects",
        "SELECT * FROM looks",
        "SELECT * FROM sightings",
        "SELECT * FROM words",
        "SELECT * FROM name_keys",
        "SELECT * FROM blocks",
        "SELECT * FROM grams",
        "SELECT * FROM claim_entries",
        "SELECT s.*, g.told FROM seen s LEFT JOIN garbs g ON g.garb = s.garb",
        "SELECT * FROM links",
        "SELECT * FROM bearers",
        "SELECT * FROM entries",
        "SELECT * FROM told",
        "SELECT * FROM contact_countries",
        "SELECT * FROM quote_countries",
        "SELECT * FROM name_words",
        "SELECT * FROM origin_reports",
    ];
    let mut out = Vec::new();
    for sql in tables {
        let mut select = connection.prepare(sql).unwrap();
        let columns = select.column_count();
        let mut found: Vec<String> = select
            .query_map([], |row| {
                let values: Vec<String> = (0..columns)
                    .map(|i| format!("{:?}", row.get_ref(i).unwrap()))
                    .collect();
                Ok(format!("{sql}: {}", values.join(" ")))
            })
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        found.sort();
        out.extend(found);
    }
    out
}

fn lines(store: &Store) -> Vec<String> {
    let facts = store.record().unwrap().facts();
    facts
        .iter()
        .map(|f| serde_json::to_string(f).unwrap())
        .collect()
}

fn check(steps: &[Step]) -> Result<(), TestCaseError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let mut store = Store::create_or_open(&path).unwrap();
    for (at, step) in steps.iter().enumerate() {
        run(&mut store, at, step);
        same(
            whole(&store.record().unwrap()),
            whole(&store.resolve_again().unwrap()),
        )?;
    }
    store.refresh().unwrap();
    let grown = (rows(&path), lines(&store));
    store.rebuild().unwrap();
    same(grown.0, rows(&path))?;
    same(grown.1, lines(&store))
}

/// All of the record, entry by entry.
fn whole(record: &Record) -> Vec<String> {
    let serde_json::Value::Object(lists) = serde_json::to_value(record).unwrap() else {
        return Vec::new();
    };
    let lists = lists.into_iter();
    lists
        .flat_map(|(name, list)| {
            let all = list.as_array().cloned().unwrap_or_default();
            all.into_iter().map(move |entry| format!("{name} {entry}"))
        })
        .collect()
}

/// Says only what differs.
fn same(grown: Vec<String>, resolved: Vec<String>) -> Result<(), TestCaseError> {
    let only = |a: &[String], b: &[String]| -> Vec<String> {
        a.iter().filter(|x| !b.contains(x)).cloned().collect()
    };
    let (left, right) = (only(&grown, &resolved), only(&resolved, &grown));
    prop_assert!(
        grown == resolved,
        "grown:\n{}\nresolved:\n{}",
        left.join("\n"),
        right.join("\n")
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reports_come_and_go(steps in any_steps(9, false)) {
        check(&steps)?;
    }

    #[test]
    fn reports_and_corrections_come_and_go(steps in any_steps(6, true)) {
        check(&steps)?;
    }
}

/// Reports with what reading them found.
type Read = Vec<(Report, Reading)>;

/// Reports and the same in another order, and how many are read at a time.
fn any_split() -> impl Strategy<Value = (Read, Read, Vec<usize>)> {
    any_reports(9).prop_flat_map(|reports| {
        let shuffled = Just(reports.clone()).prop_shuffle();
        (
            Just(reports),
            shuffled,
            prop::collection::vec(1usize..5, 9..=9),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_order_and_any_split_into_batches((reports, shuffled, sizes) in any_split()) {
        let folder = tempfile::tempdir().unwrap();
        let mut at_once = Store::create_or_open(folder.path().join("at_once.db")).unwrap();
        at_once.add_reports(&reports, then(0)).unwrap();
        let mut in_steps = Store::create_or_open(folder.path().join("in_steps.db")).unwrap();
        let mut rest = shuffled.as_slice();
        for size in sizes {
            let (batch, left) = rest.split_at(size.min(rest.len()));
            in_steps.add_reports(batch, then(0)).unwrap();
            rest = left;
        }
        prop_assert!(rest.is_empty());
        same(whole(&in_steps.record().unwrap()), whole(&at_once.record().unwrap()))?;
        same(lines(&in_steps), lines(&at_once))?;
    }
}

/// A report that says nothing but `words`.
fn quoting(n: usize, words: &str) -> (Report, Reading) {
    let id = format!("q{n:03}");
    let quote = Body::Quote(Quote {
        speaker: None,
        text: words.to_owned(),
        medium: QuoteMedium::Unknown,
        addressee: None,
        date: None,
        direct: true,
        continues: false,
    });
    let fact = Fact {
        v: FORMAT_VERSION,
        body: quote,
        report: id.clone(),
        evidence: Vec::new(),
        confidence: 0.5,
        background: false,
    };
    let report = Report {
        text: format!("Report {n} of many {n} others {n} quotes {n}."),
        id,
        ..Report::default()
    };
    let reading = Reading {
        facts: vec![fact],
        ..Reading::default()
    };
    (report, reading)
}

/// A report calls somebody a former holder by one of the names by which it has him meet.
#[test]
fn somebody_named_twice_is_kept_once() {
    let party = |name: &str| Party {
        person: Some(name.to_owned()),
        country: CountryCode::new("IN"),
        office: Some("Minister of Health".to_owned()),
        org: None,
        rank: None,
        role: None,
    };
    let fact = |body: Body| Fact {
        v: FORMAT_VERSION,
        body,
        report: "r".to_owned(),
        evidence: Vec::new(),
        confidence: 0.5,
        background: false,
    };
    let met: Encounter = serde_json::from_value(serde_json::json!({
        "kind": "meeting", "status": "occurred", "date": "2023-04-27",
        "parties": [party("Ajit Singh"), party("Singh")],
    }))
    .unwrap();
    let former: Holder = serde_json::from_value(serde_json::json!({
        "person": "Singh", "country": "IN", "office": "Minister of Health", "qualifier": "former",
    }))
    .unwrap();
    let report = Report {
        id: "r".to_owned(),
        text: "Words.".to_owned(),
        ..Report::default()
    };
    let reading = Reading {
        facts: vec![fact(Body::Encounter(met)), fact(Body::Holder(former))],
        ..Reading::default()
    };
    let folder = tempfile::tempdir().unwrap();
    let store = reopened(folder.path(), &[(report, reading)]);
    let record = store.record().unwrap();
    assert_eq!(record, store.resolve_again().unwrap());
    let holders = &record.offices[0].holders;
    assert_eq!(holders.len(), 1, "{holders:?}");
}

#[test]
fn words_become_common_and_rare_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create_or_open(folder.path().join("record.db")).unwrap();
    // Alike by a row of words that all of them have, until too many do.
    let words = |n: usize| format!("the two countries agree on trade w{n} x{n}");
    let some: Vec<_> = (0..199).map(|n| quoting(n, &words(n / 2))).collect();
    let more: Vec<_> = (199..402).map(|n| quoting(n, &words(n))).collect();
    store.add_reports(&some, then(0)).unwrap();
    let few = store.record().unwrap().quotes.len();
    store.add_reports(&more[..99], then(1)).unwrap();
    let before = store.resolved_whole();
    let mut counts = std::collections::BTreeSet::new();
    for (n, one) in more[99..103].iter().enumerate() {
        store
            .add_reports(std::slice::from_ref(one), then(2 + n))
            .unwrap();
        let record = store.record().unwrap();
        counts.insert(record.quotes.len());
        assert_eq!(record, store.resolve_again().unwrap());
    }
    for n in 297..302 {
        store.forget(&format!("q{n:03}"), then(9)).unwrap();
        let record = store.record().unwrap();
        counts.insert(record.quotes.len());
        assert_eq!(record, store.resolve_again().unwrap());
    }
    assert_eq!(store.resolved_whole(), before);
    assert!(few < 9, "{few} quotes though all are alike");
    assert!(
        counts.first() < Some(&9) && counts.last() > Some(&190),
        "{counts:?}"
    );
}

/// A record of these reports, closed and opened again.
fn reopened(folder: &Path, reports: &[(Report, Reading)]) -> Store {
    let path = folder.join("record.db");
    let mut store = Store::create_or_open(&path).unwrap();
    store.add_reports(reports, then(0)).unwrap();
    drop(store);
    Store::open(&path).unwrap()
}

#[test]
fn what_changes_little_is_not_resolved_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut any = || any_report(60).new_tree(&mut runner).unwrap().current();
    let many: Vec<_> = (0..90).map(|_| any()).collect();
    let mut store = reopened(folder.path(), &many);
    for n in 0..60 {
        if n % 4 == 3 {
            store.forget(&format!("r{n}"), then(n)).unwrap();
        } else {
            store.add_reports(&[any()], then(n)).unwrap();
        }
    }
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    assert_eq!(store.resolved_whole(), 0, "of 60 changes");
}

#[test]
fn what_people_decided_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut any = || any_report(90).new_tree(&mut runner).unwrap().current();
    let many: Vec<_> = (0..150).map(|_| any()).collect();
    let mut store = reopened(folder.path(), &many);
    let hows = [
        Correcting::Reject,
        Correcting::Set,
        Correcting::Merge,
        Correcting::NotSame,
        Correcting::Note,
    ];
    for n in 0..40 {
        if n % 4 == 0 {
            // Of encounters and quotes that one report tells: what corrections speak of stays a small part of all.
            let record = store.record().unwrap();
            let few = record
                .all_told()
                .enumerate()
                .filter(|(_, (id, told))| id.starts_with(['e', 'q']) && told.reports.len() < 2);
            let few: Vec<usize> = few.map(|(i, _)| i).collect();
            let how = hows[n / 4 % hows.len()];
            let request = request(&record, how, few[n * 7 % few.len()], n).unwrap();
            let made = store.add_correction(&request, None, None, then(n));
            assert!(matches!(made, Ok(_) | Err(StoreError::Refused { .. })));
        } else if n % 4 == 3 {
            store.forget(&format!("r{n}"), then(n)).unwrap();
        } else {
            store.add_reports(&[any()], then(n)).unwrap();
        }
        let (grown, resolved) = (store.record().unwrap(), store.resolve_again().unwrap());
        if let Err(difference) = same(whole(&grown), whole(&resolved)) {
            panic!("step {n}: {difference}");
        }
    }
    let last = store.corrections().unwrap().pop().unwrap();
    store
        .undo_correction(&last.correction.id, None, None, then(41))
        .unwrap();
    assert!(store.record().unwrap() == store.resolve_again().unwrap());
    assert_eq!(store.resolved_whole(), 0, "of 41 changes");
    let applied = store.corrections().unwrap();
    let applied = applied.iter().filter(|c| {
        let effect = c.effect.as_ref();
        effect.is_some_and(|e| !e.entries.is_empty())
    });
    assert!(applied.count() > 3);
}
