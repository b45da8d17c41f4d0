//! Offices over time: who is seen in which office, on which days.

mod holder;
mod seen;

pub(crate) use holder::{Held, Whose, holder};
pub(crate) use seen::{Garb, Seen, Settled, collect, settled};

use crate::case::{At, Case};
use crate::choose::most_told;
use crate::holding::{Holding, fill};
use crate::offices::families;
use crate::orgs::OrgName;
use crate::persons::People;
use crate::record::{ContactEntry, HeldBy, OfficeEntry, Tenancy};
use crate::wording::hash;
use sidelines_facts::CountryCode;
use std::collections::BTreeMap;

/// What makes an office one: whose it is, and the family of its title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OfficeKey {
    country: Option<CountryCode>,
    org: Option<OrgName>,
    family: String,
}

/// The offices with their holders; also tells `people` their offices and `encounters` those of their
/// parties. Holders have their lists or none.
pub(crate) fn offices(
    case: &Case<'_>,
    people: &mut People,
    encounters: &mut [ContactEntry],
    lists: bool,
) -> Vec<OfficeEntry> {
    let seen = collect(case, people, &settled(case, encounters));
    let mut offices: Vec<(OfficeKey, OfficeEntry)> = Vec::new();
    for (key, holders) in seen {
        let all = || holders.values().flatten();
        let mut entry = bare(
            case,
            &key,
            all().map(|s| (s.garb.title.clone(), s.at)),
            all().filter_map(|s| Some((s.garb.org.clone()?, s.at))),
        );
        entry.holders = holders
            .iter()
            .filter_map(|(&person, claims)| whole(case, people, &key, person, claims, lists))
            .collect();
        sort_holders(&mut entry.holders);
        offices.push((key, entry));
    }
    for person in &mut people.entries {
        person.offices.clear();
    }
    let number: BTreeMap<String, usize> = people
        .entries
        .iter()
        .enumerate()
        .map(|(i, p)| (p.id.clone(), i))
        .collect();
    for (_, office) in &offices {
        for holder in &office.holders {
            if let Some(&p) = number.get(&holder.person) {
                people.entries[p].offices.push(office.id.clone());
            }
        }
    }
    let by_id: BTreeMap<String, Holding> = offices
        .iter()
        .map(|(_, office)| (office.id.clone(), Holding::of(office)))
        .collect();
    for entry in encounters {
        fill(entry, &by_id);
    }
    offices.into_iter().map(|(_, office)| office).collect()
}

/// The office without its holders, by the titles and organisations under which claims tell it.
pub(crate) fn bare(
    case: &Case<'_>,
    key: &OfficeKey,
    titles: impl Iterator<Item = (String, At)>,
    orgs: impl Iterator<Item = (String, At)>,
) -> OfficeEntry {
    let title = most_told(case, titles).unwrap_or_default();
    named(key, title, most_told(case, orgs))
}

/// The office with title and organisation.
pub(crate) fn named(key: &OfficeKey, title: String, org: Option<String>) -> OfficeEntry {
    OfficeEntry {
        id: key.id(),
        office: title,
        family: key.family.clone(),
        country: key.country,
        org,
        holders: Vec::new(),
    }
}

/// One person in the office, with lists or without.
fn whole(
    case: &Case<'_>,
    people: &People,
    key: &OfficeKey,
    person: usize,
    claims: &[Seen],
    lists: bool,
) -> Option<Tenancy> {
    let held = claims.iter().map(|seen| Held {
        garb: &seen.garb,
        days: seen.days,
        telling: case.telling(seen.at),
        position: seen.at.1,
        published: case.published[seen.at.0],
    });
    let held: Vec<Held<'_>> = held.collect();
    let whose = Whose {
        id: &people.entries[person].id,
        name: &people.entries[person].name,
        marks: people.rulings(person),
    };
    let mut id_of = |report: i64| {
        usize::try_from(report).map_or_else(|_| String::new(), |r| case.id(r).to_owned())
    };
    let mut tenancy = holder(&case.rulings, key, &whose, &held, &mut id_of)?;
    if lists {
        tenancy.put_lists(claims.iter().map(|seen| HeldBy {
            report: case.id(seen.at.0),
            claim: seen.at.1,
            rank: seen.garb.rank(),
            qualifier: seen.garb.qualifier(),
            evidence: case.words(seen.at),
        }));
    }
    Some(tenancy)
}

fn sort_holders(holders: &mut [Tenancy]) {
    holders.sort_by(|a, b| {
        let order = |t: &Tenancy| {
            (
                t.first_seen.is_none(),
                t.first_seen.clone(),
                t.name.clone(),
                t.person.clone(),
            )
        };
        order(a).cmp(&order(b))
    });
}

impl OfficeKey {
    pub(crate) fn of(entry: &OfficeEntry) -> Self {
        let org = entry.org.as_deref().filter(|_| entry.country.is_none());
        Self {
            country: entry.country,
            org: org.and_then(OrgName::of),
            family: entry.family.clone(),
        }
    }

    pub(crate) fn id(&self) -> String {
        let content = format!("{:?}|{:?}|{}", self.country, self.org, self.family);
        format!("o-{:016x}", hash(&content))
    }
}

/// The offices that a title names. Heads and officials of organisations go by the organisation, ministers
/// by the country: a ministry told besides says nothing new.
pub(crate) fn keys(
    office: Option<&str>,
    country: Option<CountryCode>,
    org: Option<&str>,
) -> Vec<OfficeKey> {
    let Some(office) = office else {
        return Vec::new();
    };
    let org = if country.is_some() {
        None
    } else {
        org.and_then(OrgName::of)
    };
    if country.is_none() && org.is_none() {
        return Vec::new();
    }
    families(office, country.as_ref().map(CountryCode::as_str))
        .into_iter()
        .map(|family| OfficeKey {
            country,
            org: org.clone(),
            family,
        })
        .collect()
}
