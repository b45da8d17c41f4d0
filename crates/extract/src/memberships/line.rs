//! A sentence as a line of words and placeholders, for the forms of membership.
//!
//! Articles are dropped, words are in lower case with one space after each; `‹P2x3›` stands for the second
//! thing, a list of three parties; `‹O1›` for an organisation, `‹R1›` for "the grouping", `‹G1›` for a
//! gathering, `‹W1›` for a person who acts for a country, `‹A1›` for "Indian", `‹L1›` for a capital, `‹D1›`
//! for a date.

use super::country_of;
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::units::{Sem, Unit};
use sidelines_facts::CountryCode;
use sidelines_lexicon::{Lexicon, OrganisationKind};
use std::fmt::Write as _;

/// What a placeholder stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Thing {
    /// States by alpha-2 code, other parties by name, in the order of the text.
    Parties(Vec<String>),
    Org(String),
    /// "The grouping", "the Forum": the organisation named before it; the noun.
    Reference(String),
    /// Its organisation or else its own name.
    Gathering(String),
    Who(CountryCode),
    Adjective(CountryCode),
    Capital(CountryCode),
    /// Index into the report's dates.
    Date(usize),
}

/// What a text has brought to mind before a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// Organisations named, the latest last.
    pub(super) named: Vec<String>,
    /// The organisation of which the whole report speaks most.
    pub(super) theme: Option<String>,
    /// The last list of states.
    pub(super) they: Vec<String>,
    /// The state spoken of last.
    pub(super) country: Option<String>,
    /// The two states that the whole report is about: "both countries".
    pub(super) two: Vec<String>,
    /// The organisation of which the last sentence told who belongs to it.
    pub(super) belongs: Option<String>,
}

/// A sentence as words and placeholders.
#[derive(Debug, Default)]
pub(super) struct Line {
    pub(super) text: String,
    /// Organisations named in earlier sentences, the latest last.
    earlier: Vec<String>,
    /// The organisation of which the whole report speaks most.
    theme: Option<String>,
    /// The state spoken of last: "the country".
    country: Option<String>,
    /// The two states that the whole report is about.
    two: Vec<String>,
    /// The organisation of which the sentence before told who belongs to it.
    pub(super) belongs: Option<String>,
    pub(super) things: Vec<Thing>,
    /// Where in `text` each organisation or gathering stands, for what refers to it.
    named: Vec<(usize, String)>,
}

/// Words that mean an organisation told of before.
const GROUPS: &[&str] = &[
    "grouping",
    "bloc",
    "organisation",
    "organization",
    "group",
    "alliance",
    "association",
    "body",
    "forum",
    "union",
    "club",
    "council",
    "pact",
    "community",
    "quad",
    "movement",
    "organ",
];
/// Words that may stand between "the" and such a word.
const GROUP_ADJECTIVES: &[&str] = &[
    "regional",
    "economic",
    "security",
    "military",
    "influential",
    "intergovernmental",
    "eurasian",
    "asian",
    "african",
    "european",
    "western",
    "defence",
    "defense",
    "trade",
    "political",
    "informal",
    "same",
    "world",
    "global",
    "powerful",
    "largest",
    "expanded",
    "wider",
    "island",
    "pacific",
    "southeast",
    "american",
];

/// Whether words of a line say that something is not so.
pub(super) fn denied(words: &str) -> bool {
    [" not ", " n't ", " never ", " non-member ", " no longer "]
        .iter()
        .any(|w| words.contains(w))
}

/// Whether states belong to the organisation of this name.
pub(super) fn international(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.organisation(name).is_none_or(|o| {
        matches!(
            o.kind,
            OrganisationKind::Intergovernmental
                | OrganisationKind::Un
                | OrganisationKind::Grouping
                | OrganisationKind::Court
                | OrganisationKind::Parliament
        )
    })
}

impl Line {
    /// The line of sentence `s`, after a text that is as `before` says.
    pub(super) fn of(a: &Analysis<'_>, s: &Sentence, lexicon: &Lexicon, before: Before) -> Self {
        let Before {
            named,
            theme,
            they,
            country,
            two,
            belongs,
        } = before;
        let mut line = Self {
            text: String::from(" "),
            earlier: named,
            theme,
            country,
            two,
            belongs,
            ..Self::default()
        };
        let opening = s
            .units
            .iter()
            .find(|u| u.text(a.text).starts_with(char::is_alphabetic));
        if let Some(first) = opening.filter(|_| they.len() > 1)
            && matches!(
                first.text(a.text).to_lowercase().trim_matches(['"', '“']),
                "they" | "these" | "both"
            )
        {
            line.put('P', Thing::Parties(they));
        }
        let mut i = 0;
        while i < s.units.len() {
            i = line.one(a, s, i, lexicon);
        }
        line
    }

    /// The same things in other words; `words` are some of the line's own.
    pub(super) fn reworded(&self, words: &[&str]) -> Self {
        let mut line = Self {
            text: String::from(" "),
            earlier: self.earlier.clone(),
            theme: self.theme.clone(),
            country: self.country.clone(),
            two: self.two.clone(),
            belongs: self.belongs.clone(),
            things: self.things.clone(),
            named: Vec::new(),
        };
        for word in words {
            let placed = self.named.iter().find(|(at, _)| {
                self.text
                    .get(*at..)
                    .is_some_and(|t| word.starts_with('‹') && t.starts_with(word))
            });
            if let Some((_, org)) = placed {
                line.named.push((line.text.len(), org.clone()));
            }
            line.text.push_str(word);
            line.text.push(' ');
        }
        line
    }

    /// Whether the report is about an organisation, which goes without saying.
    pub(super) fn speaks_of_one(&self) -> bool {
        self.theme.is_some()
    }

    /// The organisation that placeholder `i` names or refers to.
    pub(super) fn org(&self, i: usize, at: usize) -> Option<&str> {
        match self.things.get(i)? {
            Thing::Org(name) | Thing::Gathering(name) => Some(name),
            Thing::Reference(noun) => self.referred(noun, at),
            _ => None,
        }
    }

    /// Organisations named before byte `at` of the line, the latest first.
    fn before(&self, at: usize) -> impl Iterator<Item = &str> {
        let here = self
            .named
            .iter()
            .rev()
            .filter(move |(n, _)| *n < at)
            .map(|(_, o)| o.as_str());
        here.chain(self.earlier.iter().rev().map(String::as_str))
    }

    /// The organisation that goes without saying at byte `at` of the line: the one named last in the sentence,
    /// else the one of which the text has spoken most. The United Nations, named in passing everywhere, only
    /// where there is no other.
    pub(super) fn org_before(&self, at: usize) -> Option<&str> {
        let here = self
            .named
            .iter()
            .rev()
            .find(|(n, o)| *n < at && o != "United Nations")
            .map(|(_, o)| o.as_str());
        here.or_else(|| {
            let count = |o: &str| self.before(at).filter(|x| *x == o).count();
            // The latest of those named equally often.
            self.before(at).filter(|o| *o != "United Nations").fold(
                None,
                |best: Option<&str>, o| {
                    if best.is_none_or(|b| count(o) > count(b)) {
                        Some(o)
                    } else {
                        best
                    }
                },
            )
        })
        .or_else(|| self.before(at).next())
        // "Tajikistan is chair of the grouping, said the SCO."
        .or_else(|| self.named.first().map(|(_, o)| o.as_str()))
        .or(self.theme.as_deref())
    }

    /// "The Forum" means an organisation with that word in its name; "the grouping" any.
    fn referred(&self, noun: &str, at: usize) -> Option<&str> {
        let named = self.by_noun(noun, at);
        match noun {
            "forum" | "union" | "club" | "council" | "quad" | "pact" | "community" | "movement"
            | "organ" => named,
            _ => named.or_else(|| self.org_before(at)),
        }
    }

    /// The organisation that "the Union", "the Bloc" at the end of the sentence means.
    pub(super) fn referred_at_end(&self, noun: &str) -> Option<String> {
        let noun = noun.to_lowercase();
        GROUPS
            .contains(&noun.as_str())
            .then(|| self.referred(&noun, self.text.len()).map(str::to_owned))?
    }

    /// The organisation named last that has the word in its name.
    fn by_noun(&self, noun: &str, at: usize) -> Option<&str> {
        let noun = noun.replace("organiz", "organis");
        self.before(at).find(|o| {
            o.to_lowercase()
                .replace("organiz", "organis")
                .split(' ')
                .any(|w| w == noun)
        })
    }

    /// What the next sentence can refer to.
    pub(super) fn into_before(self) -> Before {
        let they = self.things.iter().rev().find_map(|t| match t {
            Thing::Parties(p) if p.len() > 1 => Some(p.clone()),
            _ => None,
        });
        let mut named = self.earlier;
        named.extend(self.named.into_iter().map(|(_, o)| o));
        Before {
            named,
            theme: self.theme,
            they: they.unwrap_or_default(),
            country: self.country,
            two: self.two,
            belongs: None,
        }
    }

    /// Writes the thing that begins with unit `i`; returns the first unit after it.
    fn one(&mut self, a: &Analysis<'_>, s: &Sentence, i: usize, lexicon: &Lexicon) -> usize {
        let Some(unit) = s.units.get(i) else {
            return i + 1;
        };
        if let Some((country, end)) = acting(a, s, i) {
            self.put('W', Thing::Who(country));
            return end;
        }
        match &unit.sem {
            Sem::Name if sports_or_fair(unit.text(a.text)) => {
                let name = unit.text(a.text).to_owned();
                self.put('G', Thing::Gathering(name));
            }
            Sem::Name if unknown_body(unit.text(a.text)) => {
                let (name, end) = full_name(a, s, i);
                self.name_org('O', Thing::Org(name.clone()), name);
                return abbreviated(a, s, end);
            }
            sem if country_of(sem).is_some() => {
                // "Liberia's Ellen Johnson Sirleaf, who chairs the organisation"
                let possessive = s
                    .units
                    .get(i + 1)
                    .is_some_and(|u| matches!(u.text(a.text), "'s" | "’s"));
                if possessive
                    && let Some(country) = country_of(sem)
                    && let Some(end) = somebody_of(a, s, i, country)
                {
                    self.put('W', Thing::Who(country));
                    return end;
                }
                let (parties, end) = list(a, s, i, lexicon);
                self.put('P', Thing::Parties(parties));
                return end;
            }
            Sem::Country { code, .. } => self.put('A', Thing::Adjective(*code)),
            Sem::Place(p) if p.capital_of.is_some() => {
                if let Some(c) = p.capital_of {
                    self.put('L', Thing::Capital(c));
                }
            }
            Sem::Org(o) if !o.body && o.country.is_none() && international(&o.name, lexicon) => {
                self.name_org('O', Thing::Org(o.name.clone()), o.name.clone());
                // "the Arab League Council": of its members.
                let council = s.units.get(i + 1).map_or("", |u| u.text(a.text)) == "Council";
                return abbreviated(a, s, i + 1 + usize::from(council));
            }
            // "elected by the General Assembly": called so, it is no organisation of which one is a member.
            Sem::Gathering(g) if !g.name.ends_with(&format!(" {}", unit.text(a.text))) => {
                let org = g.org.clone().unwrap_or_else(|| g.name.clone());
                self.name_org('G', Thing::Gathering(org.clone()), org);
                return abbreviated(a, s, i + 1);
            }
            Sem::Office(o) => match &o.org {
                // "Chair of the African Union" is one unit of the lists.
                Some(org) => {
                    let words = unit.text(a.text).to_lowercase();
                    let chair = ["chair", "president", "presidency"]
                        .iter()
                        .find(|w| words.contains(**w));
                    self.word(chair.copied().unwrap_or(words.as_str()));
                    if chair.is_some() {
                        self.word("of");
                    }
                    self.name_org('O', Thing::Org(org.clone()), org.clone());
                }
                None => {
                    let mut words: Vec<String> = unit
                        .text(a.text)
                        .split_whitespace()
                        .map(str::to_lowercase)
                        .collect();
                    // "Chair of the Forum"
                    let group = words
                        .pop_if(|w| o.canonical.contains("Chair") && GROUPS.contains(&w.as_str()));
                    words.iter().for_each(|w| self.word(w));
                    if let Some(noun) = group {
                        self.put('R', Thing::Reference(noun));
                    }
                }
            },
            Sem::Date(d) => {
                // "since 2019" is one date: the word is part of the form as well.
                let words = unit.text(a.text).to_lowercase();
                let first = words.split(' ').next().unwrap_or("");
                if matches!(first, "since" | "from" | "until" | "till" | "during") {
                    self.word(first);
                }
                self.put('D', Thing::Date(*d));
            }
            _ => {
                let word = |n: usize| s.units.get(n).map_or("", |u| u.text(a.text));
                if ["the", "that", "this"]
                    .iter()
                    .any(|w| word(i).eq_ignore_ascii_case(w))
                    && word(i + 1) == "country"
                    && let Some(country) = self.country.clone()
                {
                    self.put('P', Thing::Parties(vec![country]));
                    return i + 2;
                }
                if self.two.len() == 2
                    && let Some(end) = both_countries(a, s, i)
                {
                    self.put('P', Thing::Parties(self.two.clone()));
                    return end;
                }
                if let Some((noun, end)) = reference(a, s, i) {
                    // "the Quad", by which the lists know it only with "the".
                    let proper = s
                        .units
                        .get(end - 1)
                        .map(|u| u.text(a.text))
                        .filter(|w| w.starts_with(char::is_uppercase));
                    // "the Security Council": of the United Nations, as everybody knows.
                    let whole = || {
                        let from = s.units.get(i + 1)?.span.start;
                        let to = s.units.get(end - 1)?.span.end;
                        let name = a.text.get(from..to)?;
                        lexicon.organisation(&format!("UN {name}"))
                    };
                    if let Some(o) = proper.and_then(|w| lexicon.organisation(w).or_else(whole)) {
                        self.name_org('O', Thing::Org(o.name.clone()), o.name.clone());
                        return abbreviated(a, s, end);
                    }
                    // "the Forum" speaks of the organisation as much as its name does.
                    let at = self.text.len();
                    if let Some(name) = self.by_noun(&noun, at).map(str::to_owned) {
                        self.named.push((at, name));
                    }
                    self.put('R', Thing::Reference(noun));
                    return abbreviated(a, s, end);
                }
                for w in unit.text(a.text).split_whitespace() {
                    self.word(&w.to_lowercase());
                }
            }
        }
        i + 1
    }

    fn word(&mut self, w: &str) {
        let w = w.trim_matches(['"', '“', '”', '«', '»', '‘', '`']);
        match w {
            "" | "the" | "a" | "an" | "\"" | "“" | "”" | "«" | "»" | "'" | "‘" | "’" | "`" =>
                {}
            "’s" | "`s" => self.text.push_str("'s "),
            "–" | "—" | "--" => self.text.push_str("- "),
            _ => {
                self.text.extend(w.chars().filter(|c| !"‹›".contains(*c)));
                self.text.push(' ');
            }
        }
    }

    fn put(&mut self, kind: char, thing: Thing) {
        match &thing {
            Thing::Who(c) => self.country = Some(c.to_string()),
            Thing::Parties(p) => {
                if let [only] = p.as_slice() {
                    self.country = Some(only.clone());
                }
            }
            _ => {}
        }
        let size = if let Thing::Parties(p) = &thing {
            p.len()
        } else {
            1
        };
        // Writing to a string cannot fail.
        let _ = write!(self.text, "‹{kind}{}x{size}› ", self.things.len());
        self.things.push(thing);
    }

    fn name_org(&mut self, kind: char, thing: Thing, name: String) {
        self.named.push((self.text.len(), name));
        self.put(kind, thing);
    }
}

/// The country for which the person or post that begins with unit `i` acts, and the first unit after it. A
/// chair's own title is left in words: it is what the forms look for.
fn acting(a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<(CountryCode, usize)> {
    let m = s
        .mentions
        .iter()
        .find(|m| m.units.start == i && m.units.end > i)?;
    let chair = |offices: &[crate::mentions::OfficeRef]| {
        offices
            .iter()
            .any(|o| o.canonical.contains("Chair") || o.org.is_some())
    };
    match &m.what {
        What::Person(p) if !chair(&p.offices) => {
            let person = p.person.and_then(|p| a.people.all.get(p))?;
            Some((person.country?, m.units.end))
        }
        What::Role(r) if !chair(&r.offices) && !r.plural => match r.countries.as_slice() {
            [country] => Some((*country, m.units.end)),
            _ => None,
        },
        _ => None,
    }
}

/// The first unit behind the name of the person who begins with unit `i`, "Liberia's", or right behind it, where he is not
/// known to be of another country. His titles behind the name are what the forms look for.
fn somebody_of(a: &Analysis<'_>, s: &Sentence, i: usize, country: CountryCode) -> Option<usize> {
    let begins = |m: &&crate::mentions::Mention| {
        (m.units.start == i || m.units.start == i + 2) && m.units.end > i + 2
    };
    let m = s.mentions.iter().find(begins)?;
    let What::Person(p) = &m.what else {
        return None;
    };
    let person = p.person.and_then(|p| a.people.all.get(p))?;
    let name = s.units.get(i + 2)?.span.start == p.name.start;
    let behind = s.units.iter().position(|u| u.span.start >= p.name.end)?;
    (name && person.country.is_none_or(|c| c == country)).then_some(behind)
}

/// The list of parties that begins with unit `i`: "A, B, the C and 4 Central Asian countries namely D and E".
fn list(a: &Analysis<'_>, s: &Sentence, i: usize, lexicon: &Lexicon) -> (Vec<String>, usize) {
    let mut out: Vec<String> = Vec::new();
    let mut at = i;
    let mut end = i;
    while let Some(name) = s.units.get(at).and_then(|u| party(u, out.len(), lexicon)) {
        // "Togo and Benin, the African Union said": an organisation is of the list only where the list goes on.
        let state = s
            .units
            .get(at)
            .is_some_and(|u| country_of(&u.sem).is_some());
        if !state && separator(a, s, abbreviated(a, s, at + 1)).is_none() {
            break;
        }
        if !out.contains(&name) {
            out.push(name);
        }
        end = abbreviated(a, s, at + 1);
        let Some(next) = separator(a, s, end) else {
            break;
        };
        // "stranded in Puerto Rico, Guyana's President …": a person begins, the list does not go on.
        if acting(a, s, next).is_some() {
            break;
        }
        at = next;
    }
    (out, end.max(i + 1))
}

fn party(u: &Unit, before: usize, lexicon: &Lexicon) -> Option<String> {
    match &u.sem {
        sem if country_of(sem).is_some() => country_of(sem).map(|c| c.to_string()),
        Sem::Org(o) if before >= 2 && !o.body && international(&o.name, lexicon) => {
            Some(o.name.clone())
        }
        _ => None,
    }
}

/// The first unit of a list's next item, past comma, "and", article and a caption such as "4 Central Asian
/// countries namely,".
fn separator(a: &Analysis<'_>, s: &Sentence, at: usize) -> Option<usize> {
    let word = |i: usize| s.units.get(i).map_or("", |u| u.text(a.text));
    let mut i = at;
    let mut parted = false;
    for _ in 0..4 {
        match word(i).to_lowercase().as_str() {
            "," | "and" | "&" | "plus" => parted = true,
            "as" if word(i + 1) == "well" && word(i + 2) == "as" => {
                parted = true;
                i += 2;
            }
            "along" | "together" if word(i + 1) == "with" => {
                parted = true;
                i += 1;
            }
            "the" => {}
            _ => break,
        }
        i += 1;
    }
    if !parted {
        return None;
    }
    let item = |i: usize| {
        s.units
            .get(i)
            .is_some_and(|u| matches!(u.sem, Sem::Org(_)) || country_of(&u.sem).is_some())
    };
    if item(i) {
        return Some(i);
    }
    // "and 4 Central Asian countries namely, Tajikistan"
    let named = (i..i + 8).find(|&n| {
        matches!(
            word(n).to_lowercase().as_str(),
            "namely" | ":" | "-" | "–" | "—" | "("
        )
    })?;
    let noun = (i..named).any(|n| {
        matches!(
            word(n).to_lowercase().as_str(),
            "countries" | "states" | "nations" | "republics" | "members"
        )
    });
    let plain = (i..named).all(|n| {
        s.units.get(n).is_some_and(|u| {
            !matches!(u.sem, Sem::Office(_) | Sem::Gathering(_)) && u.text(a.text) != "."
        })
    });
    let first = (named + 1..named + 4).find(|&n| item(n))?;
    let clean = (named + 1..first).all(|n| matches!(word(n), "," | ":" | "the"));
    (noun && plain && clean).then_some(first)
}

/// Past an abbreviation in brackets: "(SCO)".
fn abbreviated(a: &Analysis<'_>, s: &Sentence, at: usize) -> usize {
    let word = |i: usize| s.units.get(i).map_or("", |u| u.text(a.text));
    let short = word(at + 1);
    let capital = short.chars().next().is_some_and(char::is_uppercase);
    let country = s
        .units
        .get(at + 1)
        .is_some_and(|u| country_of(&u.sem).is_some());
    if word(at) == "(" && word(at + 2) == ")" && capital && !country {
        at + 3
    } else {
        at
    }
}

/// The end of "both countries", "both their countries", "the two countries", "the two are", which begins with unit `i`.
fn both_countries(a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<usize> {
    let word = |n: usize| {
        s.units
            .get(n)
            .map_or(String::new(), |u| u.text(a.text).to_lowercase())
    };
    let states = |n: usize| {
        matches!(
            word(n).as_str(),
            "countries" | "states" | "nations" | "neighbours" | "neighbors"
        )
    };
    let of = usize::from(word(i + 1) == "of")
        + usize::from(matches!(word(i + 1).as_str(), "their" | "the" | "these"));
    match word(i).as_str() {
        "both" if states(i + 1 + of) => Some(i + 2 + of),
        "the" if word(i + 1) == "two" && states(i + 2) => Some(i + 3),
        "the"
            if word(i + 1) == "two"
                && matches!(word(i + 2).as_str(), "are" | "belong" | "both") =>
        {
            Some(i + 2)
        }
        _ => None,
    }
}

/// The end of "the regional grouping" that begins with unit `i`.
fn reference(a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<(String, usize)> {
    let word = |i: usize| {
        s.units
            .get(i)
            .map_or(String::new(), |u| u.text(a.text).to_lowercase())
    };
    if !matches!(word(i).as_str(), "the" | "this" | "that") {
        return None;
    }
    // "IBSA is the grouping of India, Brazil and South Africa": what it is, and no other.
    let made_of = |at: usize| {
        word(at) == "of"
            && s.units
                .get(at + 1 + usize::from(word(at + 1) == "the"))
                .is_some_and(|u| country_of(&u.sem).is_some())
    };
    for at in i + 1..i + 6 {
        let w = word(at);
        if GROUPS.contains(&w.as_str()) {
            return Some((w, at + 1)).filter(|_| !made_of(at + 1));
        }
        let counted = w.ends_with("-member")
            || w.ends_with("-nation")
            || w.ends_with("-country")
            || w.ends_with("-state")
            || w.chars().all(|c| c.is_ascii_digit());
        let part = matches!(
            w.as_str(),
            "-" | "member"
                | "nation"
                | "country"
                | "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "eleven"
        );
        if w.is_empty() || !(counted || part || GROUP_ADJECTIVES.contains(&w.as_str())) {
            return None;
        }
    }
    None
}

/// Whether a name that no list knows is that of a body: "Quadrilateral Group", "Visegrad Alliance".
fn unknown_body(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.len() > 1
        && words.last().is_some_and(|w| {
            matches!(
                *w,
                "Group"
                    | "Alliance"
                    | "Forum"
                    | "Union"
                    | "Organisation"
                    | "Organization"
                    | "Community"
                    | "Association"
                    | "Initiative"
                    | "Format"
                    | "Conference"
            )
        })
}

/// The name with what follows it: "Quadrilateral Group on Afghanistan".
fn full_name(a: &Analysis<'_>, s: &Sentence, i: usize) -> (String, usize) {
    let start = s.units.get(i).map_or(0, |u| u.span.start);
    let mut end = i + 1;
    let joins = s
        .units
        .get(end)
        .is_some_and(|u| matches!(u.text(a.text), "on" | "for" | "of"));
    let next = end
        + 1
        + usize::from(
            s.units
                .get(end + 1)
                .is_some_and(|u| u.text(a.text) == "the"),
        );
    if joins
        && s.units
            .get(next)
            .is_some_and(|u| matches!(u.sem, Sem::Name | Sem::Country { .. } | Sem::Place(_)))
    {
        end = next + 1;
    }
    let stop = s.units.get(end - 1).map_or(start, |u| u.span.end);
    (a.text.get(start..stop).unwrap_or("").to_owned(), end)
}

/// Games, cups and fairs, for which countries are hosts.
fn sports_or_fair(name: &str) -> bool {
    [
        "World Cup",
        "Olympic",
        "Olympics",
        "Games",
        "EXPO",
        "Expo",
        "Championship",
        "Championships",
    ]
    .iter()
    .any(|w| name.ends_with(w) || name.starts_with(w) || name.contains(&format!("{w} ")))
}
