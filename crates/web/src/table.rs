//! The main table of a page as CSV.

use std::fmt::Display;

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
    pub(crate) fn row<const N: usize>(&mut self, cells: [&dyn Display; N]) {
        self.rows
            .push(cells.iter().map(|c| safe(c.to_string())).collect());
    }

    /// The same for a row of text cells.
    pub(crate) fn push(&mut self, cells: Vec<String>) {
        self.rows.push(cells.into_iter().map(safe).collect());
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
        table.row([&"e-1", &"=HYPERLINK(\"x\")"]);
        table.row([&-5, &"said, \"yes\""]);
        assert_eq!(
            table.csv(),
            "id,text\r\ne-1,\"'=HYPERLINK(\"\"x\"\")\"\r\n-5,\"said, \"\"yes\"\"\"\r\n"
        );
    }
}
