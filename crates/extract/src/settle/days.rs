//! Days that the report carries from one encounter to another: what was signed and who met on the day told of.

use super::{arrived, is_past, shares};
use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::encounters::{self, Draft};
use crate::refs::Who;
use sidelines_facts::{Edtf, EncounterKind, Status};

/// A day told for one encounter holds for what is signed there. What goes on from it ("then", "in the evening") has its
/// day from [`when`]; "he also met X" tells of no day.
pub(crate) fn carry_dates(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let here = d.sentence;
        if d.date.is_some()
            || !matches!(d.status, Status::Occurred | Status::Planned)
            || d.kind != EncounterKind::Signing
        {
            continue;
        }
        let from = drafts[..i].iter().rev().find(|e| {
            e.date.is_some()
                && e.status == d.status
                && e.sentence <= here
                && a.sentences[e.sentence].paragraph + 2 > a.sentences[here].paragraph
                && matches!(
                    e.kind,
                    EncounterKind::Meeting | EncounterKind::Call | EncounterKind::Signing
                )
                && shares(a, e, d)
                && e.date
                    .as_ref()
                    .is_some_and(|e| encounters::span_days(e) <= 3)
        });
        if let Some(date) = from.and_then(|d| d.date.clone()) {
            drafts[i].date = Some(date);
        }
    }
    sign_on_the_day(a, drafts);
    meet_on_the_day(a, drafts);
}

/// What is signed without a day of its own is signed on the day of the meeting, the summit or the day-trip that is
/// told nearest to it, by the same parties.
fn sign_on_the_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 6;
    let class = |s: Status| match s {
        Status::Occurred | Status::Ongoing => Some(0),
        Status::Planned => Some(1),
        Status::Possible | Status::Cancelled | Status::Denied => None,
    };
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Signing || d.date.is_some() || class(d.status).is_none() {
            continue;
        }
        // "A day earlier the foreign ministers had met", told last, is not when it was signed.
        let first_day = |e: &Draft| {
            e.date
                .as_ref()
                .and_then(Edtf::bounds)
                .map(|(first, _)| first)
        };
        let told = drafts
            .iter()
            .filter(|e| e.sentence <= d.sentence && class(e.status) == class(d.status))
            .filter_map(first_day)
            .max();
        let goes_back = |e: &Draft| {
            e.sentence > d.sentence
                && told.is_some_and(|told| first_day(e).is_some_and(|day| day < told))
        };
        // "The leaders signed a declaration", of whom the summit told of just before is.
        let all_of_them = |e: &Draft| {
            e.kind == EncounterKind::Gathering && e.sentence <= d.sentence && d.parties.len() > 2
        };
        let day = drafts
            .iter()
            .filter(|e| e.kind != EncounterKind::Call && e.kind != EncounterKind::Signing)
            .filter(|e| !goes_back(e))
            .filter(|e| {
                class(e.status) == class(d.status)
                    || e.kind == EncounterKind::Visit && e.status == Status::Ongoing
            })
            .filter(|e| {
                e.date.as_ref().is_some_and(|x| {
                    encounters::span_days(x) == 1
                        && (e.kind != EncounterKind::Visit || !arrived(e))
                        && !is_past(a, Some(x))
                })
            })
            .filter(|e| {
                e.sentence.abs_diff(d.sentence) <= NEAR && (shares(a, e, d) || all_of_them(e))
            })
            .min_by_key(|e| (e.sentence.abs_diff(d.sentence), e.sentence > d.sentence))
            .and_then(|e| e.date.clone());
        if day.is_some() {
            drafts[i].date = day;
        }
    }
}

/// Whom somebody meets on a trip of one day he meets on that day.
fn meet_on_the_day(a: &Analysis<'_>, drafts: &mut [Draft]) {
    const NEAR: usize = 8;
    let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind != EncounterKind::Meeting || d.date.is_some() || d.anaphoric {
            continue;
        }
        let trips: Vec<&Draft> = drafts
            .iter()
            .filter(|v| {
                v.kind == EncounterKind::Visit
                    && shares(a, v, d)
                    && v.sentence.abs_diff(d.sentence) <= NEAR
            })
            .filter(|v| {
                v.place.as_ref().is_some_and(|p| {
                    let guest = |w: &Who| v.parties.iter().any(|(x, _)| encounters::alike(a, w, x));
                    d.placed && d.place.as_ref().and_then(Where::country) == p.country()
                        || !d.placed
                            && d.parties.iter().any(|(w, _)| {
                                !guest(w)
                                    && encounters::country(a, w)
                                        .is_some_and(|c| Some(c) == p.country())
                            })
                })
            })
            .collect();
        let Some(first) = trips.first() else { continue };
        let one_day = trips.iter().all(|v| {
            v.place.as_ref().and_then(Where::country)
                == first.place.as_ref().and_then(Where::country)
                && v.date == first.date
        });
        if one_day
            && begun(first.status) == begun(d.status)
            && matches!(d.status, Status::Occurred | Status::Planned)
            && first
                .date
                .as_ref()
                .is_some_and(|x| encounters::span_days(x) == 1)
            && !arrived(first)
        {
            drafts[i].date = first.date.clone();
        }
    }
}
