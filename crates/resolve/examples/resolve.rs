//! Resolves facts from a file: `resolve FACTS.jsonl [REPORTS.jsonl]` prints the record's facts; with
//! `--record` in front the whole record, with ids, links and reasons, as one JSON value.
//!
//! A line of REPORTS is `{"id", "published", "agency", "text"}`, all but `id` optional. This is how merging
//! is measured apart from reading: labelled facts go in.

use sidelines_facts::{Edtf, read_facts, write_line};
use sidelines_resolve::{Corrections, ReportFacts, ReportMeta, fingerprints, resolve};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, stdout};

#[derive(serde::Deserialize)]
struct Line {
    id: String,
    published: Option<Edtf>,
    agency: Option<String>,
    #[serde(default)]
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1).peekable();
    let whole = args.next_if(|a| a == "--record").is_some();
    let facts = args
        .next()
        .ok_or("usage: resolve FACTS.jsonl [REPORTS.jsonl]")?;
    let mut reports: BTreeMap<String, ReportFacts> = BTreeMap::new();
    for fact in read_facts(BufReader::new(File::open(facts)?)) {
        match fact {
            Ok(fact) => reports
                .entry(fact.report.clone())
                .or_default()
                .facts
                .push(fact),
            Err(error) => eprintln!("{error}"),
        }
    }
    for (id, report) in &mut reports {
        report.meta = ReportMeta {
            id: id.clone(),
            ..ReportMeta::default()
        };
    }
    if let Some(path) = args.next() {
        for line in BufReader::new(File::open(path)?).lines() {
            let line: Line = serde_json::from_str(&line?)?;
            if let Some(report) = reports.get_mut(&line.id) {
                report.meta.published = line.published;
                report.meta.agency = line.agency;
                report.fingerprints = fingerprints(&line.text);
            }
        }
    }
    let input: Vec<ReportFacts> = reports.into_values().collect();
    let record = resolve(&input, &Corrections::default());
    let mut out = BufWriter::new(stdout().lock());
    if whole {
        serde_json::to_writer(&mut out, &record)?;
        return Ok(());
    }
    for fact in record.facts() {
        write_line(&mut out, &fact)?;
    }
    Ok(())
}
