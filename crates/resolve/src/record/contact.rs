use super::{ClaimRef, Told};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Edtf, Encounter, Status};

/// One encounter, as all reports together tell it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ContactEntry {
    /// "e-" and hexadecimal digits.
    pub id: String,
    /// The merged encounter: names as the record shows them, the sharpest date on which reports agree,
    /// the status that [`ContactEntry::history`] ends in.
    pub encounter: Encounter,
    /// For each of `encounter.parties`, in order: who that is.
    pub parties: Vec<PartyLink>,
    /// For each of `encounter.attendees`, in order.
    pub attendees: Vec<PartyLink>,
    /// What was said of its status, by report date (undated first), then position.
    pub history: Vec<StatusClaim>,
    /// What it hangs together with.
    pub links: Links,
    /// Who tells it.
    pub told: Told,
}

/// Who a party is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PartyLink {
    /// Id of the [`super::PersonEntry`], where a person is named or follows from the office and the day.
    pub person: Option<String>,
    /// Id of the [`super::OfficeEntry`], where an office is told.
    pub office: Option<String>,
    /// Where the person is not named but follows from the office and the day: id of the [`super::Tenancy`], with
    /// whose evidence it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inferred: Option<String>,
}

/// One claim about the status of an encounter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatusClaim {
    /// What is claimed.
    pub status: Status,
    /// Which claim says so.
    pub claim: ClaimRef,
    /// Who says so, where the report names somebody.
    pub according_to: Option<String>,
    /// The report's day.
    pub published: Option<Edtf>,
    /// The day of the encounter as this claim has it.
    pub date: Option<Edtf>,
    /// Where it was put off, and not for good: the new days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved_to: Option<Edtf>,
}

impl StatusClaim {
    /// What it comes to: what was put off to other days is planned for them.
    #[must_use]
    pub fn standing(&self) -> Status {
        if self.moved_to.is_some() && self.status == Status::Cancelled {
            Status::Planned
        } else {
            self.status
        }
    }
}

/// What an encounter hangs together with; ids of other encounters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Links {
    /// The gathering on whose margin it was held.
    pub gathering: Option<String>,
    /// The visits during which it was held, sorted.
    pub visits: Vec<String>,
    /// Of a gathering or visit: what was held on its margin or during it, sorted.
    pub holds: Vec<String>,
}
