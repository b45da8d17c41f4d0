//! Days counted from others: "the last day of a three-day visit", "a day before the summit opened on Wednesday".

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::mentions::What;
use crate::tree::Tree;
use jiff::{Span, civil::Date};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::{Base, DateExpr, TenseHint, Unit, lasting_from, lasting_until, resolve};

/// The date expression at node `i`.
fn expr<'a>(a: &'a Analysis<'_>, s: &Sentence, i: usize) -> Option<&'a DateExpr> {
    match s.mention(i).map(|m| &m.what) {
        Some(What::Date(d)) => a.dates.get(*d).map(|d| &d.expr),
        _ => None,
    }
}

/// The one day that the date words among `nodes` tell.
fn one_day(
    a: &Analysis<'_>,
    s: &Sentence,
    hint: TenseHint,
    nodes: impl Iterator<Item = usize>,
) -> Option<Date> {
    let days = nodes.filter_map(|i| match expr(a, s, i)? {
        e @ (DateExpr::Day(_)
        | DateExpr::Weekday { .. }
        | DateExpr::Period {
            unit: Unit::Day, ..
        }) => resolve(e, &super::anchor(a, None), hint)?.as_date(),
        _ => None,
    });
    let mut days: Vec<Date> = days.collect();
    days.dedup();
    match days.as_slice() {
        [day] => Some(*day),
        _ => None,
    }
}

/// "reviewed their border at a two-day meeting that ended on Wednesday": the days of the meeting at which two did
/// something, where a clause of its own tells when it was.
pub(super) fn at_a_meeting(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> Option<Edtf> {
    let t = &s.tree;
    if c.kind != EncounterKind::Meeting
        || !t.is_verb(c.trigger)
        || c.told.status != Status::Occurred
    {
        return None;
    }
    let meeting = ["at", "during", "in"]
        .iter()
        .flat_map(|p| t.prep_objects(c.trigger, p))
        .find(|&n| {
            matches!(
                t.node(n).lemma.as_str(),
                "meeting" | "session" | "round" | "talk" | "consultation"
            )
        })?;
    let below = t.subtree(meeting);
    let verb = below.iter().copied().find(|&v| {
        matches!(t.node(v).dep, "relcl" | "acl")
            && matches!(
                t.node(v).lemma.as_str(),
                "end" | "conclude" | "close" | "finish" | "open" | "begin" | "start"
            )
    })?;
    let day = one_day(
        a,
        s,
        TenseHint::Past,
        below
            .iter()
            .copied()
            .filter(|&i| t.governor(i) == Some(verb)),
    )?;
    let days = below.iter().find_map(|&i| match expr(a, s, i)? {
        DateExpr::Duration(span) if t.governor(i) != Some(verb) => super::expr::days(span),
        _ => None,
    });
    let begins = matches!(t.node(verb).lemma.as_str(), "open" | "begin" | "start");
    match days.filter(|&n| n > 1) {
        Some(n) if begins => lasting_from(day, n),
        Some(n) => lasting_until(day, n),
        None => Some(Edtf::from(day)),
    }
}

/// "the first day of her visit": where the day is told of what node `of` stands for, and the how manieth, from the end
/// where it is negative.
pub(crate) fn day_of(a: &Analysis<'_>, s: &Sentence, of: usize) -> Option<(usize, i64)> {
    s.tree.ancestors(of).skip(1).find_map(|i| {
        let DateExpr::DayOf { n } = expr(a, s, i)? else {
            return None;
        };
        Some((i, i64::from(*n)))
    })
}

/// "is on the last day of a three-day visit", "on Friday, the second day of": all days of a trip of `days` days, of which
/// the sentence tells the day that goes on.
pub(super) fn of_a_stay(
    a: &Analysis<'_>,
    s: &Sentence,
    c: &Candidate,
    days: Option<u16>,
) -> Option<Edtf> {
    let t = &s.tree;
    let days = days.filter(|&n| n > 1)?;
    if c.kind != EncounterKind::Visit
        || !matches!(c.told.status, Status::Ongoing | Status::Occurred)
    {
        return None;
    }
    let (at, n) = day_of(a, s, c.trigger)?;
    let passed = match n {
        1.. => u16::try_from(n - 1).ok()?,
        -1 => days - 1,
        _ => return None,
    };
    let verb = t.governor(at);
    let beside = (0..t.nodes.len()).filter(|&i| t.governor(i) == verb);
    let today = || {
        let now = verb.is_some_and(|v| matches!(t.node(v).tag, "VBZ" | "VBP"));
        a.published.as_ref().filter(|_| now)?.as_date()
    };
    let day = one_day(a, s, TenseHint::Past, beside).or_else(today)?;
    let first = day.checked_sub(Span::new().days(passed)).ok()?;
    (passed < days).then(|| lasting_from(first, days)).flatten()
}

/// The day of what is told a number of days before or after something else, or of that, where the clause tells the day of
/// the other: "met X a day before the summit opened on Wednesday", "spoke on Tuesday, a day after he had met X"; and whether it
/// is that which is told aside.
pub(super) fn from_an_event(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> Option<(Edtf, bool)> {
    let t = &s.tree;
    let carrier = c.carrier.or_else(|| t.governor(c.trigger))?;
    let (days, main, event) = (0..t.nodes.len()).find_map(|i| {
        let DateExpr::Shift {
            by,
            forward,
            base: Base::Event,
        } = expr(a, s, i)?
        else {
            return None;
        };
        let exact = by.months == 0 && by.minutes == 0 && !by.vague && by.unit == Some(Unit::Day);
        let days = if *forward {
            i64::from(by.days)
        } else {
            -i64::from(by.days)
        };
        let (main, event) = sides(t, i)?;
        exact.then_some((days, main, event))
    })?;
    let of_event = t.subtree(event);
    let hint = match c.told.status {
        Status::Planned | Status::Possible => TenseHint::Future,
        _ => TenseHint::Past,
    };
    let of_main =
        (0..t.nodes.len()).filter(|&i| t.governor(i) == Some(main) && !of_event.contains(&i));
    let aside = of_event.contains(&c.trigger);
    let (day, days) = if aside {
        (one_day(a, s, hint, of_main)?, -days)
    } else if carrier == main && one_day(a, s, hint, of_main).is_none() {
        (one_day(a, s, hint, of_event.iter().copied())?, days)
    } else {
        return None;
    };
    let date = day.checked_add(Span::new().days(days)).ok()?;
    Some((Edtf::from(date), aside))
}

/// "met X on Saturday, a week after both attended the summit": whether the date at `i` is that of what is told first, and the
/// candidate what was so long before or after it.
pub(super) fn weeks_apart(a: &Analysis<'_>, s: &Sentence, trigger: usize, i: usize) -> bool {
    let t = &s.tree;
    (0..t.nodes.len()).any(|n| {
        let weeks = matches!(
            expr(a, s, n),
            Some(DateExpr::Shift { by, base: Base::Event, .. }) if by.unit != Some(Unit::Day)
        );
        weeks
            && sides(t, n).is_some_and(|(main, event)| {
                let of_event = t.subtree(event);
                of_event.contains(&trigger) && !of_event.contains(&i) && t.governor(i) == Some(main)
            })
    })
}

/// Of "a day before" at node `i`: the verb of what was then, and the top of what it counts from.
fn sides(t: &Tree, i: usize) -> Option<(usize, usize)> {
    let link = (i..t.nodes.len().min(i + 2))
        .find(|&n| matches!(t.node(n).word.as_str(), "before" | "after"))?;
    if t.node(link).dep == "mark" {
        let event = t.head(link)?;
        return Some((t.governor(event)?, event));
    }
    let event = t.child(link, &["pcomp", "pobj"])?;
    Some((t.governor(link)?, event))
}
