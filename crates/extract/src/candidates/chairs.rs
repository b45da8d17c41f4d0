//! Who sat for the states whose commission meets, told beside: "the India-Oman Joint Committee met in Muscat, co-chaired by
//! X and Y", "under the co-chairmanship of X and Y".

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::EncounterKind;

impl Reader<'_> {
    /// Puts those who chair in the place of their states, and leaves one gathering of what is told twice.
    pub(super) fn chairs_beside(&self, out: &mut Vec<Candidate>) {
        let chairs = self.chairs();
        if chairs.len() < 2 {
            return;
        }
        for c in out.iter_mut() {
            if !matches!(c.kind, EncounterKind::Meeting | EncounterKind::Gathering) {
                continue;
            }
            let states = c
                .parties
                .iter()
                .filter(|(w, _)| matches!(w, Who::State(_)))
                .count();
            if states < 2 {
                continue;
            }
            for (who, _) in &mut c.parties {
                let Who::State(land) = who else { continue };
                let land = *land;
                if let Some(p) = chairs.iter().find(|p| self.country(p) == Some(land)) {
                    *who = p.clone();
                }
            }
            let mut seen: Vec<Who> = Vec::new();
            c.parties.retain(|(w, _)| {
                let new = !seen.contains(w);
                seen.push(w.clone());
                new
            });
        }
        let t = &self.s().tree;
        let gathered: Vec<Vec<Who>> = out
            .iter()
            .filter(|c| c.kind == EncounterKind::Gathering)
            .map(|c| c.parties.iter().map(|(w, _)| w.clone()).collect())
            .collect();
        // "the Joint Committee meeting": the gathering.
        out.retain(|c| {
            let of_a_body = t.children(c.trigger).any(|n| {
                t.node(n).dep == "compound"
                    && matches!(
                        self.s().mention(n).map(|m| &m.what),
                        Some(What::Gathering(_))
                    )
            });
            !(c.kind == EncounterKind::Meeting
                && of_a_body
                && gathered
                    .iter()
                    .any(|all| c.parties.iter().all(|(w, _)| all.contains(w))))
        });
    }

    /// The persons of two countries or more by whom something is said to be chaired.
    fn chairs(&self) -> Vec<Who> {
        let t = &self.s().tree;
        let chaired = (0..t.nodes.len())
            .filter(|&v| matches!(t.node(v).lemma.as_str(), "chair" | "co-chair" | "cochair"))
            .flat_map(|v| t.prep_objects(v, "by"));
        let under = (0..t.nodes.len())
            .filter(|&n| {
                matches!(
                    t.node(n).lemma.as_str(),
                    "chairmanship" | "co-chairmanship" | "cochairmanship"
                )
            })
            .flat_map(|n| t.prep_objects(n, "of"));
        let mut found: Vec<Who> = chaired
            .chain(under)
            .flat_map(|n| t.conjuncts(n))
            .flat_map(|n| self.who(n))
            .filter(|w| matches!(w, Who::Person(_)))
            .collect();
        found.dedup();
        found
    }
}
