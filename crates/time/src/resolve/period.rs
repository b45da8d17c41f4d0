//! Weeks, months, years, seasons, their parts, and ranges of dates.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{
    TenseHint,
    calendar::monday_of,
    clock::{Clock, Today},
};
use crate::{
    edtf::Edtf,
    expr::{Base, Countable, DateExpr, MonthRef, Part, Season, Span, Unit, Which, YearRef},
    partial::{Partial, Precision},
};

impl Clock<'_> {
    /// A unit of the calendar `offset` from that of `base`.
    pub(super) fn period(&self, unit: Unit, offset: i16, base: &Base) -> Option<Edtf> {
        let from = self.base(base, offset > 0)?;
        let n = offset.unsigned_abs();
        let to = |unit| super::clock::add(from.date, Span::new(n, unit), offset >= 0);
        let month_first =
            |unit| super::clock::add(from.date.first_of_month(), Span::new(n, unit), offset >= 0);
        match unit {
            Unit::Minute | Unit::Hour => None,
            Unit::Day => from
                .exact
                .then(|| Some(from.tell(to(unit)?).into()))
                .flatten(),
            Unit::Week => from
                .weekday_known
                .then(|| self.week(from, to(unit)?))
                .flatten(),
            Unit::Month => {
                let first = month_first(unit)?;
                let month = Partial::month(Some(first.year()), first.month())?;
                Some(from.strip(month).into())
            }
            Unit::Quarter => {
                let day = month_first(unit).filter(|_| from.year_known)?;
                let first = day.month() - (day.month() - 1) % 3;
                months(day.year(), first, first + 2)
            }
            Unit::Year => from
                .year_known
                .then(|| Partial::year(to(unit)?.year()))
                .flatten()
                .map(Edtf::from),
            Unit::Decade => {
                let year = to(unit).filter(|_| from.year_known)?.year();
                let first = year - year % 10;
                Edtf::interval(Partial::year(first), Partial::year(first + 9))
            }
        }
    }

    /// The week of `date`, Monday to Sunday.
    fn week(&self, from: Today, date: Date) -> Option<Edtf> {
        let monday = monday_of(date)?;
        let sunday = monday.checked_add(6.days()).ok()?;
        Edtf::interval(Some(from.tell(monday)), Some(from.tell(sunday)))
    }

    /// Saturday and Sunday. "The weekend" told in the past is the one that is over.
    pub(super) fn weekend(&self, offset: i16) -> Option<Edtf> {
        let today = self.today.filter(|today| today.weekday_known)?;
        let weekday = today.date.weekday();
        let working = !matches!(weekday, Weekday::Saturday | Weekday::Sunday);
        let back = offset == 0 && working && self.hint == TenseHint::Past;
        let days = 7 * i64::from(offset) - if back { 7 } else { 0 } + 5;
        let saturday = monday_of(today.date)?.checked_add(days.days()).ok()?;
        let sunday = saturday.tomorrow().ok()?;
        Edtf::interval(Some(today.tell(saturday)), Some(today.tell(sunday)))
    }

    /// A part of a longer time. What is over or to come of a week is cut at the day of speaking;
    /// parts of months and years stay the month or year.
    pub(super) fn part(&self, part: Part, of: &DateExpr) -> Option<Edtf> {
        // "earlier in April" is behind, whatever the tense; "later in April" ahead, unless it is told as past: "He was in
        // Oslo in March. Later in April he went to Rome".
        let named = matches!(of, DateExpr::Month { .. });
        let hint = match part {
            Part::Earlier => TenseHint::Past,
            Part::Later if named && self.hint == TenseHint::Past => TenseHint::Past,
            Part::Later => TenseHint::Future,
            _ => self.hint,
        };
        let whole = Clock { hint, ..*self }.eval(of)?;
        let week = matches!(
            of,
            DateExpr::Period {
                unit: Unit::Week,
                offset: 0,
                ..
            }
        );
        let Some(today) = self.today.filter(|today| week && today.year_known) else {
            return Some(whole);
        };
        let (first, last) = whole.bounds()?;
        match part {
            Part::Earlier => Edtf::days(first, today.date),
            Part::Later => Edtf::days(today.date, last),
            _ => Some(whole),
        }
    }

    /// A counted piece of a longer time.
    pub(super) fn nth(&self, n: i8, what: Countable, of: &DateExpr) -> Option<Edtf> {
        let whole = self.eval(of)?;
        let (first, last) = whole.bounds()?;
        let index = i64::from(n) - 1;
        let days = |start: Date, length: i64| {
            let end = start.checked_add((length - 1).days()).ok()?.min(last);
            (start >= first && start <= last)
                .then(|| Edtf::days(start, end))
                .flatten()
        };
        match what {
            Countable::Day if n < 0 => days(last, 1),
            Countable::Day => days(first.checked_add(index.days()).ok()?, 1),
            // Weeks of a year are counted as ISO 8601 does: the first has the year's 4 January.
            Countable::Week if whole.precision() == Precision::Year => {
                let fourth = if n < 0 {
                    last.checked_sub(3.days())
                } else {
                    first.checked_add(3.days())
                };
                let monday = monday_of(fourth.ok()?)?;
                let weeks = if n < 0 { 0 } else { 7 * index };
                let monday = monday.checked_add(weeks.days()).ok()?;
                Edtf::days(monday, monday.checked_add(6.days()).ok()?)
            }
            Countable::Week if n < 0 => days(last.checked_sub(6.days()).ok()?, 7),
            Countable::Week => days(first.checked_add((7 * index).days()).ok()?, 7),
            Countable::Weekday(weekday) => {
                let date = if n < 0 {
                    let back = i64::from(last.weekday().since(weekday));
                    last.checked_sub(back.days())
                } else {
                    let on = i64::from(first.weekday().until(weekday)) + 7 * index;
                    first.checked_add(on.days())
                };
                days(date.ok()?, 1)
            }
            Countable::Weekend => {
                let saturday = self.nth(n, Countable::Weekday(Weekday::Saturday), of)?;
                Edtf::days(saturday.as_date()?, saturday.as_date()?.tomorrow().ok()?)
            }
            Countable::Half => {
                let second = match n {
                    1 => false,
                    2 | -1 => true,
                    _ => return None,
                };
                match whole.precision() {
                    Precision::Year => {
                        let from = if second { 7 } else { 1 };
                        months(first.year(), from, from + 5)
                    }
                    Precision::Month if second => days(first.checked_add(15.days()).ok()?, 31),
                    Precision::Month => days(first, 15),
                    Precision::Day => None,
                }
            }
            Countable::Quarter => {
                let n = if n < 0 { 4 } else { n };
                let year = whole.precision() == Precision::Year && (1..=4).contains(&n);
                year.then(|| months(first.year(), 3 * n - 2, 3 * n))
                    .flatten()
            }
        }
    }

    /// The first or last piece of a longer time.
    pub(super) fn edge(&self, by: Span, last: bool, of: &DateExpr) -> Option<Edtf> {
        let (first_day, last_day) = self.eval(of)?.bounds()?;
        if by.vague || first_day == Date::MIN || last_day == Date::MAX {
            return None;
        }
        let outside = |day, forward| super::clock::add(day, by, forward);
        let (first, last) = if last {
            let after = last_day.tomorrow().ok()?;
            (outside(after, false)?, last_day)
        } else {
            (first_day, outside(first_day, true)?.yesterday().ok()?)
        };
        if first < first_day || last > last_day {
            return None;
        }
        if by.days == 0 && by.months > 0 {
            let month = |day: Date| Partial::month(Some(day.year()), day.month());
            return Edtf::interval(month(first), month(last));
        }
        Edtf::days(first, last)
    }

    /// Three months of a year; winter begins in the December before.
    pub(super) fn season(
        &self,
        season: Season,
        year: Option<YearRef>,
        which: Option<Which>,
    ) -> Option<Edtf> {
        let first = match season {
            Season::Spring => 3,
            Season::Summer => 6,
            Season::Autumn => 9,
            Season::Winter => 12,
        };
        let year = match year {
            Some(year) => self.named_year(year)?,
            None => {
                let year = self.month(first, None, which)?.year_number()?;
                // In February "this winter" is the one that began in December.
                let within = self.today.is_some_and(|today| today.date.month() <= 2);
                let this = season == Season::Winter && which == Some(Which::This);
                if this && within {
                    year.checked_sub(1)?
                } else {
                    year
                }
            }
        };
        if season == Season::Winter {
            let end = Partial::month(Some(year.checked_add(1)?), 2);
            return Edtf::interval(Partial::month(Some(year), first), end);
        }
        months(year, first, first + 2)
    }

    /// From one date to the other, both included.
    pub(super) fn range(&self, start: Option<&DateExpr>, end: Option<&DateExpr>) -> Option<Edtf> {
        let (start, end) = match (start, end) {
            (Some(start), Some(end)) => return self.closed_range(start, end),
            (start, end) => (start, end),
        };
        // Since when is behind, from when is told by the tense; until when is told by the tense.
        let first = start.map_or(Some(None), |d| first_part(&self.eval(d)?).map(Some))?;
        let last = end.map_or(Some(None), |d| last_part(&self.eval(d)?).map(Some))?;
        Edtf::interval(first, last)
    }

    fn closed_range(&self, start: &DateExpr, end: &DateExpr) -> Option<Edtf> {
        let first = self.eval(start)?;
        // The end is the first such day after the start: "from Thursday to Monday".
        let after = Clock {
            anchor: self.anchor,
            hint: TenseHint::Future,
            today: first
                .bounds()
                .map_or(self.today, |(first, _)| Some(Today::of(first))),
        };
        let said_by_itself = match end {
            DateExpr::Day(day) => {
                matches!(day.month, Some(MonthRef::Relative(_)))
                    || matches!(day.year, Some(YearRef::Relative(_)))
            }
            DateExpr::Month { year, .. } => matches!(year, Some(YearRef::Relative(_))),
            DateExpr::Weekday { week, .. } => week.is_some(),
            DateExpr::Year(_) | DateExpr::Period { .. } | DateExpr::Shift { .. } => true,
            DateExpr::Part { of, .. } => {
                matches!(**of, DateExpr::Period { .. } | DateExpr::Year(_))
            }
            _ => false,
        };
        let last = if said_by_itself || !first.has_year() {
            self.eval(end)
        } else {
            after.eval(end)
        };
        let interval = Edtf::interval(Some(first_part(&first)?), Some(last_part(&last?)?));
        // Where the start alone was put in the wrong year, the two are out of order.
        interval
            .or_else(|| Edtf::interval(first_part(&self.eval(start)?), last_part(&self.eval(end)?)))
    }

    /// Days named one after the other: an interval if nothing lies between them, else one of them.
    pub(super) fn list(&self, dates: &[DateExpr]) -> Option<Edtf> {
        let first = self.eval(dates.first()?)?;
        let Some((day, _)) = first.bounds() else {
            let members: Option<Vec<Partial>> =
                dates.iter().map(|d| self.eval(d)?.as_partial()).collect();
            let members = members?;
            return match (members.first(), members.last()) {
                (Some(a), Some(b)) if follow(&members) => Edtf::interval(Some(*a), Some(*b)),
                _ => Edtf::one_of(members),
            };
        };
        // Those after the first come after it: "on Thursday and Friday".
        let today = Some(Today::of(day));
        let after = Clock {
            anchor: self.anchor,
            hint: TenseHint::Future,
            today,
        };
        let mut members = vec![first.as_partial()?];
        for date in dates.get(1..)? {
            let by_itself = match date {
                DateExpr::Weekday { which, week, .. } => which.is_some() || week.is_some(),
                DateExpr::Period { .. } => true,
                _ => false,
            };
            let clock = if by_itself { self } else { &after };
            members.push(clock.eval(date)?.as_partial()?);
        }
        match (members.first(), members.last()) {
            (Some(a), Some(b)) if follow(&members) => Edtf::interval(Some(*a), Some(*b)),
            _ => Edtf::one_of(members),
        }
    }
}

/// Whether each date begins when the one before has just ended.
fn follow(members: &[Partial]) -> bool {
    members.windows(2).all(|pair| match pair {
        [a, b] => match (a.bounds(), b.bounds()) {
            (Some((_, end)), Some((start, _))) => end.tomorrow().is_ok_and(|next| next == start),
            _ => {
                a.month_number() == b.month_number()
                    && a.day_number().and_then(|d| d.checked_add(1)) == b.day_number()
            }
        },
        _ => true,
    })
}

/// The months from `first` to `last` of one year.
fn months(year: i16, first: i8, last: i8) -> Option<Edtf> {
    Edtf::interval(
        Partial::month(Some(year), first),
        Partial::month(Some(year), last),
    )
}

/// The first date of an interval, or the date.
fn first_part(date: &Edtf) -> Option<Partial> {
    match date.ends() {
        Some((start, _)) => start,
        None => date
            .as_partial()
            .or_else(|| date.alternatives().first().copied()),
    }
}

/// The last date of an interval, or the date.
fn last_part(date: &Edtf) -> Option<Partial> {
    match date.ends() {
        Some((_, end)) => end,
        None => date
            .as_partial()
            .or_else(|| date.alternatives().last().copied()),
    }
}
