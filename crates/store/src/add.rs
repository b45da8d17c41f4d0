//! Taking reports in and out: the ledger's changes, each in one transaction with the record they lead to.

use crate::claims::{Trouble, in_force, one_in_force};
use crate::corrections;
use crate::derive::{self, Changed};
use crate::error::StoreError;
use crate::ledger::{add, key_in_force, retract, time};
use crate::store::Store;
use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use sidelines_extract::Reading;
use sidelines_facts::Edtf;
use sidelines_resolve::{Change, Record, ReportFacts, resolve};
use sidelines_text::Report;
use std::collections::BTreeMap;

/// A batch of more reports than this is not followed report by report.
const MANY: usize = 4096;

/// What became of one report of a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Added {
    /// Seen for the first time, or again after it was forgotten.
    New,
    /// The same report and the same facts: nothing was written.
    Unchanged,
    /// Another text (or headline, address, day) under a known id: the version before it is superseded.
    Superseded,
    /// The same report, but reading it now gives other facts.
    Reread,
}

/// What adding a batch did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AddOutcome {
    /// For each report of the batch, in its order: its id, and what became of it.
    pub reports: Vec<(String, Added)>,
}

impl AddOutcome {
    /// How many reports became that.
    #[must_use]
    pub fn count(&self, what: Added) -> usize {
        self.reports
            .iter()
            .filter(|(_, added)| *added == what)
            .count()
    }

    /// Whether anything was written.
    #[must_use]
    pub fn changed(&self) -> bool {
        self.reports
            .iter()
            .any(|(_, added)| *added != Added::Unchanged)
    }
}

impl Store {
    /// Takes reports in, with what reading them gave, and brings the record up to date: all of the batch or,
    /// on an error, none. When this returns, the batch is on the disk.
    ///
    /// Adding what is already there changes nothing, not even its time. A report with a known id and other
    /// content supersedes the earlier version and its claims. Two processes may add at once: the second waits
    /// for the first and builds on it.
    ///
    /// # Errors
    /// Where the file cannot be written, is full, damaged, or kept locked by another process for too long.
    pub fn add_reports(
        &mut self,
        batch: &[(Report, Reading)],
        recorded_at: Timestamp,
    ) -> Result<AddOutcome, StoreError> {
        self.change("adding reports", |tx| {
            let before = if batch.len() <= MANY {
                Some(versions(tx, batch)?)
            } else {
                None
            };
            let outcome = take_in(tx, batch, recorded_at)?;
            let changed = match before {
                _ if !outcome.changed() => Changed::Nothing,
                Some(before) => Changed::Reports(changes(tx, before)?),
                None => Changed::Else,
            };
            Ok((outcome, changed))
        })
    }

    /// [`Store::add_reports`], but leaves the record as it is, for whoever adds many batches: the ledger has the
    /// reports when this returns. [`Store::refresh`] brings the record up to date; until then every reading
    /// resolves it in memory.
    ///
    /// # Errors
    /// As for [`Store::add_reports`].
    pub fn add_reports_for_later(
        &mut self,
        batch: &[(Report, Reading)],
        recorded_at: Timestamp,
    ) -> Result<AddOutcome, StoreError> {
        let path = self.path.clone();
        let mut run = || -> Result<AddOutcome, Trouble> {
            let tx = begin(&mut self.connection)?;
            let outcome = take_in(&tx, batch, recorded_at)?;
            if outcome.changed() {
                derive::outdate(&tx)?;
                tx.commit()?;
            }
            Ok(outcome)
        };
        run().map_err(|e| e.sort(&path, "adding reports"))
    }

    /// Brings the record up to date, where reports were added for later or another version of the rules wrote
    /// it. Whether there was anything to do.
    ///
    /// # Errors
    /// As for [`Store::add_reports`].
    pub fn refresh(&mut self) -> Result<bool, StoreError> {
        if self.is_current()? {
            return Ok(false);
        }
        self.change("bringing the record up to date", |_| {
            Ok((true, Changed::Else))
        })
    }

    /// Takes a report out: it and exactly its claims stop counting from `recorded_at` on. The ledger keeps
    /// that they were there. False where no such report is in force.
    ///
    /// # Errors
    /// As for [`Store::add_reports`].
    pub fn forget(&mut self, id: &str, recorded_at: Timestamp) -> Result<bool, StoreError> {
        self.change("forgetting a report", |tx| {
            let Some(key) = key_in_force(tx, id)? else {
                return Ok((false, Changed::Nothing));
            };
            let old = Some((key, one_in_force(tx, key)?));
            retract(tx, key, recorded_at)?;
            Ok((true, Changed::Reports(vec![Change { old, new: None }])))
        })
    }

    /// Derives the whole record anew from the reports, claims and corrections in force, whatever is kept of it.
    /// Whether it differs from what was kept: with one version of the program it never should.
    ///
    /// # Errors
    /// As for [`Store::add_reports`].
    pub fn rebuild(&mut self) -> Result<bool, StoreError> {
        let before = if self.is_current()? {
            self.record().ok()
        } else {
            None
        };
        self.change("deriving the record anew", |_| Ok(((), Changed::Else)))?;
        Ok(before != Some(self.record()?))
    }

    /// Runs `work` on the ledger; where it says that something changed, the record is brought up to date in the same
    /// transaction: by what the change touches, or resolved anew where that is too much.
    pub(crate) fn change<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> Result<(T, Changed), Trouble>,
    ) -> Result<T, StoreError> {
        let path = self.path.clone();
        let run = || -> Result<T, Trouble> {
            let tx = begin(&mut self.connection)?;
            let (result, changed) = work(&tx)?;
            let mut whole = false;
            if !matches!(changed, Changed::Nothing) {
                whole = derive::bring_up_to_date(&tx, changed)?;
                tx.commit()?;
            }
            self.resolved_whole += usize::from(whole);
            Ok(result)
        };
        run().map_err(|e| e.sort(&path, doing))
    }

    /// The record, resolved from the claims in force without looking at what is kept of it.
    ///
    /// # Errors
    /// Where the file cannot be read or a claim in it is damaged.
    pub fn resolve_again(&self) -> Result<Record, StoreError> {
        self.resolve_as_of(None)
    }

    /// The record as it stood at `time`: resolved from the claims and corrections that had been recorded by
    /// then and not yet retracted.
    ///
    /// # Errors
    /// Where the file cannot be read or a claim in it is damaged.
    pub fn record_known_at(&self, time: Timestamp) -> Result<Record, StoreError> {
        self.resolve_as_of(Some(time))
    }

    /// The record as reports published before `day` alone tell it, of those in force now or at the time given, with
    /// the corrections in force. Reports whose day is not known count as published before.
    ///
    /// # Errors
    /// Where the file cannot be read or a claim in it is damaged.
    pub fn record_reported_before(
        &self,
        day: Date,
        known_at: Option<Timestamp>,
    ) -> Result<Record, StoreError> {
        let at = known_at.map(time);
        let run = || -> Result<Record, Trouble> {
            let tx = self.connection.unchecked_transaction()?;
            let mut reports = in_force(&tx, at.as_deref())?.0;
            reports.retain(|r| {
                let days = r.meta.published.as_ref().and_then(Edtf::bounds);
                days.is_none_or(|(first, _)| first < day)
            });
            Ok(resolve(
                &reports,
                &corrections::in_force(&tx, at.as_deref())?,
            ))
        };
        run().map_err(|e| e.sort(&self.path, "resolving the record"))
    }

    fn resolve_as_of(&self, at: Option<Timestamp>) -> Result<Record, StoreError> {
        let at = at.map(time);
        let run = || -> Result<Record, Trouble> {
            // One transaction: both reads see one state of the file.
            let tx = self.connection.unchecked_transaction()?;
            Ok(resolve(
                &in_force(&tx, at.as_deref())?.0,
                &corrections::in_force(&tx, at.as_deref())?,
            ))
        };
        run().map_err(|e| e.sort(&self.path, "resolving the record"))
    }
}

/// Immediate: a second writer waits here and not halfway.
fn begin(connection: &mut Connection) -> Result<Transaction<'_>, rusqlite::Error> {
    connection.transaction_with_behavior(TransactionBehavior::Immediate)
}

fn take_in(
    tx: &Transaction<'_>,
    batch: &[(Report, Reading)],
    recorded_at: Timestamp,
) -> Result<AddOutcome, Trouble> {
    let mut outcome = AddOutcome::default();
    for (report, reading) in batch {
        outcome
            .reports
            .push((report.id.clone(), add(tx, report, reading, recorded_at)?));
    }
    Ok(outcome)
}

/// Reports as they are before a change, by id.
type Versions = BTreeMap<String, Option<(i64, ReportFacts)>>;

fn version(tx: &Transaction<'_>, id: &str) -> Result<Option<(i64, ReportFacts)>, Trouble> {
    let Some(key) = key_in_force(tx, id)? else {
        return Ok(None);
    };
    Ok(Some((key, one_in_force(tx, key)?)))
}

fn versions(tx: &Transaction<'_>, batch: &[(Report, Reading)]) -> Result<Versions, Trouble> {
    let mut out = Versions::new();
    for (report, _) in batch {
        out.insert(report.id.clone(), version(tx, &report.id)?);
    }
    Ok(out)
}

/// What has become of them.
fn changes(tx: &Transaction<'_>, before: Versions) -> Result<Vec<Change>, Trouble> {
    let mut out = Vec::new();
    for (id, old) in before {
        let new = version(tx, &id)?;
        if old != new {
            out.push(Change { old, new });
        }
    }
    Ok(out)
}
