//! What two drafts of one encounter tell together.

use super::hosted::leaving;
use super::same::{alike, stays_on};
use super::{Draft, MARGIN, RETURN};
use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::refs::Who;
use crate::trips;
use sidelines_facts::{Edtf, EncounterKind, Status};

pub(super) fn merge(a: &Analysis<'_>, e: &mut Draft, d: Draft) {
    let whole = trips::whole(e, &d);
    let stays = e.kind == EncounterKind::Visit && stays_on(a, e, &d);
    for (w, role) in d.parties {
        match e.parties.iter_mut().find(|(v, _)| alike(a, &w, v)) {
            Some((v, r)) => {
                // A name says more than a post, a post more than a state.
                let grade = |w: &Who| match w {
                    Who::Person(_) => 0,
                    Who::Post { .. } => 1,
                    Who::Org { .. } => 2,
                    Who::State(_) => 3,
                };
                if grade(&w) < grade(v) {
                    *v = w;
                }
                *r = r.or(role);
            }
            None => e.parties.push((w, role)),
        }
    }
    e.days = e.days.or(d.days);
    e.postponed |= d.postponed;
    e.moved_to = e.moved_to.take().or(d.moved_to);
    e.moved_by = e.moved_by.or(d.moved_by);
    e.sooner |= d.sooner;
    let sharper = match (&e.date, &d.date) {
        (None, _) => d.date.is_some(),
        (Some(x), Some(y)) => match e.kind {
            // A trip's span says more than its first day.
            EncounterKind::Visit => {
                // "was there last week", "from April 6 to 7"
                !is_week(y) && is_week(x) && x.overlaps(y)
                    || span_days(y) > span_days(x) && span_days(y) < 32 && !is_week(y)
                    || span_days(x) > 27 && span_days(y) < span_days(x)
            }
            _ => d.dated && !e.dated || span_days(y) < span_days(x),
        },
        _ => false,
    };
    // The day of a meeting on the margin is not that of the gathering.
    let sharper = match (e.frame == MARGIN, d.frame == MARGIN) {
        (true, false) if e.kind == EncounterKind::Gathering => {
            d.date.as_ref().is_some_and(|x| span_days(x) < 32)
        }
        (false, true) if e.kind == EncounterKind::Gathering => sharper && e.date.is_none(),
        _ => sharper,
    };
    if whole.is_some() {
        e.date = whole;
        e.dated = true;
    } else if sharper {
        e.date = d.date;
        e.dated |= d.dated;
    }
    let finer = matches!(
        (&e.place, &d.place),
        (None, Some(_)) | (Some(Where::Country(_)), Some(Where::Place(_)))
    )
        // "Brazil is the first stop of his tour of Latin America"
        || e.place.as_ref().is_some_and(|w| w.country().is_none())
            && d.place.as_ref().is_some_and(|w| w.country().is_some());
    if finer || (!e.placed && d.placed) {
        e.place = d.place;
        e.placed |= d.placed;
    }
    // "is attending the conclave", which opens tomorrow.
    let opens_later = |one: (Status, bool), other: (Status, bool)| {
        one == (Status::Planned, true) && other == (Status::Ongoing, false)
    };
    // "on the sidelines of" says less of a gathering than a sentence about it.
    e.status = match (e.frame == MARGIN, d.frame == MARGIN) {
        (true, false) => d.status,
        (false, true) => e.status,
        _ if e.kind == EncounterKind::Gathering
            && (opens_later((e.status, e.dated), (d.status, d.dated))
                || opens_later((d.status, d.dated), (e.status, e.dated))) =>
        {
            Status::Planned
        }
        // A meeting that was held is no longer going on, whatever a caption says in the present tense.
        _ if matches!(
            e.kind,
            EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
        ) && (e.status == Status::Occurred || d.status == Status::Occurred) =>
        {
            Status::Occurred
        }
        _ if stays => Status::Ongoing,
        // Who is back is no longer there.
        _ if e.kind == EncounterKind::Visit
            && (over(e.frame.as_str(), e.status) || over(d.frame.as_str(), d.status)) =>
        {
            RETURN.clone_into(&mut e.frame);
            Status::Occurred
        }
        // "arrives on Monday … flies home on Wednesday": nothing of it has come yet.
        _ if e.kind == EncounterKind::Visit
            && (leaving(&e.frame, e.status) && d.status == Status::Planned
                || leaving(&d.frame, d.status) && e.status == Status::Planned) =>
        {
            Status::Planned
        }
        _ => joined(e.status, d.status),
    };
    if e.frame == MARGIN {
        e.frame = d.frame;
    }
    e.mode = e.mode.or(d.mode);
    e.ends |= d.ends;
    if e.part_of.is_none() {
        e.part_of = d.part_of;
    }
    let better = e
        .name
        .as_ref()
        .is_none_or(|n| d.name.as_ref().is_some_and(|m| m.len() > n.len()))
        && e.org.is_some() == d.org.is_some()
        || e.org.is_none() && d.org.is_some();
    if better && d.name.is_some() {
        e.name = d.name;
    }
    if e.org.is_none() {
        e.org = d.org;
    }
    e.tellings.extend(d.tellings);
    e.topics.extend(d.topics);
    e.outcomes.extend(d.outcomes);
    for r in d.evidence {
        if !e.evidence.contains(&r) {
            e.evidence.push(r);
        }
    }
    e.words.extend(d.words);
}

/// The words tell that somebody has come back from the trip.
pub(super) fn over(frame: &str, status: Status) -> bool {
    frame == RETURN && status == Status::Occurred
}

pub(crate) fn span_days(e: &Edtf) -> i64 {
    e.bounds()
        .map_or(100_000, |(a, b)| i64::from((b - a).get_days()) + 1)
}

/// What two tellings of one encounter in one report come to: what has happened has happened; a cancellation
/// undoes a plan; sources who do not rule a meeting out answer that none is scheduled.
fn joined(x: Status, y: Status) -> Status {
    use Status::{Cancelled, Denied, Occurred, Ongoing, Planned, Possible};
    match (x, y) {
        (a, b) if a == b => a,
        (Occurred, Ongoing) | (Ongoing, Occurred) => Ongoing,
        (Occurred, _) | (_, Occurred) => Occurred,
        (Ongoing, _) | (_, Ongoing) => Ongoing,
        (Cancelled, _) | (_, Cancelled) => Cancelled,
        (Denied, Possible) | (Possible, Denied) => Possible,
        (Denied, Planned) | (Planned, Denied) => Denied,
        (Planned, Possible) | (Possible, Planned) => Planned,
        (a, _) => a,
    }
}

/// Seven days from a Monday, or a weekend: when something was, and not how long.
pub(crate) fn is_week(e: &Edtf) -> bool {
    use jiff::civil::Weekday::{Monday, Saturday};
    e.bounds().is_some_and(|(first, last)| {
        matches!(
            (first.weekday(), (last - first).get_days()),
            (Monday, 6) | (Saturday, 1)
        )
    })
}
