//! The record from its tables.

use crate::claims::Trouble;
use crate::error::StoreError;
use crate::lists;
use crate::open::SCHEMA_VERSION;
use crate::store::Store;
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;
use sidelines_facts::Evidence;
use sidelines_resolve::{CorrectionEffect, OfficeEntry, RULES_VERSION, Record, ReportMeta};
use std::collections::BTreeMap;

impl Store {
    /// The record: what resolving all claims in force gives, read from what is kept of it. Where another
    /// version of the rules wrote that, it is resolved again in memory.
    ///
    /// # Errors
    /// Where the file cannot be read or an entry in it is damaged.
    pub fn record(&self) -> Result<Record, StoreError> {
        let run = || -> Result<Option<Record>, Trouble> {
            // One transaction: all tables are of one state of the file.
            let tx = self.connection.unchecked_transaction()?;
            if is_current(&tx)? {
                load(&tx).map(Some)
            } else {
                Ok(None)
            }
        };
        match run().map_err(|e| e.sort(&self.path, "reading the record"))? {
            Some(record) => Ok(record),
            None => self.resolve_again(),
        }
    }
}

/// Whether the record's tables are of this schema and were derived by these rules.
pub(crate) fn is_current(connection: &Connection) -> Result<bool, rusqlite::Error> {
    let schema: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let by: Option<u32> = connection
        .query_row("SELECT resolver FROM derived", [], |row| row.get(0))
        .optional()?;
    Ok(schema == SCHEMA_VERSION && by == Some(RULES_VERSION))
}

pub(crate) fn effects(connection: &Connection) -> Result<Vec<CorrectionEffect>, Trouble> {
    entries(connection, "correction_effects ORDER BY position")
}

fn load(connection: &Connection) -> Result<Record, Trouble> {
    let mut words = all_evidence(connection)?;
    let mut take = |id: &str| words.remove(id).unwrap_or_default();
    let mut record = Record {
        reports: reports(connection)?,
        origins: entries(connection, "origins")?,
        persons: entries(connection, "persons")?,
        offices: entries(connection, "offices")?,
        encounters: entries(connection, "encounters")?,
        quotes: entries(connection, "quotes")?,
        memberships: entries(connection, "memberships")?,
        figures: entries(connection, "figures")?,
        events: entries(connection, "events")?,
        corrections: Vec::new(),
    };
    holders(connection, &mut record.offices)?;
    lists::fill(connection, &mut record)?;
    for e in &mut record.encounters {
        e.told.evidence = take(&e.id);
    }
    for q in &mut record.quotes {
        q.told.evidence = take(&q.id);
    }
    for m in &mut record.memberships {
        m.told.evidence = take(&m.id);
    }
    for f in &mut record.figures {
        f.told.evidence = take(&f.id);
    }
    for v in &mut record.events {
        v.told.evidence = take(&v.id);
    }
    record.put_in_order();
    record.corrections = effects(connection)?;
    Ok(record)
}

fn entries<T: DeserializeOwned>(connection: &Connection, table: &str) -> Result<Vec<T>, Trouble> {
    let mut select = connection.prepare(&format!("SELECT entry FROM {table}"))?;
    let mut rows = select.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(parse(row, 0)?);
    }
    Ok(out)
}

pub(crate) fn parse<T: DeserializeOwned>(
    row: &rusqlite::Row<'_>,
    column: usize,
) -> Result<T, Trouble> {
    let line = row
        .get_ref(column)?
        .as_str()
        .map_err(|e| Trouble::Damaged(e.to_string()))?;
    serde_json::from_str(line).map_err(|e| Trouble::Damaged(e.to_string()))
}

/// The holders of offices, without lists.
fn holders(connection: &Connection, offices: &mut [OfficeEntry]) -> Result<(), Trouble> {
    let number: BTreeMap<String, usize> = offices
        .iter()
        .enumerate()
        .map(|(i, o)| (o.id.clone(), i))
        .collect();
    let mut select = connection.prepare("SELECT office, entry FROM holders")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let office: String = row.get(0)?;
        match number.get(&office) {
            Some(&i) => offices[i].holders.push(parse(row, 1)?),
            None => return Err(Trouble::Damaged(format!("no office {office}"))),
        }
    }
    Ok(())
}

/// The words of one entry.
pub(crate) fn evidence(connection: &Connection, entry: &str) -> Result<Vec<Evidence>, Trouble> {
    let mut select = connection.prepare_cached(
        "SELECT report, first, past, text FROM evidence WHERE entry = ?1 ORDER BY rowid",
    )?;
    let mut rows = select.query([entry])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(Evidence {
            report: row.get(0)?,
            start: row.get(1)?,
            end: row.get(2)?,
            text: row.get(3)?,
        });
    }
    Ok(out)
}

fn all_evidence(connection: &Connection) -> Result<BTreeMap<String, Vec<Evidence>>, Trouble> {
    let mut out: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    let mut select = connection
        .prepare("SELECT entry, report, first, past, text FROM evidence ORDER BY rowid")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        out.entry(row.get(0)?).or_default().push(Evidence {
            report: row.get(1)?,
            start: row.get(2)?,
            end: row.get(3)?,
            text: row.get(4)?,
        });
    }
    Ok(out)
}

fn reports(connection: &Connection) -> Result<Vec<ReportMeta>, Trouble> {
    let mut select = connection.prepare(&format!("SELECT {META} FROM report_meta ORDER BY id"))?;
    let mut rows = select.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push(meta(row)?);
    }
    Ok(out)
}

/// Whether an id begins with `?1`: by the index of ids.
pub(crate) const BEGINS: &str =
    "id >= ?1 AND substr(id, 1, length(?1)) = ?1 AND id < ?1 || char(1114111)";

pub(crate) const META: &str = "id, published, outlet, agency, url, title";

/// A report from its columns [`META`].
pub(crate) fn meta(row: &rusqlite::Row<'_>) -> Result<ReportMeta, rusqlite::Error> {
    let published: Option<String> = row.get(1)?;
    Ok(ReportMeta {
        id: row.get(0)?,
        published: published.and_then(|d| d.parse().ok()),
        outlet: row.get(2)?,
        agency: row.get(3)?,
        url: row.get(4)?,
        title: row.get(5)?,
    })
}
