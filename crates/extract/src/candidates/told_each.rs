//! Those met in a round, told by what was said to them: "The Foreign Minister of Seychelles spoke of two boats. X told him
//! that …", where X is told to meet several counterparts.

use super::{Candidate, Reader};
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, Status};

/// Verbs of saying something to somebody's face.
const TELLING: &[&str] = &["tell", "inform", "brief", "assure", "remind", "ask"];

/// Verbs of saying something "to" somebody.
const SAYING: &[&str] = &[
    "repeat",
    "express",
    "convey",
    "explain",
    "say",
    "reiterate",
    "reaffirm",
    "offer",
    "voice",
    "stress",
    "underline",
    "complain",
    "describe",
    "outline",
    "present",
    "suggest",
    "promise",
    "extend",
];

impl Reader<'_> {
    /// The meeting of whoever has a round of them with whom he tells something, or who tells him.
    pub(super) fn told_each(&self, out: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let contact =
            |c: &Candidate| matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call);
        let Some(round) = self.round().filter(|r| {
            r.kind == EncounterKind::Meeting
                && r.status == Status::Occurred
                && self.sentence > r.sentence
        }) else {
            return Vec::new();
        };
        if self.s().quoted.is_some() || out.iter().any(contact) {
            return Vec::new();
        }
        (0..t.nodes.len())
            .filter(|&v| {
                let verb = t.node(v).lemma.as_str();
                t.is_verb(v) && (TELLING.contains(&verb) || SAYING.contains(&verb))
            })
            .filter(|&v| matches!(t.node(v).dep, "ROOT" | "conj") && t.node(v).tag == "VBD")
            .filter_map(|v| {
                let one = |n: usize| match self.who(n).as_slice() {
                    [w @ Who::Person(_)] => Some(w.clone()),
                    _ => None,
                };
                // "To X he repeated his good wishes"
                let heard = if TELLING.contains(&t.node(v).lemma.as_str()) {
                    t.object(v)
                } else {
                    t.prep_objects(v, "to").first().copied()
                };
                let (subject, object) = (t.subject(v)?, heard?);
                // "asked the President to pay a visit": through somebody else, as he is not there.
                let through_another = t.node(v).lemma == "ask"
                    && t.child(v, &["xcomp", "ccomp"])
                        .is_some_and(|x| t.has_child_word(x, &["to"]));
                if through_another {
                    return None;
                }
                // "told the President and the authorities of Burundi"
                if t.conjuncts(object).len() > 1 {
                    return None;
                }
                let (speaker, other) = (one(subject)?, one(object)?);
                let met = match (speaker == round.whose, other == round.whose) {
                    (true, false) => other,
                    (false, true) => speaker,
                    _ => return None,
                };
                let told = status::told(t, Some(v), None, EncounterKind::Meeting);
                (told.status == Status::Occurred && self.joins(&round.whose, &met)).then(|| {
                    Candidate {
                        mode: round.mode,
                        parties: vec![(round.whose.clone(), None), (met, None)],
                        carrier: Some(v),
                        goes_on: true,
                        ..self.candidate("told-each", EncounterKind::Meeting, told, v)
                    }
                })
            })
            .collect()
    }
}
