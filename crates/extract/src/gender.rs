//! Whom "she" can mean and "he" cannot: by title ("Mrs", "King"), else by given name (`data/given-names.toml`).

use crate::mentions::{Mention, What};
use crate::names;
use crate::people::People;
use serde::Deserialize;
use sidelines_facts::CountryCode;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const WOMEN: &[&str] = &[
    "mrs",
    "ms",
    "miss",
    "lady",
    "dame",
    "queen",
    "princess",
    "sheikha",
    "baroness",
    "madam",
    "madame",
    "smt",
    "begum",
    "chairwoman",
    "spokeswoman",
    "hostess",
    "duchess",
    "daw",
];
const MEN: &[&str] = &[
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "sultan",
    "emir",
    "amir",
    "pope",
    "shri",
    "baron",
    "cardinal",
    "chairman",
    "spokesman",
    "duke",
    "patriarch",
];

#[derive(Deserialize)]
struct File {
    women: Vec<String>,
}

static NAMES: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let file: Result<File, _> = toml::from_str(include_str!("../../../data/given-names.toml"));
    file.map(|f| f.women.iter().map(|n| names::parts(n).concat()).collect())
        .unwrap_or_default()
});

/// What the titles of a mention tell: the word before it, and those between its beginning and the name.
pub(crate) fn of_title(text: &str, m: &Mention) -> Option<bool> {
    const TITLE: usize = 12;
    let What::Person(p) = &m.what else {
        return None;
    };
    let mut from = m.span.start.saturating_sub(TITLE);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let before = text.get(from..m.span.start).unwrap_or("");
    let before = before.rsplit([',', ';', '\n']).next().unwrap_or("");
    let front = text.get(m.span.start..p.name.start).unwrap_or("");
    let titles: Vec<String> = before
        .split_whitespace()
        .next_back()
        .into_iter()
        .chain(front.split_whitespace())
        .map(|w| w.trim_end_matches('.').to_lowercase())
        .collect();
    let any = |list: &[&str]| titles.iter().any(|t| list.contains(&t.as_str()));
    if any(WOMEN) || front.to_lowercase().contains("first lady") {
        Some(true)
    } else if any(MEN) {
        Some(false)
    } else {
        None
    }
}

/// Whether the given name among the parts of a name is a woman's. Of "Kang Kyung-wha" it stands last; of others only
/// the first part tells.
pub(crate) fn is_womans_name(parts: &[String], country: Option<CountryCode>) -> bool {
    let later = country
        .is_some_and(|c| matches!(c.as_str(), "CN" | "TW" | "KR" | "KP" | "VN" | "MM" | "HK"));
    let given = if later { parts.len() } else { 1 };
    parts.len() > 1 && parts.iter().take(given).any(|p| NAMES.contains(p))
}

/// Settles who of the report's people is a woman, as far as titles and given names tell.
pub(crate) fn settle(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for m in mentions.iter().flatten() {
        let What::Person(p) = &m.what else { continue };
        let Some(person) = p.person.and_then(|i| people.all.get_mut(i)) else {
            continue;
        };
        match of_title(text, m) {
            Some(true) => person.woman = Some(true),
            told => person.woman = person.woman.or(told),
        }
    }
    for person in people.all.iter_mut().filter(|p| p.woman.is_none()) {
        person.woman = is_womans_name(&person.parts, person.country).then_some(true);
    }
    if let Some(p) = called_he(text, mentions)
        && let Some(person) = people.all.get_mut(p)
        && !mentions.iter().flatten().any(|m| {
            matches!(&m.what, What::Person(x) if x.person == Some(p))
                && of_title(text, m) == Some(true)
        })
    {
        person.woman = None;
    }
}

/// "Prime Minister Pushpa Kamal Dahal is in New Delhi. He will meet …": of whom alone the report has told when it first says
/// "he", whatever the lists think of the name; nobody is "she" in it.
fn called_he(text: &str, mentions: &[Vec<Mention>]) -> Option<usize> {
    let words = |w: &'static str| {
        text.match_indices(|c: char| !c.is_alphabetic())
            .map(|(i, c)| i + c.len())
            .chain([0])
            .filter(move |&i| {
                text.get(i..i + w.len())
                    .is_some_and(|x| x.eq_ignore_ascii_case(w))
                    && !text
                        .get(i + w.len()..)
                        .is_some_and(|r| r.starts_with(char::is_alphabetic))
            })
    };
    if words("she").chain(words("her")).next().is_some() {
        return None;
    }
    let first = words("he").chain(words("him")).min()?;
    let mut told = mentions
        .iter()
        .flatten()
        .filter(|m| m.span.start < first)
        .filter_map(|m| match &m.what {
            What::Person(p) => p.person,
            _ => None,
        });
    let one = told.next()?;
    told.all(|p| p == one).then_some(one)
}
