//! Claims of the part in one of the two worlds, as the stages of resolving take them.

use super::kept::{Kept, Place, ReportKey};
use super::part::{Loaded, Part};
use crate::case::{At, Case, Source};
use crate::persons::{People, Slot};
use crate::record::PersonEntry;
use crate::when::Days;
use std::collections::{BTreeMap, BTreeSet};

/// Before or after the change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum World {
    Old,
    New,
}

/// Some claims of one world, as a case.
pub(super) struct View<'a> {
    pub(super) case: Case<'a>,
    pub(super) people: People,
    /// Numbers of the reports of the case.
    pub(super) keys: Vec<ReportKey>,
}

impl View<'_> {
    pub(super) fn place(&self, at: At) -> Place {
        (self.keys[at.0], at.1)
    }
}

impl<K: Kept> Part<'_, K> {
    /// Reports of the part by number, as a case without claims.
    pub(super) fn reports_of(
        &self,
        world: World,
        keys: impl Iterator<Item = ReportKey>,
    ) -> (Case<'_>, Vec<ReportKey>) {
        let keys: BTreeSet<ReportKey> = keys.collect();
        let claims = keys.into_iter().map(|key| (key, BTreeSet::new())).collect();
        self.case(world, &claims)
    }

    fn case(
        &self,
        world: World,
        claims: &BTreeMap<ReportKey, BTreeSet<usize>>,
    ) -> (Case<'_>, Vec<ReportKey>) {
        let mut order: Vec<(&str, ReportKey)> = claims
            .keys()
            .filter_map(|key| Some((self.reports.get(key)?, *key)))
            .filter(|(r, _)| r.is_in(world))
            .map(|(r, key)| (r.meta.id.as_str(), key))
            .collect();
        order.sort_unstable();
        let keys: Vec<ReportKey> = order.iter().map(|o| o.1).collect();
        let loaded: Vec<&Loaded> = keys.iter().filter_map(|k| self.reports.get(k)).collect();
        let mut numbers: BTreeMap<i64, usize> = BTreeMap::new();
        let mut rulings = self.rulings.clone();
        for (r, (key, report)) in keys.iter().zip(&loaded).enumerate() {
            if let Some(ruled) = self.ruling(*key, report, world) {
                // That it makes sense was tried when it was read.
                let _ = rulings.put(r, ruled);
            }
        }
        rulings.pair();
        let case = Case {
            published: loaded
                .iter()
                .map(|r| r.meta.published.as_ref().and_then(Days::of))
                .collect(),
            written: loaded.iter().map(|r| r.written).collect(),
            origin: loaded
                .iter()
                .map(|r| match world {
                    World::Old => r.origin.0,
                    World::New => r.origin.1,
                })
                .map(|number| {
                    let next = numbers.len();
                    *numbers.entry(number).or_insert(next)
                })
                .collect(),
            rulings,
            window: 0..keys.len(),
            reports: keys
                .iter()
                .zip(&loaded)
                .map(|(key, r)| Source {
                    meta: &r.meta,
                    facts: claims
                        .get(key)
                        .into_iter()
                        .flatten()
                        .filter_map(|i| Some((*i, r.facts.get(i)?.as_ref()?)))
                        .collect(),
                    fingerprints: &[],
                })
                .collect(),
        };
        (case, keys)
    }

    /// These claims, as far as they count in the world; loaded before. Persons have names where
    /// [`Part::name_all`] was told of the claims.
    pub(super) fn view(&self, world: World, claims: &BTreeSet<Place>) -> View<'_> {
        let mut by_report: BTreeMap<ReportKey, BTreeSet<usize>> = BTreeMap::new();
        for at in claims {
            by_report.entry(at.0).or_default().insert(at.1);
        }
        let (case, keys) = self.case(world, &by_report);
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let mut meant: Vec<((At, Slot), &str)> = Vec::new();
        for (r, key) in keys.iter().enumerate() {
            let Some(loaded) = self.reports.get(key) else {
                continue;
            };
            let own = &by_report[key];
            for seen in loaded.seen(world) {
                let mut places = seen.places.iter().filter(|(i, _)| own.contains(i));
                let Some(&first) = places.next() else {
                    continue;
                };
                let person = self.meant(seen, world);
                ids.insert(person);
                for &(i, slot) in std::iter::once(&first).chain(places) {
                    meant.push((((r, i), slot), person));
                }
            }
        }
        let number: BTreeMap<&str, usize> =
            ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let entries = ids
            .iter()
            .map(|&id| {
                let known = match world {
                    World::New => self.renamed.get(id),
                    World::Old => None,
                };
                let known = known.or_else(|| self.persons.get(id).and_then(Option::as_ref));
                PersonEntry {
                    id: id.to_owned(),
                    name: known.map(|k| k.0.clone()).unwrap_or_default(),
                    countries: known.map(|k| k.1.clone()).unwrap_or_default(),
                    ..PersonEntry::default()
                }
            })
            .collect();
        let of = meant
            .into_iter()
            .map(|(place, person)| (place, number[person]))
            .collect();
        View {
            case,
            people: People::known(entries, of),
            keys,
        }
    }

    /// The keys of looks in a view.
    pub(super) fn looks(&self, view: &View<'_>, world: World) -> BTreeMap<(At, Slot), u64> {
        let mut looks = BTreeMap::new();
        for (r, key) in view.keys.iter().enumerate() {
            for seen in self.sightings(*key, world) {
                let places = seen.places.iter();
                looks.extend(places.map(|&(i, slot)| (((r, i), slot), seen.sighting.look)));
            }
        }
        looks
    }
}
