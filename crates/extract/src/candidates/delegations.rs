//! Delegations that are on their way before it is told who leads them: "A delegation has arrived in Mogadishu. It is led
//! by the foreign minister".

use super::{Candidate, Reader, Where};
use crate::analysis::Sentence;
use crate::encounters::ARRIVE;
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// How many sentences back the delegation may have been told of.
const BACK: usize = 2;

impl Reader<'_> {
    /// The trip of who is told to lead a delegation that travels in a sentence before.
    pub(super) fn led_delegation(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for n in 0..t.nodes.len() {
            if !matches!(t.node(n).word.as_str(), "delegation" | "it") || self.s().quoted.is_some()
            {
                continue;
            }
            let Some((leads, leader)) = leader(t, n) else {
                continue;
            };
            let who: Vec<Who> = self.who(leader);
            let Some(visitor) = who.into_iter().find(|w| matches!(w, Who::Person(_))) else {
                continue;
            };
            let Some(home) = self.country(&visitor) else {
                continue;
            };
            let Some((told, verb, place)) = (self.sentence.saturating_sub(BACK)..self.sentence)
                .rev()
                .filter_map(|i| self.analysis.sentences.get(i))
                .find_map(|s| sent(s).map(|(verb, place)| (s, verb, place)))
                .filter(|(_, _, place)| place.country().is_some_and(|c| c != home))
            else {
                continue;
            };
            let mut told_of =
                crate::status::told(&told.tree, Some(verb), None, EncounterKind::Visit);
            told_of.present = false;
            let arrives = matches!(
                told.tree.node(verb).lemma.as_str(),
                "arrive" | "land" | "reach" | "come"
            );
            let dated = told
                .mentions
                .iter()
                .any(|m| matches!(m.what, What::Date(_)));
            // "heads the delegation": is there, not to come.
            let carrier = Some(leads).filter(|_| told_of.status != Status::Ongoing);
            out.push(Candidate {
                goes_on: dated && told_of.status != Status::Ongoing,
                parties: vec![(visitor, Some(PartyRole::Visitor))],
                carrier,
                place: Some(place),
                ..self.candidate(
                    if arrives { ARRIVE } else { "lead-delegation" },
                    EncounterKind::Visit,
                    told_of,
                    leads,
                )
            });
        }
        out
    }
}

/// The verb of leading and the leader of the delegation at node `n`, which was told of before.
fn leader(t: &Tree, n: usize) -> Option<(usize, usize)> {
    let leads = |v: usize| matches!(t.node(v).lemma.as_str(), "lead" | "head");
    let known = t.node(n).word == "it" || t.has_child_word(n, &["the", "this"]);
    let by = |v: usize| {
        let agent = t.children(v).find(|&c| t.node(c).word == "by")?;
        t.child(agent, &["pobj"]).map(|leader| (v, leader))
    };
    if !known || t.children(n).any(|c| t.node(c).word == "to") {
        return None;
    }
    let above = t.head(n).filter(|&v| leads(v) && !t.negated(v));
    match (t.node(n).dep, above) {
        ("nsubjpass", Some(v)) => by(v),
        ("dobj", Some(v)) => t.child(v, &["nsubj"]).map(|leader| (v, leader)),
        _ => t
            .children(n)
            .find(|&c| leads(c) && matches!(t.node(c).dep, "acl" | "relcl") && t.passive(c))
            .and_then(by),
    }
}

/// Where a delegation that nobody knows yet is told to go or to be.
fn sent(s: &Sentence) -> Option<(usize, Where)> {
    const GOING: &[&str] = &[
        "arrive", "land", "travel", "fly", "come", "go", "be", "reach", "head", "visit", "leave",
    ];
    let t = &s.tree;
    (0..t.nodes.len()).find_map(|v| {
        let goes = t.is_verb(v) || t.node(v).lemma == "be";
        let subject = t.child(v, &["nsubj"])?;
        if !goes
            || !GOING.contains(&t.node(v).lemma.as_str())
            || t.node(subject).word != "delegation"
        {
            return None;
        }
        let at = t
            .children(v)
            .filter(|&c| matches!(t.node(c).word.as_str(), "in" | "to" | "at" | "for"))
            .filter_map(|p| t.child(p, &["pobj"]))
            .chain(t.child(v, &["dobj"]))
            .find_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Place(p)) => Some(Where::Place(p.clone())),
                Some(What::Country(c)) => Some(Where::Country(*c)),
                _ => None,
            })?;
        Some((v, at))
    })
}
