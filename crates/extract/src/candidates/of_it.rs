//! What becomes of the meeting or call told of before: "The talks were held on Wednesday", "They lasted an hour", "There
//! was no such meeting".

use super::{Candidate, Reader};
use crate::status;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// The frame of what says so.
pub(crate) const HELD: &str = "held";

/// What a meeting or a call is called again.
const NOUNS: &[&str] = &[
    "meeting",
    "talk",
    "call",
    "conversation",
    "encounter",
    "discussion",
    "consultation",
    "negotiation",
    "audience",
    "session",
];

impl Reader<'_> {
    /// What the sentence says of whether the contact told of before was held, is under way, or never was.
    pub(super) fn said_of_it(&self) -> Vec<Candidate> {
        let kind = match self.discourse.told_last {
            Some((kind @ (EncounterKind::Meeting | EncounterKind::Call), _)) => kind,
            _ => return Vec::new(),
        };
        let t = &self.s().tree;
        (0..t.nodes.len())
            .filter(|&v| t.is_verb(v))
            .filter_map(|v| {
                let (noun, status) = self
                    .there_was_none(v)
                    .or_else(|| self.it_was_held(v, kind))
                    .or_else(|| self.it_was_dropped(v))?;
                let told = status::Told {
                    status,
                    present: false,
                };
                let mut c = self.candidate(HELD, kind, told, noun);
                c.carrier = Some(v);
                c.anaphoric = true;
                Some(c)
            })
            .collect()
    }

    /// "The meeting ends on Saturday", "It closes today", of the gathering told of before: when it will be over,
    /// and not when it is held.
    pub(super) fn only_ends_it(&self, c: &Candidate) -> bool {
        let t = &self.s().tree;
        let Some(v) = c.carrier.filter(|_| c.kind == EncounterKind::Gathering) else {
            return false;
        };
        let ends = matches!(
            t.node(v).lemma.as_str(),
            "end" | "conclude" | "close" | "finish" | "wrap" | "wind"
        );
        let to_come = matches!(t.node(v).tag, "VBZ" | "VBP")
            || t.node(v).tag == "VB" && t.has_child_word(v, &["will", "to"]);
        let again = t.subject(v).is_some_and(|n| {
            t.node(n).word == "it"
                || t.node(n).mention.is_none()
                    && t.has_child_word(n, &["the", "their", "this"])
                    && t.children(n).all(|x| t.node(x).mention.is_none())
        });
        let told = matches!(
            self.discourse.told_last,
            Some((
                EncounterKind::Gathering,
                Status::Occurred | Status::Ongoing | Status::Planned
            ))
        );
        ends && to_come && again && told && !t.negated(v)
    }

    /// "There was no such meeting", "no meeting took place".
    fn there_was_none(&self, v: usize) -> Option<(usize, Status)> {
        let t = &self.s().tree;
        let none = |n: &usize| {
            NOUNS.contains(&t.node(*n).lemma.as_str())
                && t.has_child_word(*n, &["no"])
                && t.children(*n).all(|c| {
                    matches!(t.node(c).dep, "det" | "predet" | "punct")
                        || matches!(t.node(c).word.as_str(), "such" | "phone" | "telephone")
                })
        };
        let there = t.node(v).lemma == "be" && t.has_child_word(v, &["there"]);
        let noun = if there {
            t.child(v, &["attr", "nsubj"]).filter(none)
        } else if happens(t, v) {
            t.child(v, &["nsubj", "nsubjpass"]).filter(none)
        } else {
            None
        };
        noun.map(|n| (n, Status::Denied))
    }

    /// "I have cancelled the meeting", "the talks have been called off".
    fn it_was_dropped(&self, v: usize) -> Option<(usize, Status)> {
        let t = &self.s().tree;
        let past = t.node(v).tag == "VBD"
            || t.node(v).tag == "VBN"
                && t.has_child_word(v, &["was", "were", "has", "have", "had"]);
        let noun = t.child(
            v,
            if t.passive(v) {
                &["nsubjpass"]
            } else {
                &["dobj"]
            },
        )?;
        (past && status::drops(t, v) && !t.negated(v) && known(t, noun))
            .then_some((noun, Status::Cancelled))
    }

    /// "It took place on Wednesday", "the talks are under way", "they have not yet ended".
    fn it_was_held(&self, v: usize, kind: EncounterKind) -> Option<(usize, Status)> {
        let t = &self.s().tree;
        let subject = t.child(v, &["nsubj", "nsubjpass"])?;
        let again = match t.node(subject).word.as_str() {
            // Of people nobody says that they were held or took place.
            "it" | "they" | "these" => happens(t, v) || t.has_child_word(v, &["yet"]),
            _ => known(t, subject),
        };
        if !again {
            return None;
        }
        let n = t.node(v);
        let ends = matches!(n.lemma.as_str(), "end" | "conclude" | "finish");
        if n.lemma == "be" && ongoing(t, v) || ends && t.negated(v) && t.has_child_word(v, &["yet"])
        {
            return Some((subject, Status::Ongoing));
        }
        let past = n.tag == "VBD"
            || n.tag == "VBN" && t.has_child_word(v, &["was", "were", "has", "have", "had"])
            || n.tag == "VB" && t.has_child_word(v, &["did"]);
        let lasts = matches!(n.lemma.as_str(), "last" | "begin" | "start" | "open") || ends;
        if !past || !(happens(t, v) || lasts) {
            return None;
        }
        let status = status::told(t, Some(v), None, kind).status;
        matches!(status, Status::Occurred | Status::Denied).then_some((subject, status))
    }
}

/// Whether node `n` is "the meeting", "their talks", with nothing said of which.
fn known(t: &Tree, n: usize) -> bool {
    NOUNS.contains(&t.node(n).lemma.as_str())
        && t.has_child_word(n, &["the", "their", "this", "these"])
        && t.children(n)
            .all(|c| matches!(t.node(c).dep, "det" | "poss" | "compound" | "punct"))
}

/// "be held", "take place", "go ahead", "happen".
fn happens(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "hold" => t.passive(v),
        "take" => t.has_child_word(v, &["place"]),
        "go" => t.has_child_word(v, &["ahead"]),
        "happen" | "occur" => true,
        _ => false,
    }
}

/// "is under way", "are in progress", "are still going on".
fn ongoing(t: &Tree, v: usize) -> bool {
    let present = matches!(t.node(v).tag, "VBZ" | "VBP");
    let words = |w: &[&str]| {
        t.subtree(v)
            .into_iter()
            .any(|c| w.contains(&t.node(c).word.as_str()))
    };
    present
        && !t.negated(v)
        && (words(&["underway", "ongoing"])
            || words(&["under"]) && words(&["way"])
            || words(&["progress"]))
}
