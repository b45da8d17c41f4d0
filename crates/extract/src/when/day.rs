//! Days that go without saying: the one told last, that of the report.

use super::{Before, When, counted, describe, scheduled, tense};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::fold;
use crate::mentions::What;
use crate::tree::Tree;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::{Anchor, TenseHint, lasting_from, resolve};

/// Whether a sentence tells a time of the clock: "2:30 p.m.", "10am", "15:00".
pub(crate) fn clock(s: &Sentence) -> bool {
    s.tree.nodes.iter().any(|n| {
        let word = n.word.as_str();
        let figures = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        matches!(word, "a.m." | "p.m." | "am" | "pm" | "a.m" | "p.m")
            || word
                .strip_suffix("am")
                .or_else(|| word.strip_suffix("pm"))
                .is_some_and(figures)
            || word
                .split_once(':')
                .is_some_and(|(h, m)| figures(h) && figures(m) && m.len() == 2)
    })
}

/// "In the afternoon X meets Y": the hours of a programme.
pub(crate) fn part_of_day(s: &Sentence) -> bool {
    let t = &s.tree;
    (0..t.nodes.len()).any(|i| {
        matches!(t.node(i).word.as_str(), "morning" | "afternoon" | "evening")
            && t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| t.node(p).word == "in")
    })
}

/// Whether a sentence tells of what comes before something else.
pub(super) fn earlier(s: &Sentence) -> bool {
    s.tree.nodes.iter().any(|n| {
        matches!(
            n.word.as_str(),
            "after" | "following" | "earlier" | "ahead" | "already" | "beforehand" | "previously"
        )
    }) || s.tree.says(&["before", "that"])
}

/// "In the morning, X held talks with Y", "He then sat down with Z": on the day told last.
pub(super) fn same_day(s: &Sentence, c: &Candidate) -> bool {
    const ON: &[&str] = &[
        "afterwards",
        "afterward",
        "then",
        "subsequently",
        "beforehand",
        "thereafter",
        "later",
        "earlier",
    ];
    let t = &s.tree;
    let Some(carrier) = carrier(s, c) else {
        return false;
    };
    let goes_on = |n: usize| {
        let node = t.node(n);
        ON.contains(&node.word.as_str())
            && node.dep == "advmod"
            && t.head(n) == Some(carrier)
            // "soon afterwards"
            && t.children(n).all(|c| {
                matches!(
                    t.node(c).word.as_str(),
                    "soon" | "shortly" | "immediately" | "directly"
                )
            })
    };
    c.goes_on
        || part_of_the_day(s, c)
        || at_a_meal(s, c)
        || dated_by_others(s, c)
            && c.kind != EncounterKind::Visit
            && (0..t.nodes.len()).any(goes_on)
}

/// "Shortly after landing he met X", "held talks hours after her arrival": on the day of the arrival, told before.
pub(super) fn after_landing(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> bool {
    const SOON: &[&str] = &[
        "soon",
        "shortly",
        "immediately",
        "right",
        "directly",
        "straight",
        "hours",
        "hour",
        "minutes",
    ];
    const COMES: &[&str] = &[
        "land",
        "landing",
        "arrive",
        "arrival",
        "touch",
        "disembark",
        "fly",
        "reach",
        "due",
    ];
    let t = &s.tree;
    let Some(carrier) = carrier(s, c).filter(|_| dated_by_others(s, c)) else {
        return false;
    };
    let near = |after: usize| {
        (after.saturating_sub(3)..after).any(|n| SOON.contains(&t.node(n).word.as_str()))
    };
    let comes = |n: usize| COMES.contains(&t.node(n).lemma.as_str());
    let told_before = c
        .sentence
        .checked_sub(1)
        .and_then(|b| a.sentences.get(b))
        .is_some_and(|b| {
            let mut words = b.tree.nodes.iter();
            words.any(|n| COMES.contains(&n.lemma.as_str()))
                && b.mentions.iter().any(|m| matches!(m.what, What::Date(_)))
        });
    told_before
        && c.kind != EncounterKind::Visit
        && (1..t.nodes.len()).any(|n| {
            t.node(n).word == "after"
                && near(n)
                && (t.governor(n) == Some(carrier) && t.children(n).any(comes)
                    // "shortly after he landed"
                    || t.head(n).is_some_and(|v| comes(v) && t.head(v) == Some(carrier)))
        })
}

/// The verb whose time is that of what a candidate tells.
fn carrier(s: &Sentence, c: &Candidate) -> Option<usize> {
    c.carrier.or_else(|| s.tree.governor(c.trigger))
}

fn dated_by_others(s: &Sentence, c: &Candidate) -> bool {
    c.kind != EncounterKind::Gathering
        && matches!(
            c.told.status,
            Status::Occurred | Status::Ongoing | Status::Planned
        )
        && s.quoted.is_none()
}

/// "In the afternoon", "around midday", "later in the day", "before the day is out": a time of a day that is not told.
pub(super) fn part_of_the_day(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    let Some(carrier) = carrier(s, c).filter(|_| dated_by_others(s, c)) else {
        return false;
    };
    (0..t.nodes.len()).any(|n| {
        let node = t.node(n);
        let governor = t.governor(n);
        // "In the afternoon he is to leave": the day of the leaving.
        let own = governor == Some(carrier)
            || t.node(carrier).dep == "xcomp"
                && governor.is_some_and(|v| t.node(v).lemma == "be" && t.head(carrier) == Some(v));
        // "the following morning" is another day's.
        let part = fold::HOURS.contains(&node.word.as_str())
            && node.mention.is_none()
            && matches!(node.dep, "pobj" | "npadvmod")
            && !t
                .children(n)
                .any(|c| matches!(t.node(c).dep, "amod" | "compound" | "nmod" | "poss"));
        // "later in the day", "earlier in the day"
        let day = node.word == "day"
            && node.dep == "pobj"
            && t.has_child_word(n, &["the"])
            && t.ancestors(n)
                .any(|x| matches!(t.node(x).word.as_str(), "later" | "earlier"));
        // "before the day is out", "before the evening is over"
        let over = fold::HOURS.contains(&node.word.as_str())
            && t.has_child_word(n, &["the"])
            && node.dep.starts_with("nsubj")
            && t.head(n).is_some_and(|v| {
                t.node(v).lemma == "be"
                    && t.has_child_word(v, &["before"])
                    && t.ancestors(v).any(|x| x == carrier)
            });
        own && (part || day) || over
    })
}

/// Whether the clause puts what a candidate tells at a meal.
fn at_a_meal(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    let carrier = carrier(s, c).filter(|_| dated_by_others(s, c) && c.kind != EncounterKind::Visit);
    carrier.is_some_and(|v| (0..t.nodes.len()).any(|n| t.governor(n) == Some(v) && meal(t, n)))
}

/// "over breakfast", "at a working lunch", "before dinner": a meal tells the time of a day, unless it is one of which more
/// is said.
fn meal(t: &Tree, n: usize) -> bool {
    const PREPOSITIONS: &[&str] = &["over", "at", "during", "before", "after", "for", "to"];
    let node = t.node(n);
    let plain = t.children(n).all(|c| match t.node(c).dep {
        "det" => matches!(t.node(c).word.as_str(), "a" | "an"),
        "amod" => matches!(
            t.node(c).word.as_str(),
            "working" | "official" | "private" | "late" | "early" | "joint" | "informal"
        ),
        "compound" | "nmod" => t.node(c).lemma == "work",
        "prep" => t.node(c).word == "with",
        dep => matches!(dep, "punct" | "cc" | "conj"),
    });
    node.is_meal()
        && node.mention.is_none()
        && node.dep == "pobj"
        && plain
        && t.head(n)
            .is_some_and(|p| PREPOSITIONS.contains(&t.node(p).word.as_str()))
}

/// "Before it, he will meet each of them", "met alone after the trilateral talks": on the day of the meeting told last.
pub(super) fn around_talks(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    let carrier = c.carrier.or_else(|| t.governor(c.trigger));
    let talks = |n: usize| {
        t.node(n).dep == "pobj"
            && (t.node(n).word == "it"
                || matches!(
                    t.node(n).lemma.as_str(),
                    "talk" | "meeting" | "negotiation" | "discussion" | "session" | "conversation"
                ) && t.has_child_word(n, &["the", "these", "those", "this", "that", "their"])
                    && !t
                        .children(n)
                        .any(|x| matches!(t.node(x).dep, "prep" | "relcl" | "acl" | "appos")))
    };
    let told = match c.kind {
        EncounterKind::Visit => false,
        EncounterKind::Signing => c.told.status == Status::Occurred,
        _ => matches!(c.told.status, Status::Occurred | Status::Planned),
    };
    // "He had first received each of them, and the three then sat down together"
    let each_first = (0..c.trigger).any(|n| {
        t.node(n).word == "first" && (t.head(n) == carrier || t.head(n) == Some(c.trigger))
    }) && t
        .subtree(c.trigger)
        .iter()
        .any(|&n| t.node(n).word == "each");
    told && s.quoted.is_none()
        && (each_first
            || (0..t.nodes.len()).any(|n| {
                // "ahead of the three-way talks"
                let of = t
                    .children(n)
                    .find(|&of| t.node(n).word == "ahead" && t.node(of).word == "of")
                    .unwrap_or(n);
                matches!(
                    t.node(n).word.as_str(),
                    "before" | "after" | "following" | "preceding" | "ahead"
                ) && matches!(t.node(n).dep, "prep" | "advmod")
                    && (t.head(n) == carrier || t.head(n) == Some(c.trigger))
                    && t.children(of).any(talks)
            }))
}

/// "He made these remarks in a meeting with X": the meeting is of the day on which he was told to have said so.
pub(super) fn where_it_was_said(s: &Sentence, c: &Candidate) -> bool {
    const SAID: &[&str] = &[
        "remark",
        "comment",
        "statement",
        "observation",
        "point",
        "view",
    ];
    let t = &s.tree;
    c.told.status == Status::Occurred
        && c.kind != EncounterKind::Visit
        && !t.is_verb(c.trigger)
        && (0..t.nodes.len()).any(|n| {
            SAID.contains(&t.node(n).lemma.as_str())
                && t.has_child_word(n, &["these", "this", "the"])
                && t.head(n).is_some_and(|v| {
                    matches!(
                        t.node(v).lemma.as_str(),
                        "make" | "express" | "give" | "deliver" | "raise"
                    ) && (t.governor(c.trigger) == Some(v))
                })
        })
}

/// "which began on June 13 and ended today", "The visit, which began on June 13, ends today": the day of the end, for
/// what began on the day of date `first`.
pub(super) fn ended(
    a: &Analysis<'_>,
    s: &Sentence,
    first: usize,
    anchor: &Anchor,
) -> Option<jiff::civil::Date> {
    let t = &s.tree;
    let date = |n: usize| match s.mention(n).map(|m| &m.what) {
        Some(What::Date(d)) => Some(*d),
        _ => None,
    };
    let of = |v: usize, n: usize| t.governor(n) == Some(v);
    let begins = |b: usize| {
        matches!(
            t.node(b).lemma.as_str(),
            "begin" | "start" | "commence" | "open"
        )
    };
    (0..t.nodes.len()).find_map(|v| {
        if !matches!(
            t.node(v).lemma.as_str(),
            "end" | "conclude" | "finish" | "last"
        ) {
            return None;
        }
        let joined = t.head(v).filter(|&b| t.node(v).dep == "conj" && begins(b));
        let beside =
            || (0..v).find(|&b| begins(b) && t.node(b).dep == "relcl" && t.governor(b) == Some(v));
        let start = joined.or_else(beside)?;
        let first_day = (0..t.nodes.len()).any(|n| of(start, n) && date(n) == Some(first));
        let last = (0..t.nodes.len())
            .filter(|&n| of(v, n))
            .find_map(date)
            .filter(|&d| first_day && d != first)?;
        let hint = if matches!(t.node(v).tag, "VBZ" | "VB") {
            TenseHint::Future
        } else {
            TenseHint::Past
        };
        resolve(&a.dates.get(last)?.expr, anchor, hint)?.as_date()
    })
}

/// "has arrived", "has begun a two-day visit": news of the day of the report.
pub(super) fn just_now(
    a: &Analysis<'_>,
    s: &Sentence,
    c: &Candidate,
    days: Option<u16>,
) -> Option<Edtf> {
    let t = &s.tree;
    let carrier = c.carrier?;
    let perfect = t.node(carrier).tag == "VBN" && t.has_child_word(carrier, &["has", "have"]);
    let begins = matches!(
        t.node(carrier).lemma.as_str(),
        "arrive"
            | "land"
            | "begin"
            | "start"
            | "kick"
            | "open"
            | "commence"
            | "embark"
            | "leave"
            | "depart"
            | "fly"
            | "reach"
            | "touch"
            | "set"
            | "head"
    );
    // "A meeting of the leaders has begun in Prague"
    let opens = matches!(
        t.node(carrier).lemma.as_str(),
        "begin" | "start" | "open" | "commence" | "kick"
    );
    let news = c.kind == EncounterKind::Visit || opens && c.kind != EncounterKind::Signing;
    // "No date has been set for a visit"
    let begun = matches!(c.told.status, Status::Occurred | Status::Ongoing);
    if !news || !perfect || !begins || !begun || s.quoted.is_some() {
        return None;
    }
    let day = a.published.as_ref()?.as_date()?;
    match days {
        Some(n) if n > 1 => lasting_from(day, n),
        _ => Some(Edtf::from(day)),
    }
}

/// The day of what is told without one.
pub(super) fn unsaid(
    a: &Analysis<'_>,
    s: &Sentence,
    c: &Candidate,
    previous: Before<'_>,
    mut out: When,
) -> When {
    let status = c.told.status;
    out.date = just_now(a, s, c, out.days)
        .or_else(|| counted::at_a_meeting(a, s, c))
        .or_else(|| describe::at_the_stop(a, s, c))
        .or_else(|| previous.any.filter(|_| where_it_was_said(s, c)).cloned());
    if out.date.is_none() && (same_day(s, c) || after_landing(a, s, c) || around_talks(s, c)) {
        // "On Friday he will be in Harbin. Earlier in the day he met X": the day of the report, then.
        let to_come = status == Status::Occurred
            && previous
                .day
                .and_then(Edtf::bounds)
                .zip(a.published.as_ref().and_then(Edtf::bounds))
                .is_some_and(|((first, _), (_, today))| first > today);
        // "In the afternoon he will see X", where no day of late is told: of the day of the report.
        let of_today = (previous.day.is_none() || crate::settle::is_past(a, previous.day))
            && part_of_the_day(s, c);
        // "He came on Sunday. In the evening he sees X": nothing is planned for a day that is over.
        let over = scheduled(s, c)
            || status == Status::Planned && !tense::planned_then(&s.tree, c.carrier);
        let is_over = |d: &Edtf| {
            let today = a.published.as_ref().and_then(Edtf::bounds);
            d.bounds()
                .zip(today)
                .is_some_and(|((_, last), (today, _))| last < today)
        };
        let over = over && previous.day.is_some_and(is_over);
        out.date = if to_come || of_today || over {
            a.published.clone()
        } else {
            previous.day.cloned()
        };
        out.carried = out.date.is_some();
    }
    out
}
