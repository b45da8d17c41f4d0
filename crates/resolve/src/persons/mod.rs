//! Who is who: mentions of one report first, then reports with each other.
//!
//! A person is known by office and country first, then by the parts of the name. Two mentions are joined
//! when every part of the shorter name is found in the longer (as it is, as an initial, in another
//! spelling) and neither country nor another spelling already joined speaks against it. A single part
//! ("Singh") is joined only where office and country leave one candidate. Two of one name who are told by turns in
//! offices that nobody holds at once stay two.

pub(crate) mod across;
mod career;
mod entry;
pub(crate) mod look;
mod mention;
mod within;

pub(crate) use career::Career;
#[cfg(test)]
pub(crate) use entry::people;
pub(crate) use entry::{People, head, identities, joins_of, marks, people_with};
pub(crate) use look::Sightings;
pub(crate) use mention::Slot;
