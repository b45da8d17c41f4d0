//! The domain types and the facts format: JSON Lines, UTF-8, one fact a line.
//!
//! The format is the program's stable public interface and the seam between reading and the record.
//! [`Fact`] is what one report says; [`RecordFact`] is the same thing in the merged record. How facts
//! are found is no business of this crate.

mod body;
mod country;
mod evidence;
mod fact;
mod jsonl;
pub mod plover;
mod schema;

pub use body::{
    Body, Encounter, EncounterKind, Event, Figure, FigureApprox, Holder, Membership,
    MembershipRole, Mode, Party, PartyRole, Place, Plover, Quote, QuoteMedium, Speaker, Status,
    Telling, Tenure,
};
pub use country::CountryCode;
pub use evidence::{Evidence, Offsets};
pub use fact::{Dispute, DisputedValue, Fact, RecordFact};
pub use jsonl::{FactsError, read_facts, write_line};
pub use schema::json_schema;
pub use sidelines_time::Edtf;

/// The version of the facts format that this crate writes (`v` of every line).
pub const FORMAT_VERSION: u8 = 1;
