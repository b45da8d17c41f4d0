//! What could be told: parties of two countries, officials beside places abroad.

mod bystanders;
mod contacts;
mod parties;
mod ranks;
mod trips;

use super::features::{self, Way};
use super::status as judged;
use crate::analysis::{Analysis, Sentence};
use crate::candidates::{Candidate, PAID_IN_PERSON, Where};
use crate::encounters::Draft;
use crate::refs::{Discourse, Who};
use crate::settle;
use crate::status::{self, Told};
use crate::tree::Tree;
use crate::when::Before;
use sidelines_facts::{CountryCode, EncounterKind, Mode, PartyRole};
use std::collections::BTreeSet;

/// An encounter that a sentence may tell.
#[derive(Clone, Debug)]
pub(crate) struct Proposal {
    pub(crate) draft: Draft,
    /// Which part of the model judges it.
    pub(crate) family: &'static str,
    pub(crate) features: Vec<String>,
    /// What says of its status.
    pub(crate) status: Vec<String>,
}

/// Makes the proposals of one sentence.
pub(crate) struct Proposer<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) discourse: &'a Discourse,
    pub(crate) sentence: usize,
    /// What frames have told up to this sentence, it included.
    pub(crate) drafts: &'a [Draft],
    /// Words that tell of something that is done to somebody, and not with him.
    pub(crate) apart: &'a [usize],
    /// The day last told of.
    pub(crate) previous: Before<'a>,
}

/// A node that stands for one somebody.
struct Party {
    node: usize,
    who: Who,
    country: Option<CountryCode>,
    form: &'static str,
}

/// More parties than this in one sentence are a list, of which every pair would be a proposal.
const MOST_PARTIES: usize = 7;

/// Where and how guests are welcomed and seen off.
const WELCOMES: &[&str] = &[
    "airport", "tarmac", "airbase", "runway", "terminal", "honour", "honor", "carpet", "wreath",
];

impl Proposer<'_> {
    fn s(&self) -> &Sentence {
        &self.analysis.sentences[self.sentence]
    }

    /// All proposals, in the order of the sentence's words.
    pub(crate) fn propose(&self) -> Vec<Proposal> {
        let s = self.s();
        let parties = self.parties();
        if parties.is_empty() || withheld(self.analysis.text, s) || only_says_who(s) {
            return Vec::new();
        }
        let mut shared = BTreeSet::new();
        features::sentence(s, self.sentence, &mut shared);
        let here = |d: &&Draft| d.sentence == self.sentence;
        shared.insert(format!(
            "told-here={}",
            self.drafts.iter().filter(here).count().min(2)
        ));
        let mut out = Vec::new();
        // Who is met off the plane is welcomed, which is no meeting.
        let welcomed = s.tree.nodes.iter().any(|n| {
            let printed = || {
                let words = self.analysis.text.get(n.span.clone());
                words.unwrap_or("").to_lowercase()
            };
            let welcomes = matches!(n.lemma.as_str(), "welcome" | "greet")
                || n.lemma == "receive"
                    && n.tag == "VBN"
                    && s.tree.nodes.iter().any(|m| m.word == "landing");
            WELCOMES.contains(&n.lemma.as_str())
                || welcomes
                    && s.tree.nodes.iter().any(|m| {
                        matches!(
                            m.lemma.as_str(),
                            "arrive" | "arrival" | "land" | "touch" | "fly"
                        )
                    })
                || n.mention.is_some() && WELCOMES.iter().any(|w| printed().contains(w))
        });
        if parties.len() <= MOST_PARTIES && !welcomed {
            self.contacts(&parties, &shared, &mut out);
        }
        self.trips(&parties, &shared, &mut out);
        out
    }
    fn proposal(
        &self,
        family: &'static str,
        parties: Vec<(Who, Option<PartyRole>)>,
        way: &Way,
        features: BTreeSet<String>,
        place: Option<Where>,
    ) -> Proposal {
        let s = self.s();
        let t = &s.tree;
        let carrier = t.ancestors(way.top).find(|&v| t.is_verb(v));
        let phone = |w: &str| matches!(w, "phone" | "telephone" | "telephonic" | "phoned");
        let call = |&n: &usize| {
            t.node(n).lemma == "call"
                && !t.is_verb(n)
                && !t
                    .children(n)
                    .any(|c| PAID_IN_PERSON.contains(&t.node(c).word.as_str()))
        };
        let (kind, mode) = match family {
            "visit" => (EncounterKind::Visit, None),
            _ if t.nodes.iter().any(|n| phone(&n.word))
                || way.up.iter().chain(&way.down).chain([&way.top]).any(call) =>
            {
                (EncounterKind::Call, Some(Mode::Phone))
            }
            _ => (EncounterKind::Meeting, None),
        };
        let trigger = carrier.unwrap_or(way.top);
        // A frame has read the very words between the two.
        let passed = |n: usize| {
            self.drafts
                .iter()
                .any(|d| d.sentence == self.sentence && d.words.contains(&t.node(n).span))
        };
        let mut features = features;
        if way
            .up
            .iter()
            .chain(&way.down)
            .chain([&way.top])
            .any(|&n| passed(n))
        {
            features.insert("frame-between".to_owned());
        }
        let mut candidate = Candidate {
            frame: super::FRAME.to_owned(),
            kind,
            mode,
            told: status::told(t, aim(t, way).or(carrier), None, kind),
            parties,
            sentence: self.sentence,
            trigger,
            carrier,
            place,
            gathering: None,
            words: t.node(trigger).span.clone(),
            anaphoric: false,
            goes_on: false,
            within: None,
        };
        let last = self.drafts.iter().rev().find_map(|d| d.place.as_ref());
        let situate = |c: &Candidate| {
            let gathering = self.discourse.last_gathering.as_ref();
            settle::situate(self.analysis, c, self.previous, gathering, last)
        };
        let mut draft = situate(&candidate);
        let status = judged::features(self.analysis, s, carrier, &way.ends(), &draft);
        let likeliest = judged::likeliest(&status);
        if likeliest != draft.status {
            // On which side of today its day lies follows from that.
            candidate.told = Told {
                status: likeliest,
                present: false,
            };
            draft = situate(&candidate);
            draft.status = likeliest;
        }
        let mut all: Vec<String> = features
            .into_iter()
            .map(|f| format!("{family}|{}", f.replace(char::is_whitespace, "_")))
            .collect();
        all.push(format!("{family}|bias"));
        Proposal {
            draft,
            family,
            features: all,
            status,
        }
    }
}

/// "flew to Bogota to see President X": what he came for, whose status is not that of the journey; not "face to face".
fn aim(t: &Tree, way: &Way) -> Option<usize> {
    way.down.iter().copied().find(|&v| {
        t.node(v).tag == "VB"
            && t.node(v).lemma != "face"
            && matches!(t.node(v).dep, "advcl" | "xcomp")
            && t.has_child_word(v, &["to"])
    })
}

/// "They are the ambassadors A of X, B of Y and C of Z": a list, and nothing that they do.
fn only_says_who(s: &Sentence) -> bool {
    let t = &s.tree;
    let mut verbs = (0..t.nodes.len()).filter(|&v| t.is_verb(v));
    let (Some(be), None) = (verbs.next(), verbs.next()) else {
        return false;
    };
    t.node(be).lemma == "be"
        && t.child(be, &["nsubj"])
            .is_some_and(|n| matches!(t.node(n).word.as_str(), "they" | "these"))
        && t.child(be, &["attr"])
            .is_some_and(|n| t.conjuncts(n).len() > 1)
}

/// A sentence that denies, doubts or asks: what did not happen, and what nobody knows, is for frames to read,
/// never for the judge to guess.
fn withheld(text: &str, s: &Sentence) -> bool {
    const DENIALS: &[&str] = &[
        "no", "not", "n't", "n’t", "never", "nor", "neither", "without", "nothing", "nobody",
        "none", "deny", "refuse", "decline", "reject", "rule", "whether", "if", "unless",
        "instead", "skip", "snub", "avoid", "fail", "cancel", "postpone", "scrap", "dismiss",
        "hardly",
    ];
    let said = s.tree.nodes.iter().any(|n| {
        n.dep == "neg" || DENIALS.contains(&n.lemma.as_str()) || DENIALS.contains(&n.word.as_str())
    });
    said || text
        .get(s.span.clone())
        .is_some_and(|w| w.trim_end_matches(['"', '”', '’', '\'']).ends_with('?'))
}
