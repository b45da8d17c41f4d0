//! Who and what is about a verb: its subject, its object, and what stands behind its prepositions.

use super::Verb;
use crate::frames::Role;
use crate::mentions::What;
use sidelines_facts::EncounterKind;

impl Verb<'_, '_> {
    /// What the verb acts on; nothing, where the frame wants it behind a preposition that is not there.
    pub(super) fn objects(&self) -> Option<Vec<usize>> {
        let Self {
            t, frame, entry, v, ..
        } = *self;
        Some(match &entry.object_prep {
            Some(prep) => {
                let mut found = t.prep_objects(v, prep);
                if found.is_empty()
                    && matches!(t.node(v).lemma.as_str(), "leave" | "depart" | "deliver")
                {
                    // "left Dhaka for London": hung on the city left.
                    found = t
                        .object(v)
                        .map_or_else(Vec::new, |o| t.prep_objects(o, prep));
                }
                if found.is_empty() {
                    // "is due in Tokyo": hung on the particle.
                    found = t
                        .children(v)
                        .filter(|&c| entry.particles.contains(&t.node(c).word))
                        .flat_map(|c| t.prep_objects(c, prep))
                        .collect();
                }
                // "flew in on Monday": where the report is from.
                let bare = frame.kind == EncounterKind::Visit
                    && prep == "in"
                    && t.children(v).any(|c| {
                        t.node(c).word == "in" && matches!(t.node(c).dep, "advmod" | "prt")
                    });
                if found.is_empty() && !bare {
                    return None;
                }
                found
            }
            None => t.object(v).into_iter().collect(),
        })
    }

    /// Fills the roles of the frame.
    pub(super) fn fill(&mut self, objects: &[usize]) {
        let frame = self.frame;
        for (part, &role) in &frame.roles {
            match part.as_str() {
                "subject" if self.passive => self.add_agents(role),
                "subject" => self.add_subject(role),
                "object" => self.add_object(role, objects),
                prep => self.add_behind(prep, role),
            }
        }
    }

    /// Who acts, in the passive.
    fn add_agents(&mut self, role: Role) {
        let Self { r, t, entry, v, .. } = *self;
        let slots = &mut self.slots;
        let mut agents = r.agents(v);
        // "is expected in Kyiv", "is scheduled for May": nobody acts.
        if agents.is_empty() && entry.object_prep.is_some() {
            agents.extend(t.subject(v));
        }
        for n in agents {
            r.put(slots, "subject", role, n);
        }
    }

    /// Who acts.
    fn add_subject(&mut self, role: Role) {
        let Self { r, t, frame, v, .. } = *self;
        let slots = &mut self.slots;
        // "Around the table were A and B": behind the verb.
        let inverted = || {
            t.children(v)
                .flat_map(|c| {
                    let aux = t.children(c).filter(move |_| t.node(c).dep == "aux");
                    aux.chain([c])
                })
                // "Next in line was the minister of Rwanda"
                .filter(|_| frame.kind == EncounterKind::Gathering || frame.goes_on)
                .filter(|&c| matches!(t.node(c).dep, "attr" | "dobj"))
                .find(|&c| t.node(c).mention.is_some())
        };
        let beside = r.visiting_beside(v).filter(|_| role == Role::Visitor);
        if let Some(n) = beside.or_else(|| r.actor(v)).or_else(inverted) {
            r.put(slots, "subject", role, n);
            // A list that the parser has torn: "X, Y, and Z met" with two subjects.
            for m in t.children(v).filter(|&m| {
                m != n
                    && t.node(m).dep == "nsubj"
                    && matches!(r.s().mention(m).map(|x| &x.what), Some(What::Person(_)))
            }) {
                r.put(slots, "subject", role, m);
            }
        } else if r.s().quoted.is_some()
            && let Some(speaker) = r.speaker
        {
            slots
                .left
                .push((r.spoken_for(speaker, v), role.party().flatten()));
        }
        if frame.kind == EncounterKind::Visit
            && let Some((n, status)) = r.would_go(v)
        {
            slots.left.clear();
            r.put(slots, "subject", role, n);
            self.likely = Some(status);
        }
    }

    /// On whom.
    fn add_object(&mut self, role: Role, objects: &[usize]) {
        let Self {
            r,
            t,
            entry,
            v,
            passive,
            ..
        } = *self;
        let slots = &mut self.slots;
        let nodes = if passive && entry.object_prep.is_none() {
            t.subject(v).into_iter().collect()
        } else {
            objects.to_vec()
        };
        let whom = r.traveller(v).filter(|_| role == Role::Visitor);
        for n in whom.map_or(nodes, |n| vec![n]) {
            r.put(slots, "object", role, n);
        }
    }

    /// Who or what stands behind preposition `prep`.
    fn add_behind(&mut self, prep: &str, role: Role) {
        let Self { r, t, entry, v, .. } = *self;
        let slots = &mut self.slots;
        if entry.object_prep.as_deref() == Some(prep) {
            return;
        }
        let mut found = t.prep_objects(v, prep);
        if found.is_empty() && prep == "with" {
            found = r.hung_low(v, prep);
        }
        // "With X, A was to discuss it": hung on "was".
        if found.is_empty() && prep == "with" && t.node(v).dep == "xcomp" {
            found = t.head(v).map_or_else(Vec::new, |h| {
                let to = matches!(
                    t.node(h).lemma.as_str(),
                    "be" | "expect" | "schedule" | "due"
                );
                if to {
                    t.prep_objects(h, prep)
                } else {
                    Vec::new()
                }
            });
        }
        // "bears the signatures of A and B"
        if prep == "of"
            && let Some(o) = t.object(v)
        {
            found.extend(t.prep_objects(o, prep));
        }
        for n in found {
            r.put(slots, prep, role, n);
        }
    }
}
