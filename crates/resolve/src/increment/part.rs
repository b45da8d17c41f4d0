//! The part of the claims that a change can have to do with, as it was and as it is.

use super::kept::{Change, Kept, KeptSighting, Place, ReportKey, days};
use super::looks::places;
use super::ruled::Ruling;
use super::view::World;
use super::{Decisions, Stop, type_of};
use crate::case::Case;
use crate::corrections::{OfReport, Rulings};
use crate::input::ReportFacts;
use crate::persons::Slot;
use crate::record::ReportMeta;
use crate::when::Days;
use sidelines_facts::{CountryCode, Fact};
use std::collections::{BTreeMap, BTreeSet};

/// More claims than this are resolved faster all at once.
const MOST: usize = 60_000;

/// Name and countries of a person.
pub(super) type Shown = (String, Vec<CountryCode>);

/// A person as a report of the part knows them.
pub(super) struct SeenHere {
    pub(super) sighting: KeptSighting,
    /// Id of the person before the change.
    person: String,
    pub(super) places: Vec<(usize, Slot)>,
}

impl SeenHere {
    fn of((sighting, person): (KeptSighting, String)) -> Self {
        Self {
            places: places(&sighting),
            sighting,
            person,
        }
    }
}

/// A report of the part.
pub(super) struct Loaded {
    pub(super) meta: ReportMeta,
    pub(super) written: Option<Days>,
    /// Numbers of its origin in the two worlds.
    pub(super) origin: (i64, i64),
    pub(super) facts: BTreeMap<usize, Option<Fact>>,
    /// As it knows people, where it does in both worlds alike: in the old one.
    sightings: Option<Vec<SeenHere>>,
    /// In the new one, where that differs and the report did not change.
    seen_now: Option<Vec<SeenHere>>,
    /// What corrections come to in it.
    ruled: Option<OfReport>,
    old: bool,
    new: bool,
}

impl Loaded {
    fn see(&mut self, sightings: impl Iterator<Item = (KeptSighting, String)>) {
        self.sightings = Some(sightings.map(SeenHere::of).collect());
    }

    /// Whom the report knows in a world.
    pub(super) fn seen(&self, world: World) -> &[SeenHere] {
        let now = self.seen_now.as_ref().filter(|_| world == World::New);
        now.or(self.sightings.as_ref()).map_or(&[], Vec::as_slice)
    }

    /// The days of publication.
    pub(super) fn published(&self) -> Option<Days> {
        self.meta.published.as_ref().and_then(Days::of)
    }

    pub(super) fn is_in(&self, world: World) -> bool {
        match world {
            World::Old => self.old,
            World::New => self.new,
        }
    }
}

/// The claims at hand. A report that changed has two numbers: its own as it is, one below zero as it was.
pub(super) struct Part<'k, K: Kept> {
    pub(super) kept: &'k K,
    pub(super) reports: BTreeMap<ReportKey, Loaded>,
    /// The numbers below zero, by the number under which the rows have the report.
    was: BTreeMap<ReportKey, ReportKey>,
    /// Whose looks are now, of those that were grouped anew.
    pub(super) moved: BTreeMap<u64, String>,
    /// Names and countries of people in the two worlds, as far as asked for.
    pub(super) persons: BTreeMap<String, Option<Shown>>,
    /// Numbers of origins that are others now.
    pub(super) origins: BTreeMap<ReportKey, i64>,
    pub(super) renamed: BTreeMap<String, Shown>,
    /// What people decided.
    pub(super) rulings: Rulings,
    /// What that comes to in reports that did not change, where it is something else now.
    pub(super) ruled: BTreeMap<ReportKey, Ruling>,
    /// Whether claims of reports that did not change are otherwise in the one world than in the other: who is meant in
    /// them, or with which reports theirs share copy.
    pub(super) others_differ: bool,
    loaded: usize,
}

impl<'k, K: Kept> Part<'k, K> {
    pub(super) fn new(
        kept: &'k K,
        changes: &[Change],
        decisions: Decisions,
        ruled: BTreeMap<ReportKey, Ruling>,
    ) -> Result<Self, Stop<K::Error>> {
        let mut part = Self {
            kept,
            reports: BTreeMap::new(),
            was: BTreeMap::new(),
            moved: BTreeMap::new(),
            persons: BTreeMap::new(),
            origins: BTreeMap::new(),
            renamed: BTreeMap::new(),
            rulings: Rulings::listing(decisions.list.into()),
            ruled,
            others_differ: true,
            loaded: 0,
        };
        for ruling in part.ruled.values() {
            for world in [World::Old, World::New] {
                part.makes_sense(ruling.of(world))?;
            }
        }
        for (i, change) in (1..).zip(changes) {
            if let Some((key, report)) = &change.old {
                let alias: ReportKey = -i;
                part.was.insert(*key, alias);
                let standing = kept.standing(*key)?.ok_or(Stop::TooFar)?;
                let sightings = kept.sightings(*key)?.into_iter();
                let mut loaded = Loaded::whole(report, standing.written.map(days));
                loaded.origin = (standing.origin, standing.origin);
                loaded.old = true;
                loaded.ruled = part.ruled(kept.ruling(*key)?)?;
                loaded.see(sightings.map(|(s, person)| {
                    let sighting = KeptSighting { report: alias, ..s };
                    (sighting, person)
                }));
                part.reports.insert(alias, loaded);
            }
        }
        for change in changes {
            if let Some((key, report)) = &change.new {
                let mut loaded = Loaded::whole(report, None);
                loaded.ruled = part.ruled(decisions.rulings.get(key).cloned().flatten())?;
                let mut rulings = part.rulings.clone();
                if let Some(ruled) = &loaded.ruled {
                    rulings.put(0, ruled).ok_or(Stop::TooFar)?;
                }
                loaded.written = Case::alone(report, rulings).written[0];
                loaded.origin = (*key, *key);
                loaded.new = true;
                part.reports.insert(*key, loaded);
            }
        }
        Ok(part)
    }

    /// What corrections come to in a report, read.
    fn ruled(&self, kept: Option<String>) -> Result<Option<OfReport>, Stop<K::Error>> {
        let read = |kept: String| serde_json::from_str(&kept).map_err(|_| Stop::TooFar);
        let ruled: Option<OfReport> = kept.map(read).transpose()?;
        if let Some(ruled) = &ruled {
            self.makes_sense(ruled)?;
        }
        Ok(ruled)
    }

    /// What is read must speak of the corrections that there are.
    fn makes_sense(&self, ruled: &OfReport) -> Result<(), Stop<K::Error>> {
        self.rulings.clone().put(0, ruled).ok_or(Stop::TooFar)
    }

    /// What corrections come to in a report that is at hand.
    pub(super) fn ruling<'r>(
        &'r self,
        key: ReportKey,
        report: &'r Loaded,
        world: World,
    ) -> Option<&'r OfReport> {
        match self.ruled.get(&key) {
            Some(ruling) => Some(ruling.of(world)),
            None => report.ruled.as_ref(),
        }
    }

    /// Ids of the corrections that speak of any of the claims now.
    pub(super) fn speaking_of(
        &self,
        claims: &BTreeSet<Place>,
    ) -> Result<BTreeSet<String>, Stop<K::Error>> {
        let mut out = BTreeSet::new();
        for &(key, i) in claims {
            let kept;
            let ruling = match (self.ruled.get(&key), self.reports.get(&key)) {
                (Some(ruling), _) => Some(ruling.of(World::New)),
                (None, Some(report)) => report.ruled.as_ref(),
                (None, None) => {
                    kept = self.ruled(self.kept.ruling(key)?)?;
                    kept.as_ref()
                }
            };
            out.extend(ruling.into_iter().flat_map(|r| r.marks(i).iter().cloned()));
        }
        Ok(out)
    }

    /// A row's claim by the number that its report has here.
    pub(super) fn here(&self, at: Place) -> Place {
        (self.key(at.0), at.1)
    }

    /// A row's report by the number that it has here.
    pub(super) fn key(&self, report: ReportKey) -> ReportKey {
        self.was.get(&report).copied().unwrap_or(report)
    }

    /// The number under which the rows have a report.
    pub(super) fn row_key(&self, report: ReportKey) -> ReportKey {
        let was = self.was.iter().find(|(_, alias)| **alias == report);
        was.map_or(report, |(key, _)| *key)
    }

    /// The worlds that a closure must look at: what hangs together in one that lacks some claims, and is the same
    /// otherwise, does so in the other as well.
    pub(super) fn worlds(&self) -> &'static [World] {
        let has = |world| {
            let mut changed = self.reports.values().filter(|r| r.old != r.new);
            changed.any(|r| r.is_in(world))
        };
        match (has(World::Old), has(World::New)) {
            (false, true) if !self.others_differ => &[World::New],
            (true, false) if !self.others_differ => &[World::Old],
            _ => &[World::Old, World::New],
        }
    }

    /// All claims of the reports that changed.
    pub(super) fn changed(&self) -> BTreeSet<Place> {
        let changed = self.reports.iter().filter(|(_, r)| r.old != r.new);
        changed
            .flat_map(|(&key, r)| r.facts.keys().map(move |&i| (key, i)))
            .collect()
    }

    /// The reports that changed, as they were and as they are.
    pub(super) fn changed_reports(&self) -> BTreeSet<ReportKey> {
        let changed = self.reports.iter().filter(|(_, r)| r.old != r.new);
        changed.map(|(&key, _)| key).collect()
    }

    pub(super) fn report(&mut self, key: ReportKey) -> Result<&mut Loaded, Stop<K::Error>> {
        if !self.reports.contains_key(&key) {
            let standing = self.kept.standing(key)?.ok_or(Stop::TooFar)?;
            let now = self.origins.get(&key).copied();
            let ruled = if self.rulings.list().is_empty() || self.ruled.contains_key(&key) {
                None
            } else {
                self.ruled(self.kept.ruling(key)?)?
            };
            self.reports.insert(
                key,
                Loaded {
                    written: standing.written.map(days),
                    origin: (standing.origin, now.unwrap_or(standing.origin)),
                    meta: standing.meta,
                    facts: BTreeMap::new(),
                    sightings: None,
                    seen_now: None,
                    ruled,
                    old: true,
                    new: true,
                },
            );
        }
        self.reports.get_mut(&key).ok_or(Stop::TooFar)
    }

    /// Whether a claim counts in a world.
    pub(super) fn is_in(&self, at: Place, world: World) -> bool {
        self.reports.get(&at.0).is_none_or(|r| r.is_in(world))
    }

    /// Has the claim at hand, and who is meant in its report.
    pub(super) fn load(&mut self, at: Place) -> Result<(), Stop<K::Error>> {
        let kept = self.kept;
        let report = self.report(at.0)?;
        if report.sightings.is_none() {
            report.see(kept.sightings(at.0)?.into_iter());
        }
        if report.facts.contains_key(&at.1) {
            return Ok(());
        }
        let fact = kept.fact(at)?;
        report.facts.insert(at.1, fact);
        self.count()
    }

    /// Has all claims of a type of a report at hand.
    pub(super) fn load_all(
        &mut self,
        report: ReportKey,
        of: &str,
    ) -> Result<Vec<Place>, Stop<K::Error>> {
        let kept = self.kept;
        let loaded = self.report(report)?;
        // Of a report that changed all is at hand.
        if loaded.old == loaded.new {
            for (i, fact) in kept.facts(report, of)? {
                loaded.facts.entry(i).or_insert(Some(fact));
            }
            if loaded.sightings.is_none() {
                loaded.see(kept.sightings(report)?.into_iter());
            }
        }
        let facts = loaded.facts.iter();
        let places = facts
            .filter(|(_, f)| f.as_ref().is_some_and(|f| type_of(f) == of))
            .map(|(&i, _)| (report, i))
            .collect();
        self.count()?;
        Ok(places)
    }

    fn count(&mut self) -> Result<(), Stop<K::Error>> {
        self.loaded += 1;
        if self.loaded > MOST {
            Err(Stop::TooFar)
        } else {
            Ok(())
        }
    }

    pub(super) fn fact(&self, at: Place) -> Option<&Fact> {
        self.reports.get(&at.0)?.facts.get(&at.1)?.as_ref()
    }

    /// Whom a report knows now; one that did not change knew others before.
    pub(super) fn set_sightings(&mut self, report: ReportKey, sightings: Vec<KeptSighting>) {
        if let Some(loaded) = self.reports.get_mut(&report) {
            let seen = sightings.into_iter().map(|s| {
                let as_before = loaded.sightings.iter().flatten();
                let mut as_before = as_before.filter(|seen| seen.sighting.look == s.look);
                let person = as_before.next().map(|seen| seen.person.clone());
                SeenHere::of((s, person.unwrap_or_default()))
            });
            let seen = seen.collect();
            if loaded.old == loaded.new {
                loaded.seen_now = Some(seen);
            } else {
                loaded.sightings = Some(seen);
            }
        }
    }

    /// Whom a report knows in a world.
    pub(super) fn sightings(&self, report: ReportKey, world: World) -> &[SeenHere] {
        let loaded = self.reports.get(&report);
        loaded.map_or(&[], |r| r.seen(world))
    }

    /// Whose a look is.
    pub(super) fn whose(&self, look: u64, world: World) -> Result<Option<String>, Stop<K::Error>> {
        if let (World::New, Some(person)) = (world, self.moved.get(&look)) {
            return Ok(Some(person.clone()));
        }
        Ok(self.kept.whose(look)?)
    }

    /// Who is meant in a sighting.
    pub(super) fn meant<'s>(&'s self, seen: &'s SeenHere, world: World) -> &'s str {
        match (world, self.moved.get(&seen.sighting.look)) {
            (World::New, Some(person)) => person,
            _ => &seen.person,
        }
    }

    /// Name and countries of a person.
    pub(super) fn person(
        &mut self,
        id: &str,
        world: World,
    ) -> Result<Option<Shown>, Stop<K::Error>> {
        if let (World::New, Some(now)) = (world, self.renamed.get(id)) {
            return Ok(Some(now.clone()));
        }
        if !self.persons.contains_key(id) {
            let person = self.kept.person(id)?;
            self.persons.insert(id.to_owned(), person);
        }
        Ok(self.persons.get(id).cloned().flatten())
    }

    /// Asks for the names of all whom the reports of these claims name.
    pub(super) fn name_all(&mut self, claims: &BTreeSet<Place>) -> Result<(), Stop<K::Error>> {
        let reports: BTreeSet<ReportKey> = claims.iter().map(|at| at.0).collect();
        let mut ids: BTreeSet<String> = BTreeSet::new();
        for report in reports {
            for s in self.sightings(report, World::New) {
                ids.insert(self.meant(s, World::New).to_owned());
            }
        }
        for id in ids {
            self.person(&id, World::New)?;
        }
        Ok(())
    }

    /// Whether the report is one that changed.
    pub(super) fn has_changed(&self, report: ReportKey) -> bool {
        self.reports.get(&report).is_some_and(|r| r.old != r.new)
    }
}

impl Loaded {
    fn whole(report: &ReportFacts, written: Option<Days>) -> Self {
        Self {
            meta: report.meta.clone(),
            written,
            origin: (0, 0),
            facts: (0..).zip(report.facts.iter().cloned().map(Some)).collect(),
            sightings: Some(Vec::new()),
            seen_now: None,
            ruled: None,
            old: false,
            new: false,
        }
    }
}
