//! Dates in figures: "2021-07-28", "28/07/2021", "18.9.2024", "11/15/2023", "15-Jan-2021".

use super::{Found, calendar::plain, scan::Scan};
use crate::{
    expr::{DateExpr, MonthRef, YearRef},
    token::Kind,
};

impl Scan<'_> {
    /// A date in figures that begins at token `i`.
    pub(super) fn numeric(&self, i: usize) -> Option<Found> {
        let (first, first_digits) = self.figure(i)?;
        let Some(Kind::Mark(mark @ (b'-' | b'/' | b'.'))) = self.kind(i + 1) else {
            return None;
        };
        let (third, third_digits) = self.figure(i + 4)?;
        let apart = self.kind(i + 3) == Some(Kind::Mark(mark));
        let tight = (1..=4).all(|n| self.tight(i + n));
        // "9. 12. 2022"
        let spaced = mark == b'.'
            && third_digits == 4
            && self.tight(i + 1)
            && self.tight(i + 3)
            && !self.tight(i + 2)
            && !self.tight(i + 4);
        if !apart || !(tight || spaced) || !self.stands_free(i) {
            return None;
        }
        // 192.168.10.20 and 1-2-3-4 are no dates.
        if self.kind(i + 5) == Some(Kind::Mark(mark)) && self.tight(i + 5) && self.tight(i + 6) {
            return None;
        }
        // "06/11/21"
        let digits = |n: usize| self.figure(i + n).map(|(_, digits)| digits);
        let short_year = [0, 2, 4].map(digits) == [Some(2); 3] && mark != b'-';
        let (third, third_digits) = match (short_year, third) {
            (true, 0..50) => (third + 2000, 4),
            (true, _) => (third + 1900, 4),
            _ => (third, third_digits),
        };
        let (month, day, year, swappable) = if let Some(month) = self.month_name(i + 2) {
            match (first_digits, third_digits) {
                (4, 1 | 2) => (month, third, first, false),
                (1 | 2, 4) => (month, first, third, false),
                _ => return None,
            }
        } else {
            let (second, _) = self.figure(i + 2).filter(|(_, digits)| *digits <= 2)?;
            match (first_digits, third_digits) {
                (4, 1 | 2) => (i8::try_from(second).ok()?, third, first, false),
                (1 | 2, 4) if second > 12 => (i8::try_from(first).ok()?, second, third, false),
                (1 | 2, 4) => (
                    i8::try_from(second).ok()?,
                    first,
                    third,
                    first <= 12 && first != second,
                ),
                _ => return None,
            }
        };
        let day = i8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
        if !(1..=12).contains(&month) || !is_year(year) {
            return None;
        }
        let mut date = plain(day, Some(MonthRef::Is(month)), Some(YearRef::Is(year)));
        date.swappable = swappable;
        Some((DateExpr::Day(date), i + 5))
    }

    /// A bare number and how many digits it has.
    fn figure(&self, i: usize) -> Option<(i16, u8)> {
        match self.kind(i)? {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }
}

/// The years that reports speak of.
pub(super) fn is_year(number: i16) -> bool {
    (1900..=2100).contains(&number)
}
