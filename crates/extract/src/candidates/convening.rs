//! Gatherings told without a noun for them: those who convene, whoever calls several together, whom somebody speaks to.

use super::editions::COMMITTEES;
use super::occasions::OCCASIONS;
use super::whose::OFFICIALS;
use super::{Candidate, GATHERING_NOUNS, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::tree::Tree;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// "meets", "came together"
pub(super) fn comes_together(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "meet" | "convene" | "reconvene" | "gather" | "assemble" | "sit" => true,
        "come" | "get" => t.has_child_word(v, &["together"]),
        _ => false,
    }
}

/// "EU foreign ministers agreed in Brussels on Monday to impose sanctions": what ministers of many states do only where they
/// sit together.
fn decides(t: &Tree, v: usize) -> bool {
    matches!(
        t.node(v).lemma.as_str(),
        "agree"
            | "decide"
            | "approve"
            | "adopt"
            | "endorse"
            | "discuss"
            | "debate"
            | "consider"
            | "review"
            | "sign"
            | "elect"
            | "finalise"
            | "finalize"
            | "deliberate"
            | "thrash"
            | "hammer"
    ) && t.is_verb(v)
}

/// "are in retreat in Nadi", "went into conclave"
fn in_session(t: &Tree, v: usize) -> bool {
    let (goes, preposition) = match t.node(v).lemma.as_str() {
        "be" => (true, "in"),
        "go" => (true, "into"),
        _ => (false, ""),
    };
    goes && t.prep_objects(v, preposition).into_iter().any(|o| {
        matches!(
            t.node(o).lemma.as_str(),
            "retreat" | "session" | "conference" | "conclave" | "council"
        ) && t.node(o).mention.is_none()
            && t.child(o, &["det", "poss"]).is_none()
    })
}

/// The frame of those who come together.
pub(crate) const CONVENING: &str = "convening";

impl Reader<'_> {
    /// A gathering that the verb at node `v` tells of.
    fn told_by_verb(
        &self,
        frame: &str,
        v: usize,
        gathering: GatheringSem,
        parties: Vec<(Who, Option<PartyRole>)>,
    ) -> Candidate {
        let t = &self.s().tree;
        Candidate {
            parties,
            carrier: Some(v),
            gathering: Some(gathering),
            ..self.candidate(
                frame,
                EncounterKind::Gathering,
                status::told(t, Some(v), None, EncounterKind::Gathering),
                v,
            )
        }
    }

    /// "The group will next convene in October", "BRICS last met in 2019", "the union's presidents came together in
    /// Manaus": all of an organisation.
    pub(super) fn convening(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            let decides = decides(t, v);
            if !(comes_together(t, v) || in_session(t, v) || decides)
                || !(t.is_verb(v) || t.child(v, &["aux"]).is_some())
                || !decides && t.object(v).is_some_and(|o| t.node(o).word != "face")
                || !t.prep_objects(v, "with").is_empty()
                || told.iter().any(|c| c.trigger == v || c.carrier == Some(v))
            {
                continue;
            }
            let situated = t.subtree(v).into_iter().any(|c| {
                let within = || t.head(c).is_some_and(|p| t.node(p).word == "in");
                t.governor(c) == Some(v)
                    && match self.s().mention(c).map(|m| &m.what) {
                        Some(What::Date(_) | What::Place(_)) => true,
                        Some(What::Country(_)) => within(),
                        _ => false,
                    }
            });
            let Some(subject) = t.subject(v).filter(|_| situated) else {
                continue;
            };
            // What a body or a country decides, its own organs do.
            let of_members = || {
                matches!(self.s().mention(subject).map(|m| &m.what),
                    Some(What::Role(r)) if r.plural && r.countries.is_empty())
                    && !told.iter().any(|c| c.kind == EncounterKind::Gathering)
            };
            if decides && !of_members() {
                continue;
            }
            let (org, name) = match self.body_of(self.they_above(subject)) {
                Some((org, name)) => (Some(org), name),
                // "The joint working group of A and B met in Oslo"
                None if match self.s().mention(subject).map(|m| &m.what) {
                    None => COMMITTEES.contains(&t.node(subject).lemma.as_str()),
                    Some(What::Gathering(g)) => g.org.is_none(),
                    _ => false,
                } =>
                {
                    let two = self.states_of_body(subject);
                    if two.len() < 2 {
                        continue;
                    }
                    let name = self.with_modifiers(subject).to_owned();
                    let parties = two.into_iter().map(|w| (w, None)).collect();
                    let sem = GatheringSem { name, org: None };
                    out.push(self.told_by_verb(CONVENING, v, sem, parties));
                    continue;
                }
                // "Foreign ministers from Asia and Africa began meeting here today"
                None if self.unnamed(subject) => {
                    let whose = self.analysis.text.get(t.node(subject).span.clone());
                    (None, format!("{} meeting", whose.unwrap_or("")))
                }
                None => continue,
            };
            // "met in Lusaka under the chair of X"
            let (_, there) = self.present(v);
            let told_so = self.told_by_verb(CONVENING, v, GatheringSem { name, org }, there);
            // "failed to agree", "may approve it next week": whether they sit together is another question.
            let sits = matches!(
                told_so.told.status,
                Status::Occurred | Status::Ongoing | Status::Planned
            );
            if !decides || sits {
                out.push(told_so);
            }
        }
        out
    }

    /// "NATO leaders are expected to decide when they gather in Prague": those of the clause above, or the node itself.
    fn they_above(&self, n: usize) -> usize {
        let t = &self.s().tree;
        if t.node(n).word != "they" {
            return n;
        }
        t.ancestors(n)
            .filter(|&v| t.is_verb(v))
            .filter_map(|v| t.child(v, &["nsubj", "nsubjpass"]))
            .find(|&x| x < n)
            .unwrap_or(n)
    }

    /// The states that have set up the body at `n`: "the Thai-Cambodian committee", "the working group of A and B", "the
    /// border commissions of the two countries".
    pub(super) fn states_of_body(&self, n: usize) -> Vec<Who> {
        let mut states = self.of_two(n);
        states.extend(self.states_in(n));
        if states.is_empty() {
            states = self.of_the_two_countries(n);
        }
        states
    }

    /// "The border commissions of the two countries met": those told of.
    fn of_the_two_countries(&self, n: usize) -> Vec<Who> {
        let t = &self.s().tree;
        let mut out: Vec<Who> = t
            .prep_objects(n, "of")
            .into_iter()
            .filter(|&o| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "country" | "state" | "nation" | "side"
                ) && t.has_child_word(o, &["two", "both"])
            })
            .flat_map(|o| self.who(o))
            .filter_map(|w| self.country(&w))
            .map(Who::State)
            .collect();
        out.dedup();
        out
    }

    /// The states that are named together within the phrase at `n`: "the group on trade of A and B".
    fn states_in(&self, n: usize) -> Vec<Who> {
        let t = &self.s().tree;
        t.subtree(n)
            .into_iter()
            .filter(|&c| t.node(c).dep == "pobj")
            .map(|c| -> Vec<Who> {
                t.conjuncts(c)
                    .into_iter()
                    .filter_map(|c| match self.s().mention(c).map(|m| &m.what) {
                        Some(What::Country(c)) => Some(Who::State(*c)),
                        _ => None,
                    })
                    .collect()
            })
            .find(|all| all.len() > 1)
            .unwrap_or_default()
    }

    /// "Biden gathered African leaders in Washington", "Tokyo hosts the region's foreign ministers": whoever calls
    /// several together whom the report does not name.
    pub(super) fn gathered(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            let calls = match t.node(v).lemma.as_str() {
                "gather" | "convene" | "assemble" | "host" | "receive" => true,
                "bring" => t.has_child_word(v, &["together"]),
                _ => false,
            };
            if !calls
                || !t.is_verb(v)
                || t.passive(v)
                || told.iter().any(|c| c.trigger == v || c.carrier == Some(v))
            {
                continue;
            }
            let Some(o) = t.child(v, &["dobj"]) else {
                continue;
            };
            let several = match self.s().mention(o).map(|m| &m.what) {
                Some(What::Role(r)) => r.plural && r.countries.is_empty(),
                Some(_) => false,
                None => t.node(o).tag == "NNS" && OFFICIALS.contains(&t.node(o).lemma.as_str()),
            };
            let by: Vec<Who> = t.subject(v).map_or_else(Vec::new, |s| self.who(s));
            let people = by
                .iter()
                .all(|w| matches!(w, Who::Person(_) | Who::Post { .. }));
            // "Canada will receive the foreign ministers of the Lima Group in Ottawa"
            let state = matches!(by.as_slice(), [Who::State(_)]) && self.body_of(o).is_some();
            if by.is_empty() || by.len() > 3 || !(people || state) {
                continue;
            }
            // "hosted the leaders of A and B for a summit": all of them and the host.
            if let Some(n) = ["for", "at"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                .find(|&n| GATHERING_NOUNS.contains(&t.node(n).lemma.as_str()))
                && let Some(gathering) = self.gathering_at(n)
            {
                let mut parties: Vec<_> = by
                    .iter()
                    .map(|w| (w.clone(), Some(PartyRole::Host)))
                    .collect();
                for c in t.conjuncts(o) {
                    parties.extend(self.who(c).into_iter().map(|w| (w, None)));
                }
                if parties.len() > 2 {
                    out.push(self.told_by_verb("gathered", v, gathering, parties));
                    continue;
                }
            }
            if !several || self.who(o).iter().any(|w| !matches!(w, Who::Org { .. })) {
                continue;
            }
            let whom = self.with_modifiers(o);
            let (org, name) = match self.body_of(o) {
                Some((org, name)) => (Some(org), name),
                None => (None, format!("{whom} meeting")),
            };
            out.push(self.told_by_verb(
                "gathered",
                v,
                GatheringSem { name, org },
                by.into_iter().map(|w| (w, Some(PartyRole::Host))).collect(),
            ));
        }
        out
    }

    /// A noun as printed, from its first modifier on: "informal talks".
    pub(super) fn with_modifiers(&self, noun: usize) -> &str {
        let t = &self.s().tree;
        let first = t
            .children(noun)
            .filter(|&c| matches!(t.node(c).dep, "compound" | "amod" | "nmod") && c < noun)
            .min()
            .unwrap_or(noun);
        let span = t.node(first).span.start..t.node(noun).span.end;
        self.analysis.text.get(span).unwrap_or("")
    }

    /// "Thailand hosted informal talks on Myanmar": who came may be left open.
    pub(super) fn hosted(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            if t.node(v).lemma != "host"
                || !t.is_verb(v)
                || t.passive(v)
                || told.iter().any(|c| c.trigger == v || c.carrier == Some(v))
            {
                continue;
            }
            let host = t
                .subject(v)
                .and_then(|s| match self.s().mention(s).map(|m| &m.what) {
                    Some(What::Country(c)) => Some(*c),
                    Some(What::Place(p)) => p.capital_of,
                    _ => None,
                });
            // "Angola hosted regional leaders for a summit"
            let guests = t
                .child(v, &["dobj"])
                .filter(|&o| t.node(o).word == "leaders" && t.node(o).mention.is_none())
                .filter(|&o| t.prep_objects(o, "of").is_empty());
            let what_for = || {
                [Some(v), guests]
                    .into_iter()
                    .flatten()
                    .flat_map(|n| t.prep_objects(n, "for"))
                    .next()
            };
            let occasion = match guests {
                Some(_) => what_for(),
                None => t.child(v, &["dobj"]),
            };
            let object = occasion.filter(|&o| {
                OCCASIONS.contains(&t.node(o).lemma.as_str())
                    && t.node(o).mention.is_none()
                    && t.child(o, &["poss"]).is_none()
                    && !t.has_child_word(
                        o,
                        &[
                            "the",
                            "this",
                            "between",
                            "with",
                            "press",
                            "news",
                            "bilateral",
                        ],
                    )
            });
            let (Some(host), Some(o)) = (host, object) else {
                continue;
            };
            let situated = t.subtree(v).into_iter().any(|c| {
                t.governor(c) == Some(v)
                    && matches!(
                        self.s().mention(c).map(|m| &m.what),
                        Some(What::Date(_) | What::Place(_))
                    )
            });
            if !situated {
                continue;
            }
            let name = self.with_modifiers(o);
            let gathering = GatheringSem {
                name: name.to_owned(),
                org: None,
            };
            let by = vec![(Who::State(host), Some(PartyRole::Host))];
            out.push(self.told_by_verb("hosted", v, gathering, by));
        }
        out
    }

    /// "Some 600 guests from 40 countries are attending", "delegations of 20 states took part": at the gathering told of.
    pub(super) fn crowds(&self, told: &[Candidate]) -> Vec<Candidate> {
        const CROWDS: &[&str] = &[
            "guest",
            "delegate",
            "delegation",
            "representative",
            "participant",
            "official",
            "expert",
            "leader",
            "minister",
        ];
        let t = &self.s().tree;
        let mut out = Vec::new();
        let Some(g) = self
            .discourse
            .last_gathering
            .as_ref()
            .filter(|g| g.org.is_some())
        else {
            return out;
        };
        for v in 0..t.nodes.len() {
            let comes = match t.node(v).lemma.as_str() {
                "attend" | "participate" => true,
                "take" => t.has_child_word(v, &["part"]),
                "bring" | "gather" | "draw" => false,
                _ => false,
            };
            if !comes
                || !t.is_verb(v)
                || t.child(v, &["dobj"])
                    .is_some_and(|o| t.node(o).word != "part" && t.node(o).pos != "PRON")
                || ["in", "at"]
                    .iter()
                    .any(|p| !t.prep_objects(v, p).is_empty())
                || told.iter().any(|c| c.trigger == v || c.carrier == Some(v))
            {
                continue;
            }
            let many = t.subject(v).is_some_and(|s| {
                let counted = |n: usize| {
                    t.children(n)
                        .any(|c| matches!(t.node(c).dep, "nummod" | "quantmod"))
                        || t.has_child_word(n, &["hundreds", "dozens", "scores", "many"])
                };
                t.node(s).mention.is_none()
                    && t.node(s).tag == "NNS"
                    && CROWDS.contains(&t.node(s).lemma.as_str())
                    && (counted(s)
                        || ["from", "of"]
                            .iter()
                            .flat_map(|p| t.prep_objects(s, p))
                            .any(counted))
            });
            if many {
                out.push(self.told_by_verb("crowd", v, g.clone(), Vec::new()));
            }
        }
        out
    }

    /// "told the SCO defence ministers here on Wednesday": who speaks to all of an organisation is at its gathering.
    pub(super) fn addressed(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            if !matches!(t.node(v).lemma.as_str(), "tell" | "address" | "brief")
                || !t.is_verb(v)
                || t.passive(v)
                || told.iter().any(|c| c.carrier == Some(v))
            {
                continue;
            }
            let Some(o) = t.child(v, &["dobj", "dative"]) else {
                continue;
            };
            let Some(What::Role(r)) = self.s().mention(o).map(|m| &m.what) else {
                continue;
            };
            let by = self.taking_part(v);
            let Some((org, name)) = self.body_of(o).filter(|_| r.plural && by.len() == 1) else {
                continue;
            };
            out.push(self.told_by_verb(
                "addressed",
                v,
                GatheringSem {
                    name,
                    org: Some(org),
                },
                by,
            ));
        }
        out
    }
}
