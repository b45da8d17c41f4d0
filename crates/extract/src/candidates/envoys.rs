//! Envoys who are summoned to a ministry, and those who are named only in a list of their own: "The president received the credentials of four ambassadors. The
//! envoys are A of Croatia, B of Ghana and C of China".

use super::contacts::ceremony;
use super::{CREDENTIALS, Candidate, Reader, SUMMONS};
use crate::analysis::Sentence;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, PartyRole};

/// How many sentences back the ceremony may have been told of.
const BACK: usize = 2;

/// What those are called who present their credentials, also within a title.
const ENVOYS: &[&str] = &["ambassador", "envoy", "commissioner", "diplomat", "those"];

impl Reader<'_> {
    /// Those of such a list, at the ceremony told of before or in the sentence itself.
    pub(super) fn listed_envoys(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            if t.node(v).lemma != "be" || t.negated(v) {
                continue;
            }
            let (Some(subject), Some(list)) = (t.child(v, &["nsubj"]), t.child(v, &["attr"]))
            else {
                continue;
            };
            let printed = self.analysis.text.get(t.node(subject).span.clone());
            let printed = printed.unwrap_or("").to_lowercase();
            if subject > v || !ENVOYS.iter().any(|e| printed.contains(e)) {
                continue;
            }
            let parties: Vec<_> = self
                .who(list)
                .into_iter()
                .filter(|w| matches!(w, Who::Person(_)) && self.country(w).is_some())
                .map(|w| (w, Some(PartyRole::Visitor)))
                .collect();
            let before = self.sentence.saturating_sub(BACK)..=self.sentence;
            let told = before
                .rev()
                .filter_map(|i| self.analysis.sentences.get(i))
                .find_map(|s| presented(s).map(|verb| (s, verb)));
            let Some((s, verb)) = told.filter(|_| parties.len() > 1) else {
                continue;
            };
            let told = status::told(&s.tree, Some(verb), None, EncounterKind::Gathering);
            out.push(ceremony(Candidate {
                parties,
                carrier: Some(v),
                ..self.candidate(CREDENTIALS, EncounterKind::Gathering, told, v)
            }));
        }
        out
    }

    /// "Ambassador X was summoned to the Chinese Foreign Ministry": an envoy who is named, and the ministry.
    pub(super) fn summoned(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let ministry = |o: usize| match self.s().mention(o).map(|m| &m.what) {
            Some(What::Org(org)) if org.body && org.name.starts_with("Ministry of") => {
                org.country.map(|country| Who::Org {
                    name: org.name.clone(),
                    country: Some(country),
                })
            }
            _ => None,
        };
        (0..t.nodes.len())
            .filter(|&v| matches!(t.node(v).lemma.as_str(), "summon" | "call") && t.passive(v))
            .filter_map(|v| {
                let envoy = match self.who(t.child(v, &["nsubjpass"])?).as_slice() {
                    [w @ Who::Person(_)] if self.is_envoy(w) => w.clone(),
                    _ => return None,
                };
                let host = t.prep_objects(v, "to").into_iter().find_map(ministry)?;
                let abroad = self
                    .country(&envoy)
                    .is_some_and(|c| Some(c) != self.country(&host));
                abroad.then(|| Candidate {
                    parties: vec![
                        (envoy, Some(PartyRole::Visitor)),
                        (host, Some(PartyRole::Host)),
                    ],
                    carrier: Some(v),
                    ..self.candidate(
                        SUMMONS,
                        EncounterKind::Meeting,
                        status::told(t, Some(v), None, EncounterKind::Meeting),
                        v,
                    )
                })
            })
            .collect()
    }
}

/// The verb of the clause that tells of credentials.
fn presented(s: &Sentence) -> Option<usize> {
    let t = &s.tree;
    let papers = |i: &usize| {
        let n = t.node(*i);
        n.lemma == "credential"
            || n.lemma == "letter"
                && (t.has_child_word(*i, &["their"])
                    || t.prep_objects(*i, "of")
                        .into_iter()
                        .any(|o| t.node(o).word == "credence"))
    };
    let noun = (0..t.nodes.len()).find(papers)?;
    t.governor(noun).filter(|&v| {
        matches!(
            t.node(v).lemma.as_str(),
            "present" | "hand" | "submit" | "deliver" | "receive" | "accept" | "take"
        )
    })
}
