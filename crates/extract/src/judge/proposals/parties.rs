//! Who in a sentence may meet or travel: the people and posts that it names, but for those named for another's sake.

use super::{Party, Proposer};
use crate::candidates;
use crate::encounters;
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;

impl Proposer<'_> {
    /// The persons and posts whom single nodes name, pronouns included; each once.
    pub(super) fn parties(&self) -> Vec<Party> {
        let (a, s) = (self.analysis, self.s());
        let mut out: Vec<Party> = Vec::new();
        for (i, node) in s.tree.nodes.iter().enumerate() {
            let form = match s.mention(i).map(|m| &m.what) {
                Some(What::Person(_)) => "name",
                // "goes to Kabul as Poland's ambassador": what somebody is there.
                Some(What::Role(_)) if is_capacity(&s.tree, i) => continue,
                Some(What::Role(r)) if !r.indefinite && !r.plural => "post",
                None if matches!(
                    node.word.as_str(),
                    "he" | "she" | "him" | "her" | "himself" | "herself" | "his"
                ) =>
                {
                    "pronoun"
                }
                None if node.pos == "NOUN" && node.tag == "NN" => "noun",
                _ => continue,
            };
            // "Putin's aide", "Her adviser, X": the aide, X.
            let possessor = node.dep == "poss"
                && s.tree
                    .head(i)
                    .is_some_and(|h| match s.mention(h).map(|m| &m.what) {
                        Some(What::Role(r)) => !r.counterpart,
                        Some(What::Person(p)) => !p.counterpart && !p.offices.is_empty(),
                        _ => false,
                    });
            // "under the chair of X": the part that X plays.
            let part = candidates::is_chair(s, i)
                && s.tree
                    .head(i)
                    .is_some_and(|u| s.tree.node(u).word == "under");
            if possessor
                || part
                || sends(&s.tree, i)
                || in_company(&s.tree, i)
                || predecessor(&s.tree, i)
                || candidates::looks_on(s, i)
                || celebrated(&s.tree, i)
            {
                continue;
            }
            let Some(who) = self.discourse.parties(a, s, i).into_iter().next() else {
                continue;
            };
            let named = match &who {
                // A capitalised run that nothing calls a person may be anything.
                Who::Person(p) => a.people.all.get(*p).is_some_and(|p| {
                    p.parts.len() > 1
                        && (p.country.is_some() || !p.offices.is_empty() || p.rank.is_some())
                }),
                Who::Post { country, .. } => country.is_some(),
                _ => false,
            };
            // Who speaks for others meets nobody by saying so.
            let speaks = crate::refs::speaks_for_others(a, &who);
            if named && !speaks && !out.iter().any(|p| p.who == who) {
                let country = encounters::country(a, &who);
                out.push(Party {
                    node: i,
                    who,
                    country,
                    form,
                });
            }
        }
        out
    }
}

/// "by order of X", "on the instructions of X": who sent him whom the clause is about.
fn sends(t: &Tree, n: usize) -> bool {
    // "who carried a letter from X", "conveyed greetings from X"
    let from = t.node(n).dep == "pobj"
        && t.head(n).is_some_and(|p| t.node(p).word == "from")
        && t.governor(n).is_some_and(|o| {
            let sent = |o: usize| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "letter"
                        | "message"
                        | "missive"
                        | "note"
                        | "greeting"
                        | "regard"
                        | "invitation"
                )
            };
            sent(o) || t.child(o, &["dobj"]).is_some_and(sent)
        });
    from || t.node(n).dep == "pobj"
        && t.head(n)
            .filter(|&p| t.node(p).word == "of")
            .is_some_and(|p| {
                t.head(p).is_some_and(|o| {
                    matches!(
                        t.node(o).lemma.as_str(),
                        "order" | "instruction" | "directive" | "behalf"
                    )
                })
            })
}

/// "took Ambassador X along", "received him together with Vice President Y": who comes along with another.
fn in_company(t: &Tree, i: usize) -> bool {
    let with = t.head(i).filter(|&p| {
        t.node(i).dep == "pobj"
            && t.node(p).word == "with"
            && p > 0
            && matches!(t.node(p - 1).word.as_str(), "together" | "along")
    });
    let along = t.head(i).filter(|&v| {
        t.node(i).dep == "dobj"
            && matches!(t.node(v).lemma.as_str(), "take" | "bring")
            && t.has_child_word(v, &["along"])
    });
    with.or(along).is_some()
}

/// "Y, who succeeded X", "who took over from X": named for Y's sake.
fn predecessor(t: &Tree, n: usize) -> bool {
    let verb = |v: usize| t.node(v).lemma.as_str();
    t.head(n).is_some_and(|h| match t.node(n).dep {
        "dobj" => matches!(verb(h), "succeed" | "replace" | "follow"),
        "pobj" => {
            t.node(h).word == "from"
                && t.governor(h)
                    .is_some_and(|v| matches!(verb(v), "take" | "inherit"))
        }
        _ => false,
    })
}

/// Whether node `i` says as what somebody does something.
fn is_capacity(t: &Tree, i: usize) -> bool {
    t.node(i).dep == "pobj" && t.head(i).is_some_and(|p| t.node(p).word == "as")
}

/// "on the occasion of the inauguration of X": why others are there.
fn celebrated(t: &Tree, i: usize) -> bool {
    t.head(i)
        .filter(|&p| t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .is_some_and(|n| {
            matches!(
                t.node(n).lemma.as_str(),
                "inauguration" | "funeral" | "coronation" | "wedding" | "birthday"
            )
        })
}
