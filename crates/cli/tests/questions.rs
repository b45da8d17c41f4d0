//! Questions to a record, as people read the answers.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot make its input or run the program has failed"
)]

mod program;

use program::{labels, run};
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

/// A folder with `sidelines.db` of the sample reports on India and its neighbours; no question changes it.
static FOLDER: LazyLock<TempDir> = LazyLock::new(|| {
    let dir = tempfile::tempdir().unwrap();
    labels::record(&dir.path().join("sidelines.db"), |id| {
        ["dushanbe", "delhi", "qingdao", "tajikistan"]
            .iter()
            .any(|word| id.contains(word))
    });
    dir
});

fn folder() -> &'static Path {
    FOLDER.path()
}

fn shown(args: &[&str]) -> String {
    let ran = run(folder(), args);
    assert_eq!(ran.code, 0, "{args:?}: {}", ran.err);
    let id = regex::Regex::new("[ehpqfmo]-[0-9a-f]{8,}").unwrap();
    id.replace_all(&ran.out, "(id)").into_owned()
}

#[test]
fn pages() {
    for args in [
        "home",
        "pair India Tajikistan --on 2025-06-26 --limit 4",
        "person khrenin",
        "office defence-minister Tajikistan --on 2024-01-01 --limit 2",
        "organisation SCO --on 2021-07-28 --limit 4",
        "gathering SCO --on 2021",
        "place Dushanbe --limit 3",
        "places --limit 3",
        "quotes --about Tajikistan",
        "disputes",
        "coming --on 2021-07-01",
        "network --limit 3",
        "network --people --limit 3",
        "gaps --limit 2",
        "count --profile dyads --by pair --limit 4",
        "count --by year --by kind --limit 4",
        "count --by person --csv",
    ] {
        let words: Vec<&str> = args.split(' ').collect();
        let name = args.replace("--", "").replace(' ', "_");
        insta::assert_snapshot!(name, shown(&words));
    }
}

#[test]
fn every_question_answers_in_json() {
    for args in [
        "home",
        "pair India Tajikistan",
        "person singh",
        "office defence-minister India",
        "organisation SCO",
        "gathering SCO",
        "place Qingdao",
        "places",
        "quotes",
        "disputes",
        "coming --on 2021-07-01",
        "network",
        "changes --since 2020-01-01",
        "gaps",
        "count --profile travel --by side --methods",
        "profiles",
        "profiles dyads",
        "report s01_dushanbe_wire",
    ] {
        let mut words: Vec<&str> = args.split(' ').collect();
        words.push("--json");
        let ran = run(folder(), &words);
        assert_eq!(ran.code, 0, "{args}: {}", ran.err);
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert!(!answer.is_null(), "{args}");
        assert_eq!(run(folder(), &words).out, ran.out, "{args}: the same bytes");
    }
}

#[test]
fn what_is_not_told_is_said_and_ends_with_code_1() {
    for (args, wanted) in [
        ("pair Belgium Peru", "Belgium – Peru"),
        ("person Nobody", "no report names a 'Nobody'"),
        (
            "office astronaut India",
            "no report tells of the office 'astronaut'",
        ),
        (
            "organisation",
            "no report tells who belongs to an organisation",
        ),
        ("organisation Mercosur", "no report tells of 'Mercosur'"),
        ("gathering Mercosur", "no report tells of such a gathering"),
        (
            "place Timbuktu",
            "no report tells of anything held in 'Timbuktu'",
        ),
        (
            "changes --since 2030-01-01",
            "the record says what it said at 2030-01-01",
        ),
        ("gaps --country Peru", "the record has no such contacts"),
    ] {
        let words: Vec<&str> = args.split(' ').collect();
        let ran = run(folder(), &words);
        assert_eq!(ran.code, 1, "{args}: {}", ran.err);
        assert!(ran.out.starts_with(wanted), "{args}: {}", ran.out);
    }
}

#[test]
fn questions_that_cannot_be_asked() {
    for (args, wanted) in [
        ("office defence-minister", "error: whose office?"),
        ("changes", "error: the following required arguments"),
        (
            "changes --reported-since soon",
            "error: --reported-since 'soon' is not a date",
        ),
        ("changes --since soon", "error: --since 'soon' is no time"),
        (
            "report nothing",
            "error: the record has no report 'nothing'",
        ),
    ] {
        let words: Vec<&str> = args.split(' ').collect();
        let ran = run(folder(), &words);
        assert_eq!(ran.code, 2, "{args}: {}", ran.out);
        assert!(ran.err.starts_with(wanted), "{args}: {}", ran.err);
    }
}

#[test]
fn changes_are_told_since_a_time() {
    let since = shown(&["changes", "--since", "2025-12-31", "--limit", "2"]);
    assert!(since.starts_with("new since 2025-12-31: "), "{since}");
    assert!(since.contains("new contacts\n"), "{since}");
    // What the reports since Qingdao added to what was told before.
    let since = shown(&["changes", "--reported-since", "2025-06-01", "--limit", "3"]);
    assert!(since.starts_with("new since 2025-06-01: "), "{since}");
    assert!(since.contains("Sobrizoda Emomali Abdurakhim"), "{since}");
    let later = run(folder(), &["changes", "--reported-since", "2030"]);
    assert_eq!(later.code, 1, "{}", later.out);
}

#[test]
fn a_report_shows_its_words() {
    let page = shown(&["report", "s01_dushanbe_wire"]);
    assert!(
        page.contains("[1]") && page.contains("in the record\n"),
        "{page}"
    );
}

#[test]
fn a_profile_of_ones_own() {
    let own = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles");
    let meetings = std::fs::read_to_string(root.join("meetings.toml")).unwrap();
    let count = |text: &str| {
        let path = own.path().join("own.toml");
        std::fs::write(&path, text).unwrap();
        let path = path.to_str().unwrap().to_owned();
        run(folder(), &["count", "--profile", &path, "--json"])
    };
    let total = |ran: program::Ran| -> u64 {
        let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        answer["total"].as_u64().unwrap()
    };
    let all = total(count(&meetings));
    let strict = meetings.replace("[count]\n", "[count]\nsources = 2\n");
    let strict = strict.replace("history = true\n", "history = true\nsources = 2\n");
    let ran = count(&strict);
    assert!(
        ran.err
            .contains("own.toml: example 1 (“two ministers meet”)"),
        "{}",
        ran.err
    );
    assert_eq!((ran.code, ran.out.as_str()), (3, ""));
    let strict = strict.replace("contact = {", "sources = 3\ncontact = {");
    let strict = strict.replace("history = true\nsources = 2\n", "history = true\n");
    let few = total(count(&strict));
    assert!(0 < few && few < all, "{few} of {all}");
}

#[test]
fn the_document_on_profiles_names_them_all() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles");
    let text = std::fs::read_to_string(root.join("README.md")).unwrap();
    let listed = shown(&["profiles"]);
    let names: Vec<&str> = listed.lines().filter_map(|l| l.split(' ').next()).collect();
    assert!(names.len() >= 6, "{listed}");
    for name in names {
        assert!(text.contains(&format!("[{name}]({name}.toml)")), "{name}");
    }
}

/// Five real reports, where they are: who spoke, how a name is spelled, whether the two would meet.
#[test]
fn three_disagreements_of_real_reports() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(files) = std::fs::read_dir(seeds) else {
        eprintln!("skipped: no reports at ../shared/seeds");
        return;
    };
    let texts: Vec<String> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| path.display().to_string())
        .collect();
    let dir = tempfile::tempdir().unwrap();
    let mut words = vec!["read", "-q"];
    words.extend(texts.iter().map(String::as_str));
    assert_eq!(run(dir.path(), &words).code, 0);
    for question in ["disputes", "home"] {
        let page = run(dir.path(), &[question]).out;
        for wanted in [
            "speaker: IN, Minister of Defence, Rajnath Singh [004",
            "Ministry of Defence of India [001",
            "status: denied [001",
            "/ possible [001",
            "spelling: Victor Khrenin [003",
        ] {
            assert!(page.contains(wanted), "{question} lacks '{wanted}': {page}");
        }
    }
}
