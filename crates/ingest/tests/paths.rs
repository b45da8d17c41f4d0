//! Paths of every sort, in a folder made for the purpose.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read its input has failed"
)]

use sidelines_ingest::{Cause, IngestError, Notice, Options, Taken, open};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    dir
}

fn take(paths: &[PathBuf]) -> Vec<Result<Taken, IngestError>> {
    open(paths, Options::default()).collect()
}

fn ids(items: &[Result<Taken, IngestError>]) -> Vec<&str> {
    items
        .iter()
        .flatten()
        .map(|t| t.report.id.as_str())
        .collect()
}

fn problems(items: &[Result<Taken, IngestError>]) -> Vec<String> {
    items
        .iter()
        .filter_map(|i| i.as_ref().err())
        .map(|e| e.to_string())
        .collect()
}

#[test]
fn folders_are_read_in_order_and_colliding_stems_by_their_path() {
    let dir = folder(&[
        ("b.txt", b"They met."),
        ("a.txt", b"They spoke."),
        ("july/b.txt", b"They met again."),
        ("july/c", b"No ending."),
        ("gold/a.json", b"{}"),
        ("NOTES.md", b"notes"),
        (".hidden/x.txt", b"hidden"),
    ]);
    let mut reports = open(&[dir.path().into()], Options::default());
    assert_eq!(reports.total(), Some(4));
    assert_eq!(
        reports
            .passed_over()
            .iter()
            .map(|(k, n)| (k.as_str(), *n))
            .collect::<Vec<_>>(),
        [(".json", 1), (".md", 1)]
    );
    let ids: Vec<String> = reports.by_ref().map(|t| t.unwrap().report.id).collect();
    assert_eq!(ids, ["a", "b", "july/b", "c"]);
}

#[test]
fn a_file_named_twice_is_one_report() {
    let dir = folder(&[("a.txt", b"They met.")]);
    let file = dir.path().join("a.txt");
    assert_eq!(ids(&take(&[file.clone(), dir.path().into(), file])), ["a"]);
}

#[test]
fn a_missing_file_is_told_with_its_neighbour_and_the_rest_is_read() {
    let dir = folder(&[("dushanbe.txt", b"They met.")]);
    let items = take(&[dir.path().join("dushnbe.txt"), dir.path().into()]);
    let said = problems(&items);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("no such file or folder; did you mean")
            && said[0].ends_with("dushanbe.txt?"),
        "{}",
        said[0]
    );
    assert_eq!(ids(&items), ["dushanbe"]);
}

#[test]
fn empty_and_binary_files_are_refused_with_a_reason() {
    let dir = folder(&[
        ("a.txt", b""),
        ("b.txt", b" \r\n"),
        ("c.txt", b"%PDF-1.4"),
        ("d.txt", b"\x00\x01\x02"),
        ("e.txt", b"---\ndate: 2021-07-28\n---\n\n"),
        ("f.txt", b"They met."),
    ]);
    let items = take(&[dir.path().into()]);
    let causes: Vec<_> = items
        .iter()
        .filter_map(|i| i.as_ref().err())
        .map(|e| &e.cause)
        .collect();
    assert!(matches!(
        causes[..],
        [
            Cause::Empty,
            Cause::Empty,
            Cause::Binary { .. },
            Cause::Binary { .. },
            Cause::Empty
        ]
    ));
    assert_eq!(ids(&items), ["f"]);
}

#[test]
fn the_stored_text_is_the_whole_decoded_file() {
    let text = "---\r\ndate: 2021-07-28\r\noutlet: ANI\r\n---\r\nDushanbe:  they met.\r\n";
    let dir = folder(&[
        ("a.txt", text.as_bytes()),
        ("b.txt", b"\xEF\xBB\xBF date 2023-04-28 Delhi"),
    ]);
    let items = take(&[dir.path().into()]);
    let a = &items[0].as_ref().unwrap().report;
    assert_eq!(a.text, text);
    assert_eq!(
        (a.published.as_deref(), a.outlet.as_deref()),
        (Some("2021-07-28"), Some("ANI"))
    );
    let b = &items[1].as_ref().unwrap().report;
    assert_eq!(
        (b.text.as_str(), b.published.as_deref()),
        (" date 2023-04-28 Delhi", Some("2023-04-28"))
    );
}

#[test]
fn other_encodings_are_taken_with_a_notice() {
    let dir = folder(&[
        (
            "a.txt",
            b"The minister \x96 Jos\xE9 Mar\xEDa \x96 said \x93no\x94.",
        ),
        (
            "b.txt",
            b"Shavkat Mirziyoyev \xE2\x80\x9Cmet\xE2\x80\x9D him \xE2\x80 today.",
        ),
    ]);
    let items = take(&[dir.path().into()]);
    let notices: Vec<_> = items
        .iter()
        .flat_map(|i| &i.as_ref().unwrap().notices)
        .collect();
    assert_eq!(
        notices,
        [&Notice::Encoding("windows-1252"), &Notice::Replaced(1)]
    );
}

#[test]
fn a_bad_line_is_told_with_its_number_and_the_rest_is_read() {
    let lines = br#"{"id": "x", "text": "They met.", "published": "2021-07-28"}
{"id": "y", "text":
not json

{"id": "x", "text": "Another text."}
{"id": "x", "text": "They met.", "published": "2021-07-28"}
{"text": "They spoke."}"#;
    let dir = folder(&[("wire.jsonl", lines)]);
    let items = take(&[dir.path().into()]);
    assert_eq!(ids(&items), ["x", "x~2", "wire-7"]);
    let said = problems(&items);
    assert_eq!(said.len(), 3);
    assert!(
        said[0].contains("wire.jsonl:2: not a report in JSON"),
        "{}",
        said[0]
    );
    assert!(said[1].contains("wire.jsonl:3: not a report in JSON"));
    assert!(said[2].ends_with("wire.jsonl:6: the same report as before, id 'x'; taken once"));
}

#[test]
fn what_is_too_long_is_told_and_not_held() {
    let dir = folder(&[
        ("a.txt", &[b'a'; 3 << 20]),
        ("b.jsonl", &[b'b'; 3 << 20]),
        ("c.txt", b"They met."),
    ]);
    let options = Options {
        max_bytes: 1 << 20,
        ..Options::default()
    };
    let items: Vec<_> = open(&[dir.path().into()], options).collect();
    assert_eq!(ids(&items), ["c"]);
    for said in problems(&items) {
        assert!(
            said.contains("longer than a report may be (3 of at most 1 MB); split it"),
            "{said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_are_left_out() {
    let dir = folder(&[("a/x.txt", b"They met.")]);
    std::os::unix::fs::symlink(dir.path(), dir.path().join("a/back")).unwrap();
    let items = take(&[dir.path().into()]);
    assert_eq!(ids(&items), ["x"]);
    assert!(problems(&items)[0].ends_with("leads back to a folder above it; left out"));
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_is_told_and_the_rest_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(&[("closed/x.txt", b"They met."), ("open.txt", b"They spoke.")]);
    let closed = dir.path().join("closed");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Some accounts (root) may read everything: then there is nothing to be told.
    let privileged = fs::read_dir(&closed).is_ok();
    let items = take(&[dir.path().into()]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    if privileged {
        assert_eq!(ids(&items), ["x", "open"]);
    } else {
        assert_eq!(ids(&items), ["open"]);
        assert!(
            problems(&items)[0]
                .ends_with("closed: no permission to read it; check its owner and mode")
        );
    }
}

#[test]
fn a_relative_path_without_folder_finds_its_neighbours() {
    let items = take(&[Path::new("Cargo.tml").into()]);
    assert!(
        problems(&items)[0].ends_with("did you mean Cargo.toml?"),
        "{:?}",
        problems(&items)
    );
}
