//! Who meets where the words tell of an invitation, a request or a cleft: "X invited Y to hold talks", "a request by X for
//! a meeting with Y", "It was at a meeting with Y that X …".

use super::{Reader, Slots};
use crate::frames::Role;
use crate::mentions::What;

/// Nouns for what somebody wants of another.
const REQUESTS: &[&str] = &[
    "request",
    "proposal",
    "offer",
    "call",
    "invitation",
    "appeal",
];

impl Reader<'_> {
    /// Adds to the parties of the noun `n`, which hangs on `verb`, whoever asked for it or was asked.
    pub(super) fn asked(&self, n: usize, verb: Option<usize>, slots: &mut Slots) {
        let t = &self.s().tree;
        if slots.right.is_empty() && slots.joint.is_empty() {
            let two = verb.and_then(|v| self.inviter_and_guest(v).or_else(|| self.spoken_to(n, v)));
            if let Some(two) = two {
                slots.left.clear();
                for i in two {
                    self.put(slots, "between", Role::Party, i);
                }
            }
            return;
        }
        // "India turned down a request by X for a meeting with Y": X's, and not of whoever answers it.
        if let Some(who) = verb.and_then(|v| self.refused_request(n, v)) {
            slots.left.clear();
            self.put(slots, "subject", Role::Party, who);
            return;
        }
        if !slots.left.is_empty() || !slots.joint.is_empty() {
            return;
        }
        let who = self.requester(n).or_else(|| {
            // "It was at a meeting with Y that X brought it up"
            let cleft = t
                .children(n)
                .chain(verb.into_iter().flat_map(|v| t.children(v)))
                .find(|&c| {
                    matches!(t.node(c).dep, "relcl" | "ccomp" | "advcl")
                        && t.has_child_word(c, &["that"])
                })?;
            let it = verb.is_some_and(|v| {
                t.node(v).lemma == "be"
                    && t.child(v, &["nsubj"])
                        .is_some_and(|s| t.node(s).word == "it")
            });
            t.child(cleft, &["nsubj"]).filter(|_| it)
        });
        if let Some(who) = who {
            self.put(slots, "subject", Role::Party, who);
        }
    }

    /// Who asked for the encounter at node `n`, where the verb `v` tells that another refused.
    fn refused_request(&self, n: usize, v: usize) -> Option<usize> {
        const REFUSES: &[&str] = &["turn", "reject", "refuse", "decline", "rebuff", "ignore"];
        let t = &self.s().tree;
        let request = t
            .object(v)
            .filter(|_| REFUSES.contains(&t.node(v).lemma.as_str()) && !t.passive(v))
            .filter(|&o| o != n && REQUESTS.contains(&t.node(o).lemma.as_str()))?;
        let who = self.requester(n)?;
        let subject = t.child(v, &["nsubj"])?;
        (t.subtree(request).contains(&who) && self.who(who) != self.who(subject)).then_some(who)
    }

    /// "telephoned Y and proposed a meeting", "wrote to Y, offering talks": who proposes it, and to whom.
    fn spoken_to(&self, n: usize, v: usize) -> Option<[usize; 2]> {
        let t = &self.s().tree;
        let proposes = matches!(
            t.node(v).lemma.as_str(),
            "propose" | "suggest" | "offer" | "request" | "seek"
        );
        if !proposes
            || t.child(v, &["dobj"]) != Some(n)
            || !matches!(t.node(v).dep, "conj" | "advcl")
            || t.child(v, &["nsubj"]).is_some()
        {
            return None;
        }
        let above = t.head(v).filter(|&h| {
            t.is_verb(h)
                && matches!(
                    t.node(h).lemma.as_str(),
                    "call"
                        | "telephone"
                        | "phone"
                        | "ring"
                        | "write"
                        | "speak"
                        | "talk"
                        | "tell"
                        | "message"
                        | "contact"
                )
        })?;
        let person = |&o: &usize| {
            matches!(
                self.s().mention(o).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
        };
        let to = t
            .object(above)
            .into_iter()
            .chain(["to", "with"].iter().flat_map(|p| t.prep_objects(above, p)))
            .find(person)?;
        Some([t.subject(above).filter(person)?, to])
    }

    /// "invited Y to hold talks", "accepted an invitation from X to hold talks": both.
    fn inviter_and_guest(&self, v: usize) -> Option<[usize; 2]> {
        let t = &self.s().tree;
        if t.node(v).tag != "VB" {
            return None;
        }
        let above = t.head(v)?;
        match (t.node(v).dep, t.node(above).lemma.as_str()) {
            ("xcomp" | "ccomp" | "advcl", "invite") => {
                let (host, guest) = if t.passive(above) {
                    (
                        t.prep_objects(above, "by").first().copied()?,
                        t.subject(above)?,
                    )
                } else {
                    (t.subject(above)?, t.object(above)?)
                };
                Some([host, guest])
            }
            ("acl" | "relcl", "invitation") => {
                let host = ["from", "of", "by"]
                    .iter()
                    .find_map(|p| t.prep_objects(above, p).first().copied())
                    .or_else(|| t.child(above, &["poss"]))?;
                let guest = t.governor(above).and_then(|g| t.subject(g))?;
                Some([host, guest])
            }
            _ => None,
        }
    }

    /// "a request by X for a meeting", "X's request for a meeting"
    fn requester(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        let prep = t
            .head(n)
            .filter(|&p| t.node(n).dep == "pobj" && t.node(p).word == "for")?;
        let above = t.head(prep)?;
        let request = |i: &usize| REQUESTS.contains(&t.node(*i).lemma.as_str());
        let noun = Some(above)
            .filter(request)
            .or_else(|| t.object(above).filter(request))
            // Hung on whoever asks.
            .or_else(|| t.ancestors(above).skip(1).take(2).find(request))?;
        t.child(noun, &["poss"]).or_else(|| {
            ["by", "from", "of"]
                .iter()
                .find_map(|p| t.prep_objects(noun, p).first().copied())
        })
    }
}
