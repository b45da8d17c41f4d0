//! What a search box finds by the beginnings of words: names of all kinds, and quotes.

use crate::index::{Register, common, united};
use crate::series::series;
use crate::words::words;
use crate::{Index, Statement};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, EncounterKind};
use std::collections::{BTreeMap, BTreeSet};

/// What is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FoundKind {
    /// A country that has to do with an entry; its id is the alpha-2 code.
    Country,
    /// A person; the id is that of the record.
    Person,
    /// An office; the id is that of the record.
    Office,
    /// An organisation; its id is its name.
    Organisation,
    /// The latest gathering of a series; the id is that of the encounter.
    Gathering,
    /// A city or venue; its id is its name, the country stands beside it.
    Place,
}

/// Something found by its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Found {
    /// What it is.
    pub kind: FoundKind,
    /// What leads to it.
    pub id: String,
    /// Its name, as the record shows it.
    pub label: String,
    /// Its countries: a person's, a place's, an office's.
    pub countries: Vec<CountryCode>,
    /// The organisation, of an office that is one of it.
    pub org: Option<String>,
    /// How many reports or contacts have to do with it: what is told more stands first.
    pub told: usize,
}

/// The words of all names in a record, and of all that was said. Made once of an [`Index`].
#[derive(Clone, Debug, Default)]
pub struct Finder {
    /// What is told most first.
    names: Vec<Found>,
    /// Positions in `names` by folded word.
    words: Register<String>,
    /// Positions of quotes by folded word.
    quotes: Register<String>,
}

/// A draft: the words by which something is found, and what it is.
struct Named {
    by: BTreeSet<String>,
    found: Found,
}

impl Named {
    fn new<'a>(found: Found, also: impl IntoIterator<Item = &'a str>) -> Self {
        let mut by: BTreeSet<String> = words(&found.label).into_iter().collect();
        by.extend(also.into_iter().flat_map(words));
        Self { by, found }
    }
}

impl Finder {
    /// The words of all that `index` holds. `country` gives the names of a country, the one to be shown first.
    #[must_use]
    pub fn of(index: &Index, country: impl Fn(CountryCode) -> Vec<String>) -> Self {
        let mut names = countries(index, &country);
        names.extend(people(index));
        names.extend(offices(index, &country));
        names.extend(bodies(index));
        names.extend(places(index));
        names.sort_by(|a, b| {
            let (a, b) = (&a.found, &b.found);
            (b.told, a.kind, &a.label, &a.id).cmp(&(a.told, b.kind, &b.label, &b.id))
        });
        let mut finder = Self::default();
        for (i, named) in names.into_iter().enumerate() {
            for word in named.by {
                finder.words.put(word, i);
            }
            finder.names.push(named.found);
        }
        for (i, quote) in index.record().quotes.iter().enumerate() {
            for word in words(&quote.quote.text) {
                finder.quotes.put(word, i);
            }
        }
        finder
    }

    /// What has a name in which words begin with all words of `text`: first what holds them whole, then what
    /// is told most. `limit` at most.
    #[must_use]
    pub fn names(&self, text: &str, limit: usize) -> Vec<Found> {
        let wanted = words(text);
        let found = beginning(&self.words, &wanted);
        let mut whole = Vec::new();
        let mut begun = Vec::new();
        for at in found {
            let is_whole = wanted
                .iter()
                .all(|w| self.words.get(w.as_str()).binary_search(&at).is_ok());
            if is_whole { &mut whole } else { &mut begun }.push(at);
        }
        let all = whole.into_iter().chain(begun);
        all.take(limit).map(|at| self.names[at].clone()).collect()
    }

    /// The quotes in which words begin with all words of `text`, the latest first, `limit` at most; and how
    /// many there are in all.
    #[must_use]
    pub fn quotes(&self, index: &Index, text: &str, limit: usize) -> (Vec<Statement>, usize) {
        let found = beginning(&self.quotes, &words(text));
        let latest = found.iter().rev().take(limit);
        let quotes = latest.filter_map(|&i| index.record().quotes.get(i));
        let quotes = quotes.map(|entry| Statement::of(index, entry)).collect();
        (quotes, found.len())
    }

    /// The two countries of which `text` is made: "India Tajikistan", "Saudi Arabia and Iran".
    #[must_use]
    pub fn pair(&self, text: &str) -> Option<[Found; 2]> {
        let mut wanted = words(text);
        wanted.retain(|w| !matches!(w.as_str(), "and" | "–" | "-" | "with"));
        let country = |words: &[String]| {
            let named = |found: &&Found| found.kind == FoundKind::Country;
            let at = beginning(&self.words, words);
            let whole = |at: &usize| {
                let has = |w: &String| self.words.get(w.as_str()).binary_search(at).is_ok();
                words.iter().all(has)
            };
            let found = at.iter().filter(|at| whole(at));
            found.map(|&at| &self.names[at]).find(named).cloned()
        };
        (1..wanted.len()).find_map(|cut| {
            let (a, b) = wanted.split_at(cut);
            let pair = [country(a)?, country(b)?];
            (pair[0].id != pair[1].id).then_some(pair)
        })
    }
}

/// Positions with a word that begins so, for each of the words.
fn beginning(register: &Register<String>, wanted: &[String]) -> Vec<usize> {
    let mut lists = wanted
        .iter()
        .map(|word| united(register.beginning(word).map(|(_, list)| list)));
    let first = lists.next().unwrap_or_default();
    lists.fold(first, |all, more| common(&all, &more))
}

fn countries(index: &Index, names: &impl Fn(CountryCode) -> Vec<String>) -> Vec<Named> {
    let mut told: BTreeMap<CountryCode, usize> = BTreeMap::new();
    for (code, list) in index.by_country.iter().chain(index.by_place_country.iter()) {
        *told.entry(*code).or_default() += list.len();
    }
    for (code, list) in index.offices_of.iter() {
        *told.entry(*code).or_default() += list.len();
    }
    let one = |(code, told): (CountryCode, usize)| {
        let names = names(code);
        let label = names.first().cloned().unwrap_or_else(|| code.to_string());
        let found = Found {
            kind: FoundKind::Country,
            id: code.to_string(),
            label,
            countries: vec![code],
            org: None,
            told,
        };
        Named::new(found, names.iter().map(String::as_str))
    };
    told.into_iter().map(one).collect()
}

fn people(index: &Index) -> Vec<Named> {
    let one = |p: &sidelines_resolve::PersonEntry| {
        let found = Found {
            kind: FoundKind::Person,
            id: p.id.clone(),
            label: p.name.clone(),
            countries: p.countries.clone(),
            org: p.orgs.first().cloned(),
            told: p.told.reports.len(),
        };
        Named::new(found, p.spellings.iter().map(|s| s.name.as_str()))
    };
    index.record().persons.iter().map(one).collect()
}

/// Offices, by their titles and by whose they are: "defence minister India".
fn offices(index: &Index, names: &impl Fn(CountryCode) -> Vec<String>) -> Vec<Named> {
    let one = |o: &sidelines_resolve::OfficeEntry| {
        let told = o.holders.iter().map(|h| h.told.reports.len()).sum();
        let found = Found {
            kind: FoundKind::Office,
            id: o.id.clone(),
            label: o.office.clone(),
            countries: o.country.into_iter().collect(),
            org: o.org.clone(),
            told,
        };
        let titles = o.holders.iter().flat_map(|h| &h.titles);
        let whose = o.country.map(names).unwrap_or_default();
        let also = titles.chain(&o.org).chain(&whose);
        Named::new(found, also.map(String::as_str))
    };
    index.record().offices.iter().map(one).collect()
}

/// Organisations, and of each series of gatherings the latest.
fn bodies(index: &Index) -> Vec<Named> {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for (org, list) in index.members_of.iter().chain(index.offices_in.iter()) {
        *told.entry(org).or_default() += list.len();
    }
    let mut series_told: BTreeMap<String, (&sidelines_resolve::ContactEntry, usize)> =
        BTreeMap::new();
    for entry in &index.record().encounters {
        let e = &entry.encounter;
        for org in e.parties.iter().filter_map(|p| p.org.as_deref()) {
            *told.entry(org).or_default() += 1;
        }
        if e.kind == EncounterKind::Gathering
            && let Some(name) = &e.name
        {
            let times = series_told.entry(series(name)).or_insert((entry, 0));
            // Encounters come by date: the last is the latest.
            *times = (entry, times.1 + 1 + entry.links.holds.len());
        }
    }
    let org = |(org, told): (&str, usize)| {
        let found = Found {
            kind: FoundKind::Organisation,
            id: org.to_owned(),
            label: org.to_owned(),
            countries: Vec::new(),
            org: None,
            told,
        };
        let short = abbreviation(org);
        Named::new(found, short.as_deref())
    };
    let gathering = |(entry, told): (&sidelines_resolve::ContactEntry, usize)| {
        let name = entry.encounter.name.clone().unwrap_or_default();
        let short = abbreviation(&name);
        let found = Found {
            kind: FoundKind::Gathering,
            id: entry.id.clone(),
            label: name,
            countries: Vec::new(),
            org: None,
            told,
        };
        Named::new(found, short.as_deref())
    };
    told.into_iter()
        .map(org)
        .chain(series_told.into_values().map(gathering))
        .collect()
}

/// The capitals that begin the words of a name before it goes on in small letters or with a body of its own:
/// "SCO" of "Shanghai Cooperation Organisation".
fn abbreviation(name: &str) -> Option<String> {
    let capitals: String = name
        .split_whitespace()
        .filter_map(|w| w.chars().next())
        .filter(|c| c.is_uppercase())
        .take(6)
        .collect();
    (capitals.chars().count() > 1).then_some(capitals)
}

fn places(index: &Index) -> Vec<Named> {
    let mut told: BTreeMap<(String, Option<CountryCode>), usize> = BTreeMap::new();
    for entry in &index.record().encounters {
        if let Some(place) = &entry.encounter.place
            && let Some(name) = &place.name
        {
            *told.entry((name.clone(), place.country)).or_default() += 1;
        }
    }
    let one = |((name, country), told): ((String, Option<CountryCode>), usize)| {
        let found = Found {
            kind: FoundKind::Place,
            id: name.clone(),
            label: name,
            countries: country.into_iter().collect(),
            org: None,
            told,
        };
        Named::new(found, [])
    };
    told.into_iter().map(one).collect()
}
