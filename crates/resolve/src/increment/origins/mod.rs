//! Which reports have one origin after the change.
//!
//! A report that comes joins origins. One that goes can part them, and one that comes before its very copies is compared
//! in their place: of these origins all is compared again, if they are not large. Where a row of words becomes too
//! common to count, or no longer is, nothing is followed.

mod copies;
mod parted;

use super::kept::{Change, Kept, Place, ReportKey, Row};
use super::part::Part;
use super::view::World;
use super::{Progress, Stop};
use crate::input::ReportFacts;
use crate::record::{Origin, OriginJoin};
use crate::sources::{copies_key, folded_agency, is_copy};
use crate::when::Days;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The claims of more reports than this are resolved faster with all others.
const MOST: usize = 2_000;
/// Between numbers that are tried for a new origin: far from all keys of reports.
const STEP: i64 = 1 << 40;

/// An origin in the making.
struct Working {
    origin: Origin,
    keys: BTreeSet<ReportKey>,
    /// The reports of each origin that it was before the change.
    was: Vec<BTreeSet<ReportKey>>,
    /// The first reports of those origins.
    firsts: Vec<String>,
}

#[derive(Default)]
struct Origins {
    working: BTreeMap<i64, Working>,
    /// Where origins with these numbers went.
    now: BTreeMap<i64, i64>,
    /// Fingerprints that first reports bring and take; those that go by the numbers that rows have.
    come: BTreeMap<u64, BTreeSet<ReportKey>>,
    gone: BTreeMap<u64, BTreeSet<ReportKey>>,
    /// Of reports that come: by key of copies, by agency.
    copies: BTreeMap<u64, Vec<ReportKey>>,
    agencies: BTreeMap<String, ReportKey>,
    coming: BTreeMap<ReportKey, Vec<u64>>,
    leaving: BTreeSet<ReportKey>,
    /// The numbers of those that were read anew and stand where they stood, by the ones they had.
    stays: BTreeMap<ReportKey, ReportKey>,
    /// First reports of very copies that no longer are.
    replaced: BTreeSet<ReportKey>,
    /// Reports of origins to be compared again.
    again: BTreeSet<ReportKey>,
}

fn prints(report: &ReportFacts) -> BTreeSet<u64> {
    report.fingerprints.iter().copied().collect()
}

fn row(key: ReportKey, report: &ReportFacts, written: Option<(i32, i32)>, origin: i64) -> Row {
    let prints = prints(report);
    Row::Report {
        report: key,
        published: report
            .meta
            .published
            .as_ref()
            .and_then(Days::of)
            .map(|d| (d.first, d.last)),
        written,
        origin,
        agency: folded_agency(&report.meta),
        copies: copies_key(&prints),
        prints: prints.len(),
    }
}

/// Whether a report read anew stands where it stood: the same words under the same id.
fn stays(change: &Change) -> Option<(ReportKey, ReportKey)> {
    let (Some((was, old)), Some((is, new))) = (&change.old, &change.new) else {
        return None;
    };
    let same = new.meta.id == old.meta.id
        && prints(new) == prints(old)
        && folded_agency(&new.meta) == folded_agency(&old.meta);
    same.then_some((*was, *is))
}

/// Brings origins up to date; returns the claims of those reports that have an origin in common with others now and
/// had none, or no longer have.
pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    changes: &[Change],
    progress: &mut Progress,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    let mut origins = Origins::default();
    for change in changes {
        match (stays(change), &change.old) {
            (Some((was, is)), _) => {
                origins.stays.insert(was, is);
            }
            (None, Some((key, _))) => {
                origins.leaving.insert(*key);
            }
            (None, None) => {}
        }
    }
    let written = |part: &Part<'_, K>, key: ReportKey| {
        let days = part.reports.get(&key).and_then(|r| r.written);
        days.map(|d| (d.first, d.last))
    };
    let mut coming: Vec<(ReportKey, &ReportFacts)> = Vec::new();
    for change in changes {
        let stays = stays(change).is_some();
        if let Some((key, old)) = &change.old {
            let alias = part.key(*key);
            let number = part.reports.get(&alias).map_or(0, |r| r.origin.0);
            progress.gone(row(*key, old, written(part, alias), number));
            match &change.new {
                Some((is, new)) if stays => {
                    if let Some(report) = part.reports.get_mut(is) {
                        report.origin = (number, number);
                    }
                    progress.come(row(*is, new, written(part, *is), number));
                    for print in prints(old) {
                        if part.kept.prints(print, usize::MAX)?.contains(key) {
                            progress.gone(Row::Print {
                                print,
                                report: *key,
                            });
                            progress.come(Row::Print { print, report: *is });
                        }
                    }
                }
                _ => origins.leave(part, progress, (*key, old), number)?,
            }
        }
        if let (Some((key, new)), false) = (&change.new, stays) {
            coming.push((*key, new));
        }
    }
    // The first of very copies is the one whose id comes first.
    coming.sort_by(|a, b| a.1.meta.id.cmp(&b.1.meta.id));
    for (key, new) in &coming {
        origins.join(part, progress, *key, new)?;
    }
    let mut touched = origins.compare_again(part)?;
    origins.check_boilerplate(part)?;
    let mut number_of: BTreeMap<ReportKey, i64> = BTreeMap::new();
    for (number, working) in origins.working {
        progress.update.origins_gone.extend(working.firsts);
        let mut was = working.was;
        was.sort_by_key(|w| std::cmp::Reverse(w.len()));
        touched.extend(was.iter().skip(1).flatten());
        number_of.extend(working.keys.iter().map(|&key| (key, number)));
        let mut origin = working.origin;
        if !origin.reports.is_empty() {
            origin.reports.sort();
            origin.joins.sort();
            progress.update.origins.push(origin);
        }
    }
    for (key, number) in &number_of {
        if let Some(loaded) = part.reports.get_mut(key) {
            loaded.origin.1 = *number;
        }
    }
    for (key, new) in coming {
        let number = number_of.remove(&key).unwrap_or(key);
        progress.come(row(key, new, written(part, key), number));
    }
    part.origins = number_of.clone();
    progress.update.renumbered = number_of;
    claims(part, &touched)
}

/// All claims of the reports.
fn claims<K: Kept>(
    part: &mut Part<'_, K>,
    reports: &BTreeSet<ReportKey>,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    if reports.len() > MOST {
        return Err(Stop::TooFar);
    }
    let mut out = BTreeSet::new();
    for &report in reports {
        if part.is_in((report, 0), World::New) {
            for of in [
                "encounter",
                "holder",
                "quote",
                "membership",
                "figure",
                "event",
            ] {
                out.extend(part.load_all(report, of)?);
            }
        }
    }
    Ok(out)
}

impl Origins {
    /// A report of the rows by the number that it has now.
    fn here(&self, report: ReportKey) -> ReportKey {
        self.stays.get(&report).copied().unwrap_or(report)
    }

    /// The number by which the rows have a report.
    fn row_key(&self, report: ReportKey) -> ReportKey {
        let was = self.stays.iter().find(|(_, now)| **now == report);
        was.map_or(report, |(was, _)| *was)
    }

    /// Has an origin at hand.
    fn hold<K: Kept>(&mut self, part: &Part<'_, K>, number: i64) -> Result<(), Stop<K::Error>> {
        if self.working.contains_key(&number) {
            return Ok(());
        }
        let (origin, keys) = part.kept.origin(number)?.ok_or(Stop::TooFar)?;
        let keys: BTreeSet<ReportKey> = keys.into_iter().map(|k| self.here(k)).collect();
        let working = Working {
            firsts: origin.reports.first().cloned().into_iter().collect(),
            was: vec![keys.clone()],
            keys,
            origin,
        };
        self.working.insert(number, working);
        Ok(())
    }

    /// A number from `number` on that no origin has or had.
    fn free<K: Kept>(&self, part: &Part<'_, K>, number: i64) -> Result<i64, Stop<K::Error>> {
        let mut free = number;
        while self.working.contains_key(&free)
            || self.now.contains_key(&free)
            || part.kept.origin(free)?.is_some()
        {
            free -= STEP;
        }
        Ok(free)
    }

    /// Takes a report out.
    fn leave<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        progress: &mut Progress,
        (key, old): (ReportKey, &ReportFacts),
        number: i64,
    ) -> Result<(), Stop<K::Error>> {
        self.hold(part, number)?;
        let Some(working) = self.working.get_mut(&number) else {
            return Err(Stop::TooFar);
        };
        let id = &old.meta.id;
        working.origin.reports.retain(|r| r != id);
        working.keys.remove(&key);
        for was in &mut working.was {
            was.remove(&key);
        }
        if working
            .origin
            .joins
            .iter()
            .any(|j| j.a == *id || j.b == *id)
        {
            self.again.extend(&working.keys);
        }
        let prints = prints(old);
        let Some(copies) = copies_key(&prints) else {
            return Ok(());
        };
        let Some(print) = prints.first() else {
            return Ok(());
        };
        if !part.kept.prints(*print, usize::MAX)?.contains(&key) {
            return Ok(());
        }
        self.take(progress, key, &prints);
        // The next of its copies is compared in its place.
        let mut next: Option<(String, ReportKey)> = None;
        for copy in part.kept.copies(copies)? {
            if self.leaving.contains(&copy) {
                continue;
            }
            let copy = self.here(copy);
            let id = part.report(copy)?.meta.id.clone();
            if next.as_ref().is_none_or(|n| id < n.0) {
                next = Some((id, copy));
            }
        }
        if let Some((_, next)) = next {
            self.bring(progress, next, &prints);
        }
        Ok(())
    }

    /// A first report of very copies no longer stands for them.
    fn take(&mut self, progress: &mut Progress, key: ReportKey, prints: &BTreeSet<u64>) {
        self.replaced.insert(key);
        let row = self.row_key(key);
        for &print in prints {
            let was_to_come = progress
                .update
                .rows
                .remove(&Row::Print { print, report: key });
            let come = self.come.get_mut(&print).is_some_and(|c| c.remove(&key));
            if !was_to_come || !come {
                progress.gone(Row::Print { print, report: row });
                self.gone.entry(print).or_default().insert(row);
            }
        }
    }

    /// A report stands for very copies as the first of them.
    fn bring(&mut self, progress: &mut Progress, key: ReportKey, prints: &BTreeSet<u64>) {
        self.replaced.remove(&key);
        for &print in prints {
            progress.come(Row::Print { print, report: key });
            self.come.entry(print).or_default().insert(key);
        }
    }

    /// Puts a report where it belongs.
    fn join<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        progress: &mut Progress,
        key: ReportKey,
        new: &ReportFacts,
    ) -> Result<(), Stop<K::Error>> {
        let id = new.meta.id.clone();
        let prints = prints(new);
        self.coming.insert(key, new.fingerprints.clone());
        let mut home = self.free(part, key)?;
        let alone = Working {
            origin: Origin {
                reports: vec![id.clone()],
                joins: Vec::new(),
            },
            keys: BTreeSet::from([key]),
            was: Vec::new(),
            firsts: Vec::new(),
        };
        self.working.insert(home, alone);
        if let Some(copies) = copies_key(&prints) {
            match self.first(part, copies)? {
                Some((first, other)) if id < first => {
                    home = self.unite(part, home, other, None)?;
                    self.again.insert(key);
                    self.take(progress, other, &prints);
                    self.bring(progress, key, &prints);
                }
                Some((first, other)) => {
                    let join = OriginJoin {
                        a: first,
                        b: id.clone(),
                        shared: prints.len(),
                        of: prints.len(),
                    };
                    home = self.unite(part, home, other, Some(join))?;
                }
                None => {
                    for (other, shared) in self.sharing(part, &prints)? {
                        let of = self.size(part, other)?.min(prints.len());
                        if !is_copy(shared, of) {
                            continue;
                        }
                        let theirs = part.report(other)?.meta.id.clone();
                        let (a, b) = if theirs < id {
                            (theirs, id.clone())
                        } else {
                            (id.clone(), theirs)
                        };
                        let join = OriginJoin { a, b, shared, of };
                        home = self.unite(part, home, other, Some(join))?;
                    }
                    self.bring(progress, key, &prints);
                }
            }
            self.copies.entry(copies).or_default().push(key);
        }
        let Some(agency) = folded_agency(&new.meta) else {
            return Ok(());
        };
        if let Some(other) = self.agencies.get(&agency).copied() {
            self.unite(part, home, other, None)?;
        } else if let Some(number) = part.kept.agency(&agency)? {
            let number = self.now.get(&number).copied().unwrap_or(number);
            self.hold(part, number)?;
            // Where only the one that left was of it, nobody is any more.
            let other = self
                .working
                .get(&number)
                .and_then(|w| w.keys.first().copied());
            if let Some(other) = other {
                self.unite(part, home, other, None)?;
            }
        }
        self.agencies.insert(agency, key);
        Ok(())
    }

    /// The number under which the origin of a report is at hand.
    fn number<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        report: ReportKey,
    ) -> Result<i64, Stop<K::Error>> {
        let at_hand = self.working.iter().find(|(_, w)| w.keys.contains(&report));
        if let Some((number, _)) = at_hand {
            return Ok(*number);
        }
        let number = part.report(report)?.origin.0;
        self.hold(part, number)?;
        Ok(number)
    }

    /// Makes the origin with a number and that of a report one; the larger one's number stays.
    fn unite<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        home: i64,
        other: ReportKey,
        join: Option<OriginJoin>,
    ) -> Result<i64, Stop<K::Error>> {
        let number = self.number(part, other)?;
        if number == home {
            if let Some(working) = self.working.get_mut(&home) {
                working.origin.joins.extend(join);
            }
            return Ok(home);
        }
        let (Some(mut both), Some(b)) = (self.working.remove(&home), self.working.remove(&number))
        else {
            return Err(Stop::TooFar);
        };
        // A report that is new has no number of its own yet.
        let stays = !both.was.is_empty() && both.keys.len() > b.keys.len();
        let (keep, gone) = if b.was.is_empty() || stays {
            (home, number)
        } else {
            (number, home)
        };
        both.origin.reports.extend(b.origin.reports);
        both.origin.joins.extend(b.origin.joins);
        both.origin.joins.extend(join);
        both.keys.extend(b.keys);
        both.was.extend(b.was);
        both.firsts.extend(b.firsts);
        for now in self.now.values_mut().filter(|n| **n == gone) {
            *now = keep;
        }
        self.now.insert(gone, keep);
        if let Entry::Vacant(place) = self.working.entry(keep) {
            place.insert(both);
        }
        Ok(keep)
    }
}
