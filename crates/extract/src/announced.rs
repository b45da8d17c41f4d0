//! What is announced of several meetings at once holds for each that follows: see [`crate::candidates::ANNOUNCED`].

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::encounters::{self, Draft};
use crate::{margin, settle, when};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::TenseHint;

/// Sentences after an announcement in which "the talks" are those announced.
const NEXT: usize = 2;

/// Sentences after which an announcement is no longer on the reader's mind.
const FADES: usize = 14;

/// The announcements, each with what "the talks took place …" adds to it.
pub(crate) fn heard(a: &Analysis<'_>, mut announced: Vec<Draft>, drafts: &[Draft]) -> Vec<Draft> {
    for one in &mut announced {
        // "had several meetings in Moscow, where the Council sits today"
        let sits_there = |g: &&Draft| {
            g.kind == EncounterKind::Gathering
                && g.sentence == one.sentence
                && margin::has_name(g)
                && one.placed
                && g.place.as_ref().and_then(Where::country)
                    == one.place.as_ref().and_then(Where::country)
        };
        if one.part_of.is_none() {
            one.part_of = drafts.iter().find(sits_there).and_then(|g| g.name.clone());
        }
        if one.date.is_none() {
            one.date = a
                .sentences
                .get(one.sentence + 1)
                .filter(|s| tells_of_them(s))
                .and_then(|s| day(a, s));
        }
        let told_after = |d: &&Draft| {
            d.sentence > one.sentence
                && d.sentence <= one.sentence + NEXT
                && d.kind == EncounterKind::Meeting
        };
        let Some(d) = drafts
            .iter()
            .find(told_after)
            .filter(|d| d.anaphoric && d.parties.len() < 2)
        else {
            continue;
        };
        one.part_of = one.part_of.take().or_else(|| d.part_of.clone());
        if !one.placed && d.placed {
            one.place.clone_from(&d.place);
            one.placed = true;
        }
    }
    announced
}

/// "has met several colleagues in Moscow. A meeting with X is set for the evening": still to come on the day of the report.
fn same_day(a: &Analysis<'_>, d: &Draft) -> bool {
    d.status == Status::Planned && d.date.is_some() && d.date == a.published
}

/// "The talks took place on the margins of the session, which opened today."
fn tells_of_them(s: &Sentence) -> bool {
    let t = &s.tree;
    t.nodes.iter().enumerate().any(|(i, n)| {
        n.dep.starts_with("nsubj")
            && matches!(n.lemma.as_str(), "talk" | "meeting")
            && t.has_child_word(i, &["the", "these"])
    })
}

/// The day that a sentence tells, if it is one day, and over.
fn day(a: &Analysis<'_>, s: &Sentence) -> Option<Edtf> {
    let day = when::told_before(a, s, usize::MAX, None, TenseHint::Past)?;
    let to_come = day
        .bounds()
        .zip(a.published.as_ref().and_then(Edtf::bounds))
        .is_some_and(|((first, _), (_, today))| first > today);
    (encounters::span_days(&day) == 1 && !to_come).then_some(day)
}

/// Gives the meetings that follow an announcement its day, its place and its margin where they tell of none.
pub(crate) fn spread(a: &Analysis<'_>, announced: &[Draft], drafts: &mut [Draft]) {
    let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Meeting || d.title || d.date.is_some() && d.part_of.is_some() {
            continue;
        }
        let Some(one) = announced.iter().rev().find(|one| {
            one.sentence < d.sentence
                && d.sentence <= one.sentence + FADES
                && (begun(one.status) == begun(d.status) || same_day(a, d))
                && matches!(d.status, Status::Occurred | Status::Planned)
                && settle::shares(a, one, d)
                && !settle::is_background(a, one)
        }) else {
            continue;
        };
        // "A day later he met X. With Y he …"
        let moved_on = drafts.iter().any(|e| {
            e.sentence > one.sentence
                && e.sentence <= d.sentence
                && e.dated
                && one.date.is_some()
                && e.date != one.date
                && settle::shares(a, one, e)
        });
        let same_day = d.date.is_none() || one.date.is_none() || d.date == one.date;
        let (date, part_of) = (one.date.clone(), one.part_of.clone());
        let place = one.place.clone().filter(|_| one.placed && !d.placed);
        let one_day = |d: &Edtf| encounters::span_days(d) == 1;
        let d = &mut drafts[i];
        if d.date.is_none() && !moved_on {
            d.date = date.filter(one_day);
        }
        if d.part_of.is_none() && same_day && !moved_on {
            d.part_of = part_of;
        }
        if let Some(place) = place.filter(|_| same_day && !moved_on) {
            d.place = Some(place);
            d.placed = true;
        }
    }
}
