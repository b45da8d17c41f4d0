//! Pairs of parties of two countries, of whom a sentence may tell that they met or spoke.

use super::{Party, Proposal, Proposer, bystanders};
use crate::candidates::{self, unreal};
use crate::judge::features::{self, Way};
use crate::tree::Tree;
use std::collections::BTreeSet;

impl Proposer<'_> {
    /// Proposes each pair that no other reading of the sentence keeps apart.
    pub(super) fn contacts(
        &self,
        parties: &[Party],
        shared: &BTreeSet<String>,
        out: &mut Vec<Proposal>,
    ) {
        let t = &self.s().tree;
        for (k, x) in parties.iter().enumerate() {
            for y in parties.iter().skip(k + 1) {
                if x.country.is_some() && x.country == y.country {
                    continue;
                }
                let Some(way) = features::way(t, x.node, y.node) else {
                    continue;
                };
                if candidates::conditions::judges(t, way.top)
                    || message(t, way.top)
                    || each(t, way.top)
                    || talks_of_others(t, &way)
                    || hopes(t, &way)
                    || unreal::between(t, &way.nodes(), way.top)
                    || unreal::says_of(t, x.node, y.node, way.top)
                    || self.apart.contains(&way.top)
                    || self.told_of_others(&way, [x, y])
                    || self.quoted_between(x.node, y.node)
                    || [x, y].iter().any(|p| {
                        source(t, p.node)
                            || companion(t, p.node)
                            || escort(t, p.node)
                            || bystanders::stands_by(self.s(), p.node)
                    })
                    || bystanders::apart(t, x.node, y.node, &way)
                    || travel_together(t, x.node, y.node)
                    || std::iter::once(way.top)
                        .chain(t.governor(way.top))
                        .any(|v| self.lists_who_came(v))
                {
                    continue;
                }
                let mut f = shared.clone();
                features::pair(self.s(), x.node, y.node, &way, &mut f);
                self.whose(x, "first", &mut f);
                self.whose(y, "second", &mut f);
                self.ranks(x, y, &mut f);
                let who = [x, y].map(|p| (p.who.clone(), None));
                out.push(self.proposal("contact", who.to_vec(), &way, f, None));
            }
        }
    }

    /// "X "is not the one we had an appointment with", Y told a radio station": Y says what stands between, and the parser,
    /// which does not see it, makes one row of the two.
    fn quoted_between(&self, x: usize, y: usize) -> bool {
        let span = |n: usize| self.s().mention(n).map(|m| m.span.clone());
        let (Some(x), Some(y)) = (span(x), span(y)) else {
            return false;
        };
        let between = self.analysis.text.get(x.end..y.start).unwrap_or("");
        let marks = between.matches(['"', '“', '”']).count();
        let words = between
            .split(['"', '“', '”'])
            .nth(1)
            .map_or(0, |q| q.split_whitespace().count());
        marks > 1 && words > 3
    }

    /// "X stayed at home, and Y met Z": a clause between them tells of an encounter of which one of the two is no party.
    fn told_of_others(&self, way: &Way, pair: [&Party; 2]) -> bool {
        let t = &self.s().tree;
        way.nodes().into_iter().any(|v| {
            let own = t.child(v, &["nsubj", "nsubjpass"]).filter(|&n| {
                let clause = v != way.top && matches!(t.node(v).dep, "conj" | "relcl" | "advcl");
                clause && (t.node(n).mention.is_some() || t.node(n).word == "who")
            });
            own.is_some_and(|own| {
                self.drafts.iter().any(|d| {
                    let begins = t.node(v).span.start;
                    let party = |p: &Party| d.parties.iter().any(|(who, _)| *who == p.who);
                    let (inside, outside): (Vec<_>, Vec<_>) =
                        pair.into_iter().partition(|p| party(p));
                    d.sentence == self.sentence
                        && d.words.iter().any(|w| w.start == begins)
                        && d.parties.len() > 1
                        && inside.len() == 1
                        && outside.iter().all(|p| p.node < own)
                })
            })
        })
    }

    /// "Present at the meeting were X and Y", and once others were told to have met, "It was attended by X and Y": who
    /// was there, not who met.
    fn lists_who_came(&self, v: usize) -> bool {
        let t = &self.s().tree;
        match t.node(v).lemma.as_str() {
            "be" => {
                t.has_child_word(v, &["present", "attending", "participating"])
                    // "Also attending were X and Y"
                    || t.head(v).is_some_and(|h| {
                        t.node(v).dep == "aux"
                            && matches!(t.node(h).word.as_str(), "attending" | "participating")
                    })
                    // "Eight ambassadors presented their credentials: X and Y were among them"
                    || t.prep_objects(v, "among")
                        .iter()
                        .any(|&o| matches!(t.node(o).word.as_str(), "them" | "these"))
                    // "Also on the guest list are X and Y"
                    || t.prep_objects(v, "on")
                        .iter()
                        .any(|&o| t.node(o).lemma == "list")
            }
            // "Guests at the funeral of X included Y"
            "include" => t.child(v, &["nsubj"]).is_some_and(|n| {
                matches!(
                    t.node(n).lemma.as_str(),
                    "guest" | "mourner" | "participant" | "attendee" | "dignitary" | "those"
                )
            }),
            // "The opening ceremony of the exercise was attended by X and Y"
            "attend" | "witness" if t.child(v, &["nsubjpass"]).is_some_and(|n| show(t, n)) => true,
            "attend" => {
                let gathered = matches!(
                    self.discourse.told_last,
                    Some((sidelines_facts::EncounterKind::Gathering, _))
                );
                t.passive(v) && (gathered || !self.discourse.last_pair.is_empty())
            }
            // "It was chaired by X and attended by Y"
            "chair" | "co-chair" => {
                t.passive(v) && t.conjuncts(v).iter().any(|&c| t.node(c).lemma == "attend")
            }
            _ => false,
        }
    }
}

/// "received a letter from X", "read an interview given by X", "called on X to act", "invited X to a summit": words that go to and fro.
fn message(t: &Tree, v: usize) -> bool {
    const MESSAGES: &[&str] = &[
        "letter",
        "message",
        "telegram",
        "cable",
        "interview",
        "congratulation",
        "condolence",
        "greeting",
        "invitation",
        "note",
    ];
    let sent = t
        .child(v, &["dobj"])
        .is_some_and(|o| MESSAGES.contains(&t.node(o).lemma.as_str()))
        && matches!(
            t.node(v).lemma.as_str(),
            "receive" | "get" | "send" | "write" | "read"
        );
    let urges = matches!(
        t.node(v).lemma.as_str(),
        "call" | "appeal" | "plead" | "urge" | "exhort" | "implore" | "press"
    ) && t
        .children(v)
        .any(|c| matches!(t.node(c).dep, "xcomp" | "ccomp") && t.has_child_word(c, &["to"]));
    sent || urges || t.node(v).lemma == "invite"
}

/// "X spoke ahead of a meeting between Y and Z": in which X is none of the two.
fn talks_of_others(t: &Tree, way: &Way) -> bool {
    way.nodes()
        .into_iter()
        .any(|i| t.node(i).word == "between" && t.node(i).dep == "prep")
}

/// "X said he hoped that Y would come"
fn hopes(t: &Tree, way: &Way) -> bool {
    way.nodes()
        .into_iter()
        .any(|i| t.is_verb(i) && matches!(t.node(i).lemma.as_str(), "hope" | "hop" | "wish"))
}

/// "X and Y are both facing elections": each for himself.
fn each(t: &Tree, v: usize) -> bool {
    t.ancestors(v).find(|&v| t.is_verb(v)).is_some_and(|v| {
        t.children(v)
            .any(|c| t.node(c).word == "both" && t.node(c).dep != "nsubj")
    })
}

/// A ceremony or a show at noun `n`, to which people come without meeting.
fn show(t: &Tree, n: usize) -> bool {
    matches!(
        t.node(n).lemma.as_str(),
        "ceremony"
            | "parade"
            | "graduation"
            | "exhibition"
            | "exercise"
            | "drill"
            | "opening"
            | "launch"
            | "premiere"
            | "wedding"
            | "concert"
            | "match"
            | "airshow"
            | "unveiling"
    )
}

/// "according to X": who says it, and no party.
fn source(t: &Tree, n: usize) -> bool {
    t.ancestors(n)
        .skip(1)
        .take(2)
        .any(|x| t.node(x).word == "according")
}

/// "A and B arrived in Kyiv": together.
fn travel_together(t: &Tree, x: usize, y: usize) -> bool {
    t.conjuncts(x).contains(&y)
        && t.head(x).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "arrive" | "come" | "fly" | "travel" | "land" | "leave" | "depart" | "go" | "head"
            )
        })
}

/// "The delegation, accompanied by X, flew to …": he is with them.
fn companion(t: &Tree, n: usize) -> bool {
    t.head(n).is_some_and(|by| {
        t.node(by).word == "by"
            && t.head(by).is_some_and(|v| {
                matches!(t.node(v).lemma.as_str(), "accompany" | "flank" | "escort")
            })
    })
}

/// "X accompanied the President, who met Y": the President did.
fn escort(t: &Tree, n: usize) -> bool {
    t.node(n).dep == "nsubj"
        && t.head(n)
            .is_some_and(|v| t.node(v).lemma == "accompany" && t.object(v).is_some())
}
