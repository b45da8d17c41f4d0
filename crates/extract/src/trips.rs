//! The days of a trip: what its length, its first day and its last come to, told in several sentences.

use crate::analysis::Analysis;
use crate::candidates::{Candidate, Where};
use crate::encounters::{self, ARRIVE, Draft, RETURN, span_days};
use crate::refs::Who;
use crate::settle::{is_background, shares};
use jiff::{ToSpan, civil::Date};
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Status};
use sidelines_time::{lasting_from, lasting_until};

/// Days beyond which an arrival and a return are not of one trip.
const LONGEST: i32 = 21;

/// All days of a trip of which two drafts tell one end each, or one its length: "arrived on Monday", "the four-day
/// trip", "flew home on Thursday".
pub(crate) fn whole(one: &Draft, other: &Draft) -> Option<Edtf> {
    if one.kind != EncounterKind::Visit || other.kind != EncounterKind::Visit {
        return None;
    }
    let day = |d: &Draft| d.date.as_ref().and_then(Edtf::as_date);
    let ends = |d: &Draft| d.frame == RETURN;
    // A tour leads to more places than one.
    let days = |d: &Draft| d.days.filter(|&n| n > 1 && n < 32 && !d.tour);
    match (day(one), day(other)) {
        (Some(x), Some(y)) if ends(one) != ends(other) => {
            let (first, last) = if ends(other) { (x, y) } else { (y, x) };
            let length = (last - first).get_days();
            (1..=LONGEST)
                .contains(&length)
                .then(|| Edtf::days(first, last))
                .flatten()
        }
        (Some(x), Some(y)) if x != y => None,
        (Some(x), told) if told.is_some() || other.date.is_none() => {
            let n = days(one).or(days(other))?;
            let last = ends(one) || told.is_some() && ends(other);
            if last {
                lasting_until(x, n)
            } else {
                lasting_from(x, n)
            }
        }
        (None, Some(_)) if one.date.is_none() => whole(other, one),
        _ => None,
    }
}

/// The day of the stop told last, where it is still to come, of the traveller of candidate `c`.
pub(crate) fn stop_before(a: &Analysis<'_>, drafts: &[Draft], c: &Candidate) -> Option<Edtf> {
    const NEAR: usize = 3;
    if c.kind != EncounterKind::Visit {
        return None;
    }
    let (_, today) = a.published.as_ref()?.bounds()?;
    let last = drafts.iter().rev().find(|d| {
        d.kind == EncounterKind::Visit
            && d.sentence + NEAR >= c.sentence
            && matches!(d.status, Status::Planned | Status::Ongoing)
            && d.date.is_some()
            && d.parties
                .iter()
                .any(|(w, _)| c.parties.iter().any(|(v, _)| v == w))
    })?;
    let (first, _) = last.date.as_ref()?.bounds()?;
    (first > today && last.status == Status::Planned).then(|| Edtf::from(first))
}

/// The days of the trip on which candidate `c` happens, of which a sentence not far before tells: "will travel to Kyiv
/// next week. He is to meet X on Friday". Where only the first day is told, a week from then on.
pub(crate) fn around(a: &Analysis<'_>, drafts: &[Draft], c: &Candidate) -> Option<(Date, Date)> {
    const NEAR: usize = 3;
    if c.kind == EncounterKind::Visit {
        return None;
    }
    let trip = drafts.iter().rev().find(|d| {
        d.kind == EncounterKind::Visit
            && d.sentence + NEAR >= c.sentence
            && d.parties
                .iter()
                .any(|(w, _)| c.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
    })?;
    if !trip.dated || trip.frame == RETURN {
        return None;
    }
    let land = trip.place.as_ref().and_then(Where::country);
    let there = |w: &Who| encounters::country(a, w).is_none_or(|x| Some(x) == land);
    let told = c.place.as_ref().and_then(Where::country);
    let guest = |w: &Who| trip.parties.iter().any(|(v, _)| encounters::alike(a, w, v));
    // A tour of a region leads to whoever is met.
    let fits = land.is_none()
        || told.map_or_else(
            || {
                c.parties
                    .iter()
                    .filter(|(w, _)| !guest(w))
                    .all(|(w, _)| there(w))
            },
            |x| Some(x) == land,
        );
    let (first, last) = trip.date.as_ref().filter(|_| fits)?.bounds()?;
    let last = if first == last {
        first.checked_add(6.days()).ok()?
    } else {
        last
    };
    ((last - first).get_days() < 14).then_some((first, last))
}

/// Of a tour that begins on a day, the first stop is on that day; when the others are is not told.
pub(crate) fn first_stop_only(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let earlier = drafts[..i].iter().any(|e| {
            e.kind == EncounterKind::Visit
                && drafts[i].kind == EncounterKind::Visit
                && e.sentence == drafts[i].sentence
                && e.words == drafts[i].words
                && e.date == drafts[i].date
                && e.parties == drafts[i].parties
                && e.tours
        });
        let date = drafts[i].date.as_ref();
        let one_day = date.and_then(Edtf::as_date).is_some();
        // "begins on Monday a five-day tour of A and B"
        let all_of_it = drafts[i].tour
            && date.map(span_days) == drafts[i].days.map(i64::from)
            && drafts[i].days.is_some();
        if earlier && (one_day || all_of_it) {
            // "departs on Thursday for a visit to A and B": neither has begun.
            let today = a.published.as_ref().and_then(Edtf::bounds);
            let to_come = date
                .and_then(Edtf::bounds)
                .zip(today)
                .is_some_and(|((first, _), (today, _))| first > today);
            if drafts[i].status == Status::Ongoing && to_come {
                drafts[i].status = Status::Planned;
            }
            drafts[i].date = None;
            drafts[i].dated = false;
        }
    }
}

/// Notes of stops that are told at once, "will visit Mali and Sudan from February 5 to 9", that the days are those of all.
pub(crate) fn days_of_all(drafts: &mut [Draft]) {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let several = d.kind == EncounterKind::Visit
            && d.date
                .as_ref()
                .is_some_and(|x| (2..32).contains(&span_days(x)))
            && drafts.iter().any(|e| {
                e.kind == d.kind
                    && e.sentence == d.sentence
                    && e.words == d.words
                    && e.date == d.date
                    && e.parties == d.parties
                    && land(e).is_some()
                    && land(d).is_some()
                    && land(e) != land(d)
            });
        if several {
            drafts[i].tour_days = drafts[i].date.clone();
        }
    }
}

/// Of the stops of a tour of which only the days of all are told, each is on the days on which somebody is met there: "On
/// Monday in Bamako he is to meet X". Who arrives one day and meets somebody on another is there on both.
pub(crate) fn days_of_stops(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let told = drafts.to_vec();
    for d in drafts.iter_mut() {
        let (Some(there), Some((first, last))) =
            (land(d), d.tour_days.as_ref().and_then(Edtf::bounds))
        else {
            continue;
        };
        let all = d.date == d.tour_days;
        let arrival = d.date.as_ref().and_then(Edtf::as_date);
        if !all && arrival.is_none() {
            continue;
        }
        let there = |x: &&Draft| {
            x.kind == EncounterKind::Meeting && land(x) == Some(there) && shares(a, x, d)
        };
        let meetings: Vec<&Draft> = told.iter().filter(there).collect();
        // The town, where all of them are in one.
        let town = |x: &Draft| match &x.place {
            Some(w @ Where::Place(p)) if p.precise => Some(w.clone()),
            _ => None,
        };
        let mut towns = meetings.iter().filter_map(|x| town(x));
        if matches!(d.place, Some(Where::Country(_)))
            && let Some(first) = towns.next()
            && towns.all(|w| w == first)
        {
            d.place = Some(first);
        }
        let days: Vec<_> = meetings
            .iter()
            .filter_map(|x| x.date.as_ref().and_then(Edtf::as_date))
            .filter(|day| (first..=last).contains(day))
            .chain(arrival)
            .collect();
        if let (Some(&from), Some(&until)) = (days.iter().min(), days.iter().max())
            && arrival.is_none_or(|day| day == from)
        {
            d.date = if from == until {
                Some(Edtf::from(from))
            } else {
                Edtf::days(from, until)
            };
        }
    }
}

/// "left on Wednesday for a tour of Namibia, Chad and Nigeria": who is on the way to the first stop has the others to come.
pub(crate) fn next_stops(drafts: &mut [Draft]) {
    let begun: Vec<Draft> = drafts
        .iter()
        .filter(|d| d.kind == EncounterKind::Visit && d.tours && d.date.is_some())
        .filter(|d| d.status == Status::Ongoing)
        .cloned()
        .collect();
    for d in drafts.iter_mut().filter(|d| {
        let over = d.frame == RETURN;
        d.kind == EncounterKind::Visit && d.date.is_none() && d.status == Status::Occurred && !over
    }) {
        let same =
            |b: &&Draft| b.sentence == d.sentence && b.words == d.words && b.parties == d.parties;
        if begun.iter().any(|b| same(&b)) {
            d.status = Status::Planned;
        }
    }
}

/// "set out on Monday on a tour that takes him to Quito, Bogota and Santiago. He is in the Colombian capital today": stops
/// named before the one that is reached are over.
pub(crate) fn stops_behind(drafts: &mut [Draft]) {
    let trip = |d: &Draft| d.kind == EncounterKind::Visit;
    let of_one_tour = |x: &Draft, y: &Draft| {
        trip(x) && x.sentence == y.sentence && x.words == y.words && x.parties == y.parties
    };
    let behind: Vec<usize> = (0..drafts.len())
        .filter(|&i| {
            let d = &drafts[i];
            trip(d)
                && d.date.is_none()
                && d.status == Status::Planned
                && drafts[i + 1..]
                    .iter()
                    .any(|x| x.status == Status::Ongoing && x.date.is_some() && of_one_tour(x, d))
        })
        .collect();
    for i in behind {
        drafts[i].status = Status::Occurred;
    }
}

/// Gives a trip without a day or a length that of whatever is told of it, where all of that was on one day: "X, who is on
/// a visit to Baku, met Y of Azerbaijan on Tuesday". Who came for a gathering may have been there before and after.
pub(crate) fn day_of_its_meetings(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let told = drafts.to_vec();
    for d in drafts.iter_mut().filter(|d| {
        d.kind == EncounterKind::Visit
            && matches!(d.status, Status::Occurred | Status::Ongoing)
            && d.date.is_none()
            && !d.sometime
            && d.days.is_none_or(|n| n == 1)
    }) {
        let Some(there) = land(d) else { continue };
        let gathers =
            |x: &Draft| x.kind == EncounterKind::Gathering && land(x).is_none_or(|l| l == there);
        if told.iter().any(gathers) {
            continue;
        }
        let mut days = told
            .iter()
            .filter(|x| {
                matches!(x.kind, EncounterKind::Meeting | EncounterKind::Signing)
                    && x.status == Status::Occurred
                    && x.part_of.is_none()
                    && land(x) == Some(there)
                    && shares(a, x, d)
                    && hosted(a, x, there)
            })
            .filter_map(|x| x.date.as_ref());
        if let Some(day) = days.next()
            && day.as_date().is_some()
            && days.all(|other| other == day)
        {
            d.date = Some(day.clone());
        }
    }
}

/// "held talks in Dhaka on Monday. He is to call on the prime minister on Tuesday": who has somebody to meet there in the
/// days to come has not left.
pub(crate) fn still_there(a: &Analysis<'_>, drafts: &mut [Draft]) {
    /// Days between the first of a trip and the report, and between the report and what is to come.
    const AT_MOST: i32 = 4;
    let Some((today, _)) = a.published.as_ref().and_then(Edtf::bounds) else {
        return;
    };
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let days = |d: &Draft| d.date.as_ref().and_then(Edtf::bounds);
    let told = drafts.to_vec();
    let trips = drafts.iter_mut().filter(|d| {
        d.kind == EncounterKind::Visit
            && d.status == Status::Occurred
            && d.frame != RETURN
            // "was there for one day"
            && d.days != Some(1)
            && land(d).is_some()
            && days(d).is_none_or(|(first, _)| (0..=AT_MOST).contains(&(today - first).get_days()))
    });
    for d in trips.filter(|d| !is_background(a, d) && !d.sometime) {
        let waits = told.iter().any(|x| {
            x.kind == EncounterKind::Meeting
                && x.status == Status::Planned
                && days(x)
                    .is_none_or(|(first, _)| (0..=AT_MOST).contains(&(first - today).get_days()))
                && (land(x) == land(d)
                    // "travelled to Paris on Sunday and will see X of France on Thursday"
                    || land(x).is_none() && land(d).is_some_and(|c| hosted(a, x, c)))
                && shares(a, x, d)
        });
        // "began a visit to Qatar on Sunday and is to go on to Kazakhstan"
        let goes_on = d.frame == ARRIVE
            && told.iter().any(|x| {
                x.kind == EncounterKind::Visit
                    && x.status == Status::Planned
                    && x.sentence == d.sentence
                    && days(x).is_none_or(|(first, _)| first >= today)
                    && land(x).is_some()
                    && land(x) != land(d)
                    && shares(a, x, d)
            });
        if waits || goes_on {
            d.status = Status::Ongoing;
        }
    }
}

/// "is in Tirana today on a one-day visit. He is to hold talks with X": on the only day there is.
pub(crate) fn only_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 6;
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let trips: Vec<Draft> = drafts
        .iter()
        .filter(|v| {
            v.kind == EncounterKind::Visit
                && v.days == Some(1)
                && v.date.as_ref().is_some_and(|d| span_days(d) == 1)
                && !matches!(v.status, Status::Cancelled | Status::Denied)
        })
        .cloned()
        .collect();
    let open = |m: &&mut Draft| {
        m.kind == EncounterKind::Meeting
            && m.date.is_none()
            && !m.sometime
            && matches!(
                m.status,
                Status::Planned | Status::Occurred | Status::Ongoing
            )
    };
    for m in drafts.iter_mut().filter(open) {
        let trip = trips.iter().find(|v| {
            (v.sentence..=v.sentence + NEAR).contains(&m.sentence)
                && shares(a, v, m)
                && (land(m).is_none() || land(m) == land(v))
                && (v.status == Status::Planned) <= (m.status == Status::Planned)
        });
        if let Some(v) = trip {
            m.date.clone_from(&v.date);
        }
    }
}

/// "flew to Harare last month to see Mugabe": what a trip was for that is over by now has taken place, where nothing is told
/// to the contrary.
pub(crate) fn what_they_were_for(a: &Analysis<'_>, drafts: &mut [Draft]) {
    /// Days after which a trip is over.
    const OVER: i32 = 4;
    let today = a.published.as_ref().and_then(Edtf::bounds);
    let over = |v: &Draft| {
        let last = v.date.as_ref().and_then(Edtf::bounds).map(|(_, last)| last);
        matches!((last, today), (Some(last), Some((today, _))) if (today - last).get_days() > OVER)
    };
    let purpose = |m: &Draft| {
        m.words.iter().all(|w| {
            let before = a.text.get(..w.start).unwrap_or("").trim_end();
            before.ends_with(" to") || before.ends_with(" for")
        })
    };
    let trips: Vec<Draft> = drafts
        .iter()
        .filter(|v| v.kind == EncounterKind::Visit && v.status == Status::Occurred && over(v))
        .cloned()
        .collect();
    let open = |m: &&mut Draft| {
        m.kind == EncounterKind::Meeting
            && m.status == Status::Planned
            && m.tellings.len() == 1
            && m.date.is_none()
            && purpose(m)
    };
    for m in drafts.iter_mut().filter(open) {
        let trip = trips.iter().find(|v| {
            v.sentence == m.sentence
                && v.parties
                    .iter()
                    .all(|(w, _)| m.parties.iter().any(|(x, _)| x == w))
        });
        if let Some(v) = trip {
            m.status = Status::Occurred;
            m.date.clone_from(&v.date);
        }
    }
}

/// Whether somebody of the country takes part.
fn hosted(a: &Analysis<'_>, d: &Draft, country: CountryCode) -> bool {
    d.parties
        .iter()
        .any(|(w, _)| encounters::country(a, w) == Some(country))
}
