//! Facts of many reports to the record: identity, merging, sources, disputes.
//!
//! [`resolve`] is a pure function: no storage, no clock, and the order in which reports are given does
//! not matter. Whatever it joins, it says why ([`Told::joins`]).

mod case;
mod ids;
mod input;
mod names;
mod offices;
mod orgs;
mod persons;
mod record;
mod unite;
mod when;
mod words;

pub use input::{Correction, Corrections, ReportFacts};
pub use record::*;

/// Resolves all claims from scratch.
#[must_use]
pub fn resolve(input: &[ReportFacts], corrections: &Corrections) -> Record {
    let case = case::Case::new(input, corrections);
    let people = persons::people(&case);
    Record { persons: people.entries, ..Record::default() }
}
