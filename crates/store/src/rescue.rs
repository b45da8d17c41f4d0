//! What can still be read of a damaged file, in a new one.

use crate::claims::Trouble;
use crate::derive::Changed;
use crate::error::StoreError;
use crate::ledger::content;
use crate::store::Store;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, Transaction, params_from_iter};
use sidelines_facts::Fact;
use sidelines_resolve::Action;
use std::path::Path;

/// How much of the ledger was saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rescued {
    /// Reports, in all their versions.
    pub reports: Saved,
    /// Claims, with those that no longer count.
    pub claims: Saved,
    /// Corrections, with those taken back.
    pub corrections: Saved,
}

/// How many rows of a table were saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// What is in the new file.
    pub saved: usize,
    /// What was in the damaged one; none where that cannot be found out.
    pub of: Option<usize>,
}

impl Rescued {
    /// Whether all of it was saved.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        [self.reports, self.claims, self.corrections]
            .iter()
            .all(|t| t.of == Some(t.saved))
    }
}

impl Store {
    /// Saves what can be read of the ledger of the file at `from` into a new file at `into`, and derives the
    /// record from it. The damaged file is left as it is. Saved is what is certain to be as it was written: a
    /// report whose text is that of its hash, a claim that is one and whose report is saved.
    ///
    /// # Errors
    /// Where `into` is there already or cannot be written; [`StoreError::Lost`] where nothing can be found in
    /// the damaged file; else as for [`Store::open`].
    pub fn rescue(
        from: impl AsRef<Path>,
        into: impl AsRef<Path>,
    ) -> Result<(Self, Rescued), StoreError> {
        let (from, into) = (from.as_ref(), into.as_ref());
        let lost = |e| match e {
            StoreError::Corrupt { detail, .. } => StoreError::Lost {
                path: from.to_owned(),
                detail,
            },
            e => e,
        };
        let damaged = Self::open_read_only(from).map_err(lost)?;
        if into.exists() {
            let path = into.to_owned();
            return Err(StoreError::Exists { path });
        }
        let bytes = std::fs::metadata(from).map_or(0, |file| file.len());
        let mut store = Self::create_or_open(into)?;
        let rescued = store.change("saving what can be read", |tx| {
            let from = Damaged {
                connection: &damaged.connection,
                // A row has more bytes than that.
                rows: usize::try_from(bytes / 64).unwrap_or(usize::MAX),
            };
            let rescued = Rescued {
                reports: from.save(tx, "reports", is_report)?,
                claims: from.save(tx, "claims", is_claim)?,
                corrections: from.save(tx, "corrections", is_correction)?,
            };
            tx.execute(
                "INSERT INTO report_search (rowid, title, text) \
                 SELECT key, title, text FROM reports WHERE retracted_at IS NULL",
                [],
            )?;
            Ok((rescued, Changed::Else))
        });
        match rescued {
            Ok(rescued) => Ok((store, rescued)),
            Err(error) => {
                // Of the new file there is nothing yet but its making.
                drop(store);
                let _ = std::fs::remove_file(into);
                Err(lost(error))
            }
        }
    }
}

struct Damaged<'a> {
    connection: &'a Connection,
    /// More rows than a table can have.
    rows: usize,
}

impl Damaged<'_> {
    /// Copies the rows of `table` that can be read and of which `is_sound` holds. Keys run from 1 without a gap, for
    /// the ledger forgets nothing: one that is not found is one that is lost.
    fn save(
        &self,
        tx: &Transaction<'_>,
        table: &str,
        is_sound: fn(&Row<'_>) -> Result<bool, rusqlite::Error>,
    ) -> Result<Saved, Trouble> {
        let last = format!("SELECT coalesce(max(key), 0) FROM {table}");
        let of: Option<usize> = self
            .connection
            .query_row(&last, [], |row| row.get(0))
            .ok()
            .filter(|&last| last <= self.rows);
        let columns: Vec<String> = tx
            .prepare("SELECT name FROM pragma_table_info(?1)")?
            .query_map([table], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        let marks = vec!["?"; columns.len()].join(", ");
        let mut insert = tx.prepare(&format!(
            "INSERT INTO {table} ({}) VALUES ({marks})",
            columns.join(", ")
        ))?;
        let select = format!("SELECT {} FROM {table} WHERE key = ?1", columns.join(", "));
        let mut select =
            (self.connection.prepare(&select)).map_err(|e| Trouble::Damaged(e.to_string()))?;
        let mut saved = 0;
        for key in 1..=of.unwrap_or(self.rows) {
            let row = select.query_row([key], |row| {
                let sound = is_sound(row)?;
                let values = (0..columns.len()).map(|i| row.get::<_, Value>(i));
                let values: Vec<Value> = values.collect::<Result<_, _>>()?;
                Ok(sound.then_some(values))
            });
            // Whatever the table's own rules refuse was not written by them.
            if let Ok(Some(values)) = row {
                match insert.execute(params_from_iter(values)) {
                    Ok(_) => saved += 1,
                    Err(e) if is_refusal(&e) => {}
                    Err(e) => return Err(e.into()),
                }
            }
        }
        Ok(Saved { saved, of })
    }
}

fn is_refusal(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode;
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch)
    )
}

fn is_report(row: &Row<'_>) -> Result<bool, rusqlite::Error> {
    let (hash, text): (String, String) = (row.get("content")?, row.get("text")?);
    Ok(content(&text) == hash)
}

fn is_claim(row: &Row<'_>) -> Result<bool, rusqlite::Error> {
    let fact: String = row.get("fact")?;
    Ok(serde_json::from_str::<Fact>(&fact).is_ok())
}

fn is_correction(row: &Row<'_>) -> Result<bool, rusqlite::Error> {
    let action: String = row.get("action")?;
    Ok(serde_json::from_str::<Action>(&action).is_ok())
}
