use super::Told;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;

/// A person, as all reports together know them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PersonEntry {
    /// "p-" and hexadecimal digits.
    pub id: String,
    /// The spelling shown: full rather than initials, then the most told, then the shortest, then the
    /// earliest.
    pub name: String,
    /// All spellings, the shown one first.
    pub spellings: Vec<Spelling>,
    /// Countries they act for, sorted.
    pub countries: Vec<CountryCode>,
    /// Organisations they act for, sorted.
    pub orgs: Vec<String>,
    /// Ids of the [`super::OfficeEntry`]s in which they are seen.
    pub offices: Vec<String>,
    /// The claims that name them; of each report the first words that do.
    pub told: Told,
}

/// One form of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Spelling {
    /// As printed.
    pub name: String,
    /// The reports that print it, sorted.
    pub reports: Vec<String>,
}
