//! The questions to a record, as they are asked and answered.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{labels, run};
use sidelines_facts::RecordFact;
use std::path::Path;
use tempfile::TempDir;

/// A folder with `sidelines.db` of the sample reports on India and its neighbours.
fn folder() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    labels::record(&dir.path().join("sidelines.db"), |id| {
        ["dushanbe", "delhi", "qingdao", "tajikistan"]
            .iter()
            .any(|word| id.contains(word))
    });
    dir
}

fn answer(dir: &Path, args: &[&str]) -> String {
    let ran = run(dir, args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    ran.out
}

fn shown(dir: &Path, args: &[&str]) -> String {
    without_ids(&answer(dir, args))
}

/// Ids are hashes: what they are made of may change without anything a reader would see.
fn without_ids(page: &str) -> String {
    let id = regex::Regex::new("[ehpq]-[0-9a-f]{8,}").unwrap();
    id.replace_all(page, "(id)").into_owned()
}

#[test]
fn timeline() {
    let dir = folder();
    insta::assert_snapshot!(shown(dir.path(), &["timeline", "--country", "Tajikistan"]));
    insta::assert_snapshot!(shown(
        dir.path(),
        &[
            "timeline",
            "--country",
            "IN",
            "--kind",
            "meeting",
            "--from",
            "2023",
            "--to",
            "2023-06",
            "--person",
            "shangfu"
        ]
    ));
    let ran = run(dir.path(), &["timeline", "--country", "Belgium"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.starts_with("0 of "), "{}", ran.err);
}

#[test]
fn last_met() {
    let dir = folder();
    insta::assert_snapshot!(shown(dir.path(), &["last-met", "India", "Tajikistan"]));
    let before = answer(
        dir.path(),
        &["last-met", "Tajik", "Indian", "--on", "2023-04-27"],
    );
    assert!(before.starts_with("27 Apr 2023"), "{before}");
    let none = run(
        dir.path(),
        &["last-met", "India", "Tajikistan", "--on", "2020"],
    );
    assert_eq!(none.code, 1);
    assert!(
        none.out
            .starts_with("no meeting of India and Tajikistan is told by 31 Dec 2020"),
        "{}",
        none.out
    );
}

#[test]
fn what_was_known_when() {
    let dir = folder();
    let count = |time: &str| {
        let page = run(dir.path(), &["timeline", "--json", "--known-at", time]).out;
        let page: serde_json::Value = serde_json::from_str(&page).unwrap();
        page["contacts"].as_array().unwrap().len()
    };
    // The reports were read at the first moment of 2026.
    assert_eq!(count("2025-12-31"), 0);
    assert!(count("2026-01-01") > 10);
}

#[test]
fn who() {
    let dir = folder();
    insta::assert_snapshot!(shown(
        dir.path(),
        &[
            "who",
            "defence minister",
            "Tajikistan",
            "--on",
            "2024-01-01"
        ]
    ));
    let raksha = answer(
        dir.path(),
        &["who", "Raksha Mantri", "India", "--on", "2023-01-01"],
    );
    assert!(raksha.contains("on 1 Jan 2023: Rajnath Singh"), "{raksha}");
    assert_eq!(run(dir.path(), &["who", "astronaut", "India"]).code, 1);
}

#[test]
fn brief() {
    let dir = folder();
    let args = ["brief", "India", "Tajikistan", "--on", "2025-06-26"];
    insta::assert_snapshot!(shown(dir.path(), &args));
    insta::assert_snapshot!(shown(
        dir.path(),
        &[&args[..], &["--format", "md"]].concat()
    ));
    let json: serde_json::Value =
        serde_json::from_str(&answer(dir.path(), &[&args[..], &["--json"]].concat())).unwrap();
    assert_eq!(json["last_met"]["date"], "2025-06-26");
    assert_eq!(json["as_of"], "2025-06-26");
    // Every line has a source, and every number is in the list.
    let sources = json["sources"].as_array().unwrap().len() as u64;
    for list in [
        "offices",
        "contacts",
        "agreed",
        "said",
        "differing",
        "denied",
        "coming",
    ] {
        for line in json[list].as_array().unwrap() {
            let numbers = line["sources"].as_array().unwrap();
            assert!(!numbers.is_empty(), "{list}: {line}");
            assert!(
                numbers
                    .iter()
                    .all(|n| (1..=sources).contains(&n.as_u64().unwrap()))
            );
        }
    }
}

#[test]
fn explain() {
    let dir = folder();
    let timeline = answer(
        dir.path(),
        &["timeline", "--json", "--kind", "meeting", "--country", "TJ"],
    );
    let timeline: serde_json::Value = serde_json::from_str(&timeline).unwrap();
    let id = timeline["contacts"][0]["id"].as_str().unwrap();
    let page = answer(dir.path(), &["explain", &id[..8]]);
    // What the reader says of a sentence is the reader's business.
    let page: String = page
        .lines()
        .filter(|l| !l.starts_with("      "))
        .map(|l| format!("{l}\n"))
        .collect();
    insta::assert_snapshot!(without_ids(&page));
    let report = answer(dir.path(), &["explain", "s01_dushanbe_wire"]);
    assert!(
        report.starts_with("s01_dushanbe_wire\n") && report.contains("in the record\n"),
        "{report}"
    );
    let nothing = run(dir.path(), &["explain", "e-zzz"]);
    assert_eq!(nothing.code, 2);
    assert!(
        nothing
            .err
            .starts_with("error: nothing in the record has the id 'e-zzz'"),
        "{}",
        nothing.err
    );
}

#[test]
fn export_is_the_facts_format() {
    let dir = folder();
    let lines = answer(dir.path(), &["export", "--as", "facts"]);
    let facts: Vec<RecordFact> = lines
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    assert!(facts.len() > 30);
    for fact in &facts {
        assert!(
            !fact.evidence.is_empty() && !fact.reports.is_empty(),
            "{}",
            fact.id
        );
    }
    let ran = run(dir.path(), &["export", "-o", "out.jsonl"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_eq!(
        std::fs::read_to_string(dir.path().join("out.jsonl")).unwrap(),
        lines
    );
}

#[test]
fn questions_that_cannot_be_asked_are_answered_with_a_hint() {
    let dir = folder();
    for (args, wanted) in [
        (
            &["last-met", "India", "Tajikstan"][..],
            "no country 'Tajikstan': did you mean Tajikistan?",
        ),
        (
            &["brief", "India", "ASEAN"],
            "no country 'ASEAN': ASEAN is an organisation; see 'sidelines timeline",
        ),
        (
            &["brief", "India", "IN"],
            "two countries are wanted, both are India",
        ),
        (
            &["timeline", "--from", "soon"],
            "--from 'soon' is not a date: write 2021-07-28, 2021-07 or 2021",
        ),
        (&["who", "president", "Ruritania"], "no country 'Ruritania'"),
    ] {
        let ran = run(dir.path(), args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(
            ran.err.starts_with(&format!("error: {wanted}")),
            "{}",
            ran.err
        );
    }
    let ran = run(dir.path(), &["timeline", "--db", "none.db"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.err.starts_with("error: none.db: no such file"),
        "{}",
        ran.err
    );
}

#[test]
fn completions_and_manual_pages() {
    let dir = tempfile::tempdir().unwrap();
    assert!(answer(dir.path(), &["completions", "bash"]).contains("last-met"));
    assert!(answer(dir.path(), &["man"]).contains("sidelines"));
    assert_eq!(run(dir.path(), &["man", "--dir", "man1"]).code, 0);
    let pages = std::fs::read_dir(dir.path().join("man1")).unwrap().count();
    assert!(pages > 10, "{pages}");
}

#[test]
fn corrections_from_making_to_taking_back() {
    let dir = folder();
    let dir = dir.path();
    let before = answer(dir, &["export"]);
    let timeline = answer(
        dir,
        &["timeline", "--country", "Tajikistan", "--kind", "meeting"],
    );
    let ids = regex::Regex::new("e-[0-9a-f]{8}").unwrap();
    let ids: Vec<&str> = ids.find_iter(&timeline).map(|m| m.as_str()).collect();
    let made = shown(
        dir,
        &[
            "correct",
            "merge",
            ids[0],
            ids[1],
            "--by",
            "Desk",
            "--note",
            "one and the same trip",
        ],
    );
    assert!(
        made.contains("one and the same") && made.contains("Desk"),
        "{made}"
    );
    // Both ids lead to it, whichever it has now.
    for old in &ids[..2] {
        let explained = answer(dir, &["explain", old]);
        assert!(explained.contains("one and the same trip"), "{explained}");
    }
    let explained = answer(dir, &["explain", ids[0]]);
    assert!(
        explained.contains("corrected") && explained.contains("one and the same trip"),
        "{explained}"
    );
    let list: serde_json::Value =
        serde_json::from_str(&answer(dir, &["corrections", "--json"])).unwrap();
    let id = list[0]["id"].as_str().unwrap().to_owned();
    answer(dir, &["correct", "set", ids[0], "place", "Khujand, TJ"]);
    answer(dir, &["correct", "set", ids[0], "place", "Bokhtar, TJ"]);
    let note = ["correct", "note", ids[0], "ask the embassy"];
    // The record may be named behind the correction as well as before it.
    answer(dir, &[&note[..], &["--db", "sidelines.db"]].concat());
    assert!(answer(dir, &["explain", ids[0]]).contains("ask the embassy"));
    let conflicts = answer(dir, &["corrections", "--conflicts"]);
    assert!(
        conflicts.contains("contradicted by") && conflicts.contains("this one is later"),
        "{conflicts}"
    );
    let wrong = run(dir, &["correct", "set", ids[0], "date", "soon"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("'soon' is no date"), "{}", wrong.err);
    let wrong = run(dir, &["correct", "set", ids[0], "place", "Hanoi, XX"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("no country has the code 'XX'"),
        "{}",
        wrong.err
    );
    let list = answer(dir, &["corrections"]);
    assert!(list.contains("place is Khujand, Tajikistan"), "{list}");
    let corrected = answer(dir, &["export"]);
    assert!(answer(dir, &["rebuild"]).contains("as it was"));
    assert_eq!(answer(dir, &["export"]), corrected);
    answer(dir, &["undo", &id]);
    let again = run(dir, &["undo", &id]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("is taken back already"), "{}", again.err);
    let all: serde_json::Value =
        serde_json::from_str(&answer(dir, &["corrections", "--json"])).unwrap();
    for kept in all.as_array().unwrap() {
        answer(
            dir,
            &["undo", kept["id"].as_str().unwrap(), "--by", "Chief"],
        );
    }
    assert_eq!(run(dir, &["corrections"]).code, 1);
    assert_eq!(answer(dir, &["export"]), before);
}

#[test]
fn an_id_of_before_a_report_was_read_anew_leads_to_what_it_is_now() {
    let dir = tempfile::tempdir().unwrap();
    let dir = dir.path();
    let told = |day: &str| {
        let text = format!(
            "---\ndate: 2024-03-04\n---\nNorway's Foreign Minister Espen Barth Eide will meet Turkish Foreign Minister \
             Hakan Fidan in Ankara on {day} March.\n"
        );
        std::fs::write(dir.join("a.txt"), text).unwrap();
        answer(dir, &["read", "a.txt"]);
        let timeline: serde_json::Value =
            serde_json::from_str(&answer(dir, &["timeline", "--json"])).unwrap();
        timeline["contacts"][0]["id"].as_str().unwrap().to_owned()
    };
    let (old, now) = (told("12"), told("14"));
    assert_ne!(old, now);
    let ran = run(dir, &["explain", &old]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out.contains(&now) && ran.err.contains(&now),
        "{}",
        ran.err
    );
    answer(dir, &["correct", "reject", &now]);
    let gone = run(dir, &["explain", &now]);
    assert_eq!(gone.code, 2);
    assert!(gone.err.contains("is left out by c-"), "{}", gone.err);
}

#[test]
fn forgetting_a_report_and_facts_made_elsewhere() {
    let dir = folder();
    let dir = dir.path();
    let before = answer(dir, &["export"]);
    std::fs::write(
        dir.join("facts.jsonl"),
        "{\"v\":1,\"type\":\"holder\",\"report\":\"made\",\"evidence\":[],\"person\":\"Ada Example\",\
         \"office\":\"President\",\"country\":\"ZZ\",\"org\":null,\"rank\":null}\n",
    )
    .unwrap();
    answer(dir, &["read", "--facts", "facts.jsonl"]);
    assert!(answer(dir, &["export"]).contains("Ada Example"));
    let known = run(dir, &["export", "--known-at", "2026-01-02"]);
    assert_eq!(known.out, before);
    assert!(answer(dir, &["forget", "made"]).contains("with its 1 claims"));
    assert_eq!(answer(dir, &["export"]), before);
    assert_eq!(run(dir, &["forget", "made"]).code, 1);
    assert_eq!(run(dir, &["read"]).code, 2);
}

#[test]
fn a_line_that_is_no_fact_is_told_and_the_rest_is_read() {
    let dir = folder();
    let dir = dir.path();
    let line = |office: &str, day: &str| {
        format!(
            "{{\"v\":1,\"type\":\"holder\",\"report\":\"made\",\"evidence\":[],\"person\":\"Ada Example\",\
             \"office\":\"{office}\",\"country\":\"ZZ\",\"org\":null,\"rank\":null,\"as_of\":\"{day}\"}}\n"
        )
    };
    let facts = [
        line("President", "2024-10-26"),
        line("Judge", "--10-26"),
        "{\n".to_owned(),
        line("Speaker", "2024-10-27"),
    ];
    std::fs::write(dir.join("facts.jsonl"), facts.concat()).unwrap();
    let ran = run(dir, &["read", "--facts", "facts.jsonl"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.out.starts_with("1 report read, 2 skipped (2 bad line)"));
    for wanted in [
        "facts.jsonl:2: not a fact (not an EDTF date: \"--10-26\", column ",
        "facts.jsonl:3: not a fact (",
        "sidelines export --as schema",
    ] {
        assert!(ran.err.contains(wanted), "{wanted}: {}", ran.err);
    }
    let kept = answer(dir, &["export"]);
    assert!(kept.contains("Speaker") && !kept.contains("Judge"));
}

#[test]
fn a_brief_is_written_in_the_form_that_the_files_ending_says() {
    let dir = folder();
    let brief = |output: &str| {
        let args = ["brief", "India", "Tajikistan", "-o", output];
        run(dir.path(), &args)
    };
    for (file, begins) in [
        ("b.docx", "PK"),
        ("b.html", "<!DOCTYPE html>"),
        ("b.md", "# INDIA"),
        ("b.txt", "INDIA"),
        ("b.typ", "// How a document"),
    ] {
        let ran = brief(file);
        assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{file}: {}", ran.err);
        let bytes = std::fs::read(dir.path().join(file)).unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{file}");
    }
    let ran = brief("b.odt");
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains(".docx, .pdf, .html"), "{}", ran.err);
}
