//! Whether who spoke with each other met or called: what the words, the place and the trip say.

use super::{Candidate, Reader, Slots};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, Mode, PartyRole, Status};

/// How many sentences back a trip still goes on.
const BACK: usize = 3;

/// Where two who speak "at" it are together.
const OCCASIONS: &[&str] = &[
    "summit",
    "conference",
    "forum",
    "meeting",
    "session",
    "ceremony",
    "event",
    "exhibition",
    "reception",
    "dinner",
    "lunch",
    "palace",
    "office",
    "residence",
    "headquarters",
    "ministry",
    "airport",
    "base",
    "border",
    "venue",
];

/// Words for being somewhere for some days.
const STAYS: &[&str] = &[
    "visit", "trip", "stay", "tour", "stop", "stopover", "mission",
];

/// The frame of taking something up with each other, on the telephone or not.
pub(super) const TAKE_UP: &str = "take-up-with";

/// Words for speaking over the telephone.
pub(crate) const BY_PHONE: &[&str] = &["telephone", "telephonic", "phone", "telephonically"];

/// Words for seeing each other on a screen.
pub(crate) const BY_VIDEO: &[&str] = &[
    "virtual",
    "virtually",
    "video",
    "videoconference",
    "video-conference",
    "video-conferencing",
    "videoconferencing",
    "online",
    "teleconference",
    "zoom",
];

/// Calls that are paid in person: "a farewell call".
pub(crate) const PAID_IN_PERSON: &[&str] = &["courtesy", "farewell", "introductory"];

impl Candidate {
    /// Makes a call of it.
    fn by(&mut self, mode: Mode) {
        self.kind = EncounterKind::Call;
        self.mode = Some(mode);
    }

    /// Makes a meeting of it.
    fn in_person(&mut self) {
        self.kind = EncounterKind::Meeting;
        self.mode = None;
    }
}

impl Reader<'_> {
    /// Makes a call of a meeting that was held by telephone or video.
    pub(super) fn by_wire(&self, base: &mut Candidate) {
        if base.kind != EncounterKind::Meeting {
            return;
        }
        let t = &self.s().tree;
        // "spoke by telephone about a meeting of X and Y": they are to meet in person.
        let spoken_of = !t.is_verb(base.trigger)
            && t.node(base.trigger).dep == "pobj"
            && t.head(base.trigger)
                .is_some_and(|p| t.node(p).word == "about");
        // "discussed Gaza in a phone call ahead of their meeting in Amman": that is another.
        let before_or_after = !t.is_verb(base.trigger)
            && t.ancestors(base.trigger)
                .skip(1)
                .take_while(|&x| !t.is_verb(x))
                .any(|x| {
                    matches!(
                        t.node(x).word.as_str(),
                        "ahead" | "before" | "prior" | "after" | "following" | "since"
                    )
                })
            && t.subtree(base.trigger).into_iter().any(|i| {
                matches!(
                    self.s().mention(i).map(|m| &m.what),
                    Some(What::Date(_) | What::Place(_))
                )
            });
        if spoken_of || before_or_after {
            return;
        }
        // "Following a phone call last week, X met Y in person": the call is another.
        // "the first meeting since they spoke by phone": so it is.
        let another: Vec<usize> = t
            .children(base.trigger)
            .filter(|&c| {
                t.is_verb(base.trigger)
                    && matches!(
                        t.node(c).word.as_str(),
                        "following" | "after" | "before" | "since" | "despite" | "besides"
                    )
            })
            .chain(t.subtree(base.trigger).into_iter().filter(|&c| {
                t.node(c).dep == "advcl" && t.has_child_word(c, &["since", "after", "before"])
            }))
            .flat_map(|c| t.subtree(c))
            .collect();
        let mut clause: Vec<usize> = t.subtree(base.trigger);
        clause.retain(|c| {
            !another.contains(c)
                && !self.of_a_deed(base.trigger, *c)
                && !self.of_the_matter(base.trigger, *c)
        });
        let sentence = self.words_of_clause(base.carrier.unwrap_or(base.trigger));
        // "discussed by phone matters for their summit": that is to come.
        let summit = t.node(base.trigger).lemma == "summit";
        let by = |phrases: &[&str]| !summit && phrases.iter().any(|p| sentence.contains(p));
        let filmed = |c: usize| t.node(c).dep == "nsubj" && status::filmed(t, c);
        let virtual_word = |words: &[&str]| {
            clause
                .iter()
                .any(|&c| words.contains(&t.node(c).word.as_str()))
                // "A video shows the minister's meeting with X": filmed, and held face to face.
                || base.carrier.is_some_and(|v| {
                    t.children(v).filter(|&c| !filmed(c)).any(|c| {
                        words.contains(&t.node(c).word.as_str())
                            || t.children(c)
                                .any(|g| words.contains(&t.node(g).word.as_str()))
                    })
                })
        };
        if virtual_word(BY_PHONE)
            || by(&[
                "by phone",
                "over phone",
                "over the phone",
                "by telephone",
                "on the phone",
                "in a phone call",
                "in a telephone call",
                "in a separate phone call",
            ])
        {
            base.by(Mode::Phone);
        } else if virtual_word(BY_VIDEO)
            || by(&[
                "via video",
                "by video",
                "through video",
                "via videoconference",
                "by videoconference",
                "over video",
                "video link",
                "video conference",
            ])
        {
            base.by(Mode::Video);
        }
    }

    /// Whether node `i` is of what was spoken about: "discussed the sale of the phone company", but "held a phone
    /// conversation".
    fn of_the_matter(&self, trigger: usize, i: usize) -> bool {
        const CONTACTS: &[&str] = &[
            "conversation",
            "call",
            "conference",
            "talk",
            "meeting",
            "summit",
            "session",
            "consultation",
            "dialogue",
            "discussion",
            "exchange",
            "chat",
            "view",
            "note",
            "videoconference",
            "teleconference",
        ];
        let t = &self.s().tree;
        t.is_verb(trigger)
            && t.ancestors(i).take_while(|&x| x != trigger).any(|x| {
                t.node(x).dep == "dobj"
                    && t.head(x) == Some(trigger)
                    && x != i
                    && !CONTACTS.contains(&t.node(x).lemma.as_str())
                    // "discussed the border by phone", hung on the border
                    && !t
                        .ancestors(i)
                        .take_while(|&y| y != x)
                        .any(|y| matches!(t.node(y).word.as_str(), "by" | "over" | "via" | "on"))
            })
    }

    /// Whether node `i` is of what was done at what node `trigger` tells of: "met and agreed to set up a telephone line",
    /// "met, where they spoke of a video".
    fn of_a_deed(&self, trigger: usize, i: usize) -> bool {
        let t = &self.s().tree;
        t.is_verb(trigger)
            && t.ancestors(i).take_while(|&x| x != trigger).any(|x| {
                t.is_verb(x)
                    && matches!(t.node(x).dep, "conj" | "relcl" | "ccomp" | "xcomp")
                    && t.head(x).is_some_and(|h| h < x)
            })
    }

    /// What was told before says whether "the two spoke" on the telephone.
    pub(super) fn as_before(&self, base: &mut Candidate, slots: &Slots) {
        let t = &self.s().tree;
        // "A met B. The two spoke for an hour": where they met.
        let spoke = base.frame == "speak-together"
            && base.mode == Some(Mode::Phone)
            && matches!(self.discourse.told_last, Some((EncounterKind::Meeting, _)))
            && self
                .s()
                .tree
                .subject(base.trigger)
                .is_some_and(|n| self.refers_to_two(n) || self.s().tree.node(n).word == "they")
            && !self.at_another_time(base.trigger);
        // "The telephone rang. … The two talked for half an hour", "A called B. They talked about the border": likewise.
        if base.frame == "talk-together" {
            match self.discourse.told_last {
                Some((EncounterKind::Call, _)) => {
                    base.by(Mode::Phone);
                    base.anaphoric = true;
                }
                Some((EncounterKind::Meeting, status)) => {
                    let other = self.at_another_time(base.trigger)
                        || self.with_a_day_of_its_own(base.trigger, status, base.told.status);
                    base.anaphoric = !other && !self.of_guests(&slots.left);
                }
                _ => {}
            }
        }
        if spoke {
            base.in_person();
            base.anaphoric = true;
        }
        // "X speaks with Y. There was a conversation today between X and Y": by phone, too.
        let told_of = |list: &[(Who, Option<PartyRole>)]| {
            list.len() == 2
                && list
                    .iter()
                    .all(|(w, _)| self.discourse.last_pair.contains(w))
        };
        let both: Vec<_> = slots.left.iter().chain(&slots.right).cloned().collect();
        // "X spoke with Y and Z. The conversations with his counterparts …": with each of them.
        let with_each = match slots.left.as_slice() {
            [(x, _)] => {
                !slots.right.is_empty()
                    && slots
                        .right
                        .iter()
                        .all(|(y, _)| self.discourse.told_together(x, y))
            }
            _ => false,
        };
        // "A met B in New York. With B he spoke about the climate": there.
        if base.frame == "speak-with"
            && matches!(
                self.discourse.told_last,
                Some((EncounterKind::Meeting, Status::Occurred))
            )
            && self.goes_on_speaking(base)
            && with_each
        {
            base.in_person();
            base.anaphoric = true;
        }
        if base.kind == EncounterKind::Meeting
            && matches!(self.discourse.told_last, Some((EncounterKind::Call, _)))
            && (matches!(
                t.node(base.trigger).lemma.as_str(),
                "conversation" | "discussion" | "exchange"
            ) || self.goes_on_speaking(base))
            && (told_of(&slots.joint) || with_each || told_of(&both))
        {
            base.by(Mode::Phone);
            base.anaphoric |= told_of(&both);
        }
    }

    /// "They last talked in May": not where they met now.
    fn at_another_time(&self, v: usize) -> bool {
        const BEFORE: &[&str] = &["last", "previously"];
        let t = &self.s().tree;
        t.children(v)
            .any(|c| t.node(c).dep == "advmod" && BEFORE.contains(&t.node(c).word.as_str()))
    }

    /// "A met B in Accra on Monday. They conversed in Nairobi on March 3": told with a place and a day, it is a meeting of
    /// its own; with a day alone only where the one before did not come about.
    fn with_a_day_of_its_own(&self, v: usize, before: Status, now: Status) -> bool {
        let t = &self.s().tree;
        let own = |what: fn(&What) -> bool| {
            t.subtree(v).into_iter().any(|n| {
                t.node(n).dep == "pobj"
                    && t.head(n).and_then(|p| t.head(p)) == Some(v)
                    && self.s().mention(n).is_some_and(|m| what(&m.what))
            })
        };
        let somewhere = own(|w| matches!(w, What::Place(p) if p.precise));
        let some_day = own(|w| matches!(w, What::Date(_)));
        let called_off = !matches!(before, Status::Occurred | Status::Ongoing)
            && matches!(now, Status::Occurred | Status::Ongoing);
        some_day && (somewhere || called_off) || called_off && somewhere
    }

    /// "X called Y. He also held talks with him on the border": in the same call, where no other day or place is told.
    fn goes_on_speaking(&self, base: &Candidate) -> bool {
        let t = &self.s().tree;
        let v = base.carrier.unwrap_or(base.trigger);
        let elsewhere = |n: usize| {
            matches!(
                self.s().mention(n).map(|m| &m.what),
                Some(What::Date(_) | What::Place(_) | What::Country(_) | What::Gathering(_))
            )
        };
        let affairs = t.child(v, &["dobj"]).is_some_and(|o| {
            matches!(
                t.node(o).lemma.as_str(),
                "situation" | "development" | "event" | "conflict" | "war" | "crisis"
            )
        });
        let about = |n: usize| {
            t.ancestors(n).take_while(|&x| x != v).any(|x| {
                // "went over the situation in Libya", whatever the parser hangs Libya on
                matches!(t.node(x).word.as_str(), "about" | "of" | "over")
                    || t.node(x).dep == "dobj" && t.head(x) == Some(v)
                    || t.node(x).word == "in" && affairs
            })
        };
        let speaks = matches!(
            t.node(base.trigger).lemma.as_str(),
            "talk" | "consultation" | "discuss" | "speak"
        ) || base.frame == TAKE_UP;
        speaks
            && base.told.status == Status::Occurred
            && !t.has_child_word(
                v,
                &[
                    "had",
                    "earlier",
                    "previously",
                    "later",
                    "then",
                    "separately",
                ],
            )
            && !t.subtree(v).into_iter().any(|n| elsewhere(n) && !about(n))
    }

    /// "Spoke to" is on the telephone, unless both were in one place: then it is a meeting.
    pub(super) fn face_to_face(&self, base: &mut Candidate, slots: &Slots) {
        if base.mode != Some(Mode::Phone) {
            return;
        }
        // "had calls with the service chiefs during the visit", "calls" of a guest on those at home where he is: paid to them.
        let several = self.s().tree.node(base.trigger).tag == "NNS";
        let paid = base.frame == "phone-call"
            && several
            && self.bare_call(base.trigger)
            && (self.during_a_visit(base.carrier.unwrap_or(base.trigger), &slots.right)
                || self.there_on_a_trip(base.trigger, slots));
        if paid {
            base.in_person();
        }
        if base.frame != "speak-with" {
            return;
        }
        // The ambassador is in town.
        let envoy = slots.right.iter().any(|(w, _)| self.is_envoy(w));
        if envoy
            || self.both_there(base.trigger)
            || self.during_a_visit(base.trigger, &slots.right)
            || self.there_on_a_trip(base.trigger, slots)
            || self.was_there(base.trigger, &slots.right)
            || self.in_a_round_of_meetings(base.trigger, slots)
        {
            base.in_person();
        }
    }

    /// "X has had talks with several colleagues who are in town. With Y he spoke about trade": one of those talks.
    fn in_a_round_of_meetings(&self, v: usize, slots: &Slots) -> bool {
        /// Sentences after what announces them.
        const NEAR: usize = 4;
        let t = &self.s().tree;
        let fronted = t.prep_objects(v, "with").iter().any(|&o| o < v);
        fronted
            && self.round().is_some_and(|r| {
                r.kind == EncounterKind::Meeting
                    && r.status == Status::Occurred
                    && self.sentence > r.sentence
                    && self.sentence <= r.sentence + NEAR
                    && slots.left.iter().any(|(w, _)| *w == r.whose)
            })
    }

    /// "was in Chisinau and spoke with the president", "came back from Lima, where he spoke with X": in the country of
    /// whoever is spoken with.
    fn was_there(&self, v: usize, right: &[(Who, Option<PartyRole>)]) -> bool {
        let t = &self.s().tree;
        let Some(above) = t.head(v) else {
            return false;
        };
        // "at the funeral of X, where she spoke with Y"
        let at_it = t.node(v).dep == "relcl"
            && t.has_child_word(v, &["where"])
            && t.ancestors(v)
                .skip(1)
                .take_while(|&n| !t.is_verb(n))
                .any(|n| {
                    let noun = t.node(n).lemma.as_str();
                    OCCASIONS.contains(&noun)
                        || matches!(noun, "funeral" | "inauguration" | "coronation")
                });
        if at_it {
            return true;
        }
        let places: Vec<usize> = match t.node(v).dep {
            "conj"
                if matches!(
                    t.node(above).lemma.as_str(),
                    "be" | "go" | "travel" | "fly" | "come"
                ) =>
            {
                ["in", "to"]
                    .iter()
                    .flat_map(|p| t.prep_objects(above, p))
                    .collect()
            }
            // "came to Pristina to speak with Kurti"
            "xcomp" | "advcl"
                if t.has_child_word(v, &["to"])
                    && matches!(
                        t.node(above).lemma.as_str(),
                        "go" | "travel" | "fly" | "come" | "arrive" | "be"
                    ) =>
            {
                ["in", "to"]
                    .iter()
                    .flat_map(|p| t.prep_objects(above, p))
                    .collect()
            }
            "relcl" if t.has_child_word(v, &["where"]) => vec![above],
            _ => Vec::new(),
        };
        self.places(&places)
            .into_iter()
            .filter_map(|p| p.country())
            .any(|land| right.iter().any(|(w, _)| self.country(w) == Some(land)))
    }

    /// Whether the noun is a call of which nothing says that it goes by wire.
    fn bare_call(&self, noun: usize) -> bool {
        let t = &self.s().tree;
        t.node(noun).lemma == "call" && !t.has_child_word(noun, &["phone", "telephone", "video"])
    }

    /// Whether a call told among others is paid in person: "made farewell calls", "his calls included the Prime Minister",
    /// told of a guest.
    pub(super) fn calls_in_person(&self, noun: usize) -> bool {
        let t = &self.s().tree;
        let on_trip = || {
            self.discourse
                .trip
                .as_ref()
                .is_some_and(|trip| self.sentence.saturating_sub(trip.sentence) <= BACK)
        };
        self.bare_call(noun)
            && (t.says(PAID_IN_PERSON)
                || t.child(noun, &["poss"]).is_some() && t.node(noun).tag == "NNS" && on_trip())
    }

    /// Whether the verb `v` says where the two spoke, at an occasion or in some place.
    fn both_there(&self, v: usize) -> bool {
        let t = &self.s().tree;
        let what = |o: usize| self.s().mention(o).map(|m| &m.what);
        let at = t.prep_objects(v, "at").into_iter().any(|o| {
            matches!(
                what(o),
                Some(What::Gathering(_) | What::Org(_) | What::Place(_))
            ) || !matches!(what(o), Some(What::Date(_)))
                && OCCASIONS.contains(&t.node(o).lemma.as_str())
        });
        let aside = t
            .prep_objects(v, "on")
            .into_iter()
            .any(|o| crate::margin::is_aside(&t.node(o).lemma));
        // "spoke with President X in Warsaw": hung on the name.
        let party = ["to", "with"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .filter(|&o| matches!(what(o), Some(What::Person(_))));
        let inside = std::iter::once(v)
            .chain(party)
            .flat_map(|n| t.prep_objects(n, "in"))
            .any(|o| matches!(what(o), Some(What::Place(p)) if p.precise));
        // "While in Geneva he will speak with X"
        let meanwhile = (0..v).any(|w| {
            t.node(w).word == "while"
                && t.nodes.get(w + 1).is_some_and(|n| n.word == "in")
                && t.child(w + 1, &["pobj"])
                    .is_some_and(|o| matches!(what(o), Some(What::Place(p)) if p.precise))
        });
        // "After the summit A spoke briefly with B": where both were.
        let around = ["after", "before", "during"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .any(|o| {
                matches!(what(o), Some(What::Gathering(_)))
                    || what(o).is_none()
                        && t.has_child_word(o, &["the"])
                        && matches!(
                            t.node(o).lemma.as_str(),
                            "summit" | "session" | "ceremony" | "conference" | "plenary"
                        )
            });
        at || aside || inside || meanwhile || around
    }

    /// "During her visit to Cairo she spoke with her Egyptian colleague": there, and not with somebody of elsewhere.
    fn during_a_visit(&self, v: usize, right: &[(Who, Option<PartyRole>)]) -> bool {
        let t = &self.s().tree;
        // "during" may hang on a name.
        let during = t
            .subtree(v)
            .into_iter()
            .filter(|&o| t.head(o).is_some_and(|p| t.node(p).word == "during"));
        let stays = during.chain(t.prep_objects(v, "on")).filter(|&o| {
            STAYS.contains(&t.node(o).lemma.as_str()) && self.s().mention(o).is_none()
        });
        stays
            .map(|o| {
                t.subtree(o)
                    .into_iter()
                    .find_map(|n| match self.s().mention(n).map(|m| &m.what) {
                        Some(What::Place(p)) => p.country,
                        Some(What::Country(c)) => Some(*c),
                        _ => None,
                    })
            })
            .any(|land| {
                land.is_none()
                    || right
                        .iter()
                        .any(|(w, _)| self.country(w).is_none_or(|c| Some(c) == land))
            })
    }

    /// "X is in Riga. He spoke to his Latvian counterpart": whoever is there speaks face to face with those at home there.
    fn there_on_a_trip(&self, v: usize, slots: &Slots) -> bool {
        let t = &self.s().tree;
        let before = t.has_child_word(v, &["had"])
            || t.children(v)
                .any(|c| matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_))));
        let Some(trip) = self.discourse.trip.as_ref().filter(|_| !before) else {
            return false;
        };
        let land = trip.place.country();
        let sides = [&slots.left, &slots.right];
        let travels = |side: &[(Who, Option<PartyRole>)]| side.iter().any(|(w, _)| *w == trip.who);
        let at_home = |side: &[(Who, Option<PartyRole>)]| {
            land.is_some() && side.iter().any(|(w, _)| self.country(w) == land)
        };
        trip.under_way
            && self.sentence.saturating_sub(trip.sentence) <= BACK
            && (travels(sides[0]) && at_home(sides[1]) || travels(sides[1]) && at_home(sides[0]))
    }

    /// The words of the clause of `v` and of those above it that tell of the same: not of a clause that only hangs
    /// on it ("compared notes by phone ahead of the summit, where the presidents meet"), nor of one beside it.
    fn words_of_clause(&self, v: usize) -> String {
        let t = &self.s().tree;
        let mut top = v;
        while let Some(h) = t.head(top) {
            // "spoke by phone and agreed to meet"
            let agreed = t.node(top).dep == "xcomp"
                && t.node(top).tag == "VB"
                && matches!(
                    t.node(h).lemma.as_str(),
                    "agree" | "plan" | "decide" | "arrange" | "promise" | "hope"
                );
            let apart = matches!(t.node(top).dep, "relcl" | "parataxis")
                || agreed
                || (t.node(top).dep == "advcl" || t.node(top).dep == "ccomp" && top < h)
                    && t.child(top, &["nsubj", "nsubjpass"]).is_some();
            if apart {
                break;
            }
            top = h;
        }
        let own: Vec<usize> = t.ancestors(v).collect();
        // Clauses with a subject of their own beside or below that of `v`.
        let other = |n: usize| {
            t.ancestors(n).take_while(|&a| a != top).any(|a| {
                let n = t.node(a);
                !own.contains(&a)
                    && t.is_verb(a)
                    && matches!(n.dep, "relcl" | "advcl" | "conj" | "ccomp" | "parataxis")
                    && t.child(a, &["nsubj", "nsubjpass"]).is_some_and(|s| {
                        // "X and Y, who spoke by phone in April, are to meet in May"
                        n.dep == "relcl" && t.node(s).tag == "WP"
                        // "the first meeting since they spoke by phone"
                            || self.s().mention(s).is_some()
                            || t.has_child_word(a, &["since"])
                    })
            })
        };
        let mut inside: Vec<usize> = t.subtree(top).into_iter().filter(|&n| !other(n)).collect();
        inside.sort_unstable();
        let words: Vec<&str> = inside.iter().map(|&n| t.node(n).word.as_str()).collect();
        words.join(" ")
    }
}
