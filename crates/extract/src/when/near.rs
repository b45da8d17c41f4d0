//! Days whose year or side of today the words leave open.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use sidelines_facts::{Edtf, Status};
use sidelines_time::{Anchor, DateExpr, TenseHint, resolve};

/// What a date expression says; `then`, that it was a plan when the report was not yet written. What was called off was
/// to be near the day on which it is told so, before or after.
pub(super) fn soonest(
    expr: &DateExpr,
    anchor: &Anchor,
    hint: TenseHint,
    status: Status,
    then: bool,
) -> Option<Edtf> {
    // "was due in Vilnius on Tuesday": last Tuesday or the next.
    let (hint, either) = match status {
        // "was scheduled for April, but the trip was postponed"
        Status::Cancelled if hint == TenseHint::Unknown => (TenseHint::Past, true),
        Status::Planned if then => (TenseHint::Past, true),
        _ => (hint, false),
    };
    let found = resolve(expr, anchor, hint)?;
    if !either {
        return Some(found);
    }
    let later = resolve(expr, anchor, TenseHint::Future)?;
    let today = anchor.date.as_ref().and_then(Edtf::bounds);
    let (Some((today, _)), Some((_, past)), Some((to_come, _))) =
        (today, found.bounds(), later.bounds())
    else {
        return Some(found);
    };
    // Of three days ago and four days ahead, what is called off was still to come: that it is off is news.
    let news = if status == Status::Cancelled { 2 } else { 0 };
    let nearer = past < today && (to_come - today).get_days() < (today - past).get_days() + news;
    Some(if nearer { later } else { found })
}

/// In the first days of a year copy goes out with the number of the old one: a day just a year before that of the
/// report, give or take three, is meant to be of this year.
pub(super) fn this_year(a: &Analysis<'_>, date: Edtf) -> Edtf {
    let day = date.as_date();
    let today = a.published.as_ref().and_then(Edtf::as_date);
    let (Some(day), Some(today)) = (day, today) else {
        return date;
    };
    let meant = day.checked_add(jiff::Span::new().years(1));
    match meant {
        Ok(meant) if today.month() == 1 && (0..=3).contains(&(today - meant).get_days()) => {
            Edtf::from(meant)
        }
        _ => date,
    }
}

/// "They last talked on June 24": no day to come, but that of the year before.
pub(super) fn last_time(a: &Analysis<'_>, s: &Sentence, c: &Candidate, date: Edtf) -> Edtf {
    let t = &s.tree;
    let verb = c.carrier.unwrap_or(c.trigger);
    let last = t.node(verb).tag == "VBD" && t.has_child_word(verb, &["last"]);
    let today = a.published.as_ref().and_then(Edtf::as_date);
    match (date.as_date(), today) {
        (Some(day), Some(today)) if last && day > today => day
            .checked_sub(jiff::Span::new().years(1))
            .map_or(date, Edtf::from),
        _ => date,
    }
}
