//! Lengths of time and what is counted with them: "a three-day visit", "two days ago",
//! "a week later", "the day before".

use super::{Found, scan::Scan};
use crate::{
    expr::{Base, DateExpr, Span, Unit},
    token::Kind,
    words::Word,
};

impl Scan<'_> {
    /// A length of time at `i`, and what it is counted from if that is said.
    pub(super) fn counted(&self, i: usize) -> Option<Found> {
        if let Some(found) = self.turned(i) {
            return Some(found);
        }
        let (span, end) = self.quantity(i)?;
        // "for ten days from 18 December" is a stay, not the 28th.
        let stay = self.before(i) == Some(Word::For) && self.is(end, Word::From);
        if let Some(found) = self.shifted(span, end).filter(|_| !stay) {
            return Some(found);
        }
        // "a 52-year-old man"
        if self.is(self.skip_mark(end, b'-'), Word::Old) {
            return None;
        }
        let long = self.skip_mark(end, b'-');
        let end = if self.is(long, Word::Long) {
            long + 1
        } else {
            end
        };
        // "twice a day", "once a year" say how often.
        let often = self.is(i, Word::A) && !matches!(self.before(i), Some(Word::For | Word::In));
        if often && span.vague == Span::default().vague && span.days == 1 {
            return None;
        }
        Some((DateExpr::Duration(span), end))
    }

    /// "two previous years", "three coming weeks": the number before the word that turns it.
    fn turned(&self, i: usize) -> Option<Found> {
        let (n, false, false, end) = self.count(i)? else {
            return None;
        };
        let forward = match self.word(end)? {
            Word::Next | Word::Coming => true,
            Word::Last | Word::Past | Word::Previous => false,
            _ => return None,
        };
        let Word::Unit(unit) = self.word(end + 1)? else {
            return None;
        };
        let plural = self.str(end + 1).ends_with('s') && !self.is(i, Word::A);
        plural.then(|| {
            (
                DateExpr::Recent {
                    by: Span::new(n, unit),
                    forward,
                },
                end + 2,
            )
        })
    }

    /// "ago", "later", "before yesterday", "from now" after a length of time.
    fn shifted(&self, by: Span, i: usize) -> Option<Found> {
        let shift = |forward, base, end| Some((DateExpr::Shift { by, forward, base }, end));
        match self.word(i)? {
            Word::Ago => {
                // "50 years ago this month"
                if let Some((period, end)) = self.this_period(i + 1) {
                    return shift(false, Base::Date(Box::new(period)), end);
                }
                shift(false, Base::Anchor, i + 1)
            }
            Word::Earlier => shift(false, Base::Previous, i + 1),
            Word::Later => shift(true, Base::Previous, i + 1),
            Word::From if self.is(i + 1, Word::Now) => shift(true, Base::Anchor, i + 2),
            Word::From => {
                let (date, end) = self.single(i + 1).filter(|(date, _)| !date.is_duration())?;
                shift(true, Base::Date(Box::new(date)), end)
            }
            Word::Before => self.counted_from(by, false, i + 1),
            // "a day prior", "a week prior to the vote", "two days ahead of the summit"
            Word::Prior => self.counted_from(by, false, self.skip(i + 1, Word::To)),
            Word::Function if self.str(i) == "ahead" && self.is(i + 1, Word::Of) => {
                self.counted_from(by, false, i + 2)
            }
            Word::After => self.counted_from(by, true, i + 1),
            _ if self.str(i) == "hence" => shift(true, Base::Anchor, i + 1),
            _ => None,
        }
    }

    /// What follows "before" or "after".
    pub(super) fn counted_from(&self, by: Span, forward: bool, i: usize) -> Option<Found> {
        let shift = |base, end| Some((DateExpr::Shift { by, forward, base }, end));
        if self.is(i, Word::That) && self.ends_noun(i + 1) {
            return shift(Base::Previous, i + 1);
        }
        if let Some((date, end)) = self.single(i).filter(|(date, _)| !date.is_duration()) {
            return shift(Base::Date(Box::new(date)), end);
        }
        let (told, end) = match self.kind(i) {
            None | Some(Kind::Break | Kind::Mark(_)) => (false, i),
            // What follows tells the event: "a day before his visit", "two days after meeting Wei".
            Some(Kind::Word(Word::The | Word::A | Word::This | Word::That | Word::Other)) => {
                (true, i)
            }
            Some(Kind::Word(Word::Function)) => {
                let theirs = ["his", "her", "their", "its", "he", "she", "they", "it"];
                (theirs.contains(&self.str(i)), i)
            }
            _ => (false, i),
        };
        shift(if told { Base::Event } else { Base::Previous }, end)
    }

    /// "this month", "this week", "today" after "ago".
    fn this_period(&self, i: usize) -> Option<Found> {
        if self.is(i, Word::Today) {
            return Some((DateExpr::today(), i + 1));
        }
        if !self.is(i, Word::This) {
            return None;
        }
        match self.word(i + 1)? {
            Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year)) => Some((
                DateExpr::Period {
                    unit,
                    offset: 0,
                    base: Base::Anchor,
                },
                i + 2,
            )),
            _ => None,
        }
    }

    /// "in two weeks", "within three days": ahead of the day of speaking.
    pub(super) fn in_span(&self, i: usize) -> Option<Found> {
        // "the first visit in six years" looks back; the resolver asks the tense.
        let at = i + 1;
        let (by, end) = self.quantity(at)?;
        if self.shifted(by, end).is_some() {
            return None;
        }
        // "in a fortnight's time", "in two weeks' time"
        let owning = self.mark(end, b'\'') && self.tight(end);
        let after = end + usize::from(owning);
        let after = after + usize::from(owning && self.tight(after) && self.str(after) == "s");
        let end = if self.is(after, Word::Time) {
            after + 1
        } else {
            end
        };
        if self.is(i, Word::Within) {
            return Some((DateExpr::Recent { by, forward: true }, end));
        }
        // "in two weeks of talks", "in three days of fighting" are durations.
        if self.is(end, Word::Of) {
            return None;
        }
        Some((
            DateExpr::Shift {
                by,
                forward: true,
                base: Base::Anchor,
            },
            end,
        ))
    }

    /// "three days", "a couple of weeks", "two years and a month", "a week and a half".
    pub(super) fn quantity(&self, i: usize) -> Option<(Span, usize)> {
        let (mut span, mut end) = self.one_quantity(i)?;
        for _ in 0..3 {
            let at = match self.kind(end) {
                Some(Kind::Word(Word::And)) => end + 1,
                Some(Kind::Mark(b',')) => self.skip(end + 1, Word::And),
                _ => end,
            };
            if self.is(at, Word::A) && self.is(at + 1, Word::Half) {
                span = span.plus(half(span.unit));
                return Some((span, at + 2));
            }
            if self.is(at, Word::Half) && at > end {
                return Some((span.plus(half(span.unit)), at + 1));
            }
            let Some((more, next)) = self.one_quantity(at) else {
                break;
            };
            // "a week, two days ago" would be two things; longer units come first.
            if more.unit == span.unit {
                break;
            }
            span = span.plus(more);
            end = next;
        }
        Some((span, end))
    }

    /// A number and a unit.
    fn one_quantity(&self, i: usize) -> Option<(Span, usize)> {
        let at = self.skip(i, Word::All);
        if let Some(Word::LongUnit(unit)) = self.word(self.skip(at, Word::A)) {
            return Some((Span::new(1, unit), self.skip(at, Word::A) + 1));
        }
        if at > i
            && let Word::Unit(unit) = self.word(self.skip_mark(at, b'-'))?
        {
            return Some((Span::new(1, unit), self.skip_mark(at, b'-') + 1));
        }
        // "week-long"
        if let Some(Word::Unit(unit)) = self.word(i) {
            let long = self.mark(i + 1, b'-') && self.is(i + 2, Word::Long);
            return long.then(|| (Span::new(1, unit), i + 3));
        }
        let (n, vague, halved, end) = self.count(i)?;
        let at = self.skip(self.skip_mark(end, b'-'), Word::Filler);
        let at = self.skip(at, Word::All);
        let (mut span, end) = match self.word(at)? {
            Word::Unit(unit) => (Span::new(n, unit), at + 1),
            Word::DayPart(crate::expr::DayPart::Night) => (Span::new(n, Unit::Day), at + 1),
            Word::Fortnight => (Span::new(n.saturating_mul(2), Unit::Week), at + 1),
            _ => return None,
        };
        span.vague = vague;
        if halved {
            span = span.plus(half(span.unit));
        }
        Some((span, end))
    }

    /// "3", "three", "twenty-one", "a", "a few", "a couple of", "two and a half", "half a":
    /// the number, whether it is a guess, whether a half is to be added, and where it ends.
    fn count(&self, i: usize) -> Option<(u16, bool, bool, usize)> {
        match self.kind(i)? {
            // "1930 hours" is a time of the day.
            Kind::Number { value, digits }
                if self.stands_free(i) && (digits < 4 || value >= 2400) =>
            {
                Some((u16::try_from(value).ok()?, false, false, i + 1))
            }
            Kind::Word(Word::Cardinal(n)) => {
                let next = self.skip_mark(i + 1, b'-');
                let next = if n >= 20 {
                    self.skip(next, Word::And)
                } else {
                    i + 1
                };
                let (n, end) = match self.word(next) {
                    Some(Word::Cardinal(unit @ 1..=9)) if n >= 20 => (n + unit, next + 1),
                    _ => (n, i + 1),
                };
                let at = self.skip(end + 1, Word::A);
                let half = self.is(end, Word::And) && self.is(at, Word::Half);
                Some((n, false, half, if half { at + 1 } else { end }))
            }
            Kind::Word(Word::Vague(n)) => Some((
                n,
                self.str(i) != "couple",
                false,
                self.skip(i + 1, Word::Of),
            )),
            Kind::Word(Word::Half) => Some((0, false, true, self.skip(i + 1, Word::A))),
            Kind::Word(Word::A | Word::Another) => match self.word(i + 1)? {
                Word::Vague(n) => Some((
                    n,
                    self.str(i + 1) != "couple",
                    false,
                    self.skip(i + 2, Word::Of),
                )),
                Word::Cardinal(_) => self.count(i + 1),
                Word::Half => Some((0, false, true, i + 2)),
                _ if matches!(self.kind(i + 1), Some(Kind::Number { .. })) => self.count(i + 1),
                _ => Some((1, false, false, i + 1)),
            },
            _ => None,
        }
    }
}

/// Half of a unit in the next smaller one; nothing for half a day.
fn half(unit: Option<Unit>) -> Span {
    let mut span = match unit {
        Some(Unit::Hour) => Span::new(30, Unit::Minute),
        Some(Unit::Day) => Span::new(12, Unit::Hour),
        Some(Unit::Week) => Span::new(3, Unit::Day),
        Some(Unit::Month) => Span::new(15, Unit::Day),
        Some(Unit::Year) => Span::new(6, Unit::Month),
        Some(Unit::Decade) => Span::new(5, Unit::Year),
        _ => Span::default(),
    };
    span.unit = unit;
    span
}
