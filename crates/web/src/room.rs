//! What every answer needs: the record, who asks, what may be done.

use crate::guard::{Guard, Visitor};
use crate::library::{Library, NotesOf, Snapshot};
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
            library: Arc::clone(&self.library),
            notes: self.notes.clone(),
            writable: self.guard.writable(),
            visitor,
        }
    }
}

/// What one request sees.
pub(crate) struct Room {
    pub(crate) now: Arc<Snapshot>,
    pub(crate) library: Arc<Library>,
    pub(crate) notes: Option<NotesOf>,
    pub(crate) visitor: Option<Visitor>,
    pub(crate) writable: bool,
}
