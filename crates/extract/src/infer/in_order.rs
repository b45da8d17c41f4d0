//! Names in the order of the countries told of before: "The defence ministers of A, B and C met in Riga. X, Y and Z
//! discussed air policing."

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{Held, People};
use sidelines_facts::CountryCode;

/// Gives each of those whose names open a sentence, and of whom nothing is said, the country and the office that the
/// sentence before tells in the same order.
pub(crate) fn in_order(
    text: &str,
    sentences: &[Sentence],
    people: &mut People,
    mentions: &[&[Mention]],
) {
    for (k, pair) in mentions.windows(2).enumerate() {
        let [before, row] = pair else { continue };
        let (Some(first), Some(second)) = (sentences.get(k), sentences.get(k + 1)) else {
            continue;
        };
        if first.quoted.is_some() || second.quoted.is_some() {
            continue;
        }
        let Some((office, countries)) = titles(before) else {
            continue;
        };
        let Some(named) = opening(text, second, row, countries.len()) else {
            continue;
        };
        let fits = named.iter().zip(countries).all(|(&p, &country)| {
            people.all.get(p).is_some_and(|x| {
                x.country.is_none_or(|c| c == country)
                    && x.offices
                        .iter()
                        .all(|h| h.inferred || h.office.country == Some(country))
            })
        });
        // Where nobody's country is known, the names alone must be new.
        let unknown = named
            .iter()
            .any(|&p| people.all.get(p).is_some_and(|x| x.country.is_none()));
        if !fits || !unknown {
            continue;
        }
        for (&p, &country) in named.iter().zip(countries) {
            let Some(person) = people.all.get_mut(p) else {
                continue;
            };
            person.country = Some(country);
            if person.untitled() {
                let span = person.span.clone();
                person
                    .offices
                    .push(Held::concluded(office, Some(country), &span));
            }
        }
    }
}

/// The office and the countries of the one row of colleagues of whom a sentence tells.
fn titles(row: &[Mention]) -> Option<(&str, &[CountryCode])> {
    let mut roles = row.iter().filter_map(|m| match &m.what {
        What::Role(r) if r.plural && r.countries.len() > 1 => Some(r),
        _ => None,
    });
    let role = roles.next().filter(|r| !r.counterpart && !r.regional)?;
    let [office] = role.offices.as_slice() else {
        return None;
    };
    let alone = roles.next().is_none()
        && !row
            .iter()
            .any(|m| matches!(&m.what, What::Person(p) if p.person.is_some()));
    (alone && !offices::is_generic(&office.canonical))
        .then_some((office.canonical.as_str(), role.countries.as_slice()))
}

/// The `n` persons whose bare names open the sentence, "X, Y and Z", and no more.
fn opening(text: &str, s: &Sentence, row: &[Mention], n: usize) -> Option<Vec<usize>> {
    let names = row.get(..n)?;
    let bare = |m: &Mention| match &m.what {
        What::Person(p) if p.offices.is_empty() && !p.counterpart => p.person,
        _ => None,
    };
    let opens = text
        .get(s.span.start..names.first()?.span.start)
        .is_some_and(|gap| gap.trim().is_empty());
    let joined = names.windows(2).enumerate().all(|(i, two)| {
        let gap = text
            .get(two[0].span.end..two[1].span.start)
            .unwrap_or("")
            .trim();
        match i + 2 == n {
            true => matches!(gap, "and" | ", and"),
            false => gap == ",",
        }
    });
    let named: Vec<usize> = names.iter().filter_map(bare).collect();
    (opens && joined && named.len() == n).then_some(named)
}
