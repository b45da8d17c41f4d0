//! Stays of some days: which day is the second, when a three-day visit ends.

use jiff::{ToSpan, civil::Date};

use crate::edtf::Edtf;

/// The `n`th day of an interval: 1 is the first, -1 the last. A day is an interval of one.
///
/// `None` for 0, for a day outside the interval, for an open end counted from, and for dates
/// less exact than a day.
///
/// ```
/// use sidelines_time::{Edtf, day_of};
/// let visit: Edtf = "2021-07-27/2021-07-29".parse()?;
/// assert_eq!(day_of(&visit, 2), jiff::civil::Date::new(2021, 7, 28).ok());
/// assert_eq!(day_of(&visit, 4), None);
/// # Ok::<(), sidelines_time::ParseError>(())
/// ```
pub fn day_of(interval: &Edtf, n: i32) -> Option<Date> {
    if interval.precision() != crate::Precision::Day || !interval.alternatives().is_empty() {
        return None;
    }
    let (first, last) = interval.bounds()?;
    let day = match n {
        0 => return None,
        1.. if first == Date::MIN => return None,
        1.. => first.checked_add(i64::from(n - 1).days()),
        _ if last == Date::MAX => return None,
        _ => last.checked_sub(i64::from(n.checked_add(1)?.checked_abs()?).days()),
    }
    .ok()?;
    (first <= day && day <= last).then_some(day)
}

/// The days of a stay that begins on `start` and lasts `days` days, that one included.
/// `None` for no days.
///
/// ```
/// use sidelines_time::lasting_from;
/// let visit = lasting_from(jiff::civil::date(2023, 6, 4), 3);
/// assert_eq!(visit.map(|v| v.to_string()).as_deref(), Some("2023-06-04/2023-06-06"));
/// ```
pub fn lasting_from(start: Date, days: u16) -> Option<Edtf> {
    let last = start
        .checked_add(i64::from(days.checked_sub(1)?).days())
        .ok()?;
    Edtf::days(start, last)
}

/// The days of a stay that ends on `end` and lasted `days` days, that one included.
/// `None` for no days.
pub fn lasting_until(end: Date, days: u16) -> Option<Edtf> {
    let first = end
        .checked_sub(i64::from(days.checked_sub(1)?).days())
        .ok()?;
    Edtf::days(first, end)
}
