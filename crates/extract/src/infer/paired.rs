//! Two who are named together for the two states of one commission: "Foreign Ministers A and B chaired the
//! Sweden-Zambia Joint Commission": each is of one, in their order.

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{People, Person};
use crate::units::{CountryForm, Sem};
use sidelines_facts::CountryCode;

/// What two states hold with each other.
const HELD: &[&str] = &[
    "commission",
    "committee",
    "consultations",
    "consultation",
    "dialogue",
    "talks",
    "council",
    "session",
    "forum",
    "group",
    "meeting",
    "round",
];

/// Gives each of two of one office, of whom nothing says whose they are, the country that stands at his place.
pub(crate) fn paired(
    text: &str,
    sentences: &[Sentence],
    people: &mut People,
    mentions: &[Vec<Mention>],
) {
    let mut before: Option<[CountryCode; 2]> = None;
    for (s, row) in sentences.iter().zip(mentions) {
        let here = states(text, s);
        let goes_on = text
            .get(s.span.clone())
            .is_some_and(|t| t.starts_with("They ") || t.starts_with("The "));
        let pair = here.or(before.filter(|_| goes_on && !names_a_country(s)));
        before = here;
        let Some(pair) = pair else { continue };
        for two in row.windows(2) {
            let [a, b] = two else { continue };
            let and = text
                .get(a.span.end..b.span.start)
                .is_some_and(|gap| matches!(gap.trim(), "and" | "and the"));
            let (Some(x), Some(y)) = (person(a), person(b)) else {
                continue;
            };
            if !and || x == y || !one_office(people, x, y) {
                continue;
            }
            let of = |i: usize| people.all.get(i).and_then(|p| p.country);
            let countries = match (of(x), of(y)) {
                (None, None) => pair,
                (Some(c), None) if c == pair[0] => pair,
                (Some(c), None) if c == pair[1] => [pair[1], pair[0]],
                (None, Some(c)) if c == pair[1] => pair,
                (None, Some(c)) if c == pair[0] => [pair[1], pair[0]],
                _ => continue,
            };
            for (i, country) in [x, y].into_iter().zip(countries) {
                if let Some(p) = people.all.get_mut(i) {
                    p.country = p.country.or(Some(country));
                }
            }
        }
    }
}

/// The two states of what the sentence tells of: "the Sweden-Zambia Joint Commission", "Swedish-Zambian talks".
fn states(text: &str, s: &Sentence) -> Option<[CountryCode; 2]> {
    let country = |i: usize| match s.units.get(i).map(|u| &u.sem) {
        Some(Sem::Country { code, form }) if *form != CountryForm::People => Some(*code),
        _ => None,
    };
    let all: Vec<CountryCode> = (0..s.units.len()).filter_map(country).collect();
    (0..s.units.len()).find_map(|i| {
        let (one, next) = (country(i)?, s.units.get(i)?.span.end);
        let j = (i + 1..i + 3).find(|&j| country(j).is_some())?;
        let two = country(j)?;
        let gap = text.get(next..s.units.get(j)?.span.start)?;
        let dash = matches!(gap, "-" | "–" | "/");
        let what = s.units.iter().skip(j + 1).take(6).any(|u| {
            let words = u.text(text).to_lowercase();
            let last = words.rsplit(' ').next().unwrap_or("");
            HELD.contains(&last)
        });
        let only = all.iter().all(|c| [one, two].contains(c));
        (dash && one != two && what && only).then_some([one, two])
    })
}

fn names_a_country(s: &Sentence) -> bool {
    s.units.iter().any(|u| matches!(u.sem, Sem::Country { .. }))
}

fn person(m: &Mention) -> Option<usize> {
    match &m.what {
        What::Person(p) => p.person,
        _ => None,
    }
}

/// Whether both hold one office, told once ("Foreign Ministers A and B") or twice, of no country that is said.
fn one_office(people: &People, x: usize, y: usize) -> bool {
    let (Some(x), Some(y)) = (people.all.get(x), people.all.get(y)) else {
        return false;
    };
    let family = |p: &Person| {
        p.chief_office()
            .filter(|h| h.office.org.is_none())
            .map(|h| offices::family(&h.office.canonical))
    };
    let unsaid = |p: &Person| p.offices.iter().all(|h| h.office.country.is_none());
    match (family(x), family(y)) {
        (Some(a), Some(b)) => a == b && unsaid(x) && unsaid(y),
        (Some(_), None) => y.offices.is_empty() && unsaid(x),
        _ => false,
    }
}
