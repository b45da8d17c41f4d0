//! Parts and counted pieces of longer times: "early March", "the end of the month", "later this
//! week", "the first week of September", "the second day of his visit", "the summer of 2019".

use super::{Found, scan::Scan};
use crate::{
    expr::{Base, Countable, DateExpr, Part, Unit, YearRef},
    token::Kind,
    words::Word,
};

impl Scan<'_> {
    /// "early March", "late on Tuesday", "mid-2019", "the end of next week", "later in the day".
    pub(super) fn part(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, Word::The);
        let (part, next) = match self.word(at)? {
            Word::Early => (Part::Early, self.skip_mark(at + 1, b'-')),
            Word::Late => (Part::Late, self.skip_mark(at + 1, b'-')),
            // "end-March"
            Word::End if self.mark(at + 1, b'-') && self.month_name(at + 2).is_some() => {
                (Part::Late, at + 2)
            }
            Word::Mid => (Part::Mid, self.skip_mark(at + 1, b'-')),
            Word::Earlier => (Part::Earlier, self.earlier_link(at + 1)),
            Word::Later => (Part::Later, self.earlier_link(at + 1)),
            Word::Beginning if self.is(at + 1, Word::Of) => (Part::Early, at + 2),
            Word::Middle if self.is(at + 1, Word::Of) => (Part::Mid, at + 2),
            Word::End if self.is(at + 1, Word::Of) => (Part::Late, at + 2),
            Word::Rest => (Part::Later, self.skip(at + 1, Word::Of)),
            _ => return None,
        };
        let next = match part {
            Part::Early | Part::Late if matches!(self.word(next), Some(Word::On | Word::In)) => {
                next + 1
            }
            _ => next,
        };
        let (of, end) = self.whole(next)?;
        let expr = match of {
            // A day has no parts that a date could tell.
            DateExpr::Day(_) | DateExpr::Weekday { .. } | DateExpr::Shift { .. } => of,
            DateExpr::Period {
                unit: Unit::Day, ..
            } => of,
            DateExpr::Duration(_) | DateExpr::Range { .. } | DateExpr::Recent { .. } => {
                return None;
            }
            _ => DateExpr::Part {
                part,
                of: Box::new(of),
            },
        };
        Some((expr, end))
    }

    /// `i` past "in", "on", "that" after "earlier" or "later".
    fn earlier_link(&self, i: usize) -> usize {
        match self.word(i) {
            Some(Word::In | Word::On | Word::During) => i + 1,
            _ => i,
        }
    }

    /// Something that has parts: "the month", "this week", "March 2021", "the day".
    fn whole(&self, i: usize) -> Option<Found> {
        if self.is(i, Word::The)
            && let Some(Word::Unit(unit)) = self.word(i + 1)
            && !self.str(i + 1).ends_with('s')
            && !self.is(i + 2, Word::Of)
        {
            let base = if unit == Unit::Day {
                Base::Previous
            } else {
                Base::Anchor
            };
            let whole = match unit {
                Unit::Minute | Unit::Hour => return None,
                Unit::Year => DateExpr::Year(YearRef::Relative(0)),
                _ => DateExpr::Period {
                    unit,
                    offset: 0,
                    base,
                },
            };
            return Some((whole, i + 2));
        }
        // "end of month", as headlines have it
        if self.is(i.wrapping_sub(1), Word::Of)
            && let Some(Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year))) = self.word(i)
            && !self.str(i).ends_with('s')
            && self.ends_noun(i + 1)
        {
            return Some((
                DateExpr::Period {
                    unit,
                    offset: 0,
                    base: Base::Anchor,
                },
                i + 1,
            ));
        }
        if self.is(i, Word::The) && self.is(i + 1, Word::Weekend) {
            return Some((DateExpr::Weekend { offset: 0 }, i + 2));
        }
        if let Some(year) = self.year_number(i).filter(|_| self.years(i).is_none()) {
            return Some((DateExpr::Year(YearRef::Is(year)), i + 1));
        }
        if matches!(self.word(i), Some(Word::Month(..))) && self.month_first(i).is_none() {
            let (expr, end) = self.month(i).or_else(|| {
                let month = self.month_name(i)?;
                Some((
                    DateExpr::Month {
                        month,
                        year: None,
                        which: None,
                    },
                    i + 1,
                ))
            })?;
            return Some((expr, end));
        }
        let of = self.skip(i, Word::The);
        if matches!(self.word(of), Some(Word::Other | Word::Function)) {
            return None;
        }
        if matches!(self.kind(i), Some(Kind::Number { .. })) && self.numeric(i).is_none() {
            return self.day_first(i).or_else(|| self.years(i));
        }
        self.single(i)
    }

    /// "the first week of September", "last Friday in March", "the second half of the year",
    /// "the second day of his visit".
    pub(super) fn nth(&self, i: usize) -> Option<Found> {
        let at = self.skip(i, Word::The);
        let (n, at) = match self.kind(at)? {
            Kind::Word(Word::Nth(n)) | Kind::Ordinal(n) => (n, at + 1),
            Kind::Word(Word::Last) => (-1, at + 1),
            _ => return None,
        };
        if let Some(found) = self.edge(n, at) {
            return Some(found);
        }
        let what = match self.word(at)? {
            Word::Unit(Unit::Day) if self.str(at) == "day" => Countable::Day,
            Word::Unit(Unit::Week) if self.str(at) == "week" => Countable::Week,
            Word::Unit(Unit::Quarter) if self.str(at) == "quarter" => Countable::Quarter,
            Word::Half => Countable::Half,
            Word::Weekend => Countable::Weekend,
            Word::Weekday(number, _) => {
                Countable::Weekday(jiff::civil::Weekday::from_monday_one_offset(number).ok()?)
            }
            _ => return None,
        };
        let linked = match self.word(at + 1) {
            Some(Word::Of | Word::In) => true,
            // "the third quarter this year"
            Some(Word::This | Word::Last | Word::Next) => {
                return self.nth_of(n, what, at + 1);
            }
            // "4th quarter 2018"
            None if self.year_number(at + 1).is_some() => return self.nth_of(n, what, at + 1),
            _ => false,
        };
        if !linked {
            // "on the second day", "on the final day": of what was spoken of before.
            let day = what == Countable::Day && n > 0 && self.ends_noun(at + 1);
            return (day && self.before(i) == Some(Word::On))
                .then_some((DateExpr::DayOf { n }, at + 1));
        }
        match self.nth_of(n, what, at + 2) {
            None if what == Countable::Day && self.is(at + 1, Word::Of) => {
                Some((DateExpr::DayOf { n }, at + 1))
            }
            found => found,
        }
    }

    /// "ten days of August" after "the first" or "the last".
    fn edge(&self, n: i8, i: usize) -> Option<Found> {
        if !matches!(n, 1 | -1) || self.is(i, Word::A) {
            return None;
        }
        let (by, at) = self.quantity(i)?;
        let linked = matches!(self.word(at), Some(Word::Of | Word::In));
        let (of, end) = linked.then(|| self.whole(at + 1)).flatten()?;
        let long = matches!(
            of,
            DateExpr::Month { .. } | DateExpr::Year(_) | DateExpr::Period { .. }
        );
        long.then(|| {
            (
                DateExpr::Edge {
                    by,
                    last: n < 0,
                    of: Box::new(of),
                },
                end,
            )
        })
    }

    /// The `n`th of what is counted within the time at `i`.
    fn nth_of(&self, n: i8, what: Countable, i: usize) -> Option<Found> {
        let (of, end) = self.whole(i)?;
        let long = matches!(
            of,
            DateExpr::Month { .. }
                | DateExpr::Year(_)
                | DateExpr::Period {
                    unit: Unit::Week | Unit::Month | Unit::Year,
                    ..
                }
                | DateExpr::Decade(_)
        );
        long.then(|| {
            (
                DateExpr::Nth {
                    n,
                    what,
                    of: Box::new(of),
                },
                end,
            )
        })
    }

    /// "the evening of May 31", "the night of Tuesday".
    pub(super) fn part_of(&self, i: usize) -> Option<Found> {
        if !matches!(self.word(i), Some(Word::DayPart(_))) || !self.is(i + 1, Word::Of) {
            return None;
        }
        let (day, end) = self.single(i + 2)?;
        let whole = matches!(day, DateExpr::Day(_) | DateExpr::Weekday { .. });
        whole.then_some((day, end))
    }

    /// "day two": of the stay or meeting spoken of.
    pub(super) fn numbered_day(&self, i: usize) -> Option<Found> {
        let Word::Cardinal(n @ 1..=20) = self.word(i + 1)? else {
            return None;
        };
        let placed = self.before(i) == Some(Word::On) || self.is(i + 2, Word::Of);
        let n = i8::try_from(n).ok()?;
        placed.then_some((DateExpr::DayOf { n }, i + 2))
    }

    /// "spring 2024", "the summer of 2019", "in the autumn"; a bare season is no date.
    pub(super) fn season(&self, i: usize) -> Option<Found> {
        let Word::Season(season) = self.word(i)? else {
            return None;
        };
        let (year, end) = self.year_after(self.skip(i + 1, Word::Of));
        let before = self.before(i);
        let placed = matches!(
            before,
            Some(Word::Last | Word::This | Word::Next | Word::Coming | Word::Past)
        ) || (before == Some(Word::The)
            && i > 1
            && matches!(self.word(i - 2), Some(Word::In | Word::During | Word::By)))
            && !self.is(i + 1, Word::Of);
        if year.is_none() && !placed {
            return None;
        }
        let end = if year.is_some() { end } else { i + 1 };
        Some((
            DateExpr::Season {
                season,
                year,
                which: None,
            },
            end,
        ))
    }
}
