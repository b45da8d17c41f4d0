//! What goes into the store comes out; what changes nothing writes nothing.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod made;

use made::{noon, read, reading, report};
use sidelines_extract::{Reading, Skip};
use sidelines_resolve::Record;
use sidelines_store::{Added, Scope, Store};
use tempfile::{TempDir, tempdir};

/// A time as the ledger writes it.
fn at(day: i8) -> String {
    format!("{:.3}", noon(day))
}

fn store() -> (TempDir, Store) {
    let folder = tempdir().unwrap();
    let store = Store::create_or_open(folder.path().join("record.db")).unwrap();
    (folder, store)
}

fn bytes(store: &Store) -> Vec<u8> {
    std::fs::read(store.path()).unwrap()
}

#[test]
fn a_new_store_is_empty() {
    let (_folder, store) = store();
    assert_eq!(store.record().unwrap(), Record::default());
    assert_eq!(store.reports().unwrap(), []);
    assert_eq!(store.report("x").unwrap(), None);
    assert_eq!(store.search("anything", 9).unwrap(), []);
    store.verify().unwrap();
}

#[test]
fn the_record_on_disk_is_the_one_resolved_from_scratch() {
    let (_folder, mut store) = store();
    let batch = [
        read("a", "Sherali Mirzo", "2021-07-28"),
        read("b", "Sherali Mirzo", "2021-07-28/2021-07-29"),
        read("c", "Shirali Mirzo", "2023-04-27"),
    ];
    store.add_reports(&batch, noon(28)).unwrap();
    let record = store.record().unwrap();
    assert_eq!(record, store.resolve_again().unwrap());
    assert_eq!(record.encounters.len(), 2);
    assert_eq!(record.encounters[0].told.reports, ["a", "b"]);
    assert_eq!(record.encounters[0].told.evidence.len(), 2);
    // Read by another process.
    let other = Store::open_read_only(store.path()).unwrap();
    assert_eq!(other.record().unwrap(), record);
}

#[test]
fn any_sqlite_tool_can_query_it() {
    let (_folder, mut store) = store();
    store
        .add_reports(&[read("a", "Sherali Mirzo", "2021-07-28")], noon(28))
        .unwrap();
    let plain = rusqlite::Connection::open(store.path()).unwrap();
    let met: (String, String, i64) = plain
        .query_row(
            "SELECT e.date, e.place, e.reports FROM encounters e \
             JOIN parties a ON a.encounter = e.id JOIN parties b ON b.encounter = e.id \
             WHERE a.country = 'IN' AND b.country = 'TJ'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .unwrap();
    assert_eq!(met, ("2021-07-28".to_owned(), "Dushanbe".to_owned(), 1));
    let since: String = plain
        .query_row(
            "SELECT first_seen FROM holders WHERE name = 'Rajnath Singh'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(since, "2021-07-28");
}

#[test]
fn adding_again_changes_nothing() {
    let (_folder, mut store) = store();
    let batch = [
        read("a", "Sherali Mirzo", "2021-07-28"),
        read("b", "Sherali Mirzo", "2021-07-28"),
    ];
    let first = store.add_reports(&batch, noon(28)).unwrap();
    assert_eq!(first.count(Added::New), 2);
    let before = bytes(&store);
    let again = store.add_reports(&batch, noon(30)).unwrap();
    assert_eq!(again.count(Added::Unchanged), 2);
    assert!(!again.changed());
    assert_eq!(bytes(&store), before);
    assert_eq!(store.report("a").unwrap().unwrap().recorded_at, at(28));
}

#[test]
fn another_text_supersedes_the_one_before() {
    let (_folder, mut store) = store();
    store
        .add_reports(&[read("a", "Sherali Mirzo", "2021-07-28")], noon(28))
        .unwrap();
    let corrected = (
        report("a", "Corrected."),
        reading("a", "Rajnath Singh", "Emomali Rahmon", "2021-07-28"),
    );
    let outcome = store
        .add_reports(std::slice::from_ref(&corrected), noon(29))
        .unwrap();
    assert_eq!(outcome.reports, [("a".to_owned(), Added::Superseded)]);
    assert_eq!(store.report("a").unwrap().unwrap().report, corrected.0);
    let versions = store.versions("a").unwrap();
    assert_eq!(versions.len(), 2);
    assert_eq!(versions[0].retracted_at, Some(at(29)));
    let record = store.record().unwrap();
    assert_eq!(record.encounters.len(), 1);
    assert!(record.persons.iter().all(|p| p.name != "Sherali Mirzo"));
    assert_eq!(record, store.resolve_again().unwrap());
    assert_eq!(store.search("Mirzo", 9).unwrap(), []);
    assert_eq!(store.search("corrected", 9).unwrap().len(), 1);
}

#[test]
fn rereading_keeps_what_is_said_again() {
    let (_folder, mut store) = store();
    let (a, first) = read("a", "Sherali Mirzo", "2021-07-28");
    store
        .add_reports(&[(a.clone(), first.clone())], noon(28))
        .unwrap();
    // A better reader finds another date, and puts the holder first.
    let mut better = reading("a", "Rajnath Singh", "Sherali Mirzo", "2021-07-27");
    better.facts.reverse();
    let outcome = store.add_reports(&[(a, better.clone())], noon(29)).unwrap();
    assert_eq!(outcome.count(Added::Reread), 1);
    assert_eq!(store.facts_of("a").unwrap(), better.facts);
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    let plain = rusqlite::Connection::open(store.path()).unwrap();
    let kept: String = plain
        .query_row(
            "SELECT recorded_at FROM claims WHERE type = 'holder' AND retracted_at IS NULL",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(kept, at(28));
    let gone: i64 = plain
        .query_row(
            "SELECT count(*) FROM claims WHERE retracted_at = ?1",
            [at(29)],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(gone, 1);
}

#[test]
fn forgetting_takes_out_exactly_what_the_report_brought() {
    let (_folder, mut with) = store();
    let (_other, mut without) = store();
    let (a, b) = (
        read("a", "Sherali Mirzo", "2021-07-28"),
        read("b", "Sherali Mirzo", "2021-07-29"),
    );
    with.add_reports(&[a.clone(), b], noon(28)).unwrap();
    without.add_reports(&[a], noon(28)).unwrap();
    assert!(with.forget("b", noon(29)).unwrap());
    assert!(!with.forget("b", noon(29)).unwrap());
    assert_eq!(with.record().unwrap(), without.record().unwrap());
    assert_eq!(with.facts_of("b").unwrap(), []);
    assert_eq!(with.versions("b").unwrap().len(), 1);
    // It can come back.
    let again = with
        .add_reports(&[read("b", "Sherali Mirzo", "2021-07-29")], noon(30))
        .unwrap();
    assert_eq!(again.count(Added::New), 1);
}

#[test]
fn a_skipped_report_is_kept_with_the_reason() {
    let (_folder, mut store) = store();
    let skipped = Reading {
        skipped: Some(Skip::Language("Hindi")),
        ..Reading::default()
    };
    store
        .add_reports(&[(report("h", "नमस्ते"), skipped)], noon(28))
        .unwrap();
    let kept = store.report("h").unwrap().unwrap();
    assert_eq!(kept.skipped.as_deref(), Some("in Hindi"));
    assert_eq!(store.facts_of("h").unwrap(), []);
}

#[test]
fn words_are_found_whatever_is_typed() {
    let (_folder, mut store) = store();
    store
        .add_reports(
            &[(
                report("a", "Erdoğan met the Finnish president."),
                Reading::default(),
            )],
            noon(28),
        )
        .unwrap();
    assert_eq!(store.search("erdogan president", 9).unwrap()[0].report, "a");
    assert!(
        store.search("erdogan", 9).unwrap()[0]
            .snippet
            .contains("\u{2}Erdoğan\u{3}")
    );
    assert_eq!(store.search("\"finnish president\"", 9).unwrap().len(), 1);
    assert_eq!(store.search("\"president finnish\"", 9).unwrap(), []);
    for odd in ["", "AND", "\"", "a* OR (", "NEAR(", "title:", "^-", "'"] {
        store.search(odd, 9).unwrap();
    }
}

#[test]
fn the_ledger_remembers_what_was_known_when() {
    let (_folder, mut store) = store();
    store
        .add_reports(&[read("a", "Sherali Mirzo", "2021-07-28")], noon(10))
        .unwrap();
    let first = store.record().unwrap();
    store
        .add_reports(&[read("b", "Emomali Rahmon", "2021-07-29")], noon(12))
        .unwrap();
    let both = store.record().unwrap();
    let corrected = (
        report("a", "Corrected."),
        reading("a", "Rajnath Singh", "Li Shangfu", "2021-07-28"),
    );
    store.add_reports(&[corrected], noon(14)).unwrap();
    store.forget("b", noon(16)).unwrap();
    assert_eq!(store.record_known_at(noon(9)).unwrap(), Record::default());
    assert_eq!(store.record_known_at(noon(10)).unwrap(), first);
    assert_eq!(store.record_known_at(noon(11)).unwrap(), first);
    assert_eq!(store.record_known_at(noon(13)).unwrap(), both);
    assert_eq!(store.record_known_at(noon(15)).unwrap().reports.len(), 2);
    assert_eq!(
        store.record_known_at(noon(16)).unwrap(),
        store.record().unwrap()
    );
}

#[test]
fn what_older_rules_derived_is_resolved_anew() {
    let (_folder, mut store) = store();
    store
        .add_reports(&[read("a", "Sherali Mirzo", "2021-07-28")], noon(28))
        .unwrap();
    let plain = rusqlite::Connection::open(store.path()).unwrap();
    plain
        .execute_batch("UPDATE derived SET resolver = 0; DELETE FROM encounters;")
        .unwrap();
    assert_eq!(store.record().unwrap().encounters.len(), 1);
}

#[test]
fn reports_added_for_later_are_there_at_once_and_the_record_follows() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let mut store = Store::create_or_open(&path).unwrap();
    store
        .add_reports(&[read("a", "Sherali Mirzo", "2021-07-28")], noon(1))
        .unwrap();
    for (n, day) in ["2021-07-28", "2021-07-20", "2021-07-21"]
        .iter()
        .enumerate()
    {
        let batch = [read(&format!("b{n}"), "Sherali Mirzo", day)];
        store.add_reports_for_later(&batch, noon(2)).unwrap();
        // Whoever reads before it is brought up to date has the whole record all the same.
        let reading = Store::open_read_only(&path).unwrap();
        assert_eq!(reading.record().unwrap().reports.len(), n + 2);
        let part = reading
            .part(&Scope {
                person: Some("mirzo".to_owned()),
                ..Scope::default()
            })
            .unwrap();
        assert_eq!(part.record.reports.len(), n + 2);
    }
    let resolved = store.resolve_again().unwrap();
    assert!(store.refresh().unwrap());
    assert!(!store.refresh().unwrap());
    assert_eq!(store.record().unwrap(), resolved);
    // Of what is written again only what changed is: all comes and goes in any order.
    store.forget("b1", noon(3)).unwrap();
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    store.forget("a", noon(3)).unwrap();
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
    store.verify().unwrap();
}
