//! What every answer needs: the record, who asks, what may be done.

use crate::guard::{Guard, Visitor};
use crate::library::{Corrected, Library, NotesOf, Snapshot};
use crate::moment::Moment;
use crate::problem::Problem;
use jiff::Timestamp;
use std::sync::Arc;

/// What all requests share.
pub(crate) struct App {
    pub(crate) library: Arc<Library>,
    pub(crate) notes: Option<NotesOf>,
    pub(crate) guard: Guard,
}

impl App {
    /// What one request sees: the record stays the same for all of it.
    pub(crate) fn room(&self, visitor: Option<Visitor>) -> Room {
        Room {
            now: self.library.now(),
            moment: None,
            library: Arc::clone(&self.library),
            notes: self.notes.clone(),
            writable: self.guard.writable(),
            visitor,
        }
    }

    /// The same of the record as it was known at a moment. The past is not written in.
    ///
    /// # Errors
    /// Where it cannot be read, or is still being worked out.
    pub(crate) fn room_at(
        &self,
        moment: Option<Moment>,
        visitor: Option<Visitor>,
    ) -> Result<Room, Problem> {
        let room = self.room(visitor);
        let Some(moment) = moment else {
            return Ok(room);
        };
        Ok(Room {
            now: self.library.then(moment.then())?,
            moment: Some(moment),
            writable: false,
            ..room
        })
    }
}

/// What one request sees.
pub(crate) struct Room {
    /// The record: as it is, or as it was known at `moment`.
    pub(crate) now: Arc<Snapshot>,
    pub(crate) moment: Option<Moment>,
    pub(crate) library: Arc<Library>,
    pub(crate) notes: Option<NotesOf>,
    pub(crate) visitor: Option<Visitor>,
    pub(crate) writable: bool,
}

impl Room {
    /// The time of reading at which the record is seen; none of the present.
    pub(crate) fn known_at(&self) -> Option<Timestamp> {
        self.moment.as_ref().map(Moment::at)
    }

    /// All corrections of the record that is seen, the earliest first.
    pub(crate) fn corrections(&self) -> Result<Vec<Corrected>, Problem> {
        Ok(self
            .library
            .corrections(self.moment.as_ref().map(Moment::at))?)
    }
}
