//! The main table of a page as CSV.

use sidelines_facts::{CountryCode, Edtf};

/// Rows under a head.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table with this head.
    pub(crate) fn with(head: &[&'static str]) -> Self {
        Self {
            head: head.to_vec(),
            rows: Vec::new(),
        }
    }

    /// One more row.
    pub(crate) fn row(&mut self, cells: &[&dyn Cell]) {
        let cells = cells.iter().map(|c| safe(c.text()));
        self.rows.push(cells.collect());
    }

    /// RFC 4180, UTF-8.
    pub(crate) fn csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(Vec::new());
        // Writing to memory does not fail.
        let _ = writer.write_record(&self.head);
        for row in &self.rows {
            let _ = writer.write_record(row);
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }
}

/// What can stand in a cell.
pub(crate) trait Cell {
    /// As it is written there.
    fn text(&self) -> String;
}

macro_rules! as_they_are {
    ($($what:ty),*) => {$(
        impl Cell for $what {
            fn text(&self) -> String {
                self.to_string()
            }
        }
    )*};
}

as_they_are!(&str, String, bool, i32, u32, usize, f64, CountryCode, Edtf);

/// What is not there leaves its cell empty.
impl<C: Cell> Cell for Option<C> {
    fn text(&self) -> String {
        self.as_ref().map(Cell::text).unwrap_or_default()
    }
}

impl<C: Cell> Cell for &Option<C> {
    fn text(&self) -> String {
        Cell::text(*self)
    }
}

/// Several values stand apart by semicolons.
impl<C: Cell> Cell for Vec<C> {
    fn text(&self) -> String {
        let all: Vec<String> = self.iter().map(Cell::text).collect();
        all.join("; ")
    }
}

/// Text from a report that a spreadsheet would take for a formula stands behind an apostrophe. A number is
/// none: "-5" stays.
fn safe(cell: String) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula && cell.parse::<f64>().is_err() {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let mut table = Table::with(&["id", "text"]);
        table.row(&[&"e-1", &"=HYPERLINK(\"x\")"]);
        table.row(&[&-5, &"said, \"yes\""]);
        assert_eq!(
            table.csv(),
            "id,text\r\ne-1,\"'=HYPERLINK(\"\"x\"\")\"\r\n-5,\"said, \"\"yes\"\"\"\r\n"
        );
    }
}
