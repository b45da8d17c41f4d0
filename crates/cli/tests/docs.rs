//! The book's generated pages are what the frames and the program say; `UPDATE_DOCS=1` writes them anew.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot run the program has failed"
)]

mod program;

use program::run;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn up_to_date(page: &str, text: &str) {
    let path = root().join("docs/src").join(page);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/src/{page} is stale: UPDATE_DOCS=1 cargo test -p sidelines --test docs"
    );
}

#[test]
fn the_catalogue_of_frames_is_up_to_date() {
    let mut out = String::from(
        "# Catalogue of frames\n\nGenerated from `frames/*.toml`: what each frame fires on, which part of the sentence is \
         what, the sentences that it must read (✓) and must not (✗). Each sentence is a test. How to write one: \
         [teaching it words](teaching.md).\n",
    );
    let mut files: Vec<PathBuf> = std::fs::read_dir(root().join("frames"))
        .unwrap()
        .map(|f| f.unwrap().path())
        .collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let table: Table = toml::from_str(&text).unwrap();
        let entries: Vec<&Table> = ["frame", "pattern"]
            .iter()
            .filter_map(|key| table.get(*key)?.as_array())
            .flatten()
            .filter_map(Value::as_table)
            .collect();
        if entries.is_empty() {
            continue;
        }
        let name = file
            .file_stem()
            .unwrap()
            .to_string_lossy()
            .replace('-', ", ");
        let _ = write!(out, "\n## {}\n", capital(&name));
        let about: Vec<&str> = text
            .lines()
            .map_while(|l| l.strip_prefix('#'))
            .map(str::trim)
            .collect();
        if !about.is_empty() {
            let _ = write!(out, "\n{}\n", escape(&about.join(" ")));
        }
        if let Some(shared) = table.get("words").and_then(Value::as_table) {
            out.push('\n');
            for (word, stands_for) in shared {
                let choices = match stands_for {
                    Value::String(choices) => escape(&choices.replace('|', ", ")),
                    list => plain(list),
                };
                let _ = writeln!(out, "* {{{word}}}: {choices}");
            }
        }
        for entry in entries {
            frame(&mut out, entry);
        }
    }
    up_to_date("frames.md", &out);
}

fn frame(out: &mut String, entry: &Table) {
    let text = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default();
    let _ = write!(out, "\n### {}\n\n", text("name"));
    let mut line = |label: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(out, "* {label}: {value}");
        }
    };
    line("kind", escape(text("kind")));
    line("PLOVER", entry.get("plover").map(plain).unwrap_or_default());
    for (key, label) in [
        ("role", "role"),
        ("status", "status"),
        ("mode", "mode"),
        ("verbs", "verbs"),
        ("nouns", "nouns"),
        ("light", "carried by"),
        ("objects", "objects"),
        ("documents", "documents"),
        ("forms", "forms"),
        ("requires", "only with"),
        ("unless", "not with"),
        ("unless_near", "not near"),
        ("needs", "needs"),
    ] {
        line(label, entry.get(key).map(plain).unwrap_or_default());
    }
    if let Some(roles) = entry.get("roles").and_then(Value::as_table) {
        let roles: Vec<String> = roles
            .iter()
            .map(|(part, role)| format!("{part} = {}", plain(role)))
            .collect();
        line("parts", roles.join(", "));
    }
    out.push('\n');
    for (key, sign) in [("reads", "✓"), ("not", "✗")] {
        for sentence in entry
            .get(key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let _ = writeln!(
                out,
                "> {sign} {}  ",
                escape(sentence.as_str().unwrap_or_default())
            );
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => escape(text),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        Value::Table(table) => table
            .iter()
            .map(|(k, v)| format!("{k} {}", plain(v)))
            .collect::<Vec<_>>()
            .join(", "),
        other => escape(&other.to_string()),
    }
}

/// Text that Markdown shows as it is.
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '`' | '#' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

#[test]
fn the_tour_can_be_walked() {
    let dir = tempfile::tempdir().unwrap();
    let tour = std::fs::read_to_string(root().join("docs/src/tour.md")).unwrap();
    let reports = root().join("reports/samples");
    let commands = tour.lines().filter(|l| l.starts_with("sidelines "));
    let (mut walked, mut before) = (0, String::new());
    // The last minute is for reports of one's own.
    for command in commands.filter(|l| !l.contains("my-reports")) {
        let id = before.split_whitespace().find(|w| w.starts_with("e-"));
        let script = command
            .replacen("sidelines", "\"$SIDELINES\"", 1)
            .replace("reports/samples", &reports.to_string_lossy())
            .replace(" ID", &format!(" {}", id.unwrap_or_default()));
        let ran = program::shell(dir.path(), &script);
        // Of corrections there are none yet.
        let wanted = i32::from(command == "sidelines corrections");
        assert_eq!(ran.code, wanted, "{script}: {}{}", ran.out, ran.err);
        before = ran.out;
        walked += 1;
    }
    assert!(walked > 12, "{walked} commands");
    for written in [
        "brief.docx",
        "review.html",
        "tables/encounters.csv",
        "diary.ics",
    ] {
        assert!(dir.path().join(written).exists(), "{written}");
    }
}

#[test]
fn the_command_line_reference_is_up_to_date() {
    let dir = tempfile::tempdir().unwrap();
    let help = |args: &[&str]| {
        let ran = run(dir.path(), args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
        ran.out
            .lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n")
    };
    let overview = help(&["-h"]);
    let mut out = format!(
        "# Command line\n\nGenerated from the program's own help.\n\n```text\n{overview}\n```\n"
    );
    let commands = overview
        .lines()
        .skip_while(|l| *l != "Commands:")
        .skip(1)
        .take_while(|l| !l.is_empty());
    for command in commands {
        // Lines that run on are indented further.
        let Some(name) = command.strip_prefix("  ").filter(|c| !c.starts_with(' ')) else {
            continue;
        };
        let name = name.split_whitespace().next().unwrap();
        if name != "help" {
            let _ = write!(
                out,
                "\n## {name}\n\n```text\n{}\n```\n",
                help(&[name, "--help"])
            );
        }
    }
    up_to_date("cli.md", &out);
}
