use super::mention::{Mention, Slot};
use super::within::Sighting;
use crate::case::{At, Case};
use crate::corrections::{Action, Target};
use crate::ids::Ids;
use crate::names::{Likeness, Name, spelling_variants};
use crate::record::{Join, PersonEntry, Spelling, Why};
use crate::unite::Joined;
use std::collections::{BTreeMap, BTreeSet};

/// The persons, and who is meant where.
#[derive(Default)]
pub(crate) struct People {
    /// By id.
    pub(crate) entries: Vec<PersonEntry>,
    of: BTreeMap<(At, Slot), usize>,
    /// Corrections that speak of each of `entries` by name.
    rulings: Vec<Vec<usize>>,
}

impl People {
    /// Persons known already, by id, and who is meant where: the positions of persons.
    pub(crate) fn known(entries: Vec<PersonEntry>, of: BTreeMap<(At, Slot), usize>) -> Self {
        Self {
            rulings: vec![Vec::new(); entries.len()],
            entries,
            of,
        }
    }

    /// The position (in `entries`) of the person named there.
    pub(crate) fn at(&self, at: At, slot: Slot) -> Option<usize> {
        self.of.get(&(at, slot)).copied()
    }

    /// The corrections that speak of the person at this position by name.
    pub(crate) fn rulings(&self, person: usize) -> &[usize] {
        self.rulings.get(person).map_or(&[], Vec::as_slice)
    }
}

/// A person in the making: the entry, where they are named, and the corrections.
type Draft = (PersonEntry, Vec<(At, Slot)>, Vec<usize>);

/// The id of each group: what founds it are name and country as the earliest report has them. Of two with one
/// name the one who came first keeps the plain id.
pub(crate) fn identities(
    case: &Case<'_>,
    sightings: &[Sighting],
    groups: &[Vec<usize>],
) -> Vec<String> {
    let mut order: Vec<(String, Vec<At>, usize)> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let founder = group
            .iter()
            .filter_map(|&f| Some((case.seniority(sightings[f].claim()?), f)))
            .min();
        let content = founder.map_or_else(String::new, |(_, f)| sightings[f].content());
        let claims: BTreeSet<At> = group
            .iter()
            .flat_map(|&f| sightings[f].places.iter().map(|p| p.0))
            .collect();
        order.push((content, claims.into_iter().collect(), g));
    }
    order.sort();
    let mut ids = Ids::new("p");
    let mut out = vec![String::new(); groups.len()];
    for (content, _, g) in order {
        out[g] = ids.give(&content);
    }
    out
}

/// The persons that the groups of sightings are, with these ids.
pub(crate) fn build(
    case: &Case<'_>,
    mentions: &[Mention],
    sightings: &[Sighting],
    (groups, joins): Joined<Vec<Why>>,
    ids: &[String],
) -> People {
    let mut group_of: BTreeMap<usize, usize> = BTreeMap::new();
    for (g, group) in groups.iter().enumerate() {
        group_of.extend(group.iter().map(|&f| (f, g)));
    }
    let mut joins_of: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    for (a, b, why) in joins {
        let claim = |f: usize| sightings[f].claim();
        if let (Some(&g), Some(x), Some(y)) = (group_of.get(&a), claim(a), claim(b)) {
            joins_of.entry(g).or_default().push(Join {
                a: case.claim(x),
                b: case.claim(y),
                why,
            });
        }
    }
    let mut drafts: Vec<Draft> = Vec::new();
    for ((g, group), id) in groups.iter().enumerate().zip(ids) {
        let own: Vec<&Mention> = group
            .iter()
            .flat_map(|&f| sightings[f].mentions.iter().map(|&m| &mentions[m]))
            .collect();
        let spellings = spellings(case, &own);
        let claims: Vec<At> = own.iter().map(|m| m.at).collect();
        let disputes = case
            .dispute("spelling", disputed(&spellings, case))
            .into_iter()
            .collect();
        let countries: BTreeSet<_> = own.iter().filter_map(|m| m.told_country).collect();
        let orgs: BTreeSet<_> = own.iter().filter_map(|m| m.org_printed.clone()).collect();
        let rulings = rulings(case, &own);
        let of_person = rulings
            .iter()
            .copied()
            .filter(|&k| !of_holder(case.rulings.action(k)));
        let mut told = case.told_once(&claims, joins_of.remove(&g).unwrap_or_default(), disputes);
        told.corrections = case.rulings.ids(of_person);
        let mut name = spellings
            .first()
            .map(|s| s.name.clone())
            .unwrap_or_default();
        for &k in &rulings {
            if let Action::Set {
                entry: Target::Person { .. },
                value,
                ..
            } = case.rulings.action(k)
            {
                name = value.as_str().map_or(name, str::to_owned);
            }
        }
        let entry = PersonEntry {
            id: id.clone(),
            name,
            spellings,
            countries: countries.into_iter().collect(),
            orgs: orgs.into_iter().collect(),
            offices: Vec::new(),
            told,
        };
        let places = own.iter().map(|m| (m.at, m.slot)).collect();
        drafts.push((entry, places, rulings));
    }
    drafts.sort_by(|(a, ..), (b, ..)| a.id.cmp(&b.id));
    let mut people = People::default();
    for (entry, places, rulings) in drafts {
        people.of.extend(
            places
                .into_iter()
                .map(|place| (place, people.entries.len())),
        );
        people.entries.push(entry);
        people.rulings.push(rulings);
    }
    people
}

/// The corrections that speak of whoever these mentions name, in the order of the ledger.
fn rulings(case: &Case<'_>, own: &[&Mention]) -> Vec<usize> {
    if !case.rulings.any_person() {
        return Vec::new();
    }
    let all: BTreeSet<usize> = own
        .iter()
        .flat_map(|m| case.rulings.of_naming(&(m.at.0, m.folded.clone())).to_vec())
        .collect();
    all.into_iter().collect()
}

fn of_holder(action: &Action) -> bool {
    matches!(
        action,
        Action::Set {
            entry: Target::Holder { .. },
            ..
        } | Action::Reject {
            entry: Target::Holder { .. }
        } | Action::Accept {
            entry: Target::Holder { .. }
        } | Action::Note {
            entry: Target::Holder { .. }
        }
    )
}

/// All printed forms, the one to be shown first.
fn spellings(case: &Case<'_>, own: &[&Mention]) -> Vec<Spelling> {
    let mut forms: BTreeMap<&str, (BTreeSet<usize>, &Name)> = BTreeMap::new();
    for m in own {
        forms
            .entry(&m.printed)
            .or_insert_with(|| (BTreeSet::new(), &m.name))
            .0
            .insert(m.at.0);
    }
    let mut forms: Vec<_> = forms.into_iter().collect();
    forms.sort_by_cached_key(|(form, (reports, name))| {
        let initials = name.full_parts() < name.parts.len();
        let first = reports.iter().map(|&r| case.seniority((r, 0))).min();
        (
            // "Singh" and "S Jaishankar" are shown only where nothing fuller is known.
            name.full_parts() < 2,
            initials,
            std::cmp::Reverse(reports.len()),
            // "Host Mauricio Macri" and "Mauricio Macri": what some print in front is rarely a name.
            name.parts.len(),
            first,
            (*form).to_owned(),
        )
    });
    forms
        .into_iter()
        .map(|(form, (reports, _))| Spelling {
            name: form.to_owned(),
            reports: reports.into_iter().map(|r| case.id(r).to_owned()).collect(),
        })
        .collect()
}

/// The forms that spell one part in several ways; initials and left-out parts dispute nothing.
fn disputed(spellings: &[Spelling], case: &Case<'_>) -> Vec<(serde_json::Value, usize)> {
    let names: Vec<Option<Name>> = spellings.iter().map(|s| Name::of(&s.name)).collect();
    let respelt = |a: &Name, b: &Name| {
        a.likeness(b) != Likeness::Same
            && a.parts.iter().any(|x| {
                !b.parts.contains(x)
                    && b.parts
                        .iter()
                        .any(|y| !a.parts.contains(y) && spelling_variants(x, y))
            })
    };
    let number = |id: &String| case.reports.binary_search_by(|r| r.meta.id.cmp(id)).ok();
    spellings
        .iter()
        .enumerate()
        .filter(|(i, _)| {
            names[*i].as_ref().is_some_and(|a| {
                names
                    .iter()
                    .enumerate()
                    .any(|(j, b)| j != *i && b.as_ref().is_some_and(|b| respelt(a, b)))
            })
        })
        .flat_map(|(_, s)| {
            s.reports
                .iter()
                .filter_map(number)
                .map(|r| (s.name.clone().into(), r))
        })
        .collect()
}
