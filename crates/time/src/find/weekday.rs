//! Days of the week: "on Thursday", "Wednesday, 28 July", "Thursday (July 26)", "Tuesday next week".

use jiff::civil::Weekday;

use super::{Found, scan::Scan};
use crate::{
    expr::{DateExpr, Unit, Which},
    token::Kind,
    words::{Form, Word},
};

impl Scan<'_> {
    /// An expression that begins with a day of the week.
    pub(super) fn weekday(&self, i: usize) -> Option<Found> {
        let Word::Weekday(number, form) = self.word(i)? else {
            return None;
        };
        let weekday = Weekday::from_monday_one_offset(number).ok()?;
        let dotted = self.skip_mark(i + 1, b'.');
        if let Some(found) =
            self.weekday_and_day(weekday, if form == Form::Short { dotted } else { i + 1 })
        {
            return Some(found);
        }
        if !self.weekday_is_meant(i, form) || self.is_newspaper(i) {
            return None;
        }
        let after = self.part_of_day(i + 1);
        // "Friday last week", "Tuesday of next week", "Tuesday, next week"
        let of = self.skip(self.skip_mark(after, b','), Word::Of);
        if let Some((week, end)) = self.relative_week(of) {
            return Some((
                DateExpr::Weekday {
                    weekday,
                    which: None,
                    week: Some(week),
                },
                end,
            ));
        }
        Some((
            DateExpr::Weekday {
                weekday,
                which: None,
                week: None,
            },
            after,
        ))
    }

    /// The day of the month after a day of the week: ", 28 July", " (July 26)", " (15)", " the 21st".
    fn weekday_and_day(&self, weekday: Weekday, i: usize) -> Option<Found> {
        let i = self.part_of_day(i);
        let open = self.mark(i, b'(');
        let at =
            i + usize::from(open || self.mark(i, b',') || (self.mark(i, b'-') && self.tight(i)));
        let (expr, end) = match self.kind(at)? {
            Kind::Word(Word::Month(..)) => self.month_first(at)?,
            Kind::Number { .. } => {
                let date = self.numeric(at).or_else(|| self.day_first(at));
                match date {
                    Some(found) => found,
                    // "on Wednesday 15"
                    None if at == i && self.ends_noun(at + 1) => {
                        let (day, end) = self.day_number(at)?;
                        (DateExpr::Day(super::calendar::plain(day, None, None)), end)
                    }
                    None if open && self.mark(at + 1, b')') => {
                        let (day, end) = self.day_number(at)?;
                        (DateExpr::Day(super::calendar::plain(day, None, None)), end)
                    }
                    None => return None,
                }
            }
            Kind::Ordinal(_) => match self.day_first(at) {
                Some(found) => found,
                // "Tuesday 19th"
                None => self.loose_day(at)?,
            },
            Kind::Word(Word::The) => self.definite_day(at)?,
            _ => return None,
        };
        let end = end + usize::from(open && self.mark(end, b')'));
        Some((with_weekday(expr, weekday)?, end))
    }

    /// "The Sunday Times", "the Sunday Guardian".
    fn is_newspaper(&self, i: usize) -> bool {
        let papers = [
            "Times",
            "Guardian",
            "Mail",
            "Mirror",
            "Telegraph",
            "Express",
            "Herald",
            "Independent",
            "World",
            "Standard",
            "Observer",
            "Tribune",
            "Post",
        ];
        self.is(i, Word::Weekday(7, Form::Full)) && papers.contains(&self.str(i + 1))
    }

    /// Whether an abbreviated or small-letter name of a day is one.
    fn weekday_is_meant(&self, i: usize, form: Form) -> bool {
        if form == Form::Full {
            return true;
        }
        let placed = matches!(
            self.before(i),
            Some(
                Word::On
                    | Word::Last
                    | Word::Next
                    | Word::This
                    | Word::Coming
                    | Word::Till
                    | Word::By
                    | Word::From
                    | Word::To
                    | Word::Between
                    | Word::Since
            )
        );
        // Sat, Sun, Wed and Mon are words or names of their own.
        let homograph = ["Sun", "sun", "sat", "wed", "fri", "mon"].contains(&self.str(i));
        placed && !homograph && !(self.capital(i + 1) && self.is(i + 1, Word::Other))
    }

    /// `i` past "morning", "evening", "night".
    pub(super) fn part_of_day(&self, i: usize) -> usize {
        i + usize::from(matches!(self.word(i), Some(Word::DayPart(_))))
    }

    /// "next week", "last week", "this week", with the distance in weeks.
    pub(super) fn relative_week(&self, i: usize) -> Option<(i16, usize)> {
        let at = self.skip(i, Word::The);
        let offset = match self.word(at)? {
            Word::This | Word::Current => 0,
            Word::Next | Word::Coming | Word::Following => 1,
            Word::Last | Word::Previous | Word::Past => -1,
            _ => return None,
        };
        self.is(at + 1, Word::Unit(Unit::Week))
            .then_some((offset, at + 2))
    }

    /// "last Monday", "next Tuesday evening", "this week on Friday".
    pub(super) fn which_weekday(&self, which: Which, i: usize) -> Option<Found> {
        let Word::Weekday(number, form) = self.word(i)? else {
            return None;
        };
        let weekday = Weekday::from_monday_one_offset(number).ok()?;
        // "They last sat in Geneva"
        if form == Form::Short && !self.capital(i) {
            return None;
        }
        if let Some((expr, end)) = self.weekday_and_day(weekday, i + 1) {
            return Some((expr, end));
        }
        let after = self.part_of_day(i + 1);
        if let Some((week, end)) = self.relative_week(self.skip(after, Word::Of)) {
            return Some((
                DateExpr::Weekday {
                    weekday,
                    which: None,
                    week: Some(week),
                },
                end,
            ));
        }
        Some((
            DateExpr::Weekday {
                weekday,
                which: Some(which),
                week: None,
            },
            after,
        ))
    }
}

/// The days of `expr` with the day of the week; it belongs to the first of several.
pub(super) fn with_weekday(expr: DateExpr, weekday: Weekday) -> Option<DateExpr> {
    match expr {
        DateExpr::Day(mut day) => {
            day.weekday = Some(weekday);
            Some(DateExpr::Day(day))
        }
        DateExpr::Range {
            start: Some(start),
            end,
        } => Some(DateExpr::Range {
            start: Some(Box::new(with_weekday(*start, weekday)?)),
            end,
        }),
        DateExpr::List(mut days) => {
            let first = days.first_mut()?;
            *first = with_weekday(first.clone(), weekday)?;
            Some(DateExpr::List(days))
        }
        other => Some(other),
    }
}
