//! Trips: who, and each stop.

use super::{Candidate, Reader, Slots, Where};
use crate::analysis::Sentence;
use crate::encounters::{ARRIVE, COME_FROM, RETURN, SIGHT};
use crate::mentions::What;
use crate::refs::Who;
use crate::tree::Tree;
use sidelines_facts::{CountryCode, PartyRole, Status};

const ENDING: &[&str] = &["end", "conclude", "wrap", "finish", "complete"];

/// The frame of leaving a place.
const LEAVE: &str = "leave";

/// The frame of verbs of visiting.
const VISIT: &str = "visit";

/// The frame of trips that take somebody somewhere.
const TAKE_TO: &str = "take-to";

/// The frame of a state that has a guest.
const HOST_COUNTRY: &str = "host-country";

/// What is done with an invitation by whoever invites.
const OFFERING: &[&str] = &[
    "extend",
    "convey",
    "issue",
    "renew",
    "deliver",
    "send",
    "give",
    "repeat",
    "reiterate",
    "hand",
];

/// And by whom it is taken back.
const TAKING_BACK: &[&str] = &["withdraw", "rescind", "revoke", "cancel", "retract"];

/// Verbs of beginning to be somewhere.
const ARRIVING: &[&str] = &[
    "arrive", "land", "touch", "fly", "come", "begin", "start", "kick", "commence", "open",
    "embark", "leave", "depart", "set",
];

/// "has come to an end", "drew to a close"
fn comes_to_an_end(t: &Tree, v: usize) -> bool {
    matches!(t.node(v).lemma.as_str(), "come" | "draw")
        && t.prep_objects(v, "to").iter().any(|&o| {
            matches!(
                t.node(o).lemma.as_str(),
                "end" | "close" | "conclusion" | "finish"
            )
        })
}

/// Whether the place at node `n` opens the sentence, whose verb `v` tells of no earlier time.
fn opens(t: &Tree, n: usize, v: Option<usize>) -> bool {
    let first = n < 3 && t.nodes[..n].iter().all(|x| x.mention.is_none());
    first && !v.is_some_and(|v| t.has_child_word(v, &["had"]))
}

/// Verbs with which somebody is back from a trip.
const COMING_BACK: &[&str] = &["be", "return", "come", "fly", "get", "arrive", "land"];

/// "is bound for Paris as Secretary General", "left for Rome as ambassador": to stay. `carrier` is the verb.
pub(crate) fn posted(s: &Sentence, carrier: Option<usize>) -> bool {
    const POSTS: &[&str] = &[
        "Ambassador",
        "High Commissioner",
        "Secretary-General",
        "Secretary General",
        "Consul",
        "Permanent Representative",
    ];
    let t = &s.tree;
    carrier.is_some()
        && (0..t.nodes.len())
            .filter(|&o| {
                t.node(o).dep == "pobj"
                    && t.head(o).is_some_and(|p| t.node(p).word == "as")
                    && t.governor(o) == carrier
            })
            .any(|o| match s.mention(o).map(|m| &m.what) {
                Some(What::Role(r)) => r
                    .offices
                    .iter()
                    .any(|o| POSTS.iter().any(|p| o.canonical.starts_with(p))),
                _ => RESIDENTS.contains(&t.node(o).lemma.as_str()),
            })
}

/// Who stays for years where he is told to be.
const RESIDENTS: &[&str] = &[
    "consul",
    "attaché",
    "attache",
    "student",
    "correspondent",
    "diplomat",
    "lecturer",
    "professor",
    "trainee",
    "boy",
    "girl",
    "child",
    "soldier",
    "exile",
    "prisoner",
    "refugee",
    "secretary",
    "counsellor",
    "counselor",
];

/// "was young in Amman": what somebody was there, and not that he came.
pub(crate) fn was_something_there(t: &Tree, v: usize) -> bool {
    const ABOUT: &[&str] = &[
        "young",
        "born",
        "old",
        "happy",
        "unhappy",
        "popular",
        "famous",
        "active",
        "unknown",
        "student",
        "boy",
        "girl",
        "child",
        "consul",
        "diplomat",
        "correspondent",
    ];
    t.child(v, &["acomp", "attr", "oprd"])
        .is_some_and(|c| ABOUT.contains(&t.node(c).lemma.as_str()))
}

/// Where so many international organisations have their seat that whoever acts for one may be at home there.
const ORGANISATIONS_SIT_IN: &[&str] = &["US", "BE", "CH", "AT", "FR", "ET", "KE", "EG", "SA"];

/// What a state has in others.
const STANDS_ABROAD: &[&str] = &[
    "Embassy",
    "Consulate",
    "Consulate General",
    "High Commission",
];

/// States whose head is a king.
const KINGDOMS: &[&str] = &[
    "BE", "BH", "BT", "DK", "ES", "GB", "JO", "KH", "LS", "MA", "NL", "NO", "SA", "SE", "SZ", "TH",
    "TO",
];

/// "a manager at the World Economic Forum in Geneva": the place of node `n` is where somebody worked or studied.
pub(crate) fn at_work_there(t: &Tree, n: usize) -> bool {
    const WORKING: &[&str] = &[
        "manager",
        "professor",
        "lecturer",
        "teacher",
        "fellow",
        "scholar",
        "researcher",
        "analyst",
        "student",
        "graduate",
        "editor",
        "journalist",
        "correspondent",
        "lawyer",
        "banker",
        "economist",
        "engineer",
        "doctor",
        "executive",
        "consultant",
        "trainee",
        "intern",
        "employee",
        "businessman",
    ];
    t.ancestors(n).take_while(|&x| !t.is_verb(x)).any(|x| {
        matches!(t.node(x).dep, "attr" | "appos" | "conj" | "pobj")
            && t.node(x).mention.is_none()
            && WORKING.contains(&t.node(x).lemma.as_str())
    })
}

impl Reader<'_> {
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

    /// Whether somebody holds an office of an organisation.
    fn serves_an_organisation(&self, who: &Who) -> bool {
        let Who::Person(p) = who else { return false };
        let person = self.analysis.people.all.get(*p);
        person.is_some_and(|p| p.offices.iter().any(|h| h.office.org.is_some()))
    }

    /// "was back in Paris", of a French president; of whose home nothing is known, he may well be there.
    fn is_back_home(
        &self,
        carrier: Option<usize>,
        visitors: &[(Who, Option<PartyRole>)],
        slots: &Slots,
    ) -> bool {
        let t = &self.s().tree;
        if !carrier.is_some_and(|v| t.has_child_word(v, &["back"])) {
            return false;
        }
        // "Once he is back in New York": at home, be he who he may.
        let told = carrier
            .and_then(|v| t.subject(v))
            .is_some_and(|n| t.node(n).pos != "PRON");
        if !told {
            return true;
        }
        let mut places = self.places(&slots.place);
        places.extend(slots.at.iter().cloned());
        let abroad = |(w, _): &(Who, Option<PartyRole>)| {
            let home = self.country(w).or_else(|| match w {
                Who::Person(p) => self.analysis.people.all.get(*p).and_then(|p| {
                    let mut orgs = p.offices.iter().filter_map(|h| h.office.org.as_ref());
                    orgs.find_map(|o| self.analysis.seats.get(o).copied())
                }),
                _ => None,
            });
            places.iter().all(|p| match (p.country(), home) {
                (Some(here), Some(home)) => here != home,
                (Some(here), None) => {
                    self.serves_an_organisation(w) && !ORGANISATIONS_SIT_IN.contains(&here.as_str())
                }
                (None, _) => false,
            })
        };
        places.is_empty() || !visitors.iter().all(abroad)
    }

    pub(super) fn visits(&self, mut base: Candidate, slots: Slots) -> Vec<Candidate> {
        let mut visitors: Vec<(Who, Option<PartyRole>)> = slots
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
        let resides = base.frame == "be-in"
            && base
                .carrier
                .is_some_and(|v| was_something_there(&self.s().tree, v));
        if resides || posted(self.s(), base.carrier) {
            return Vec::new();
        }
        if base.frame == "be-in" && self.is_back_home(base.carrier, &visitors, &slots) {
            return Vec::new();
        }
        // "In Tokyo he was to have called on X": as sure as what he was to do there.
        if base.frame == "be-in"
            && let Some(deed) = base.carrier.and_then(|v| {
                let t = &self.s().tree;
                t.children(v).find(|&x| {
                    t.node(v).tag == "VBD"
                        && t.node(x).dep == "xcomp"
                        && t.has_child_word(x, &["to"])
                })
            })
        {
            base.told = crate::status::told(
                &self.s().tree,
                Some(deed),
                None,
                sidelines_facts::EncounterKind::Visit,
            );
        }
        // "might meet while both are in town": that they are there is taken for granted, and told elsewhere.
        let granted = base.told.status == Status::Possible
            && base.carrier.is_some_and(|v| {
                let t = &self.s().tree;
                t.node(v).dep == "advcl"
                    && ["while", "when"].iter().any(|w| t.has_child_word(v, &[w]))
            });
        if granted {
            return Vec::new();
        }
        // "had not travelled to Qatar since June" tells of no trip.
        let never = base.told.status == Status::Denied
            && base.carrier.is_some_and(|v| {
                let t = &self.s().tree;
                t.has_child_word(v, &["has", "have", "had", "n't", "'ve"])
                    && (t.node(v).tag == "VBN" || t.node(v).word == "been")
                    && t.subtree(v).into_iter().any(|c| {
                        matches!(
                            t.node(c).word.as_str(),
                            "since" | "before" | "ever" | "previously" | "years"
                        )
                    })
            });
        if never {
            return Vec::new();
        }
        // "will leave Cairo on Friday" tells of no day on which he came; who is at home anywhere leaves home.
        let left = base.frame == LEAVE;
        if left
            && (base.told.status != Status::Occurred
                || visitors.iter().all(|(w, _)| self.country(w).is_none()))
        {
            return Vec::new();
        }
        // "will arrive from Jakarta on Friday" tells of no trip there; "comes straight from Jakarta" does.
        if base.frame == COME_FROM {
            let comes = base.carrier.is_some_and(|v| {
                self.s().tree.node(v).lemma == "come" && base.told.status == Status::Ongoing
            });
            if base.told.status != Status::Occurred && !comes {
                return Vec::new();
            }
            base.told.status = Status::Occurred;
        }
        // "returned to Geneva", "They then return to Bangkok": home, for all one knows.
        let back_to = base
            .carrier
            .filter(|&v| base.frame == ARRIVE && self.s().tree.node(v).lemma == "return");
        let home_unknown = back_to.is_some_and(|v| {
            let t = &self.s().tree;
            t.subject(v).is_some_and(|n| t.node(n).word == "they")
                || visitors.iter().any(|(w, _)| self.country(w).is_none())
        });
        if home_unknown {
            return Vec::new();
        }
        // Ministers of two countries make two trips.
        let mut countries: Vec<Option<CountryCode>> = Vec::new();
        for (w, _) in &visitors {
            let c = self.country(w);
            if !countries.contains(&c) {
                countries.push(c);
            }
        }
        // "Doha hosted the ministers of both": a gathering.
        let guests = visitors.len() == 1 && matches!(visitors[0].0, Who::Person(_));
        if base.frame == HOST_COUNTRY && !guests {
            return Vec::new();
        }
        if countries.len() > 1 {
            return countries
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
                .collect();
        }
        let t = &self.s().tree;
        let base_trigger = base.trigger;
        // "ended his two-day visit", "is back from a visit to Oman": it is over.
        let back = base.told.status != Status::Planned
            && t.head(base.trigger)
                .is_some_and(|p| t.node(p).word == "from")
            && base
                .carrier
                .is_some_and(|v| COMING_BACK.contains(&t.node(v).lemma.as_str()));
        if back {
            base.told.status = Status::Occurred;
        }
        // "will be in Oman until Sunday", "will fly home from Oman on Friday", "is to leave after a visit of three days": he is there till then.
        let stays = base.told.status == Status::Planned
            && base.frame == "be-in"
            && base.carrier.is_some_and(|v| {
                ["until", "till"].iter().any(|p| t.has_child_word(v, &[p]))
                    && !t.has_child_word(v, &["from"])
            });
        // "will conclude his visit to Kuwait on Wednesday"
        let closes = base.told.status == Status::Planned
            && t.node(base.trigger).dep == "dobj"
            && base
                .carrier
                .is_some_and(|v| ENDING.contains(&t.node(v).lemma.as_str()));
        // "will wrap up her tour in Helsinki": its last leg.
        let last_leg = closes
            && t.prep_objects(base.trigger, "to").is_empty()
            && [Some(base.trigger), base.carrier]
                .into_iter()
                .flatten()
                .any(|n| !t.prep_objects(n, "in").is_empty());
        if last_leg {
            "visit-noun".clone_into(&mut base.frame);
        }
        let closes = closes && !last_leg;
        let till_then = base.frame == RETURN && base.told.status == Status::Planned
            || stays
            || closes
            || base.told.status == Status::Ongoing
                && t.head(base.trigger)
                    .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following"));
        if till_then {
            base.told.status = Status::Ongoing;
        }
        // "has been extended until Friday"
        let longer = t.node(base.trigger).dep == "nsubjpass"
            && base
                .carrier
                .is_some_and(|v| matches!(t.node(v).lemma.as_str(), "extend" | "prolong"));
        // "met Y on the second day of his visit": it goes on.
        if base.told.status == Status::Occurred
            && (longer || self.amid_a_trip(base.trigger, base.carrier))
        {
            base.told.status = Status::Ongoing;
        }
        if base.told.status == Status::Ongoing
            && base.carrier.is_some_and(|v| comes_to_an_end(t, v))
        {
            base.told.status = Status::Occurred;
        }
        let ended = base.told.status == Status::Occurred
            && base.carrier.is_some_and(|v| {
                back || ENDING.contains(&t.node(v).lemma.as_str()) || comes_to_an_end(t, v)
            });
        // "met Y on Tuesday, the first day of her visit"
        let day = crate::when::day_of(self.analysis, self.s(), base.trigger).map(|(_, n)| n);
        let ended = ended || base.told.status == Status::Occurred && day == Some(-1);
        // "touched down this morning for a visit": the day is that of the arrival.
        let arrives = day == Some(1)
            || base
                .carrier
                .is_some_and(|v| v != base.trigger && ARRIVING.contains(&t.node(v).lemma.as_str()));
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
            one.parties.clone_from(&visitors);
            one.place = Some(place);
            one.anaphoric = false;
            out.push(one);
        }
        // "will pay an official visit in April": wherever the others told of are at home.
        let nowhere = slots.place.is_empty()
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
            });
        if out.is_empty() && (base.anaphoric || nowhere) && base.frame == "visit-noun" {
            let mut one = base;
            one.anaphoric = true;
            one.parties = visitors;
            out.push(one);
        }
        for one in out.iter_mut().filter(|_| left || stays) {
            RETURN.clone_into(&mut one.frame);
        }
        // "A delegation led by X landed here"
        let led = t.node(base_trigger).dep.starts_with("nsubj");
        for one in out
            .iter_mut()
            .filter(|c| c.frame == "visit-noun" || led && c.frame == "lead-delegation")
        {
            if ended || till_then {
                RETURN.clone_into(&mut one.frame);
            } else if arrives {
                ARRIVE.clone_into(&mut one.frame);
            }
        }
        out
    }

    /// Whether verb `v` tells of a person what becomes of his own trip, its object at node `trip`: "called off their
    /// trips", "has cut short his visit".
    pub(super) fn own_trip(&self, v: usize, trip: usize) -> bool {
        let t = &self.s().tree;
        let lemma = t.node(v).lemma.as_str();
        let his = ENDING.contains(&lemma)
            || crate::status::drops(t, v)
            || matches!(
                lemma,
                "begin" | "start" | "cut" | "interrupt" | "extend" | "shorten" | "resume"
            );
        his && t.node(trip).dep == "dobj"
            && t.child(v, &["nsubj"])
                .and_then(|s| self.s().mention(s))
                .is_some_and(|m| matches!(m.what, What::Person(_)))
    }

    /// "is in the country for five days", "a trip to the same country": where the report is from, or else the country
    /// told of last, for somebody who is at home elsewhere.
    pub(super) fn the_country(&self, nodes: &[usize], home: CountryCode) -> Option<Where> {
        const BACK: usize = 3;
        let t = &self.s().tree;
        let n = *nodes.iter().find(|&&n| {
            matches!(
                t.node(n).lemma.as_str(),
                "country"
                    | "nation"
                    | "kingdom"
                    | "republic"
                    | "emirate"
                    | "sultanate"
                    | "city"
                    | "capital"
                    | "island"
                    | "town"
            ) && matches!(t.node(n).tag, "NN" | "NNP")
                // "is expected back in the country": at home.
                && !t
                    .governor(n)
                    .is_some_and(|v| t.has_child_word(v, &["back", "home"]))
                // "is in town for the summit"
                && if t.node(n).lemma == "town" {
                    t.children(n).next().is_none()
                } else {
                    t.has_child_word(n, &["the", "this", "that"])
                }
                && !t.children(n).any(|c| {
                    self.s().mention(c).is_some() || matches!(t.node(c).dep, "relcl" | "acl")
                })
        })?;
        // "was at the air base in the capital to receive the guest": who is at home there.
        let welcomes = t.governor(n).is_some_and(|v| {
            t.children(v).any(|c| {
                matches!(
                    t.node(c).lemma.as_str(),
                    "receive" | "welcome" | "greet" | "await"
                ) && t.has_child_word(c, &["to"])
            })
        });
        if welcomes {
            return None;
        }
        let kingdom = t.node(n).lemma == "kingdom";
        let abroad = |c: &CountryCode| *c != home && (!kingdom || KINGDOMS.contains(&c.as_str()));
        let here = self
            .analysis
            .dateline_place
            .as_ref()
            .and_then(|p| p.country);
        let named = |s: &Sentence, below: usize| {
            // "X, who has been to Pakistan, reached the capital"
            let aside = |i: usize| {
                s.tree
                    .ancestors(i)
                    .any(|x| s.tree.node(x).dep == "relcl" && !s.tree.ancestors(n).any(|y| y == x))
            };
            let here = below == n;
            (0..below)
                .rev()
                .filter(|&i| !here || !aside(i))
                .find_map(|i| {
                    let country = match s.mention(i).map(|m| &m.what) {
                        Some(What::Place(p)) => p.country,
                        Some(What::Country(c)) => Some(*c),
                        Some(What::Person(p)) => {
                            p.person.and_then(|p| self.country(&Who::Person(p)))
                        }
                        _ => None,
                    };
                    country.filter(abroad)
                })
        };
        let told = || {
            named(self.s(), n).or_else(|| {
                let before = self.sentence.saturating_sub(BACK)..self.sentence;
                self.analysis
                    .sentences
                    .get(before)?
                    .iter()
                    .rev()
                    .find_map(|s| named(s, s.tree.nodes.len()))
            })
        };
        // "is in the country for talks": where the report is written.
        let home = self.analysis.home.filter(abroad);
        if t.node(n).lemma == "town" {
            return here.filter(abroad).or(home).map(Where::Country);
        }
        let now = t
            .governor(n)
            .is_some_and(|v| matches!(t.node(v).tag, "VBZ" | "VBP" | "VBG"));
        here.filter(abroad)
            .or(home.filter(|_| now))
            .or_else(told)
            .or(home)
            .map(Where::Country)
    }

    /// "accepted an invitation to visit", "expressed readiness to visit": whose trip it would be, and how likely.
    pub(super) fn would_go(&self, v: usize) -> Option<(usize, Status)> {
        let t = &self.s().tree;
        let head = t.head(v)?;
        let noun = match t.node(v).dep {
            "acl" => head,
            // "withdrew its invitation to X to visit Y", hung on the verb.
            "xcomp" | "advcl" if TAKING_BACK.contains(&t.node(head).lemma.as_str()) => {
                t.child(head, &["dobj", "nsubjpass"])?
            }
            _ => return None,
        };
        if t.node(noun).lemma == "request" {
            return self.asked_to_go(noun);
        }
        let above = t.governor(noun)?;
        let taken_back = t.passive(above) && TAKING_BACK.contains(&t.node(above).lemma.as_str());
        if t.node(noun).dep != "dobj" && !(t.node(noun).dep == "nsubjpass" && taken_back) {
            return None;
        }
        let dropped = crate::status::drops(t, above);
        let none = t.has_child_word(noun, &["no"]);
        let status = match (t.node(noun).lemma.as_str(), t.node(above).lemma.as_str()) {
            ("plan" | "intention" | "trip" | "arrangement", _) if dropped => Status::Cancelled,
            ("plan" | "intention", "have") if none => Status::Denied,
            ("plan" | "intention", "have") => Status::Planned,
            ("invitation" | "offer", "accept") => Status::Planned,
            ("plan" | "intention" | "decision", "announce" | "confirm" | "reveal" | "unveil") => {
                Status::Planned
            }
            (
                "readiness" | "willingness" | "wish" | "desire" | "hope",
                "express" | "voice" | "convey",
            ) => Status::Possible,
            // "extended an invitation to X to visit": X's.
            // "withdrew its invitation to X to visit": likewise.
            ("invitation", verb) if OFFERING.contains(&verb) || TAKING_BACK.contains(&verb) => {
                // "handed X an invitation"
                let handed = t.child(above, &["dative"]).into_iter();
                let guest = t.prep_objects(noun, "to").into_iter();
                let guest = guest.chain(t.prep_objects(above, "to")).chain(handed);
                let guest = guest.into_iter().find(|&g| g < v)?;
                let status = match TAKING_BACK.contains(&verb) {
                    true => Status::Cancelled,
                    false => Status::Possible,
                };
                return Some((guest, status)).filter(|_| !t.negated(above));
            }
            _ => return None,
        };
        Some((t.child(above, &["nsubj"])?, status)).filter(|_| !t.negated(above))
    }

    /// "accepted a request from X to visit Y": X's trip, who asked for it.
    fn asked_to_go(&self, request: usize) -> Option<(usize, Status)> {
        const GRANTING: &[&str] = &["accept", "approve", "grant", "agree", "accede"];
        let t = &self.s().tree;
        let above = t.governor(request)?;
        let by = ["from", "by", "of"]
            .iter()
            .find_map(|p| t.prep_objects(request, p).first().copied());
        let guest = by.or_else(|| t.child(request, &["poss"]))?;
        let status = match t.node(above).lemma.as_str() {
            _ if t.negated(above) => Status::Denied,
            verb if GRANTING.contains(&verb) => Status::Planned,
            _ if crate::status::refuses(t, above) => Status::Denied,
            _ => Status::Possible,
        };
        Some((guest, status))
    }

    /// Where the report is from, if the visitors are strangers there; `elsewhere`, only if a dateline tells it.
    pub(super) fn reported_from(&self, slots: &Slots, elsewhere: bool) -> Option<Where> {
        let here = match &self.analysis.dateline_place {
            Some(p) => Where::Place(p.clone()),
            // "X, who arrived on Monday, called on Y": where Y is at home.
            None => Where::Country(self.analysis.home.filter(|&home| {
                let host = |m: &crate::mentions::Mention| match &m.what {
                    What::Person(p) => p
                        .person
                        .is_some_and(|p| self.country(&Who::Person(p)) == Some(home)),
                    _ => false,
                };
                !elsewhere && self.s().mentions.iter().any(host)
            })?),
        };
        let stranger = slots.left.iter().any(|(w, _)| match (self.country(w), w) {
            (Some(c), _) => Some(c) != here.country(),
            // Who speaks for an organisation is a stranger everywhere.
            (None, w) => self.serves_an_organisation(w),
        });
        // "TBILISI — X held talks in Yerevan on Tuesday. 'We are friends,' he said after landing": in Yerevan.
        let told = |who: &Who, place: &Where| {
            place.country().is_some_and(|c| Some(c) != here.country())
                && slots.left.iter().any(|(w, _)| w == who)
        };
        let trip = self.discourse.trip.as_ref();
        let elsewhere = trip.is_some_and(|trip| trip.under_way && told(&trip.who, &trip.place))
            || self
                .discourse
                .abroad
                .last()
                .is_some_and(|(who, place)| told(who, place));
        (stranger && !elsewhere && self.s().quoted.is_none()).then_some(here)
    }

    /// The places that nodes name, "Tajikistan's capital Dushanbe" and lists included.
    pub(super) fn places(&self, nodes: &[usize]) -> Vec<Where> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for &n in nodes {
            for c in t.conjuncts(n) {
                let here = |i: usize| match self.s().mention(i).map(|m| &m.what) {
                    Some(What::Place(p)) => Some(Where::Place(p.clone())),
                    Some(What::Country(c)) => Some(Where::Country(*c)),
                    // "to the White House": the seat stands in its country.
                    // An embassy stands in another, and nobody knows in which.
                    Some(What::Org(o)) if o.body && !STANDS_ABROAD.contains(&o.name.as_str()) => {
                        o.country.map(Where::Country)
                    }
                    None if t.node(i).word == "here" => self
                        .analysis
                        .dateline_place
                        .clone()
                        .map(Where::Place)
                        .or(self.analysis.home.map(Where::Country)),
                    _ => None,
                };
                let found = here(c).or_else(|| {
                    // "landed at Hamad International Airport in Doha"
                    let last = self
                        .s()
                        .mention(c)
                        .filter(|m| matches!(m.what, What::Other))
                        .and_then(|m| self.analysis.text.get(m.span.clone()))
                        .and_then(|name| name.rsplit(' ').next())
                        .map(str::to_lowercase);
                    let word = last.as_ref().unwrap_or(&t.node(c).lemma);
                    if matches!(
                        word.as_str(),
                        "capital"
                            | "city"
                            | "town"
                            | "port"
                            | "resort"
                            | "province"
                            | "region"
                            | "state"
                            | "island"
                            | "airport"
                            | "base"
                            | "airbase"
                            | "station"
                            | "area"
                            | "district"
                    ) {
                        t.subtree(c)
                            .into_iter()
                            .skip(1)
                            .filter(|&x| {
                                matches!(
                                    t.node(x).dep,
                                    "appos" | "compound" | "poss" | "pobj" | "nmod"
                                )
                            })
                            .find_map(here)
                            .or_else(|| {
                                // "the Uzbek capital"
                                let of = t
                                    .children(c)
                                    .find_map(|x| self.s().country_at(t.node(x).span.start))?;
                                Some(if t.node(c).word == "capital" {
                                    self.analysis.capital(of)
                                } else {
                                    Where::Country(of)
                                })
                            })
                    } else {
                        None
                    }
                });
                match found {
                    Some(w) => out.push(w),
                    None if matches!(
                        t.node(c).lemma.as_str(),
                        "country"
                            | "nation"
                            | "state"
                            | "capital"
                            | "neighbour"
                            | "neighbor"
                            | "island"
                    ) =>
                    {
                        let listed = self.listed(c);
                        // "will travel to both countries": those of the two told of, the traveller's own aside.
                        if listed.is_empty() && t.has_child_word(c, &["both"]) {
                            let own: Vec<_> = t
                                .governor(c)
                                .and_then(|v| self.actor(v))
                                .map(|s| self.who(s))
                                .unwrap_or_default()
                                .iter()
                                .map(|w| self.country(w))
                                .collect();
                            let abroad = |told: &[Who]| -> Vec<CountryCode> {
                                let all = told.iter().filter_map(|w| self.country(w));
                                all.filter(|c| !own.contains(&Some(*c))).collect()
                            };
                            let met = abroad(&self.discourse.last_parties);
                            let theirs = if met.len() == 2 {
                                met
                            } else {
                                abroad(&self.discourse.pair(self.analysis))
                            };
                            out.extend(theirs.into_iter().map(Where::Country));
                        }
                        out.extend(listed);
                    }
                    None => {}
                }
            }
        }
        out
    }

    /// "five African countries, namely Egypt, Djibouti and Eritrea": the list behind a plural.
    pub(super) fn listed(&self, n: usize) -> Vec<Where> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        let mut gap = 0;
        for i in n + 1..t.nodes.len() {
            match self.s().mention(i).map(|m| &m.what) {
                Some(What::Country(c)) => {
                    out.push(Where::Country(*c));
                    gap = 0;
                }
                Some(What::Place(p)) => {
                    out.push(Where::Place(p.clone()));
                    gap = 0;
                }
                _ => {
                    gap += 1;
                    let word = t.node(i).word.as_str();
                    // "the Balkan countries of A, B and C"
                    let of = word == "of" && gap == 1 && out.is_empty();
                    let links = of
                        || matches!(
                            word,
                            "," | "and"
                                | "-"
                                | "–"
                                | "—"
                                | ":"
                                | "("
                                | "the"
                                | "namely"
                                | "including"
                                | "include"
                                | "such"
                                | "as"
                                | "among"
                                | "them"
                                | "like"
                                | "both"
                                | "viz"
                                | "i.e."
                        );
                    if !links || gap > 5 {
                        break;
                    }
                }
            }
        }
        out
    }
}
