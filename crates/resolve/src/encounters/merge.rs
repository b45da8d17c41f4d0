//! A group of claims as one entry.

use super::dates::{DateClaim, agreed, contrary as contrary_dates, told_before};
use super::differ::{office_dispute, party_dispute};
use super::group::TellingJoin;
use super::place::{Places, Where};
use super::postponed::{Told, superseded};
use super::sides::{Match, Side};
use super::status::{contradictory, shown};
use super::telling::Telling;
use crate::case::{At, Case};
use crate::choose::most_told;
use crate::corrections::{Action, put, set_party};
use crate::ids::{Ids, first_id};
use crate::persons::{People, Slot};
use crate::record::{ContactEntry, Join, Links, PartyLink, StatusClaim, Why};
use crate::when::Days;
use crate::wording::fold;
use sidelines_facts::{Body, Dispute, Edtf, Encounter, EncounterKind, Party, Place, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The entries all of whose claims are wanted, by date (undated last), then id. Their links are not set yet.
pub(crate) fn entries(
    case: &Case<'_>,
    people: &People,
    tellings: &[Telling],
    groups: Vec<Vec<usize>>,
    joins: Vec<TellingJoin>,
    wanted: &dyn Fn(At) -> bool,
) -> Vec<ContactEntry> {
    let mut group_of = vec![0; tellings.len()];
    for (g, group) in groups.iter().enumerate() {
        for &t in group {
            group_of[t] = g;
        }
    }
    let senior = |t: usize| {
        tellings[t]
            .claims
            .iter()
            .copied()
            .min_by_key(|&at| case.seniority(at))
    };
    let mut joins_of: BTreeMap<usize, Vec<Join>> = BTreeMap::new();
    for (a, b, why) in joins {
        if let (Some(x), Some(y)) = (senior(a), senior(b)) {
            let (x, y) = if case.seniority(x) <= case.seniority(y) {
                (x, y)
            } else {
                (y, x)
            };
            let join = Join {
                a: case.claim(x),
                b: case.claim(y),
                why,
            };
            joins_of.entry(group_of[a]).or_default().push(join);
        }
    }
    let mut drafts: Vec<(String, At, ContactEntry)> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        for &t in group {
            let alike = told_alike(case, &tellings[t]);
            joins_of.entry(g).or_default().extend(alike);
        }
        let mut claims: Vec<At> = group
            .iter()
            .flat_map(|&t| tellings[t].claims.iter().copied())
            .collect();
        if !claims.iter().all(|&at| wanted(at)) {
            continue;
        }
        claims.sort_by_key(|&at| case.seniority(at));
        let Some(&founder) = claims.first() else {
            continue;
        };
        let joins = joins_of.remove(&g).unwrap_or_default();
        if let Some(entry) = entry(case, people, &claims, joins) {
            drafts.push((content(case, founder), founder, entry));
        }
    }
    // Two that were founded alike (one report tells the same twice) are numbered by the founding claims.
    drafts.sort_by(|(x, a, _), (y, b, _)| (x, a).cmp(&(y, b)));
    let mut ids = Ids::new("e");
    let mut out: Vec<ContactEntry> = drafts
        .into_iter()
        .map(|(content, _, mut entry)| {
            entry.id = ids.give(&content);
            entry
        })
        .collect();
    let order = |e: &ContactEntry| {
        let days = e.encounter.date.as_ref().and_then(Days::of);
        (days.is_none(), days, e.encounter.date.is_none())
    };
    out.sort_by(|a, b| (order(a), &a.id).cmp(&(order(b), &b.id)));
    out
}

/// Why what other reports tell in the same way as the first is one with it.
fn told_alike(case: &Case<'_>, telling: &Telling) -> Vec<Join> {
    let mut claims = telling.claims.clone();
    claims.sort_by_key(|&at| case.seniority(at));
    let Some((&first, others)) = claims.split_first() else {
        return Vec::new();
    };
    let mut seen = BTreeSet::from([first.0]);
    let others = others.iter().filter(|at| seen.insert(at.0));
    let join = |&at: &At| Join {
        a: case.claim(first),
        b: case.claim(at),
        why: vec![Why {
            rule: "told-alike".to_owned(),
            detail: telling
                .date
                .as_ref()
                .map(Edtf::to_string)
                .unwrap_or_default(),
        }],
    };
    others.map(join).collect()
}

/// What founds the id: the earliest claim's report, kind, parties, date and place; and of claims that do not
/// differ in these, which of the report's it is.
fn content(case: &Case<'_>, at: At) -> String {
    let own = look(case, at);
    let earlier = case.reports[at.0].facts.iter().map(|(i, _)| *i);
    let before = earlier
        .take_while(|i| *i < at.1)
        .filter(|&i| look(case, (at.0, i)) == own)
        .count();
    format!("{}|{own}|{before}", case.id(at.0))
}

/// The claims with the ids that they found.
pub(crate) fn founded(case: &Case<'_>) -> Vec<(At, String)> {
    case.claims()
        .filter(|(_, fact)| matches!(fact.body, Body::Encounter(_)))
        .map(|(at, _)| (at, first_id("e", &content(case, at))))
        .collect()
}

fn look(case: &Case<'_>, at: At) -> String {
    let Some(e) = encounter(case, at) else {
        return String::new();
    };
    let mut parties: Vec<String> = e
        .parties
        .iter()
        .map(|p| {
            let name = p.person.as_ref().or(p.org.as_ref()).or(p.office.as_ref());
            format!(
                "{}/{:?}",
                name.map(|n| fold(n)).unwrap_or_default(),
                p.country
            )
        })
        .collect();
    parties.sort();
    let date = e.date.as_ref().map(ToString::to_string).unwrap_or_default();
    let place = e
        .place
        .as_ref()
        .and_then(|p| p.name.as_deref())
        .map(fold)
        .unwrap_or_default();
    format!("{:?}|{}|{date}|{place}", e.kind, parties.join("+"))
}

fn encounter<'a>(case: &Case<'a>, at: At) -> Option<&'a Encounter> {
    match &case.fact(at).body {
        Body::Encounter(e) => Some(e),
        _ => None,
    }
}

/// `claims` by seniority.
pub(super) fn entry(
    case: &Case<'_>,
    people: &People,
    claims: &[At],
    joins: Vec<Join>,
) -> Option<ContactEntry> {
    let said: Vec<(At, &Encounter)> = claims
        .iter()
        .filter_map(|&at| Some((at, encounter(case, at)?)))
        .collect();
    let kind = most_told(case, said.iter().map(|(at, e)| (e.kind, *at)))?;
    let history = history(case, &said);
    let word = shown(&history)?;
    let drafts = drafts(people, case, &said);
    let parties: Vec<Party> = drafts.iter().map(|d| party(case, people, d)).collect();
    let party_persons = drafts.iter().map(|d| d.side.person).collect::<Vec<_>>();
    let (attendees, attendee_persons) = attendees(case, people, &said);
    let told: Vec<Told<'_>> = said
        .iter()
        .map(|(at, e)| Told {
            date: e.date.as_ref(),
            moved_to: e.moved_to.as_ref(),
            status: e.status,
            published: case.published[at.0],
        })
        .collect();
    let dated: Vec<DateClaim> = said
        .iter()
        .zip(&told)
        .filter_map(|((at, e), own)| {
            let moved = e.moved_to.clone();
            let status = if moved.is_some() {
                Status::Planned
            } else {
                e.status
            };
            let old = || e.date.clone().filter(|_| !superseded(own, &told));
            Some(DateClaim {
                date: moved.or_else(old)?,
                status,
                origin: case.origin[at.0],
                report: at.0,
                published: case.published[at.0],
            })
        })
        .collect();
    let (date, against) = agreed(kind, &dated);
    let undated = said
        .iter()
        .filter(|(_, e)| e.date.is_none() && e.status == Status::Occurred)
        .filter_map(|(at, _)| case.published[at.0]);
    let date = date.map(|d| match kind {
        EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing => {
            told_before(&d, &dated, undated).unwrap_or(d)
        }
        _ => d,
    });
    let (place, place_dispute) = place(case, &said);
    let mut disputes: Vec<Dispute> = Vec::new();
    let number = |id: &str| {
        case.reports
            .binary_search_by(|r| r.meta.id.as_str().cmp(id))
            .ok()
    };
    let contrary = contradictory(&history);
    disputes.extend(
        case.dispute(
            "status",
            contrary
                .into_iter()
                .filter_map(|i| Some((json(history[i].status), number(&history[i].claim.report)?))),
        ),
    );
    let contrary = contrary_dates(&dated, date.as_ref(), &against);
    disputes.extend(case.dispute(
        "date",
        contrary.into_iter().map(|c| (json(&c.date), c.report)),
    ));
    disputes.extend(place_dispute);
    disputes.extend(office_dispute(case, &drafts));
    disputes.extend(party_dispute(case, people, &said, &drafts));
    disputes.sort_by(|a, b| a.field.cmp(&b.field));
    let texts = |of: fn(&Encounter) -> Option<&String>| {
        most_told(
            case,
            said.iter()
                .filter_map(|(at, e)| Some((of(e)?.clone(), *at))),
        )
    };
    let mut encounter = Encounter {
        kind,
        status: history[word].standing(),
        parties,
        attendees,
        date,
        place,
        name: texts(|e| e.name.as_ref()),
        edition: most_told(
            case,
            said.iter().filter_map(|(at, e)| Some((e.edition?, *at))),
        ),
        part_of: texts(|e| e.part_of.as_ref()),
        mode: most_told(case, said.iter().filter_map(|(at, e)| Some((e.mode?, *at)))),
        topics: phrases(said.iter().map(|(_, e)| &e.topics)),
        outcomes: phrases(said.iter().map(|(_, e)| &e.outcomes)),
        according_to: history[word].according_to.clone(),
        tellings: Vec::new(),
        moved_to: None,
    };
    for action in case.rulings.sets(claims) {
        if let Action::Set {
            party,
            field,
            value,
            ..
        } = action
        {
            // Tried when the correction was made; a value that no longer fits changes nothing.
            let _ = match party {
                Some(whose) => {
                    set_party(&mut encounter.parties, whose, field, value);
                    Ok(())
                }
                None => put(&mut encounter, field, value),
            };
        }
    }
    let link = |persons: Vec<Option<usize>>| {
        persons
            .into_iter()
            .map(|p| PartyLink {
                person: p.map(|p| people.entries[p].id.clone()),
                office: None,
                inferred: None,
            })
            .collect()
    };
    Some(ContactEntry {
        id: String::new(),
        encounter,
        parties: link(party_persons),
        attendees: link(attendee_persons),
        history,
        links: Links::default(),
        told: case.told(claims, joins, disputes),
    })
}

pub(super) fn json(value: impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// By report day (undated first), report, position.
fn history(case: &Case<'_>, said: &[(At, &Encounter)]) -> Vec<StatusClaim> {
    let mut order: Vec<&(At, &Encounter)> = said.iter().collect();
    // The text's order, not the list's, decides which word of a report is its last.
    let start = |at: At| case.fact(at).evidence.iter().map(|e| e.start).min();
    order.sort_by_key(|(at, _)| (case.published[at.0], case.id(at.0), start(*at), at.1));
    order
        .into_iter()
        .flat_map(|(at, e)| {
            let said = |status, according_to| StatusClaim {
                status,
                claim: case.claim(*at),
                according_to,
                published: case.published(at.0).cloned(),
                date: e.date.clone(),
                moved_to: e.moved_to.clone().filter(|_| status == Status::Cancelled),
            };
            if e.tellings.is_empty() {
                vec![said(e.status, e.according_to.clone())]
            } else {
                e.tellings
                    .iter()
                    .map(|t| said(t.status, t.according_to.clone()))
                    .collect()
            }
        })
        .collect()
}

/// A party in the making: who it is, and every claim's version of it.
pub(super) struct Draft<'a> {
    pub(super) side: Side,
    pub(super) told: Vec<(At, &'a Party)>,
}

/// The parties of all claims, paired off; in the order of the claim that names the most.
fn drafts<'a>(people: &People, case: &Case<'_>, said: &[(At, &'a Encounter)]) -> Vec<Draft<'a>> {
    let mut order: Vec<&(At, &Encounter)> = said.iter().collect();
    order.sort_by_key(|(at, e)| {
        let named = e.parties.iter().filter(|p| p.person.is_some()).count();
        // Copies of one telling do not matter here; the fullest list leads.
        (
            std::cmp::Reverse((named, e.parties.len())),
            case.seniority(*at),
        )
    });
    let mut drafts: Vec<Draft<'a>> = Vec::new();
    for (at, e) in order {
        let sides: Vec<Side> = e
            .parties
            .iter()
            .enumerate()
            .map(|(j, p)| Side::of(p, *at, Slot::Party(j), people))
            .collect();
        let known: Vec<Side> = drafts.iter().map(|d| d.side.clone()).collect();
        let pairing = Match::of(&known, &sides);
        for &(d, s, _) in &pairing.pairs {
            drafts[d].told.push((*at, &e.parties[s]));
            let side = &mut drafts[d].side;
            side.person = side.person.or(sides[s].person);
            side.country = side.country.or(sides[s].country);
        }
        for s in pairing.left_b {
            // "other leaders" adds nobody to a list of names.
            if known.is_empty() || !sides[s].is_unnamed() {
                drafts.push(Draft {
                    side: sides[s].clone(),
                    told: vec![(*at, &e.parties[s])],
                });
            }
        }
    }
    drafts
}

fn party(case: &Case<'_>, people: &People, draft: &Draft<'_>) -> Party {
    macro_rules! told {
        ($field:ident) => {
            most_told(
                case,
                draft
                    .told
                    .iter()
                    .filter_map(|(at, p)| Some((p.$field.clone()?, *at))),
            )
        };
    }
    Party {
        person: match draft.side.person {
            Some(p) => Some(people.entries[p].name.clone()),
            None => told!(person),
        },
        country: told!(country),
        office: told!(office),
        org: told!(org),
        rank: told!(rank),
        role: told!(role),
    }
}

fn attendees(
    case: &Case<'_>,
    people: &People,
    said: &[(At, &Encounter)],
) -> (Vec<Party>, Vec<Option<usize>>) {
    let mut drafts: BTreeMap<(Option<usize>, String), Draft<'_>> = BTreeMap::new();
    for (at, e) in said {
        for (j, p) in e.attendees.iter().enumerate() {
            let side = Side::of(p, *at, Slot::Attendee(j), people);
            let label = match side.person {
                Some(_) => String::new(),
                None => format!(
                    "{:?} {} {}",
                    p.country,
                    p.org.as_deref().map(fold).unwrap_or_default(),
                    p.office.as_deref().map(fold).unwrap_or_default()
                ),
            };
            drafts
                .entry((side.person, label))
                .or_insert_with(|| Draft {
                    side,
                    told: Vec::new(),
                })
                .told
                .push((*at, p));
        }
    }
    let persons = drafts.values().map(|d| d.side.person).collect();
    (
        drafts.values().map(|d| party(case, people, d)).collect(),
        persons,
    )
}

/// The place most told, with its coordinates; a dispute where two cities or two countries are told.
fn place(case: &Case<'_>, said: &[(At, &Encounter)]) -> (Option<Place>, Option<Dispute>) {
    let told: Vec<(At, &Place)> = said
        .iter()
        .filter_map(|(at, e)| Some((*at, e.place.as_ref()?)))
        .collect();
    let country = most_told(
        case,
        told.iter().filter_map(|(at, p)| Some((p.country?, *at))),
    );
    let name = most_told(
        case,
        told.iter()
            .filter(|(_, p)| p.country.is_none() || p.country == country)
            .filter_map(|(at, p)| Some((p.name.clone()?, *at))),
    );
    let located = told.iter().find(|(_, p)| p.lat.is_some() && p.name == name);
    let place = (!told.is_empty()).then(|| Place {
        lat: located.and_then(|(_, p)| p.lat),
        lon: located.and_then(|(_, p)| p.lon),
        geonameid: located.and_then(|(_, p)| p.geonameid),
        name: name.clone(),
        country,
    });
    let shown = Where::of(place.as_ref());
    let apart = |p: &Place| {
        matches!(
            Where::of(Some(p)).compare(&shown),
            Places::Apart | Places::OtherCity
        )
    };
    let remote = said.iter().all(|(_, e)| e.kind == EncounterKind::Call);
    let dispute = (!remote && told.iter().any(|(_, p)| apart(p)))
        .then(|| {
            // Only what differs by place, not by how exactly it is given.
            let value = |p: &Place| {
                if apart(p) {
                    Where::of(Some(p))
                } else {
                    shown.clone()
                }
            };
            let printed = |w: &Where| {
                told.iter()
                    .find(|(_, p)| Where::of(Some(p)) == *w)
                    .map(|(_, p)| (*p).clone())
            };
            case.dispute(
                "place",
                told.iter().map(|(at, p)| {
                    let p = printed(&value(p))
                        .or_else(|| place.clone())
                        .unwrap_or_default();
                    (
                        json(Place {
                            lat: None,
                            lon: None,
                            geonameid: None,
                            ..p
                        }),
                        at.0,
                    )
                }),
            )
        })
        .flatten();
    (place, dispute)
}

/// All phrases, each once, in the order told.
fn phrases<'a>(lists: impl Iterator<Item = &'a Vec<String>>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    lists
        .flatten()
        .filter(|p| seen.insert(fold(p)))
        .cloned()
        .collect()
}
