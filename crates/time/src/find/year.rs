//! Years: "in 2017", "2021-22", "last year", and the year after a day or month.

use super::{Found, numeric::is_year, scan::Scan};
use crate::{
    expr::{DateExpr, Unit, YearRef},
    token::Kind,
    words::Word,
};

impl Scan<'_> {
    /// The year that follows a day or month: ", 2021", "/2021", "this year", "of last year".
    pub(super) fn year_after(&self, i: usize) -> (Option<YearRef>, usize) {
        let at = match self.word(i) {
            Some(Word::Of | Word::In) => i + 1,
            // "March 30/2022"
            _ if self.mark(i, b'/') && self.tight(i) && self.tight(i + 1) => i + 1,
            _ => self.skip_mark(i, b','),
        };
        if let Some(year) = self.year_number(at)
            && !(year % 500 == 0 && self.is_counted(at + 1))
        {
            return (Some(YearRef::Is(year)), at + 1);
        }
        let at = self.skip(self.skip(i, Word::Of), Word::The);
        match self.relative_year(at) {
            Some((year, end)) => (Some(year), end),
            None => (None, i),
        }
    }

    /// "this year", "last year", "that year", "the same year".
    pub(super) fn relative_year(&self, i: usize) -> Option<(YearRef, usize)> {
        let at = self.skip(i, Word::The);
        let year = match self.word(at)? {
            Word::This | Word::Current => YearRef::Relative(0),
            Word::Last | Word::Past => YearRef::Relative(-1),
            Word::Next | Word::Coming => YearRef::Relative(1),
            Word::That | Word::Same => YearRef::Same,
            _ => return None,
        };
        let at = at + 1 + usize::from(self.is(at, Word::That) && self.is(at + 1, Word::Same));
        self.is(at, Word::Unit(Unit::Year))
            .then_some((year, at + 1))
    }

    /// A number of four digits that can be a year.
    pub(super) fn year_number(&self, i: usize) -> Option<i16> {
        match self.kind(i)? {
            Kind::Number { value, digits: 4 } if is_year(value) => {
                let glued = self.tight(i + 1)
                    && matches!(self.kind(i + 1), Some(Kind::Mark(b'%') | Kind::Other));
                let glued = glued || self.is_colon_within(i + 1);
                (!glued).then_some(value)
            }
            _ => None,
        }
    }

    /// "2017", "2021-2022", "2021-22", "2021/22", "2021-07" where the context makes it a date.
    pub(super) fn years(&self, i: usize) -> Option<Found> {
        let first = self.year_number(i).filter(|_| self.stands_free(i))?;
        // 82-2100 is a number of something.
        let tail = self.tight(i)
            && i > 1
            && self.mark(i - 1, b'-')
            && matches!(self.kind(i - 2), Some(Kind::Number { .. }));
        if tail {
            return None;
        }
        if self.tight(i + 1)
            && self.tight(i + 2)
            && let Some(Kind::Mark(mark @ (b'-' | b'/'))) = self.kind(i + 1)
            && let Some(Kind::Number { value, digits }) = self.kind(i + 2)
        {
            let further = self.tight(i + 3) && self.kind(i + 3) == Some(Kind::Mark(mark));
            let later = value - first % 100;
            let short = later == 1 || (value > 12 && (1..=15).contains(&later));
            let last = match digits {
                4 if is_year(value) && value > first => Some(value),
                2 if short && (mark == b'-' || later == 1) => Some(first - first % 100 + value),
                _ => None,
            };
            if let Some(last) = last.filter(|_| !further) {
                let year = |y| Some(Box::new(DateExpr::Year(YearRef::Is(y))));
                return Some((
                    DateExpr::Range {
                        start: year(first),
                        end: year(last),
                    },
                    i + 3,
                ));
            }
            let month = i8::try_from(value).ok().filter(|m| (1..=12).contains(m));
            if let Some(month) = month.filter(|_| digits == 2 && mark == b'-' && !further) {
                let year = Some(YearRef::Is(first));
                return Some((
                    DateExpr::Month {
                        month,
                        year,
                        which: None,
                    },
                    i + 3,
                ));
            }
            // 2015-32 and 2010-2015-86 are numbers of something.
            return None;
        }
        let found = self.year_is_meant(i, first);
        found.then_some((DateExpr::Year(YearRef::Is(first)), i + 1))
    }

    /// "the year 2008".
    pub(super) fn named_year(&self, i: usize) -> Option<Found> {
        if !self.is(i, Word::Unit(Unit::Year)) || self.str(i).ends_with('s') {
            return None;
        }
        let at = self.skip(i + 1, Word::Of);
        let year = self.year_number(at)?;
        // "the year 2019-20"
        let range = self
            .years(at)
            .filter(|(expr, _)| matches!(expr, DateExpr::Range { .. }));
        Some(range.unwrap_or((DateExpr::Year(YearRef::Is(year)), at + 1)))
    }

    /// Whether a number that could be a year is one, and counts nothing.
    fn year_is_meant(&self, i: usize, year: i16) -> bool {
        let counts = self.is_counted(i + 1)
            || (self.is(i + 1, Word::Unit(Unit::Year)) || self.is(i + 1, Word::Unit(Unit::Day)));
        // "1930 GMT"
        let clock = [
            "GMT", "UTC", "IST", "EST", "EDT", "PKT", "BST", "CET", "hours", "hrs",
        ];
        if clock.contains(&self.str(i + 1)) || (i > 0 && clock.contains(&self.str(i - 1))) {
            return false;
        }
        // "the 1967 borders", "their 2024 talks" are of a year, "in 2000 villages" is not.
        let round = year % 50 == 0;
        let ranging = matches!(
            self.word(i + 1),
            Some(Word::To | Word::Till | Word::Through)
        );
        if ranging && self.year_number(i + 2).is_some() {
            return true;
        }
        match self.before(i) {
            Some(
                Word::In
                | Word::Since
                | Word::Till
                | Word::During
                | Word::Early
                | Word::Late
                | Word::The
                | Word::Function,
            ) => !(round && counts),
            Some(
                Word::Of
                | Word::By
                | Word::After
                | Word::Before
                | Word::From
                | Word::To
                | Word::Through
                | Word::And
                | Word::Or
                | Word::Between
                | Word::On
                | Word::Mid
                | Word::For
                | Word::Season(_),
            ) => !counts,
            Some(Word::Counting) => false,
            Some(_) if !self.capital(i - 1) && !self.tight(i) => {
                let closes = matches!(self.kind(i + 1), None | Some(Kind::Mark(_) | Kind::Break));
                closes && !round
            }
            Some(_) => !counts && (!round || self.capital(i + 1)),
            None => {
                let marked =
                    i > 0 && matches!(self.kind(i - 1), Some(Kind::Mark(b'(' | b'\'' | b',')));
                let named = self.capital(i + 1) || (i > 0 && self.mark(i - 1, b'-'));
                !counts && (marked || named || (i == 0 && !round))
            }
        }
    }
}
