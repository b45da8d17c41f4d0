//! The record on disk: one SQLite file.
//!
//! A store holds two things. The *ledger*: reports, the claims that reading them gave, corrections; nothing
//! in it is overwritten, and each row says when it was recorded and when it stopped counting. The *record*:
//! what [`sidelines_resolve::resolve`] makes of the claims in force, kept as tables that any SQLite tool can
//! query, and brought up to date in the transaction that changes the ledger: by what the change touches
//! ([`sidelines_resolve::update`]) or, where that is too much, as a whole. The record on disk is always the one that
//! resolving from scratch would give.
//!
//! No clock is read here: who adds reports says when.

mod about;
mod add;
mod claims;
mod corrections;
mod decided;
mod derive;
mod error;
mod kept;
mod keys;
mod ledger;
mod lists;
mod load;
mod open;
mod part;
mod rescue;
mod rows;
mod search;
mod store;

pub use add::{AddOutcome, Added};
pub use corrections::{Conflict, LedgerCorrection};
pub use error::StoreError;
pub use open::{Options, SCHEMA_VERSION};
pub use part::{Part, Scope};
pub use rescue::{Rescued, Saved};
pub use search::Hit;
pub use store::{Store, StoredReport};
