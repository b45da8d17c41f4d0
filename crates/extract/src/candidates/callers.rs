//! Whom somebody receives, told without a verb of receiving: "His visitors on Tuesday were A, B and C", "Among her
//! callers was D", and behind a round that is announced: "Among them were A and B".

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Who comes to see somebody.
const CALLERS: &[&str] = &["visitor", "caller", "guest", "interlocutor"];

impl Reader<'_> {
    pub(super) fn callers(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            // "met several counterparts. Among them were A and B"
            let them = t.node(i).word == "them" && self.discourse.round.is_some();
            if !(them || CALLERS.contains(&t.node(i).lemma.as_str()))
                || self.s().mention(i).is_some()
            {
                continue;
            }
            // "her last guest", "a guest of the Prime Minister"
            let of = t.prep_objects(i, "of").first().copied().filter(|&o| {
                matches!(
                    self.s().mention(o).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_))
                )
            });
            // "X was the last visitor of the day", in a round that is told of
            let in_turn = self.discourse.round.is_some()
                && t.has_child_word(i, &["the"])
                && t.has_child_word(
                    i,
                    &["first", "second", "third", "last", "next", "other", "final"],
                );
            let Some(whose) = t
                .child(i, &["poss"])
                .or(of)
                .or((them || in_turn).then_some(i))
            else {
                continue;
            };
            // "among her callers was D" hangs on the preposition.
            let among = t.head(i).filter(|&p| t.node(p).word == "among");
            if them && among.is_none() {
                continue;
            }
            let Some(be) = t
                .head(among.unwrap_or(i))
                .filter(|&v| t.node(v).lemma == "be")
            else {
                continue;
            };
            let Some(named) = t
                .children(be)
                .find(|&n| n != i && matches!(t.node(n).dep, "attr" | "nsubj"))
                // "is to be the guest of X"
                .or_else(|| t.subject(be))
            else {
                continue;
            };
            let guests: Vec<Who> = t
                .conjuncts(named)
                .into_iter()
                .flat_map(|n| self.who(n))
                .collect();
            let mut host = self.who(whose);
            // "Kovacevski was her last guest": a pronoun means none of the guests.
            if whose == i || t.node(whose).tag == "PRP$" && host.iter().any(|w| guests.contains(w))
            {
                host = self
                    .discourse
                    .round
                    .iter()
                    .map(|r| r.whose.clone())
                    .collect();
            }
            let [host @ Who::Person(_)] = host.as_slice() else {
                continue;
            };
            let told = status::told(t, Some(be), None, EncounterKind::Meeting);
            if !matches!(told.status, Status::Occurred | Status::Planned) {
                continue;
            }
            for n in t.conjuncts(named) {
                let guest = match self.s().mention(n).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person.map(Who::Person),
                    // "he will be the guest of X"
                    None if t.node(n).tag == "PRP" => self.who(n).into_iter().next(),
                    _ => None,
                };
                let Some(guest @ Who::Person(_)) = guest else {
                    continue;
                };
                if guest == *host || self.country(&guest) == self.country(host) {
                    continue;
                }
                out.push(Candidate {
                    parties: vec![
                        (host.clone(), Some(PartyRole::Host)),
                        (guest, Some(PartyRole::Visitor)),
                    ],
                    carrier: Some(be),
                    ..self.candidate("callers", EncounterKind::Meeting, told, i)
                });
            }
        }
        out
    }
}
