//! "Foreign Affairs and Trade": what a minister, ministry or adviser is responsible for.

use super::context::Context;
use super::offices::organisations_over;
use crate::fold::Gap;
use crate::tables::Class;

/// A portfolio found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// Word after the last.
    pub(super) end: usize,
    /// As written after "Minister of".
    pub(super) name: String,
    /// Takes the article.
    pub(super) the: bool,
    /// The portfolios of a list, each as written after "Minister of".
    pub(super) parts: Vec<String>,
}

/// The longest portfolio after "Minister of", the article skipped.
pub(super) fn after(context: &Context<'_>, of: usize) -> Option<Found> {
    let first = context.skip_the(of);
    let chain = chains(context, of, &[Class::Portfolio])
        .into_iter()
        .chain(chains(context, first, &[Class::Portfolio]))
        .max_by_key(|found| found.end);
    match (chain, words(context, first)) {
        (Some(listed), Some(run)) => Some(if run.end > listed.end { run } else { listed }),
        (listed, run) => listed.or(run),
    }
}

/// The portfolio in capitals that stands right behind a noun: "Director General Military Operations".
pub(super) fn apposed(context: &Context<'_>, first: usize) -> Option<Found> {
    let capitals = |found: &Found| {
        (first..found.end).all(|word| context.capital(word) || context.key(word) == "and")
    };
    chains(context, first, &[Class::Portfolio])
        .into_iter()
        .filter(|found| context.joined(first) && capitals(found))
        .max_by_key(|found| found.end)
}

/// Portfolios that may stand before a noun, the longest first.
pub(super) fn before(context: &Context<'_>, first: usize) -> Vec<Found> {
    let mut found = chains(context, first, &[Class::PortfolioBefore, Class::Portfolio]);
    // "South African Defence Minister": whose, not of what.
    let of_country = |word: usize| {
        context
            .at(word)
            .iter()
            .any(|found| found.sense.class == Class::CountryAdjective && found.end > first)
    };
    // "East African Community ministers": nor is the rest of a name a portfolio.
    let rest_of_a_name = organisations_over(context, first).next().is_some();
    if context.capital(first)
        && !rest_of_a_name
        && !of_country(first)
        && !first.checked_sub(1).is_some_and(of_country)
    {
        found.extend(words(context, first));
    }
    found.sort_by_key(|portfolio| std::cmp::Reverse(portfolio.end));
    found
}

/// Listed portfolios joined by "and": every length of the chain.
fn chains(context: &Context<'_>, first: usize, classes: &[Class]) -> Vec<Found> {
    let mut all = Vec::new();
    let mut joined_name = String::new();
    let mut joiner = "";
    let mut parts = Vec::new();
    let mut the = false;
    let mut word = first;
    for _ in 0..5 {
        let mut best: Option<Found> = None;
        for found in context.at(word) {
            let class = found.sense.class;
            if !classes.contains(&class) {
                continue;
            }
            let Some(entry) = context.tables().portfolios.get(found.sense.index as usize) else {
                continue;
            };
            // The head's words, not the data file's, decide between "Trade" and "Foreign Trade".
            let listed = crate::fold::fold_name(&entry.name).buffer;
            let said = context.surface(word, found.end);
            let name = if class == Class::PortfolioBefore
                || listed == crate::fold::fold_name(&said).buffer
            {
                entry.name.clone()
            } else {
                title_case(context, context.skip_the(word), found.end)
            };
            let the = entry.the && name == entry.name;
            let candidate = Found {
                end: found.end,
                name,
                the,
                parts: Vec::new(),
            };
            if joined_name.is_empty() && best.as_ref().is_none_or(|best| best.end != candidate.end)
            {
                all.push(candidate.clone());
            }
            if best.as_ref().is_none_or(|best| best.end < candidate.end) {
                best = Some(candidate);
            }
        }
        let Some(best) = best else { break };
        if joined_name.is_empty() {
            the = best.the;
        }
        parts.push(best.name.clone());
        joined_name = format!("{joined_name}{joiner}{}", best.name);
        word = best.end;
        // A comma belongs to the list only where an "and" closes it.
        if joiner == " and " {
            all.push(Found {
                end: word,
                name: joined_name.clone(),
                the,
                parts: parts.clone(),
            });
        }
        // "foreign, defence and unification ministers", "the foreign and the defence ministers"
        let next = if context.follows(word, &["and"]) {
            joiner = " and ";
            context.skip_the(word + 1)
        } else if context.gap(word) == Gap::Comma && joiner != " and " {
            joiner = ", ";
            word
        } else {
            break;
        };
        if !(context.joined(next) || next == word)
            || context.capital(next) != context.capital(first)
            || (begins_office(context, next) && !leads_to_plural(context, next))
        {
            break;
        }
        word = next;
    }
    all
}

/// A run of capitalised words that make up portfolios not listed.
fn words(context: &Context<'_>, first: usize) -> Option<Found> {
    let mut end = None;
    let mut word = first;
    // "Senegalese Abroad", "Moroccan Expatriates"
    let abroad = [
        "abroad",
        "expatriates",
        "diaspora",
        "overseas",
        "citizens",
        "nationals",
    ];
    let is_word = |word: usize| {
        let nation =
            context.is(word, Class::CountryAdjective) || context.is(word, Class::CountryPeople);
        context.capital(word)
            // "Deputy Prime Minister of North Macedonia": the country's.
            && context.longest(word, Class::CountryName).is_none_or(|(end, _)| end == word + 1)
            && (context.is(word, Class::PortfolioWord)
                || (nation && context.follows(word + 1, &abroad)))
    };
    let mut comma_at = None;
    while word < context.len() && word < first + 14 {
        if word > first && !context.joined(word) {
            if context.gap(word) == Gap::Comma && is_word(word) && !begins_office(context, word) {
                comma_at = comma_at.or(end);
            } else {
                break;
            }
        }
        if is_word(word) {
            word += 1;
            if !context.is(word - 1, Class::PortfolioAdjective) {
                end = Some(word);
            }
        } else if word > first
            && context.follows(word, &["and", "of", "for", "the", "with", "'s", "s"])
        {
            let and = context.key(word) == "and";
            let mut next = word + 1;
            while context.follows(next, &["the", "of", "for"]) {
                next += 1;
            }
            // "of the Government of Malawi": whose minister it is, not what for.
            let whose = context.key(word) == "of" && context.key(next) == "government";
            if whose || !context.joined(next) || !is_word(next) || begins_office(context, next) {
                break;
            }
            if and {
                comma_at = None;
            }
            word = next;
        } else {
            break;
        }
    }
    // Commas belong to the list only where an "and" closes it.
    let end = comma_at.or(end)?;
    let name = title_case(context, first, end);
    Some(Found {
        end,
        name,
        the: false,
        parts: Vec::new(),
    })
}

/// True where a portfolio and a plural noun begin: "and defence ministers" goes on the chain.
fn leads_to_plural(context: &Context<'_>, word: usize) -> bool {
    context.at(word).iter().any(|found| {
        matches!(found.sense.class, Class::Portfolio | Class::PortfolioBefore)
            && context.joined(found.end)
            && context.is(found.end, Class::Heads)
    })
}

/// True where another title begins: "Minister of Defence and Deputy Prime Minister".
pub(super) fn begins_office(context: &Context<'_>, word: usize) -> bool {
    let fixed = context.at(word).iter().any(|found| {
        matches!(
            found.sense.class,
            Class::Office | Class::Offices | Class::Head | Class::Heads
        )
    });
    fixed
        || context.at(word).iter().any(|found| {
            matches!(found.sense.class, Class::Portfolio | Class::PortfolioBefore)
                && context.joined(found.end)
                && (context.is(found.end, Class::Head) || context.is(found.end, Class::BodyAfter))
        })
}

/// The words in British spelling with capitals, small words small.
pub(super) fn title_case(context: &Context<'_>, first: usize, end: usize) -> String {
    let mut name = String::new();
    for word in first..end {
        let key = context.key(word);
        let printed = context.surface(word, word + 1);
        let gap = context.gap(word);
        if word > first {
            name.push_str(match gap {
                Gap::Hyphen => "-",
                Gap::Comma => ", ",
                Gap::Possessive => "'",
                Gap::Slash => "/",
                _ => " ",
            });
        }
        let small = ["and", "of", "the", "for", "with", "in", "to", "on"].contains(&key);
        let abbreviation = context.token(word).is_some_and(|token| token.capitals >= 2)
            && !context.is(word, Class::PortfolioWord);
        if abbreviation {
            name.push_str(&printed);
        } else if (small && word > first) || gap == Gap::Possessive {
            name.push_str(key);
        } else if printed.is_ascii() {
            let mut letters = key.chars();
            name.extend(letters.next().map(|c| c.to_ascii_uppercase()));
            name.push_str(letters.as_str());
        } else {
            name.push_str(&printed);
        }
    }
    name
}
