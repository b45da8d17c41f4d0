//! Dates counted from the date last spoken of: "the day before", "the following week", "the same
//! evening".

use super::{Found, relative::day, scan::Scan};
use crate::{
    expr::{Base, DateExpr, Span, Unit, Which},
    token::Kind,
    words::Word,
};

impl Scan<'_> {
    /// "the day before", "the evening before", "the week after", "the day after tomorrow".
    pub(super) fn day_before_or_after(&self, i: usize) -> Option<Found> {
        let unit = match self.word(i)? {
            Word::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year)) => unit,
            Word::DayPart(_) => Unit::Day,
            _ => return None,
        };
        let forward = match self.word(i + 1)? {
            Word::Before => false,
            Word::After => true,
            _ => return None,
        };
        // "the week after next"
        if forward && self.is(self.skip(i + 2, Word::The), Word::Next) {
            return Some((
                DateExpr::Period {
                    unit,
                    offset: 2,
                    base: Base::Anchor,
                },
                self.skip(i + 2, Word::The) + 1,
            ));
        }
        let bare = self.before(i) != Some(Word::The);
        let (expr, end) = self.counted_from(Span::new(1, unit), forward, i + 2)?;
        let DateExpr::Shift { base, .. } = &expr else {
            return None;
        };
        match base {
            // "day after day"
            _ if bare && !matches!(base, Base::Date(_)) => None,
            Base::Previous if unit != Unit::Day => {
                let offset = if forward { 1 } else { -1 };
                Some((
                    DateExpr::Period {
                        unit,
                        offset,
                        base: Base::Previous,
                    },
                    end,
                ))
            }
            _ => Some((expr, end)),
        }
    }

    /// "the Monday before", "the Friday after that": kept as the day of the week only.
    pub(super) fn weekday_before_or_after(&self, i: usize) -> Option<Found> {
        let (expr, end) = self.weekday(i)?;
        match self.word(end) {
            Some(Word::Before | Word::After) => None,
            _ => matches!(expr, DateExpr::Day(_)).then_some((expr, end)),
        }
    }

    /// What follows "the previous" or "the following": counted from the date last spoken of.
    pub(super) fn beside_previous(&self, offset: i16, i: usize) -> Option<Found> {
        if matches!(
            self.kind(i)?,
            Kind::Number { .. } | Kind::Word(Word::Cardinal(_))
        ) {
            return self.recent(offset > 0, i);
        }
        match self.word(i)? {
            Word::Unit(Unit::Day) | Word::DayPart(_) if self.str(i) != "days" => {
                Some((day(offset, Base::Previous), i + 1))
            }
            Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))
                if !self.str(i).ends_with('s') =>
            {
                Some((
                    DateExpr::Period {
                        unit,
                        offset,
                        base: Base::Previous,
                    },
                    i + 1,
                ))
            }
            Word::Weekday(..) => self.which_weekday(
                if offset < 0 {
                    Which::Last
                } else {
                    Which::Coming
                },
                i,
            ),
            _ => None,
        }
    }

    /// What follows "the same" or "that".
    pub(super) fn same(&self, i: usize) -> Option<Found> {
        match self.word(i)? {
            Word::Unit(Unit::Day) | Word::DayPart(_) if self.str(i) != "days" => {
                Some((day(0, Base::Previous), i + 1))
            }
            Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year))
                if !self.str(i).ends_with('s') =>
            {
                Some((
                    DateExpr::Period {
                        unit,
                        offset: 0,
                        base: Base::Previous,
                    },
                    i + 1,
                ))
            }
            _ => None,
        }
    }
}
