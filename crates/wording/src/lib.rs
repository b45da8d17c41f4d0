//! The words in which facts are shown and asked for, the same on a screen, on a page and in a document.
//!
//! What comes out may hold any text of a report: whoever shows it escapes it for where it is shown.

pub mod amounts;
pub mod asked;
pub mod contacts;
pub mod corrections;
pub mod counts;
pub mod dates;
pub mod names;
pub mod offices;
pub mod printable;
pub mod quotes;
pub mod values;

/// A question that cannot be asked: an unknown country, a date that is none. The text says what is wrong
/// and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Misunderstood(pub String);
