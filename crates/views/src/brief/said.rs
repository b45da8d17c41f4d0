use super::{BriefQuestion, Said};
use crate::Index;
use crate::days::latest;
use crate::index::united;
use crate::sources::Citations;
use crate::statement::{day_of, first_reported, said_by};
use crate::words::names_any;
use jiff::civil::Date;
use sidelines_facts::EncounterKind;
use sidelines_resolve::{ContactEntry, QuoteEntry};
use std::collections::BTreeSet;

/// How many quotes are shown of each side.
const QUOTES: usize = 5;

/// A quote of one of the two sides.
pub(crate) struct OfSide<'a> {
    /// 0 for the side that is named first.
    pub(crate) side: usize,
    /// Whether the words name the other side.
    pub(crate) names_other: bool,
    pub(crate) quote: &'a QuoteEntry,
}

/// Quotes of either side at one of their contacts, or that name the other side, in the order of the record.
pub(crate) fn between<'a>(
    index: &'a Index,
    question: &BriefQuestion,
    contacts: &[&ContactEntry],
    day: Option<Date>,
) -> Vec<OfSide<'a>> {
    let pair = question.pair;
    // At a gathering everybody speaks to everybody: there the other side must be named.
    let ids: BTreeSet<&str> = contacts
        .iter()
        .filter(|e| e.encounter.kind != EncounterKind::Gathering)
        .map(|e| e.id.as_str())
        .collect();
    let mut quotes = Vec::new();
    let ours = united([
        index.quotes_of_country.get(&pair.a),
        index.quotes_of_country.get(&pair.b),
    ]);
    for quote in ours.iter().map(|&i| &index.record().quotes[i]) {
        let side = index.speaking_for(quote);
        let (side, others) = if side.contains(&pair.a) {
            (0, &question.names_b)
        } else if side.contains(&pair.b) {
            (1, &question.names_a)
        } else {
            continue;
        };
        let at_contact = quote.encounter.as_deref().is_some_and(|e| ids.contains(e));
        let names_other = names_any(&quote.quote.text, others);
        if said_by(index, quote, day) && (at_contact || names_other) {
            quotes.push(OfSide {
                side,
                names_other,
                quote,
            });
        }
    }
    quotes
}

/// What each side said, the first few: what names the other side first, each latest first.
pub(super) fn said(
    index: &Index,
    question: &BriefQuestion,
    contacts: &[&ContactEntry],
    day: Option<Date>,
    cite: &mut Citations,
) -> Vec<Said> {
    let mut left = [QUOTES, QUOTES];
    let mut quotes = between(index, question, contacts, day);
    // A page has room for the words themselves.
    quotes.retain(|q| q.quote.quote.direct);
    latest(&mut quotes, |q| day_of(index, q.quote));
    quotes.sort_by_key(|q| !q.names_other);
    quotes
        .into_iter()
        .filter(|q| {
            let free = left[q.side] > 0;
            left[q.side] = left[q.side].saturating_sub(1);
            free
        })
        .map(|q| Said {
            id: q.quote.id.clone(),
            speaker: q.quote.quote.speaker.clone(),
            text: q.quote.quote.text.clone(),
            medium: q.quote.quote.medium,
            date: q.quote.quote.date.clone(),
            reported: first_reported(index, &q.quote.told.reports).cloned(),
            // The words stand in the line itself.
            sources: cite.cite(&q.quote.told.reports, &[]),
        })
        .collect()
}
