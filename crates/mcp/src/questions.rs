//! What can be asked: the arguments of the tools. Their descriptions are what an assistant reads.

use schemars::JsonSchema;
use serde::Deserialize;
use sidelines_facts::{EncounterKind, Status};
use sidelines_views::By;

/// Two countries and a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Between {
    /// The one country: name, adjective or ISO code ("India", "Indian", "IN").
    pub(crate) a: String,
    /// The other country.
    pub(crate) b: String,
    /// What held on that day, YYYY-MM-DD; without it, the last day of which the record has a report.
    pub(crate) on: Option<String>,
}

/// Which contacts.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Contacts {
    /// Only contacts of all of these countries.
    #[serde(default)]
    pub(crate) countries: Vec<String>,
    /// Only contacts of this person.
    pub(crate) person: Option<String>,
    /// Only contacts with or on the margin of this organisation.
    pub(crate) organisation: Option<String>,
    /// Only contacts held there: a city or a country.
    pub(crate) place: Option<String>,
    /// Only these kinds.
    #[serde(default)]
    pub(crate) kinds: Vec<EncounterKind>,
    /// Only these statuses: occurred, ongoing, planned, possible, denied, cancelled.
    #[serde(default)]
    pub(crate) statuses: Vec<Status>,
    /// Only on or after this day, month or year.
    pub(crate) from: Option<String>,
    /// Only on or before this day, month or year.
    pub(crate) to: Option<String>,
    /// Not the first so many.
    #[serde(default)]
    pub(crate) skip: usize,
    /// At most so many, up to 200; 50 unless said.
    pub(crate) limit: Option<usize>,
}

/// Something by its name, and a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    /// The name, or an abbreviation or some words of it.
    pub(crate) name: String,
    /// As of which day, YYYY-MM-DD; of a gathering the edition of that day, month or year.
    pub(crate) on: Option<String>,
}

/// Which figures.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figures {
    /// Only in this unit ("tonnes", "US dollar").
    pub(crate) unit: Option<String>,
    /// Only where the sentence names this country.
    pub(crate) about: Option<String>,
    /// Only what somebody of this name states.
    pub(crate) by: Option<String>,
}

/// Whose network, and when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Among {
    /// Between people instead of countries.
    #[serde(default)]
    pub(crate) people: bool,
    /// Only contacts of all of these countries.
    #[serde(default)]
    pub(crate) countries: Vec<String>,
    /// Only on or after this day, month or year.
    pub(crate) from: Option<String>,
    /// Only on or before this day, month or year.
    pub(crate) to: Option<String>,
}

/// What is counted, and how.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counting {
    /// The counting profile: meetings, contacts, travel, dyads, sidelines, plover; contacts unless said.
    pub(crate) profile: Option<String>,
    /// By what, three at most: kind unless said.
    #[serde(default)]
    pub(crate) by: Vec<By>,
    /// Only contacts of all of these countries.
    #[serde(default)]
    pub(crate) countries: Vec<String>,
    /// Only on or after this day, month or year.
    pub(crate) from: Option<String>,
    /// Only on or before this day, month or year.
    pub(crate) to: Option<String>,
}

/// An office and a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Office {
    /// The office ("defence minister", "Secretary-General").
    pub(crate) office: String,
    /// The country or organisation.
    pub(crate) of: String,
    /// On which day, YYYY-MM-DD; without it, the last day on which somebody is seen in it.
    pub(crate) on: Option<String>,
}

/// A person.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Person {
    /// The name, or some words of it, in any spelling; or an id (p-…).
    pub(crate) name: String,
    /// As of which day, YYYY-MM-DD.
    pub(crate) on: Option<String>,
}

/// Which quotes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quotes {
    /// Of whom: a person by name, by some words of it or by id (p-…); a country; an organisation.
    pub(crate) by: Option<String>,
    /// About what: a country or an organisation by any of its names; else words of the quote.
    pub(crate) about: Option<String>,
    /// Only with all of these words.
    pub(crate) words: Option<String>,
    /// Only from this day, month or year.
    pub(crate) from: Option<String>,
    /// Only to this day, month or year.
    pub(crate) to: Option<String>,
    /// Not the first so many.
    #[serde(default)]
    pub(crate) skip: usize,
    /// At most so many, up to 200; 50 unless said.
    pub(crate) limit: Option<usize>,
}

/// Countries.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Countries {
    /// Only what has to do with all of these countries.
    #[serde(default)]
    pub(crate) countries: Vec<String>,
}

/// An entry of the record.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    /// Its id, or the beginning of it (e-…, h-…, p-…, q-…, m-…, f-…, v-…).
    pub(crate) id: String,
}

/// A report.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    /// Its id, as it stands in `reports` and `sources`.
    pub(crate) id: String,
}

/// Words to look for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// Words that the report's text must hold.
    pub(crate) words: String,
    /// At most so many, up to 200; 20 unless said.
    pub(crate) limit: Option<usize>,
}

/// Nothing.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}
