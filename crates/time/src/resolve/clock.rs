//! The day of speaking, and what is counted from it.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{Anchor, TenseHint};
use crate::{
    edtf::Edtf,
    expr::{Base, DateExpr, Span},
    partial::{Partial, Precision},
};

/// An anchor made ready for counting.
pub(super) struct Clock<'a> {
    pub(super) anchor: &'a Anchor,
    pub(super) hint: TenseHint,
    /// The day of speaking.
    pub(super) today: Option<Today>,
}

/// A day to count from. Where the year is unknown, one is borrowed in which the day has the right
/// weekday, and taken out of the result again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Today {
    pub(super) date: Date,
    pub(super) year_known: bool,
    pub(super) weekday_known: bool,
    /// Whether it is a day at all: what is known to the month only has no day after it.
    pub(super) exact: bool,
}

impl Today {
    /// The last day of `date`, which may lack a year.
    pub(super) fn new(date: &Edtf, weekday: Option<Weekday>) -> Option<Self> {
        let exact = date.precision() == Precision::Day && date.alternatives().is_empty();
        if let Some((first, last)) = date.bounds() {
            // An open interval ends nowhere; count from the end that is there.
            let date = if last == Date::MAX { first } else { last };
            return Some(Self {
                date,
                year_known: true,
                weekday_known: exact,
                exact,
            });
        }
        let last = match date.ends() {
            Some((start, end)) => end.or(start)?,
            None => date.as_partial()?,
        };
        let (month, day) = (last.month_number()?, last.day_number()?);
        let mut years = BORROWED.filter_map(|year| Date::new(year, month, day).ok());
        let date = match weekday {
            Some(weekday) => years.find(|date| date.weekday() == weekday)?,
            None => years.next()?,
        };
        Some(Self {
            date,
            year_known: false,
            weekday_known: weekday.is_some(),
            exact,
        })
    }

    /// A day of which everything is known.
    pub(super) fn of(date: Date) -> Self {
        Self {
            date,
            year_known: true,
            weekday_known: true,
            exact: true,
        }
    }

    /// `date` as far as it is known.
    pub(super) fn tell(self, date: Date) -> Partial {
        self.strip(date.into())
    }

    /// `date` without a borrowed year.
    pub(super) fn strip(self, date: Partial) -> Partial {
        if self.year_known {
            return date;
        }
        let yearless = match (date.month_number(), date.day_number()) {
            (Some(month), Some(day)) => Partial::day(None, month, day),
            (Some(month), None) => Partial::month(None, month),
            _ => None,
        };
        yearless.unwrap_or(date)
    }
}

/// Every day of the year falls on every weekday in some of these 40 years.
const BORROWED: std::ops::RangeInclusive<i16> = 1985..=2024;

impl<'a> Clock<'a> {
    pub(super) fn new(anchor: &'a Anchor, hint: TenseHint) -> Self {
        let today = anchor
            .date
            .as_ref()
            .and_then(|date| Today::new(date, anchor.weekday));
        Self {
            anchor,
            hint,
            today,
        }
    }

    /// The year of speaking.
    pub(super) fn year(&self) -> Option<i16> {
        self.today.filter(|t| t.year_known).map(|t| t.date.year())
    }

    /// The day that `base` stands for; `ahead`, to count on from it.
    pub(super) fn base(&self, base: &Base, ahead: bool) -> Option<Today> {
        match base {
            Base::Anchor => self.today,
            // "The next day" without anything spoken of before is the day after that of speaking; but not of what is
            // past: "Two weeks later he met them" counts from a day that is not told.
            Base::Previous => match &self.anchor.previous {
                Some(previous) => Today::new(previous, None),
                None => self
                    .today
                    .filter(|_| !ahead || self.hint != TenseHint::Past),
            },
            Base::Event => Today::new(self.anchor.previous.as_ref()?, None),
            Base::Date(expr) => Today::new(&self.eval(expr)?, None),
        }
    }

    /// The date meant, if enough is known.
    pub(super) fn eval(&self, expr: &DateExpr) -> Option<Edtf> {
        match expr {
            DateExpr::Day(day) => self.day(day).map(Edtf::from),
            DateExpr::Weekday {
                weekday,
                which,
                week,
            } => self.weekday(*weekday, *which, *week),
            DateExpr::Month { month, year, which } => {
                self.month(*month, *year, *which).map(Edtf::from)
            }
            DateExpr::Year(year) => self
                .named_year(*year)
                .and_then(Partial::year)
                .map(Edtf::from),
            DateExpr::Season {
                season,
                year,
                which,
            } => self.season(*season, *year, *which),
            DateExpr::Decade(first) => {
                Edtf::interval(Partial::year(*first), Partial::year(first.checked_add(9)?))
            }
            DateExpr::Period { unit, offset, base } => self.period(*unit, *offset, base),
            DateExpr::Weekend { offset } => self.weekend(*offset),
            DateExpr::Part { part, of } => self.part(*part, of),
            DateExpr::Nth { n, what, of } => self.nth(*n, *what, of),
            DateExpr::Edge { by, last, of } => self.edge(*by, *last, of),
            DateExpr::DayOf { n } => {
                crate::day_of(self.anchor.previous.as_ref()?, i32::from(*n)).map(Edtf::from)
            }
            DateExpr::Shift { by, forward, base } => self.shift(*by, *forward, base),
            DateExpr::Recent { by, forward } => self.recent(*by, *forward),
            DateExpr::Since(start) => Clock {
                hint: TenseHint::Past,
                ..*self
            }
            .range(Some(start), None),
            DateExpr::Range { start, end } => self.range(start.as_deref(), end.as_deref()),
            DateExpr::List(dates) => self.list(dates),
            DateExpr::Choice(dates) => {
                let members: Option<Vec<Partial>> =
                    dates.iter().map(|d| self.eval(d)?.as_partial()).collect();
                Edtf::one_of(members?)
            }
            DateExpr::Duration(_) => None,
        }
    }

    /// "two days ago", "a week later". Days and weeks are counted to the day, months and years
    /// are no more exact than they sound.
    fn shift(&self, by: Span, forward: bool, base: &Base) -> Option<Edtf> {
        let ahead = forward && *base == Base::Anchor;
        // "A day before his visit" counts from the visit last spoken of, "75 years after the
        // bombing" from something else.
        let unknown = *base == Base::Event && by.months > 0;
        if unknown || by.vague || (ahead && self.hint == TenseHint::Past) {
            return None;
        }
        // "50 years ago this month"
        if let Base::Date(expr) = base
            && !matches!(**expr, DateExpr::Day(_) | DateExpr::Weekday { .. })
            && let Some(date) = self.eval(expr)?.as_partial()
            && let (Some(_), None) = (date.year_number(), date.day_number())
        {
            let first = add(date.bounds()?.0, by, forward)?;
            return match date.month_number() {
                Some(_) => Partial::month(Some(first.year()), first.month()).map(Edtf::from),
                None => Partial::year(first.year()).map(Edtf::from),
            };
        }
        // Counting on from an interval starts at its end, counting back at its beginning.
        let from = self.base(base, forward)?;
        let from = match (&self.anchor.previous, base, forward) {
            (Some(previous), Base::Previous | Base::Event, false) if previous.has_year() => {
                let (first, last) = previous.bounds()?;
                Today {
                    date: if first == Date::MIN { last } else { first },
                    ..from
                }
            }
            _ => from,
        };
        if !from.exact && (by.days > 0 || by.months == 0) {
            return None;
        }
        let date = add(from.date, by, forward)?;
        if by.days > 0 || by.months == 0 {
            return Some(from.tell(date).into());
        }
        let exact = matches!(base, Base::Date(_));
        if exact {
            return Some(from.tell(date).into());
        }
        let vague = if by.months.is_multiple_of(12) {
            from.year_known
                .then(|| Partial::year(date.year()))
                .flatten()?
        } else {
            from.strip(Partial::month(Some(date.year()), date.month())?)
        };
        Some(vague.into())
    }

    /// "the past two weeks": from then up to the day of speaking.
    fn recent(&self, by: Span, forward: bool) -> Option<Edtf> {
        if by.vague {
            return None;
        }
        let today = self.today.filter(|today| today.exact)?;
        let far = add(today.date, by, forward)?;
        let (first, last) = if forward {
            (today.date, far)
        } else {
            (far, today.date)
        };
        Edtf::interval(Some(today.tell(first)), Some(today.tell(last)))
    }
}

/// `date` with `by` added or taken away.
pub(super) fn add(date: Date, by: Span, forward: bool) -> Option<Date> {
    let span = i64::from(by.months)
        .months()
        .try_days(i64::from(by.days))
        .ok()?;
    let moved = if forward {
        date.checked_add(span)
    } else {
        date.checked_sub(span)
    };
    moved.ok().filter(|date| (0..=9999).contains(&date.year()))
}
