//! What became of an encounter, once its day is known.

use super::{is_background, is_past};
use crate::analysis::Analysis;
use crate::encounters::{self, Draft};
use crate::when;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::Precision;

/// "was to hold talks", "had planned to", "was scheduled to": planned when the report was not yet written.
pub(crate) fn planned_then(a: &Analysis<'_>, d: &Draft, past: &[&str]) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let Some(words) = d.words.first() else {
        return false;
    };
    let Some(trigger) = t.starting_at(words.start) else {
        return false;
    };
    // "will not come, hours before he was to be received": the clause of its own.
    let above = t.ancestors(trigger);
    let mut verbs: Vec<usize> = Vec::new();
    for v in std::iter::once(trigger)
        .chain(above)
        .filter(|&v| t.is_verb(v))
    {
        verbs.push(v);
        if t.node(v).dep == "advcl" && t.has_child_word(v, &["before"]) {
            break;
        }
    }
    verbs.iter().any(|&v| {
        let n = t.node(v);
        past.contains(&n.word.as_str()) && n.lemma == "be" || t.has_child_word(v, past)
    }) && !verbs
        .iter()
        .any(|&v| t.has_child_word(v, &["will", "is", "are"]))
}

/// A trip told as begun a day or two before the report goes on, unless the words say that it is over; a
/// present tense means a plan where its day is still to come.
pub(crate) fn finish_status(a: &Analysis<'_>, d: &mut Draft) {
    let day = a.published.as_ref().and_then(Edtf::bounds);
    // Who has arrived, in a report that tells no day, is there.
    if day.is_none()
        && d.date.is_none()
        && d.kind == EncounterKind::Visit
        && d.status == Status::Occurred
        && d.frame == encounters::ARRIVE
    {
        d.status = Status::Ongoing;
    }
    // "dates from the visit of 2015": in a report that tells no day, a whole year is history.
    if day.is_none()
        && d.status == Status::Ongoing
        && d.date
            .as_ref()
            .is_some_and(|d| d.precision() == Precision::Year && d.as_partial().is_some())
    {
        d.status = Status::Occurred;
    }
    // "is receiving him at this hour"
    if d.status == Status::Ongoing
        && d.date.is_none()
        && d.part_of.is_none()
        && !d.sometime
        && (matches!(d.kind, EncounterKind::Meeting | EncounterKind::Call)
            || d.frame == "take-place")
    {
        d.date.clone_from(&a.published);
    }
    let (Some((first, last)), Some((today, _))) = (d.date.as_ref().and_then(Edtf::bounds), day)
    else {
        return;
    };
    // "will fly home from Oman on Friday": the day told is the last of a trip that goes on.
    if d.kind == EncounterKind::Visit
        && d.frame == encounters::RETURN
        && d.status == Status::Ongoing
        && first > today
    {
        d.date = None;
        return;
    }
    // "met X in December ahead of a summit in Chengdu": which is over for days.
    if d.status == Status::Planned
        && (today - last).get_days() > 3
        && when::ahead_of(&a.sentences[d.sentence], d.words.first())
    {
        d.status = Status::Occurred;
        return;
    }
    // "was to fly to Tarawa on January 21", of which nothing more is told a week later: it came to nothing. What "was
    // due" yesterday may be so fresh that nobody has heard of it yet; what "had been due" is over.
    let fresh = (today - last).get_days() < 3
        && !a.sentences[d.sentence]
            .tree
            .nodes
            .iter()
            .any(|n| n.word == "but");
    if d.status == Status::Planned
        && last < today
        && planned_then(
            a,
            d,
            if fresh {
                &["had"]
            } else {
                &["was", "were", "had"]
            },
        )
        && !is_background(a, d)
    {
        d.status = Status::Cancelled;
    }
    // "The three-day forum closes on Sunday"; but "will attend the forum this week".
    if d.kind == EncounterKind::Gathering
        && d.status == Status::Planned
        && first < last
        && !d.date.as_ref().is_some_and(encounters::is_week)
        && d.date
            .as_ref()
            .is_some_and(|d| d.precision() == Precision::Day)
        && (first..=last).contains(&today)
    {
        d.status = Status::Ongoing;
    }
    // "The summit ends on Friday": it has begun.
    if d.ends
        && matches!(d.status, Status::Planned | Status::Ongoing)
        && (0..ENDS_SOON).contains(&(last - today).get_days())
    {
        d.status = Status::Ongoing;
        return;
    }
    match d.status {
        Status::Ongoing if first > today => d.status = Status::Planned,
        Status::Ongoing
            if matches!(
                d.kind,
                EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
            ) =>
        {
            d.status = if first > today {
                Status::Planned
            } else if first < today && !have_been(a, d) {
                Status::Occurred
            } else {
                Status::Ongoing
            }
        }
        // "is his second visit after that of May 2017": a trip of which both ends have passed is over.
        Status::Ongoing
            if d.kind == EncounterKind::Visit
                && (last < today && first != last || is_past(a, d.date.as_ref())) =>
        {
            d.status = Status::Occurred
        }
        // "has been missing from the retreat in January"
        Status::Ongoing if d.kind == EncounterKind::Gathering && is_past(a, d.date.as_ref()) => {
            d.status = Status::Occurred
        }
        Status::Occurred if first > today => d.status = Status::Planned,
        // "A conference of three days opened on Tuesday"
        Status::Occurred
            if d.kind == EncounterKind::Gathering
                && last > today
                && d.date
                    .as_ref()
                    .is_some_and(|d| d.precision() == Precision::Day) =>
        {
            d.status = Status::Ongoing
        }
        // "Two-day talks opened on Wednesday"
        Status::Occurred
            if d.kind == EncounterKind::Meeting
                && first == today
                && (1..6).contains(&(last - first).get_days())
                && d.date
                    .as_ref()
                    .is_some_and(|d| d.precision() == Precision::Day) =>
        {
            d.status = Status::Ongoing
        }
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame == encounters::ARRIVE
                // "flew to Skopje on Tuesday for a one-day visit", told on Wednesday
                && !(d.days == Some(1) && first < today)
                && (today - first).get_days() <= 2 =>
        {
            d.status = Status::Ongoing
        }
        Status::Occurred
            if d.kind == EncounterKind::Visit
                && d.frame != encounters::RETURN
                // "Earlier in the week he was in Davos"
                && !matches!(d.frame.as_str(), "be-in" | "been-to")
                // "paid a visit on February 7 and 8", on the 8th; of a length, the day told may be the first of it.
                && (last > today || last == today && d.days.is_some())
                && first != last
                // "visited Washington in May" tells of no days on which he was there.
                && d.date.as_ref().is_some_and(|d| d.precision() == Precision::Day) =>
        {
            d.status = Status::Ongoing
        }
        _ => {}
    }
}

/// Days for which what is told of by its end may have been going on.
const ENDS_SOON: i32 = 6;

/// "have been meeting since Monday": and still are.
fn have_been(a: &Analysis<'_>, d: &Draft) -> bool {
    let t = &a.sentences[d.sentence].tree;
    let trigger = d.words.first().and_then(|w| t.starting_at(w.start));
    trigger.is_some_and(|n| {
        std::iter::once(n).chain(t.ancestors(n)).any(|v| {
            t.node(v).tag == "VBG"
                && t.has_child_word(v, &["been"])
                && t.has_child_word(v, &["has", "have"])
        })
    })
}
