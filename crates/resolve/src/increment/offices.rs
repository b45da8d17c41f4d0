//! Who is seen in which office after the change.

use super::contacts::Contacts;
use super::kept::{Kept, KeptSeen, Place, ReportKey, Row};
use super::part::{Part, View, World, type_of};
use super::{Progress, Stop};
use crate::case::{At, Case};
use crate::holding::Holding;
use crate::persons::People;
use crate::tenure::{self, OfficeKey, Seen, Settled};
use sidelines_facts::{Edtf, Status};
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

/// Who is seen in what, as rows.
fn rows(view: &View<'_>) -> BTreeMap<OfficeKey, BTreeSet<KeptSeen>> {
    seen(&view.case, &view.people, &view.keys)
}

/// Who is seen in what; `keys` are the numbers of the reports.
pub(super) fn seen(
    case: &Case<'_>,
    people: &People,
    keys: &[ReportKey],
) -> BTreeMap<OfficeKey, BTreeSet<KeptSeen>> {
    let seen = tenure::collect(case, people, &Settled::new());
    let rows = seen.into_iter().map(|(key, holders)| {
        let id = key.id();
        let all = holders
            .iter()
            .flat_map(|(&person, seen)| seen.iter().map(move |s| (person, s)));
        let rows = all.map(|(person, s)| KeptSeen {
            office: id.clone(),
            person: people.entries[person].id.clone(),
            at: (keys[s.at.0], s.at.1),
            title: s.title.clone(),
            org: s.org.clone(),
        });
        let rows = rows.collect();
        (key, rows)
    });
    rows.collect()
}

pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    contacts: &Contacts,
    progress: &mut Progress,
) -> Result<Offices, Stop<K::Error>> {
    // What touched claims say, and claims whose encounter may have another day now.
    let mut said = touched.clone();
    for &at in &contacts.members {
        said.insert(at);
    }
    said.retain(|at| {
        part.fact(*at)
            .is_some_and(|f| matches!(type_of(f), "encounter" | "holder" | "event"))
    });
    let was = rows(&part.view(World::Old, &said));
    let is = rows(&part.view(World::New, &said));
    let flat = |rows: &BTreeMap<OfficeKey, BTreeSet<KeptSeen>>| -> Vec<KeptSeen> {
        rows.values().flatten().cloned().collect()
    };
    for row in flat(&was) {
        let at = (part.row_key(row.at.0), row.at.1);
        progress.gone(Row::Seen(KeptSeen { at, ..row }));
    }
    for row in flat(&is) {
        progress.come(Row::Seen(row));
    }
    let keys: BTreeSet<OfficeKey> = was.keys().chain(is.keys()).cloned().collect();
    let mut offices = Offices {
        changed: BTreeMap::new(),
    };
    for key in keys {
        let id = key.id();
        let mut persons: BTreeSet<String> = BTreeSet::new();
        for rows in [was.get(&key), is.get(&key)].into_iter().flatten() {
            persons.extend(rows.iter().map(|r| r.person.clone()));
        }
        // All who tell of it now.
        let mut all: BTreeSet<KeptSeen> = is.get(&key).cloned().unwrap_or_default();
        for row in part.kept.seen(&id, None)? {
            let at = part.here(row.at);
            if !said.contains(&at) && part.is_in(at, World::New) {
                all.insert(KeptSeen { at, ..row });
            }
        }
        let before = part.kept.holders(&id)?;
        let mut holders: Vec<_> = before.clone().unwrap_or_default();
        for holder in holders.iter().filter(|h| persons.contains(&h.1)) {
            progress.update.gone.insert(holder.0.clone());
        }
        holders.retain(|h| !persons.contains(&h.1));
        for person in &persons {
            let claims: BTreeSet<Place> = all
                .iter()
                .filter(|r| r.person == *person)
                .map(|r| r.at)
                .collect();
            if claims.is_empty() {
                continue;
            }
            let is_made = progress.update.persons.iter().any(|p| p.id == *person);
            for &at in &claims {
                if is_made {
                    part.load_alone(at)?;
                } else {
                    part.load(at)?;
                }
            }
            part.person(person, World::New)?;
            let settled = settled(part, contacts, &claims)?;
            let view = part.view(World::New, &claims);
            let number: BTreeMap<Place, At> = view
                .case
                .claims()
                .map(|(at, _)| (view.place(at), at))
                .collect();
            let settled: Settled = settled
                .into_iter()
                .filter_map(|(place, value)| Some((*number.get(&place)?, value)))
                .collect();
            let seen = tenure::collect(&view.case, &view.people, &settled);
            let position = view.people.entries.iter().position(|p| p.id == *person);
            let (Some(position), Some(of_office)) = (position, seen.get(&key)) else {
                return Err(Stop::TooFar);
            };
            let claims: &[Seen] = of_office.get(&position).map_or(&[], Vec::as_slice);
            if let Some(tenancy) = tenure::holder(&view.case, &view.people, &key, position, claims)
            {
                holders.push((
                    tenancy.id.clone(),
                    tenancy.person.clone(),
                    tenancy.first_seen.clone(),
                    tenancy.last_seen.clone(),
                ));
                progress.update.holders.push((id.clone(), tenancy));
            }
        }
        holders.sort();
        let now = (!all.is_empty()).then_some(Holding { holders });
        let mut before = before.map(|holders| Holding { holders });
        if let Some(before) = &mut before {
            before.holders.sort();
            progress.update.gone.insert(id.clone());
        }
        if now.is_some() {
            let office = bare(part, &key, &all)?;
            progress.update.offices.push(office);
        }
        if before != now {
            offices.changed.insert(id, (before, now));
        }
    }
    of_persons(part, progress)?;
    Ok(offices)
}

/// The office by all who tell of it.
fn bare<K: Kept>(
    part: &mut Part<'_, K>,
    key: &OfficeKey,
    all: &BTreeSet<KeptSeen>,
) -> Result<crate::record::OfficeEntry, Stop<K::Error>> {
    let titles: BTreeSet<&String> = all.iter().map(|r| &r.title).collect();
    let orgs: BTreeSet<&String> = all.iter().filter_map(|r| r.org.as_ref()).collect();
    // Where all say the same, it does not matter who.
    let told: Vec<&KeptSeen> = if titles.len() > 1 || orgs.len() > 1 {
        all.iter().collect()
    } else {
        let one = all.iter().find(|r| r.org.is_some());
        one.or_else(|| all.first()).into_iter().collect()
    };
    for row in &told {
        part.report(row.at.0)?;
    }
    let (case, keys) = part.reports_of(World::New, told.iter().map(|r| r.at.0));
    let number: BTreeMap<i64, usize> = keys.iter().enumerate().map(|(r, k)| (*k, r)).collect();
    let at = |row: &KeptSeen| Some((*number.get(&row.at.0)?, row.at.1));
    Ok(tenure::bare(
        &case,
        key,
        told.iter().filter_map(|r| Some((r.title.clone(), at(r)?))),
        told.iter().filter_map(|r| Some((r.org.clone()?, at(r)?))),
    ))
}

type DateAndStatus = (Option<Edtf>, Status);

/// Date and status of the encounters of claims, as they are.
fn settled<K: Kept>(
    part: &Part<'_, K>,
    contacts: &Contacts,
    claims: &BTreeSet<Place>,
) -> Result<BTreeMap<Place, DateAndStatus>, Stop<K::Error>> {
    let mut out = BTreeMap::new();
    for &at in claims {
        if part.fact(at).is_none_or(|f| type_of(f) != "encounter") {
            continue;
        }
        let value = if contacts.members.contains(&at) {
            contacts.settled(part, at)
        } else {
            let entry = part.kept.entry_of((part.row_key(at.0), at.1))?;
            match entry {
                Some(entry) => part.kept.settled(&entry)?,
                None => None,
            }
        };
        if let Some(value) = value {
            out.insert(at, value);
        }
    }
    Ok(out)
}

/// Tells the people made again their offices.
fn of_persons<K: Kept>(
    part: &mut Part<'_, K>,
    progress: &mut Progress,
) -> Result<(), Stop<K::Error>> {
    let claims = std::mem::take(&mut progress.made_of);
    let mut of: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, rows) in rows(&part.view(World::New, &claims)) {
        let persons: BTreeSet<String> = rows.into_iter().map(|r| r.person).collect();
        for person in persons {
            of.entry(person).or_default().push(key.id());
        }
    }
    for person in &mut progress.update.persons {
        person.offices = of.remove(&person.id).unwrap_or_default();
    }
    Ok(())
}
