//! Full-text search over the reports.

use crate::error::{StoreError, sort};
use crate::store::Store;

/// A report that holds the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Id of the report.
    pub report: String,
    /// A stretch of its text around them; the words stand between U+0002 and U+0003.
    pub snippet: String,
}

impl Store {
    /// The reports in force that hold all the words of `query`, the best first, `limit` at most. Case and
    /// diacritics do not matter; words in double quotes must stand together.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        let Some(query) = terms(query) else {
            return Ok(Vec::new());
        };
        let sql = "SELECT r.id, snippet(report_search, -1, char(2), char(3), ' … ', 24) \
                   FROM report_search JOIN reports r ON r.key = report_search.rowid \
                   WHERE report_search MATCH ?1 ORDER BY rank, r.id LIMIT ?2";
        let read = || -> Result<Vec<Hit>, rusqlite::Error> {
            self.connection
                .prepare(sql)?
                .query_map(rusqlite::params![query, limit], |row| {
                    Ok(Hit {
                        report: row.get(0)?,
                        snippet: row.get(1)?,
                    })
                })?
                .collect()
        };
        read().map_err(|e| sort(&self.path, "searching the reports", e))
    }
}

/// The query in FTS5's language: every word or quoted phrase as a string, so that none of it is an
/// operator. `None` where no word is left.
fn terms(query: &str) -> Option<String> {
    let mut out = Vec::new();
    for (i, piece) in query.split('"').enumerate() {
        // Odd pieces stood between quotes.
        if i % 2 == 1 {
            out.push(piece.to_owned());
        } else {
            out.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    out.retain(|term| term.chars().any(char::is_alphanumeric));
    (!out.is_empty()).then(|| {
        out.iter()
            .map(|t| format!("\"{t}\""))
            .collect::<Vec<_>>()
            .join(" ")
    })
}
