//! Counterparts of two who hold different offices: "Foreign Minister A and Defence Minister B met their Chilean
//! counterparts, C and D": each has the office of whoever stands at his place in the other list.

use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{Held, People};
use sidelines_facts::CountryCode;

/// Gives each of those called counterparts the office of his own counterpart.
pub(super) fn mirrored(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            let theirs = text
                .get(..m.span.start)
                .is_some_and(|t| t.ends_with("their "));
            let country = match &m.what {
                What::Person(p) if theirs && p.counterpart && p.offices.is_empty() => p.country,
                _ => None,
            };
            let (Some(country), Some(other)) = (country, row.get(i + 1)) else {
                continue;
            };
            let (Some(one), Some(two)) = (person(m), bare(other)) else {
                continue;
            };
            if joined(text, m, other)
                && let Some(titles) = owners(text, people, &row[..i], country)
            {
                for ((index, span), title) in
                    [(one, &m.span), (two, &other.span)].into_iter().zip(titles)
                {
                    if let Some(p) = people.all.get_mut(index).filter(|p| p.untitled()) {
                        p.country = p.country.or(Some(country));
                        p.offices.push(Held::concluded(&title, Some(country), span));
                    }
                }
            }
        }
    }
}

/// The offices of the last two who are named together before the counterparts, where they differ.
fn owners(
    text: &str,
    people: &People,
    before: &[Mention],
    abroad: CountryCode,
) -> Option<[String; 2]> {
    let named: Vec<&Mention> = before
        .iter()
        .filter(|m| matches!(m.what, What::Person(_)))
        .collect();
    let [.., a, b] = named.as_slice() else {
        return None;
    };
    let [one, two] = [a, b].map(|m| people.all.get(person(m)?));
    let of = [one?.country, two?.country];
    let office = |p: &crate::people::Person| {
        p.chief_office()
            .map(|h| h.office.canonical.clone())
            .filter(|o| !offices::is_generic(o))
    };
    let titles = [office(one?)?, office(two?)?];
    let same = offices::family(&titles[0]) == offices::family(&titles[1]);
    let strangers = of[0].is_some() && of[1].is_some() && of[0] != of[1];
    (joined(text, a, b) && !same && !strangers && !of.contains(&Some(abroad))).then_some(titles)
}

fn person(m: &Mention) -> Option<usize> {
    match &m.what {
        What::Person(p) => p.person,
        _ => None,
    }
}

/// Somebody named without an office.
fn bare(m: &Mention) -> Option<usize> {
    match &m.what {
        What::Person(p) if p.offices.is_empty() => p.person,
        _ => None,
    }
}

/// Whether nothing but "and" stands between two.
fn joined(text: &str, a: &Mention, b: &Mention) -> bool {
    text.get(a.span.end..b.span.start)
        .is_some_and(|gap| matches!(gap.trim(), "and" | "and the" | ", and"))
}
