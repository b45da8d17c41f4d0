use super::{Line, Page};

/// A cell is a line that may wrap.
pub(crate) type Cell = Line;

/// Rows in aligned columns, without rules. Where the screen is too narrow, the widest of the columns that
/// may give way do so, and their cells wrap at spaces.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    rows: Vec<Vec<Cell>>,
    /// Columns of space before the first column.
    indent: usize,
    /// The columns that give way; all of them where none is named.
    flexible: Vec<usize>,
}

/// Columns of space between two columns.
const GUTTER: usize = 2;
/// No column is made narrower than this.
const LEAST: usize = 12;

impl Table {
    /// An empty table, indented by so many columns.
    pub(crate) fn indented(indent: usize) -> Self {
        Self {
            indent,
            ..Self::default()
        }
    }

    /// Only these columns give way where the screen is too narrow.
    pub(crate) fn flexible(mut self, columns: impl IntoIterator<Item = usize>) -> Self {
        self.flexible = columns.into_iter().collect();
        self
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = Cell>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Puts the table on `page`, at most `width` columns wide where one is given.
    pub(crate) fn print(&self, page: &mut Page, width: Option<usize>) {
        let widths = self.widths(width);
        for row in &self.rows {
            let cells: Vec<Vec<Line>> = row
                .iter()
                .zip(&widths)
                .map(|(cell, &width)| cell.wrapped(width.max(1)))
                .collect();
            let height = cells.iter().map(Vec::len).max().unwrap_or(0);
            for i in 0..height {
                let mut line = Line::default();
                let mut column = self.indent;
                for (cell, width) in cells.iter().zip(&widths) {
                    if let Some(part) = cell.get(i).filter(|part| !part.is_empty()) {
                        line.pad(column);
                        line = line.join(part.clone());
                    }
                    column += width + GUTTER;
                }
                page.line(line);
            }
        }
    }

    fn widths(&self, limit: Option<usize>) -> Vec<usize> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let natural = |c: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(c))
                .map(Line::width)
                .max()
                .unwrap_or(0)
        };
        let mut widths: Vec<usize> = (0..columns).map(natural).collect();
        let Some(limit) = limit else { return widths };
        let fixed = self.indent + GUTTER * columns.saturating_sub(1);
        loop {
            let total = fixed + widths.iter().sum::<usize>();
            let gives_way = |c: &usize| self.flexible.is_empty() || self.flexible.contains(c);
            let widest = widths.iter_mut().enumerate().filter(|(c, _)| gives_way(c));
            let widest = widest.map(|(_, width)| width).max();
            match widest {
                Some(widest) if total > limit && *widest > LEAST => {
                    *widest -= (total - limit).min(*widest - LEAST).min(1 + *widest / 8);
                }
                _ => return widths,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::plain;

    fn text(table: &Table, width: Option<usize>) -> String {
        let mut page = Page::default();
        table.print(&mut page, width);
        let mut out = Vec::new();
        page.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_align_and_the_widest_gives_way() {
        let mut table = Table::indented(1);
        table.row([
            plain("28 Jul"),
            plain("Dushanbe"),
            plain("they met and spoke of trade"),
        ]);
        table.row([plain("1 Aug"), plain("王毅"), plain("short")]);
        assert_eq!(
            text(&table, None),
            " 28 Jul  Dushanbe  they met and spoke of trade\n 1 Aug   王毅      short\n"
        );
        assert_eq!(
            text(&table, Some(36)),
            " 28 Jul  Dushanbe  they met and\n                   spoke of trade\n 1 Aug   王毅      short\n"
        );
    }

    #[test]
    fn rows_of_unequal_length_are_no_matter() {
        let mut table = Table::default();
        table.row([plain("a")]);
        table.row([]);
        table.row([plain("b"), plain("c")]);
        assert_eq!(text(&table, Some(3)), "a\nb  c\n");
    }
}
