//! The record: the one place that knows how it is kept.

use crate::args::Db;
use anyhow::Context;
use sidelines_extract::Reading;
use sidelines_facts::read_facts;
use sidelines_resolve::{Corrections, Record, ReportFacts, ReportMeta, resolve};
use sidelines_text::Report;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;

/// Whether a report was new to the record.
pub(crate) enum Put {
    New,
    Changed,
    Unchanged,
}

pub(crate) struct Archive {
    facts: BTreeMap<String, ReportFacts>,
}

impl Archive {
    pub(crate) fn open(db: &Db) -> anyhow::Result<Self> {
        let mut facts: BTreeMap<String, ReportFacts> = BTreeMap::new();
        if let Ok(file) = File::open(&db.db) {
            for fact in read_facts(BufReader::new(file)) {
                let fact = fact.with_context(|| db.db.display().to_string())?;
                let entry = facts.entry(fact.report.clone()).or_default();
                entry.meta = ReportMeta {
                    id: fact.report.clone(),
                    ..ReportMeta::default()
                };
                entry.facts.push(fact);
            }
        }
        Ok(Self { facts })
    }

    pub(crate) fn put(&mut self, report: &Report, reading: &Reading) -> anyhow::Result<Put> {
        let meta = ReportMeta {
            id: report.id.clone(),
            published: reading.published.clone(),
            outlet: report.outlet.clone(),
            agency: reading.agency.clone(),
            url: report.url.clone(),
            title: report.title.clone(),
        };
        let new = ReportFacts {
            meta,
            facts: reading.facts.clone(),
            fingerprints: vec![],
        };
        Ok(match self.facts.insert(report.id.clone(), new) {
            None => Put::New,
            Some(_) => Put::Changed,
        })
    }

    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        Ok(())
    }

    pub(crate) fn record(&self) -> anyhow::Result<Record> {
        let input: Vec<ReportFacts> = self.facts.values().cloned().collect();
        Ok(resolve(&input, &Corrections::default()))
    }

    pub(crate) fn report(&self, _id: &str) -> anyhow::Result<Option<Report>> {
        Ok(None)
    }
}

pub(crate) fn open_existing(db: &Db) -> anyhow::Result<Archive> {
    Archive::open(db)
}

pub(crate) fn load(db: &Db) -> anyhow::Result<Record> {
    open_existing(db)?.record()
}
