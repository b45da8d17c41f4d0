use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, Evidence};
use sidelines_resolve::Record;
use std::collections::BTreeSet;

/// One report that a line of a brief rests on.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Source {
    /// Its number in the brief, from 1.
    pub number: usize,
    /// Id of the report.
    pub report: String,
    /// Its day.
    pub published: Option<Edtf>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency it names.
    pub agency: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// The words that lines of the brief rest on, in the order of the report.
    pub words: Vec<String>,
}

/// Numbers reports in the order in which they are first cited.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    reports: Vec<String>,
    words: BTreeSet<(String, usize, String)>,
}

impl Citations {
    /// The numbers of `reports`, sorted; of `evidence`, the first stretch of each report is kept for the
    /// list of sources.
    pub(crate) fn cite(&mut self, reports: &[String], evidence: &[Evidence]) -> Vec<usize> {
        let mut numbers: Vec<usize> = reports
            .iter()
            .map(
                |report| match self.reports.iter().position(|r| r == report) {
                    Some(at) => at + 1,
                    None => {
                        self.reports.push(report.clone());
                        self.reports.len()
                    }
                },
            )
            .collect();
        numbers.sort_unstable();
        for report in reports {
            if let Some(e) = evidence.iter().find(|e| e.report == *report) {
                self.words
                    .insert((e.report.clone(), e.start, e.text.clone()));
            }
        }
        numbers
    }

    /// The list of sources, by number.
    pub(crate) fn sources(self, record: &Record) -> Vec<Source> {
        self.reports
            .iter()
            .enumerate()
            .map(|(i, id)| {
                let meta = record.report(id).cloned().unwrap_or_default();
                let words = self.words.iter().filter(|(report, _, _)| report == id);
                Source {
                    number: i + 1,
                    report: id.clone(),
                    published: meta.published,
                    outlet: meta.outlet,
                    agency: meta.agency,
                    url: meta.url,
                    title: meta.title,
                    words: words.map(|(_, _, text)| text.clone()).collect(),
                }
            })
            .collect()
    }
}
