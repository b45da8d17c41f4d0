//! Dates as day numbers, for blocking and for windows.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sidelines_facts::Edtf;

/// Days from 1970-01-01.
pub(crate) type Day = i32;

/// First and last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Days {
    pub(crate) first: Day,
    pub(crate) last: Day,
}

/// The day's number. Proleptic Gregorian, after H. Hinnant, "chrono-compatible low-level date algorithms".
pub(crate) fn day_number(date: Date) -> Day {
    let (y, m, d) = (
        i32::from(date.year()),
        i32::from(date.month()),
        i32::from(date.day()),
    );
    let y = if m <= 2 { y - 1 } else { y };
    let era = y.div_euclid(400);
    let year_of_era = y - era * 400;
    let day_of_year = (153 * ((m + 9) % 12) + 2) / 5 + d - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The day with a number.
pub(crate) fn date(day: Day) -> Option<Date> {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch
        .checked_add(jiff::Span::new().try_days(day).ok()?)
        .ok()
}

impl Days {
    /// The days that `date` may mean; `None` where a year is not known.
    pub(crate) fn of(date: &Edtf) -> Option<Self> {
        let (first, last) = date.bounds()?;
        Some(Self {
            first: day_number(first),
            last: day_number(last),
        })
    }

    /// Days between the two; 0 where they share one.
    pub(crate) fn gap(self, other: Self) -> Day {
        (self.first - other.last)
            .max(other.first - self.last)
            .max(0)
    }

    pub(crate) fn widened(self, before: Day, after: Day) -> Self {
        Self {
            first: self.first - before,
            last: self.last + after,
        }
    }

    pub(crate) fn length(self) -> Day {
        self.last - self.first + 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_the_epoch() {
        let day = |t: &str| Days::of(&t.parse::<Edtf>().unwrap()).unwrap();
        assert_eq!(day("1970-01-01"), Days { first: 0, last: 0 });
        assert_eq!(day("2000-03-01").first, 11_017);
        assert_eq!(date(11_017), Some(jiff::civil::date(2000, 3, 1)));
        assert_eq!(day("2024-02").length(), 29);
        assert_eq!(day("2021-07-28").gap(day("2021-07-31")), 3);
        assert_eq!(day("2021-07").gap(day("2021-07-31")), 0);
    }
}
