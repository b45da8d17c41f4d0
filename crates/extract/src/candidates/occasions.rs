//! Gatherings told by the noun that names them: whose a meeting is, who is there, when and where.
//!
//! Verbs tell of a gathering that is attended or takes place; here the noun itself does: "the annual meeting of the
//! SCO defence ministers in Dushanbe on Wednesday", wherever in the sentence it stands, and "the session" that goes on
//! with what was told before. Whose it is, `whose.rs` finds; who meets without such a noun, `convening.rs`.

use super::attendance::contact_of_others;
use super::who::is_chair;
use super::{Candidate, Reader};
use crate::encounters::MARGIN;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, Mode, PartyRole, Status};

/// Nouns for what people come together at, whoever they are.
pub(super) const OCCASIONS: &[&str] = &[
    "meeting",
    "session",
    "round",
    "sitting",
    "summit",
    "conference",
    "conclave",
    "ministerial",
    "forum",
    "symposium",
    "congress",
    "plenary",
    "meet",
    "dialogue",
    "retreat",
    "gathering",
    "consultation",
    "deliberation",
    "discussion",
    "talk",
    "trilateral",
    "quadrilateral",
    "event",
    "assembly",
    "videoconference",
];

/// Verbs of holding a gathering, whose subject are those who gather.
pub(super) const HOLDING: &[&str] = &[
    "hold", "begin", "wound", "start", "open", "wind", "wrap", "end", "conclude", "close",
    "convene", "finish", "launch",
];

/// Verbs that say who has a gathering in hand or sits in it, whose agent or subject is there.
const TAKING_PART: &[&str] = &[
    "attend",
    "address",
    "chair",
    "co-chair",
    "cochair",
    "host",
    "open",
    "inaugurate",
    "close",
    "join",
    "lead",
    "head",
    "moderate",
    "convene",
    "call",
    "hold",
    "preside",
];

impl Reader<'_> {
    /// Gatherings told by their nouns; what verbs have told of the same one in `told` gains whoever is there.
    pub(super) fn occasions(&self, told: &mut [Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out: Vec<Candidate> = self.convening(told);
        out.extend(self.gathered(told));
        out.extend(self.addressed(told));
        out.extend(self.crowds(told));
        out.extend(self.hosted(told));
        out.extend(self.represented(told));
        for n in 0..t.nodes.len() {
            let Some(g) = self.occasion(n) else { continue };
            // "the meeting of BRICS high representatives", folded as "meeting of BRICS" before them.
            let n = match t.head(n) {
                Some(h)
                    if t.node(n).mention.is_some()
                        && matches!(t.node(n).dep, "nmod" | "compound")
                        && t.node(h).tag == "NNS"
                        && h > n =>
                {
                    h
                }
                _ => n,
            };
            let (mut carrier, mut parties) = self.present(n);
            if parties.is_empty() && g.org.is_none() && super::gathering_named::joint_body(&g.name)
            {
                (carrier, parties) = self.agreed_at(n);
            }
            let mourned = || {
                self.ceremony(n).is_some()
                    && parties.is_empty()
                    && t.governor(n)
                        .and_then(|v| t.subject(v))
                        .is_some_and(|s| self.unnamed(s))
            };
            if !mourned() && !self.comes_from_abroad(n, &mut parties) {
                continue;
            }
            let same = |c: &&mut Candidate| {
                c.kind == EncounterKind::Gathering
                    && c.frame != MARGIN
                    && (c.gathering.as_ref() == Some(&g) || c.trigger == n)
            };
            if let Some(c) = told.iter_mut().chain(&mut out).find(same) {
                for p in parties {
                    if !c.parties.iter().any(|(w, _)| *w == p.0) {
                        c.parties.push(p);
                    }
                }
                continue;
            }
            // What another frame has made of it.
            if told.iter().any(|c| c.trigger == n && c.frame != MARGIN) {
                continue;
            }
            // "met X at the summit": on its margin.
            // "met X ahead of the summit": not yet.
            let ahead = t.node(n).dep == "pobj"
                && t.head(n).is_some_and(|p| {
                    t.node(p).word == "of" && t.head(p).is_some_and(|a| t.node(a).word == "ahead")
                });
            let backdrop = t.node(n).dep == "pobj"
                && !ahead
                && told.iter().any(|c| {
                    c.kind != EncounterKind::Gathering
                        && c.carrier.is_some()
                        && c.carrier == t.governor(n)
                });
            // "Some 50 heads of state were in Rome for the funeral": who, is told next.
            let crowd = parties.is_empty() && self.ceremony(n).is_some();
            let several =
                crowd || g.org.is_none() && g.name.ends_with(&format!(" {}", t.node(n).lemma));
            // "The SADC ended its summit here on Thursday"
            let whole = self.whole(n);
            let held = t.node(whole).dep == "dobj"
                && t.head(whole)
                    .is_some_and(|v| {
                        HOLDING.contains(&t.node(v).lemma.as_str())
                            // "The Council had its first meeting on 17 January"
                            || t.node(v).lemma == "have" && t.has_child_word(n, &["its", "their"])
                    })
                // "readmitted Syria at a meeting of its ministers in Cairo on May 7"
                || t.has_child_word(n, &["a", "an"]) && self.in_time_and_place(n)
                || self.are_there_for(n);
            let holding = self
                .holding(n)
                .or_else(|| self.set_by(n).filter(|_| g.org.is_some()))
                .filter(|_| parties.is_empty());
            let held = held || holding.is_some() || self.dated_beside(n);
            if parties.is_empty()
                && !several
                && (g.org.is_none() || backdrop || !(held || self.situated(n)))
            {
                continue;
            }
            let carrier = carrier.or(holding);
            out.push(Candidate {
                mode: self.virtually(n),
                parties,
                carrier: carrier.or_else(|| t.governor(n)),
                gathering: Some(g),
                ..self.candidate(
                    "occasion",
                    EncounterKind::Gathering,
                    match self.held(n, carrier) {
                        // "set for May 28"; "could meet next to the session on May 28", which is sure.
                        held if self.still_to_come(n, holding, held.status) => status::Told {
                            status: Status::Planned,
                            ..held
                        },
                        // "The leaders of the Forum are in Honiara for their retreat"
                        // Where a day is told, it decides.
                        _ if self.are_there_for(n) => status::Told {
                            status: match self.dated_clause(n) {
                                true => Status::Planned,
                                false => Status::Ongoing,
                            },
                            present: true,
                        },
                        held if held.status == Status::Occurred
                            && (ahead || self.beside_one_to_come(n)) =>
                        {
                            status::Told {
                                status: Status::Planned,
                                ..held
                            }
                        }
                        held => held,
                    },
                    n,
                )
            });
        }
        out
    }

    /// Whether the clause of the noun at `n` names a day.
    fn dated_clause(&self, n: usize) -> bool {
        let t = &self.s().tree;
        t.governor(n).is_some_and(|v| {
            t.subtree(v)
                .into_iter()
                .any(|i| matches!(self.s().mention(i).map(|m| &m.what), Some(What::Date(_))))
        })
    }

    /// "The leaders of the Forum are in Honiara for their retreat": they are there.
    fn are_there_for(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let Some(v) = t.governor(n) else { return false };
        t.node(n).dep == "pobj"
            && t.head(n)
                .is_some_and(|p| t.node(p).word == "for" && t.head(p) == Some(v))
            && t.node(v).lemma == "be"
            && matches!(t.node(v).tag, "VBP" | "VBZ")
            && t.has_child_word(n, &["a", "an", "their"])
            && t.children(v)
                .any(|p| matches!(t.node(p).word.as_str(), "in" | "at"))
            && t.subject(v).is_some_and(|s| self.body_of(s).is_some())
    }

    /// The gathering that the noun at `n` means.
    pub(super) fn occasion(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let node = t.node(n);
        if let Some(What::Gathering(_)) = self.s().mention(n).map(|m| &m.what) {
            return self.gathering_at(n);
        }
        if matches!(self.s().mention(n).map(|m| &m.what), Some(What::Other)) {
            // "spoke at the Athens Forum", not "the plan born at the Camp David Summit"
            let there = t.head(n).is_some_and(|p| {
                t.node(n).dep == "pobj"
                    && t.node(p).word == "at"
                    && t.head(p)
                        .is_none_or(|v| !matches!(t.node(v).dep, "acl" | "relcl" | "advcl"))
            });
            let theirs = || {
                let printed = self.analysis.text.get(node.span.clone()).unwrap_or("");
                let noun = printed.rsplit(' ').next().unwrap_or("").to_lowercase();
                OCCASIONS
                    .contains(&noun.as_str())
                    .then(|| self.of_those(n))?
            };
            return self
                .gathering_at(n)
                .filter(|g| there || g.org.is_some() || self.travelled_for(n))
                .or_else(theirs);
        }
        if let Some((g, _)) = self.ceremony(n) {
            return Some(g);
        }
        if node.mention.is_some()
            || !OCCASIONS.contains(&node.lemma.as_str())
            || !matches!(node.pos, "NOUN" | "PROPN")
            || matches!(node.dep, "compound" | "nmod" | "amod")
            || t.has_child_word(
                n,
                &[
                    "press",
                    "news",
                    "media",
                    "video",
                    "telephone",
                    "phone",
                    "bilateral",
                ],
            )
            || !t.prep_objects(n, "with").is_empty()
        {
            return None;
        }
        self.gathering_at(n)
            .filter(|g| g.org.is_some())
            .or_else(|| self.of_bloc(n))
            .or_else(|| self.of_those(n))
            .or_else(|| self.around_the_summit(n))
            .or_else(|| self.of_heads(n))
            .or_else(|| self.of_several(n))
            .or_else(|| self.of_clause(n))
            .or_else(|| self.again(n))
            .or_else(|| self.next_of_series(n))
            .or_else(|| self.of_level(n))
            .or_else(|| self.of_city(n))
            .or_else(|| self.named(n))
            .or_else(|| self.called(n))
            .or_else(|| self.bound_for(n))
    }

    /// "A and B agreed at a Joint Commission in X": the verb, and the states whose commission sits at `n`.
    fn agreed_at(&self, n: usize) -> (Option<usize>, Vec<(Who, Option<PartyRole>)>) {
        let t = &self.s().tree;
        let at = t.head(n).filter(|&p| {
            t.node(n).dep == "pobj" && matches!(t.node(p).word.as_str(), "at" | "during")
        });
        let mut v = at.and_then(|p| t.governor(p));
        // "agreed to act together at …"
        while let Some(x) = v.filter(|&x| t.subject(x).is_none()) {
            v = t.head(x).filter(|_| t.node(x).dep == "xcomp");
        }
        let states: Vec<_> = v
            .and_then(|v| t.subject(v))
            .map_or_else(Vec::new, |s| self.who(s))
            .into_iter()
            .filter(|w| matches!(w, Who::State(_)))
            .map(|w| (w, Some(PartyRole::Participant)))
            .collect();
        match states.len() {
            2 => (v, states),
            _ => (None, Vec::new()),
        }
    }

    /// Who is said to be at the gathering at `n`, and the verb that says so.
    pub(super) fn present(&self, n: usize) -> (Option<usize>, Vec<(Who, Option<PartyRole>)>) {
        let t = &self.s().tree;
        let takes_part = |v: usize| TAKING_PART.contains(&t.node(v).lemma.as_str());
        let mut carrier = None;
        let mut nodes: Vec<(usize, PartyRole)> = Vec::new();
        let beside = t
            .head(n)
            .filter(|_| t.node(n).dep.starts_with("nsubj"))
            .into_iter()
            .flat_map(|v| t.children(v))
            .filter(|&c| t.node(c).dep == "advcl" && t.node(c).tag == "VBN");
        // "chaired by X", "was attended by X", "besides Y"
        let passive = t
            .children(n)
            .filter(|&c| t.node(c).dep == "acl")
            .chain(t.head(n).filter(|_| t.node(n).dep == "nsubjpass"))
            // "took place in Oslo, attended by X"
            .chain(beside)
            .filter(|&v| takes_part(v));
        for v in passive {
            carrier = carrier.or(t.head(n).filter(|_| t.node(n).dep == "nsubjpass"));
            nodes.extend(
                t.prep_objects(v, "by")
                    .into_iter()
                    .map(|o| (o, role_of(&t.node(v).lemma))),
            );
            nodes.extend(
                ["besides", "alongside"]
                    .iter()
                    .flat_map(|p| t.prep_objects(v, p))
                    .map(|o| (o, PartyRole::Participant)),
            );
        }
        // "was held under the chairmanship of X", "with X in the chair", "in the presence of X"
        // "X was sworn in in the presence of Y"
        let itself = Some(n).filter(|&v| t.is_verb(v));
        let above = t.governor(n).filter(|_| t.node(n).dep.starts_with("nsubj"));
        if let Some(v) = itself.or(above) {
            nodes.extend(self.sent_to(v).map(|o| (o, PartyRole::Participant)));
            for p in t.subtree(v) {
                let held = matches!(
                    t.node(p).lemma.as_str(),
                    "chairmanship" | "presidency" | "chair" | "presence" | "participation"
                )
                    // "under the chair of X"
                    || is_chair(self.s(), p)
                        && t.head(p).is_some_and(|u| t.node(u).word == "under");
                if held && t.governor(p) == Some(v) {
                    nodes.extend(
                        t.prep_objects(p, "of")
                            .into_iter()
                            .map(|o| (o, PartyRole::Chair)),
                    );
                }
            }
        }
        // "Minister X at the Athens Forum", "said X, in town for the summit", "next was X, in Johannesburg for the
        // summit": whoever stands before.
        if t.node(n).dep == "pobj"
            && let Some(p) = t
                .head(n)
                .filter(|&p| matches!(t.node(p).word.as_str(), "at" | "for"))
        {
            let up = t
                .ancestors(p)
                .skip(1)
                .find(|&x| !matches!(t.node(x).dep, "prep" | "pobj" | "advmod" | "acl"));
            let who = up.and_then(|x| match t.is_verb(x) {
                true => t.child(x, &["attr"]).filter(|_| t.subject(x).is_none()),
                false => Some(x),
            });
            if let Some(who) = who.filter(|&w| w < p)
                && matches!(
                    self.s().mention(who).map(|m| &m.what),
                    Some(What::Person(_))
                )
            {
                nodes.push((who, PartyRole::Participant));
            }
        }
        // "speaking at the summit", "will lead the delegation at the meeting", "flew in for the session"
        if t.node(n).dep == "pobj"
            && let Some(prep) = t.head(n).filter(|&p| {
                matches!(
                    t.node(p).word.as_str(),
                    "at" | "during" | "to" | "for" | "in"
                )
            })
            && let Some(v) = t.governor(prep)
            && let Some(subject) = t.subject(v)
        {
            // "the trip was announced by X at the summit"
            if t.passive(v) && t.head(prep) == Some(v) && t.node(prep).word == "at" {
                nodes.extend(
                    t.prep_objects(v, "by")
                        .into_iter()
                        .map(|o| (o, PartyRole::Participant)),
                );
            }
            // "discussed the preparations for the summit": nobody is there.
            let hung_on_verb = t.head(prep).is_some_and(|h| t.is_verb(h));
            let there = hung_on_verb || !matches!(t.node(prep).word.as_str(), "for" | "to" | "in");
            let found = self.who(subject);
            // Two who met there met each other.
            let there = there && !contact_of_others(t, prep, v);
            if there && found.len() < 4 && !(found.len() > 1 && t.node(v).lemma == "meet") {
                carrier = Some(v);
                nodes.push((subject, PartyRole::Participant));
            }
        }
        let mut parties: Vec<(Who, Option<PartyRole>)> = Vec::new();
        for (o, role) in nodes {
            for w in self.who(o) {
                if matches!(w, Who::Person(_) | Who::Post { .. })
                    && !parties.iter().any(|(v, _)| *v == w)
                {
                    parties.push((w, Some(role)));
                }
            }
        }
        (carrier.filter(|_| !parties.is_empty()), parties)
    }

    /// "was held with delegates from A, B and C", "with officers from A and B taking part": who is at what the verb at
    /// `v` tells to be held.
    fn sent_to(&self, v: usize) -> impl Iterator<Item = usize> {
        let t = &self.s().tree;
        t.prep_objects(v, "with").into_iter().filter_map(|o| {
            let who = match t.node(o).lemma.as_str() {
                "take" | "participate" | "attend" | "join" => t.child(o, &["nsubj"])?,
                _ => o,
            };
            (t.node(who).tag == "NNS" && self.s().mention(who).is_none()).then_some(who)
        })
    }

    /// "a virtual meeting": held by video.
    pub(super) fn virtually(&self, n: usize) -> Option<Mode> {
        const ONLINE: &[&str] = &["virtual", "online", "video", "videoconference"];
        self.s()
            .tree
            .has_child_word(n, ONLINE)
            .then_some(Mode::Video)
    }

    /// Whether the noun phrase itself says when or where.
    fn situated(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let beside = t.node(n).dep == "pobj"
            && t.head(n).and_then(|p| t.head(p)).is_some_and(|h| {
                matches!(t.node(h).lemma.as_str(), "sideline" | "margin" | "fringe")
            });
        // "Meeting of NATO defence ministers – Brussels, 5 June": a line without a verb.
        let verbless = t.governor(n).is_none() && !(0..t.nodes.len()).any(|v| t.is_verb(v));
        let words = if verbless {
            (0..t.nodes.len()).collect()
        } else {
            t.subtree(n)
        };
        !beside
            && words.into_iter().any(|c| {
                // "the ADMM, set for May 28-30 in the Cambodian capital"
                let fixed = |x: usize| {
                    t.node(x).dep == "acl"
                        && t.head(x) == Some(n)
                        && matches!(
                            t.node(x).lemma.as_str(),
                            "set" | "schedule" | "hold" | "slate" | "plan" | "fix" | "convene"
                        )
                };
                let clause = !verbless
                    && t.ancestors(c).take_while(|&x| x != n).any(|x| {
                        matches!(t.node(x).dep, "relcl" | "acl" | "appos" | "ccomp") && !fixed(x)
                    });
                let told = match self.s().mention(c).map(|m| &m.what) {
                    Some(What::Date(_) | What::Place(_)) => true,
                    Some(What::Country(_)) => t
                        .head(c)
                        .is_some_and(|p| t.node(p).word == "in" && t.head(p) == Some(n)),
                    _ => false,
                };
                !clause && told
            })
    }

    /// Whether the clause in which something is told to have been done at the gathering says when or where.
    pub(super) fn in_time_and_place(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let at = t.head(n).filter(|&p| {
            t.node(n).dep == "pobj"
                && match t.node(p).word.as_str() {
                    "at" | "in" | "during" | "from" => true,
                    // "are in Abuja for an emergency meeting"
                    "for" => t.head(p).is_some_and(|v| {
                        matches!(
                            t.node(v).lemma.as_str(),
                            "be" | "arrive" | "come" | "gather" | "assemble" | "converge"
                        )
                    }),
                    _ => false,
                }
        });
        let Some(v) = at.and_then(|p| t.head(p)).filter(|&v| t.is_verb(v)) else {
            return false;
        };
        t.subtree(v).into_iter().any(|c| {
            t.governor(c) == Some(v)
                && matches!(
                    self.s().mention(c).map(|m| &m.what),
                    Some(What::Date(_) | What::Place(_))
                )
        })
    }

    /// "arrived in London for Monday's funeral": come for it, and it is to come.
    pub(super) fn to_come(&self, n: usize) -> bool {
        let t = &self.s().tree;
        t.node(n).dep == "pobj"
            && t.head(n).is_some_and(|p| t.node(p).word == "for")
            && t.child(n, &["poss"]).is_some_and(|c| {
                matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_)))
            })
    }

    pub(super) fn held(&self, n: usize, carrier: Option<usize>) -> status::Told {
        let t = &self.s().tree;
        let mut told = status::told(
            t,
            carrier.or_else(|| t.governor(n)),
            Some(n),
            EncounterKind::Gathering,
        );
        if self.to_come(n) && told.status == Status::Occurred {
            told.status = Status::Planned;
        }
        told
    }
}

fn role_of(verb: &str) -> PartyRole {
    match verb {
        "chair" | "co-chair" | "cochair" | "moderate" | "preside" => PartyRole::Chair,
        "host" | "convene" | "call" | "hold" => PartyRole::Host,
        _ => PartyRole::Participant,
    }
}
