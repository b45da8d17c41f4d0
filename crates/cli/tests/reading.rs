//! `sidelines read`: reports into the record, whatever happens meanwhile.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{labels, run, shell};
use std::fs;
use std::path::Path;

fn fill(dir: &Path, reports: usize) {
    fs::create_dir_all(dir.join("in")).unwrap();
    for i in 0..reports {
        let (year, month, day) = (2015 + i % 10, 1 + i / 10 % 12, 1 + i / 120 % 28);
        let text = format!(
            " date {year}-{month:02}-{day:02} Dushanbe: Defence Minister Rajnath Singh met his Tajik \
             counterpart Sherali Mirzo in Dushanbe on {day}-{month}-{year}. They spoke for {i} minutes."
        );
        fs::write(dir.join(format!("in/r{i:04}.txt")), text).unwrap();
    }
}

fn reports(dir: &Path) -> u64 {
    let ran = run(dir, &["read", "--json", "in/r0000.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    json["reports"].as_u64().unwrap()
}

#[test]
fn the_summary_says_what_came_and_what_did_not() {
    let dir = tempfile::tempdir().unwrap();
    let text = labels::samples().join("text");
    fs::write(dir.path().join("empty.txt"), "").unwrap();
    let ran = run(dir.path(), &["read", text.to_str().unwrap(), "empty.txt"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    let first = ran.out.lines().next().unwrap();
    let many = fs::read_dir(&text).unwrap().count();
    assert!(
        first.starts_with(&format!("{many} reports read, 1 skipped (1 empty) · ")),
        "{first}"
    );
    for part in [
        "Encounters",
        "People",
        "Quotes",
        "In dispute",
        "Coming",
        "Next: sidelines brief ",
    ] {
        assert!(
            ran.out.lines().any(|l| l.starts_with(part)),
            "{part}: {}",
            ran.out
        );
    }
    assert!(ran.out.contains("no date of their own:"), "{}", ran.out);
}

#[test]
fn reading_again_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 40);
    run(dir.path(), &["read", "in"]);
    let (db, export) = (
        fs::read(dir.path().join("sidelines.db")).unwrap(),
        run(dir.path(), &["export"]).out,
    );
    let again = run(dir.path(), &["read", "in"]);
    assert_eq!(again.code, 0);
    assert!(
        again.out.contains("0 new, 0 changed, 40 known already"),
        "{}",
        again.out
    );
    assert_eq!(run(dir.path(), &["export"]).out, export);
    assert!(
        fs::read(dir.path().join("sidelines.db")).unwrap() == db,
        "the file was written"
    );
}

#[test]
fn the_same_record_in_any_order_and_number_of_steps() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 50);
    run(dir.path(), &["read", "--db", "at-once.db", "in"]);
    run(
        dir.path(),
        &[
            "read",
            "--db",
            "by-parts.db",
            "in/r0040.txt",
            "in/r0007.txt",
        ],
    );
    run(dir.path(), &["read", "--db", "by-parts.db", "-j1", "in"]);
    let export = |db: &str| run(dir.path(), &["export", "--db", db]).out;
    assert!(!export("at-once.db").is_empty());
    assert_eq!(export("at-once.db"), export("by-parts.db"));
}

#[test]
fn other_files_are_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 1);
    fs::write(dir.path().join("notes.txt"), "my notes").unwrap();
    let ran = run(dir.path(), &["read", "--db", "notes.txt", "in"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains("notes.txt: not a Sidelines database"),
        "{}",
        ran.err
    );
    assert_eq!(
        fs::read_to_string(dir.path().join("notes.txt")).unwrap(),
        "my notes"
    );
    let ran = run(dir.path(), &["read", "--db", "no/such/folder/x.db", "in"]);
    assert_eq!(ran.code, 3);
    assert_eq!(
        ran.err,
        "error: no/such/folder/x.db: there is no such folder; make it first\n"
    );
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 1);
    run(dir.path(), &["read", "in"]);
    let path = dir.path().join("sidelines.db");
    let mut bytes = fs::read(&path).unwrap();
    // The schema version stands, big-endian, in bytes 60..64 of an SQLite file.
    bytes[60..64].copy_from_slice(&99u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    for args in [&["read", "in"][..], &["timeline"]] {
        let ran = run(dir.path(), args);
        assert_eq!(ran.code, 3);
        assert!(
            ran.err.contains("written by a newer Sidelines (schema 99"),
            "{}",
            ran.err
        );
    }
    assert!(fs::read(&path).unwrap() == bytes);
}

#[cfg(unix)]
#[test]
fn two_at_once_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 120);
    let ran = shell(
        dir.path(),
        "$SIDELINES read -q in/r00* & one=$!; $SIDELINES read -q in/r01* in/r005* & two=$!; \
         wait $one && wait $two",
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(reports(dir.path()), 120);
}

#[cfg(unix)]
#[test]
fn who_is_killed_keeps_what_was_kept() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 240);
    for wait in ["0.1", "0.3", "0.6"] {
        shell(
            dir.path(),
            &format!("$SIDELINES read -q in & sleep {wait}; kill -9 $!; wait $! 2>/dev/null"),
        );
        if dir.path().join("sidelines.db").exists() {
            let ran = run(dir.path(), &["timeline", "-q"]);
            assert!(ran.code <= 1, "{}", ran.err);
        }
    }
    assert_eq!(run(dir.path(), &["read", "-q", "in"]).code, 0);
    assert_eq!(reports(dir.path()), 240);
    let whole = run(dir.path(), &["read", "-q", "--db", "whole.db", "in"]);
    assert_eq!(whole.code, 0);
    let export = |db: &str| run(dir.path(), &["export", "--db", db]).out;
    assert_eq!(export("sidelines.db"), export("whole.db"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    fill(dir.path(), 120);
    run(dir.path(), &["read", "-q", "in/r0000.txt", "in/r0001.txt"]);
    // A file may grow to 300 blocks of 1024 bytes: as a disk that fills up.
    let ran = shell(
        dir.path(),
        "trap '' XFSZ; ulimit -f 300; $SIDELINES read -q in",
    );
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("sidelines.db: "), "{}", ran.err);
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    let kept = reports(dir.path());
    assert!((2..120).contains(&kept), "{kept}");
    assert_eq!(run(dir.path(), &["read", "-q", "in"]).code, 0);
    assert_eq!(reports(dir.path()), 120);
}
