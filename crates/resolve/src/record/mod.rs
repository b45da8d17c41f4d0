//! The record as plain values: what `resolve` returns, what the store keeps, what views read.
//!
//! Every list is sorted and every entry says which claims it is made of, so that two records of the
//! same claims are equal, byte for byte.

mod contact;
mod export;
mod office;
mod person;
mod said;
mod told;

pub use contact::{ContactEntry, Links, PartyLink, StatusClaim};
pub use office::{OfficeEntry, QualifierSeen, RankSeen, Tenancy};
pub use person::{PersonEntry, Spelling};
pub use said::{EventEntry, FigureEntry, MembershipEntry, QuoteEntry};
pub use told::{ClaimRef, Join, Origin, OriginJoin, ReportMeta, Told, Why};

use serde::{Deserialize, Serialize};

/// What all the reports together say.
///
/// Entries refer to each other by id. Ids are derived from the claim that founded the entry (the
/// earliest report that tells it), so they stay as they are when later reports add to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// The reports it is made of, by id.
    pub reports: Vec<ReportMeta>,
    /// Which reports share copy: one origin is one independent source.
    pub origins: Vec<Origin>,
    /// People, by name, then id.
    pub persons: Vec<PersonEntry>,
    /// Offices with their holders over time, by country, organisation, office.
    pub offices: Vec<OfficeEntry>,
    /// Encounters, by date (undated last), then id.
    pub encounters: Vec<ContactEntry>,
    /// Statements, by date (undated last), then id.
    pub quotes: Vec<QuoteEntry>,
    /// Who belongs to what, by organisation, role, party.
    pub memberships: Vec<MembershipEntry>,
    /// Numbers claimed, by unit, then value.
    pub figures: Vec<FigureEntry>,
    /// Everything else that happened, by date (undated last), then id.
    pub events: Vec<EventEntry>,
}

impl Record {
    /// The report with this id.
    #[must_use]
    pub fn report(&self, id: &str) -> Option<&ReportMeta> {
        self.reports
            .binary_search_by(|r| r.id.as_str().cmp(id))
            .ok()
            .map(|i| &self.reports[i])
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&PersonEntry> {
        self.persons.iter().find(|p| p.id == id)
    }

    /// The encounter with this id.
    #[must_use]
    pub fn encounter(&self, id: &str) -> Option<&ContactEntry> {
        self.encounters.iter().find(|e| e.id == id)
    }

    /// The quote with this id.
    #[must_use]
    pub fn quote(&self, id: &str) -> Option<&QuoteEntry> {
        self.quotes.iter().find(|q| q.id == id)
    }
}
