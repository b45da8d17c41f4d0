//! `sidelines extract` as it is run: what it prints, what it says of bad input, how it ends.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{Ran, run, run_with};
use std::fs;
use std::path::Path;

/// Two sentences that any reading understands.
const TALKS: &str = " date 2021-07-28 Dushanbe: Defence Minister Rajnath Singh on Wednesday met his \
    Tajik counterpart Sherali Mirzo in Dushanbe.";

fn write(dir: &Path, name: &str, content: impl AsRef<[u8]>) {
    fs::write(dir.join(name), content).unwrap();
}

fn facts(ran: &Ran) -> Vec<serde_json::Value> {
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

fn reports(ran: &Ran) -> Vec<String> {
    let mut ids: Vec<String> = facts(ran)
        .iter()
        .map(|f| f["report"].as_str().unwrap_or_default().to_owned())
        .collect();
    ids.dedup();
    ids
}

#[test]
fn facts_are_lines_of_the_format_with_true_evidence() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "talks.txt", TALKS);
    let ran = run(dir.path(), &["extract", "talks.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let facts = facts(&ran);
    assert!(
        facts
            .iter()
            .any(|f| f["type"] == "encounter" && f["kind"] == "meeting"),
        "{}",
        ran.out
    );
    for e in facts
        .iter()
        .flat_map(|f| f["evidence"].as_array().expect("evidence"))
    {
        let (start, end) = (e["start"].as_u64().unwrap(), e["end"].as_u64().unwrap());
        let slice: String = TALKS
            .chars()
            .skip(start as usize)
            .take((end - start) as usize)
            .collect();
        assert_eq!(e["text"], slice);
    }
}

#[test]
fn the_same_bytes_on_one_thread_and_on_many() {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..70 {
        write(
            dir.path(),
            &format!("r{i:02}.txt"),
            TALKS.replace("28", &format!("{}", 10 + i % 20)),
        );
    }
    let one = run(dir.path(), &["extract", "-j1", "."]);
    let many = run(dir.path(), &["extract", "-j7", "."]);
    assert_eq!(one.code, 0, "{}", one.err);
    assert_eq!(one.out, many.out);
    let ids = reports(&one);
    assert_eq!(ids.len(), 70);
    assert!(ids.is_sorted());
}

#[test]
fn standard_input_is_text_or_json_lines() {
    let dir = tempfile::tempdir().unwrap();
    let text = run_with(dir.path(), &["extract", "-"], TALKS);
    assert_eq!(reports(&text), ["stdin"]);
    let line = serde_json::json!({"id": "w-1", "published": "2021-07-28", "text": &TALKS[17..]});
    let lines = run_with(
        dir.path(),
        &["extract", "-"],
        &format!("{line}\n{{\"id\": \"w-2\"\n"),
    );
    assert_eq!(reports(&lines), ["w-1"]);
    assert_eq!(lines.code, 3);
    assert!(
        lines.err.contains("standard input:2: not a report in JSON"),
        "{}",
        lines.err
    );
}

#[test]
fn bad_files_are_told_and_the_rest_is_read() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "a_empty.txt", "");
    write(dir.path(), "b_pdf.txt", "%PDF-1.4 \u{0}");
    write(
        dir.path(),
        "c_latin.txt",
        b" date 2021-07-28 Paris: Jos\xE9 Mar\xEDa said \x93no\x94.",
    );
    write(
        dir.path(),
        "d_french.txt",
        "Le ministre des Affaires étrangères a rencontré mardi son \
        homologue à Paris, où ils ont évoqué la coopération entre les deux pays et la situation dans la région.",
    );
    write(dir.path(), "e_talks.txt", TALKS);
    let ran = run(dir.path(), &["extract", "missing.txt", "."]);
    assert_eq!(ran.code, 3);
    assert_eq!(reports(&ran).last().map(String::as_str), Some("e_talks"));
    // How many facts there are is the reader's business.
    let said = ran.err.replace(
        &format!(" {} facts", ran.out.lines().count()),
        " so many facts",
    );
    insta::assert_snapshot!(said, @r"
    warning: missing.txt: no such file or folder
    warning: ./a_empty.txt: no text in it
    warning: ./b_pdf.txt: a PDF document, not text; convert it first, for example with pdftotext
    warning: ./c_latin.txt: not UTF-8; read as windows-1252
    warning: ./d_french.txt: in French; only English is read
    2 reports read, so many facts; skipped: 1 empty, 1 not found, 1 not text, 1 other language
    ");
}

#[test]
fn a_text_of_fifty_megabytes_is_refused_and_not_held() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), "big.txt", "They met. ".repeat(5 << 20));
    write(dir.path(), "talks.txt", TALKS);
    let ran = run(dir.path(), &["extract", "."]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.contains(
            "big.txt: longer than a report may be (50 of at most 16 MB); split it, or raise"
        ),
        "{}",
        ran.err
    );
    assert_eq!(reports(&ran), ["talks"]);
}

#[test]
fn terminal_escapes_in_a_report_reach_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let text = TALKS.replace(
        "Sherali Mirzo",
        "\u{1b}[31mSherali Mirzo\u{1b}]0;owned\u{7} \u{9b}5m",
    );
    write(dir.path(), "\u{1b}[1mevil.txt", &text);
    for args in [
        &["extract", "."][..],
        &["extract", "--notes", "."],
        &["extract", "--color=always", "--notes", "."],
    ] {
        let ran = run(dir.path(), args);
        for stream in [&ran.out, &ran.err] {
            let stream = if args.contains(&"--color=always") {
                // The program's own styles are the only escapes.
                stream
                    .replace("\u{1b}[0m", "")
                    .replace("\u{1b}[1m", "")
                    .replace("\u{1b}[2m", "")
                    .replace("\u{1b}[32m", "")
                    .replace("\u{1b}[33m", "")
                    .replace("\u{1b}[36m", "")
            } else {
                stream.clone()
            };
            assert!(
                !stream.contains(['\u{1b}', '\u{7}', '\u{9b}']),
                "{args:?}: {stream:?}"
            );
        }
    }
    assert!(
        !run(dir.path(), &["extract", "./nothing\u{1b}[2J"])
            .err
            .contains('\u{1b}')
    );
}

#[test]
fn a_report_that_says_nothing_is_told() {
    let dir = tempfile::tempdir().unwrap();
    write(
        dir.path(),
        "weather.txt",
        "It rained all day, and the evening will be dry in most places.",
    );
    let ran = run(dir.path(), &["extract", "weather.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .contains("nothing found: 'sidelines extract --notes' tells why"),
        "{}",
        ran.err
    );
    assert_eq!(run(dir.path(), &["extract", "-q", "weather.txt"]).err, "");
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_success_and_a_full_disk_is_told() {
    let dir = tempfile::tempdir().unwrap();
    for i in 0..400 {
        write(dir.path(), &format!("r{i:03}.txt"), TALKS);
    }
    let shell = |script: &str| program::shell(dir.path(), script);
    let closed = shell("$SIDELINES extract . | head -n 1; echo ${PIPESTATUS[0]}");
    assert!(closed.out.ends_with("}\n0\n"), "{}", closed.out);
    assert!(
        !closed.err.contains("panicked") && !closed.err.contains("error"),
        "{}",
        closed.err
    );
    if Path::new("/dev/full").exists() {
        let full = shell("$SIDELINES extract . > /dev/full");
        assert_eq!(full.code, 3);
        assert!(
            full.err
                .contains("error: cannot write to standard output: No space left"),
            "{}",
            full.err
        );
    }
}
