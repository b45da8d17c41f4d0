//! Documents signed.

use super::{Candidate, Reader, Slots};
use crate::frames::Frame;
use crate::refs::Who;
use sidelines_facts::PartyRole;

impl Reader<'_> {
    pub(super) fn signings(
        &self,
        mut base: Candidate,
        slots: Slots,
        frame: &Frame,
    ) -> Vec<Candidate> {
        let t = &self.s().tree;
        let document = slots.document.iter().any(|&d| {
            t.conjuncts(d).into_iter().any(|c| {
                let n = t.node(c);
                // "the Bishkek Declaration": a name, of which one word says what it is.
                let printed = self
                    .analysis
                    .text
                    .get(n.span.clone())
                    .unwrap_or("")
                    .to_lowercase();
                frame.documents.iter().any(|w| {
                    *w == n.lemma
                        || *w == n.word
                        || n.mention.is_some() && printed.split_whitespace().any(|p| p == w)
                }) || (frame.documents.is_empty())
            })
        });
        if !document {
            return Vec::new();
        }
        let mut parties = slots.left;
        for d in &slots.document {
            for prep in ["between", "with"] {
                let mut named = t.prep_objects(*d, prep);
                // "an accord on military cooperation between A and B"
                if named.is_empty() && prep == "between" {
                    named = t
                        .subtree(*d)
                        .into_iter()
                        .flat_map(|n| t.prep_objects(n, prep))
                        .collect();
                }
                for o in named {
                    parties.extend(
                        self.who(o)
                            .into_iter()
                            .map(|w| (w, Some(PartyRole::Signatory))),
                    );
                }
            }
        }
        for x in slots.right.into_iter().chain(slots.joint) {
            parties.push(x);
        }
        let mut unique: Vec<(Who, Option<PartyRole>)> = Vec::new();
        for p in parties {
            if !unique.iter().any(|(w, _)| *w == p.0) {
                unique.push(p);
            }
        }
        // "The agreement was signed in Addis Ababa": by those last told of.
        // "are to be signed in the presence of the two leaders" has its subject above.
        let finite = t.child(base.trigger, &["nsubjpass"]).is_some()
            || t.passive(base.trigger)
                && t.node(base.trigger).dep == "xcomp"
                && t.subject(base.trigger).is_some();
        if unique.is_empty() && finite {
            unique.extend(
                self.discourse
                    .pair(self.analysis)
                    .into_iter()
                    .map(|w| (w, Some(PartyRole::Signatory))),
            );
        }
        base.parties = unique;
        base.anaphoric = false;
        self.sane(base).into_iter().collect()
    }
}
