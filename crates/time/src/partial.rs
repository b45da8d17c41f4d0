//! A date of limited precision: a year, a month or a day, the year perhaps unknown.

use std::fmt;

use jiff::civil::Date;

/// How exactly a date is known. A later variant is more exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// Only the year.
    Year,
    /// The month, its year known or not.
    Month,
    /// The day, its year known or not.
    Day,
}

/// A year (`2021`), a month (`2021-07`, `XXXX-07`) or a day (`2021-07-28`, `XXXX-07-28`).
///
/// Always a date of the calendar: `2021-02-29` cannot be made, `XXXX-02-29` can.
/// Years run from 0 to 9999, as four digits allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Partial {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
}

/// A leap year: a month and day whose year is unknown is checked against it.
pub(crate) const LEAP: i16 = 2000;

impl Partial {
    /// A whole year.
    pub fn year(year: i16) -> Option<Self> {
        (0..=9999).contains(&year).then_some(Self {
            year: Some(year),
            month: None,
            day: None,
        })
    }

    /// A whole month (1 to 12), of an unknown year where `year` is `None`.
    pub fn month(year: Option<i16>, month: i8) -> Option<Self> {
        let good = (1..=12).contains(&month) && year.is_none_or(|y| (0..=9999).contains(&y));
        good.then_some(Self {
            year,
            month: Some(month),
            day: None,
        })
    }

    /// A day of the month, of an unknown year where `year` is `None`.
    pub fn day(year: Option<i16>, month: i8, day: i8) -> Option<Self> {
        if year.is_some_and(|y| !(0..=9999).contains(&y)) {
            return None;
        }
        Date::new(year.unwrap_or(LEAP), month, day).ok()?;
        Some(Self {
            year,
            month: Some(month),
            day: Some(day),
        })
    }

    /// The year, if known.
    pub fn year_number(self) -> Option<i16> {
        self.year
    }

    /// The month from 1 to 12, if the date is that exact.
    pub fn month_number(self) -> Option<i8> {
        self.month
    }

    /// The day of the month from 1 to 31, if the date is that exact.
    pub fn day_number(self) -> Option<i8> {
        self.day
    }

    /// How exactly the date is given.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (_, Some(_)) => Precision::Day,
            (Some(_), None) => Precision::Month,
            (None, None) => Precision::Year,
        }
    }

    /// The one calendar day meant, if the date is a day of a known year.
    pub fn as_date(self) -> Option<Date> {
        Date::new(self.year?, self.month?, self.day?).ok()
    }

    /// The same month or day in `year`, if it was unknown; `None` for 29 February of a common year.
    pub fn with_year(self, year: i16) -> Option<Self> {
        match (self.year, self.month, self.day) {
            (Some(_), _, _) => Some(self),
            (None, Some(month), Some(day)) => Self::day(Some(year), month, day),
            (None, Some(month), None) => Self::month(Some(year), month),
            (None, None, _) => Self::year(year),
        }
    }

    /// The first and last day meant, if the year is known.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let year = self.year?;
        let first = Date::new(year, self.month.unwrap_or(1), self.day.unwrap_or(1)).ok()?;
        let last = match self.precision() {
            Precision::Day => first,
            Precision::Month => first.last_of_month(),
            Precision::Year => first.last_of_year(),
        };
        Some((first, last))
    }
}

impl From<Date> for Partial {
    /// The day itself. Years outside 0..=9999, which four digits cannot write, lose their year.
    fn from(date: Date) -> Self {
        let year = Some(date.year()).filter(|y| (0..=9999).contains(y));
        Self {
            year,
            month: Some(date.month()),
            day: Some(date.day()),
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}
