//! Encounters after the change, and what they hang together with.

use super::closure::Closed;
use super::kept::{Kept, Place, ReportKey, Row, numbers};
use super::offices::Offices;
use super::part::Part;
use super::view::World;
use super::{Progress, Stop, type_of};
use crate::encounters;
use crate::holding;
use crate::record::ContactEntry;
use sidelines_facts::{Edtf, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The encounters that are not as they were.
pub(super) struct Contacts {
    /// The claims whose encounters were made again.
    pub(super) members: BTreeSet<Place>,
    /// Those that were.
    pub(super) old: BTreeMap<String, ContactEntry>,
    /// Those that are, in place of them.
    pub(super) new: BTreeMap<String, ContactEntry>,
    /// Of which each of the members is part now.
    claimed: BTreeMap<Place, String>,
    /// Others that were loaded, and whether they changed.
    others: BTreeMap<String, (ContactEntry, bool)>,
    /// Those of them whose parties are others.
    filled: BTreeSet<String>,
}

/// Its date and status: by these, claims tell on which days people are in office.
fn settled(entry: &ContactEntry) -> (Option<Edtf>, Status) {
    (entry.encounter.date.clone(), entry.encounter.status)
}

/// The encounter of an id before the change.
fn kept<K: Kept>(part: &Part<'_, K>, id: &str) -> Result<ContactEntry, Stop<K::Error>> {
    part.kept.encounter(id)?.ok_or(Stop::TooFar)
}

/// `ruled` are those that are to be made again of the claims they are made of, and whether with other values.
pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    ruled: BTreeMap<String, bool>,
    progress: &mut Progress,
) -> Result<Contacts, Stop<K::Error>> {
    let touched: BTreeSet<Place> = touched
        .iter()
        .copied()
        .filter(|at| part.fact(*at).is_some_and(|f| type_of(f) == "encounter"))
        .collect();
    let Closed { members, .. } = part.close(&touched, |view, is_member| {
        encounters::units(&view.case, &view.people, is_member)
    })?;
    // Which of a report's like claims one is, its earlier claims tell.
    let mut all = members.clone();
    let reports: BTreeSet<i64> = members.iter().map(|at| at.0).collect();
    for report in reports {
        all.extend(part.load_all(report, "encounter")?);
    }
    part.name_all(&all)?;
    let (entries, claimed) = {
        let view = part.view(World::New, &all);
        let wanted = |at| members.contains(&view.place(at));
        let entries = encounters::unlinked(&view.case, &view.people, &wanted);
        let key: BTreeMap<&str, usize> = view
            .case
            .reports
            .iter()
            .enumerate()
            .map(|(r, report)| (report.meta.id.as_str(), r))
            .collect();
        let mut claimed: BTreeMap<Place, String> = BTreeMap::new();
        for entry in &entries {
            for claim in &entry.told.claims {
                if let Some(&r) = key.get(claim.report.as_str()) {
                    claimed.insert(view.place((r, claim.index)), entry.id.clone());
                }
            }
        }
        replace(part, &members, &claimed, progress)?;
        (entries, claimed)
    };
    let mut contacts = Contacts {
        old: BTreeMap::new(),
        new: entries.into_iter().map(|e| (e.id.clone(), e)).collect(),
        claimed,
        others: BTreeMap::new(),
        filled: BTreeSet::new(),
        members,
    };
    let mut old: BTreeSet<String> = BTreeSet::new();
    for &at in contacts
        .members
        .iter()
        .filter(|at| part.is_in(**at, World::Old))
    {
        old.extend(part.kept.entry_of((part.row_key(at.0), at.1))?);
    }
    for id in old {
        let entry = kept(part, &id)?;
        progress.update.gone.insert(id.clone());
        contacts.old.insert(id, entry);
    }
    for (id, values) in ruled {
        if !contacts.old.contains_key(&id) {
            contacts.make_again(part, id, values, progress)?;
        }
    }
    contacts.link(part)?;
    for (entries, come) in [(&contacts.old, false), (&contacts.new, true)] {
        for entry in entries.values() {
            for row in super::rows::of_encounter(entry) {
                if come {
                    progress.come(row);
                } else {
                    progress.gone(row);
                }
            }
        }
    }
    Ok(contacts)
}

/// Whose entries the claims were and are. An entry that was made of other claims as well would lose them: the
/// closure would not be one, and nothing of it is used.
pub(super) fn replace<K: Kept>(
    part: &Part<'_, K>,
    members: &BTreeSet<Place>,
    claimed: &BTreeMap<Place, String>,
    progress: &mut Progress,
) -> Result<(), Stop<K::Error>> {
    let mut checked: BTreeSet<String> = BTreeSet::new();
    for &at in members {
        if part.is_in(at, World::Old) {
            let row = (part.row_key(at.0), at.1);
            if let Some(entry) = part.kept.entry_of(row)? {
                if checked.insert(entry.clone()) {
                    let claims = part.kept.claims_of(&entry)?;
                    if claims.iter().any(|c| !members.contains(&part.here(*c))) {
                        return Err(Stop::TooFar);
                    }
                }
                progress.update.gone.insert(entry.clone());
                progress.gone(Row::Entry { at: row, entry });
            }
        }
        if let Some(entry) = claimed.get(&at) {
            progress.come(Row::Entry {
                at,
                entry: entry.clone(),
            });
        }
    }
    if claimed.keys().any(|at| !members.contains(at)) {
        return Err(Stop::TooFar);
    }
    Ok(())
}

impl Contacts {
    /// An encounter of the same claims, of which people decided something else: other values, or only remarks.
    fn make_again<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        id: String,
        values: bool,
        progress: &mut Progress,
    ) -> Result<(), Stop<K::Error>> {
        let was = kept(part, &id)?;
        let claims = part.kept.claims_of(&id)?.into_iter();
        let claims: BTreeSet<Place> = claims.map(|at| part.here(at)).collect();
        let mut is = was.clone();
        if values {
            for &at in &claims {
                part.load(at)?;
            }
            part.name_all(&claims)?;
            let view = part.view(World::New, &claims);
            let own = view.case.claims().map(|(at, _)| at).collect();
            let joins = std::mem::take(&mut is.told.joins);
            let made = encounters::remade(&view.case, &view.people, own, joins);
            is = made.ok_or(Stop::TooFar)?;
            is.id.clone_from(&id);
            if settled(&is) != settled(&was) {
                self.claimed
                    .extend(claims.iter().map(|at| (*at, id.clone())));
                self.members.extend(claims);
            }
        } else {
            is.told.corrections = part.speaking_of(&claims)?.into_iter().collect();
        }
        progress.update.gone.insert(id.clone());
        self.old.insert(id.clone(), was);
        self.new.insert(id, is);
        Ok(())
    }

    /// The encounter that a claim is part of now.
    pub(super) fn id_of<K: Kept>(
        &self,
        part: &Part<'_, K>,
        at: Place,
    ) -> Result<Option<String>, Stop<K::Error>> {
        if self.members.contains(&at) {
            return Ok(self.claimed.get(&at).cloned());
        }
        Ok(part.kept.entry_of((part.row_key(at.0), at.1))?)
    }

    /// Date and status of the encounters of the members, as they were or as they are.
    pub(super) fn all_settled<K: Kept>(
        &self,
        part: &Part<'_, K>,
        world: World,
    ) -> BTreeMap<Place, (Option<Edtf>, Status)> {
        let keys: BTreeSet<ReportKey> = self.members.iter().map(|at| at.0).collect();
        let keys: BTreeMap<&str, ReportKey> = keys
            .into_iter()
            .filter(|key| part.is_in((*key, 0), world))
            .filter_map(|key| Some((part.reports.get(&key)?.meta.id.as_str(), key)))
            .collect();
        let entries = match world {
            World::Old => &self.old,
            World::New => &self.new,
        };
        let mut out = BTreeMap::new();
        for entry in entries.values() {
            for claim in &entry.told.claims {
                if let Some(&key) = keys.get(claim.report.as_str()) {
                    out.insert((key, claim.index), settled(entry));
                }
            }
        }
        out.retain(|at, _| self.members.contains(at));
        out
    }

    /// The encounter as it is now.
    pub(super) fn now<K: Kept>(
        &mut self,
        part: &Part<'_, K>,
        id: &str,
    ) -> Result<Option<&ContactEntry>, Stop<K::Error>> {
        if self.new.contains_key(id) {
            return Ok(self.new.get(id));
        }
        if self.old.contains_key(id) {
            return Ok(None);
        }
        self.other(part, id)?;
        Ok(self.others.get(id).map(|o| &o.0))
    }

    fn other<K: Kept>(
        &mut self,
        part: &Part<'_, K>,
        id: &str,
    ) -> Result<&mut (ContactEntry, bool), Stop<K::Error>> {
        if !self.others.contains_key(id) {
            let entry = kept(part, id)?;
            self.others.insert(id.to_owned(), (entry, false));
        }
        self.others.get_mut(id).ok_or(Stop::TooFar)
    }

    /// Encounters under keys, but for those that were made again.
    fn under<K: Kept>(
        &self,
        part: &Part<'_, K>,
        (keys, days): (BTreeSet<u64>, Option<crate::when::Days>),
        frame: bool,
    ) -> Result<BTreeSet<String>, Stop<K::Error>> {
        let mut out = BTreeSet::new();
        for key in keys {
            out.extend(part.kept.links(key, numbers(days), frame)?);
        }
        out.retain(|id| !self.old.contains_key(id));
        Ok(out)
    }

    /// Sets the links of what was made again, and of what hangs together with it or did.
    fn link<K: Kept>(&mut self, part: &Part<'_, K>) -> Result<(), Stop<K::Error>> {
        // Whose links are to be found again: all that could be held by what changed.
        let mut members: BTreeSet<String> = BTreeSet::new();
        for entry in self.old.values().chain(self.new.values()) {
            members.extend(self.under(part, encounters::frame_keys(entry), false)?);
        }
        // And all that can hold those, or held what was.
        let mut frames: BTreeSet<String> = BTreeSet::new();
        for entry in self.old.values() {
            frames.extend(entry.links.gathering.clone());
            frames.extend(entry.links.visits.iter().cloned());
        }
        for id in &members {
            let entry = &self.other(part, id)?.0;
            frames.extend(entry.links.gathering.clone());
            frames.extend(entry.links.visits.iter().cloned());
            let keys = encounters::member_keys(entry);
            frames.extend(self.under(part, keys, true)?);
        }
        for entry in self.new.values() {
            frames.extend(self.under(part, encounters::member_keys(entry), true)?);
        }
        frames.retain(|id| !self.old.contains_key(id) && !self.new.contains_key(id));
        let mut list: Vec<ContactEntry> = self.new.values().cloned().collect();
        for id in members.union(&frames) {
            list.push(self.other(part, id)?.0.clone());
        }
        let mut record = crate::record::Record {
            encounters: list,
            ..crate::record::Record::default()
        };
        record.put_in_order();
        encounters::link(&mut record.encounters);
        for linked in record.encounters {
            let id = linked.id.clone();
            if let Some(entry) = self.new.get_mut(&id) {
                entry.links = linked.links;
                continue;
            }
            let is_ours = |held: &String| {
                self.old.contains_key(held) || self.new.contains_key(held) || members.contains(held)
            };
            let Some((before, _)) = self.others.get(&id) else {
                continue;
            };
            let mut links = before.links.clone();
            if members.contains(&id) {
                links.gathering = linked.links.gathering;
                links.visits = linked.links.visits;
            }
            let held = linked.links.holds.into_iter().filter(|h| is_ours(h));
            let mut holds: BTreeSet<String> = held.collect();
            holds.extend(links.holds.iter().filter(|h| !is_ours(h)).cloned());
            links.holds = holds.into_iter().collect();
            if let Some((entry, changed)) = self.others.get_mut(&id) {
                *changed |= entry.links != links;
                entry.links = links;
            }
        }
        Ok(())
    }

    /// Links parties with their offices, where the encounter or the office is not as it was.
    pub(super) fn fill<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        offices: &Offices,
    ) -> Result<(), Stop<K::Error>> {
        let mut others: BTreeSet<String> = BTreeSet::new();
        for (office, (was, is)) in &offices.changed {
            let unnamed = was.is_some() == is.is_some();
            for (id, date) in part.kept.bearers(office, unnamed)? {
                let can_change = !unnamed
                    || holding::found(was.as_ref(), date.as_ref())
                        != holding::found(is.as_ref(), date.as_ref());
                if can_change && !self.old.contains_key(&id) {
                    others.insert(id);
                }
            }
        }
        let mut told: BTreeSet<String> = BTreeSet::new();
        for id in &others {
            let entry = &self.other(part, id)?.0;
            told.extend(holding::offices_told(entry).into_iter().map(|o| o.0));
        }
        for entry in self.new.values() {
            told.extend(holding::offices_told(entry).into_iter().map(|o| o.0));
        }
        let mut holding = BTreeMap::new();
        for office in told {
            if let Some(is) = offices.now(part, &office)? {
                holding.insert(office, is);
            }
        }
        for entry in self.new.values_mut() {
            holding::fill(entry, &holding);
        }
        for id in &others {
            let (entry, changed) = self.other(part, id)?;
            let before = (entry.parties.clone(), entry.attendees.clone());
            holding::fill(entry, &holding);
            if before != (entry.parties.clone(), entry.attendees.clone()) {
                *changed = true;
                self.filled.insert(id.clone());
            }
        }
        Ok(())
    }

    /// The reports whose encounters are other occasions for a quote than they were.
    pub(super) fn occasions<K: Kept>(
        &self,
        part: &Part<'_, K>,
    ) -> Result<BTreeSet<ReportKey>, Stop<K::Error>> {
        let same = |a: &ContactEntry, b: &ContactEntry| {
            let (x, y) = (&a.encounter, &b.encounter);
            (x.kind, x.status, &x.date) == (y.kind, y.status, &y.date)
                && a.parties == b.parties
                && a.told.background == b.told.background
        };
        let mut ids: BTreeSet<&String> = BTreeSet::new();
        for (these, those) in [(&self.old, &self.new), (&self.new, &self.old)] {
            for (id, entry) in these {
                let other = those.get(id).filter(|o| same(entry, o));
                let still =
                    |r: &&String| other.is_some_and(|o| o.told.reports.binary_search(r).is_ok());
                ids.extend(entry.told.reports.iter().filter(|r| !still(r)));
            }
        }
        // Of what was told by a report that is gone nothing is left.
        let here = part.reports.iter();
        let here =
            here.filter(|(key, r)| part.is_in((**key, 0), World::New) && ids.contains(&r.meta.id));
        let mut out: BTreeSet<ReportKey> = here.map(|(key, _)| *key).collect();
        for id in &self.filled {
            let claims = part.kept.claims_of(id)?.into_iter();
            out.extend(claims.map(|at| part.here(at).0));
        }
        Ok(out)
    }

    /// Hands over what is not as it was.
    pub(super) fn finish(self, progress: &mut Progress) {
        let Self {
            old, new, others, ..
        } = self;
        let (same, new): (Vec<_>, Vec<_>) =
            new.into_values().partition(|e| old.get(&e.id) == Some(e));
        for entry in same {
            progress.update.gone.remove(&entry.id);
        }
        progress.update.encounters = new;
        let others = others.into_values().filter(|o| o.1).map(|o| o.0);
        progress.update.encounters.extend(others);
    }
}
