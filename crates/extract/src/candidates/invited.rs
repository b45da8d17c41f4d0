//! Whose trip an invitation, a request or a plan is for, and how likely it is.

use super::Reader;
use super::visits::ENDING;
use crate::mentions::What;
use sidelines_facts::Status;

/// What is done with an invitation by whoever invites.
const OFFERING: &[&str] = &[
    "extend",
    "convey",
    "issue",
    "renew",
    "deliver",
    "send",
    "give",
    "repeat",
    "reiterate",
    "hand",
];

/// And by whom it is taken back.
const TAKING_BACK: &[&str] = &["withdraw", "rescind", "revoke", "cancel", "retract"];

impl Reader<'_> {
    /// Whether verb `v` tells of a person what becomes of his own trip, its object at node `trip`: "called off their
    /// trips", "has cut short his visit".
    pub(super) fn own_trip(&self, v: usize, trip: usize) -> bool {
        let t = &self.s().tree;
        let lemma = t.node(v).lemma.as_str();
        let his = ENDING.contains(&lemma)
            || crate::status::drops(t, v)
            || matches!(
                lemma,
                "begin" | "start" | "cut" | "interrupt" | "extend" | "shorten" | "resume"
            );
        his && t.node(trip).dep == "dobj"
            && t.child(v, &["nsubj"])
                .and_then(|s| self.s().mention(s))
                .is_some_and(|m| matches!(m.what, What::Person(_)))
    }

    /// "accepted an invitation to visit", "expressed readiness to visit": whose trip it would be, and how likely.
    pub(super) fn would_go(&self, v: usize) -> Option<(usize, Status)> {
        let t = &self.s().tree;
        let head = t.head(v)?;
        let noun = match t.node(v).dep {
            "acl" => head,
            // "withdrew its invitation to X to visit Y", hung on the verb.
            "xcomp" | "advcl" if TAKING_BACK.contains(&t.node(head).lemma.as_str()) => {
                t.child(head, &["dobj", "nsubjpass"])?
            }
            _ => return None,
        };
        if t.node(noun).lemma == "request" {
            return self.asked_to_go(noun);
        }
        let above = t.governor(noun)?;
        let taken_back = t.passive(above) && TAKING_BACK.contains(&t.node(above).lemma.as_str());
        if t.node(noun).dep != "dobj" && !(t.node(noun).dep == "nsubjpass" && taken_back) {
            return None;
        }
        let dropped = crate::status::drops(t, above);
        let none = t.has_child_word(noun, &["no"]);
        let status = match (t.node(noun).lemma.as_str(), t.node(above).lemma.as_str()) {
            ("plan" | "intention" | "trip" | "arrangement", _) if dropped => Status::Cancelled,
            ("plan" | "intention", "have") if none => Status::Denied,
            ("plan" | "intention", "have") => Status::Planned,
            ("invitation" | "offer", "accept") => Status::Planned,
            ("plan" | "intention" | "decision", "announce" | "confirm" | "reveal" | "unveil") => {
                Status::Planned
            }
            (
                "readiness" | "willingness" | "wish" | "desire" | "hope",
                "express" | "voice" | "convey",
            ) => Status::Possible,
            // "extended an invitation to X to visit": X's.
            // "withdrew its invitation to X to visit": likewise.
            ("invitation", verb) if OFFERING.contains(&verb) || TAKING_BACK.contains(&verb) => {
                // "handed X an invitation"
                let handed = t.child(above, &["dative"]).into_iter();
                let guest = t.prep_objects(noun, "to").into_iter();
                let guest = guest.chain(t.prep_objects(above, "to")).chain(handed);
                let guest = guest.into_iter().find(|&g| g < v)?;
                let status = match TAKING_BACK.contains(&verb) {
                    true => Status::Cancelled,
                    false => Status::Possible,
                };
                return Some((guest, status)).filter(|_| !t.negated(above));
            }
            _ => return None,
        };
        Some((t.child(above, &["nsubj"])?, status)).filter(|_| !t.negated(above))
    }

    /// "accepted a request from X to visit Y": X's trip, who asked for it.
    fn asked_to_go(&self, request: usize) -> Option<(usize, Status)> {
        const GRANTING: &[&str] = &["accept", "approve", "grant", "agree", "accede"];
        let t = &self.s().tree;
        let above = t.governor(request)?;
        let by = ["from", "by", "of"]
            .iter()
            .find_map(|p| t.prep_objects(request, p).first().copied());
        let guest = by.or_else(|| t.child(request, &["poss"]))?;
        let status = match t.node(above).lemma.as_str() {
            _ if t.negated(above) => Status::Denied,
            verb if GRANTING.contains(&verb) => Status::Planned,
            _ if crate::status::refuses(t, above) => Status::Denied,
            _ => Status::Possible,
        };
        Some((guest, status))
    }
}
