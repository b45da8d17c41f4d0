//! A question to a plain struct: timeline, last met, office, brief, explanation, summary.
//!
//! Every view is computed once from the [`Index`] of a record, looks only at what the question concerns, and serialises to JSON as it stands; who shows it (a
//! terminal, a page) only lays it out. Views know nothing of storage and nothing of screens. No clock is
//! read: "as of" is a day that is given, or the last day of which the record has a report.
//!
//! Dates are EDTF, countries ISO 3166 alpha-2, ids those of the record. In JSON a contact is an encounter
//! of the facts format with `id`, `reports`, `independent_sources`, `disputes` and `evidence`.

mod brief;
mod contact;
mod days;
mod explain;
mod index;
mod last_met;
mod offices;
mod pair;
mod series;
mod sources;
mod summary;
mod timeline;
mod who;
mod words;

pub use brief::{
    Agreed, Brief, BriefQuestion, Cited, Claimed, Common, Differing, OfficeLine, Said, brief,
};
pub use contact::Contact;
pub use explain::{Because, Explanation, SharedCopy, Subject, explain, ids_with_prefix};
pub use index::{EntryKind, Index};
pub use last_met::{LastMet, last_met};
pub use offices::{Held, office_matches};
pub use pair::Pair;
pub use sources::Source;
pub use summary::{Count, Known, Summary, summary};
pub use timeline::{Density, Stretch, Timeline, TimelineFilter, select, timeline};
pub use who::{Answer, Succession, Who, who};

pub use days::{last_day, latest};
