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
                let words: Vec<(usize, &String)> = words.map(|(_, at, text)| (*at, text)).collect();
                Source {
                    number: i + 1,
                    report: id.clone(),
                    published: meta.published,
                    outlet: meta.outlet,
                    agency: meta.agency,
                    url: meta.url,
                    title: meta.title,
                    words: outermost(&words),
                }
            })
            .collect()
    }
}

/// Stretches of a text without those that lie within another one.
fn outermost(words: &[(usize, &String)]) -> Vec<String> {
    let span = |(start, text): &(usize, &String)| (*start, start + text.chars().count());
    let inside = |a: &(usize, &String), b: &(usize, &String)| {
        let ((a0, a1), (b0, b1)) = (span(a), span(b));
        b0 <= a0 && a1 <= b1 && (a0, a1) != (b0, b1)
    };
    let outer = words.iter().filter(|a| !words.iter().any(|b| inside(a, b)));
    outer.map(|(_, text)| (*text).clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_others_are_not_told_twice() {
        let texts = ["Minister A met B.", "Minister A", "Afterwards"].map(str::to_owned);
        let words = [(10, &texts[0]), (10, &texts[1]), (40, &texts[2])];
        assert_eq!(outermost(&words), ["Minister A met B.", "Afterwards"]);
    }
}
