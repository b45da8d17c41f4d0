use crate::Index;
use crate::days::{first, latest};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Dispute, Edtf, Evidence, Quote};
use sidelines_resolve::{PartyLink, QuoteEntry};

/// Something said, with who says it and where it is told.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Statement {
    /// Id of the quote.
    pub id: String,
    /// The words and what is known of them.
    #[serde(flatten)]
    pub quote: Quote,
    /// Ids of the speaker and of the office.
    pub who: PartyLink,
    /// The day of the first report that has it.
    pub reported: Option<Edtf>,
    /// Id of the encounter at which it was said or of which it speaks, where the record can tell.
    pub encounter: Option<String>,
    /// Ids of the reports that quote it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
    /// Where reports differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
    /// The words as each report prints them.
    pub evidence: Vec<Evidence>,
}

impl Statement {
    pub(crate) fn of(index: &Index, entry: &QuoteEntry) -> Self {
        Self {
            id: entry.id.clone(),
            quote: entry.quote.clone(),
            who: entry.speaker.clone(),
            reported: first_reported(index, &entry.told.reports).cloned(),
            encounter: entry.encounter.clone(),
            reports: entry.told.reports.clone(),
            independent_sources: entry.told.independent_sources,
            disputes: entry.told.disputes.clone(),
            evidence: entry.told.evidence.clone(),
        }
    }
}

/// The day of the first of these reports.
pub(crate) fn first_reported<'a>(index: &'a Index, reports: &[String]) -> Option<&'a Edtf> {
    let metas = reports.iter().filter_map(|id| index.report(id));
    metas
        .filter_map(|r| r.published.as_ref())
        .min_by_key(|d| first(Some(d)))
}

/// The day on which it was said, else that of the first report.
pub(crate) fn day_of<'a>(index: &'a Index, entry: &'a QuoteEntry) -> Option<&'a Edtf> {
    let said = entry.quote.date.as_ref();
    said.or_else(|| first_reported(index, &entry.told.reports))
}

/// Whether it had been said by that day: what has no day of its own, by that of its first report.
pub(crate) fn said_by(index: &Index, entry: &QuoteEntry, day: Option<Date>) -> bool {
    let said = first(day_of(index, entry));
    said.is_none_or(|said| day.is_none_or(|day| said <= day))
}

/// The latest first.
pub(crate) fn statements<'a>(index: &'a Index, mut entries: Vec<&'a QuoteEntry>) -> Vec<Statement> {
    latest(&mut entries, |entry| day_of(index, entry));
    let all = entries.into_iter();
    all.map(|entry| Statement::of(index, entry)).collect()
}
