//! Delegations that are on their way before it is told who leads them: "A delegation has arrived in Mogadishu. It is led
//! by the foreign minister", "At its head is X"; likewise bodies: "The committee began a visit to Georgia. It is chaired by
//! X".

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
    /// "The NATO Military Committee, headed by Admiral X, began a visit to Georgia": X's trip.
    pub(super) fn led_body(&self) -> Vec<Candidate> {
        let (s, t) = (self.s(), &self.s().tree);
        let Some((verb, place, true)) = sent(s).filter(|_| s.quoted.is_none()) else {
            return Vec::new();
        };
        let body = t.child(verb, &["nsubj"]);
        let led = body
            .into_iter()
            .flat_map(|n| t.subtree(n))
            .filter(|&v| {
                matches!(t.node(v).lemma.as_str(), "lead" | "head" | "chair")
                    && t.node(v).tag == "VBN"
                    && v < verb
            })
            .flat_map(|v| t.prep_objects(v, "by"))
            .flat_map(|n| self.who(n));
        let visitor = led
            .into_iter()
            .find(|w| matches!(w, Who::Person(_)) && self.country(w) != place.country());
        let Some(visitor) = visitor else {
            return Vec::new();
        };
        let mut told = crate::status::told(t, Some(verb), None, EncounterKind::Visit);
        if matches!(t.node(verb).lemma.as_str(), "begin" | "start")
            && told.status == Status::Occurred
        {
            told.status = Status::Ongoing;
        }
        let arrives = matches!(
            t.node(verb).lemma.as_str(),
            "arrive" | "land" | "reach" | "come"
        );
        vec![Candidate {
            parties: vec![(visitor, Some(PartyRole::Visitor))],
            carrier: Some(verb),
            place: Some(place),
            ..self.candidate(
                if arrives { ARRIVE } else { "lead-delegation" },
                EncounterKind::Visit,
                told,
                verb,
            )
        }]
    }

    /// The trip of who is told to lead a delegation that travels in a sentence before.
    pub(super) fn led_delegation(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for n in 0..t.nodes.len() {
            if !matches!(
                t.node(n).word.as_str(),
                "delegation"
                    | "it"
                    | "its"
                    | "group"
                    | "team"
                    | "mission"
                    | "committee"
                    | "council"
            ) || self.s().quoted.is_some()
            {
                continue;
            }
            let Some((leads, leader)) = leader(t, n).or_else(|| leader_behind(t, n)) else {
                continue;
            };
            let who: Vec<Who> = self.who(leader);
            let Some(visitor) = who.into_iter().find(|w| matches!(w, Who::Person(_))) else {
                continue;
            };
            let home = self.country(&visitor);
            let Some((told, verb, place)) = (self.sentence.saturating_sub(BACK)..self.sentence)
                .rev()
                .filter_map(|i| self.analysis.sentences.get(i))
                .find_map(|s| sent(s).map(|(verb, place, body)| (s, verb, place, body)))
                // Whose man leads a body nobody may say.
                .filter(|(_, _, place, body)| {
                    place.country().is_some()
                        && place.country() != home
                        && (*body || home.is_some())
                })
                .map(|(s, verb, place, _)| (s, verb, place))
            else {
                continue;
            };
            let mut told_of =
                crate::status::told(&told.tree, Some(verb), None, EncounterKind::Visit);
            told_of.present = false;
            // "began a visit": and is there.
            let begins = matches!(told.tree.node(verb).lemma.as_str(), "begin" | "start")
                && told_of.status == Status::Occurred;
            if begins {
                told_of.status = Status::Ongoing;
            }
            let arrives = matches!(
                told.tree.node(verb).lemma.as_str(),
                "arrive" | "land" | "reach" | "come"
            );
            let dated = told
                .mentions
                .iter()
                .any(|m| matches!(m.what, What::Date(_)));
            // "heads the delegation": is there, not to come.
            let carrier = Some(leads).filter(|_| begins || told_of.status != Status::Ongoing);
            out.push(Candidate {
                goes_on: dated && (begins || told_of.status != Status::Ongoing),
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
    let body = matches!(t.node(n).word.as_str(), "committee" | "council");
    let leads = |v: usize| match t.node(v).lemma.as_str() {
        "lead" | "head" => true,
        // Others chair "it", and mean a summit.
        "chair" => body && t.node(n).dep == "nsubjpass",
        _ => false,
    };
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

/// "Heading the delegation is X", "Leading it is X", "At its head is X": likewise, where the leader stands behind.
fn leader_behind(t: &Tree, n: usize) -> Option<(usize, usize)> {
    let known =
        matches!(t.node(n).word.as_str(), "it" | "its") || t.has_child_word(n, &["the", "this"]);
    let is = t.ancestors(n).find(|&v| t.node(v).lemma == "be")?;
    let leader = t.child(is, &["attr"]).or_else(|| t.child(is, &["nsubj"]))?;
    let leading = (0..is).any(|v| {
        matches!(t.node(v).word.as_str(), "heading" | "leading") && t.head(v) == Some(is) && v < n
    });
    let at_the_head = || {
        let head = |h: usize| {
            t.node(h).word == "head" && t.head(h).is_some_and(|p| t.node(p).word == "at")
        };
        t.ancestors(n).take_while(|&x| x != is).any(head)
    };
    (known && n < is && leader > is && (leading || at_the_head())).then_some((is, leader))
}

/// Where a delegation that nobody knows yet, or a body, is told to go or to be; whether it is a body.
fn sent(s: &Sentence) -> Option<(usize, Where, bool)> {
    const GOING: &[&str] = &[
        "arrive", "land", "travel", "fly", "come", "go", "be", "reach", "head", "visit", "leave",
    ];
    let t = &s.tree;
    (0..t.nodes.len()).find_map(|v| {
        let goes = t.is_verb(v) || t.node(v).lemma == "be";
        let subject = t.child(v, &["nsubj"])?;
        let body = matches!(s.mention(subject).map(|m| &m.what), Some(What::Org(_)));
        // "began a visit to Georgia"
        let visit = t.child(v, &["dobj"]).filter(|&o| {
            matches!(t.node(o).lemma.as_str(), "visit" | "trip")
                && matches!(
                    t.node(v).lemma.as_str(),
                    "begin" | "start" | "pay" | "make" | "undertake"
                )
        });
        // "A visit by a delegation of the ministry to Turkey began on Monday"
        let visit = visit.or_else(|| {
            let of = ["by", "of"]
                .iter()
                .flat_map(|p| t.prep_objects(subject, p))
                .any(|o| t.node(o).word == "delegation");
            let begins = matches!(t.node(v).lemma.as_str(), "begin" | "start");
            Some(subject).filter(|&n| t.node(n).lemma == "visit" && of && begins)
        });
        let visited = visit == Some(subject);
        if !goes
            || !(GOING.contains(&t.node(v).lemma.as_str()) || visit.is_some())
            || !(body
                || visited
                || matches!(t.node(subject).word.as_str(), "delegation" | "mission"))
        {
            return None;
        }
        let to = visit.into_iter().flat_map(|o| match visited {
            // Hung on the delegation.
            true => t.subtree(o),
            false => t.children(o).collect(),
        });
        let at = t
            .children(v)
            .chain(to)
            .filter(|&c| matches!(t.node(c).word.as_str(), "in" | "to" | "at" | "for"))
            .filter_map(|p| t.child(p, &["pobj"]))
            .chain(t.child(v, &["dobj"]))
            .find_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Place(p)) => Some(Where::Place(p.clone())),
                Some(What::Country(c)) => Some(Where::Country(*c)),
                _ => None,
            })?;
        Some((v, at, body))
    })
}
