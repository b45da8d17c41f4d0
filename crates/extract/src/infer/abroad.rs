//! Whose an office is where those who hold it are met, sent or named for a country: a report from one country names
//! offices of another without saying whose.

use super::stops::stop;
use crate::mentions::{Mention, What};
use crate::people::{People, Person};
use sidelines_facts::CountryCode;

/// Words of a contact between two sides.
pub(super) const CONTACT: &[&str] = &[
    "met",
    "meet",
    "meets",
    "meeting",
    "meetings",
    "received",
    "receives",
    "receive",
    "welcomed",
    "welcomes",
    "greeted",
    "hosted",
    "hosts",
    "talks",
    "conferred",
    "conversation",
    "called",
    "calls",
    "call",
    "see",
    "saw",
    "audience",
    "session",
];
/// What a host does.
const RECEIVED: &[&str] = &["received", "hosted", "welcomed"];
/// Words of a contact that may as well be one of the same side.
const TOGETHER: &[&str] = &[
    "accompanied",
    "together",
    "alongside",
    "along",
    "and",
    "including",
    "said",
    "according",
    "told",
    "between",
    "cabinet",
    "chaired",
];

/// Whether nothing that is said of the person's offices says whose they are.
pub(super) fn bare(person: &Person) -> bool {
    person.country.is_none()
        && !person.offices.is_empty()
        && person.offices.iter().all(|h| {
            h.office.country.is_none()
                && h.office.org.is_none()
                && !["Ambassador", "High Commissioner", "Envoy", "Consul", "Pope"]
                    .iter()
                    .any(|w| h.office.canonical.starts_with(w))
        })
}

/// The country that a mention speaks of or for.
pub(super) fn of(m: &Mention, people: &People) -> Option<CountryCode> {
    match &m.what {
        What::Person(p) => p
            .person
            .and_then(|i| people.all.get(i))
            .and_then(|p| p.country),
        What::Role(r) if !r.counterpart => match r.countries.as_slice() {
            [one] => Some(*one),
            _ => None,
        },
        What::Country(c) => Some(*c),
        What::Place(p) => p.capital_of,
        _ => None,
    }
}

/// Words in lower case, what stands between them left out.
pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// "Russia's president had sent Culture Minister X", "From Papua New Guinea there was Y, Minister of Trade", "Minister
/// of State Z, who headed the delegation of Saudi Arabia": whose somebody is, said beside the name.
pub(super) fn told_beside(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            let What::Person(p) = &m.what else { continue };
            let Some(index) = p.person.filter(|&i| people.all.get(i).is_some_and(bare)) else {
                continue;
            };
            let before = i.checked_sub(1).and_then(|b| row.get(b)).and_then(|b| {
                let gap = text.get(b.span.end..m.span.start)?;
                let mut gap = (gap.len() < 120 && !gap.contains(';')).then(|| words(gap))?;
                while gap.last().is_some_and(|w| {
                    matches!(
                        w.as_str(),
                        "the" | "its" | "his" | "her" | "their" | "by" | "only"
                    )
                }) {
                    gap.pop();
                }
                let sent = gap.last().is_some_and(|w| {
                    matches!(
                        w.as_str(),
                        "sent" | "sends" | "dispatched" | "represented" | "delegated"
                    )
                });
                let lead = words(text.get(b.span.start.saturating_sub(12)..b.span.start)?);
                let from = matches!(b.what, What::Country(_) | What::Place(_))
                    && lead.last().is_some_and(|w| w == "from" || w == "for")
                    && gap.len() <= 2
                    && gap.iter().all(|w| {
                        matches!(w.as_str(), "there" | "was" | "were" | "is" | "came" | "it")
                    });
                // "… was represented by its Prime Minister, and Grenada by Health Minister X"
                let likewise = matches!(b.what, What::Country(_))
                    && gap.is_empty()
                    && text.get(b.span.end..m.span.start)?.contains(" by")
                    && represented(text, row, b);
                let country = of(b, people)?;
                (sent || likewise || from && !gap.is_empty()).then_some(country)
            });
            // "the Navy … its Commander, X": of the body named last.
            let its = text
                .get(..m.span.start)
                .is_some_and(|t| t.ends_with(" its "));
            let body = row[..i].iter().rev().find_map(|n| match &n.what {
                What::Org(o) if m.span.start - n.span.end < 40 => Some(o),
                _ => None,
            });
            if let (true, Some(o), Some(person)) = (its, body, people.all.get_mut(index)) {
                for h in &mut person.offices {
                    match o.country {
                        Some(_) => {
                            if !h.office.canonical.contains(" of ") {
                                h.office.canonical =
                                    format!("{} of the {}", h.office.canonical, o.name);
                            }
                            h.office.country = o.country;
                        }
                        None if !o.body => h.office.org = Some(o.name.clone()),
                        None => {}
                    }
                }
                person.country = o.country;
                continue;
            }
            let behind = || {
                let n = row.get(i + 1)?;
                let gap = text.get(m.span.end..n.span.start)?;
                let gap = (gap.len() < 60 && gap.starts_with(',')).then(|| words(gap))?;
                let [who, verb, ..] = gap.as_slice() else {
                    return None;
                };
                let led = who == "who"
                    && matches!(
                        verb.as_str(),
                        "headed" | "heads" | "led" | "leads" | "represented" | "represents"
                    )
                    && gap.len() <= 6;
                match n.what {
                    What::Country(c) if led => Some(c),
                    _ => None,
                }
            };
            if let Some(c) = before.or_else(behind).or_else(|| stands_for(text, row, i))
                && let Some(person) = people.all.get_mut(index)
            {
                person.country = Some(c);
            }
        }
    }
}

/// Whether a country is told before the mention `b` to be represented by somebody.
fn represented(text: &str, row: &[Mention], b: &Mention) -> bool {
    row.first()
        .and_then(|f| text.get(f.span.start..b.span.start))
        .is_some_and(|t| t.contains(" represented by "))
}

/// "Vice President X and Deputy Minister Y will stand for Costa Rica at the summit": the country for which those of a
/// list stand, to which the person at `i` belongs.
fn stands_for(text: &str, row: &[Mention], i: usize) -> Option<CountryCode> {
    let mut last = i;
    while let (Some(a), Some(b)) = (row.get(last), row.get(last + 1))
        && matches!(b.what, What::Person(_))
        && words(text.get(a.span.end..b.span.start)?)
            .iter()
            .all(|w| matches!(w.as_str(), "and" | "the" | "as" | "well"))
    {
        last += 1;
    }
    let (a, b) = (row.get(last)?, row.get(last + 1)?);
    let What::Country(country) = b.what else {
        return None;
    };
    let gap = text.get(a.span.end..b.span.start)?;
    let gap = (!gap.contains([',', ';', '.'])).then(|| words(gap))?;
    let gap: Vec<&str> = gap.iter().map(String::as_str).collect();
    let gap = gap.strip_suffix(&["the"]).unwrap_or(&gap);
    let verb = match gap {
        [rest @ .., "for"] => match rest {
            [rest @ .., "stand" | "stands" | "stood" | "standing"] => rest,
            [rest @ .., "stand" | "stands" | "stood", "in"] => rest,
            _ => return None,
        },
        [
            rest @ ..,
            "represent" | "represents" | "represented" | "representing",
        ] => rest,
        _ => return None,
    };
    verb.iter()
        .all(|w| {
            matches!(
                *w,
                "will" | "are" | "is" | "to" | "were" | "was" | "both" | "had" | "have" | "has"
            )
        })
        .then_some(country)
}

/// "The Syrian Foreign Ministry said that Minister X", "its Commander, Y": of what somebody is minister or head is said
/// of the body beside.
pub(super) fn ministries(people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        let mut bodies = row.iter().enumerate().filter_map(|(i, m)| {
            let What::Org(o) = &m.what else { return None };
            // "the Syrian Foreign Ministry"
            let beside = i.checked_sub(1).and_then(|b| match row[b].what {
                What::Country(c) if row[b].span.end + 1 == m.span.start => Some(c),
                _ => None,
            });
            let portfolio = o.name.strip_prefix("Ministry of ").filter(|_| o.body)?;
            Some((portfolio, o.country.or(beside)))
        });
        let (Some((portfolio, country)), None) = (bodies.next(), bodies.next()) else {
            continue;
        };
        for m in row {
            let What::Person(p) = &m.what else { continue };
            let Some(person) = p.person.and_then(|i| people.all.get_mut(i)) else {
                continue;
            };
            let minister = person
                .offices
                .iter()
                .all(|h| h.office.canonical == "Minister")
                && p.offices.iter().any(|o| o.canonical == "Minister");
            let same = match (person.country, country) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            if minister && same {
                person.country = person.country.or(country);
                let office = format!("Minister of {portfolio}");
                person.offices.push(crate::people::Held::concluded(
                    &office,
                    person.country,
                    &m.span,
                ));
            }
        }
    }
}

/// "In Kuwait the Italian Defence Minister was received by Deputy Prime Minister X": who meets somebody whose country
/// is told is not his countryman. `ranked` are the countries whose offices may go without saying, the likeliest first;
/// only where that is the guest's own, another is looked for: the one visited, else the next.
pub(super) fn met(
    text: &str,
    people: &mut People,
    mentions: &[Vec<Mention>],
    ranked: &[CountryCode],
) {
    let Some(&home) = ranked.first() else { return };
    let mut visited: Option<CountryCode> = None;
    let mut last: Option<CountryCode> = None;
    // "Foreign Minister X is in Luxembourg. … He was received by President Y": X needs no country in his own press.
    let mut at_home = false;
    // Of whom the sentence before tells that he was received.
    let mut received: Option<CountryCode> = None;
    for row in mentions {
        for m in row {
            visited = stop(text, m).filter(|c| *c != home).or(visited);
        }
        for (i, m) in row.iter().enumerate() {
            let What::Person(p) = &m.what else { continue };
            let Some(index) = p.person.filter(|&i| people.all.get(i).is_some_and(bare)) else {
                continue;
            };
            let contact = |gap: &str| {
                let apart = gap.contains(';');
                let gap = words(gap);
                !apart
                    && gap.len() < 16
                    && gap.iter().any(|w| CONTACT.contains(&w.as_str()))
                    && !gap.iter().any(|w| TOGETHER.contains(&w.as_str()))
            };
            let side = |n: &Mention| {
                matches!(n.what, What::Person(_) | What::Role(_))
                    .then(|| of(n, people))
                    .flatten()
            };
            let before = row[..i].iter().rev().find_map(|n| Some((n, side(n)?)));
            let behind = row[i + 1..].iter().find_map(|n| Some((n, side(n)?)));
            let near = before
                .filter(|(n, _)| text.get(n.span.end..m.span.start).is_some_and(contact))
                .or(behind.filter(|(n, _)| text.get(m.span.end..n.span.start).is_some_and(contact)))
                .map(|(_, c)| c);
            // "He met Prime Minister X": he is who was spoken of.
            let pronoun = || {
                let head = text.get(..m.span.start)?;
                let start = head.rfind(['.', '\n', '!', '?', ';']).map_or(0, |i| i + 1);
                let gap = words(head.get(start..)?);
                let alone = !row[..i].iter().any(|n| {
                    n.span.start >= start && matches!(n.what, What::Person(_) | What::Role(_))
                });
                (alone
                    && gap.iter().any(|w| w == "he" || w == "she")
                    && gap.iter().any(|w| CONTACT.contains(&w.as_str()))
                    && !gap.iter().any(|w| TOGETHER.contains(&w.as_str())))
                .then(|| match gap.last().map(String::as_str) {
                    // "A received B. He was also received by President X": B.
                    Some("by") => received.or(last).or(at_home.then_some(home)),
                    _ => last,
                })?
            };
            let Some(guest) = near.or_else(pronoun) else {
                continue;
            };
            if guest != home {
                continue;
            }
            let Some(person) = people.all.get_mut(index) else {
                continue;
            };
            let fits = |c: &CountryCode| {
                person
                    .offices
                    .iter()
                    .all(|h| crate::offices::could_have(&h.office.canonical, *c))
            };
            let others = visited
                .into_iter()
                .chain(ranked.iter().skip(1).copied().take(1));
            if let Some(c) = others.into_iter().find(fits) {
                person.country = Some(c);
            }
        }
        let first = row
            .iter()
            .find(|m| matches!(m.what, What::Person(_) | What::Role(_)));
        last = first.and_then(|m| of(m, people)).or(last);
        at_home |= first.is_some_and(|m| {
            matches!(&m.what, What::Person(p) if p.person.and_then(|i| people.all.get(i)).is_some_and(bare))
        });
        let second = first.and_then(|f| {
            row.iter()
                .find(|m| m.span.start >= f.span.end && matches!(m.what, What::Person(_)))
        });
        received = first.zip(second).and_then(|(f, m)| {
            let gap = words(text.get(f.span.end..m.span.start)?);
            gap.first().filter(|w| RECEIVED.contains(&w.as_str()))?;
            of(m, people)
        });
    }
}
