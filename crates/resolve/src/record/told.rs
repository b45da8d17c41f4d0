use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Dispute, Edtf, Evidence};

/// What the record needs to know of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportMeta {
    /// Unique among the reports.
    pub id: String,
    /// The day of the report as reading settled it; none where it stayed open.
    pub published: Option<Edtf>,
    /// Who published it.
    pub outlet: Option<String>,
    /// The agency it names.
    pub agency: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
}

/// One claim: the `index`-th fact (from 0) of a report's reading.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct ClaimRef {
    /// Id of the report.
    pub report: String,
    /// Position among the report's facts.
    pub index: usize,
}

/// Who tells an entry, and how it came to be one entry.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Told {
    /// The claims it is made of, sorted.
    pub claims: Vec<ClaimRef>,
    /// Ids of the reports that tell it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have; of a statement that was put out in writing one.
    pub independent_sources: usize,
    /// The words, sorted by report and offset.
    pub evidence: Vec<Evidence>,
    /// Where reports differ, by field.
    pub disputes: Vec<Dispute>,
    /// Why claims were taken for the same thing, in the order of joining.
    pub joins: Vec<Join>,
    /// 0..1; one minus the chance that all its independent tellers err.
    pub confidence: f32,
    /// Told only as history.
    pub background: bool,
    /// Ids of the corrections that bear on it, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
}

/// Two claims (each with what was already joined to it) taken for the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Join {
    /// The earlier of the two.
    pub a: ClaimRef,
    /// The later.
    pub b: ClaimRef,
    /// Why.
    pub why: Vec<Why>,
}

/// One reason for a join: the rule, and what it saw.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// Short name of the rule ("same-persons").
    pub rule: String,
    /// What it saw, for people ("Rajnath Singh, Wei Fenghe").
    pub detail: String,
}

impl Why {
    /// The reason of a join that people decided.
    pub(crate) fn corrected(by: &str) -> Self {
        Self {
            rule: "corrected".to_owned(),
            detail: by.to_owned(),
        }
    }
}

/// Reports that share copy, an agency's story or a statement word for word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// Ids of the reports, sorted.
    pub reports: Vec<String>,
    /// Why each was put with the others; empty for a report on its own.
    pub joins: Vec<OriginJoin>,
}

/// Two reports with one origin.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct OriginJoin {
    /// The one report.
    pub a: String,
    /// The other.
    pub b: String,
    /// Word rows (of those fingerprinted) that both have.
    pub shared: usize,
    /// Word rows of the one that has fewer.
    pub of: usize,
}
