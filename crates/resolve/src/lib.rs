//! Facts of many reports to the record: identity, merging, sources, disputes.
//!
//! [`resolve`] is a pure function: no storage, no clock, and the order in which reports are given does
//! not matter. Whatever it joins, it says why ([`Told::joins`]).

mod case;
mod choose;
mod encounters;
mod ids;
mod input;
mod names;
mod offices;
mod orgs;
mod persons;
mod record;
mod sources;
#[cfg(test)]
mod testing;
mod unite;
mod when;
mod words;

pub use input::{Correction, Corrections, ReportFacts};
pub use record::*;
pub use sources::fingerprints;

/// Resolves all claims from scratch.
#[must_use]
pub fn resolve(input: &[ReportFacts], corrections: &Corrections) -> Record {
    let mut case = case::Case::new(input, corrections);
    let origins = sources::origins(&mut case);
    let people = persons::people(&case);
    let encounters = encounters::encounters(&case, &people);
    Record { origins, encounters, persons: people.entries, ..Record::default() }
}
