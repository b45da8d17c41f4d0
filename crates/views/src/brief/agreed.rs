//! What was agreed, by whom and according to whom.

use super::Agreed;
use crate::index::At;
use crate::sources::Citations;
use crate::words::fold;
use crate::{Index, Pair};
use sidelines_facts::{Evidence, Speaker};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeSet;

/// What was agreed at a contact, each with the reports that tell it: an account of one side is not the other's.
pub(super) fn agreed(
    index: &Index,
    pair: Pair,
    cite: &mut Citations,
    entry: &ContactEntry,
) -> Vec<Agreed> {
    let outcomes = entry.encounter.outcomes.iter();
    outcomes
        .map(|text| {
            let folded = fold(text);
            let telling: Vec<Evidence> = entry
                .told
                .evidence
                .iter()
                .filter(|e| fold(&e.text).contains(&folded))
                .cloned()
                .collect();
            let reports: BTreeSet<&String> = telling.iter().map(|e| &e.report).collect();
            let reports: Vec<String> = reports.into_iter().cloned().collect();
            let according_to = reports
                .iter()
                .find_map(|report| speaker(index, pair, report, &folded));
            let sources = if telling.is_empty() {
                // Somebody corrected it, or the facts were made elsewhere.
                cite.cite(&entry.told.reports, &entry.told.evidence)
            } else {
                cite.cite(&reports, &telling)
            };
            Agreed {
                text: text.clone(),
                words: telling.into_iter().next().map(|e| e.text),
                according_to,
                contact: entry.id.clone(),
                status: entry.encounter.status,
                date: entry.encounter.date.clone(),
                sources,
            }
        })
        .collect()
}

/// Who of the two sides says these words in the report.
fn speaker(index: &Index, pair: Pair, report: &str, folded: &str) -> Option<Speaker> {
    index.told_by(report).iter().find_map(|at| {
        let At::Quote(i) = at else { return None };
        let quote = index.record().quotes.get(*i)?;
        let side = index.speaking_for(quote);
        let ours = side.contains(&pair.a) || side.contains(&pair.b);
        // The words of a report alone, not those of others who tell more.
        let told = quote.told.evidence.iter().any(|e| e.report == report);
        (ours && told && fold(&quote.quote.text).contains(folded))
            .then(|| quote.quote.speaker.clone())
            .flatten()
    })
}
