//! Documents signed.

use super::{Candidate, Reader, Slots};
use crate::frames::Frame;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Nouns that count what stands behind them.
const AMOUNTS: &[&str] = &[
    "number",
    "series",
    "batch",
    "range",
    "set",
    "package",
    "raft",
    "couple",
    "dozen",
    "total",
    "pair",
    "part",
    "host",
    "slew",
    "version",
    "edition",
    "draft",
    "text",
    "update",
    "extension",
];

/// Verbs that tell of a signing as what came of a meeting, or was seen there.
const CAME_OF_IT: &[&str] = &[
    "follow",
    "culminate",
    "end",
    "conclude",
    "see",
    "include",
    "witness",
    "watch",
    "oversee",
    "attend",
    "hold",
    "take",
    "lead",
    "result",
    "crown",
    "cap",
    "mark",
    "close",
    "preside",
    "finish",
    "begin",
    "start",
    "feature",
];

impl Reader<'_> {
    pub(super) fn signings(
        &self,
        mut base: Candidate,
        slots: Slots,
        frame: &Frame,
    ) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut documents = slots.document;
        // "Signed on the occasion were a memorandum and an agreement"
        if documents.is_empty() && t.node(base.trigger).tag == "VBN" {
            documents.extend(
                t.children(base.trigger)
                    .flat_map(|c| t.children(c).chain([c]))
                    .filter(|&c| t.node(c).dep == "attr"),
            );
        }
        // "the treaty, to which A and B put their names": what the clause describes.
        for d in &mut documents {
            if matches!(t.node(*d).tag, "WDT" | "WP")
                && let Some(meant) = t.antecedent(base.trigger)
            {
                *d = meant;
            }
        }
        // "will sign, together with X, a Statement of Partnership"
        if documents.is_empty() && t.is_verb(base.trigger) {
            documents.extend(
                t.prep_objects(base.trigger, "with")
                    .into_iter()
                    .flat_map(|o| {
                        t.children(o)
                            .filter(move |&c| t.node(c).dep == "appos" && c > o)
                    })
                    .filter(|&c| self.is_document(c, frame)),
            );
        }
        // "a memorandum Vietnam and Russia signed in 2013": what the clause describes.
        if documents.is_empty()
            && t.node(base.trigger).dep == "relcl"
            && t.object(base.trigger).is_none()
            && t.subject(base.trigger)
                .is_some_and(|s| t.node(s).pos != "PRON")
        {
            documents.extend(t.head(base.trigger));
        }
        // "signed the Falepili Union with Tuvalu's Feleti Teo": a document by a name of its own.
        let titled = documents
            .iter()
            .any(|&d| matches!(self.s().mention(d).map(|m| &m.what), Some(What::Other)))
            && slots.left.len() == 1
            && slots.right.iter().any(|(w, _)| {
                self.country(w).is_some() && self.country(w) != self.country(&slots.left[0].0)
            });
        if !titled
            && !self.signed_by_two(&base, &[slots.left.as_slice(), &slots.right].concat())
            && !frame.documents.is_empty()
            && !documents.iter().any(|&d| self.is_document(d, frame))
        {
            return Vec::new();
        }
        // "A ceremony to sign an accord was held": so was the signing.
        if t.node(base.trigger).dep == "acl"
            && let Some(at) = t.head(base.trigger)
            && t.node(at).lemma == "ceremony"
        {
            base.carrier = t.governor(at);
            base.told = status::told(t, base.carrier, Some(at), EncounterKind::Signing);
        }
        let mut parties = slots.left;
        let mut by_others = false;
        for d in &documents {
            // "the signing of a memorandum by A and B": hung on the document.
            let signing = !t.is_verb(base.trigger);
            for prep in ["between", "with", "by"] {
                if prep == "by" && !signing {
                    continue;
                }
                let mut named = t.prep_objects(*d, prep);
                // "an accord on military cooperation between A and B"
                // "the signing of a memorandum on consultations by their ministers, A and B"
                if named.is_empty() && (prep == "between" || prep == "by" && signing) {
                    named = t
                        .subtree(*d)
                        .into_iter()
                        // "an accord that builds on the agreement between A and B": not that one.
                        .filter(|&n| {
                            !t.is_verb(n)
                                && !t.ancestors(n).take_while(|x| x != d).any(|x| t.is_verb(x))
                        })
                        .flat_map(|n| t.prep_objects(n, prep))
                        .collect();
                }
                for o in named {
                    by_others |= prep == "by";
                    parties.extend(
                        self.who(o)
                            .into_iter()
                            .map(|w| (w, Some(PartyRole::Signatory))),
                    );
                }
            }
        }
        // "The presidents are to witness the signing of a memorandum by their ministers"
        let watches = base.carrier.is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "witness" | "watch" | "see" | "oversee" | "attend" | "preside"
            )
        });
        if by_others && watches {
            let lookers: Vec<Who> = base
                .carrier
                .and_then(|v| t.subject(v))
                .map(|n| self.who(n))
                .unwrap_or_default();
            parties.retain(|(w, _)| !lookers.contains(w));
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
        // "Iran signed a memorandum with the organisation"
        for o in t.prep_objects(base.trigger, "with").into_iter().chain(
            documents
                .iter()
                .flat_map(|&d| t.prep_objects(d, "with"))
                .collect::<Vec<_>>(),
        ) {
            if self.is_bloc(o)
                && unique.len() == 1
                && let Some(name) = self.last_body(o)
            {
                let org = Who::Org {
                    name,
                    country: None,
                };
                unique.push((org, Some(PartyRole::Signatory)));
            }
        }
        // "'Today we signed two accords,' said X", told after X met Y: with Y.
        // "'The text that we have signed …'": as told before.
        let told_before =
            base.told.status == Status::Occurred && documents.iter().all(|&d| self.is_told(d));
        if let Some(speaker) = self.speaker
            && self.s().quoted.is_some()
            && !told_before
            && t.subject(base.trigger)
                .is_some_and(|n| t.node(n).word == "we")
        {
            let own = self.spoken_for(speaker, base.trigger);
            let state = self.country(&own);
            // "we signed ten accords with Togo": with nobody else.
            let other = match unique.iter().find(|(w, _)| self.country(w) != state) {
                Some((w, _)) => Some(w.clone()),
                None => self.other_side(base.trigger, &own),
            };
            if let Some(other) = other {
                unique = [own, other].map(|w| (w, Some(PartyRole::Signatory))).into();
            }
        }
        // "It will be signed by the prime minister when he comes to Port Vila": and by the other of the two told of.
        if let [(one, _)] = unique.as_slice()
            && (documents.iter().any(|&d| self.is_told(d))
                || t.passive(base.trigger) && !t.prep_objects(base.trigger, "with").is_empty())
            && let Some(other) = self.other_side(base.trigger, one)
        {
            unique.push((other, Some(PartyRole::Signatory)));
        }
        // "On the second day of the visit the two sides inked an agreement"
        if unique.is_empty()
            && let Some(subject) = t.subject(base.trigger)
            && self.refers_to_two(subject)
        {
            let two = self
                .of_the_trip(base.trigger)
                .or_else(|| self.for_those_present(base.trigger))
                .or_else(|| self.two_in_clause(base.trigger))
                .or_else(|| self.who_acts_above(base.trigger))
                .unwrap_or_default();
            unique.extend(two.into_iter().map(|w| (w, Some(PartyRole::Signatory))));
        }
        // "has grown since agreements were signed under his predecessor": which, and by whom, is not told.
        let some = documents.iter().all(|&d| {
            t.node(d).tag == "NNS"
                && t.node(d).mention.is_none()
                && !t
                    .children(d)
                    .any(|c| matches!(t.node(c).dep, "det" | "nummod" | "poss" | "amod"))
        }) && !documents.is_empty()
            && t.node(base.trigger).dep == "advcl";
        // "The agreement was signed in Addis Ababa": by those last told of.
        // "The pact, first signed in 1999, was renewed": by their predecessors.
        let first = t.has_child_word(base.trigger, &["first", "originally", "initially"]);
        if unique.is_empty() && !some && !first {
            let those = self.who_watched(base.trigger);
            unique.extend(those.into_iter().map(|w| (w, Some(PartyRole::Signatory))));
        }
        let implied =
            unique.is_empty() && !some && !first && self.goes_without_saying(&base, frame);
        if implied {
            let two = self
                .guest_and_host(base.trigger)
                .or_else(|| self.who_talked(base.trigger))
                .or_else(|| self.of_the_trip(base.trigger))
                .or_else(|| Some(self.discourse.last_pair.clone()).filter(|p| p.len() > 1));
            let gathered = matches!(
                self.discourse.told_last,
                Some((EncounterKind::Gathering, _))
            );
            let told = matches!(
                base.told.status,
                Status::Occurred | Status::Ongoing | Status::Planned
            );
            let org = self
                .discourse
                .last_gathering
                .as_ref()
                .filter(|_| gathered && told);
            let those = match (two, org.and_then(|g| g.org.clone())) {
                (Some(two), _) => two,
                // "A declaration is to be signed at the close": by the organisation that meets.
                (None, Some(name)) => vec![Who::Org {
                    name,
                    country: None,
                }],
                // Of a gathering all may have signed.
                (None, None) if gathered => Vec::new(),
                (None, None) => self.discourse.pair(self.analysis),
            };
            // "Xi will meet Modi in Delhi. … Agreements were to be signed in Islamabad": by others than these two.
            let there = ["in", "at"]
                .iter()
                .flat_map(|p| t.prep_objects(base.trigger, p))
                .find_map(|o| self.places(&[o]).first().and_then(super::Where::country));
            let two_states: Vec<_> = those.iter().filter_map(|w| self.country(w)).collect();
            let elsewhere = base.told.status == Status::Planned
                && there.is_some_and(|c| two_states.len() == 2 && !two_states.contains(&c));
            if elsewhere {
                return Vec::new();
            }
            unique.extend(those.into_iter().map(|w| (w, Some(PartyRole::Signatory))));
        }
        // "are close to signing a pact"
        let near = t.node(base.trigger).dep == "pcomp"
            && t.head(base.trigger)
                .and_then(|p| t.head(p))
                .is_some_and(|h| matches!(t.node(h).word.as_str(), "close" | "closer" | "near"));
        if near && base.told.status == Status::Occurred {
            base.told.status = Status::Planned;
        }
        base.parties = unique;
        base.anaphoric = false;
        if let [(Who::Org { .. }, _)] = base.parties.as_slice()
            && implied
        {
            return vec![base];
        }
        self.sane(base).into_iter().collect()
    }

    /// "It was signed in Luanda by Rwanda's President X and Uganda's President Y": whatever "it" is, two states signed it.
    fn signed_by_two(&self, base: &Candidate, by: &[(Who, Option<PartyRole>)]) -> bool {
        let t = &self.s().tree;
        let v = base.trigger;
        let mut states: Vec<_> = by.iter().filter_map(|(w, _)| self.country(w)).collect();
        states.sort_unstable();
        states.dedup();
        matches!(t.node(v).lemma.as_str(), "sign" | "ink" | "initial")
            && t.child(v, &["nsubjpass"])
                .is_some_and(|s| matches!(t.node(s).word.as_str(), "it" | "this" | "which" | "one"))
            && states.len() > 1
    }

    /// Whether the document at node `d` is one told of: "it", "the accord", "the text".
    fn is_told(&self, d: usize) -> bool {
        let t = &self.s().tree;
        matches!(t.node(d).word.as_str(), "it" | "they" | "both")
            || t.has_child_word(d, &["the", "this", "that"]) && t.prep_objects(d, "of").is_empty()
    }

    /// Who signs beside `one` what is told of: whoever is visited, or else the other of the two told of last.
    fn other_side(&self, trigger: usize, one: &Who) -> Option<Who> {
        let own = self.country(one)?;
        // "is to be inked with Mauritius": by whoever the report is about.
        let t = &self.s().tree;
        if !t.prep_objects(trigger, "with").is_empty() {
            let pair = &self.discourse.last_pair;
            let home = self.analysis.home.filter(|&h| h != own)?;
            let ours = pair.iter().find(|w| self.country(w) == Some(home));
            return Some(ours.cloned().unwrap_or(Who::State(home)));
        }
        let two = self
            .guest_and_host(trigger)
            .unwrap_or_else(|| self.discourse.last_pair.clone());
        let [x, y] = two.as_slice() else { return None };
        match (self.country(x)?, self.country(y)?) {
            (c, other) if c == own && other != own => Some(y.clone()),
            (other, c) if c == own && other != own => Some(x.clone()),
            _ => None,
        }
    }

    /// "will be signed when President X travels to Tokyo", "during X's visit to Japan": X and Japan.
    fn guest_and_host(&self, trigger: usize) -> Option<Vec<Who>> {
        const TRIPS: &[&str] = &[
            "visit", "travel", "go", "fly", "come", "trip", "stay", "arrive",
        ];
        let t = &self.s().tree;
        (0..t.nodes.len()).find_map(|n| {
            if n == trigger || !TRIPS.contains(&t.node(n).lemma.as_str()) {
                return None;
            }
            let guest = match t.is_verb(n) {
                true => t.subject(n)?,
                false => t
                    .child(n, &["poss"])
                    .or_else(|| t.prep_objects(n, "of").first().copied())?,
            };
            let guest = match self.s().mention(guest).map(|m| &m.what) {
                Some(What::Person(p)) => Who::Person(p.person?),
                _ => return None,
            };
            let land = ["to", "in"]
                .into_iter()
                .flat_map(|p| t.prep_objects(n, p))
                .chain(t.object(n))
                .find_map(|o| match self.s().mention(o).map(|m| &m.what) {
                    Some(What::Country(c)) => Some(*c),
                    Some(What::Place(p)) => p.country,
                    _ => None,
                })?;
            (self.country(&guest).is_some_and(|c| c != land)).then(|| vec![guest, Who::State(land)])
        })
    }

    /// Whether node `d` or what is coordinated with it is a document that the frame knows.
    fn is_document(&self, d: usize, frame: &Frame) -> bool {
        let t = &self.s().tree;
        let known = |c: usize| {
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
            })
        };
        // "a number of bilateral documents"
        let counted = |c: usize| {
            AMOUNTS.contains(&t.node(c).lemma.as_str())
                && t.prep_objects(c, "of").into_iter().any(known)
        };
        // "a pact on defence that was to have been signed": the clause hung too low.
        let above = |c: usize| {
            t.ancestors(c)
                .find(|&a| !matches!(t.node(a).dep, "prep" | "pobj"))
                .is_some_and(known)
        };
        // "A treaty has been agreed. It is to be signed in May"
        let meant = |c: usize| {
            // "They inked a memorandum; a second one was left unsigned"
            let another = t.node(c).word == "one"
                && t.nodes[..c]
                    .iter()
                    .any(|n| n.mention.is_none() && frame.documents.contains(&n.lemma));
            // "The treaty lay on the table, and she put her name to it"
            let here = t.node(c).word == "it"
                && t.nodes[..c].iter().any(|n| {
                    n.mention.is_none()
                        && n.dep.starts_with("nsubj")
                        && frame.documents.contains(&n.lemma)
                });
            another
                || here
                || matches!(t.node(c).word.as_str(), "it" | "they" | "both" | "one")
                    && self.sentence > 0
                    && self
                        .analysis
                        .sentences
                        .get(self.sentence - 1)
                        .is_some_and(|s| {
                            s.tree
                                .nodes
                                .iter()
                                .any(|n| n.mention.is_none() && frame.documents.contains(&n.lemma))
                        })
        };
        t.conjuncts(d)
            .into_iter()
            .any(|c| meant(c) || known(c) || counted(c) || t.node(c).dep == "pobj" && above(c))
    }

    /// Whether the words tell of a signing without a word of who signed, so that those told of before did.
    fn goes_without_saying(&self, base: &Candidate, frame: &Frame) -> bool {
        let t = &self.s().tree;
        let v = base.trigger;
        if !t.is_verb(v) || t.child(v, &["det"]).is_some() {
            // "The talks were followed by the signing of four memoranda"
            let listed = t.node(v).dep == "conj" && t.head(v).is_some_and(|h| t.is_verb(h));
            return listed
                || base
                    .carrier
                    .is_some_and(|g| CAME_OF_IT.contains(&t.node(g).lemma.as_str()));
        }
        let inverted = t.node(v).dep == "ROOT"
            && t.child(v, &["nsubj", "nsubjpass"]).is_none()
            && t.child(v, &["auxpass"]).is_some();
        // "Under the accord, inked on Tuesday, …"
        let dated = self.s().quoted.is_none()
            && t.node(v).dep == "acl"
            && t.subtree(v)
                .into_iter()
                .any(|c| matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_))));
        // "It is planned to sign a package of documents"
        let planned = matches!(t.node(v).dep, "xcomp" | "ccomp" | "advcl")
            && t.has_child_word(v, &["to"])
            && !t.passive(v)
            && t.child(v, &["nsubj"]).is_none()
            && t.head(v).is_some_and(|h| {
                t.passive(h)
                    && t.child(h, &["nsubjpass"])
                        .is_some_and(|s| t.node(s).word == "it")
            });
        planned
            || t.child(v, &["nsubjpass"]).is_some()
            // "are to be signed in the presence of the two leaders" has its subject above.
            || t.passive(v) && matches!(t.node(v).dep, "xcomp" | "conj") && t.subject(v).is_some()
            || inverted
            || dated
            || frame.roles.get("subject") == Some(&crate::frames::Role::Document)
                && base.kind == EncounterKind::Signing
    }
}
