//! The record in memory and the file behind it: the one place that knows the store.

use crate::past::{Past, Then};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::Edtf;
use sidelines_resolve::{
    Action, ContactEntry, CorrectionEffect, CorrectionState, Founded, Record, ReportMeta,
};
use sidelines_store::{Hit, LedgerCorrection, Store, StoreError, StoredReport};
use sidelines_text::Report;
use sidelines_views::{Finder, Home, Index, Remark};
use sidelines_wording::corrections::sentence;
use sidelines_wording::names;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

/// Reads a report again and says what it understood and what not. Reading depends on the text alone, so it
/// says the same as it did then.
pub type NotesOf = Arc<dyn Fn(&Report) -> Vec<Remark> + Send + Sync>;

/// The record as it was when it was last read from the file.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The record with its registers.
    pub(crate) index: Index,
    /// What the search box looks in.
    pub(crate) finder: Finder,
    /// The first page, made when it is first asked for.
    pub(crate) home: OnceLock<Arc<Home>>,
    /// Positions of the reports, the latest first.
    reports: OnceLock<Vec<usize>>,
    state: State,
}

/// What tells that a file has changed: length and time of it and of its log.
pub(crate) type State = [Option<(u64, SystemTime)>; 2];

/// The file, a few open readers of it, and the snapshot.
pub(crate) struct Library {
    path: PathBuf,
    now: RwLock<Arc<Snapshot>>,
    readers: Mutex<Vec<Store>>,
    refreshing: AtomicBool,
    writing: Mutex<()>,
    pub(crate) past: Past,
}

/// A correction as pages and programs see it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct Corrected {
    /// Its id in the ledger.
    pub(crate) id: String,
    /// What was decided, in a sentence.
    pub(crate) sentence: String,
    /// The same for programs.
    pub(crate) action: Action,
    /// Who decided it.
    pub(crate) author: Option<String>,
    /// Why.
    pub(crate) note: Option<String>,
    /// When: UTC, RFC 3339.
    pub(crate) recorded_at: String,
    /// When it was taken back.
    pub(crate) undone_at: Option<String>,
    /// What has become of it.
    pub(crate) effect: Option<CorrectionEffect>,
}

impl From<LedgerCorrection> for Corrected {
    fn from(kept: LedgerCorrection) -> Self {
        Self {
            sentence: sentence(&kept.correction.action),
            id: kept.correction.id,
            action: kept.correction.action,
            author: kept.author,
            note: kept.note,
            recorded_at: kept.recorded_at,
            undone_at: kept.undone_at,
            effect: kept.effect,
        }
    }
}

impl Corrected {
    /// Whether it can be taken back.
    pub(crate) fn counts(&self) -> bool {
        self.undone_at.is_none() && !matches!(self.action, Action::Undo { .. })
    }

    /// The day on which it was made.
    pub(crate) fn day(&self) -> &str {
        self.recorded_at.get(..10).unwrap_or_default()
    }

    /// What has become of it, where that is worth a word.
    pub(crate) fn state(&self) -> String {
        let against = |e: &CorrectionEffect| e.against.join(", ");
        match &self.effect {
            Some(e) if e.state == CorrectionState::Overruled => {
                format!("contradicted by {}, which counts", against(e))
            }
            Some(e) if e.state == CorrectionState::Idle => {
                "rests: no report in the record says any longer what it is about".to_owned()
            }
            Some(e) if !e.against.is_empty() => {
                format!("contradicts {}; take one of them back", against(e))
            }
            _ => String::new(),
        }
    }
}

impl Library {
    /// Reads the record.
    pub(crate) fn open(path: &Path) -> Result<Self, StoreError> {
        let state = state(path);
        let store = Store::open_read_only(path)?;
        let snapshot = Snapshot::of(store.record()?, state);
        Ok(Self {
            path: path.to_owned(),
            now: RwLock::new(Arc::new(snapshot)),
            readers: Mutex::new(vec![store]),
            refreshing: AtomicBool::new(false),
            writing: Mutex::new(()),
            past: Past::default(),
        })
    }

    /// The record as it is in memory. Where the file has changed since (another program has read more
    /// reports), it is read again behind the readers' backs.
    pub(crate) fn now(self: &Arc<Self>) -> Arc<Snapshot> {
        let now = Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner));
        if now.state != state(&self.path) && !self.refreshing.swap(true, Ordering::AcqRel) {
            let library = Arc::clone(self);
            std::thread::spawn(move || {
                // What cannot be read now is tried again at the next request.
                let _ = library.refresh();
                library.refreshing.store(false, Ordering::Release);
            });
        }
        now
    }

    /// Reads the record again, and waits for it.
    pub(crate) fn refresh(&self) -> Result<(), StoreError> {
        // Before reading: what is written meanwhile is read again.
        let state = self.state();
        let record = self.with_store(Store::record)?;
        let snapshot = Snapshot::of(record, state);
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
        Ok(())
    }

    /// The file as it is now.
    pub(crate) fn state(&self) -> State {
        state(&self.path)
    }

    /// The record as it was.
    pub(crate) fn work_out(&self, then: Then) -> Result<Snapshot, StoreError> {
        let state = self.state();
        let record = self.with_store(|store| match then {
            Then::KnownAt(time) => store.record_known_at(time),
            Then::ReportedBefore(day, known_at) => store.record_reported_before(day, known_at),
        })?;
        Ok(Snapshot::of(record, state))
    }

    fn with_store<T>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let free = || self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        let reader = free().pop();
        let store = match reader {
            Some(store) => store,
            None => Store::open_read_only(&self.path)?,
        };
        let answer = ask(&store);
        free().push(store);
        answer
    }

    /// A report with its text, in the version known by then.
    pub(crate) fn report(
        &self,
        id: &str,
        known_at: Option<Timestamp>,
    ) -> Result<Option<StoredReport>, StoreError> {
        self.with_store(|store| match known_at {
            None => store.report(id),
            Some(time) => store.report_known_at(id, time),
        })
    }

    /// The claim that leads from an id of earlier times to an entry of the record.
    pub(crate) fn led_to(&self, id: &str) -> Result<Option<Founded>, StoreError> {
        self.with_store(|store| store.led_to(id))
    }

    /// All corrections, in force and taken back, the earliest first; those made by then.
    pub(crate) fn corrections(
        &self,
        known_at: Option<Timestamp>,
    ) -> Result<Vec<Corrected>, StoreError> {
        let all = self.with_store(|store| match known_at {
            None => store.corrections(),
            Some(time) => store.corrections_known_at(time),
        })?;
        Ok(all.into_iter().map(Corrected::from).collect())
    }

    /// Writes into the ledger, and shows the record as it is then.
    pub(crate) fn write<T>(
        &self,
        decide: impl FnOnce(&mut Store, Timestamp) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // One after another: the second sees what the first did.
        let _one = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let mut store = Store::open(&self.path)?;
        let done = decide(&mut store, Timestamp::now())?;
        drop(store);
        self.refresh()?;
        Ok(done)
    }

    /// Reports whose text holds the words.
    pub(crate) fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        self.with_store(|store| store.search(words, limit))
    }
}

fn state(path: &Path) -> State {
    let of = |path: &Path| {
        let meta = std::fs::metadata(path).ok()?;
        Some((meta.len(), meta.modified().ok()?))
    };
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    [of(path), of(Path::new(&log))]
}

impl Snapshot {
    fn of(record: Record, state: State) -> Self {
        let index = Index::of(record);
        let finder = Finder::of(&index, |code| {
            let mut forms = names::country_forms(code);
            forms.insert(0, names::country_name(code));
            forms
        });
        Self {
            index,
            finder,
            home: OnceLock::new(),
            reports: OnceLock::new(),
            state,
        }
    }

    /// The reports, the latest first; those without a day last.
    pub(crate) fn latest_reports(&self) -> impl Iterator<Item = &ReportMeta> {
        let reports = &self.index.record().reports;
        let order = self.reports.get_or_init(|| {
            let day = |r: &ReportMeta| {
                r.published
                    .as_ref()
                    .and_then(Edtf::bounds)
                    .map(|(first, _)| first)
            };
            let mut order: Vec<usize> = (0..reports.len()).collect();
            order.sort_by_cached_key(|&i| std::cmp::Reverse(day(&reports[i])));
            order
        });
        order.iter().map(|&i| &reports[i])
    }

    /// The first and the last year in which the record has contacts.
    pub(crate) fn years(&self) -> Option<(i16, i16)> {
        let dates = self.index.record().encounters.iter();
        let bounds = |e: &ContactEntry| e.encounter.date.as_ref().and_then(Edtf::bounds);
        // By date, undated last.
        let first = dates.clone().find_map(bounds)?.0.year();
        let last = dates.rev().find_map(bounds)?.1.year();
        Some((first, last.max(first)))
    }
}
