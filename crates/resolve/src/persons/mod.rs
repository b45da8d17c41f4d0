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
mod mention;
pub(crate) mod within;

pub(crate) use career::Career;
pub(crate) use entry::{People, build, identities};
pub(crate) use mention::{Mention, Slot, collect as mentions};
pub(crate) use within::Sighting;

use crate::case::Case;

/// Finds the persons of the case.
pub(crate) fn people(case: &Case<'_>) -> People {
    let mentions = mention::collect(case);
    let sightings = within::sightings(case, &mentions);
    let joined = across::join(case, &mentions, &sightings);
    let ids = entry::identities(case, &sightings, &joined.0);
    entry::build(case, &mentions, &sightings, joined, &ids)
}
