//! Who an encounter is between: countries and organisations, people.

use crate::Index;
use sidelines_facts::{CountryCode, EncounterKind};
use sidelines_resolve::ContactEntry;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// For whom somebody acts: a country, or an organisation that acts for itself. In the order of their texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side<'a> {
    Country(CountryCode),
    Organisation(&'a str),
}

impl Side<'_> {
    /// Alpha-2 of the country, or the name of the organisation.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Country(code) => code.as_str(),
            Self::Organisation(name) => name,
        }
    }
}

impl Ord for Side<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let kind = |side: &Self| matches!(side, Self::Organisation(_));
        (self.as_str(), kind(self)).cmp(&(other.as_str(), kind(other)))
    }
}

impl PartialOrd for Side<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl std::fmt::Display for Side<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The sides of the party at this position: the countries for which it acts, else its organisation; none where
/// neither is known.
pub(crate) fn of_party<'a>(index: &'a Index, entry: &'a ContactEntry, i: usize) -> Vec<Side<'a>> {
    let Some(party) = entry.encounter.parties.get(i) else {
        return Vec::new();
    };
    let countries = index.acting_for(party, entry.parties.get(i));
    match &party.org {
        Some(org) if countries.is_empty() => vec![Side::Organisation(org)],
        _ => countries.iter().copied().map(Side::Country).collect(),
    }
}

/// The sides of each party, in order.
pub(crate) fn sides<'a>(index: &'a Index, entry: &'a ContactEntry) -> Vec<Vec<Side<'a>>> {
    let parties = 0..entry.encounter.parties.len();
    parties.map(|i| of_party(index, entry, i)).collect()
}

/// All sides of an encounter; of a visit also the country to which it goes.
pub(crate) fn all_sides<'a>(index: &'a Index, entry: &'a ContactEntry) -> BTreeSet<Side<'a>> {
    let sides = sides(index, entry).into_iter().flatten();
    sides.chain(destination(entry)).collect()
}

/// The country to which a visit goes.
pub(crate) fn destination(entry: &ContactEntry) -> Option<Side<'_>> {
    let place = entry.encounter.place.as_ref()?;
    let country = place.country?;
    (entry.encounter.kind == EncounterKind::Visit).then_some(Side::Country(country))
}

/// The pairs of sides between which the encounter is, each once, the first in order first: two parties of
/// different sides, or a traveller's side and the country to which the visit goes.
pub(crate) fn dyads<'a>(
    index: &'a Index,
    entry: &'a ContactEntry,
) -> BTreeSet<(Side<'a>, Side<'a>)> {
    let sides = sides(index, entry);
    let mut pairs = BTreeSet::new();
    let mut put = |a: Side<'a>, b: Side<'a>| {
        if a != b {
            pairs.insert((a.min(b), a.max(b)));
        }
    };
    for (i, one) in sides.iter().enumerate() {
        for other in &sides[i + 1..] {
            for a in one {
                for b in other {
                    put(*a, *b);
                }
            }
        }
    }
    if let Some(to) = destination(entry) {
        for a in sides.iter().flatten() {
            put(*a, to);
        }
    }
    pairs
}

/// The pairs of people between whom the encounter is, by id, each once: parties of different sides.
pub(crate) fn people<'a>(
    index: &'a Index,
    entry: &'a ContactEntry,
) -> BTreeSet<(&'a str, &'a str)> {
    let sides = sides(index, entry);
    let mut pairs = BTreeSet::new();
    for (i, one) in entry.parties.iter().enumerate() {
        for (k, other) in entry.parties.iter().enumerate().skip(i + 1) {
            let apart = match (sides.get(i), sides.get(k)) {
                (Some(a), Some(b)) => a.is_empty() || b.is_empty() || a != b,
                _ => true,
            };
            if let (Some(a), Some(b), true) =
                (one.person.as_deref(), other.person.as_deref(), apart)
                && a != b
            {
                pairs.insert((a.min(b), a.max(b)));
            }
        }
    }
    pairs
}
