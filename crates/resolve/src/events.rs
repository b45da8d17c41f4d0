//! Everything else that happened: one kind of thing, the same actors, the same days.

use crate::case::{At, Case};
use crate::choose::most_told;
use crate::corrections::apart;
use crate::encounters::{Fit, Match, Places, Side, Where};
use crate::ids::{Ids, first_id};
use crate::increment::{Unit, Units};
use crate::persons::{People, Slot};
use crate::record::{EventEntry, Join, PartyLink, Why};
use crate::unite::{Groups, Pair};
use crate::when::Days;
use crate::wording::{fold, hash};
use sidelines_facts::{Body, Event, Party, Status};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Days between reports that tell one undated thing.
const NEAR: i32 = 3;
/// Days between two that can be one; an even number.
const REACH: i32 = 370;

struct Told<'a> {
    at: At,
    event: &'a Event,
    kind: String,
    name: Option<String>,
    actors: Vec<Side>,
    recipients: Vec<Side>,
    days: Option<Days>,
    place: Where,
    published: Option<Days>,
    background: bool,
}

/// The events as units of the closure, and which members are paired with others; and all that are founded alike.
pub(crate) fn units(case: &Case<'_>, people: &People, is_member: &dyn Fn(At) -> bool) -> Units {
    let told = collect(case, people);
    let is_member: Vec<bool> = told.iter().map(|t| is_member(t.at)).collect();
    let mut pairs: Vec<(usize, usize)> = pairs(&told, people, &|a, b| is_member[a] != is_member[b])
        .into_iter()
        .map(|p| (p.a, p.b))
        .collect();
    // What is founded alike is numbered together.
    let mut founded: BTreeMap<String, usize> = BTreeMap::new();
    for (i, t) in told.iter().enumerate() {
        match founded.entry(content(case, t)) {
            Entry::Occupied(first) => pairs.push((*first.get(), i)),
            Entry::Vacant(place) => {
                place.insert(i);
            }
        }
    }
    let units = Units {
        units: alone(case, &told, people),
        pairs,
    };
    units.corrected(case, "event")
}

/// [`units`] without the pairs.
pub(crate) fn units_alone(case: &Case<'_>, people: &People) -> Units {
    let units = Units {
        units: alone(case, &collect(case, people), people),
        pairs: Vec::new(),
    };
    units.corrected(case, "event")
}

fn alone(case: &Case<'_>, told: &[Told<'_>], people: &People) -> Vec<Unit> {
    told.iter()
        .map(|t| {
            let mut keys = keys(t, people);
            keys.insert(hash(&format!("event {}", content(case, t))));
            Unit {
                claims: vec![t.at],
                keys,
                // Two whose intervals meet are within reach of each other.
                days: t
                    .days
                    .or(t.published)
                    .map(|d| d.widened(REACH / 2, REACH / 2)),
            }
        })
        .collect()
}

/// What founds the id.
fn content(case: &Case<'_>, founder: &Told<'_>) -> String {
    let event = founder.event;
    let names: Vec<&str> = event
        .actors
        .iter()
        .chain(&event.recipients)
        .filter_map(|p| {
            p.person
                .as_deref()
                .or(p.org.as_deref())
                .or(p.country.as_ref().map(|c| c.as_str()))
        })
        .collect();
    let date = event.date.as_ref().map(ToString::to_string);
    format!(
        "{}|{}|{}|{}",
        case.id(founder.at.0),
        founder.kind,
        names.join("+"),
        date.unwrap_or_default()
    )
}

/// The claims with the ids that they found.
pub(crate) fn founded(case: &Case<'_>) -> Vec<(At, String)> {
    let told = collect(case, &People::default());
    let founded = told
        .iter()
        .map(|t| (t.at, first_id("v", &content(case, t))));
    founded.collect()
}

/// The events, by date (undated last), then id.
pub(crate) fn events(case: &Case<'_>, people: &People) -> Vec<EventEntry> {
    let told = collect(case, people);
    let mut groups = Groups::singletons(told.len());
    case.join_by_correction(&mut groups, told.iter().map(|t| t.at), |why| vec![why]);
    groups.join_all(pairs(&told, people, &|_, _| true), |a, b| {
        apart(
            case.rulings.labels(told[a].at),
            case.rulings.labels(told[b].at),
        ) || judge(&told[a], &told[b]).is_none()
    });
    let (groups, joins) = groups.into_groups();
    let mut group_of = vec![0; told.len()];
    for (g, group) in groups.iter().enumerate() {
        for &t in group {
            group_of[t] = g;
        }
    }
    let mut joins_of: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    for (a, b, why) in joins {
        let join = Join {
            a: case.claim(told[a].at),
            b: case.claim(told[b].at),
            why,
        };
        joins_of.entry(group_of[a]).or_default().push(join);
    }
    let mut drafts: Vec<(String, EventEntry)> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let mut own: Vec<&Told<'_>> = group.iter().map(|&t| &told[t]).collect();
        own.sort_by_key(|t| case.seniority(t.at));
        let Some(founder) = own.first() else { continue };
        let joins = joins_of.remove(&g).unwrap_or_default();
        drafts.push((content(case, founder), entry(case, people, &own, joins)));
    }
    drafts.sort_by(|(x, a), (y, b)| (x, &a.told.claims).cmp(&(y, &b.told.claims)));
    let mut ids = Ids::new("v");
    let mut out: Vec<EventEntry> = drafts
        .into_iter()
        .map(|(content, mut e)| {
            e.id = ids.give(&content);
            e
        })
        .collect();
    let order = |e: &EventEntry| {
        let days = e.event.date.as_ref().and_then(Days::of);
        (days.is_none(), days)
    };
    out.sort_by(|a, b| (order(a), &a.id).cmp(&(order(b), &b.id)));
    out
}

fn collect<'a>(case: &Case<'a>, people: &People) -> Vec<Told<'a>> {
    case.claims()
        .filter_map(|(at, fact)| {
            let Body::Event(event) = &fact.body else {
                return None;
            };
            let sides = |list: &[Party], slot: fn(usize) -> Slot| {
                list.iter()
                    .enumerate()
                    .map(|(j, p)| Side::of(p, at, slot(j), people))
                    .collect()
            };
            Some(Told {
                at,
                kind: fold(&event.kind),
                name: event.name.as_deref().map(fold),
                actors: sides(&event.actors, Slot::Actor),
                recipients: sides(&event.recipients, Slot::Recipient),
                days: event.date.as_ref().and_then(Days::of),
                place: Where::of(event.place.as_ref()),
                published: case.written[at.0],
                background: fact.background,
                event,
            })
        })
        .collect()
}

/// What two events must have one of in common to be compared. Persons go by their ids, so that keys can be kept.
fn keys(t: &Told<'_>, people: &People) -> BTreeSet<u64> {
    let mut keys = BTreeSet::new();
    for side in t.actors.iter().chain(&t.recipients) {
        keys.extend(side.person.map(|p| people.entries[p].id.clone()));
        keys.extend(side.country.map(|c| format!("c{c}")));
        if let Some(org) = &side.org {
            keys.extend(org.keys().into_iter().map(|k| format!("o{k}")));
        }
    }
    keys.extend(t.name.as_ref().map(|n| format!("n{n}")));
    keys.into_iter()
        .map(|key| hash(&format!("event {} {key}", t.kind)))
        .collect()
}

/// Those that are one, of positions that are `wanted`.
fn pairs(
    told: &[Told<'_>],
    people: &People,
    wanted: &dyn Fn(usize, usize) -> bool,
) -> Vec<Pair<Vec<Why>>> {
    let mut blocks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, t) in told.iter().enumerate() {
        for key in keys(t, people) {
            blocks.entry(key).or_default().push(i);
        }
    }
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for mut members in blocks.into_values() {
        // Only what lies within reach of each other in time is compared.
        let day = |i: usize| told[i].days.or(told[i].published);
        members.sort_by_key(|&i| (day(i), i));
        for (n, &a) in members.iter().enumerate() {
            for &b in &members[n + 1..] {
                if matches!((day(a), day(b)), (Some(x), Some(y)) if x.gap(y) > REACH) {
                    break;
                }
                let (a, b) = (a.min(b), a.max(b));
                if !wanted(a, b) || !seen.insert((a, b)) {
                    continue;
                }
                if let Some((strength, reason)) = judge(&told[a], &told[b]).filter(|j| j.0 > 0) {
                    out.push(Pair {
                        strength,
                        a,
                        b,
                        reason,
                    });
                }
            }
        }
    }
    out
}

/// `None`: two events. Strength 0: nothing for or against.
fn judge(a: &Told<'_>, b: &Told<'_>) -> Option<(u32, Vec<Why>)> {
    if a.kind != b.kind || a.at.0 == b.at.0 {
        return None;
    }
    if matches!((&a.name, &b.name), (Some(x), Some(y)) if x != y) {
        return None;
    }
    if matches!(a.place.compare(&b.place), Places::Apart | Places::OtherCity) {
        return None;
    }
    let day = match (a.days, b.days) {
        (Some(x), Some(y)) if x.gap(y) > 0 => return None,
        (Some(x), Some(y)) => {
            if x.length().min(y.length()) <= 31 {
                20
            } else {
                0
            }
        }
        _ => match (a.published, b.published) {
            (Some(x), Some(y)) if x.gap(y) <= NEAR && a.background == b.background => 8,
            (Some(x), Some(y)) if x.gap(y) > REACH => return None,
            _ => 0,
        },
    };
    let actors = Match::of(&a.actors, &b.actors);
    let recipients = Match::of(&a.recipients, &b.recipients);
    let fits = |m: &Match, a: &[Side], b: &[Side]| a.is_empty() || b.is_empty() || m.is_part();
    if !fits(&actors, &a.actors, &b.actors) || !fits(&recipients, &a.recipients, &b.recipients) {
        return None;
    }
    let named = a.name.is_some() && a.name == b.name;
    let common = actors.count(Fit::Country) + recipients.count(Fit::Country);
    // One country alone, on one day, does many things.
    let sure = actors.count(Fit::Office) + recipients.count(Fit::Office) > 0 || common > 1 || named;
    if day == 0 || !sure {
        return Some((0, Vec::new()));
    }
    let mut why = vec![Why {
        rule: "same-kind".to_owned(),
        detail: a.kind.clone(),
    }];
    why.push(Why {
        rule: "same-actors".to_owned(),
        detail: format!("{common}"),
    });
    let strength = day + 4 * u32::from(named) + u32::try_from(common.min(10)).unwrap_or(0);
    Some((strength, why))
}

fn entry(case: &Case<'_>, people: &People, own: &[&Told<'_>], joins: Vec<Join>) -> EventEntry {
    let ats: Vec<At> = own.iter().map(|t| t.at).collect();
    let (actors, actor_links) = parties(people, own, |t| (&t.event.actors, &t.actors));
    let (recipients, recipient_links) =
        parties(people, own, |t| (&t.event.recipients, &t.recipients));
    let date = own
        .iter()
        .filter_map(|t| t.event.date.clone())
        .reduce(|a, b| a.sharpen(&b).unwrap_or(a));
    let status = own
        .iter()
        .filter_map(|t| {
            Some((
                t.event.status? == Status::Occurred,
                case.published[t.at.0],
                t.event.status?,
            ))
        })
        .max_by_key(|(held, day, _)| (*held, *day))
        .map(|(_, _, status)| status);
    let mut event = Event {
        kind: own
            .first()
            .map(|t| t.event.kind.clone())
            .unwrap_or_default(),
        plover: own.iter().find_map(|t| t.event.plover.clone()),
        actors,
        recipients,
        date,
        place: own
            .iter()
            .filter_map(|t| t.event.place.clone())
            .max_by_key(|p| p.name.is_some()),
        status,
        name: most_told(
            case,
            own.iter()
                .filter_map(|t| Some((t.event.name.clone()?, t.at))),
        ),
        about: own.iter().find_map(|t| t.event.about.clone()),
    };
    case.set_fields(&ats, &mut event);
    EventEntry {
        id: String::new(),
        event,
        actors: actor_links,
        recipients: recipient_links,
        told: case.told(&ats, joins, Vec::new()),
    }
}

/// The longest list of parties, names as the record shows them.
fn parties<'a>(
    people: &People,
    own: &[&'a Told<'_>],
    of: impl Fn(&'a Told<'_>) -> (&'a Vec<Party>, &'a Vec<Side>),
) -> (Vec<Party>, Vec<PartyLink>) {
    let fullest = own
        .iter()
        .rev()
        .map(|t| of(t))
        .max_by_key(|(list, _)| list.len());
    let Some((list, sides)) = fullest else {
        return (Vec::new(), Vec::new());
    };
    list.iter()
        .zip(sides)
        .map(|(party, side)| {
            let person = side.person.map(|p| &people.entries[p]);
            let name = person
                .map(|p| p.name.clone())
                .or_else(|| party.person.clone());
            let link = PartyLink {
                person: person.map(|p| p.id.clone()),
                office: None,
                inferred: None,
            };
            (
                Party {
                    person: name,
                    ..party.clone()
                },
                link,
            )
        })
        .unzip()
}
