//! Who stands for whom at a gathering: "Ghana was represented by a delegation under its foreign minister", "the four
//! will be represented by their defence ministers".

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, PartyRole, Status};

impl Reader<'_> {
    /// Whoever the passive verb at `v` names as acting, also where the "by" hangs too low ("was represented at the
    /// summit in Addis Ababa by X").
    pub(super) fn agents(&self, v: usize) -> Vec<usize> {
        let t = &self.s().tree;
        let by = t.prep_objects(v, "by");
        match by.is_empty() && t.child(v, &["nsubjpass"]).is_some() {
            true => self.hung_low(v, "by"),
            false => by,
        }
    }

    /// Those who are represented at the gathering that the sentence names, or else at the one told of last: the
    /// persons who stand for them, or the states where those are not named.
    pub(super) fn represented(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            if t.node(v).lemma != "represent" || !t.is_verb(v) || !t.passive(v) || t.negated(v) {
                continue;
            }
            let known = |c: &Candidate| {
                (c.carrier == Some(v) || c.trigger == v)
                    && c.parties
                        .iter()
                        .any(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }))
            };
            if told.iter().any(known) {
                continue;
            }
            let told_here = status::told(t, Some(v), None, EncounterKind::Gathering);
            let Some(gathering) = self.where_represented(v, told_here.status) else {
                continue;
            };
            let agents = self.agents(v);
            let persons: Vec<Who> = agents
                .iter()
                .flat_map(|&a| self.who(self.leader_of(a).unwrap_or(a)))
                .filter(|w| matches!(w, Who::Person(_)))
                .collect();
            let parties: Vec<Who> = if persons.is_empty() {
                let whom = t.subject(v).map_or_else(Vec::new, |s| self.who(s));
                whom.into_iter()
                    .filter(|w| matches!(w, Who::State(_)))
                    .collect()
            } else {
                persons
            };
            if parties.is_empty() || matches!(told_here.status, Status::Denied | Status::Cancelled)
            {
                continue;
            }
            out.push(Candidate {
                parties: parties
                    .into_iter()
                    .map(|w| (w, Some(PartyRole::Participant)))
                    .collect(),
                carrier: Some(v),
                gathering: Some(gathering),
                ..self.candidate("represented", EncounterKind::Gathering, told_here, v)
            });
        }
        out
    }

    /// Where somebody is represented: at what the clause of `v` names with "at", or else at the gathering just told of.
    fn where_represented(&self, v: usize, status: Status) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let at: Vec<usize> = ["at", "in", "during"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .collect();
        let here = at
            .iter()
            .find_map(|&n| self.occasion(n).or_else(|| self.gathering_at(n)));
        let told = matches!(
            self.discourse.told_last,
            Some((EncounterKind::Gathering, _))
        );
        let elsewhere = at
            .iter()
            .any(|&n| matches!(self.s().mention(n).map(|m| &m.what), Some(What::Org(_))));
        here.or_else(|| {
            let begun = matches!(status, Status::Occurred | Status::Ongoing);
            self.told_so("meeting", begun)
                .filter(|_| told && !elsewhere)
        })
    }

    /// Who leads the delegation at node `n`: "a delegation under X", "a team led by X".
    fn leader_of(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        if !matches!(t.node(n).lemma.as_str(), "delegation" | "team" | "mission") {
            return None;
        }
        let led = t
            .children(n)
            .filter(|&v| matches!(t.node(v).lemma.as_str(), "lead" | "head"))
            .flat_map(|v| t.prep_objects(v, "by"));
        t.prep_objects(n, "under").into_iter().chain(led).next()
    }
}
