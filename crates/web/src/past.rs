//! The record as it was: worked out when it is first asked for, and kept for a while.

use crate::library::{Library, Snapshot, State};
use crate::problem::Problem;
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// Which past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Then {
    /// What had been read into the record by then.
    KnownAt(Timestamp),
    /// What reports published before that day alone tell, of those that had been read by a time.
    ReportedBefore(Date, Option<Timestamp>),
}

/// How many pasts are kept: of a large record each takes as much memory as the present.
const KEPT: usize = 2;
/// How long a request waits for a past that is being worked out.
const PATIENCE: Duration = Duration::from_secs(12);

/// The pasts that were asked for last, the latest last.
#[derive(Default)]
pub(crate) struct Past(Mutex<Vec<Arc<Kept>>>);

struct Kept {
    then: Then,
    /// The file of which it is a past.
    state: State,
    snapshot: Mutex<Option<Result<Arc<Snapshot>, String>>>,
    done: Condvar,
}

impl Past {
    /// The place of a past, and whether it has yet to be worked out; `None` where others are being worked out.
    fn place(&self, then: Then, state: State) -> Option<(Arc<Kept>, bool)> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = all.iter().position(|k| k.then == then && k.state == state) {
            let kept = all.remove(at);
            all.push(Arc::clone(&kept));
            return Some((kept, false));
        }
        // One at a time: each takes a core and the memory of a record.
        if all.iter().any(|k| !k.is_done()) {
            return None;
        }
        let excess = (all.len() + 1).saturating_sub(KEPT);
        all.drain(..excess);
        let kept = Arc::new(Kept {
            then,
            state,
            snapshot: Mutex::new(None),
            done: Condvar::new(),
        });
        all.push(Arc::clone(&kept));
        Some((kept, true))
    }
}

impl Kept {
    fn is_done(&self) -> bool {
        let snapshot = self.snapshot.lock();
        snapshot.unwrap_or_else(PoisonError::into_inner).is_some()
    }

    fn set(&self, snapshot: Result<Arc<Snapshot>, String>) {
        *self.snapshot.lock().unwrap_or_else(PoisonError::into_inner) = Some(snapshot);
        self.done.notify_all();
    }

    fn wait(&self) -> Option<Result<Arc<Snapshot>, String>> {
        let snapshot = self.snapshot.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self
            .done
            .wait_timeout_while(snapshot, PATIENCE, |s| s.is_none());
        waited.unwrap_or_else(PoisonError::into_inner).0.clone()
    }
}

impl Library {
    /// The record as it was then.
    ///
    /// # Errors
    /// Where it cannot be read, or is still being worked out.
    pub(crate) fn then(self: &Arc<Self>, then: Then) -> Result<Arc<Snapshot>, Problem> {
        let (kept, new) = self
            .past
            .place(then, self.state())
            .ok_or_else(Problem::busy)?;
        if new {
            let (library, kept) = (Arc::clone(self), Arc::clone(&kept));
            std::thread::spawn(move || {
                let snapshot = library.work_out(then);
                kept.set(snapshot.map(Arc::new).map_err(|e| e.to_string()));
            });
        }
        match kept.wait() {
            Some(Ok(snapshot)) => Ok(snapshot),
            Some(Err(why)) => Err(Problem::Failed(why)),
            None => Err(Problem::busy()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasts_are_worked_out_one_at_a_time_and_the_last_are_kept() {
        let past = Past::default();
        let state: State = [None, None];
        let on = |day: i8| Then::ReportedBefore(Date::constant(2026, 1, day), None);
        let (one, new) = past.place(on(1), state).unwrap();
        assert!(new);
        assert!(!past.place(on(1), state).unwrap().1, "it is under way");
        assert!(past.place(on(2), state).is_none(), "another has to wait");
        one.set(Err("cannot be read".to_owned()));
        for day in 2..=3 {
            past.place(on(day), state)
                .unwrap()
                .0
                .set(Err(String::new()));
        }
        assert!(!past.place(on(3), state).unwrap().1);
        assert!(
            past.place(on(1), state).unwrap().1,
            "only the last are kept"
        );
        // Of another state of the file it is another past.
        let later: State = [Some((1, std::time::SystemTime::UNIX_EPOCH)), None];
        assert!(past.place(on(3), later).is_none());
    }
}
