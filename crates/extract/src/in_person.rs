//! "Spoke with" says nothing of how: who are about where people meet speak face to face, unless a telephone is told of.

use crate::analysis::Analysis;
use crate::encounters::Draft;
use sidelines_facts::{Edtf, EncounterKind, Mode, Status};

/// Frames of speaking with somebody, of which no word says by which means.
const BARE: &[&str] = &["speak-with", "speak-together"];

/// What people speak over who are not in one place.
const WIRES: &[&str] = &[
    "phone",
    "phoned",
    "telephone",
    "telephoned",
    "telephonic",
    "hotline",
    "video",
    "videoconference",
    "teleconference",
    "virtual",
];

/// Makes meetings of the calls that nothing but "spoke" tells of, where one of the two is told to have met others, to
/// travel or to come together with others then, and neither to have called anybody.
pub(crate) fn of_those_about(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let bare = |d: &Draft| {
        d.kind == EncounterKind::Call
            && d.mode == Some(Mode::Phone)
            && BARE.contains(&d.frame.as_str())
    };
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let about = bare(d)
            && !wires(a, d.sentence)
            && !drafts
                .iter()
                .any(|e| e.kind == EncounterKind::Call && !bare(e) && shares(d, e))
            && drafts
                .iter()
                .any(|e| among_others(e) && then(d, e) && shares(d, e));
        if about {
            drafts[i].kind = EncounterKind::Meeting;
            drafts[i].mode = None;
        }
    }
}

/// Whether anybody is told to telephone about sentence `i`.
fn wires(a: &Analysis<'_>, i: usize) -> bool {
    /// Sentences before and behind.
    const NEAR: usize = 2;
    a.sentences
        .iter()
        .take(i + NEAR + 1)
        .skip(i.saturating_sub(NEAR))
        .flat_map(|s| &s.tree.nodes)
        .any(|n| WIRES.contains(&n.word.as_str()))
}

/// An encounter for which people leave their desks.
fn among_others(d: &Draft) -> bool {
    d.kind != EncounterKind::Call && !matches!(d.status, Status::Denied | Status::Cancelled)
}

/// Nothing says that one was at another time than the other.
fn then(d: &Draft, e: &Draft) -> bool {
    match (
        d.date.as_ref().and_then(Edtf::bounds),
        e.date.as_ref().and_then(Edtf::bounds),
    ) {
        (Some((from, to)), Some((first, last))) => from <= last && first <= to,
        _ => true,
    }
}

fn shares(d: &Draft, e: &Draft) -> bool {
    d.parties
        .iter()
        .any(|(w, _)| e.parties.iter().any(|(v, _)| v == w))
}
