//! A record made of the sample reports and their labels: what the pages show then depends on no reading.

use serde_json::{Value, json};
use sidelines_extract::Reading;
use sidelines_facts::{Edtf, Fact};
use sidelines_store::Store;
use sidelines_text::Report;
use std::fs;
use std::path::{Path, PathBuf};

pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/samples")
}

/// Makes `db` of the samples whose file name `wanted` accepts.
pub fn record(db: &Path, wanted: impl Fn(&str) -> bool) {
    let mut paths: Vec<PathBuf> = fs::read_dir(samples().join("text"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    paths.retain(|p| wanted(p.file_stem().unwrap().to_str().unwrap()));
    paths.sort();
    assert!(!paths.is_empty());
    let taken = sidelines_ingest::open(&paths, sidelines_ingest::Options::default());
    let batch: Vec<(Report, Reading)> = taken
        .map(|t| t.unwrap().report)
        .map(|report| (report.clone(), labelled(&report)))
        .collect();
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    Store::create_or_open(db)
        .unwrap()
        .add_reports(&batch, now)
        .unwrap();
}

/// What the labels of a report say, as if it had been read.
fn labelled(report: &Report) -> Reading {
    let path = samples().join("gold").join(format!("{}.json", report.id));
    let gold: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
    let mut facts = Vec::new();
    let mut put = |kind: &str, mut body: Value, words: Vec<&str>| {
        let evidence: Vec<Value> = words
            .into_iter()
            .filter_map(|words| evidence(report, words))
            .collect();
        body["v"] = 1.into();
        body["type"] = kind.into();
        body["report"] = report.id.as_str().into();
        body["evidence"] = evidence.into();
        facts.push(serde_json::from_value::<Fact>(body).unwrap());
    };
    for e in list("encounters") {
        let party = |p: &Value| json!({"person": p["person"], "country": p["country"], "office": p["office"], "org": p["org"]});
        let parties: Vec<Value> = e["parties"].as_array().unwrap().iter().map(party).collect();
        let place = json!({"name": e["place"], "country": e["place_country"]});
        let nowhere = e["place"].is_null() && e["place_country"].is_null();
        let body = json!({
            "kind": e["kind"], "status": e["status"], "parties": parties, "date": e["date"],
            "place": if nowhere { Value::Null } else { place }, "part_of": e["part_of"],
            "name": e["name"], "background": e["core"] == false,
            "topics": e["topics"].as_array().cloned().unwrap_or_default(),
            "outcomes": e["outcomes"].as_array().cloned().unwrap_or_default(),
        });
        put("encounter", body, texts(&e["evidence"]));
    }
    for h in list("holders") {
        // On the day of the last encounter of theirs that the report dates, else on its own.
        let met = list("encounters").into_iter().filter(|e| {
            e["parties"]
                .as_array()
                .unwrap()
                .iter()
                .any(|p| p["person"] == h["person"])
        });
        let days = met.filter_map(|e| {
            e["date"]
                .as_str()
                .map(|d| d.split('/').next().unwrap().to_owned())
        });
        let as_of = days.max().map_or(gold["published"].clone(), Value::String);
        let body = json!({
            "person": h["person"], "office": h["office"], "country": h["country"], "org": h["org"],
            "rank": h["rank"], "as_of": as_of, "qualifier": null,
        });
        put("holder", body, texts(&h["mention"]));
    }
    for q in list("quotes") {
        let starts = q["starts"].as_str().unwrap();
        let Some(at) = report.text.find(starts) else {
            continue;
        };
        let rest = &report.text[at..];
        let words = &rest[..rest.find(['"', '”', '\n']).unwrap_or(rest.len())];
        let body = json!({
            "speaker": {"person": q["speaker"]}, "text": words, "medium": q["medium"],
            "date": null, "direct": true,
        });
        put("quote", body, vec![words]);
    }
    Reading {
        facts,
        published: gold["published"]
            .as_str()
            .and_then(|d| d.parse::<Edtf>().ok()),
        agency: gold["agency"].as_str().map(String::from),
        ..Reading::default()
    }
}

fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(texts) => texts.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

fn evidence(report: &Report, words: &str) -> Option<Value> {
    let at = report.text.find(words)?;
    let start = report.text[..at].chars().count();
    let end = start + words.chars().count();
    Some(json!({"report": report.id, "start": start, "end": end, "text": words}))
}
