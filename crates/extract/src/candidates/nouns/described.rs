//! Clauses that describe the noun: "talks held by A and B", "the visit that X paid to Y".

use super::Noun;
use crate::candidates::rounds;
use crate::frames::Role;
use crate::tree::Tree;
use sidelines_facts::EncounterKind;

/// What a third side does for the talks of two.
const BROKERING: &[&str] = &["mediate", "broker", "moderate", "facilitate"];

/// "talks that were to bring A and B to Athens", "a summit that was to unite A and B": those whom the clause of `c` brings
/// to what it describes.
fn brought(t: &Tree, c: usize) -> Option<usize> {
    let itself = t
        .child(c, &["nsubj"])
        .is_none_or(|s| matches!(t.node(s).tag, "WDT" | "WP"));
    let verb = std::iter::once(c)
        .chain(t.children(c).filter(|&x| t.node(x).dep == "xcomp"))
        .find(|&v| match t.node(v).lemma.as_str() {
            "bring" => t.has_child_word(v, &["together", "to"]),
            "unite" | "gather" | "reunite" => true,
            _ => false,
        })?;
    let subject = t.child(verb, &["nsubj"]);
    let own = subject.is_none_or(|s| matches!(t.node(s).tag, "WDT" | "WP"));
    t.object(verb).filter(|_| itself && own && !t.passive(verb))
}

impl Noun<'_, '_> {
    /// The parties and places that such clauses tell.
    pub(super) fn described(&mut self) {
        let (r, t, n) = (self.r, self.t, self.n);
        let slots = &mut self.slots;
        // "the visit to Lanka which X had planned": hung on the place.
        let places = ["to", "in"].map(|p| t.prep_objects(n, p)).concat();
        let of_places = places
            .into_iter()
            .filter(|_| self.frame.kind == EncounterKind::Visit)
            .flat_map(|o| t.children(o))
            .filter(|&c| {
                t.child(c, &["dobj"])
                    .is_some_and(|w| matches!(t.node(w).tag, "WDT" | "WP"))
            });
        // "the session of the commission, which she presided over together with X": hung on the commission.
        let of_a_body = t
            .prep_objects(n, "of")
            .into_iter()
            .filter(|_| {
                matches!(
                    t.node(n).lemma.as_str(),
                    "session" | "meeting" | "round" | "sitting"
                ) && self.frame.kind != EncounterKind::Visit
            })
            .flat_map(|o| t.children(o))
            .filter(|&c| {
                matches!(
                    t.node(c).lemma.as_str(),
                    "preside" | "chair" | "co-chair" | "cochair" | "lead" | "hold"
                )
            });
        for c in t
            .children(n)
            .chain(of_places)
            .chain(of_a_body)
            .filter(|&c| matches!(t.node(c).dep, "acl" | "relcl") && t.is_verb(c))
            // "which were held in Tbilisi and chaired by A and B"
            .flat_map(|c| t.conjuncts(c))
        {
            // "the visit to Nicosia to which X was invited"
            if self.frame.kind == EncounterKind::Visit
                && t.node(c).lemma == "invite"
                && slots.left.is_empty()
                && let Some(s) = t.child(c, &["nsubjpass"])
                && !matches!(t.node(s).tag, "WDT" | "WP")
            {
                let guest = self.frame.roles.get("by").copied().unwrap_or(Role::Visitor);
                r.put(slots, "by", guest, s);
                continue;
            }
            if self.frame.kind == EncounterKind::Meeting
                && slots.left.is_empty()
                && slots.right.is_empty()
                && slots.joint.is_empty()
                && let Some(those) = brought(t, c)
            {
                r.put(slots, "between", Role::Party, those);
                for o in t.conjuncts(those).into_iter().skip(1) {
                    r.put(slots, "between", Role::Party, o);
                }
                continue;
            }
            let carries = |c: usize| {
                self.frame
                    .light
                    .iter()
                    .any(|l| l.split(' ').next() == Some(t.node(c).lemma.as_str()))
            };
            // "the visit that X was to pay", "the talks X is due to hold"
            let deeper = t
                .subtree(c)
                .into_iter()
                .skip(1)
                .find(|&x| t.node(x).dep == "xcomp" && t.is_verb(x) && carries(x));
            let Some(carrier) = carries(c)
                .then_some(c)
                .filter(|_| deeper.is_none() || !matches!(t.node(c).lemma.as_str(), "be" | "plan"))
                .or(deeper)
            else {
                continue;
            };
            let (above, c) = (c, carrier);
            // "ahead of the session he held separate meetings": those, and not the session.
            let own = t
                .child(c, &["dobj"])
                .is_some_and(|o| o > c && rounds::CONTACTS.contains(&t.node(o).lemma.as_str()));
            if own {
                continue;
            }
            // "a tour that will take him to Chad": told by its verb.
            let takes = self.frame.kind == EncounterKind::Visit
                && t.node(c).lemma == "take"
                && t.object(c)
                    .is_some_and(|o| t.node(o).pos == "PRON" || r.s().mention(o).is_some());
            if takes {
                continue;
            }
            // "told Y during talks that X expects steps": a clause of its own; but "a visit that X is planning".
            let own = t.node(c).dep != "relcl" || t.child(c, &["dobj", "ccomp"]).is_some();
            if own
                && t.children(c)
                    .any(|x| t.node(x).dep == "mark" && t.node(x).word == "that")
            {
                continue;
            }
            // "held talks, brokered by Norway": by a third side, which is no party for that.
            let by = match BROKERING.contains(&t.node(c).lemma.as_str()) {
                true => Vec::new(),
                false => t.prep_objects(c, "by"),
            };
            // "a courtesy call received by X from Y": X is called on.
            let received = matches!(t.node(c).lemma.as_str(), "receive" | "grant")
                && self.frame.roles.get("from") == Some(&Role::Visitor);
            let subject = match received {
                true => Role::Host,
                false => self
                    .frame
                    .roles
                    .get("subject")
                    .copied()
                    .unwrap_or(Role::Party),
            };
            for o in by {
                r.put(slots, "by", subject, o);
            }
            if let Some(s) = t.child(above, &["nsubj"])
                && !matches!(t.node(s).tag, "WDT" | "WP")
                && slots.left.is_empty()
            {
                r.put(
                    slots,
                    "subject",
                    self.frame
                        .roles
                        .get("subject")
                        .copied()
                        .unwrap_or(Role::Party),
                    s,
                );
            }
            for (part, &role) in self.frame.roles.iter().filter(|(p, _)| {
                matches!(p.as_str(), "to" | "on" | "with" | "between") || received && *p == "from"
            }) {
                for o in t.prep_objects(c, part) {
                    r.put(slots, part, role, o);
                }
            }
        }
    }
}
