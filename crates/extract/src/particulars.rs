//! "had talks with several counterparts in Cairo on Wednesday": those met are told of one by one, and the day once.

use crate::analysis::{Analysis, Sentence};
use crate::encounters::{Draft, span_days};
use crate::mentions::What;
use crate::refs::Who;
use crate::when;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_text::Role;
use sidelines_time::TenseHint;

/// Sentences over which the particulars go on.
const FAR: usize = 8;

/// Gives the day told of several meetings at once to each of them.
pub(crate) fn date(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for (i, s) in a.sentences.iter().enumerate() {
        if s.quoted.is_some() || s.role != Role::Body {
            continue;
        }
        let Some(person) = of_many(s) else {
            continue;
        };
        // "The talks took place on the margins of the session that opened today."
        let next = a.sentences.get(i + 1).filter(|n| {
            let t = &n.tree;
            t.nodes.iter().enumerate().any(|(k, n)| {
                n.dep.starts_with("nsubj")
                    && matches!(n.lemma.as_str(), "talk" | "meeting")
                    && t.has_child_word(k, &["the", "these"])
            })
        });
        let Some(day) = told(a, s).or_else(|| told(a, next?)) else {
            continue;
        };
        // Another day told in between ends it.
        let end = a
            .sentences
            .iter()
            .enumerate()
            .skip(i + 1)
            .take(FAR)
            .find(|(_, t)| t.quoted.is_none() && told(a, t).is_some_and(|d| d != day))
            .map_or(i + 1 + FAR, |(j, _)| j);
        for d in drafts.iter_mut().filter(|d| {
            d.kind == EncounterKind::Meeting
                && d.status == Status::Occurred
                && d.date.is_none()
                && !d.anaphoric
                && (i + 1..end).contains(&d.sentence)
                && d.parties.iter().any(|(w, _)| *w == Who::Person(person))
        }) {
            d.date = Some(day.clone());
        }
    }
}

/// The day that a sentence tells, if it is one day, and over.
fn told(a: &Analysis<'_>, s: &Sentence) -> Option<Edtf> {
    let day = when::told_before(a, s, usize::MAX, None, TenseHint::Past)?;
    let to_come = day
        .bounds()
        .zip(a.published.as_ref().and_then(Edtf::bounds))
        .is_some_and(|((first, _), (_, today))| first > today);
    (span_days(&day) == 1 && !to_come).then_some(day)
}

/// Who is told to have met several who are not named.
fn of_many(s: &Sentence) -> Option<usize> {
    const MEETING: &[&str] = &[
        "meet",
        "talk",
        "meeting",
        "confer",
        "receive",
        "conversation",
        "see",
    ];
    const SEVERAL: &[&str] = &[
        "several",
        "many",
        "various",
        "number",
        "series",
        "some",
        "other",
        "arab",
        "senior",
        "top",
        "high-ranking",
    ];
    const THEM: &[&str] = &[
        "counterpart",
        "colleague",
        "official",
        "leader",
        "minister",
        "ambassador",
        "envoy",
        "dignitary",
        "chief",
    ];
    let t = &s.tree;
    let many = (0..t.nodes.len()).any(|n| {
        let plural = match s.mention(n).map(|m| &m.what) {
            Some(What::Role(r)) => r.plural && r.countries.is_empty(),
            None => t.node(n).tag == "NNS" && THEM.contains(&t.node(n).lemma.as_str()),
            _ => false,
        };
        let several = t
            .subtree(n)
            .into_iter()
            .any(|c| SEVERAL.contains(&t.node(c).word.as_str()))
            || t.ancestors(n)
                .skip(1)
                .take(2)
                .any(|c| SEVERAL.contains(&t.node(c).word.as_str()));
        plural && several && matches!(t.node(n).dep, "pobj" | "dobj" | "conj")
    });
    let meets = t
        .nodes
        .iter()
        .any(|n| n.mention.is_none() && MEETING.contains(&n.lemma.as_str()));
    if !many || !meets {
        return None;
    }
    let person = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Person(p)) => p.person,
        _ => None,
    };
    (0..t.nodes.len())
        .filter(|&n| t.node(n).dep == "nsubj")
        .find_map(|n| {
            // "A delegation led by X met with officials"
            let led = (t.node(n).lemma == "delegation").then(|| t.subtree(n));
            person(n).or_else(|| led?.into_iter().find_map(person))
        })
}
