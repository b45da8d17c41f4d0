//! The claims in force, as resolving takes them.

use crate::error::StoreError;
use rusqlite::{Connection, Error, params};
use sidelines_facts::Fact;
use sidelines_resolve::{ReportFacts, ReportMeta};
use std::collections::BTreeMap;
use std::path::Path;

/// Reading the ledger failed: the file, or a row that does not parse.
pub(crate) enum Trouble {
    Sql(Error),
    Damaged(String),
}

impl From<Error> for Trouble {
    fn from(e: Error) -> Self {
        Self::Sql(e)
    }
}

impl Trouble {
    pub(crate) fn sort(self, path: &Path, doing: &'static str) -> StoreError {
        match self {
            Self::Sql(e) => crate::error::sort(path, doing, e),
            Self::Damaged(detail) => StoreError::Corrupt {
                path: path.to_owned(),
                doing,
                detail,
            },
        }
    }
}

/// The condition for a row to count: now, or at the time given as parameter 1.
pub(crate) fn counts(at: Option<&str>, retracted: &str) -> String {
    match at {
        None => format!("{retracted} IS NULL AND ?1 IS NULL"),
        Some(_) => format!("recorded_at <= ?1 AND ({retracted} IS NULL OR {retracted} > ?1)"),
    }
}

/// The reports in force (now, or at a time as the ledger writes it) with their claims, by id. This is all
/// that resolving sees: what has been retracted leaves no trace in the record. Also the ledger's keys of them.
pub(crate) fn in_force(
    connection: &Connection,
    at: Option<&str>,
) -> Result<(Vec<ReportFacts>, Vec<i64>), Trouble> {
    let counts = counts(at, "retracted_at");
    let mut by_key: BTreeMap<i64, ReportFacts> = BTreeMap::new();
    let mut reports = connection.prepare(&format!(
        "SELECT key, id, published, outlet, agency, url, title, fingerprints FROM reports WHERE {counts}"
    ))?;
    let mut rows = reports.query([at])?;
    while let Some(row) = rows.next()? {
        let published: Option<String> = row.get(2)?;
        let meta = ReportMeta {
            id: row.get(1)?,
            published: published.and_then(|d| d.parse().ok()),
            outlet: row.get(3)?,
            agency: row.get(4)?,
            url: row.get(5)?,
            title: row.get(6)?,
        };
        let fingerprints = numbers(&row.get::<_, Vec<u8>>(7)?);
        by_key.insert(
            row.get(0)?,
            ReportFacts {
                meta,
                facts: Vec::new(),
                fingerprints,
            },
        );
    }
    let mut claims = connection.prepare(&format!(
        "SELECT report, fact FROM claims WHERE {counts} ORDER BY report, position, key"
    ))?;
    let mut rows = claims.query([at])?;
    while let Some(row) = rows.next()? {
        let line = row
            .get_ref(1)?
            .as_str()
            .map_err(|e| Trouble::Damaged(e.to_string()))?;
        let fact: Fact = serde_json::from_str(line).map_err(|e| Trouble::Damaged(e.to_string()))?;
        if let Some(report) = by_key.get_mut(&row.get(0)?) {
            report.facts.push(fact);
        }
    }
    let mut out: Vec<(i64, ReportFacts)> = by_key.into_iter().collect();
    out.sort_by(|(_, a), (_, b)| a.meta.id.cmp(&b.meta.id));
    let (keys, out) = out.into_iter().unzip();
    Ok((out, keys))
}

/// One report in force with its claims, by the ledger's key.
pub(crate) fn one_in_force(connection: &Connection, key: i64) -> Result<ReportFacts, Trouble> {
    let mut report = connection
        .prepare_cached(
            "SELECT id, published, outlet, agency, url, title, fingerprints FROM reports WHERE key = ?1",
        )?
        .query_row([key], |row| {
            Ok(ReportFacts {
                meta: crate::load::meta(row)?,
                facts: Vec::new(),
                fingerprints: numbers(&row.get::<_, Vec<u8>>(6)?),
            })
        })?;
    let mut claims = connection.prepare_cached(
        "SELECT fact FROM claims WHERE report = ?1 AND retracted_at IS NULL ORDER BY position",
    )?;
    let mut rows = claims.query([key])?;
    while let Some(row) = rows.next()? {
        report.facts.push(crate::load::parse(row, 0)?);
    }
    Ok(report)
}

/// The report of that key as it was told before, the latest reading first.
pub(crate) fn earlier_readings(
    connection: &Connection,
    key: i64,
) -> Result<Vec<ReportFacts>, Trouble> {
    let now = one_in_force(connection, key)?;
    let mut ends = connection.prepare_cached(
        "SELECT DISTINCT retracted_at FROM claims WHERE report = ?1 AND retracted_at IS NOT NULL \
         ORDER BY retracted_at DESC",
    )?;
    let ends: Vec<String> = ends
        .query_map([key], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut claims = connection.prepare_cached(
        "SELECT fact FROM claims WHERE report = ?1 AND recorded_at < ?2 \
         AND (retracted_at IS NULL OR retracted_at >= ?2) ORDER BY position, key",
    )?;
    let mut out = Vec::new();
    for end in ends {
        let mut report = ReportFacts {
            facts: Vec::new(),
            ..now.clone()
        };
        let mut rows = claims.query(params![key, end])?;
        while let Some(row) = rows.next()? {
            report.facts.push(crate::load::parse(row, 0)?);
        }
        out.push(report);
    }
    Ok(out)
}

pub(crate) fn bytes(numbers: &[u64]) -> Vec<u8> {
    numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
}

pub(crate) fn numbers(bytes: &[u8]) -> Vec<u64> {
    let (chunks, _) = bytes.as_chunks::<8>();
    chunks
        .iter()
        .map(|chunk| u64::from_le_bytes(*chunk))
        .collect()
}
