//! Who an encounter is between: countries and organisations, people.

use crate::Index;
use sidelines_facts::EncounterKind;
use sidelines_resolve::ContactEntry;
use std::collections::BTreeSet;

/// The sides of each party, in order: alpha-2 codes of the countries for which it acts, else the name of its
/// organisation; none where neither is known.
pub(crate) fn sides(index: &Index, entry: &ContactEntry) -> Vec<Vec<String>> {
    let parties = entry.encounter.parties.iter().enumerate();
    parties
        .map(|(i, party)| {
            let countries = index.acting_for(party, entry.parties.get(i));
            if countries.is_empty() {
                party.org.iter().cloned().collect()
            } else {
                countries.iter().map(ToString::to_string).collect()
            }
        })
        .collect()
}

/// All sides of an encounter, sorted; of a visit also the country to which it goes.
pub(crate) fn all_sides(index: &Index, entry: &ContactEntry) -> BTreeSet<String> {
    let mut all: BTreeSet<String> = sides(index, entry).into_iter().flatten().collect();
    all.extend(destination(entry));
    all
}

/// The country to which a visit goes.
pub(crate) fn destination(entry: &ContactEntry) -> Option<String> {
    let place = entry.encounter.place.as_ref()?;
    let country = place.country?;
    (entry.encounter.kind == EncounterKind::Visit).then(|| country.to_string())
}

/// The pairs of sides between which the encounter is, each once, the first in order first: two parties of
/// different sides, or a traveller's side and the country to which the visit goes.
pub(crate) fn dyads(index: &Index, entry: &ContactEntry) -> BTreeSet<(String, String)> {
    let sides = sides(index, entry);
    let mut pairs = BTreeSet::new();
    let mut put = |a: &String, b: &String| {
        if a != b {
            pairs.insert((a.min(b).clone(), a.max(b).clone()));
        }
    };
    for (i, one) in sides.iter().enumerate() {
        for other in &sides[i + 1..] {
            for a in one {
                for b in other {
                    put(a, b);
                }
            }
        }
    }
    if let Some(to) = destination(entry) {
        for a in sides.iter().flatten() {
            put(a, &to);
        }
    }
    pairs
}

/// The pairs of people between whom the encounter is, by id, each once: parties of different sides.
pub(crate) fn people(index: &Index, entry: &ContactEntry) -> BTreeSet<(String, String)> {
    let sides = sides(index, entry);
    let mut pairs = BTreeSet::new();
    for (i, one) in entry.parties.iter().enumerate() {
        for (k, other) in entry.parties.iter().enumerate().skip(i + 1) {
            let apart = match (sides.get(i), sides.get(k)) {
                (Some(a), Some(b)) => a.is_empty() || b.is_empty() || a != b,
                _ => true,
            };
            if let (Some(a), Some(b), true) = (&one.person, &other.person, apart)
                && a != b
            {
                pairs.insert((a.min(b).clone(), a.max(b).clone()));
            }
        }
    }
    pairs
}
