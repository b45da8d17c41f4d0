//! Whoever brings a letter meets him who gets it: "received a message from X, delivered by Y", "handed Z a letter".

use super::{Candidate, Reader};
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, Status};

/// What is brought.
const LETTERS: &[&str] = &["letter", "message", "missive", "note"];

/// What is done with it by whoever brings it.
const BRING: &[&str] = &[
    "deliver", "convey", "hand", "bring", "carry", "bear", "present",
];

impl Reader<'_> {
    /// The bearers of letters, and those who were given them.
    pub(super) fn bearers(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        let person = |n: usize| {
            let mut who = self.who(n).into_iter();
            match (who.next(), who.next()) {
                (Some(w @ (Who::Person(_) | Who::Post { .. })), None) => Some(w),
                _ => None,
            }
        };
        for v in (0..t.nodes.len()).filter(|&v| t.is_verb(v) && !t.negated(v)) {
            let Some(letter) = t
                .child(v, &["dobj"])
                .filter(|&o| LETTERS.contains(&t.node(o).lemma.as_str()))
            else {
                continue;
            };
            let sides = match t.node(v).lemma.as_str() {
                "receive" | "accept" | "get" => {
                    let bearer = t
                        .subtree(letter)
                        .into_iter()
                        .chain(t.children(v).filter(|&c| c > letter))
                        .filter(|&c| BRING.contains(&t.node(c).lemma.as_str()))
                        .flat_map(|c| t.prep_objects(c, "by"))
                        .find_map(person);
                    self.actor(v).and_then(person).zip(bearer)
                }
                "hand" | "give" if !t.passive(v) => {
                    let given = self.given(v).into_iter().find_map(person);
                    self.actor(v).and_then(person).zip(given)
                }
                _ => None,
            };
            let told = status::told(t, Some(v), None, EncounterKind::Meeting);
            if let Some((one, other)) = sides.filter(|_| told.status == Status::Occurred) {
                let meeting = Candidate {
                    parties: vec![(one, None), (other, None)],
                    carrier: Some(v),
                    ..self.candidate("hand-letter", EncounterKind::Meeting, told, letter)
                };
                out.extend(self.sane(meeting));
            }
        }
        out
    }
}
