//! Whether two drafts tell of one encounter.

use super::{ARRIVE, Draft, span_days};
use crate::analysis::Analysis;
use crate::candidates::{EDITION_FRAME, Where};
use crate::offices;
use crate::refs::Who;
use crate::trips;
use crate::units::PlaceSem;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, PartyRole, Status};

pub(crate) fn country(a: &Analysis<'_>, w: &Who) -> Option<CountryCode> {
    match w {
        Who::Person(p) => a.people.all.get(*p).and_then(|p| p.country),
        Who::Post { country, .. } | Who::Org { country, .. } => *country,
        Who::State(c) => Some(*c),
    }
}

/// Two parties can be one: the same person, or a person and the unnamed holder of the same post, or a person
/// and the person's state.
pub(crate) fn alike(a: &Analysis<'_>, x: &Who, y: &Who) -> bool {
    if x == y {
        return true;
    }
    match (x, y) {
        (Who::Person(_), Who::Person(_)) => false,
        (Who::Org { name: n, .. }, Who::Org { name: m, .. }) => n == m,
        (Who::State(_), _) | (_, Who::State(_)) => {
            country(a, x).is_some()
                && country(a, x) == country(a, y)
                && !matches!((x, y), (Who::Org { .. }, _) | (_, Who::Org { .. }))
        }
        (
            Who::Post {
                office, country: c, ..
            },
            Who::Person(p),
        )
        | (
            Who::Person(p),
            Who::Post {
                office, country: c, ..
            },
        ) => {
            let Some(person) = a.people.all.get(*p) else {
                return false;
            };
            // Whoever speaks for a union is neither "the leader" nor the foreign minister of a state.
            let of_none = person.country.is_none()
                && !((office.is_none() || c.is_some()) && a.people.speaks_for_body(*p));
            let country_fits = c.is_none() || of_none || *c == person.country;
            let office_fits = || {
                office.as_ref().is_none_or(|o| {
                    let family = offices::family(o);
                    person.offices.is_empty()
                        || person
                            .offices
                            .iter()
                            .any(|h| offices::family(&h.office.canonical) == family)
                })
            };
            country_fits && (c.is_some() || office.is_some()) && office_fits()
        }
        (
            Who::Post {
                office: o1,
                country: c1,
                ..
            },
            Who::Post {
                office: o2,
                country: c2,
                ..
            },
        ) => {
            c1 == c2
                && (o1.is_none()
                    || o2.is_none()
                    || o1.as_ref().map(|o| offices::family(o))
                        == o2.as_ref().map(|o| offices::family(o)))
        }
        _ => false,
    }
}

pub(super) fn same_parties(a: &Analysis<'_>, x: &Draft, y: &Draft) -> bool {
    let (short, long) = if x.parties.len() <= y.parties.len() {
        (x, y)
    } else {
        (y, x)
    };
    each_has_its_own(a, &short.parties, &long.parties)
        && (x.parties.len() == y.parties.len()
            || x.kind == EncounterKind::Gathering
            || x.kind == EncounterKind::Visit)
}

/// Whether each of `few` can be one of `many`, no two of them the same one. Who has no country is like the ministers of
/// any two: they are two still.
fn each_has_its_own(
    a: &Analysis<'_>,
    few: &[(Who, Option<PartyRole>)],
    many: &[(Who, Option<PartyRole>)],
) -> bool {
    let mut taken = vec![false; many.len()];
    let mut rest: Vec<&Who> = Vec::new();
    for (w, _) in few {
        match many.iter().position(|(v, _)| v == w) {
            Some(i) => taken[i] = true,
            None => rest.push(w),
        }
    }
    rest.iter().all(|w| {
        (0..many.len())
            .find(|&i| !taken[i] && alike(a, w, &many[i].0))
            .inspect(|&i| taken[i] = true)
            .is_some()
    })
}

pub(super) fn places_agree(x: Option<&Where>, y: Option<&Where>) -> bool {
    match (x, y) {
        (Some(a), Some(b)) => {
            a.country().is_none() || b.country().is_none() || a.country() == b.country()
        }
        _ => true,
    }
}

/// Two cities of one country are two stops.
fn stops_agree(x: Option<&Where>, y: Option<&Where>) -> bool {
    match (x, y) {
        (Some(Where::Place(a)), Some(Where::Place(b))) if a.precise && b.precise => {
            let town = |p: &PlaceSem| p.city.clone().unwrap_or_else(|| p.name.clone());
            town(a) == town(b)
        }
        _ => true,
    }
}

pub(crate) fn dates_agree(x: Option<&Edtf>, y: Option<&Edtf>) -> bool {
    match (x, y) {
        (Some(a), Some(b)) => a.overlaps(b),
        _ => true,
    }
}

pub(super) fn statuses_agree(x: Status, y: Status) -> bool {
    let class = |s: Status| match s {
        Status::Occurred | Status::Ongoing => 0,
        Status::Planned | Status::Possible | Status::Cancelled | Status::Denied => 1,
    };
    class(x) == class(y)
}

/// "A leads off the Dialogue's first plenary on June 1, B addresses one on June 2": days of one gathering with a name.
fn days_of_one(e: &Draft, d: &Draft) -> bool {
    const LONGEST: i32 = 2;
    let bounds = |x: &Draft| x.date.as_ref().and_then(Edtf::bounds);
    // An organisation has many meetings in a week.
    let own = e
        .name
        .as_deref()
        .is_some_and(|name| e.org.as_deref().is_none_or(|org| !name.starts_with(org)));
    let named = own && e.name == d.name && crate::margin::has_name(e);
    e.kind == EncounterKind::Gathering
        && named
        && bounds(e)
            .zip(bounds(d))
            .is_some_and(|((x, _), (y, _))| (x - y).get_days().abs() <= LONGEST)
}

/// "The two met on Sunday. 'Today I had a meeting with the President of Haiti,' X wrote": his today is that Sunday, whenever
/// the report quotes it.
fn in_their_words(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    const LATER: i32 = 2;
    let day = |x: &Draft| x.date.as_ref().and_then(Edtf::as_date);
    let quoted = |x: &Draft| a.sentences[x.sentence].quoted.is_some();
    matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
        && e.status == Status::Occurred
        && d.status == Status::Occurred
        && !quoted(e)
        && quoted(d)
        && day(e)
            .zip(day(d))
            .is_some_and(|(x, y)| (1..=LATER).contains(&(y - x).get_days()))
}

/// "Will fly on Wednesday to Seoul": one sentence tells of one Wednesday, whichever two ways of reading it take.
fn one_weekday(e: &Draft, d: &Draft) -> bool {
    const WEEK: i32 = 7;
    let day = |x: &Draft| x.date.as_ref().and_then(Edtf::as_date);
    e.kind == EncounterKind::Visit
        && e.sentence == d.sentence
        && e.evidence == d.evidence
        && e.place.is_some()
        && day(e)
            .zip(day(d))
            .is_some_and(|(x, y)| (x - y).get_days().abs() == WEEK)
}

/// "exchanged views with X, whom he had met in Dhaka a day earlier": what a relative clause tells as done before is not what
/// its sentence tells.
pub(super) fn had_met_before(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let before = |old: &Draft, new: &Draft| {
        let t = &a.sentences[old.sentence].tree;
        let node = |x: &Draft| {
            let at = x.words.first()?.start;
            t.starting_at(at)
        };
        let (Some(o), Some(n)) = (node(old), node(new)) else {
            return false;
        };
        old.date.is_some() && crate::bounds::of_what_had_been(t, n, o)
    };
    e.sentence == d.sentence && (before(e, d) || before(d, e))
}

pub(super) fn same(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    if had_met_before(a, e, d) {
        return false;
    }
    if e.kind == d.kind
        && matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
        && e.status == d.status
        && dates_agree(e.date.as_ref(), d.date.as_ref())
        && e.evidence == d.evidence
        && same_parties(a, e, d)
        && !(e.placed && d.placed && !places_agree(e.place.as_ref(), d.place.as_ref()))
    {
        // One sentence tells of one meeting of the same two, whatever places it names; but "met in Astana and in New
        // York".
        return true;
    }
    if e.kind != d.kind
        || !dates_agree(e.date.as_ref(), d.date.as_ref())
            && trips::whole(e, d).is_none()
            && !days_of_one(e, d)
            && !one_weekday(e, d)
            && !in_their_words(a, e, d)
        || !places_agree(e.place.as_ref(), d.place.as_ref())
    {
        return false;
    }
    match e.kind {
        EncounterKind::Gathering => {
            // "Ghana did not attend": somebody's absence is not the gathering, of which he would become a party.
            let absence = |x: &Draft| {
                x.status == Status::Denied
                    && x.parties.iter().any(|(w, _)| !matches!(w, Who::Org { .. }))
            };
            if absence(e) != absence(d) {
                return false;
            }
            // "The previous one was held in 2020": not the one whose day is not told.
            if (e.frame == EDITION_FRAME) != (d.frame == EDITION_FRAME)
                && e.sentence != d.sentence
                && (e.date.is_none() || d.date.is_none())
            {
                return false;
            }
            // "The summit is being attended by X. … after the summit of April 2005"
            if e.sentence != d.sentence && (long_before(a, e, d) || long_before(a, d, e)) {
                return false;
            }
            // "will attend the East Asia Summit Foreign Ministers' Meeting and the ASEAN Regional Forum"
            let own_name = |x: &Draft| {
                x.name
                    .as_deref()
                    .zip(x.org.as_deref())
                    .is_some_and(|(name, org)| !name.starts_with(org))
            };
            if e.sentence == d.sentence && e.name != d.name && own_name(e) && own_name(d) {
                return false;
            }
            // "the annual meeting of the defence ministers" is the organisation's, where it was named.
            let ceremony = |x: &Draft| {
                x.name
                    .as_deref()
                    .is_some_and(crate::candidates::is_ceremony)
            };
            let nameless = (e.org.is_none() != d.org.is_none())
                && !ceremony(e)
                && !ceremony(d)
                && e.date.is_some() == d.date.is_some()
                && e.parties
                    .iter()
                    .any(|(w, _)| d.parties.iter().any(|(v, _)| alike(a, w, v)))
                && bodies_agree(e.name.as_deref(), d.name.as_deref());
            let names = nameless
                || e.name
                    .as_deref()
                    .zip(d.name.as_deref())
                    .is_some_and(|(x, y)| x == y)
                    // "The fourth meeting opens on Thursday. The third took place in Tunxi."
                    && (e.org.is_some()
                        || crate::margin::has_name(e)
                        || statuses_agree(e.status, d.status)
                        || e.date == d.date);
            let orgs = e.org.is_some() && e.org == d.org;
            names || orgs && bodies_agree(e.name.as_deref(), d.name.as_deref())
        }
        // "has called off his trip", "had been due in Delhi"
        EncounterKind::Visit
            if [e, d].iter().any(|x| {
                x.status == Status::Cancelled && x.place.is_none() && x.frame == "visit-noun"
            }) =>
        {
            same_parties(a, e, d)
                && !matches!(
                    (e.status, d.status),
                    (Status::Occurred, _) | (_, Status::Occurred)
                )
        }
        EncounterKind::Visit => {
            same_parties(a, e, d)
                && e.place.is_some() == d.place.is_some()
                && stops_agree(e.place.as_ref(), d.place.as_ref())
                && !long_before(a, e, d)
                && !long_before(a, d, e)
                && !comes_again(a, e, d)
                && (statuses_agree(e.status, d.status)
                    || e.date.is_some() && d.date.is_some()
                    || stays_on(a, e, d)
                    || e.status == Status::Ongoing
                    || d.status == Status::Ongoing)
        }
        EncounterKind::Signing => {
            // Two who sign with different others sign twice.
            let others = |x: &Draft, y: &Draft| {
                x.parties.iter().any(|(w, _)| {
                    matches!(w, Who::Person(_)) && !y.parties.iter().any(|(v, _)| alike(a, w, v))
                })
            };
            // "initialled the accord, which is to be signed in May", "a second one was left unsigned"
            let to_come = matches!(e.status, Status::Occurred | Status::Ongoing)
                && matches!(
                    d.status,
                    Status::Planned | Status::Denied | Status::Cancelled
                );
            // "will sign a memorandum. … in 2014, when an agreement was signed"
            let long_ago = e.status == Status::Planned
                && d.status == Status::Occurred
                && crate::settle::is_past(a, d.date.as_ref());
            let near = || {
                e.sentence.abs_diff(d.sentence) <= 1
                    && !(others(e, d) && others(d, e))
                    && e.parties
                        .iter()
                        .any(|(w, _)| d.parties.iter().any(|(v, _)| alike(a, w, v)))
            };
            !to_come && !long_ago && (same_parties(a, e, d) || near())
        }
        _ => {
            same_parties(a, e, d)
                && !apart(a, e, d)
                && (statuses_agree(e.status, d.status) || (e.date.is_some() && e.date == d.date))
        }
    }
}

/// "After Paris she goes to Brussels. In December she returns to Brussels": another trip.
fn comes_again(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let back = d.words.iter().any(|w| {
        let word = a.text.get(w.clone()).unwrap_or("");
        word.starts_with("return")
    });
    back && d.frame == ARRIVE && d.sentence > e.sentence && e.date.is_none() != d.date.is_none()
}

/// "landed in Nadi last night. He will spend two days in Fiji": whoever has arrived stays.
pub(super) fn stays_on(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    const STAYING: &[&str] = &["spend", "stay", "remain", "be"];
    e.frame == ARRIVE
        && e.status == Status::Occurred
        && d.status == Status::Planned
        && d.date.is_none()
        && d.sentence > e.sentence
        && d.words
            .iter()
            .any(|w| a.text.get(w.clone()).is_some_and(|w| STAYING.contains(&w)))
        && !crate::settle::is_background(a, e)
}

/// "They last met in Reykjavik in May": history, and not the meeting of which the report tells no day.
fn apart(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let past = |x: &Draft| {
        // "last month" is history, too, even in the first days of this one.
        let ended = x
            .date
            .as_ref()
            .and_then(Edtf::bounds)
            .zip(a.published.as_ref().and_then(Edtf::bounds));
        crate::settle::is_past(a, x.date.as_ref())
            || x.date.as_ref().is_some_and(|d| span_days(d) >= 28)
                && ended.is_some_and(|((_, last), (today, _))| last < today)
    };
    e.sentence != d.sentence
        && (e.date.is_none() && past(d) && !e.title || d.date.is_none() && past(e) && !d.title)
}

/// A trip or a gathering of long ago is not the one that goes on or is to come.
fn long_before(a: &Analysis<'_>, old: &Draft, new: &Draft) -> bool {
    new.date.is_none()
        && matches!(
            new.status,
            Status::Ongoing | Status::Planned | Status::Possible
        )
        && crate::settle::is_past(a, old.date.as_ref())
}

/// The named bodies of one organisation can be one meeting: neither names a different level.
pub(crate) fn bodies_agree(x: Option<&str>, y: Option<&str>) -> bool {
    let level = |n: &str| {
        let n = n.to_lowercase();
        [
            "defence",
            "foreign",
            "finance",
            "security adviser",
            "heads of",
            "trade",
            "health",
            "interior",
            "parliament",
        ]
        .into_iter()
        .find(|w| n.contains(w))
    };
    // "an SCO Plus meeting" beside the SCO's own, the NATO-Ukraine Council beside NATO's summit
    let plus = |n: Option<&str>| n.is_some_and(|n| n.to_lowercase().contains("plus"));
    let council = |n: Option<&str>| {
        n.is_some_and(|n| {
            n.ends_with("Council") || n.ends_with("Committee") || n.ends_with("Forum")
        })
    };
    let summit = |n: Option<&str>| n.is_some_and(at_the_top);
    if plus(x) != plus(y) && x.is_some() && y.is_some()
        || council(x) && summit(y)
        || summit(x) && council(y)
    {
        return false;
    }
    match (x.and_then(level), y.and_then(level)) {
        (Some(a), Some(b)) => a == b,
        // "The foreign ministers meet in Nadi" before "the group's summit".
        (Some(a), None) => a == "heads of" || !y.is_some_and(at_the_top),
        (None, Some(b)) => b == "heads of" || !x.is_some_and(at_the_top),
        (None, None) => true,
    }
}

/// The name is that of a gathering of leaders.
fn at_the_top(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("summit") || name.contains("leaders") && name.ends_with(" meeting")
}
