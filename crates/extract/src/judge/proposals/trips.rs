//! Officials beside places abroad, of whom a sentence may tell that they are or go there.

use super::{Party, Proposal, Proposer};
use crate::analysis::Sentence;
use crate::candidates::{Where, residents, unreal};
use crate::judge::features;
use crate::mentions::What;
use crate::tree::Tree;
use sidelines_facts::PartyRole;
use std::collections::BTreeSet;

impl Proposer<'_> {
    /// Proposes each official beside each place abroad that can be where he is.
    pub(super) fn trips(
        &self,
        parties: &[Party],
        shared: &BTreeSet<String>,
        out: &mut Vec<Proposal>,
    ) {
        let s = self.s();
        let t = &s.tree;
        for i in 0..t.nodes.len() {
            let place = match s.mention(i).map(|m| &m.what) {
                Some(What::Country(c)) => Where::Country(*c),
                Some(What::Place(p)) if p.country.is_some() => Where::Place(p.clone()),
                _ => continue,
            };
            if !where_somebody_is(s, i) || only_a_topic(t, i) {
                continue;
            }
            for p in parties {
                if p.country.is_none() || p.country == place.country() {
                    continue;
                }
                // "Sunak, who had rung Varadkar, sets out for Belfast": not Varadkar.
                let elsewhere = t.governor(i).is_some_and(|v| {
                    t.child(v, &["nsubj"])
                        .is_some_and(|n| n != p.node && parties.iter().any(|x| x.node == n))
                        && t.ancestors(p.node).any(|x| {
                            t.node(x).dep == "relcl" && t.antecedent(x) == t.child(v, &["nsubj"])
                        })
                });
                // "embraced X when they met, the first time since Honiara signed": no place where X was.
                let acts = t.node(i).dep == "nsubj"
                    && t.head(i).is_some_and(|v| !t.subtree(v).contains(&p.node));
                // "China stepped up its drills after X's visit to Taipei": nor this.
                let acts = acts
                    || t.node(i).dep == "nsubj"
                        && t.head(i).is_some_and(|v| {
                            t.ancestors(p.node)
                                .take_while(|&x| x != v)
                                .last()
                                .is_some_and(|x| {
                                    t.node(x).dep == "prep"
                                        && matches!(
                                            t.node(x).word.as_str(),
                                            "after"
                                                | "before"
                                                | "since"
                                                | "over"
                                                | "despite"
                                                | "following"
                                        )
                                })
                        });
                // "fled to Bern after X had sacked him": told of X besides.
                let acts = acts
                    || t.governor(p.node).is_some_and(|v| {
                        t.node(v).dep == "advcl"
                            && t.node(p.node).dep == "nsubj"
                            // "the first president to come to Senegal since X did so"
                            && t.node(v).lemma != "do"
                            && t.has_child_word(
                                v,
                                &["after", "because", "since", "although", "though"],
                            )
                            && !t.subtree(v).contains(&i)
                    });
                // "laid a wreath in Oslo, a day after Y had visited Bergen": where Y was.
                let anothers = t.governor(i).is_some_and(|v| {
                    let beside = matches!(t.node(v).dep, "advcl" | "pcomp")
                        && t.has_child_word(v, &["after", "before", "since", "had"]);
                    beside
                        && t.child(v, &["nsubj", "nsubjpass"]).is_some_and(|n| {
                            let below = t.subtree(v);
                            n != p.node
                                && parties.iter().any(|x| x.node == n)
                                && !below.contains(&p.node)
                        })
                });
                let goer = subject_goes(t, i);
                let hosts = goer.is_some_and(|n| {
                    n != p.node
                        && parties.iter().any(|x| x.node == n)
                        && !t.subtree(n).contains(&p.node)
                });
                if elsewhere
                    || hosts
                    || anothers
                    || acts
                    || on_anothers_trip(t, i, p.node)
                    || where_he_was_posted(s, i)
                {
                    continue;
                }
                let Some(way) = features::way(t, p.node, i) else {
                    continue;
                };
                if residents::posted(s, Some(way.top))
                    || residents::at_work_there(t, i)
                    || sends_there(t, p.node, i)
                    || residents::posted(s, t.governor(i))
                    || t.governor(i).is_some_and(|v| {
                        residents::was_something_there(t, v)
                            || STAYS_THERE.contains(&t.node(v).lemma.as_str())
                    })
                    || unreal::between(t, &way.nodes(), way.top)
                {
                    continue;
                }
                let mut f = shared.clone();
                features::pair(s, p.node, i, &way, &mut f);
                self.whose(p, "first", &mut f);
                f.insert(
                    match &place {
                        Where::Country(_) => "to=country",
                        Where::Place(_) => "to=place",
                    }
                    .to_owned(),
                );
                let dateline = self.analysis.dateline_place.as_ref();
                if dateline.is_some_and(|d| d.country == place.country()) {
                    f.insert("to-dateline".to_owned());
                }
                if self.analysis.home == p.country {
                    f.insert("from-home".to_owned());
                }
                let who = vec![(p.who.clone(), Some(PartyRole::Visitor))];
                out.push(self.proposal("visit", who, &way, f, Some(place.clone())));
            }
        }
    }
}

/// "will be received by B before returning to Maputo": who goes to the place at node `i` is the subject of the clause
/// around, where the going has none of its own.
fn subject_goes(t: &Tree, i: usize) -> Option<usize> {
    let going = t.governor(i).filter(|&v| {
        t.node(v).tag == "VBG"
            && matches!(t.node(v).dep, "pcomp" | "advcl")
            && t.child(v, &["nsubj", "nsubjpass"]).is_none()
            && matches!(
                t.node(v).lemma.as_str(),
                "return" | "leave" | "depart" | "travel" | "fly" | "go" | "head" | "proceed"
            )
    })?;
    let around = t.ancestors(going).skip(1).find(|&v| t.is_verb(v))?;
    t.child(around, &["nsubj", "nsubjpass"])
}

/// Verbs of sending and giving something.
const SENDING: &[&str] = &[
    "send", "dispatch", "deploy", "supply", "deliver", "give", "ship", "export", "provide",
    "donate", "transfer", "sell", "write", "address", "lend", "grant", "offer", "extend",
];

/// "sent troops to Kyiv", "wrote a letter to Tokyo", "sent Kuleba to Rome": the place at node `i` is where something goes,
/// and not where `sender` does.
fn sends_there(t: &Tree, sender: usize, i: usize) -> bool {
    let to = t
        .head(i)
        .filter(|&p| matches!(t.node(p).word.as_str(), "to" | "into") && t.node(i).dep == "pobj");
    to.and_then(|p| t.governor(p)).is_some_and(|v| {
        SENDING.contains(&t.node(v).lemma.as_str())
            && t.child(v, &["dobj"]).is_some()
            && t.child(v, &["nsubj"]) == Some(sender)
    })
}

/// "fled to Bern", "escaped to Doha": no trip of an official.
fn fled_there(t: &Tree, i: usize) -> bool {
    t.governor(i).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "flee" | "escape" | "defect" | "emigrate" | "deport" | "extradite" | "exile" | "banish"
        )
    })
}

/// Whether the word at `n` is for moving, a place, a reception or a contact: what somebody is at.
fn has_somebody_at_it(t: &Tree, n: usize) -> bool {
    features::classes(&t.node(n).lemma)
        .iter()
        .any(|c| matches!(c.as_str(), "movement" | "place" | "reception" | "contact"))
}

/// Whether the place at node `i` can be where somebody is or goes: not a government that acts ("Tbilisi stands by
/// Kyiv"), not where something else is ("troops in Somalia", "the fall of Kabul").
fn where_somebody_is(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    let first = std::iter::successors(Some(i), |&x| t.head(x).filter(|_| t.node(x).dep == "conj"))
        .last()
        .unwrap_or(i);
    // "agreements with partners, including Ghana and Togo": of each what holds of the partners.
    let whole = t
        .head(first)
        .filter(|&p| t.node(p).word == "including")
        .and_then(|p| t.head(p));
    if let Some(whole) = whole {
        let trip = features::classes(&t.node(whole).lemma)
            .iter()
            .any(|c| matches!(c.as_str(), "movement" | "place" | "reception"));
        return trip || t.is_verb(whole) || where_somebody_is(s, whole);
    }
    // "ties with partners, among them Ghana": hung on whom the sentence is about.
    if t.node(first).dep == "appos" && t.has_child_word(first, &["among"]) {
        return false;
    }
    if fled_there(t, first) {
        return false;
    }
    let n = t.node(i);
    match n.dep {
        // "left Dhaka": not there any more, and no trip to it; "represents Ottawa".
        "dobj"
            if t.head(i).is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "leave" | "depart" | "quit" | "represent"
                )
            }) =>
        {
            false
        }
        // "angered Washington": a government.
        "dobj"
            if t.head(i).is_some_and(|v| {
                !features::classes(&t.node(v).lemma)
                    .iter()
                    .any(|c| matches!(c.as_str(), "movement" | "place" | "reception"))
                    // "a tour that also includes Malaysia"
                    && !matches!(
                        t.node(v).lemma.as_str(),
                        "include" | "take" | "cover" | "comprise" | "span" | "feature"
                    )
            }) =>
        {
            false
        }
        // "came to shore up the Gaza ceasefire": where that is, whoever speaks of it.
        "compound" | "nmod" | "amod"
            if t.head(i).is_some_and(|h| {
                t.node(h).pos == "NOUN"
                    && t.node(h).mention.is_none()
                    && !has_somebody_at_it(t, h)
                    // "toured the Zambezi region"
                    && !matches!(t.node(h).lemma.as_str(), "region" | "area" | "province" | "district" | "coast")
            }) =>
        {
            false
        }
        "nsubj" | "nsubjpass" | "agent" => t
            .governor(i)
            .is_some_and(|v| !matches!(t.node(v).tag, "VBZ" | "VBP")),
        // "as allies respond to Russia's invasion", but "Tajikistan's capital"
        "poss" => t.head(i).is_some_and(|h| has_somebody_at_it(t, h)),
        "pobj" => {
            let Some(p) = t.head(i) else { return true };
            let prep = t.node(p).word.as_str();
            // "arrives from Jakarta on Friday": no trip there is told of.
            if prep == "from"
                && t.head(p).is_some_and(|v| {
                    matches!(t.node(v).lemma.as_str(), "arrive" | "come" | "fly")
                        && !matches!(t.node(v).tag, "VBD" | "VBN")
                })
            {
                return false;
            }
            if matches!(
                prep,
                "by" | "with" | "of" | "between" | "against" | "about" | "on"
            ) {
                return matches!(prep, "of" | "on")
                    && !t.head(p).is_some_and(|h| t.is_verb(h))
                    && t.head(p).is_some_and(|h| {
                        features::classes(&t.node(h).lemma)
                            .iter()
                            .any(|c| matches!(c.as_str(), "movement" | "place"))
                    });
            }
            // Behind a noun only behind nouns of moving and staying, or of people.
            t.head(p).is_none_or(|h| {
                t.is_verb(h)
                    || t.node(h).pos != "NOUN"
                    || t.node(h).mention.is_some()
                    || features::classes(&t.node(h).lemma).iter().any(|c| {
                        matches!(
                            c.as_str(),
                            "movement" | "place" | "reception" | "contact" | "table"
                        )
                    })
            })
        }
        _ => true,
    }
}

/// "came to Oman to talk about the wars in Yemen", "as Manila seeks to win over countries close to China", "opposition to the
/// US-led war on Iraq": a place that is spoken of.
fn only_a_topic(t: &Tree, i: usize) -> bool {
    const TOPICS: &[&str] = &[
        "about",
        "on",
        "over",
        "of",
        "regarding",
        "concerning",
        "against",
    ];
    const MOVING: &[&str] = &["movement", "place", "reception"];
    let moves = |x: usize| {
        features::classes(&t.node(x).lemma)
            .iter()
            .any(|c| MOVING.contains(&c.as_str()))
    };
    let spoken_of = t
        .ancestors(i)
        .skip(1)
        .take_while(|&x| !t.is_verb(x))
        .collect::<Vec<_>>();
    let beneath = spoken_of.windows(2).any(|w| {
        t.node(w[0]).dep == "pobj"
            && t.node(w[1]).dep == "prep"
            && TOPICS.contains(&t.node(w[1]).word.as_str())
            && !moves(w[0])
            && !t.head(w[1]).is_some_and(moves)
    });
    let close_to = spoken_of.iter().any(|&x| {
        matches!(t.node(x).word.as_str(), "to" | "with")
            && t.head(x)
                .is_some_and(|h| t.node(h).pos == "ADJ" && t.node(h).dep == "amod")
    });
    beneath || close_to
}

/// Verbs of what somebody, or his army, does in a place for years: "has served in Lebanon since 1978".
const STAYS_THERE: &[&str] = &[
    "serve", "deploy", "station", "operate", "fight", "train", "live", "work", "study", "grow",
    "bear", "bury", "die", "teach",
];

/// "reviewed plans for a visit by X to Nairobi": the place at node `i` is where somebody else goes than the one at `n`.
fn on_anothers_trip(t: &Tree, i: usize, n: usize) -> bool {
    let trip = t
        .head(i)
        .filter(|&p| t.node(p).word == "to")
        .and_then(|p| t.head(p))
        .filter(|&h| matches!(t.node(h).lemma.as_str(), "visit" | "trip" | "journey"));
    trip.is_some_and(|h| {
        let whose = t
            .child(h, &["poss"])
            .into_iter()
            .chain(["of", "by"].iter().flat_map(|p| t.prep_objects(h, p)))
            .collect::<Vec<_>>();
        !whose.is_empty() && !whose.iter().any(|&w| t.subtree(w).contains(&n))
    })
}

/// "was ambassador to A from 1996, to B from 2003, and to C": where somebody's office was, at the place of node `i`.
fn where_he_was_posted(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    let to = t.head(i).filter(|&p| t.node(p).word == "to");
    let verb = to.and_then(|p| {
        std::iter::successors(t.head(p), |&h| {
            t.head(h)
                .filter(|_| t.node(h).dep == "prep" || t.node(h).word == "to")
        })
        .find(|&h| t.is_verb(h) || t.node(h).lemma == "be")
    });
    verb.is_some_and(|v| {
        t.node(v).lemma == "be"
            && t.child(v, &["attr"])
                .is_some_and(|a| matches!(s.mention(a).map(|m| &m.what), Some(What::Role(_))))
    })
}
