//! Who leads a delegation: "a delegation led by X", "X and his delegation", and later "the delegation", "the group", "it".

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::What;

const DELEGATIONS: &[&str] = &["delegation", "mission", "team"];

impl Discourse {
    /// Who leads the delegation at node `i`, where the sentence says so: "a delegation led by X", "that X leads".
    pub(super) fn led_by(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        // "a delegation of the Shura Council of Qatar led by its chairman", hung on Qatar
        let led = t.subtree(i).into_iter().find(|&c| {
            c > i
                && matches!(t.node(c).dep, "acl" | "relcl")
                && matches!(t.node(c).lemma.as_str(), "lead" | "head")
        });
        // "The team was headed by X", "X leads the delegation"
        let governor = t
            .head(i)
            .filter(|&v| matches!(t.node(v).lemma.as_str(), "lead" | "head") && t.is_verb(v))
            .filter(|_| matches!(t.node(i).dep, "nsubjpass" | "dobj"));
        // "Headed by X, a delegation is visiting Cuba"
        let fronted = || {
            let v = t.head(i).filter(|_| t.node(i).dep.starts_with("nsubj"))?;
            t.children(v).find(|&c| {
                c < i
                    && t.node(c).dep == "advcl"
                    && t.node(c).tag == "VBN"
                    && matches!(t.node(c).lemma.as_str(), "lead" | "head")
            })
        };
        let leader = match led.or(governor).or_else(fronted) {
            Some(v) => match t.prep_objects(v, "by").first() {
                Some(&by) => by,
                None => t
                    .child(v, &["nsubj"])
                    .filter(|&n| n != i && !matches!(t.node(n).tag, "WP" | "WDT"))?,
            },
            // "a delegation under X"
            None => *t.prep_objects(i, "under").first()?,
        };
        match self.one(a, s, leader).as_slice() {
            [who @ Who::Person(_)] => Some(who.clone()),
            _ => None,
        }
    }

    /// Whom the delegation at node `i` stands for: who leads it, told here or before.
    pub(super) fn delegation_at(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        let lemma = t.node(i).lemma.as_str();
        let named = DELEGATIONS.contains(&lemma);
        if t.node(i).tag != "NN" || !(named || lemma == "group") {
            return None;
        }
        // "The delegation that X leads has seen Y. The prime minister received the delegation": X.
        if named && let Some(leader) = self.led_by(a, s, i) {
            return Some(leader);
        }
        let bare = t.has_child_word(i, &["the"])
            && t.children(i).all(|c| {
                matches!(
                    t.node(c).dep,
                    "det" | "punct" | "relcl" | "appos" | "cc" | "conj"
                )
            });
        self.delegate
            .clone()
            .filter(|_| bare && (named || self.delegation_acts))
    }

    /// Keeps who leads the delegation that a sentence tells of; whether it is what the sentence is about.
    pub(super) fn tell_delegation(&mut self, a: &Analysis<'_>, s: &Sentence) -> bool {
        let t = &s.tree;
        let found = (0..t.nodes.len())
            .filter(|&i| DELEGATIONS.contains(&t.node(i).lemma.as_str()))
            .find_map(|i| {
                Some((
                    i,
                    self.led_by(a, s, i).or_else(|| self.accompanied(a, s, i))?,
                ))
            });
        let about = |i: usize| matches!(t.node(i).dep, "nsubj" | "nsubjpass");
        if let Some((i, leader)) = found {
            self.delegate = Some(leader);
            return about(i);
        }
        // Still that told of before.
        (0..t.nodes.len()).any(|i| {
            about(i)
                && (t.node(i).word == "it" && self.delegation_acts
                    || DELEGATIONS.contains(&t.node(i).lemma.as_str())
                        && self.delegation_at(a, s, i).is_some())
        })
    }

    /// "The Speaker and his delegation": the Speaker.
    fn accompanied(&self, a: &Analysis<'_>, s: &Sentence, i: usize) -> Option<Who> {
        let t = &s.tree;
        t.child(i, &["poss"])
            .filter(|&p| matches!(t.node(p).word.as_str(), "his" | "her"))?;
        let head = Some(i)
            .filter(|&i| t.node(i).dep == "conj")
            .and_then(|i| t.head(i))?;
        match s.mention(head).map(|m| &m.what) {
            Some(What::Person(_) | What::Role(_)) => match self.one(a, s, head).as_slice() {
                [who @ Who::Person(_)] => Some(who.clone()),
                _ => None,
            },
            _ => None,
        }
    }
}
