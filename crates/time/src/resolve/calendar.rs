//! Days, months and weekdays whose year or week is left to the reader.

use jiff::{
    ToSpan,
    civil::{Date, Weekday},
};

use super::{TenseHint, clock::Clock};
use crate::{
    edtf::Edtf,
    expr::{CalendarDay, DateExpr, MonthRef, Which, YearRef},
    partial::Partial,
};

/// Days by which a date may lie on the wrong side of the day of speaking: headers and datelines
/// lag behind events and run ahead of them by time zones and working days.
const GRACE: i32 = 3;
/// A day without a year is hardly further away than this …
const FAR: i32 = 300;
/// … when the other side has one as near as this, whatever the tense.
const NEAR: i32 = 60;

impl Clock<'_> {
    /// The year that `year` names.
    pub(super) fn named_year(&self, year: YearRef) -> Option<i16> {
        match year {
            YearRef::Is(year) => Some(year),
            YearRef::Relative(offset) => self.year()?.checked_add(offset),
            YearRef::Same => {
                let previous = self.anchor.previous.as_ref().and_then(Edtf::bounds);
                previous
                    .map(|(first, _)| first.year())
                    .or_else(|| self.year())
            }
        }
    }

    /// A day of the month.
    pub(super) fn day(&self, day: &CalendarDay) -> Option<Partial> {
        if day.swappable
            && let Some(MonthRef::Is(month)) = day.month
        {
            return self.either_way(day, month);
        }
        match day.month {
            Some(MonthRef::Is(month)) => {
                let year = match day.year {
                    Some(year) => match self.named_year(year) {
                        Some(year) => Some(year),
                        // "April 18 last year" said in a year unknown is still 18 April.
                        None => return Partial::day(None, month, day.day),
                    },
                    None => self.year_of(month, day.day, day.which),
                };
                Partial::day(year, month, day.day)
            }
            Some(MonthRef::Relative(offset)) => {
                let today = self.today?;
                let month = today
                    .date
                    .first_of_month()
                    .checked_add(i64::from(offset).months());
                let month = month.ok()?;
                let date = Partial::day(Some(month.year()), month.month(), day.day)?;
                Some(today.strip(date))
            }
            None => self.loose_day(day),
        }
    }

    /// "the 28th", "Thursday the 21st", "Wednesday (15)": the nearest such day of the month last
    /// spoken of or of speaking.
    fn loose_day(&self, day: &CalendarDay) -> Option<Partial> {
        let base = self.today.or_else(|| {
            let previous = self.anchor.previous.as_ref()?;
            super::clock::Today::new(previous, None)
        })?;
        let first = base.date.first_of_month();
        let near = (-1..=1).filter_map(|offset| {
            let month = first.checked_add(i64::from(offset).months()).ok()?;
            Date::new(month.year(), month.month(), day.day).ok()
        });
        let fits = |date: &Date| {
            day.weekday
                .is_none_or(|w| !base.weekday_known || date.weekday() == w)
        };
        let choices: Vec<Date> = near.collect();
        let by_weekday: Vec<Date> = choices.iter().copied().filter(fits).collect();
        let choices = if by_weekday.is_empty() {
            choices
        } else {
            by_weekday
        };
        self.nearest(choices, base.date).map(|date| base.tell(date))
    }

    /// "07/08/2021": the reading nearer to the day of speaking, else day first.
    fn either_way(&self, day: &CalendarDay, month: i8) -> Option<Partial> {
        let year = self.named_year(day.year?)?;
        let day_first = Partial::day(Some(year), month, day.day);
        let month_first = Partial::day(Some(year), day.day, month);
        let (Some(a), Some(b), Some(today)) = (
            day_first.and_then(Partial::as_date),
            month_first.and_then(Partial::as_date),
            self.today.filter(|today| today.year_known),
        ) else {
            return day_first.or(month_first);
        };
        let nearer = distance(b, today.date).abs() < distance(a, today.date).abs();
        if nearer { month_first } else { day_first }
    }

    /// The year of a day whose year is not said.
    fn year_of(&self, month: i8, day: i8, which: Option<Which>) -> Option<i16> {
        let today = self.today.filter(|today| today.year_known)?.date;
        let choices: Vec<Date> = (today.year().checked_sub(8)?..=today.year().checked_add(8)?)
            .filter_map(|year| Date::new(year, month, day).ok())
            .collect();
        let chosen = match which {
            Some(Which::Last) => choices.iter().copied().rfind(|date| *date < today),
            Some(Which::Next | Which::Coming) => choices.iter().copied().find(|date| *date > today),
            Some(Which::This) => choices
                .iter()
                .copied()
                .find(|date| date.year() == today.year()),
            None => self.nearest(choices, today),
        };
        chosen.map(|date| date.year())
    }

    /// Which of the days, given in order, is meant by the tense.
    fn nearest(&self, choices: Vec<Date>, today: Date) -> Option<Date> {
        let back = |grace| {
            choices
                .iter()
                .copied()
                .rfind(|d| distance(*d, today) <= grace)
        };
        let ahead = |grace: i32| {
            choices
                .iter()
                .copied()
                .find(|d| distance(*d, today) >= -grace)
        };
        let closest = || {
            choices
                .iter()
                .copied()
                .min_by_key(|d| distance(*d, today).abs())
        };
        let (chosen, other) = match self.hint {
            TenseHint::Past => (back(GRACE), ahead(0)),
            TenseHint::Future => (ahead(GRACE), back(0)),
            TenseHint::Present | TenseHint::Unknown => return closest(),
        };
        let Some(chosen) = chosen else {
            return closest();
        };
        match other {
            Some(other)
                if distance(chosen, today).abs() > FAR && distance(other, today).abs() <= NEAR =>
            {
                Some(other)
            }
            _ => Some(chosen),
        }
    }

    /// A month with or without its year.
    pub(super) fn month(
        &self,
        month: i8,
        year: Option<YearRef>,
        which: Option<Which>,
    ) -> Option<Partial> {
        if let Some(year) = year {
            return Partial::month(self.named_year(year), month);
        }
        let Some(today) = self.today.filter(|today| today.year_known) else {
            return Partial::month(None, month);
        };
        let (now, this) = (today.date.month(), today.date.year());
        let ahead = if month >= now {
            this
        } else {
            this.checked_add(1)?
        };
        let back = if month <= now {
            this
        } else {
            this.checked_sub(1)?
        };
        let year = match which {
            Some(Which::Last) if month == now => this.checked_sub(1)?,
            Some(Which::Last) => back,
            Some(Which::Next) if month == now => this.checked_add(1)?,
            Some(Which::Next | Which::Coming) => ahead,
            Some(Which::This) => this,
            None => match self.hint {
                TenseHint::Past => back,
                TenseHint::Future => ahead,
                TenseHint::Present | TenseHint::Unknown => {
                    let gap =
                        |year: i16| (i32::from(year - this) * 12 + i32::from(month - now)).abs();
                    if gap(ahead) < gap(back) { ahead } else { back }
                }
            },
        };
        Partial::month(Some(year), month)
    }

    /// A day of the week.
    pub(super) fn weekday(
        &self,
        weekday: Weekday,
        which: Option<Which>,
        week: Option<i16>,
    ) -> Option<Edtf> {
        let today = self.today.filter(|today| today.weekday_known)?;
        let monday = monday_of(today.date)?;
        let in_week = |offset: i16| {
            let days = i64::from(offset) * 7 + i64::from(weekday.to_monday_zero_offset());
            monday.checked_add(days.days()).ok()
        };
        let up_to = |date: Date| {
            date.checked_sub(i64::from(date.weekday().since(weekday)).days())
                .ok()
        };
        let from = |date: Date| {
            date.checked_add(i64::from(date.weekday().until(weekday)).days())
                .ok()
        };
        let date = match (week, which) {
            (Some(week), _) => in_week(week)?,
            (None, Some(Which::Last)) => {
                // On a Thursday nobody calls yesterday "last Wednesday".
                let last = up_to(today.date.yesterday().ok()?)?;
                let yesterday = distance(last, today.date) == -1 && last >= monday;
                if yesterday {
                    last.checked_sub(7.days()).ok()?
                } else {
                    last
                }
            }
            (None, Some(Which::Next)) => in_week(1)?,
            (None, Some(Which::Coming)) => from(today.date.tomorrow().ok()?)?,
            (None, Some(Which::This)) => match self.hint {
                TenseHint::Past => up_to(today.date)?,
                TenseHint::Future => from(today.date)?,
                TenseHint::Present | TenseHint::Unknown => in_week(0)?,
            },
            (None, None) => match self.hint {
                TenseHint::Future => from(today.date)?,
                _ => up_to(today.date)?,
            },
        };
        Some(today.tell(date).into())
    }

    /// Whether some day of `expr` does not fall on the weekday said with it.
    pub(super) fn conflict(&self, expr: &DateExpr) -> bool {
        match expr {
            DateExpr::Day(day) => {
                let (Some(weekday), Some(date)) =
                    (day.weekday, self.day(day).and_then(Partial::as_date))
                else {
                    return false;
                };
                date.weekday() != weekday
            }
            DateExpr::Part { of, .. } | DateExpr::Nth { of, .. } | DateExpr::Since(of) => {
                self.conflict(of)
            }
            DateExpr::Range { start, end } => [start, end]
                .into_iter()
                .flatten()
                .any(|date| self.conflict(date)),
            DateExpr::List(dates) | DateExpr::Choice(dates) => {
                dates.iter().any(|d| self.conflict(d))
            }
            _ => false,
        }
    }
}

/// Days from `today` to `date`, negative for back.
pub(super) fn distance(date: Date, today: Date) -> i32 {
    today.until(date).map_or(i32::MAX, |span| span.get_days())
}

/// The Monday of the week of `date`.
pub(super) fn monday_of(date: Date) -> Option<Date> {
    date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
        .ok()
}
