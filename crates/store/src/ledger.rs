//! Reports and their claims as rows of the ledger.

use crate::add::Added;
use crate::claims::{Trouble, bytes};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use sha2::{Digest, Sha256};
use sidelines_extract::{Reading, Skip};
use sidelines_resolve::{fingerprints, type_of};
use sidelines_text::Report;
use std::collections::BTreeMap;

/// As the ledger writes times: UTC, RFC 3339, milliseconds, so that text order is the order of time.
pub(crate) fn time(at: Timestamp) -> String {
    format!("{at:.3}")
}

pub(crate) fn key_in_force(tx: &Connection, id: &str) -> Result<Option<i64>, rusqlite::Error> {
    tx.prepare_cached("SELECT key FROM reports WHERE id = ?1 AND retracted_at IS NULL")?
        .query_row([id], |row| row.get(0))
        .optional()
}

/// Takes a report in, with what reading it gave.
pub(crate) fn add(
    tx: &Transaction<'_>,
    report: &Report,
    reading: &Reading,
    now: Timestamp,
) -> Result<Added, Trouble> {
    let facts: Vec<(&'static str, String)> = reading
        .facts
        .iter()
        .map(|fact| {
            let line = serde_json::to_string(fact).map_err(|e| Trouble::Damaged(e.to_string()))?;
            Ok((type_of(fact), line))
        })
        .collect::<Result<_, Trouble>>()?;
    let Some(key) = key_in_force(tx, &report.id)? else {
        let key = insert(tx, report, reading, now)?;
        claim(tx, key, &facts, now)?;
        return Ok(Added::New);
    };
    if !same(tx, key, report)? {
        retract(tx, key, now)?;
        let key = insert(tx, report, reading, now)?;
        claim(tx, key, &facts, now)?;
        return Ok(Added::Superseded);
    }
    // The same report. Claims that reading gives again stay as they are; the others come and go.
    let changed = reread(tx, key, &facts, now)? | settle(tx, key, reading)?;
    Ok(if changed {
        Added::Reread
    } else {
        Added::Unchanged
    })
}

fn insert(
    tx: &Transaction<'_>,
    report: &Report,
    reading: &Reading,
    now: Timestamp,
) -> Result<i64, rusqlite::Error> {
    tx.prepare_cached(
        "INSERT INTO reports (id, content, text, stated, published, outlet, agency, url, title, skipped, \
         fingerprints, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        report.id,
        content(&report.text),
        report.text,
        report.published,
        reading.published.as_ref().map(ToString::to_string),
        report.outlet,
        reading.agency,
        report.url,
        report.title,
        skipped(reading),
        bytes(&fingerprints(&report.text)),
        time(now),
    ])?;
    let key = tx.last_insert_rowid();
    tx.prepare_cached("INSERT INTO report_search (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![key, report.title, report.text])?;
    Ok(key)
}

pub(crate) fn content(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect()
}

fn skipped(reading: &Reading) -> Option<String> {
    Some(match reading.skipped.as_ref()? {
        Skip::Empty => "no words in it".to_owned(),
        Skip::Language(name) => format!("in {name}"),
    })
}

/// Whether the version in force is this very report.
fn same(tx: &Transaction<'_>, key: i64, report: &Report) -> Result<bool, rusqlite::Error> {
    tx.prepare_cached(
        "SELECT content = ?2 AND stated IS ?3 AND outlet IS ?4 AND url IS ?5 AND title IS ?6 \
         FROM reports WHERE key = ?1",
    )?
    .query_row(
        params![
            key,
            content(&report.text),
            report.published,
            report.outlet,
            report.url,
            report.title
        ],
        |row| row.get(0),
    )
}

/// What reading settled about the report itself, if that has changed.
fn settle(tx: &Transaction<'_>, key: i64, reading: &Reading) -> Result<bool, rusqlite::Error> {
    let changed = tx
        .prepare_cached(
            "UPDATE reports SET published = ?2, agency = ?3, skipped = ?4 WHERE key = ?1 \
             AND NOT (published IS ?2 AND agency IS ?3 AND skipped IS ?4)",
        )?
        .execute(params![
            key,
            reading.published.as_ref().map(ToString::to_string),
            reading.agency,
            skipped(reading)
        ])?;
    Ok(changed > 0)
}

fn claim(
    tx: &Transaction<'_>,
    report: i64,
    facts: &[(&'static str, String)],
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    for (position, (kind, fact)) in facts.iter().enumerate() {
        put(tx, report, position, kind, fact, now)?;
    }
    Ok(())
}

fn put(
    tx: &Transaction<'_>,
    report: i64,
    position: usize,
    kind: &str,
    fact: &str,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    tx.prepare_cached(
        "INSERT INTO claims (report, position, type, fact, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![report, position, kind, fact, time(now)])?;
    Ok(())
}

/// Replaces what differs between the claims in force and `facts`. Whether anything did.
fn reread(
    tx: &Transaction<'_>,
    report: i64,
    facts: &[(&'static str, String)],
    now: Timestamp,
) -> Result<bool, rusqlite::Error> {
    let mut select = tx.prepare_cached(
        "SELECT key, position, fact FROM claims WHERE report = ?1 AND retracted_at IS NULL ORDER BY position",
    )?;
    let held: Vec<(i64, usize, String)> = select
        .query_map([report], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    if held.len() == facts.len() && held.iter().zip(facts).all(|(h, f)| h.2 == f.1) {
        return Ok(false);
    }
    let mut free: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
    for (key, _, fact) in held.iter().rev() {
        free.entry(fact).or_default().push(*key);
    }
    let kept: Vec<Option<i64>> = facts
        .iter()
        .map(|(_, fact)| free.get_mut(fact.as_str()).and_then(Vec::pop))
        .collect();
    for key in free.into_values().flatten() {
        tx.prepare_cached("UPDATE claims SET retracted_at = ?2 WHERE key = ?1")?
            .execute(params![key, time(now)])?;
    }
    // Positions are unique: out of the way first, then to the new ones.
    let mut shift = tx.prepare_cached("UPDATE claims SET position = ?2 WHERE key = ?1")?;
    for key in kept.iter().flatten() {
        shift.execute(params![key, -1 - key])?;
    }
    for (position, (key, (kind, fact))) in kept.iter().zip(facts).enumerate() {
        match key {
            Some(key) => {
                shift.execute(params![key, position])?;
            }
            None => put(tx, report, position, kind, fact, now)?,
        }
    }
    Ok(true)
}

/// Takes out the version of a report with this key, and its claims.
pub(crate) fn retract(
    tx: &Transaction<'_>,
    key: i64,
    now: Timestamp,
) -> Result<(), rusqlite::Error> {
    let (title, text): (Option<String>, String) = tx.query_row(
        "SELECT title, text FROM reports WHERE key = ?1",
        [key],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    tx.execute(
        "INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', ?1, ?2, ?3)",
        params![key, title, text],
    )?;
    let now = time(now);
    tx.execute(
        "UPDATE reports SET retracted_at = ?2 WHERE key = ?1",
        params![key, now],
    )?;
    tx.execute(
        "UPDATE claims SET retracted_at = ?2 WHERE report = ?1 AND retracted_at IS NULL",
        params![key, now],
    )?;
    Ok(())
}
