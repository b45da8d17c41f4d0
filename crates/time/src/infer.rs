//! The year of a day that has none, from its weekday and the years that the text names.

use jiff::civil::{Date, Weekday};

/// The year in which `day` of `month` falls on `weekday`, guessed from the years that the same
/// text names.
///
/// A text speaks of years up to its own, now and then of the next few. So the latest named year
/// in which the weekday fits is taken; if none does, the year after the latest, as reports of
/// January name the year before. A weekday fits one year in seven, so a wrong year seldom passes.
///
/// ```
/// use jiff::civil::Weekday;
/// use sidelines_time::infer_year;
/// assert_eq!(infer_year(7, 28, Weekday::Wednesday, [2017, 2021]), Some(2021));
/// assert_eq!(infer_year(7, 28, Weekday::Tuesday, [2017, 2021]), None);
/// ```
pub fn infer_year(
    month: i8,
    day: i8,
    weekday: Weekday,
    named: impl IntoIterator<Item = i16>,
) -> Option<i16> {
    let fits = |year: &i16| Date::new(*year, month, day).is_ok_and(|d| d.weekday() == weekday);
    let named: Vec<i16> = named.into_iter().collect();
    let latest = named.iter().copied().max()?;
    let next = latest.checked_add(1).filter(fits);
    named.into_iter().filter(fits).max().or(next)
}
