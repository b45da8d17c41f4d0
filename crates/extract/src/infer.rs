//! What goes without saying: the home country, offices of counterparts, names that act like persons.

mod abroad;
mod beside_another;
mod bound;
mod company;
pub(crate) mod congos;
mod convened;
mod elliptic;
mod envoys;
mod home;
mod in_order;
mod inviters;
mod led;
mod listed;
mod mirrored;
mod paired;
mod predicates;
mod regions;
mod signatories;
mod spokes;
mod stops;
mod whose;

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::offices;
use crate::offices::of_counterparts;
use crate::people::{People, Person};
use crate::units::GatheringSem;
pub(crate) use bound::bound;
pub(crate) use convened::{abbreviated, conferences};
pub(crate) use elliptic::elliptic;
pub(crate) use envoys::{accredited, hosts_of_envoys};
pub(crate) use home::homes;
pub(crate) use in_order::in_order;
pub(crate) use inviters::inviters;
pub(crate) use led::led;
pub(crate) use listed::listed;
pub(crate) use paired::paired;
pub(crate) use predicates::told;
pub(crate) use regions::regional;
use sidelines_facts::{CountryCode, Tenure};
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

/// What persons do, and organisations seldom.
const HUMAN: &[&str] = &[
    "meet",
    "say",
    "tell",
    "arrive",
    "visit",
    "travel",
    "fly",
    "speak",
    "add",
    "stress",
    "thank",
    "express",
    "address",
    "welcome",
    "brief",
    "discuss",
    "receive",
    "stay",
    "greet",
    "tweet",
    "underline",
    "note",
    "land",
    "depart",
    "return",
    "smile",
    "shake",
    "congratulate",
    "praise",
];

/// What statesmen do, and other bearers of names now and then.
const STATELY: &[&str] = &[
    "host",
    "hold",
    "attend",
    "lead",
    "call",
    "see",
    "join",
    "chair",
    "leave",
    "confer",
    "phone",
    "telephone",
    "insist",
    "warn",
    "urge",
    "reply",
    "accept",
    "invite",
    "head",
    "co-chair",
    "sit",
    "represent",
    "skip",
    "boycott",
    "conclude",
    "begin",
    "pay",
    "take",
    "wrap",
    "step",
    "go",
    "come",
    "agree",
    "refuse",
    "decline",
    "plan",
    "decide",
    "intend",
    "cancel",
    "postpone",
    "expect",
    "schedule",
];

/// What is done with persons.
const CONTACTS: &[&str] = &[
    "meet",
    "host",
    "receive",
    "confer",
    "phone",
    "telephone",
    "speak",
    "talk",
    "call",
    "welcome",
    "greet",
    "meeting",
    "talks",
    "conversation",
    "session",
    "consultation",
    "see",
    "brief",
    "visit",
    "trip",
    "tour",
    "arrival",
];

/// A name that does what persons do is a person's, though no title stands by it.
pub(crate) fn promote(
    text: &str,
    sentences: &mut [Sentence],
    people: &mut People,
    spoken_of: &BTreeSet<CountryCode>,
) {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (i, s) in sentences.iter().enumerate() {
        for (n, node) in s.tree.nodes.iter().enumerate() {
            let Some(m) = node.mention else { continue };
            let Some(mention) = s.mentions.get(m) else {
                continue;
            };
            let span = match &mention.what {
                What::Other => mention.span.clone(),
                What::Person(p) if p.person.is_none() => p.name.clone(),
                _ => continue,
            };
            let name = text.get(span).unwrap_or("");
            // "Togo's Faure Gnassingbé": whose he is, is told.
            let of_country = matches!(&mention.what, What::Person(p) if p.country.is_some());
            // "The day before, Lavrov met …": one name, known to be a person's.
            let known = !name.contains(' ') && crate::known::is_known(name);
            let subject = |n: usize| matches!(s.tree.node(n).dep, "nsubj" | "nsubjpass");
            let acts = |n: usize| {
                let verb = s.tree.head(n).map(|h| match s.tree.node(h).lemma.as_str() {
                    // "X is to meet Y"
                    "be" => s.tree.child(h, &["xcomp"]).unwrap_or(h),
                    _ => h,
                });
                let verb = verb.map_or("", |v| s.tree.node(v).lemma.as_str());
                subject(n)
                    && (HUMAN.contains(&verb) || (of_country || known) && STATELY.contains(&verb))
            };
            // "Michel and Macron held talks"
            let act = acts(n) || known && node.dep == "conj" && s.tree.head(n).is_some_and(acts);
            let contact = |x: usize| {
                let lemma = s.tree.node(x).lemma.as_str();
                lemma == "meet" || (of_country || known) && CONTACTS.contains(&lemma)
            };
            let is_met = matches!(node.dep, "dobj" | "conj" | "pobj")
                && s.tree.governor(n).is_some_and(|g| {
                    contact(g) || (of_country || known) && s.tree.children(g).any(contact)
                })
                && s.tree.ancestors(n).skip(1).take(3).any(contact);
            // "X of the Philippines and Y of Norway": named in one breath with a person.
            let beside = node.dep == "conj"
                && s.tree
                    .head(n)
                    .and_then(|h| s.mention(h))
                    .is_some_and(|m| matches!(&m.what, What::Person(p) if p.person.is_some()));
            if (act || is_met || beside || known && of_country)
                && (known || crate::people::could_be_person(name, text, mention.span.start))
            {
                found.push((i, m));
            }
        }
    }
    for (i, m) in found {
        let Some(mention) = sentences.get(i).and_then(|s| s.mentions.get(m)).cloned() else {
            continue;
        };
        let person = people.add(text, &mention);
        if let Some(mention) = sentences.get_mut(i).and_then(|s| s.mentions.get_mut(m)) {
            match &mut mention.what {
                What::Person(p) => p.person = Some(person),
                what => {
                    *what = What::Person(crate::mentions::PersonMention {
                        name: mention.span.clone(),
                        person: Some(person),
                        sure: true,
                        ..Default::default()
                    })
                }
            }
        }
    }
    for p in &mut people.all {
        p.country = p.country.or_else(|| p.listed_country(spoken_of));
    }
}

/// What ends somebody's time in office, whoever does it.
const OUSTED: &[&str] = &[
    "oust",
    "overthrow",
    "topple",
    "depose",
    "unseat",
    "dethrone",
    "assassinate",
];

/// "after the army ousted President Mohamed Mursi": he holds the office no longer.
pub(crate) fn ousted(sentences: &[Sentence], people: &mut People) {
    for s in sentences {
        for (n, node) in s.tree.nodes.iter().enumerate() {
            let Some(v) = s.tree.head(n).map(|v| s.tree.node(v)) else {
                continue;
            };
            let done = OUSTED.contains(&v.lemma.as_str())
                && (node.dep == "dobj" && v.tag != "VB" || node.dep == "nsubjpass");
            let person = match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) if done => p.person,
                _ => None,
            };
            if let Some(person) = person.and_then(|p| people.all.get_mut(p)) {
                for held in &mut person.offices {
                    held.office.qualifier = held.office.qualifier.or(Some(Tenure::Former));
                }
            }
        }
    }
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

/// "his US and Japanese counterparts, General Milley and General Yamazaki, respectively": names in the order of
/// the countries. And where the report names "the Armenian Prime Minister" and a man of that country without
/// an office, the office is his, if no other of his countrymen is named.
fn counterparts(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    let held = crate::people::Held::concluded;
    let hero = first_officer(&people.all, mentions);
    for row in mentions {
        let mut whose: Option<usize> = None;
        let mut of_role: Option<String> = None;
        // "The minister met his counterparts from A and B": whom the report is about.
        let mut titled = false;
        for (i, m) in row.iter().enumerate() {
            match &m.what {
                What::Person(p) => whose = whose.or(p.person),
                What::Role(r) if !r.counterpart && !r.plural && whose.is_none() => {
                    titled = true;
                    of_role = r
                        .offices
                        .first()
                        .map(|o| o.canonical.clone())
                        .filter(|o| !offices::is_generic(o));
                }
                What::Role(r) if r.counterpart && r.countries.len() > 1 => {
                    let office_of = |w: Option<usize>| {
                        let p = people.all.get(w?)?;
                        p.chief_office().map(|h| h.office.canonical.clone())
                    };
                    let office = office_of(whose)
                        .or_else(|| of_role.clone())
                        .or_else(|| office_of(hero.filter(|_| whose.is_none() && titled)));
                    // "Tilvar and Reznikov, his Romanian and Ukrainian counterparts": named before.
                    let n = r.countries.len();
                    let front: Vec<usize> = i
                        .checked_sub(n)
                        .and_then(|from| row.get(from..i))
                        .filter(|names| {
                            names.last().is_some_and(|l| {
                                text.get(l.span.end..m.span.start).is_some_and(|gap| {
                                    matches!(gap, ", his " | ", her " | ", their ")
                                })
                            })
                        })
                        .into_iter()
                        .flatten()
                        .filter_map(|m| match &m.what {
                            What::Person(p) => p.person,
                            _ => None,
                        })
                        .collect();
                    let behind: Vec<usize> = row[i + 1..]
                        .iter()
                        .filter_map(|m| match &m.what {
                            What::Person(p) => p.person,
                            _ => None,
                        })
                        .take(r.countries.len())
                        .collect();
                    let behind = if front.len() == n { front } else { behind };
                    if behind.len() != n {
                        continue;
                    }
                    for (&index, &country) in behind.iter().zip(&r.countries) {
                        let Some(person) = people.all.get_mut(index) else {
                            continue;
                        };
                        person.country = person.country.or(Some(country));
                        if let Some(o) = office.as_ref().filter(|_| person.untitled()) {
                            person.offices.push(held(o, person.country, &m.span));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    for (at, m) in mentions
        .iter()
        .enumerate()
        .flat_map(|(at, row)| row.iter().map(move |m| (at, m)))
    {
        let What::Role(r) = &m.what else { continue };
        let [office] = r.offices.as_slice() else {
            continue;
        };
        // "Iran's Raisi was there, too. … A day earlier the foreign ministers of Russia and Iran met": not he.
        let introduced = |p: usize| {
            !mentions[..at.saturating_sub(3)]
                .iter()
                .flatten()
                .any(|m| matches!(&m.what, What::Person(x) if x.person == Some(p)))
        };
        if r.plural != (r.countries.len() > 1)
            || r.indefinite
            || r.counterpart
            || offices::is_generic(&office.canonical)
            || office.qualifier.is_some()
        {
            continue;
        }
        let family = offices::family(&office.canonical);
        // "The presidents of Russia and Kazakhstan … Tokayev … Putin"
        for country in &r.countries {
            let taken = people.all.iter().any(|p| {
                p.country == Some(*country)
                    && p.offices
                        .iter()
                        .any(|h| offices::family(&h.office.canonical) == family)
            });
            let mut bare = people
                .all
                .iter_mut()
                .enumerate()
                .filter(|(_, p)| p.country == Some(*country) && p.untitled());
            if let (false, Some((p, person)), None) = (taken, bare.next(), bare.next())
                && (!r.plural || introduced(p))
            {
                person
                    .offices
                    .push(held(&office.canonical, Some(*country), &m.span));
            }
        }
    }
}

/// "Foreign Ministers Olta Xhacka of Albania and Ian Borg of Malta", "the presidents of the two countries,
/// Vladimir Putin and Joe Biden", "the leaders of Armenia and Azerbaijan, Nikol Pashinyan and Ilham Aliyev", "the
/// Presidents of Colombia, Juan Manuel Santos; of Brazil, Michel Temer": an office in the plural is that of every
/// name in the list behind it, and countries told beside it are theirs in turn.
fn shared_offices(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    for row in mentions {
        for (i, m) in row.iter().enumerate() {
            let inferred;
            let (office, countries, named) = match &m.what {
                What::Person(p) if p.shared => {
                    inferred = p
                        .person
                        .filter(|_| p.counterpart)
                        .and_then(|p| people.all.get(p))
                        .and_then(|p| p.chief_office())
                        .map(|h| h.office.clone())
                        // "The foreign minister and his colleagues A of Brazil and B of Peru"
                        .or_else(|| {
                            row[..i]
                                .iter()
                                .rev()
                                .filter(|_| p.counterpart)
                                .find_map(|n| match &n.what {
                                    What::Role(r) if !r.plural && !r.counterpart => {
                                        r.offices.first().cloned()
                                    }
                                    _ => None,
                                })
                        });
                    let office = p.offices.first().cloned().or(inferred);
                    (office, p.countries.as_slice(), true)
                }
                What::Role(r) if r.plural && !r.counterpart && !r.indefinite => {
                    (r.offices.first().cloned(), r.countries.as_slice(), false)
                }
                _ => continue,
            };
            let Some(office) = office else { continue };
            // "South Korea's foreign and defence ministers, Yu and Kim": one each, in this order.
            let each: &[crate::mentions::OfficeRef] = match &m.what {
                What::Role(r) if r.offices.len() > 1 && r.countries.len() < 2 => &r.offices,
                _ => &[],
            };
            let generic = offices::is_generic(&office.canonical);
            let mut end = m.span.end;
            let mut nth = usize::from(named);
            let mut next_country = None;
            for (k, next) in row[i + 1..].iter().enumerate() {
                let gap = text.get(end..next.span.start).unwrap_or("x");
                let of = gap.trim_start().starts_with("of ") && k == 0 && !named;
                let linked = gap
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| !w.is_empty())
                    .all(|w| {
                        matches!(w, "and" | "as" | "well" | "the")
                            || w == "of" && matches!(next.what, What::Country(_))
                            || of
                                && matches!(
                                    w,
                                    "of" | "two"
                                        | "three"
                                        | "four"
                                        | "both"
                                        | "countries"
                                        | "nations"
                                        | "states"
                                )
                    });
                if !linked || gap.len() > 40 {
                    break;
                }
                let p = match &next.what {
                    What::Person(p) if p.offices.is_empty() => p,
                    What::Country(c) if nth > 0 && next_country.is_none() => {
                        next_country = Some(*c);
                        end = next.span.end;
                        continue;
                    }
                    _ => break,
                };
                end = next.span.end;
                let Some(person) = p.person.and_then(|x| people.all.get_mut(x)) else {
                    break;
                };
                let country = next_country
                    .take()
                    .or(p.country)
                    .or(person.country)
                    .or_else(|| match each {
                        [] => countries.get(nth).copied(),
                        _ => countries.first().copied(),
                    });
                let office = each.get(nth).unwrap_or(&office);
                nth += 1;
                person.country = person.country.or(country);
                if person.offices.is_empty() && !generic {
                    person.offices.push(crate::people::Held {
                        office: crate::mentions::OfficeRef {
                            canonical: offices::national(&office.canonical, country),
                            country,
                            org: office.org.clone(),
                            qualifier: office.qualifier,
                            plural: false,
                        },
                        span: m.span.start..next.span.end,
                        inferred: false,
                    });
                }
            }
        }
    }
}
