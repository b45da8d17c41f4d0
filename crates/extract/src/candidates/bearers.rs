//! Whoever brings a letter meets him who gets it: "received a message from X, delivered by Y", "handed Z a letter".

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// What is brought.
const LETTERS: &[&str] = &["letter", "message", "missive", "note"];

/// What is done with it by whoever brings it.
const BRING: &[&str] = &[
    "deliver", "convey", "hand", "bring", "carry", "bear", "present",
];

/// Sentences back in which the letter may have been received.
const BACK: usize = 2;

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
            let Some(letter) = t.child(v, &["dobj", "nsubjpass"]).filter(|&o| {
                LETTERS.contains(&t.node(o).lemma.as_str())
                    || t.passive(v) && t.node(o).word == "it"
            }) else {
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
                _ if t.passive(v) => self.brought(v),
                "hand" | "give" => {
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

    /// "received a message from X. It was delivered by Y": Y, and who received it in a sentence before.
    fn brought(&self, v: usize) -> Option<(Who, Who)> {
        let t = &self.s().tree;
        if !BRING.contains(&t.node(v).lemma.as_str()) {
            return None;
        }
        let person = |w: &Who| matches!(w, Who::Person(_));
        let by = t
            .prep_objects(v, "by")
            .into_iter()
            .flat_map(|o| self.who(o));
        let bearer = by.into_iter().find(person)?;
        let to = t
            .prep_objects(v, "to")
            .into_iter()
            .flat_map(|o| self.who(o));
        let given = to.into_iter().find(person).or_else(|| {
            let before = self.sentence.saturating_sub(BACK)..self.sentence;
            before
                .rev()
                .filter_map(|i| self.analysis.sentences.get(i))
                .find_map(|s| received(&s.tree).map(|n| (s, n)))
                .and_then(|(s, n)| match s.mention(n).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person.map(Who::Person),
                    _ => None,
                })
        })?;
        // A president's own staff bring him letters, too.
        let lands = (self.country(&bearer)?, self.country(&given)?);
        (lands.0 != lands.1).then_some((given, bearer))
    }
}

/// Who receives a letter.
fn received(t: &Tree) -> Option<usize> {
    (0..t.nodes.len())
        .filter(|&v| t.node(v).lemma == "receive" && !t.passive(v) && !t.negated(v))
        .find(|&v| {
            t.child(v, &["dobj"])
                .is_some_and(|o| LETTERS.contains(&t.node(o).lemma.as_str()))
        })
        .and_then(|v| t.subject(v))
}
