use jiff::civil::Date;

/// A stretch of days laid over columns of the screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    first: Date,
    days: i32,
    columns: usize,
}

impl Axis {
    /// From `first` to `last`, both included, over so many columns.
    pub(crate) fn new(first: Date, last: Date, columns: usize) -> Self {
        Self {
            first,
            days: (last - first).get_days().max(0) + 1,
            columns: columns.max(1),
        }
    }

    /// The column of a day; days beyond the ends fall on the ends.
    pub(crate) fn column(&self, day: Date) -> usize {
        let since = i64::from((day - self.first).get_days().clamp(0, self.days - 1));
        let columns = i64::try_from(self.columns).unwrap_or(1);
        usize::try_from(since * columns / i64::from(self.days)).unwrap_or(0)
    }

    /// The years, each written where it begins; those that would touch the one before are left out.
    pub(crate) fn years(&self) -> String {
        let last = self
            .first
            .saturating_add(jiff::Span::new().days(self.days - 1));
        let mut text = String::new();
        for year in self.first.year()..=last.year() {
            let begin = Date::new(year, 1, 1).unwrap_or(self.first).max(self.first);
            label(&mut text, self.column(begin), year, self.columns);
        }
        text
    }
}

/// Writes a year at a column, unless it would touch what stands before or reach beyond the end.
pub(crate) fn label(text: &mut String, column: usize, year: i16, columns: usize) {
    let year = year.to_string();
    let free = text.is_empty() || text.len() < column;
    let fits = column + year.len() <= columns || text.is_empty();
    if free && fits {
        text.push_str(&" ".repeat(column.saturating_sub(text.len())));
        text.push_str(&year);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_lie_in_order_and_years_do_not_touch() {
        let axis = Axis::new(date(2021, 7, 1), date(2025, 6, 30), 40);
        assert_eq!(axis.column(date(2021, 7, 1)), 0);
        assert_eq!(axis.column(date(2025, 6, 30)), 39);
        assert_eq!(axis.column(date(1999, 1, 1)), 0);
        assert_eq!(axis.years(), "2021 2022      2023      2024      2025");
        let short = Axis::new(date(2021, 7, 1), date(2025, 6, 30), 10);
        assert_eq!(short.years(), "2021  2024");
        let day = Axis::new(date(2021, 7, 1), date(2021, 7, 1), 3);
        assert_eq!(
            (day.column(date(2021, 7, 1)), day.years()),
            (0, "2021".to_owned())
        );
    }
}
