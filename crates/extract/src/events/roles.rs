//! Who and what fills the roles of an event's frame.

use super::Somebody;
use super::frames::Role;
use super::read::Reader;
use crate::candidates::Where;
use crate::mentions::{OfficeRef, What};
use crate::offices;
use crate::refs::Who;
use crate::substance;
use sidelines_facts::CountryCode;
use sidelines_lexicon::HitKind;
use std::ops::Range;

/// Who acts for no state, wherever from.
const PRIVATE: &[&str] = &[
    "woman",
    "man",
    "girl",
    "boy",
    "child",
    "couple",
    "family",
    "company",
    "firm",
    "manufacturer",
    "businessman",
];

/// What a frame's roles have gathered.
#[derive(Default)]
pub(super) struct Slots {
    pub(super) actors: Vec<Somebody>,
    pub(super) recipients: Vec<Somebody>,
    pub(super) office: Option<OfficeRef>,
    pub(super) about: Option<Range<usize>>,
    pub(super) place: Option<Where>,
}

/// Those who are of the country where something befalls them; rebels and fighters may be of any.
const PEOPLE: &[&str] = &[
    "soldiers",
    "policemen",
    "police",
    "troops",
    "civilians",
    "villagers",
    "residents",
    "farmers",
    "workers",
    "students",
    "people",
    "officers",
    "lawmakers",
    "traders",
    "protesters",
];

/// Those who act for the country that they are in.
const ORGANS: &[&str] = &[
    "police",
    "policemen",
    "army",
    "navy",
    "troops",
    "soldiers",
    "military",
    "junta",
    "government",
    "court",
    "prosecutors",
    "authorities",
    "investigators",
    "parliament",
    "lawmakers",
];

/// Whether a nameless group is of the country in which something befalls it.
fn of_the_country(group: &str) -> bool {
    let mut words = group.rsplit(' ');
    words.next().is_some_and(|w| PEOPLE.contains(&w))
        && !words.any(|w| {
            matches!(
                w.to_lowercase().as_str(),
                "foreign" | "aid" | "un" | "humanitarian"
            )
        })
}

impl Slots {
    /// Whether anybody with a name is in it.
    pub(super) fn filled(&self) -> bool {
        let mut all = self.actors.iter().chain(&self.recipients);
        all.any(|x| !matches!(x, Somebody::Group(_)))
    }

    /// Whether both are told who acts and upon whom.
    pub(super) fn acted_upon(&self) -> bool {
        !self.actors.is_empty() && !self.recipients.is_empty()
    }

    /// Whom it happens to, where nobody else is told: the country where it happens.
    pub(super) fn befall(&mut self, country: Option<CountryCode>) {
        let there = country.map(|c| Somebody::Who(Who::State(c)));
        // "killed three policemen in the Afghan city of Faizabad": those of the country.
        let nameless = self
            .recipients
            .iter()
            .all(|x| matches!(x, Somebody::Group(name) if of_the_country(name)));
        if nameless && let Some(there) = there.filter(|w| !self.actors.contains(w)) {
            self.recipients = vec![there];
        }
    }
}

impl Reader<'_> {
    /// The country in which the office of mention `o` is held.
    pub(super) fn target(&self, o: usize) -> Vec<Somebody> {
        let Some(What::Role(r)) = self.s().mention(o).map(|m| &m.what) else {
            return Vec::new();
        };
        let mut out: Vec<Somebody> = Vec::new();
        for office in &r.offices {
            let Some((_, place)) = office.canonical.split_once(" to ") else {
                continue;
            };
            let named = self
                .lexicon
                .scan(place)
                .into_iter()
                .find_map(|h| match h.kind {
                    HitKind::Country { alpha2, .. } => CountryCode::new(&alpha2),
                    _ => None,
                });
            out.extend(named.map(|c| Somebody::Who(Who::State(c))));
        }
        // "its ambassador from Quito"
        if out.is_empty() {
            out.extend(r.countries.iter().map(|&c| Somebody::Who(Who::State(c))));
        }
        out
    }

    /// Whatever names somebody before a noun: "Russia's", "Turkish", "India-Japan".
    pub(super) fn modifiers(&self, n: usize) -> Vec<usize> {
        let t = &self.s().tree;
        t.children(n)
            .filter(|&c| matches!(t.node(c).dep, "poss" | "compound" | "nmod" | "amod") && c < n)
            .flat_map(|c| std::iter::once(c).chain(t.children(c)))
            .filter(|&c| {
                self.s().mention(c).is_some_and(|m| {
                    matches!(
                        m.what,
                        What::Country(_) | What::Org(_) | What::Person(_) | What::Role(_)
                    )
                }) || t.node(c).dep == "poss" && t.node(c).pos != "PRON"
                    || self.s().country_at(t.node(c).span.start).is_some()
            })
            .collect()
    }

    pub(super) fn put(&self, slots: &mut Slots, role: Role, node: usize, trigger: usize) {
        let what = self.s().mention(node).map(|m| &m.what);
        if matches!(what, Some(What::Date(_))) {
            return;
        }
        // "invited him to Delhi": a city is somebody only where nobody else is.
        let city = matches!(what, Some(What::Place(_)));
        match role {
            Role::Actor | Role::Recipient => {
                let list = match role {
                    Role::Actor => &mut slots.actors,
                    _ => &mut slots.recipients,
                };
                // "A Korean woman gave …": no state.
                let t = &self.s().tree;
                let private = role == Role::Actor && PRIVATE.contains(&t.node(node).lemma.as_str());
                if (list.is_empty() || !city) && !private {
                    add(list, self.somebody(node));
                }
                // "condemned remarks by X", "turned down French ideas": whose they are.
                if role == Role::Recipient && list.is_empty() && what.is_none() {
                    add(list, self.whose_doing(node));
                }
                // "condemned the raid": nobody, but what it is about.
                if role == Role::Recipient && list.is_empty() && what.is_none() && node > trigger {
                    let words = || substance::span(self.analysis, self.s(), trigger, node);
                    slots.about = slots.about.take().or_else(words);
                }
            }
            Role::Office => {
                let office = self.office(node);
                if slots.office.is_none()
                    && let Some(office) = office
                {
                    slots.office = Some(office);
                    // "named Saqr Defence Minister": hung on the office.
                    let t = &self.s().tree;
                    for c in t.children(node).filter(|&c| {
                        c < node && matches!(t.node(c).dep, "compound" | "nmod" | "appos")
                    }) {
                        if matches!(self.s().mention(c).map(|m| &m.what), Some(What::Person(_))) {
                            add(&mut slots.recipients, self.somebody(c));
                        }
                    }
                }
            }
            Role::About
                if matches!(
                    what,
                    None | Some(What::Other | What::Gathering(_) | What::Org(_))
                ) =>
            {
                slots.about = slots
                    .about
                    .take()
                    .or_else(|| substance::span(self.analysis, self.s(), trigger, node));
            }
            Role::About => {}
            Role::Place => {
                let here = match self.s().mention(node).map(|m| &m.what) {
                    Some(What::Place(p)) => Some(Where::Place(p.clone())),
                    Some(What::Country(c)) => Some(Where::Country(*c)),
                    _ => None,
                };
                slots.place = slots.place.take().or(here);
            }
        }
    }

    /// Those whose doing noun `n` is: "remarks by X", "Russia's attack", "the decision of the government in Managua".
    fn whose_doing(&self, n: usize) -> Vec<Somebody> {
        const DECIDED: &[&str] = &[
            "decision",
            "move",
            "statement",
            "remark",
            "policy",
            "refusal",
            "threat",
            "behaviour",
            "behavior",
            "action",
            "plan",
            "presence",
            "war",
            "incursion",
        ];
        let t = &self.s().tree;
        let mut doers = t.prep_objects(n, "by");
        doers.extend(
            t.children(n)
                .filter(|&c| t.node(c).dep == "acl")
                .flat_map(|c| t.prep_objects(c, "by")),
        );
        if doers.is_empty() {
            doers = self.modifiers(n);
        }
        if doers.is_empty() && DECIDED.contains(&t.node(n).lemma.as_str()) {
            doers = t.prep_objects(n, "of");
        }
        let mut out = Vec::new();
        for d in doers {
            add(&mut out, self.somebody(d));
        }
        out
    }

    /// The office that node `n` names.
    pub(super) fn office(&self, n: usize) -> Option<OfficeRef> {
        match self.s().mention(n).map(|m| &m.what) {
            Some(What::Role(r)) => {
                let office = r.offices.first()?;
                if r.indefinite && offices::is_generic(&office.canonical) || r.plural {
                    return None;
                }
                Some(OfficeRef {
                    country: office.country.or(r.countries.first().copied()),
                    ..office.clone()
                })
            }
            _ => None,
        }
    }

    /// Everybody whom node `n` and what is coordinated with it names.
    pub(super) fn somebody(&self, n: usize) -> Vec<Somebody> {
        let (a, s, t) = (self.analysis, self.s(), &self.s().tree);
        let mut out = Vec::new();
        // "A, B and C, who was sworn in": C.
        if matches!(t.node(n).tag, "WP" | "WDT") {
            let nearest = (0..n)
                .rev()
                .take(3)
                .find(|&i| s.mention(i).is_some())
                .filter(|&i| {
                    matches!(
                        s.mention(i).map(|m| &m.what),
                        Some(What::Person(_) | What::Country(_) | What::Org(_))
                    )
                });
            if let Some(one) = nearest {
                // "Bulgaria and Romania, which joined in March"
                let both = t
                    .head(n)
                    .filter(|&v| {
                        !t.has_child_word(v, &["was", "has", "is"]) && t.node(v).tag != "VBZ"
                    })
                    .and_then(|v| t.antecedent(v))
                    .filter(|&x| x < one && t.conjuncts(x).contains(&one))
                    .filter(|_| matches!(s.mention(one).map(|m| &m.what), Some(What::Country(_))));
                if let Some(all) = both {
                    return self.somebody(all);
                }
                let all = self.discourse.parties(a, s, one);
                if all.len() == 1 {
                    return all.into_iter().map(Somebody::Who).collect();
                }
                if let Some(What::Person(p)) = s.mention(one).map(|m| &m.what)
                    && let Some(p) = p.person
                {
                    return vec![Somebody::Who(Who::Person(p))];
                }
            }
            // "Thai and Cambodian troops, who clashed in July", "a warship, which docked in Rio"
            let noun = t.head(n).and_then(|v| t.antecedent(v));
            if let Some(noun) = noun.filter(|&x| x < n) {
                return self.somebody(noun);
            }
        }
        // "Belousov, an economist named minister": Belousov.
        if s.mention(n).is_none()
            && t.node(n).dep == "appos"
            && let Some(h) = t.head(n)
            && matches!(s.mention(h).map(|m| &m.what), Some(What::Person(_)))
        {
            return self.somebody(h);
        }
        // "appointed a new ambassador to France, Marc Ngoubou": the name behind the title.
        if let Some(What::Role(r)) = s.mention(n).map(|m| &m.what)
            && !r.plural
            && let Some(name) = t.child(n, &["appos"]).filter(|&x| {
                x > n && matches!(s.mention(x).map(|m| &m.what), Some(What::Person(_)))
            })
        {
            return self.somebody(name);
        }
        // "the Venezuelan lawyer Rocio San Miguel", "the regional bloc ECOWAS": the name beside the noun.
        if s.mention(n).is_none()
            && let Some(name) = self.name_beside(n)
        {
            return self.somebody(name);
        }
        for c in t.conjuncts(n) {
            // "thousands of protesters"
            let many = matches!(
                t.node(c).lemma.as_str(),
                "ten" | "thousand" | "hundred" | "dozen" | "group" | "number" | "score" | "crowd"
            );
            if many && let Some(&of) = t.prep_objects(c, "of").first() {
                let whose = self.somebody(of);
                // "thousands of Israelis"
                let people = s.country_at(t.node(of).span.start);
                match (whose.is_empty(), people) {
                    (true, Some(country)) => out.push(Somebody::Who(Who::State(country))),
                    (true, None) if self.frames.is_group(&t.node(of).lemma) => {
                        out.push(Somebody::Group(t.node(c).word.clone()));
                    }
                    (true, None) => {}
                    _ => add(&mut out, whose),
                }
                continue;
            }
            // "Tens of thousands rallied"
            if matches!(t.node(c).word.as_str(), "thousands" | "hundreds") {
                out.push(Somebody::Group(t.node(c).word.clone()));
                continue;
            }
            // "A and B said that they had agreed": those above.
            if t.node(c).word == "they"
                && let Some(above) = t
                    .ancestors(c)
                    .filter(|&v| t.is_verb(v))
                    .filter_map(|v| t.child(v, &["nsubj"]))
                    .find(|&x| x < c && self.discourse.parties(a, s, x).len() > 1)
            {
                add(&mut out, self.somebody(above));
                continue;
            }
            // "ECOWAS lifted the sanctions it had imposed": the state or organisation above.
            if t.node(c).word == "it"
                && let Some(above) = t
                    .ancestors(c)
                    .filter(|&v| t.is_verb(v))
                    .filter_map(|v| t.child(v, &["nsubj"]))
                    .find(|&x| x < c)
                && (matches!(
                    s.mention(above).map(|m| &m.what),
                    Some(What::Country(_) | What::Org(_))
                ) // "The Pakistani army said it had arrested eleven"
                    || s.mention(above).is_none() && self.frames.is_group(&t.node(above).lemma))
            {
                add(&mut out, self.somebody(above));
                continue;
            }
            // "Before he took office, Jens Stoltenberg was …", "After it had left the bloc, Mali …"
            if let Some(behind) = self.told_behind(c) {
                add(&mut out, self.somebody(behind));
                continue;
            }
            // "the government in Taipei", "the Foreign Ministry in Cairo"; an embassy is another's.
            let governs = match s.mention(c).map(|m| &m.what) {
                Some(What::Org(o)) => {
                    o.body && o.country.is_none() && o.name.starts_with("Ministry")
                }
                None => matches!(t.node(c).lemma.as_str(), "government" | "ministry"),
                _ => false,
            };
            let seat = || {
                let places = t.prep_objects(c, "in").into_iter();
                places
                    .filter_map(|o| s.country_at(t.node(o).span.start))
                    .next()
            };
            if governs
                && self.modifiers(c).is_empty()
                && let Some(country) = seat()
            {
                add(&mut out, vec![Somebody::Who(Who::State(country))]);
                continue;
            }
            let known: Vec<Who> = self.discourse.parties(a, s, c);
            // "the Mexican embassy": whose, not which of all.
            let stateless = matches!(s.mention(c).map(|m| &m.what), Some(What::Org(o)) if o.body && o.country.is_none())
                && !self.modifiers(c).is_empty();
            if !known.is_empty() && !stateless {
                add(&mut out, known.into_iter().map(Somebody::Who).collect());
                continue;
            }
            // "Russian" before a noun
            if s.mention(c).is_none()
                && t.node(c).dep == "amod"
                && let Some(country) = s.country_at(t.node(c).span.start)
            {
                add(&mut out, vec![Somebody::Who(Who::State(country))]);
                continue;
            }
            // "three Russian diplomats", "Kenyan troops", "the government of Chad", "ambassadors of both"
            let mut whose: Vec<usize> = self.modifiers(c);
            if s.mention(c).is_none() {
                whose.extend(
                    ["of", "from"]
                        .iter()
                        .flat_map(|p| t.prep_objects(c, p))
                        .flat_map(|o| t.conjuncts(o))
                        // "troops from NATO countries"
                        .flat_map(|o| match s.mention(o) {
                            Some(_) => vec![o],
                            None => self.modifiers(o).into_iter().chain([o]).collect(),
                        }),
                );
            }
            let states: Vec<Somebody> = whose
                .iter()
                .filter(|&&w| w != c)
                .flat_map(|&w| {
                    let country = s.country_at(t.node(w).span.start).map(Who::State);
                    match s.mention(w).map(|m| &m.what) {
                        Some(What::Org(_)) => self.discourse.parties(a, s, w),
                        _ => country.into_iter().collect(),
                    }
                })
                .map(Somebody::Who)
                .collect();
            // "Istanbul police", "the Delhi government"
            let city = || {
                let before = t
                    .children(c)
                    .filter(|&x| x < c && t.node(x).dep == "compound");
                before
                    .filter_map(|x| match s.mention(x).map(|m| &m.what) {
                        Some(What::Place(p)) => p.country,
                        _ => None,
                    })
                    .next()
            };
            if !states.is_empty() {
                add(&mut out, states);
            } else if self.frames.is_group(&t.node(c).lemma)
                && s.mention(c).is_none()
                && let Some(country) = city()
            {
                add(&mut out, vec![Somebody::Who(Who::State(country))]);
            } else if s.mention(c).is_some_and(|m| self.is_name(c, &m.what)) {
                out.extend(
                    a.text
                        .get(t.node(c).span.clone())
                        .map(|w| Somebody::Named(one_line(w))),
                );
            } else if let Some(What::Place(p)) = s.mention(c).map(|m| &m.what)
                && let Some(country) = p.country
            {
                add(&mut out, vec![Somebody::Who(Who::State(country))]);
            } else if s.mention(c).is_none()
                && ORGANS.contains(&t.node(c).word.as_str())
                && let Some(country) = self.seat_of(c)
            {
                add(&mut out, vec![Somebody::Who(Who::State(country))]);
            } else if self.frames.is_group(&t.node(c).lemma) {
                let start = t
                    .children(c)
                    .filter(|&x| x < c && matches!(t.node(x).dep, "amod" | "compound" | "nmod"))
                    .map(|x| t.node(x).span.start)
                    .min()
                    .unwrap_or(t.node(c).span.start);
                out.extend(
                    a.text
                        .get(start..t.node(c).span.end)
                        .map(|w| Somebody::Group(one_line(w))),
                );
            }
        }
        out
    }

    /// The country of the place where an organ of the state at `n` is told to act: "police in Nairobi", "the police on Tuesday arrested
    /// eleven in Tunis"; whoever else the sentence speaks of may be the other side.
    fn seat_of(&self, n: usize) -> Option<CountryCode> {
        let (s, t) = (self.s(), &self.s().tree);
        let verb = t.governor(n).filter(|_| t.node(n).dep.starts_with("nsubj"));
        std::iter::once(n)
            .chain(verb)
            .flat_map(|x| ["in", "at", "near"].map(|p| t.prep_objects(x, p)))
            .flatten()
            .find_map(|o| match s.mention(o).map(|m| &m.what) {
                Some(What::Place(p)) => p.country,
                Some(What::Country(c)) => Some(*c),
                _ => None,
            })
    }

    /// Whom pronoun `n` of a clause that opens its sentence stands for, where the subject behind it says so.
    fn told_behind(&self, n: usize) -> Option<usize> {
        let (s, t) = (self.s(), &self.s().tree);
        let person = matches!(t.node(n).word.as_str(), "he" | "she");
        if !person && !matches!(t.node(n).word.as_str(), "it" | "they") {
            return None;
        }
        let clause = t.head(n).filter(|&v| t.node(v).dep == "advcl")?;
        let main = t.head(clause).filter(|&v| clause < v)?;
        t.child(main, &["nsubj", "nsubjpass"])
            .filter(|&x| n < x)
            .filter(|&x| match s.mention(x).map(|m| &m.what) {
                Some(What::Person(_)) => person,
                Some(What::Country(_) | What::Org(_)) => !person,
                _ => false,
            })
    }

    /// A name that stands right behind noun `n`: as its apposition without a comma, or taken for a second subject or object.
    fn name_beside(&self, n: usize) -> Option<usize> {
        let (s, t) = (self.s(), &self.s().tree);
        let next = Some(n + 1).filter(|&x| x < t.nodes.len())?;
        let names = |x: usize| {
            matches!(
                s.mention(x).map(|m| &m.what),
                Some(What::Person(_) | What::Org(_))
            )
        };
        let beside = t.head(next) == t.head(n) && t.node(next).dep == t.node(n).dep
            || t.node(next).dep == "appos" && t.head(next) == Some(n);
        (beside && names(next)).then_some(next)
    }

    /// Whether a mention that stands for nobody known names somebody; one capital word may be any noun.
    pub(super) fn is_name(&self, node: usize, what: &What) -> bool {
        let words = || {
            let span = self.s().tree.node(node).span.clone();
            self.analysis
                .text
                .get(span)
                .map_or(0, |w| w.split_whitespace().count())
        };
        match what {
            What::Other | What::Gathering(_) => true,
            What::Person(_) => words() > 1,
            _ => false,
        }
    }
}

pub(super) fn add(list: &mut Vec<Somebody>, more: Vec<Somebody>) {
    for x in more {
        if !list.contains(&x) {
            list.push(x);
        }
    }
}

pub(super) fn one_line(words: &str) -> String {
    words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .trim_matches(['"', '\'', '“', '”', '‘', '’'])
        .to_owned()
}
