//! `sidelines evaluate`: figures, baseline, which facts appear and vanish.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{labels, run};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder of its own with four of the sample reports and their labels.
fn folder() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    for part in ["text", "gold"] {
        fs::create_dir_all(dir.path().join("r").join(part)).unwrap();
        for entry in fs::read_dir(labels::samples().join(part)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if ["s01", "s02", "s07", "s11"]
                .iter()
                .any(|id| name.starts_with(id))
            {
                fs::copy(&path, dir.path().join("r").join(part).join(name)).unwrap();
            }
        }
    }
    let reports = dir.path().join("r");
    (dir, reports)
}

fn json(dir: &Path, args: &[&str]) -> serde_json::Value {
    serde_json::from_str(&run(dir, args).out).expect("JSON")
}

#[test]
fn figures_are_of_the_reports_asked_for() {
    let (dir, _) = folder();
    let table = run(dir.path(), &["evaluate", "r"]);
    assert_eq!(table.code, 0, "{}", table.err);
    assert!(
        table
            .out
            .starts_with("reports 4\nencounters found       P "),
        "{}",
        table.out
    );
    assert_eq!(
        json(dir.path(), &["evaluate", "r", "--json", "--ids", "^s0[12]"])["reports"],
        2
    );
    assert_eq!(
        json(dir.path(), &["evaluate", "r", "--json", "--third", "tune"])["reports"],
        4
    );
    let slices = json(dir.path(), &["evaluate", "r", "--json"])["slices"].clone();
    assert!(
        slices[0] == slices[1] && slices[0].as_u64() > Some(0),
        "{slices}"
    );
    let none = run(dir.path(), &["evaluate", "r", "--ids", "nothing"]);
    assert_eq!(none.code, 3);
    assert_eq!(run(dir.path(), &["evaluate", "r", "--ids", "("]).code, 2);
}

#[test]
fn facts_of_a_file_are_scored_as_if_they_were_read() {
    let (dir, _) = folder();
    let facts = run(dir.path(), &["extract", "-q", "r/text"]).out;
    fs::write(dir.path().join("facts.jsonl"), &facts).unwrap();
    let read = run(dir.path(), &["evaluate", "r", "-v"]).out;
    assert_eq!(
        run(
            dir.path(),
            &["evaluate", "r", "-v", "--facts", "facts.jsonl"]
        )
        .out,
        read
    );
    fs::write(dir.path().join("bad.jsonl"), "{\n").unwrap();
    let bad = run(dir.path(), &["evaluate", "r", "--facts", "bad.jsonl"]);
    assert_eq!(bad.code, 3);
    assert!(
        bad.err.starts_with("error: bad.jsonl: line 1: not a fact"),
        "{}",
        bad.err
    );
}

#[test]
fn a_figure_that_falls_ends_with_code_one() {
    let (dir, _) = folder();
    let args = ["evaluate", "r", "--baseline", "kept.json"];
    assert_eq!(
        run(dir.path(), &[&args[..], &["--update-baseline"]].concat()).code,
        0
    );
    assert_eq!(run(dir.path(), &args).code, 0);
    // Without its encounters the reading is worse.
    let facts = run(dir.path(), &["extract", "-q", "r/text"]).out;
    let fewer: String = facts
        .lines()
        .filter(|l| !l.contains("\"encounter\""))
        .map(|l| format!("{l}\n"))
        .collect();
    fs::write(dir.path().join("fewer.jsonl"), fewer).unwrap();
    let fell = run(
        dir.path(),
        &[&args[..], &["--facts", "fewer.jsonl"]].concat(),
    );
    assert_eq!(fell.code, 1);
    assert!(
        fell.err.contains("encounters found: F1 fell from "),
        "{}",
        fell.err
    );
    let others = run(dir.path(), &[&args[..], &["--ids", "s01"]].concat());
    assert_eq!(others.code, 3);
    assert!(
        others
            .err
            .contains("kept over 4 reports, now 1 were scored"),
        "{}",
        others.err
    );
}

#[test]
fn what_appears_and_vanishes_is_told() {
    let (dir, _) = folder();
    let facts = run(dir.path(), &["extract", "-q", "r/text"]).out;
    let (first, rest) = facts.split_once('\n').unwrap();
    let extra = first.replace(
        "\"report\":\"s01_dushanbe_wire\"",
        "\"report\":\"s02_dushanbe_courier\"",
    );
    fs::write(dir.path().join("old.jsonl"), format!("{rest}{extra}\n")).unwrap();
    let args = ["evaluate", "r", "--facts-diff", "old.jsonl"];
    let diff = run(dir.path(), &args);
    assert_eq!(diff.code, 0, "{}", diff.err);
    assert!(
        diff.out.starts_with("s01_dushanbe_wire\n  + "),
        "{}",
        diff.out
    );
    assert!(
        diff.out.contains("\ns02_dushanbe_courier\n  - "),
        "{}",
        diff.out
    );
    assert!(
        diff.out.contains("1 fact appears, ") && diff.out.contains("1 fact vanishes, "),
        "{}",
        diff.out
    );
    let json = json(dir.path(), &[&args[..], &["--json"]].concat());
    assert_eq!(json.as_array().unwrap().len(), 2);
}
