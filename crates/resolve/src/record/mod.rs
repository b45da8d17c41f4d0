//! The record as plain values: what `resolve` returns, what the store keeps, what views read.
//!
//! Every list is sorted and every entry says which claims it is made of, so that two records of the
//! same claims are equal, byte for byte.

mod contact;
mod export;
mod lists;
mod office;
mod order;
mod person;
mod said;
mod told;
pub mod words;

pub use contact::{ContactEntry, Links, PartyLink, StatusClaim};
pub use lists::{HeldBy, NamedBy, first_words};
pub use office::{OfficeEntry, QualifierSeen, RankSeen, Tenancy};
pub use person::{PersonEntry, Spelling};
pub use said::{EventEntry, FigureEntry, MembershipEntry, QuoteEntry};
pub use told::{ClaimRef, Join, Origin, OriginJoin, ReportMeta, Told, Why};

use crate::corrections::CorrectionEffect;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What all the reports together say.
///
/// Entries refer to each other by id. Ids are derived from the claim that founded the entry (the
/// earliest report that tells it), so they stay as they are when later reports add to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
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
    /// What has become of each correction, in the order of the ledger.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<CorrectionEffect>,
}

impl Record {
    /// Every entry's id with what stands behind it: people, holders, encounters, quotes, memberships, figures,
    /// events.
    pub fn all_told(&self) -> impl Iterator<Item = (&str, &Told)> {
        let persons = self.persons.iter().map(|p| (p.id.as_str(), &p.told));
        let holders = self.offices.iter().flat_map(|o| &o.holders);
        persons
            .chain(holders.map(|h| (h.id.as_str(), &h.told)))
            .chain(self.encounters.iter().map(|e| (e.id.as_str(), &e.told)))
            .chain(self.quotes.iter().map(|q| (q.id.as_str(), &q.told)))
            .chain(self.memberships.iter().map(|m| (m.id.as_str(), &m.told)))
            .chain(self.figures.iter().map(|f| (f.id.as_str(), &f.told)))
            .chain(self.events.iter().map(|v| (v.id.as_str(), &v.told)))
    }

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
