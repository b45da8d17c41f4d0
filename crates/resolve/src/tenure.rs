//! Offices over time: who is seen in which office, on which days.

use crate::case::{At, Case, Telling, dispute, weigh};
use crate::choose::{most_told, most_told_of};
use crate::corrections::{Action, Rulings, Target, put};
use crate::holding::{Holding, fill};
use crate::offices::families;
use crate::orgs::OrgName;
use crate::persons::{People, Slot};
use crate::record::{ContactEntry, HeldBy, OfficeEntry, QualifierSeen, RankSeen, Tenancy, Told};
use crate::when::{Day, Days, date, day_number};
use crate::wording::hash;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Body, CountryCode, Dispute, Edtf, Status, Tenure};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What makes an office one: whose it is, and the family of its title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OfficeKey {
    country: Option<CountryCode>,
    org: Option<OrgName>,
    family: String,
}

/// What a claim tells of a holding, but for whose it is, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Garb {
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) org: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rank: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    qualifier: Option<Tenure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<Edtf>,
}

/// One claim that somebody holds an office.
pub(crate) struct Seen {
    pub(crate) at: At,
    pub(crate) slot: Slot,
    pub(crate) garb: Garb,
    /// First and last day on which it is shown.
    pub(crate) days: Option<Days>,
}

/// A claim that one person holds one office, as far as the entry needs it.
pub(crate) struct Held<'a> {
    pub(crate) garb: &'a Garb,
    pub(crate) days: Option<Days>,
    pub(crate) telling: Telling,
    pub(crate) position: usize,
    /// The days of its report.
    pub(crate) published: Option<Days>,
}

/// Finds the id of a report by its number; most holders do not need it.
pub(crate) type IdOf<'a> = &'a mut dyn FnMut(i64) -> String;

/// Whose holding it is: id and name of the person, and the corrections that speak of the person by name.
pub(crate) struct Whose<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: &'a str,
    pub(crate) marks: &'a [usize],
}

/// Days of one date longer than this prove no day in particular.
const STAY: i32 = 31;

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

/// One person in the office, without lists; none where people rejected that.
pub(crate) fn holder(
    rulings: &Rulings,
    key: &OfficeKey,
    whose: &Whose<'_>,
    held: &[Held<'_>],
    id_of: IdOf<'_>,
) -> Option<Tenancy> {
    let tenancy = tenancy(whose, held, id_of);
    let mut tenancy = by_correction(rulings, whose.marks, key, tenancy)?;
    let id = key.id();
    tenancy.id = format!("h-{:016x}", hash(&format!("{id}|{}", tenancy.person)));
    Some(tenancy)
}

impl Garb {
    /// The rank it tells.
    pub(crate) fn rank(&self) -> Option<&str> {
        self.rank.as_deref()
    }

    /// Former, acting or designate.
    pub(crate) fn qualifier(&self) -> Option<Tenure> {
        self.qualifier
    }
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

/// Date and status of the encounter of which a claim tells, as all reports together have them.
pub(crate) type Settled = BTreeMap<At, (Option<Edtf>, Status)>;

pub(crate) fn settled(case: &Case<'_>, encounters: &[ContactEntry]) -> Settled {
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
type Title<'a> = (Option<&'a str>, Option<CountryCode>, Option<&'a str>);

/// Who is seen in which office, by person's position.
pub(crate) fn collect<'a>(
    case: &Case<'a>,
    people: &People,
    settled: &Settled,
) -> BTreeMap<OfficeKey, BTreeMap<usize, Vec<Seen>>> {
    let mut seen: BTreeMap<OfficeKey, BTreeMap<usize, Vec<Seen>>> = BTreeMap::new();
    // The same titles come again and again.
    let mut known: HashMap<Title<'a>, Vec<OfficeKey>> = HashMap::new();
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
                        slot: Slot::Holder,
                        garb: Garb {
                            title: h.office.clone(),
                            org: h.org.clone(),
                            rank: h.rank.clone(),
                            qualifier: h.qualifier,
                            start: h.known_start.clone(),
                            end: h.known_end.clone(),
                        },
                        days: days.filter(|_| proves).map(numbers),
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
                            slot,
                            garb: Garb {
                                title: p.office.clone().unwrap_or_default(),
                                org: p.org.clone(),
                                rank: p.rank.clone(),
                                ..Garb::default()
                            },
                            days: days.map(numbers),
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
                            slot,
                            garb: Garb {
                                title: p.office.clone().unwrap_or_default(),
                                org: p.org.clone(),
                                rank: p.rank.clone(),
                                qualifier: None,
                                start: e.date.clone().filter(|_| begins),
                                end: e.date.clone().filter(|_| ends),
                            },
                            days: None,
                        },
                    );
                }
            }
            _ => {}
        }
    }
    seen
}

fn numbers((first, last): (Date, Date)) -> Days {
    Days {
        first: day_number(first),
        last: day_number(last),
    }
}

fn short(days: &(Date, Date)) -> bool {
    numbers(*days).length() <= STAY
}

fn tenancy(whose: &Whose<'_>, held: &[Held<'_>], id_of: IdOf<'_>) -> Tenancy {
    let days = || held.iter().filter_map(|h| h.days);
    let day = |d: Option<Day>| d.and_then(date).map(Edtf::from);
    let mut known = |of: fn(&Garb) -> Option<&Edtf>| {
        let told = held.iter().filter_map(|h| Some((of(h.garb)?.clone(), h)));
        let told = told.map(|(date, h)| {
            let report = id_of(h.telling.report);
            let seniority = (h.published.is_none(), h.published, report, h.position);
            (date, (h.telling.origin, h.telling.report, seniority))
        });
        most_told_of(told)
    };
    let (known_start, known_end) = (known(|g| g.start.as_ref()), known(|g| g.end.as_ref()));
    let titles: BTreeSet<&String> = held.iter().map(|h| &h.garb.title).collect();
    let mut disputes: Vec<Dispute> = rank_dispute(held, id_of).into_iter().collect();
    for (field, of) in [
        (
            "known_end",
            (|g| g.end.as_ref()) as fn(&Garb) -> Option<&Edtf>,
        ),
        ("known_start", |g| g.start.as_ref()),
    ] {
        let dates: Vec<(&Edtf, i64)> = held
            .iter()
            .filter_map(|h| Some((of(h.garb)?, h.telling.report)))
            .collect();
        if dates
            .iter()
            .any(|(a, _)| dates.iter().any(|(b, _)| !a.overlaps(b)))
        {
            let values = dates.iter().map(|(d, r)| (d.to_string().into(), id_of(*r)));
            disputes.extend(dispute(field, values));
        }
    }
    disputes.sort_by(|a, b| a.field.cmp(&b.field));
    let (independent_sources, confidence, background) = weigh(held.iter().map(|h| h.telling));
    Tenancy {
        id: String::new(),
        person: whose.id.to_owned(),
        name: whose.name.to_owned(),
        titles: titles.into_iter().cloned().collect(),
        first_seen: day(days().map(|d| d.first).min()),
        last_seen: day(days().map(|d| d.last).max()),
        known_start,
        known_end,
        ranks: ranks(held, id_of),
        qualifiers: qualifiers(held, id_of),
        told: Told {
            independent_sources,
            confidence,
            background,
            disputes,
            ..Told::default()
        },
    }
}

/// The tenancy with what people decided about it; none where they rejected it.
fn by_correction(
    rulings: &Rulings,
    marks: &[usize],
    key: &OfficeKey,
    mut tenancy: Tenancy,
) -> Option<Tenancy> {
    let mut holds = true;
    let mut own = Vec::new();
    for &k in marks {
        let action = rulings.action(k);
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
    tenancy.told.corrections = rulings.ids(own.into_iter());
    holds.then_some(tenancy)
}

/// Holdings that tell the same of something: its days and, where two begin on one day, the ids of its reports.
fn by<'a, T: Ord>(
    held: &'a [Held<'_>],
    id_of: IdOf<'_>,
    of: impl Fn(&'a Garb) -> Option<T>,
) -> Vec<(T, Option<Edtf>, Option<Edtf>)> {
    let mut groups: BTreeMap<T, Vec<&Held<'_>>> = BTreeMap::new();
    for h in held {
        if let Some(what) = of(h.garb) {
            groups.entry(what).or_default().push(h);
        }
    }
    let days: Vec<(Option<Day>, Option<Day>)> = groups
        .values()
        .map(|own| {
            let days = || own.iter().filter_map(|h| h.published);
            (days().map(|d| d.first).min(), days().map(|d| d.last).max())
        })
        .collect();
    let is_alone = |first: Option<Day>| days.iter().filter(|d| d.0 == first).count() == 1;
    let mut out: Vec<_> = groups
        .into_iter()
        .zip(&days)
        .map(|((what, own), &(first, last))| {
            let reports: BTreeSet<String> = if is_alone(first) {
                BTreeSet::new()
            } else {
                own.iter().map(|h| id_of(h.telling.report)).collect()
            };
            (first, reports, what, last)
        })
        .collect();
    out.sort();
    let day = |d: Option<Day>| d.and_then(date).map(Edtf::from);
    out.into_iter()
        .map(|(first, _, what, last)| (what, day(first), day(last)))
        .collect()
}

/// By first report.
fn ranks(held: &[Held<'_>], id_of: IdOf<'_>) -> Vec<RankSeen> {
    let ranks = by(held, id_of, |g| g.rank.as_deref()).into_iter();
    ranks
        .map(|(rank, first_seen, last_seen)| RankSeen {
            rank: rank.to_owned(),
            first_seen,
            last_seen,
            reports: Vec::new(),
        })
        .collect()
}

fn qualifiers(held: &[Held<'_>], id_of: IdOf<'_>) -> Vec<QualifierSeen> {
    let qualifiers = by(held, id_of, Garb::qualifier).into_iter();
    qualifiers
        .map(|(qualifier, first_seen, _)| QualifierSeen {
            qualifier,
            first_seen,
            reports: Vec::new(),
        })
        .collect()
}

/// Reports within so many days of each other that give two ranks contradict each other; further apart it
/// is a promotion.
const PROMOTION: i32 = 30;

fn rank_dispute(held: &[Held<'_>], id_of: IdOf<'_>) -> Option<Dispute> {
    let told = held
        .iter()
        .filter_map(|h| Some((h.garb.rank()?, h.published?)));
    let told: BTreeSet<(&str, Days)> = told.collect();
    let clash = |a: &(&str, Days), b: &(&str, Days)| a.0 != b.0 && a.1.gap(b.1) <= PROMOTION;
    let clashing: BTreeSet<(&str, Days)> = told
        .iter()
        .filter(|a| told.iter().any(|b| clash(a, b)))
        .copied()
        .collect();
    let own = held.iter().filter_map(|h| {
        let rank = h.garb.rank()?;
        clashing
            .contains(&(rank, h.published?))
            .then_some((rank, h))
    });
    dispute(
        "rank",
        own.map(|(rank, h)| (rank.into(), id_of(h.telling.report))),
    )
}
