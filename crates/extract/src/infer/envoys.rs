//! Of which country envoys are whose papers go without saying it: of whoever sent them, and never of the one to which
//! they are sent.

use crate::mentions::{Mention, What};
use crate::people::{People, Person};
use sidelines_facts::CountryCode;
use sidelines_lexicon::Lexicon;

/// Those who are sent abroad.
const SENT: &[&str] = &[
    "Ambassador",
    "High Commissioner",
    "Permanent Representative",
    "Consul",
    "Chargé d'Affaires",
    "Special Envoy",
    "Envoy",
];

/// "High Commissioner to Guyana": envoys of whom nothing says whose they are, and the countries that have them as
/// guests.
pub(crate) fn accredited(people: &People, lexicon: &Lexicon) -> Vec<(usize, CountryCode)> {
    let mut out = Vec::new();
    for (i, person) in people.all.iter().enumerate() {
        if person.country.is_some() {
            continue;
        }
        for h in &person.offices {
            let office = h.office.canonical.as_str();
            let Some((_, to)) = office
                .split_once(" to ")
                .filter(|_| SENT.iter().any(|s| office.starts_with(s)))
            else {
                continue;
            };
            // "to Trinidad and Tobago", "to Belgium and Luxembourg"
            let names = std::iter::once(to)
                .chain(to.split(" and "))
                .chain(to.split(", "));
            out.extend(
                names
                    .filter_map(|n| lexicon.country_by_name(n))
                    .filter_map(|c| CountryCode::new(&c.alpha2))
                    .map(|c| (i, c)),
            );
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// "British Ambassador to Ethiopia X met Health Minister Y", "WHO Representative in Uganda X met Minister Y": whoever is of
/// no country, and in one sentence with the only one who is sent somewhere, is of where that one is sent.
pub(crate) fn hosts_of_envoys(people: &mut People, mentions: &[Vec<Mention>], lexicon: &Lexicon) {
    for row in mentions {
        let persons: Vec<usize> = row
            .iter()
            .filter_map(|m| match &m.what {
                What::Person(p) => p.person,
                _ => None,
            })
            .collect();
        let sent = |p: &usize| people.all.get(*p).and_then(|x| sent_to(x, lexicon));
        let mut lands: Vec<CountryCode> = persons.iter().filter_map(sent).collect();
        lands.dedup();
        let [land] = lands.as_slice() else { continue };
        for p in persons {
            let Some(person) = people.all.get_mut(p) else {
                continue;
            };
            let host = person.country.is_none()
                && !person.offices.is_empty()
                && person.offices.iter().all(|h| {
                    h.office.country.is_none()
                        && h.office.org.is_none()
                        && h.office.canonical.contains("Minister")
                });
            if host {
                person.country = Some(*land);
            }
        }
    }
}

/// Where somebody is sent, where his office says so: "Ambassador to Ethiopia", "Representative in Uganda".
fn sent_to(person: &Person, lexicon: &Lexicon) -> Option<CountryCode> {
    const POSTED: &[&str] = &[
        "Ambassador",
        "High Commissioner",
        "Chargé d'Affaires",
        "Representative",
        "Resident Representative",
        "Country Representative",
        "Country Director",
        "Resident Coordinator",
        "Humanitarian Coordinator",
    ];
    person.offices.iter().find_map(|h| {
        let office = h.office.canonical.as_str();
        let (post, land) = office
            .split_once(" to ")
            .or_else(|| office.split_once(" in "))?;
        let named = lexicon
            .country_by_name(land)
            .filter(|_| POSTED.contains(&post))?;
        CountryCode::new(&named.alpha2).filter(|c| Some(*c) != person.country)
    })
}

/// "President X said that Y, his ambassador to Ecuador, …", "Grenada was represented by its ambassador, Z": of the
/// country of whoever has them.
pub(super) fn own(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            let What::Person(p) = &m.what else { continue };
            let Some(index) = p.person.filter(|&p| people.all.get(p).is_some_and(envoy)) else {
                continue;
            };
            let before = text.get(..m.span.start).unwrap_or("").trim_end();
            let span = text.get(m.span.clone()).unwrap_or("");
            let has = |word: &str| {
                before.ends_with(&format!(" {word}"))
                    || span.contains(&format!(", {word} "))
                    || span.starts_with(&format!("{word} "))
            };
            let country = if has("its") {
                row[..i].iter().rev().find_map(|n| match n.what {
                    What::Country(c) => Some(c),
                    _ => None,
                })
            } else if has("his") || has("her") {
                row[..i].iter().find_map(|n| match &n.what {
                    What::Person(n) => people.all.get(n.person?)?.country,
                    What::Role(r) => r.countries.first().copied(),
                    _ => None,
                })
            } else {
                None
            };
            if let (Some(c), Some(person)) = (country, people.all.get_mut(index)) {
                person.country = Some(c);
            }
        }
    }
}

/// Whether somebody is sent by a country that is not told.
fn envoy(person: &Person) -> bool {
    person.country.is_none()
        && !person.offices.is_empty()
        && person.offices.iter().all(|h| {
            h.office.country.is_none()
                && h.office.org.is_none()
                && SENT.iter().any(|s| h.office.canonical.starts_with(s))
        })
}
