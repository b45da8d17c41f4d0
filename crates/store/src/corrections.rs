//! What people decide, in the ledger.

use crate::about::about;
use crate::claims::{Trouble, counts, one_in_force};
use crate::derive::Changed;
use crate::error::{StoreError, sort};
use crate::kept::Tables;
use crate::ledger::{key_in_force, time};
use crate::load;
use crate::store::Store;
use jiff::Timestamp;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use sidelines_facts::Fact;
use sidelines_resolve::{
    Action, ClaimRef, Correction, CorrectionEffect, Corrections, Gone, Kept, Record, ReportFacts,
    Request, RequestError,
};
use std::collections::{BTreeMap, BTreeSet};

/// A correction as the ledger keeps it.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerCorrection {
    /// Its id, and what was decided.
    pub correction: Correction,
    /// Who decided it.
    pub author: Option<String>,
    /// Why.
    pub note: Option<String>,
    /// When: UTC, RFC 3339.
    pub recorded_at: String,
    /// When it was taken back; none while it is in force.
    pub undone_at: Option<String>,
    /// What has become of it; none for one that is not in force.
    pub effect: Option<CorrectionEffect>,
}

/// Corrections that contradict each other. The latest counts; people should take back all but one.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// In the order of the ledger; two at least.
    pub corrections: Vec<LedgerCorrection>,
}

/// A correction as it stands in the ledger. What was decided may be long, and is parsed where it is asked for.
struct Row {
    key: i64,
    action: String,
    author: Option<String>,
    note: Option<String>,
    recorded_at: String,
    undone_at: Option<String>,
}

impl Row {
    fn id(&self) -> String {
        id(self.key, &self.action, &self.recorded_at)
    }

    fn kept(self) -> Result<LedgerCorrection, Trouble> {
        Ok(LedgerCorrection {
            correction: Correction {
                id: self.id(),
                action: parsed(&self.action)?,
            },
            author: self.author,
            note: self.note,
            recorded_at: self.recorded_at,
            undone_at: self.undone_at,
            effect: None,
        })
    }
}

fn parsed(action: &str) -> Result<Action, Trouble> {
    serde_json::from_str(action).map_err(|e| Trouble::Damaged(e.to_string()))
}

impl Store {
    /// Writes a correction into the ledger and brings the record up to date with it, in one transaction.
    ///
    /// Ids in `request` are those of entries in the record as it is now, or their beginnings;
    /// [`Request::Accept`] takes the id of a rejection as well, whose entry the record no longer shows. What is
    /// kept are the facts meant, so that the correction outlives ids, re-reading and rebuilding.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where the request makes no sense of the record; else as for
    /// [`Store::add_reports`].
    pub fn add_correction(
        &mut self,
        request: &Request,
        author: Option<&str>,
        note: Option<&str>,
        recorded_at: Timestamp,
    ) -> Result<LedgerCorrection, StoreError> {
        let action = self.anchored(request)?;
        self.write(&action, author, note, recorded_at)
    }

    /// Takes a correction back; the ledger keeps both, and who took it back. Returns the one taken back.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where no correction in force has an id that begins so; else as for
    /// [`Store::add_reports`].
    pub fn undo_correction(
        &mut self,
        id: &str,
        author: Option<&str>,
        note: Option<&str>,
        recorded_at: Timestamp,
    ) -> Result<LedgerCorrection, StoreError> {
        let undone = self.correction(id)?;
        let correction = undone.correction.id.clone();
        self.write(&Action::Undo { correction }, author, note, recorded_at)?;
        Ok(undone)
    }

    /// All corrections, in force and taken back, in the order of the ledger.
    ///
    /// # Errors
    /// Where the file cannot be read or a correction in it is damaged.
    pub fn corrections(&self) -> Result<Vec<LedgerCorrection>, StoreError> {
        let mut all = self.kept(|_| true)?;
        let mut effects: BTreeMap<String, CorrectionEffect> = self
            .effects()?
            .into_iter()
            .map(|e| (e.id.clone(), e))
            .collect();
        for kept in &mut all {
            kept.effect = effects.remove(&kept.correction.id);
        }
        Ok(all)
    }

    /// [`Store::corrections`] as they stood at `time`: those made by then, and of them what had been taken back
    /// by then.
    ///
    /// # Errors
    /// As for [`Store::corrections`].
    pub fn corrections_known_at(
        &self,
        time: Timestamp,
    ) -> Result<Vec<LedgerCorrection>, StoreError> {
        let effects = self.record_known_at(time)?.corrections;
        let time = crate::ledger::time(time);
        let mut kept = self.kept(|row| row.recorded_at <= time)?;
        for c in &mut kept {
            c.undone_at = c.undone_at.take().filter(|at| *at <= time);
            c.effect = effects.iter().find(|e| e.id == c.correction.id).cloned();
        }
        Ok(kept)
    }

    /// The corrections that contradict each other, each group of them once.
    ///
    /// # Errors
    /// As for [`Store::corrections`].
    pub fn conflicts(&self) -> Result<Vec<Conflict>, StoreError> {
        let all = self.corrections()?;
        let of = |id: &str| all.iter().position(|c| c.correction.id == id);
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut out = Vec::new();
        for i in 0..all.len() {
            let mut group = BTreeSet::new();
            let mut open = vec![i];
            while let Some(k) = open.pop() {
                if seen.insert(k) {
                    group.insert(k);
                    let against = all[k].effect.iter().flat_map(|e| &e.against);
                    open.extend(against.filter_map(|id| of(id)));
                }
            }
            if group.len() > 1 {
                out.push(Conflict {
                    corrections: group.into_iter().map(|k| all[k].clone()).collect(),
                });
            }
        }
        Ok(out)
    }

    /// The correction in force whose id is or begins with `id`.
    fn correction(&self, id: &str) -> Result<LedgerCorrection, StoreError> {
        let mut like = self.kept(|row| row.undone_at.is_none() && row.id().starts_with(id))?;
        like.retain(|c| !matches!(c.correction.action, Action::Undo { .. }));
        match (like.pop(), like.is_empty()) {
            (Some(one), true) => Ok(one),
            (Some(one), false) => {
                let ids: Vec<String> = like
                    .iter()
                    .chain([&one])
                    .map(|c| c.correction.id.clone())
                    .collect();
                Err(self.refused(RequestError::Ambiguous(id.to_owned(), ids.join(", "))))
            }
            (None, _) => {
                let mut undone =
                    self.kept(|row| row.undone_at.is_some() && row.id().starts_with(id))?;
                let why = match (undone.pop(), undone.is_empty()) {
                    (Some(one), true) => RequestError::Undone(one.correction.id),
                    _ => RequestError::Unknown(id.to_owned()),
                };
                Err(self.refused(why))
            }
        }
    }

    fn refused(&self, source: RequestError) -> StoreError {
        StoreError::Refused {
            path: self.path.clone(),
            source,
        }
    }

    /// What `request` means for the record as it is.
    fn anchored(&self, request: &Request) -> Result<Action, StoreError> {
        if let Request::Accept { entry, .. } = request
            && entry.starts_with("c-")
        {
            return match self.correction(entry)?.correction.action {
                Action::Reject { entry } => Ok(Action::Accept { entry }),
                _ => Err(self.refused(RequestError::Unknown(entry.clone()))),
            };
        }
        if self.is_current()? {
            let doing = "reading what is corrected";
            let record = about(&self.connection, request).map_err(|e| e.sort(&self.path, doing))?;
            match self.meant(request, &record, &[]) {
                // An id of earlier times leads elsewhere in the record.
                Err(StoreError::Refused {
                    source: RequestError::Unknown(_),
                    ..
                }) => {}
                action => return action,
            }
        }
        self.meant(request, &self.record()?, &self.gone()?)
    }

    fn meant(
        &self,
        request: &Request,
        record: &Record,
        gone: &[Gone],
    ) -> Result<Action, StoreError> {
        let trouble = std::cell::OnceCell::new();
        let fact = |claim: &ClaimRef| {
            self.claim(claim).unwrap_or_else(|error| {
                // The first one is told.
                let _ = trouble.set(error);
                None
            })
        };
        let gone = |id: &str| {
            let mut like = gone.iter().filter(|g| g.id.starts_with(id));
            let one = like.next()?;
            like.all(|other| other.id == one.id).then(|| one.clone())
        };
        let action = request.anchored(record, fact, gone);
        match trouble.into_inner() {
            Some(error) => Err(error),
            None => action.map_err(|e| self.refused(e)),
        }
    }

    /// The correction that leaves the entry with this id out of the record, or the entry whose id begins so.
    ///
    /// # Errors
    /// As for [`Store::corrections`].
    pub fn left_out_by(&self, id: &str) -> Result<Option<String>, StoreError> {
        let gone = self.gone()?.into_iter();
        let mut left_out = gone.filter(|g| g.entry.is_none() && g.id.starts_with(id));
        Ok(left_out.next().map(|g| g.by))
    }

    /// The entries whose ids are gone because of a correction in force, by the latest of those that name them first.
    fn gone(&self) -> Result<Vec<Gone>, StoreError> {
        let mut effects: BTreeMap<String, CorrectionEffect> = BTreeMap::new();
        effects.extend(self.effects()?.into_iter().map(|e| (e.id.clone(), e)));
        let mut out = Vec::new();
        let in_force = self.kept(|row| row.undone_at.is_none())?;
        for LedgerCorrection { correction, .. } in in_force.into_iter().rev() {
            let effect = effects.get(&correction.id);
            let (targets, entry) = match correction.action {
                Action::Merge { a, b } => (vec![a, b], effect.and_then(|e| e.entries.first())),
                Action::Reject { entry } => (vec![entry], None),
                _ => continue,
            };
            for target in targets {
                let id = match target.founder() {
                    Some(report) => self.in_force(report)?.and_then(|r| target.id_then(&r)),
                    None => None,
                };
                out.extend(id.map(|id| Gone {
                    id,
                    target,
                    by: correction.id.clone(),
                    entry: entry.cloned(),
                }));
            }
        }
        Ok(out)
    }

    /// The report in force with its claims.
    fn in_force(&self, id: &str) -> Result<Option<ReportFacts>, StoreError> {
        let read = || -> Result<Option<ReportFacts>, Trouble> {
            let key = key_in_force(&self.connection, id)?;
            key.map(|key| one_in_force(&self.connection, key))
                .transpose()
        };
        read().map_err(|e| e.sort(&self.path, "reading a report's facts"))
    }

    /// One claim in force.
    fn claim(&self, claim: &ClaimRef) -> Result<Option<Fact>, StoreError> {
        let read = || -> Result<Option<Fact>, Trouble> {
            let Some(report) = key_in_force(&self.connection, &claim.report)? else {
                return Ok(None);
            };
            Tables {
                connection: &self.connection,
            }
            .fact((report, claim.index))
        };
        read().map_err(|e| e.sort(&self.path, "reading what is corrected"))
    }

    fn write(
        &mut self,
        action: &Action,
        author: Option<&str>,
        note: Option<&str>,
        recorded_at: Timestamp,
    ) -> Result<LedgerCorrection, StoreError> {
        let json = serde_json::to_string(action).map_err(|e| StoreError::Corrupt {
            path: self.path.clone(),
            doing: "writing a correction",
            detail: e.to_string(),
        })?;
        let recorded_at = time(recorded_at);
        let correction = self.change("writing a correction", |tx| {
            let before = in_force(tx, None)?;
            let mut now = before.clone();
            if let Action::Undo { correction } = action {
                now.list.retain(|c| c.id != *correction);
                let undone = rows(tx)?.into_iter().find(|r| r.id() == *correction);
                tx.execute(
                    "UPDATE corrections SET undone_at = ?2 WHERE key = ?1 AND undone_at IS NULL",
                    params![undone.map(|r| r.key), recorded_at],
                )?;
            }
            tx.execute(
                "INSERT INTO corrections (action, author, note, recorded_at) VALUES (?1, ?2, ?3, ?4)",
                params![json, author, note, recorded_at],
            )?;
            let correction = Correction {
                id: id(tx.last_insert_rowid(), &json, &recorded_at),
                action: action.clone(),
            };
            if !matches!(action, Action::Undo { .. }) {
                now.list.push(correction.clone());
            }
            Ok((correction, Changed::Corrections { before, now }))
        })?;
        let effect = self.effects()?.into_iter().find(|e| e.id == correction.id);
        Ok(LedgerCorrection {
            correction,
            author: author.map(str::to_owned),
            note: note.map(str::to_owned),
            recorded_at,
            undone_at: None,
            effect,
        })
    }

    /// The corrections wanted, in the order of the ledger; what has become of them is not told.
    fn kept(&self, wanted: impl Fn(&Row) -> bool) -> Result<Vec<LedgerCorrection>, StoreError> {
        let read = || -> Result<Vec<LedgerCorrection>, Trouble> {
            let wanted = rows(&self.connection)?
                .into_iter()
                .filter(|row| wanted(row));
            wanted.map(Row::kept).collect()
        };
        read().map_err(|e| e.sort(&self.path, "reading the corrections"))
    }

    fn effects(&self) -> Result<Vec<CorrectionEffect>, StoreError> {
        if self.is_current()? {
            let read = load::effects(&self.connection);
            return read.map_err(|e| e.sort(&self.path, "reading the corrections"));
        }
        Ok(self.resolve_again()?.corrections)
    }

    /// Whether what is kept of the record is what this program would make of it.
    pub(crate) fn is_current(&self) -> Result<bool, StoreError> {
        let current = || -> Result<bool, rusqlite::Error> { load::is_current(&self.connection) };
        current().map_err(|e| sort(&self.path, "reading the record", e))
    }
}

fn rows(connection: &Connection) -> Result<Vec<Row>, Trouble> {
    let mut select = connection.prepare(
        "SELECT key, action, author, note, recorded_at, undone_at FROM corrections ORDER BY key",
    )?;
    let mut rows = select.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Row {
            key: row.get(0)?,
            action: row.get(1)?,
            author: row.get(2)?,
            note: row.get(3)?,
            recorded_at: row.get(4)?,
            undone_at: row.get(5)?,
        });
    }
    Ok(out)
}

/// "c-" and hexadecimal digits.
fn id(key: i64, action: &str, recorded_at: &str) -> String {
    let digest = Sha256::digest(format!("{key}|{recorded_at}|{action}").as_bytes());
    let digits: String = digest.iter().take(8).map(|b| format!("{b:02x}")).collect();
    format!("c-{digits}")
}

/// The corrections in force (now, or at a time as the ledger writes it), in the order of the ledger.
pub(crate) fn in_force(connection: &Connection, at: Option<&str>) -> Result<Corrections, Trouble> {
    let counts = counts(at, "undone_at");
    let sql =
        format!("SELECT key, action, recorded_at FROM corrections WHERE {counts} ORDER BY key");
    let mut select = connection.prepare(&sql)?;
    let mut rows = select.query([at])?;
    let mut list: Vec<Correction> = Vec::new();
    while let Some(row) = rows.next()? {
        let (key, action, recorded_at): (i64, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let id = id(key, &action, &recorded_at);
        let action = parsed(&action)?;
        if !matches!(action, Action::Undo { .. }) {
            list.push(Correction { id, action });
        }
    }
    Ok(Corrections { list })
}
