//! Trips told by their route: "the last stop is Nuku'alofa", "Baku and Tbilisi are on the route of X", "a stop in Y was
//! dropped from the itinerary", "in Baku on a working visit, X called on Y", "on his way to Beijing".

use super::{Candidate, Reader, Where};
use crate::encounters::RETURN;
use crate::refs::Who;
use crate::status::{self, Told};
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// What a traveller has planned; places are on it.
pub(super) const ROUTES: &[&str] = &["route", "itinerary", "tour", "trip", "journey", "swing"];

/// Further lists from which a trip can be dropped.
const LISTS: &[&str] = &[
    "agenda",
    "programme",
    "program",
    "schedule",
    "diary",
    "calendar",
];

/// Verbs by which a place is on a route.
const ON_IT: &[&str] = &["be", "remain", "stay", "figure", "feature"];

/// Parts of a route.
const STOPS: &[&str] = &["stop", "leg", "stopover", "destination"];

/// What tells of a stop that it is still to come.
const LATER: &[&str] = &[
    "next",
    "last",
    "final",
    "other",
    "further",
    "following",
    "remaining",
];

impl Reader<'_> {
    /// "The last stop of the tour is Suva", "Baku was the first stop", "Senegal and Niger are on his route".
    pub(super) fn itinerary(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for v in (0..t.nodes.len()).filter(|&v| t.is_verb(v)) {
            let (Some(subject), false) = (t.subject(v), t.negated(v)) else {
                continue;
            };
            out.extend(self.struck_off(v, subject));
            if !ON_IT.contains(&t.node(v).lemma.as_str()) {
                continue;
            }
            let Some((stop, places)) = stop_and_place(t, v, subject) else {
                continue;
            };
            let told = status::told(t, Some(v), None, EncounterKind::Visit);
            // "The first stop is Skopje, where he will meet X"
            let to_come = t.children(places).any(|c| {
                t.node(c).dep == "relcl"
                    && t.has_child_word(c, &["will", "is", "are"])
                    && t.has_child_word(c, &["where"])
            }) && t.node(v).tag != "VBD";
            let here = STOPS.contains(&t.node(stop).lemma.as_str())
                && !t.has_child_word(stop, LATER)
                && !to_come
                || t.node(v).tag == "VBD";
            let Some(visitor) = self.whose_route(stop, !here) else {
                continue;
            };
            let home = self.country(&visitor);
            for place in self.places(&[places]) {
                if place.country().is_none() || place.country() == home {
                    continue;
                }
                out.push(Candidate {
                    parties: vec![(visitor.clone(), Some(PartyRole::Visitor))],
                    carrier: Some(v),
                    place: Some(place),
                    ..self.candidate(
                        "stop",
                        EncounterKind::Visit,
                        Told {
                            // "a tour that has included Paris and Berlin": where he has been.
                            status: match t.has_child_word(v, &["has", "had"])
                                && t.node(v).tag == "VBN"
                            {
                                true => Status::Occurred,
                                false if here => told.status,
                                false => Status::Planned,
                            },
                            present: false,
                        },
                        stop,
                    )
                });
            }
        }
        out
    }

    /// "Bangladesh has been taken off his itinerary": a trip that is off.
    fn struck_off(&self, v: usize, subject: usize) -> Vec<Candidate> {
        let t = &self.s().tree;
        let struck = matches!(
            t.node(v).lemma.as_str(),
            "take" | "strike" | "drop" | "remove" | "cut" | "cross" | "delete"
        ) && t.passive(v);
        let off = t
            .child(v, &["dobj"])
            .filter(|_| t.has_child_word(v, &["off"]));
        let list = ["from", "off"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .chain(off)
            .find(|&o| {
                let noun = t.node(o).lemma.as_str();
                ROUTES.contains(&noun) || LISTS.contains(&noun)
            });
        let Some(visitor) = list
            .filter(|_| struck)
            .and_then(|list| self.whose_route(list, false))
        else {
            return Vec::new();
        };
        let places = self.abroad(&visitor, &[subject]);
        let trip = |place: Where| Candidate {
            parties: vec![(visitor.clone(), Some(PartyRole::Visitor))],
            carrier: Some(v),
            place: Some(place),
            ..self.candidate(
                "struck-off",
                EncounterKind::Visit,
                Told {
                    status: Status::Cancelled,
                    present: false,
                },
                v,
            )
        };
        places.into_iter().map(trip).collect()
    }

    /// "On his second day in Lima the minister met X": whose day there it is, is there.
    pub(super) fn days_there(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for n in (0..t.nodes.len()).filter(|&n| t.node(n).lemma == "day") {
            let counted = t.children(n).any(|c| {
                let word = t.node(c).word.as_str();
                sidelines_time::ordinal(word).is_some() || matches!(word, "last" | "final")
            });
            let Some(whose) = t.child(n, &["poss"]).filter(|_| counted) else {
                continue;
            };
            let Some(visitor) = self
                .who(whose)
                .into_iter()
                .find(|w| matches!(w, Who::Person(_)))
            else {
                continue;
            };
            let places = ["in", "at"].iter().flat_map(|p| t.prep_objects(n, p));
            for place in self.abroad(&visitor, &places.collect::<Vec<_>>()) {
                out.push(self.stay("stop", &visitor, place, Status::Ongoing, n));
            }
        }
        out
    }

    /// "It is the second leg of his tour, after two days spent in Atlanta": where whoever it is about was before.
    pub(super) fn days_before(&self, out: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut found = Vec::new();
        if self.s().quoted.is_some() {
            return found;
        }
        for p in 0..t.nodes.len() {
            if !matches!(t.node(p).word.as_str(), "after" | "following") {
                continue;
            }
            let begun = |v: usize| {
                let told = status::told(t, Some(v), None, EncounterKind::Visit).status;
                matches!(told, Status::Occurred | Status::Ongoing)
            };
            let Some(v) = t.head(p).filter(|&v| t.is_verb(v) && begun(v)) else {
                continue;
            };
            let Some(days) = t
                .child(p, &["pobj"])
                .filter(|&n| matches!(t.node(n).lemma.as_str(), "day" | "week" | "night"))
            else {
                continue;
            };
            let spent = t
                .children(days)
                .filter(|&c| t.node(c).dep == "acl" && t.node(c).lemma == "spend");
            let there: Vec<usize> = std::iter::once(days)
                .chain(spent)
                .flat_map(|n| t.prep_objects(n, "in"))
                .collect();
            // "It is the second leg of his tour": his.
            let whose = || {
                let trip = |n: usize| ROUTES.contains(&t.node(n).lemma.as_str());
                let poss = |n: usize| t.child(n, &["poss"]);
                t.subtree(v)
                    .into_iter()
                    .filter(|&n| n < p && trip(n))
                    .find_map(poss)
            };
            let about = t
                .subject(v)
                .filter(|&n| t.node(n).word != "it")
                .or_else(whose);
            let visitor = about
                .into_iter()
                .flat_map(|n| self.who(n))
                .find(|w| matches!(w, Who::Person(_)));
            let Some(visitor) = visitor else { continue };
            for place in self.abroad(&visitor, &there) {
                let told = out.iter().any(|c| {
                    c.kind == EncounterKind::Visit
                        && c.place.as_ref() == Some(&place)
                        && c.parties.iter().any(|(w, _)| *w == visitor)
                });
                if !told {
                    found.push(Candidate {
                        carrier: Some(v),
                        ..self.stay(RETURN, &visitor, place, Status::Occurred, days)
                    });
                }
            }
        }
        found
    }

    /// "stopped in Baku on his way to Beijing", "en route to Beijing": where whoever acts is still to come.
    pub(super) fn on_the_way(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for n in 0..t.nodes.len() {
            let Some(p) = t.head(n).filter(|_| t.node(n).dep == "pobj") else {
                continue;
            };
            let way = t.node(p).word == "on"
                && t.node(n).lemma == "way"
                && t.has_child_word(n, &["his", "her", "their", "the"])
                || t.node(p).word == "en" && t.node(n).lemma == "route";
            let Some(v) = t.governor(n).filter(|_| way) else {
                continue;
            };
            let Some(visitor) = t
                .subject(v)
                .into_iter()
                .flat_map(|s| self.who(s))
                .find(|w| matches!(w, Who::Person(_)))
            else {
                continue;
            };
            for place in self.abroad(&visitor, &t.prep_objects(n, "to")) {
                out.push(Candidate {
                    carrier: Some(v),
                    ..self.stay("stop", &visitor, place, Status::Planned, n)
                });
            }
        }
        out
    }

    /// Which of the places that these tokens tell lie in another country than a traveller's own.
    fn abroad(&self, visitor: &Who, places: &[usize]) -> Vec<Where> {
        let home = self.country(visitor);
        let mut places = self.places(places);
        places.retain(|p| p.country().is_some_and(|c| Some(c) != home));
        places
    }

    /// A traveller's stay at a place, which the token `at` tells and dates.
    fn stay(
        &self,
        what: &str,
        visitor: &Who,
        place: Where,
        status: Status,
        at: usize,
    ) -> Candidate {
        let told = Told {
            status,
            present: false,
        };
        Candidate {
            parties: vec![(visitor.clone(), Some(PartyRole::Visitor))],
            place: Some(place),
            within: Some(at..at + 1),
            ..self.candidate(what, EncounterKind::Visit, told, at)
        }
    }

    /// Whose the route, or the stop on it, at node `n` is: whoever is named with it, or else, if he may have
    /// been `told` of before, the one traveller.
    pub(super) fn whose_route(&self, n: usize, told: bool) -> Option<Who> {
        let t = &self.s().tree;
        let named = |x: usize| {
            t.child(x, &["poss"])
                .into_iter()
                .chain(t.prep_objects(x, "of"))
                .chain(t.prep_objects(x, "for"))
                .flat_map(|o| self.who(o))
                .find(|w| matches!(w, Who::Person(_)))
        };
        let within = ["of", "on", "in"]
            .iter()
            .flat_map(|p| t.prep_objects(n, p))
            .find(|&o| ROUTES.contains(&t.node(o).lemma.as_str()));
        named(n).or_else(|| within.and_then(named)).or_else(|| {
            // "the tour of the delegation": somebody else's.
            let open = |x: usize| {
                t.child(x, &["poss"]).is_none()
                    && t.prep_objects(x, "of").iter().all(|o| Some(*o) == within)
            };
            let last = self.discourse.visitors.last().copied()?;
            // Where several travel, the words must say whose it is.
            if self.discourse.visitors.iter().any(|p| *p != last) {
                return None;
            }
            // "the turn of Zagreb"
            let turn = t.node(n).word == "turn";
            (told && (turn || open(n)) && within.is_none_or(open)).then_some(Who::Person(last))
        })
    }

    /// "A stop in Pakistan was dropped from the itinerary of X", "A trip to Baku is not on X's agenda", "was not part of
    /// the tour": whose trip it is at node `n`, its verb being `v`.
    pub(super) fn dropped_from(&self, n: usize, v: usize) -> Option<Who> {
        let t = &self.s().tree;
        if !matches!(t.node(n).dep, "nsubj" | "nsubjpass" | "dobj") {
            return None;
        }
        let part = t
            .child(v, &["attr"])
            .filter(|&a| t.node(a).lemma == "part")
            .unwrap_or(v);
        let list = ["from", "on", "of"]
            .iter()
            .flat_map(|p| t.prep_objects(part, p))
            .find(|&o| {
                let noun = t.node(o).lemma.as_str();
                ROUTES.contains(&noun) || LISTS.contains(&noun)
            })?;
        self.whose_route(list, true)
    }

    /// "on the occasion of his visit", "as part of her visit" at noun `n`; "was in Baku on the second day of a visit", told by its verb: the trip
    /// goes on.
    pub(super) fn amid_a_trip(&self, n: usize, v: Option<usize>) -> bool {
        let t = &self.s().tree;
        let occasion = t
            .head(n)
            .filter(|&of| t.node(of).word == "of" && t.node(n).dep == "pobj")
            .and_then(|of| t.head(of))
            .is_some_and(|x| {
                // "began the second day of her visit"
                let counted = t.node(x).lemma == "day"
                    && t.node(x).dep == "dobj"
                    && t.children(x)
                        .any(|c| sidelines_time::ordinal(&t.node(c).word).is_some());
                counted
                    || matches!(
                        t.node(x).lemma.as_str(),
                        "occasion" | "sideline" | "margin" | "part" | "framework"
                    )
            });
        let numbered = |day: usize| {
            t.node(day).lemma == "day"
                && t.children(day)
                    .any(|c| sidelines_time::ordinal(&t.node(c).word).is_some())
                && t.prep_objects(day, "of")
                    .iter()
                    .any(|&o| matches!(t.node(o).lemma.as_str(), "visit" | "trip" | "stay"))
        };
        occasion || v == Some(n) && t.prep_objects(n, "on").into_iter().any(numbered)
    }

    /// "met X, now visiting Georgia, in his office": X, right before the participle that the parser hangs on the verb.
    pub(super) fn visiting_beside(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        let participle = t.node(v).tag == "VBG"
            && t.node(v).dep == "advcl"
            && t.child(v, &["aux", "nsubj", "mark"]).is_none();
        let first = t.subtree(v).into_iter().min().filter(|_| participle)?;
        let comma = first.checked_sub(1).filter(|&c| t.node(c).word == ",")?;
        let person = comma.checked_sub(1)?;
        let object = matches!(t.node(person).dep, "dobj" | "pobj");
        let who = self.s().mention(person).map(|m| &m.what);
        (object && matches!(who, Some(crate::mentions::What::Person(_)))).then_some(person)
    }

    /// "In Baku on a working visit, X called on Y", "met Y in Baku on a visit": the node of the place where the trip at
    /// node `n` led, told right before it.
    pub(super) fn place_before(&self, n: usize) -> Option<usize> {
        let t = &self.s().tree;
        let on = t.head(n).filter(|&p| t.node(p).word == "on")?;
        let above = t.head(on)?;
        let place_in = |p: usize| {
            matches!(t.node(p).word.as_str(), "in" | "at")
                .then(|| t.child(p, &["pobj"]))
                .flatten()
        };
        let hung = place_in(above).or_else(|| {
            let p = t.head(above).filter(|_| t.node(above).dep == "pobj")?;
            place_in(p)
        });
        // "was in Baku on a visit" is told by its verb.
        let first = |o: &usize| {
            *o < on
                && (on < above || !t.is_verb(above))
                && t.subtree(*o).into_iter().max() == Some(on - 1)
        };
        hung.filter(|_| {
            t.governor(on)
                .is_none_or(|v| on < v || t.node(v).lemma != "be")
        })
        .or_else(|| t.children(above).filter_map(place_in).find(first))
    }

    /// "a tour which will also take him to Muscat": whom a trip takes, told by a pronoun, is whoever is said to make it.
    pub(super) fn traveller(&self, v: usize) -> Option<usize> {
        let t = &self.s().tree;
        let is_trip = |n: usize| {
            let noun = t.node(n).lemma.as_str();
            (ROUTES.contains(&noun) || noun == "visit") && t.node(n).pos == "NOUN"
        };
        t.object(v)
            .filter(|&o| t.node(o).pos == "PRON" && v < o && t.node(v).lemma == "take")?;
        let above = t.head(v).filter(|&n| n < v)?;
        let trip = match t.node(v).dep {
            // "a visit to the Gulf, which also takes him to Muscat", hung on the Gulf
            "relcl" => std::iter::once(above)
                .chain(t.ancestors(above).take_while(|&x| !t.is_verb(x)))
                .find(|&n| is_trip(n)),
            // "began a tour on Monday that will take him to Muscat", hung on "began"
            "ccomp"
                if t.child(v, &["nsubj"])
                    .is_some_and(|n| t.node(n).tag == "WDT") =>
            {
                t.object(above).filter(|&n| is_trip(n))
            }
            _ => None,
        }?;
        t.child(trip, &["poss"]).or_else(|| {
            t.subject(t.governor(trip)?)
                .filter(|&s| self.s().mention(s).is_some())
        })
    }
}

/// The stop or the route that the clause of `v` tells of, and the place that is on it.
fn stop_and_place(t: &Tree, v: usize, subject: usize) -> Option<(usize, usize)> {
    let is = |n: usize, what: &[&str]| {
        what.contains(&t.node(n).lemma.as_str()) && t.node(n).mention.is_none()
    };
    if let Some(route) = t.prep_objects(v, "on").into_iter().find(|&o| {
        let whose = t.child(o, &["poss"]).is_some();
        is(o, &["route", "itinerary"]) || whose && is(o, &["programme", "program", "schedule"])
    }) {
        // "Stops in Nepal and Bhutan are on his schedule"
        let place = Some(subject)
            .filter(|&n| is(n, STOPS))
            .and_then(|n| t.prep_objects(n, "in").first().copied());
        return Some((route, place.unwrap_or(subject)));
    }
    if t.node(v).lemma != "be" {
        return None;
    }
    let attr = t.child(v, &["attr"])?;
    // "Tomorrow it will be the turn of Zagreb"
    if t.node(attr).word == "turn"
        && let Some(&place) = t.prep_objects(attr, "of").first()
    {
        return Some((attr, place));
    }
    match (is(subject, STOPS), is(attr, STOPS)) {
        (true, false) => Some((subject, attr)),
        (false, true) => Some((attr, subject)),
        _ => None,
    }
}
