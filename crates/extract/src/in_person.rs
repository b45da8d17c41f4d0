//! "Spoke with" says nothing of how: who are about where people meet speak face to face, unless a telephone is told of.

use crate::analysis::Analysis;
use crate::candidates::{BY_PHONE, BY_VIDEO, Where};
use crate::encounters::{self, Draft, alike, country, dates_agree};
use crate::refs::Who;
use sidelines_facts::{EncounterKind, Mode, Status};

/// Frames of speaking with somebody, of which no word need say by which means: one such call behind another is taken for
/// one by telephone.
const BARE: &[&str] = &["speak-with", "speak-together", "speak-by-phone"];

/// Sentences before and behind in which a telephone may be told of.
const NEAR: usize = 2;

/// Sentences over which undated encounters are of one time.
const AROUND: usize = 6;

/// Makes meetings of the calls that nothing but "spoke" tells of, where one of the two is told to be away from home for
/// other encounters then, and neither to have called anybody.
pub(crate) fn of_those_about(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let about = bare(a, d)
            && !wires(a, d.sentence)
            && !drafts
                .iter()
                .any(|e| e.kind == EncounterKind::Call && !bare(a, e) && shared(a, d, e).is_some())
            && drafts.iter().any(|e| among_others(a, d, e));
        if about {
            drafts[i].kind = EncounterKind::Meeting;
            drafts[i].mode = None;
        }
    }
}

/// A call of which its own words do not say that it was one.
fn bare(a: &Analysis<'_>, d: &Draft) -> bool {
    let says = |word: &str| by_wire(word) || matches!(word, "call" | "calls" | "line");
    d.kind == EncounterKind::Call
        && d.mode == Some(Mode::Phone)
        && BARE.contains(&d.frame.as_str())
        && a.sentences
            .get(d.sentence)
            .is_some_and(|s| !s.tree.nodes.iter().any(|n| says(&n.word)))
}

/// Whether anybody is told to telephone about sentence `i`.
fn wires(a: &Analysis<'_>, i: usize) -> bool {
    a.sentences
        .iter()
        .take(i + NEAR + 1)
        .skip(i.saturating_sub(NEAR))
        .flat_map(|s| &s.tree.nodes)
        .any(|n| by_wire(&n.word))
}

/// Words for what people speak over who are not in one place.
fn by_wire(word: &str) -> bool {
    BY_PHONE.contains(&word)
        || BY_VIDEO.contains(&word)
        || matches!(word, "phones" | "phoned" | "telephoned" | "hotline")
}

/// Whether encounter `e` is one for which somebody of the call `d` is away from home then, and others with him.
fn among_others(a: &Analysis<'_>, d: &Draft, e: &Draft) -> bool {
    let told = matches!(e.status, Status::Occurred | Status::Ongoing)
        || e.status == Status::Planned && d.status == Status::Planned;
    if !told
        || e.kind == EncounterKind::Call
        || e.frame == encounters::RETURN
        || e.mode.is_some()
        || !then(d, e)
    {
        return false;
    }
    let Some(w) = shared(a, d, e) else {
        return false;
    };
    // "The two are expected to meet at the summit": what is still before them.
    let both = d
        .parties
        .iter()
        .all(|(w, _)| e.parties.iter().any(|(v, _)| alike(a, v, w)));
    let told_at = a.dateline_place.as_ref().and_then(|p| p.country);
    let land = e.place.as_ref().and_then(Where::country).or(told_at);
    let home = country(a, w);
    let away = match e.kind {
        EncounterKind::Gathering => land.is_none() || land != home,
        EncounterKind::Visit => land.is_some() && land != home,
        // Where the head of an organisation receives somebody, he is at his desk.
        _ => land.is_some() && home.is_some() && land != home,
    };
    !both && away
}

/// Nothing says that one was at another time than the other.
fn then(d: &Draft, e: &Draft) -> bool {
    let near = d.sentence.abs_diff(e.sentence) <= AROUND;
    dates_agree(d.date.as_ref(), e.date.as_ref()) && (near || d.date.is_some() && e.date.is_some())
}

/// Who is of both.
fn shared<'d>(a: &Analysis<'_>, d: &'d Draft, e: &Draft) -> Option<&'d Who> {
    d.parties
        .iter()
        .map(|(w, _)| w)
        .find(|w| e.parties.iter().any(|(v, _)| alike(a, v, w)))
}
