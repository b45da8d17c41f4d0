use crate::days::latest;
use crate::pair::ahead;
use crate::sides::{Side, all_sides};
use crate::summary::kinds;
use crate::timeline::density;
use crate::words::fold;
use crate::{Contact, Count, Density, Index, TimelineFilter, select};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Place};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeMap;

/// What was held at a place, as of a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlaceView {
    /// The place as the record knows it.
    pub place: Place,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// What was held there up to that day, whatever became of it, latest first.
    pub contacts: Vec<Contact>,
    /// What lies ahead, next first.
    pub coming: Vec<Contact>,
    /// How many contacts there are by kind, each by status.
    pub kinds: Vec<Count<EncounterKind>>,
    /// How those lie in time.
    pub density: Density,
    /// Who met there: alpha-2 of a country or the name of an organisation, with in how many contacts; the
    /// most first.
    pub sides: Vec<(String, usize)>,
}

/// A place with how much was held there.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PlaceCount {
    /// The place.
    #[serde(flatten)]
    pub place: Place,
    /// How many contacts.
    pub contacts: usize,
    /// The first of those with a day.
    pub first: Option<Edtf>,
    /// The last.
    pub last: Option<Edtf>,
}

/// What was held at the place of this name (in this country, where one is given), or without a name in the
/// country as a whole; `None` where nothing is told.
#[must_use]
pub fn place(
    index: &Index,
    name: Option<&str>,
    country: Option<CountryCode>,
    on: Option<Date>,
) -> Option<PlaceView> {
    let day = on.or_else(|| index.last_day());
    let at = match (name, country) {
        (Some(name), _) => index.by_place.get(fold(name).as_str()).to_vec(),
        (None, Some(country)) => index.by_place_country.get(&country).to_vec(),
        (None, None) => return None,
    };
    let entries = at.iter().map(|&i| &index.record().encounters[i]);
    let entries = entries.filter(|e| {
        let there = e.encounter.place.as_ref().and_then(|p| p.country);
        country.is_none() || there == country
    });
    let (coming, mut past): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        entries.partition(|e| ahead(e, day));
    let known = past
        .iter()
        .chain(&coming)
        .filter_map(|e| e.encounter.place.as_ref());
    // Coordinates may stand with some of its tellings only.
    let place = match name {
        Some(_) => known
            .max_by_key(|p| (p.geonameid.is_some(), p.lat.is_some(), p.country.is_some()))?
            .clone(),
        None => {
            known.map(|_| ()).next()?;
            Place {
                country,
                ..Place::default()
            }
        }
    };
    latest(&mut past, |e| e.encounter.date.as_ref());
    let mut sides: BTreeMap<Side<'_>, usize> = BTreeMap::new();
    for side in past.iter().flat_map(|e| all_sides(index, e)) {
        *sides.entry(side).or_default() += 1;
    }
    let sides = sides.into_iter().map(|(side, n)| (side.to_string(), n));
    let mut sides: Vec<(String, usize)> = sides.collect();
    sides.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Some(PlaceView {
        place,
        on: day.map(Edtf::from),
        kinds: kinds(past.iter().map(|e| &e.encounter)),
        density: density(past.iter().map(|e| e.encounter.date.as_ref())),
        contacts: past.into_iter().map(|e| Contact::of(index, e)).collect(),
        coming: coming.into_iter().map(|e| Contact::of(index, e)).collect(),
        sides,
    })
}

/// The places at which the contacts that `filter` lets through were held, those with the most first. Places of
/// one name in one country are one; what is told of a country only is a place without a name.
#[must_use]
pub fn places(index: &Index, filter: &TimelineFilter) -> Vec<PlaceCount> {
    let mut counts: BTreeMap<(Option<CountryCode>, Option<String>), PlaceCount> = BTreeMap::new();
    let mut folded: BTreeMap<&str, String> = BTreeMap::new();
    for entry in select(index, filter) {
        let Some(place) = &entry.encounter.place else {
            continue;
        };
        let name = place.name.as_deref();
        let name = name.map(|n| folded.entry(n).or_insert_with(|| fold(n)).clone());
        let key = (place.country, name);
        let count = counts.entry(key).or_insert_with(|| PlaceCount {
            place: place.clone(),
            contacts: 0,
            first: None,
            last: None,
        });
        count.contacts += 1;
        if count.place.lat.is_none() {
            count.place = place.clone();
        }
        // The record is in the order of days.
        let known = |date: &&Edtf| date.bounds().is_some();
        if let Some(date) = entry.encounter.date.as_ref().filter(known) {
            count.first.get_or_insert_with(|| date.clone());
            count.last = Some(date.clone());
        }
    }
    let mut counts: Vec<PlaceCount> = counts.into_values().collect();
    counts.sort_by_key(|c| std::cmp::Reverse(c.contacts));
    counts
}
