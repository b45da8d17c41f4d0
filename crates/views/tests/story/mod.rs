//! A small record: seven reports, told on a page. `reports.jsonl` has them with their facts.
#![allow(dead_code, unreachable_pub, reason = "each test file uses its part")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot make its record has failed"
)]

use serde::Deserialize;
use sidelines_facts::{CountryCode, Edtf, Fact};
use sidelines_resolve::{Corrections, ReportFacts, ReportMeta, resolve};
use sidelines_views::Index;

/// A report of the story.
#[derive(Clone, Debug, Deserialize)]
pub struct Report {
    pub id: String,
    pub published: Option<Edtf>,
    pub outlet: Option<String>,
    pub text: String,
    pub facts: Vec<Fact>,
}

/// All reports of the story, by id.
pub fn reports() -> Vec<Report> {
    let lines = include_str!("reports.jsonl").lines();
    lines.map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// The record of the reports that `wanted` lets through.
pub fn index_of(wanted: impl Fn(&Report) -> bool) -> Index {
    index_from(reports().into_iter().filter(wanted).collect())
}

/// The record of these reports.
pub fn index_from(reports: Vec<Report>) -> Index {
    let facts: Vec<ReportFacts> = reports
        .into_iter()
        .map(|r| ReportFacts {
            meta: ReportMeta {
                id: r.id,
                published: r.published,
                outlet: r.outlet,
                ..ReportMeta::default()
            },
            facts: r.facts,
            fingerprints: Vec::new(),
        })
        .collect();
    Index::of(resolve(&facts, &Corrections::default()))
}

/// The record of the whole story.
pub fn index() -> Index {
    index_of(|_| true)
}

pub fn country(code: &str) -> CountryCode {
    CountryCode::new(code).unwrap()
}
