//! Who is meant by several together: "both sides", "the two leaders", "the ministers".

use super::nouns::PERSON_NOUNS;
use super::{Discourse, Naming, Trip, Who};
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::mentions::What;
use crate::offices;
use sidelines_facts::{CountryCode, PartyRole, Tenure};

/// How many "the three" are.
pub(super) fn count(word: &str) -> usize {
    match word {
        "four" => 4,
        "five" => 5,
        "six" => 6,
        _ => 3,
    }
}

impl Discourse {
    /// Whether any two have been told of together.
    pub(crate) fn told_of_two(&self) -> bool {
        self.last_pair.len() > 1
    }

    /// Whether these two have been told of together.
    pub(crate) fn told_together(&self, x: &Who, y: &Who) -> bool {
        self.pairs.iter().any(|p| p.contains(x) && p.contains(y))
    }

    /// "X met his counterparts A and B. In his meeting with A": the only one told to have met A, for "his" at node `i`.
    pub(crate) fn whose_meeting(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        const OCCASIONS: &[&str] = &[
            "meeting",
            "talk",
            "conversation",
            "discussion",
            "encounter",
            "call",
            "audience",
        ];
        let t = &s.tree;
        let noun = t
            .head(i)
            .filter(|_| t.node(i).dep == "poss")
            .filter(|&n| OCCASIONS.contains(&t.node(n).lemma.as_str()))?;
        let with = t.prep_objects(noun, "with").into_iter().next()?;
        let met = match s.mention(with).map(|m| &m.what) {
            Some(What::Person(p)) => Who::Person(p.person?),
            _ => return None,
        };
        let word = t.node(i).word.as_str();
        let mut others = self
            .meetings
            .iter()
            .filter(|p| p.iter().any(|w| crate::encounters::alike(a, w, &met)))
            .flatten()
            .filter(|w| !crate::encounters::alike(a, w, &met))
            .filter(|w| matches!(w, Who::Person(_)) && super::recent::agrees(a, word, w));
        let one = others.next()?;
        others.all(|w| w == one).then(|| one.clone())
    }

    /// "They", "both sides", "the two leaders": the parties of the encounter last told; before any, the last two
    /// persons of different countries.
    pub(crate) fn pair(&self, a: &Analysis<'_>) -> Vec<Who> {
        if self.last_pair.len() >= 2 {
            return self.last_pair.clone();
        }
        let country = |w: &Who| crate::encounters::country(a, w);
        let Some(Naming { who: last, .. }) = self.seen.last() else {
            return Vec::new();
        };
        let other = self
            .seen
            .iter()
            .rev()
            .map(|n| &n.who)
            .find(|w| *w != last && country(w).is_some() && country(w) != country(last));
        other
            .map(|w| vec![w.clone(), last.clone()])
            .unwrap_or_default()
    }

    /// "Moscow was ready for dialogue with Kyiv. The two last saw each other …": persons, where two met before.
    pub(super) fn pair_of_people(&self, a: &Analysis<'_>) -> Vec<Who> {
        let states = self.last_pair.iter().all(|w| matches!(w, Who::State(_)));
        if !states {
            return self.pair(a);
        }
        // Of those who met, the pair of whoever acted last.
        let subject = self.seen.iter().rev().find(|n| n.subject).map(|n| &n.who);
        let of_subject = subject.and_then(|w| self.pairs.iter().rev().find(|p| p.contains(w)));
        match of_subject.or(self.pairs.last()) {
            Some(pair) => pair.clone(),
            None => self.pair(a),
        }
    }

    /// "X made a stop in Tbilisi. Y came to the airport, and the two …": who is named before node `i` in the sentence, where
    /// he is the only one and no two are told of yet, and whoever of another country is uppermost.
    pub(super) fn one_more(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Vec<Who>> {
        // "each of them" is not the two of them.
        if self.told_of_two() || matches!(s.tree.node(i).word.as_str(), "each" | "other") {
            return None;
        }
        let country = |w: &Who| crate::encounters::country(a, w);
        let mut named: Vec<Who> = Vec::new();
        for n in 0..i {
            if let Some(What::Person(p)) = s.mention(n).map(|m| &m.what)
                && let Some(w) = p.person.map(Who::Person)
                && !named.contains(&w)
            {
                named.push(w);
            }
        }
        let [one] = named.as_slice() else { return None };
        let own = country(one)?;
        let other = self.uppermost(a, s, i, &|w| {
            matches!(w, Who::Person(_)) && country(w).is_some_and(|c| c != own)
        })?;
        Some(vec![other, one.clone()])
    }

    /// "The king and the president": of two who met, the one and the other.
    pub(crate) fn pair_of_posts(&self, a: &Analysis<'_>, nouns: [&str; 2]) -> Option<Vec<Who>> {
        let fits = |w: &Who, noun: &str| match w {
            Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
                p.offices
                    .iter()
                    .any(|h| h.office.canonical.to_lowercase().ends_with(noun))
            }),
            _ => false,
        };
        self.pairs.iter().rev().find_map(|p| match p.as_slice() {
            [x, y] if fits(x, nouns[0]) && fits(y, nouns[1]) => Some(vec![x.clone(), y.clone()]),
            [x, y] if fits(y, nouns[0]) && fits(x, nouns[1]) => Some(vec![y.clone(), x.clone()]),
            _ => None,
        })
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

    /// Keeps who met whom; what is long past in the report is no longer on the reader's mind.
    fn note_meeting(&mut self, parties: &[Who]) {
        const KEPT: usize = 64;
        if parties.len() == 2 {
            if self.meetings.len() == KEPT {
                self.meetings.remove(0);
            }
            self.meetings.push(parties.to_vec());
        }
    }

    /// Notes two who met, though not as the last.
    pub(crate) fn met_too(&mut self, parties: Vec<Who>) {
        self.note_meeting(&parties);
        if parties.iter().all(|w| matches!(w, Who::Person(_))) && !self.pairs.contains(&parties) {
            self.pairs.push(parties);
        }
    }

    /// Notes who travels, and where to, told of in `sentence`, and whether he is there now.
    pub(crate) fn travels(
        &mut self,
        parties: &[(Who, Option<PartyRole>)],
        place: Option<&Where>,
        sentence: usize,
        under_way: bool,
    ) {
        let persons = parties.iter().filter_map(|(w, _)| match w {
            Who::Person(p) => Some(*p),
            _ => None,
        });
        self.visitors.extend(persons);
        if let ([(who @ Who::Person(_), _)], Some(country)) =
            (parties, place.and_then(Where::country))
        {
            self.bound_for.push((who.clone(), country));
        }
        if let ([(who, _)], Some(place)) = (parties, place) {
            self.trip = Some(Trip {
                who: who.clone(),
                place: place.clone(),
                sentence,
                under_way,
            });
        }
    }

    /// Notes who met last.
    pub(crate) fn met(&mut self, parties: Vec<Who>) {
        self.note_meeting(&parties);
        if parties.len() == 2 && parties.iter().all(|w| matches!(w, Who::Person(_))) {
            self.pairs.push(parties.clone());
        }
        self.last_pair = parties;
        self.guests = None;
    }

    /// "The ministers": all who met in the sentence last told of; "the two ministers" are its last pair. "The leaders will
    /// meet in Bali in November", told of two ministers, are others.
    pub(super) fn group(&self, a: &Analysis<'_>, s: &Sentence, node: usize) -> Vec<Who> {
        let found = self.told_of(a, s, node);
        self.others_who_lead(a, s, node, &found).unwrap_or(found)
    }

    /// "Ministers A and B met at the Forum. The leaders will meet in September": those who lead where `found`, told of last,
    /// serve; the two of the report who do, those of the organisation that it names, or else of the two countries.
    pub(super) fn others_who_lead(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        node: usize,
        found: &[Who],
    ) -> Option<Vec<Who>> {
        // "CARICOM leaders held a session. Prime Minister A met Minister B. The leaders had discussed it at their summit": all
        // of the organisation, though one of the two leads a state.
        let counted = s.tree.child(node, &["nummod"]).is_some();
        let gathered = !counted
            && self
                .last_gathering
                .as_ref()
                .is_some_and(|g| g.org.is_some());
        let together = leaders_come_together(s, node) || gathered && at_their_summit(s, node);
        let others = found.len() > 1
            && (together || called_leaders(s, node) && super::of_both::of_two_countries(s, node))
            && found.iter().any(|w| !leads(a, w))
            && (gathered || !found.iter().any(|w| head(a, w)));
        if !others {
            return None;
        }
        let heads = |p: &&Vec<Who>| p.iter().all(|w| head(a, w));
        if let Some(pair) = self.pairs.iter().rev().find(heads) {
            return Some(pair.clone());
        }
        if gathered || !self.orgs.is_empty() {
            return Some(Vec::new());
        }
        let states: Vec<Who> = found
            .iter()
            .filter_map(|w| crate::encounters::country(a, w))
            .map(Who::State)
            .collect();
        Some(states)
    }

    fn told_of(&self, a: &Analysis<'_>, s: &Sentence, node: usize) -> Vec<Who> {
        // "The region's ministers": of more than the two told of.
        let of_many = s.tree.child(node, &["poss"]).is_some_and(|p| {
            s.mention(p).is_none()
                && matches!(
                    s.tree.node(p).lemma.as_str(),
                    "region" | "continent" | "bloc" | "alliance" | "world" | "group"
                )
        });
        if of_many {
            return Vec::new();
        }
        let number = ["three", "four", "five", "six"]
            .into_iter()
            .find(|n| s.tree.has_child_word(node, &[n]));
        if let Some(number) = number {
            let all = self.as_many(a, count(number));
            if !all.is_empty() {
                return all;
            }
        }
        // "Foreign ministers from A, B and C called for calm. The ministers met …"
        let several = self.last_posts.len();
        if several > 2
            && !s.tree.has_child_word(node, &["two", "both"])
            && let Some(all) = self.posts_acting(a, several)
        {
            return all;
        }
        if s.tree.has_child_word(node, &["two", "both"])
            && let Some(two) = self.posts_acting(a, 2)
        {
            return two;
        }
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
            return others;
        }
        // "Trump talked separately with both leaders": with the two who were told of before.
        let before = self.pairs.iter().rev().find(|p| !p.contains(&actor));
        before.cloned().unwrap_or(found)
    }

    /// "Vietnam and Thailand issued a statement on the visit of Prime Minister X … The two prime ministers": where two
    /// states were told of, whoever holds that office in each.
    fn of_the_states(&self, a: &Analysis<'_>, s: &Sentence, node: usize) -> Option<Vec<Who>> {
        let Some(What::Role(r)) = s.mention(node).map(|m| &m.what) else {
            return None;
        };
        let family = offices::family(&r.offices.first()?.canonical);
        let [Who::State(x), Who::State(y)] = self.last_pair.as_slice() else {
            return None;
        };
        let holder = |c: CountryCode| {
            self.seen.iter().rev().find_map(|n| match &n.who {
                Who::Person(p) => {
                    let person = a.people.all.get(*p)?;
                    let held = |h: &crate::people::Held| {
                        offices::family(&h.office.canonical) == family
                            && h.office.qualifier != Some(Tenure::Former)
                    };
                    (person.country == Some(c) && person.offices.iter().any(held))
                        .then(|| n.who.clone())
                }
                _ => None,
            })
        };
        Some(vec![holder(*x)?, holder(*y)?])
    }

    pub(super) fn all_told_of(&self, a: &Analysis<'_>, s: &Sentence, node: usize) -> Vec<Who> {
        let two = s.tree.has_child_word(node, &["two", "both"]);
        let states = matches!(
            s.tree.node(node).lemma.as_str(),
            "side" | "country" | "nation" | "government" | "capital" | "neighbour" | "neighbor"
        );
        // "Scholz spoke with A and B, after which the two leaders went on alone"
        if let Some(guests) = self.guests.as_ref().filter(|_| two) {
            return guests.clone();
        }
        if two || self.last_parties.len() < 2 {
            if states {
                return self.pair(a);
            }
            if let Some(two) = self.of_the_states(a, s, node) {
                return two;
            }
            // "the two ministers": the last two who are.
            let noun = rank(s, node);
            let fits = |w: &Who| match (w, &noun) {
                (Who::Person(p), Some(n)) => a
                    .people
                    .all
                    .get(*p)
                    .is_some_and(|p| offices::fits_noun(p, n)),
                // "The two presidents" are no movement and no organisation.
                (Who::Org { country: None, .. }, Some(n)) => !PERSON_NOUNS.contains(&n.as_str()),
                _ => true,
            };
            // "The two ministers" are not the minister and the prime minister who received him.
            let of_rank = |w: &Who| match w {
                Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
                    p.offices.iter().any(|h| {
                        let o = h.office.canonical.to_lowercase();
                        o.contains("minister") && !o.contains("prime")
                    })
                }),
                _ => false,
            };
            if noun.as_deref() == Some("minister")
                && !self.last_pair.iter().all(of_rank)
                && let Some(pair) = self.pairs.iter().rev().find(|p| p.iter().all(of_rank))
            {
                return pair.clone();
            }
            self.pairs
                .iter()
                .rev()
                .find(|p| p.iter().all(fits))
                .filter(|_| !self.last_pair.iter().all(fits))
                .cloned()
                .or_else(|| {
                    // "Secretary of State A and Defence Secretary B called on C. The two secretaries …"
                    let mut last: Vec<Who> = Vec::new();
                    for w in self.seen.iter().rev().map(|n| &n.who).filter(|w| fits(w)) {
                        if last.len() < 2 && !last.contains(w) {
                            last.insert(0, w.clone());
                        }
                    }
                    let none = noun.is_some() && !self.last_pair.iter().any(fits);
                    let some = noun.is_some() && !self.last_pair.iter().all(fits);
                    (two && (none || some) && last.len() == 2).then_some(last)
                })
                .unwrap_or_else(|| self.of_rank(a, s, node, self.pair_of_people(a)))
        } else {
            self.of_rank(a, s, node, self.last_parties.clone())
        }
    }

    /// Those told of last, unless the noun names a rank that none of them has: then the last two of it who were told of.
    fn of_rank(&self, a: &Analysis<'_>, s: &Sentence, node: usize, told: Vec<Who>) -> Vec<Who> {
        let Some(noun) = rank(s, node).filter(|n| of_another_rank(a, &told, n)) else {
            return told;
        };
        let has = |w: &Who| match w {
            Who::Person(p) => a
                .people
                .all
                .get(*p)
                .is_some_and(|p| offices::fits_noun(p, &noun)),
            _ => false,
        };
        let theirs = match s.mention(node).map(|m| &m.what) {
            // "The leaders met in March, and their foreign ministers signed an accord"
            Some(What::Role(r)) if s.tree.has_child_word(node, &["their"]) => {
                r.offices.first().map(|o| o.canonical.clone())
            }
            _ => offices::generic(&noun).filter(|o| offices::is_head(o)),
        };
        let two = self.pairs.iter().rev().find(|p| p.iter().all(has));
        two.cloned()
            .or_else(|| theirs.and_then(|office| of_their_countries(a, &told, &office)))
            .unwrap_or_default()
    }

    /// "He received each of them, and the three then sat down together": as many as were last told of together, or
    /// who met one after the other, or else the persons last named, each of another country.
    pub(super) fn as_many(&self, a: &Analysis<'_>, count: usize) -> Vec<Who> {
        for told in [&self.last_pair, &self.last_parties] {
            if told.len() == count {
                return told.clone();
            }
        }
        let last = |all: &mut dyn Iterator<Item = &Who>| -> Vec<Who> {
            let mut some: Vec<Who> = Vec::new();
            for w in all {
                if some.len() < count && !some.contains(w) {
                    some.insert(0, w.clone());
                }
            }
            some
        };
        let country = |w: &Who| crate::encounters::country(a, w);
        let apart = |some: &Vec<Who>| {
            let countries: std::collections::BTreeSet<_> =
                some.iter().filter_map(country).collect();
            some.iter().all(|w| matches!(w, Who::Person(_))) && countries.len() == count
        };
        if let Some(posts) = self.posts_acting(a, count) {
            return posts;
        }
        let met = last(&mut self.pairs.iter().rev().flatten());
        let named = last(&mut self.seen.iter().rev().map(|n| &n.who));
        [met, named]
            .into_iter()
            .find(apart)
            .or_else(|| self.of_one_party(a, count))
            .unwrap_or_default()
    }

    /// "A delegation led by X arrived. Y and Z are with him. The three officials …": all who were named of late, where
    /// they are as many and of one country.
    fn of_one_party(&self, a: &Analysis<'_>, count: usize) -> Option<Vec<Who>> {
        /// Sentences within which they were named.
        const NEAR: usize = 2;
        let last = self.seen.last()?.sentence;
        let mut some: Vec<Who> = Vec::new();
        for n in self.seen.iter().filter(|n| n.sentence + NEAR > last) {
            if !some.contains(&n.who) {
                some.push(n.who.clone());
            }
        }
        let land = |w: &Who| match w {
            Who::Person(_) => crate::encounters::country(a, w),
            _ => None,
        };
        let one = some.first().and_then(land)?;
        (some.len() == count && count > 1 && some.iter().all(|w| land(w) == Some(one)))
            .then_some(some)
    }

    /// "The foreign ministers of A, B and C agreed on a plan. The three ministers …": the subject of the sentence before,
    /// where it is as many offices, each of another country.
    fn posts_acting(&self, a: &Analysis<'_>, count: usize) -> Option<Vec<Who>> {
        let of_each: std::collections::BTreeSet<_> = self
            .last_posts
            .iter()
            .filter_map(|w| crate::encounters::country(a, w))
            .collect();
        (self.last_posts.len() == count && of_each.len() == count).then(|| self.last_posts.clone())
    }

    /// "Modi and Xi last met in 2019. They had a brief conversation in August": those of the sentence before, though what
    /// it tells is history.
    pub(super) fn two_of_old(&self, a: &Analysis<'_>, s: &Sentence) -> Option<Vec<Who>> {
        let at = a.sentences.partition_point(|x| x.span.start < s.span.start);
        let (pair, sentence, paragraph) = self.of_old.as_ref()?;
        (*paragraph == s.paragraph && sentence + 1 == at).then(|| pair.clone())
    }

    /// Two told of together of whom neither is of `country`: the last who met, else those who travel, else those who
    /// acted last.
    pub(crate) fn two_from_abroad(
        &self,
        a: &Analysis<'_>,
        country: CountryCode,
    ) -> Option<Vec<Who>> {
        let abroad = |w: &Who| {
            matches!(w, Who::Person(_))
                && crate::encounters::country(a, w).is_some_and(|c| c != country)
        };
        let last_two = |all: &mut dyn Iterator<Item = Who>| -> Option<Vec<Who>> {
            let mut two: Vec<Who> = Vec::new();
            for w in all.filter(&abroad) {
                if two.len() < 2 && !two.contains(&w) {
                    two.insert(0, w);
                }
            }
            (two.len() == 2).then_some(two)
        };
        let met = self.pairs.iter().rev().find(|p| p.iter().all(abroad));
        met.cloned()
            .or_else(|| last_two(&mut self.visitors.iter().rev().map(|&p| Who::Person(p))))
            .or_else(|| {
                last_two(
                    &mut self
                        .seen
                        .iter()
                        .rev()
                        .filter(|n| n.subject)
                        .map(|n| n.who.clone()),
                )
            })
    }

    /// "Kuleba and Lavrov stayed away. They had last met in Antalya": the two of different countries who are the
    /// subject of the sentence before.
    pub(super) fn two_acting(&self, a: &Analysis<'_>) -> Option<Vec<Who>> {
        let country = |w: &Who| crate::encounters::country(a, w);
        match self.last_subjects.as_slice() {
            [x, y] if country(x).is_some() && country(y).is_some() && country(x) != country(y) => {
                Some(self.last_subjects.clone())
            }
            _ => None,
        }
    }
}

/// What those at node `i` are said to be: ministers, presidents; of a plain noun the noun.
fn rank(s: &Sentence, i: usize) -> Option<String> {
    match s.mention(i).map(|m| &m.what) {
        Some(What::Role(r)) => r.offices.first().and_then(|o| {
            let o = o.canonical.to_lowercase();
            if o == "prime minister" {
                return Some("premier".to_owned());
            }
            ["minister", "president", "ambassador"]
                .into_iter()
                .find(|n| o.contains(n) && !o.contains("prime"))
                .map(str::to_owned)
        }),
        _ => Some(s.tree.node(i).lemma.clone()),
    }
}

/// Whether none of those told of is what the noun says: "the ambassadors will meet on Thursday", told of two presidents.
fn of_another_rank(a: &Analysis<'_>, pair: &[Who], noun: &str) -> bool {
    const RANKS: &[&str] = &[
        "minister",
        "president",
        "premier",
        "chancellor",
        "king",
        "ambassador",
        "general",
        "admiral",
    ];
    let office = |w: &Who| match w {
        Who::Person(p) => a.people.all.get(*p).filter(|p| !p.offices.is_empty()),
        _ => None,
    };
    RANKS.contains(&noun)
        && pair.len() > 1
        && pair
            .iter()
            .all(|w| office(w).is_some_and(|p| !offices::fits_noun(p, noun)))
}

/// "The presidents last met in January", told of two ministers: whoever holds the office in each of their countries.
fn of_their_countries(a: &Analysis<'_>, told: &[Who], office: &str) -> Option<Vec<Who>> {
    told.iter()
        .map(|w| {
            Some(Who::Post {
                office: Some(office.to_owned()),
                country: Some(crate::encounters::country(a, w)?),
                org: None,
            })
        })
        .collect()
}

/// Whether "the leaders", "the heads of state" at node `i` are said to come together: what two ministers talked about may
/// be told of "the leaders", too.
fn leaders_come_together(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    the_leaders_act(s, i).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "meet" | "gather" | "convene" | "come" | "assemble" | "see" | "reconvene"
        ) && t
            .child(v, &["dobj"])
            .is_none_or(|o| t.node(o).word == "other" || t.node(o).word == "another")
    })
}

/// "The leaders had discussed Haiti at their summit": whether those at node `i` are said to have done so together.
fn at_their_summit(s: &Sentence, i: usize) -> bool {
    const OCCASIONS: &[&str] = &["summit", "retreat", "conclave", "gathering", "session"];
    let t = &s.tree;
    the_leaders_act(s, i).is_some_and(|v| {
        ["at", "during", "in"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .chain(t.child(v, &["dobj"]))
            .any(|o| {
                OCCASIONS.contains(&t.node(o).lemma.as_str()) && t.has_child_word(o, &["their"])
            })
    })
}

/// The verb of which "the leaders", "the heads of state" at node `i` are the subject.
fn the_leaders_act(s: &Sentence, i: usize) -> Option<usize> {
    let t = &s.tree;
    let those = t.has_child_word(i, &["the"])
        && !t.has_child_word(i, &["two", "both"])
        && !t
            .children(i)
            .any(|c| matches!(t.node(c).dep, "amod" | "compound"));
    t.governor(i)
        .filter(|_| matches!(t.node(i).dep, "nsubj" | "nsubjpass") && called_leaders(s, i) && those)
}

/// "the leaders", "the heads of state"
fn called_leaders(s: &Sentence, i: usize) -> bool {
    match s.mention(i).map(|m| &m.what) {
        Some(What::Role(r)) => r.offices.first().is_some_and(|o| {
            matches!(
                o.canonical.as_str(),
                "Leader" | "Head of State" | "Head of Government"
            )
        }),
        None => s.tree.node(i).lemma == "leader",
        Some(_) => false,
    }
}

/// Whether somebody is at the head of a state or a government.
fn head(a: &Analysis<'_>, w: &Who) -> bool {
    match w {
        Who::Person(p) => a.people.all.get(*p).is_some_and(|x| {
            x.offices
                .iter()
                .any(|h| offices::is_head(&h.office.canonical))
        }),
        _ => false,
    }
}

/// Whether somebody leads a country, a party or an organisation, as far as the report tells: nobody whom it calls a minister
/// or an envoy only.
fn leads(a: &Analysis<'_>, w: &Who) -> bool {
    match w {
        Who::Person(p) => a.people.all.get(*p).is_some_and(|x| {
            x.offices.is_empty()
                || x.offices.iter().any(|h| {
                    let office = h.office.canonical.as_str();
                    offices::is_head(office)
                        || ![
                            "Minister",
                            "Secretary of State",
                            "Ambassador",
                            "Envoy",
                            "Spokesperson",
                        ]
                        .iter()
                        .any(|o| office.contains(o))
                })
        }),
        _ => true,
    }
}
