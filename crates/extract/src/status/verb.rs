//! What a verb's own form says, and the verbs and adjectives above it.

mod finite;
mod infinitive;
mod participle;
mod said;

use super::Told;
use crate::tree::{Node, Tree};
use sidelines_facts::{EncounterKind, Status};

pub(crate) use said::drops;
pub(super) use said::{
    as_likely, called_off, foreseen, hindered, maybe_negated_modal, off_the_table,
    on_the_programme, ruled_out, under_way, withdraws,
};

/// Clauses above a verb that are looked at.
const ABOVE: usize = 6;

/// What a verb of the chain says: what became of the encounter, or that the one above tells.
enum Step {
    Told(Told),
    Up(usize),
}

/// One verb of the chain from the one that tells of an encounter upwards.
struct Form<'t> {
    t: &'t Tree,
    /// The verb that tells of the encounter.
    v: usize,
    /// The one looked at.
    at: usize,
    kind: EncounterKind,
    /// How often the verb of another clause may still be asked.
    depth: u8,
    /// Its auxiliaries.
    aux: Vec<&'t str>,
}

const HELD: Told = Told {
    status: Status::Occurred,
    present: false,
};

/// The status that a verb's own form and its governors give.
pub(super) fn verb(t: &Tree, v: usize, kind: EncounterKind, depth: u8) -> Told {
    let mut at = v;
    for _ in 0..ABOVE {
        match Form::new(t, v, at, kind, depth).step() {
            Step::Told(told) => return told,
            Step::Up(above) => at = above,
        }
    }
    HELD
}

impl<'t> Form<'t> {
    fn new(t: &'t Tree, v: usize, at: usize, kind: EncounterKind, depth: u8) -> Self {
        let aux = t
            .children(at)
            .filter(|&c| matches!(t.node(c).dep, "aux" | "auxpass"))
            .map(|c| t.node(c).word.as_str())
            .collect();
        Self {
            t,
            v,
            at,
            kind,
            depth,
            aux,
        }
    }

    fn node(&self) -> &'t Node {
        self.t.node(self.at)
    }

    /// Whether one of its auxiliaries is among these words.
    fn has(&self, words: &[&str]) -> bool {
        self.aux.iter().any(|w| words.contains(w))
    }

    fn step(&self) -> Step {
        if let Some(step) = self.finite() {
            return step;
        }
        // Infinitives and participles: look up.
        let (t, n) = (self.t, self.node());
        let infinitive = n.tag == "VB" || self.aux.contains(&"to");
        let Some(h) = t.head(self.at) else {
            return Step::Told(match infinitive {
                true => Told {
                    status: Status::Planned,
                    present: true,
                },
                false => HELD,
            });
        };
        if infinitive && let Some(step) = self.infinitive(h) {
            return step;
        }
        if let Some(step) = self.participle(h).or_else(|| self.gerund(h)) {
            return step;
        }
        // "Apart from meeting X, he will", "in addition to meeting X, he will"
        if matches!(n.word.as_str(), "apart" | "aside" | "addition") {
            return Step::Up(h);
        }
        // A participle on a noun: "the talks held", "ministers meeting in Goa".
        if n.tag == "VBG" && n.dep == "acl" {
            // "were among those attending the forum", "a summit bringing together A and B took place": as true as that.
            let over = self.kind != EncounterKind::Visit
                && t.governor(h).is_some_and(|v| {
                    matches!(t.node(v).lemma.as_str(), "be" | "take" | "include")
                        && t.node(v).tag == "VBD"
                        && !t.negated(v)
                });
            if over {
                return Step::Told(HELD);
            }
            return Step::Told(Told {
                status: Status::Ongoing,
                present: true,
            });
        }
        Step::Told(HELD)
    }
}
