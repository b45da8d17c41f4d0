//! Who is seen in which office, claim by claim.

use super::{OfficeKey, keys};
use crate::case::{At, Case};
use crate::persons::{People, Slot};
use crate::record::ContactEntry;
use crate::when::{Days, day_number};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sidelines_facts::{Body, CountryCode, Edtf, Party, Status, Tenure};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Days of one date longer than this prove no day in particular.
const STAY: i32 = 31;

/// What a claim tells of a holding, but for whose it is, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Garb {
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) org: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) rank: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) qualifier: Option<Tenure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) start: Option<Edtf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<Edtf>,
}

impl Garb {
    fn of(p: &Party) -> Self {
        Self {
            title: p.office.clone().unwrap_or_default(),
            org: p.org.clone(),
            rank: p.rank.clone(),
            ..Self::default()
        }
    }
}

/// One claim that somebody holds an office.
pub(crate) struct Seen {
    pub(crate) at: At,
    pub(crate) slot: Slot,
    pub(crate) garb: Garb,
    /// First and last day on which it is shown.
    pub(crate) days: Option<Days>,
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

/// Who is named for an office without being in it: report, name, office.
type NotIn<'a> = BTreeSet<(usize, &'a str, OfficeKey)>;

/// Whom reports call a former holder of an office or one to come, and not its holder as well. An encounter tells the
/// office of such a party like any other ("former President X met Y").
fn not_in<'a>(case: &Case<'a>) -> NotIn<'a> {
    let (mut out, mut holding) = (NotIn::new(), NotIn::new());
    for (at, fact) in case.claims() {
        if let Body::Holder(h) = &fact.body {
            let of = match h.qualifier {
                Some(Tenure::Former | Tenure::Designate) => &mut out,
                // Of long ago, it may be.
                _ if fact.background => continue,
                _ => &mut holding,
            };
            let keys = keys(Some(&h.office), h.country, h.org.as_deref());
            of.extend(keys.into_iter().map(|key| (at.0, h.person.as_str(), key)));
        }
    }
    out.retain(|who| !holding.contains(who));
    out
}

/// Who is seen in which office, by person's position. The claims at hand of a report that tells an encounter are to
/// hold all that tell holders.
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
    let mut put =
        |person: Option<usize>, keys: Vec<OfficeKey>, make: &dyn Fn(&OfficeKey) -> Seen| {
            let Some(person) = person else { return };
            for key in keys {
                let seen_so = make(&key);
                let holders = seen.entry(key).or_default();
                holders.entry(person).or_default().push(seen_so);
            }
        };
    let not_in = not_in(case);
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
                    &|_| Seen {
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
                let is_in = |p: &'a Party, key: &OfficeKey| {
                    let name = p.person.as_deref().unwrap_or_default();
                    not_in.is_empty() || !not_in.contains(&(at.0, name, key.clone()))
                };
                for (slot, p) in listed.chain(present) {
                    put(
                        people.at(at, slot),
                        keys(p.office.as_deref(), p.country, p.org.as_deref()),
                        &|key| Seen {
                            at,
                            slot,
                            garb: Garb::of(p),
                            days: days.filter(|_| is_in(p, key)).map(numbers),
                        },
                    );
                }
            }
            Body::Event(e) => {
                // From which day on is told of the holder: who is named on Monday may take office in June.
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
                        &|_| Seen {
                            at,
                            slot,
                            garb: Garb {
                                end: e.date.clone().filter(|_| ends),
                                ..Garb::of(p)
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
