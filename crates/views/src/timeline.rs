use crate::days::{first, last};
use crate::index::common;
use crate::page::page;
use crate::words::has_words;
use crate::{Contact, Index, Profile};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, Encounter, EncounterKind, Status};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which contacts are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct TimelineFilter {
    /// Contacts of all of these countries: as parties, or as the place of a visit.
    pub countries: Vec<CountryCode>,
    /// Contacts of a person whose name, in any spelling, holds all these words.
    pub person: Option<String>,
    /// Contacts with an organisation as party, in the name or on the margin, by any of these names.
    pub organisation: Vec<String>,
    /// Contacts at a place whose name holds this.
    pub place: Option<String>,
    /// Contacts in this country.
    pub place_country: Option<CountryCode>,
    /// Contacts of any of these kinds.
    pub kinds: Vec<EncounterKind>,
    /// Contacts of any of these statuses.
    pub statuses: Vec<Status>,
    /// Contacts that may have been on or after this day.
    pub from: Option<Date>,
    /// Contacts that may have been on or before this day.
    pub to: Option<Date>,
    /// Contacts that count by this profile.
    pub profile: Option<Arc<Profile>>,
    /// Not the first so many of them.
    pub skip: usize,
    /// At most so many of them.
    pub limit: Option<usize>,
}

impl TimelineFilter {
    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.only_actors()
            && self.countries.is_empty()
            && self.person.is_none()
            && self.organisation.is_empty()
            && self.statuses.is_empty()
            && self.from.is_none()
            && self.to.is_none()
    }

    /// Whether nothing is asked that only an encounter or event can answer: its kind, its place, whether it counts.
    pub(crate) fn only_actors(&self) -> bool {
        self.kinds.is_empty()
            && self.place.is_none()
            && self.place_country.is_none()
            && self.profile.is_none()
    }
}

/// Contacts in the order of their days.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Timeline {
    /// By date, undated last; of many, the page that was asked for.
    pub contacts: Vec<Contact>,
    /// How many contacts the filter lets through.
    pub matching: usize,
    /// How many contacts the record has.
    pub of: usize,
    /// The last day of which the record has a report.
    pub until: Option<Edtf>,
    /// How the contacts that the filter lets through lie in time.
    pub density: Density,
}

/// How many contacts lie in each stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Density {
    /// How long a stretch is.
    pub unit: Stretch,
    /// Every stretch from the first that has a contact to the last, by its beginning ("2021-07", "2021").
    pub counts: Vec<(Edtf, usize)>,
    /// Contacts without a day, or spread over more than one stretch.
    pub elsewhere: usize,
}

/// How long a stretch of a [`Density`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Stretch {
    /// A month each.
    #[default]
    Month,
    /// A year each, where months would be too many.
    Year,
}

/// The contacts that `filter` lets through.
#[must_use]
pub fn timeline(index: &Index, filter: &TimelineFilter) -> Timeline {
    let found = select(index, filter);
    let page = page(&found, filter.skip, filter.limit).iter();
    Timeline {
        contacts: page.map(|e| Contact::of(index, e)).collect(),
        matching: found.len(),
        of: index.record().encounters.len(),
        until: index.last_day().map(Edtf::from),
        density: density(found.iter().map(|e| e.encounter.date.as_ref())),
    }
}

/// The encounters that `filter` lets through, in the order of the record (by date, undated last); its
/// `limit` and `skip` do not count here.
#[must_use]
pub fn select<'a>(index: &'a Index, filter: &TimelineFilter) -> Vec<&'a ContactEntry> {
    let all = &index.record().encounters;
    match candidates(index, filter) {
        None => all.iter().filter(|e| wanted(index, e, filter)).collect(),
        Some(at) => at
            .into_iter()
            .map(|i| &all[i])
            .filter(|e| wanted(index, e, filter))
            .collect(),
    }
}

/// Positions of all that may be wanted, by the registers; `None` where no register narrows.
fn candidates(index: &Index, filter: &TimelineFilter) -> Option<Vec<usize>> {
    let countries = filter.countries.iter();
    let mut lists: Vec<Vec<usize>> = countries
        .map(|c| index.by_country.get(c).to_vec())
        .collect();
    if let Some(person) = &filter.person {
        lists.push(index.with_person_named(person));
    }
    if !filter.organisation.is_empty() {
        lists.push(index.with_body(&filter.organisation));
    }
    if let Some(place) = &filter.place {
        lists.push(index.with_place_named(place));
    }
    if let Some(country) = &filter.place_country {
        lists.push(index.by_place_country.get(country).to_vec());
    }
    lists.sort_by_key(Vec::len);
    let mut lists = lists.into_iter();
    let first = lists.next()?;
    Some(lists.fold(first, |all, more| common(&all, &more)))
}

fn wanted(index: &Index, entry: &ContactEntry, filter: &TimelineFilter) -> bool {
    let encounter = &entry.encounter;
    let place = encounter.place.as_ref();
    let place_country = place.and_then(|p| p.country);
    let of_country = |wanted: &CountryCode| {
        let party = encounter.parties.iter().enumerate().any(|(i, party)| {
            let link = entry.parties.get(i);
            index.acting_for(party, link).contains(wanted)
        });
        party || (encounter.kind == EncounterKind::Visit && place_country == Some(*wanted))
    };
    let of_person = |wanted: &str| {
        let linked = entry.parties.iter().chain(&entry.attendees).any(|link| {
            let person = index.person_linked(link);
            person.is_some_and(|p| p.spellings.iter().any(|s| has_words(&s.name, wanted)))
        });
        let named = encounter.parties.iter().chain(&encounter.attendees);
        linked
            || named
                .filter_map(|p| p.person.as_deref())
                .any(|name| has_words(name, wanted))
    };
    let at_place = |wanted: &str| {
        place
            .and_then(|p| p.name.as_deref())
            .is_some_and(|name| has_words(name, wanted))
    };
    let since = |from: Date| last(encounter.date.as_ref()).is_some_and(|d| d >= from);
    let until = |to: Date| first(encounter.date.as_ref()).is_some_and(|d| d <= to);
    let counts = |profile: &Arc<Profile>| profile.rows(index, entry).is_ok();
    // Organisations are settled by the register of bodies.
    filter.countries.iter().all(of_country)
        && filter.kinds_and_statuses(encounter)
        && filter.from.is_none_or(since)
        && filter.to.is_none_or(until)
        && filter
            .place_country
            .is_none_or(|wanted| place_country == Some(wanted))
        && filter.place.as_deref().is_none_or(at_place)
        && filter.person.as_deref().is_none_or(of_person)
        && filter.profile.as_ref().is_none_or(counts)
}

impl TimelineFilter {
    fn kinds_and_statuses(&self, encounter: &Encounter) -> bool {
        (self.kinds.is_empty() || self.kinds.contains(&encounter.kind))
            && (self.statuses.is_empty() || self.statuses.contains(&encounter.status))
    }
}

/// More months than this are told by year.
const MONTHS: usize = 120;

/// How dates lie in time: by month, over ten years by year.
pub(crate) fn density<'a>(dates: impl Iterator<Item = Option<&'a Edtf>>) -> Density {
    let mut elsewhere = 0;
    let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    let mut wide = 0;
    for date in dates {
        let Some((first, last)) = date.and_then(Edtf::bounds) else {
            elsewhere += 1;
            continue;
        };
        if first.year() != last.year() {
            elsewhere += 1;
            continue;
        }
        *years.entry(first.year()).or_default() += 1;
        if first.month() == last.month() {
            *months.entry((first.year(), first.month())).or_default() += 1;
        } else {
            wide += 1;
        }
    }
    let ends = months.keys().next().zip(months.keys().next_back());
    let span = ends.map_or(0, |(a, b)| {
        let month = |&(y, m): &(i16, i8)| i32::from(y) * 12 + i32::from(m);
        usize::try_from(month(b) - month(a) + 1).unwrap_or(0)
    });
    if span > MONTHS || months.is_empty() {
        let ends = years.keys().next().zip(years.keys().next_back());
        let all = ends.into_iter().flat_map(|(a, b)| *a..=*b);
        let counts = all.filter_map(|y| {
            let count = years.get(&y).copied().unwrap_or(0);
            Some((format!("{y:04}").parse().ok()?, count))
        });
        return Density {
            unit: Stretch::Year,
            counts: counts.collect(),
            elsewhere,
        };
    }
    let mut counts = Vec::new();
    let (mut month, last) = ends.map_or(((0, 0), (0, 0)), |(a, b)| (*a, *b));
    while month <= last {
        let count = months.get(&month).copied().unwrap_or(0);
        counts.extend(
            format!("{:04}-{:02}", month.0, month.1)
                .parse()
                .ok()
                .map(|d| (d, count)),
        );
        month = if month.1 == 12 {
            (month.0 + 1, 1)
        } else {
            (month.0, month.1 + 1)
        };
    }
    Density {
        unit: Stretch::Month,
        counts,
        elsewhere: elsewhere + wide,
    }
}
