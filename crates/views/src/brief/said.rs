use super::{BriefQuestion, Said};
use crate::Index;
use crate::days::{first, latest};
use crate::index::united;
use crate::sources::Citations;
use crate::words::names_any;
use jiff::civil::Date;
use sidelines_facts::{Edtf, EncounterKind};
use sidelines_resolve::{ContactEntry, QuoteEntry};
use std::collections::BTreeSet;

/// How many quotes are shown of each side.
const QUOTES: usize = 5;

/// Quotes of either side at one of their contacts, or that name the other side.
pub(super) fn said(
    index: &Index,
    question: &BriefQuestion,
    contacts: &[&ContactEntry],
    day: Option<Date>,
    cite: &mut Citations,
) -> Vec<Said> {
    let pair = question.pair;
    // At a gathering everybody speaks to everybody: there the other side must be named.
    let ids: BTreeSet<&str> = contacts
        .iter()
        .filter(|e| e.encounter.kind != EncounterKind::Gathering)
        .map(|e| e.id.as_str())
        .collect();
    let mut left = [QUOTES, QUOTES];
    let mut quotes: Vec<(&QuoteEntry, usize, bool)> = Vec::new();
    let ours = united([
        index.quotes_of_country.get(&pair.a),
        index.quotes_of_country.get(&pair.b),
    ]);
    for quote in index.quotes(&ours) {
        let side = index.speaking_for(quote);
        let (side, others) = if side.contains(&pair.a) {
            (0, &question.names_b)
        } else if side.contains(&pair.b) {
            (1, &question.names_a)
        } else {
            continue;
        };
        let at_contact = quote.encounter.as_deref().is_some_and(|e| ids.contains(e));
        let early = first(quote.quote.date.as_ref()).is_none_or(|d| day.is_none_or(|day| d <= day));
        let names_other = names_any(&quote.quote.text, others);
        if early && (at_contact || names_other) {
            quotes.push((quote, side, names_other));
        }
    }
    latest(&mut quotes, |(q, _, _)| {
        q.quote.date.as_ref().or_else(|| reported(index, q))
    });
    quotes.sort_by_key(|(_, _, names_other)| !names_other);
    quotes
        .into_iter()
        .filter(|&(_, side, _)| {
            let free = left[side] > 0;
            left[side] = left[side].saturating_sub(1);
            free
        })
        .map(|(entry, _, _)| Said {
            id: entry.id.clone(),
            speaker: entry.quote.speaker.clone(),
            text: entry.quote.text.clone(),
            medium: entry.quote.medium,
            date: entry.quote.date.clone(),
            reported: reported(index, entry).cloned(),
            // The words stand in the line itself.
            sources: cite.cite(&entry.told.reports, &[]),
        })
        .collect()
}

/// The day of the first report that has the quote.
fn reported<'a>(index: &'a Index, quote: &QuoteEntry) -> Option<&'a Edtf> {
    let reports = quote.told.reports.iter().filter_map(|id| index.report(id));
    reports
        .filter_map(|r| r.published.as_ref())
        .min_by_key(|d| first(Some(d)))
}
