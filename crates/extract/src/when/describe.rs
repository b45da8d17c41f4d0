//! Days told of an event by a clause that says more of it, or of the place where it is.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::{Candidate, Where};
use crate::mentions::What;
use crate::tree::Tree;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Status};
use sidelines_time::{DateExpr, TenseHint, resolve};

/// "talks, which were held on Monday", "a visit that had been due to take place on Friday": whether the verb `governor`
/// of a date says more of what the candidate's trigger, whose subtree is `own`, names.
pub(super) fn described(t: &Tree, c: &Candidate, own: &[usize], governor: Option<usize>) -> bool {
    let begin = |x: usize| {
        matches!(
            t.node(x).lemma.as_str(),
            "begin" | "start" | "open" | "last" | "end" | "run"
        )
    };
    let more = |x: usize| {
        let clause = matches!(t.node(x).dep, "relcl" | "acl");
        let Some(of) = t.head(x).filter(|_| clause) else {
            return false;
        };
        // "a visit to Ethiopia, which began on Friday", "which had been due to begin on Friday"
        let begins = c.kind == EncounterKind::Visit && (begin(x) || governor.is_some_and(begin));
        of == c.trigger || own.contains(&of) && (begins || planned(t, x, governor))
    };
    governor.is_some_and(|g| {
        std::iter::successors(Some(g), |&x| {
            t.head(x)
                .filter(|_| matches!(t.node(x).dep, "xcomp" | "acomp" | "ccomp"))
        })
        .any(more)
    })
}

/// "which had been set for May 10, will now take place on May 24", "originally due on Monday": whether the verb
/// `governor` of a date tells of a plan that the carrier has taken the place of.
pub(super) fn given_up(t: &Tree, c: &Candidate, governor: Option<usize>) -> bool {
    let to_come = c.told.status == Status::Planned
        && c.carrier
            .is_some_and(|v| t.has_child_word(v, &["will", "is", "are"]));
    to_come
        && governor.is_some_and(|g| {
            let at_first = ["originally", "initially", "previously", "first", "earlier"];
            Some(g) != c.carrier
                && t.node(g).tag == "VBN"
                && matches!(t.node(g).dep, "relcl" | "acl")
                && (t.has_child_word(g, &["had"]) || t.has_child_word(g, &at_first))
        })
}

/// "a meeting of their ministers that had been planned for Wednesday": it is not ministers that are planned or held.
fn planned(t: &Tree, clause: usize, verb: Option<usize>) -> bool {
    let of_events = |v: usize| {
        matches!(
            t.node(v).lemma.as_str(),
            "plan"
                | "schedule"
                | "set"
                | "slate"
                | "fix"
                | "pencil"
                | "arrange"
                | "hold"
                | "call"
                | "convene"
        ) && t.passive(v)
            || t.node(v).lemma == "take" && t.has_child_word(v, &["place"])
    };
    // "the summit, which Zimbabwe hosts tomorrow"
    let hosted = matches!(
        t.node(clause).lemma.as_str(),
        "host" | "hold" | "organise" | "organize"
    ) && verb == Some(clause)
        && t.child(clause, &["dobj", "nsubj"])
            .is_some_and(|n| matches!(t.node(n).word.as_str(), "that" | "which"));
    // "which were to take place"
    hosted
        || (of_events(clause) || verb.is_some_and(of_events))
            && t.child(clause, &["nsubj", "nsubjpass"])
                .is_some_and(|n| matches!(t.node(n).word.as_str(), "that" | "which"))
}

/// "is expected in Thailand on April 3 and will go on to Sri Lanka": whether the date at `i`, under the higher verb `of`,
/// is that of another stop than the candidate's; "has talks in Tokyo on Monday before going on to Seoul" likewise.
pub(super) fn next_stop(s: &Sentence, c: &Candidate, of: usize, i: usize) -> bool {
    let t = &s.tree;
    let (Some(carrier), EncounterKind::Visit) = (c.carrier, c.kind) else {
        return false;
    };
    let Some(here) = c.place.as_ref().and_then(Where::country) else {
        return false;
    };
    // The verb under `of` that the candidate's clause belongs to.
    let Some(joined) = std::iter::once(carrier)
        .chain(t.ancestors(carrier))
        .find(|&x| t.head(x) == Some(of))
    else {
        return false;
    };
    let behind = t.subtree(joined);
    let before = matches!(t.node(joined).dep, "prep" | "advcl")
        && (t.node(joined).word == "before" || t.has_child_word(joined, &["before"]));
    // "visits Iran on Friday, from where he will go on to Iraq"
    let from_there = t.node(joined).word == "from"
        && t.children(joined)
            .any(|x| t.node(x).dep == "pcomp" && t.has_child_word(x, &["where"]));
    // "will begin the tour on Friday in Bujumbura, then travel to Kinshasa", hung on loosely
    let then = t.node(joined).dep == "dep" && joined > of;
    // "has talks in New Delhi on Tuesday before travelling to Mumbai": to another city, at another time.
    let elsewhere = |n: usize| match (s.mention(n).map(|m| &m.what), &c.place) {
        (Some(What::Place(p)), Some(Where::Place(q))) if before && p.precise && q.precise => {
            p.name != q.name
        }
        _ => country(s, n).is_some_and(|there| there != here),
    };
    (before || from_there || then || t.node(joined).dep == "conj")
        && i < joined
        && t.subtree(of)
            .into_iter()
            .filter(|n| !behind.contains(n))
            .filter(|&n| matches!(t.node(n).dep, "pobj" | "dobj" | "conj"))
            .filter(|&n| t.head(n).is_none_or(|p| t.node(p).word != "from"))
            .any(elsewhere)
}

fn country(s: &Sentence, n: usize) -> Option<CountryCode> {
    match s.mention(n).map(|m| &m.what) {
        Some(What::Place(p)) => Where::Place(p.clone()).country(),
        Some(What::Country(c)) => Some(*c),
        _ => None,
    }
}

/// "leaves for Israel, where he is to open the embassy on Wednesday": of a trip without a day of its own, the one day
/// told of what is done there.
pub(super) fn at_the_stop(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> Option<Edtf> {
    let t = &s.tree;
    let here = c.place.as_ref().and_then(Where::country)?;
    let to_come = c.told.status == Status::Planned
        || c.told.status == Status::Ongoing && super::scheduled(s, c);
    if c.kind != EncounterKind::Visit || !to_come || s.quoted.is_some() {
        return None;
    }
    let clause = (0..t.nodes.len()).find(|&x| {
        t.node(x).dep == "relcl"
            && t.has_child_word(x, &["where"])
            // "heads to Madrid for talks, where"
            && t.head(x).is_some_and(|n| {
                let place = (0..=n).rev().find_map(|n| country(s, n));
                place == Some(here)
            })
    })?;
    // "where he is to open"
    let within = |n: usize| {
        std::iter::successors(t.governor(n), |&x| {
            t.head(x).filter(|_| t.node(x).dep == "xcomp")
        })
        .any(|x| x == clause)
    };
    let mut days =
        t.subtree(clause)
            .into_iter()
            .filter_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Date(d)) if within(n) => a.dates.get(*d),
                _ => None,
            });
    let (day, None) = (days.next()?, days.next()) else {
        return None;
    };
    let date = resolve(&day.expr, &super::anchor(a, None), TenseHint::Future)?;
    // "where he will be from April 21 to 23"
    let stays = matches!(t.node(clause).lemma.as_str(), "be" | "stay" | "remain");
    (stays || date.as_date().is_some()).then_some(date)
}

/// "will visit A, B and C on May 20, 21 and 22, respectively": the day of the candidate's own stop.
pub(super) fn respectively<'d>(
    s: &Sentence,
    c: &Candidate,
    expr: &'d DateExpr,
) -> Option<&'d DateExpr> {
    let t = &s.tree;
    let (DateExpr::List(days), EncounterKind::Visit) = (expr, c.kind) else {
        return None;
    };
    let here = c.place.as_ref().and_then(Where::country)?;
    if !t.nodes.iter().any(|n| n.word == "respectively") {
        return None;
    }
    let first = (0..t.nodes.len())
        .filter(|&n| t.node(n).dep != "conj" && country(s, n).is_some())
        .find(|&n| t.conjuncts(n).len() == days.len())?;
    let mut stops = t.conjuncts(first);
    stops.sort_unstable();
    let at = stops.iter().position(|&n| country(s, n) == Some(here))?;
    days.get(at)
}
