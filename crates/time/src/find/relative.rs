//! Dates relative to the day of speaking: "today", "last night", "last week", "the past two months".

use super::{Found, scan::Scan};
use crate::{
    expr::{Base, DateExpr, DayPart, Span, Unit, Which, YearRef},
    token::Kind,
    words::Word,
};

impl Scan<'_> {
    /// An expression of this family at token `i`.
    pub(super) fn relative(&self, i: usize) -> Option<Found> {
        match self.word(i)? {
            Word::Today => Some(self.explained(0, self.part_of_day(i + 1))),
            Word::Tonight => Some(self.explained(0, i + 1)),
            Word::Yesterday => Some(self.explained(-1, self.part_of_day(i + 1))),
            Word::Tomorrow => Some(self.explained(1, self.part_of_day(i + 1))),
            Word::This => self.this(i + 1),
            Word::Current => self
                .this(i + 1)
                .filter(|_| !self.is(i + 1, Word::Unit(Unit::Day))),
            // "will last three days"
            Word::Last if i > 0 && modal(self.str(i - 1)) => None,
            Word::Last => self.counted_unit(Which::Last, i + 1),
            Word::Next => self.next(i + 1),
            Word::Coming => self.counted_unit(Which::Coming, i + 1),
            Word::Past => self
                .recent(false, i + 1)
                .or_else(|| self.counted_unit(Which::Last, i + 1)),
            Word::Previous => self.beside_previous(-1, i + 1),
            Word::Following => self.beside_previous(1, i + 1),
            Word::That => {
                let at = self.skip(self.skip(i + 1, Word::Very), Word::Same);
                self.same(at)
            }
            Word::Same => self.same(i + 1),
            Word::Unit(Unit::Day) => self.day_before_or_after(i),
            Word::Unit(Unit::Month) => self.week_of(i),
            Word::The => self.definite(i),
            _ => None,
        }
    }

    /// "today (Thursday)", "yesterday (June 4)", "tomorrow, March 24": one day told twice, and
    /// the day of the month is the surer of the two. `i` is after the first.
    fn explained(&self, offset: i16, i: usize) -> Found {
        let told = (day(offset, Base::Anchor), i);
        let open = self.mark(i, b'(');
        if !open && !self.mark(i, b',') {
            return told;
        }
        match self.single(i + 1) {
            Some((date @ DateExpr::Day(_), end)) if !open => (date, end),
            Some((date @ DateExpr::Day(_), end)) if self.mark(end, b')') => (date, end + 1),
            Some((DateExpr::Weekday { .. }, end)) if open && self.mark(end, b')') => {
                (told.0, end + 1)
            }
            _ => told,
        }
    }

    /// What follows "the".
    fn definite(&self, i: usize) -> Option<Found> {
        let at = i + 1;
        if let Kind::Decade(first) = self.kind(at)? {
            return Some((DateExpr::Decade(first), at + 1));
        }
        match self.word(at)? {
            Word::Next => {
                if self.is(at + 1, Word::Unit(Unit::Day)) || self.day_part(at + 1).is_some() {
                    return Some((day(1, Base::Previous), at + 2));
                }
                self.recent(true, at + 1).or_else(|| self.next(at + 1))
            }
            Word::Last | Word::Past => {
                let unit = self.word(at + 1);
                // "the last week of July" is counted elsewhere; "the last day of the visit" too.
                if self.is(at + 2, Word::Of) {
                    return None;
                }
                self.recent(false, at + 1).or_else(|| match unit {
                    Some(Word::Unit(Unit::Week | Unit::Month | Unit::Year | Unit::Decade)) => {
                        self.one_recent(false, at + 1)
                    }
                    _ => None,
                })
            }
            Word::Coming => self
                .recent(true, at + 1)
                .or_else(|| self.counted_unit(Which::Coming, at + 1)),
            Word::Previous => self.beside_previous(-1, at + 1),
            Word::Following => self.beside_previous(1, at + 1),
            Word::Same => self.same(at + 1),
            Word::Current => self.this(at + 1),
            Word::Unit(_) | Word::DayPart(_) => {
                self.day_before_or_after(at).or_else(|| self.week_of(at))
            }
            Word::Weekend => Some((DateExpr::Weekend { offset: 0 }, at + 1)),
            Word::Season(_) => self.season(at),
            Word::Weekday(..) => self.weekday_before_or_after(at),
            _ => None,
        }
    }

    /// "the week of July 18", "the month of July", "the week beginning February 4".
    fn week_of(&self, i: usize) -> Option<Found> {
        let Some(Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year))) = self.word(i) else {
            return None;
        };
        let mut at = match self.word(i + 1)? {
            Word::Of | Word::Starting | Word::Beginning => i + 2,
            _ => return None,
        };
        at = self.skip(at, Word::On);
        if unit == Unit::Year {
            return self.named_year(i);
        }
        let (date, end) = self.single(at).or_else(|| self.loose_day(at))?;
        match (unit, &date) {
            (Unit::Month, DateExpr::Month { .. }) => Some((date, end)),
            (Unit::Week, DateExpr::Day(_) | DateExpr::Weekday { .. }) => Some((
                DateExpr::Period {
                    unit,
                    offset: 0,
                    base: Base::Date(Box::new(date)),
                },
                end,
            )),
            _ => None,
        }
    }

    /// What follows "this": a unit, a day, a month, a part of the day.
    fn this(&self, i: usize) -> Option<Found> {
        let i = self.skip(self.skip(i, Word::Very), Word::Filler);
        match self.word(i)? {
            Word::Coming => self.counted_unit(Which::Coming, i + 1),
            Word::Past => self.counted_unit(Which::Last, i + 1),
            Word::DayPart(_) => Some((day(0, Base::Anchor), i + 1)),
            Word::Unit(Unit::Day) if self.before(i) != Some(Word::Very) => None,
            Word::Unit(Unit::Week) => self.this_week(0, i + 1),
            Word::Unit(Unit::Minute | Unit::Hour) => None,
            Word::Unit(_) if self.str(i).ends_with('s') => None,
            _ => self.counted_unit(Which::This, i),
        }
    }

    /// "this week", "next week on Friday", "last week, on Tuesday", "last week Sunday"; `i` is after the unit.
    fn this_week(&self, offset: i16, i: usize) -> Option<Found> {
        // "this week-end"
        if self.mark(i, b'-') && self.is(i + 1, Word::End) && self.tight(i + 1) {
            return Some((DateExpr::Weekend { offset }, i + 2));
        }
        // "last week, on Tuesday"
        let comma = self.mark(i, b',')
            && self.is(i + 1, Word::On)
            && !matches!(self.kind(i + 3), Some(Kind::Word(Word::Other)));
        let at = self.skip(i + usize::from(comma), Word::On);
        let week = Some(offset);
        if let Some(Word::Weekday(number, _)) = self.word(at)
            && self.day_number(at + 1).is_none()
        {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(number).ok()?;
            let expr = DateExpr::Weekday {
                weekday,
                which: None,
                week,
            };
            return Some((expr, self.part_of_day(at + 1)));
        }
        // "next week from Tuesday to Thursday"
        if matches!(self.word(i), Some(Word::From | Word::Between))
            && let Some((
                DateExpr::Range {
                    start: Some(start),
                    end: Some(end),
                },
                next,
            )) = self.bounded(i)
            && let (
                DateExpr::Weekday {
                    weekday: first,
                    which: None,
                    week: None,
                },
                DateExpr::Weekday {
                    weekday: last,
                    which: None,
                    week: None,
                },
            ) = (*start, *end)
        {
            let day = |weekday| {
                Some(Box::new(DateExpr::Weekday {
                    weekday,
                    which: None,
                    week,
                }))
            };
            return Some((
                DateExpr::Range {
                    start: day(first),
                    end: day(last),
                },
                next,
            ));
        }
        let week = DateExpr::Period {
            unit: Unit::Week,
            offset,
            base: Base::Anchor,
        };
        Some((week, i))
    }

    /// What follows "next".
    fn next(&self, i: usize) -> Option<Found> {
        if self.is(i, Word::Unit(Unit::Day)) && !self.str(i).ends_with('s') {
            return Some((day(1, Base::Previous), i + 1));
        }
        self.counted_unit(Which::Next, i)
    }

    /// What follows "last", "this", "next", "coming": a unit, a day, a month, a season.
    fn counted_unit(&self, which: Which, i: usize) -> Option<Found> {
        let offset = match which {
            Which::Last => -1,
            Which::This => 0,
            Which::Next | Which::Coming => 1,
        };
        if matches!(self.kind(i), Some(Kind::Number { .. })) {
            return self.recent(offset > 0, i).filter(|_| which != Which::This);
        }
        match self.word(i)? {
            Word::Unit(Unit::Week) if self.str(i) == "week" => self.this_week(offset, i + 1),
            Word::Unit(Unit::Year) if !self.str(i).ends_with('s') => {
                // "last year's" ends before the apostrophe; "next year June" is not written.
                Some((DateExpr::Year(YearRef::Relative(offset)), i + 1))
            }
            Word::Unit(Unit::Day) if self.str(i) == "day" && which == Which::This => {
                Some((day(0, Base::Anchor), i + 1))
            }
            Word::Unit(unit @ (Unit::Month | Unit::Quarter | Unit::Decade))
                if !self.str(i).ends_with('s') =>
            {
                Some((
                    DateExpr::Period {
                        unit,
                        offset,
                        base: Base::Anchor,
                    },
                    i + 1,
                ))
            }
            Word::Weekend => Some((DateExpr::Weekend { offset }, i + 1)),
            Word::DayPart(DayPart::Night | DayPart::Evening) if which == Which::Last => {
                Some((day(-1, Base::Anchor), i + 1))
            }
            Word::Weekday(..) => self.which_weekday(which, i),
            Word::Month(..) => self.which_month(which, i),
            Word::Season(_) => {
                let (expr, end) = self.season(i)?;
                let DateExpr::Season { season, year, .. } = expr else {
                    return None;
                };
                Some((
                    DateExpr::Season {
                        season,
                        year,
                        which: Some(which),
                    },
                    end,
                ))
            }
            _ => self.recent(offset > 0, i).filter(|_| which != Which::This),
        }
    }

    /// "last September", "next June", "last May 19".
    fn which_month(&self, which: Which, i: usize) -> Option<Found> {
        if let Some((DateExpr::Day(mut day), end)) = self.month_first(i) {
            day.which = day.year.is_none().then_some(which);
            return Some((DateExpr::Day(day), end));
        }
        let (expr, end) = self.month(i)?;
        let DateExpr::Month { month, year, .. } = expr else {
            return None;
        };
        let which = year.is_none().then_some(which);
        Some((DateExpr::Month { month, year, which }, end))
    }

    /// "two weeks" after "the past", "the next": a number and a unit. "days" alone is a guess.
    pub(super) fn recent(&self, forward: bool, i: usize) -> Option<Found> {
        if let Some((by, end)) = self.quantity(i).filter(|_| !self.is(i, Word::A)) {
            return Some((DateExpr::Recent { by, forward }, end));
        }
        if self.is(i, Word::Fortnight) {
            return Some((
                DateExpr::Recent {
                    by: Span::new(2, Unit::Week),
                    forward,
                },
                i + 1,
            ));
        }
        let Word::Unit(unit) = self.word(i)? else {
            return None;
        };
        if !self.str(i).ends_with('s') {
            return None;
        }
        let by = Span {
            vague: true,
            ..Span::new(3, unit)
        };
        Some((DateExpr::Recent { by, forward }, i + 1))
    }

    /// "the last week", "the past month": the time up to now.
    fn one_recent(&self, forward: bool, i: usize) -> Option<Found> {
        let Word::Unit(unit) = self.word(i)? else {
            return None;
        };
        Some((
            DateExpr::Recent {
                by: Span::new(1, unit),
                forward,
            },
            i + 1,
        ))
    }

    fn day_part(&self, i: usize) -> Option<DayPart> {
        match self.word(i)? {
            Word::DayPart(part) => Some(part),
            _ => None,
        }
    }
}

/// A day counted from `base`.
pub(super) fn day(offset: i16, base: Base) -> DateExpr {
    DateExpr::Period {
        unit: Unit::Day,
        offset,
        base,
    }
}

/// A word behind which "last" is a verb.
fn modal(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "will" | "would" | "to" | "may" | "might" | "can" | "could" | "should" | "must"
    )
}
