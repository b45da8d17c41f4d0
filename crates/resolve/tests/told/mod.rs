//! Encounters as facts of made reports.

#![allow(dead_code, reason = "each test that includes this uses a part of it")]

use serde_json::{Value, json};
use sidelines_resolve::{ContactEntry, Corrections, ReportFacts, ReportMeta, resolve};

/// A report of that day with the encounters it tells.
pub(crate) fn report(id: &str, published: &str, told: &[Value]) -> ReportFacts {
    facts(id, published, "encounter", told)
}

/// A report of that day with facts of one type.
pub(crate) fn facts(id: &str, published: &str, kind: &str, told: &[Value]) -> ReportFacts {
    let facts = told.iter().map(|told| {
        let mut fact = json!({
            "v": 1, "type": kind, "report": id, "evidence": [], "confidence": 0.9, "background": false,
        });
        for (key, value) in told.as_object().unwrap() {
            fact[key] = value.clone();
        }
        serde_json::from_value(fact).unwrap()
    });
    ReportFacts {
        facts: facts.collect(),
        meta: ReportMeta {
            id: id.to_owned(),
            published: published.parse().ok(),
            ..ReportMeta::default()
        },
        fingerprints: Vec::new(),
    }
}

/// Kishida and Modi.
pub(crate) fn two() -> Value {
    json!([
        { "person": "Fumio Kishida", "country": "JP", "office": "Prime Minister" },
        { "person": "Narendra Modi", "country": "IN", "office": "Prime Minister" },
    ])
}

pub(crate) fn met(status: &str, date: &str, place: Value) -> Value {
    json!({ "kind": "meeting", "status": status, "parties": two(), "date": date, "place": place })
}

pub(crate) fn record(reports: &[ReportFacts]) -> Vec<ContactEntry> {
    resolve(reports, &Corrections::default()).encounters
}
