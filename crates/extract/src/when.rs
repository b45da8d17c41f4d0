//! When: the date words that belong to a predicate, resolved against the report's day.

mod clause;
mod counted;
mod day;
mod describe;
mod edition;
mod expr;
mod found;
mod length;
mod moved;
mod near;
mod tense;
mod told;
mod words;

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::encounters::COME_FROM;
pub(crate) use counted::day_of;
pub(crate) use day::{clock, part_of_day};
use expr::is_relative;
use found::Found;
use jiff::civil::Date;
pub(crate) use moved::{By, give_new_days, moved};
use sidelines_facts::Edtf;
use sidelines_text::Role;
use sidelines_time::Anchor;
pub(crate) use tense::of_a_past_trip;
pub(crate) use told::told_before;

/// What the date words of a clause say.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    pub(crate) date: Option<Edtf>,
    /// Days that it lasts, where a length is told.
    pub(crate) days: Option<u16>,
    /// The day is that of what was told before.
    pub(crate) carried: bool,
    /// They tell of no day, but that it was not now: "a few days ago".
    pub(crate) sometime: bool,
    /// How closely the words belong to the predicate: 5 its own, 0 none.
    pub(crate) closeness: u8,
}

/// What was told of time before a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before<'a> {
    /// The date told last, of whatever length.
    pub(crate) any: Option<&'a Edtf>,
    /// The single day told last.
    pub(crate) day: Option<&'a Edtf>,
    /// The day, still to come, of the stop of the same traveller that was told last.
    pub(crate) stop: Option<&'a Edtf>,
    /// The days of the trip, told before, on which what is told happens.
    pub(crate) trip: Option<(Date, Date)>,
}

/// The date of what a candidate tells.
pub(crate) fn when(a: &Analysis<'_>, s: &Sentence, c: &Candidate, previous: Before<'_>) -> When {
    // "arrived from Jakarta on Friday": the day is not that of the stay in Jakarta.
    if c.frame == COME_FROM {
        return When::default();
    }
    let words = words::read(a, s, c);
    let out = When {
        days: words.days,
        ..When::default()
    };
    if words.whichever {
        return out;
    }
    let of_a_stay = counted::of_a_stay(a, s, c, out.days).map(|date| (date, false));
    if let Some((date, aside)) = of_a_stay.or_else(|| counted::from_an_event(a, s, c)) {
        return When {
            date: Some(date),
            // The news goes on as of its own day.
            carried: aside,
            closeness: 5,
            ..out
        };
    }
    let Some(best) = words.best else {
        return match words.out_of_reach {
            true => out,
            false => day::unsaid(a, s, c, previous, out),
        };
    };
    if best.closeness == 1 && words.seen > 1 {
        return out;
    }
    let Some(mention) = a.dates.get(best.date) else {
        return out;
    };
    // Inside a quotation "today" is the speaker's day, which the report does not tell.
    if s.quoted.is_some() && is_relative(&mention.expr) && a.published.is_none() {
        return out;
    }
    Found::new(a, s, c, best, mention).told(previous, out)
}

/// Whether the word at `span` is what something else came before: "met X ahead of a summit in Chengdu".
pub(crate) fn ahead_of(s: &Sentence, span: Option<&std::ops::Range<usize>>) -> bool {
    let t = &s.tree;
    let node = span.and_then(|w| t.starting_at(w.start));
    let prep = node
        .filter(|&n| t.node(n).dep == "pobj")
        .and_then(|n| t.head(n));
    prep.is_some_and(|p| {
        t.node(p).word == "before"
            || matches!(t.node(p).word.as_str(), "of" | "to")
                && t.head(p)
                    .is_some_and(|a| matches!(t.node(a).word.as_str(), "ahead" | "prior"))
    })
}

/// A present tense of running text, which tells of what is to come.
pub(crate) fn scheduled(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    c.told.present
        && s.role == Role::Body
        && s.quoted.is_none()
        && c.carrier.is_some_and(|v| {
            // What is, or bears a signature, is so today.
            let lemma = t.node(v).lemma.as_str();
            let goes = matches!(
                lemma,
                "travel"
                    | "fly"
                    | "go"
                    | "head"
                    | "leave"
                    | "depart"
                    | "come"
                    | "arrive"
                    | "meet"
                    | "host"
                    | "receive"
                    | "see"
            );
            matches!(t.node(v).tag, "VBZ" | "VBP") && !matches!(lemma, "be" | "bear" | "carry")
                // "is travelling to Tbilisi on Thursday", "is meeting X on Friday"
                || t.node(v).tag == "VBG" && goes && t.has_child_word(v, &["is", "are"])
        })
}

/// The day from which the report counts, and the day told last.
pub(crate) fn anchor(a: &Analysis<'_>, previous: Option<Edtf>) -> Anchor {
    let (date, weekday) = match (&a.published, &a.yearless) {
        (None, Some((day, weekday))) => (Some(day.clone()), *weekday),
        (day, _) => (day.clone(), None),
    };
    Anchor {
        date,
        weekday,
        previous,
    }
}
