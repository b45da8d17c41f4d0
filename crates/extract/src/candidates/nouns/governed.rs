//! The verb that the noun hangs on: who acts, whom he hosts, joins, leads or tells, and who it is done by.

use super::{HOSTING, Noun};
use crate::candidates::{CREDENTIALS, Reader, Where};
use crate::frames::Role;
use crate::mentions::What;
use crate::refs::Who;
use crate::status::REPORTING;
use sidelines_facts::{CountryCode, EncounterKind};

/// Verbs of saying something to somebody.
const COMMUNICATE: &[&str] = &[
    "tell",
    "inform",
    "explain",
    "assure",
    "thank",
    "congratulate",
    "ask",
    "urge",
    "brief",
    "convey",
    "express",
    "stress",
    "invite",
    "offer",
    "present",
    "hand",
    "promise",
    "remind",
    "warn",
    "reiterate",
    "extend",
    "praise",
    "commend",
    "announce",
    "say",
    "introduce",
];

/// Verbs of bringing somebody to whom he sees.
const LEADING: &[&str] = &[
    "accompany",
    "escort",
    "take",
    "bring",
    "drive",
    "usher",
    "show",
];

/// Verbs that say what somebody thinks of something, wherever he is.
const STANCES: &[&str] = &[
    "oppose",
    "support",
    "back",
    "reject",
    "criticise",
    "criticize",
    "condemn",
    "welcome",
    "block",
    "boycott",
    "favour",
    "favor",
    "watch",
    "follow",
    "want",
];

/// Who is welcomed without a name.
const PEOPLE: &[&str] = &[
    "delegation",
    "guest",
    "group",
    "team",
    "visitor",
    "counterpart",
    "he",
    "she",
    "they",
];

/// The clause around the noun.
#[derive(Clone, Copy)]
struct Clause<'a> {
    v: usize,
    passive: bool,
    subject: Option<usize>,
    /// What the subject of such a clause is by the frame.
    subject_role: Role,
    /// The preposition that the noun stands behind, or nothing.
    prep: &'a str,
    /// Whether it is one behind which the clause tells of what went on: "in", "during".
    about: bool,
}

impl Reader<'_> {
    /// "The spokesman announced on Monday the visit of Minister X to Kenya": whose the visit is, stands beside it; who
    /// announces does not travel, and the day is that of saying so.
    pub(super) fn announced_of_another(&self, n: usize, governor: Option<usize>) -> bool {
        let t = &self.s().tree;
        let announces = governor.is_some_and(|v| {
            matches!(t.node(v).lemma.as_str(), "announce" | "confirm") && !t.passive(v)
        });
        announces
            && ["of", "by"]
                .iter()
                .flat_map(|p| t.prep_objects(n, p))
                .any(|o| !self.who(o).is_empty())
    }

    /// By whom the noun at `n`, the subject of `v`, was attended or hosted as the clause before it says: "Attended by A and
    /// B, the meeting discussed trade".
    fn attended_by(&self, v: usize, n: usize) -> Vec<usize> {
        let t = &self.s().tree;
        if !t.node(n).dep.starts_with("nsubj") {
            return Vec::new();
        }
        let before: Vec<usize> = t
            .children(v)
            .filter(|&c| c < n && t.node(c).dep == "advcl" && t.node(c).tag == "VBN")
            .flat_map(|c| t.conjuncts(c))
            .filter(|&c| {
                matches!(
                    t.node(c).lemma.as_str(),
                    "attend" | "host" | "chair" | "co-chair" | "cochair"
                )
            })
            .collect();
        let attended = before.iter().any(|&c| t.node(c).lemma == "attend");
        let by = before.into_iter().filter(|_| attended);
        by.flat_map(|c| t.prep_objects(c, "by")).collect()
    }

    /// Whether the two named at `n` are the government of a country and a movement in it.
    fn government_and_movement(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let mut bodies =
            t.conjuncts(n)
                .into_iter()
                .map(|c| match self.s().mention(c).map(|m| &m.what) {
                    Some(What::Org(o)) => Some(o.body),
                    _ => None,
                });
        match (bodies.next(), bodies.next(), bodies.next()) {
            (Some(Some(one)), Some(Some(other)), None) => one != other,
            _ => false,
        }
    }

    /// Host and guest of verb `v`: "X plays host to Y", "Y is the guest of X".
    fn guest_of(&self, v: usize) -> Option<(usize, usize)> {
        let t = &self.s().tree;
        let subject = t.subject(v)?;
        let noun = t.child(v, &["dobj", "attr"])?;
        let behind = |prep: &str| {
            let of_noun = t.prep_objects(noun, prep).first().copied();
            of_noun.or_else(|| t.prep_objects(v, prep).first().copied())
        };
        match (t.node(v).lemma.as_str(), t.node(noun).lemma.as_str()) {
            ("play" | "be", "host") => Some((subject, behind("to")?)),
            ("be", "guest") => Some((behind("of")?, subject)),
            _ => None,
        }
    }

    /// Where in the host's country: "hosts X at the White House", "was the guest of X in Naypyitaw".
    fn received_at(&self, v: usize, land: CountryCode) -> Option<Where> {
        let t = &self.s().tree;
        let nodes = std::iter::once(v).chain(t.child(v, &["attr"]));
        let behind = nodes.flat_map(|n| ["at", "in"].map(|p| t.prep_objects(n, p)));
        behind.flatten().find_map(|o| {
            let place = match self.s().mention(o).map(|m| &m.what) {
                Some(What::Place(p)) => p,
                Some(What::Org(o)) => o.seat.as_ref()?,
                _ => return None,
            };
            (place.country == Some(land)).then(|| Where::Place(place.clone()))
        })
    }
}

impl<'a> Noun<'_, 'a> {
    /// The parties that the clause around the noun tells.
    pub(super) fn governed(&mut self) {
        let Some(clause) = self.clause() else {
            return;
        };
        let Clause {
            v,
            passive,
            subject,
            subject_role,
            prep,
            ..
        } = clause;
        self.not_the_hosts_own(v);
        self.on_the_way();
        let on_trip = self.is_on_trip(&clause);
        let invited = on_trip && self.is_invited(&clause);
        self.met_by_several(&clause);
        self.brought_together(&clause);
        if self.happens || self.direct && self.light {
            self.with_whom(v);
        }
        let together = self.is_of_several(&clause);
        if !self.is_visit() {
            self.led_or_joined(&clause);
            self.spoken_to(&clause);
        }
        let (r, t) = (self.r, self.t);
        let visit = self.is_visit();
        let slots = &mut self.slots;
        let behind_prep = t.node(self.whole).dep == "pobj"
            && !visit
            && !slots.right.is_empty()
            && !r.a_topic(self.n, self.governor, slots);
        let carried = self.direct && self.light && (!visit || slots.left.is_empty());
        // "They were then joined for dinner by A and B": the dinner is theirs.
        if !visit && passive && prep == "for" && t.node(v).lemma == "join" {
            let pair = t.subject(v).map(|s| r.who(s)).unwrap_or_default();
            if pair.len() == 2 {
                slots.left = pair.into_iter().map(|w| (w, None)).collect();
                slots.right.clear();
                // "for a three-way meeting": of all.
                let of_all = t.node(self.n).lemma == "trilateral"
                    || t.children(self.n).any(|c| {
                        matches!(t.node(c).word.as_str(), "way" | "trilateral" | "tripartite")
                    });
                for o in t.prep_objects(v, "by").into_iter().filter(|_| of_all) {
                    r.put(slots, "by", Role::Party, o);
                }
            }
        }
        let carries = carried || on_trip && !invited || behind_prep || together;
        // "A, on a visit to Washington, was accompanied by B": told of A, whatever is done to him.
        let beside_him = passive && on_trip && prep == "on" && self.whole < v;
        if carries
            && (!passive || beside_him)
            && !r.announced_of_another(self.n, self.governor)
            // "received the credentials of the ambassadors of A and B": from them.
            && (slots.joint.len() < 2 || self.frame.name == CREDENTIALS)
            && let Some(s) = subject
        {
            let s = self.guest_at_home(&clause).unwrap_or(s);
            let slots = &mut self.slots;
            // "received a call from X": whoever calls is named already, the subject is called.
            if slots.left.is_empty() || t.node(v).lemma == "join" && prep == "for" {
                r.put(slots, "subject", subject_role, s);
            } else if slots.right.is_empty() && !visit && self.direct {
                r.put(slots, "object", Role::Party, s);
            }
        }
        if self.direct && self.light || self.happens {
            self.at_the_verb(&clause);
        }
        if self.direct && self.light {
            self.given_for(&clause);
        }
    }

    /// "are arranging a visit by X to Nairobi for talks with Y": the traveller's.
    fn on_the_way(&mut self) {
        let (r, t) = (self.r, self.t);
        let trip = t
            .head(self.whole)
            .filter(|&p| t.node(self.whole).dep == "pobj" && t.node(p).word == "for")
            .and_then(|p| t.head(p))
            .filter(|&n| matches!(t.node(n).lemma.as_str(), "visit" | "trip" | "journey"));
        let Some(trip) = trip else { return };
        if self.is_visit() || self.slots.right.is_empty() || !self.slots.left.is_empty() {
            return;
        }
        let traveller = ["by", "of"]
            .iter()
            .flat_map(|p| t.prep_objects(trip, p))
            .chain(t.child(trip, &["poss"]))
            .find(|&o| {
                r.who(o)
                    .iter()
                    .any(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
            });
        if let Some(o) = traveller {
            r.put(&mut self.slots, "subject", Role::Party, o);
        }
    }

    fn clause(&self) -> Option<Clause<'a>> {
        let (r, t) = (self.r, self.t);
        let v = self.governor?;
        let subject_role = self
            .frame
            .roles
            .get("subject")
            .copied()
            .unwrap_or(Role::Party);
        let passive = t.passive(v);
        // In "Nauseda, who is on a visit" the subject holds the clause; the noun never holds its subject.
        let subject = r
            .actor(v)
            .filter(|&s| s != self.whole && !t.subtree(self.whole).contains(&s))
            .filter(|&s| !r.only_says(s, v))
            // "Asked about contacts with X, the spokeswoman said": not hers.
            .filter(|_| !(t.node(v).lemma == "ask" && t.node(v).dep == "advcl"));
        let prep = t
            .head(self.whole)
            .filter(|_| t.node(self.whole).dep == "pobj")
            .map_or("", |p| t.node(p).word.as_str());
        let about = matches!(
            prep,
            "in" | "during"
                | "at"
                | "by"
                | "on"
                | "over"
                | "after"
                | "following"
                | "for"
                | "through"
                | "via"
        );
        // "congratulated X on the talks with Y": of X.
        let behind = t.head(self.whole).filter(|&p| t.head(p) == Some(v));
        let subject = behind.and_then(|p| t.doer(v, p)).or(subject);
        // "sent his foreign minister, X, to Baghdad for talks with Y": who is sent.
        let sent = t
            .child(v, &["dobj"])
            .filter(|_| matches!(t.node(v).lemma.as_str(), "send" | "dispatch") && !passive)
            .filter(|&o| o != self.whole && !r.who(o).is_empty());
        let subject = sent.or(subject);
        Some(Clause {
            v,
            passive,
            subject,
            subject_role,
            prep,
            about,
        })
    }

    fn not_the_hosts_own(&mut self, v: usize) {
        let (r, t, n) = (self.r, self.t, self.n);
        let slots = &mut self.slots;
        // "welcomed X on his first visit": X's, not the host's. "A and B have called off their trips": their own.
        if self.frame.kind == EncounterKind::Visit
            && (HOSTING.contains(&t.node(v).lemma.as_str()) && t.object(v).is_some()
                || r.own_trip(v, self.whole))
            && t.children(n)
                .any(|c| t.node(c).dep == "poss" && t.node(c).tag == "PRP$")
        {
            slots.left.clear();
        }
        // "was the guest of X in the first visit by an African leader": whoever the guest is.
        if self.frame.kind == EncounterKind::Visit
            && r.guest_of(v).is_some()
            && t.prep_objects(n, "by")
                .into_iter()
                .any(|o| t.has_child_word(o, &["a", "an", "any"]))
        {
            slots.left.clear();
        }
    }

    /// Whether whoever acts is on the visit: "is in Nairobi on a visit".
    fn is_on_trip(&self, clause: &Clause<'_>) -> bool {
        let (slots, prep) = (&self.slots, clause.prep);
        self.is_visit()
            && slots.left.is_empty()
            && slots.joint.is_empty()
            && matches!(
                prep,
                "on" | "for" | "during" | "as" | "from" | "of" | "in" | "after" | "following"
            )
    }

    /// "met X, also on a visit to Malta", of a minister of Malta's: X, who stands right before, is on it.
    fn guest_at_home(&self, clause: &Clause<'_>) -> Option<usize> {
        let (r, t, v) = (self.r, self.t, clause.v);
        let on = t
            .head(self.whole)
            .filter(|_| self.is_visit() && clause.prep == "on")?;
        let home = r.who(clause.subject?).iter().find_map(|w| r.country(w))?;
        let abroad = |o: &usize| {
            let countries = r.who(*o);
            let mut countries = countries.iter().map(|w| r.country(w));
            countries.len() > 0 && countries.all(|c| c.is_some_and(|c| c != home))
        };
        let beside = |o: usize| {
            let last = t.subtree(o).into_iter().filter(|&x| x < on).max();
            last.is_some_and(|last| {
                (last + 1..on).all(|x| {
                    matches!(
                        t.node(x).word.as_str(),
                        "," | "also" | "now" | "currently" | "presently" | "himself" | "herself"
                    )
                })
            })
        };
        // "on a working visit to Moldova" names where he is.
        let mut here = r.places(&self.slots.place);
        here.extend(self.slots.at.iter().cloned());
        let at_home = !here.is_empty() && here.iter().all(|w| w.country() == Some(home));
        t.object(v)
            .into_iter()
            .chain(t.prep_objects(v, "with"))
            .filter(|&o| at_home && v < o && o < on && beside(o))
            .find(abroad)
    }

    /// "will host X for a state visit": X is the visitor, and the host's country is visited.
    fn is_invited(&mut self, clause: &Clause<'_>) -> bool {
        let (
            Self { r, t, .. },
            &Clause {
                v,
                passive,
                subject_role,
                ..
            },
        ) = (&*self, clause);
        let (r, t) = (*r, *t);
        let hosted = r.guest_of(v);
        let slots = &mut self.slots;
        let invited =
            (HOSTING.contains(&t.node(v).lemma.as_str()) || hosted.is_some()) && !t.negated(v);
        // "on a visit to Bishkek, welcomed the agreement": nobody is welcomed.
        let thing = !passive
            && hosted.is_none()
            && t.object(v).is_some_and(|o| {
                r.who(o).is_empty() && !PEOPLE.contains(&t.node(o).lemma.as_str())
            });
        let invited = invited && !thing;
        if invited {
            let (host, guest) = if let Some((host, guest)) = hosted {
                (Some(host), Some(guest))
            } else if passive {
                (t.prep_objects(v, "by").first().copied(), t.subject(v))
            } else {
                (t.subject(v), t.object(v))
            };
            let lands = host.into_iter().flat_map(|h| r.who(h));
            let mut lands: Vec<_> = lands.filter_map(|w| r.country(&w)).collect();
            lands.dedup();
            if let Some(guest) = guest {
                r.put(slots, "subject", subject_role, guest);
                let city = match lands.as_slice() {
                    [land] => r.received_at(v, *land),
                    _ => None,
                };
                match city {
                    Some(city) => slots.at.push(city),
                    None => slots.at.extend(lands.into_iter().map(Where::Country)),
                }
            }
        }
        invited
    }

    /// "At talks attended by A and B": theirs.
    fn met_by_several(&mut self, clause: &Clause<'_>) {
        let (r, t) = (self.r, self.t);
        let &Clause {
            v,
            passive,
            subject_role,
            about,
            ..
        } = clause;
        let slots = &mut self.slots;
        let agents = if passive {
            t.prep_objects(v, "by")
        } else {
            Vec::new()
        };
        if about
            && self.frame.kind != EncounterKind::Visit
            && slots.left.is_empty()
            && slots.right.is_empty()
            && slots.joint.is_empty()
        {
            for &o in &agents {
                if r.who(o).len() > 1 {
                    r.put(slots, "by", subject_role, o);
                }
            }
        }
        // "Hosted by A and attended by B and C, the meeting discussed trade"
        let those = r.attended_by(v, self.whole);
        if self.frame.kind == EncounterKind::Meeting
            && slots.left.is_empty()
            && slots.right.is_empty()
            && slots.joint.is_empty()
            && those.iter().flat_map(|&o| r.who(o)).count() > 1
        {
            for o in those {
                r.put(slots, "between", Role::Party, o);
            }
        }
    }

    /// "A summit with the participation of A and B will be held": theirs.
    fn with_whom(&mut self, v: usize) {
        let (r, t) = (self.r, self.t);
        let slots = &mut self.slots;
        // "Talks between A and B with the participation of their ministers X and Y": of the ministers.
        let states = [&slots.left, &slots.right, &slots.joint]
            .into_iter()
            .flatten()
            .all(|(w, _)| matches!(w, Who::State(_)));
        if !states || self.frame.kind != EncounterKind::Meeting {
            return;
        }
        let told = [&mut slots.left, &mut slots.right, &mut slots.joint].map(std::mem::take);
        let with = [self.n, v].map(|n| t.prep_objects(n, "with")).concat();
        for o in with {
            if matches!(t.node(o).lemma.as_str(), "participation" | "attendance") {
                for x in t.prep_objects(o, "of") {
                    r.put(slots, "between", Role::Party, x);
                }
            }
        }
        // One alone has not met himself.
        if slots.joint.len() < 2 {
            slots.joint.clear();
        }
        if slots.joint.is_empty() {
            [slots.left, slots.right, slots.joint] = told;
        }
    }

    /// "The talks will bring together A and B": theirs.
    fn brought_together(&mut self, clause: &Clause<'_>) {
        let (r, t, v) = (self.r, self.t, clause.v);
        let slots = &mut self.slots;
        let gathers = match t.node(v).lemma.as_str() {
            "bring" => t.has_child_word(v, &["together"]),
            lemma => matches!(lemma, "gather" | "unite" | "involve"),
        };
        if gathers
            && !clause.passive
            && self.frame.kind == EncounterKind::Meeting
            && t.node(self.whole).dep == "nsubj"
            && slots.left.is_empty()
            && slots.right.is_empty()
            && slots.joint.is_empty()
        {
            let with = ["with", "as"].map(|p| t.prep_objects(v, p)).concat();
            for o in t.object(v).into_iter().chain(with) {
                r.put(slots, "between", Role::Party, o);
            }
            // "The meeting gathered the ministers of defence and finance", all of one country: who sat in.
            let home = slots.joint.first().and_then(|(w, _)| r.country(w));
            let one = home.is_some() && slots.joint.iter().all(|(w, _)| r.country(w) == home);
            if one && t.has_child_word(self.whole, &["the"]) {
                slots.joint.clear();
            }
        }
    }

    /// Whether several act, of different countries: "A and B agreed at their talks".
    fn is_of_several(&self, clause: &Clause<'_>) -> bool {
        let (r, t, n) = (self.r, self.t, self.n);
        let &Clause {
            v,
            passive,
            subject,
            prep,
            about,
            ..
        } = clause;
        let slots = &self.slots;
        // "the latest on the talks" hangs on a noun, "were at the summit" says who was there.
        let theirs = t.head(self.whole).and_then(|p| t.head(p)) == Some(v)
            || matches!(prep, "in" | "during" | "at" | "after" | "following");
        // "were among some 500 people at the state dinner": not with each other.
        let guests = t
            .ancestors(self.whole)
            .take_while(|&x| x != v)
            .any(|x| t.node(x).word == "among");
        // "have not commented on the talks", whosever they are.
        // "On the talks Paris and London said nothing": likewise.
        let topic = prep == "on"
            && (matches!(t.node(v).lemma.as_str(), "comment" | "speak" | "agree")
                || REPORTING.contains(&t.node(v).lemma.as_str()));
        // "Kyiv and Warsaw opposed the agenda at the talks in Geneva": from wherever they were.
        let stance = STANCES.contains(&t.node(v).lemma.as_str())
            && t.object(v).is_some()
            && t.has_child_word(n, &["the"])
            && subject.is_some_and(|s| {
                r.who(s)
                    .iter()
                    .all(|w| matches!(w, Who::State(_) | Who::Org { .. }))
            });
        // "signed a treaty after a summit in Pyongyang" is of the two; "spoke at the summit" of many.
        let of_two = t.has_child_word(n, &["their"])
            || matches!(prep, "after" | "following") && t.has_child_word(n, &["a"]);
        let summit = t.node(n).lemma == "summit" && !of_two;
        about
            && theirs
            && !topic
            && !stance
            && !guests
            && !summit
            && !passive
            && self.frame.kind != EncounterKind::Visit
            && slots.right.is_empty()
            && slots.left.is_empty()
            && subject.is_some_and(|s| {
                // Two of one country travel together.
                let countries: Vec<_> = r.who(s).iter().map(|w| r.country(w)).collect();
                countries.len() > 1
                    && (countries.contains(&None)
                        || countries.windows(2).any(|w| w[0] != w[1])
                        // "The Yemeni government and the Houthis agreed at talks"
                        || r.government_and_movement(s))
            })
    }

    /// "accompanied Y for a courtesy call on X", "X joined Y for a meeting with Z".
    fn led_or_joined(&mut self, clause: &Clause<'_>) {
        let (r, t, n) = (self.r, self.t, self.n);
        let &Clause {
            v,
            passive,
            subject_role,
            prep,
            ..
        } = clause;
        let slots = &mut self.slots;
        // "accompanied Y in his meetings with X": Y's, whoever else "he" might be.
        let theirs = !passive
            && t.node(v).lemma == "accompany"
            && matches!(prep, "in" | "at" | "to" | "during" | "for")
            && !slots.right.is_empty()
            && t.has_child_word(n, &["his", "her"]);
        if theirs && let Some(other) = t.object(v).filter(|&o| !r.who(o).is_empty()) {
            slots.left.clear();
            r.put(slots, "subject", subject_role, other);
        }
        // "accompanied Y to the palace for a courtesy call on X": Y's.
        let led = !passive
            && matches!(prep, "for" | "to")
            && slots.left.is_empty()
            && !slots.right.is_empty()
            && LEADING.contains(&t.node(v).lemma.as_str());
        if led && let Some(guest) = t.object(v) {
            r.put(slots, "subject", subject_role, guest);
        }
        // "X joined Y for a meeting with Z": Y is there as well.
        if !slots.right.is_empty()
            && prep == "for"
            && t.node(v).lemma == "join"
            && !passive
            && let Some(other) = t.object(v)
        {
            r.put(slots, "subject", Role::Party, other);
        }
        // "joined X for lunch", "met X over dinner": X is the other party.
        if slots.right.is_empty()
            && slots.joint.is_empty()
            && matches!(prep, "for" | "over" | "at")
            && t.node(v).lemma == "join"
            && let Some(other) = t.object(v)
        {
            r.put(slots, "object", Role::Party, other);
        }
    }

    /// Whom somebody speaks to in a call or meeting of which nobody else is named.
    fn spoken_to(&mut self, clause: &Clause<'_>) {
        let (r, t, n) = (self.r, self.t, self.n);
        let &Clause {
            v,
            passive,
            subject,
            prep,
            about,
            ..
        } = clause;
        // "briefed Y on the coming summit": of that he speaks.
        let about = about && (prep != "on" || self.frame.kind == EncounterKind::Call);
        let slots = &mut self.slots;
        // "In a call, X explained it to Y", "at the meeting X told Y": whom he speaks to is the other party.
        if about
            && !passive
            && slots.left.is_empty()
            && slots.right.is_empty()
            && slots.joint.is_empty()
            && COMMUNICATE.contains(&t.node(v).lemma.as_str())
            && subject.is_some_and(|s| r.who(s).len() == 1)
        {
            let addressed: Vec<usize> = t
                .object(v)
                .into_iter()
                .chain(t.prep_objects(v, "to"))
                // "explained the decision to X", hung on the decision
                .chain(
                    t.object(v)
                        .map_or_else(Vec::new, |o| t.prep_objects(o, "to")),
                )
                .chain(t.child(v, &["dative"]))
                .filter(|&o| {
                    matches!(
                        r.s().mention(o).map(|m| &m.what),
                        Some(What::Person(_) | What::Role(_))
                    )
                })
                .collect();
            for o in addressed {
                r.put(slots, "object", Role::Party, o);
            }
        }
        // "X was congratulated by Y in a phone call"
        if about
            && passive
            && slots.left.is_empty()
            && slots.right.is_empty()
            && slots.joint.is_empty()
            && COMMUNICATE.contains(&t.node(v).lemma.as_str())
            && let (Some(told), [by]) = (t.subject(v), t.prep_objects(v, "by").as_slice())
        {
            r.put(slots, "subject", Role::Party, *by);
            r.put(slots, "object", Role::Party, told);
        }
        // "In another call on the same day he exchanged greetings with X"
        if about
            && !passive
            && t.has_child_word(n, &["a", "an", "another", "separate"])
            && slots.left.is_empty()
            && slots.right.is_empty()
            && slots.joint.is_empty()
            && matches!(prep, "in" | "during" | "at" | "by")
        {
            let mut with = t.prep_objects(v, "with");
            if with.is_empty() {
                with = r.hung_low(v, "with");
            }
            for o in with {
                r.put(slots, "with", Role::Party, o);
            }
        }
    }

    /// The frame's roles where they hang on the verb: "talks were held in Paris between A and B".
    fn at_the_verb(&mut self, clause: &Clause<'_>) {
        let (r, t) = (self.r, self.t);
        let &Clause {
            v,
            passive,
            subject_role,
            ..
        } = clause;
        let visit = self.is_visit();
        let slots = &mut self.slots;
        for (part, &role) in &self.frame.roles {
            if matches!(
                part.as_str(),
                "with" | "between" | "to" | "from" | "on" | "in"
            ) && !(part == "in" && self.frame.kind != EncounterKind::Visit)
                && (!self.happens
                    || matches!(part.as_str(), "with" | "between")
                    || self.frame.kind == EncounterKind::Call)
            {
                // "Between the two came sessions with X and Y": not between those.
                if self.happens && part == "between" && !slots.right.is_empty() {
                    continue;
                }
                let objects = t.prep_objects(v, part);
                // "received calls of congratulation from A and B": whom they called acts.
                if part == "from"
                    && !visit
                    && !passive
                    && slots.right.is_empty()
                    && objects.iter().any(|&o| !r.who(o).is_empty())
                {
                    slots.right.append(&mut slots.left);
                }
                for o in objects {
                    r.put(slots, part, role, o);
                }
            }
        }
        if !visit && slots.right.is_empty() && slots.joint.is_empty() {
            for part in ["with", "between"] {
                for o in r.hung_low(v, part) {
                    r.put(slots, part, Role::Party, o);
                }
            }
        }
        if passive {
            for o in t.prep_objects(v, "by") {
                r.put(slots, "by", subject_role, o);
            }
        }
    }

    /// For whom it was given: "hosted a luncheon in honour of X", "gave him an audience".
    fn given_for(&mut self, clause: &Clause<'_>) {
        let (r, t, n) = (self.r, self.t, self.n);
        let &Clause {
            v,
            subject,
            subject_role,
            ..
        } = clause;
        let visit = self.is_visit();
        let slots = &mut self.slots;
        // "hosted a luncheon in honour of X"
        if self.frame.name == "reception" && slots.right.is_empty() {
            for o in t
                .prep_objects(n, "in")
                .into_iter()
                .chain(t.prep_objects(v, "in"))
                .filter(|&h| matches!(t.node(h).lemma.as_str(), "honour" | "honor"))
                .flat_map(|h| {
                    let behind = t.prep_objects(v, "of").into_iter().filter(move |&o| o > h);
                    t.prep_objects(h, "of").into_iter().chain(behind)
                })
            {
                r.put(slots, "for", Role::Visitor, o);
            }
        }
        // "hosted a reception on March 14 for X"
        if slots.right.is_empty() && self.frame.name == "reception" {
            for o in t.prep_objects(v, "for") {
                if matches!(
                    r.s().mention(o).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_))
                ) {
                    r.put(slots, "for", Role::Visitor, o);
                }
            }
        }
        // "gave him an audience"
        if !visit && slots.right.is_empty() {
            for o in r.given(v) {
                r.put(slots, "object", Role::Party, o);
            }
        }
        if subject.is_none()
            && slots.left.is_empty()
            && r.s().quoted.is_some()
            && let Some(speaker) = r.speaker
        {
            slots
                .left
                .push((r.spoken_for(speaker, v), subject_role.party().flatten()));
        }
    }
}
