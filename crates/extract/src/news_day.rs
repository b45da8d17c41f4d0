//! The day of the news: a report tells the day of one day's doings once; what it tells besides of the same people, at the
//! same place, was on that day.

use crate::analysis::Analysis;
use crate::candidates::Where;
use crate::encounters::{ARRIVE, Draft, RETURN, span_days};
use crate::settle::{is_background, shares};
use sidelines_facts::{Edtf, EncounterKind, Status};

/// Sentences beyond which a day says nothing of what is told without one.
const NEAR: usize = 10;

/// Gives meetings and signings told as held, without a day, the one day on which all else was that is told as held of
/// their parties.
pub(crate) fn spread(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let told = drafts.to_vec();
    for d in drafts.iter_mut().filter(|d| {
        matches!(d.kind, EncounterKind::Meeting | EncounterKind::Signing)
            && d.status == Status::Occurred
            && d.date.is_none()
            && !d.sometime
    }) {
        if !of_another_time(a, d) {
            d.date = only_day(a, &told, d);
        }
    }
}

/// The single day of what is told as held of the parties of `d`, where it is told near by and no other day is told.
fn only_day(a: &Analysis<'_>, told: &[Draft], d: &Draft) -> Option<Edtf> {
    let land = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let mut found: Option<&Edtf> = None;
    for x in told {
        let Some(date) = x.date.as_ref().filter(|_| {
            matches!(x.status, Status::Occurred | Status::Ongoing)
                && !is_background(a, x)
                && shares(a, x, d)
                && (land(x).is_none() || land(d).is_none() || land(x) == land(d))
        }) else {
            continue;
        };
        // "who arrived on Sunday": he met them then or later.
        if x.frame == ARRIVE || x.frame == RETURN {
            return None;
        }
        // The days of a forum say only that it was on one of them.
        if span_days(date) > 1 {
            continue;
        }
        date.as_date()?;
        if found.is_some_and(|f| f != date) {
            return None;
        }
        if x.sentence.abs_diff(d.sentence) <= NEAR {
            found = Some(date);
        }
    }
    found.cloned()
}

/// Whether the sentence speaks of another time than the news: "had met", "last saw", "earlier".
fn of_another_time(a: &Analysis<'_>, d: &Draft) -> bool {
    const OTHER: &[&str] = &[
        "last",
        "lately",
        "earlier",
        "previously",
        "recently",
        "before",
        "ago",
        "since",
        "times",
        "eve",
        "never",
        "later",
        "next",
        "after",
        "following",
        "previous",
        "recent",
    ];
    let t = &a.sentences[d.sentence].tree;
    let Some(words) = d.words.first() else {
        return true;
    };
    let then = (0..t.nodes.len())
        .find(|&i| t.node(i).span.start == words.start)
        .is_some_and(|i| {
            std::iter::once(i)
                .chain(t.ancestors(i))
                .any(|v| t.is_verb(v) && t.has_child_word(v, &["had", "would", "expected"]))
        });
    then || t.nodes.iter().any(|n| OTHER.contains(&n.word.as_str()))
}
