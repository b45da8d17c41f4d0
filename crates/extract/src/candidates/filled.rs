//! What the roles of a frame gather, and the candidates that it makes.

use super::{Candidate, Reader, Slots, looks_on, private};
use crate::frames::{Frame, Role};
use crate::mentions::What;
use crate::refs::Who;
use crate::status::Told;
use sidelines_facts::{EncounterKind, PartyRole, Status};

impl Reader<'_> {
    fn is_behind_with(&self, node: usize) -> bool {
        let t = &self.s().tree;
        t.head(node).is_some_and(|p| t.node(p).word == "with")
    }

    /// Puts what node `node` stands for where role `role` of the part called `part` wants it.
    pub(super) fn put(&self, slots: &mut Slots, part: &str, role: Role, node: usize) {
        match role {
            // "has been moved to a later date"
            Role::Place
                if matches!(
                    self.s().tree.node(node).lemma.as_str(),
                    "date" | "day" | "time"
                ) => {}
            Role::Place => slots.place.push(node),
            Role::Gathering => slots.gathering.push(node),
            Role::Document => slots.document.push(node),
            // "with envoy X present": there, and no party.
            _ if role != Role::Participant
                && self.is_behind_with(node)
                && looks_on(self.s(), node) => {}
            // "is still to see the Staff College": a sight, and no party.
            _ if self
                .s()
                .tree
                .head(node)
                .is_some_and(|v| self.s().tree.node(v).lemma == "see")
                && matches!(self.s().mention(node).map(|m| &m.what), Some(What::Org(o)) if o.body) =>
                {}
            _ if slots.persons
                && self.s().mention(node).is_none()
                && self.s().tree.node(node).pos != "PRON" => {}
            // "saw each other": they are the subject already.
            _ if self.s().tree.node(node).word == "other"
                || self.s().tree.node(node).word == "another"
                    && self.s().tree.node(node).dep != "attr" => {}
            _ => {
                let role = role.party().flatten();
                let list = match part {
                    "subject" | "poss" | "by" | "from" => &mut slots.left,
                    "between" | "among" | "of" => &mut slots.joint,
                    _ => &mut slots.right,
                };
                let found = self.who(node);
                if let [who] = found.as_slice()
                    && self.refers(node)
                {
                    slots.referred.push((node, who.clone()));
                }
                slots.bare |= self.says_not_whose(node);
                if found.len() == 2 && self.refers_to_two(node) {
                    slots.grouped.push(found.clone());
                }
                for who in found {
                    if !list.iter().any(|(w, _)| *w == who) {
                        list.push((who, role));
                    }
                }
            }
        }
    }

    /// What a frame tells whose roles have gathered `slots`.
    pub(super) fn candidates(
        &self,
        frame: &Frame,
        trigger: usize,
        carrier: Option<usize>,
        told: Told,
        slots: Slots,
        anaphoric: bool,
    ) -> Vec<Candidate> {
        let t = &self.s().tree;
        // "Israel and Lebanon should hold talks": a wish.
        let unreal = self.only_thought_of(trigger, carrier, frame.kind)
            || private::private(&self.s().tree, trigger)
            || matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call)
                && self.no_sitting(trigger, carrier, &slots);
        // "The agreement should be signed before March": a plan.
        let due = frame.kind == EncounterKind::Signing
            && carrier.is_some_and(|v| t.passive(v) && !t.prep_objects(v, "before").is_empty());
        if unreal && frame.kind != EncounterKind::Gathering && !due {
            return Vec::new();
        }
        // "visited Nieuw Nickerie": a name without an office may be that of a place.
        let in_office = |p: usize| {
            let person = self.analysis.people.all.get(p);
            person.is_some_and(|p| p.chief_office().is_some() || p.rank.is_some())
        };
        let people = |list: &[(Who, Option<PartyRole>)]| {
            list.iter().any(|(w, _)| match w {
                Who::Person(p) => in_office(*p),
                Who::Post { office, .. } => office.is_some(),
                _ => false,
            })
        };
        if frame.persons && !(people(&slots.left) && people(&slots.right)) {
            return Vec::new();
        }
        let mut told = told;
        // "The summit opens on Monday": a plan in the present tense.
        if told.present
            && told.status == Status::Occurred
            && frame.kind == EncounterKind::Gathering
            && slots.left.is_empty()
        {
            told.status = Status::Planned;
        }
        // "is due in Tokyo": the words themselves say that it is to come.
        if let Some(status) = frame.status
            && (matches!(told.status, Status::Occurred | Status::Ongoing)
                // "will skip the summit"
                || status == Status::Denied && told.status == Status::Planned)
        {
            told.status = status;
        }
        let base = Candidate {
            mode: frame.mode,
            carrier,
            anaphoric,
            goes_on: frame.goes_on,
            ..self.candidate(&frame.name, frame.kind, told, trigger)
        };
        match frame.kind {
            EncounterKind::Meeting | EncounterKind::Call if frame.goes_on => {
                self.goes_on(base, slots)
            }
            EncounterKind::Meeting | EncounterKind::Call => self.contacts(base, slots),
            EncounterKind::Visit => self.visits(base, slots),
            EncounterKind::Gathering if frame.roles.values().all(|r| *r != Role::Gathering) => {
                self.there_too(base, slots)
            }
            EncounterKind::Gathering => self.gatherings(base, &slots),
            EncounterKind::Signing => self.signings(base, slots, frame),
        }
    }
}
