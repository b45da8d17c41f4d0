//! Who comes with a vehicle: "the plane of President X touched down", "the train carrying X".

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};

const VEHICLES: &[&str] = &[
    "plane",
    "aircraft",
    "airplane",
    "aeroplane",
    "jet",
    "airliner",
    "flight",
    "helicopter",
    "train",
    "motorcade",
    "convoy",
];

impl Discourse {
    /// Who is aboard the vehicle at node `i` that does what the sentence tells: whose it is, whom it carries, or whom the
    /// words have on board.
    pub(super) fn aboard(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        if t.node(i).dep != "nsubj" || !VEHICLES.contains(&t.node(i).lemma.as_str()) {
            return None;
        }
        let on_board = || {
            let words = t.prep_objects(i, "on").into_iter();
            words
                .clone()
                .any(|o| matches!(t.node(o).word.as_str(), "board"))
                || t.has_child_word(i, &["aboard"])
        };
        let carried = t
            .children(i)
            .filter(|&c| matches!(t.node(c).dep, "acl" | "relcl"))
            .filter(|&c| matches!(t.node(c).lemma.as_str(), "carry" | "bring" | "take"))
            .find_map(|c| t.child(c, &["dobj"]));
        let with = || {
            t.prep_objects(i, "with")
                .first()
                .copied()
                .filter(|_| on_board())
        };
        let whose = || {
            let of = t.prep_objects(i, "of").first().copied();
            t.child(i, &["poss"]).or(of)
        };
        let who = carried.or_else(with).or_else(whose)?;
        match self.one(a, s, who).as_slice() {
            [who @ (Who::Person(_) | Who::Post { .. })] => Some(who.clone()),
            _ => None,
        }
    }
}
