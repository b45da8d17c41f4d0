//! Files that earlier versions of the program made: they open, and the record is brought up to date.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input has failed"
)]

use sidelines_store::{SCHEMA_VERSION, Store};
use std::path::{Path, PathBuf};

/// A file of each schema released, by its number.
fn kept() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/versions");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    files.sort();
    let numbers: Vec<i64> = files.iter().map(|f| version(f)).collect();
    assert!((1..SCHEMA_VERSION).eq(numbers));
    files
}

fn version(path: &Path) -> i64 {
    let connection = rusqlite::Connection::open(path).unwrap();
    connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .unwrap()
}

#[test]
fn old_files_open() {
    for old in kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.db");
        std::fs::copy(&old, &path).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        // To read only: nothing is written, and the record is there all the same.
        let reading = Store::open_read_only(&path).unwrap();
        let before = reading.record().unwrap();
        assert!(
            !before.encounters.is_empty() && !before.reports.is_empty(),
            "{}",
            old.display()
        );
        assert!(reading.corrections().unwrap().is_empty());
        drop(reading);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        // To write: the record's tables are made anew.
        let store = Store::open(&path).unwrap();
        assert_eq!(store.record().unwrap(), before);
        assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
        store.verify().unwrap();
        let id = store.reports().unwrap()[0].report.id.clone();
        assert!(!store.facts_of(&id).unwrap().is_empty());
        drop(store);
        assert_eq!(version(&path), SCHEMA_VERSION);
    }
}
