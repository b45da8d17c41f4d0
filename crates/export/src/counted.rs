//! What counts by a counting profile, a row each: of dyads one for each direction.

use crate::table::{Row, of};
use crate::world::{ends, token};
use crate::{Table, World};
use sidelines_resolve::Record;
use sidelines_views::{Profile, Row as Counts};
use std::collections::BTreeMap;

/// The rows of a count as a table, with the reports and the first words of each contact. `record` is that of which
/// the rows are.
#[must_use]
pub fn counted(record: &Record, profile: &Profile, rows: &[Counts]) -> Table {
    let told: BTreeMap<&str, _> = record
        .encounters
        .iter()
        .map(|e| (e.id.as_str(), &e.told))
        .collect();
    of("counted", rows.iter().map(Some), |row| -> Row {
        let told = row.and_then(|r| told.get(r.contact.as_str()));
        let date = row.and_then(|r| r.date.as_ref());
        let (first, last) = ends(date);
        vec![
            (
                "encounter",
                row.map(|r| r.contact.clone()).unwrap_or_default(),
            ),
            ("date", date.map(ToString::to_string).unwrap_or_default()),
            ("date_first", first.unwrap_or_default()),
            ("date_last", last.unwrap_or_default()),
            ("kind", row.map(|r| token(&r.kind)).unwrap_or_default()),
            ("status", row.map(|r| token(&r.status)).unwrap_or_default()),
            ("sides", row.map(|r| r.sides.join("; ")).unwrap_or_default()),
            ("to", row.map(|r| r.to.join("; ")).unwrap_or_default()),
            ("code", row.and_then(|r| r.code.clone()).unwrap_or_default()),
            ("profile", profile.name.clone()),
            ("profile_version", profile.version.to_string()),
            (
                "reports",
                told.map(|t| t.reports.join("; ")).unwrap_or_default(),
            ),
            (
                "independent_sources",
                told.map(|t| t.independent_sources.to_string())
                    .unwrap_or_default(),
            ),
            (
                "evidence",
                told.map(|t| World::first_words(t)).unwrap_or_default(),
            ),
        ]
    })
}
