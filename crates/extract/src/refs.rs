//! Who is meant: names, bare offices, counterparts, pronouns, "both sides", resolved in the order of reading.

mod by_a_post;
mod counterparts;
mod delegations;
mod itinerary;
mod leaders;
mod nouns;
mod of_both;
mod pairs;
mod posts;
mod pronouns;
mod recent;
mod salience;
mod vehicles;

pub(crate) use leaders::{LEADERS, leaders_of};
pub(crate) use recent::speaks_for_others;

use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::people::People;
use sidelines_facts::CountryCode;
use std::cell::RefCell;
use std::rc::Rc;

/// Somebody or something that can be a party.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Who {
    /// Index into the report's people.
    Person(usize),
    /// A holder of an office whom the report does not name.
    Post {
        office: Option<String>,
        country: Option<CountryCode>,
        org: Option<String>,
    },
    State(CountryCode),
    Org {
        name: String,
        country: Option<CountryCode>,
    },
}

impl Who {
    /// The canonical name of the office as whose holder one is spoken of: of a person, the chief one.
    pub(crate) fn office<'a>(&'a self, people: &'a People) -> Option<&'a str> {
        match self {
            Self::Person(p) => people
                .all
                .get(*p)
                .and_then(|p| p.chief_office())
                .map(|h| h.office.canonical.as_str()),
            Self::Post { office, .. } => office.as_deref(),
            Self::State(_) | Self::Org { .. } => None,
        }
    }
}

/// A person brought to mind, by name or by a post.
#[derive(Clone, Debug)]
struct Naming {
    who: Who,
    /// As who acts.
    subject: bool,
    /// Index of the sentence.
    sentence: usize,
}

/// Somebody travels.
#[derive(Clone, Debug)]
pub(crate) struct Trip {
    pub(crate) who: Who,
    /// Where to.
    pub(crate) place: crate::candidates::Where,
    /// The sentence that says so.
    pub(crate) sentence: usize,
    /// He is there on the day of the report.
    pub(crate) under_way: bool,
}

/// What reading so far has brought to mind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discourse {
    /// Persons, named or known by a post, in the order of their namings, the latest last.
    seen: Vec<Naming>,
    /// The parties of the encounters last told in one breath: "the ministers".
    pub(crate) last_parties: Vec<Who>,
    /// The persons among the parties of the sentence that last told of several.
    last_persons: Vec<Who>,
    /// The parties of the very last of them: "the two ministers".
    pub(crate) last_pair: Vec<Who>,
    /// Of three who were the very last to meet, the two whom the third brought together or received: "the two".
    pub(crate) guests: Option<Vec<Who>>,
    /// Every two persons told to meet, the latest last.
    pairs: Vec<Vec<Who>>,
    /// Every two told to meet, by name or by their posts.
    meetings: Vec<Vec<Who>>,
    /// Several named together as one group, not as subjects, since the last encounter: "them".
    last_group: Vec<Who>,
    /// The persons who together are the subject of the sentence before: "they".
    last_subjects: Vec<Who>,
    /// The offices that are it.
    last_posts: Vec<Who>,
    /// Persons told of as travelling.
    pub(crate) visitors: Vec<usize>,
    /// Who is told to travel to which country.
    bound_for: Vec<(Who, CountryCode)>,
    /// Who says the sentence at hand, where it is quoted: never "he".
    pub(crate) speaker: Option<usize>,
    /// Of which countries whoever is looked for is not: those of the other side of what is told.
    abroad_from: Vec<CountryCode>,
    /// How often each has been told to meet or call somebody.
    pub(crate) contacts: Vec<(Who, usize)>,
    /// The round of meetings or calls that is being told of.
    pub(crate) round: Option<crate::candidates::rounds::Round>,
    /// Whom "he" or "she" meant as the subject of the sentence before.
    he: Option<Who>,
    /// Whom "him" or "her" meant in the sentence before, where several together acted: "he".
    him: Option<Who>,
    /// Where questions whom a word means are noted.
    asked: Option<Rc<RefCell<String>>>,
    /// The two of an older meeting told of in the sentence before, and its paragraph: "they".
    pub(crate) of_old: Option<(Vec<Who>, usize, usize)>,
    /// Who was last told to receive somebody, and the sentence that says so.
    pub(crate) host: Option<(Who, usize)>,
    /// Who last led one side of talks, and the sentence that says so.
    pub(crate) led: Option<(Who, usize)>,
    /// Who leads the delegation told of.
    delegate: Option<Who>,
    /// Whether that delegation is what the sentence before tells of: "it".
    delegation_acts: bool,
    /// The gathering last named.
    pub(crate) last_gathering: Option<crate::units::GatheringSem>,
    /// The organisations named, the latest last: "the bloc".
    pub(crate) orgs: Vec<String>,
    /// What was told of last: "the meeting" is the gathering, or the talks of two.
    pub(crate) told_last: Option<(sidelines_facts::EncounterKind, sidelines_facts::Status)>,
    /// The gatherings told of, in order, and whether each was held or is to come.
    pub(crate) gatherings: Vec<(crate::units::GatheringSem, sidelines_facts::Status)>,
    /// The last trip told of that somebody makes alone.
    pub(crate) trip: Option<Trip>,
    /// Who was last told to have met somebody abroad, and where.
    pub(crate) abroad: Vec<(Who, crate::candidates::Where)>,
    /// Where the gathering or visit told of last is, and the sentence that says so.
    pub(crate) venue: Option<(crate::candidates::Where, usize)>,
}

/// "the Kenyan government": whose the body named at node `i` is.
fn whose_body(s: &Sentence, i: usize) -> Option<CountryCode> {
    s.tree
        .children(i)
        .filter(|&c| c < i && matches!(s.tree.node(c).dep, "amod" | "compound" | "nmod"))
        .find_map(|c| s.country_at(s.tree.node(c).span.start))
}

/// "The matchmaker was Francisco Bustillo": whether the name at node `i` says who that is, so that it goes on about him.
fn presented(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    t.node(i).dep == "attr"
        && matches!(s.mention(i).map(|m| &m.what), Some(What::Person(_)))
        && t.head(i).is_some_and(|v| {
            t.node(v).lemma == "be"
                && t.child(v, &["nsubj"])
                    .is_some_and(|n| n < i && s.mention(n).is_none() && t.node(n).pos == "NOUN")
        })
}

impl Discourse {
    /// Notes the persons whom a sentence names; call when the sentence has been read.
    pub(crate) fn pass(&mut self, a: &Analysis<'_>, sentence: &Sentence) {
        if self.asked.is_some() {
            self.ask_all(a, sentence);
        }
        // "X of A and Y of B have agreed on a ceasefire. The two leaders …"
        let t = &sentence.tree;
        let two = (0..t.nodes.len())
            .filter(|&i| matches!(t.node(i).dep, "nsubj" | "nsubjpass"))
            .map(|i| t.conjuncts(i))
            .filter(|all| all.len() == 2)
            .map(|all| -> Vec<Who> {
                all.into_iter()
                    .filter_map(|n| match sentence.mention(n).map(|m| &m.what) {
                        Some(What::Person(p)) => p.person.map(Who::Person),
                        // "Malaysia and Singapore have resumed work on a rail link"
                        Some(What::Country(c)) => Some(Who::State(*c)),
                        _ => None,
                    })
                    .collect()
            })
            .find(|all| {
                let country = |w: &Who| crate::encounters::country(a, w);
                matches!(all.as_slice(), [x, y]
                    if country(x).is_some() && country(y).is_some() && country(x) != country(y))
            });
        if let Some(two) = two.filter(|two| sentence.quoted.is_none() && self.last_pair != *two) {
            self.pairs.push(two.clone());
            if self.last_pair.len() < 2 {
                self.last_pair = two;
            }
        }
        let here = salience::position(a, sentence);
        let naming = |who: Who, subject: bool| Naming {
            who,
            subject,
            sentence: here,
        };
        let mut later = Vec::new();
        for (i, node) in sentence.tree.nodes.iter().enumerate() {
            match sentence.mention(i).map(|m| &m.what) {
                Some(What::Gathering(g)) => {
                    self.last_gathering = Some(g.clone());
                    self.orgs.extend(g.org.clone());
                }
                Some(What::Org(o)) if !o.body && o.country.is_none() => {
                    self.orgs.push(o.name.clone());
                }
                Some(What::Role(r)) if r.plural && r.countries.is_empty() => {
                    // "ASEAN foreign ministers", of whom "the bloc" is next
                    if let Some(crate::units::Sem::Org(o)) =
                        sentence.unit_at(node.span.start).map(|u| &u.sem)
                        && !o.body
                        && o.country.is_none()
                    {
                        self.orgs.push(o.name.clone());
                    }
                }
                Some(What::Role(r))
                    if r.countries.len() > 1 && !matches!(node.dep, "nsubj" | "nsubjpass") =>
                {
                    self.last_group = self.parties(a, sentence, i);
                }
                _ => {}
            }
        }
        let t = &sentence.tree;
        let subject = |i: usize| matches!(t.node(i).dep, "nsubj" | "nsubjpass");
        // "The hostess, Giorgia Meloni, met …"
        let acts = |i: usize| {
            subject(i)
                || t.node(i).dep == "appos" && t.head(i).is_some_and(&subject)
                // "Mugabe's answer was quick": he answers.
                || t.node(i).dep == "poss"
                    && t.head(i)
                        .is_some_and(|n| subject(n) && sentence.mention(n).is_none())
                || presented(sentence, i)
        };
        // "Orban was at the Vatican, where Pope Francis received him": "he" is Orban still.
        let aside = |i: usize| {
            t.ancestors(i)
                .skip(1)
                .any(|v| matches!(t.node(v).dep, "relcl" | "advcl" | "acl"))
        };
        let told = (0..t.nodes.len()).any(|i| {
            let person = matches!(sentence.mention(i).map(|m| &m.what), Some(What::Person(p)) if p.person.is_some());
            let pronoun = matches!(t.node(i).word.as_str(), "he" | "she");
            (person || pronoun && acts(i)) && !aside(i)
        });
        // "conveyed greetings from President X": who is far away, and not the one who acts next.
        let sends_word = |i: usize| {
            t.head(i).is_some_and(|p| {
                t.node(p).word == "from"
                    && t.head(p)
                        .and_then(|n| match t.is_verb(n) {
                            true => t.child(n, &["dobj"]),
                            false => Some(n),
                        })
                        .is_some_and(|n| {
                            matches!(
                                t.node(n).lemma.as_str(),
                                "greeting"
                                    | "regard"
                                    | "wish"
                                    | "message"
                                    | "letter"
                                    | "condolence"
                            )
                        })
            })
        };
        for i in 0..t.nodes.len() {
            if told && sends_word(i) {
                continue;
            }
            let subject = acts(i) && !(told && aside(i));
            match sentence.mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => {
                    later.extend(p.person.map(|p| naming(Who::Person(p), subject)))
                }
                Some(What::Role(r)) if !r.plural && !r.indefinite => {
                    let who = self.one(a, sentence, i);
                    later.extend(
                        who.into_iter()
                            .take(1)
                            .filter(|w| {
                                matches!(
                                    w,
                                    Who::Person(_)
                                        | Who::Post {
                                            country: Some(_),
                                            ..
                                        }
                                )
                            })
                            .map(|w| naming(w, subject)),
                    );
                }
                // "The secretary arrived on Sunday. He leaves on Tuesday"
                None if subject
                    && t.node(i).tag == "NN"
                    && t.has_child_word(i, &["the"])
                    && nouns::PERSON_NOUNS.contains(&t.node(i).lemma.as_str()) =>
                {
                    if let [who @ Who::Person(_)] = self.noun(a, sentence, i).as_slice() {
                        later.push(naming(who.clone(), true));
                    }
                }
                _ => {}
            }
        }
        self.delegation_acts = self.tell_delegation(a, sentence);
        // "He will hold talks with X. On his way home he …"
        self.he = None;
        if sentence.quoted.is_none()
            && let Some(i) = (0..t.nodes.len())
                .find(|&i| subject(i) && !aside(i))
                .filter(|&i| matches!(t.node(i).word.as_str(), "he" | "she"))
            && let Some(who @ Who::Person(_)) = self.one(a, sentence, i).into_iter().next()
        {
            self.he = Some(who);
        }
        self.him = (0..t.nodes.len())
            .find(|&i| {
                matches!(t.node(i).word.as_str(), "him" | "her")
                    && matches!(t.node(i).dep, "dobj" | "pobj" | "dative")
                    && t.governor(i)
                        .and_then(|v| t.subject(v))
                        .is_some_and(|n| t.conjuncts(n).len() > 1)
            })
            .filter(|_| sentence.quoted.is_none())
            .and_then(|i| self.one(a, sentence, i).into_iter().next())
            .filter(|w| matches!(w, Who::Person(_)));
        self.seen.extend(later);
        let main = (0..t.nodes.len()).find(|&i| subject(i) && !aside(i));
        let acting = main.map(|i| self.parties(a, sentence, i));
        let (posts, others): (Vec<Who>, Vec<Who>) = acting
            .filter(|all| !all.is_empty())
            .or_else(|| main.map(|i| leaders_of(sentence, i)))
            .unwrap_or_default()
            .into_iter()
            .partition(|w| matches!(w, Who::Post { .. }));
        self.last_posts = posts;
        self.last_subjects = others;
        self.last_subjects.retain(|w| matches!(w, Who::Person(_)));
    }

    /// Everybody whom node `i` and what is coordinated with it names.
    pub(crate) fn parties(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Vec<Who> {
        let mut out: Vec<Who> = Vec::new();
        for c in s.tree.conjuncts(i) {
            for who in self.one(a, s, c) {
                if !out.contains(&who) {
                    out.push(who);
                }
            }
        }
        out
    }

    /// Whom the pronoun or bare title at node `i` means where whoever it meets is of `countries`: who is not of
    /// them, as who meets is seldom of one country with whom he meets.
    pub(crate) fn abroad(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        countries: Vec<CountryCode>,
    ) -> Option<Who> {
        let discourse = Self {
            abroad_from: countries,
            ..self.clone()
        };
        match discourse.one(a, s, i).as_slice() {
            [who @ Who::Person(_)]
                if crate::encounters::country(a, who)
                    .is_some_and(|c| !discourse.abroad_from.contains(&c)) =>
            {
                Some(who.clone())
            }
            _ => None,
        }
    }

    fn one(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Vec<Who> {
        let node = s.tree.node(i);
        // "his counterpart, Sherali Mirzo": the name says more than the role.
        let apposed = || {
            s.tree
                .children(i)
                .filter(|&c| s.tree.node(c).dep == "appos")
                .find_map(|c| match s.mention(c).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person,
                    _ => None,
                })
        };
        match s.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => match p.person {
                Some(p) => vec![Who::Person(p)],
                // "The Secretary": a title, though it looks like a name.
                None => self.noun(a, s, i),
            },
            Some(What::Role(role)) => match apposed() {
                Some(person) if !role.plural => vec![Who::Person(person)],
                Some(person) => {
                    let mut all = vec![person];
                    for c in s
                        .tree
                        .children(i)
                        .filter(|&c| s.tree.node(c).dep == "appos")
                    {
                        for x in s.tree.conjuncts(c) {
                            if let Some(What::Person(p)) = s.mention(x).map(|m| &m.what)
                                && let Some(p) = p.person
                                && !all.contains(&p)
                            {
                                all.push(p);
                            }
                        }
                    }
                    all.into_iter().map(Who::Person).collect()
                }
                None => self.role(a, s, i, role),
            },
            Some(What::Country(c)) => vec![Who::State(*c)],
            Some(What::Place(p)) => p.capital_of.map(Who::State).into_iter().collect(),
            Some(What::Org(o)) => vec![Who::Org {
                name: o.name.clone(),
                // "the Government of Chad"
                country: o
                    .country
                    .or_else(|| {
                        let of = s.tree.prep_objects(i, "of");
                        of.iter().filter(|_| o.body).find_map(|&c| {
                            match s.mention(c).map(|m| &m.what) {
                                Some(What::Country(c)) => Some(*c),
                                _ => None,
                            }
                        })
                    })
                    .or_else(|| whose_body(s, i).filter(|_| o.body)),
            }],
            Some(_) => Vec::new(),
            None => match node.word.as_str() {
                "i" | "me" | "myself" | "my" => self.first_person(a, s).into_iter().collect(),
                "him" | "her" if let Some(j) = pronouns::asked_about(s, i) => self.one(a, s, j),
                // The object is not the subject of its own clause.
                "him" | "her" if matches!(node.dep, "dobj" | "pobj" | "dative") => self
                    .object(a, s, i)
                    .or_else(|| self.recent(a, s, i, |_| true))
                    .into_iter()
                    .collect(),
                // "He met X in A, and two days later he was in B": still the same.
                "he" | "she"
                    if let Some(j) = (0..i).rev().find(|&j| {
                        let n = s.tree.node(j);
                        n.word == node.word
                            && n.mention.is_none()
                            && matches!(n.dep, "nsubj" | "nsubjpass")
                    }) =>
                {
                    self.one(a, s, j)
                }
                "he" | "she" if let Some(j) = pronouns::before_the_colon(s, i) => self.one(a, s, j),
                // "After his talks with X he met Y": whose talks they were.
                "he" | "she" if let Some(j) = pronouns::whose_before(s, i) => self.one(a, s, j),
                // "She met the president soon after her arrival"
                "his" | "her" if let Some(who) = self.whose_meeting(a, s, i) => vec![who],
                "his" | "her" if let Some(j) = pronouns::own(s, i) => self.one(a, s, j),
                "his" | "her" if let Some(j) = pronouns::told_to(s, i) => self.one(a, s, j),
                "his" | "her" if let Some(j) = pronouns::lets_know(s, i) => self.one(a, s, j),
                "he" | "she" | "him" | "her" | "himself" | "herself" | "his" => self
                    .ahead(s, i)
                    .or_else(|| self.recent(a, s, i, |_| true))
                    .into_iter()
                    .collect(),
                word @ ("three" | "trio" | "four" | "five" | "six")
                    if s.tree.has_child_word(i, &["the", "all"])
                        && s.tree.head(i).is_none_or(|h| s.tree.node(h).word != "of") =>
                {
                    self.as_many(a, pairs::count(word))
                }
                "we" | "us" | "our" if s.quoted.is_none() => {
                    self.first_person(a, s).into_iter().collect()
                }
                "it" if self.delegation_acts && matches!(node.dep, "nsubj" | "nsubjpass") => {
                    self.delegate.clone().into_iter().collect()
                }
                word @ ("latter" | "former") if s.tree.has_child_word(i, &["the"]) => {
                    self.of_two_named(s, i, word).into_iter().collect()
                }
                "them" if self.last_group.len() > 1 => self.last_group.clone(),
                // "leaders of 15 countries declared that they …": those leaders, whoever they are.
                "they" if let Some(n) = pronouns::plural_above(s, i) => self.one(a, s, n),
                "they" if let Some(one_side) = self.delegation(a, s, i) => one_side,
                // "The pair had spoken by video call in April"
                "pair" | "duo" | "twosome" | "couple"
                    if s.tree.has_child_word(i, &["the"])
                        && matches!(node.dep, "nsubj" | "nsubjpass" | "pobj" | "dobj")
                        && s.tree.prep_objects(i, "of").is_empty() =>
                {
                    self.two_before(a, s, i)
                        .or_else(|| self.two_of_old(a, s))
                        .or_else(|| self.two_acting(a))
                        .or_else(|| self.one_more(a, s, i))
                        .unwrap_or_else(|| self.pair_of_people(a))
                }
                // "A and B are coming. No meeting with either of them is planned"
                "either" | "neither"
                    if s.tree
                        .prep_objects(i, "of")
                        .iter()
                        .any(|&o| s.tree.node(o).word == "them") =>
                {
                    [&self.last_subjects, &self.last_group]
                        .into_iter()
                        .find(|g| g.len() > 1)
                        .cloned()
                        .unwrap_or_else(|| self.pair(a))
                }
                "each" if let Some(n) = pronouns::several_before(s, i) => s
                    .tree
                    .conjuncts(n)
                    .into_iter()
                    .flat_map(|c| self.one(a, s, c))
                    .collect(),
                "they" | "both" | "themselves" | "each" | "other" | "two" => self
                    .two_before(a, s, i)
                    .or_else(|| self.two_of_old(a, s))
                    .or_else(|| self.two_acting(a))
                    .or_else(|| self.one_more(a, s, i))
                    .or_else(|| self.guests.clone().filter(|_| node.word != "they"))
                    .unwrap_or_else(|| self.pair_of_people(a)),
                // "sat with Xi Jinping, their ninth meeting"
                "their"
                    if s.tree
                        .head(i)
                        .is_some_and(|h| s.tree.node(h).dep == "appos")
                        && let Some(two) = self.two_before(a, s, i) =>
                {
                    two
                }
                // "A and B have called off their trips"
                "their" if let Some(n) = pronouns::acting_together(s, i) => s
                    .tree
                    .conjuncts(n)
                    .into_iter()
                    .flat_map(|c| self.one(a, s, c))
                    .collect(),
                // "received X and the delegation accompanying him on their visit"
                "their" if let Some(n) = pronouns::with_company(s, i) => self.one(a, s, n),
                "them" | "their" => self.pair(a),
                _ => self.noun(a, s, i),
            },
        }
    }
}
