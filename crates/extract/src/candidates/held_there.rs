//! "The minister leaves on Sunday for Malta, where the Ministerial Council meets on Thursday": whoever travels to where a
//! gathering is held travels to it.

use super::{Candidate, Reader};
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Whether the verb at `v` tells what happens where its clause hangs on: "…, where the summit opens on Friday".
pub(crate) fn tells_what_is_there(t: &Tree, v: usize) -> bool {
    t.node(v).dep == "relcl"
        && t.children(v)
            .any(|c| t.node(c).dep == "advmod" && t.node(c).word == "where")
}

/// What is told of in the present tense is still to come: "leaves", "opens".
fn to_be(c: &Candidate) -> Status {
    match (c.told.status, c.told.present) {
        (Status::Occurred, true) => Status::Planned,
        (status, _) => status,
    }
}

impl Reader<'_> {
    /// Gives the gatherings that a clause tells of the place to which somebody travels their guests.
    pub(super) fn awaited_there(&self, out: &mut [Candidate]) {
        let t = &self.s().tree;
        let trips: Vec<(usize, Status, Vec<Who>)> = out
            .iter()
            .filter(|c| c.kind == EncounterKind::Visit && !c.anaphoric)
            .filter_map(|c| {
                let v = c.carrier.unwrap_or(c.trigger);
                let people = c.parties.iter().map(|(w, _)| w);
                let people: Vec<Who> = people
                    .filter(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
                    .cloned()
                    .collect();
                let status = to_be(c);
                (!people.is_empty()).then_some((v, status, people))
            })
            .collect();
        for c in out
            .iter_mut()
            .filter(|c| c.kind == EncounterKind::Gathering)
        {
            let clause = c.carrier.unwrap_or(c.trigger);
            if !tells_what_is_there(t, clause) {
                continue;
            }
            let status_there = to_be(c);
            let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
            let real = |s: Status| begun(s) || s == Status::Planned;
            for (_, _, people) in trips.iter().filter(|(v, status, _)| {
                t.head(clause).and_then(|place| t.governor(place)) == Some(*v)
                    && real(*status)
                    && real(status_there)
                    // "flies to Kampala, where a summit was held in January"
                    && (begun(*status) || status_there != Status::Occurred)
            }) {
                for w in people {
                    if !c.parties.iter().any(|(x, _)| x == w) {
                        c.parties.push((w.clone(), Some(PartyRole::Participant)));
                    }
                }
            }
        }
    }
}
