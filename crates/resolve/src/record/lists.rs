//! The lists of people and holders: thousands of reports can tell one of them, and most questions ask for none of it.
//! Without them an entry is short, and a report more changes little of it.

use super::{ClaimRef, PersonEntry, QualifierSeen, Tenancy, Told};
use sidelines_facts::{Evidence, Tenure};

/// A report that names a person.
#[derive(Clone, Debug)]
pub struct NamedBy<'a> {
    /// Id of the report.
    pub report: &'a str,
    /// The claims that do.
    pub claims: Vec<usize>,
    /// Positions among the person's spellings.
    pub forms: &'a [usize],
    /// The words of those claims.
    pub evidence: Vec<Evidence>,
}

/// A claim that somebody holds an office.
#[derive(Clone, Debug)]
pub struct HeldBy<'a> {
    /// Id of the report.
    pub report: &'a str,
    /// The claim.
    pub claim: usize,
    /// The rank it tells.
    pub rank: Option<&'a str>,
    /// The qualifier it tells.
    pub qualifier: Option<Tenure>,
    /// Its words.
    pub evidence: Vec<Evidence>,
}

/// Of each report the first of the words.
pub fn first_words(evidence: &mut Vec<Evidence>) {
    evidence.sort();
    evidence.dedup_by(|b, a| a.report == b.report);
}

impl PersonEntry {
    /// Makes the lists, out of all reports that name the person.
    pub fn put_lists<'a>(&mut self, named: impl IntoIterator<Item = NamedBy<'a>>) {
        for by in named {
            for &form in by.forms {
                if let Some(spelling) = self.spellings.get_mut(form) {
                    spelling.reports.push(by.report.to_owned());
                }
            }
            self.told.put(by.report, by.claims, by.evidence);
        }
        for spelling in &mut self.spellings {
            set(&mut spelling.reports);
        }
        // Only spellings are disputed: by the reports that spell so.
        for dispute in &mut self.told.disputes {
            for value in &mut dispute.values {
                let form = value.value.as_str();
                let spelling = self
                    .spellings
                    .iter()
                    .find(|s| Some(s.name.as_str()) == form);
                value.reports = spelling.map_or_else(Vec::new, |s| s.reports.clone());
            }
        }
        self.told.finish();
    }
}

impl Tenancy {
    /// Makes the lists, out of all claims that tell it.
    pub fn put_lists<'a>(&mut self, held: impl IntoIterator<Item = HeldBy<'a>>) {
        for by in held {
            let rank = self
                .ranks
                .iter_mut()
                .find(|r| Some(r.rank.as_str()) == by.rank);
            rank.into_iter()
                .for_each(|r| r.reports.push(by.report.to_owned()));
            let is = |q: &&mut QualifierSeen| Some(q.qualifier) == by.qualifier;
            let qualifier = self.qualifiers.iter_mut().find(is);
            qualifier
                .into_iter()
                .for_each(|q| q.reports.push(by.report.to_owned()));
            self.told.put(by.report, vec![by.claim], by.evidence);
        }
        self.ranks.iter_mut().for_each(|r| set(&mut r.reports));
        self.qualifiers.iter_mut().for_each(|q| set(&mut q.reports));
        self.told.finish();
    }
}

impl Told {
    fn put(&mut self, report: &str, claims: Vec<usize>, evidence: Vec<Evidence>) {
        self.claims.extend(claims.into_iter().map(|index| ClaimRef {
            report: report.to_owned(),
            index,
        }));
        self.evidence.extend(evidence);
    }

    fn finish(&mut self) {
        set(&mut self.claims);
        let by_report = self.claims.chunk_by(|a, b| a.report == b.report);
        let first = by_report.filter_map(|claims| claims.first());
        self.reports = first.map(|c| c.report.clone()).collect();
        first_words(&mut self.evidence);
    }
}

/// Sorted, each once.
fn set<T: Ord>(list: &mut Vec<T>) {
    list.sort();
    list.dedup();
}
