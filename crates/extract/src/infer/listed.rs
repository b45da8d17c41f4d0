//! Offices that a list shares: "many presidents were there, among them Panama's X and Y of Chile", "A of Guatemala and
//! B of Malta, also foreign ministers".

use crate::analysis::Sentence;
use crate::mentions::{Mention, OfficeRef, RoleMention, What};
use crate::offices;
use crate::people::{Held, People};
use sidelines_facts::CountryCode;
use std::ops::Range;

/// What opens the list of those of whom an office was told in the plural.
const OPENERS: &[&str] = &[
    ":",
    "among them",
    "among these",
    "including",
    "such as",
    "namely",
    "notably",
    ": those of",
];
/// What may stand between a list and the office that its names share.
const APPOSED: &[&str] = &[
    "also",
    "both",
    "all",
    "a",
    "an",
    "the",
    "troika",
    "trio",
    "pair",
    "of",
    "two",
    "three",
    "four",
    "as",
    "fellow",
    "their",
    "being",
    "respective",
];

/// One name of a list.
#[derive(Debug)]
pub(super) struct Item {
    /// Index of the mention.
    pub(super) mention: usize,
    pub(super) country: Option<CountryCode>,
    /// Whether the list itself says of which country.
    pub(super) told: bool,
    pub(super) span: Range<usize>,
}

/// Gives the names of a list the office that was told of all of them.
pub(crate) fn listed(text: &str, sentences: &mut [Sentence], people: &mut People) {
    let mut before: Option<OfficeRef> = None;
    // "received four new ambassadors in Luanda. The diplomats are A of Chile and B of Uruguay"
    let mut envoys: Option<OfficeRef> = None;
    for s in sentences.iter_mut() {
        respective(text, s, people);
        let presented = text
            .get(s.span.clone())
            .is_some_and(|t| PRESENTED.iter().any(|p| t.starts_with(p)));
        let told = if presented { &envoys } else { &before };
        for list in lists(text, &s.mentions, people) {
            let Some(office) = office_of(text, s, &list, people, told.as_ref()) else {
                continue;
            };
            for item in &list {
                give(text, s, item, &office, people);
            }
        }
        before = match s.mentions.last().map(|m| &m.what) {
            Some(What::Role(r)) if shares(r) && r.countries.is_empty() => {
                r.offices.first().cloned()
            }
            _ => None,
        };
        envoys = s.mentions.iter().rev().find_map(|m| match &m.what {
            What::Role(r) if shares(r) && r.countries.is_empty() => r
                .offices
                .first()
                .filter(|o| o.canonical.starts_with("Ambassador"))
                // Not to the palace in which they were received.
                .map(|o| OfficeRef {
                    canonical: "Ambassador".to_owned(),
                    ..o.clone()
                }),
            _ => None,
        });
    }
}

/// How those who have just been told of are presented one by one.
const PRESENTED: &[&str] = &[
    "The diplomats are ",
    "The diplomats were ",
    "The envoys are ",
    "The envoys were ",
    "The new envoys are ",
    "The new envoys were ",
];

/// "A, B and C, the foreign ministers of Slovenia, Austria and Malta": as many names as countries, in their order.
fn respective(text: &str, s: &mut Sentence, people: &mut People) {
    for at in 0..s.mentions.len() {
        let What::Role(r) = &s.mentions[at].what else {
            continue;
        };
        let many = r.countries.len();
        let fits = r.plural && !r.counterpart && r.offices.len() == 1 && many > 1 && many <= at;
        let (Some(office), true) = (r.offices.first().cloned(), fits) else {
            continue;
        };
        let list: Vec<Item> = r
            .countries
            .iter()
            .zip(at - many..at)
            .map(|(&c, i)| Item {
                mention: i,
                country: Some(c),
                told: true,
                span: s.mentions[i].span.clone(),
            })
            .collect();
        let gap = |i: usize| {
            let (one, next) = (s.mentions.get(i), s.mentions.get(i + 1));
            let between = one.zip(next).map(|(a, b)| a.span.end..b.span.start);
            between.and_then(|r| text.get(r)).unwrap_or("").trim()
        };
        let listed = |i: usize| matches!(gap(i), "," | "and" | ", and");
        let name = |item: &Item| match &s.mentions[item.mention].what {
            What::Person(p) => {
                let known = p.person.and_then(|x| people.all.get(x));
                let country = p.country.or(known.and_then(|p| p.country));
                p.offices.is_empty() && (country.is_none() || country == item.country)
            }
            What::Other => true,
            _ => false,
        };
        let first = at - many;
        let more =
            first > 0 && listed(first - 1) && matches!(s.mentions[first - 1].what, What::Person(_));
        if !more
            && matches!(gap(at - 1), "," | ", the")
            && (first..at - 1).all(listed)
            && gap(at - 2).ends_with("and")
            && list.iter().all(name)
        {
            for item in &list {
                give(text, s, item, &office, people);
            }
        }
    }
}

/// An office told in the plural and of nobody in particular so far.
fn shares(r: &RoleMention) -> bool {
    r.plural
        && !r.counterpart
        && matches!(r.offices.as_slice(), [o] if !offices::is_generic(&o.canonical) && o.org.is_none())
}

/// Runs of names with their countries and without offices of their own.
fn lists(text: &str, mentions: &[Mention], people: &People) -> Vec<Vec<Item>> {
    let mut out: Vec<Vec<Item>> = vec![Vec::new()];
    let mut i = 0;
    while let Some(m) = mentions.get(i) {
        i += 1;
        let What::Person(p) = &m.what else {
            out.push(Vec::new());
            continue;
        };
        let mut item = Item {
            mention: i - 1,
            country: p.country,
            told: p.country.is_some(),
            span: m.span.clone(),
        };
        if let Some(n) = mentions.get(i)
            && let What::Country(c) = n.what
            && !item.told
            && text.get(m.span.end..n.span.start).is_some_and(|gap| {
                matches!(gap.trim().trim_end_matches(" the"), "of" | "from" | "for")
            })
        {
            item.country = Some(c);
            item.told = true;
            item.span.end = n.span.end;
            i += 1;
        }
        let known = p.person.and_then(|x| people.all.get(x));
        item.country = item.country.or(known.and_then(|p| p.country));
        let fits = p.offices.is_empty() && !p.counterpart && item.country.is_some();
        let Some(list) = out.last_mut() else { break };
        let linked = list.last().is_none_or(|l| {
            text.get(l.span.end..item.span.start).is_some_and(|gap| {
                gap.len() <= 30
                    && gap.contains([',', ';']) | gap.contains(" and ")
                    && gap.split(|c: char| !c.is_alphanumeric()).all(|w| {
                        // "the Ecuadorian Rafael Correa"
                        matches!(w, "" | "and" | "as" | "well" | "the" | "with")
                            || w.starts_with(char::is_uppercase)
                    })
            })
        });
        match (fits, linked) {
            (true, true) => list.push(item),
            (true, false) => out.push(vec![item]),
            _ => out.push(Vec::new()),
        }
    }
    out.retain(|l| l.iter().any(|i| i.told) && l.iter().filter(|i| i.told).count() * 2 >= l.len());
    out
}

/// The office in the plural that opens the list, stands behind it, or ended the sentence before.
fn office_of(
    text: &str,
    s: &Sentence,
    list: &[Item],
    people: &People,
    before: Option<&OfficeRef>,
) -> Option<OfficeRef> {
    let (first, last) = (list.first()?, list.last()?);
    let ahead = s.mentions.get(..first.mention)?;
    let opener = |from: usize| {
        let gap = text.get(from..first.span.start).unwrap_or("").trim_end();
        let gap = gap.strip_suffix(" the").unwrap_or(gap).trim_end();
        let short = gap
            .split(|c: char| !c.is_alphanumeric())
            .all(|w| matches!(w, "" | "only" | "alone"));
        // "The ambassadors are A of Croatia and B of Ghana"
        let are = matches!(gap.trim_start(), "are" | "were");
        are || OPENERS.iter().any(|o| gap.ends_with(o)) || short && gap.ends_with(',')
    };
    let role = ahead.iter().rev().find_map(|m| match &m.what {
        What::Role(r) if shares(r) && r.countries.len() < 2 => Some((m, r)),
        _ => None,
    });
    if let Some((m, r)) = role
        && opener(m.span.end)
    {
        return r.offices.first().cloned();
    }
    // "the President had his three colleagues as guests: A of Poland, B of Hungary"
    let fellows = text.get(s.span.start..first.span.start).is_some_and(|t| {
        t.trim_end().ends_with(':')
            && ["counterparts", "colleagues", "opposite numbers"]
                .iter()
                .any(|w| t.contains(w))
    });
    if fellows
        && let Some(p) = ahead.iter().find_map(|m| match &m.what {
            What::Person(p) => p.person,
            _ => None,
        })
    {
        return people.all.get(p)?.chief_office().map(|h| h.office.clone());
    }
    // "…, also Foreign Ministers", "…, a troika of prime ministers"
    let behind = s
        .mentions
        .iter()
        .find(|m| m.span.start >= last.span.end)
        .and_then(|m| match &m.what {
            What::Role(r) if shares(r) && r.countries.is_empty() && list.len() > 1 => Some((m, r)),
            _ => None,
        });
    if let Some((m, r)) = behind
        && text.get(last.span.end..m.span.start).is_some_and(|gap| {
            gap.len() < 40
                && gap.starts_with(',')
                && gap
                    .split(|c: char| !c.is_alphanumeric())
                    .all(|w| w.is_empty() || APPOSED.contains(&w))
        })
    {
        return r.offices.first().cloned();
    }
    // "Saturday was for the premiers. A of Canada and B of Peru had …"
    let opens = text
        .get(s.span.start..first.span.start)
        .is_some_and(|t| t.trim().is_empty() || PRESENTED.contains(&t));
    before.filter(|_| opens && list.len() > 1).cloned()
}

/// Writes the office down, and makes a person of who was none so far.
pub(super) fn give(
    text: &str,
    s: &mut Sentence,
    item: &Item,
    office: &OfficeRef,
    people: &mut People,
) {
    let Some(m) = s.mentions.get_mut(item.mention) else {
        return;
    };
    let known = match &m.what {
        What::Person(p) => p.person,
        _ => None,
    };
    let index = match known {
        Some(i) => i,
        None if crate::people::could_be_person(&name(text, m), text, m.span.start) => {
            let added = people.add(text, m);
            if let What::Person(p) = &mut m.what {
                p.person = Some(added);
            }
            added
        }
        None => return,
    };
    let Some(person) = people.all.get_mut(index).filter(|p| p.untitled()) else {
        return;
    };
    person.country = person.country.or(item.country);
    if person.country != item.country {
        return;
    }
    let crowned = person.country.is_some_and(offices::is_monarchy);
    let title = match office.canonical.as_str() {
        "Head of State" if crowned => return,
        "Head of State" => "President",
        other => other,
    };
    let country = person.country;
    person.offices.push(Held {
        office: OfficeRef {
            canonical: offices::national(title, country),
            country,
            org: None,
            qualifier: office.qualifier,
            plural: false,
        },
        span: item.span.clone(),
        inferred: true,
    });
}

/// The name alone.
fn name(text: &str, m: &Mention) -> String {
    let span = match &m.what {
        What::Person(p) => p.name.clone(),
        _ => m.span.clone(),
    };
    text.get(span).unwrap_or("").to_owned()
}
