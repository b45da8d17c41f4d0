//! Whom a common noun means: "the Indian side", "the visitor", "officials, including A and B".

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;
use crate::offices;

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
    "secretary",
    "premier",
    "envoy",
    "ambassador",
    "adviser",
    "woman",
    "politician",
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
    "representative",
    "negotiator",
    "parliamentarian",
    "lawmaker",
    "expert",
    "guard",
    "army",
    "navy",
];

pub(super) const PERSON_NOUNS: &[&str] = &[
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

/// More than so many are not those told of one by one.
const MOST_OF_A_GROUP: u32 = 6;

/// The number that a word or figures say.
fn counted(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| sidelines_time::cardinal(word))
}

/// Whether the words beside the plural noun at `i` say which they are, so that they are not those told of: "the envoys
/// of Ethiopia and Tunisia", "the leaders of other delegations", "the ASEAN-related leaders' meetings"; not "the
/// ministers of the two countries".
fn of_others(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    let told = |o: usize| s.mention(o).is_some();
    // "the leaders of the 18 members"
    let many = |o: usize| {
        t.children(o)
            .filter(|&c| t.node(c).dep == "nummod")
            .filter_map(|c| counted(&t.node(c).word))
            .any(|n| n > MOST_OF_A_GROUP)
    };
    let of = ["of", "from"]
        .iter()
        .flat_map(|p| t.prep_objects(i, p))
        .any(|o| {
            told(o) || many(o) || !t.has_child_word(o, &["the", "two", "both", "these", "their"])
        });
    let related = t
        .children(i)
        .any(|c| t.node(c).dep == "amod" && t.node(c).tag == "VBN" && t.children(c).any(told));
    of || related
}

/// Whoever stands for a body: "SCO delegates", "Hamas fighters".
const STAND_FOR_A_BODY: &[&str] = &[
    "chief",
    "delegate",
    "delegation",
    "diplomat",
    "envoy",
    "expert",
    "fighter",
    "group",
    "head",
    "inspector",
    "insurgent",
    "leader",
    "mediator",
    "member",
    "militia",
    "minister",
    "mission",
    "movement",
    "negotiator",
    "officer",
    "official",
    "rebel",
    "representative",
    "student",
    "team",
];

/// Who makes up a delegation that stands for its country.
const DELEGATES: &[&str] = &[
    "congressman",
    "deputy",
    "diplomat",
    "lawmaker",
    "legislator",
    "member",
    "mp",
    "officer",
    "official",
    "parliamentarian",
    "senator",
    "student",
];

/// "a delegation from Morocco", "a delegation of US senators": the country that sends it.
fn delegated_by(s: &Sentence, i: usize) -> Option<Who> {
    const PRIVATE: &[&str] = &["business", "trade", "cultural", "media", "youth", "student"];
    let t = &s.tree;
    if t.node(i).lemma != "delegation" || t.has_child_word(i, PRIVATE) {
        return None;
    }
    let beside = right_behind(s, i);
    let behind = ["of", "from"]
        .into_iter()
        .flat_map(|p| t.prep_objects(i, p));
    behind
        .chain(beside)
        .find_map(|o| match s.mention(o).map(|m| &m.what) {
            Some(What::Country(c)) => Some(Who::State(*c)),
            Some(What::Role(r)) if r.plural && r.countries.len() == 1 => {
                r.countries.first().copied().map(Who::State)
            }
            None if DELEGATES.contains(&t.node(o).lemma.as_str()) => {
                // "of officials from Kenya"
                let from = || match s.mention(*t.prep_objects(o, "from").first()?)?.what {
                    What::Country(c) => Some(c),
                    _ => None,
                };
                super::whose_body(s, o).or_else(from).map(Who::State)
            }
            _ => None,
        })
}

/// "the leadership of Vietnam", "the authorities in Mongolia": the state.
fn governs(s: &Sentence, i: usize) -> Option<Who> {
    let t = &s.tree;
    let lemma = t.node(i).lemma.as_str();
    if !matches!(lemma, "leadership" | "authority" | "government")
        || !t.has_child_word(i, &["the"])
        || t.child(i, &["amod", "compound", "nmod"]).is_some()
    {
        return None;
    }
    let prepositions: &[&str] = if lemma == "authority" {
        &["of", "in"]
    } else {
        &["of"]
    };
    prepositions
        .iter()
        .flat_map(|p| t.prep_objects(i, p))
        .find_map(|o| match s.mention(o).map(|m| &m.what) {
            Some(What::Country(c)) => Some(Who::State(*c)),
            _ => None,
        })
}

/// "received a delegation from Morocco": what stands behind "from" right behind node `i`, where it hangs on the verb.
fn right_behind(s: &Sentence, i: usize) -> impl Iterator<Item = usize> + '_ {
    let t = &s.tree;
    t.governor(i)
        .into_iter()
        .flat_map(|v| t.children(v))
        .filter(move |&p| p == i + 1 && t.node(p).word == "from")
        .filter_map(|p| t.child(p, &["pobj"]))
}

/// "representatives of Hamas", "a delegation from the Karen National Union": it; "of Hamas and the Egyptian government":
/// both.
fn of_a_body(s: &Sentence, i: usize) -> Vec<Who> {
    let t = &s.tree;
    let stands_for_it = STAND_FOR_A_BODY.contains(&t.node(i).lemma.as_str());
    let behind = ["of", "from"].into_iter().filter(|_| stands_for_it);
    let found = behind
        .flat_map(|p| t.prep_objects(i, p))
        .chain(right_behind(s, i).filter(|_| stands_for_it))
        // "a delegation of officers of the Bangladesh Army"
        .flat_map(|o| {
            let made_up = s.mention(o).is_none() && DELEGATES.contains(&t.node(o).lemma.as_str());
            let whose = ["of", "from"]
                .into_iter()
                .filter(move |_| made_up)
                .flat_map(move |p| t.prep_objects(o, p));
            std::iter::once(o).chain(whose)
        });
    let body = |o: usize| match s.mention(o).map(|m| &m.what) {
        // "a delegation of the Sudanese government"
        Some(What::Org(org)) => {
            !org.body || org.country.is_some() || super::whose_body(s, o).is_some()
        }
        _ => false,
    };
    let Some(first) = found
        .into_iter()
        .find(|&o| t.conjuncts(o).into_iter().any(body))
    else {
        return Vec::new();
    };
    t.conjuncts(first)
        .into_iter()
        .filter_map(|o| match s.mention(o).map(|m| &m.what) {
            Some(What::Org(org)) => Some(Who::Org {
                name: org.name.clone(),
                country: org
                    .country
                    .or_else(|| super::whose_body(s, o).filter(|_| org.body)),
            }),
            Some(What::Country(c)) => Some(Who::State(*c)),
            // "of the UN and the Sudanese army"
            None => super::whose_body(s, o).map(Who::State),
            _ => None,
        })
        .collect()
}

/// The nodes of the list that opens behind the plural noun at `i`, to where a verb goes on with something else.
pub(super) fn list_after(s: &Sentence, i: usize) -> Option<std::ops::Range<usize>> {
    let t = &s.tree;
    if !matches!(t.node(i).tag, "NNS" | "NNPS") {
        return None;
    }
    let opens = |n: usize| match t.node(n).word.as_str() {
        "including" | "include" | "namely" => true,
        "as" => n > 0 && t.node(n - 1).word == "such",
        "them" => n > 0 && t.node(n - 1).word == "among",
        _ => false,
    };
    let verb_behind = |from: usize| {
        (from + 1..t.nodes.len())
            .find(|&n| matches!(t.node(n).tag, "VBD" | "VBZ" | "VBP" | "MD"))
            .unwrap_or(t.nodes.len())
    };
    // Not from another clause.
    let open = (i + 1..verb_behind(i)).find(|&n| opens(n))?;
    Some(open + 1..verb_behind(open))
}

impl Discourse {
    pub(super) fn noun(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Vec<Who> {
        let node = s.tree.node(i);
        // "Five envoys presented credentials: A, B and C": all of them.
        let mut apposed: Vec<Who> = s
            .tree
            .children(i)
            .filter(|&c| s.tree.node(c).dep == "appos")
            .flat_map(|c| s.tree.conjuncts(c))
            .filter_map(|c| match s.mention(c).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            })
            .collect();
        if !apposed.is_empty() {
            if !matches!(node.tag, "NNS" | "NNPS") {
                apposed.truncate(1);
            }
            return apposed;
        }
        let listed = self.listed(a, s, i);
        if !listed.is_empty() {
            return listed;
        }
        if let Some(found) = self
            .guest_or_host(a, s, i)
            .or_else(|| self.their_deputies(a, s, i))
            .or_else(|| self.sent_by_both(a, s, i))
        {
            return found;
        }
        if let Some(who) = self
            .delegation_at(a, s, i)
            .or_else(|| self.visitors_at(s, i))
            .or_else(|| self.aboard(a, s, i))
        {
            return vec![who];
        }
        // "the head of the Tajik delegation": whoever of that country acted.
        if matches!(node.lemma.as_str(), "head" | "leader" | "chief")
            && node.tag == "NN"
            && let Some(&team) = s.tree.prep_objects(i, "of").iter().find(|&&o| {
                matches!(
                    s.tree.node(o).lemma.as_str(),
                    "delegation" | "team" | "mission"
                )
            })
            && let Some(country) = s
                .tree
                .children(team)
                .find_map(|c| s.country_at(s.tree.node(c).span.start))
        {
            let of = |p: usize| {
                a.people
                    .all
                    .get(p)
                    .is_some_and(|p| p.country == Some(country))
            };
            let travels = |p: usize| of(p) && self.visitors.contains(&p);
            let known = self
                .recent_person(a, s, i, travels)
                .or_else(|| self.recent_person(a, s, i, of))
                .map(Who::Person);
            return vec![known.unwrap_or(Who::State(country))];
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
        let org = |c: usize| match s.mention(c).map(|m| &m.what) {
            Some(What::Org(o)) => Some(o),
            _ => None,
        };
        let of_org = s
            .tree
            .children(i)
            .filter(|&c| matches!(s.tree.node(c).dep, "compound" | "nmod" | "amod" | "poss"))
            .find_map(org);
        // "the government delegations of A and B"
        if of_org.is_some_and(|o| o.body && o.country.is_none()) {
            let both = super::leaders_of(s, i);
            if !both.is_empty() {
                return both;
            }
        }
        // "the department's officer in charge" is one man.
        let one_officer = node.tag == "NN" && matches!(node.lemma.as_str(), "officer" | "student");
        if let Some(o) = of_org
            && STAND_FOR_A_BODY.contains(&node.lemma.as_str())
            && !one_officer
        {
            // "the EU envoy": he who is told to be its envoy.
            let one = node.tag == "NN" && s.tree.has_child_word(i, &["the"]);
            let holds = |p: usize| {
                a.people.all.get(p).is_some_and(|x| {
                    offices::fits_noun(x, &node.lemma)
                        && x.offices.iter().any(|h| {
                            h.office.org.as_ref() == Some(&o.name)
                                || h.office.canonical.contains(&o.name)
                        })
                })
            };
            if one && let Some(p) = self.recent_person(a, s, i, holds) {
                return vec![Who::Person(p)];
            }
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
        // "had their turn with the Korean": whoever of that country was told of last.
        if !plural
            && matches!(node.tag, "NNP" | "NN")
            && s.tree.has_child_word(i, &["the"])
            && !matches!(node.dep, "compound" | "amod" | "nmod" | "poss")
            && let Some(country) = s.country_at(node.span.start)
            && let Some(p) = self.recent_person(a, s, i, |p| {
                a.people
                    .all
                    .get(p)
                    .is_some_and(|p| p.country == Some(country) && !p.offices.is_empty())
            })
        {
            return vec![Who::Person(p)];
        }
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
        // "the cabinet member"
        let lemma = match node.lemma.as_str() {
            "member" if s.tree.has_child_word(i, &["cabinet"]) => "minister".to_owned(),
            other => other.to_lowercase(),
        };
        // "each is to have a session with the host": whose guests are told of.
        if matches!(lemma.as_str(), "host" | "hostess")
            && !plural
            && demonym.is_none()
            && s.tree.has_child_word(i, &["the", "their"])
            && let Some(round) = &self.round
        {
            return vec![round.whose.clone()];
        }
        // "the European official": who holds an office of the Union.
        if !plural
            && PERSON_NOUNS.contains(&lemma.as_str())
            && s.tree.has_child_word(i, &["the"])
            && s.tree.has_child_word(i, &["european"])
            && let Some(p) = self.recent_person(a, s, i, |p| {
                a.people.all.get(p).is_some_and(|x| {
                    x.offices.iter().any(|h| {
                        h.office
                            .org
                            .as_deref()
                            .is_some_and(|o| o.starts_with("European "))
                    })
                })
            })
        {
            return vec![Who::Person(p)];
        }
        if let Some(country) = demonym {
            // "the Myanmar officer"
            let officer = one_officer && lemma == "officer" && s.tree.has_child_word(i, &["the"]);
            if (PERSON_NOUNS.contains(&lemma.as_str()) || officer) && !plural {
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
        if plural
            && node.lemma == "leader"
            && let Some(others) = self.others_who_lead(a, s, i, &self.last_pair)
        {
            return others;
        }
        if plural
            && node.lemma == "leader"
            && let Some(two) = self.of_the_two(a, s, i, &[super::posts::LEADER])
        {
            return two;
        }
        // "hosted the two visitors", but not "the guests"
        let two_guests = matches!(lemma.as_str(), "visitor" | "guest")
            && s.tree.has_child_word(i, &["two", "both"]);
        if plural && two_guests {
            let mut two: Vec<Who> = Vec::new();
            for &p in self.visitors.iter().rev() {
                if two.len() < 2 && !two.contains(&Who::Person(p)) {
                    two.insert(0, Who::Person(p));
                }
            }
            if two.len() == 2 {
                return two;
            }
        }
        if plural && (PAIR_NOUNS.contains(&node.lemma.as_str()) || two_guests) && demonym.is_none()
        {
            let definite = s.tree.has_child_word(
                i,
                &[
                    "the", "two", "both", "these", "three", "four", "five", "six",
                ],
            );
            return if definite && !of_others(s, i) {
                self.group(a, s, i)
            } else {
                of_a_body(s, i)
            };
        }
        let visiting_officer = lemma == "officer" && s.tree.has_child_word(i, &["visiting"]);
        if !plural
            && (PERSON_NOUNS.contains(&lemma.as_str()) || visiting_officer)
            && s.tree.has_child_word(i, &["the", "visiting"])
        {
            let abroad = matches!(lemma.as_str(), "visitor" | "guest" | "dignitary")
                || s.tree.has_child_word(i, &["visiting"]);
            // Who received somebody is not the visitor.
            let host = self.host.as_ref().map(|(w, _)| w).filter(|_| abroad);
            let accept = |p: usize| {
                host != Some(&Who::Person(p))
                    && a.people
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
            // Of strangers the one told of last, be it as whom somebody received.
            let last = || {
                self.seen.iter().rev().find_map(|n| match &n.who {
                    Who::Person(p) if accept(*p) && stranger(*p) && a.home.is_some() => Some(*p),
                    _ => None,
                })
            };
            if abroad
                && let Some(p) =
                    last().or_else(|| self.recent_person(a, s, i, |p| accept(p) && stranger(p)))
            {
                return vec![Who::Person(p)];
            }
            // "Defence Minister X met his counterpart. The general will see the president": his rank goes without saying.
            let soldier = || {
                matches!(lemma.as_str(), "general" | "admiral")
                    .then(|| {
                        self.recent_person(a, s, i, |p| {
                            a.people.all.get(p).is_some_and(offices::commands)
                        })
                    })
                    .flatten()
            };
            return self
                .recent_person(a, s, i, accept)
                .or_else(soldier)
                .map(Who::Person)
                .into_iter()
                .collect();
        }
        let body = of_a_body(s, i);
        if body.is_empty() {
            return delegated_by(s, i)
                .or_else(|| governs(s, i))
                .into_iter()
                .collect();
        }
        body
    }

    /// "his guest", "her host", "the visitor's host": of whoever is of another country than he whose guest or host it is,
    /// the traveller or him who is at home.
    fn guest_or_host(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Vec<Who>> {
        let t = &s.tree;
        let comes = match t.node(i).lemma.as_str() {
            "guest" | "visitor" => true,
            "host" | "hostess" => false,
            _ => return None,
        };
        let poss = t
            .child(i, &["poss"])
            .filter(|&p| t.node(i).tag != "NNS" && p < i)?;
        let whose = match s.mention(poss).map(|m| &m.what) {
            Some(What::Person(_) | What::Role(_)) => self.one(a, s, poss).into_iter().next(),
            Some(_) => return None,
            // "Rouhani welcomed his guest": his who acts.
            None if matches!(t.node(poss).word.as_str(), "his" | "her") => t
                .governor(i)
                .and_then(|v| t.subject(v))
                .filter(|&n| n < i && !t.subtree(n).contains(&i))
                .and_then(|n| self.one(a, s, n).into_iter().next())
                .or_else(|| self.recent(a, s, poss, |_| true)),
            None => None,
        }?;
        let country = crate::encounters::country(a, &whose)?;
        // "his Azerbaijani host"
        let nation = t
            .children(i)
            .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod"))
            .find_map(|c| s.country_at(t.node(c).span.start));
        let abroad = |p: usize| {
            a.people.all.get(p).is_some_and(|x| {
                x.country
                    .is_some_and(|c| c != country && nation.is_none_or(|n| n == c))
                    && Who::Person(p) != whose
            })
        };
        let found = self
            .recent_person(a, s, i, |p| {
                abroad(p) && self.visitors.contains(&p) == comes
            })
            .or_else(|| self.recent_person(a, s, i, abroad))?;
        Some(vec![Who::Person(found)])
    }

    /// "several defence leaders, including A and B", "officials, among them: A of X; B, Minister of Y": those of the
    /// list that opens behind node `i`.
    pub(super) fn listed(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Vec<Who> {
        let mut all = Vec::new();
        for n in list_after(s, i).into_iter().flatten() {
            let who = match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                // "including the Foreign Secretary"
                Some(What::Role(r)) if !r.plural && !r.counterpart && !r.indefinite => {
                    self.one(a, s, n).into_iter().next()
                }
                _ => None,
            };
            all.extend(who.filter(|w| !all.contains(w)));
        }
        all
    }
}
