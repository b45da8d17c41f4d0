//! Labelled reports as facts. They lie beside the workspace on machines that have them; without them the
//! tests that need them say so and pass.

use serde_json::{Value, json};
use sidelines_facts::Fact;
use sidelines_resolve::{ReportFacts, ReportMeta, fingerprints};
use std::path::{Path, PathBuf};

/// The folder `path` beside the workspace, if it is there.
pub(crate) fn shared(path: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().ok()?;
    let found = root.join("../../../shared").join(path);
    if !found.exists() {
        eprintln!("skipped: no labelled reports at ../shared/{path}");
        return None;
    }
    Some(found)
}

pub(crate) fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The report with this id; for each of its facts the label it comes from.
pub(crate) fn report(gold: &Path, texts: &Path, id: &str) -> (ReportFacts, Vec<Value>) {
    let label = json(&gold.join(format!("{id}.json")));
    let text = std::fs::read_to_string(texts.join(format!("{id}.txt"))).unwrap();
    let (mut facts, mut labels) = (Vec::new(), Vec::new());
    for (list, make) in [
        ("encounters", encounter as fn(&Value, &str) -> Value),
        ("holders", holder),
        ("quotes", quote),
        ("memberships", membership),
        ("figures", figure),
    ] {
        for item in label[list].as_array().into_iter().flatten() {
            let mut fact = make(item, &text);
            fact["v"] = json!(1);
            fact["report"] = json!(id);
            fact["evidence"] = evidence(item, &text, id);
            if let Ok(fact) = serde_json::from_value::<Fact>(fact) {
                facts.push(fact);
                labels.push(item.clone());
            }
        }
    }
    let meta = ReportMeta {
        id: id.to_owned(),
        published: label["published"].as_str().and_then(|d| d.parse().ok()),
        agency: text.contains("(ANI)").then(|| "ANI".to_owned()),
        ..ReportMeta::default()
    };
    (
        ReportFacts {
            meta,
            facts,
            fingerprints: fingerprints(&text),
        },
        labels,
    )
}

fn pick(item: &Value, keys: &[&str]) -> Value {
    keys.iter()
        .map(|k| ((*k).to_owned(), item[*k].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn encounter(e: &Value, _: &str) -> Value {
    let parties = e["parties"].as_array().into_iter().flatten();
    let parties: Vec<Value> = parties
        .map(|p| pick(p, &["person", "country", "office", "org"]))
        .collect();
    let mut fact = pick(e, &["kind", "status", "date", "part_of", "name"]);
    if let Some(partial) = e["date_partial"].as_str() {
        fact["date"] = json!(format!("XXXX-{}", partial.trim_start_matches('-')));
    }
    fact["type"] = json!("encounter");
    fact["parties"] = parties.into();
    fact["background"] = json!(!e["core"].as_bool().unwrap_or(true));
    if !e["place"].is_null() || !e["place_country"].is_null() {
        fact["place"] = json!({"name": e["place"], "country": e["place_country"]});
    }
    fact
}

fn holder(h: &Value, _: &str) -> Value {
    let mut fact = pick(
        h,
        &[
            "person",
            "office",
            "country",
            "org",
            "rank",
            "as_of",
            "qualifier",
        ],
    );
    fact["type"] = json!("holder");
    fact
}

/// The label has only the first words; the text has the rest, up to the closing mark.
fn quote(q: &Value, text: &str) -> Value {
    let starts = q["starts"].as_str().unwrap_or_default();
    let whole = text.find(starts).map_or(starts, |at| {
        let rest = &text[at..];
        &rest[..rest.find(['"', '”']).unwrap_or(starts.len())]
    });
    let speaker = q["speaker"].as_str().unwrap_or_default();
    let org = speaker.starts_with("Ministry");
    json!({
        "type": "quote",
        "speaker": { "person": (!org).then_some(speaker), "org": org.then_some(speaker) },
        "text": whole,
        "medium": q["medium"],
        "direct": true,
    })
}

fn membership(m: &Value, _: &str) -> Value {
    let mut fact = pick(m, &["party", "org", "role", "since", "until", "as_of"]);
    fact["type"] = json!("membership");
    fact
}

fn figure(f: &Value, _: &str) -> Value {
    let mut fact = pick(f, &["value", "unit", "by"]);
    fact["type"] = json!("figure");
    fact
}

fn evidence(item: &Value, text: &str, report: &str) -> Value {
    let mut snippets: Vec<&str> = Vec::new();
    for key in ["evidence", "mention", "starts"] {
        match &item[key] {
            Value::String(s) => snippets.push(s),
            Value::Array(list) => snippets.extend(list.iter().filter_map(Value::as_str)),
            _ => {}
        }
    }
    snippets
        .into_iter()
        .filter_map(|s| {
            let at = text.find(s)?;
            let start = text[..at].chars().count();
            Some(json!({"report": report, "start": start, "end": start + s.chars().count(), "text": s}))
        })
        .collect::<Vec<_>>()
        .into()
}
