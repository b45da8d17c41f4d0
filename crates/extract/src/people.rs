//! The persons of one report: every naming of one person joined, with offices, country and rank.

mod aliases;
pub(crate) mod kin;

use crate::gender;
use crate::mentions::{Mention, OfficeRef, What};
use crate::names;
use sidelines_facts::{CountryCode, Tenure};
use std::collections::BTreeSet;
use std::ops::Range;

/// A naming: sentence and mention (positions), the parts of the name, whether it surely is a person's.
type Named = (usize, usize, Vec<String>, bool);

/// The persons of a report, in the order of their first naming.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub(crate) all: Vec<Person>,
}

/// One person of a report.
#[derive(Clone, Debug, Default)]
pub(crate) struct Person {
    /// The fullest form printed.
    pub(crate) name: String,
    pub(crate) parts: Vec<String>,
    pub(crate) offices: Vec<Held>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) rank: Option<String>,
    /// Where the fullest name stands.
    pub(crate) span: Range<usize>,
    /// Whether a woman, where title or given name tell.
    pub(crate) woman: Option<bool>,
    /// Named as somebody's wife, husband or child.
    pub(crate) relative: bool,
}

/// An office that the report gives a person.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Held {
    pub(crate) office: OfficeRef,
    /// The words that say so.
    pub(crate) span: Range<usize>,
    /// Not said but concluded: "his Tajik counterpart Sherali Mirzo".
    pub(crate) inferred: bool,
}

impl Held {
    /// The office of which `office` is the name elsewhere, as `country` has it, concluded from the words at `span`.
    pub(crate) fn concluded(
        office: &str,
        country: Option<CountryCode>,
        span: &Range<usize>,
    ) -> Self {
        Self {
            office: OfficeRef {
                canonical: crate::offices::national(office, country),
                country,
                org: None,
                qualifier: None,
                plural: false,
            },
            span: span.clone(),
            inferred: true,
        }
    }
}

impl Person {
    /// The country for which the lists know him to act; those of lesser officials, whose namesakes are many, are asked only
    /// for who holds an office, and believed only where the report speaks of the country.
    pub(crate) fn listed_country(&self, spoken_of: &BTreeSet<CountryCode>) -> Option<CountryCode> {
        let known = crate::known::country(&self.name);
        if known.is_some() || self.offices.is_empty() && self.rank.is_none() {
            return known;
        }
        // "King Charles" has no surname.
        let heads = |h: &Held| {
            let office = &h.office.canonical;
            crate::offices::is_head(office) && !crate::offices::is_crowned(office)
        };
        if self.parts.len() == 1 && self.offices.iter().any(heads) {
            return crate::known::country_of_surname(&self.name);
        }
        crate::known::country_of_official(&self.name).filter(|c| spoken_of.contains(c))
    }
}

/// Countries whose people are called alike ("Congolese", "Dominican", "Korean"), as the adjective is read and as it may be meant.
const CALLED_ALIKE: &[(&str, &str)] = &[("CD", "CG"), ("DO", "DM"), ("KR", "KP"), ("GN", "GQ")];

impl Person {
    /// "Congolese Foreign Minister Jean-Claude Gakosso": of the other Congo, where the list says so.
    fn of_the_other(&mut self) {
        let Some(read) = self.country else { return };
        let meant = CALLED_ALIKE.iter().find(|(x, _)| *x == read.as_str());
        let Some(meant) = meant.and_then(|(_, other)| CountryCode::new(other)) else {
            return;
        };
        if crate::known::country(&self.name) != Some(meant) {
            return;
        }
        self.country = Some(meant);
        for held in &mut self.offices {
            if held.office.country == Some(read) {
                held.office.country = Some(meant);
            }
        }
    }
}

impl People {
    /// Whether person `p` holds an office of an organisation; such a person has no country, and is a stranger everywhere.
    pub(crate) fn speaks_for_body(&self, p: usize) -> bool {
        self.all
            .get(p)
            .is_some_and(|p| p.offices.iter().any(|h| h.office.org.is_some()))
    }

    /// Joins the person mentions of all sentences and writes their indices into them.
    ///
    /// Full names first; then single names, which go to the person they can be part of. A capitalised run
    /// that nothing calls a person becomes one only by being part of one.
    pub(crate) fn settle(text: &str, sentences: &mut [Vec<Mention>]) -> Self {
        let mut order: Vec<Named> = Vec::new();
        for (s, mentions) in sentences.iter().enumerate() {
            for (m, mention) in mentions.iter().enumerate() {
                match &mention.what {
                    What::Person(p) => {
                        let parts = names::parts(text.get(p.name.clone()).unwrap_or(""));
                        order.push((s, m, parts, p.sure));
                    }
                    // "Austin" is a city until the report names a man of that name.
                    What::Other | What::Place(_) => {
                        let placed = matches!(mention.what, What::Place(_));
                        if placed && located(text, mention.span.start) {
                            continue;
                        }
                        let parts = names::parts(text.get(mention.span.clone()).unwrap_or(""));
                        order.push((s, m, parts, false));
                    }
                    _ => {}
                }
            }
        }
        // "Hulusi Akar … Akar said": two capitalised words, the last of which stands alone elsewhere.
        let alone: BTreeSet<String> = order
            .iter()
            .filter(|(_, _, parts, _)| parts.len() == 1)
            .map(|(_, _, parts, _)| parts[0].clone())
            .collect();
        for (s, m, parts, sure) in &mut order {
            let mention = &sentences[*s][*m];
            // "Xi Jinping of China"
            let name = match &mention.what {
                What::Person(p) => text.get(p.name.clone()),
                _ => text.get(mention.span.clone()),
            }
            .unwrap_or("");
            if !*sure
                && (2..=4).contains(&parts.len())
                && (parts.last().is_some_and(|l| alone.contains(l)) || crate::known::is_known(name))
                && could_be_person(name, text, mention.span.start)
            {
                *sure = true;
            }
        }
        let called = aliases::aliases(text, sentences, &order);
        let mut people = Self::default();
        let mut rounds: Vec<usize> = (0..order.len())
            .filter(|i| !called.contains_key(i))
            .collect();
        // Sure full names, sure single names, then the rest; the longest first within full names.
        rounds.sort_by_key(|&i| {
            let (_, _, parts, sure) = &order[i];
            let class = match (sure, parts.len() > 1) {
                (true, true) => 0,
                (true, false) => 1,
                _ => 2,
            };
            (
                class,
                if class == 0 {
                    usize::MAX - parts.len()
                } else {
                    0
                },
                i,
            )
        });
        let mut assigned: Vec<Option<usize>> = vec![None; order.len()];
        for &i in &rounds {
            let (s, m, parts, sure) = &order[i];
            if parts.is_empty() {
                continue;
            }
            let mention = &sentences[*s][*m];
            let best = people.find(text, parts, mention);
            assigned[i] = match best {
                Some(p) => Some(p),
                None if *sure => {
                    people.all.push(Person {
                        parts: parts.clone(),
                        span: mention.span.clone(),
                        ..Person::default()
                    });
                    Some(people.all.len() - 1)
                }
                None => None,
            };
            if let Some(p) = assigned[i] {
                people.learn(p, text, mention, parts);
            }
        }
        for (&alias, &name) in &called {
            let (s, m, _, _) = &order[alias];
            assigned[alias] = assigned[name];
            if let Some(p) = assigned[alias] {
                people.learn(p, text, &sentences[*s][*m], &[]);
            }
        }
        for (i, (s, m, _, _)) in order.iter().enumerate() {
            let mention = &mut sentences[*s][*m];
            match (&mut mention.what, assigned[i]) {
                (What::Person(p), person @ Some(_)) => p.person = person,
                (What::Other | What::Place(_), Some(person)) => {
                    mention.what = What::Person(crate::mentions::PersonMention {
                        name: mention.span.clone(),
                        person: Some(person),
                        sure: true,
                        ..Default::default()
                    });
                }
                _ => {}
            }
        }
        people.reorder(sentences);
        for person in &mut people.all {
            person.of_the_other();
        }
        people
    }

    /// Adds a person whom a name of something turns out to be, by what it does in its sentence.
    pub(crate) fn add(&mut self, text: &str, mention: &Mention) -> usize {
        let span = match &mention.what {
            What::Person(p) => p.name.clone(),
            _ => mention.span.clone(),
        };
        let name = clean_name(text.get(span).unwrap_or(""));
        let parts = names::parts(&name);
        if let Some(known) = self
            .all
            .iter()
            .position(|p| names::compatible(&parts, &p.parts))
        {
            return known;
        }
        self.all.push(Person {
            name,
            parts: parts.clone(),
            span: mention.span.clone(),
            ..Person::default()
        });
        let index = self.all.len() - 1;
        self.learn(index, text, mention, &parts);
        index
    }

    /// The person whom a naming with these parts can mean.
    fn find(&self, text: &str, parts: &[String], mention: &Mention) -> Option<usize> {
        let (country, offices): (Option<CountryCode>, &[OfficeRef]) = match &mention.what {
            What::Person(p) => (p.country, &p.offices),
            _ => (None, &[]),
        };
        let printed = match &mention.what {
            What::Person(p) => text.get(p.name.clone()),
            _ => text.get(mention.span.clone()),
        }
        .unwrap_or("");
        let mut best: Option<(i32, usize)> = None;
        for (i, p) in self.all.iter().enumerate() {
            if !names::compatible(parts, &p.parts) {
                continue;
            }
            let (short, long) = if parts.len() <= p.parts.len() {
                (printed, p.name.as_str())
            } else {
                (p.name.as_str(), printed)
            };
            if !p.name.is_empty() && !names::in_line(short, long) {
                continue;
            }
            let mut score = 0;
            // "President Biden" is not his wife, Jill Biden.
            if parts.len() == 1
                && p.relative
                && kin::without_office(p)
                && gender::of_title(text, mention) != Some(true)
            {
                continue;
            }
            // "Mr Biden" is not Jill Biden.
            let woman = gender::is_womans_name(&p.parts, p.country);
            if parts.len() == 1 && woman && gender::of_title(text, mention) == Some(false) {
                continue;
            }
            if matches!(mention.what, What::Place(_)) && p.parts.last() != parts.last() {
                continue;
            }
            if parts.len() == 1 {
                // A surname: the last part, or the first of names like Li Shangfu.
                let at = p.parts.iter().position(|x| *x == parts[0]);
                if p.parts.len() > 1 && at == Some(p.parts.len() - 1) {
                    score += 3;
                } else if at == Some(0) {
                    score += 2;
                }
            }
            if let (Some(a), Some(b)) = (country, p.country) {
                if a != b && parts.len() == 1 {
                    continue;
                }
                score += if a == b { 2 } else { -2 };
            }
            // "Sultan Ibrahim, King of Malaysia" is not the Prime Minister, Anwar Ibrahim.
            if parts.len() == 1 && rivals(offices, p) {
                continue;
            }
            if offices
                .iter()
                .any(|o| p.offices.iter().any(|h| h.office.canonical == o.canonical))
            {
                score += 3;
            }
            if best.is_none_or(|(s, _)| score > s) {
                best = Some((score, i));
            }
        }
        best.map(|(_, i)| i)
    }

    fn learn(&mut self, index: usize, text: &str, mention: &Mention, parts: &[String]) {
        let Some(person) = self.all.get_mut(index) else {
            return;
        };
        let (name_span, offices, country, rank) = match &mention.what {
            What::Person(p) => (p.name.clone(), p.offices.clone(), p.country, p.rank.clone()),
            _ => (mention.span.clone(), Vec::new(), None, None),
        };
        let printed = clean_name(text.get(name_span).unwrap_or(""));
        let fuller = |a: &str, b: &str| {
            let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).count();
            (names::parts(a).len(), letters(a)) > (names::parts(b).len(), letters(b))
        };
        // "A. Anušauskas", of whom the story says "Arvydas Anušauskas"
        let spelt_out = parts.len() == person.parts.len()
            && parts != person.parts.as_slice()
            && parts
                .iter()
                .zip(&person.parts)
                .all(|(a, b)| a == b || b.chars().count() == 1 && a.starts_with(b.as_str()));
        if person.name.is_empty()
            || (parts.len() > person.parts.len() && fuller(&printed, &person.name))
            || spelt_out
        {
            person.name = printed;
            person.parts = parts.to_vec();
            person.span = mention.span.clone();
        }
        person.relative |= parts.len() > 1 && kin::is_relative(text, mention);
        person.country = person.country.or(country);
        if person.rank.is_none() {
            person.rank = rank;
        }
        for office in offices {
            let held = Held {
                office,
                span: mention.span.clone(),
                inferred: false,
            };
            let known = person.offices.iter_mut().find(|h| {
                h.office.canonical == held.office.canonical
                    && h.office.qualifier == held.office.qualifier
            });
            match known {
                Some(h) => {
                    h.office.country = h.office.country.or(held.office.country);
                    if h.office.org.is_none() {
                        h.office.org = held.office.org;
                    }
                }
                None => person.offices.push(held),
            }
        }
    }

    /// Persons in the order of the text, whatever round found them.
    fn reorder(&mut self, sentences: &mut [Vec<Mention>]) {
        let mut first = vec![usize::MAX; self.all.len()];
        for mention in sentences.iter().flatten() {
            if let What::Person(p) = &mention.what
                && let Some(f) = p.person.and_then(|i| first.get_mut(i))
            {
                *f = (*f).min(mention.span.start);
            }
        }
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|&i| first[i]);
        let mut place = vec![0; order.len()];
        for (new, &old) in order.iter().enumerate() {
            place[old] = new;
        }
        self.all = order.iter().map(|&i| self.all[i].clone()).collect();
        for mention in sentences.iter_mut().flatten() {
            if let What::Person(p) = &mut mention.what {
                p.person = p.person.and_then(|i| place.get(i).copied());
            }
        }
    }
}

/// Both hold an office of which a country has one, and not the same.
fn rivals(offices: &[OfficeRef], p: &Person) -> bool {
    const ONE: &[&str] = &[
        "King",
        "Queen",
        "Emperor",
        "Sultan",
        "Emir",
        "Crown Prince",
        "President",
        "Prime Minister",
    ];
    let top = |o: &OfficeRef| {
        o.org.is_none() && o.qualifier.is_none() && ONE.contains(&o.canonical.as_str())
    };
    let mut theirs = p
        .offices
        .iter()
        .map(|h| &h.office)
        .filter(|o| top(o))
        .peekable();
    let royal = |o: &OfficeRef| !matches!(o.canonical.as_str(), "President" | "Prime Minister");
    // "the Emir, Sheikh Sabah, and Foreign Minister Sheikh Sabah Al Khaled": who reigns is nobody's minister.
    let reigns =
        |o: &OfficeRef| matches!(o.canonical.as_str(), "King" | "Queen" | "Emir" | "Emperor");
    let serves = |o: &OfficeRef| o.canonical.starts_with("Minister of ");
    let their = |f: &dyn Fn(&OfficeRef) -> bool| p.offices.iter().any(|h| f(&h.office));
    if offices.iter().any(reigns) && their(&serves) || offices.iter().any(serves) && their(&reigns)
    {
        return true;
    }
    theirs.peek().is_some()
        && offices.iter().any(top)
        && theirs.all(|t| {
            offices
                .iter()
                .filter(|o| top(o))
                .all(|o| o.canonical != t.canonical && (royal(o) != royal(t)))
        })
}

/// Words of organisations, works and things, none of persons.
const THINGS: &[&str] = &[
    "ministry",
    "people",
    "council",
    "forum",
    "force",
    "forces",
    "army",
    "navy",
    "party",
    "university",
    "bank",
    "agreement",
    "committee",
    "commission",
    "agency",
    "group",
    "union",
    "organisation",
    "organization",
    "institute",
    "centre",
    "center",
    "house",
    "palace",
    "airport",
    "hall",
    "base",
    "operation",
    "exercise",
    "initiative",
    "partnership",
    "summit",
    "conference",
    "meeting",
    "ministerial",
    "session",
    "retreat",
    "consultation",
    "consultations",
    "talks",
    "delegation",
    "secretariat",
    "act",
    "treaty",
    "accord",
    "programme",
    "program",
    "project",
    "times",
    "news",
    "post",
    "press",
    "media",
    "television",
    "office",
    "department",
    "board",
    "authority",
    "corporation",
    "company",
    "limited",
    "command",
    "staff",
    "parliament",
    "assembly",
    "senate",
    "congress",
    "court",
    "association",
    "federation",
    "movement",
    "front",
    "league",
    "sea",
    "ocean",
    "gulf",
    "strait",
    "river",
    "island",
    "islands",
    "mountains",
    "region",
    "province",
    "state",
    "states",
    "republic",
    "kingdom",
    "policy",
    "plan",
    "strategy",
    "dialogue",
    "road",
    "belt",
    "corridor",
    "war",
    "day",
    "week",
    "year",
    "world",
    "international",
    "national",
    "general",
    "security",
    "defence",
    "defense",
    "foreign",
    "affairs",
    "economic",
    "trade",
    "peace",
    "human",
    "rights",
    "covid",
    "facebook",
    "fund",
    "development",
    "cooperation",
    "air",
    "north",
    "south",
    "east",
    "west",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "studies",
    "street",
    "square",
    "hotel",
    "school",
    "hospital",
    "shipyard",
    "industries",
    "systems",
    "technologies",
    "memorial",
    "museum",
    "cup",
    "games",
];

/// What navies put before the names of their ships.
const SHIPS: &[&str] = &[
    "INS", "PNS", "USS", "USNS", "USCGC", "HMS", "HMAS", "HMCS", "HMNZS", "BNS", "SLNS", "KNS",
    "SAS", "NNS", "GNS", "RSS", "BRP", "KRI", "ROKS", "HTMS", "JS", "FS", "ITS", "TCG", "KD",
];

/// Whether a noun calls a ship or several: "the commander of the Indian frigate, Captain X".
pub(crate) fn is_vessel(noun: &str) -> bool {
    matches!(
        noun,
        "ship"
            | "ships"
            | "warship"
            | "frigate"
            | "destroyer"
            | "corvette"
            | "vessel"
            | "submarine"
            | "squadron"
            | "cruiser"
            | "carrier"
            | "flotilla"
            | "unit"
    )
}

/// "INS Tarkash", which the recogniser may take for somebody's name.
pub(crate) fn is_ship(name: &str) -> bool {
    name.split_once(' ')
        .is_some_and(|(first, _)| SHIPS.contains(&first))
}

/// Nothing about the words says that they name something else than a person.
pub(crate) fn could_be_person(name: &str, text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end();
    let article = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|w| w.eq_ignore_ascii_case("the"));
    let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    !article
        && (2..=5).contains(&words.len())
        && names_no_thing(name)
        && !is_ship(name)
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
        && name
            .split_whitespace()
            .all(|w| w.chars().count() == 1 || w.chars().any(char::is_lowercase))
}

/// None of the words is one of organisations, works or things.
pub(crate) fn names_no_thing(name: &str) -> bool {
    !name
        .split_whitespace()
        .any(|w| THINGS.contains(&w.to_lowercase().as_str()))
}

/// A preposition of place stands before byte `at`.
fn located(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("").trim_end();
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or("")
        .to_lowercase();
    matches!(
        word.as_str(),
        "in" | "at"
            | "to"
            | "from"
            | "near"
            | "outside"
            | "around"
            | "of"
            | "into"
            | "capital"
            | "city"
    )
}

/// The name as printed, white space and a stray possessive aside.
fn clean_name(name: &str) -> String {
    let joined = name.split_whitespace().collect::<Vec<_>>().join(" ");
    joined
        .replace(['[', ']'], "")
        .trim_end_matches("'s")
        .trim_end_matches("’s")
        .trim_matches(['.', ',', '@', '#'])
        .to_owned()
}

impl Person {
    /// Whether the report gives no office, or none that says of what: "Minister X", "the Ukrainian leader".
    pub(crate) fn untitled(&self) -> bool {
        self.offices
            .iter()
            .all(|h| crate::offices::is_generic(&h.office.canonical) && h.office.org.is_none())
    }

    /// The office by which the report chiefly knows the person: a portfolio before a courtesy title, a
    /// present before a former one.
    pub(crate) fn chief_office(&self) -> Option<&Held> {
        self.offices
            .iter()
            .enumerate()
            .max_by_key(|(i, h)| {
                (
                    h.office.qualifier != Some(Tenure::Former),
                    weight(&h.office.canonical),
                    usize::MAX - i,
                )
            })
            .map(|(_, h)| h)
    }
}

fn weight(office: &str) -> u8 {
    let deputy = ["Deputy", "Vice", "Assistant", "First Deputy", "Under"]
        .iter()
        .any(|d| office.starts_with(d));
    match office {
        "State Councillor"
        | "Minister"
        | "Leader"
        | "Politburo Member"
        | "Member of Parliament" => 1,
        "President" | "Prime Minister" | "King" | "Emir" | "Sultan" | "Chancellor" | "Queen"
        | "Taoiseach" => 9,
        _ if deputy => 3,
        _ if office.starts_with("Minister of")
            || office.starts_with("Secretary of")
            || office.contains("Foreign Secretary") =>
        {
            7
        }
        _ => 5,
    }
}
