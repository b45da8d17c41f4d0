//! Who is meant: names, bare offices, counterparts, pronouns, "both sides", resolved in the order of reading.

use crate::analysis::{Analysis, Sentence};
use crate::mentions::{RoleMention, What};
use crate::offices;
use sidelines_facts::{CountryCode, Tenure};

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

/// What reading so far has brought to mind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discourse {
    /// Persons, named or known by a post, in the order of their namings, the latest last; the flag marks subjects.
    seen: Vec<(Who, bool)>,
    /// Where in `seen` the persons of the sentence read last begin.
    latest: usize,
    /// The parties of the encounters last told in one breath: "the ministers".
    pub(crate) last_parties: Vec<Who>,
    /// The persons among the parties of the sentence that last told of several.
    last_persons: Vec<Who>,
    /// The parties of the very last of them: "the two ministers".
    pub(crate) last_pair: Vec<Who>,
    /// Every two persons told to meet, the latest last.
    pairs: Vec<Vec<Who>>,
    /// Several named together as one group, not as subjects, since the last encounter: "them".
    last_group: Vec<Who>,
    /// The persons who together are the subject of the sentence before: "they".
    last_subjects: Vec<Who>,
    /// Persons told of as travelling.
    pub(crate) visitors: Vec<usize>,
    /// Who says the sentence at hand, where it is quoted: never "he".
    pub(crate) speaker: Option<usize>,
    /// Of which countries whoever is looked for is not: those of the other side of what is told.
    abroad_from: Vec<CountryCode>,
    /// The gathering last named.
    pub(crate) last_gathering: Option<crate::units::GatheringSem>,
}

const PAIR_NOUNS: &[&str] = &[
    "side",
    "leader",
    "minister",
    "counterpart",
    "country",
    "nation",
    "delegation",
    "party",
    "president",
    "official",
    "duo",
    "pair",
    "neighbour",
    "neighbor",
    "government",
    "diplomat",
    "general",
    "chief",
    "statesman",
    "man",
    "both",
    "two",
    "capital",
    "ally",
    "each",
    "head",
];
const SIDE_NOUNS: &[&str] = &[
    "side",
    "delegation",
    "government",
    "team",
    "leadership",
    "authority",
    "official",
    "administration",
    "leader",
    "envoy",
    "diplomat",
];
const PERSON_NOUNS: &[&str] = &[
    "minister",
    "president",
    "premier",
    "leader",
    "visitor",
    "guest",
    "envoy",
    "diplomat",
    "general",
    "chief",
    "admiral",
    "secretary",
    "chancellor",
    "ambassador",
    "king",
    "emir",
    "sultan",
    "prince",
    "dignitary",
    "official",
    "politician",
    "monarch",
    "commander",
];

impl Discourse {
    /// Notes the persons whom a sentence names; call when the sentence has been read.
    pub(crate) fn pass(&mut self, a: &Analysis<'_>, sentence: &Sentence) {
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
        let mut later = Vec::new();
        for (i, node) in sentence.tree.nodes.iter().enumerate() {
            match sentence.mention(i).map(|m| &m.what) {
                Some(What::Gathering(g)) => self.last_gathering = Some(g.clone()),
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
        let acts =
            |i: usize| subject(i) || t.node(i).dep == "appos" && t.head(i).is_some_and(&subject);
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
        for i in 0..t.nodes.len() {
            let subject = acts(i) && !(told && aside(i));
            match sentence.mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => later.extend(p.person.map(|p| (Who::Person(p), subject))),
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
                            .map(|w| (w, subject)),
                    );
                }
                _ => {}
            }
        }
        if !later.is_empty() {
            self.latest = self.seen.len();
        }
        self.seen.extend(later);
        let main = (0..t.nodes.len()).find(|&i| subject(i) && !aside(i));
        let together: Vec<Who> = main
            .map(|i| self.parties(a, sentence, i))
            .unwrap_or_default()
            .into_iter()
            .filter(|w| matches!(w, Who::Person(_)))
            .collect();
        self.last_subjects = together;
    }

    /// Whom a singular pronoun or "the minister" at node `at` most likely means.
    fn recent(
        &self,
        a: &Analysis<'_>,
        sentence: &Sentence,
        at: usize,
        accept: impl Fn(&Who) -> bool,
    ) -> Option<Who> {
        let speaks = |w: &Who| matches!(w, Who::Person(p) if Some(*p) == self.speaker);
        let apart = |w: &Who| {
            self.abroad_from.is_empty()
                || crate::encounters::country(a, w).is_some_and(|c| !self.abroad_from.contains(&c))
        };
        let accept = |w: &Who| !speaks(w) && apart(w) && accept(w);
        let named = |i: usize| match sentence.mention(i).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person).filter(|w| accept(w)),
            Some(What::Role(r))
                if !r.plural && !r.indefinite && !r.counterpart && r.countries.len() == 1 =>
            {
                let office = r.offices.first().map(|o| o.canonical.clone());
                let post = Who::Post {
                    office,
                    country: r.countries.first().copied(),
                    org: None,
                };
                Some(post).filter(|w| accept(w))
            }
            // "a week after the sultan visited Cairo, where he met Sisi"
            Some(What::Role(r))
                if !r.plural && !r.indefinite && !r.counterpart && r.countries.is_empty() =>
            {
                self.one(a, sentence, i)
                    .into_iter()
                    .next()
                    .filter(|w| matches!(w, Who::Person(_)) && accept(w))
            }
            _ => None,
        };
        // A subject earlier in the sentence, then any earlier name in it.
        let before = || (0..at).rev();
        before()
            .filter(|&i| matches!(sentence.tree.node(i).dep, "nsubj" | "nsubjpass"))
            .find_map(named)
            .or_else(|| before().find_map(named))
            .or_else(|| {
                let window = &self.seen[self.seen.len().saturating_sub(12)..];
                // The first subject of the sentence before, which is that of its main clause; else the latest.
                self.seen[self.latest..]
                    .iter()
                    .find(|(p, s)| *s && accept(p) && !speaks_for_others(a, p))
                    .or_else(|| {
                        window
                            .iter()
                            .rev()
                            .find(|(p, s)| *s && accept(p) && !speaks_for_others(a, p))
                    })
                    .or_else(|| window.iter().rev().find(|(p, s)| *s && accept(p)))
                    .or_else(|| window.iter().rev().find(|(p, _)| accept(p)))
                    .map(|(p, _)| p.clone())
            })
            .or_else(|| {
                self.seen
                    .iter()
                    .rev()
                    .find(|(p, _)| accept(p))
                    .map(|(p, _)| p.clone())
            })
    }

    /// [`Discourse::recent`] among the persons whom the report names.
    fn recent_person(
        &self,
        a: &Analysis<'_>,
        sentence: &Sentence,
        at: usize,
        accept: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let found = self.recent(
            a,
            sentence,
            at,
            |w| matches!(w, Who::Person(p) if accept(*p)),
        );
        match found {
            Some(Who::Person(p)) => Some(p),
            _ => None,
        }
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
            Some(What::Person(p)) => p.person.map(Who::Person).into_iter().collect(),
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
                country: o.country,
            }],
            Some(_) => Vec::new(),
            None => match node.word.as_str() {
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
                "he" | "she" | "him" | "her" | "himself" | "herself" | "his" => self
                    .ahead(s, i)
                    .or_else(|| self.topic(a, s, i))
                    .or_else(|| self.recent(a, s, i, |w| !speaks_for(a, w)))
                    .or_else(|| self.recent(a, s, i, |_| true))
                    .into_iter()
                    .collect(),
                "them" if self.last_group.len() > 1 => self.last_group.clone(),
                "they" | "both" | "themselves" | "each" | "other" | "two" => self
                    .two_before(a, s, i)
                    .or_else(|| self.two_acting(a))
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
                "them" | "their" => self.pair(a),
                _ => self.noun(a, s, i),
            },
        }
    }

    /// "The Prime Minister raised it with Yair Lapid when they met": the two whom the sentence names before "they",
    /// where they are two, of two countries.
    fn two_before(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Vec<Who>> {
        let mut all: Vec<Who> = Vec::new();
        for n in 0..i {
            let found = match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                Some(What::Role(r)) if !r.plural && !r.indefinite => {
                    self.one(a, s, n).into_iter().next()
                }
                _ => None,
            };
            if let Some(w) = found.filter(|w| !all.contains(w)) {
                all.push(w);
            }
        }
        // "A and B have agreed, C announced after hosting the two": not who acts in the clause.
        if all.len() == 3 {
            let t = &s.tree;
            let actor = std::iter::successors(t.governor(i), |&v| {
                t.head(v)
                    .and_then(|h| if t.is_verb(h) { Some(h) } else { t.governor(h) })
            })
            .find_map(|v| t.child(v, &["nsubj", "nsubjpass"]))
            .filter(|&n| n != i)
            .and_then(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            });
            all.retain(|w| Some(w) != actor.as_ref());
        }
        let country = |w: &Who| crate::encounters::country(a, w);
        match all.as_slice() {
            [x, y] if country(x).is_some() && country(y).is_some() && country(x) != country(y) => {
                Some(all)
            }
            _ => None,
        }
    }

    /// "After his trip to London, President Pahor …": a pronoun in what opens the sentence means the subject that
    /// follows, where a name or a post of its own stands there.
    fn ahead(&self, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let opens = t.ancestors(i).any(|x| {
            let n = t.node(x);
            matches!(n.dep, "prep" | "advcl")
                && t.head(x).is_some_and(|h| h > x && t.is_verb(h))
                && (0..x).all(|y| t.ancestors(y).any(|z| z == x) || t.node(y).pos == "ADV")
        });
        if !opens
            || (0..i).any(|x| {
                s.mention(x)
                    .is_some_and(|m| matches!(m.what, What::Person(_) | What::Role(_)))
            })
        {
            return None;
        }
        let verb = t.ancestors(i).filter(|&x| t.is_verb(x)).find(|&v| v > i)?;
        let subject = t.child(verb, &["nsubj", "nsubjpass"]).filter(|&n| n > i)?;
        match s.mention(subject).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        }
    }

    /// Whom a pronoun that begins a paragraph means: whom the report is about, rather than somebody who acted in
    /// one sentence of the paragraph before.
    fn topic(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let at = a.sentences.partition_point(|x| x.span.start < s.span.start);
        let opens = at
            .checked_sub(1)
            .and_then(|b| a.sentences.get(b))
            .is_none_or(|b| b.paragraph != s.paragraph);
        if i > 0 || !opens || s.quoted.is_some() {
            return None;
        }
        let acted = |w: &Who| self.seen.iter().filter(|(x, s)| *s && x == w).count();
        let (last, _) = self.seen.iter().rev().find(|(_, s)| *s)?;
        let apart = |w: &Who| {
            self.abroad_from.is_empty()
                || crate::encounters::country(a, w).is_some_and(|c| !self.abroad_from.contains(&c))
        };
        let topic = self
            .seen
            .iter()
            .filter(|(w, s)| *s && matches!(w, Who::Person(_)) && apart(w))
            .max_by_key(|(w, _)| acted(w))
            .map(|(w, _)| w)?;
        (acted(last) == 1 && acted(topic) >= 2).then(|| topic.clone())
    }

    /// Whom "him" at node `i` means: somebody told of in a clause before it in the sentence, else the last subject
    /// of the sentences before; never the subject of its own clause nor who is named beside it there.
    fn object(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let clause = t.governor(i);
        let subject = clause.and_then(|v| t.subject(v));
        let own: Vec<Who> = subject
            .filter(|&n| n != i && n < t.nodes.len())
            .map(|n| t.conjuncts(n))
            .unwrap_or_default()
            .into_iter()
            .flat_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person).into_iter().collect(),
                Some(What::Role(r)) if !r.plural && !r.counterpart => self.one(a, s, n),
                None if matches!(t.node(n).word.as_str(), "he" | "she") => {
                    self.recent(a, s, n, |_| true).into_iter().collect()
                }
                _ => Vec::new(),
            })
            .collect();
        let named = |n: usize| match s.mention(n).map(|m| &m.what) {
            Some(What::Person(p)) => p.person.map(Who::Person),
            _ => None,
        };
        // "In Entebbe he was hosted by X, and in Oyo Y had received him": still the same.
        let word = t.node(i).word.as_str();
        let chain = (0..i).find(|&n| {
            let (w, dep) = (t.node(n).word.as_str(), t.node(n).dep);
            t.node(n).mention.is_none()
                && matches!(dep, "nsubj" | "nsubjpass")
                && t.governor(n) != clause
                && matches!((w, word), ("he", "him") | ("she", "her"))
        });
        if let Some(n) = chain
            && let Some(who) = self.one(a, s, n).into_iter().find(|w| !own.contains(w))
        {
            return Some(who);
        }
        // "left for Caracas, where Maduro was to receive him": who acts in the clause above.
        let above = clause
            .into_iter()
            .flat_map(|v| t.ancestors(v).skip(1))
            .filter(|&v| t.is_verb(v))
            .filter_map(|v| t.child(v, &["nsubj", "nsubjpass"]))
            .filter(|&n| n < i && subject != Some(n))
            .find_map(named)
            .filter(|w| !own.contains(w));
        // "Saying that Kurti had not wanted to meet him, Vučić …" and "X, who invited him": other clauses first.
        let before = (0..i)
            .rev()
            // "Pashinyan's office denied a meeting between him and …"
            .filter(|&n| t.governor(n) != clause || t.node(n).dep == "poss")
            .filter_map(named)
            .find(|w| !own.contains(w));
        let here: Vec<Who> = (0..t.nodes.len()).filter_map(named).collect();
        let window = &self.seen[self.seen.len().saturating_sub(8)..];
        let earlier = |subjects: bool| {
            window
                .iter()
                .rev()
                .find(|(w, s)| {
                    let speaks = matches!(w, Who::Person(p) if Some(*p) == self.speaker);
                    (*s || !subjects) && !own.contains(w) && !here.contains(w) && !speaks
                })
                .map(|(w, _)| w.clone())
        };
        above
            .or(before)
            .or_else(|| earlier(true))
            .or_else(|| earlier(false))
    }

    fn noun(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Vec<Who> {
        let node = s.tree.node(i);
        if let Some(person) = s
            .tree
            .children(i)
            .filter(|&c| s.tree.node(c).dep == "appos")
            .find_map(|c| match s.mention(c).map(|m| &m.what) {
                Some(What::Person(p)) => p.person,
                _ => None,
            })
        {
            return vec![Who::Person(person)];
        }
        let listed = self.listed(s, i);
        if !listed.is_empty() {
            return listed;
        }
        // "two observer countries Belarus and Iran", "SCO delegates"
        let named: Vec<Who> = s
            .tree
            .children(i)
            .filter(|&c| s.tree.node(c).dep == "appos")
            .flat_map(|c| s.tree.conjuncts(c))
            .filter_map(|c| match s.mention(c).map(|m| &m.what) {
                Some(What::Country(c)) => Some(Who::State(*c)),
                _ => None,
            })
            .collect();
        if !named.is_empty() {
            return named;
        }
        let of_org = s
            .tree
            .children(i)
            .find_map(|c| match s.mention(c).map(|m| &m.what) {
                Some(What::Org(o))
                    if matches!(s.tree.node(c).dep, "compound" | "nmod" | "amod" | "poss") =>
                {
                    Some(o)
                }
                _ => None,
            });
        if let Some(o) = of_org
            && matches!(
                node.lemma.as_str(),
                "delegate"
                    | "leader"
                    | "minister"
                    | "official"
                    | "member"
                    | "representative"
                    | "chief"
                    | "delegation"
                    | "team"
                    | "diplomat"
                    | "envoy"
                    | "head"
                    | "rebel"
                    | "movement"
                    | "militia"
                    | "group"
                    | "fighter"
                    | "insurgent"
            )
        {
            return vec![Who::Org {
                name: o.name.clone(),
                country: o.country,
            }];
        }
        // "the Indian side", "a Tajik delegation led by X"
        if let Some(v) = s.tree.children(i).find(|&c| {
            s.tree.node(c).dep == "acl" && matches!(s.tree.node(c).lemma.as_str(), "lead" | "head")
        }) {
            let led = s.tree.prep_objects(v, "by");
            if let Some(&leader) = led.first() {
                return self.parties(a, s, leader);
            }
        }
        let demonym = s.tree.children(i).find_map(|c| {
            let n = s.tree.node(c);
            (matches!(n.dep, "amod" | "compound" | "nmod" | "poss"))
                .then(|| s.country_at(n.span.start))
                .flatten()
        });
        let plural = matches!(node.tag, "NNS" | "NNPS");
        // "the Ukrainian and Russian delegations"
        if plural && SIDE_NOUNS.contains(&node.lemma.as_str()) {
            let mut both = Vec::new();
            for c in s
                .tree
                .children(i)
                .filter(|&c| matches!(s.tree.node(c).dep, "amod" | "compound" | "nmod"))
                .flat_map(|c| s.tree.conjuncts(c))
            {
                if let Some(country) = s.country_at(s.tree.node(c).span.start)
                    && !both.contains(&Who::State(country))
                {
                    both.push(Who::State(country));
                }
            }
            if both.len() > 1 {
                return both;
            }
        }
        let lemma = node.lemma.to_lowercase();
        if let Some(country) = demonym {
            if PERSON_NOUNS.contains(&lemma.as_str()) && !plural {
                let office = offices::generic(&lemma);
                // "the Philippine admiral": by rank or office, if one fits.
                if office.is_none()
                    && let Some(p) = self.recent_person(a, s, i, |p| {
                        a.people.all.get(p).is_some_and(|p| {
                            p.country == Some(country) && offices::fits_noun(p, &lemma)
                        })
                    })
                {
                    return vec![Who::Person(p)];
                }
                return vec![self.holder(a, s, i, office.as_deref(), Some(country), None)];
            }
            if SIDE_NOUNS.contains(&node.lemma.as_str()) {
                return vec![Who::State(country)];
            }
        }
        if plural && PAIR_NOUNS.contains(&node.lemma.as_str()) && demonym.is_none() {
            let definite = s
                .tree
                .has_child_word(i, &["the", "two", "both", "these", "three", "four"]);
            return if definite {
                self.group(a, s, i)
            } else {
                Vec::new()
            };
        }
        if !plural
            && PERSON_NOUNS.contains(&lemma.as_str())
            && s.tree.has_child_word(i, &["the", "visiting"])
        {
            let abroad = matches!(lemma.as_str(), "visitor" | "guest" | "dignitary")
                || s.tree.has_child_word(i, &["visiting"]);
            let accept = |p: usize| {
                a.people
                    .all
                    .get(p)
                    .is_some_and(|p| offices::fits_noun(p, &lemma))
            };
            // "the visitor": who is told to be on a trip.
            if abroad
                && let Some(p) =
                    self.recent_person(a, s, i, |p| accept(p) && self.visitors.contains(&p))
            {
                return vec![Who::Person(p)];
            }
            // Who is at home visits nobody.
            let stranger = |p: usize| {
                a.home.is_none() || a.people.all.get(p).is_some_and(|p| p.country != a.home)
            };
            if abroad && let Some(p) = self.recent_person(a, s, i, |p| accept(p) && stranger(p)) {
                return vec![Who::Person(p)];
            }
            return self
                .recent_person(a, s, i, accept)
                .map(Who::Person)
                .into_iter()
                .collect();
        }
        Vec::new()
    }

    /// "several defence leaders, including A and B", "officials, among them: A of X; B, Minister of Y": those of the
    /// list that opens behind node `i`, to where a verb goes on with something else.
    fn listed(&self, s: &Sentence, i: usize) -> Vec<Who> {
        let t = &s.tree;
        if !matches!(t.node(i).tag, "NNS" | "NNPS") {
            return Vec::new();
        }
        let opens = |n: usize| {
            let word = t.node(n).word.as_str();
            match word {
                "including" | "include" | "namely" => true,
                "as" => n > 0 && t.node(n - 1).word == "such",
                "them" => n > 0 && t.node(n - 1).word == "among",
                _ => false,
            }
        };
        // Not from another clause.
        let end = (i + 1..t.nodes.len())
            .find(|&n| matches!(t.node(n).tag, "VBD" | "VBZ" | "VBP" | "MD"))
            .unwrap_or(t.nodes.len());
        let Some(open) = (i + 1..end).find(|&n| opens(n)) else {
            return Vec::new();
        };
        let end = (open + 1..t.nodes.len())
            .find(|&n| matches!(t.node(n).tag, "VBD" | "VBZ" | "VBP" | "MD"))
            .unwrap_or(t.nodes.len());
        let mut all = Vec::new();
        for n in open + 1..end {
            if let Some(What::Person(p)) = s.mention(n).map(|m| &m.what)
                && let Some(p) = p.person
                && !all.contains(&Who::Person(p))
            {
                all.push(Who::Person(p));
            }
        }
        all
    }

    fn role(&self, a: &Analysis<'_>, s: &Sentence, i: usize, role: &RoleMention) -> Vec<Who> {
        // "met his counterparts, including A and B"
        if role.plural {
            let listed = self.listed(s, i);
            if !listed.is_empty() {
                return listed;
            }
        }
        let office = role.offices.first();
        let canonical = office.map(|o| o.canonical.as_str());
        let org = office.and_then(|o| o.org.clone());
        if role.counterpart {
            // The office is that of whoever the counterpart is a counterpart of.
            let holder = self.recent(a, s, i, |_| true);
            let whose = match &holder {
                Some(Who::Person(p)) => Some(*p),
                _ => None,
            };
            let own = match &holder {
                Some(Who::Person(p)) => a
                    .people
                    .all
                    .get(*p)
                    .and_then(|p| p.chief_office())
                    .map(|h| h.office.canonical.clone()),
                Some(Who::Post { office, .. }) => office.clone(),
                _ => None,
            };
            let office = canonical.map(str::to_owned).or(own);
            if role.countries.is_empty() {
                if role.plural {
                    return Vec::new();
                }
                let family = office.as_deref().map(offices::family);
                let fits: Vec<usize> = (0..a.people.all.len())
                    .filter(|&p| Some(p) != whose)
                    .filter(|&p| {
                        a.people.all[p]
                            .offices
                            .iter()
                            .any(|h| Some(offices::family(&h.office.canonical)) == family)
                    })
                    .collect();
                return match (fits.as_slice(), &office) {
                    ([one], _) => vec![Who::Person(*one)],
                    (_, Some(_)) => vec![Who::Post {
                        office,
                        country: None,
                        org: None,
                    }],
                    _ => Vec::new(),
                };
            }
            return role
                .countries
                .iter()
                .map(|&c| self.holder(a, s, i, office.as_deref(), Some(c), None))
                .collect();
        }
        if !role.countries.is_empty() {
            return role
                .countries
                .iter()
                .map(|&c| self.holder(a, s, i, canonical, Some(c), org.clone()))
                .collect();
        }
        if role.plural {
            // "the defence ministers of the member states" are not the two told of.
            let of_others = ["of", "from"]
                .iter()
                .any(|p| !s.tree.prep_objects(i, p).is_empty());
            if !role.indefinite
                && let Some(posts) = self.of_the_two(a, s, i, canonical)
            {
                return posts;
            }
            let bare = office.is_none_or(|o| o.org.is_none()) && !of_others;
            return if bare && !role.indefinite {
                self.group(a, s, i)
            } else {
                Vec::new()
            };
        }
        if role.indefinite {
            return Vec::new();
        }
        // "The former president" is somebody told of, whatever he is now.
        if office.is_some_and(|o| o.qualifier == Some(Tenure::Former) && o.country.is_none()) {
            return self.seen.last().map_or_else(Vec::new, |_| {
                self.recent_person(a, s, i, |_| true)
                    .map(Who::Person)
                    .into_iter()
                    .collect()
            });
        }
        vec![self.holder(a, s, i, canonical, office.and_then(|o| o.country), org)]
    }

    /// "The national security advisers of the two countries": those of the countries of the two told of.
    fn of_the_two(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        office: Option<&str>,
    ) -> Option<Vec<Who>> {
        let t = &s.tree;
        let office = office.filter(|o| !offices::is_generic(o))?;
        let of = t
            .prep_objects(i, "of")
            .into_iter()
            .chain(t.prep_objects(i, "from"));
        let two = of.into_iter().any(|o| {
            matches!(
                t.node(o).lemma.as_str(),
                "country" | "nation" | "side" | "state" | "government" | "neighbour" | "neighbor"
            ) && t.has_child_word(o, &["two", "both"])
        });
        if !two {
            return None;
        }
        let mut countries: Vec<CountryCode> = Vec::new();
        for w in self.pair(a) {
            let c = crate::encounters::country(a, &w)?;
            if !countries.contains(&c) {
                countries.push(c);
            }
        }
        (countries.len() == 2).then(|| {
            countries
                .into_iter()
                .map(|c| self.holder(a, s, i, Some(office), Some(c), None))
                .collect()
        })
    }

    /// Who holds `office` in `country`, by name where the report names somebody.
    fn holder(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        at: usize,
        office: Option<&str>,
        country: Option<CountryCode>,
        org: Option<String>,
    ) -> Who {
        let family = office.map(offices::family);
        let generic = office.is_none_or(offices::is_generic);
        // "the Minister of State" for the Minister of State for Foreign Affairs
        let short = |h: &crate::people::Held| {
            office.is_some_and(|o| {
                o.contains(' ')
                    && h.office
                        .canonical
                        .strip_prefix(o)
                        .is_some_and(|rest| rest.starts_with(" for ") || rest.starts_with(" of "))
            })
        };
        let fits = |p: usize| {
            let Some(person) = a.people.all.get(p) else {
                return false;
            };
            let of_country = country.is_none_or(|c| {
                person.country == Some(c)
                    || person.offices.iter().any(|h| h.office.country == Some(c))
            });
            let of_org = org.as_ref().is_none_or(|o| {
                person
                    .offices
                    .iter()
                    .any(|h| h.office.org.as_ref() == Some(o))
            });
            let in_office = match &family {
                None => true,
                Some(_) if generic => {
                    // "the French leader" may be a man whose office the report leaves out.
                    country.is_some() && person.offices.is_empty()
                        || office.is_none_or(|o| offices::fits_noun(person, &o.to_lowercase()))
                }
                Some(f) => person
                    .offices
                    .iter()
                    .any(|h| offices::family(&h.office.canonical) == *f || short(h)),
            };
            of_country && of_org && in_office
        };
        // The very title first: "the CDF" is no Chief of the General Staff where both are told of.
        let plain = |o: &str| o.to_lowercase().replace("the ", "");
        let titled = |p: usize| {
            office.is_some_and(|o| {
                a.people.all.get(p).is_some_and(|x| {
                    x.offices
                        .iter()
                        .any(|h| plain(&h.office.canonical) == plain(o))
                })
            })
        };
        // "the Defence Minister" without a country is the home country's, where it has one.
        let at_home =
            |p: usize| a.home.is_some() && a.people.all.get(p).is_some_and(|x| x.country == a.home);
        if country.is_none() && org.is_none() && !generic {
            let rivals = (0..a.people.all.len()).filter(|&p| fits(p)).count() > 1;
            let mut exact = (0..a.people.all.len()).filter(|&p| fits(p) && titled(p));
            if let (true, Some(p), None) = (rivals, exact.next(), exact.next()) {
                return Who::Person(p);
            }
            if let Some(p) = self.recent_person(a, s, at, |p| fits(p) && at_home(p)) {
                return Who::Person(p);
            }
        }
        // … and else that of whoever the report calls so without a country: "President Chakwera … the President".
        let bare = |p: usize| {
            a.people.all.get(p).is_some_and(|x| {
                x.offices.iter().any(|h| {
                    h.office.country.is_none()
                        && h.office.org.is_none()
                        && family
                            .as_ref()
                            .is_some_and(|f| offices::family(&h.office.canonical) == *f)
                })
            })
        };
        if country.is_none()
            && org.is_none()
            && !generic
            && let Some(p) = self.recent_person(a, s, at, |p| fits(p) && bare(p))
        {
            return Who::Person(p);
        }
        if let Some(p) = self.recent_person(a, s, at, fits) {
            return Who::Person(p);
        }
        // Named only later in the report.
        let mut later = (0..a.people.all.len()).filter(|&p| fits(p));
        if let (Some(p), None) = (later.next(), later.next()) {
            return Who::Person(p);
        }
        Who::Post {
            office: office
                .filter(|_| !generic)
                .map(|o| offices::national(o, country)),
            country: country.or(if org.is_none() { a.home } else { None }),
            org,
        }
    }

    /// "They", "both sides", "the two leaders": the parties of the encounter last told; before any, the last two
    /// persons of different countries.
    pub(crate) fn pair(&self, a: &Analysis<'_>) -> Vec<Who> {
        if self.last_pair.len() >= 2 {
            return self.last_pair.clone();
        }
        let country = |w: &Who| crate::encounters::country(a, w);
        let Some((last, _)) = self.seen.last() else {
            return Vec::new();
        };
        let other = self
            .seen
            .iter()
            .rev()
            .find(|(w, _)| w != last && country(w).is_some() && country(w) != country(last));
        other
            .map(|(w, _)| vec![w.clone(), last.clone()])
            .unwrap_or_default()
    }

    /// "Moscow was ready for dialogue with Kyiv. The two last saw each other …": persons, where two met before.
    fn pair_of_people(&self, a: &Analysis<'_>) -> Vec<Who> {
        let states = self.last_pair.iter().all(|w| matches!(w, Who::State(_)));
        if !states {
            return self.pair(a);
        }
        // Of those who met, the pair of whoever acted last.
        let subject = self.seen.iter().rev().find(|(_, s)| *s).map(|(w, _)| w);
        let of_subject = subject.and_then(|w| self.pairs.iter().rev().find(|p| p.contains(w)));
        match of_subject.or(self.pairs.last()) {
            Some(pair) => pair.clone(),
            None => self.pair(a),
        }
    }

    /// The two heads of state or government who met: "their first summit".
    pub(crate) fn leaders(&self, a: &Analysis<'_>) -> Option<Vec<Who>> {
        const HEADS: &[&str] = &[
            "President",
            "Prime Minister",
            "Premier",
            "Chancellor",
            "King",
            "Emir",
            "Sultan",
            "Leader",
            "Supreme Leader",
            "Taoiseach",
            "Crown Prince",
        ];
        let heads = |w: &Who| match w {
            Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
                p.offices
                    .iter()
                    .any(|h| HEADS.contains(&h.office.canonical.as_str()))
            }),
            _ => false,
        };
        let same = |p: &[Who], q: &[Who]| p.iter().all(|w| q.contains(w));
        let count = |p: &[Who]| self.pairs.iter().filter(|q| same(p, q)).count();
        // Whom the report tells of most; of equals those told of first.
        self.pairs
            .iter()
            .rev()
            .filter(|p| p.iter().all(heads))
            .max_by_key(|p| count(p))
            .cloned()
    }

    /// Notes all who met in a sentence.
    pub(crate) fn met_together(&mut self, parties: Vec<Who>) {
        let persons: Vec<Who> = parties
            .iter()
            .filter(|w| matches!(w, Who::Person(_)))
            .cloned()
            .collect();
        if persons.len() > 1 {
            self.last_persons = persons;
        }
        self.last_parties = parties;
    }

    /// Notes who met last.
    pub(crate) fn met(&mut self, parties: Vec<Who>) {
        if parties.len() == 2 && parties.iter().all(|w| matches!(w, Who::Person(_))) {
            self.pairs.push(parties.clone());
        }
        self.last_pair = parties;
    }

    /// "The ministers": all who met in the sentence last told of; "the two ministers" are its last pair.
    fn group(&self, a: &Analysis<'_>, s: &Sentence, node: usize) -> Vec<Who> {
        let found = self.all_told_of(a, s, node);
        // "A, B and C met. C had spoken with the two leaders by phone": with the other two.
        let t = &s.tree;
        let actor = t
            .governor(node)
            .and_then(|v| t.subject(v))
            .filter(|&n| n != node && !t.conjuncts(n).contains(&node))
            .and_then(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            });
        let Some(actor) = actor.filter(|w| found.contains(w)) else {
            return found;
        };
        let others: Vec<Who> = self
            .last_persons
            .iter()
            .filter(|w| **w != actor)
            .cloned()
            .collect();
        if others.len() == 2 && self.last_persons.contains(&actor) {
            others
        } else {
            found
        }
    }

    fn all_told_of(&self, a: &Analysis<'_>, s: &Sentence, node: usize) -> Vec<Who> {
        let two = s.tree.has_child_word(node, &["two", "both"]);
        let states = matches!(
            s.tree.node(node).lemma.as_str(),
            "side" | "country" | "nation" | "government" | "capital" | "neighbour" | "neighbor"
        );
        if two || self.last_parties.len() < 2 {
            if states {
                return self.pair(a);
            }
            // "the two ministers": the last two who are.
            let noun = match s.mention(node).map(|m| &m.what) {
                Some(What::Role(r)) => r.offices.first().and_then(|o| {
                    let o = o.canonical.to_lowercase();
                    ["minister", "president"]
                        .into_iter()
                        .find(|n| o.contains(n) && !o.contains("prime"))
                        .map(str::to_owned)
                }),
                _ => Some(s.tree.node(node).lemma.clone()),
            };
            let fits = |w: &Who| match (w, &noun) {
                (Who::Person(p), Some(n)) => a
                    .people
                    .all
                    .get(*p)
                    .is_some_and(|p| offices::fits_noun(p, n)),
                _ => true,
            };
            self.pairs
                .iter()
                .rev()
                .find(|p| p.iter().all(fits))
                .filter(|_| !self.last_pair.iter().all(fits))
                .cloned()
                .unwrap_or_else(|| self.pair_of_people(a))
        } else {
            self.last_parties.clone()
        }
    }

    /// "Kuleba and Lavrov stayed away. They had last met in Antalya": the two of different countries who are the
    /// subject of the sentence before.
    fn two_acting(&self, a: &Analysis<'_>) -> Option<Vec<Who>> {
        let country = |w: &Who| crate::encounters::country(a, w);
        match self.last_subjects.as_slice() {
            [x, y] if country(x).is_some() && country(y).is_some() && country(x) != country(y) => {
                Some(self.last_subjects.clone())
            }
            _ => None,
        }
    }

    /// The last person named as a subject of whom `fits` holds, for nouns that leave their actor out.
    pub(crate) fn last_acting(&self, fits: impl Fn(usize) -> bool) -> Option<usize> {
        const NEAR: usize = 3;
        self.seen
            .iter()
            .rev()
            .filter(|(_, s)| *s)
            .take(NEAR)
            .find_map(|(w, _)| match w {
                Who::Person(p) if fits(*p) => Some(*p),
                _ => None,
            })
            .or_else(|| self.last_subject().filter(|&p| fits(p)))
    }

    /// The last person named as a subject, for nouns that leave their actor out.
    pub(crate) fn last_subject(&self) -> Option<usize> {
        let person = |w: &Who| match w {
            Who::Person(p) => Some(*p),
            _ => None,
        };
        self.seen
            .iter()
            .rev()
            .filter(|(_, s)| *s)
            .find_map(|(w, _)| person(w))
            .or_else(|| self.seen.iter().rev().find_map(|(w, _)| person(w)))
    }
}

/// A spokesperson tells of others' doings.
fn speaks_for(a: &Analysis<'_>, w: &Who) -> bool {
    match w {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .and_then(|p| p.chief_office())
            .is_some_and(|h| h.office.canonical.contains("Spokesperson")),
        _ => false,
    }
}

/// Who speaks for others is seldom whom the report is about.
fn speaks_for_others(a: &Analysis<'_>, who: &Who) -> bool {
    let spokesperson =
        |office: &str| office.contains("Spokesperson") || office.contains("Press Secretary");
    match who {
        Who::Person(p) => a
            .people
            .all
            .get(*p)
            .is_some_and(|p| p.offices.iter().any(|h| spokesperson(&h.office.canonical))),
        Who::Post { office, .. } => office.as_deref().is_some_and(spokesperson),
        _ => false,
    }
}
