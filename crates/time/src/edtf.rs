//! The part of EDTF (ISO 8601-2) that the facts format uses.

mod compare;
mod parse;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use self::parse::ParseError;
use crate::partial::{Partial, Precision};

/// A date as the facts format writes it: a value of ISO 8601-2.
///
/// | form | meaning |
/// |---|---|
/// | `2021`, `2021-07`, `2021-07-28` | a year, a month, a day |
/// | `XXXX-07-28`, `XXXX-07` | a day or month whose year cannot be known |
/// | `2021-07-27/2021-07-29` | what lasts from one to the other, both included |
/// | `2021-06-04/..`, `../2021-06-04` | an open end |
/// | `[2021-07-28,2021-07-29]` | one of these |
///
/// Values are always in normal form: an interval has different ends in order, a set at least
/// two different members in order. Two equal dates are written the same.
///
/// ```
/// use sidelines_time::Edtf;
/// let visit: Edtf = "2021-07-27/2021-07-29".parse()?;
/// let meeting: Edtf = "2021-07-28".parse()?;
/// assert!(visit.contains(&meeting));
/// assert!("2021-02-29".parse::<Edtf>().is_err());
/// # Ok::<(), sidelines_time::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edtf(Kind);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Date(Partial),
    /// At least one end is there.
    Interval(Option<Partial>, Option<Partial>),
    /// At least two members, sorted, no two alike.
    OneOf(Vec<Partial>),
}

impl Edtf {
    /// What lasts from `start` to `end`, both included; `None` as an end leaves it open.
    ///
    /// `None` if both ends are open or the end lies before the start. Where neither year is known
    /// the interval may run over the new year (`XXXX-12-30/XXXX-01-02`); where only one is known
    /// there is no interval.
    pub fn interval(start: Option<Partial>, end: Option<Partial>) -> Option<Self> {
        match (start, end) {
            (None, None) => None,
            (Some(a), Some(b)) if a == b => Some(Self(Kind::Date(a))),
            (Some(a), Some(b)) => {
                let ordered = match (a.bounds(), b.bounds()) {
                    (Some(a), Some(b)) => a.0 <= b.1,
                    (None, None) => true,
                    _ => false,
                };
                ordered.then_some(Self(Kind::Interval(start, end)))
            }
            _ => Some(Self(Kind::Interval(start, end))),
        }
    }

    /// The days from `first` to `last`, both included; `None` if they are in the wrong order.
    pub fn days(first: Date, last: Date) -> Option<Self> {
        Self::interval(Some(first.into()), Some(last.into()))
    }

    /// One of `members`; `None` if there are none, or if the year of some is known and of others
    /// not. One member alone is simply that date.
    pub fn one_of(members: impl IntoIterator<Item = Partial>) -> Option<Self> {
        let mut members: Vec<Partial> = members.into_iter().collect();
        members.sort_by_key(|m| (m.bounds(), m.to_string()));
        members.dedup();
        let dated = members.iter().filter(|m| m.year_number().is_some()).count();
        if dated > 0 && dated < members.len() {
            return None;
        }
        match members.as_slice() {
            [] => None,
            [only] => Some(Self(Kind::Date(*only))),
            _ => Some(Self(Kind::OneOf(members))),
        }
    }

    /// The date, if it is neither an interval nor a set.
    pub fn as_partial(&self) -> Option<Partial> {
        match self.0 {
            Kind::Date(date) => Some(date),
            _ => None,
        }
    }

    /// The one day of the calendar meant, if there is exactly one.
    pub fn as_date(&self) -> Option<Date> {
        self.as_partial()?.as_date()
    }

    /// The ends of an interval, each `None` where open; `None` if this is no interval.
    pub fn ends(&self) -> Option<(Option<Partial>, Option<Partial>)> {
        match self.0 {
            Kind::Interval(start, end) => Some((start, end)),
            _ => None,
        }
    }

    /// The members of a set of alternatives; empty for anything else.
    pub fn alternatives(&self) -> &[Partial] {
        match &self.0 {
            Kind::OneOf(members) => members,
            _ => &[],
        }
    }

    /// Whether every year is known.
    pub fn has_year(&self) -> bool {
        self.parts().all(|part| part.year_number().is_some())
    }

    /// The precision of the least exact part.
    pub fn precision(&self) -> Precision {
        self.parts()
            .map(Partial::precision)
            .min()
            .unwrap_or(Precision::Year)
    }

    /// The first and last day meant, if the years are known. An open end is the first or last day
    /// that the calendar library can tell (`Date::MIN`, `Date::MAX`); a set reaches from its first
    /// to its last member.
    pub fn bounds(&self) -> Option<(Date, Date)> {
        match &self.0 {
            Kind::Date(date) => date.bounds(),
            Kind::Interval(start, end) => {
                let first = start.map_or(Some(Date::MIN), |p| p.bounds().map(|b| b.0))?;
                let last = end.map_or(Some(Date::MAX), |p| p.bounds().map(|b| b.1))?;
                Some((first, last))
            }
            Kind::OneOf(members) => {
                let mut all = members.iter().map(|m| m.bounds());
                let (first, mut last) = all.next()??;
                for bounds in all {
                    last = last.max(bounds?.1);
                }
                Some((first, last))
            }
        }
    }

    /// The date parts written in it, in order.
    fn parts(&self) -> impl Iterator<Item = Partial> + '_ {
        let (ends, members): ([Option<Partial>; 2], &[Partial]) = match &self.0 {
            Kind::Date(date) => ([Some(*date), None], &[]),
            Kind::Interval(start, end) => ([*start, *end], &[]),
            Kind::OneOf(members) => ([None, None], members),
        };
        ends.into_iter().flatten().chain(members.iter().copied())
    }
}

impl From<Partial> for Edtf {
    fn from(date: Partial) -> Self {
        Self(Kind::Date(date))
    }
}

impl From<Date> for Edtf {
    fn from(date: Date) -> Self {
        Self(Kind::Date(date.into()))
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |f: &mut fmt::Formatter<'_>, part: &Option<Partial>| match part {
            Some(part) => write!(f, "{part}"),
            None => f.write_str(".."),
        };
        match &self.0 {
            Kind::Date(date) => write!(f, "{date}"),
            Kind::Interval(start, last) => {
                end(f, start)?;
                f.write_str("/")?;
                end(f, last)
            }
            Kind::OneOf(members) => {
                for (i, member) in members.iter().enumerate() {
                    write!(f, "{}{member}", if i == 0 { "[" } else { "," })?;
                }
                f.write_str("]")
            }
        }
    }
}

/// A string, as it is written.
#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Edtf {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Edtf".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
