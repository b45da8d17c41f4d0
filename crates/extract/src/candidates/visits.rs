//! Trips: who, and each stop.

mod no_trip;
mod stage;

use super::{Candidate, Reader, Slots, Where};
use crate::encounters::{ARRIVE, COME_FROM, RETURN, SIGHT};
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::{CountryCode, EncounterKind, PartyRole, Status};

pub(super) use stage::ENDING;

/// The frame of verbs of visiting.
const VISIT: &str = "visit";

/// The frame of trips that take somebody somewhere.
const TAKE_TO: &str = "take-to";

/// The frame of a state that has a guest.
const HOST_COUNTRY: &str = "host-country";

/// Whether the place at node `n` opens the sentence, whose verb `v` tells of no earlier time.
fn opens(t: &Tree, n: usize, v: Option<usize>) -> bool {
    let first = n < 3 && t.nodes[..n].iter().all(|x| x.mention.is_none());
    first && !v.is_some_and(|v| t.has_child_word(v, &["had"]))
}

/// Who travels.
type Visitors = Vec<(Who, Option<PartyRole>)>;

impl Reader<'_> {
    /// The trips that a frame of them has found, a candidate for each stop.
    pub(super) fn visits(&self, mut base: Candidate, slots: Slots) -> Vec<Candidate> {
        let mut visitors = self.visitors(&base, &slots);
        if self.lives_there(&base, &visitors, &slots) {
            return Vec::new();
        }
        if let Some(deed) = self.deed_there(&base) {
            base.told = crate::status::told(&self.s().tree, Some(deed), None, EncounterKind::Visit);
        }
        if self.tells_of_no_trip(&base, &visitors) {
            return Vec::new();
        }
        if base.frame == COME_FROM {
            base.told.status = Status::Occurred;
        }
        // "Doha hosted the ministers of both": a gathering.
        let guests = visitors.len() == 1 && matches!(visitors[0].0, Who::Person(_));
        if base.frame == HOST_COUNTRY && !guests {
            return Vec::new();
        }
        let countries = self.countries(&visitors);
        if countries.len() > 1 {
            return self.country_by_country(&base, &visitors, &slots, countries);
        }
        let t = &self.s().tree;
        let base_trigger = base.trigger;
        let left = no_trip::is_left(&base);
        let stage = self.stage(&mut base);
        let (mut places, before) = self.whither(&mut base, &slots);
        if visitors.is_empty()
            && base.frame == "visit-noun"
            && !places.is_empty()
            && let Some(who) = base
                .carrier
                .and_then(|v| self.dropped_from(base.trigger, v))
        {
            visitors.push((who, Some(PartyRole::Visitor)));
        }
        if visitors.is_empty() {
            // "but the trip has been deferred", "the trip began on Monday", "the three-day visit": that told of before.
            let told = base.told.status == Status::Cancelled
                || t.node(base.trigger).dep == "nsubj" && t.node(base.trigger).lemma != "tour";
            let before = base.anaphoric && base.frame == "visit-noun" && told;
            return before.then_some(base).into_iter().collect();
        }
        let home = visitors.iter().find_map(|(w, _)| self.country(w));
        if places.is_empty() && !left {
            places.extend(home.and_then(|home| self.the_country(&before, home)));
            if let Some(home) = home.filter(|_| places.is_empty()) {
                places.extend(self.both_countries(&before, home));
            }
        }
        let mut out = self.stops_at(places, &base, &visitors, home);
        if out.is_empty()
            && (base.anaphoric || self.nowhere(&base, &slots))
            && base.frame == "visit-noun"
        {
            let mut one = base;
            one.anaphoric = true;
            one.parties = visitors;
            out.push(one);
        }
        for one in out.iter_mut().filter(|_| left || stage.stays) {
            RETURN.clone_into(&mut one.frame);
        }
        // "A delegation led by X landed here"
        let led = t.node(base_trigger).dep.starts_with("nsubj");
        for one in out
            .iter_mut()
            .filter(|c| c.frame == "visit-noun" || led && c.frame == "lead-delegation")
        {
            if stage.ended || stage.till_then {
                RETURN.clone_into(&mut one.frame);
            } else if stage.arrives {
                ARRIVE.clone_into(&mut one.frame);
            }
        }
        out
    }

    /// The people and posts who travel.
    fn visitors(&self, base: &Candidate, slots: &Slots) -> Visitors {
        let mut visitors: Visitors = slots
            .left
            .iter()
            .chain(&slots.joint)
            .chain(&slots.right)
            .cloned()
            .collect();
        visitors.retain(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }));
        visitors.truncate(4);
        // "after the tour that led him to Ghana", which names nobody before: him whose trip was told of.
        let led_him = base.frame == TAKE_TO
            && self
                .s()
                .tree
                .child(base.trigger, &["dobj"])
                .is_some_and(|o| {
                    let named = |n: usize| {
                        let what = self.s().mention(n).map(|m| &m.what);
                        matches!(what, Some(What::Person(_) | What::Role(_)))
                    };
                    self.s().tree.node(o).tag == "PRP" && !(0..o).any(named)
                });
        if let Some(trip) = self.discourse.trip.as_ref().filter(|_| led_him) {
            visitors = vec![(trip.who.clone(), Some(PartyRole::Visitor))];
        }
        visitors
    }

    /// The countries for which they travel.
    fn countries(&self, visitors: &Visitors) -> Vec<Option<CountryCode>> {
        let mut countries: Vec<Option<CountryCode>> = Vec::new();
        for (w, _) in visitors {
            let c = self.country(w);
            if !countries.contains(&c) {
                countries.push(c);
            }
        }
        countries
    }

    /// Ministers of two countries make two trips.
    fn country_by_country(
        &self,
        base: &Candidate,
        visitors: &Visitors,
        slots: &Slots,
        countries: Vec<Option<CountryCode>>,
    ) -> Vec<Candidate> {
        countries
            .into_iter()
            .flat_map(|c| {
                let left = visitors
                    .iter()
                    .filter(|(w, _)| self.country(w) == c)
                    .cloned()
                    .collect();
                self.visits(
                    base.clone(),
                    Slots {
                        left,
                        place: slots.place.clone(),
                        at: slots.at.clone(),
                        ..Slots::default()
                    },
                )
            })
            .collect()
    }

    /// "In Tokyo he was to have called on X": as sure as what he was to do there.
    fn deed_there(&self, base: &Candidate) -> Option<usize> {
        base.carrier
            .filter(|_| base.frame == "be-in")
            .and_then(|v| {
                let t = &self.s().tree;
                t.children(v).find(|&x| {
                    t.node(v).tag == "VBD"
                        && t.node(x).dep == "xcomp"
                        && t.has_child_word(x, &["to"])
                })
            })
    }

    /// Where it leads; and the nodes that may say so.
    fn whither(&self, base: &mut Candidate, slots: &Slots) -> (Vec<Where>, Vec<usize>) {
        let t = &self.s().tree;
        let mut places = self.places(&slots.place);
        let mut before = slots.place.clone();
        if places.is_empty() && base.frame == "visit-noun" {
            let there = self.place_before(base.trigger);
            // "In Baku on a working visit, X met Y": he is there.
            if base.told.status == Status::Occurred
                && there.is_some_and(|n| opens(t, n, base.carrier))
            {
                base.told.status = Status::Ongoing;
            }
            before.extend(there);
            places = self.places(&before);
        }
        if places.is_empty() && matches!(base.frame.as_str(), "visit-noun" | "invite-to") {
            places = self.where_it_gathers(&slots.place);
        }
        if places.is_empty() && base.frame == VISIT {
            places = self.where_the_sight_is(base.trigger);
            SIGHT.clone_into(&mut base.frame);
        }
        if places.is_empty() {
            places.clone_from(&slots.at);
        }
        (places, before)
    }

    /// A candidate for each of the places where a trip leads.
    fn stops_at(
        &self,
        places: Vec<Where>,
        base: &Candidate,
        visitors: &Visitors,
        home: Option<CountryCode>,
    ) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        for place in places {
            // A minister in his own country is on no visit.
            if place.country().is_some() && place.country() == home {
                continue;
            }
            // Each city of a list is a stop; a country beside one of its cities is not.
            let city = |w: &Where| match w {
                Where::Place(p) if p.precise => Some(p.name.clone()),
                _ => None,
            };
            if out.iter().filter_map(|c| c.place.as_ref()).any(|p| {
                p.country() == place.country()
                    && (city(p).is_none() || city(&place).is_none() || city(p) == city(&place))
            }) {
                continue;
            }
            let mut one = base.clone();
            one.parties.clone_from(visitors);
            one.place = Some(place);
            one.anaphoric = false;
            out.push(one);
        }
        out
    }

    /// "will pay an official visit in April": wherever the others told of are at home.
    fn nowhere(&self, base: &Candidate, slots: &Slots) -> bool {
        let t = &self.s().tree;
        slots.place.is_empty()
            && slots.at.is_empty()
            && crate::encounters::tells_whose(t, base.trigger)
            // "flew to Hanoi on a working visit": there, by the verb.
            && !base.carrier.is_some_and(|v| {
                t.subtree(v).into_iter().any(|c| {
                    t.governor(c) == Some(v)
                        && matches!(
                            self.s().mention(c).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        )
                })
            })
    }

    /// Where what verb `v` of visiting has as its object is to be seen: "toured a refugee camp in Adre".
    fn where_the_sight_is(&self, v: usize) -> Vec<Where> {
        let t = &self.s().tree;
        let sight = t.child(v, &["dobj"]).filter(|&o| {
            !matches!(
                self.s().mention(o).map(|m| &m.what),
                Some(What::Place(_) | What::Country(_) | What::Person(_) | What::Role(_))
            )
        });
        let at = sight.into_iter().chain(sight.map(|_| v));
        let at: Vec<usize> = at.flat_map(|n| t.prep_objects(n, "in")).collect();
        self.places(&at)
    }

    /// "called off his trip to the APEC summit in Lima": where the gathering to which a trip leads is held.
    fn where_it_gathers(&self, to: &[usize]) -> Vec<Where> {
        let t = &self.s().tree;
        let gathers = |n: &usize| {
            matches!(
                self.s().mention(*n).map(|m| &m.what),
                Some(What::Gathering(_))
            ) || matches!(
                t.node(*n).lemma.as_str(),
                "summit" | "conference" | "forum" | "ministerial" | "meeting" | "session" | "talk"
            )
        };
        let at: Vec<usize> = to
            .iter()
            .filter(|n| gathers(n))
            // "the summit, which began on Monday in Lima"
            .flat_map(|&n| std::iter::once(n).chain(t.child(n, &["relcl"])))
            .flat_map(|n| ["in", "at"].map(|p| t.prep_objects(n, p)))
            .flatten()
            .collect();
        self.places(&at)
    }
}
