//! A change followed where people decided something before or after it.

use crate::add::key_in_force;
use crate::claims::{Trouble, one_in_force};
use crate::corrections;
use crate::derive;
use crate::kept::Tables;
use crate::load::parse;
use crate::rows::json;
use rusqlite::{Transaction, params};
use sidelines_resolve::{
    Change, Correction, CorrectionEffect, Corrections, Decisions, Kept, Outcome, ReportFacts,
    Update, effects, reports_of, settle, update,
};
use std::collections::{BTreeMap, BTreeSet};

/// Brings the record up to date with what these changes touch; `before` are the corrections that were in force where
/// those in force now are others. False where that is too much.
pub(crate) fn follow(
    tx: &Transaction<'_>,
    mut changes: Vec<Change>,
    before: Option<Vec<Correction>>,
) -> Result<bool, Trouble> {
    if !derive::is_small(tx, changes.len())? {
        return Ok(false);
    }
    let now = corrections::in_force(tx, None)?;
    let mut decisions = Decisions::default();
    let mut outcomes = None;
    if spoken_of(&now, before.as_deref(), &changes) {
        let Some(settled) = settled(tx, &now, before.as_deref(), &mut changes)? else {
            return Ok(false);
        };
        (decisions.rulings, outcomes) = (settled.0, Some(settled.1));
    }
    // One came or one went: the longer list has all.
    decisions.list = match before {
        Some(before) if before.len() > now.list.len() => before,
        _ => now.list.clone(),
    };
    let any = !decisions.list.is_empty();
    let tables = Tables { connection: tx };
    let Some(update) = update(&tables, &changes, decisions)? else {
        return Ok(false);
    };
    if any {
        let kept = kept(tx)?;
        let outcomes = outcomes.unwrap_or_else(|| kept.iter().map(|k| k.1.clone()).collect());
        let entries = entries(&now, &kept, &update);
        let now = effects(&now.list, outcomes.clone(), entries);
        write(tx, &now, &outcomes)?;
    }
    derive::follow(tx, update)?;
    Ok(true)
}

/// Whether what corrections come to may be something else: others are in force, or they speak of a report that changed.
fn spoken_of(now: &Corrections, before: Option<&[Correction]>, changes: &[Change]) -> bool {
    let ids: BTreeSet<&str> = changes
        .iter()
        .flat_map(|c| c.old.iter().chain(&c.new))
        .map(|(_, report)| report.meta.id.as_str())
        .collect();
    let mut all = now.list.iter();
    before.is_some() || all.any(|c| reports_of(&c.action).iter().any(|id| ids.contains(id)))
}

/// What corrections come to by report, and what each comes to.
type Settled = (BTreeMap<i64, String>, Vec<Outcome>);

/// Finds all corrections again in the reports that they speak of; where they come to something else in a report, it is
/// among the changes. None where they are too many.
fn settled(
    tx: &Transaction<'_>,
    now: &Corrections,
    before: Option<&[Correction]>,
    changes: &mut Vec<Change>,
) -> Result<Option<Settled>, Trouble> {
    let all = now.list.iter().chain(before.unwrap_or_default());
    let ids: BTreeSet<&str> = all.flat_map(|c| reports_of(&c.action)).collect();
    if ids.len() > changes.len() && !derive::is_small(tx, ids.len())? {
        return Ok(None);
    }
    let mut numbers: BTreeMap<String, i64> = BTreeMap::new();
    let mut reports: Vec<ReportFacts> = Vec::new();
    for id in ids {
        if let Some(key) = key_in_force(tx, id)? {
            numbers.insert(id.to_owned(), key);
            reports.push(one_in_force(tx, key)?);
        }
    }
    let (told, outcomes) = settle(now, &reports);
    let changed: BTreeSet<String> = changes
        .iter()
        .flat_map(|c| &c.new)
        .map(|(_, report)| report.meta.id.clone())
        .collect();
    let tables = Tables { connection: tx };
    let mut rulings: BTreeMap<i64, String> = BTreeMap::new();
    for report in reports {
        let id = &report.meta.id;
        let key = numbers[id];
        let is = told.get(id);
        if !changed.contains(id) {
            if tables.ruling(key)?.as_ref() == is {
                continue;
            }
            changes.push(Change {
                old: Some((key, report.clone())),
                new: Some((key, report.clone())),
            });
        }
        rulings.extend(is.map(|told| (key, told.clone())));
    }
    if derive::is_small(tx, changes.len())? {
        Ok(Some((rulings, outcomes)))
    } else {
        Ok(None)
    }
}

/// What was kept of the effects of corrections.
fn kept(tx: &Transaction<'_>) -> Result<Vec<(CorrectionEffect, Outcome)>, Trouble> {
    let mut select =
        tx.prepare("SELECT entry, outcome FROM correction_effects ORDER BY position")?;
    let mut rows = select.query([])?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        out.push((parse(row, 0)?, parse(row, 1)?));
    }
    Ok(out)
}

/// The entries on which each correction bears after an update.
fn entries(
    now: &Corrections,
    kept: &[(CorrectionEffect, Outcome)],
    update: &Update,
) -> Vec<BTreeSet<String>> {
    let mut by_correction: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut touched: BTreeSet<&str> = update.gone.iter().map(String::as_str).collect();
    for (id, corrections) in update.made() {
        touched.insert(id);
        for correction in corrections {
            let entries = by_correction.entry(correction).or_default();
            entries.insert(id.to_owned());
        }
    }
    for (effect, _) in kept {
        let stays = effect
            .entries
            .iter()
            .filter(|id| !touched.contains(id.as_str()));
        let entries = by_correction.entry(&effect.id).or_default();
        entries.extend(stays.cloned());
    }
    let of = |c: &Correction| by_correction.remove(c.id.as_str()).unwrap_or_default();
    now.list.iter().map(of).collect()
}

/// Writes what has become of corrections.
pub(crate) fn write(
    tx: &Transaction<'_>,
    effects: &[CorrectionEffect],
    outcomes: &[Outcome],
) -> Result<(), Trouble> {
    tx.execute("DELETE FROM correction_effects", [])?;
    for (position, (effect, outcome)) in effects.iter().zip(outcomes).enumerate() {
        tx.prepare_cached("INSERT INTO correction_effects VALUES (?1, ?2, ?3)")?
            .execute(params![position, json(effect)?, json(outcome)?])?;
    }
    Ok(())
}
