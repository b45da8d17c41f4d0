//! Figures after the change.

use super::contacts::replace;
use super::kept::{DayNumbers, Kept, Place, numbers};
use super::part::Part;
use super::said::own_of;
use super::view::World;
use super::{Progress, Stop};
use crate::figures;
use sidelines_facts::Dispute;
use std::collections::{BTreeMap, BTreeSet};

/// Two claims, and what they tell otherwise.
type Contradiction = ((Place, Place), Dispute);

pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    progress: &mut Progress,
) -> Result<(), Stop<K::Error>> {
    let come = touched.iter().all(|&at| !part.is_in(at, World::Old));
    if come && add(part, touched, progress)? {
        return Ok(());
    }
    make_again(part, touched, progress)
}

/// Figures that come contradict others, and end no contradiction: what the entries around them dispute stays, and
/// theirs is added. So nothing that was contradicted before is compared again. False where an entry falls apart.
fn add<K: Kept>(
    part: &mut Part<'_, K>,
    come: &BTreeSet<Place>,
    progress: &mut Progress,
) -> Result<bool, Stop<K::Error>> {
    let closed = part.close(come, |v, _| figures::runs(&v.case))?;
    let view = part.view(World::New, &closed.all);
    let entries = figures::figures(&view.case);
    let (mut made, claimed) = own_of(&view, entries, &closed.members, |e| (&e.id, &e.told));
    let mut more: BTreeMap<String, Vec<Dispute>> = BTreeMap::new();
    let mut became: BTreeMap<String, &String> = BTreeMap::new();
    for (&at, id) in &claimed {
        if let Some(was) = entry_before(part, at)? {
            match became.insert(was.clone(), id) {
                Some(other) if other != id => return Ok(false),
                Some(_) => {}
                None => {
                    let was = part.kept.figure(&was)?.ok_or(Stop::TooFar)?;
                    more.entry(id.clone())
                        .or_default()
                        .extend(was.told.disputes);
                }
            }
        }
    }
    for ((a, b), dispute) in contradictions(part, come)? {
        for at in [a, b] {
            let id = match claimed.get(&at) {
                Some(id) => id.clone(),
                None => entry_before(part, at)?.ok_or(Stop::TooFar)?,
            };
            more.entry(id).or_default().push(dispute.clone());
        }
    }
    for entry in &mut made {
        if let Some(more) = more.remove(&entry.id) {
            figures::dispute_with(entry, more);
        }
    }
    for (id, more) in more {
        let mut entry = part.kept.figure(&id)?.ok_or(Stop::TooFar)?;
        figures::dispute_with(&mut entry, more);
        made.push(entry);
    }
    replace(part, &closed.members, &claimed, progress)?;
    progress.update.figures = made;
    Ok(true)
}

/// The entry of a claim before the change.
fn entry_before<K: Kept>(part: &Part<'_, K>, at: Place) -> Result<Option<String>, Stop<K::Error>> {
    if !part.is_in(at, World::Old) {
        return Ok(None);
    }
    Ok(part.kept.entry_of((part.row_key(at.0), at.1))?)
}

/// Makes the entries again that the change touches, and those that contradicted them or do now.
fn make_again<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    progress: &mut Progress,
) -> Result<(), Stop<K::Error>> {
    let contradicted = contradictions(part, touched)?;
    let mut touched = touched.clone();
    touched.extend(contradicted.into_iter().flat_map(|((a, b), _)| [a, b]));
    let closed = part.close(&touched, |v, _| figures::units(&v.case))?;
    let mut all = closed.all;
    told_by_those_who_differ(part, &mut all)?;
    let view = part.view(World::New, &all);
    let entries = figures::figures(&view.case);
    let entries = own_of(&view, entries, &closed.members, |e| (&e.id, &e.told));
    replace(part, &closed.members, &entries.1, progress)?;
    progress.update.figures = entries.0;
    Ok(())
}

/// What the figures touched contradict, before or after the change: the entries of both say so. Nobody else's
/// entry does, and nothing is closed over contradictions: day by day they lead through the whole record.
fn contradictions<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
) -> Result<Vec<Contradiction>, Stop<K::Error>> {
    let mut all = touched.clone();
    for &at in touched {
        part.load(at)?;
    }
    let mut asked: BTreeSet<(u64, DayNumbers)> = BTreeSet::new();
    for world in [World::Old, World::New] {
        let view = part.view(world, touched);
        for (keys, days) in figures::contrary_keys(&view.case) {
            asked.extend(keys.into_iter().map(|key| (key, numbers(days))));
        }
    }
    for (key, days) in asked {
        for at in part.kept.block(key, days)? {
            let at = part.here(at);
            if all.insert(at) {
                part.load(at)?;
            }
        }
    }
    told_by_those_who_differ(part, &mut all)?;
    let mut contradictions = Vec::new();
    for world in [World::Old, World::New] {
        let view = part.view(world, &all);
        for ((a, b), dispute) in figures::contrary(&view.case) {
            let (a, b) = (view.place(a), view.place(b));
            if touched.contains(&a) || touched.contains(&b) {
                contradictions.push(((a, b), dispute));
            }
        }
    }
    Ok(contradictions)
}

/// Adds all figures of the reports that contradict each other as far as is known: one that tells both values
/// contradicts nobody.
fn told_by_those_who_differ<K: Kept>(
    part: &mut Part<'_, K>,
    all: &mut BTreeSet<Place>,
) -> Result<(), Stop<K::Error>> {
    let mut reports: BTreeSet<i64> = BTreeSet::new();
    for world in [World::Old, World::New] {
        let view = part.view(world, all);
        let pairs = figures::contrary(&view.case).into_iter();
        reports.extend(pairs.flat_map(|((a, b), _)| [view.place(a).0, view.place(b).0]));
    }
    for report in reports {
        all.extend(part.load_all(report, "figure")?);
    }
    Ok(())
}
