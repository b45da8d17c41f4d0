//! Nouns that tell of an encounter: "held talks with", "a meeting between", "his visit to".
//!
//! What hangs on the noun itself is asked first (`own.rs`), then clauses that describe it (`described.rs`), the verb that
//! it hangs on (`governed.rs`), and, of a visit, where to (`whither.rs`).

mod described;
mod governed;
mod own;
mod traveller;
mod whither;

use super::unreal::venue_sought;
use super::{CREDENTIALS, Candidate, Reader, Slots};
use crate::frames::{Frame, Role};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Verbs that say that something took place.
const HAPPEN: &[&str] = &[
    "take",
    "begin",
    "start",
    "open",
    "occur",
    "happen",
    "conclude",
    "end",
    "continue",
    "resume",
    "follow",
    "last",
    "proceed",
    "come",
    "fall",
    "materialise",
    "materialize",
];

/// Adjectives that tell one meeting of two from another.
const ANOTHER: &[&str] = &[
    "previous",
    "last",
    "earlier",
    "next",
    "latest",
    "recent",
    "initial",
    "annual",
    "regular",
    "inaugural",
];

/// Nouns that count or bundle what stands behind them.
const BUNDLES: &[&str] = &[
    "round",
    "series",
    "set",
    "day",
    "session",
    "string",
    "spate",
    "flurry",
    "bout",
    "number",
    "hour",
    "minute",
    "couple",
    "pair",
    "cycle",
    "batch",
    "copy",
    "edition",
    "instalment",
    "installment",
    "iteration",
];

/// Verbs with which a resolve to meet again is no appointment: "agreed to continue consultations".
const KEEP_ON: &[&str] = &[
    "continue",
    "maintain",
    "keep",
    "enhance",
    "strengthen",
    "expand",
    "promote",
    "increase",
    "intensify",
    "deepen",
    "boost",
    "facilitate",
];

/// Verbs for leading a gathering.
const LEAD: &[&str] = &[
    "chair",
    "co-chair",
    "cochair",
    "head",
    "lead",
    "open",
    "inaugurate",
];

/// Verbs whose subject is visited, and whose object visits.
pub(super) const HOSTING: &[&str] = &["host", "welcome", "receive", "invite", "greet", "expect"];

/// A noun on which a frame is laid, and what was found of it so far.
struct Noun<'r, 'a> {
    r: &'r Reader<'a>,
    t: &'a Tree,
    frame: &'r Frame,
    n: usize,
    /// The noun that bundles it ("a round of talks"), or itself: what holds of the rounds holds of the talks.
    whole: usize,
    /// The verb whose clause it stands in.
    governor: Option<usize>,
    /// Whether it is what the verb acts on.
    direct: bool,
    /// Whether it is the subject of a verb of happening.
    happens: bool,
    /// Whether the verb is one that carries it ("hold", "pay").
    light: bool,
    slots: Slots,
}

impl Reader<'_> {
    /// The noun that `n` is bundled by ("a round of talks"), or `n` itself.
    pub(super) fn whole(&self, n: usize) -> usize {
        let t = &self.s().tree;
        t.head(n)
            .filter(|&of| t.node(n).dep == "pobj" && t.node(of).word == "of")
            .and_then(|of| t.head(of))
            .filter(|&h| BUNDLES.contains(&t.node(h).lemma.as_str()))
            .unwrap_or(n)
    }

    /// "the EU's special envoy for the dialogue between A and B": what somebody's office is for.
    fn of_an_office(&self, n: usize) -> bool {
        const ENVOYS: &[&str] = &[
            "envoy",
            "representative",
            "mediator",
            "facilitator",
            "negotiator",
        ];
        let t = &self.s().tree;
        t.head(n)
            .filter(|&p| {
                t.node(n).dep == "pobj" && matches!(t.node(p).word.as_str(), "for" | "in" | "on")
            })
            .into_iter()
            // Or hung on the verb: "met the special envoy for the dialogue".
            .flat_map(|p| [t.head(p), p.checked_sub(1)])
            .flatten()
            .any(|h| {
                let offices = match self.s().mention(h).map(|m| &m.what) {
                    Some(What::Role(r)) => &r.offices,
                    Some(What::Person(p)) => &p.offices,
                    Some(_) => return false,
                    None => return ENVOYS.contains(&t.node(h).lemma.as_str()),
                };
                offices.iter().any(|o| {
                    let name = o.canonical.to_lowercase();
                    ENVOYS.iter().any(|e| name.ends_with(e))
                })
            })
    }

    pub(super) fn noun(&self, n: usize, frame: &Frame, noun: &str) -> Vec<Candidate> {
        let t = &self.s().tree;
        // "Kazakh-Kyrgyz bilateral cooperation" is no bilateral.
        if !self.words_fit(n, frame) || matches!(t.node(n).dep, "compound" | "nmod" | "amod") {
            return Vec::new();
        }
        // "the leaders' summit that the ministers prepare": the organisation's, told by its noun.
        if matches!(t.node(n).lemma.as_str(), "summit" | "meeting" | "session")
            && ["with", "between"]
                .iter()
                .all(|p| t.prep_objects(n, p).is_empty())
            // "held a bilateral meeting hours before the opening of the summit"
            && !t.has_child_word(n, &["bilateral", "trilateral", "private"])
            && self.occasion(n).is_some_and(|g| g.org.is_some())
        {
            return Vec::new();
        }
        if frame.kind != EncounterKind::Visit && self.of_an_office(n) {
            return Vec::new();
        }
        // "a call on Monday" is none on somebody.
        let dated = |o: usize| matches!(self.s().mention(o).map(|m| &m.what), Some(What::Date(_)));
        if noun.ends_with(" on") && t.prep_objects(n, "on").into_iter().all(dated) {
            return Vec::new();
        }
        let mut found = Noun::new(self, n, frame);
        found.hanging();
        // "ready to host talks between the army and X": of the two one is nobody, and the host is not the other.
        let between = t.prep_objects(n, "between").first().copied();
        if found.slots.joint.len() == 1 && between.is_some_and(|o| t.conjuncts(o).len() > 1) {
            return Vec::new();
        }
        found.theirs();
        found.compounds();
        found.described();
        found.governed();
        found.led();
        found.honoured();
        found.gone_without_saying();
        found.traveller();
        found.told(noun)
    }
}

impl<'r, 'a> Noun<'r, 'a> {
    fn new(r: &'r Reader<'a>, n: usize, frame: &'r Frame) -> Self {
        let t = &r.s().tree;
        let whole = r.whole(n);
        let governor = t.governor(whole);
        let direct = matches!(
            t.node(whole).dep,
            "dobj" | "obj" | "nsubjpass" | "attr" | "oprd"
        ) || (t.node(whole).dep == "conj"
            && t.head(whole)
                .is_some_and(|h| matches!(t.node(h).dep, "dobj" | "nsubjpass" | "attr")))
            // "went into talks"
            || t.node(whole).dep == "pobj" && t.head(whole).is_some_and(|p| t.node(p).word == "into")
            // "presided over the session together with X"
            || t.node(whole).dep == "pobj"
                && t.head(whole).is_some_and(|p| {
                    t.node(p).word == "over"
                        && t.head(p).is_some_and(|v| t.node(v).lemma == "preside")
                });
        // "a call took place between A and B": the subject of a verb of happening.
        // "Their last encounter was in Munich": it was held there.
        let happens = t.node(whole).dep == "nsubj"
            && governor.is_some_and(|v| {
                HAPPEN.contains(&t.node(v).lemma.as_str())
                    || t.node(v).lemma == "be"
                        && t.child(v, &["attr", "acomp"]).is_none()
                        && (t.has_child_word(v, &["in", "on", "at"])
                            || !t.prep_objects(v, "with").is_empty())
            });
        let light = governor.is_some_and(|v| {
            frame.light.iter().any(|l| {
                let mut words = l.split(' ');
                words.next() == Some(t.node(v).lemma.as_str())
                    && words.all(|w| t.has_child_word(v, &[w]))
            })
        }) && !r.announced_of_another(n, governor);
        Self {
            r,
            t,
            frame,
            n,
            whole,
            governor,
            direct,
            happens,
            light,
            slots: Slots {
                persons: frame.persons,
                ..Slots::default()
            },
        }
    }

    fn is_visit(&self) -> bool {
        self.frame.kind == EncounterKind::Visit
    }

    /// Whoever speaks, asked or was asked, and the other one of "A meeting with X is planned as well".
    fn gone_without_saying(&mut self) {
        let (r, n) = (self.r, self.n);
        let slots = &mut self.slots;
        if self.governor.is_none()
            && r.s().quoted.is_some()
            && slots.left.is_empty()
            && let Some(speaker) = r.speaker
        {
            slots.left.push((r.spoken_for(speaker, n), None));
        }
        if self.frame.kind == EncounterKind::Meeting {
            r.asked(n, self.governor, slots);
            if let Some(v) = self.governor.filter(|_| self.direct && self.light) {
                r.add_besides(v, slots);
            }
        }
        if slots.left.is_empty()
            && slots.joint.is_empty()
            && self.frame.kind == EncounterKind::Meeting
            && let Some(who) = self.governor.and_then(|v| r.who_is_on_the_trip(n, v))
            && slots
                .right
                .iter()
                .all(|(w, _)| r.country(w) != r.country(&who))
        {
            slots.left.push((who, None));
        }
        // "Macron's diplomacy went on with calls to A and B": his.
        let whose = self
            .governor
            .and_then(|v| r.s().tree.subject(v))
            .and_then(|s| r.s().tree.child(s, &["poss"]))
            .and_then(|p| match r.s().mention(p).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                _ => None,
            });
        if slots.left.is_empty()
            && slots.joint.is_empty()
            && self.frame.kind == EncounterKind::Call
            && !r.s().tree.prep_objects(n, "to").is_empty()
            && let Some(caller) = whose.filter(|w| slots.right.iter().all(|(x, _)| x != w))
        {
            slots.left.push((caller, None));
        }
        // "In calls from A, B and C he said": each called him, not one another.
        if self.frame.kind == EncounterKind::Call
            && slots.left.len() > 1
            && slots.right.is_empty()
            && slots.joint.is_empty()
            && !r.s().tree.prep_objects(n, "from").is_empty()
        {
            let called = self
                .governor
                .and_then(|v| r.s().tree.subject(v))
                .map(|s| r.who(s))
                .unwrap_or_default();
            slots.right = std::mem::take(&mut slots.left);
            slots.left = called
                .into_iter()
                .filter(|w| slots.right.iter().all(|(x, _)| x != w))
                .map(|w| (w, None))
                .collect();
        }
        // "A meeting with X is planned as well": the other one goes without saying.
        if slots.left.is_empty()
            && slots.joint.is_empty()
            && !slots.right.is_empty()
            && !self.frame.goes_on
            && !r.a_topic(n, self.governor, slots)
            && !self.r.a_matter(self.whole, self.governor, slots)
            && matches!(
                self.frame.kind,
                EncounterKind::Meeting | EncounterKind::Call
            )
        {
            let other = r.unsaid(n, self.governor, slots);
            if let Some(p) =
                other.filter(|&p| !slots.right.iter().any(|(w, _)| *w == Who::Person(p)))
            {
                slots.left.push((r.spoken_for(p, n), None));
            } else if let Some(side) = self
                .governor
                .filter(|_| self.direct || self.happens)
                .and_then(|v| r.side_that_says(v, slots))
            {
                slots.left.push((side, None));
            }
        }
        // "A second courtesy call was made by X": on whom the first was made.
        if self.frame.roles.get("on") == Some(&Role::Host)
            && slots.right.is_empty()
            && slots.joint.is_empty()
            && let [(visitor, Some(PartyRole::Visitor))] = slots.left.as_slice()
            && let Some(host) = r.host_before(visitor)
        {
            slots.right.push((host, Some(PartyRole::Host)));
        }
    }

    /// Whether the clause only says what it is like: "his meeting with X is important".
    fn only_described(&self) -> bool {
        let t = self.t;
        let under_way = |v: usize| {
            t.subtree(v).into_iter().any(|c| {
                matches!(
                    t.node(c).word.as_str(),
                    "under" | "underway" | "ongoing" | "progress"
                )
            })
        };
        t.node(self.whole).dep == "nsubj"
            && t.head(self.whole).is_some_and(|v| {
                matches!(t.node(v).tag, "VBZ" | "VBP") && t.node(v).lemma == "be" && !under_way(v)
            })
    }

    /// "The defence ministers of A, B and C held their trilateral meeting": told here first, of these.
    fn says_whose(&self) -> bool {
        let subject = self.governor.and_then(|v| self.t.subject(v));
        let named = subject.is_some_and(|n| match self.r.s().mention(n).map(|m| &m.what) {
            Some(What::Role(r)) => r.countries.len() > 1,
            Some(What::Person(_) | What::Country(_)) => self.t.conjuncts(n).len() > 1,
            // "the navies of A and B"
            None => self.t.prep_objects(n, "of").iter().any(|&o| {
                matches!(
                    self.r.s().mention(o).map(|m| &m.what),
                    Some(What::Country(_))
                ) && self.t.conjuncts(o).len() > 1
            }),
            _ => false,
        });
        self.direct && self.light && named
    }

    /// "recalled their meeting in February": told with a day of its own, or, behind a call, with a place.
    fn theirs_once(&self) -> bool {
        let (r, t, n) = (self.r, self.t, self.n);
        let called = matches!(r.discourse.told_last, Some((EncounterKind::Call, _)));
        // The tree hangs them on the recalling as often as not.
        let behind = (n + 1..t.nodes.len())
            .take_while(|&i| !t.is_verb(i) && !matches!(t.node(i).word.as_str(), "," | ";"));
        self.frame.kind == EncounterKind::Meeting
            && t.has_child_word(n, &["their"])
            && behind
                .filter_map(|i| r.s().mention(i))
                .any(|m| match &m.what {
                    What::Date(_) => true,
                    What::Place(p) => called && p.precise,
                    _ => false,
                })
    }

    /// The candidates, if what was found is told here and not referred to.
    fn told(mut self, noun: &str) -> Vec<Candidate> {
        let (r, t, n) = (self.r, self.t, self.n);
        let definite = t.has_child_word(
            n,
            &[
                "the", "this", "that", "these", "those", "their", "his", "her", "its", "both",
                "our",
            ],
        );
        let elsewhere = self.is_visit() && self.whither();
        let described = self.only_described();
        let says_whose = self.says_whose();
        let theirs_once = self.theirs_once();
        let of_a_third = self.of_a_third_state();
        let slots = self.slots;
        let total = slots.left.len() + slots.right.len() + slots.joint.len();
        let mut anaphoric = false;
        // "their 33rd session", "their previous meeting": not the one told of.
        let another = t.children(n).any(|c| {
            let word = t.node(c).word.as_str();
            ANOTHER.contains(&word)
                || sidelines_time::ordinal(word).is_some()
                || word.starts_with(|x: char| x.is_ascii_digit())
        });
        // "during the stay", "during my stay in Russia" tell of what he does there; an ambassador's stay is his posting.
        let somewhere = !slots.place.is_empty()
            && !slots.left.is_empty()
            && r.s().quoted.is_none()
            && (t.has_child_word(n, &["his", "her"]) || t.node(n).dep == "nsubj")
            // "on the fifth day of his stay in Russia": told by the day.
            && !t.ancestors(n).skip(1).take(2).any(|g| t.node(g).lemma == "day");
        if t.node(n).lemma == "stay"
            && (!(self.direct && self.light || self.happens || somewhere)
                || slots.left.iter().any(|(w, _)| r.is_envoy(w)))
        {
            return Vec::new();
        }
        if self.frame.kind == EncounterKind::Visit {
            anaphoric = (definite || elsewhere) && slots.place.is_empty() && slots.at.is_empty();
        } else if definite
            && slots.right.is_empty()
            && slots.joint.len() < 2
            && (total < 2 || t.has_child_word(n, &["their"]) && !says_whose)
            && !another
        {
            anaphoric = true;
        }
        // "received the credentials of five ambassadors"
        let papers = self.frame.name == CREDENTIALS && self.direct && self.light;
        anaphoric &= !self.frame.goes_on && !papers;
        // "They recalled the talks in Geneva in March": others than those at which they recall them.
        if anaphoric
            && self.frame.kind != EncounterKind::Visit
            && r.a_topic(n, self.governor, &slots)
            && !theirs_once
        {
            return Vec::new();
        }
        // "Ahead of the summit of March 20 X met Y": the verb tells of another meeting.
        let ahead_of_another = self.frame.kind == EncounterKind::Meeting
            && self.governor.is_some_and(|v| {
                let ahead = t
                    .ancestors(n)
                    .take_while(|&x| x != v)
                    .any(|x| matches!(t.node(x).word.as_str(), "ahead" | "before" | "prior"));
                ahead
                    && t.is_verb(v)
                    && r.frames.verbs(&t.node(v).lemma).iter().any(|e| {
                        r.frames
                            .frame(e.frame)
                            .is_some_and(|f| f.kind == EncounterKind::Meeting)
                    })
            });
        if anaphoric && ahead_of_another {
            return Vec::new();
        }
        // "Peters will see Napat on Saturday. The Solomon Islands has put off the dialogue": another.
        if anaphoric && of_a_third {
            return Vec::new();
        }
        if definite
            && self.frame.kind == EncounterKind::Meeting
            && !r.discourse.last_pair.is_empty()
            && let Some(v) = r.attended(n, self.governor)
        {
            if let Some(there) = r.sat_in(v, n, &slots.right) {
                return vec![there];
            }
            // "Present at the meeting were": who was there, not who met.
            if t.node(v).lemma == "be" && slots.right.is_empty() {
                return Vec::new();
            }
        }
        if self.frame.kind == EncounterKind::Meeting
            && t.node(n).tag == "NN"
            && r.discourse.last_pair.is_empty()
            && r.discourse.last_gathering.is_none()
            && r.discourse.told_last.is_none()
            && let Some(theirs) = self.governor.and_then(|v| r.met_there(v, n))
        {
            return vec![theirs];
        }
        // "The meeting was co-chaired by A and B", told after a gathering: who led it.
        if definite
            && self.frame.kind == EncounterKind::Meeting
            && slots.right.is_empty()
            && matches!(r.discourse.told_last, Some((EncounterKind::Gathering, _)))
            && self
                .governor
                .is_some_and(|v| t.passive(v) && LEAD.contains(&t.node(v).lemma.as_str()))
        {
            return Vec::new();
        }
        // "attended meetings", "a meeting was attended by": who was there, not who met.
        if self
            .governor
            .is_some_and(|v| matches!(t.node(v).lemma.as_str(), "attend" | "join"))
            && self.direct
            && self.frame.kind != EncounterKind::Signing
            && slots.right.is_empty()
            && slots.joint.len() < 2
        {
            return Vec::new();
        }
        // "The signing ceremony was witnessed by X and Y": neither signed.
        if self.frame.kind == EncounterKind::Signing
            && self.governor.is_some_and(|v| {
                t.passive(v) && matches!(t.node(v).lemma.as_str(), "witness" | "attend")
            })
        {
            return Vec::new();
        }
        // "accepted an invitation to visit Moscow": the verb tells of the visit.
        if noun == "invitation"
            && t.children(n)
                .any(|c| matches!(t.node(c).dep, "acl" | "relcl") && t.node(c).lemma == "visit")
        {
            return Vec::new();
        }
        // "the summit", where a gathering with a name is told of, is that gathering.
        if anaphoric && t.node(n).lemma == "summit" && r.discourse.last_gathering.is_some() {
            return Vec::new();
        }
        let mut told = r.there_are(
            self.governor,
            status::told(t, self.governor, Some(self.whole), self.frame.kind),
        );
        let open = matches!(
            told.status,
            Status::Occurred | Status::Ongoing | Status::Planned
        );
        if open && venue_sought(t, n) {
            told.status = Status::Possible;
        }
        // "X will meet Y on Friday. He said his meeting with Y is important": the one to come.
        let known = [&slots.left, &slots.right]
            .into_iter()
            .flatten()
            .all(|(w, _)| r.discourse.last_pair.contains(w));
        if described
            && definite
            && !another
            && known
            && total == 2
            && matches!(told.status, Status::Ongoing | Status::Occurred)
            && r.discourse.told_last == Some((self.frame.kind, Status::Planned))
        {
            return Vec::new();
        }
        // "agreed to continue consultations" is a resolve, not an appointment.
        // "look forward to holding more meetings"
        let more = t.node(n).tag == "NNS" && t.has_child_word(n, &["more"]);
        let keeps_on = self
            .governor
            .is_some_and(|v| KEEP_ON.contains(&t.node(v).lemma.as_str()));
        // "spoke for continuing the dialogue between the parties"
        let called_for = keeps_on
            && self
                .governor
                .is_some_and(|v| t.node(v).tag == "VBG" && t.node(v).dep == "pcomp");
        if told.status == Status::Planned && (keeps_on || more) || called_for {
            return Vec::new();
        }
        // "It was agreed in a call between A and B"
        if noun == "call" && !self.light && slots.right.is_empty() && slots.joint.len() < 2 {
            return Vec::new();
        }
        // "Calls to A and B followed": those called did not speak to each other.
        if self.frame.kind == EncounterKind::Call
            && slots.left.is_empty()
            && slots.joint.is_empty()
            && slots.right.len() > 1
            && !t.prep_objects(n, "to").is_empty()
        {
            return Vec::new();
        }
        // "her call on the minister" is no telephone call.
        let paid = t.prep_objects(n, "on").into_iter().any(|o| {
            matches!(
                r.s().mention(o).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
        });
        if noun == "call" && self.frame.kind == EncounterKind::Call && paid {
            return Vec::new();
        }
        r.candidates(self.frame, n, self.governor, told, slots, anaphoric)
    }
}
