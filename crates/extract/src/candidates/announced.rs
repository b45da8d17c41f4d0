//! Several meetings announced at once, before each is told: "On Monday he met several counterparts on the sidelines of
//! the summit. With A he talked about …". Day, place and margin are said once, and hold for each.

use super::rounds::CONTACTS;
use super::{Candidate, Reader, Where};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::EncounterKind;

/// The frame of what only announces others.
pub(crate) const ANNOUNCED: &str = "announced";

/// Verbs of contact whose object, or partner behind "with", is met.
const MEET: &[&str] = &["meet", "receive", "see", "confer", "talk", "speak"];

/// Those met, where nobody says who they are.
const SOMEBODY: &[&str] = &[
    "counterpart",
    "colleague",
    "peer",
    "official",
    "leader",
    "minister",
    "dignitary",
    "head",
    "representative",
    "delegation",
    "ambassador",
    "envoy",
    "guest",
    "visitor",
    "president",
    "premier",
];

/// How many of them, where no number says it.
const COUNT: &[&str] = &[
    "several", "some", "many", "number", "series", "group", "handful", "dozen", "host",
];

impl Reader<'_> {
    /// What the sentence announces of several meetings of one, where it tells of none: kept for those that follow.
    pub(super) fn several_announced(&self, out: &[Candidate]) -> Option<Candidate> {
        let contact = |c: &Candidate| {
            matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call)
                && !c.anaphoric
                && c.parties.len() > 1
        };
        if self.s().quoted.is_some() || out.iter().any(contact) {
            return None;
        }
        let t = &self.s().tree;
        (0..t.nodes.len()).find_map(|i| {
            let n = t.node(i);
            if n.mention.is_some() {
                return None;
            }
            let meets = t.is_verb(i) && MEET.contains(&n.lemma.as_str());
            let talks = (n.tag == "NNS" || self.one_after_another(i))
                && CONTACTS.contains(&n.lemma.as_str())
                && n.lemma != "call";
            let verb = if meets {
                i
            } else if talks {
                t.governor(i).filter(|&v| t.is_verb(v))?
            } else {
                return None;
            };
            let partners: Vec<usize> = t
                .prep_objects(i, "with")
                .into_iter()
                .chain(t.prep_objects(verb, "with"))
                .chain(t.object(i).filter(|_| meets))
                .collect();
            // "Senior officials met X on Monday": whoever is named of the two sides.
            let subject = t.subject(verb);
            let whose = if partners.iter().any(|&o| self.several(o)) {
                self.actor(verb).map(|n| self.who(n))
            } else if subject.is_some_and(|n| self.several(n)) {
                partners.first().map(|&n| self.who(n))
            // "is using the summit for a string of meetings"
            } else if talks && partners.is_empty() && self.counted(i) {
                self.actor(verb).map(|n| self.who(n))
            } else {
                return None;
            };
            let whose: Vec<Who> = whose
                .unwrap_or_default()
                .into_iter()
                .filter(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
                .collect();
            // "meetings with several of his colleagues in Moscow"
            let there = partners.iter().find_map(|&n| self.place_of_several(n));
            (whose.len() == 1).then(|| Candidate {
                place: there,
                parties: whose.into_iter().map(|w| (w, None)).collect(),
                carrier: Some(verb),
                words: n.span.clone(),
                ..self.candidate(
                    ANNOUNCED,
                    EncounterKind::Meeting,
                    status::told(t, Some(verb), talks.then_some(i), EncounterKind::Meeting),
                    i,
                )
            })
        })
    }

    /// "one bilateral meeting after another"
    fn one_after_another(&self, i: usize) -> bool {
        let t = &self.s().tree;
        let word = |n: usize| t.nodes.get(n).map_or("", |x| x.word.as_str());
        word(i + 1) == "after" && word(i + 2) == "another" && t.has_child_word(i, &["one"])
    }

    /// "a string of meetings", "several meetings", "three meetings"
    fn counted(&self, i: usize) -> bool {
        let t = &self.s().tree;
        let of_several = t
            .head(i)
            .filter(|&p| t.node(p).word == "of")
            .and_then(|p| t.head(p));
        of_several.is_some_and(|n| {
            COUNT.contains(&t.node(n).lemma.as_str())
                || matches!(
                    t.node(n).lemma.as_str(),
                    "string" | "round" | "spate" | "flurry"
                )
        }) || t.has_child_word(i, &["several", "many", "some"])
            || t.child(i, &["nummod"]).is_some()
    }

    /// Where several are met, told behind them.
    fn place_of_several(&self, node: usize) -> Option<Where> {
        let t = &self.s().tree;
        let inside = t.subtree(node);
        inside.into_iter().find_map(|n| {
            t.prep_objects(n, "in").iter().find_map(|&p| {
                match self.s().mention(p).map(|m| &m.what) {
                    Some(What::Place(place)) => Some(Where::Place(place.clone())),
                    Some(What::Country(c)) => Some(Where::Country(*c)),
                    _ => None,
                }
            })
        })
    }

    /// "several of his counterparts", "senior officials": people, and nobody says who.
    pub(super) fn several(&self, node: usize) -> bool {
        let t = &self.s().tree;
        let of = t.prep_objects(node, "of").first().copied();
        let who = of
            .filter(|_| COUNT.contains(&t.node(node).lemma.as_str()))
            .unwrap_or(node);
        let plural = match self.s().mention(who).map(|m| &m.what) {
            Some(What::Role(r)) => r.plural,
            None => t.node(who).tag == "NNS" && SOMEBODY.contains(&t.node(who).lemma.as_str()),
            _ => false,
        };
        plural && t.conjuncts(who).len() == 1
    }
}
