//! Whose an office is on a trip with several stops: "will visit Finland and meet President X in Muscat".

use super::abroad::{CONTACT, bare, words};
use crate::mentions::{Mention, What};
use crate::people::People;
use sidelines_facts::CountryCode;
use std::collections::BTreeSet;

/// A report that tells of nothing but a foreigner's trip has no home but its stops: of one who is met at a stop and of
/// whom it is not said whose he is, that stop's country is his. Only where the likeliest country of the report is a stop
/// itself.
pub(super) fn hosts(
    text: &str,
    people: &mut People,
    mentions: &[Vec<Mention>],
    home: Option<CountryCode>,
) {
    let stops: BTreeSet<CountryCode> = mentions
        .iter()
        .flatten()
        .filter_map(|m| stop(text, m))
        .collect();
    if stops.len() < 2 || home.is_none_or(|h| !stops.contains(&h)) {
        return;
    }
    let traveller = mentions.iter().flatten().find_map(|m| match &m.what {
        What::Person(p) => p.person.and_then(|i| people.all.get(i))?.country,
        _ => None,
    });
    if traveller.is_none_or(|c| stops.contains(&c)) {
        return;
    }
    let mut here: Option<CountryCode> = None;
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            here = stop(text, m).or(here);
            let What::Person(p) = &m.what else { continue };
            let Some(person) = p.person.and_then(|i| people.all.get_mut(i)) else {
                continue;
            };
            if !bare(person) || person.span != m.span || !met(text, row, i) {
                continue;
            }
            // "met President X in Muscat"
            let behind = row.get(i + 1).filter(|n| {
                text.get(m.span.end..n.span.start)
                    .is_some_and(|gap| matches!(gap.trim(), "in" | "at"))
            });
            let there = behind.and_then(|n| stop(text, n)).or(here);
            let fits = |c: &CountryCode| {
                person
                    .offices
                    .iter()
                    .all(|h| crate::offices::could_have(&h.office.canonical, *c))
            };
            if let Some(c) = there.filter(fits) {
                person.country = Some(c);
            }
        }
    }
}

/// The country to which or in which somebody is said to be, by the word before it.
pub(super) fn stop(text: &str, m: &Mention) -> Option<CountryCode> {
    let country = match &m.what {
        What::Country(c) => *c,
        What::Place(p) => p.capital_of.or(p.country)?,
        _ => return None,
    };
    let before = text.get(..m.span.start)?.trim_end();
    let before = before.strip_suffix(" the").unwrap_or(before);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    LEADING
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
        .then_some(country)
}

/// Words before a place where somebody is or goes.
const LEADING: &[&str] = &["to", "in", "for", "visited", "visiting", "visit"];

/// Whether the person at position `i` of a sentence is met: a word of meeting stands between the last thing named and
/// the name, or another one who is met.
fn met(text: &str, row: &[Mention], i: usize) -> bool {
    let start = match i.checked_sub(1).and_then(|b| row.get(b)) {
        Some(before) => before.span.end,
        None => {
            let head = text.get(..row[i].span.start).unwrap_or_default();
            head.rfind(['.', '\n', '!', '?']).map_or(0, |x| x + 1)
        }
    };
    let gap = words(text.get(start..row[i].span.start).unwrap_or_default());
    let listed = gap
        .iter()
        .all(|w| matches!(w.as_str(), "and" | "as" | "well"));
    gap.iter().any(|w| CONTACT.contains(&w.as_str()))
        || listed && i > 0 && matches!(row[i - 1].what, What::Person(_)) && met(text, row, i - 1)
}
