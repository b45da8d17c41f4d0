//! The README's examples, run as they stand there; what the documents name, looked up.
//!
//! Every ```console block is a conversation: lines that begin with "$ " are commands for the shell, the
//! lines after each are what it prints, standard error included. They run in the README's order in one
//! empty folder that holds a copy of `reports/`. "…" alone on a last line stands for the rest of what is
//! printed; at the end of a line it stands for the rest of that line. Times that were taken do not count.
//!
//! `UPDATE_README=1 cargo test -p sidelines --test readme` writes what is printed now into the README,
//! shortened where it was shortened before.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot read its input or run the program has failed"
)]

mod program;

use std::fs;
use std::path::Path;

const FENCE: &str = "```";
const REST: &str = "…";

/// `cargo run --release -- read x` in the README is `sidelines read x` here.
const WORDS: &str = r#"
sidelines() { "$SIDELINES" "$@"; }
cargo() { shift 3; sidelines "$@"; }
"#;

#[test]
fn the_readme_tells_the_truth() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let path = root.join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    copy(&root.join("reports"), &folder.path().join("reports"));

    let mut now = String::new();
    let mut commands = 0;
    let mut lines = readme.lines().peekable();
    let mut conversation = false;
    while let Some(line) = lines.next() {
        now.push_str(line);
        now.push('\n');
        if line.starts_with(FENCE) {
            conversation = !conversation && line == "```console";
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| conversation) else {
            continue;
        };
        let mut told = Vec::new();
        while let Some(line) = lines.next_if(|l| !l.starts_with("$ ") && !l.starts_with(FENCE)) {
            told.push(line);
        }
        let ran = program::shell(folder.path(), &format!("{WORDS}{command} 2>&1"));
        for line in as_shortened(&ran.out, &told) {
            now.push_str(&line);
            now.push('\n');
        }
        commands += 1;
    }
    assert!(commands >= 8, "{commands} commands in the README");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(&path, now).unwrap();
    } else {
        assert!(
            now == readme,
            "the README is no longer true; UPDATE_README=1 writes it anew:\n{}",
            difference(&readme, &now)
        );
    }
}

/// Files and folders that the documents name or link to, and the tests that ARCHITECTURE.md names.
#[test]
fn what_the_documents_name_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let link = regex::Regex::new(r"\]\(([^):#]+)\)").unwrap();
    let place = regex::Regex::new(r"`((?:[a-z-]+/)+[\w.-]*|[\w-]+\.(?:md|toml|csv))`").unwrap();
    let mut missing = Vec::new();
    for name in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "THIRD_PARTY.md",
        "docs/figures.md",
    ] {
        let document = root.join(name);
        let text = fs::read_to_string(&document).unwrap();
        let links = link.captures_iter(&text).map(|c| {
            let path = document.parent().unwrap().join(&c[1]);
            (c[1].to_owned(), path.exists())
        });
        // A path may begin at the root, or at the crate under whose heading it stands.
        let places = place.captures_iter(&text).map(|c| {
            let exists = root.join(&c[1]).exists() || inside_a_crate(&root, &c[1]);
            (c[1].to_owned(), exists)
        });
        let absent = links.chain(places).filter(|(_, exists)| !exists);
        missing.extend(absent.map(|(path, _)| format!("{name}: {path}")));
    }
    let mut code = String::new();
    read_code(&root.join("crates"), &mut code);
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let named = regex::Regex::new("`([a-z0-9_]+)`").unwrap();
    let held = architecture
        .lines()
        .skip_while(|l| *l != "| what | held by |")
        .take_while(|l| l.starts_with('|'));
    let tests: Vec<&str> = held
        .flat_map(|row| named.captures_iter(row))
        .filter_map(|c| Some(c.get(1)?.as_str()))
        .collect();
    assert!(tests.len() > 20, "{tests:?}");
    let absent = tests.iter().filter(|t| !code.contains(&format!("fn {t}(")));
    missing.extend(absent.map(|t| format!("ARCHITECTURE.md: the test {t}")));
    assert!(
        missing.is_empty(),
        "named but absent:\n{}",
        missing.join("\n")
    );
}

fn inside_a_crate(root: &Path, place: &str) -> bool {
    let mut crates = fs::read_dir(root.join("crates")).unwrap();
    crates.any(|c| {
        let c = c.unwrap().path();
        c.join(place).exists() || c.join("src").join(place).exists()
    })
}

fn read_code(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read_code(&path, code);
        } else if path.extension().is_some_and(|e| e == "rs") {
            code.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

/// What was printed, shortened as `told` is; a line that differs in nothing but a time stays as it was told.
fn as_shortened(printed: &str, told: &[&str]) -> Vec<String> {
    let mut printed: Vec<String> = printed.lines().map(|l| l.trim_end().to_owned()).collect();
    if told.last() == Some(&REST) && printed.len() >= told.len() {
        printed.truncate(told.len() - 1);
        printed.push(REST.to_owned());
    }
    for (line, told) in printed.iter_mut().zip(told) {
        if let Some(start) = told.strip_suffix(REST).filter(|start| !start.is_empty()) {
            if let Some((end, _)) = line.char_indices().nth(start.chars().count()) {
                line.truncate(end);
                line.push_str(REST);
            }
        } else if without_time(line) == without_time(told) {
            *line = (*told).to_owned();
        }
    }
    printed
}

fn without_time(line: &str) -> String {
    let time = regex::Regex::new(r"\b[0-9]+\.[0-9]+ s\b").unwrap();
    time.replace_all(line, "(time)").into_owned()
}

/// The lines in which two texts differ.
fn difference(old: &str, new: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    let lost = old.iter().filter(|l| !new.contains(l));
    let found = new.iter().filter(|l| !old.contains(l));
    let lost = lost.map(|l| format!("- {l}\n"));
    lost.chain(found.map(|l| format!("+ {l}\n"))).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to);
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}
