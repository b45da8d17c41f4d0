//! Talks that are no sitting: what goes on between states for months, and what they are ready for some day.

use super::{Reader, Slots};
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_time::DateExpr;

/// Verbs that say how far negotiations have come, and not when anybody sat down.
const STAGES: &[&str] = &[
    "conclude", "complete", "finish", "end", "open", "begin", "start", "launch", "resume",
    "continue", "suspend", "pursue",
];

/// Adjectives of those who would talk.
const READY: &[&str] = &["open", "ready", "willing", "prepared", "available"];

impl Reader<'_> {
    /// "Australia has concluded its negotiations with the Union", "China is open to talks with the Philippines": whether the
    /// noun at node `n` tells of no day and no place on which states, and no people, talk.
    pub(super) fn no_sitting(&self, n: usize, carrier: Option<usize>, slots: &Slots) -> bool {
        let t = &self.s().tree;
        if t.is_verb(n) {
            return false;
        }
        let mut all = slots.left.iter().chain(&slots.right).chain(&slots.joint);
        let states = all.all(|(w, _)| matches!(w, Who::State(_) | Who::Org { country: None, .. }));
        let whole = self.whole(n);
        let process = carrier.is_some_and(|v| by_stages(t, whole, v));
        // "are all for active exchanges in defence"
        let exchanges = t.node(n).tag == "NNS"
            && matches!(
                t.node(n).lemma.as_str(),
                "exchange" | "interaction" | "engagement" | "contact"
            );
        states
            && (process || exchanges || ready_for(t, whole))
            && !self.says_when_or_where(carrier.unwrap_or(n))
    }

    /// "The trade talks with the Union remain with Uruguay", of states: a matter of which something is said, and no talks
    /// of whoever says it.
    pub(super) fn a_matter(&self, n: usize, v: Option<usize>, slots: &Slots) -> bool {
        const LASTING: &[&str] = &[
            "remain", "rest", "stay", "lie", "concern", "affect", "depend", "belong", "require",
            "need", "matter", "serve",
        ];
        let t = &self.s().tree;
        let states = slots
            .right
            .iter()
            .all(|(w, _)| matches!(w, Who::State(_) | Who::Org { .. }));
        states
            && t.node(n).dep == "nsubj"
            && v.is_some_and(|v| {
                t.head(n) == Some(v) && LASTING.contains(&t.node(v).lemma.as_str())
            })
    }

    /// Whether the clause of node `v` tells a day or a city.
    fn says_when_or_where(&self, v: usize) -> bool {
        let t = &self.s().tree;
        let mut mentions = t.subtree(v).into_iter().filter_map(|i| self.s().mention(i));
        mentions.any(|m| match &m.what {
            What::Place(p) => p.precise,
            What::Date(d) => self.analysis.dates.get(*d).is_some_and(|d| {
                !matches!(
                    d.expr,
                    DateExpr::Year(_)
                        | DateExpr::Since(_)
                        | DateExpr::Duration(_)
                        | DateExpr::Decade(_)
                )
            }),
            _ => false,
        })
    }
}

/// "has concluded its negotiations with the Union", "on opening negotiations with the bloc"
fn by_stages(t: &Tree, n: usize, v: usize) -> bool {
    t.node(n).word == "negotiations"
        && matches!(t.node(n).dep, "dobj" | "nsubjpass")
        && t.head(n) == Some(v)
        && STAGES.contains(&t.node(v).lemma.as_str())
}

/// "is open to talks", "stands ready for a dialogue"
fn ready_for(t: &Tree, n: usize) -> bool {
    t.node(n).dep == "pobj"
        && t.head(n).is_some_and(|p| {
            matches!(t.node(p).word.as_str(), "to" | "for")
                && t.head(p)
                    .is_some_and(|a| READY.contains(&t.node(a).word.as_str()))
        })
}

/// "The decision was made in consultation with Japanese officials": how, and not when or where.
pub(super) fn in_agreement_with(t: &Tree, n: usize) -> bool {
    t.node(n).tag == "NN"
        && matches!(
            t.node(n).lemma.as_str(),
            "consultation" | "discussion" | "dialogue"
        )
        && t.node(n).dep == "pobj"
        && !t
            .children(n)
            .any(|c| matches!(t.node(c).dep, "det" | "poss" | "nummod"))
        && t.head(n).is_some_and(|p| {
            matches!(t.node(p).word.as_str(), "in" | "through" | "by")
                && t.head(p).is_none_or(|v| {
                    !matches!(
                        t.node(v).lemma.as_str(),
                        "be" | "sit" | "engage" | "meet" | "spend" | "lock"
                    )
                })
        })
}

/// "agreed to hold consultations regularly", "to meet often": a resolve, of which no one time is told.
pub(super) fn again_and_again(t: &Tree, v: usize) -> bool {
    let resolved = t.node(v).dep == "xcomp"
        && t.node(v).tag == "VB"
        && t.head(v).is_some_and(|h| {
            matches!(
                t.node(h).lemma.as_str(),
                "agree"
                    | "decide"
                    | "promise"
                    | "pledge"
                    | "undertake"
                    | "resolve"
                    | "want"
                    | "continue"
            )
        });
    let each_time = || {
        t.children(v).any(|c| {
            t.node(c).dep == "advmod"
                && matches!(
                    t.node(c).word.as_str(),
                    "often" | "regularly" | "frequently" | "periodically" | "annually"
                )
        })
    };
    let regular = || {
        t.child(v, &["dobj"]).is_some_and(|o| {
            // "to hold annual meetings, the first of which is to be in June": of that one a time is told.
            t.node(o).tag == "NNS"
                && t.has_child_word(o, &["regular", "frequent", "periodic", "annual"])
                && t.child(o, &["relcl"]).is_none()
        })
    };
    resolved && (each_time() || regular())
}
