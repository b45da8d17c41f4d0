//! A change followed where people decided something before or after it.

use crate::claims::{Trouble, one_in_force};
use crate::derive;
use crate::kept::Tables;
use crate::ledger::key_in_force;
use crate::load::parse;
use crate::rows::json;
use rusqlite::{Transaction, params};
use sidelines_resolve::{
    Change, Correction, CorrectionEffect, Corrections, Decisions, Kept, Outcome, ReportFacts,
    Update, effects, reads_anew, reports_of, settle, update,
};
use std::collections::{BTreeMap, BTreeSet};

/// Of more than one in so many of the reports in force, claims are not read to find corrections again in them.
const SHARE: usize = 4;

/// Brings the record up to date with what these changes touch; with the corrections that were in force before and are
/// now. False where that is too much.
pub(crate) fn follow(
    tx: &Transaction<'_>,
    mut changes: Vec<Change>,
    before: &Corrections,
    now: &Corrections,
) -> Result<bool, Trouble> {
    if !derive::is_small(tx, changes.len(), derive::SHARE)? {
        return Ok(false);
    }
    let Some((rulings, found)) = settled(tx, now, before, &mut changes)? else {
        return Ok(false);
    };
    // One came or one went: the longer list has all.
    let list = if before.list.len() > now.list.len() {
        before.list.clone()
    } else {
        now.list.clone()
    };
    let any = !list.is_empty();
    let tables = Tables { connection: tx };
    let Some(update) = update(&tables, &changes, Decisions { list, rulings })? else {
        return Ok(false);
    };
    if any {
        let kept = kept(tx)?;
        let mut outcomes: BTreeMap<&str, &Outcome> = kept
            .iter()
            .map(|k| (k.1.correction.as_str(), &k.1))
            .collect();
        outcomes.extend(found.iter().map(|o| (o.correction.as_str(), o)));
        let of = |c: &Correction| outcomes.get(c.id.as_str()).copied().cloned();
        let Some(outcomes) = now.list.iter().map(of).collect::<Option<Vec<Outcome>>>() else {
            return Ok(false);
        };
        let entries = entries(now, &kept, &update);
        let effects = effects(&now.list, outcomes.clone(), entries);
        let now: Vec<_> = effects.into_iter().zip(outcomes).collect();
        if now != kept {
            write(tx, &now)?;
        }
    }
    derive::follow(tx, update)?;
    Ok(true)
}

/// The corrections (positions) that can have to do with what changed, and the reports that they speak of: those that
/// came or went or speak of a report that changed, and all that speak of a report that one of these speaks of.
fn spoken_of<'c>(
    all: &[&'c Correction],
    is_new: &dyn Fn(&Correction) -> bool,
    changed: &BTreeSet<&str>,
) -> (BTreeSet<usize>, BTreeSet<&'c str>) {
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let reports: Vec<BTreeSet<&'c str>> = all.iter().map(|c| reports_of(&c.action)).collect();
    for (k, reports) in reports.iter().enumerate() {
        for report in reports {
            of.entry(report).or_default().push(k);
        }
    }
    let own = (0..all.len()).filter(|&k| is_new(all[k]));
    let speaking = changed
        .iter()
        .filter_map(|id| of.get(id))
        .flatten()
        .copied();
    let mut open: Vec<usize> = own.chain(speaking).collect();
    let (mut found, mut ids) = (BTreeSet::new(), BTreeSet::new());
    while let Some(k) = open.pop() {
        if !found.insert(k) {
            continue;
        }
        for &id in &reports[k] {
            if ids.insert(id) {
                open.extend(of.get(id).into_iter().flatten());
            }
        }
    }
    (found, ids)
}

/// What corrections come to by report, where it may be something else than it was, and what each of them comes to.
type Settled = (BTreeMap<i64, Option<String>>, Vec<Outcome>);

/// Finds corrections again in the reports that they speak of; a report that counts as read anew for them is among the
/// changes then. None where they are too many.
fn settled(
    tx: &Transaction<'_>,
    now: &Corrections,
    before: &Corrections,
    changes: &mut Vec<Change>,
) -> Result<Option<Settled>, Trouble> {
    let there = |corrections: &Corrections| -> BTreeSet<String> {
        corrections.list.iter().map(|c| c.id.clone()).collect()
    };
    let (is, was) = (there(now), there(before));
    let gone = before.list.iter().filter(|c| !is.contains(&c.id));
    let all: Vec<&Correction> = now.list.iter().chain(gone).collect();
    let changed = changes.iter().flat_map(|c| c.old.iter().chain(&c.new));
    let changed: BTreeSet<&str> = changed.map(|(_, r)| r.meta.id.as_str()).collect();
    let is_new = |c: &Correction| !is.contains(&c.id) || !was.contains(&c.id);
    let (found, ids) = spoken_of(&all, &is_new, &changed);
    if ids.len() > changes.len() && !derive::is_small(tx, ids.len(), SHARE)? {
        return Ok(None);
    }
    let list = found.into_iter().filter(|&k| k < now.list.len());
    let own = Corrections {
        list: list.map(|k| now.list[k].clone()).collect(),
    };
    let mut numbers: BTreeMap<String, i64> = BTreeMap::new();
    let mut reports: Vec<ReportFacts> = Vec::new();
    for id in ids {
        if let Some(key) = key_in_force(tx, id)? {
            numbers.insert(id.to_owned(), key);
            reports.push(one_in_force(tx, key)?);
        }
    }
    let (mut told, outcomes) = settle(&own, &reports);
    let changed: BTreeSet<i64> = changes.iter().flat_map(|c| &c.new).map(|n| n.0).collect();
    let tables = Tables { connection: tx };
    let mut rulings: BTreeMap<i64, Option<String>> = BTreeMap::new();
    for report in reports {
        let key = numbers[&report.meta.id];
        let is = told.remove(&report.meta.id);
        if !changed.contains(&key) {
            let was = tables.ruling(key)?;
            if was == is {
                continue;
            }
            if reads_anew(&report, was.as_deref(), is.as_deref()) {
                changes.push(Change {
                    old: Some((key, report.clone())),
                    new: Some((key, report)),
                });
            }
        }
        rulings.insert(key, is);
    }
    if derive::is_small(tx, changes.len(), derive::SHARE)? {
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
    effects: &[(CorrectionEffect, Outcome)],
) -> Result<(), Trouble> {
    tx.execute("DELETE FROM correction_effects", [])?;
    for (position, (effect, outcome)) in effects.iter().enumerate() {
        tx.prepare_cached("INSERT INTO correction_effects VALUES (?1, ?2, ?3)")?
            .execute(params![position, json(effect)?, json(outcome)?])?;
    }
    Ok(())
}
