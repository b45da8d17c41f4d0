//! What the store says when the file cannot be used: always which file, and what helps.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod made;

use made::{noon, read};
use sidelines_store::{Options, SCHEMA_VERSION, Store, StoreError};
use std::io::{Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::{TempDir, tempdir};

fn file() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join("record.db");
    (folder, path)
}

fn filled(path: &Path, reports: usize) {
    let mut store = Store::create_or_open(path).unwrap();
    let batch: Vec<_> = (0..reports)
        .map(|n| read(&format!("r{n}"), "Sherali Mirzo", "2021-07-28"))
        .collect();
    store.add_reports(&batch, noon(28)).unwrap();
}

/// The message names the file.
fn named(error: &StoreError, path: &Path) {
    assert!(
        error.to_string().contains(&path.display().to_string()),
        "{error}"
    );
}

#[test]
fn a_missing_file() {
    let (_folder, path) = file();
    let error = Store::open(&path).unwrap_err();
    assert!(matches!(error, StoreError::NotFound { .. }), "{error}");
    named(&error, &path);
    assert!(!path.exists(), "opening made the file");
    let nowhere = path.join("deeper/record.db");
    let error = Store::create_or_open(&nowhere).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error}");
    named(&error, &nowhere);
}

#[test]
fn files_of_others_are_left_alone() {
    let (folder, path) = file();
    std::fs::write(
        &path,
        "A report about a meeting, long enough to be no database header at all. ".repeat(9),
    )
    .unwrap();
    let before = std::fs::read(&path).unwrap();
    for error in [
        Store::open(&path).unwrap_err(),
        Store::create_or_open(&path).unwrap_err(),
    ] {
        assert!(matches!(error, StoreError::NotSidelines { .. }), "{error}");
        named(&error, &path);
    }
    assert_eq!(std::fs::read(&path).unwrap(), before);

    let other = folder.path().join("other.db");
    rusqlite::Connection::open(&other)
        .unwrap()
        .execute_batch("CREATE TABLE t (x)")
        .unwrap();
    let error = Store::create_or_open(&other).unwrap_err();
    assert!(error.to_string().contains("another program"), "{error}");
    let error = Store::open(folder.path()).unwrap_err();
    assert!(error.to_string().contains("a folder"), "{error}");
}

#[test]
fn a_newer_version() {
    let (_folder, path) = file();
    filled(&path, 1);
    let plain = rusqlite::Connection::open(&path).unwrap();
    plain
        .pragma_update(None, "user_version", SCHEMA_VERSION + 1)
        .unwrap();
    drop(plain);
    for error in [
        Store::open(&path).unwrap_err(),
        Store::open_read_only(&path).unwrap_err(),
    ] {
        assert!(
            matches!(error, StoreError::Newer { found, .. } if found == SCHEMA_VERSION + 1),
            "{error}"
        );
        assert!(error.to_string().contains("update the program"), "{error}");
        named(&error, &path);
    }
}

#[test]
fn a_damaged_file() {
    let (_folder, path) = file();
    filled(&path, 40);
    let size = std::fs::metadata(&path).unwrap().len();
    // Everything behind the first page turns to noise.
    let mut file = std::fs::OpenOptions::new().write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4096)).unwrap();
    file.write_all(&vec![0xA5; usize::try_from(size).unwrap() - 4096])
        .unwrap();
    drop(file);
    let result = Store::open(&path).and_then(|store| store.record().map(|_| ()));
    let error = result.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
    assert!(error.to_string().contains("restore a copy"), "{error}");
    named(&error, &path);
}

#[test]
fn a_file_cut_short() {
    let (_folder, path) = file();
    filled(&path, 40);
    let size = std::fs::metadata(&path).unwrap().len();
    std::fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(size / 2)
        .unwrap();
    let result = Store::open(&path).and_then(|store| store.verify());
    let error = result.unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
}

#[test]
fn a_damaged_claim() {
    let (_folder, path) = file();
    filled(&path, 1);
    let plain = rusqlite::Connection::open(&path).unwrap();
    plain.execute("UPDATE claims SET fact = '{'", []).unwrap();
    let store = Store::open(&path).unwrap();
    let error = store.resolve_again().unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
    assert!(store.facts_of("r0").is_err());
}

#[test]
fn a_full_disk_loses_nothing() {
    let (_folder, path) = file();
    filled(&path, 3);
    let size = std::fs::metadata(&path).unwrap().len();
    let options = Options {
        max_bytes: Some(size + 8192),
        ..Options::default()
    };
    let mut store = Store::open_with(&path, options).unwrap();
    let before = store.record().unwrap();
    let batch: Vec<_> = (10..90)
        .map(|n| read(&format!("r{n}"), "Sherali Mirzo", "2021-07-28"))
        .collect();
    let error = store.add_reports(&batch, noon(29)).unwrap_err();
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert!(error.to_string().contains("make room"), "{error}");
    named(&error, &path);
    store.verify().unwrap();
    assert_eq!(store.record().unwrap(), before);
    drop(store);
    let mut store = Store::open(&path).unwrap();
    store.add_reports(&batch, noon(29)).unwrap();
    assert_eq!(store.reports().unwrap().len(), 83);
}

#[test]
fn a_file_in_use() {
    let (_folder, path) = file();
    filled(&path, 1);
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let options = Options {
        patience: Duration::from_millis(50),
        ..Options::default()
    };
    let mut store = Store::open_with(&path, options).unwrap();
    let error = store
        .add_reports(&[read("b", "Sherali Mirzo", "2021-07-28")], noon(29))
        .unwrap_err();
    assert!(matches!(error, StoreError::Locked { .. }), "{error}");
    named(&error, &path);
    // Whoever only reads is not kept waiting.
    assert_eq!(store.record().unwrap().reports.len(), 1);
    other.execute_batch("ROLLBACK").unwrap();
    store
        .add_reports(&[read("b", "Sherali Mirzo", "2021-07-28")], noon(29))
        .unwrap();
}

#[test]
fn a_store_opened_to_read_refuses_to_write() {
    let (_folder, path) = file();
    filled(&path, 1);
    let mut store = Store::open_read_only(&path).unwrap();
    let error = store
        .add_reports(&[read("b", "Sherali Mirzo", "2021-07-28")], noon(29))
        .unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    named(&error, &path);
}

#[test]
fn a_folder_that_cannot_be_written() {
    let (folder, path) = file();
    filled(&path, 1);
    let mode = |mode| {
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap()
    };
    mode(0o555);
    if std::fs::write(folder.path().join("probe"), "").is_ok() {
        mode(0o755);
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let reading = Store::open_read_only(&path).and_then(|store| store.record());
    let writing = Store::open(&path).and_then(|mut store| {
        store
            .add_reports(&[read("b", "Sherali Mirzo", "2021-07-28")], noon(29))
            .map(|_| ())
    });
    let making = Store::create_or_open(folder.path().join("new.db")).map(|_| ());
    mode(0o755);
    assert_eq!(reading.unwrap().reports.len(), 1);
    let error = writing.unwrap_err();
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
    assert!(matches!(
        making.unwrap_err(),
        StoreError::Io { .. } | StoreError::ReadOnly { .. }
    ));
}

#[test]
fn what_a_killed_writer_left_is_no_trouble_to_who_only_reads() {
    let (folder, path) = file();
    filled(&path, 40);
    let before = Store::open(&path).unwrap().record().unwrap();
    // The state of the disk in the middle of a transaction that has begun to write.
    let writer = rusqlite::Connection::open(&path).unwrap();
    writer.pragma_update(None, "cache_size", 5).unwrap();
    writer
        .execute_batch("BEGIN; DELETE FROM evidence; UPDATE claims SET fact = fact || ' ';")
        .unwrap();
    let killed = folder.path().join("killed.db");
    std::fs::copy(&path, &killed).unwrap();
    std::fs::copy(
        folder.path().join("record.db-journal"),
        folder.path().join("killed.db-journal"),
    )
    .unwrap();
    writer.execute_batch("ROLLBACK").unwrap();
    assert_ne!(
        std::fs::read(&killed).unwrap(),
        std::fs::read(&path).unwrap(),
        "nothing was written yet"
    );
    let store = Store::open_read_only(&killed).unwrap();
    assert_eq!(store.record().unwrap(), before);
    store.verify().unwrap();
}
