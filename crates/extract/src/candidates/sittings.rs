//! Sittings of what two states have set up together: "held the ninth round of their Defence Dialogue", "The Peruvian
//! and Ecuadorian cabinets will hold a joint session".

use super::editions::COMMITTEES;
use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::EncounterKind;

/// What is done with a sitting by those who sit.
const SITS: &[&str] = &[
    "hold", "convene", "begin", "start", "open", "conclude", "close", "end", "finish", "resume",
    "co-chair", "cochair", "chair", "lead", "have",
];

/// One sitting of many.
const SITTINGS: &[&str] = &["round", "session", "meeting", "edition", "sitting"];

/// What is done with a body itself by those who sit in it; whoever leads it or has it does not.
const CONVENES: &[&str] = &["hold", "convene", "resume"];

/// What two states set up to sit, besides committees.
const BODIES: &[&str] = &["consultation", "talks"];

impl Reader<'_> {
    /// Adds sittings of which nothing was told, and who sits to those told of without anybody.
    pub(super) fn sittings(&self, out: &mut Vec<Candidate>) {
        let t = &self.s().tree;
        for v in 0..t.nodes.len() {
            let lemma = t.node(v).lemma.as_str();
            if !SITS.contains(&lemma)
                || !t.is_verb(v)
                || t.passive(v)
                || self.only_thought_of(v, Some(v), EncounterKind::Gathering)
            {
                continue;
            }
            let Some((o, s)) = t.child(v, &["dobj"]).zip(t.subject(v)) else {
                continue;
            };
            let sitting = SITTINGS.contains(&t.node(o).lemma.as_str());
            let named = t
                .prep_objects(o, "of")
                .into_iter()
                .filter(|_| sitting)
                .chain([o])
                .filter(|&b| b != o || CONVENES.contains(&lemma))
                .find(|&b| self.is_joint_body(b));
            let (body, states) = match named {
                Some(b) => (b, self.sides_of(s)),
                None if sitting && self.is_joint_body(s) => (s, self.states_of_body(s)),
                None => continue,
            };
            if states.len() < 2 {
                continue;
            }
            let parties = states.into_iter().map(|w| (w, None));
            let told = out
                .iter_mut()
                .find(|c| c.trigger == v || c.carrier == Some(v) || c.trigger == o);
            if let Some(c) = told {
                let nobody = c.kind == EncounterKind::Gathering
                    && c.parties.is_empty()
                    && c.gathering.as_ref().is_none_or(|g| g.org.is_none());
                if nobody {
                    c.parties.extend(parties);
                }
                continue;
            }
            out.push(Candidate {
                parties: parties.collect(),
                carrier: Some(v),
                gathering: Some(GatheringSem {
                    name: self.with_modifiers(body).to_owned(),
                    org: None,
                }),
                ..self.candidate(
                    "sitting",
                    EncounterKind::Gathering,
                    status::told(t, Some(v), None, EncounterKind::Gathering),
                    v,
                )
            });
        }
    }

    /// A committee, dialogue or the like that has a name or words which say what it is for.
    fn is_joint_body(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let is = |w: &str| {
            let w = w.to_lowercase();
            COMMITTEES.contains(&w.as_str()) || BODIES.contains(&w.as_str())
        };
        let described = || {
            let before = t
                .children(n)
                .any(|c| matches!(t.node(c).dep, "amod" | "compound") && c < n);
            before && (is(&t.node(n).lemma) || is(&t.node(n).word))
        };
        match self.s().mention(n).map(|m| (&m.what, &m.span)) {
            None => described(),
            Some((What::Other, span)) => {
                let name = self.analysis.text.get(span.clone()).unwrap_or("");
                let last = name.rsplit(' ').next().unwrap_or("");
                name.contains(' ') && (is(last) || is(last.trim_end_matches('s'))) || described()
            }
            Some((What::Gathering(g), _)) => g.org.is_none(),
            _ => false,
        }
    }

    /// The states, or people of different states, that the subject at `s` names.
    fn sides_of(&self, s: usize) -> Vec<Who> {
        let mut out: Vec<Who> = Vec::new();
        for c in self.s().tree.conjuncts(s) {
            for w in self.who(c) {
                if !out.contains(&w) {
                    out.push(w);
                }
            }
        }
        let mut lands: Vec<_> = out.iter().filter_map(|w| self.country(w)).collect();
        lands.sort_unstable();
        lands.dedup();
        if lands.len() < 2 { Vec::new() } else { out }
    }
}
