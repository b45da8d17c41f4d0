//! Files, folders, standard input and JSON Lines to reports.
//!
//! [`open`] lists what the paths name and gives an iterator: a [`Taken`] for each report, an
//! [`IngestError`] for whatever could not be taken, in a fixed order (as the paths were given, inside
//! folders by name). One bad file or line never ends the reading of the rest. JSON Lines are streamed a
//! line at a time, so memory does not grow with their number except for a few bytes an id.
//!
//! This crate decodes and names reports. What they say is no business of it.

mod binary;
mod decode;
mod error;
mod header;
mod ids;
mod jsonl;
mod list;
mod reports;

pub use error::{Cause, IngestError, Notice, Place};
pub use list::STANDARD_INPUT;
pub use reports::{Format, Options, Reports, Taken, open};
