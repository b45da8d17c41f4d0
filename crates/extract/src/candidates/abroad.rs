//! Trips told by where somebody is: "while in Washington", "was there", "X, in Ankara for talks", "his visiting
//! counterpart".

use super::{Candidate, Reader, Where};
use crate::encounters::ARRIVE;
use crate::mentions::What;
use crate::refs::Who;
use crate::status::Told;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};

impl Reader<'_> {
    /// "While in Washington, the Secretary General met X": he was on a trip there.
    pub(super) fn while_in(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len().saturating_sub(2) {
            let while_in = matches!(t.node(i).word.as_str(), "while" | "whilst")
                && matches!(t.node(i + 1).word.as_str(), "in" | "at");
            if !while_in || self.s().quoted.is_some() {
                continue;
            }
            let place = match self.s().mention(i + 2).map(|m| &m.what) {
                Some(What::Place(p)) if p.country.is_some() => Where::Place(p.clone()),
                Some(What::Country(c)) => Where::Country(*c),
                _ => continue,
            };
            let Some(v) = (0..t.nodes.len()).find(|&v| {
                t.is_verb(v) && t.node(v).dep == "ROOT" && t.child(v, &["nsubj"]).is_some()
            }) else {
                continue;
            };
            let visitors: Vec<(Who, Option<PartyRole>)> = t
                .child(v, &["nsubj"])
                .into_iter()
                .flat_map(|n| self.who(n))
                .filter(|w| matches!(w, Who::Person(_)) && self.country(w) != place.country())
                .map(|w| (w, Some(PartyRole::Visitor)))
                .collect();
            if visitors.is_empty() {
                continue;
            }
            let mut told = crate::status::told(t, Some(v), None, EncounterKind::Visit);
            if told.status == Status::Denied {
                told.status = Status::Occurred;
            }
            out.push(Candidate {
                parties: visitors,
                place: Some(place),
                ..self.candidate("while-in", EncounterKind::Visit, told, i + 1)
            });
        }
        out
    }

    /// "when Mr Albanese was there for the anniversary", "went there on Monday": a trip to the place named before.
    pub(super) fn there(&self) -> Vec<Candidate> {
        const GOING: &[&str] = &[
            "be", "go", "travel", "fly", "arrive", "land", "come", "head", "return",
        ];
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            let Some(v) = t
                .head(i)
                .filter(|&v| {
                    matches!(t.node(i).word.as_str(), "there" | "here")
                        && t.node(i).dep == "advmod"
                        && v < i
                })
                .filter(|&v| GOING.contains(&t.node(v).lemma.as_str()))
            else {
                continue;
            };
            let visitors: Vec<(Who, Option<PartyRole>)> = t
                .child(v, &["nsubj"])
                .into_iter()
                .flat_map(|n| self.who(n))
                .filter(|w| matches!(w, Who::Person(_)) && self.country(w).is_some())
                .map(|w| (w, Some(PartyRole::Visitor)))
                .collect();
            let home = visitors.first().and_then(|(w, _)| self.country(w));
            let named = |s: &crate::analysis::Sentence, below: usize| {
                let place = |n: usize| {
                    // "between A and B", "the president of A": no place where one is.
                    let into = match s.tree.node(n).dep {
                        "pobj" => s.tree.head(n).is_some_and(|p| {
                            !matches!(
                                s.tree.node(p).word.as_str(),
                                "of" | "between" | "with" | "by" | "from" | "against"
                            )
                        }),
                        dep => matches!(dep, "dobj" | "nsubj" | "ROOT" | "appos" | "npadvmod"),
                    };
                    match s.mention(n).map(|m| &m.what) {
                        Some(What::Place(p)) if into && p.country.is_some() => {
                            Some(Where::Place(p.clone()))
                        }
                        Some(What::Country(c))
                            if into && matches!(s.tree.node(n).dep, "pobj" | "dobj") =>
                        {
                            Some(Where::Country(*c))
                        }
                        _ => None,
                    }
                };
                (0..below).rev().find_map(place)
            };
            let before = || {
                let last = self.sentence.checked_sub(1)?;
                let s = self.analysis.sentences.get(last)?;
                named(s, s.tree.nodes.len())
            };
            let here = || {
                let at = self.analysis.dateline_place.clone().map(Where::Place);
                at.or(self.analysis.home.map(Where::Country))
            };
            let place = match t.node(i).word.as_str() {
                "here" if self.s().quoted.is_none() => here(),
                "here" => None,
                _ => named(self.s(), i).or_else(before),
            };
            let Some(place) = place.filter(|p| home.is_some() && p.country() != home) else {
                continue;
            };
            out.push(Candidate {
                parties: visitors,
                carrier: Some(v),
                place: Some(place),
                words: t.node(i).span.clone(),
                ..self.candidate(
                    match t.node(v).lemma.as_str() {
                        "arrive" | "land" => ARRIVE,
                        _ => "there",
                    },
                    EncounterKind::Visit,
                    crate::status::told(t, Some(v), None, EncounterKind::Visit),
                    v,
                )
            });
        }
        out
    }

    /// "Lammy, in Ankara for talks, said", "Lammy, currently in Ankara, said": he is there.
    pub(super) fn apposed_in(&self) -> Vec<Candidate> {
        const WIDE: usize = 9;
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            let visitor = match self.s().mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            };
            // "met the Presidents of A, X, and of B, Y, in Addis Ababa": where they met.
            let first = t.ancestors(i).find(|&x| t.node(x).dep != "conj");
            let listed = t.node(i).dep == "conj"
                && first.is_some_and(|x| matches!(t.node(x).dep, "pobj" | "dobj"));
            let Some(visitor) = visitor.filter(|_| !listed) else {
                continue;
            };
            let Some(from) = self.country(&visitor) else {
                continue;
            };
            let set_off = |c: usize| {
                c > i
                    && (i + 1..c).all(|x| {
                        t.node(x).word == ","
                            || matches!(
                                t.node(x).word.as_str(),
                                "currently" | "now" | "presently" | "at" | "present"
                            )
                    })
                    && t.node(i + 1).word == ","
            };
            // "Nuland, in Niamey on Monday, had met": hung on the verb, it is hers all the same.
            let beside = t
                .head(i)
                .filter(|&v| t.is_verb(v) && t.node(i).dep == "nsubj")
                .into_iter()
                .flat_map(|v| t.children(v).filter(move |&c| c > i && c < v));
            // "In Doha for talks, Kamel met X": likewise.
            let opens = t
                .head(i)
                .filter(|&v| t.is_verb(v) && t.node(i).dep == "nsubj");
            let opening = opens.into_iter().flat_map(|v| t.children(v)).find(|&c| {
                t.node(c).word == "in"
                    && c < i
                    && t.node(c).span.start == self.s().span.start
                    && t.node(i.saturating_sub(1)).word == ","
                    && (c + 2..i).any(|x| t.node(x).word == "for" && !t.is_verb(x))
                    && !(c..i).any(|x| t.is_verb(x))
            });
            // "had set its hopes on X, in Oslo on Friday for a conference": whatever it hangs on.
            let behind = Some(i + 2).filter(|&c| {
                let word = |n: usize| t.nodes.get(n).map(|x| x.word.as_str());
                let purpose = || {
                    let end = t.nodes.len().min(c + WIDE);
                    (c + 2..end)
                        .take_while(|&x| t.node(x).word != "," && !t.is_verb(x))
                        .any(|x| {
                            t.node(x).word == "for"
                                && t.child(x, &["pobj"]).is_some_and(|o| {
                                    t.node(o).tag != "NNP" && self.s().mention(o).is_none()
                                })
                        })
                };
                word(i + 1) == Some(",") && word(c) == Some("in") && purpose()
            });
            let Some(inside) = t
                .children(i)
                .chain(beside)
                .find(|&c| t.node(c).word == "in" && set_off(c))
                .or(opening)
                .or(behind)
            else {
                continue;
            };
            // Of another day it is over.
            let then = t
                .head(i)
                .filter(|&v| t.node(v).tag == "VBN" && t.has_child_word(v, &["had"]));
            let status = if then.is_some() {
                Status::Occurred
            } else {
                Status::Ongoing
            };
            let objects: Vec<usize> = t
                .children(inside)
                .filter(|&o| t.node(o).dep == "pobj")
                .collect();
            let Some(place) = self
                .places(&objects)
                .into_iter()
                .find(|p| p.country().is_some_and(|c| c != from))
                // "Biden, in town since Saturday, met X"
                .or_else(|| self.the_country(&objects, from))
            else {
                continue;
            };
            out.push(Candidate {
                parties: vec![(visitor, Some(PartyRole::Visitor))],
                place: Some(place),
                ..self.candidate(
                    "in-apposition",
                    EncounterKind::Visit,
                    Told {
                        status,
                        present: true,
                    },
                    inside,
                )
            });
        }
        out
    }

    /// "his visiting Saudi counterpart": a trip to the country of the others.
    pub(super) fn visiting(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            let visiting = match self.s().mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => p.visiting,
                Some(What::Role(r)) => r.visiting && !r.plural,
                _ => t.has_child_word(i, &["visiting"]) && t.node(i).pos == "NOUN",
            };
            if !visiting {
                continue;
            }
            let Some(visitor) = self.who(i).into_iter().next() else {
                continue;
            };
            let from = self.country(&visitor);
            // Who is at home where the report is from visits nobody.
            if from.is_some()
                && from
                    == self
                        .analysis
                        .dateline_place
                        .as_ref()
                        .and_then(|p| p.country)
            {
                continue;
            }
            let others = self.s().mentions.iter().filter_map(|m| match &m.what {
                What::Person(p) => p.person.and_then(|p| self.country(&Who::Person(p))),
                _ => None,
            });
            let dateline = self
                .analysis
                .dateline_place
                .as_ref()
                .and_then(|p| p.country);
            let Some(host) = others
                .chain(dateline)
                .chain(self.analysis.home)
                .find(|c| Some(*c) != from)
            else {
                continue;
            };
            out.push(Candidate {
                parties: vec![(visitor, Some(PartyRole::Visitor))],
                place: Some(Where::Country(host)),
                ..self.candidate(
                    "visiting",
                    EncounterKind::Visit,
                    Told {
                        status: Status::Ongoing,
                        present: true,
                    },
                    i,
                )
            });
        }
        out
    }

    /// "a visit to Pyongyang, during which X met Y": the trip of whoever acts on it.
    pub(super) fn during_which(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for n in 0..t.nodes.len() {
            let trip = matches!(t.node(n).lemma.as_str(), "visit" | "trip" | "tour")
                && t.node(n).pos == "NOUN"
                && !t.children(n).any(|c| t.node(c).dep == "poss")
                && t.prep_objects(n, "by").is_empty();
            let clause = t.children(n).find(|&r| {
                t.node(r).dep == "relcl"
                    && ["during", "on"].iter().any(|p| {
                        t.prep_objects(r, p)
                            .iter()
                            .any(|&o| t.node(o).word == "which")
                    })
            });
            let Some(clause) = clause.filter(|_| trip) else {
                continue;
            };
            let visitors: Vec<(Who, Option<PartyRole>)> = t
                .child(clause, &["nsubj", "nsubjpass"])
                .into_iter()
                .flat_map(|n| self.who(n))
                .filter(|w| matches!(w, Who::Person(_)))
                .map(|w| (w, Some(PartyRole::Visitor)))
                .take(1)
                .collect();
            let Some(from) = visitors.first().map(|(w, _)| self.country(w)) else {
                continue;
            };
            let places: Vec<usize> = ["to", "in"]
                .iter()
                .flat_map(|p| t.prep_objects(n, p))
                .collect();
            for place in self.places(&places) {
                if place.country() == from {
                    continue;
                }
                out.push(Candidate {
                    parties: visitors.clone(),
                    place: Some(place),
                    ..self.candidate(
                        "during-which",
                        EncounterKind::Visit,
                        crate::status::told(t, Some(clause), None, EncounterKind::Visit),
                        n,
                    )
                });
            }
        }
        out
    }

    /// "a trip that will also take in Tuvalu", "his itinerary includes Baku and Astana", "the tour, which began in A, goes
    /// on to B": stops.
    pub(super) fn stops(&self, told: &mut Vec<Candidate>) {
        let t = &self.s().tree;
        for v in 0..t.nodes.len() {
            if !t.is_verb(v) || t.negated(v) {
                continue;
            }
            let tours = |n: &usize| {
                matches!(
                    t.node(*n).lemma.as_str(),
                    "tour" | "trip" | "itinerary" | "swing" | "journey" | "route"
                )
            };
            // "the tour of X, which began in A on Sunday", "X's swing through the Gulf, which began", hung on the last name
            let between = |n: usize| {
                n == v
                    || t.node(n).pos == "ADP"
                    || matches!(
                        self.s().mention(n).map(|m| &m.what),
                        Some(What::Person(_) | What::Role(_) | What::Place(_))
                    )
            };
            let which = (t.node(v).dep == "relcl"
                && t.child(v, &["nsubj"])
                    .is_some_and(|n| t.node(n).tag == "WDT"))
            .then(|| t.ancestors(v).find(|&n| !between(n)).filter(tours))
            .flatten();
            let toured = || {
                let tour = which.or_else(|| t.subject(v).filter(tours))?;
                Some((tour, stops_of(t, v, which.is_some())))
            };
            // "departs on Monday for the Pacific, taking in Apia and Suva"
            let taken_in =
                (t.node(v).tag == "VBG" && t.node(v).dep == "advcl" && t.node(v).lemma == "take")
                    .then(|| {
                        t.head(v)
                            .filter(|&h| MOVING.contains(&t.node(h).lemma.as_str()))
                    })
                    .flatten();
            let listed =
                stops_on_programme(t, v).or_else(|| taken_in.map(|h| (h, stops_of(t, v, true))));
            // Stops are made on a journey, whoever's the schedule is.
            let of_a_journey = listed.is_some();
            let Some((tour, stops)) = listed.or_else(toured) else {
                continue;
            };
            if stops.is_empty() {
                continue;
            }
            // "Her tour also takes in Rwanda": of somebody who is told to travel.
            let named = t
                .child(tour, &["poss"])
                .or_else(|| t.prep_objects(tour, "of").first().copied())
                .is_some_and(|p| self.s().mention(p).is_some());
            let travels = |w: &Who| match w {
                Who::Person(p) => named || of_a_journey || self.discourse.visitors.contains(p),
                _ => false,
            };
            let visitors: Vec<(Who, Option<PartyRole>)> = t
                .child(tour, &["poss"])
                .or_else(|| t.prep_objects(tour, "of").first().copied())
                .filter(|&p| !self.who(p).is_empty())
                .or_else(|| {
                    taken_in
                        .map_or_else(|| t.governor(tour), Some)
                        .and_then(|g| self.actor(g))
                })
                // "X's trip is part of a tour that covers A and B"
                .map(|p| match self.s().mention(p) {
                    None => t.child(p, &["poss"]).unwrap_or(p),
                    Some(_) => p,
                })
                .into_iter()
                .flat_map(|p| self.who(p))
                .filter(|w| travels(w) || t.governor(tour).is_some_and(|g| g < tour))
                .filter(|w| matches!(w, Who::Person(_)))
                .map(|w| (w, Some(PartyRole::Visitor)))
                .take(1)
                .collect();
            let Some(from) = visitors.first().map(|(w, _)| self.country(w)) else {
                continue;
            };
            let past = t.node(v).tag == "VBD"
                || taken_in.is_some_and(|h| {
                    t.node(h).tag == "VBD"
                        && matches!(t.node(h).lemma.as_str(), "tour" | "travel" | "visit")
                });
            for place in self.places(&stops) {
                if place.country().is_none() || place.country() == from {
                    continue;
                }
                // What the noun tells of the same stop it tells by another clause.
                told.retain(|c| {
                    c.trigger != tour || c.frame != "visit-noun" || c.place.as_ref() != Some(&place)
                });
                told.push(Candidate {
                    parties: visitors.clone(),
                    within: Some(v..t.subtree(v).into_iter().max().map_or(v, |last| last + 1)),
                    carrier: Some(v),
                    place: Some(place),
                    ..self.candidate(
                        "stop",
                        EncounterKind::Visit,
                        Told {
                            status: if past {
                                Status::Occurred
                            } else {
                                Status::Planned
                            },
                            present: false,
                        },
                        v,
                    )
                });
            }
        }
    }
}

/// "His schedule includes stops in A and B", "On the itinerary are visits to A and B", "Stops in A and B are on his
/// programme": the programme, and the nodes of the places.
fn stops_on_programme(t: &Tree, v: usize) -> Option<(usize, Vec<usize>)> {
    let list = |n: &usize| {
        t.node(*n).mention.is_none()
            && crate::status::PROGRAMMES.contains(&t.node(*n).lemma.as_str())
    };
    let (list, what) = match t.node(v).lemma.as_str() {
        "include" | "comprise" | "foresee" | "envisage" | "have" | "list" => {
            (t.subject(v).filter(list)?, t.object(v)?)
        }
        "be" | "stand" | "figure" | "feature" => {
            let on = ["on", "in", "among"].iter();
            let list = on.flat_map(|p| t.prep_objects(v, p)).find(list)?;
            (list, t.child(v, &["attr", "nsubj", "dobj"])?)
        }
        _ => return None,
    };
    let stop = |n: &usize| {
        matches!(
            t.node(*n).lemma.as_str(),
            "stop" | "stopover" | "visit" | "station"
        ) && t.node(*n).mention.is_none()
    };
    let stops: Vec<usize> = t
        .conjuncts(what)
        .into_iter()
        .filter(stop)
        .flat_map(|n| {
            ["in", "to", "at"]
                .iter()
                .flat_map(|p| t.prep_objects(n, p))
                .collect::<Vec<_>>()
        })
        .collect();
    (!stops.is_empty() && !t.negated(v)).then_some((list, stops))
}

/// Verbs of setting out and going about.
const MOVING: &[&str] = &[
    "depart", "leave", "travel", "fly", "tour", "visit", "embark", "set", "begin", "start", "go",
    "head",
];

/// The stops that verb `v` tells of its subject, a tour: "includes A", "takes in A and B", "goes on to A", "will continue
/// in A"; in a clause beside the tour, also "began in A".
fn stops_of(t: &Tree, v: usize, beside: bool) -> Vec<usize> {
    const HOLDING: &[&str] = &["include", "cover", "comprise", "span", "encompass"];
    let object = t.object(v);
    match t.node(v).lemma.as_str() {
        // "takes in Egypt", "will take in Tuvalu"
        "take" if t.has_child_word(v, &["in"]) => object
            .map(|o| vec![o])
            .unwrap_or_else(|| t.prep_objects(v, "in")),
        "go" | "move" | "continue" | "proceed" | "lead" | "extend" if object.is_none() => {
            ["to", "in"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                .collect()
        }
        "begin" | "start" | "open" if beside && object.is_none() => t.prep_objects(v, "in"),
        verb if HOLDING.contains(&verb) => object.into_iter().collect(),
        _ => Vec::new(),
    }
}
