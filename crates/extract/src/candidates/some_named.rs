//! "Ministers from Egypt and six other countries met in Cairo": several come together of whom the report names some only.

use super::convening::comes_together;
use super::occasions::HOLDING;
use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::{LEADERS, Who};
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::{CountryCode, EncounterKind};

/// Plural nouns for states that are counted and not named.
const STATES: &[&str] = &[
    "country",
    "state",
    "nation",
    "neighbour",
    "neighbor",
    "power",
    "government",
    "other",
];

/// What may stand for a number before them.
const SOME: &[&str] = &["several", "some", "many", "world", "major", "dozen"];

/// What they have when they come together.
const TALKS: &[&str] = &[
    "talk",
    "meeting",
    "round",
    "session",
    "consultation",
    "discussion",
    "negotiation",
];

impl Reader<'_> {
    /// A gathering of the states that are named; what a frame has told of them as a meeting of their own is that gathering.
    pub(super) fn some_named(&self, out: &mut Vec<Candidate>) {
        let t = &self.s().tree;
        for v in 0..t.nodes.len() {
            let talks = HOLDING.contains(&t.node(v).lemma.as_str())
                || matches!(t.node(v).lemma.as_str(), "resume" | "continue" | "have");
            let talks = talks
                && t.child(v, &["dobj"])
                    .is_some_and(|o| TALKS.contains(&t.node(o).lemma.as_str()));
            let together = comes_together(t, v) && t.object(v).is_none();
            if !t.is_verb(v) || !(talks || together) || !t.prep_objects(v, "with").is_empty() {
                continue;
            }
            let Some(subject) = t.subject(v) else {
                continue;
            };
            let states = self.named_of_more(subject);
            if states.is_empty() {
                continue;
            }
            let whose = self.analysis.text.get(t.node(subject).span.clone());
            let gathering = GatheringSem {
                name: format!("{} meeting", whose.unwrap_or("")),
                org: None,
            };
            let of_verb = |c: &Candidate| {
                c.trigger == v || c.carrier == Some(v) && c.kind != EncounterKind::Visit
            };
            let mut told = out.iter_mut().filter(|c| of_verb(c)).peekable();
            if told.peek().is_none() {
                let kind = EncounterKind::Gathering;
                let told = status::told(t, Some(v), None, kind);
                let parties = states.iter().map(|c| (Who::State(*c), None)).collect();
                out.push(Candidate {
                    parties,
                    carrier: Some(v),
                    gathering: Some(gathering),
                    ..self.candidate("some-named", kind, told, v)
                });
                continue;
            }
            let named = |w: &Who| self.country(w).is_some_and(|c| states.contains(&c));
            for c in told {
                if c.kind == EncounterKind::Meeting && c.parties.iter().all(|(w, _)| named(w)) {
                    c.kind = EncounterKind::Gathering;
                    c.gathering = Some(gathering.clone());
                }
            }
        }
    }

    /// The states that the phrase at `n` names, where it counts others whom it does not: "Iran and five world powers",
    /// "the leaders of Kenya and four of its neighbours".
    fn named_of_more(&self, n: usize) -> Vec<CountryCode> {
        let t = &self.s().tree;
        let sent = match self.s().mention(n).map(|m| &m.what) {
            Some(What::Role(r)) => r.plural && !r.counterpart,
            Some(What::Country(_)) => true,
            Some(_) => false,
            None => t.node(n).tag == "NNS" && LEADERS.contains(&t.node(n).lemma.as_str()),
        };
        if !sent {
            return Vec::new();
        }
        let behind = ["of", "from"]
            .into_iter()
            .flat_map(|p| t.prep_objects(n, p));
        let all: Vec<usize> = std::iter::once(n)
            .chain(behind)
            .flat_map(|x| t.conjuncts(x))
            .collect();
        if !all.iter().any(|&x| self.counts_states(x)) {
            return Vec::new();
        }
        let mut states = Vec::new();
        for &x in &all {
            let named = match self.s().mention(x).map(|m| &m.what) {
                Some(What::Role(r)) => r.countries.as_slice(),
                Some(What::Country(c)) => std::slice::from_ref(c),
                _ => &[],
            };
            states.extend(named);
        }
        states.dedup();
        states
    }

    /// "six other countries", "five world powers", "four of its neighbours"
    fn counts_states(&self, x: usize) -> bool {
        let t = &self.s().tree;
        let states =
            |o: usize| self.s().mention(o).is_none() && STATES.contains(&t.node(o).lemma.as_str());
        let counted = t.node(x).tag == "NNS"
            && (t.child(x, &["nummod"]).is_some() || t.has_child_word(x, SOME));
        let some_of = t.node(x).tag == "CD" && t.prep_objects(x, "of").into_iter().any(states);
        counted && states(x) || some_of
    }
}
