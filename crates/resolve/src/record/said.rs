use super::{PartyLink, Told};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Edtf, Event, Figure, Membership, Quote};

/// One statement, wherever and how completely it is quoted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct QuoteEntry {
    /// "q-" and hexadecimal digits.
    pub id: String,
    /// The fullest wording.
    pub quote: Quote,
    /// Who the speaker is.
    pub speaker: PartyLink,
    /// The encounter at which it was said or of which it speaks, where the record can tell.
    pub encounter: Option<String>,
    /// Who quotes it.
    pub told: Told,
}

/// One party's standing in one organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MembershipEntry {
    /// "m-" and hexadecimal digits.
    pub id: String,
    /// The merged membership; `as_of` is the last day on which it is told.
    pub membership: Membership,
    /// The first day on which it is told.
    pub first_seen: Option<Edtf>,
    /// The last.
    pub last_seen: Option<Edtf>,
    /// Who tells it.
    pub told: Told,
}

/// One number, claimed by one or more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigureEntry {
    /// "f-" and hexadecimal digits.
    pub id: String,
    /// The number; `by` is the first who states it.
    pub figure: Figure,
    /// All who state it, sorted.
    pub claimants: Vec<String>,
    /// Who tells it.
    pub told: Told,
}

/// Anything else that happened between actors.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct EventEntry {
    /// "v-" and hexadecimal digits.
    pub id: String,
    /// The merged event.
    pub event: Event,
    /// For each of `event.actors`, in order: who that is.
    pub actors: Vec<PartyLink>,
    /// For each of `event.recipients`, in order.
    pub recipients: Vec<PartyLink>,
    /// Who tells it.
    pub told: Told,
}
