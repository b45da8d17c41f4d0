//! The labels that ship with the project quote their texts: evidence, mentions and quotations are found there.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const SETS: [&str; 4] = ["samples", "cases", "wire", "retold"];
const STATUSES: [&str; 6] = [
    "occurred",
    "ongoing",
    "planned",
    "possible",
    "denied",
    "cancelled",
];
const KINDS: [&str; 5] = ["meeting", "call", "gathering", "visit", "signing"];

fn set(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../reports")
        .join(name)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value[key].as_array().into_iter().flatten()
}

/// Files of `gold/` whose names begin so are merged truths.
fn merged(name: &str) -> bool {
    name.starts_with("record") || name.starts_with("cluster")
}

#[test]
fn labels_quote_their_texts() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for name in SETS {
        for entry in fs::read_dir(set(name).join("gold")).unwrap() {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if merged(&stem) {
                continue;
            }
            seen += 1;
            let gold: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let at = set(name).join("text").join(format!("{stem}.txt"));
            let text = fs::read_to_string(&at).unwrap_or_else(|e| panic!("{stem}: {e}"));
            let mut quoted = |what: &str, words: &Value| {
                if let Some(words) = words.as_str()
                    && !text.contains(words)
                {
                    wrong.push(format!("{name}/{stem}: {what} not in the text: {words}"));
                }
            };
            assert_eq!(gold["id"], stem.as_str());
            for e in list(&gold, "encounters") {
                assert!(KINDS.contains(&e["kind"].as_str().unwrap()), "{stem}: {e}");
                let status = e["status"].as_str().unwrap();
                assert!(STATUSES.contains(&status), "{stem}: {e}");
                assert!(list(e, "evidence").next().is_some(), "{stem}: {e}");
                list(e, "evidence").for_each(|words| quoted("evidence", words));
                list(e, "parties").for_each(|p| quoted("mention", &p["mention"]));
            }
            for key in ["memberships", "figures"] {
                list(&gold, key).for_each(|x| quoted("evidence", &x["evidence"]));
            }
            list(&gold, "holders").for_each(|h| quoted("mention", &h["mention"]));
            for q in list(&gold, "quotes") {
                quoted("starts", &q["starts"]);
                quoted("cue", &q["cue"]);
            }
        }
    }
    assert!(seen > 100, "{seen} labels");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A merged truth names reports of its set, and encounters that it lists.
#[test]
fn merged_truths_name_what_there_is() {
    for name in SETS {
        for entry in fs::read_dir(set(name).join("gold")).unwrap() {
            let path = entry.unwrap().path();
            let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if !merged(&stem) {
                continue;
            }
            let gold: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            let keys: Vec<&str> = list(&gold, "encounters")
                .filter_map(|e| e["key"].as_str().or(e["cluster_key"].as_str()))
                .collect();
            for e in list(&gold, "encounters") {
                for report in list(e, "reports") {
                    let report = report.as_str().unwrap();
                    let label = set(name).join("gold").join(format!("{report}.json"));
                    assert!(label.exists(), "{stem}: no report {report}");
                }
            }
            for key in list(&gold, "must_not_merge").flat_map(|p| p.as_array().unwrap()) {
                let key = key.as_str().unwrap();
                assert!(keys.contains(&key), "{stem}: no encounter {key}");
            }
        }
    }
}
