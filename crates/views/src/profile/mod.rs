//! Counting profiles: what of the record counts, and as what. They are data, so that whoever counts can say how
//! and others can count again.

mod admit;
mod builtin;
mod examples;
mod methods;
mod rows;

pub use admit::LeftOut;
pub use builtin::{builtin, profiles};
pub use examples::Example;
pub(crate) use methods::list;
pub use rows::Row;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{EncounterKind, Status};

/// What counts, and as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Profile {
    /// Short name, as on the command line ("meetings").
    pub name: String,
    /// The name in words.
    pub title: String,
    /// To be raised with every change after which something counts otherwise.
    pub version: u32,
    /// What it is for, in a sentence or two.
    pub about: String,
    /// What counts.
    pub count: Conditions,
    /// As what it counts.
    pub unit: Unit,
    /// Contacts with what the profile makes of them: each is a test.
    #[serde(rename = "example", default)]
    pub examples: Vec<Example>,
}

/// What counts: a contact that meets all of these.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Conditions {
    /// Contacts of these kinds.
    pub kinds: Vec<EncounterKind>,
    /// Contacts of these statuses.
    pub statuses: Vec<Status>,
    /// Contacts by telephone.
    #[serde(default)]
    pub phone: Choice,
    /// Contacts by video.
    #[serde(default)]
    pub video: Choice,
    /// What was held on the sidelines of a gathering.
    #[serde(default)]
    pub sidelines: Choice,
    /// What reports tell as history only.
    #[serde(default)]
    pub history: Choice,
    /// Visits that are stops on the way elsewhere.
    #[serde(default)]
    pub transit: Choice,
    /// Words by which reports tell such a stop.
    #[serde(default)]
    pub transit_words: Vec<String>,
    /// Contacts on whose status reports differ.
    #[serde(default)]
    pub contested: Choice,
    /// At least so many independent sources.
    #[serde(default = "one")]
    pub sources: usize,
    /// How exactly the date must be known.
    #[serde(default)]
    pub dates: Exactness,
}

/// What to do with contacts of which something holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Choice {
    /// They count like others.
    #[default]
    Count,
    /// They do not count.
    LeaveOut,
    /// Only they count.
    Only,
}

/// How exactly a date must be known.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Exactness {
    /// Not at all.
    #[default]
    Any,
    /// The year, as of something that begins and ends in it.
    Year,
    /// The month.
    Month,
    /// The day, or the days of what lasts several.
    Day,
}

/// As what a contact counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Unit {
    /// What is counted.
    pub of: UnitOf,
    /// Of pairs: what becomes of gatherings.
    #[serde(default)]
    pub gatherings: Gatherings,
    /// Of pairs: contacts of more sides than this make no pairs.
    #[serde(default)]
    pub most_sides: Option<usize>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum UnitOf {
    /// Each contact once.
    Contact,
    /// Each two sides of a contact once, without direction.
    Pair,
    /// Each two sides of a contact: from the traveller to the host, from the caller to the called; where no side
    /// comes to the other, both ways.
    DirectedPair,
    /// Each side of those who travelled, with the country to which they came.
    Trip,
    /// Each contact once, by its PLOVER 2.0 code, from actors to recipients.
    Plover,
}

/// What becomes of gatherings where pairs are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gatherings {
    /// They make no pairs: a gathering of twenty says little of any two of them.
    #[default]
    LeaveOut,
    /// Each two of those who came are a pair.
    Pairs,
}

fn one() -> usize {
    1
}

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProfileError {
    /// It is not written as a profile is.
    #[error("not a counting profile: {0}")]
    Form(#[from] toml::de::Error),
    /// It asks for what cannot be.
    #[error("{0}")]
    Sense(String),
    /// One of its examples does not count as it says.
    #[error("example {number} (“{says}”): {found} instead of {wanted}")]
    Example {
        /// Which, from 1.
        number: usize,
        /// What the example says of itself.
        says: String,
        /// What it gives.
        found: String,
        /// What it was to give.
        wanted: String,
    },
}

impl Profile {
    /// The profile that `text` describes, after its examples have been tried.
    ///
    /// # Errors
    /// Where it is not written as a profile is, asks for what cannot be, or an example does not count as it says.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self = toml::from_str(text)?;
        profile.sense()?;
        profile.try_examples()?;
        Ok(profile)
    }

    fn sense(&self) -> Result<(), ProfileError> {
        let c = &self.count;
        let wrong = if c.kinds.is_empty() {
            "kinds is empty: nothing would count"
        } else if c.statuses.is_empty() {
            "statuses is empty: nothing would count"
        } else if c.transit != Choice::Count && c.transit_words.is_empty() {
            "transit is set, but transit-words does not say how it is told"
        } else if self.unit.of == UnitOf::Trip && !c.kinds.contains(&EncounterKind::Visit) {
            "trips are counted, but kinds has no visit"
        } else {
            return Ok(());
        };
        Err(ProfileError::Sense(wrong.to_owned()))
    }
}
