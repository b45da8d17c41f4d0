use crate::record::{ClaimRef, ReportMeta};
use serde::{Deserialize, Serialize};
use sidelines_facts::Fact;

/// What one report brings to the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReportFacts {
    /// The report.
    pub meta: ReportMeta,
    /// Its facts, in the order of its reading; a fact's position is its [`ClaimRef::index`].
    pub facts: Vec<Fact>,
    /// Fingerprints of its text, from [`crate::fingerprints`].
    pub fingerprints: Vec<u64>,
}

/// What people decided about claims; applied on top of everything that is resolved by rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrections {
    /// In the order of the ledger; a later one overrules an earlier one about the same claims.
    pub list: Vec<Correction>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Correction {
    /// Leave this claim out of the record.
    Reject {
        /// The claim.
        claim: ClaimRef,
    },
    /// Take a rejected claim back in.
    Accept {
        /// The claim.
        claim: ClaimRef,
    },
}
