//! Dates as first and last day.

use jiff::civil::Date;
use sidelines_facts::Edtf;
use sidelines_resolve::Record;

/// The first day a date may mean, where its year is known.
pub(crate) fn first(date: Option<&Edtf>) -> Option<Date> {
    Some(date?.bounds()?.0)
}

/// The last day a date may mean, where its year is known.
pub(crate) fn last(date: Option<&Edtf>) -> Option<Date> {
    Some(date?.bounds()?.1)
}

/// The last day of which the record has a report: the day of the youngest report with a date.
#[must_use]
pub fn last_day(record: &Record) -> Option<Date> {
    record
        .reports
        .iter()
        .filter_map(|r| last(r.published.as_ref()))
        .max()
}

/// Sorts the latest to the front by first day, then last day; undated last, ties as they were.
pub fn latest<T>(items: &mut [T], date: impl Fn(&T) -> Option<&Edtf>) {
    items.sort_by(|a, b| {
        let days = |item| (first(date(item)), last(date(item)));
        days(b).cmp(&days(a))
    });
}
