//! How two dates relate: sharing a day, one within the other, agreeing, before and after.

use std::cmp::Ordering;

use jiff::civil::Date;

use super::{Edtf, Kind};
use crate::partial::{LEAP, Partial, Precision};

/// Days from one to the other, both included.
type Days = (Date, Date);

/// More years than this in a row hold every day of every month, so no more need be tried.
const ENOUGH_YEARS: i16 = 9;

impl Edtf {
    /// Whether some day belongs to both. A date without a year belongs to every year.
    pub fn overlaps(&self, other: &Edtf) -> bool {
        self.spans_beside(other).iter().any(|a| {
            other
                .spans_beside(self)
                .iter()
                .any(|b| a.0 <= b.1 && b.0 <= a.1)
        })
    }

    /// Whether every day of `other` lies within `self`: a month contains its days, a visit the day
    /// of a meeting. `2021` contains `XXXX-07-28`, a date without a year nothing but its like.
    pub fn contains(&self, other: &Edtf) -> bool {
        if self == other {
            return true;
        }
        let within = |a: &Days, b: &Days| a.0 <= b.0 && b.1 <= a.1;
        match (self.has_year(), other.has_year()) {
            (false, true) => false,
            (true, false) => {
                let outer = self.spans_beside(other);
                let some = other.spans_beside(self);
                some.iter().any(|b| outer.iter().any(|a| within(a, b)))
            }
            _ => {
                let outer = self.spans_beside(other);
                let inner = other.spans_beside(self);
                !inner.is_empty() && inner.iter().all(|b| outer.iter().any(|a| within(a, b)))
            }
        }
    }

    /// What two reports of the same thing say together: the more exact of two dates that agree, a
    /// missing year filled in from the other, the shared days of two intervals, the members of a
    /// set that the other date allows. `None` if they contradict each other.
    ///
    /// ```
    /// use sidelines_time::Edtf;
    /// let date = |text: &str| text.parse::<Edtf>();
    /// assert_eq!(date("2021-07")?.sharpen(&date("XXXX-07-28")?), Some(date("2021-07-28")?));
    /// assert_eq!(date("2021-07-28")?.sharpen(&date("2021-07-29")?), None);
    /// # Ok::<(), sidelines_time::ParseError>(())
    /// ```
    pub fn sharpen(&self, other: &Edtf) -> Option<Edtf> {
        if self == other {
            return Some(self.clone());
        }
        match (self.has_year(), other.has_year()) {
            (true, false) => return other.in_the_years_of(self)?.sharpen(self),
            (false, true) => return self.in_the_years_of(other)?.sharpen(other),
            _ => {}
        }
        match (self.contains(other), other.contains(self)) {
            // The same days in other words: "2021" and "2021-01/2021-12".
            (true, true) => Some(self.min_by_text(other).clone()),
            (true, false) => Some(other.clone()),
            (false, true) => Some(self.clone()),
            (false, false) if self.is_set() || other.is_set() => self.shared_members(other),
            (false, false) => self.shared_days(other),
        }
    }

    fn is_set(&self) -> bool {
        matches!(self.0, Kind::OneOf(_))
    }

    /// The shorter of two texts, the first in order if they are of one length.
    fn min_by_text<'a>(&'a self, other: &'a Edtf) -> &'a Edtf {
        let key = |date: &Edtf| (date.to_string().len(), date.to_string());
        if key(self) <= key(other) { self } else { other }
    }

    /// The members of a set that the other date allows, each as exact as either says.
    fn shared_members(&self, other: &Edtf) -> Option<Edtf> {
        let members = |date: &Edtf| match &date.0 {
            Kind::Date(date) => Some(vec![*date]),
            Kind::OneOf(members) => Some(members.clone()),
            Kind::Interval(..) => None,
        };
        let (ours, theirs) = (members(self), members(other));
        let (Some(ours), Some(theirs)) = (&ours, &theirs) else {
            let (set, interval) = if ours.is_some() {
                (ours, other)
            } else {
                (theirs, self)
            };
            let fits = |member: &Partial| Edtf::from(*member).overlaps(interval);
            let left = Edtf::one_of(set?.into_iter().filter(fits))?;
            return if left.is_set() {
                Some(left)
            } else {
                left.sharpen(interval)
            };
        };
        // Years, months and days lie within one another or apart.
        let pairs = ours
            .iter()
            .flat_map(|a| theirs.iter().map(move |b| (*a, *b)));
        let finer = pairs.filter_map(|(a, b)| {
            let (one, two) = (Edtf::from(a), Edtf::from(b));
            if one.contains(&two) {
                Some(b)
            } else {
                two.contains(&one).then_some(a)
            }
        });
        Edtf::one_of(finer)
    }

    /// The days that both have, as one date or interval.
    fn shared_days(&self, other: &Edtf) -> Option<Edtf> {
        if !self.overlaps(other) {
            return None;
        }
        let (a, b) = (self.bounds()?, other.bounds()?);
        let end =
            |date: Date| (date != Date::MIN && date != Date::MAX).then(|| Partial::from(date));
        Edtf::interval(end(a.0.max(b.0)), end(a.1.min(b.1)))
    }

    /// This date with the unknown year filled in so that it falls into `other`; `None` if no year
    /// or more than one does that.
    fn in_the_years_of(&self, other: &Edtf) -> Option<Edtf> {
        let (first, last) = other.bounds()?;
        let years = first.year().saturating_sub(1)..=last.year();
        if last.year().saturating_sub(first.year()) > ENOUGH_YEARS {
            return None;
        }
        let mut fitting = years
            .filter_map(|year| self.in_year(year))
            .filter(|d| d.overlaps(other));
        let only = fitting.next()?;
        fitting.next().is_none().then_some(only)
    }

    /// This date with unknown years read as `year` (the next for an end beyond the new year).
    fn in_year(&self, year: i16) -> Option<Edtf> {
        let fill = |p: Partial| p.with_year(year);
        match &self.0 {
            Kind::Date(date) => fill(*date).map(Edtf::from),
            Kind::Interval(Some(a), Some(b)) => {
                let (start, end) = (fill(*a)?, fill(*b)?);
                Edtf::interval(Some(start), Some(end)).or_else(|| {
                    Edtf::interval(Some(start), Some(b.with_year(year.checked_add(1)?)?))
                })
            }
            Kind::Interval(a, b) => Edtf::interval(
                a.map_or(Some(None), |p| fill(p).map(Some))?,
                b.map_or(Some(None), |p| fill(p).map(Some))?,
            ),
            Kind::OneOf(members) => Edtf::one_of(members.iter().copied().filter_map(fill)),
        }
    }

    /// The stretches of days meant, several for a set. Without a year: one set of them for every
    /// year in which `other` could meet it, so that the two can be compared.
    fn spans_beside(&self, other: &Edtf) -> Vec<Days> {
        if self.has_year() {
            return self.spans();
        }
        let (first, last) = match other.bounds() {
            Some((first, last)) => {
                let first = first.year().max(0);
                (first - 1, last.year().min(first + ENOUGH_YEARS))
            }
            // Neither has a year. Both are laid out over three years; 29 February is in one of them.
            None => (LEAP - 1, LEAP + 1),
        };
        (first..=last)
            .filter_map(|year| self.in_year(year))
            .flat_map(|d| d.spans())
            .collect()
    }

    fn spans(&self) -> Vec<Days> {
        match &self.0 {
            Kind::OneOf(members) => members.iter().filter_map(|m| m.bounds()).collect(),
            _ => self.bounds().into_iter().collect(),
        }
    }

    /// Known years first, then by first day, last day and precision.
    fn sort_key(&self) -> (bool, Option<Days>, Precision) {
        let in_some_year = || self.in_year(LEAP).and_then(|d| d.bounds());
        let days = self.bounds().or_else(in_some_year);
        (!self.has_year(), days, self.precision())
    }
}

/// By first day, then by last; dates without a year come after all others.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        if self == other {
            return Ordering::Equal;
        }
        // Only what all else leaves equal is compared by its text.
        self.sort_key()
            .cmp(&other.sort_key())
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
