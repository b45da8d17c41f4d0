use crate::record::ReportMeta;
use sidelines_facts::Fact;

/// What one report brings to the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportFacts {
    /// The report.
    pub meta: ReportMeta,
    /// Its facts, in the order of its reading; a fact's position is its [`crate::ClaimRef::index`].
    pub facts: Vec<Fact>,
    /// Fingerprints of its text, from [`crate::fingerprints`].
    pub fingerprints: Vec<u64>,
}
