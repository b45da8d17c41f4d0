//! The published JSON Schemas are those of the types, and accept what the types write.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use sidelines_facts::{Fact, RecordFact, json_schema};
use std::path::{Path, PathBuf};

fn published(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../schema")
        .join(name)
}

fn check(name: &str, record: bool) {
    let path = published(name);
    let now = serde_json::to_string_pretty(&json_schema(record)).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(
        kept == now,
        "{name} is out of date: run UPDATE_SCHEMA=1 cargo test -p sidelines-facts and raise FORMAT_VERSION if old readers would break"
    );
}

#[test]
fn the_published_schemas_are_up_to_date() {
    check("fact.schema.json", false);
    check("record-fact.schema.json", true);
}

#[test]
fn lines_validate() {
    let lines = [
        r#"{"v":1,"type":"encounter","kind":"meeting","status":"occurred","parties":[{"person":"Rajnath Singh","country":"IN","office":"Minister of Defence","org":null}],"date":"2021-07-28","place":{"name":"Dushanbe","country":"TJ"},"part_of":null,"report":"r","evidence":[{"report":"r","start":0,"end":3,"text":"met"}]}"#,
        r#"{"v":1,"type":"quote","speaker":null,"text":"No comment.","medium":"press release","date":null,"direct":true,"report":"r","evidence":[]}"#,
    ];
    let validator = jsonschema::validator_for(&json_schema(false)).unwrap();
    for line in lines {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{line}: {errors:?}");
        let fact: Fact = serde_json::from_value(value).unwrap();
        let back = serde_json::to_value(&fact).unwrap();
        assert!(validator.is_valid(&back), "{back}");
    }
    let wrong = serde_json::json!({"v": 1, "type": "encounter", "kind": "picnic"});
    assert!(!validator.is_valid(&wrong));
    assert!(serde_json::from_value::<RecordFact>(wrong).is_err());
}
