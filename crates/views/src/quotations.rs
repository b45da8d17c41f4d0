use crate::days::{first, last, latest};
use crate::index::{At, common};
use crate::page::page;
use crate::statement::{Statement, day_of};
use crate::words::{has_words, names_any, words};
use crate::{EntryKind, Index};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, QuoteMedium};
use sidelines_resolve::QuoteEntry;

/// Which quotes are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct QuotesFilter {
    /// Quotes of the person with this id, or whose name holds all these words.
    pub by: Option<String>,
    /// Quotes of somebody who speaks for this country.
    pub by_country: Option<CountryCode>,
    /// Quotes of an organisation or ministry whose name holds these words.
    pub by_org: Option<String>,
    /// Quotes in whose words one of these names stands (Tajikistan, Tajik).
    pub about: Vec<String>,
    /// Quotes that hold all these words, whatever their order and case.
    pub words: Option<String>,
    /// Quotes at this encounter.
    pub at: Option<String>,
    /// Only in these media.
    pub media: Vec<QuoteMedium>,
    /// Only what is printed in quotation marks.
    pub direct: bool,
    /// Only what was said (or first reported) on or after this day.
    pub from: Option<Date>,
    /// Only what was said (or first reported) on or before this day.
    pub to: Option<Date>,
    /// Not the first so many of them.
    pub skip: usize,
    /// At most so many of them.
    pub limit: Option<usize>,
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Quotations {
    /// Latest first, by the day on which it was said, else first reported; of many, the page asked for.
    pub quotes: Vec<Statement>,
    /// How many quotes the filter lets through.
    pub matching: usize,
    /// How many quotes the record has.
    pub of: usize,
}

/// The quotes that `filter` lets through.
#[must_use]
pub fn quotations(index: &Index, filter: &QuotesFilter) -> Quotations {
    let all = &index.record().quotes;
    let mut found: Vec<&QuoteEntry> = match candidates(index, filter) {
        Some(at) => at.iter().map(|&i| &all[i]).collect(),
        None => all.iter().collect(),
    };
    found.retain(|quote| wanted(index, quote, filter));
    latest(&mut found, |quote| day_of(index, quote));
    let page = page(&found, filter.skip, filter.limit).iter();
    Quotations {
        quotes: page.map(|quote| Statement::of(index, quote)).collect(),
        matching: found.len(),
        of: all.len(),
    }
}

/// Positions of all that may be wanted, by the registers; `None` where no register narrows.
fn candidates(index: &Index, filter: &QuotesFilter) -> Option<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    if let Some(At::Person(p)) = filter.by.as_deref().and_then(|id| index.at(id)) {
        lists.push(index.quotes_of_person.get(&p).to_vec());
    }
    if let Some(country) = &filter.by_country {
        lists.push(index.quotes_of_country.get(country).to_vec());
    }
    if let Some(encounter) = &filter.at {
        lists.push(index.quotes_at.get(encounter.as_str()).to_vec());
    }
    let mut lists = lists.into_iter();
    let first = lists.next()?;
    Some(lists.fold(first, |all, more| common(&all, &more)))
}

fn wanted(index: &Index, entry: &QuoteEntry, filter: &QuotesFilter) -> bool {
    let quote = &entry.quote;
    let speaker = quote.speaker.as_ref();
    let by = |wanted: &String| {
        if index.kind_of(wanted) == Some(EntryKind::Person) {
            return entry.speaker.person.as_ref() == Some(wanted);
        }
        let linked = index.person_linked(&entry.speaker);
        let spellings = linked.into_iter().flat_map(|p| &p.spellings);
        let told = speaker.and_then(|s| s.person.as_ref());
        let mut names = spellings.map(|s| &s.name).chain(told);
        names.any(|name| has_words(name, wanted))
    };
    let org = |wanted: &String| {
        let org = speaker.and_then(|s| s.org.as_deref());
        org.is_some_and(|org| has_words(org, wanted))
    };
    let holds = |wanted: &String| {
        let told = words(&quote.text);
        words(wanted).iter().all(|w| told.contains(w))
    };
    let day = || day_of(index, entry);
    filter.by.as_ref().is_none_or(by)
        && filter.by_org.as_ref().is_none_or(org)
        && (filter.media.is_empty() || filter.media.contains(&quote.medium))
        && (!filter.direct || quote.direct)
        && filter
            .from
            .is_none_or(|from| last(day()).is_some_and(|d| d >= from))
        && filter
            .to
            .is_none_or(|to| first(day()).is_some_and(|d| d <= to))
        && (filter.about.is_empty() || names_any(&quote.text, &filter.about))
        && filter.words.as_ref().is_none_or(holds)
}
