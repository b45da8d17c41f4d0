//! Offices over time: who is seen in which office, on which days.

use crate::case::{At, Case};
use crate::choose::most_told;
use crate::corrections::{Action, Target, put};
use crate::holding::{Holding, fill};
use crate::offices::families;
use crate::orgs::OrgName;
use crate::persons::{People, Slot};
use crate::record::{ContactEntry, OfficeEntry, QualifierSeen, RankSeen, Tenancy};
use crate::when::Days;
use crate::wording::hash;
use jiff::civil::Date;
use sidelines_facts::{Body, CountryCode, Edtf, Status, Tenure};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What makes an office one: whose it is, and the family of its title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OfficeKey {
    country: Option<CountryCode>,
    org: Option<OrgName>,
    family: String,
}

/// One claim that somebody holds an office.
pub(crate) struct Seen {
    pub(crate) at: At,
    pub(crate) title: String,
    pub(crate) org: Option<String>,
    rank: Option<String>,
    qualifier: Option<Tenure>,
    /// First and last day on which it is shown.
    days: Option<(Date, Date)>,
    start: Option<Edtf>,
    end: Option<Edtf>,
}

/// Days of one date longer than this prove no day in particular.
const STAY: i32 = 31;

/// The offices with their holders; also tells `people` their offices and `encounters` those of their
/// parties.
pub(crate) fn offices(
    case: &Case<'_>,
    people: &mut People,
    encounters: &mut [ContactEntry],
) -> Vec<OfficeEntry> {
    let seen = collect(case, people, &settled(case, encounters));
    let mut offices: Vec<(OfficeKey, OfficeEntry)> = Vec::new();
    for (key, holders) in seen {
        let all = || holders.values().flatten();
        let mut entry = bare(
            case,
            &key,
            all().map(|s| (s.title.clone(), s.at)),
            all().filter_map(|s| Some((s.org.clone()?, s.at))),
        );
        entry.holders = holders
            .iter()
            .filter_map(|(&person, claims)| holder(case, people, &key, person, claims))
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
    OfficeEntry {
        id: key.id(),
        office: most_told(case, titles).unwrap_or_default(),
        family: key.family.clone(),
        country: key.country,
        org: most_told(case, orgs),
        holders: Vec::new(),
    }
}

/// One person in the office; none where people rejected that.
pub(crate) fn holder(
    case: &Case<'_>,
    people: &People,
    key: &OfficeKey,
    person: usize,
    claims: &[Seen],
) -> Option<Tenancy> {
    let tenancy = tenancy(case, people, person, claims);
    let mut tenancy = by_correction(case, people.rulings(person), key, tenancy)?;
    let id = key.id();
    tenancy.id = format!("h-{:016x}", hash(&format!("{id}|{}", tenancy.person)));
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

/// Date and status of the encounter of which a claim tells, as all reports together have them.
pub(crate) type Settled = BTreeMap<At, (Option<Edtf>, Status)>;

fn settled(case: &Case<'_>, encounters: &[ContactEntry]) -> Settled {
    let number: BTreeMap<&str, usize> = case
        .reports
        .iter()
        .enumerate()
        .map(|(r, report)| (report.meta.id.as_str(), r))
        .collect();
    let mut settled = Settled::new();
    for entry in encounters {
        for claim in &entry.told.claims {
            if let Some(&r) = number.get(claim.report.as_str()) {
                settled.insert(
                    (r, claim.index),
                    (entry.encounter.date.clone(), entry.encounter.status),
                );
            }
        }
    }
    settled
}

/// An office as told: title, country, organisation.
type Told<'a> = (Option<&'a str>, Option<CountryCode>, Option<&'a str>);

/// Who is seen in which office, by person's position.
pub(crate) fn collect<'a>(
    case: &Case<'a>,
    people: &People,
    settled: &Settled,
) -> BTreeMap<OfficeKey, BTreeMap<usize, Vec<Seen>>> {
    let mut seen: BTreeMap<OfficeKey, BTreeMap<usize, Vec<Seen>>> = BTreeMap::new();
    // The same titles come again and again.
    let mut known: HashMap<Told<'a>, Vec<OfficeKey>> = HashMap::new();
    let mut keys = |office: Option<&'a str>, country: Option<CountryCode>, org: Option<&'a str>| {
        let known = known.entry((office, country, org));
        known.or_insert_with(|| keys(office, country, org)).clone()
    };
    let mut put = |person: Option<usize>, keys: Vec<OfficeKey>, make: &dyn Fn() -> Seen| {
        let Some(person) = person else { return };
        for key in keys {
            seen.entry(key)
                .or_default()
                .entry(person)
                .or_default()
                .push(make());
        }
    };
    for (at, fact) in case.claims() {
        let told = case
            .published(at.0)
            .and_then(Edtf::bounds)
            .filter(|_| !fact.background);
        match &fact.body {
            Body::Holder(h) => {
                let proves = !matches!(h.qualifier, Some(Tenure::Former | Tenure::Designate));
                let days = h
                    .as_of
                    .as_ref()
                    .and_then(Edtf::bounds)
                    .filter(short)
                    .or(told);
                put(
                    people.at(at, Slot::Holder),
                    keys(Some(&h.office), h.country, h.org.as_deref()),
                    &|| Seen {
                        at,
                        title: h.office.clone(),
                        org: h.org.clone(),
                        rank: h.rank.clone(),
                        qualifier: h.qualifier,
                        days: days.filter(|_| proves),
                        start: h.known_start.clone(),
                        end: h.known_end.clone(),
                    },
                );
            }
            Body::Encounter(e) => {
                let (date, status) = settled
                    .get(&at)
                    .cloned()
                    .unwrap_or((e.date.clone(), e.status));
                // Who met in an office on a day was in it on that day; who is only expected to, is not.
                // A tale of long ago mostly gives the office of today.
                let held = matches!(status, Status::Occurred | Status::Ongoing) && !fact.background;
                let until = told.map_or(Date::MAX, |t| t.1);
                let days = date
                    .as_ref()
                    .filter(|d| held && d.alternatives().is_empty())
                    .and_then(Edtf::bounds)
                    .filter(short)
                    .map(|(first, last)| (first, last.min(until).max(first)));
                let listed = e
                    .parties
                    .iter()
                    .enumerate()
                    .map(|(j, p)| (Slot::Party(j), p));
                let present = e
                    .attendees
                    .iter()
                    .enumerate()
                    .map(|(j, p)| (Slot::Attendee(j), p));
                for (slot, p) in listed.chain(present) {
                    put(
                        people.at(at, slot),
                        keys(p.office.as_deref(), p.country, p.org.as_deref()),
                        &|| Seen {
                            at,
                            title: p.office.clone().unwrap_or_default(),
                            org: p.org.clone(),
                            rank: p.rank.clone(),
                            qualifier: None,
                            days,
                            start: None,
                            end: None,
                        },
                    );
                }
            }
            Body::Event(e) => {
                let begins = e.kind == "appointment";
                let ends = matches!(e.kind.as_str(), "resignation" | "dismissal" | "removal");
                if e.status.is_some_and(|s| s != Status::Occurred) || !(begins || ends) {
                    continue;
                }
                let slots = (0..e.actors.len()).map(Slot::Actor).zip(&e.actors);
                for (slot, p) in slots.chain(
                    (0..e.recipients.len())
                        .map(Slot::Recipient)
                        .zip(&e.recipients),
                ) {
                    put(
                        people.at(at, slot),
                        keys(p.office.as_deref(), p.country, p.org.as_deref()),
                        &|| Seen {
                            at,
                            title: p.office.clone().unwrap_or_default(),
                            org: p.org.clone(),
                            rank: p.rank.clone(),
                            qualifier: None,
                            days: None,
                            start: e.date.clone().filter(|_| begins),
                            end: e.date.clone().filter(|_| ends),
                        },
                    );
                }
            }
            _ => {}
        }
    }
    seen
}

fn short(days: &(Date, Date)) -> bool {
    Days {
        first: crate::when::day_number(days.0),
        last: crate::when::day_number(days.1),
    }
    .length()
        <= STAY
}

fn tenancy(case: &Case<'_>, people: &People, person: usize, claims: &[Seen]) -> Tenancy {
    let days = || claims.iter().filter_map(|s| s.days);
    let day = |d: Option<Date>| d.map(Edtf::from);
    let known = |of: fn(&Seen) -> Option<&Edtf>| {
        most_told(
            case,
            claims.iter().filter_map(|s| Some((of(s)?.clone(), s.at))),
        )
    };
    let titles: BTreeSet<&String> = claims.iter().map(|s| &s.title).collect();
    let ats: Vec<At> = claims.iter().map(|s| s.at).collect();
    let mut disputes: Vec<_> = rank_dispute(case, claims).into_iter().collect();
    for (field, of) in [
        (
            "known_end",
            (|s| s.end.as_ref()) as fn(&Seen) -> Option<&Edtf>,
        ),
        ("known_start", |s| s.start.as_ref()),
    ] {
        let dates: Vec<(&Edtf, usize)> = claims
            .iter()
            .filter_map(|s| Some((of(s)?, s.at.0)))
            .collect();
        if dates
            .iter()
            .any(|(a, _)| dates.iter().any(|(b, _)| !a.overlaps(b)))
        {
            disputes
                .extend(case.dispute(field, dates.iter().map(|(d, r)| (d.to_string().into(), *r))));
        }
    }
    disputes.sort_by(|a, b| a.field.cmp(&b.field));
    Tenancy {
        id: String::new(),
        person: people.entries[person].id.clone(),
        name: people.entries[person].name.clone(),
        titles: titles.into_iter().cloned().collect(),
        first_seen: day(days().map(|d| d.0).min()),
        last_seen: day(days().map(|d| d.1).max()),
        known_start: known(|s| s.start.as_ref()),
        known_end: known(|s| s.end.as_ref()),
        ranks: ranks(case, claims),
        qualifiers: qualifiers(case, claims),
        told: case.told_once(&ats, Vec::new(), disputes),
    }
}

/// The tenancy with what people decided about it; none where they rejected it.
fn by_correction(
    case: &Case<'_>,
    rulings: &[usize],
    key: &OfficeKey,
    mut tenancy: Tenancy,
) -> Option<Tenancy> {
    let mut holds = true;
    let mut own = Vec::new();
    for &k in rulings {
        let action = case.rulings.action(k);
        let (Action::Set { entry, .. }
        | Action::Reject { entry }
        | Action::Accept { entry }
        | Action::Note { entry }) = action
        else {
            continue;
        };
        let Target::Holder {
            family,
            country,
            org,
            ..
        } = entry
        else {
            continue;
        };
        if (family, country) != (&key.family, &key.country)
            || country.is_none() && org.as_deref().and_then(OrgName::of) != key.org
        {
            continue;
        }
        own.push(k);
        match action {
            Action::Reject { .. } => holds = false,
            Action::Accept { .. } => holds = true,
            // Tried when the correction was made; a value that no longer fits changes nothing.
            Action::Set { field, value, .. } => {
                let _ = put(&mut tenancy, field, value);
            }
            _ => {}
        }
    }
    tenancy.told.corrections = case.rulings.ids(own.into_iter());
    holds.then_some(tenancy)
}

/// By first report.
fn ranks(case: &Case<'_>, claims: &[Seen]) -> Vec<RankSeen> {
    let mut by_rank: BTreeMap<&String, Vec<usize>> = BTreeMap::new();
    for s in claims {
        if let Some(rank) = &s.rank {
            by_rank.entry(rank).or_default().push(s.at.0);
        }
    }
    let mut out: Vec<RankSeen> = by_rank
        .into_iter()
        .map(|(rank, reports)| {
            let (first_seen, last_seen) = published(case, &reports);
            RankSeen {
                rank: rank.clone(),
                first_seen,
                last_seen,
                reports: ids(case, reports),
            }
        })
        .collect();
    out.sort_by(|a, b| {
        (&a.first_seen, &a.reports, &a.rank).cmp(&(&b.first_seen, &b.reports, &b.rank))
    });
    out
}

fn qualifiers(case: &Case<'_>, claims: &[Seen]) -> Vec<QualifierSeen> {
    let mut by_kind: BTreeMap<u8, (Tenure, Vec<usize>)> = BTreeMap::new();
    for s in claims {
        if let Some(qualifier) = s.qualifier {
            by_kind
                .entry(qualifier as u8)
                .or_insert((qualifier, Vec::new()))
                .1
                .push(s.at.0);
        }
    }
    let mut out: Vec<QualifierSeen> = by_kind
        .into_values()
        .map(|(qualifier, reports)| QualifierSeen {
            qualifier,
            first_seen: published(case, &reports).0,
            reports: ids(case, reports),
        })
        .collect();
    out.sort_by(|a, b| (&a.first_seen, &a.reports).cmp(&(&b.first_seen, &b.reports)));
    out
}

/// The first and the last day of the reports.
fn published(case: &Case<'_>, reports: &[usize]) -> (Option<Edtf>, Option<Edtf>) {
    let days = || {
        reports
            .iter()
            .filter_map(|&r| case.published(r).and_then(Edtf::bounds))
    };
    (
        days().map(|d| d.0).min().map(Edtf::from),
        days().map(|d| d.1).max().map(Edtf::from),
    )
}

fn ids(case: &Case<'_>, reports: Vec<usize>) -> Vec<String> {
    let reports: BTreeSet<usize> = reports.into_iter().collect();
    reports.into_iter().map(|r| case.id(r).to_owned()).collect()
}

/// Reports within so many days of each other that give two ranks contradict each other; further apart it
/// is a promotion.
const PROMOTION: i32 = 30;

fn rank_dispute(case: &Case<'_>, claims: &[Seen]) -> Option<sidelines_facts::Dispute> {
    let ranked: Vec<(&str, At)> = claims
        .iter()
        .filter_map(|s| Some((s.rank.as_deref()?, s.at)))
        .collect();
    let clash = |a: &(&str, At), b: &(&str, At)| {
        a.0 != b.0
            && matches!((case.published[a.1.0], case.published[b.1.0]), (Some(x), Some(y)) if x.gap(y) <= PROMOTION)
    };
    let disputed: Vec<(serde_json::Value, usize)> = ranked
        .iter()
        .filter(|a| ranked.iter().any(|b| clash(a, b)))
        .map(|(rank, at)| ((*rank).into(), at.0))
        .collect();
    case.dispute("rank", disputed)
}
