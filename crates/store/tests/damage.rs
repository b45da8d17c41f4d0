//! Pages of the file that turn to noise: whatever is asked, an answer or an error that says what helps; and what
//! is not damaged can be saved.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod made;

use made::{noon, read};
use sidelines_resolve::{Record, Request};
use sidelines_store::{Scope, Store, StoreError};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const REPORTS: usize = 24;

/// A file with all kinds of rows, and which of its pages belong to what.
fn filled(path: &Path) -> BTreeMap<u64, String> {
    let mut store = Store::create_or_open(path).unwrap();
    let others = ["Sherali Mirzo", "Emomali Rahmon", "Sirojiddin Muhriddin"];
    let batch: Vec<_> = (0..REPORTS)
        .map(|n| {
            let mut made = read(&id(n), others[n % 3], &format!("2021-07-{:02}", 1 + n % 28));
            // Long enough for pages of its own.
            made.0.text += &format!(" More of report {n} is told here.").repeat(n * 12);
            made
        })
        .collect();
    store.add_reports(&batch, noon(28)).unwrap();
    let entry = store.record().unwrap().encounters[0].id.clone();
    store
        .add_correction(
            &Request::Note { entry },
            None,
            Some("ask the embassy"),
            noon(29),
        )
        .unwrap();
    drop(store);
    let plain = rusqlite::Connection::open(path).unwrap();
    plain
        .prepare("SELECT pageno, name FROM dbstat")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

/// The first pages of tables of more than one page.
fn roots(path: &Path) -> BTreeSet<u64> {
    rusqlite::Connection::open(path)
        .unwrap()
        .prepare("SELECT pageno FROM dbstat WHERE path = '/' AND pagetype = 'internal'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap()
}

fn id(n: usize) -> String {
    format!("r{n:02}")
}

#[derive(Clone, Copy, Debug)]
enum Damage {
    /// All of the page is noise.
    Noise,
    /// It holds nothing.
    Zeros,
    /// One byte in sixteen has a bit flipped, behind the page's own header.
    Bits,
}

fn damaged(from: &Path, to: &Path, page: u64, damage: Damage) {
    const SIZE: usize = 4096;
    let mut bytes = std::fs::read(from).unwrap();
    let start = usize::try_from(page - 1).unwrap() * SIZE;
    // The first page begins with what says that the file is a database at all.
    let skip = if page == 1 { 100 } else { 0 };
    let page = &mut bytes[start + skip..start + SIZE];
    match damage {
        Damage::Noise => page.fill(0xA5),
        Damage::Zeros => page.fill(0),
        Damage::Bits => page.iter_mut().skip(16).step_by(16).for_each(|b| *b ^= 4),
    }
    std::fs::write(to, bytes).unwrap();
}

/// Everything that a store can be asked and told; the errors that came of it.
fn use_it(path: &Path) -> Vec<StoreError> {
    let mut errors = Vec::new();
    let mut put = |result: Result<(), StoreError>| errors.extend(result.err());
    let scope = |person: Option<&str>, from: Option<&str>| Scope {
        person: person.map(str::to_owned),
        from: from.and_then(|d| d.parse().ok()),
        ..Scope::default()
    };
    match Store::open_read_only(path) {
        Err(error) => put(Err(error)),
        Ok(store) => {
            put(store.record().map(drop));
            put(store.resolve_again().map(drop));
            put(store.record_known_at(noon(28)).map(drop));
            put(store.part(&scope(Some("Mirzo"), None)).map(drop));
            put(store.part(&scope(None, Some("2021-07-20"))).map(drop));
            put(store.search("Dushanbe", 9).map(drop));
            put(store.reports().map(drop));
            put(store.corrections().map(drop));
            put(store.facts_of(&id(7)).map(drop));
            put(store.verify());
        }
    }
    match Store::open(path) {
        Err(error) => put(Err(error)),
        Ok(mut store) => {
            put(store.rebuild().map(drop));
            put(store.forget(&id(3), noon(30)).map(drop));
            let batch = [read("new", "Sherali Mirzo", "2021-07-28")];
            put(store.add_reports(&batch, noon(30)).map(drop));
        }
    }
    errors
}

#[test]
fn a_damaged_page_is_an_error_that_says_what_helps() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound.db");
    let pages = filled(&sound);
    assert!(pages.len() > 60, "{}", pages.len());
    let path = folder.path().join("record.db");
    let mut found = 0;
    let mut tried = 0;
    for (&page, table) in &pages {
        for damage in damages(page, table) {
            tried += 1;
            damaged(&sound, &path, page, damage);
            let errors = use_it(&path);
            found += usize::from(!errors.is_empty());
            if matches!(damage, Damage::Noise) {
                assert!(
                    !errors.is_empty(),
                    "noise on page {page} ({table}) is not found"
                );
            }
            for error in errors {
                let told = error.to_string();
                assert!(
                    matches!(
                        error,
                        StoreError::Corrupt { .. } | StoreError::NotSidelines { .. }
                    ),
                    "{damage:?} on page {page} ({table}): {error:?}"
                );
                assert!(told.contains(&path.display().to_string()), "{told}");
                assert!(told.contains("restore a copy"), "{told}");
            }
        }
    }
    assert!(3 * found > 2 * tried, "{found} of {tried}");
}

fn is_ledger(table: &str) -> bool {
    [
        "reports",
        "claims",
        "corrections",
        "report_in_force",
        "claim_in_force",
        "sqlite_schema",
    ]
    .contains(&table)
}

/// All kinds to the ledger, one by turns to every second page of what is derived from it.
fn damages(page: u64, table: &str) -> Vec<Damage> {
    let all = vec![Damage::Noise, Damage::Zeros, Damage::Bits];
    if is_ledger(table) {
        return all;
    }
    let turn = usize::try_from(page / 2 % 3).unwrap();
    all.into_iter()
        .skip(turn)
        .take(usize::from(page.is_multiple_of(2)))
        .collect()
}

struct Saved {
    store: Store,
    rescued: sidelines_store::Rescued,
    _folder: tempfile::TempDir,
}

fn rescue(from: &Path) -> Result<Saved, StoreError> {
    let folder = tempfile::tempdir().unwrap();
    let before = std::fs::read(from).unwrap();
    let into: PathBuf = folder.path().join("saved.db");
    let (store, rescued) = Store::rescue(from, &into)?;
    assert_eq!(
        std::fs::read(from).unwrap(),
        before,
        "the damaged file changed"
    );
    store.verify().unwrap();
    Ok(Saved {
        store,
        rescued,
        _folder: folder,
    })
}

fn told(record: &Record) -> usize {
    record.encounters.iter().map(|e| e.told.claims.len()).sum()
}

#[test]
fn what_is_not_damaged_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let sound = folder.path().join("sound.db");
    let pages = filled(&sound);
    let whole = Store::open(&sound).unwrap().record().unwrap();
    let all = rescue(&sound).unwrap();
    assert!(all.rescued.is_complete());
    assert_eq!(all.store.record().unwrap(), whole);
    assert_eq!(all.store.corrections().unwrap().len(), 1);
    assert_eq!(all.store.search("Dushanbe", 99).unwrap().len(), REPORTS);

    let path = folder.path().join("record.db");
    let roots = roots(&sound);
    let mut complete = 0;
    for (&page, table) in &pages {
        for damage in damages(page, table) {
            damaged(&sound, &path, page, damage);
            let saved = match rescue(&path) {
                Ok(saved) => saved,
                Err(error) => {
                    assert_eq!(table, "sqlite_schema", "{error}");
                    assert!(matches!(error, StoreError::Lost { .. }), "{error}");
                    continue;
                }
            };
            if !saved.rescued.is_complete() {
                assert!(is_ledger(table), "{damage:?} on page {page} ({table})");
                let reports = saved.store.reports().unwrap();
                // What is on one page, and no more, is lost; but a table has a page that says where its others are.
                if roots.contains(&page) {
                    continue;
                }
                assert!(
                    reports.len() >= REPORTS - 8,
                    "page {page} ({table}): {}",
                    reports.len()
                );
                assert!(
                    reports
                        .iter()
                        .all(|r| r.report.text.starts_with("Met in Dushanbe"))
                );
                let record = saved.store.record().unwrap();
                assert!(told(&record) >= REPORTS - 12, "page {page} ({table})");
            } else {
                assert_eq!(
                    saved.store.record().unwrap(),
                    whole,
                    "page {page} ({table})"
                );
                complete += 1;
            }
            // What was lost comes back by reading again.
            let mut store = saved.store;
            let others = ["Sherali Mirzo", "Emomali Rahmon", "Sirojiddin Muhriddin"];
            if !saved.rescued.is_complete() && page % 5 == 0 {
                let batch: Vec<_> = Store::open(&sound)
                    .unwrap()
                    .reports()
                    .unwrap()
                    .into_iter()
                    .enumerate()
                    .map(|(n, r)| {
                        let date = format!("2021-07-{:02}", 1 + n % 28);
                        (r.report, read(&id(n), others[n % 3], &date).1)
                    })
                    .collect();
                store.add_reports(&batch, noon(30)).unwrap();
                let again = store.record().unwrap();
                assert_eq!(again.encounters, without_remarks(&whole, &again));
            }
        }
    }
    assert!(complete > pages.len() / 4, "{complete}");
}

/// The encounters of `record`, without the correction where that is lost.
fn without_remarks(record: &Record, lost_in: &Record) -> Vec<sidelines_resolve::ContactEntry> {
    let mut out = record.encounters.clone();
    if lost_in.corrections.is_empty() {
        for e in &mut out {
            e.told.corrections.clear();
        }
    }
    out
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("record.db");
    filled(&path);
    let error = Store::rescue(&path, &path).unwrap_err();
    assert!(matches!(error, StoreError::Exists { .. }), "{error}");
}
