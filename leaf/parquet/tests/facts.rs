//! Facts in, the same facts out.

use parquet::file::reader::{FileReader, SerializedFileReader};
use std::fs::File;

/// The facts that the export's own tests use, with everything in them.
const FACTS: &str = include_str!("../../../crates/export/tests/facts.jsonl");

#[test]
fn every_fact_is_a_row_with_its_words() {
    let dir = tempfile::tempdir().unwrap();
    let written = sidelines_parquet::write(FACTS.as_bytes(), dir.path()).unwrap();
    assert_eq!(written.len(), 6);
    assert_eq!(
        written.iter().map(|(_, n)| n).sum::<usize>(),
        FACTS.lines().count()
    );
    let facts: Vec<serde_json::Value> = FACTS
        .lines()
        .map(|l| serde_json::from_str(l).unwrap())
        .collect();
    let reader =
        SerializedFileReader::new(File::open(dir.path().join("encounters.parquet")).unwrap())
            .unwrap();
    let rows: Vec<serde_json::Value> = reader
        .get_row_iter(None)
        .unwrap()
        .map(|r| r.unwrap().to_json_value())
        .collect();
    let wanted: Vec<_> = facts.iter().filter(|f| f["type"] == "encounter").collect();
    assert_eq!(rows.len(), wanted.len());
    for (row, fact) in rows.iter().zip(wanted) {
        for field in ["kind", "status", "date", "evidence", "report"] {
            assert_eq!(row[field], fact[field], "{field}");
        }
        assert_eq!(row["parties"][0]["country"], fact["parties"][0]["country"]);
    }
}

#[test]
fn what_counts_has_a_file_of_its_own() {
    let dir = tempfile::tempdir().unwrap();
    let row = r#"{"type":"counted","encounter":"e-1","date":"2023-04-27","sides":"IN","to":"TJ","profile":"dyads"}"#;
    let lines = format!("{FACTS}\n{row}\n");
    let written = sidelines_parquet::write(lines.as_bytes(), dir.path()).unwrap();
    assert_eq!(written.len(), 7);
    let file = File::open(dir.path().join("counted.parquet")).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let rows: Vec<serde_json::Value> = reader
        .get_row_iter(None)
        .unwrap()
        .map(|r| r.unwrap().to_json_value())
        .collect();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["sides"], &rows[0]["to"]),
        (&"IN".into(), &"TJ".into())
    );
}

#[test]
fn a_bad_line_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let error =
        sidelines_parquet::write(&b"\n{\"type\":\"rumour\"}\n"[..], dir.path()).unwrap_err();
    assert_eq!(error, "line 2: 'rumour' is no type of fact");
}
