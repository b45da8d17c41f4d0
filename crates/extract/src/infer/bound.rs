//! Where those travel whose country the report does not say: it is not theirs.

use crate::mentions::{Mention, What};
use crate::people::{People, Person};
use sidelines_facts::CountryCode;

/// Verbs and nouns of going somewhere, told with "to", "for" or "in".
const GOES: &[&str] = &[
    "travel",
    "travels",
    "travelled",
    "traveled",
    "fly",
    "flies",
    "flew",
    "flown",
    "head",
    "heads",
    "headed",
    "leave",
    "leaves",
    "left",
    "depart",
    "departs",
    "departed",
    "proceed",
    "proceeds",
    "proceeded",
    "go",
    "goes",
    "went",
    "visit",
    "visits",
    "trip",
    "tour",
];
/// "the visit of Foreign Minister X to A and B".
const VISIT: &[&str] = &["visit", "visits", "trip", "tour"];
/// What may stand between a word of going and the first place: "an official visit next week to", "trip will take him to".
const FAR: usize = 8;
/// Words between the places of one list.
const LINKS: &[&str] = &["and", "the", "then", "on", "to"];

/// "Prime Minister X leaves for Riyadh today on a visit to Saudi Arabia", "He will then travel on to Berlin and Warsaw":
/// travellers of whom nothing says whose they are, and countries to which they go.
pub(crate) fn bound(
    text: &str,
    people: &People,
    mentions: &[Vec<Mention>],
) -> Vec<(usize, CountryCode)> {
    let mut out = Vec::new();
    // Of whom the sentence before tells first.
    let mut last: Option<usize> = None;
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            let Some(country) = country(m) else { continue };
            // The first of a list stands behind the word of going, the others behind each other.
            let mut head = i;
            while let Some(before) = head.checked_sub(1)
                && self::country(&row[before]).is_some()
                && linked(between(text, row[before].span.end, row[head].span.start))
            {
                head = before;
            }
            let opens = opening(text, row[head].span.start);
            let start = row[..head]
                .iter()
                .rev()
                .find(|n| !matches!(n.what, What::Date(_)))
                .map_or(opens, |n| n.span.end);
            let gap = between(text, start, row[head].span.start);
            let visit_of = || {
                row[..head].last().is_some_and(|n| {
                    let before = words(between(text, opens, n.span.start)).rev();
                    let mut before = before.skip_while(|w| matches!(*w, "of" | "by" | "the"));
                    gap.trim() == "to" && before.next().is_some_and(|w| VISIT.contains(&w))
                })
            };
            if !goes(gap) && !visit_of() {
                continue;
            }
            // The traveller stands next before; else he is the one of whom it goes on.
            let near = row[..head]
                .iter()
                .rev()
                .find(|n| matches!(n.what, What::Person(_) | What::Role(_)));
            let traveller = match near {
                Some(n) if !it_goes_on(text, opens, n) => person(n),
                Some(_) => last,
                None => last.filter(|_| it_goes_on(text, opens, &row[head])),
            };
            if let Some(p) = traveller.filter(|&p| people.all.get(p).is_some_and(bare)) {
                out.push((p, country));
            }
        }
        let first = row
            .iter()
            .find(|m| matches!(m.what, What::Person(_) | What::Role(_)));
        if let Some(f) = first
            && !it_goes_on(text, opening(text, f.span.start), f)
        {
            last = person(f);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// "His first stop will be Madrid, where he meets King X": the sentence goes on about the one told of before.
fn it_goes_on(text: &str, opens: usize, m: &Mention) -> bool {
    words(between(text, opens, m.span.start)).any(|w| {
        matches!(
            w,
            "He" | "he" | "She" | "she" | "His" | "Her" | "him" | "It"
        )
    })
}

/// The person whom a mention names.
fn person(m: &Mention) -> Option<usize> {
    match &m.what {
        What::Person(p) => p.person,
        _ => None,
    }
}

/// Whether nothing says whose the person's offices are.
fn bare(p: &Person) -> bool {
    p.country.is_none()
        && !p.offices.is_empty()
        && p.offices
            .iter()
            .all(|h| h.office.country.is_none() && h.office.org.is_none())
}

/// The country that is named, or whose capital.
fn country(m: &Mention) -> Option<CountryCode> {
    match &m.what {
        What::Country(c) => Some(*c),
        What::Place(p) => p.capital_of,
        _ => None,
    }
}

fn between(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or("")
}

/// Where the sentence of byte `at` opens.
fn opening(text: &str, at: usize) -> usize {
    between(text, 0, at).rfind(['.', '\n']).map_or(0, |i| i + 1)
}

fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
}

fn linked(gap: &str) -> bool {
    gap.len() < 24 && words(gap).all(|w| LINKS.contains(&w))
}

/// "will travel next week to", "left on Tuesday for", "will visit", "trip will take him to".
fn goes(gap: &str) -> bool {
    let mut back = words(gap).rev().skip_while(|w| *w == "the");
    let Some(next) = back.next() else {
        return false;
    };
    if matches!(next, "visit" | "visits" | "visiting") {
        return true;
    }
    // "has returned from a tour of Chile, Uruguay and Colombia"
    if next == "of" {
        return matches!(back.next(), Some("tour" | "tours"));
    }
    matches!(next, "to" | "for") && back.take(FAR).any(|w| GOES.contains(&w))
}
