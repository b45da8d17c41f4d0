//! A file with damaged pages: every command answers, or says which file it is and what helps.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{labels, run};
use std::fs;
use std::path::Path;

const PAGE: usize = 4096;

const ASKED: &[&str] = &[
    "home",
    "timeline",
    "timeline --person Singh --from 2021",
    "last-met India Tajikistan",
    "who defence-minister India",
    "pair India Tajikistan",
    "brief India Tajikistan",
    "person Singh",
    "office defence-minister India",
    "organisation SCO",
    "gathering SCO",
    "place Dushanbe",
    "places",
    "quotes",
    "quotes --by Singh",
    "figures",
    "disputes",
    "coming",
    "network",
    "changes --since 2025-01-01",
    "gaps",
    "report s01_dushanbe_wire",
    "explain s01_dushanbe_wire",
    "count",
    "export",
    "corrections",
    "home --known-at 2026-02-01",
    "rebuild",
    "forget s02_dushanbe_local",
    "undo c-1",
    "correct note e-1 hm",
    "read --facts facts.jsonl",
];

/// Turns pages to noise, but for the first: every `step`th from `from` on.
fn damage(sound: &Path, to: &Path, from: usize, step: usize, noise: impl Fn(&mut u8)) {
    let mut bytes = fs::read(sound).unwrap();
    for page in bytes.chunks_exact_mut(PAGE).skip(from).step_by(step) {
        // In places, so that a page may still look like one.
        page.iter_mut().step_by(7).for_each(&noise);
    }
    fs::write(to, bytes).unwrap();
}

/// The number of pages up to the last that says what the tables are: the leaves of the b-tree on the first page
/// (<https://www.sqlite.org/fileformat2.html>, 1.6).
fn behind_the_tables(bytes: &[u8]) -> usize {
    const HEADER: usize = 100;
    const INTERIOR: u8 = 5;
    let short = |at: usize| usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]));
    let page = |at: usize| short(at) << 16 | short(at + 2);
    if bytes[HEADER] != INTERIOR {
        return 1;
    }
    let cells = short(HEADER + 3);
    let last = page(HEADER + 8);
    (0..cells)
        .map(|i| page(short(HEADER + 12 + 2 * i)))
        .fold(last, usize::max)
}

#[test]
fn a_damaged_file_is_named_with_what_helps() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let sound = dir.join("sound.db");
    labels::record(&sound, |id| id.contains("dushanbe") || id.contains("delhi"));
    let fact = "{\"v\":1,\"type\":\"holder\",\"report\":\"made\",\"evidence\":[],\"person\":\"Ada Example\",\
                \"office\":\"President\",\"country\":\"ZZ\",\"org\":null,\"rank\":null}\n";
    fs::write(dir.join("facts.jsonl"), fact).unwrap();
    let file = dir.join("sidelines.db");
    let pages = fs::read(&sound).unwrap().len() / PAGE;
    // The tables say where their pages are in the first few.
    let first = pages / 4;
    let mut told = 0;
    for (name, from, step, noise) in [
        ("all", first, 1, 0xA5),
        ("some", first, 3, 0xFF),
        ("few", first + 1, 9, 0x10),
        ("the first", 1, pages, 0x5A),
    ] {
        for args in ASKED {
            damage(&sound, &file, from, step, |byte| *byte ^= noise);
            let words: Vec<&str> = args.split(' ').collect();
            let ran = run(dir, &words);
            assert!(!ran.err.contains("panicked"), "{name}, {args}: {}", ran.err);
            assert!((0..=3).contains(&ran.code), "{name}, {args}: {}", ran.code);
            if ran.code == 3 {
                told += 1;
                let what_helps = ran.err.contains("sidelines.db: ")
                    && ran.err.contains("restore a copy")
                    && ran.err.contains("read the reports again");
                assert!(what_helps, "{name}, {args}: {}", ran.err);
            }
        }
    }
    assert!(told > 2 * ASKED.len(), "{told}");
}

#[test]
fn what_can_be_read_of_a_damaged_file_is_saved() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let sound = dir.join("sound.db");
    labels::record(&sound, |id| id.contains("dushanbe") || id.contains("delhi"));
    let export = |db: &str| run(dir, &["export", "--db", db]).out;
    let whole = run(dir, &["rebuild", "--db", "sound.db", "--into", "copy.db"]);
    assert_eq!(whole.code, 0, "{}", whole.err);
    assert!(
        whole.out.contains("it is all that the ledger holds"),
        "{}",
        whole.out
    );
    assert_eq!(export("copy.db"), export("sound.db"));

    let file = dir.join("sidelines.db");
    let from = behind_the_tables(&fs::read(&sound).unwrap());
    damage(&sound, &file, from, 5, |byte| *byte ^= 0xFF);
    let before = fs::read(&file).unwrap();
    let ran = run(dir, &["rebuild", "--into", "saved.db", "--json"]);
    assert!(ran.code == 0 || ran.code == 3, "{}", ran.err);
    let saved: serde_json::Value = serde_json::from_str(&ran.out).expect(&ran.err);
    assert!(
        saved["saved"]["reports"]["saved"].as_u64().unwrap() > 0,
        "{saved}"
    );
    assert_eq!(saved["complete"].as_bool().unwrap(), ran.code == 0);
    assert_eq!(run(dir, &["timeline", "--db", "saved.db"]).code, 0);
    assert!(
        fs::read(&file).unwrap() == before,
        "the damaged file changed"
    );
    let again = run(dir, &["rebuild", "--into", "saved.db"]);
    assert_eq!(again.code, 3);
    assert!(
        again.err.contains("saved.db: is there already"),
        "{}",
        again.err
    );
}
