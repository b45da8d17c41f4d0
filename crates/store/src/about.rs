//! The entries that a request is about, without reading the rest of the record.

use crate::claims::Trouble;
use crate::lists;
use crate::load::{BEGINS, META, meta, parse};
use rusqlite::Connection;
use serde::de::DeserializeOwned;
use sidelines_resolve::{OfficeEntry, PersonEntry, Record, Request, Tenancy};
use std::collections::BTreeSet;

/// The ids, or beginnings of ids, in a request.
fn named(request: &Request) -> Vec<&str> {
    match request {
        Request::Merge { a, b } | Request::NotSame { a, b } => vec![a, b],
        Request::Split { entry, .. }
        | Request::Set { entry, .. }
        | Request::Reject { entry, .. }
        | Request::Accept { entry, .. }
        | Request::Note { entry } => vec![entry],
    }
}

/// The entries whose ids begin as those in the request, with the reports that tell them; without evidence.
pub(crate) fn about(connection: &Connection, request: &Request) -> Result<Record, Trouble> {
    let mut record = Record::default();
    let mut ids: BTreeSet<String> = BTreeSet::new();
    for beginning in named(request) {
        let mut select =
            connection.prepare_cached(&format!("SELECT id FROM entries WHERE {BEGINS}"))?;
        let mut rows = select.query([beginning])?;
        while let Some(row) = rows.next()? {
            ids.insert(row.get(0)?);
        }
    }
    for id in &ids {
        match id.get(..2).unwrap_or_default() {
            "p-" => person(connection, &mut record, id)?,
            "h-" => holder(connection, &mut record, id)?,
            "e-" => record
                .encounters
                .extend(entry(connection, "encounters", id)?),
            "q-" => record.quotes.extend(entry(connection, "quotes", id)?),
            "m-" => record
                .memberships
                .extend(entry(connection, "memberships", id)?),
            "f-" => record.figures.extend(entry(connection, "figures", id)?),
            "v-" => record.events.extend(entry(connection, "events", id)?),
            _ => {}
        }
    }
    let told = record.all_told().flat_map(|(_, told)| &told.reports);
    let reports: BTreeSet<String> = told.cloned().collect();
    let mut select =
        connection.prepare_cached(&format!("SELECT {META} FROM report_meta WHERE id = ?1"))?;
    for report in reports {
        let mut rows = select.query([report])?;
        if let Some(row) = rows.next()? {
            record.reports.push(meta(row)?);
        }
    }
    record.put_in_order();
    Ok(record)
}

fn entry<T: DeserializeOwned>(
    connection: &Connection,
    table: &str,
    id: &str,
) -> Result<Option<T>, Trouble> {
    let mut select =
        connection.prepare_cached(&format!("SELECT entry FROM {table} WHERE id = ?1"))?;
    let mut rows = select.query([id])?;
    rows.next()?.map(|row| parse(row, 0)).transpose()
}

fn person(connection: &Connection, record: &mut Record, id: &str) -> Result<(), Trouble> {
    let is_there = record.persons.iter().any(|p| p.id == id);
    let person: Option<PersonEntry> = entry(connection, "persons", id)?;
    if let (Some(mut person), false) = (person, is_there) {
        lists::of_person(connection, &mut person)?;
        record.persons.push(person);
    }
    Ok(())
}

/// A holder in the office, and who that is.
fn holder(connection: &Connection, record: &mut Record, id: &str) -> Result<(), Trouble> {
    let mut select = connection.prepare_cached("SELECT office FROM holders WHERE id = ?1")?;
    let office: String = select.query_row([id], |row| row.get(0))?;
    let holder: Option<Tenancy> = entry(connection, "holders", id)?;
    let entry: Option<OfficeEntry> = entry(connection, "offices", &office)?;
    let (Some(mut holder), Some(mut entry)) = (holder, entry) else {
        return Ok(());
    };
    lists::of_holder(connection, &office, &mut holder, true)?;
    person(connection, record, &holder.person)?;
    match record.offices.iter_mut().find(|o| o.id == office) {
        Some(known) => known.holders.push(holder),
        None => {
            entry.holders.push(holder);
            record.offices.push(entry);
        }
    }
    Ok(())
}
