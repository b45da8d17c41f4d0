//! What a change can have to do with, in one stage.

use super::kept::{DayNumbers, Kept, Place, numbers};
use super::part::Part;
use super::view::{View, World};
use super::{Stop, Unit, Units};
use crate::case::At;
use std::collections::{BTreeMap, BTreeSet};

/// Claims that are compared with members, and claims that are to be members.
pub(super) type More = (BTreeSet<Place>, BTreeSet<Place>);

/// A stage that is closed over.
pub(super) trait Stage<K: Kept> {
    /// The units of the claims in the view. Of the pairs those may be left out by which no member reaches others: that
    /// do not have a member on one side alone.
    fn units(&self, world: World, view: &View<'_>, is_member: &dyn Fn(At) -> bool) -> Units;

    /// What there is beyond what keys say.
    fn more(
        &mut self,
        part: &Part<'_, K>,
        members: &BTreeSet<Place>,
    ) -> Result<More, Stop<K::Error>>;
}

struct Keyed<F>(F);

impl<K: Kept, F: Fn(&View<'_>, &dyn Fn(At) -> bool) -> Units> Stage<K> for Keyed<F> {
    fn units(&self, _: World, view: &View<'_>, is_member: &dyn Fn(At) -> bool) -> Units {
        self.0(view, is_member)
    }

    fn more(&mut self, _: &Part<'_, K>, _: &BTreeSet<Place>) -> Result<More, Stop<K::Error>> {
        Ok((BTreeSet::new(), BTreeSet::new()))
    }
}

/// What [`Part::close_stage`] found.
pub(super) struct Closed {
    pub(super) members: BTreeSet<Place>,
    pub(super) all: BTreeSet<Place>,
}

/// Which units are reached by pairs from those given, at whatever remove.
fn reached(pairs: &[(usize, usize)], mut from: Vec<bool>) -> Vec<bool> {
    let mut beside: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(a, b) in pairs {
        beside.entry(a).or_default().push(b);
        beside.entry(b).or_default().push(a);
    }
    let mut open: Vec<usize> = (0..from.len()).filter(|&i| from[i]).collect();
    while let Some(i) = open.pop() {
        for &j in beside.get(&i).into_iter().flatten() {
            if !from[j] {
                from[j] = true;
                open.push(j);
            }
        }
    }
    from
}

impl<K: Kept> Part<'_, K> {
    /// [`Part::close_stage`] for a stage whose keys say all.
    pub(super) fn close(
        &mut self,
        touched: &BTreeSet<Place>,
        units: impl Fn(&View<'_>, &dyn Fn(At) -> bool) -> Units,
    ) -> Result<Closed, Stop<K::Error>> {
        self.close_stage(touched, &mut Keyed(units))
    }

    /// The claims that can have to do with those touched, in either world and at whatever remove; and besides
    /// them what they were compared with.
    pub(super) fn close_stage(
        &mut self,
        touched: &BTreeSet<Place>,
        stage: &mut impl Stage<K>,
    ) -> Result<Closed, Stop<K::Error>> {
        let mut members = touched.clone();
        let mut all = touched.clone();
        let mut asked: BTreeSet<(u64, DayNumbers)> = BTreeSet::new();
        for &at in touched {
            self.load(at)?;
        }
        loop {
            let (mut found, mut joined) = stage.more(self, &members)?;
            for &at in found.union(&joined) {
                if all.insert(at) {
                    self.load(at)?;
                }
            }
            let before = (members.len(), all.len());
            let mut questions: BTreeSet<(u64, DayNumbers)> = BTreeSet::new();
            for &world in self.worlds() {
                let view = self.view(world, &all);
                let is_member = |at: At| members.contains(&view.place(at));
                let Units { units, pairs } = stage.units(world, &view, &is_member);
                let member = |u: &Unit| u.claims.iter().any(|&at| is_member(at));
                let from = units.iter().map(member).collect();
                for (unit, _) in units.iter().zip(reached(&pairs, from)).filter(|u| u.1) {
                    questions.extend(unit.keys.iter().map(|k| (*k, numbers(unit.days))));
                    joined.extend(unit.claims.iter().map(|&at| view.place(at)));
                }
            }
            for question in questions {
                if asked.insert(question) {
                    for at in self.kept.block(question.0, question.1)? {
                        found.insert(self.here(at));
                    }
                }
            }
            for &at in found.iter().chain(&joined) {
                if all.insert(at) {
                    self.load(at)?;
                }
            }
            members.extend(joined);
            if before == (members.len(), all.len()) {
                return Ok(Closed { members, all });
            }
        }
    }
}
