use crate::offices::Held;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{
    CountryCode, DisputedValue, Edtf, Encounter, Figure, MembershipRole, QuoteMedium, Speaker,
    Status,
};

/// Something with the numbers of its sources.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Cited<T> {
    /// What it is.
    #[serde(flatten)]
    pub item: T,
    /// Numbers of the reports in [`crate::Brief::sources`].
    pub sources: Vec<usize>,
}

/// An office on the day of the brief.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OfficeLine {
    /// The office as most reports have it.
    pub office: String,
    /// Whose.
    pub country: CountryCode,
    /// Who was last seen in it by that day.
    pub holder: Option<Held>,
    /// Whether the day is proved: a report shows them in office on it or on both sides of it.
    pub certain: bool,
    /// Whether they were last seen in it more than a year before the day.
    pub stale: bool,
    /// Who was seen in it before, latest first.
    pub before: Vec<Held>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// Something agreed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Agreed {
    /// In the words of the report.
    pub text: String,
    /// The sentence that tells it: who agrees to it, and perhaps who says so.
    pub words: Option<String>,
    /// Who of the two sides says it, where a report lets one say it.
    pub according_to: Option<Speaker>,
    /// At which contact.
    pub contact: String,
    /// What has become of that contact (an agreement may only be planned).
    pub status: Status,
    /// When.
    pub date: Option<Edtf>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Said {
    /// Id of the quote.
    pub id: String,
    /// Who.
    pub speaker: Option<Speaker>,
    /// The exact words.
    pub text: String,
    /// Where it was said.
    pub medium: QuoteMedium,
    /// When.
    pub date: Option<Edtf>,
    /// The day of the first report that has it.
    pub reported: Option<Edtf>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// An organisation to which both belong.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Common {
    /// The organisation.
    pub org: String,
    /// What the first is there, with since when.
    pub a: Vec<(MembershipRole, Option<Edtf>)>,
    /// What the other is there.
    pub b: Vec<(MembershipRole, Option<Edtf>)>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// A field of a contact on which reports differ.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Differing {
    /// Id of the contact.
    pub contact: String,
    /// The contact as the record has it.
    pub encounter: Encounter,
    /// Name of the field.
    pub field: String,
    /// Each value with its reports.
    pub values: Vec<DisputedValue>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}

/// A figure claimed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Claimed {
    /// Id of the figure.
    pub id: String,
    /// The number.
    #[serde(flatten)]
    pub figure: Figure,
    /// The words that state it.
    pub words: Option<String>,
    /// Numbers of the reports.
    pub sources: Vec<usize>,
}
