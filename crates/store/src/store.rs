use crate::claims::{Trouble, earlier_readings, one_in_force};
use crate::error::{StoreError, sort};
use crate::ledger::key_in_force;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row};
use sidelines_facts::{Edtf, Fact};
use sidelines_resolve::{Founded, ReportFacts, founded};
use sidelines_text::Report;
use std::path::{Path, PathBuf};

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) resolved_whole: usize,
}

/// A report as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// The report as it was taken in.
    pub report: Report,
    /// The day that reading settled.
    pub published: Option<Edtf>,
    /// The agency it names.
    pub agency: Option<String>,
    /// Why it was not read, where it was not.
    pub skipped: Option<String>,
    /// SHA-256 of its text, in hexadecimal digits.
    pub content: String,
    /// When it was recorded: UTC, RFC 3339.
    pub recorded_at: String,
    /// When it was superseded or forgotten; none while it is in force.
    pub retracted_at: Option<String>,
}

/// So many digits of an id are looked for, at least: as many as tables show.
const BEGINNING: usize = 8;

const COLUMNS: &str = "id, stated, outlet, url, title, text, published, agency, skipped, content, \
                       recorded_at, retracted_at";

impl Store {
    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How often since it was opened the record was resolved as a whole: what changes little is followed without.
    #[must_use]
    pub fn resolved_whole(&self) -> usize {
        self.resolved_whole
    }

    /// The report in force with this id.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn report(&self, id: &str) -> Result<Option<StoredReport>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reports WHERE id = ?1 AND retracted_at IS NULL");
        self.connection
            .query_row(&sql, [id], stored)
            .optional()
            .map_err(|e| sort(&self.path, "reading a report", e))
    }

    /// The report with this id that was in force at `time`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn report_known_at(
        &self,
        id: &str,
        time: Timestamp,
    ) -> Result<Option<StoredReport>, StoreError> {
        let at = crate::ledger::time(time);
        let counts = crate::claims::counts(Some(&at), "retracted_at");
        let sql = format!("SELECT {COLUMNS} FROM reports WHERE {counts} AND id = ?2 ORDER BY key");
        self.connection
            .query_row(&sql, [at.as_str(), id], stored)
            .optional()
            .map_err(|e| sort(&self.path, "reading a report", e))
    }

    /// All versions of the report with this id, the oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn versions(&self, id: &str) -> Result<Vec<StoredReport>, StoreError> {
        self.stored(
            &format!("SELECT {COLUMNS} FROM reports WHERE id = ?1 ORDER BY key"),
            [id],
        )
    }

    /// The reports in force, by id.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn reports(&self) -> Result<Vec<StoredReport>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM reports WHERE retracted_at IS NULL ORDER BY id");
        self.stored(&sql, [])
    }

    fn stored(
        &self,
        sql: &str,
        params: impl rusqlite::Params,
    ) -> Result<Vec<StoredReport>, StoreError> {
        let read = || -> Result<Vec<StoredReport>, rusqlite::Error> {
            self.connection
                .prepare(sql)?
                .query_map(params, stored)?
                .collect()
        };
        read().map_err(|e| sort(&self.path, "reading the reports", e))
    }

    /// The facts that reading the report in force gave, in its order; none for an unknown report.
    ///
    /// # Errors
    /// Where the file cannot be read or a claim in it is damaged.
    pub fn facts_of(&self, id: &str) -> Result<Vec<Fact>, StoreError> {
        let sql = "SELECT c.fact FROM claims c JOIN reports r ON r.key = c.report \
                   WHERE r.id = ?1 AND r.retracted_at IS NULL AND c.retracted_at IS NULL ORDER BY c.position";
        let read = || -> Result<Vec<String>, rusqlite::Error> {
            self.connection
                .prepare(sql)?
                .query_map([id], |row| row.get(0))?
                .collect()
        };
        let lines = read().map_err(|e| sort(&self.path, "reading a report's facts", e))?;
        lines
            .iter()
            .map(|line| self.parse(line, "reading a report's facts"))
            .collect()
    }

    /// The claim, of a report in force, that leads from an id that no entry has any longer to the one that is made of it
    /// now: it was taken for one with another, an earlier report tells it now, or its report was read anew and says
    /// otherwise when it was. Looks through all reports, and what they told before.
    ///
    /// # Errors
    /// Where the file cannot be read or a claim in it is damaged.
    pub fn led_to(&self, id: &str) -> Result<Option<Founded>, StoreError> {
        let doing = "looking for an id of earlier times";
        let Some((kind, digits)) = id.split_once('-') else {
            return Ok(None);
        };
        let is_id = digits.len() >= BEGINNING && digits.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_id || !matches!(kind, "e" | "p" | "q" | "v") {
            return Ok(None);
        }
        let run = || -> Result<Option<Founded>, Trouble> {
            let tx = self.connection.unchecked_transaction()?;
            let named = |report: &ReportFacts| {
                let mut all = founded(report, kind).into_iter();
                all.find(|f| f.id.starts_with(id))
            };
            for key in keys(
                &tx,
                "SELECT key FROM reports WHERE retracted_at IS NULL ORDER BY id",
            )? {
                let found = named(&one_in_force(&tx, key)?);
                if found.is_some() {
                    return Ok(found);
                }
            }
            // The latest first.
            let earlier = "SELECT DISTINCT report FROM claims WHERE retracted_at IS NOT NULL ORDER BY report DESC";
            for key in keys(&tx, earlier)? {
                for then in earlier_readings(&tx, key)? {
                    let Some(found) = named(&then) else { continue };
                    return match key_in_force(&tx, &then.meta.id)? {
                        Some(key) => Ok(found.again(&then, &one_in_force(&tx, key)?)),
                        None => Ok(None),
                    };
                }
            }
            Ok(None)
        };
        run().map_err(|e| e.sort(&self.path, doing))
    }

    /// What was kept as JSON, read back.
    pub(crate) fn parse<T: serde::de::DeserializeOwned>(
        &self,
        line: &str,
        doing: &'static str,
    ) -> Result<T, StoreError> {
        serde_json::from_str(line).map_err(|e| StoreError::Corrupt {
            path: self.path.clone(),
            doing,
            detail: e.to_string(),
        })
    }
}

fn stored(row: &Row<'_>) -> Result<StoredReport, rusqlite::Error> {
    let published: Option<String> = row.get(6)?;
    Ok(StoredReport {
        report: Report {
            id: row.get(0)?,
            published: row.get(1)?,
            outlet: row.get(2)?,
            url: row.get(3)?,
            title: row.get(4)?,
            text: row.get(5)?,
        },
        published: published.and_then(|d| d.parse().ok()),
        agency: row.get(7)?,
        skipped: row.get(8)?,
        content: row.get(9)?,
        recorded_at: row.get(10)?,
        retracted_at: row.get(11)?,
    })
}

fn keys(connection: &Connection, sql: &str) -> Result<Vec<i64>, Trouble> {
    let mut select = connection.prepare(sql)?;
    let keys = select.query_map([], |row| row.get(0))?;
    Ok(keys.collect::<Result<_, _>>()?)
}
