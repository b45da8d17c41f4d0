//! The labels of transcripts: who speaks, who asks.

use super::known;
use super::words::{ASKS, BY, TITLES};
use crate::offices;
use crate::people::{Held, People, Person};
use crate::refs::Who;
use sidelines_facts::CountryCode;
use sidelines_lexicon::{Hit, HitKind};
use sidelines_text::Document;
use std::ops::Range;

/// The label before the words of a line, if it is one of the forms of `asks` or in capitals, or where `any` short
/// run of capitalised words will do: "MR. ADAMS", "Q", "Spokesperson".
fn label(text: &str, start: usize, any: bool) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let line = rest.split('\n').next()?;
    let end = line.find(':').filter(|&e| e > 0 && e <= 48)?;
    let words = line.get(..end)?;
    let capitals = !words.chars().any(char::is_lowercase) && words.starts_with(char::is_alphabetic);
    let titled = words.split_whitespace().count() <= 5
        && words
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase));
    (capitals || asks(words) || words == "Answer" || any && titled).then_some(start..start + end)
}

pub(super) fn asks(label: &str) -> bool {
    let first = label.split([' ', '.', '-', '–']).next().unwrap_or("");
    ASKS.contains(&first.to_lowercase().as_str())
}

/// The labels of a text in which several speak by turns.
pub(super) fn labels(text: &str, document: &Document) -> Vec<Range<usize>> {
    let all = |any: bool| -> Vec<Range<usize>> {
        document
            .paragraphs
            .iter()
            .filter_map(|p| label(text, p.span.start, any))
            .collect()
    };
    let strict = all(false);
    let words = |l: &Range<usize>| text.get(l.clone()).unwrap_or("");
    let questions = strict.iter().filter(|l| asks(words(l))).count();
    let mut seen: Vec<&str> = strict.iter().map(words).collect();
    let turns = seen.len();
    seen.sort_unstable();
    seen.dedup();
    match () {
        () if questions > 1 => all(true),
        () if turns > 2 && seen.len() < turns => strict,
        () => Vec::new(),
    }
}

/// Who speaks after a label: whom the report names so, else a person of that name, whom it makes known.
pub(super) fn labelled(
    label: &Range<usize>,
    text: &str,
    hits: &[Hit],
    people: &mut People,
    home: Option<CountryCode>,
) -> Option<Who> {
    let words = text.get(label.clone())?;
    let plain = |w: &str| {
        w.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let names: Vec<&str> = words
        .split_whitespace()
        .filter(|w| {
            let w = plain(w);
            !w.is_empty() && !BY.contains(&w.as_str()) && !TITLES.contains(&w.as_str())
        })
        .collect();
    let office = hits.iter().find_map(|h| match &h.kind {
        HitKind::Office(o) if label.start <= h.start && h.end <= label.end => {
            Some(o.canonical.clone())
        }
        _ => None,
    });
    let Some(last) = names.last().map(|w| plain(w)) else {
        return known(
            Who::Post {
                office: Some(office?),
                country: None,
                org: None,
            },
            people,
            home,
        );
    };
    let named = people
        .all
        .iter()
        .position(|p| p.parts.last().is_some_and(|x| x.to_lowercase() == last));
    let titled = words
        .split_whitespace()
        .any(|w| TITLES.contains(&plain(w).as_str()));
    if let Some(p) = named {
        // "MR. ADAMS" is a spokesman or asks, if nothing else is said of him.
        let office = people.all.get(p).is_some_and(|x| !x.offices.is_empty());
        return known(Who::Person(p), people, home).filter(|_| titled || office);
    }
    if !titled {
        return None;
    }
    let span = label.clone();
    let country = crate::known::country(&last).or(home);
    people.all.push(Person {
        name: names.join(" "),
        parts: crate::names::parts(&names.join(" ")),
        offices: office
            .filter(|o| !offices::is_generic(o))
            .map(|o| Held::concluded(&o, country, &span))
            .into_iter()
            .collect(),
        country,
        rank: None,
        span,
        woman: None,
        relative: false,
    });
    known(Who::Person(people.all.len() - 1), people, home)
}
