//! The figures are those of the reference scorer, where the labelled reports are at hand.

use sidelines_evaluate::{Predicted, load_gold, score};
use std::fs;
use std::path::{Path, PathBuf};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../reports/samples")
}

/// Labels turned into facts word for word must score 1 everywhere.
#[test]
fn labels_score_one_against_themselves() {
    let gold = samples().join("gold");
    let golds = load_gold(&gold, None, None).expect("the samples have labels");
    assert!(!golds.is_empty());
    let mut lines = String::new();
    let mut names: Vec<_> = fs::read_dir(&gold)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    names.sort();
    for path in names
        .iter()
        .filter(|p| p.extension().is_some_and(|e| e == "json"))
    {
        let label: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        let report = &label["id"];
        for e in label["encounters"].as_array().into_iter().flatten() {
            let place = serde_json::json!({"name": e["place"], "country": e["place_country"]});
            let fact = serde_json::json!({
                "type": "encounter", "report": report, "kind": e["kind"], "status": e["status"],
                "parties": e["parties"], "date": e["date"], "place": place, "part_of": e["part_of"],
                "name": e["name"],
            });
            lines += &format!("{fact}\n");
        }
        for h in label["holders"].as_array().into_iter().flatten() {
            let mut fact = h.clone();
            fact["type"] = "holder".into();
            fact["report"] = report.clone();
            lines += &format!("{fact}\n");
        }
        for q in label["quotes"].as_array().into_iter().flatten() {
            let fact = serde_json::json!({
                "type": "quote", "report": report, "speaker": {"person": q["speaker"]},
                "text": q["starts"],
            });
            lines += &format!("{fact}\n");
        }
    }
    let predicted = Predicted::from_lines(lines.as_bytes()).unwrap();
    let (scores, remarks) = score(&golds, &predicted, None);
    let f1 = [
        scores.encounters.f1(),
        scores.holders.f1(),
        scores.quotes.f1(),
    ];
    assert!(
        f1.iter().all(|f| (f - 1.0).abs() < 1e-9),
        "{scores}\n{remarks:#?}"
    );
}
