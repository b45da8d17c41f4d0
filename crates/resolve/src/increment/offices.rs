//! Who is seen in which office after the change.

use super::contacts::Contacts;
use super::kept::{Kept, KeptHeld, KeptSeen, Place, ReportKey, Row, Sure, days};
use super::part::Part;
use super::people::names_holders;
use super::view::{View, World};
use super::{Progress, Stop, garb_number as number, looks, type_of};
use crate::case::{At, Case, Telling};
use crate::holding::Holding;
use crate::persons::{People, Slot, marks};
use crate::record::{OfficeEntry, Tenancy};
use crate::tenure::{self, Garb, Held, OfficeKey, Settled, Whose};
use sidelines_facts::{Edtf, Status};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The offices whose holders are not as they were.
pub(super) struct Offices {
    /// By id: as they were and as they are.
    pub(super) changed: BTreeMap<String, (Option<Holding>, Option<Holding>)>,
}

impl Offices {
    /// The holders of an office as they are; none where there is no such office.
    pub(super) fn now<K: Kept>(
        &self,
        part: &Part<'_, K>,
        office: &str,
    ) -> Result<Option<Holding>, Stop<K::Error>> {
        if let Some((_, is)) = self.changed.get(office) {
            return Ok(is.clone());
        }
        Ok(part
            .kept
            .holders(office)?
            .map(|holders| Holding { holders }))
    }
}

/// Rows by office.
type Rows = BTreeMap<OfficeKey, BTreeSet<KeptSeen>>;

/// Who is seen in what; `keys` are the numbers of the reports, `look` finds who is meant.
pub(super) fn seen(
    case: &Case<'_>,
    people: &People,
    settled: &Settled,
    keys: &[ReportKey],
    look: impl Fn(At, Slot) -> Option<u64>,
) -> Rows {
    let mut rows = Rows::new();
    for (key, holders) in tenure::collect(case, people, settled) {
        let office = key.id();
        // A claim that names somebody twice, by one of which names its report calls him a former holder, has him in office
        // all the same.
        let mut own: BTreeMap<(u64, Place, String), KeptSeen> = BTreeMap::new();
        for seen in holders.into_values().flatten() {
            let Some(look) = look(seen.at, seen.slot) else {
                continue;
            };
            let telling = case.telling(seen.at);
            let at = (keys[seen.at.0], seen.at.1);
            let garb = serde_json::to_string(&seen.garb).unwrap_or_default();
            let row = own
                .entry((look, at, garb.clone()))
                .or_insert_with(|| KeptSeen {
                    office: office.clone(),
                    look,
                    at,
                    garb,
                    days: None,
                    sure: Sure::of(telling.sure),
                    background: telling.background,
                });
            row.days = row.days.or(seen.days.map(|d| (d.first, d.last)));
        }
        rows.entry(key).or_default().extend(own.into_values());
    }
    rows
}

/// The rows of claims in one world.
fn rows_of<K: Kept>(
    part: &Part<'_, K>,
    contacts: &Contacts,
    settled: BTreeMap<Place, DateAndStatus>,
    said: &BTreeSet<Place>,
    world: World,
) -> Result<Rows, Stop<K::Error>> {
    let others: BTreeSet<Place> = said.difference(&contacts.members).copied().collect();
    let settled = settled_of(part, settled, &others, world)?;
    let view: View<'_> = part.view(world, said);
    let mut by_at = Settled::new();
    for (at, _) in view.case.claims() {
        if let Some(value) = settled.get(&view.place(at)) {
            by_at.insert(at, value.clone());
        }
    }
    let looks = part.looks(&view, world);
    let look = |at: At, slot: Slot| looks.get(&(at, slot)).copied();
    Ok(seen(&view.case, &view.people, &by_at, &view.keys, look))
}

pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    contacts: &Contacts,
    progress: &mut Progress,
) -> Result<Offices, Stop<K::Error>> {
    // What touched claims say, and claims whose encounter has another day now.
    let (was, is) = (
        contacts.all_settled(part, World::Old),
        contacts.all_settled(part, World::New),
    );
    let moved = contacts
        .members
        .iter()
        .filter(|at| was.get(at) != is.get(at));
    let mut said: BTreeSet<Place> = touched.iter().chain(moved).copied().collect();
    // Whether whoever met was in office depends on what the same report tells of its holders.
    let meetings = said.iter().filter(|at| {
        let fact = part.fact(**at);
        fact.is_some_and(|f| type_of(f) == "encounter")
    });
    let reports: BTreeSet<ReportKey> = meetings.map(|at| at.0).collect();
    for report in reports {
        said.extend(part.load_all(report, "holder")?);
    }
    said.retain(|at| names_holders(part, *at));
    let was = rows_of(part, contacts, was, &said, World::Old)?;
    let is = rows_of(part, contacts, is, &said, World::New)?;
    for row in was.values().flatten() {
        let at = (part.row_key(row.at.0), row.at.1);
        progress.gone(Row::Seen(KeptSeen { at, ..row.clone() }));
    }
    for row in is.values().flatten() {
        progress.come(Row::Seen(row.clone()));
    }
    let mut work = Work {
        said,
        garbs: BTreeMap::new(),
        looks: BTreeMap::new(),
        held: BTreeMap::new(),
        anew: BTreeSet::new(),
    };
    let followed = followed(part, progress)?;
    let touched = was.keys().chain(is.keys()).chain(followed.keys());
    let keys: BTreeSet<OfficeKey> = touched.cloned().collect();
    let mut offices = Offices {
        changed: BTreeMap::new(),
    };
    let none = BTreeSet::new();
    for key in &keys {
        let (was, is) = (was.get(key).unwrap_or(&none), is.get(key).unwrap_or(&none));
        let id = key.id();
        let mut persons: BTreeSet<String> = BTreeSet::new();
        for (rows, world) in [(was, World::Old), (was, World::New), (is, World::New)] {
            for row in rows {
                persons.extend(part.whose(row.look, world)?);
            }
        }
        let before = part.kept.holders(&id)?;
        let mut holders: Vec<_> = before.clone().unwrap_or_default();
        // What people decide of somebody as its holder follows his names to whoever has them now.
        if !part.rulings.list().is_empty() {
            let anew = holders.iter().filter(|h| progress.looks.contains_key(&h.1));
            persons.extend(anew.map(|h| h.1.clone()));
        }
        persons.extend(followed.get(key).into_iter().flatten().cloned());
        for holder in holders.iter().filter(|h| persons.contains(&h.1)) {
            progress.update.gone.insert(holder.0.clone());
        }
        holders.retain(|h| !persons.contains(&h.1));
        for person in &persons {
            work.anew.insert((id.clone(), person.clone()));
            let Some(tenancy) = work.holder(part, progress, key, person, is)? else {
                continue;
            };
            holders.push((
                tenancy.id.clone(),
                tenancy.person.clone(),
                tenancy.first_seen.clone(),
                tenancy.last_seen.clone(),
            ));
            work.held
                .entry(person.clone())
                .or_default()
                .insert(key.clone());
            progress.update.holders.push((id.clone(), tenancy));
        }
        holders.sort();
        let office = work.bare(part, key, was, is)?;
        let now = office.is_some().then_some(Holding { holders });
        let mut before = before.map(|holders| Holding { holders });
        if let Some(before) = &mut before {
            before.holders.sort();
            progress.update.gone.insert(id.clone());
        }
        progress.update.offices.extend(office);
        if before != now {
            offices.changed.insert(id, (before, now));
        }
    }
    work.of_persons(part, progress)?;
    Ok(offices)
}

/// Those whose looks are found anew, by the offices in which these are seen. What was decided of somebody as a holder may
/// speak of him no longer, or speak of him now, though nobody tells the office anew: he may be none of its holders so far.
fn followed<K: Kept>(
    part: &Part<'_, K>,
    progress: &Progress,
) -> Result<BTreeMap<OfficeKey, BTreeSet<String>>, Stop<K::Error>> {
    let mut out: BTreeMap<OfficeKey, BTreeSet<String>> = BTreeMap::new();
    if part.rulings.list().is_empty() {
        return Ok(out);
    }
    for (person, (looks, _)) in &progress.looks {
        for &look in looks {
            for office in part.kept.offices_of(look)? {
                let Some(entry) = part.kept.office(&office)? else {
                    continue;
                };
                let whose = out.entry(OfficeKey::of(&entry)).or_default();
                whose.insert(person.clone());
            }
        }
    }
    Ok(out)
}

/// What is at hand while offices are brought up to date.
struct Work {
    /// The claims whose rows are found anew.
    said: BTreeSet<Place>,
    garbs: BTreeMap<u64, Garb>,
    /// Looks of persons, and the corrections that speak of them.
    looks: BTreeMap<String, (Vec<u64>, Vec<usize>)>,
    /// Offices that persons hold, as far as that was found anew.
    held: BTreeMap<String, BTreeSet<OfficeKey>>,
    /// For which offices and persons it was.
    anew: BTreeSet<(String, String)>,
}

impl Work {
    fn know<K: Kept>(&mut self, part: &Part<'_, K>, number: u64) -> Result<(), Stop<K::Error>> {
        if let Entry::Vacant(place) = self.garbs.entry(number) {
            let garb = part.kept.garb(number)?.ok_or(Stop::TooFar)?;
            place.insert(serde_json::from_str(&garb).map_err(|_| Stop::TooFar)?);
        }
        Ok(())
    }

    /// Has the looks of a person at hand.
    fn look_up<K: Kept>(
        &mut self,
        part: &Part<'_, K>,
        progress: &Progress,
        person: &str,
    ) -> Result<(), Stop<K::Error>> {
        if self.looks.contains_key(person) {
            return Ok(());
        }
        let of = if let Some(known) = progress.looks.get(person) {
            known.clone()
        } else {
            let mut keys = Vec::new();
            let mut all = Vec::new();
            for kept in part.kept.looks_of(person)? {
                keys.push(kept.key);
                all.push(looks::unkept(&kept, &part.rulings).ok_or(Stop::TooFar)?.0);
            }
            (keys, marks(all.iter()))
        };
        self.looks.insert(person.to_owned(), of);
        Ok(())
    }

    /// A person in an office now; `is` are the rows of the office that were found anew.
    fn holder<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        progress: &Progress,
        key: &OfficeKey,
        person: &str,
        is: &BTreeSet<KeptSeen>,
    ) -> Result<Option<Tenancy>, Stop<K::Error>> {
        let id = key.id();
        self.look_up(part, progress, person)?;
        let (looks, marks) = self.looks.get(person).cloned().unwrap_or_default();
        let mut rows: Vec<KeptHeld> = Vec::new();
        for &look in &looks {
            for row in part.kept.held(&id, look)? {
                if self.said.contains(&part.here(row.at)) {
                    continue;
                }
                let now = part.origins.get(&row.at.0).copied();
                let telling = Telling {
                    origin: now.unwrap_or(row.telling.origin),
                    ..row.telling
                };
                rows.push(KeptHeld { telling, ..row });
            }
        }
        for row in is.iter().filter(|row| looks.contains(&row.look)) {
            rows.push(self.fresh(part, row)?);
        }
        if rows.is_empty() {
            return Ok(None);
        }
        for row in &rows {
            self.know(part, row.garb)?;
        }
        let held: Vec<Held<'_>> = rows
            .iter()
            .map(|row| Held {
                garb: &self.garbs[&row.garb],
                days: row.days.map(days),
                telling: row.telling,
                position: row.at.1,
                published: row.published.map(days),
            })
            .collect();
        let name = part.person(person, World::New)?.map(|p| p.0);
        let whose = Whose {
            id: person,
            name: name.as_deref().unwrap_or_default(),
            marks: &marks,
        };
        let mut trouble = None;
        let rulings = std::mem::take(&mut part.rulings);
        let mut id_of = |report: i64| match part.report(report) {
            Ok(loaded) => loaded.meta.id.clone(),
            Err(stop) => {
                trouble = Some(stop);
                String::new()
            }
        };
        let tenancy = tenure::holder(&rulings, key, &whose, &held, &mut id_of);
        part.rulings = rulings;
        match trouble {
            Some(stop) => Err(stop),
            None => Ok(tenancy),
        }
    }

    fn fresh<K: Kept>(
        &mut self,
        part: &Part<'_, K>,
        row: &KeptSeen,
    ) -> Result<KeptHeld, Stop<K::Error>> {
        let report = part.reports.get(&row.at.0).ok_or(Stop::TooFar)?;
        let garb = number(&row.garb);
        if let Entry::Vacant(place) = self.garbs.entry(garb) {
            place.insert(serde_json::from_str(&row.garb).map_err(|_| Stop::TooFar)?);
        }
        Ok(KeptHeld {
            at: row.at,
            garb,
            days: row.days,
            telling: Telling {
                report: row.at.0,
                origin: report.origin.1,
                sure: row.sure.confidence(),
                background: row.background,
            },
            published: report.published().map(|d| (d.first, d.last)),
        })
    }

    /// The office by all who tell of it; none where nobody does.
    fn bare<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
        key: &OfficeKey,
        was: &BTreeSet<KeptSeen>,
        is: &BTreeSet<KeptSeen>,
    ) -> Result<Option<OfficeEntry>, Stop<K::Error>> {
        let id = key.id();
        let mut told: BTreeSet<u64> = part.kept.garbs(&id)?.into_iter().collect();
        let mut gone: BTreeMap<u64, usize> = BTreeMap::new();
        for row in was {
            *gone.entry(number(&row.garb)).or_default() += 1;
        }
        for (garb, gone) in gone {
            if part.kept.telling_garb(&id, garb, gone + 1)? <= gone {
                told.remove(&garb);
            }
        }
        for row in is {
            told.insert(self.fresh(part, row)?.garb);
        }
        for &garb in &told {
            self.know(part, garb)?;
        }
        let garbs = || told.iter().map(|garb| &self.garbs[garb]);
        let titles: BTreeSet<&String> = garbs().map(|g| &g.title).collect();
        let orgs: BTreeSet<&String> = garbs().filter_map(|g| g.org.as_ref()).collect();
        if told.is_empty() {
            return Ok(None);
        }
        if titles.len() == 1 && orgs.len() <= 1 {
            // Where all say the same, it does not matter who.
            let title = titles.first().map(|t| (*t).clone());
            let org = orgs.first().map(|o| (*o).clone());
            return Ok(Some(tenure::named(key, title.unwrap_or_default(), org)));
        }
        let mut told: Vec<(Place, u64)> = Vec::new();
        for (at, garb) in part.kept.told_of(&id)? {
            if !self.said.contains(&part.here(at)) {
                told.push((at, garb));
            }
        }
        told.extend(is.iter().map(|row| (row.at, number(&row.garb))));
        for (at, garb) in &told {
            part.report(at.0)?;
            self.know(part, *garb)?;
        }
        let (case, keys) = part.reports_of(World::New, told.iter().map(|t| t.0.0));
        let position: BTreeMap<i64, usize> =
            keys.iter().enumerate().map(|(r, k)| (*k, r)).collect();
        let at = |at: &Place| Some((*position.get(&at.0)?, at.1));
        let garb = |garb: &u64| &self.garbs[garb];
        let titles = told.iter();
        let titles = titles.filter_map(|(place, g)| Some((garb(g).title.clone(), at(place)?)));
        let orgs = told.iter();
        let orgs = orgs.filter_map(|(place, g)| Some((garb(g).org.clone()?, at(place)?)));
        Ok(Some(tenure::bare(&case, key, titles, orgs)))
    }

    /// Tells the people made again their offices.
    fn of_persons<K: Kept>(
        &mut self,
        part: &Part<'_, K>,
        progress: &mut Progress,
    ) -> Result<(), Stop<K::Error>> {
        let mut all = std::mem::take(&mut progress.update.persons);
        for (person, _) in &mut all {
            self.look_up(part, progress, &person.id)?;
            let mut own = self.held.get(&person.id).cloned().unwrap_or_default();
            let mut others: BTreeSet<String> = BTreeSet::new();
            for &look in &self.looks[&person.id].0 {
                others.extend(part.kept.offices_of(look)?);
            }
            for office in others {
                if self.anew.contains(&(office.clone(), person.id.clone())) {
                    continue;
                }
                let holders = part.kept.holders(&office)?.unwrap_or_default();
                if holders.iter().any(|h| h.1 == person.id) {
                    let entry = part.kept.office(&office)?.ok_or(Stop::TooFar)?;
                    own.insert(OfficeKey::of(&entry));
                }
            }
            person.offices = own.iter().map(OfficeKey::id).collect();
        }
        progress.update.persons = all;
        Ok(())
    }
}

type DateAndStatus = (Option<Edtf>, Status);

/// `known`, and date and status of the encounters of these claims, which were not made again, as far as they count in a
/// world.
fn settled_of<K: Kept>(
    part: &Part<'_, K>,
    mut known: BTreeMap<Place, DateAndStatus>,
    claims: &BTreeSet<Place>,
    world: World,
) -> Result<BTreeMap<Place, DateAndStatus>, Stop<K::Error>> {
    let mut of_entries: BTreeMap<String, Option<DateAndStatus>> = BTreeMap::new();
    for &at in claims {
        let is_encounter = part.fact(at).is_some_and(|f| type_of(f) == "encounter");
        if !is_encounter || !part.is_in(at, world) {
            continue;
        }
        if let Some(entry) = part.kept.entry_of((part.row_key(at.0), at.1))? {
            if !of_entries.contains_key(&entry) {
                let value = part.kept.settled(&entry)?;
                of_entries.insert(entry.clone(), value);
            }
            let value = of_entries.get(&entry).cloned().flatten();
            known.extend(value.map(|value| (at, value)));
        }
    }
    Ok(known)
}
