//! "The meeting took place in Tokyo": what a sentence says of an encounter told of before.

use super::merge::over;
use super::{Draft, alike, country, span_days};
use crate::analysis::Analysis;
use crate::candidates::{HELD, Where};
use crate::trips;
use sidelines_facts::{EncounterKind, Status};
use std::ops::Range;

/// "The meeting took place in Tokyo on Monday": gives the last encounter what it lacks; gives back what belongs
/// to none.
pub(super) fn supplement(a: &Analysis<'_>, out: &mut [Draft], mut d: Draft) -> Option<Draft> {
    let kin = |e: &Draft| {
        let kinds = e.kind == d.kind
            || (matches!(e.kind, EncounterKind::Meeting | EncounterKind::Call)
                && matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call));
        let parties = d
            .parties
            .iter()
            .all(|(w, _)| e.parties.iter().any(|(x, _)| alike(a, w, x)));
        kinds && parties
    };
    let mut at = out.iter().rposition(kin);
    // "A met B. They will meet again in May. The talks lasted an hour": those that were held.
    if d.frame == HELD
        && d.status == Status::Occurred
        && let Some(held) = out
            .iter()
            .rposition(|e| kin(e) && e.status == Status::Occurred)
        && d.sentence <= out[held].sentence + 4
    {
        at = Some(held);
    }
    // "A called B. He recalled their meeting in Paris in May"
    if let Some(last) = at.filter(|&i| of_another_time(a, &out[i], &d)) {
        at = out
            .iter()
            .rposition(|e| kin(e) && e.status == d.status && !of_another_time(a, e, &d));
        if at.is_none() {
            let who = out[last].parties.iter().map(|(w, _)| (w.clone(), None));
            d.parties = who.collect();
            // Not on the day of what is told beside it.
            d.date = d.date.filter(|_| d.dated);
            d.sometime = true;
            d.looked_back = true;
            return Some(d);
        }
    }
    let Some(e) = at.and_then(|i| out.get_mut(i)) else {
        return (d.frame != HELD).then_some(d);
    };
    if d.sentence > e.sentence + 4 {
        return None;
    }
    let near = d.sentence <= e.sentence + 2;
    let before = (
        e.date.clone(),
        e.place.clone(),
        e.status,
        e.part_of.clone(),
        e.kind,
    );
    let whole = trips::whole(e, &d);
    if d.frame == HELD {
        settled(e, &d);
    }
    // "will meet this week. … The talks are set for Saturday"
    let sharper = d.dated
        && e.date
            .as_ref()
            .zip(d.date.as_ref())
            .is_some_and(|(x, y)| x.overlaps(y) && span_days(y) == 1 && span_days(x) > 1)
        && e.kind != EncounterKind::Visit;
    // "had been scheduled to meet last month. The meeting will now take place on May 29"
    if e.status == Status::Cancelled
        && d.status == Status::Planned
        && d.dated
        && e.moved_to.is_none()
        && near
        && e.date
            .as_ref()
            .zip(d.date.as_ref())
            .is_some_and(|(x, y)| !x.overlaps(y))
    {
        e.moved_to.clone_from(&d.date);
    }
    if whole.is_some() {
        e.date = whole;
        e.dated = true;
    } else if (e.date.is_none() && d.dated || sharper)
        && near
        && (d.status == e.status
            // "The visit had been planned for October 10-13", which was called off
            || e.status == Status::Cancelled && d.status == Status::Planned)
    {
        e.date = d.date;
        e.dated = true;
    }
    e.days = e.days.or(d.days);
    e.postponed |= d.postponed;
    e.moved_to = e.moved_to.take().or(d.moved_to);
    e.moved_by = e.moved_by.or(d.moved_by);
    e.sooner |= d.sooner;
    if !e.placed && d.placed {
        e.place = d.place;
        e.placed = true;
    }
    // "Following the meeting, a statement was signed": so it was held.
    if e.status == Status::Planned
        && d.status == Status::Occurred
        && e.kind == d.kind
        && near
        && d.words.iter().any(|w| behind(a, w))
    {
        e.status = d.status;
    }
    if matches!(d.status, Status::Cancelled | Status::Denied)
        && (matches!(e.status, Status::Planned | Status::Possible)
            || e.status == Status::Denied && d.status == Status::Cancelled)
        && near
    {
        // "were due to talk on Tuesday; the call had not taken place": it came to nothing.
        let came_to_nothing = d.status == Status::Denied
            && e.status == Status::Planned
            && crate::settle::planned_then(a, e, &["was", "were", "had"]);
        e.status = match came_to_nothing {
            true => Status::Cancelled,
            false => d.status,
        };
    }
    if e.kind == EncounterKind::Visit
        && over(&d.frame, d.status)
        && matches!(e.status, Status::Occurred | Status::Ongoing)
    {
        e.status = d.status;
        e.frame = d.frame;
    }
    if e.part_of.is_none() && e.name.is_none() {
        e.part_of = d.part_of;
    }
    // "The phone talks came ahead of …": then the talks were by phone.
    // But "the call had been useful", after somebody paid a courtesy call, was in person.
    let in_person = || {
        // "called on X. The call took place at the ministry"
        if e.frame == "call-on" {
            return true;
        }
        let told = a
            .sentences
            .get(e.sentence)
            .and_then(|s| a.text.get(s.span.clone()));
        told.is_some_and(|t| {
            crate::candidates::PAID_IN_PERSON
                .iter()
                .any(|w| t.to_lowercase().contains(&format!("{w} call")))
        })
    };
    if d.kind == EncounterKind::Call && e.kind == EncounterKind::Meeting && near && !in_person() {
        e.kind = d.kind;
        e.mode = e.mode.or(d.mode);
    }
    // Only what adds something is evidence of it.
    if before
        != (
            e.date.clone(),
            e.place.clone(),
            e.status,
            e.part_of.clone(),
            e.kind,
        )
    {
        e.tellings.extend(d.tellings);
        e.evidence.extend(d.evidence);
    }
    None
}

/// Whether "their meeting" was held, by the day or the place told with it, at another time than the encounter told before.
fn of_another_time(a: &Analysis<'_>, e: &Draft, d: &Draft) -> bool {
    let told = d.status == Status::Occurred
        && d.kind == EncounterKind::Meeting
        && d.sentence <= e.sentence + 4
        && e.parties.len() == 2
        && d.words.iter().any(|w| theirs(a, w));
    let (day, other) = (d.date.as_ref().filter(|_| d.dated), e.date.as_ref());
    let days_apart = day.zip(other).is_some_and(|(x, y)| !x.overlaps(y));
    let by_wire = e.kind == EncounterKind::Call && e.frame != "speak-with";
    let town = |w: &Option<Where>| match w {
        Some(Where::Place(p)) if p.precise => {
            Some(p.city.clone().unwrap_or_else(|| p.name.clone()))
        }
        _ => None,
    };
    let towns_apart = d.placed
        && town(&d.place).is_some_and(|x| by_wire || town(&e.place).is_some_and(|y| x != y));
    told && (days_apart || towns_apart)
}

/// Whether words stand behind "their", "their bilateral".
fn theirs(a: &Analysis<'_>, words: &Range<usize>) -> bool {
    let before = a.text.get(..words.start).unwrap_or("");
    before
        .split_whitespace()
        .rev()
        .take(3)
        .take_while(|w| w.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'))
        .any(|w| w == "their")
}

/// What `d` says became of `e`: a plan that was carried out, talks that are under way, a tale that is denied.
fn settled(e: &mut Draft, d: &Draft) {
    let planned = matches!(e.status, Status::Planned | Status::Possible);
    match d.status {
        Status::Occurred if planned => {
            e.status = Status::Occurred;
            // Not on the day for which it was planned, perhaps.
            if d.dated {
                e.date.clone_from(&d.date);
                e.dated = true;
            }
        }
        Status::Ongoing if planned || e.status == Status::Occurred => e.status = Status::Ongoing,
        Status::Denied | Status::Cancelled if e.status == Status::Occurred => e.status = d.status,
        _ => {}
    }
}

/// Whether words stand behind "after the", "following their".
fn behind(a: &Analysis<'_>, words: &Range<usize>) -> bool {
    let before = a.text.get(..words.start).unwrap_or("");
    let mut last = before.split_whitespace().rev();
    let which = last.next().unwrap_or("");
    let how = last.next().unwrap_or("").to_lowercase();
    matches!(which, "the" | "their" | "its")
        && matches!(how.as_str(), "after" | "following" | "during" | "since")
}

/// "ended his two-day visit today", of which nothing else is told: a stranger's trip to where the report is from.
pub(super) fn stays_here(a: &Analysis<'_>, d: &mut Draft) -> bool {
    // "have called off their trips": wherever these were to lead.
    if d.status == Status::Cancelled && d.frame == "visit-noun" && a.dateline_place.is_none() {
        return d.kind == EncounterKind::Visit && !d.parties.is_empty();
    }
    let Some(here) = a.dateline_place.as_ref().filter(|p| p.country.is_some()) else {
        return false;
    };
    let stranger = d
        .parties
        .iter()
        .all(|(w, _)| country(a, w).is_some_and(|c| Some(c) != here.country));
    let trip = d.kind == EncounterKind::Visit
        // "has put off his trip": his trip to here.
        && (matches!(d.status, Status::Occurred | Status::Ongoing)
            || d.status == Status::Cancelled && d.frame == "visit-noun")
        && !d.parties.is_empty()
        && stranger;
    if trip && d.place.is_none() {
        d.place = Some(Where::Place(here.clone()));
    }
    trip
}
