//! Who meets without being named: "A meeting with X is planned as well".

use super::{Reader, Slots};
use crate::mentions::What;
use crate::offices;
use crate::refs::Who;
use crate::status::PROGRAMMES;
use crate::status::REPORTING;
use sidelines_facts::{CountryCode, PartyRole};

/// What the titles of spokesmen say of whom they speak for, and his office. Others speak for a ministry or government.
const PRINCIPALS: &[(&str, &str)] = &[
    ("Presiden", "President"),
    ("Kremlin", "President"),
    ("White House", "President"),
    ("Prime Minister", "Prime Minister"),
    ("Downing Street", "Prime Minister"),
];

impl Reader<'_> {
    /// On whom the visitor called before this one called.
    pub(super) fn host_before(&self, visitor: &Who) -> Option<Who> {
        let mut hosts = self.round()?.last.iter();
        hosts
            .find(|(w, role)| *role == Some(PartyRole::Host) && self.joins(w, visitor))
            .map(|(w, _)| w.clone())
    }

    /// "Talks with Oman will resume on Sunday in Muscat, Iran's foreign minister said": the state for which is spoken,
    /// of what the noun governed by `v` tells of another state, with its day. Who says so at the place of the talks may be
    /// their host. Of a spokesman, whomever he speaks for.
    pub(super) fn side_that_says(&self, v: usize, slots: &Slots) -> Option<Who> {
        let t = &self.s().tree;
        let says = t.head(v).filter(|&h| {
            t.node(v).dep == "ccomp"
                && matches!(
                    t.node(h).lemma.as_str(),
                    "say" | "announce" | "confirm" | "tell"
                )
        })?;
        // "A meeting with X is being prepared, the president's spokesman said": the president's.
        if let [Who::Person(p)] = self.who(t.subject(says)?).as_slice() {
            let whose = self.spoken_for(*p, v);
            let country = self.country(&whose);
            let met = |c| slots.right.iter().any(|(w, _)| self.country(w) == c);
            if whose != Who::Person(*p) && !met(country) {
                return Some(whose);
            }
        }
        let others: Vec<_> = slots
            .right
            .iter()
            .map(|(w, _)| match w {
                Who::State(c) => Some(*c),
                _ => None,
            })
            .collect::<Option<_>>()?;
        let side = self
            .who(t.subject(says)?)
            .iter()
            .find_map(|w| self.country(w))
            .filter(|c| !others.contains(c))?;
        let clause = || {
            t.subtree(v)
                .into_iter()
                .filter_map(|i| self.s().mention(i))
                .map(|m| &m.what)
        };
        let at_home = clause().any(|w| match w {
            What::Place(p) => p.country == Some(side),
            What::Country(c) => *c == side,
            _ => false,
        });
        let dated = clause().any(|w| matches!(w, What::Date(_)));
        // "A second round of talks with Uganda was held in Nairobi, the Kenyan presidency said": who tells of talks with
        // one state that were held in his own country held them.
        let held = t.node(v).tag == "VBN"
            && t.node(v).lemma == "hold"
            && t.has_child_word(v, &["was", "were"])
            && others.len() == 1;
        (dated && !at_home || held && at_home).then_some(Who::State(side))
    }

    /// "There will be a meeting with X, the spokesman said": whether whoever is named at node `s` speaks for others, and
    /// only says what the clause of `v` tells.
    pub(super) fn only_says(&self, s: usize, v: usize) -> bool {
        let t = &self.s().tree;
        let says = t.head(s).filter(|&h| h != v);
        says.is_some_and(|h| REPORTING.contains(&t.node(h).lemma.as_str()))
            && matches!(self.who(s).as_slice(), [w] if crate::refs::speaks_for_others(self.analysis, w))
    }

    /// Whom person `p`, who tells at node `n` of a meeting without saying whose, has in mind: himself, or, where he speaks
    /// for others, him whose spokesman he is, or his state.
    pub(super) fn spoken_for(&self, p: usize, n: usize) -> Who {
        let person = self.analysis.people.all.get(p);
        let held = person.and_then(|p| p.chief_office().zip(p.country));
        let Some((held, country)) = held.filter(|(h, _)| {
            h.office.org.is_none() && offices::speaks_for_others(&h.office.canonical)
        }) else {
            return Who::Person(p);
        };
        let title = &held.office.canonical;
        let Some((_, office)) = PRINCIPALS.iter().find(|(word, _)| title.contains(word)) else {
            return Who::State(country);
        };
        let (s, d) = (self.s(), &self.discourse);
        d.holder(self.analysis, s, n, Some(office), Some(country), None)
    }

    /// "The visit of X ended with a call on Y", "The trip opened with talks with Y": who travels, of the meeting at noun `n`
    /// with which it begins or ends.
    pub(super) fn who_is_on_the_trip(&self, n: usize, v: usize) -> Option<Who> {
        let t = &self.s().tree;
        let with = t.node(n).dep == "pobj" && t.head(n).is_some_and(|p| t.node(p).word == "with");
        let trip = t.subject(v).filter(|&s| {
            with && self.s().mention(s).is_none()
                && matches!(
                    t.node(s).lemma.as_str(),
                    "visit" | "trip" | "tour" | "stay" | "day" | "programme" | "stop" | "leg"
                )
        })?;
        let of = t.prep_objects(trip, "of");
        let named = t
            .child(trip, &["poss"])
            .into_iter()
            .chain(of.iter().copied())
            .chain(of.iter().filter_map(|&o| t.child(o, &["poss"])))
            .flat_map(|o| self.who(o))
            .find(|w| matches!(w, Who::Person(_) | Who::Post { .. }));
        // "the visit": that told of before.
        let before = || {
            let open = t.child(trip, &["poss"]).is_none() && of.is_empty();
            let told = self.discourse.trip.as_ref().filter(|_| open)?;
            Some(told.who.clone())
        };
        named.or_else(before)
    }

    /// The other party of the meeting or call that the noun at `n` tells of, of which only one side is named.
    pub(super) fn unsaid(&self, n: usize, governor: Option<usize>, slots: &Slots) -> Option<usize> {
        let t = &self.s().tree;
        let right: Vec<_> = slots.right.iter().map(|(w, _)| self.country(w)).collect();
        // Who speaks for others is none of the parties.
        let voice = |p: usize| {
            self.analysis
                .people
                .all
                .get(p)
                .and_then(|p| p.chief_office())
                .is_some_and(|h| offices::speaks_for_others(&h.office.canonical))
        };
        // "Tusk is expected in Kiev; a meeting with X is certain": who acts earlier in the sentence.
        let here = (0..n)
            .filter(|&i| t.node(i).dep.starts_with("nsubj"))
            .filter(|&i| {
                t.head(i)
                    .is_some_and(|v| !REPORTING.contains(&t.node(v).lemma.as_str()))
            })
            .find_map(|i| match self.s().mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => p.person,
                _ => None,
            })
            .filter(|&p| {
                let c = self.country(&Who::Person(p));
                (c.is_some() || self.heads_an_organisation(p)) && !right.contains(&c) && !voice(p)
            });
        // "X's trip was preceded by calls with Y and Z", "agreed in a call with his colleagues Y and Z": X's, and his.
        let possessor = (0..n)
            .filter(|&i| t.node(i).dep.starts_with("nsubj"))
            .chain(t.prep_objects(n, "with"))
            .filter_map(|i| t.child(i, &["poss"]))
            .flat_map(|i| self.who(i))
            .find_map(|w| match w {
                Who::Person(p) => {
                    let c = self.country(&w);
                    (c.is_some() && !right.contains(&c) && !voice(p)).then_some(p)
                }
                _ => None,
            });
        // "No meeting with X is on the cards for Y", "there are talks for Y with X": Y's.
        let for_whom = governor
            .filter(|&v| t.node(v).lemma == "be")
            .into_iter()
            .flat_map(|v| t.prep_objects(v, "for"))
            .chain(t.prep_objects(n, "for"))
            .flat_map(|o| self.who(o))
            .find_map(|w| match w {
                Who::Person(p) => {
                    let c = self.country(&w);
                    (c.is_some() && !right.contains(&c)).then_some(p)
                }
                _ => None,
            });
        // "meetings with A and B figure among his engagements": his.
        let theirs = governor
            .into_iter()
            .flat_map(|v| t.subtree(v))
            .filter(|&i| {
                matches!(t.node(i).word.as_str(), "his" | "her")
                    && t.node(i).dep == "poss"
                    && t.head(i)
                        .is_some_and(|h| PROGRAMMES.contains(&t.node(h).lemma.as_str()))
            })
            .find_map(|i| {
                let home = right.iter().flatten().copied().collect();
                match self.discourse.abroad(self.analysis, self.s(), i, home) {
                    Some(Who::Person(p)) => Some(p),
                    _ => None,
                }
            });
        // "The schedule of X includes a meeting with Y", "on the agenda of X's visit are talks with Y"
        let of_whom = || {
            let of = |i: usize| {
                let with = ["of", "for"].iter().flat_map(move |p| t.prep_objects(i, p));
                // "among his engagements" is told above.
                with.chain(t.child(i, &["poss"]).filter(|&p| t.node(p).tag != "PRP$"))
            };
            (0..t.nodes.len())
                .filter(|&i| PROGRAMMES.contains(&t.node(i).lemma.as_str()))
                .flat_map(of)
                .flat_map(|o| {
                    let trip = matches!(
                        t.node(o).lemma.as_str(),
                        "visit" | "trip" | "tour" | "stay" | "day"
                    );
                    let whose: Vec<usize> = if trip { of(o).collect() } else { vec![o] };
                    whose
                })
                .flat_map(|o| self.who(o))
                .find_map(|w| match w {
                    Who::Person(p) if !right.contains(&self.country(&w)) => Some(p),
                    _ => None,
                })
        };
        self.speaker
            .filter(|_| self.s().quoted.is_some())
            .or(for_whom)
            .or(theirs)
            .or_else(of_whom)
            .or(here)
            .or(possessor)
            .or(self.whose_round(&right))
            .or_else(|| self.who_says_so(n, slots))
            .or_else(|| self.visitor_of(&right).filter(|&p| !voice(p)))
            .or_else(|| {
                self.discourse.last_acting(|p| {
                    let c = self.country(&Who::Person(p));
                    !voice(p) && (c.is_none() || !right.contains(&c))
                })
            })
    }

    /// "X is in Vilnius. Y accompanies him. A call on President Z of Lithuania is planned": X's, who is on a trip to the
    /// country of whoever is met.
    fn visitor_of(&self, hosts: &[Option<CountryCode>]) -> Option<usize> {
        const NEAR: usize = 4;
        let trip = self.discourse.trip.as_ref()?;
        let there = trip.place.country()?;
        let Who::Person(p) = trip.who else {
            return None;
        };
        let near = self.sentence <= trip.sentence + NEAR;
        let met = hosts.iter().all(|c| *c == Some(there)) && !hosts.is_empty();
        (near && met && self.country(&trip.who) != Some(there)).then_some(p)
    }

    /// Whether somebody speaks for an organisation and not for a country: the head of the United Nations.
    fn heads_an_organisation(&self, p: usize) -> bool {
        self.analysis.people.all.get(p).is_some_and(|p| {
            p.country.is_none() && p.chief_office().is_some_and(|h| h.office.org.is_some())
        })
    }

    /// "X said no meeting with Y was planned": X, where Y is of his rank.
    fn who_says_so(&self, n: usize, slots: &Slots) -> Option<usize> {
        let t = &self.s().tree;
        let post = |w: &Who| {
            let Who::Person(p) = w else { return None };
            let held = self.analysis.people.all.get(*p)?.chief_office()?;
            Some(offices::family(&held.office.canonical))
        };
        // "Asked about a possible meeting with Y, X said it could not be ruled out"
        let asked = t.ancestors(n).find(|&v| {
            t.is_verb(v) && v < n && t.node(v).lemma == "ask" && t.node(v).dep == "advcl"
        });
        let says = t.ancestors(n).find(|&v| {
            t.is_verb(v)
                && (v < n || asked.is_some())
                && Some(v) != asked
                && REPORTING.contains(&t.node(v).lemma.as_str())
        })?;
        let p = match self
            .s()
            .mention(t.child(says, &["nsubj"])?)
            .map(|m| &m.what)
        {
            Some(What::Person(p)) => p.person?,
            _ => return None,
        };
        let own = post(&Who::Person(p)).filter(|o| !offices::speaks_for_others(o))?;
        let (home, others) = (self.country(&Who::Person(p)), &slots.right);
        let equal = others.iter().all(|(w, _)| {
            post(w).as_ref() == Some(&own) && self.country(w) != home && *w != Who::Person(p)
        });
        (home.is_some() && equal).then_some(p)
    }
}
