//! Days and months by name: "July 28, 2021", "28th of July", "27-29 July", "March 2021".

use super::{Found, scan::Scan};
use crate::{
    expr::{CalendarDay, DateExpr, MonthRef, Which, YearRef},
    token::Kind,
    words::{Form, Word},
};

/// What joins the days of one month.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Range,
    Comma,
    And,
    Or,
}

impl Scan<'_> {
    /// "July 28", "Jul. 28th, 2021", "July 27-29, 2021", "April 27 and 28": month first.
    pub(super) fn month_first(&self, i: usize) -> Option<Found> {
        let month = self.month_name(i)?;
        let mut at = self.skip_mark(i + 1, b'.');
        // "July, 22, 2017"
        let parted = self.mark(at, b',') && self.day_list(at, true).is_none();
        at += usize::from(parted);
        if self.mark(at, b'-') && self.tight(at) && self.tight(at + 1) {
            at += 1;
        }
        at = self.skip(at, Word::The);
        let between = self.is(at, Word::Between);
        let (days, joints, end) = self.day_list(at + usize::from(between), true)?;
        // "In March 15 ministers met"
        if days.len() == 1 && self.before(i) == Some(Word::In) && self.is_counted(end) {
            return None;
        }
        if days.len() == 1 && self.is_clock(end) {
            return None;
        }
        // "Sep-23-2020"
        let glued = self.mark(i + 1, b'-') && self.mark(end, b'-') && self.tight(end);
        let (year, end) = match self.year_number(end + 1).filter(|_| glued) {
            Some(year) => (Some(YearRef::Is(year)), end + 2),
            None => self.year_after(end),
        };
        let (weekday, end) = self.weekday_after(end);
        let (year, end) = if year.is_some() {
            (year, end)
        } else {
            self.year_after(end)
        };
        if parted && (year.is_none() || days.len() != 1) {
            return None;
        }
        let day = |day| CalendarDay {
            weekday,
            ..plain(day, Some(MonthRef::Is(month)), year)
        };
        Some((combine(&days, &joints, between, day)?, end))
    }

    /// "28 July 2021", "the 28th of July", "27-29 July", "5 and 6 May", "20th of next month".
    pub(super) fn day_first(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, Word::The);
        // "19:21 - 06 October": the minutes of a clock.
        let hours = i > 1 && matches!(self.kind(i - 2), Some(Kind::Number { .. }));
        if hours && self.mark(i - 1, b':') && self.tight(i - 1) && self.tight(i) {
            return None;
        }
        self.days_then_month(at, self.day_list(at, false)?, false)
            .or_else(|| {
                let (day, end) = self.day_number(at)?;
                self.days_then_month(at, (vec![day], Vec::new(), end), false)
            })
    }

    /// The days of `list` with the month after them. `between` makes "5 and 9 May" a range.
    pub(super) fn days_then_month(
        &self,
        start: usize,
        (days, joints, end): (Vec<i8>, Vec<Joint>, usize),
        between: bool,
    ) -> Option<Found> {
        let bare = matches!(self.kind(start), Some(Kind::Word(_)));
        let glued = self.mark(end, b'-') && self.tight(end) && self.tight(end + 1);
        let mut at = if glued { end + 1 } else { end };
        let of = self.is(at, Word::Of) || self.is(at, Word::In);
        // "second of June", but neither "first May" nor "the second in June".
        if bare && !self.is(at, Word::Of) {
            return None;
        }
        if self.mark(at, b'.') && matches!(self.word(at + 1), Some(Word::Month(..))) {
            at += 1;
        }
        let at = at + usize::from(of);
        let (month, end) = if let Some(month) = self.month_name(at) {
            (MonthRef::Is(month), at + 1)
        } else {
            let (offset, end) = self.relative_month(at)?;
            (MonthRef::Relative(offset), end)
        };
        let mut dotted = end;
        if self.mark(end, b'.') {
            dotted = end + 1;
        }
        if self.mark(end, b'-') && self.tight(end) && self.tight(end + 1) {
            dotted = end + 1;
        }
        let (year, after) = self.year_after(dotted);
        let end = if year.is_some() { after } else { end };
        let (weekday, end) = self.weekday_after(end);
        let day = |day| CalendarDay {
            weekday,
            ..plain(day, Some(month), year)
        };
        Some((combine(&days, &joints, between, day)?, end))
    }

    /// "the 28th" where nothing follows that it could count.
    pub(super) fn definite_day(&self, i: usize) -> Option<Found> {
        if !self.is(i, Word::The) {
            return None;
        }
        if let Some(found) = self.day_first(i) {
            return Some(found);
        }
        // "Thursday the 16th", "Thursday, the 16th"
        let comma = i > 1 && self.mark(i - 1, b',');
        let after_weekday = matches!(self.before(i), Some(Word::Weekday(..)))
            || comma && matches!(self.word(i - 2), Some(Word::Weekday(..)));
        let (day, end) = match self.kind(i + 1)? {
            Kind::Ordinal(day @ 1..=31) => (day, i + 2),
            // "Tuesday the eleventh"
            Kind::Word(_) if after_weekday => self.day_number(i + 1)?,
            _ => return None,
        };
        let placed = matches!(
            self.before(i),
            Some(
                Word::On
                    | Word::By
                    | Word::Till
                    | Word::From
                    | Word::Since
                    | Word::To
                    | Word::Through
                    | Word::Before
                    | Word::After
                    | Word::And
            )
        ) || after_weekday;
        if !placed || !self.ends_noun(end) {
            return None;
        }
        Some((DateExpr::Day(plain(day, None, None)), end))
    }

    /// Whether token `i` cannot be the noun that an ordinal before it belongs to.
    pub(super) fn ends_noun(&self, i: usize) -> bool {
        match self.kind(i) {
            None | Some(Kind::Break) => true,
            Some(Kind::Mark(mark)) => !matches!(mark, b'-' | b'/') || !self.tight(i),
            Some(Kind::Word(word)) => !matches!(
                word,
                Word::Other
                    | Word::Counting
                    | Word::Unit(_)
                    | Word::Nth(_)
                    | Word::Filler
                    | Word::Weekday(..)
                    | Word::Weekend
                    | Word::Of
            ),
            Some(_) => false,
        }
    }

    /// Days of one month: "27", "27-29", "27, 28 and 29", "5 to 9". `tail` is true where nothing
    /// has to follow: then a number that begins another date is left alone.
    pub(super) fn day_list(&self, i: usize, tail: bool) -> Option<(Vec<i8>, Vec<Joint>, usize)> {
        let (first, mut end) = self.day_number(i)?;
        let (mut days, mut joints) = (vec![first], Vec::new());
        while let Some((joint, at)) = self.joint(end) {
            let at = self.skip(at, Word::The);
            let Some((day, next)) = self.day_number(at) else {
                break;
            };
            let word = matches!(self.kind(at), Some(Kind::Word(_)));
            if word || (tail && self.begins_date(at, next)) || days.len() == 12 {
                break;
            }
            // "July 28 and 30 others"
            if tail && self.is_counted(next) && joint != Joint::Range {
                break;
            }
            let year = self.year_number(end + 1).is_some();
            if tail
                && self.tight(next)
                && (self.mark(next, b'/') || self.is_colon_within(next) || year)
            {
                break;
            }
            days.push(day);
            joints.push(joint);
            end = next;
        }
        // A comma joins days only in a list that goes on to "and": "July 28, 30 people" is one day.
        while joints.last() == Some(&Joint::Comma) {
            joints.pop();
            days.pop();
            end = self.end_of_list(i, days.len())?;
        }
        Some((days, joints, end))
    }

    /// Where the `n`th day of the list at `i` ends.
    fn end_of_list(&self, i: usize, n: usize) -> Option<usize> {
        let (_, mut end) = self.day_number(i)?;
        for _ in 1..n {
            let (_, at) = self.joint(end)?;
            end = self.day_number(self.skip(at, Word::The))?.1;
        }
        Some(end)
    }

    /// Whether the day number from `i` to `next` belongs to a month after it: "June 28 and 2 July".
    fn begins_date(&self, i: usize, next: usize) -> bool {
        let at = self.skip(next, Word::Of);
        (self.month_name(at).is_some() && (self.capital(at) || at > next))
            || self.numeric(i).is_some()
    }

    /// What joins two days at token `i`, and where the second begins.
    fn joint(&self, i: usize) -> Option<(Joint, usize)> {
        match self.kind(i)? {
            Kind::Mark(b'-') => Some((Joint::Range, i + 1)),
            Kind::Mark(b',') if self.is(i + 1, Word::And) => Some((Joint::And, i + 2)),
            Kind::Mark(b',') => Some((Joint::Comma, i + 1)),
            Kind::Mark(b'/') if self.tight(i) => Some((Joint::Or, i + 1)),
            Kind::Mark(b'&') => Some((Joint::And, i + 1)),
            Kind::Word(Word::To | Word::Till | Word::Through) => Some((Joint::Range, i + 1)),
            Kind::Word(Word::And) => Some((Joint::And, i + 1)),
            Kind::Word(Word::Or) => Some((Joint::Or, i + 1)),
            _ => None,
        }
    }

    /// Whether a clock time goes on at `i` that the number before began: "15:30", "5 p.m.".
    fn is_clock(&self, i: usize) -> bool {
        let unit = self.str(i);
        self.is_colon_within(i)
            || ["pm", "am", "PM", "AM"].contains(&unit)
            || (["p", "a"].contains(&unit) && self.mark(i + 1, b'.'))
    }

    /// ", Wednesday" or "(Wednesday)" after a day.
    fn weekday_after(&self, i: usize) -> (Option<jiff::civil::Weekday>, usize) {
        let open = usize::from(self.mark(i, b'(') || self.mark(i, b','));
        if let Some(Word::Weekday(number, form)) = self.word(i + open) {
            let closed = self.mark(i + open + 1, b')');
            let safe = form == Form::Full || self.mark(i, b'(');
            // "on July 28, Wednesday the 4th" is not written; a following number is another date.
            let alone = closed || self.day_number(i + 2).is_none();
            if open == 1 && safe && alone && (self.mark(i, b',') || closed) {
                let end = i + 2 + usize::from(closed);
                return (
                    jiff::civil::Weekday::from_monday_one_offset(number).ok(),
                    end,
                );
            }
        }
        (None, i)
    }
}

/// A day with nothing else said of it.
pub(super) fn plain(day: i8, month: Option<MonthRef>, year: Option<YearRef>) -> CalendarDay {
    CalendarDay {
        day,
        month,
        year,
        weekday: None,
        which: None::<Which>,
        swappable: false,
    }
}

/// The expression for days joined in one month.
fn combine(
    days: &[i8],
    joints: &[Joint],
    between: bool,
    day: impl Fn(i8) -> CalendarDay,
) -> Option<DateExpr> {
    let exprs: Vec<DateExpr> = days.iter().map(|d| DateExpr::Day(day(*d))).collect();
    match (exprs.as_slice(), joints) {
        ([only], _) => Some(only.clone()),
        ([a, b], [joint]) if *joint == Joint::Range || (between && *joint == Joint::And) => {
            Some(DateExpr::Range {
                start: Some(Box::new(a.clone())),
                end: Some(Box::new(b.clone())),
            })
        }
        (_, joints) if joints.contains(&Joint::Range) => None,
        (_, joints) if joints.contains(&Joint::Or) => Some(DateExpr::Choice(exprs)),
        _ => Some(DateExpr::List(exprs)),
    }
}
