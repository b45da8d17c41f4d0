//! One report to its facts: mentions, tree, frames, status, time and place.
//!
//! [`Reader::read`] is a pure function of one report's text; it never fails and never panics, and tells what
//! it did not understand. See `ARCHITECTURE.md` for the order of the steps.

mod affairs;
mod analysis;
mod announced;
mod another_pair;
mod author;
mod beside;
mod bounds;
mod candidates;
mod confidence;
mod edition;
mod encounters;
mod errands;
mod events;
mod facts;
mod fallen;
mod figures;
mod fold;
mod frames;
mod gender;
mod headed;
mod hits;
mod holders;
mod in_person;
mod infer;
mod judge;
mod known;
mod margin;
mod memberships;
mod mentions;
mod names;
mod news_day;
mod offices;
mod on_behalf;
mod onward;
mod origin;
mod people;
mod phrases;
mod pieces;
mod place;
mod published;
mod quotes;
mod reader;
mod reading;
mod refs;
mod settle;
mod signed_by;
mod status;
mod stays;
mod stop_before;
mod substance;
mod taken_up;
mod there;
mod trace;
mod tree;
mod trip_ends;
mod trips;
mod units;
mod unmet;
mod weights;
mod when;

pub use frames::FrameError;
pub use reader::{Reader, ReaderError};
pub use reading::{Note, NoteKind, Reading, Skip};
