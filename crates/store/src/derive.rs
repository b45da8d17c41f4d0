//! The record as tables: what changed of it is written, the rest stays.

use crate::claims::{Trouble, in_force};
use crate::corrections;
use crate::decided;
use crate::keys;
use crate::load::is_current;
use crate::rows::Rows;
use rusqlite::{OptionalExtension, Transaction};
use sidelines_resolve::{Change, Corrections, RULES_VERSION, Update, resolve_with_rows};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many reports are never too many to be followed one by one.
const FEW: usize = 16;
/// More than one in so many of the reports in force are resolved faster with all others.
pub(crate) const SHARE: usize = 50;

/// What a transaction did to the ledger.
pub(crate) enum Changed {
    Nothing,
    /// Reports came, went or were read anew.
    Reports(Vec<Change>),
    /// Corrections came or went: those in force before and those in force now.
    Corrections {
        before: Corrections,
        now: Corrections,
    },
    /// Something else that the record depends on.
    Else,
}

/// Makes the tables hold the record that the ledger gives now. Whether it had to be resolved as a whole: where the
/// tables did not hold what the ledger gave before, and where the change touches too much.
pub(crate) fn bring_up_to_date(tx: &Transaction<'_>, changed: Changed) -> Result<bool, Trouble> {
    let followed = match changed {
        Changed::Reports(changes) if is_current(tx)? => {
            let now = corrections::in_force(tx, None)?;
            decided::follow(tx, changes, &now, &now)?
        }
        Changed::Corrections { before, now } if is_current(tx)? => {
            decided::follow(tx, Vec::new(), &before, &now)?
        }
        _ => false,
    };
    if !followed {
        all(tx)?;
    }
    Ok(!followed)
}

/// Whether so many reports are few, or no more than one in `share` of those in force.
pub(crate) fn is_small(
    tx: &Transaction<'_>,
    reports: usize,
    share: usize,
) -> Result<bool, rusqlite::Error> {
    if reports <= FEW {
        return Ok(true);
    }
    let all: usize = tx.query_row("SELECT count(*) FROM report_meta", [], |row| row.get(0))?;
    Ok(reports * share <= all)
}

/// Resolves everything anew; entries that are no more go, new and changed ones are written.
fn all(tx: &Transaction<'_>) -> Result<(), Trouble> {
    let (update, effects, outcomes) = {
        let (reports, numbers) = in_force(tx, None)?;
        let corrections = corrections::in_force(tx, None)?;
        keys::clear(tx)?;
        let mut keys = keys::Keys::new(tx);
        resolve_with_rows(&reports, &numbers, &corrections, |row| keys.put(&row))?
    };
    let kept = tx
        .prepare("SELECT id, digest FROM entries")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<HashMap<String, i64>, _>>()?;
    write(tx, update, kept)?;
    let effects: Vec<_> = effects.into_iter().zip(outcomes).collect();
    decided::write(tx, &effects)?;
    outdate(tx)?;
    tx.execute("INSERT INTO derived VALUES (?1)", [RULES_VERSION])?;
    Ok(())
}

/// Writes what an update says, and nothing else.
pub(crate) fn follow(tx: &Transaction<'_>, mut update: Update) -> Result<(), Trouble> {
    let mut ids: BTreeSet<String> = std::mem::take(&mut update.gone);
    ids.extend(update.reports_gone.iter().map(|r| format!("report {r}")));
    ids.extend(update.reports.iter().map(|r| format!("report {}", r.id)));
    ids.extend(update.origins_gone.iter().map(|r| format!("origin {r}")));
    let firsts = update.origins.iter().filter_map(|o| o.reports.first());
    ids.extend(firsts.map(|r| format!("origin {r}")));
    ids.extend(update.persons.iter().map(|e| e.0.id.clone()));
    ids.extend(update.offices.iter().map(|e| e.id.clone()));
    ids.extend(update.holders.iter().map(|e| e.1.id.clone()));
    ids.extend(update.encounters.iter().map(|e| e.id.clone()));
    ids.extend(update.quotes.iter().map(|e| e.id.clone()));
    ids.extend(update.memberships.iter().map(|e| e.id.clone()));
    ids.extend(update.figures.iter().map(|e| e.id.clone()));
    ids.extend(update.events.iter().map(|e| e.id.clone()));
    let mut kept: HashMap<String, i64> = HashMap::new();
    for id in ids {
        let digest: Option<i64> = tx
            .prepare_cached("SELECT digest FROM entries WHERE id = ?1")?
            .query_row([&id], |row| row.get(0))
            .optional()?;
        kept.extend(digest.map(|d| (id, d)));
    }
    let mut keys = keys::Keys::new(tx);
    for row in &update.rows_gone {
        keys.remove(row)?;
    }
    for row in &update.rows {
        keys.put(row)?;
    }
    for (report, origin) in &update.renumbered {
        keys.renumber(*report, *origin)?;
    }
    write(tx, update, kept)
}

/// Writes the entries of an update; those of `kept` that are not among them go. Each is let go of as soon as it is
/// written: what is written waits in memory for the commit, and both need not fit at once.
fn write(tx: &Transaction<'_>, update: Update, kept: HashMap<String, i64>) -> Result<(), Trouble> {
    let acting: BTreeMap<_, _> = update
        .persons
        .iter()
        .map(|(p, _)| (p.id.clone(), p.countries.clone()))
        .collect();
    let mut rows = Rows { tx, acting, kept };
    for report in update.reports {
        if rows.begins(&format!("report {}", report.id), &report)? {
            rows.report(&report)?;
        }
    }
    for origin in update.origins {
        let Some(first) = origin.reports.first() else {
            continue;
        };
        if rows.begins(&format!("origin {first}"), &origin)? {
            rows.origin(first, &origin)?;
        }
    }
    for (person, counts) in update.persons {
        if rows.begins(&person.id, &(&person, &counts))? {
            rows.person(&person, &counts)?;
        }
    }
    for office in update.offices {
        if rows.begins(&office.id, &office)? {
            rows.office(&office)?;
        }
    }
    for (office, holder) in update.holders {
        if rows.begins(&holder.id, &(&office, &holder))? {
            rows.holder(&office, &holder)?;
        }
    }
    for entry in update.encounters {
        let countries = rows.taking_part(&entry)?;
        if rows.begins(&entry.id, &(&countries, &entry))? {
            rows.encounter(entry, &countries)?;
        }
    }
    for quote in update.quotes {
        let countries = rows.speaking(&quote)?;
        if rows.begins(&quote.id, &(&countries, &quote))? {
            rows.quote(quote, &countries)?;
        }
    }
    for m in update.memberships {
        if rows.begins(&m.id, &m)? {
            rows.membership(m)?;
        }
    }
    for f in update.figures {
        if rows.begins(&f.id, &f)? {
            rows.figure(f)?;
        }
    }
    for v in update.events {
        if rows.begins(&v.id, &v)? {
            rows.event(v)?;
        }
    }
    let gone: BTreeSet<String> = std::mem::take(&mut rows.kept).into_keys().collect();
    for id in gone {
        rows.remove(&id)?;
        tx.prepare_cached("DELETE FROM entries WHERE id = ?1")?
            .execute([id])?;
    }
    Ok(())
}

/// Says that the tables no longer hold what the ledger gives.
pub(crate) fn outdate(tx: &Transaction<'_>) -> Result<(), rusqlite::Error> {
    tx.execute("DELETE FROM derived", [])?;
    Ok(())
}
