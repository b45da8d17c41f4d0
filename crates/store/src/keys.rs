//! The rows beside the record by which it is brought up to date.

use crate::claims::Trouble;
use rusqlite::{Transaction, params};
use sidelines_facts::{CountryCode, Evidence};
use sidelines_resolve::{KeptLook, KeptSeen, Place, Row, garb_number};
use std::collections::HashSet;

const TABLES: [&str; 14] = [
    "rulings",
    "standings",
    "prints",
    "looks",
    "sightings",
    "words",
    "garbs",
    "name_keys",
    "blocks",
    "grams",
    "claim_entries",
    "seen",
    "links",
    "bearers",
];

/// Takes all of them out.
pub(crate) fn clear(tx: &Transaction<'_>) -> Result<(), rusqlite::Error> {
    for table in TABLES {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    Ok(())
}

/// A hash as SQLite keeps it.
pub(crate) fn signed(hash: u64) -> i64 {
    i64::from_le_bytes(hash.to_le_bytes())
}

/// A hash that SQLite kept.
pub(crate) fn unsigned(hash: i64) -> u64 {
    u64::from_le_bytes(hash.to_le_bytes())
}

/// The number in the id of an office.
pub(crate) fn office_number(id: &str) -> i64 {
    let digits = id.strip_prefix("o-").unwrap_or_default();
    signed(u64::from_str_radix(digits, 16).unwrap_or_default())
}

/// The id of the office with a number.
pub(crate) fn office_id(number: i64) -> String {
    format!("o-{:016x}", unsigned(number))
}

/// A country as a key.
pub(crate) fn code(country: Option<CountryCode>) -> String {
    country.map(|c| c.to_string()).unwrap_or_default()
}

/// Writes rows and takes them out.
pub(crate) struct Keys<'a> {
    tx: &'a Transaction<'a>,
    /// Names whose keys are there.
    named: HashSet<(String, String)>,
    /// Garbs that are there.
    garbs: HashSet<u64>,
}

impl<'a> Keys<'a> {
    pub(crate) fn new(tx: &'a Transaction<'a>) -> Self {
        Self {
            tx,
            named: HashSet::new(),
            garbs: HashSet::new(),
        }
    }

    fn run(&self, sql: &str, params: impl rusqlite::Params) -> Result<(), rusqlite::Error> {
        self.tx.prepare_cached(sql)?.execute(params)?;
        Ok(())
    }

    pub(crate) fn put(&mut self, row: &Row) -> Result<(), Trouble> {
        match row {
            Row::Report {
                report,
                published,
                written,
                origin,
                agency,
                copies,
                prints,
            } => self.run(
                "INSERT INTO standings SELECT ?1, id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM reports WHERE key = ?1",
                params![
                    report,
                    published.map(|p| p.0),
                    published.map(|p| p.1),
                    written.map(|w| w.0),
                    written.map(|w| w.1),
                    origin,
                    agency,
                    copies.map(signed),
                    prints
                ],
            )?,
            Row::Print { print, report } => self.run(
                "INSERT INTO prints VALUES (?1, ?2)",
                params![signed(*print), report],
            )?,
            Row::Ruling { report, told } => {
                self.run("INSERT INTO rulings VALUES (?1, ?2)", params![report, told])?;
            }
            Row::Look(look) => self.look(look)?,
            Row::Sighting(s) => self.run(
                "INSERT INTO sightings VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    s.report,
                    s.ordinal,
                    signed(s.look),
                    s.places,
                    s.sure.confidence(),
                    s.background
                ],
            )?,
            Row::Words { at, evidence } => self.words(*at, evidence)?,
            Row::Block { key, days, at } => self.run(
                "INSERT OR IGNORE INTO blocks VALUES (?1, ?2, ?3, ?4, ?5)",
                params![signed(*key), days.0, days.1, at.0, at.1],
            )?,
            Row::Gram { gram, wording } => self.run(
                "INSERT INTO grams VALUES (?1, ?2)",
                params![signed(*gram), signed(*wording)],
            )?,
            Row::Entry { at, entry } => self.run(
                "INSERT INTO claim_entries VALUES (?1, ?2, ?3)",
                params![at.0, at.1, entry],
            )?,
            Row::Seen(s) => self.seen(s)?,
            Row::Link {
                key,
                days,
                entry,
                frame,
            } => self.run(
                "INSERT INTO links VALUES (?1, ?2, ?3, ?4, ?5)",
                params![signed(*key), frame, entry, days.0, days.1],
            )?,
            Row::Bearer {
                office,
                entry,
                named,
            } => self.run(
                "INSERT INTO bearers VALUES (?1, ?2, ?3)",
                params![office, named, entry],
            )?,
        }
        Ok(())
    }

    fn look(&mut self, look: &KeptLook) -> Result<(), rusqlite::Error> {
        let country = code(look.country);
        self.run(
            "INSERT INTO looks VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                signed(look.key),
                look.name,
                country,
                look.rest,
                look.span,
                look.joined.join(" "),
                look.person
            ],
        )?;
        let is_known = !self.named.insert((look.name.clone(), country.clone()));
        if !is_known || !look.joined.is_empty() {
            for key in look.keys() {
                self.run(
                    "INSERT OR IGNORE INTO name_keys VALUES (?1, ?2, ?3)",
                    params![key, look.name, country],
                )?;
            }
        }
        Ok(())
    }

    fn words(&self, at: Place, evidence: &[Evidence]) -> Result<(), rusqlite::Error> {
        for (number, e) in evidence.iter().enumerate() {
            self.run(
                "INSERT INTO words SELECT ?1, ?2, ?3, nullif(?4, id), ?5, ?6, ?7 FROM reports WHERE key = ?1",
                params![at.0, at.1, number, e.report, e.start, e.end, e.text],
            )?;
        }
        Ok(())
    }

    fn seen(&mut self, s: &KeptSeen) -> Result<(), rusqlite::Error> {
        let garb = garb_number(&s.garb);
        if self.garbs.insert(garb) {
            self.run(
                "INSERT OR IGNORE INTO garbs VALUES (?1, ?2)",
                params![signed(garb), s.garb],
            )?;
        }
        self.run(
            "INSERT INTO seen VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                signed(s.look),
                office_number(&s.office),
                s.at.0,
                s.at.1,
                signed(garb),
                s.days.map(|d| d.0),
                s.days.map(|d| d.1),
                s.sure.confidence(),
                s.background
            ],
        )
    }

    pub(crate) fn remove(&mut self, row: &Row) -> Result<(), Trouble> {
        match row {
            Row::Report { report, .. } => {
                self.run("DELETE FROM standings WHERE report = ?1", [report])?;
            }
            Row::Print { print, report } => self.run(
                "DELETE FROM prints WHERE print = ?1 AND report = ?2",
                params![signed(*print), report],
            )?,
            Row::Ruling { report, .. } => {
                self.run("DELETE FROM rulings WHERE report = ?1", [report])?;
            }
            Row::Look(look) => {
                self.run("DELETE FROM looks WHERE look = ?1", [signed(look.key)])?;
                let country = code(look.country);
                for key in look.keys() {
                    // A key that is a correction is of those looks alone which it joins.
                    self.run(
                        "DELETE FROM name_keys WHERE key = ?1 AND name = ?2 AND country = ?3 AND NOT EXISTS \
                         (SELECT 1 FROM looks WHERE name = ?2 AND country = ?3 AND (NOT ?4 OR instr(joined, ?1)))",
                        params![key, look.name, country, look.joined.contains(&key)],
                    )?;
                }
            }
            Row::Sighting(s) => self.run(
                "DELETE FROM sightings WHERE report = ?1 AND ordinal = ?2",
                params![s.report, s.ordinal],
            )?,
            Row::Words { at, .. } => self.run(
                "DELETE FROM words WHERE report = ?1 AND position = ?2",
                params![at.0, at.1],
            )?,
            Row::Block { key, days, at } => self.run(
                "DELETE FROM blocks WHERE key = ?1 AND first = ?2 AND last = ?3 AND report = ?4 AND position = ?5",
                params![signed(*key), days.0, days.1, at.0, at.1],
            )?,
            Row::Gram { gram, wording } => self.run(
                "DELETE FROM grams WHERE gram = ?1 AND wording = ?2",
                params![signed(*gram), signed(*wording)],
            )?,
            Row::Entry { at, .. } => self.run(
                "DELETE FROM claim_entries WHERE report = ?1 AND position = ?2",
                params![at.0, at.1],
            )?,
            Row::Seen(s) => self.run(
                "DELETE FROM seen WHERE look = ?1 AND office = ?2 AND report = ?3 AND position = ?4 AND garb = ?5",
                params![
                    signed(s.look),
                    office_number(&s.office),
                    s.at.0,
                    s.at.1,
                    signed(garb_number(&s.garb))
                ],
            )?,
            Row::Link {
                key, entry, frame, ..
            } => self.run(
                "DELETE FROM links WHERE key = ?1 AND frame = ?2 AND entry = ?3",
                params![signed(*key), frame, entry],
            )?,
            Row::Bearer {
                office,
                entry,
                named,
            } => self.run(
                "DELETE FROM bearers WHERE office = ?1 AND named = ?2 AND entry = ?3",
                params![office, named, entry],
            )?,
        }
        Ok(())
    }

    /// Gives the origin of a report another number.
    pub(crate) fn renumber(&self, report: i64, origin: i64) -> Result<(), rusqlite::Error> {
        self.run(
            "UPDATE standings SET origin = ?2 WHERE report = ?1 AND origin <> ?2",
            params![report, origin],
        )
    }
}
