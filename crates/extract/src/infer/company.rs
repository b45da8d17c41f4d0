//! Of which country those are who come with somebody: "With her were Ministers A and B", "X's party includes C", "He
//! has brought along D".

use super::abroad::{CONTACT, of, words};
use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{People, Person};
use sidelines_facts::CountryCode;

/// What stands between somebody and who comes with him.
const COMPANY: &[&str] = &[
    "entourage included",
    "entourage includes",
    "delegation included",
    "delegation includes",
    "accompanied",
    "flanked by",
    "has with him",
    "has with her",
    "had with him",
    "had with her",
    "brought with him",
    "brought with her",
    "brings with him",
    "brings with her",
    "brought along",
    "has brought",
    "came with",
];
/// Those who come with somebody, as one.
const PARTY: &[&str] = &[
    "party",
    "delegation",
    "entourage",
    "suite",
    "team",
    "retinue",
    "company",
];
/// Words that lead from "With him" or "In his party" to the names.
const LINKS: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "will",
    "has",
    "have",
    "had",
    "came",
    "come",
    "comes",
    "coming",
    "go",
    "goes",
    "went",
    "travel",
    "travels",
    "travelled",
    "traveled",
    "flew",
    "also",
    "the",
    "there",
    "this",
    "time",
    "among",
    "others",
    "include",
    "includes",
    "included",
    "comprises",
    "comprised",
    "consists",
    "of",
];
/// What stands before the one with whom the others come.
const WITH: &[&str] = &["with", "accompanying"];
/// Words after which a list of companions is over.
const OVER: &[&str] = &[
    "said", "told", "while", "where", "who", "by", "after", "before", "when", "to", "at", "from",
    "were", "was",
];

/// "The President's entourage included Foreign Minister X", "With Abiy came Defence Minister Y", "The Minister leads the
/// delegation of Botswana. With him were Ministers A and B": of one country with whom they accompany.
pub(super) fn in_company(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    // Of whose country the sentence before tells first.
    let mut told: Option<CountryCode> = None;
    for row in mentions {
        let first = (0..row.len()).find_map(|i| {
            matches!(row[i].what, What::Person(_))
                .then(|| Some((i, chief(text, row, i, people, told)?)))?
        });
        if let Some((first, country)) = first {
            list(text, row, first, country, people);
        }
        let subject = row
            .iter()
            .find(|m| matches!(m.what, What::Person(_) | What::Role(_)));
        if let Some(m) = subject
            && !words(
                text.get(opening(text, m.span.start)..m.span.start)
                    .unwrap_or(""),
            )
            .iter()
            .any(|w| matches!(w.as_str(), "he" | "she" | "him" | "her" | "his"))
        {
            told = of(m, people);
        }
    }
}

/// The country of the one in whose company the person at `i` is told to be the first.
fn chief(
    text: &str,
    row: &[Mention],
    i: usize,
    people: &People,
    told: Option<CountryCode>,
) -> Option<CountryCode> {
    let start = row[i].span.start;
    let opens = opening(text, start);
    let before = row[..i]
        .iter()
        .rev()
        .find(|m| !matches!(m.what, What::Date(_)) && m.span.start >= opens);
    let Some(before) = before else {
        let lead = words(text.get(opens..start)?);
        return alone(&lead).then_some(told)?;
    };
    let gap = text.get(before.span.end..start)?;
    if gap.len() >= 60 || gap.contains(';') {
        return None;
    }
    let person = matches!(before.what, What::Person(_) | What::Role(_));
    let with = |gap: &[String]| {
        let lead = words(text.get(opens..before.span.start).unwrap_or(""));
        let lead: Vec<&str> = lead.iter().map(String::as_str).collect();
        let lead = lead.strip_suffix(&["the"]).unwrap_or(&lead);
        let led = lead.last().is_some_and(|w| WITH.contains(w)) && lead.len() <= 2;
        led && gap.len() > usize::from(gap.iter().any(|w| w == "the")) && links(gap)
    };
    let gap_words = words(gap);
    // "Santokhi's party will include …", "In the Surinamese delegation are …"
    let party = || {
        let rest = match gap_words.as_slice() {
            [s, party, rest @ ..] if s == "s" && PARTY.contains(&party.as_str()) => rest,
            [party, rest @ ..] if PARTY.contains(&party.as_str()) => rest,
            _ => return false,
        };
        !rest.is_empty() && links(rest)
    };
    let told_so =
        person && (COMPANY.iter().any(|c| gap.contains(c)) || with(&gap_words)) || party();
    told_so.then(|| of(before, people))?
}

fn links(words: &[String]) -> bool {
    words.iter().all(|w| LINKS.contains(&w.as_str()))
}

/// "With him were", "In her party will be", "He has brought along": a lead that names nobody.
fn alone(lead: &[String]) -> bool {
    let lead: Vec<&str> = lead.iter().map(String::as_str).collect();
    match lead.as_slice() {
        ["with" | "accompanying", "him" | "her", rest @ ..] => {
            !rest.is_empty() && rest.iter().all(|w| LINKS.contains(w))
        }
        ["travelling" | "traveling", "with", "him" | "her", rest @ ..] => {
            !rest.is_empty() && rest.iter().all(|w| LINKS.contains(w))
        }
        ["in" | "among", "his" | "her", party, rest @ ..] | ["his" | "her", party, rest @ ..] => {
            PARTY.contains(party) && !rest.is_empty() && rest.iter().all(|w| LINKS.contains(w))
        }
        ["he" | "she", rest @ ..] => {
            let rest = rest.join(" ");
            COMPANY
                .iter()
                .any(|c| rest.strip_prefix("is ").unwrap_or(&rest).starts_with(c))
        }
        _ => false,
    }
}

/// Gives the country to the person at `first` and to those listed behind.
fn list(text: &str, row: &[Mention], first: usize, country: CountryCode, people: &mut People) {
    let mut end: Option<usize> = None;
    for m in &row[first..] {
        let What::Person(p) = &m.what else { continue };
        let gap = end.map_or("", |e| text.get(e..m.span.start).unwrap_or("."));
        let over = words(gap)
            .iter()
            .any(|w| OVER.contains(&w.as_str()) || CONTACT.contains(&w.as_str()));
        let Some(person) = p.person.and_then(|i| people.all.get_mut(i)) else {
            break;
        };
        if over || person.country.is_some_and(|c| c != country) {
            break;
        }
        end = Some(m.span.end);
        let fits = person
            .offices
            .iter()
            .all(|h| offices::could_have(&h.office.canonical, country));
        if unsaid(person) && fits {
            person.country = Some(country);
        }
    }
}

/// Whether nothing that is said of the person's offices says whose they are.
fn unsaid(person: &Person) -> bool {
    person.country.is_none()
        && !person.offices.is_empty()
        && person
            .offices
            .iter()
            .all(|h| h.office.country.is_none() && h.office.org.is_none())
}

/// Where the sentence of byte `at` opens; the point of "Ms." ends none.
fn opening(text: &str, at: usize) -> usize {
    let mut end = at;
    while let Some(i) = text.get(..end).and_then(|t| t.rfind(['.', '\n', '!', '?'])) {
        let word = text
            .get(..i)
            .and_then(|t| t.rsplit(|c: char| !c.is_alphanumeric()).next())
            .unwrap_or("");
        let short = word.len() <= 4 && word.starts_with(char::is_uppercase);
        if !(text.as_bytes().get(i) == Some(&b'.') && short) {
            return i + 1;
        }
        end = i;
    }
    0
}
