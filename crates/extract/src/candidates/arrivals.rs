//! Guests met off the plane: "was received at the airport in Baku by officials", "was met on arrival in Port of Spain by
//! the ambassador" tells of a trip, and of no meeting.

use super::{Candidate, Reader, Slots, Where};
use crate::encounters::ARRIVE;
use crate::frames::Role;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, Status};

/// What is done to whoever arrives.
const WELCOMING: &[&str] = &["receive", "welcome", "greet", "meet"];

/// What whoever arrives does.
const LANDING: &[&str] = &["arrive", "land", "touch", "disembark", "alight"];

/// Where and when it is done.
const ARRIVALS: &[&str] = &["airport", "airbase", "tarmac", "airfield", "arrival"];

impl Reader<'_> {
    /// Whether verb `v` tells of a guest who is met where he arrives: "was met at the airbase by", "was at the airport to
    /// meet him".
    pub(super) fn met_off_the_plane(&self, v: usize) -> bool {
        let t = &self.s().tree;
        let lemma = t.node(v).lemma.as_str();
        if !matches!(lemma, "meet" | "receive") {
            return false;
        }
        if self.home_again(v) {
            return true;
        }
        // "met X at the airport" of his own accord may be a meeting.
        let passive = t.passive(v);
        // "arrived in Accra and was received by Minister X", who says no more of where and when.
        let landed = passive
            && t.node(v).dep == "conj"
            && t.head(v)
                .is_some_and(|h| LANDING.contains(&t.node(h).lemma.as_str()))
            && !t.children(v).any(|c| {
                matches!(
                    t.node(c).word.as_str(),
                    "at" | "in" | "later" | "then" | "on"
                ) || matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_)))
            });
        if landed {
            return true;
        }
        let came = t
            .head(v)
            .filter(|_| t.node(v).tag == "VB" && matches!(t.node(v).dep, "advcl" | "xcomp"));
        (0..t.nodes.len()).any(|c| {
            let at = t.governor(c);
            self.is_arrival(c) && at.is_some() && (at == came || passive && at == Some(v))
        })
    }

    /// "returned to Abuja on Monday. He was received by his Chief of Staff": by his own people, where he came home.
    fn home_again(&self, v: usize) -> bool {
        let t = &self.s().tree;
        let guest = t.child(v, &["nsubjpass"]).map(|n| self.who(n));
        let Some([guest @ Who::Person(p)]) = guest.as_deref() else {
            return false;
        };
        let home = self.country(guest);
        let own = t
            .prep_objects(v, "by")
            .into_iter()
            .flat_map(|n| self.who(n))
            .all(|w| self.country(&w).is_none_or(|c| Some(c) == home));
        let came_home = |s: &crate::analysis::Sentence| {
            let t = &s.tree;
            (0..t.nodes.len()).any(|v| {
                let back = t.node(v).lemma == "return" || t.has_child_word(v, &["back", "home"]);
                let subject = t.child(v, &["nsubj"]).and_then(|n| s.mention(n));
                t.is_verb(v)
                    && back
                    && matches!(subject.map(|m| &m.what), Some(What::Person(q)) if q.person == Some(*p))
            })
        };
        let first = self.sentence.saturating_sub(2);
        own && self.analysis.sentences[first..=self.sentence]
            .iter()
            .any(came_home)
    }

    /// The trips of those welcomed where they arrive, but for those in `told`.
    pub(super) fn arrivals(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for v in (0..t.nodes.len()).filter(|&v| WELCOMING.contains(&t.node(v).lemma.as_str())) {
            if !t.is_verb(v) || t.negated(v) {
                continue;
            }
            let clause = || {
                let below = t.subtree(v).into_iter();
                below.filter(|&c| c != v && !self.in_other_clause(c, v))
            };
            let Some(arrival) = clause().find(|&c| self.is_arrival(c)) else {
                continue;
            };
            // "He met X soon after his arrival": who met arrived.
            let own = t.node(v).lemma == "meet"
                && !t.passive(v)
                && t.head(arrival).is_some_and(|p| t.node(p).word == "after");
            if own {
                continue;
            }
            let guest = if t.passive(v) {
                t.child(v, &["nsubjpass"])
            } else {
                t.object(v)
            };
            let guests: Vec<Who> = guest.map(|g| self.who(g)).unwrap_or_default();
            let [guest @ Who::Person(p)] = guests.as_slice() else {
                continue;
            };
            let travels = |c: &Candidate| {
                c.kind == EncounterKind::Visit
                    && c.parties
                        .iter()
                        .any(|(w, _)| matches!(w, Who::Person(q) if q == p))
            };
            let Some(home) = self.country(guest).filter(|_| !told.iter().any(travels)) else {
                continue;
            };
            let places: Vec<usize> = clause()
                .filter(|&c| {
                    matches!(
                        t.node(c).dep,
                        "pobj" | "compound" | "poss" | "nmod" | "appos"
                    ) && (self.is_arrival(c)
                        || matches!(self.s().mention(c).map(|m| &m.what), Some(What::Place(_))))
                })
                .collect();
            let at = self
                .places(&places)
                .into_iter()
                .find(|w| w.country().is_some())
                .or_else(|| self.venue(home, None));
            // "arrived in Islamabad. He was received at the airbase": where, is told already.
            let there_already = self.discourse.trip.as_ref().is_some_and(|trip| {
                trip.who == *guest
                    && trip.under_way
                    && matches!(&trip.place, Where::Place(_))
                    && at
                        .as_ref()
                        .is_some_and(|w| w.country() == trip.place.country())
                    && self.sentence <= trip.sentence + 2
            });
            if !there_already {
                out.extend(self.trip_of(guest, ARRIVE, v, arrival, at));
            }
        }
        out
    }

    /// The trip of `guest` to or from where he is met or seen off, told by the noun or verb at `trigger` in the clause of `v`.
    pub(super) fn trip_of(
        &self,
        guest: &Who,
        frame: &str,
        v: usize,
        trigger: usize,
        at: Option<Where>,
    ) -> Vec<Candidate> {
        let said = status::told(&self.s().tree, Some(v), None, EncounterKind::Visit);
        let (Some(at), Status::Occurred) = (at, said.status) else {
            return Vec::new();
        };
        let base = Candidate {
            carrier: Some(v),
            ..self.candidate(frame, EncounterKind::Visit, said, trigger)
        };
        let slots = Slots {
            left: vec![(guest.clone(), Role::Visitor.party().flatten())],
            at: vec![at],
            ..Slots::default()
        };
        self.visits(base, slots)
    }

    /// Whether node `c` below verb `v` belongs to a clause of its own.
    fn in_other_clause(&self, c: usize, v: usize) -> bool {
        let t = &self.s().tree;
        t.ancestors(c)
            .take_while(|&x| x != v)
            .chain([c])
            .any(|x| matches!(t.node(x).dep, "relcl" | "advcl" | "conj" | "ccomp"))
    }

    /// "the airport", "his arrival", "Nausori Airport"
    fn is_arrival(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let named = || {
            let m = self.s().mention(n)?;
            let name = self.analysis.text.get(m.span.clone())?.to_lowercase();
            let last = name.rsplit(' ').next()?.to_owned();
            Some(ARRIVALS.contains(&last.as_str()))
        };
        ARRIVALS.contains(&t.node(n).lemma.as_str()) || named().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, EncounterKind};
    use sidelines_text::Report;

    /// Kind and country of each encounter told of.
    fn told(story: &str) -> Vec<(EncounterKind, String)> {
        let report = Report {
            id: "r".into(),
            text: format!(" date 2023-03-16 CHISINAU, March 16 - {story}"),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        facts
            .iter()
            .filter_map(|f| match &f.body {
                Body::Encounter(e) => {
                    let place = e.place.as_ref().and_then(|p| p.country);
                    Some((e.kind, place.map(|c| c.to_string()).unwrap_or_default()))
                }
                _ => None,
            })
            .collect()
    }

    #[test]
    fn who_is_met_off_the_plane_is_on_a_trip() {
        let trip = [(EncounterKind::Visit, "GE".to_owned())];
        for story in [
            "Moldovan Foreign Minister Nicu Popescu was met at the airport in Tbilisi on Wednesday by officials.",
            "Georgian officials received Moldovan Foreign Minister Nicu Popescu at the airport in Tbilisi on Wednesday.",
        ] {
            assert_eq!(told(story), trip, "{story}");
        }
        assert!(
            told(
                "Moldovan Foreign Minister Nicu Popescu was not met at the airport in Tbilisi by officials."
            )
            .is_empty()
        );
    }

    #[test]
    fn airports_stand_in_their_cities() {
        let story = "Moldovan Foreign Minister Nicu Popescu was welcomed at Jomo Kenyatta International Airport on \
                     Wednesday.";
        assert_eq!(told(story), [(EncounterKind::Visit, "KE".to_owned())]);
    }

    #[test]
    fn who_gets_in_comes_to_where_the_others_are() {
        let story = "Peruvian Foreign Minister Ana Gervasi flew in on Tuesday night.";
        assert_eq!(told(story), [(EncounterKind::Visit, "MD".to_owned())]);
    }

    #[test]
    fn who_is_aboard_comes_with_the_vehicle() {
        for story in [
            "The plane of Peruvian Foreign Minister Ana Gervasi touched down in Nairobi at noon.",
            "A special aircraft with Peruvian Foreign Minister Ana Gervasi on board landed in Nairobi.",
            "The train carrying Peruvian Foreign Minister Ana Gervasi pulled into Nairobi.",
        ] {
            assert_eq!(
                told(story),
                [(EncounterKind::Visit, "KE".to_owned())],
                "{story}"
            );
        }
        let story = "The party of Peruvian Foreign Minister Ana Gervasi came to power in Nairobi.";
        assert!(told(story).is_empty());
    }
}
