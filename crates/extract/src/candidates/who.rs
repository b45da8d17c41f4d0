//! Whom a node of the sentence means as a party, where reference alone does not say; and who acts in a clause.

use super::{Reader, Slots};
use crate::analysis::Sentence;
use crate::mentions::{RoleMention, What};
use crate::refs::{self, Who};
use crate::units::Sem;
use sidelines_facts::{CountryCode, PartyRole};

/// Bodies of state, of which several act for the countries behind them.
const BODIES: &[&str] = &[
    "ministry",
    "military",
    "army",
    "navy",
    "government",
    "parliament",
    "authority",
    "bank",
    "agency",
    "force",
];

/// Whether who is named at `node` is only said to be there, or chairs alone what others hold: "with envoy X present",
/// "with X in the chair", "with X as host".
pub(crate) fn looks_on(s: &Sentence, node: usize) -> bool {
    let t = &s.tree;
    let all = t.conjuncts(node);
    let last = all.iter().copied().max().unwrap_or(node);
    let end = t.node(last).span.end;
    let Some(i) = (last + 1..t.nodes.len()).find(|&i| t.node(i).span.start >= end) else {
        return false;
    };
    match t.node(i).word.as_str() {
        "present" | "attending" | "watching" | "listening" => true,
        "presiding" | "chairing" => all.len() <= 1,
        // "with the ministry as host"
        "as" => {
            let plain = all.len() <= 1 && s.mention(i + 1).is_none();
            plain
                && t.nodes.get(i + 1).is_some_and(|n| {
                    matches!(
                        n.lemma.as_str(),
                        "host" | "mediator" | "moderator" | "chair"
                    )
                })
        }
        "in" => {
            t.nodes.get(i + 1).is_some_and(|n| n.word == "attendance")
                || all.len() <= 1 && i + 2 < t.nodes.len() && is_chair(s, i + 2)
        }
        _ => false,
    }
}

pub(crate) fn is_chair(s: &Sentence, i: usize) -> bool {
    s.mention(i).is_some_and(
        |m| matches!(&m.what, What::Role(r) if r.offices.iter().any(|o| o.canonical == "Chair")),
    )
}

/// What ways and means are discussed of doing with cooperation, ties and trade.
const WAYS: &[&str] = &[
    "strengthen",
    "enhance",
    "boost",
    "deepen",
    "expand",
    "develop",
    "promote",
    "improve",
    "increase",
    "bolster",
    "broaden",
    "advance",
    "upgrade",
    "intensify",
    "foster",
    "consolidate",
    "further",
];

impl Reader<'_> {
    pub(super) fn who(&self, node: usize) -> Vec<Who> {
        let t = &self.s().tree;
        let n = t.node(node);
        // "the two countries' defence ministries"
        let bodies = match self.s().mention(node).map(|m| &m.what) {
            Some(What::Org(o)) => o.body && o.country.is_none(),
            None => n.tag == "NNS" && BODIES.contains(&n.lemma.as_str()),
            _ => false,
        };
        if bodies
            && let Some(two) = t
                .children(node)
                .filter(|&c| t.node(c).dep == "poss")
                .chain(t.prep_objects(node, "of"))
                .find(|&c| {
                    matches!(
                        t.node(c).lemma.as_str(),
                        "country" | "nation" | "state" | "side"
                    ) && t.has_child_word(c, &["two", "both"])
                })
        {
            return self
                .who(two)
                .iter()
                .filter_map(|w| self.country(w))
                .map(Who::State)
                .collect();
        }
        // "the defence ministries of A and B", where the parser may hang B on the ministries
        if bodies {
            let states: Vec<Who> = t
                .prep_objects(node, "of")
                .into_iter()
                .flat_map(|o| t.conjuncts(o))
                .chain(t.conjuncts(node))
                .filter_map(|c| match self.s().mention(c).map(|m| &m.what) {
                    Some(What::Country(c)) => Some(Who::State(*c)),
                    _ => None,
                })
                .collect();
            if states.len() > 1 {
                return states;
            }
        }
        // "The king and the president": of the two who met.
        if let [x, y] = t.conjuncts(node).as_slice() {
            let post = |n: usize| match self.s().mention(n).map(|m| &m.what) {
                Some(What::Role(r))
                    if !r.plural && !r.counterpart && !r.indefinite && r.countries.is_empty() =>
                {
                    r.offices.first().map(|o| o.canonical.to_lowercase())
                }
                _ => None,
            };
            if let (Some(one), Some(other)) = (post(*x), post(*y))
                && let Some(two) = self
                    .discourse
                    .pair_of_posts(self.analysis, [one.as_str(), other.as_str()])
            {
                return two;
            }
        }
        if let Some(What::Role(r)) = self.s().mention(node).map(|m| &m.what)
            && r.plural
            && r.countries.is_empty()
        {
            if let Some(name) = self.bloc_at(node) {
                return vec![Who::Org {
                    name,
                    country: None,
                }];
            }
            let states = self.of_the_three(node);
            if !states.is_empty() {
                return states;
            }
        }
        // "the security chiefs of the two countries, A and B", hung on the countries: A and B.
        if n.tag == "NNS"
            && n.mention.is_none()
            && let Some(named) = t
                .prep_objects(node, "of")
                .into_iter()
                .flat_map(|o| {
                    t.children(o)
                        .filter(move |&c| c > o && t.node(c).dep == "appos")
                })
                .find(|&c| matches!(self.s().mention(c).map(|m| &m.what), Some(What::Person(_))))
            && t.conjuncts(named).len() > 1
        {
            return self.discourse.parties(self.analysis, self.s(), named);
        }
        let mut found = self.discourse.parties(self.analysis, self.s(), node);
        if !found.is_empty() {
            found.extend(self.leaders_beside(node));
            return found;
        }
        // "a number of senior officials, including …"
        if matches!(
            n.lemma.as_str(),
            "number" | "group" | "series" | "host" | "handful" | "string" | "range" | "couple"
        ) && let Some(&o) = t.prep_objects(node, "of").first()
        {
            return self.who(o);
        }
        // "with whom", "whose visit": whom the clause hangs on.
        if matches!(n.tag, "WP" | "WDT" | "WP$") {
            let clause = t.governor(node).and_then(|v| t.antecedent(v));
            let Some(noun) = clause else {
                return Vec::new();
            };
            let found = self.discourse.parties(self.analysis, self.s(), noun);
            // "at the invitation of X, with whom he will talk", hung on the invitation: the last named in it.
            let inner = || {
                let mut inside = t.subtree(noun);
                inside.retain(|&x| {
                    x < node
                        && matches!(self.s().mention(x).map(|m| &m.what), Some(What::Person(_)))
                });
                inside.into_iter().max()
            };
            return match inner().filter(|_| found.is_empty() && n.tag == "WP") {
                Some(x) => self.discourse.parties(self.analysis, self.s(), x),
                None => found,
            };
        }
        // "was among the leaders who attended", "among those attending were A and B".
        if let Some(among) = t.head(node).filter(|&p| t.node(p).word == "among")
            && let Some(be) = t.head(among).filter(|&v| t.node(v).lemma == "be")
            && let Some(subject) = t.child(be, &["nsubj", "attr"])
        {
            return self.discourse.parties(self.analysis, self.s(), subject);
        }
        // "X was another who met Y", "was the first to meet Y"
        if n.dep == "attr"
            && (matches!(
                n.word.as_str(),
                "another" | "one" | "last" | "latest" | "next"
            ) || sidelines_time::ordinal(&n.word).is_some())
            && let Some(be) = t.head(node).filter(|&v| t.node(v).lemma == "be")
            && let Some(subject) = t.child(be, &["nsubj"])
        {
            return self.discourse.parties(self.analysis, self.s(), subject);
        }
        // "another of those he met was A", hung on what is one of them.
        if let Some(of) = t.head(node).filter(|&p| t.node(p).word == "of")
            && let Some(one) = t.head(of).filter(|&o| {
                matches!(
                    t.node(o).word.as_str(),
                    "another" | "one" | "some" | "others" | "first" | "last"
                )
            })
            && let Some(be) = t.head(one).filter(|&v| t.node(v).lemma == "be")
            && let Some(named) = t
                .child(be, &["attr", "nsubj"])
                .filter(|&n| n != one)
                .or_else(|| t.child(be, &["attr"]))
        {
            return self.discourse.parties(self.analysis, self.s(), named);
        }
        // "the foreign ministers of the G7 countries", folded as "G7 foreign ministers" before "countries"
        if matches!(n.lemma.as_str(), "country" | "nation" | "state" | "member")
            && let Some(role) = t.children(node).find(|&c| {
                matches!(self.s().mention(c).map(|m| &m.what), Some(What::Role(r)) if r.plural)
            })
        {
            return self.who(role);
        }
        // "a delegation of the European Parliament, led by X", hung on the Parliament: X.
        if matches!(n.lemma.as_str(), "delegation" | "team" | "mission")
            && let Some(led) = t.subtree(node).into_iter().find(|&c| {
                t.node(c).dep == "acl" && matches!(t.node(c).lemma.as_str(), "lead" | "head")
            })
            && let Some(&leader) = t.prep_objects(led, "by").first()
        {
            return self.discourse.parties(self.analysis, self.s(), leader);
        }
        // "EU foreign ministers will discuss it when they meet": those of the clause above.
        if n.word == "they"
            && let Some(above) = t
                .ancestors(node)
                .filter(|&v| t.is_verb(v))
                .filter_map(|v| t.child(v, &["nsubj"]))
                .find(|&x| x != node && x < node)
        {
            return self.who(above);
        }
        let leaders = refs::leaders_of(self.s(), node);
        if !leaders.is_empty() {
            return leaders;
        }
        // "the ASEAN foreign ministers", nobody of whom is named: ASEAN.
        match self.s().mention(node).map(|m| &m.what) {
            Some(What::Role(r)) if r.plural && r.countries.is_empty() => self
                .org_of(node, r)
                .map(|name| Who::Org {
                    name,
                    country: None,
                })
                .into_iter()
                .collect(),
            _ => Vec::new(),
        }
    }

    /// "President A and leaders of Hamas": the bodies whose leaders stand in a list with somebody else.
    fn leaders_beside(&self, node: usize) -> Vec<Who> {
        let t = &self.s().tree;
        let all = t.conjuncts(node);
        all.iter()
            .filter(|&&c| all.len() > 1 && !t.has_child_word(c, &["other", "fellow"]))
            .filter_map(|&c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Role(r)) if r.plural && !r.counterpart && r.countries.is_empty() => {
                    self.org_of(c, r)
                }
                _ => None,
            })
            .map(|name| Who::Org {
                name,
                country: None,
            })
            .collect()
    }

    /// "the foreign ministers of the three", "the advisers of the four countries": one of each of those told of
    /// together, where they are as many.
    fn of_the_three(&self, node: usize) -> Vec<Who> {
        const NUMBERS: &[&str] = &["three", "four", "five", "six", "seven", "eight"];
        let t = &self.s().tree;
        // "the three countries' defence ministers"
        let whose = t.child(node, &["poss"]);
        let many = t
            .prep_objects(node, "of")
            .into_iter()
            .chain(whose)
            .find_map(|o| {
                let number = |w: &str| NUMBERS.iter().position(|n| *n == w).map(|n| n + 3);
                number(&t.node(o).word).or_else(|| {
                    matches!(
                        t.node(o).lemma.as_str(),
                        "country" | "nation" | "state" | "side"
                    )
                    .then(|| t.children(o).find_map(|c| number(&t.node(c).word)))?
                })
            });
        let mut states: Vec<CountryCode> = self
            .discourse
            .last_parties
            .iter()
            .filter_map(|w| self.country(w))
            .collect();
        states.sort();
        states.dedup();
        match many {
            Some(n) if n == states.len() => states
                .into_iter()
                .map(|c| Who::Post {
                    office: None,
                    country: Some(c),
                    org: None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether the node names nobody itself: "he", "the minister".
    pub(super) fn refers(&self, node: usize) -> bool {
        match self.s().mention(node).map(|m| &m.what) {
            Some(What::Role(r)) => {
                !r.plural && !r.counterpart && r.countries.is_empty() && !r.indefinite
            }
            Some(_) => false,
            None => true,
        }
    }

    /// Whether the node means two told of before and names neither: "the two", "both", "them", "the two leaders".
    pub(super) fn refers_to_two(&self, node: usize) -> bool {
        let t = &self.s().tree;
        let role = match self.s().mention(node).map(|m| &m.what) {
            Some(What::Role(r)) => r.plural && !r.counterpart && r.countries.is_empty(),
            Some(_) => return false,
            None => false,
        };
        matches!(
            t.node(node).word.as_str(),
            "two" | "both" | "them" | "pair" | "duo" | "couple"
        ) || (role || t.node(node).tag == "NNS")
            && t.has_child_word(node, &["the", "two", "both", "his", "her"])
    }

    /// "The Prime Minister hosted the two for dinner": where one of the two were his own countryman, the two others
    /// told of together.
    fn two_set_apart(&self, slots: &mut Slots) {
        for two in std::mem::take(&mut slots.grouped) {
            let among = |list: &[(Who, Option<PartyRole>)]| {
                two.iter().all(|w| list.iter().any(|(x, _)| x == w))
            };
            let (side, other) = if among(&slots.right) {
                (&mut slots.right, &slots.left)
            } else if among(&slots.left) {
                (&mut slots.left, &slots.right)
            } else {
                continue;
            };
            let [(one @ (Who::Person(_) | Who::Post { .. }), _)] = other.as_slice() else {
                continue;
            };
            let Some(own) = self.country(one) else {
                continue;
            };
            if side.len() != 2 || !two.iter().any(|w| self.country(w) == Some(own)) {
                continue;
            }
            if let Some(found) = self.discourse.two_from_abroad(self.analysis, own) {
                let role = side.first().and_then(|(_, r)| *r);
                *side = found.into_iter().map(|w| (w, role)).collect();
            }
        }
    }

    /// "The President was driven to the Quirinale, where A awaited him, and from there to talks with B", both of one
    /// country: who acts in the clause above is of another.
    fn guest_of_the_main_clause(&self, slots: &mut Slots) {
        let Some(v) = slots.carrier else { return };
        let [(one @ Who::Person(_), role)] = slots.left.as_slice() else {
            return;
        };
        let (Some(own), role) = (self.country(one), *role) else {
            return;
        };
        let t = &self.s().tree;
        let same = !slots.right.is_empty()
            && slots
                .right
                .iter()
                .all(|(w, _)| matches!(w, Who::Person(_)) && self.country(w) == Some(own));
        if !same || !matches!(t.node(v).dep, "relcl" | "advcl") {
            return;
        }
        let above = t
            .governor(v)
            .and_then(|g| t.subject(g))
            .map(|n| self.who(n))
            .unwrap_or_default();
        if let [guest @ (Who::Person(_) | Who::Post { .. })] = above.as_slice()
            && self.country(guest).is_some_and(|c| c != own)
        {
            slots.left = vec![(guest.clone(), role)];
        }
    }

    /// Where both sides are found to be of one country and one of them is a pronoun or a bare title: whoever of
    /// another country it can mean.
    pub(super) fn set_apart(&self, slots: &mut Slots) {
        self.two_set_apart(slots);
        self.guest_of_the_main_clause(slots);
        for (node, who) in std::mem::take(&mut slots.referred) {
            let Some(own) = self.country(&who) else {
                continue;
            };
            let left = slots.left.iter().any(|(w, _)| *w == who);
            let (side, other) = if left {
                (&mut slots.left, &slots.right)
            } else {
                (&mut slots.right, &slots.left)
            };
            // "Museveni arrived in Nairobi. The President received him": who received him is not he.
            let his_own = matches!(other.as_slice(), [(w, _)] if *w == who)
                && self.s().tree.governor(node) == slots.carrier;
            if his_own && let Some(host) = self.host_of_that_title(node, own) {
                for (w, _) in side.iter_mut().filter(|(w, _)| *w == who) {
                    *w = host.clone();
                }
                continue;
            }
            if side.len() != 1
                || other.is_empty()
                || other.iter().any(|(w, _)| self.country(w) != Some(own))
            {
                continue;
            }
            if let Some(found) = self
                .discourse
                .abroad(self.analysis, self.s(), node, vec![own])
                && let [(w, _)] = side.as_mut_slice()
            {
                *w = found;
            }
        }
    }

    /// The organisation whose leaders or ministers the plural role at `node` means.
    pub(super) fn org_of(&self, node: usize, role: &RoleMention) -> Option<String> {
        let named = role.offices.iter().find_map(|o| o.org.clone());
        let start = self.s().tree.node(node).span.start;
        let body = |sem: &Sem| match sem {
            Sem::Org(o) if !o.body && o.country.is_none() => Some(o.name.clone()),
            _ => None,
        };
        // "his counterparts from the Gulf Cooperation Council"
        let inside = || {
            let m = self.s().mention(node).filter(|_| role.counterpart)?;
            self.s()
                .units
                .get(m.units.clone())?
                .iter()
                .find_map(|u| body(&u.sem))
        };
        named
            .or_else(|| body(&self.s().unit_at(start)?.sem))
            .or_else(inside)
            // "the bloc's presidents"
            .or_else(|| self.bloc_at(node).filter(|_| role.plural))
    }

    /// Whoever acts in the clause of `v`. Where a long name with titles and companions has torn its subject off
    /// ("General X, Chief of Staff of the Y Forces, along with his delegation called on …"), the name that the
    /// clause begins with.
    pub(super) fn actor(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        let subject = t.subject(v);
        if subject.is_some_and(|s| !self.who(s).is_empty()) {
            return subject;
        }
        let named = (0..v)
            .rev()
            .take_while(|&i| !t.is_verb(i))
            .filter(|&i| {
                matches!(
                    self.s().mention(i).map(|m| &m.what),
                    Some(What::Person(p)) if p.person.is_some()
                ) && (matches!(t.node(i).dep, "ROOT" | "nsubj" | "dep" | "npadvmod")
                    // "In Lima, where he has come for the summit, the minister, X, saw …": hung on the city.
                    || subject.is_none()
                        && t.node(i).dep == "appos"
                        && t.head(i).is_some_and(|h| {
                            matches!(
                                self.s().mention(h).map(|m| &m.what),
                                Some(What::Place(_) | What::Country(_) | What::Date(_))
                            )
                        }))
            })
            .last();
        match (subject, named) {
            (None, Some(n)) if t.node(v).tag == "VBD" || t.node(v).tag == "VBZ" => Some(n),
            (Some(s), Some(n)) if t.ancestors(s).any(|a| a == n) => Some(n),
            _ => subject,
        }
    }

    /// "discussed the situation in Gaza with X", "a call took place on Monday between A and B": objects of a
    /// preposition of the clause of `v` that hangs too low, as often ("discussed ways to deepen ties with X", too).
    pub(super) fn hung_low(&self, v: usize, prep: &str) -> Vec<usize> {
        let t = &self.s().tree;
        // Of two who discuss it, the third is the topic.
        let one = t.subject(v).is_some_and(|n| {
            t.conjuncts(n).len() == 1
                && t.node(n).tag != "NNS"
                && !matches!(t.node(n).word.as_str(), "two" | "both" | "they")
        });
        let somebody = |o: usize| {
            matches!(
                self.s().mention(o).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
        };
        let way_to = |g: usize| {
            one && prep == "with"
                && WAYS.contains(&t.node(g).lemma.as_str())
                && matches!(t.node(g).tag, "VB" | "VBG")
                && t.child(g, &["nsubj"]).is_none()
                && t.governor(g) == Some(v)
        };
        t.subtree(v)
            .into_iter()
            .filter(|&p| t.node(p).word == prep)
            .filter(|&p| t.governor(p).is_some_and(|g| g == v || way_to(g)))
            // "The meeting follows talks between A and B": those talks'.
            .filter(|&p| {
                !t.head(p)
                    .is_some_and(|n| crate::another_pair::names_both(self.s(), n))
            })
            // "met A after talks with B": likewise.
            .filter(|&p| {
                let after = t.head(p).and_then(|n| t.head(n)).is_some_and(|x| {
                    matches!(t.node(x).word.as_str(), "after" | "before" | "following")
                });
                !(after && t.object(v).is_some_and(somebody))
            })
            .flat_map(|p| t.children(p).collect::<Vec<_>>())
            .filter(|&o| somebody(o))
            .collect()
    }
}
