//! What people decide about the record, on top of everything that is resolved by rule.
//!
//! A correction carries the facts it is about, as they stood when it was made ([`Target`]), and finds them
//! again in whatever the reports' readings give later ([`anchor`]): no row number, no entry's id. The latest
//! word counts; what it contradicts is named ([`CorrectionEffect::against`]), not dropped in silence.

mod anchor;
mod field;
mod found;
mod request;
mod rulings;
mod settled;

pub(crate) use anchor::{find, find_in_other_words, find_name, printed};
pub use field::{fields_of, party_named};
pub(crate) use field::{put, set_party};
pub use request::{Gone, Request, RequestError};
pub(crate) use rulings::{Label, Rulings, apart};
pub(crate) use settled::{OfReport, Otherwise};
pub use settled::{Outcome, effects, reads_anew, reports_of, settle};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{CountryCode, Fact, Party};

/// The decisions in force, in the order of the ledger.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Corrections {
    /// The earliest first; a later one overrules an earlier one that it contradicts.
    pub list: Vec<Correction>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Correction {
    /// The ledger's id of it: "c-" and hexadecimal digits.
    pub id: String,
    /// What was decided.
    pub action: Action,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "do", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Action {
    /// Two entries are one thing.
    Merge {
        /// The one.
        a: Target,
        /// The other.
        b: Target,
    },
    /// Two entries are two things, whatever speaks for one.
    NotSame {
        /// The one.
        a: Target,
        /// The other.
        b: Target,
    },
    /// One entry is two things: what some reports tell is another than what the rest tell.
    Split {
        /// What leaves the entry.
        out: Target,
        /// What stays.
        rest: Target,
    },
    /// A field's value, whatever reports say.
    Set {
        /// Of which entry.
        entry: Target,
        /// Of an encounter's party: which of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        party: Option<Party>,
        /// The field of the facts format; parts of a field behind a full stop ("place.name").
        field: String,
        /// The value as it stands in the field; null clears it.
        value: serde_json::Value,
    },
    /// Leave out: the claims; of a person, that these names name one; of a holder, the holding.
    Reject {
        /// What is left out.
        entry: Target,
    },
    /// It was looked at and is right; takes back in what an earlier correction rejected.
    Accept {
        /// What is right.
        entry: Target,
    },
    /// A remark.
    Note {
        /// On which entry.
        entry: Target,
    },
    /// Takes back a correction; the ledger keeps both.
    Undo {
        /// Id of the correction.
        correction: String,
    },
}

/// What a correction is about, in the words of the reports: it stays what it is when reports are read again,
/// in another order, or by a better reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Target {
    /// An encounter, quote, membership, figure or event, by the claims it is made of; the earliest first.
    Claims {
        /// The claims as they were.
        claims: Vec<Fact>,
    },
    /// A person, by where reports name them.
    Person {
        /// The namings.
        names: Vec<NamedIn>,
    },
    /// A person in an office.
    Holder {
        /// Where reports name the person.
        names: Vec<NamedIn>,
        /// Key of the office's family, as [`crate::OfficeEntry::family`].
        family: String,
        /// Whose office.
        country: Option<CountryCode>,
        /// The organisation, where the office is one of it.
        org: Option<String>,
    },
}

/// A name in a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct NamedIn {
    /// Id of the report.
    pub report: String,
    /// The name as printed.
    pub name: String,
}

/// What has become of a correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CorrectionEffect {
    /// Its id.
    pub id: String,
    /// Whether it counts.
    pub state: CorrectionState,
    /// Corrections that say the contrary, sorted. Where there are any, people should settle it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    /// Ids of the entries it bears on now, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<String>,
}

/// Whether a correction counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CorrectionState {
    /// It does.
    Applied,
    /// A later one says the contrary.
    Overruled,
    /// Nothing in the record that it could bear on: the reports are gone, or say something else now, or a later
    /// correction leaves it out.
    Idle,
}
