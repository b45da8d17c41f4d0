//! Dates joined to ranges, lists and choices: "from July 27 to August 2", "Monday and Tuesday",
//! "since 2017", "until the end of October".

use super::{Found, scan::Scan};
use crate::{
    expr::{Base, DateExpr, MonthRef, Unit, YearRef},
    token::Kind,
    words::Word,
};

impl Scan<'_> {
    /// An expression opened by a word that bounds it: "from", "between", "since", "until", "by".
    pub(super) fn bounded(&self, i: usize) -> Option<Found> {
        match self.word(i)? {
            Word::From => self.ranging(i + 1, false).or_else(|| {
                let (start, end) = self.dated(i + 1)?;
                Some((
                    DateExpr::Range {
                        start: Some(Box::new(start)),
                        end: None,
                    },
                    end,
                ))
            }),
            Word::Between => self.ranging(i + 1, true),
            Word::Since => {
                let (start, end) = self.dated(self.skip(i + 1, Word::On))?;
                // "since April-May 2020"
                let (start, end) = match self.joined(start.clone(), end) {
                    (range @ DateExpr::Range { .. }, end) => (range, end),
                    _ => (start, end),
                };
                Some((DateExpr::Since(Box::new(start)), end))
            }
            // "Talks start on Monday" says no more than "are on Monday".
            Word::Starting | Word::Beginning if self.str(i) != "start" => {
                let at = self.skip(i + 1, Word::From);
                self.open_ended(self.skip(self.skip(at, Word::On), Word::In))
            }
            Word::Till | Word::Through => {
                let (end, next) = self.dated(i + 1)?;
                Some((
                    DateExpr::Range {
                        start: None,
                        end: Some(Box::new(end)),
                    },
                    next,
                ))
            }
            Word::By => {
                let (end, next) = self.dated(i + 1)?;
                Some((
                    DateExpr::Range {
                        start: None,
                        end: Some(Box::new(end)),
                    },
                    next,
                ))
            }
            _ => None,
        }
    }

    /// What begins with the date at `i`.
    fn open_ended(&self, i: usize) -> Option<Found> {
        let (start, end) = self.dated(i)?;
        // "starting from June 4 to June 6"
        let (joined, end) = self.joined(start.clone(), end);
        match joined {
            DateExpr::Range { .. } => Some((joined, end)),
            _ => Some((
                DateExpr::Range {
                    start: Some(Box::new(start)),
                    end: None,
                },
                end,
            )),
        }
    }

    /// A single expression that is a date, not a length or a range.
    fn dated(&self, i: usize) -> Option<Found> {
        let (expr, end) = self.single(i)?;
        let date = !matches!(
            expr,
            DateExpr::Duration(_)
                | DateExpr::Range { .. }
                | DateExpr::List(_)
                | DateExpr::Choice(_)
                | DateExpr::Recent { .. }
        );
        date.then_some((expr, end))
    }

    /// The two ends after "from" or "between".
    fn ranging(&self, i: usize, between: bool) -> Option<Found> {
        let numbers = self.skip(i, Word::The);
        if let Some(list) = self.day_list(numbers, false)
            && list.0.len() == 2
            && let Some(found) = self.days_then_month(numbers, list, between)
        {
            return Some(found);
        }
        let (left, end) = self.single(i).or_else(|| self.loose_day(i))?;
        if between && let DateExpr::List(mut days) = left {
            // "between July 27 and 29"
            let last = (days.len() == 2).then(|| days.pop()).flatten()?;
            return Some((range(days.pop()?, last), end));
        }
        if matches!(left, DateExpr::Range { .. }) {
            return Some((left, end));
        }
        if left.is_duration() {
            return None;
        }
        let at = match self.kind(end)? {
            Kind::Word(Word::And) if between => end + 1,
            Kind::Word(Word::To | Word::Till | Word::Through) | Kind::Mark(b'-') => end + 1,
            _ => return None,
        };
        let (right, end) = self.right_end(at)?;
        let joined = spread(left, right);
        (!matches!(&joined, DateExpr::Range { start: Some(s), .. } if is_loose(s)))
            .then_some((joined, end))
    }

    /// The later end of a range: a date or, after a day of the month, a bare number.
    fn right_end(&self, i: usize) -> Option<Found> {
        if self.is(i, Word::Now) {
            return Some((DateExpr::today(), i + 1));
        }
        self.dated(i).or_else(|| self.loose_day(i))
    }

    /// "the 11th", "4": a day that waits for its month.
    pub(super) fn loose_day(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, Word::The);
        let (day, end) = self.day_number(at)?;
        let ordinal = matches!(self.kind(at), Some(Kind::Ordinal(_)));
        let free = self.ends_noun(end) && (ordinal || !self.is_counted(end));
        free.then(|| (DateExpr::Day(super::calendar::plain(day, None, None)), end))
    }

    /// `left` with what is joined to it at token `i`.
    pub(super) fn joined(&self, left: DateExpr, i: usize) -> Found {
        let found = self.told_twice(&left, i).or_else(|| self.join(&left, i));
        found.unwrap_or((left, i))
    }

    /// "Tuesday-Wednesday (15-16 July)": the same days told twice; `i` is after the first weekday.
    fn told_twice(&self, left: &DateExpr, i: usize) -> Option<Found> {
        let DateExpr::Weekday {
            weekday,
            which: None,
            week: None,
        } = left
        else {
            return None;
        };
        let joint = matches!(
            self.kind(i),
            Some(Kind::Mark(b'-' | b'&') | Kind::Word(Word::And | Word::To | Word::Through))
        );
        if !joint || !matches!(self.word(i + 1), Some(Word::Weekday(..))) {
            return None;
        }
        let (days, end) = self.single(i + 1)?;
        matches!(days, DateExpr::Range { .. } | DateExpr::List(_))
            .then(|| super::weekday::with_weekday(days, *weekday))
            .flatten()
            .map(|days| (days, end))
    }

    fn join(&self, left: &DateExpr, i: usize) -> Option<Found> {
        if !joinable(left) {
            return None;
        }
        let joint = self.kind(i)?;
        let spaced = self.mark(i, b'-') && !self.tight(i);
        let right = |at| self.dated(at).filter(|(right, _)| joinable(right));
        match joint {
            // "Jan/Feb 2023"
            Kind::Mark(b'/') if self.tight(i) && self.tight(i + 1) => {
                let months = matches!(left, DateExpr::Month { .. });
                let (right, end) =
                    right(i + 1).filter(|(right, _)| months && alike(left, right))?;
                Some((spread(left.clone(), right), end))
            }
            Kind::Word(Word::To | Word::Till | Word::Through) | Kind::Mark(b'-') => {
                let (right, end) = right(i + 1)?;
                // "July 28 - Monday" is a date and a heading.
                if spaced && !alike(left, &right) {
                    return None;
                }
                // "2017 to May" is no range, "2017 to May 2018" is.
                let fits =
                    alike(left, &right) || !matches!(left, DateExpr::Year(_)) || dated_year(&right);
                fits.then(|| (spread(left.clone(), right), end))
            }
            Kind::Word(Word::And | Word::Or) | Kind::Mark(b'&' | b',') => self.listed(left, i),
            _ => None,
        }
    }

    /// "Monday and Tuesday", "June, July and August", "today or tomorrow": `i` is after the first.
    fn listed(&self, left: &DateExpr, mut i: usize) -> Option<Found> {
        let mut dates = vec![left.clone()];
        loop {
            let comma = usize::from(self.mark(i, b','));
            let (last, either) = match self.kind(i + comma)? {
                Kind::Word(Word::And) | Kind::Mark(b'&') => (true, false),
                Kind::Word(Word::Or) => (true, true),
                _ if comma == 1 => (false, false),
                _ => return None,
            };
            // "sees A today, and tomorrow B": of two days one for each.
            if comma == 1 && last && !either && dates.len() == 1 {
                return None;
            }
            let at = i + comma + usize::from(last);
            let (right, end) = self.dated(at).filter(|(right, _)| alike(left, right))?;
            // Days of the month join within a month, or where one turns into the next; others are dates of their own.
            let listed = may_be_listed(left) || turn_of_the_month(left, &right);
            if !(listed || (either && joinable(left))) || dates.len() > 6 {
                return None;
            }
            dates.push(in_week_of(left, right.clone()));
            i = end;
            if last {
                // "Thursday and Friday next week", "June and July 2021"
                let told = |date| in_week_of(&right, with_year_of(date, &right));
                let dates = dates.into_iter().map(told).collect();
                let list = if either {
                    DateExpr::Choice(dates)
                } else {
                    DateExpr::List(dates)
                };
                return Some((list, end));
            }
        }
    }
}

/// Whether dates of this sort are named one after the other for one thing that lasts.
fn may_be_listed(expr: &DateExpr) -> bool {
    matches!(
        expr,
        DateExpr::Weekday { .. }
            | DateExpr::Month { .. }
            | DateExpr::Period {
                unit: Unit::Day,
                ..
            }
    )
}

/// "June 30 and July 1": the last day of a month and the first of the next.
fn turn_of_the_month(last: &DateExpr, first: &DateExpr) -> bool {
    let (DateExpr::Day(last), DateExpr::Day(first)) = (last, first) else {
        return false;
    };
    match (last.month, first.month) {
        (Some(MonthRef::Is(ends)), Some(MonthRef::Is(begins))) => {
            let ends_with = match ends {
                2 => last.day == 28 || last.day == 29,
                4 | 6 | 9 | 11 => last.day == 30,
                _ => last.day == 31,
            };
            first.day == 1 && ends_with && begins == ends % 12 + 1
        }
        _ => false,
    }
}

/// Whether a date may stand at the end of a range.
fn joinable(expr: &DateExpr) -> bool {
    matches!(
        expr,
        DateExpr::Day(_)
            | DateExpr::Weekday { .. }
            | DateExpr::Month { .. }
            | DateExpr::Year(_)
            | DateExpr::Part { .. }
            | DateExpr::Period {
                unit: Unit::Day,
                ..
            }
            | DateExpr::Season { .. }
            | DateExpr::Shift {
                base: Base::Anchor | Base::Date(_),
                ..
            }
    )
}

/// Whether a day or month has its year.
fn dated_year(expr: &DateExpr) -> bool {
    match expr {
        DateExpr::Day(day) => day.year.is_some(),
        DateExpr::Month { year, .. } => year.is_some(),
        _ => false,
    }
}

/// `right` in the week that was said of `left`: "next week on Tuesday or Thursday".
fn in_week_of(left: &DateExpr, right: DateExpr) -> DateExpr {
    match (left, right) {
        (
            DateExpr::Weekday { which, week, .. },
            DateExpr::Weekday {
                weekday,
                which: None,
                week: None,
            },
        ) => DateExpr::Weekday {
            weekday,
            which: *which,
            week: *week,
        },
        (_, right) => right,
    }
}

/// Whether two dates are of one sort.
fn alike(a: &DateExpr, b: &DateExpr) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

fn range(start: DateExpr, end: DateExpr) -> DateExpr {
    DateExpr::Range {
        start: Some(Box::new(start)),
        end: Some(Box::new(end)),
    }
}

/// Whether a day still has no month.
fn is_loose(expr: &DateExpr) -> bool {
    matches!(expr, DateExpr::Day(day) if day.month.is_none() && day.weekday.is_none())
}

/// The range from `left` to `right`, what is said once being shared: the month and year of
/// "from 4 to 22 January 1995", the month of "July 27 to the 29th", the year of "Nov 3 – Dec 2, 2021".
fn spread(left: DateExpr, right: DateExpr) -> DateExpr {
    let left = with_year_of(left, &right);
    match (left, right) {
        (DateExpr::Day(mut a), DateExpr::Day(mut b)) => {
            if a.month.is_none() && b.month.is_some() {
                (a.month, a.year) = (b.month, b.year);
            } else if b.month.is_none() && a.month.is_some() {
                (b.month, b.year) = (a.month, a.year);
            }
            range(DateExpr::Day(a), DateExpr::Day(b))
        }
        (left, right) => range(left, right),
    }
}

/// `left` with the year that only `right` has, one less if `left` comes later in the year.
fn with_year_of(left: DateExpr, right: &DateExpr) -> DateExpr {
    let (right_month, year) = match right {
        DateExpr::Day(day) => match day.month {
            Some(MonthRef::Is(month)) => (month, day.year),
            _ => return left,
        },
        DateExpr::Month { month, year, .. } => (*month, *year),
        // "between August and the end of 2021"
        DateExpr::Part { of, .. } => return with_year_of(left, of),
        DateExpr::Year(year) => (12, Some(*year)),
        _ => return left,
    };
    let Some(YearRef::Is(year)) = year else {
        return left;
    };
    let earlier = |month: i8| {
        Some(YearRef::Is(if month > right_month {
            year - 1
        } else {
            year
        }))
    };
    match left {
        DateExpr::Day(mut day) if day.year.is_none() => {
            if let Some(MonthRef::Is(month)) = day.month {
                day.year = earlier(month);
            }
            DateExpr::Day(day)
        }
        DateExpr::Month {
            month,
            year: None,
            which,
        } => DateExpr::Month {
            month,
            year: earlier(month),
            which,
        },
        other => other,
    }
}
