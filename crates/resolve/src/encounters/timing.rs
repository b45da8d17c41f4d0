//! How the days of two tellings stand to each other.

use super::place::Places;
use super::telling::Telling;
use crate::orgs::Relation;
use crate::when::{Day, Days, date, day_number};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::Precision;

/// By how much a plan can be off, in days.
const SHIFT: Day = 3;
/// By how much the plan of a visit can be off.
pub(super) const VISIT_SHIFT: Day = 45;
/// How far apart two reports may be that recall one undated thing.
pub(super) const RECALL: Day = 14;
/// From how many days on a date is no day or stay, but a month or a year.
pub(super) const COARSE: Day = 14;
pub(super) const MONTH: Day = 31;
/// Within how many days a story is told again.
const RETOLD: Day = 3;
/// How many days of publication two undated reports of one thing may be apart.
const NEAR: Day = 7;
/// After how many days what is recalled without one may well be another time.
const LONG: Day = 366;

/// The widest gap between the dates of two tellings of a kind that can still be one.
pub(super) fn bridged(kind: EncounterKind) -> Day {
    if kind == EncounterKind::Visit {
        VISIT_SHIFT
    } else {
        SHIFT
    }
}

/// How the dates of two tellings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    Apart,
    /// Nothing can be said.
    Floating,
    /// A plan that was moved, or one day's slip.
    Shifted(Day),
    /// One and the same day of the year; one of them does not say of which.
    DayOfYear,
    /// The one was to be soon, the other has a day of that time but does not say of which year.
    Due,
    /// The one is undated, but was told in the right days.
    Near,
    /// They share a day.
    Overlap,
    /// One and the same day.
    SameDay,
}

/// Dated to so many days at most; without a year, to the day of any.
pub(super) fn within(t: &Telling, days: Day) -> bool {
    t.days.is_none_or(|d| d.length() <= days)
}

/// Told for the first time within days of each other.
fn first_told_together(a: &Telling, b: &Telling) -> bool {
    let first = |t: &Telling| t.published.map(|p| p.first);
    matches!((first(a), first(b)), (Some(x), Some(y)) if (x - y).abs() <= NEAR)
}

/// Published within days of each other.
pub(super) fn told_together(a: &Telling, b: &Telling) -> bool {
    matches!((a.published, b.published), (Some(x), Some(y)) if x.gap(y) <= NEAR)
}

/// Recalled without a date so long after the day of the other that the two may have met again.
pub(super) fn long_ago(a: &Telling, b: &Telling) -> bool {
    let long = |past: &Telling, held: &Telling| match (past.published, held.days) {
        (Some(told), Some(held)) => past.date.is_none() && told.first - held.last > LONG,
        _ => false,
    };
    long(a, b) || long(b, a)
}

/// The day that may be meant where a report has the year wrong: of one that it tells a year after it, that day of the
/// year in which it is written.
pub(super) fn year_on(told: Days, published: Days) -> Option<Days> {
    let day = date(told.first).filter(|_| told.length() == 1)?;
    let day = day_number(day.with().year(day.year() + 1).build().ok()?);
    let meant = Days {
        first: day,
        last: day,
    };
    let those = meant.widened(NEAR, NEAR);
    (those.first <= published.first && published.last <= those.last).then_some(meant)
}

/// Days between the two if the one has the year wrong.
pub(super) fn year_slipped(a: &Telling, b: &Telling) -> Option<Day> {
    let gap = |t: &Telling, other: &Telling| {
        let days = other.days.or_else(|| other.window())?;
        Some(t.slip()?.gap(days))
    };
    gap(a, b).into_iter().chain(gap(b, a)).min()
}

/// Compares the days; `margin` and `places` say how much a slip may be.
pub(super) fn dates(a: &Telling, b: &Telling, margin: Relation, places: Places) -> Dates {
    if let (Some(x), Some(y)) = (a.days, b.days) {
        let gap = x.gap(y);
        return if gap > 0 {
            shifted(a, b, gap, margin, places)
        } else if x == y && x.length() == 1 {
            Dates::SameDay
        } else {
            Dates::Overlap
        };
    }
    if let (Some(x), Some(y)) = (&a.date, &b.date) {
        // A year is missing: the day of the year must agree, and the reports must be of one time.
        return match (x.overlaps(y), a.published, b.published) {
            (false, ..) => {
                days_of_a_year(a, b).map_or(Dates::Apart, |gap| shifted(a, b, gap, margin, places))
            }
            (true, Some(p), Some(q)) if p.gap(q) <= VISIT_SHIFT => Dates::Overlap,
            (true, Some(_), Some(_)) => Dates::Floating,
            _ if x.precision() == Precision::Day && y.precision() == Precision::Day => {
                Dates::DayOfYear
            }
            _ => Dates::Floating,
        };
    }
    let (one, other) = (a.days.or_else(|| a.window()), b.days.or_else(|| b.window()));
    if let (Some(x), Some(y)) = (one, other) {
        return if x.gap(y) == 0 {
            Dates::Near
        } else {
            Dates::Apart
        };
    }
    if due(a, b) || due(b, a) {
        return Dates::Due;
    }
    recalled(a, b)
}

/// "Are to meet soon", and a day of those weeks in a report that gives no year.
fn due(plan: &Telling, held: &Telling) -> bool {
    let undated = plan.is_ahead() && plan.date.is_none() && held.published.is_none();
    let Some(window) = plan.window().filter(|_| undated) else {
        return false;
    };
    let years = [window.first, window.last].map(|day| date(day).map(|d| d.year()));
    held.days.is_none()
        && years.into_iter().flatten().any(|year| {
            let days = held.date.as_ref().and_then(|d| in_year(d, year));
            days.is_some_and(|days| days.gap(window) == 0)
        })
}

/// The days of a date that does not say its year, in that year.
fn in_year(date: &Edtf, year: i16) -> Option<Days> {
    let date: Edtf = date
        .to_string()
        .replace("XXXX", &year.to_string())
        .parse()
        .ok()?;
    Days::of(&date)
}

/// At least one of the two is told as history without a date, or by a report without one.
fn recalled(a: &Telling, b: &Telling) -> Dates {
    let before = |past: &Telling, other: &Telling| match (past.published, other.days) {
        // History lies before the report that tells it; what is still to come is no history.
        (Some(p), Some(d)) => past.is_history() && d.first >= p.first,
        _ => false,
    };
    if before(a, b) || before(b, a) {
        return Dates::Apart;
    }
    match (a.published, b.published) {
        (Some(p), Some(q)) if a.days.is_none() && b.days.is_none() => {
            let gap = p.gap(q);
            if a.background == b.background && gap <= RECALL {
                Dates::Near
            } else if gap <= VISIT_SHIFT {
                Dates::Floating
            } else {
                Dates::Apart
            }
        }
        _ => Dates::Floating,
    }
}

/// Days between two of which one does not say its year, in the year of the other.
fn days_of_a_year(a: &Telling, b: &Telling) -> Option<Day> {
    let (days, other) = match (a.days, b.days) {
        (Some(days), None) => (days, b.date.as_ref()?),
        (None, Some(days)) => (days, a.date.as_ref()?),
        _ => return None,
    };
    let year = date(days.first)?.year();
    in_year(other, year).map(|other| other.gap(days))
}

fn shifted(a: &Telling, b: &Telling, gap: Day, margin: Relation, places: Places) -> Dates {
    let visit = a.kind == EncounterKind::Visit;
    let here = margin == Relation::Same || places == Places::SameCity;
    let both_exact = [a, b].iter().all(|t| {
        t.date
            .as_ref()
            .is_some_and(|d| d.precision() == Precision::Day)
    });
    // What was called off and is told of other days is another plan, unless it is said that it was put off to them.
    let called_off = |t: &Telling| t.status == Status::Cancelled;
    let allowed = match (a.is_ahead(), b.is_ahead()) {
        _ if called_off(a) != called_off(b) => SHIFT,
        // Who is told in one week to come in March and in May comes twice.
        (true, true) if visit && gap > COARSE && first_told_together(a, b) => 0,
        (true, true) if visit => VISIT_SHIFT,
        (true, true) => SHIFT,
        (false, false) => {
            // One day's slip ("today" in a story told again the next day; another time zone), or the days
            // of a stay told one by one.
            let story = |t: &Telling| t.published.filter(|_| !t.is_history());
            // Several who agree on a day do not slip.
            let sure = a.origins > 1 && b.origins > 1;
            let retold =
                !sure && matches!((story(a), story(b)), (Some(x), Some(y)) if x.gap(y) <= RETOLD);
            let slip = both_exact
                && (visit
                    || a.kind == EncounterKind::Call
                    || here && (retold || margin == Relation::Same));
            // "met again on Tuesday" is no slip for Monday. The second call of which the other side tells a day later is.
            let again = |t: &Telling, other: &Telling| {
                let later = matches!((t.days, other.days), (Some(x), Some(y)) if x.first > y.first);
                t.again && (later || t.kind != EncounterKind::Call)
            };
            Day::from(slip && !again(a, b) && !again(b, a))
        }
        (ahead, _) => {
            let (plan, held) = if ahead { (a, b) } else { (b, a) };
            // What is planned after it was held is the next one.
            let planned_before = match (plan.published, held.days) {
                (Some(p), Some(h)) => p.first <= h.last,
                _ => true,
            };
            // A journey is put off by weeks, hardly ever brought forward by them.
            let sooner =
                matches!((plan.days, held.days), (Some(p), Some(h)) if p.first - h.last > COARSE);
            if !planned_before || sooner {
                0
            } else if visit {
                VISIT_SHIFT
            } else {
                SHIFT
            }
        }
    };
    if gap <= allowed {
        Dates::Shifted(gap)
    } else {
        Dates::Apart
    }
}
