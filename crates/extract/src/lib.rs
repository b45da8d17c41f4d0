//! One report to its facts: mentions, tree, frames, status, time and place.

mod reading;

pub use reading::{Note, NoteKind, Reading, Skip};
