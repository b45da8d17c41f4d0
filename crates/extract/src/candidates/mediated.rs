//! Meetings of three: of two with whoever brings them together, and of one with two guests at one sitting.

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::{EncounterKind, PartyRole};
use sidelines_time::DateExpr;

/// The frame of bringing two together.
const BRING_TOGETHER: &str = "bring-together";

/// What a third side does for the talks of two.
const MEDIATE: &[&str] = &[
    "host",
    "mediate",
    "broker",
    "moderate",
    "facilitate",
    "chair",
    "convene",
    "oversee",
    "preside",
];

/// Nouns for it, and for being there: "with the mediation of X", "under his chairmanship".
const MEDIATION: &[&str] = &[
    "mediation",
    "facilitation",
    "moderation",
    "chairmanship",
    "chair",
    "participation",
    "presence",
    "auspex",
    "auspice",
    "auspices",
];

type Party = (Who, Option<PartyRole>);

impl Reader<'_> {
    /// Whether one party met several guests at one sitting: brought them together, sat down with them or spoke with
    /// them for so long.
    pub(super) fn one_sitting(&self, base: &Candidate) -> bool {
        let t = &self.s().tree;
        let trigger = t.node(base.trigger);
        if base.frame == BRING_TOGETHER || trigger.lemma == "sit" {
            return true;
        }
        // "a dinner with A, B and C"
        let one = trigger.tag == "NN" && t.has_child_word(base.trigger, &["a", "an"]);
        if one && trigger.is_meal() {
            return true;
        }
        // "X welcomes A (L) and B", under a picture of the three.
        if trigger.tag == "VBZ" && matches!(trigger.lemma.as_str(), "welcome" | "greet") {
            return true;
        }
        let verb = base.carrier.unwrap_or(base.trigger);
        let is_time = |n: usize| match self.s().mention(n).map(|m| &m.what) {
            Some(What::Date(d)) => {
                let told = self.analysis.dates.get(*d).map(|d| &d.expr);
                matches!(told, Some(DateExpr::Duration(span)) if span.minutes > 0)
            }
            _ => matches!(t.node(n).lemma.as_str(), "hour" | "minute"),
        };
        // "hours of talks"
        let of_hours =
            t.node(base.trigger).dep == "pobj" && t.governor(base.trigger).is_some_and(is_time);
        // "spoke for about an hour with", "90-minute talks with"
        let lasted = (0..t.nodes.len()).filter(|&n| is_time(n)).any(|n| {
            let under_for = t.head(n).is_some_and(|p| t.node(p).word == "for")
                && matches!(t.governor(n), Some(g) if g == verb || g == base.trigger);
            let before = !t.is_verb(base.trigger)
                && n < base.trigger
                && t.ancestors(n).take_while(|&a| a != base.trigger).all(|a| {
                    a == n || matches!(t.node(a).dep, "amod" | "compound" | "nmod" | "npadvmod")
                })
                && t.ancestors(n).any(|a| a == base.trigger);
            under_for || before
        });
        of_hours || lasted
    }

    /// "He had tried to bring them to one table": whether it came to that is not told.
    pub(super) fn only_tried(&self, base: &Candidate) -> bool {
        let t = &self.s().tree;
        base.frame == BRING_TOGETHER
            && t.node(base.trigger).dep == "xcomp"
            && t.head(base.trigger).is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "try" | "seek" | "attempt" | "want" | "hope" | "offer" | "strive" | "work"
                )
            })
    }

    /// Those of a third side who brought together the `met`, or sat with them, as the words around the meeting say.
    pub(super) fn mediators(&self, base: &Candidate, met: &[Party]) -> Vec<Party> {
        let t = &self.s().tree;
        let sides: Vec<_> = met.iter().map(|(w, _)| self.country(w)).collect();
        if sides.len() < 2 || sides.contains(&None) || sides.windows(2).any(|w| w[0] == w[1]) {
            return Vec::new();
        }
        let mut found: Vec<Who> = Vec::new();
        // "hosted talks between A and B"
        let held = t.governor(base.trigger).filter(|&v| {
            !t.is_verb(base.trigger)
                && matches!(t.node(base.trigger).dep, "dobj" | "pobj")
                && MEDIATE.contains(&t.node(v).lemma.as_str())
        });
        if let Some(host) = held.and_then(|v| self.actor(v)) {
            found.extend(self.who(host));
        }
        let top = base.carrier.unwrap_or(base.trigger);
        // Told of the meeting, and of nothing beside it.
        let told_of_it = |n: usize| {
            n != top
                && n != base.trigger
                && t.ancestors(n).any(|a| a == top || a == base.trigger)
                && t.ancestors(n)
                    .take_while(|&a| a != top && a != base.trigger)
                    .all(|a| {
                        a == n
                            || matches!(t.node(a).pos, "ADP" | "SCONJ")
                            || matches!(
                                t.node(a).word.as_str(),
                                "talks" | "meeting" | "negotiations"
                            )
                            || matches!(
                                self.s().mention(a).map(|m| &m.what),
                                Some(What::Place(_) | What::Country(_) | What::Date(_))
                            )
                    })
        };
        for n in (0..t.nodes.len()).filter(|&n| told_of_it(n)) {
            let lemma = t.node(n).lemma.as_str();
            if t.is_verb(n) && MEDIATE.contains(&lemma) {
                let by = t.prep_objects(n, "by");
                let who = if by.is_empty() {
                    t.subject(n).into_iter().collect()
                } else {
                    by
                };
                found.extend(who.into_iter().flat_map(|o| self.who(o)));
            } else if MEDIATION.contains(&lemma) && t.node(n).dep == "pobj" {
                let whose = t.children(n).filter(|&c| t.node(c).dep == "poss");
                let whose = whose.chain(t.prep_objects(n, "of"));
                found.extend(whose.flat_map(|o| self.who(o)));
            }
        }
        found.extend(
            self.there_as_well(top)
                .into_iter()
                .flat_map(|o| self.who(o)),
        );
        let mut out: Vec<Party> = Vec::new();
        for who in found {
            let third = match &who {
                Who::Person(_) | Who::Post { .. } => !sides.contains(&self.country(&who)),
                Who::State(_) | Who::Org { .. } => false,
            };
            if third && !out.iter().any(|(w, _)| *w == who) {
                out.push((who, None));
            }
        }
        out
    }

    /// "A and B meet in Washington on Thursday, and Secretary of State X will take part": who acts in a clause beside
    /// that of the meeting at verb `top` which says no more than that he is there.
    fn there_as_well(&self, top: usize) -> Vec<usize> {
        let t = &self.s().tree;
        let beside = |v: usize| {
            let (n, above) = (t.node(v), t.head(v));
            v > top
                && t.is_verb(v)
                && (n.dep == "conj" && above == Some(top)
                    || matches!(n.dep, "ccomp" | "conj") && above.is_some() && above == t.head(top))
        };
        let there = |v: usize| {
            let object = t.child(v, &["dobj"]).map(|o| t.node(o).word.as_str());
            match (t.node(v).lemma.as_str(), object) {
                ("take", Some("part")) | ("participate" | "attend" | "mediate", None) => {
                    ["in", "at"].iter().all(|p| {
                        let what = t.prep_objects(v, p);
                        what.iter().all(|&o| {
                            matches!(t.node(o).lemma.as_str(), "it" | "them" | "talk" | "meeting")
                        })
                    })
                }
                ("join", Some("them" | "talks")) => true,
                _ => false,
            }
        };
        (0..t.nodes.len())
            .filter(|&v| beside(v) && there(v) && !t.negated(v))
            .filter_map(|v| t.child(v, &["nsubj"]))
            .collect()
    }

    /// Of three who met, the two whom the third brought together or received.
    pub(super) fn guests(&self, met: &Candidate) -> Option<Vec<Who>> {
        let persons = |(w, _): &Party| matches!(w, Who::Person(_));
        if met.kind != EncounterKind::Meeting
            || met.parties.len() != 3
            || !met.parties.iter().all(persons)
        {
            return None;
        }
        let t = &self.s().tree;
        let actor = self.actor(met.carrier.unwrap_or(met.trigger))?;
        let acting: Vec<Who> = t
            .conjuncts(actor)
            .into_iter()
            .flat_map(|n| self.who(n))
            .collect();
        let (acted, others): (Vec<Who>, Vec<Who>) = met
            .parties
            .iter()
            .map(|(w, _)| w.clone())
            .partition(|w| acting.contains(w));
        [acted, others].into_iter().find(|side| side.len() == 2)
    }

    /// Whether they are the two whom a third met last: "after which the two went on talking alone".
    pub(super) fn of_guests(&self, parties: &[Party]) -> bool {
        let guests = self.discourse.guests.as_ref();
        guests.is_some_and(|g| parties.len() == 2 && parties.iter().all(|(w, _)| g.contains(w)))
    }
}
