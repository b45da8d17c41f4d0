use crate::{Body, Evidence};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One fact that one report tells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// Version of the format.
    pub v: u8,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
    /// Id of the report.
    pub report: String,
    /// The words that say it; never empty in what the program prints.
    pub evidence: Vec<Evidence>,
    /// 0..1.
    #[serde(default = "certain")]
    pub confidence: f32,
    /// Told as history.
    #[serde(default)]
    pub background: bool,
}

/// One fact of the merged record.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RecordFact {
    /// Version of the format.
    pub v: u8,
    /// Stable, derived from content.
    pub id: String,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
    /// Ids of the reports that tell it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have: copies of one story count once.
    pub independent_sources: usize,
    /// Where reports differ.
    pub disputes: Vec<Dispute>,
    /// The words, report by report.
    pub evidence: Vec<Evidence>,
    /// 0..1.
    #[serde(default = "certain")]
    pub confidence: f32,
    /// Told only as history.
    #[serde(default)]
    pub background: bool,
    /// People decided something about it: joined, parted, set a field or confirmed it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrected: bool,
    /// On request only: when the record learned it (it belongs to the ledger, not to content).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_at: Option<String>,
}

/// A field on which reports differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dispute {
    /// Name of the field.
    pub field: String,
    /// Each value with its reports.
    pub values: Vec<DisputedValue>,
}

/// One side of a dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DisputedValue {
    /// The value as it would stand in the field.
    pub value: serde_json::Value,
    /// The reports that give it, sorted.
    pub reports: Vec<String>,
}

fn certain() -> f32 {
    1.0
}
