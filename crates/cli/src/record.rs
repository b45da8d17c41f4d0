//! The record: the one place that knows how it is kept.

use crate::args::{Db, Known};
use crate::dates;
use anyhow::anyhow;
use jiff::Timestamp;
use jiff::civil::Date;
use sidelines_extract::Reading;
use sidelines_resolve::Record;
use sidelines_store::{Added, Hit, LedgerCorrection, Part, Scope, Store, StoreError};
use sidelines_text::Report;
use sidelines_views::{Index, Pair, TimelineFilter};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The record that is asked for.
///
/// # Errors
/// Where there is no such file, or it cannot be read.
pub(crate) fn load(known: &Known) -> anyhow::Result<Record> {
    Archive::open(known)?.record()
}

/// The same with its registers, for the views.
///
/// # Errors
/// As [`load`].
pub(crate) fn index(known: &Known) -> anyhow::Result<Index> {
    Ok(Index::of(load(known)?))
}

/// The part of the record that a question needs, with its registers; and how many encounters the whole has.
///
/// # Errors
/// As [`load`].
pub(crate) fn part(known: &Known, scope: &Scope) -> anyhow::Result<(Index, usize)> {
    let part = part_of(known, scope)?;
    Ok((Index::of(part.record), part.encounters))
}

/// The same with how many there are of all.
///
/// # Errors
/// As [`load`].
pub(crate) fn part_of(known: &Known, scope: &Scope) -> anyhow::Result<Part> {
    let archive = Archive::open(known)?;
    Ok(match archive.known_at {
        None => archive.store.part(scope)?,
        Some(time) => Part::whole(archive.store.record_known_at(time)?),
    })
}

/// What of the record had been by that day, whenever it was reported; all of it where no day is asked for.
pub(crate) fn up_to(index: Index, day: Option<Date>) -> Index {
    let filter = TimelineFilter {
        to: day,
        ..TimelineFilter::default()
    };
    match day {
        None => index,
        Some(_) => Index::of(sidelines_views::part(&index, &filter)),
    }
}

/// The part of the record on two countries. `names` are the forms of their names, as words hold them.
pub(crate) fn of_pair(pair: Pair, names: Vec<String>) -> Scope {
    Scope {
        countries: vec![pair.a, pair.b],
        names,
        ..Scope::default()
    }
}

/// The part of the record that holds all contacts that a filter lets through.
pub(crate) fn of_filter(filter: &TimelineFilter) -> Scope {
    Scope {
        countries: filter.countries.clone(),
        person: filter.person.clone(),
        from: filter.from,
        to: filter.to,
        place: filter.place.clone(),
        place_country: filter.place_country,
        bodies: filter.organisation.clone(),
        ..Scope::default()
    }
}

/// The record and the reports it is made of, to read.
pub(crate) struct Archive {
    store: Store,
    known_at: Option<Timestamp>,
}

impl Archive {
    /// Opens an existing record.
    pub(crate) fn open(known: &Known) -> anyhow::Result<Self> {
        let typed = known.known_at.as_deref();
        let known_at = typed
            .map(|text| dates::moment("--known-at", text))
            .transpose()?;
        Ok(Self {
            store: Store::open_read_only(&known.db.db)?,
            known_at,
        })
    }

    /// The record, as it was known at the time asked for.
    pub(crate) fn record(&self) -> anyhow::Result<Record> {
        Ok(match self.known_at {
            None => self.store.record()?,
            Some(time) => self.store.record_known_at(time)?,
        })
    }

    /// The record as reports published before that day alone tell it, as it was known at the time asked for.
    pub(crate) fn record_reported_before(&self, day: Date) -> anyhow::Result<Record> {
        Ok(self.store.record_reported_before(day, self.known_at)?)
    }

    /// The corrections, as they were known at the time asked for.
    pub(crate) fn corrections(&self) -> anyhow::Result<Vec<LedgerCorrection>> {
        Ok(match self.known_at {
            None => self.store.corrections()?,
            Some(time) => self.store.corrections_known_at(time)?,
        })
    }

    /// The id of the entry to which one leads that no entry has any longer.
    pub(crate) fn led_to(&self, id: &str, record: &Record) -> anyhow::Result<Option<String>> {
        if self.known_at.is_some() {
            return Ok(None);
        }
        let led = self.store.led_to(id)?;
        Ok(led.and_then(|led| led.entry(record).map(str::to_owned)))
    }

    /// The correction that leaves the entry with this id out.
    pub(crate) fn left_out_by(&self, id: &str) -> anyhow::Result<Option<String>> {
        match self.known_at {
            None => Ok(self.store.left_out_by(id)?),
            Some(_) => Ok(None),
        }
    }

    /// The reports in force that hold all the words, the best first.
    pub(crate) fn search(&self, words: &str, limit: usize) -> anyhow::Result<Vec<Hit>> {
        Ok(self.store.search(words, limit)?)
    }

    /// The report with this id, in the version known at the time asked for.
    pub(crate) fn report(&self, id: &str) -> anyhow::Result<Option<Report>> {
        let stored = match self.known_at {
            None => self.store.report(id)?,
            Some(time) => self.store.report_known_at(id, time)?,
        };
        Ok(stored.map(|stored| stored.report))
    }
}

/// Reports on their way into the record. They are kept in batches, each of them whole or not at all: who
/// is stopped in the middle finds everything up to the last batch, and goes on from there by reading again.
pub(crate) struct Additions {
    path: PathBuf,
    /// Opened at once where there is a file, made with the first batch where there is none.
    store: Option<Store>,
    batch: Vec<(Report, Reading)>,
    bytes: usize,
    /// How many reports the next batch takes.
    size: usize,
    /// What became of the reports.
    pub(crate) counts: Counts,
}

/// What became of the reports that were kept.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Seen for the first time.
    pub(crate) new: usize,
    /// Known, but with another text or other facts than before.
    pub(crate) changed: usize,
    /// Known as they are.
    pub(crate) unchanged: usize,
}

impl Counts {
    /// All that are kept.
    pub(crate) fn kept(self) -> usize {
        self.new + self.changed + self.unchanged
    }
}

/// The first batch is small, so that a disk that cannot be written is found out early.
const FIRST: usize = 32;
const LARGEST: usize = 512;
/// Bytes of text that a batch may hold.
const BYTES: usize = 256 << 20;

impl Additions {
    /// Gets ready to add to `db`.
    ///
    /// # Errors
    /// Where there is a file that is no record, or one of a newer version.
    pub(crate) fn open(db: &Db) -> anyhow::Result<Self> {
        let store = if db.db.exists() {
            Some(Store::create_or_open(&db.db)?)
        } else {
            None
        };
        Ok(Self {
            path: db.db.clone(),
            store,
            batch: Vec::new(),
            bytes: 0,
            size: FIRST,
            counts: Counts::default(),
        })
    }

    /// The record as it is now.
    pub(crate) fn record(&self) -> anyhow::Result<Record> {
        Ok(self
            .store
            .as_ref()
            .map(Store::record)
            .transpose()?
            .unwrap_or_default())
    }

    /// Takes a report, with what reading it gave.
    pub(crate) fn put(&mut self, report: Report, reading: Reading) -> anyhow::Result<()> {
        self.bytes += report.text.len();
        self.batch.push((report, reading));
        if self.batch.len() >= self.size || self.bytes >= BYTES {
            self.keep()?;
            self.size = (self.size * 2).min(LARGEST);
        }
        Ok(())
    }

    /// Keeps what is not kept yet, and brings the record up to date with all that came.
    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        self.keep()?;
        if let Some(store) = &mut self.store {
            store.refresh()?;
        }
        Ok(())
    }

    /// Keeps what is not kept yet. When this returns, it is on the disk.
    fn keep(&mut self) -> anyhow::Result<()> {
        if self.batch.is_empty() {
            return Ok(());
        }
        let store = match &mut self.store {
            Some(store) => store,
            none => none.insert(create(&self.path)?),
        };
        let outcome = store.add_reports_for_later(&self.batch, Timestamp::now())?;
        self.counts.new += outcome.count(Added::New);
        self.counts.changed += outcome.count(Added::Superseded) + outcome.count(Added::Reread);
        self.counts.unchanged += outcome.count(Added::Unchanged);
        self.batch.clear();
        self.bytes = 0;
        Ok(())
    }
}

/// Makes the file; where that fails, it is the folder's fault.
fn create(path: &Path) -> anyhow::Result<Store> {
    Store::create_or_open(path).map_err(|error| match &error {
        StoreError::Io { source, .. } if source.kind() == ErrorKind::NotFound => {
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            if folder.is_none_or(Path::is_dir) {
                anyhow!(
                    "{}: cannot be made; check the permissions of its folder",
                    path.display()
                )
            } else {
                anyhow!("{}: there is no such folder; make it first", path.display())
            }
        }
        _ => error.into(),
    })
}
