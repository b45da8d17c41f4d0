//! Where people were: what is told without a place took place where its parties are told to have been.
//!
//! Every trip, and every meeting with a place of its own, is a *stay* of its parties. A country is likely for what is
//! told without a place where its parties are at home or stay at that time; the likeliest is taken.

use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::encounters::{self, Draft};
use crate::mentions::What;
use crate::refs::Who;
use crate::settle::{is_background, shares};
use crate::units::Sem;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, PartyRole, Status};
use sidelines_text::Role;
use sidelines_time::Precision;

/// What being at home in a country speaks for it.
const AT_HOME: i32 = 30;
/// What receiving there adds.
const HOST: i32 = 20;
/// What a stay there speaks for it, before it is known how near it is told.
const STAY: i32 = 40;
/// What a stay on that day, in that sentence adds.
const THEN: i32 = 15;
/// What it says that another clause of the same sentence names a place there.
const BESIDE: i32 = 25;
/// What is needed.
const ENOUGH: i32 = 40;
/// Sentences beyond which a stay in a third country says nothing of a meeting.
const FAR: usize = 8;

/// Gives places to drafts without: that of the gathering on whose margin it was, that where its parties stayed, that
/// of whoever received.
pub(crate) fn place_by_context(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let open: Vec<usize> = (0..drafts.len())
        .filter(|&i| {
            !drafts[i].placed
                && !online(a, &drafts[i])
                && drafts[i].kind != EncounterKind::Call
                && (drafts[i].place.is_none() || drafts[i].kind != EncounterKind::Visit)
        })
        .collect();
    let told = drafts.to_vec();
    for i in open {
        let own = || told[i].place.clone();
        let stay = || match likeliest(a, &told, i) {
            Some((w, true)) if !follows_up(a, &told, i) => Some(w),
            Some((_, false)) => own(),
            _ => own()
                .or_else(|| acted_in(a, &told[i]))
                .or_else(|| at_home(a, &told, i)),
        };
        drafts[i].place = seat(a, &told, &told[i]).or_else(stay);
    }
    for d in drafts {
        if let Some(city) = in_the_datelines_city(a, d) {
            d.place = Some(city);
        }
    }
}

/// "HANOI – The Prime Minister received X on Tuesday": whoever of the country is told to have met a stranger there, without
/// a city, did so where the report of it is from.
fn in_the_datelines_city(a: &Analysis<'_>, d: &Draft) -> Option<Where> {
    let here = a
        .dateline_place
        .as_ref()
        .filter(|p| p.precise && p.geonameid.is_some())?;
    let Some(Where::Country(land)) = d.place else {
        return None;
    };
    let news = d
        .date
        .as_ref()
        .zip(a.published.as_ref())
        .is_some_and(|(day, today)| within(day, today, 2));
    let ours = |w: &Who| encounters::country(a, w) == Some(land);
    (here.country == Some(land)
        && matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing)
        && begun(d.status)
        && news
        && d.part_of.is_none()
        && d.parties.iter().any(|(w, _)| ours(w) && !is_envoy(a, w))
        && !d.parties.iter().all(|(w, _)| ours(w)))
    .then(|| Where::Place(here.clone()))
}

/// "chaired a virtual summit"
fn online(a: &Analysis<'_>, d: &Draft) -> bool {
    d.kind != EncounterKind::Visit
        && d.words.iter().any(|w| {
            let before = a.text.get(..w.start).unwrap_or("").trim_end();
            ["virtual", "online", "video"]
                .iter()
                .any(|o| before.ends_with(o))
        })
}

/// "They agreed to meet again soon": what two who have just met plan next, without a day, may be anywhere.
fn follows_up(a: &Analysis<'_>, drafts: &[Draft], i: usize) -> bool {
    let d = &drafts[i];
    let of_both = |s: &Draft| {
        d.parties
            .iter()
            .filter(|(w, _)| s.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
            .count()
            > 1
    };
    let agreed = || {
        a.sentences.get(d.sentence).is_some_and(|s| {
            s.tree.nodes.iter().any(|n| {
                n.tag == "VBD"
                    && matches!(
                        n.lemma.as_str(),
                        "agree" | "decide" | "pledge" | "resolve" | "promise"
                    )
            })
        })
    };
    d.status == Status::Planned
        && d.kind != EncounterKind::Visit
        && d.date.is_none()
        && agreed()
        && drafts.iter().any(|s| {
            s.kind == EncounterKind::Meeting
                && begun(s.status)
                && s.sentence <= d.sentence
                && !is_background(a, s)
                && of_both(s)
        })
}

/// Where the gathering is held that a draft is, or on whose margin it was.
fn seat(a: &Analysis<'_>, drafts: &[Draft], d: &Draft) -> Option<Where> {
    let name = match d.kind {
        EncounterKind::Gathering => d.name.as_ref(),
        _ => d.part_of.as_ref(),
    }?;
    // Next year's summit is not the one on whose margin they met.
    let far_off = |x: &Draft| {
        let first = x
            .date
            .as_ref()
            .and_then(Edtf::bounds)
            .map(|(first, _)| first);
        let today = a
            .published
            .as_ref()
            .and_then(Edtf::bounds)
            .map(|(_, last)| last);
        first
            .zip(today)
            .is_some_and(|(first, today)| (first - today).get_days() > 30)
    };
    let of_that_time = |g: &&Draft| {
        g.placed && is_background(a, g) == is_background(a, d) && far_off(g) == far_off(d)
    };
    let told = drafts
        .iter()
        .filter(of_that_time)
        .filter(|g| g.name.as_ref() == Some(name))
        .find_map(|g| g.place.clone());
    // "met X on its margins in Lima": then the rest of it was there as well.
    let beside = || {
        drafts
            .iter()
            .filter(of_that_time)
            // Where they met of late says nothing of where they are to meet.
            .filter(|g| begun(d.status) || !begun(g.status))
            .filter(|g| g.part_of.as_ref() == Some(name))
            .find_map(|g| g.place.clone())
    };
    told.or_else(beside)
        .or_else(|| a.seats.get(name).copied().map(Where::Country))
        .or_else(|| named_after(a, name))
}

/// "the Seoul Defense Dialogue": the city in the name.
fn named_after(a: &Analysis<'_>, name: &str) -> Option<Where> {
    let start = a.text.find(name)?;
    let s = a.sentences.iter().find(|s| s.span.contains(&start))?;
    s.units
        .iter()
        .filter(|u| u.span.start >= start && u.span.end <= start + name.len())
        .find_map(|u| match &u.sem {
            Sem::Place(p) if p.precise && p.country.is_some() => Some(Where::Place(p.clone())),
            _ => None,
        })
}

/// The country for which most speaks, the place in it where a party stayed, and whether that is sure.
fn likeliest(a: &Analysis<'_>, drafts: &[Draft], i: usize) -> Option<(Where, bool)> {
    let d = &drafts[i];
    let mut countries: Vec<CountryCode> = Vec::new();
    let homes = d
        .parties
        .iter()
        .filter_map(|(w, _)| encounters::country(a, w));
    // What none of them was at says nothing of where they were.
    // Nor does a trip that is over of where they are still to meet, or one to come of where they met.
    let over = |j: usize| {
        drafts[j].kind == EncounterKind::Visit
            && match d.status {
                Status::Planned => {
                    drafts[j].status == Status::Occurred
                        && drafts[j].date.is_some()
                        && !just_arrived(a, &drafts[j])
                }
                Status::Occurred => {
                    drafts[j].status == Status::Planned && drafts[j].sentence > d.sentence
                }
                _ => false,
            }
    };
    let related: Vec<usize> = (0..drafts.len())
        .filter(|&j| j != i && share(a, d, &drafts[j]) && !over(j))
        .collect();
    let stays = related
        .iter()
        .filter_map(|&j| drafts[j].place.as_ref().and_then(Where::country));
    let beside = d.place.as_ref().and_then(Where::country);
    for c in beside.into_iter().chain(homes).chain(stays) {
        if !countries.contains(&c) {
            countries.push(c);
        }
    }
    let mut best: Option<(CountryCode, Likelihood)> = None;
    for c in countries {
        let Some(found) = likelihood(a, drafts, i, &related, c) else {
            continue;
        };
        if found.points >= ENOUGH && best.as_ref().is_none_or(|(_, b)| found.points > b.points) {
            best = Some((c, found));
        }
    }
    let (country, Likelihood { stay, sure, .. }) = best?;
    if beside == Some(country) {
        return Some((d.place.clone()?, true));
    }
    let place = stay.and_then(|s| drafts.get(s)).filter(|s| {
        // The city of another day may be another.
        match (&s.date, &d.date) {
            (Some(x), Some(y)) => x.overlaps(y) || s.kind == EncounterKind::Visit,
            _ => true,
        }
    });
    let place = place
        .and_then(|s| s.place.clone())
        .unwrap_or(Where::Country(country));
    Some((place, sure))
}

/// "flew into Baghdad on Sunday", told on Sunday or Monday: he is there.
fn just_arrived(a: &Analysis<'_>, d: &Draft) -> bool {
    const STAYS: i32 = 1;
    d.frame == encounters::ARRIVE
        && a.published
            .as_ref()
            .zip(d.date.as_ref())
            .is_some_and(|(today, day)| within(day, today, STAYS))
}

/// What speaks for a country as the place of a draft.
struct Likelihood {
    points: i32,
    /// The stay that says most.
    stay: Option<usize>,
    /// More than that a party met others there.
    sure: bool,
}

/// What speaks for a country as the place of a draft; nothing where none of the parties is told to have been there.
fn likelihood(
    a: &Analysis<'_>,
    drafts: &[Draft],
    i: usize,
    related: &[usize],
    country: CountryCode,
) -> Option<Likelihood> {
    let d = &drafts[i];
    let mut told = d.place.as_ref().and_then(Where::country) == Some(country);
    let mut points = if told { BESIDE } else { 0 };
    let mut sure = told;
    let mut best: Option<(i32, usize)> = None;
    // "NEW YORK — X met Y on the fringes of the Assembly. He also received Z": X is where the report is from.
    let aside = begun(d.status)
        && !is_background(a, d)
        && a.dateline_place
            .as_ref()
            .is_some_and(|p| p.country.is_some_and(|c| c != country))
        && std::iter::once(d)
            .chain(related.iter().map(|&j| &drafts[j]))
            .any(|s| {
                s.part_of.is_some()
                    && s.place.is_none()
                    && begun(s.status)
                    && s.date
                        .as_ref()
                        .zip(d.date.as_ref())
                        .is_some_and(|(x, y)| within(x, y, 1))
            });
    for (w, role) in &d.parties {
        // "received X at her residence", told of a minister who is in New York all week: not at home.
        let abroad = d.date.is_some()
            && related.iter().map(|&j| &drafts[j]).any(|s| {
                s.kind == EncounterKind::Visit
                    && s.status == Status::Ongoing
                    && s.place
                        .as_ref()
                        .and_then(Where::country)
                        .is_some_and(|c| c != country)
                    && a.dateline_place
                        .as_ref()
                        .is_some_and(|p| s.place.as_ref().and_then(Where::country) == p.country)
                    && !is_background(a, d)
                    && begun(d.status)
                    && s.parties.iter().any(|(v, _)| encounters::alike(a, w, v))
            });
        // An ambassador is posted anywhere but at home.
        let at_home = |w: &Who| encounters::country(a, w) == Some(country) && !is_envoy(a, w);
        let home = at_home(w) && !abroad && !aside;
        let theirs = d
            .parties
            .iter()
            .any(|(v, _)| at_home(v) && encounters::country(a, w) != Some(country));
        let stay = related
            .iter()
            .map(|&j| (j, &drafts[j]))
            .filter(|(_, s)| {
                let there = s.place.as_ref().and_then(Where::country) == Some(country);
                // Only what was told with its place says where somebody was; but whoever receives is at home.
                s.parties.iter().any(|(v, role)| {
                    (there && (s.placed || s.kind == EncounterKind::Visit)
                        || s.place.is_none()
                            && home
                            && *role == Some(PartyRole::Host)
                            && s.date.is_some()
                            && d.date.is_some())
                        && encounters::alike(a, w, v)
                })
            })
            .filter_map(|(j, s)| Some((nearness(a, s, d, theirs || home)?, j)))
            .inspect(|(_, j)| sure |= lends(a, &drafts[*j], d))
            .max_by_key(|(p, j)| (*p, std::cmp::Reverse(*j)));
        points += match (stay, home) {
            (Some((p, _)), true) => p.max(AT_HOME) + 10,
            (Some((p, _)), false) => p,
            (None, true) => AT_HOME,
            (None, false) => 0,
        };
        if home && *role == Some(PartyRole::Host) && d.status != Status::Denied {
            points += HOST;
            told = true;
            sure = true;
        }
        if let Some(found) = stay {
            told = true;
            if best.is_none_or(|b| found.0 > b.0) {
                best = Some(found);
            }
        }
    }
    told.then_some(Likelihood {
        points,
        stay: best.map(|(_, j)| j),
        sure,
    })
}

/// Whether somebody is of both.
fn share(a: &Analysis<'_>, d: &Draft, s: &Draft) -> bool {
    d.parties
        .iter()
        .any(|(w, _)| s.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
}

/// Whether both are meetings, of the same people.
fn of_the_same(a: &Analysis<'_>, s: &Draft, d: &Draft) -> bool {
    let among = |x: &Draft, y: &Draft| {
        x.parties
            .iter()
            .all(|(w, _)| y.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
    };
    s.kind == EncounterKind::Meeting && d.kind == s.kind && among(s, d) && among(d, s)
}

/// How much a stay says of where a draft took place, which one of its parties shares; nothing where it was at another
/// time. `theirs`: it is in the country of one of the parties.
fn nearness(a: &Analysis<'_>, s: &Draft, d: &Draft, theirs: bool) -> Option<i32> {
    let sentences = s.sentence.abs_diff(d.sentence);
    let trip = s.kind == EncounterKind::Visit;
    if !begun_alike(a, s, d) {
        return None;
    }
    // "met X. He is back from Oman": then he was back already.
    if s.frame == encounters::RETURN && !theirs && s.sentence > d.sentence {
        return None;
    }
    if is_background(a, s) != is_background(a, d) && sentences > 0 {
        return None;
    }
    // "received X. He recalled his visit to Tajikistan": whoever receives at home was back, or not yet gone.
    let receives = d.parties.iter().any(|(w, role)| {
        *role == Some(PartyRole::Host)
            && !is_envoy(a, w)
            && encounters::country(a, w).is_some_and(|c| {
                s.place
                    .as_ref()
                    .and_then(Where::country)
                    .is_some_and(|p| p != c)
            })
            && s.parties.iter().any(|(v, _)| encounters::alike(a, w, v))
    });
    if receives
        && s.sentence > d.sentence
        && s.status != Status::Ongoing
        && s.date
            .as_ref()
            .zip(d.date.as_ref())
            .is_none_or(|(x, y)| !x.overlaps(y))
    {
        return None;
    }
    // "talked to X a few days ago": wherever he is now.
    if (s.sometime || d.sometime) && sentences > 0 {
        return None;
    }
    // "met X, whom he had seen in Lagos a day earlier": two meetings of the same two.
    if sentences == 0 && of_the_same(a, s, d) && s.dated && d.date.is_none() {
        return None;
    }
    let mut points = STAY;
    match (&s.date, &d.date) {
        (Some(x), Some(y)) if apart(x, y) => {
            if !(trip && near(s, x, y) || theirs && within(x, y, 4)) {
                return None;
            }
            // On another day he may be at home again, or at the next stop.
            let stays_on = s.status == Status::Ongoing && within(x, y, 3);
            if d.status == Status::Planned && s.status != Status::Planned && !theirs && !stays_on {
                return None;
            }
            // Whom he is to meet on another day he may meet at the next stop.
            if !theirs && s.status != Status::Ongoing && d.status == Status::Planned {
                points -= THEN;
            }
        }
        // A month says little of a day.
        (Some(x), Some(y)) if encounters::span_days(x).max(encounters::span_days(y)) <= 7 => {
            points += THEN;
        }
        // "met X and flew on to Nairobi": he was not there yet.
        (None, Some(_)) if onward(a, s, d) => return None,
        _ => {}
    }
    // What did not come about has the place told with it; so has what may, unless it is at the other's.
    let elsewhere = match d.status {
        Status::Denied => true,
        Status::Possible => !theirs,
        _ => false,
    };
    let far = match d.kind {
        // That one man was somewhere says little of where many gathered.
        EncounterKind::Gathering if !trip || s.date.is_none() || d.date.is_none() => 2,
        _ => FAR,
    };
    if elsewhere && sentences > 0 || !theirs && sentences > far {
        return None;
    }
    // "also saw X. Last month he visited Bishkek": what is told after it says little of a meeting of two strangers.
    if !theirs && s.sentence > d.sentence + 2 {
        return None;
    }
    // Of several stays the one told last.
    points += match i32::try_from(sentences).unwrap_or(i32::MAX) {
        0 => THEN,
        n @ 1..10 if s.sentence < d.sentence => 10 - n,
        _ => 0,
    };
    Some(points)
}

/// Whether a stay may by itself say where its parties met others: a trip may, and so may a meeting on a known day, or
/// where the report is from. Many gather for an hour, and whoever met somebody abroad is soon elsewhere.
fn lends(a: &Analysis<'_>, s: &Draft, d: &Draft) -> bool {
    let whole = || {
        let same = |w: &Who| s.parties.iter().any(|(v, _)| encounters::alike(a, w, v));
        d.parties.len() > 1 && d.parties.iter().all(|(w, _)| same(w))
    };
    let there = s.place.as_ref().and_then(Where::country);
    let here = a.dateline_place.as_ref().and_then(|p| p.country);
    // "will meet his counterpart in Tokyo on Friday. He will also see the Prime Minister": of the same country.
    let also = || {
        d.kind == EncounterKind::Meeting
            && s.kind == d.kind
            && s.placed
            && d.date.is_none()
            && s.sentence < d.sentence
            && d.sentence - s.sentence <= 2
            && s.status == d.status
            && d.parties.len() == 2
            && d.parties
                .iter()
                .any(|(w, _)| encounters::country(a, w) == there && !is_envoy(a, w))
            && d.parties
                .iter()
                .any(|(w, _)| encounters::country(a, w).is_some_and(|c| Some(c) != there))
    };
    match s.kind {
        _ if there.is_some() && also() => true,
        EncounterKind::Visit => true,
        _ if whole() => true,
        _ if here.is_some() && there.is_some() && there != here => {
            let theirs = d
                .parties
                .iter()
                .any(|(w, _)| encounters::country(a, w) == there);
            let days = s.date.as_ref().zip(d.date.as_ref());
            theirs && days.is_some_and(|(x, y)| x.overlaps(y))
        }
        EncounterKind::Gathering => d.kind == EncounterKind::Signing,
        _ => here.is_some() || s.date.is_some() && d.date.is_some(),
    }
}

fn begun(status: Status) -> bool {
    matches!(status, Status::Occurred | Status::Ongoing)
}

/// What is over tells of what is over; of what is to come, plans and trips that go on.
fn begun_alike(a: &Analysis<'_>, s: &Draft, d: &Draft) -> bool {
    let off = |s: Status| matches!(s, Status::Cancelled | Status::Denied);
    if s.kind != EncounterKind::Visit {
        // What may be has a place of its own.
        return begun(s.status) == begun(d.status) && may_be(s.status) == may_be(d.status);
    }
    if off(s.status) {
        return s.status == d.status;
    }
    begun(s.status) == begun(d.status)
        || s.status == Status::Ongoing
        // Who has come stays to meet.
        || s.status == Status::Occurred
            && !off(d.status)
            && s.frame != encounters::RETURN
            && a.published
                .as_ref()
                .zip(s.date.as_ref())
                .is_none_or(|(today, day)| within(day, today, 2))
            && s.sentence <= d.sentence
}

/// Whether somebody of a country is there, for all that the report tells: he met a stranger, and is not told to have
/// been abroad.
fn stayed_home(a: &Analysis<'_>, drafts: &[Draft], d: &Draft, country: CountryCode) -> bool {
    let ours = |w: &Who| encounters::country(a, w) == Some(country);
    let stranger = |w: &Who| match w {
        Who::Org { .. } => false,
        Who::Person(_) => match encounters::country(a, w) {
            Some(c) => c != country,
            // Wherever he is from, our minister met him here.
            None => true,
        },
        _ => encounters::country(a, w).is_some_and(|c| c != country),
    };
    let away = drafts.iter().any(|v| {
        (v.kind == EncounterKind::Visit
            || v.kind == EncounterKind::Gathering
                && v.place
                    .as_ref()
                    .and_then(Where::country)
                    .is_some_and(|c| c != country))
            && v.parties
                .iter()
                .any(|(w, _)| ours(w) && d.parties.iter().any(|(x, _)| x == w))
            // "A Kenyan delegation arrived in Astana. Its head met X of Kazakhstan"
            || v.kind == EncounterKind::Visit
                && v.sentence < d.sentence
                && begun(v.status)
                && !is_background(a, v)
                && v.parties.iter().any(|(w, _)| ours(w))
                && v.place.as_ref().and_then(Where::country).is_some_and(|there| {
                    there != country
                        && d.parties
                            .iter()
                            .any(|(w, _)| encounters::country(a, w) == Some(there))
                })
    });
    // "will meet X on Thursday"
    let day = d.date.as_ref().and_then(Edtf::as_date);
    let today = a.published.as_ref().and_then(Edtf::as_date);
    let soon = d.status == Status::Planned
        && day
            .zip(today)
            .is_some_and(|(day, today)| (0..=7).contains(&(day - today).get_days()));
    matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing)
        && (begun(d.status) || soon)
        && d.parties.iter().any(|(w, _)| ours(w))
        && d.parties.iter().any(|(w, _)| stranger(w))
        && !away
        && !is_background(a, d)
}

/// Whether strangers have come together in the country that the report is from: news of the day, of people none of
/// whom is told to be anywhere else.
fn came(a: &Analysis<'_>, drafts: &[Draft], d: &Draft, country: CountryCode) -> bool {
    let stranger = |w: &Who| match (w, encounters::country(a, w)) {
        (Who::Person(_) | Who::Post { .. }, Some(c)) => c != country,
        (Who::Person(p), None) => a.people.speaks_for_body(*p),
        _ => false,
    };
    let elsewhere = drafts.iter().any(|v| {
        v.place
            .as_ref()
            .and_then(Where::country)
            .is_some_and(|c| c != country)
            && v.kind == EncounterKind::Visit
            && !is_background(a, v)
            && shares(a, v, d)
    });
    let news = match (&d.date, &a.published) {
        // "Earlier this month NATO's chief met X" is no news.
        (Some(x), Some(today)) => x.precision() == Precision::Day && within(x, today, 2),
        _ => true,
    };
    d.kind == EncounterKind::Meeting
        && matches!(d.status, Status::Occurred | Status::Ongoing)
        && d.parties.len() > 1
        && d.parties.iter().all(|(w, _)| stranger(w))
        && !elsewhere
        && news
}

/// Where a clause of late has one of the parties do something else: "had a full diary in New York on Wednesday. In the
/// morning he saw X".
fn acted_in(a: &Analysis<'_>, d: &Draft) -> Option<Where> {
    let told = matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing)
        && d.status == Status::Occurred
        && !d.sometime
        && d.part_of.is_none()
        && !is_background(a, d);
    if !told {
        return None;
    }
    let dateline = a.dateline_place.as_ref().and_then(|p| p.country);
    let here = dateline.or(a.home);
    let at_home = |w: &Who| here.is_some() && encounters::country(a, w) == here;
    let home = d.parties.iter().any(|(w, _)| at_home(w));
    // Who is at home meets whoever comes there, wherever that one was before.
    let ours = |w: &Who, p: usize| matches!(w, Who::Person(x) if *x == p) && (!home || at_home(w));
    (d.sentence.saturating_sub(2)..d.sentence)
        .rev()
        .filter_map(|n| a.sentences.get(n))
        .filter(|s| s.quoted.is_none() && s.role == Role::Body)
        .find_map(|s| {
            let t = &s.tree;
            let v = (0..t.nodes.len()).find(|&v| {
                t.node(v).tag == "VBD"
                    && !t.negated(v)
                    && t.child(v, &["nsubj"]).is_some_and(|n| {
                        matches!(s.mention(n).map(|m| &m.what), Some(What::Person(p))
                            if p.person.is_some_and(|p| d.parties.iter().any(|(w, _)| ours(w, p))))
                    })
            })?;
            t.nodes.iter().enumerate().find_map(|(i, _)| {
                let place = match s.mention(i).map(|m| &m.what) {
                    Some(What::Place(p)) if p.precise && p.country.is_some() => p,
                    _ => return None,
                };
                let prep = t.head(i).filter(|&p| t.node(p).word == "in")?;
                (t.governor(i) == Some(v) && t.node(prep).dep == "prep")
                    .then(|| Where::Place(place.clone()))
            })
        })
}

/// The home country's man who meets a stranger, in a report from home, meets him there.
fn at_home(a: &Analysis<'_>, drafts: &[Draft], i: usize) -> Option<Where> {
    let d = &drafts[i];
    if d.sometime {
        return None;
    }
    if let Some(here) = &a.dateline_place {
        let country = here.country?;
        let there = stayed_home(a, drafts, d, country) || came(a, drafts, d, country);
        return there.then(|| Where::Place(here.clone()));
    }
    // An ambassador is posted here.
    let home = a.home?;
    let posted = d
        .parties
        .iter()
        .any(|(w, _)| is_envoy(a, w) && encounters::country(a, w) != Some(home));
    (posted && d.part_of.is_none() && stayed_home(a, drafts, d, home))
        .then_some(Where::Country(home))
}

/// Who is posted abroad.
fn is_envoy(a: &Analysis<'_>, w: &Who) -> bool {
    let posts = |office: &str| {
        ["Ambassador", "High Commissioner", "Chargé d'Affaires"]
            .iter()
            .any(|o| office.starts_with(o))
    };
    match w {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .is_some_and(|p| p.offices.iter().any(|h| posts(&h.office.canonical))),
        Who::Post { office, .. } => office.as_deref().is_some_and(posts),
        _ => false,
    }
}

/// Not told as held, under way or planned.
fn may_be(status: Status) -> bool {
    matches!(
        status,
        Status::Possible | Status::Cancelled | Status::Denied
    )
}

/// Whether the trip is told after the meeting as what came next.
fn onward(a: &Analysis<'_>, trip: &Draft, meeting: &Draft) -> bool {
    const ON: &[&str] = &[
        "left",
        "leaves",
        "departed",
        "departs",
        "headed",
        "heads",
        "continued",
        "continues",
        "proceeded",
        "proceeds",
    ];
    let goes_on = trip.words.iter().any(|w| {
        let verb = a.text.get(w.clone()).unwrap_or("");
        let after = a.text.get(w.end..).unwrap_or("");
        ON.contains(&verb) || after.starts_with(" on to ") || after.starts_with(" from there")
    });
    trip.sentence > meeting.sentence
        && trip.kind == EncounterKind::Visit
        && matches!(meeting.status, Status::Occurred | Status::Planned)
        && goes_on
}

/// A trip of which only the first or the last day is told takes some days.
fn near(trip: &Draft, one: &Edtf, other: &Edtf) -> bool {
    if one.bounds().is_some() && encounters::span_days(one) != 1 {
        return false;
    }
    // What is to begin on Monday holds nothing of Sunday.
    let begins = matches!(trip.status, Status::Planned | Status::Possible)
        && trip.frame != encounters::RETURN;
    match (one.bounds(), other.bounds()) {
        (Some((x, _)), Some((y, _))) => {
            let days = (y - x).get_days();
            (if begins { 0 } else { -7 }..=7).contains(&days)
        }
        _ => true,
    }
}

/// Whether two dates have no day in common; without a year, as if in the same one.
fn apart(one: &Edtf, other: &Edtf) -> bool {
    match (one.bounds(), other.bounds()) {
        (Some(_), Some(_)) => !one.overlaps(other),
        (None, None) => {
            let [x, y] = [one, other].map(ToString::to_string);
            x.len() == "XXXX-MM-DD".len() && y.len() == x.len() && x != y
        }
        _ => false,
    }
}

/// Whether two spans of days are at most so many days apart.
fn within(one: &Edtf, other: &Edtf, days: i32) -> bool {
    match (one.bounds(), other.bounds()) {
        (Some((x, u)), Some((y, v))) => (y - u).get_days() <= days && (x - v).get_days() <= days,
        _ => true,
    }
}
