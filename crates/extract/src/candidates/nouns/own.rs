//! What hangs on the noun itself: "talks with", "India-China talks", "their summit".

use super::Noun;
use crate::candidates::Reader;
use crate::frames::Role;
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::{CountryCode, EncounterKind};

impl Reader<'_> {
    /// The two of the report whose surnames a hyphen joins before noun `n`: "a Macron-Scholz meeting".
    fn two_surnames(&self, n: usize) -> Option<[Who; 2]> {
        let t = &self.s().tree;
        let all = &self.analysis.people.all;
        let of = |name: &str| {
            let mut bearers = (0..all.len()).filter(|&p| {
                let mut parts = all[p].name.split_whitespace();
                // "Xi" of "Xi Jinping" comes first.
                all[p].name.contains(' ') && parts.any(|x| x == name)
            });
            bearers.next().filter(|_| bearers.next().is_none())
        };
        t.children(n)
            .filter(|&c| c < n && matches!(t.node(c).dep, "compound" | "nmod" | "amod"))
            .find_map(|c| {
                let printed = self.analysis.text.get(t.node(c).span.clone())?;
                let (x, y) = printed.split_once(['-', '\u{2013}'])?;
                Some([Who::Person(of(x)?), Who::Person(of(y)?)])
            })
    }

    /// The two countries before noun `n` that a hyphen joins: "Saudi-Iranian talks", "Armenian-Azerbaijani border
    /// talks".
    fn hyphened(&self, n: usize) -> Option<[CountryCode; 2]> {
        const NEAR: usize = 5;
        let t = &self.s().tree;
        let country = |x: usize| {
            let at = t.nodes.get(x)?.span.start;
            self.s().country_at(at)
        };
        let before = |x: usize| {
            (x..n).all(|y| matches!(t.node(y).dep, "compound" | "nmod" | "amod" | "punct"))
        };
        (n.saturating_sub(NEAR).max(1)..n)
            .filter(|&x| t.node(x).word == "-" && before(x - 1))
            .find_map(|x| {
                // "inter-Korean talks"
                if t.node(x - 1).word == "inter" && t.node(x + 1).word == "korean" {
                    return Some([CountryCode::new("KR")?, CountryCode::new("KP")?]);
                }
                Some([country(x - 1)?, country(x + 1)?])
            })
            .filter(|[a, b]| a != b)
    }
}

/// Words for a trip that is not the one under way.
const ANOTHER: &[&str] = &[
    "last",
    "previous",
    "earlier",
    "past",
    "first",
    "next",
    "upcoming",
    "forthcoming",
    "future",
    "recent",
    "planned",
];

impl Reader<'_> {
    /// "X received Y. He said his visit was part of a tour": the visit at node `n` of which node `poss` says whose, of
    /// no place, is the guest's, whoever says so.
    fn guest_whose(&self, n: usize, poss: usize, kind: EncounterKind) -> Option<Who> {
        const NEAR: usize = 3;
        let t = &self.s().tree;
        let (host, told) = self.discourse.host.as_ref()?;
        let theirs = kind == EncounterKind::Visit
            && self.s().quoted.is_none()
            && matches!(t.node(poss).word.as_str(), "his" | "her")
            && self.sentence > *told
            && self.sentence <= told + NEAR
            && !t.has_child_word(n, ANOTHER)
            && ["to", "in"].iter().all(|p| t.prep_objects(n, p).is_empty())
            && self.who(poss).as_slice() == std::slice::from_ref(host);
        let [x, y] = self.discourse.last_pair.as_slice() else {
            return None;
        };
        let guest = if x == host { y } else { x };
        (theirs && (x == host || y == host) && matches!(guest, Who::Person(_)))
            .then(|| guest.clone())
    }
}

impl Noun<'_, '_> {
    /// The frame's roles among its possessors and prepositions: "India's proposal of a meeting with".
    pub(super) fn hanging(&mut self) {
        let (r, t, n) = (self.r, self.t, self.n);
        let within = self.within_name();
        let slots = &mut self.slots;
        for (part, &role) in &self.frame.roles {
            match part.as_str() {
                "subject" | "object" => {}
                "poss" => {
                    for c in t.children(n).filter(|&c| t.node(c).dep == "poss") {
                        let day = r
                            .s()
                            .mention(c)
                            .is_some_and(|m| matches!(m.what, What::Date(_)));
                        // "had their turn with him": whose turn the subject tells.
                        if day || self.frame.goes_on && t.node(c).tag == "PRP$" {
                            continue;
                        }
                        // "was the subject of his meeting with C", told among his meetings with A and B.
                        if matches!(t.node(c).word.as_str(), "his" | "her")
                            && matches!(
                                self.frame.kind,
                                EncounterKind::Meeting | EncounterKind::Call
                            )
                            && let Some(whose) = r.possessor_of_round(n, c)
                        {
                            slots.left.push((whose, role.party().flatten()));
                            continue;
                        }
                        if let Some(guest) = r.guest_whose(n, c, self.frame.kind) {
                            slots.left.push((guest, role.party().flatten()));
                            continue;
                        }
                        r.put(slots, "poss", role, c);
                    }
                }
                prep => {
                    let mut behind = t.prep_objects(n, prep);
                    if self.whole != n {
                        behind.extend(
                            t.prep_objects(self.whole, prep)
                                .into_iter()
                                .filter(|&o| o != n),
                        );
                    }
                    // "the letters of credence of X"
                    behind.extend(within.iter().flat_map(|&o| t.prep_objects(o, prep)));
                    for o in behind {
                        // "a tour of four countries"
                        let lands = self.frame.kind == EncounterKind::Visit
                            && prep == "of"
                            && (matches!(t.node(o).lemma.as_str(), "country" | "nation" | "state")
                                || matches!(
                                    r.s().mention(o).map(|m| &m.what),
                                    Some(What::Country(_) | What::Place(_))
                                ));
                        r.put(slots, prep, if lands { Role::Place } else { role }, o);
                        // "the visit to India of X": hung on the place.
                        if self.frame.kind == EncounterKind::Visit && role == Role::Place {
                            for x in t.prep_objects(o, "of") {
                                if matches!(
                                    r.s().mention(x).map(|m| &m.what),
                                    Some(What::Person(_))
                                ) {
                                    r.put(slots, "of", Role::Visitor, x);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// "gave a luncheon in his honour", "hosted a dinner in honour of X": the guest, and whoever gave it.
    pub(super) fn honoured(&mut self) {
        let (r, t, n) = (self.r, self.t, self.n);
        let given = self.governor.filter(|&v| {
            t.node(n).dep == "dobj"
                && t.head(n) == Some(v)
                && matches!(
                    t.node(v).lemma.as_str(),
                    "give" | "host" | "hold" | "offer" | "throw"
                )
        });
        let Some(v) = given.filter(|_| {
            self.frame.kind == EncounterKind::Meeting
                && (t.node(n).is_meal() || t.node(n).lemma == "reception")
        }) else {
            return;
        };
        let guest = [n, v]
            .into_iter()
            .flat_map(|x| t.prep_objects(x, "in"))
            .find(|&o| matches!(t.node(o).lemma.as_str(), "honour" | "honor"))
            .and_then(|o| {
                t.child(o, &["poss"])
                    .or_else(|| t.prep_objects(o, "of").first().copied())
            });
        let (Some(guest), Some(host)) = (guest, t.subject(v)) else {
            return;
        };
        if self.slots.right.is_empty() {
            r.put(&mut self.slots, "with", Role::Party, guest);
        }
        if self.slots.left.is_empty() && !self.slots.right.is_empty() {
            r.put(&mut self.slots, "subject", Role::Party, host);
        }
    }

    /// What belongs to the frame's noun itself: "credence" of "letters of credence".
    fn within_name(&self) -> Vec<usize> {
        let (t, n) = (self.t, self.n);
        let mut behind = t.prep_objects(n, "of");
        behind.retain(|&o| {
            let mut nouns = self.frame.nouns.iter().filter_map(|x| x.split_once(" of "));
            nouns.any(|(first, last)| first == t.node(n).lemma && last == t.node(o).lemma)
        });
        behind
    }

    /// Whose "their talks" are.
    pub(super) fn theirs(&mut self) {
        let (r, t, n) = (self.r, self.t, self.n);
        let slots = &mut self.slots;
        let theirs = matches!(self.frame.kind, EncounterKind::Meeting)
            && t.has_child_word(n, &["their"])
            && slots.right.is_empty()
            && slots.joint.is_empty();
        // "X and Y agreed at their summit", "At their summit X and Y agreed": theirs who act.
        let acting: Vec<Who> = t
            .governor(n)
            .filter(|_| theirs && t.node(n).dep == "pobj")
            .and_then(|v| r.actor(v))
            .map(|s| r.who(s))
            .unwrap_or_default();
        let mut lands: Vec<_> = acting
            .iter()
            .filter(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
            .filter_map(|w| r.country(w))
            .collect();
        lands.sort_unstable();
        lands.dedup();
        if acting.len() > 1 && lands.len() == acting.len() {
            slots.left.clear();
            slots.joint.extend(acting.into_iter().map(|w| (w, None)));
        } else if theirs {
            // "X spoke beside Y after their talks": where nobody else has been told of together, those two.
            let mut two: Vec<Who> = Vec::new();
            for i in 0..n {
                let acts = || matches!(t.node(i).dep, "nsubj" | "nsubjpass");
                let one = match r.s().mention(i).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person.map(Who::Person),
                    None if matches!(t.node(i).word.as_str(), "he" | "she") && acts() => {
                        r.who(i).into_iter().next()
                    }
                    _ => None,
                };
                if let Some(one @ Who::Person(_)) = one
                    && !two.contains(&one)
                {
                    two.push(one);
                }
            }
            // "Speaking alongside X after their talks, Y promised aid"
            let beside = t.governor(n).is_some_and(|v| {
                t.node(v).tag == "VBG" && t.has_child_word(v, &["alongside", "beside", "with"])
            });
            if let ([_], [other], true) = (two.as_slice(), acting.as_slice(), beside)
                && !two.contains(other)
            {
                two.push(other.clone());
            }
            // "X spoke first. Y listened. Their talks ended without a statement"
            if two.is_empty() && !r.discourse.told_of_two() {
                two = r.discourse.pair(r.analysis);
            }
            let countries: Vec<_> = two.iter().filter_map(|w| r.country(w)).collect();
            let told = slots.left.iter().all(|(w, _)| two.contains(w));
            if two.len() == 2 && countries.len() == 2 && countries[0] != countries[1] && told {
                slots.left.clear();
                slots.joint.extend(two.into_iter().map(|w| (w, None)));
            }
        }
        // "Pompeo called Kang. Their first summit was held in April": not the ministers'.
        if t.node(n).lemma == "summit"
            && t.has_child_word(n, &["their"])
            && slots.left.len() == 2
            && slots.right.is_empty()
            && let Some(two) = r.discourse.leaders(r.analysis)
        {
            slots.left = two.into_iter().map(|w| (w, None)).collect();
        }
    }

    /// Whether a state that is none of those told of together calls off the talks that the noun means.
    pub(super) fn of_a_third_state(&self) -> bool {
        let (r, t) = (self.r, self.t);
        let Some(v) = self
            .governor
            .filter(|_| self.frame.kind == EncounterKind::Meeting)
            .filter(|&v| crate::status::drops(t, v) && t.object(v) == Some(self.whole))
        else {
            return false;
        };
        let land = |w: &Who| match w {
            Who::State(_) | Who::Person(_) | Who::Post { .. } => r.country(w),
            Who::Org { .. } => None,
        };
        let theirs: Vec<_> = r.discourse.last_pair.iter().filter_map(land).collect();
        let by: Vec<_> = t.subject(v).map(|s| r.who(s)).unwrap_or_default();
        theirs.len() == 2
            && !by.is_empty()
            && by
                .iter()
                .all(|w| land(w).is_some_and(|c| !theirs.contains(&c)))
    }

    /// Names before the noun: "India-China talks", "the Singh-Mirzo meeting", "Russian-Turkish talks".
    pub(super) fn compounds(&mut self) {
        let (r, t, n) = (self.r, self.t, self.n);
        let slots = &mut self.slots;
        // "visits to Papua New Guinea and three countries, Cambodia, Laos and Myanmar": hung too high.
        if self.frame.kind == EncounterKind::Visit {
            let more = t.children(n).filter(|&c| {
                t.node(c).dep == "conj"
                    && matches!(t.node(c).lemma.as_str(), "country" | "nation" | "state")
            });
            slots.place.extend(more);
        }
        let compound: Vec<usize> = t
            .children(n)
            .filter(|&c| matches!(t.node(c).dep, "compound" | "nmod" | "amod" | "punct") && c < n)
            .flat_map(|c| std::iter::once(c).chain(t.children(c)))
            .collect();
        // "the India-EU dialogue", not "the EU talks".
        let dashed = |c: usize| {
            let dash = |i: Option<usize>| {
                i.and_then(|i| t.nodes.get(i))
                    .is_some_and(|n| matches!(n.word.as_str(), "-" | "–"))
            };
            dash(c.checked_sub(1)) || dash(Some(c + 1))
        };
        let mut named: Vec<Who> = Vec::new();
        for c in compound {
            let here = match r.s().mention(c).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                Some(What::Country(c)) => Some(Who::State(*c)),
                Some(What::Org(o)) if !o.body && o.country.is_none() && dashed(c) => {
                    Some(Who::Org {
                        name: o.name.clone(),
                        country: None,
                    })
                }
                _ => None,
            };
            if let Some(w) = here
                && !named.contains(&w)
            {
                named.push(w);
            }
        }
        // "a Macron-Scholz meeting", of two whom the report names
        if named.len() < 2
            && let Some(two) = r.two_surnames(n)
        {
            named = two.into();
        }
        // "Russian-Turkish talks"
        if named.is_empty()
            && let Some(two) = r.hyphened(n)
        {
            named.extend(two.map(Who::State));
        }
        if named.len() >= 2 && self.frame.kind != EncounterKind::Visit {
            slots.joint.extend(named.into_iter().map(|w| (w, None)));
        }
    }

    /// "A will co-host the third X-Y dialogue with B", "A and B co-chaired the X-Y talks": those two, each of one of the
    /// sides for which it is named.
    pub(super) fn led(&mut self) {
        let (r, t) = (self.r, self.t);
        let mut sides = self.slots.joint.iter().map(|(w, _)| match w {
            Who::State(c) => Some(*c),
            _ => None,
        });
        let (Some(Some(one)), Some(Some(other)), None) = (sides.next(), sides.next(), sides.next())
        else {
            return;
        };
        let Some(v) = self.governor.filter(|&v| {
            matches!(
                t.node(v).lemma.as_str(),
                "host" | "cohost" | "co-host" | "chair" | "cochair" | "co-chair" | "lead"
            ) && self.direct
        }) else {
            return;
        };
        let with = [self.n, self.whole, v]
            .into_iter()
            .flat_map(|n| t.prep_objects(n, "with"));
        let led: Vec<Who> = t
            .subject(v)
            .into_iter()
            .chain(with)
            .flat_map(|n| t.conjuncts(n))
            .flat_map(|n| r.who(n))
            .filter(|w| matches!(w, Who::Person(_)))
            .collect();
        let of = |side| led.iter().find(|w| r.country(w) == Some(side)).cloned();
        if let (Some(x), Some(y)) = (of(one), of(other)) {
            self.slots.joint.clear();
            self.slots.left = vec![(x, None)];
            self.slots.right = vec![(y, None)];
        }
    }
}
