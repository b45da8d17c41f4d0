//! What goes without saying: the home country, offices of counterparts, names that act like persons.

mod abroad;
mod beside_another;
mod bound;
mod company;
pub(crate) mod congos;
mod convened;
mod counterparts;
mod elliptic;
mod envoys;
mod home;
mod in_order;
mod inviters;
mod led;
mod listed;
mod mirrored;
mod ousted;
mod paired;
mod predicates;
mod promoted;
mod regions;
mod signatories;
mod spokes;
mod stops;
mod whose;

use crate::mentions::{Mention, What};
use crate::offices;
use crate::offices::of_counterparts;
use crate::people::{People, Person};
use crate::units::GatheringSem;
pub(crate) use bound::bound;
pub(crate) use convened::{abbreviated, conferences};
use counterparts::{counterparts, shared_offices};
pub(crate) use elliptic::elliptic;
pub(crate) use envoys::{accredited, hosts_of_envoys};
pub(crate) use home::homes;
pub(crate) use in_order::in_order;
pub(crate) use inviters::inviters;
pub(crate) use led::led;
pub(crate) use listed::listed;
pub(crate) use ousted::ousted;
pub(crate) use paired::paired;
pub(crate) use predicates::told;
pub(crate) use promoted::promote;
pub(crate) use regions::regional;
use sidelines_facts::CountryCode;
pub(crate) use signatories::signatories;
use std::collections::{BTreeMap, BTreeSet};
pub(crate) use whose::{possessed, posts_listed};

/// "the SCO conclave" is the meeting of defence ministers, where that is what the report otherwise calls it.
pub(crate) fn name_gatherings(mentions: &mut [Vec<Mention>]) {
    let generic = |g: &GatheringSem| {
        g.org.as_ref().is_some_and(|o| {
            g.name.strip_prefix(o.as_str()).is_some_and(|r| {
                matches!(
                    r.trim(),
                    "Meeting" | "Conclave" | "Meet" | "Gathering" | "Event"
                )
            })
        })
    };
    // By organisation: each name and how often it stands.
    let mut named: BTreeMap<String, Vec<(String, usize)>> = BTreeMap::new();
    for m in mentions.iter().flatten() {
        if let What::Gathering(g) = &m.what
            && let Some(org) = &g.org
            && !generic(g)
        {
            let names = named.entry(org.clone()).or_default();
            match names.iter_mut().find(|(n, _)| *n == g.name) {
                Some((_, count)) => *count += 1,
                None => names.push((g.name.clone(), 1)),
            }
        }
    }
    for m in mentions.iter_mut().flatten() {
        if let What::Gathering(g) = &mut m.what
            && generic(g)
            && let Some((most, _)) = g
                .org
                .as_ref()
                .and_then(|o| named.get(o))
                .and_then(|n| n.iter().rev().max_by_key(|(_, count)| *count))
        {
            g.name.clone_from(most);
        }
    }
}

/// The countries that the report names, be it by a city of theirs or beside an office.
pub(crate) fn spoken_of(mentions: &[Vec<Mention>]) -> BTreeSet<CountryCode> {
    let mut all = BTreeSet::new();
    for m in mentions.iter().flatten() {
        match &m.what {
            What::Country(c) => all.extend([*c]),
            What::Place(p) => all.extend(p.country),
            What::Person(p) => all.extend(p.country.iter().chain(&p.countries)),
            What::Role(r) => all.extend(&r.countries),
            What::Org(o) => all.extend(o.country),
            _ => {}
        }
    }
    all
}

/// Whether the sentence of byte `at` opens with "he" or "she".
fn opened_by_pronoun(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let sentence = before.rsplit(['.', '\n']).next().unwrap_or(before);
    let first = sentence.split_whitespace().next();
    matches!(first, Some("He" | "She"))
}

/// Whether a conjunction stands before somebody, and no comma closes his clause: "a day after Foreign Minister A met".
fn opens_a_clause(text: &str, m: &Mention) -> bool {
    let before = text.get(..m.span.start).unwrap_or("").trim_end();
    let word = before.rsplit([' ', '\n']).next().unwrap_or("");
    (matches!(
        word,
        "after" | "before" | "while" | "when" | "since" | "that"
    ) || word.ends_with(';'))
        && text
            .get(m.span.end..)
            .is_some_and(|t| t.starts_with(' ') && !t.starts_with(" and "))
}

/// "After he had met his Cuban colleague X, Y spoke of …": he is who is named next.
fn ahead_of_him(text: &str, m: &Mention) -> bool {
    let before = text.get(..m.span.start).unwrap_or("");
    let clause = before.rsplit(['.', '\n', ';']).next().unwrap_or(before);
    let clause = clause.rsplit(',').next().unwrap_or(clause).to_lowercase();
    let mut words = clause.split_whitespace();
    let opens = words
        .next()
        .is_some_and(|w| matches!(w, "after" | "before" | "when" | "while" | "as"));
    opens
        && words.next().is_some_and(|w| w == "he" || w == "she")
        && text.get(m.span.end..).is_some_and(|t| t.starts_with(", "))
}

/// The first whom the report names with an office of a state: in most reports the one whom it is about.
fn first_officer(all: &[Person], mentions: &[Vec<Mention>]) -> Option<usize> {
    mentions.iter().flatten().find_map(|m| match &m.what {
        What::Person(p) => p.person.filter(|&i| {
            let held = all.get(i).and_then(Person::chief_office);
            held.is_some_and(|h| {
                h.office.org.is_none()
                    && !offices::speaks_for_others(&h.office.canonical)
                    && !offices::is_generic(&h.office.canonical)
            })
        }),
        _ => None,
    })
}

/// Countries and offices that the report implies: counterparts hold the office of those whose counterparts
/// they are; an office without a country is the home country's.
pub(crate) fn complete(
    text: &str,
    people: &mut People,
    mentions: &[Vec<Mention>],
    homes: &[CountryCode],
    bound: &[(usize, CountryCode)],
) {
    let home = homes.first().copied();
    mirrored::mirrored(text, people, mentions);
    let all = people.all.clone();
    let hero = first_officer(&all, mentions).and_then(|i| all.get(i).map(|x| (i, x)));
    let mut last_person: Option<usize> = None;
    // "X met his Kenyan counterpart": X is of another country.
    let mut not_of: Vec<(usize, CountryCode)> = bound.to_vec();
    for row in mentions {
        let mut first_here: Option<usize> = None;
        // "The spokesman said the minister had met his counterpart": whose that is not.
        let mut said_by: Option<usize> = None;
        // "Turkey's top diplomat met his Dutch counterpart Sigrid Kaag": the office of one not named.
        let mut role_here: Option<&str> = None;
        // "The minister is to meet President A and after that his counterpart B": the minister told of before.
        let mut title_here: Option<&str> = None;
        // "Gyawali's Indian counterpart", "a letter from X to his Namibian counterpart": of whom it is said.
        let mut beside: Option<(usize, usize)> = None;
        // "meetings with A, B and his counterpart C": those of one list, whose counterpart C is not.
        let mut listed: Vec<usize> = Vec::new();
        // Who acts in the clause that a conjunction opens.
        let mut clause_before: Option<usize> = None;
        for m in row {
            if let What::Role(r) = &m.what
                && first_here.is_none()
                && !r.counterpart
                && !r.plural
                && let [office] = r.offices.as_slice()
                && !offices::is_generic(&office.canonical)
            {
                role_here = role_here.or(Some(&office.canonical));
            }
            if let What::Role(r) = &m.what
                && first_here.is_none()
                && !r.counterpart
                && !r.plural
                && let [office] = r.offices.as_slice()
                && offices::is_generic(&office.canonical)
            {
                title_here = title_here.or(Some(&office.canonical));
            }
            if let What::Role(r) = &m.what
                && r.counterpart
                && let Some(whose) = first_here
            {
                not_of.extend(r.countries.iter().map(|&c| (whose, c)));
            }
            let What::Person(p) = &m.what else { continue };
            let Some(index) = p.person else { continue };
            // "X's successor": told of somebody else.
            let whose = text
                .get(m.span.end..)
                .is_some_and(|rest| rest.starts_with("'s ") || rest.starts_with("’s "));
            let gap = beside.and_then(|(end, _)| text.get(end..m.span.start));
            match (gap, beside) {
                (Some(", "), Some((_, before))) => {
                    if listed.last() != Some(&before) {
                        listed = vec![before];
                    }
                    listed.push(index);
                }
                (Some(" and his " | " and her "), _) => {}
                _ => listed.clear(),
            }
            // "A, B and his Polish counterpart C": of another country, and so B's.
            let land = |p: usize| all.get(p).and_then(|p| p.country);
            let abroad = p.country.is_some() && beside.is_some_and(|(_, b)| land(b) != p.country);
            if abroad {
                listed.clear();
            }
            // "met Belarus's President B and his Belarusian counterpart C": nobody has a counterpart at home.
            let at_home = p.country.is_some() && beside.is_some_and(|(_, b)| land(b) == p.country);
            let apart = listed.is_empty() && !at_home;
            let owner = beside.filter(|_| apart).filter(|(end, _)| {
                text.get(*end..m.span.start).is_some_and(|gap| {
                    matches!(
                        gap.trim(),
                        "'s" | "’s"
                            | "'"
                            | "’"
                            | "to his"
                            | "to her"
                            | "and his"
                            | "and her"
                            | "with his"
                            | "with her"
                    )
                })
            });
            beside = Some((m.span.end, index));
            if p.counterpart
                && let (Some(whose), Some(land)) = (owner.map(|(_, o)| o).or(first_here), p.country)
            {
                not_of.push((whose, land));
            }
            if p.counterpart && p.offices.is_empty() {
                // "The Georgian FM met Moldovan Prime Minister A, his Moldovan colleague B": not A's.
                let first_here =
                    first_here.filter(|&f| p.country.is_none() || land(f) != p.country);
                // Who heads an organisation has counterparts in no country; who will one day head one still has.
                let national = |p: &usize| {
                    *p != index
                        && all.get(*p).is_none_or(|x| match x.offices.as_slice() {
                            [] => crate::known::org(&x.name).is_none(),
                            held => held.iter().any(|h| h.office.org.is_none()),
                        })
                };
                let owner = owner.map(|(_, p)| p).filter(national);
                // "With Shehbaz Sharif, his Pakistani counterpart, Modi discussed trade"
                let opens = text
                    .get(..m.span.start)
                    .is_some_and(|t| t.trim_end().ends_with("With"))
                    || first_here.is_none() && ahead_of_him(text, m);
                let ahead = row
                    .iter()
                    .filter(|n| opens && n.span.start > m.span.end)
                    .find_map(|n| match &n.what {
                        What::Person(n) => n.person,
                        _ => None,
                    });
                // "He will call on the president, A, and meet his counterpart B": of whom it goes on about.
                let he = opened_by_pronoun(text, m.span.start);
                let entitled = |p: &usize| {
                    let chief = all.get(*p).and_then(Person::chief_office);
                    chief.zip(title_here).is_some_and(|(h, title)| {
                        h.office.canonical.starts_with(&format!("{title} of "))
                    })
                };
                let of_title = last_person
                    .into_iter()
                    .chain(hero.map(|(i, _)| i))
                    .find(|p| entitled(p) && national(p));
                // "President A plans a visit, Minister B said after talks with his colleague C": B's.
                let said = row
                    .iter()
                    .filter(|n| n.span.end <= m.span.start)
                    .filter(|n| {
                        text.get(n.span.end..).is_some_and(|rest| {
                            rest.starts_with(" said") || rest.starts_with(" told")
                        }) && text.get(n.span.end..m.span.start).is_some_and(|gap| {
                            gap.contains(" with his ") || gap.contains(" with her ")
                        })
                    })
                    .find_map(|n| match &n.what {
                        What::Person(n) => n.person,
                        _ => None,
                    });
                let whose = owner
                    .or(said.filter(national))
                    .or(last_person.filter(|p| he && national(p)))
                    .or(of_title)
                    .or(first_here.filter(|p| national(p) && !listed.contains(p)))
                    .or(ahead.filter(national))
                    .or(said_by.filter(|_| role_here.is_none()))
                    .or(last_person.filter(national));
                // "arrived a day after Foreign Minister A met his counterpart B": A's.
                let whose = clause_before.filter(national).or(whose);
                let office = match (role_here.filter(|_| !he), owner.or(first_here)) {
                    (Some(role), None) => Some(role.to_owned()),
                    _ => whose
                        .and_then(|w| all.get(w))
                        .and_then(|w| w.chief_office().map(|h| (h, w.country)))
                        .map(|(h, of)| of_counterparts(&h.office.canonical, of)),
                };
                // "He met his Kenyan counterpart A and the deputy B. He also met his Maldivian counterpart C": of whom
                // the report is about.
                let office = office.or_else(|| {
                    let abroad = |x: &Person| x.country.is_none() || x.country != p.country;
                    let (_, x) = hero.filter(|&(i, x)| i != index && abroad(x))?;
                    let h = x.chief_office()?;
                    Some(of_counterparts(&h.office.canonical, x.country))
                });
                // "Mirzoyan and his Azerbaijani counterpart": of one whose own office goes without saying, too.
                let unsaid = row.iter().any(|n| match &n.what {
                    What::Person(x) if n.span.end < m.span.start => {
                        let gap = text.get(n.span.end..m.span.start).map(str::trim);
                        matches!(gap, Some("and his" | "and her"))
                            && x.person
                                .and_then(|i| all.get(i))
                                .is_some_and(|x| x.offices.is_empty() && x.country.is_some())
                    }
                    _ => false,
                });
                if let (Some(person), Some(office)) = (people.all.get_mut(index), office)
                    && person.untitled()
                    && !unsaid
                {
                    let country = person.country;
                    person
                        .offices
                        .push(crate::people::Held::concluded(&office, country, &m.span));
                }
            }
            let speaks = all.get(index).is_some_and(|x| {
                x.chief_office()
                    .is_some_and(|h| offices::speaks_for_others(&h.office.canonical))
            });
            if speaks && first_here.is_none() {
                said_by = said_by.or(Some(index));
            } else if !whose {
                if first_here.is_some() && opens_a_clause(text, m) {
                    clause_before = Some(index);
                }
                first_here = first_here.or(Some(index));
            }
        }
        // "During the stay he is to confer with X": whom it goes on about is not X.
        let first = row.iter().find(|m| matches!(m.what, What::Person(_)));
        let goes_on = first.is_some_and(|m| {
            let before = text.get(..m.span.start).unwrap_or("");
            let sentence = before.rsplit(['.', '\n']).next().unwrap_or(before);
            sentence
                .split(|c: char| !c.is_alphabetic())
                .any(|w| matches!(w, "he" | "He" | "she" | "She"))
        });
        last_person = first_here.filter(|_| !goes_on).or(last_person);
    }
    stops::hosts(text, people, mentions, home);
    shared_offices(text, people, mentions);
    abroad::ministries(people, mentions);
    counterparts(text, people, mentions);
    beside_another::by_another(text, people, mentions);
    whose::of_the_country(text, people, mentions);
    company::in_company(text, people, mentions);
    envoys::own(text, people, mentions);
    whose::before_of(text, people, mentions);
    whose::listed_together(text, people, mentions, home);
    whose::elsewhere(text, people, mentions, home, bound);
    whose::hosts(text, people, mentions, home);
    abroad::told_beside(text, people, mentions);
    abroad::met(text, people, mentions, homes);
    whose::two_of_one_office(people, mentions);
    whose::named_later(people, mentions);
    spokes::of_the_one_before(people, mentions);
    for (index, person) in people.all.iter_mut().enumerate() {
        // "Secretary-General Antonio Guterres"
        if person.country.is_none()
            && let Some(org) = crate::known::org(&person.name)
        {
            for h in &mut person.offices {
                let of_state = ["Minister", " to the President", " to the Cabinet"]
                    .iter()
                    .any(|w| h.office.canonical.contains(w));
                if h.office.country.is_none() && h.office.org.is_none() && !of_state {
                    h.office.org = Some(org.to_owned());
                }
            }
        }
        if person.country.is_none() {
            let of_org = !person.offices.is_empty()
                && person
                    .offices
                    .iter()
                    .all(|h| h.office.org.is_some() && h.office.country.is_none());
            person.country = person.offices.iter().find_map(|h| h.office.country).or(
                if of_org || person.offices.is_empty() {
                    None
                } else {
                    let possible: Vec<CountryCode> = homes
                        .iter()
                        .copied()
                        .filter(|c| {
                            !not_of.contains(&(index, *c))
                                && person
                                    .offices
                                    .iter()
                                    .all(|h| offices::could_have(&h.office.canonical, *c))
                        })
                        .collect();
                    by_name(&person.name, &possible)
                },
            );
        }
    }
}

/// The country of somebody of whom nothing else says it: the likeliest of those possible, unless the name clearly sounds of
/// another of them.
fn by_name(name: &str, possible: &[CountryCode]) -> Option<CountryCode> {
    /// Countries spoken of less are looked at no more.
    const MOST: usize = 6;
    let first = possible.first().copied()?;
    if !name.contains(' ') {
        return Some(first);
    }
    let odds = |c: CountryCode| crate::origin::likelihood(name, c);
    let other = possible[1..possible.len().min(MOST)]
        .iter()
        .copied()
        .zip(1_u32..)
        .map(|(c, rank)| (c, odds(c) - f64::from(rank) * LESS))
        .max_by(|a, b| a.1.total_cmp(&b.1));
    match other {
        Some((c, n)) if n - odds(first) > CLEARLY => Some(c),
        _ => Some(first),
    }
}

/// The logarithm of the odds from which on a name decides.
const CLEARLY: f64 = 10.0;
/// What it weighs that another country is spoken of more.
const LESS: f64 = 3.0;
