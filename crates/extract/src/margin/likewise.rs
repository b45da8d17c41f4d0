//! On the margin of what a document is signed or others gather: of what the same people are told to meet on the margin;
//! and what two meet at when others do.

use super::has_name;
use crate::analysis::Analysis;
use crate::encounters::{self, Draft};
use crate::refs::Who;
use sidelines_facts::{Edtf, EncounterKind, Status};

/// Sentences between a meeting and what is signed at it.
const NEAR: usize = 6;

/// Days within which ministers gather around the General Assembly.
const WEEK: i32 = 6;

/// Gives signings the margin of the meeting they are told with.
pub(super) fn signings(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind == EncounterKind::Signing && d.part_of.is_none() {
            drafts[i].part_of = signed_there(a, drafts, d);
        }
    }
}

/// Gives gatherings around the General Assembly its margin, once days and places are settled.
pub(crate) fn gatherings(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind == EncounterKind::Gathering && d.part_of.is_none() {
            drafts[i].part_of = around_the_assembly(a, drafts, d);
        }
    }
}

/// Gives meetings the margin of those who gather when they meet.
pub(super) fn when_others_meet(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.kind == EncounterKind::Meeting && d.part_of.is_none() {
            drafts[i].part_of = when_they_meet(a, drafts, d);
        }
    }
}

/// "X met Y on the sidelines of the Assembly. The two signed a memorandum": there, too.
fn signed_there(a: &Analysis<'_>, drafts: &[Draft], d: &Draft) -> Option<String> {
    let same = |x: &Draft| {
        d.parties.len() == x.parties.len()
            && d.parties
                .iter()
                .all(|(w, _)| x.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
    };
    drafts
        .iter()
        .filter(|m| m.kind == EncounterKind::Meeting && m.status == d.status)
        .filter(|m| m.sentence <= d.sentence && d.sentence - m.sentence <= NEAR)
        .filter(|m| d.date.is_some() && m.date == d.date && same(m))
        .find_map(|m| m.part_of.clone())
}

/// "X met Y on the fringes of the General Assembly. He also attended a ministerial meeting of the Group of 77": groups of
/// every kind gather in that week.
fn around_the_assembly(a: &Analysis<'_>, drafts: &[Draft], d: &Draft) -> Option<String> {
    let assembly = |name: &String| name.contains("General Assembly") || name == "UNGA";
    let country = |x: &Draft| x.place.as_ref().and_then(crate::candidates::Where::country);
    let person = |x: &Draft| {
        x.parties
            .iter()
            .any(|(w, _)| matches!(w, Who::Person(_)) && d.parties.iter().any(|(v, _)| v == w))
    };
    let days = |x: &Draft| match (
        x.date.as_ref().and_then(Edtf::bounds),
        d.date.as_ref().and_then(Edtf::bounds),
    ) {
        (Some((from, to)), Some((first, last))) => {
            (first - to).get_days() <= WEEK && (from - last).get_days() <= WEEK
        }
        _ => false,
    };
    if d.name.as_ref().is_some_and(assembly) || crate::settle::is_background(a, d) {
        return None;
    }
    drafts
        .iter()
        .filter(|s| matches!(s.kind, EncounterKind::Meeting | EncounterKind::Visit))
        .filter(|s| person(s) && days(s) && !crate::settle::is_background(a, s))
        .filter(|s| country(s).is_none() || country(d).is_none() || country(s) == country(d))
        .find_map(|s| s.part_of.clone().filter(assembly))
}

/// "They are likely to meet in Brussels next month, when the alliance's ministers gather": on the margin of that.
fn when_they_meet(a: &Analysis<'_>, drafts: &[Draft], d: &Draft) -> Option<String> {
    let t = &a.sentences.get(d.sentence)?.tree;
    let clause = t.nodes.iter().enumerate().any(|(i, n)| {
        n.word == "when"
            && t.head(i).is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "meet" | "gather" | "convene" | "assemble" | "come" | "hold"
                )
            })
    });
    if !clause || !matches!(d.status, Status::Planned | Status::Possible) {
        return None;
    }
    drafts
        .iter()
        .filter(|g| g.kind == EncounterKind::Gathering && g.sentence == d.sentence)
        .filter(|g| g.org.is_some() && has_name(g) && g.date == d.date)
        .find_map(|g| g.name.clone())
}
