//! Nouns that tell of an encounter: "held talks with", "a meeting between", "his visit to".

use super::{Candidate, Reader, Slots, Where};
use crate::frames::{Frame, Role};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{CountryCode, EncounterKind, Status};

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
    "round", "series", "set", "day", "session", "string", "spate", "flurry", "bout", "number",
    "hour", "couple", "pair", "cycle", "batch", "copy",
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

/// Verbs whose subject is visited, and whose object visits.
pub(super) const HOSTING: &[&str] = &["host", "welcome", "receive", "invite", "greet", "expect"];

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

    /// The two countries before noun `n` that a hyphen joins: "Saudi-Iranian talks", "Armenian-Azerbaijani border
    /// talks".
    fn hyphened(&self, n: usize) -> Option<[CountryCode; 2]> {
        const NEAR: usize = 5;
        let t = &self.s().tree;
        let country = |x: usize| {
            let at = t.nodes.get(x)?.span.start;
            self.s().country_at(at)
        };
        let before = |x: usize| {
            (x..n).all(|y| matches!(t.node(y).dep, "compound" | "nmod" | "amod" | "punct"))
        };
        (n.saturating_sub(NEAR).max(1)..n)
            .filter(|&x| t.node(x).word == "-" && before(x - 1))
            .find_map(|x| Some([country(x - 1)?, country(x + 1)?]))
            .filter(|[a, b]| a != b)
    }

    pub(super) fn noun(&self, n: usize, frame: &Frame, noun: &str) -> Vec<Candidate> {
        let t = &self.s().tree;
        if !self.words_fit(n, frame) || matches!(t.node(n).dep, "compound" | "nmod") {
            return Vec::new();
        }
        // "the leaders' summit that the ministers prepare": the organisation's, told by its noun.
        if matches!(t.node(n).lemma.as_str(), "summit" | "meeting" | "session")
            && t.prep_objects(n, "with").is_empty()
            && self.occasion(n).is_some_and(|g| g.org.is_some())
        {
            return Vec::new();
        }
        // "a second round of talks", "a series of meetings": what holds of the rounds holds of the talks.
        let whole = self.whole(n);
        // "India's proposal of a meeting": what hangs on the noun.
        let mut slots = Slots {
            persons: frame.persons,
            ..Slots::default()
        };
        for (part, &role) in &frame.roles {
            match part.as_str() {
                "subject" | "object" => {}
                "poss" => {
                    for c in t.children(n).filter(|&c| t.node(c).dep == "poss") {
                        let day = self
                            .s()
                            .mention(c)
                            .is_some_and(|m| matches!(m.what, What::Date(_)));
                        // "had their turn with him": whose turn the subject tells.
                        if day || frame.goes_on && t.node(c).tag == "PRP$" {
                            continue;
                        }
                        // "was the subject of his meeting with C", told among his meetings with A and B.
                        if matches!(t.node(c).word.as_str(), "his" | "her")
                            && matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call)
                            && let Some(whose) = self.possessor_of_round(n, c)
                        {
                            slots.left.push((whose, role.party().flatten()));
                            continue;
                        }
                        self.put(&mut slots, "poss", role, c);
                    }
                }
                prep => {
                    let mut behind = t.prep_objects(n, prep);
                    if whole != n {
                        behind.extend(t.prep_objects(whole, prep).into_iter().filter(|&o| o != n));
                    }
                    for o in behind {
                        // "a tour of four countries"
                        let lands = frame.kind == EncounterKind::Visit
                            && prep == "of"
                            && (matches!(t.node(o).lemma.as_str(), "country" | "nation" | "state")
                                || matches!(
                                    self.s().mention(o).map(|m| &m.what),
                                    Some(What::Country(_) | What::Place(_))
                                ));
                        self.put(&mut slots, prep, if lands { Role::Place } else { role }, o);
                        // "the visit to India of X": hung on the place.
                        if frame.kind == EncounterKind::Visit && role == Role::Place {
                            for x in t.prep_objects(o, "of") {
                                if matches!(
                                    self.s().mention(x).map(|m| &m.what),
                                    Some(What::Person(_))
                                ) {
                                    self.put(&mut slots, "of", Role::Visitor, x);
                                }
                            }
                        }
                    }
                }
            }
        }
        let theirs = matches!(frame.kind, EncounterKind::Meeting)
            && t.has_child_word(n, &["their"])
            && slots.right.is_empty()
            && slots.joint.is_empty();
        // "X and Y agreed at their summit", "At their summit X and Y agreed": theirs who act.
        let acting: Vec<Who> = t
            .governor(n)
            .filter(|_| theirs && t.node(n).dep == "pobj")
            .and_then(|v| self.actor(v))
            .map(|s| self.who(s))
            .unwrap_or_default();
        if let [one @ Who::Person(_), other @ Who::Person(_)] = acting.as_slice()
            && self.country(one).is_some()
            && self.country(other).is_some()
            && self.country(one) != self.country(other)
        {
            slots.left.clear();
            slots.joint.extend(acting.into_iter().map(|w| (w, None)));
        } else if theirs {
            // "X spoke beside Y after their talks": where nobody else has been told of together, those two.
            let mut two: Vec<Who> = Vec::new();
            for i in 0..n {
                let acts = || matches!(t.node(i).dep, "nsubj" | "nsubjpass");
                let one = match self.s().mention(i).map(|m| &m.what) {
                    Some(What::Person(p)) => p.person.map(Who::Person),
                    None if matches!(t.node(i).word.as_str(), "he" | "she") && acts() => {
                        self.who(i).into_iter().next()
                    }
                    _ => None,
                };
                if let Some(one @ Who::Person(_)) = one
                    && !two.contains(&one)
                {
                    two.push(one);
                }
            }
            // "X spoke first. Y listened. Their talks ended without a statement"
            if two.is_empty() && !self.discourse.told_of_two() {
                two = self.discourse.pair(self.analysis);
            }
            let countries: Vec<_> = two.iter().filter_map(|w| self.country(w)).collect();
            let told = slots.left.iter().all(|(w, _)| two.contains(w));
            if two.len() == 2 && countries.len() == 2 && countries[0] != countries[1] && told {
                slots.left.clear();
                slots.joint.extend(two.into_iter().map(|w| (w, None)));
            }
        }
        // "Pompeo called Kang. Their first summit was held in April": not the ministers'.
        if t.node(n).lemma == "summit"
            && t.has_child_word(n, &["their"])
            && slots.left.len() == 2
            && slots.right.is_empty()
            && let Some(two) = self.discourse.leaders(self.analysis)
        {
            slots.left = two.into_iter().map(|w| (w, None)).collect();
        }
        // "visits to Papua New Guinea and three countries, Cambodia, Laos and Myanmar": hung too high.
        if frame.kind == EncounterKind::Visit {
            let more = t.children(n).filter(|&c| {
                t.node(c).dep == "conj"
                    && matches!(t.node(c).lemma.as_str(), "country" | "nation" | "state")
            });
            slots.place.extend(more);
        }
        // "India-China talks", "the Singh-Mirzo meeting"
        let compound: Vec<usize> = t
            .children(n)
            .filter(|&c| matches!(t.node(c).dep, "compound" | "nmod" | "amod" | "punct") && c < n)
            .flat_map(|c| std::iter::once(c).chain(t.children(c)))
            .collect();
        let mut named: Vec<Who> = Vec::new();
        for c in compound {
            let here = match self.s().mention(c).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person),
                Some(What::Country(c)) => Some(Who::State(*c)),
                _ => None,
            };
            if let Some(w) = here
                && !named.contains(&w)
            {
                named.push(w);
            }
        }
        // "Russian-Turkish talks"
        if named.is_empty()
            && let Some(two) = self.hyphened(n)
        {
            named.extend(two.map(Who::State));
        }
        if named.len() >= 2 && frame.kind != EncounterKind::Visit {
            slots.joint.extend(named.into_iter().map(|w| (w, None)));
        }
        // "talks held by A and B", "the visit that X paid to Y"
        for c in t
            .children(n)
            .filter(|&c| matches!(t.node(c).dep, "acl" | "relcl") && t.is_verb(c))
            // "which were held in Tbilisi and chaired by A and B"
            .flat_map(|c| t.conjuncts(c))
        {
            let carries = |c: usize| {
                frame
                    .light
                    .iter()
                    .any(|l| l.split(' ').next() == Some(t.node(c).lemma.as_str()))
            };
            // "the visit that X was to pay", "the talks X is due to hold"
            let deeper = t
                .subtree(c)
                .into_iter()
                .skip(1)
                .find(|&x| t.node(x).dep == "xcomp" && t.is_verb(x) && carries(x));
            let Some(carrier) = carries(c)
                .then_some(c)
                .filter(|_| deeper.is_none() || t.node(c).lemma != "be")
                .or(deeper)
            else {
                continue;
            };
            let (above, c) = (c, carrier);
            // "ahead of the session he held separate meetings": those, and not the session.
            let own = t.child(c, &["dobj"]).is_some_and(|o| {
                o > c && super::rounds::CONTACTS.contains(&t.node(o).lemma.as_str())
            });
            if own {
                continue;
            }
            // "told Y during talks that X expects steps": a clause of its own.
            if t.children(c)
                .any(|x| t.node(x).dep == "mark" && t.node(x).word == "that")
            {
                continue;
            }
            for o in t.prep_objects(c, "by") {
                self.put(
                    &mut slots,
                    "by",
                    frame.roles.get("subject").copied().unwrap_or(Role::Party),
                    o,
                );
            }
            if let Some(s) = t.child(above, &["nsubj"])
                && !matches!(t.node(s).tag, "WDT" | "WP")
                && slots.left.is_empty()
            {
                self.put(
                    &mut slots,
                    "subject",
                    frame.roles.get("subject").copied().unwrap_or(Role::Party),
                    s,
                );
            }
            for (part, &role) in frame
                .roles
                .iter()
                .filter(|(p, _)| matches!(p.as_str(), "to" | "with" | "between"))
            {
                for o in t.prep_objects(c, part) {
                    self.put(&mut slots, part, role, o);
                }
            }
        }
        let governor = t.governor(whole);
        let direct = matches!(
            t.node(whole).dep,
            "dobj" | "obj" | "nsubjpass" | "attr" | "oprd"
        ) || (t.node(whole).dep == "conj"
            && t.head(whole)
                .is_some_and(|h| matches!(t.node(h).dep, "dobj" | "nsubjpass" | "attr")));
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
        });
        let mut anaphoric = false;
        if let Some(v) = governor {
            let subject_role = frame.roles.get("subject").copied().unwrap_or(Role::Party);
            let passive = t.passive(v);
            // In "Nauseda, who is on a visit" the subject holds the clause; the noun never holds its subject.
            let subject = self
                .actor(v)
                .filter(|&s| s != whole && !t.subtree(whole).contains(&s))
                // "Asked about contacts with X, the spokeswoman said": not hers.
                .filter(|_| !(t.node(v).lemma == "ask" && t.node(v).dep == "advcl"));
            let prep = t
                .head(whole)
                .filter(|_| t.node(whole).dep == "pobj")
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
            // "welcomed X on his first visit": X's, not the host's. "A and B have called off their trips": their own.
            if frame.kind == EncounterKind::Visit
                && (HOSTING.contains(&t.node(v).lemma.as_str()) && t.object(v).is_some()
                    || self.own_trip(v, whole))
                && t.children(n)
                    .any(|c| t.node(c).dep == "poss" && t.node(c).tag == "PRP$")
            {
                slots.left.clear();
            }
            let hosted = self.guest_of(v);
            // "was the guest of X in the first visit by an African leader": whoever the guest is.
            if frame.kind == EncounterKind::Visit
                && hosted.is_some()
                && t.prep_objects(n, "by")
                    .into_iter()
                    .any(|o| t.has_child_word(o, &["a", "an", "any"]))
            {
                slots.left.clear();
            }
            let on_trip = frame.kind == EncounterKind::Visit
                && slots.left.is_empty()
                && slots.joint.is_empty()
                && matches!(
                    prep,
                    "on" | "for" | "during" | "as" | "from" | "of" | "in" | "after" | "following"
                );
            // "will host X for a state visit": X is the visitor, and the host's country is visited.
            let invited = on_trip
                && (HOSTING.contains(&t.node(v).lemma.as_str()) || hosted.is_some())
                && !t.negated(v);
            if invited {
                let (host, guest) = if let Some((host, guest)) = hosted {
                    (Some(host), Some(guest))
                } else if passive {
                    (t.prep_objects(v, "by").first().copied(), t.subject(v))
                } else {
                    (t.subject(v), t.object(v))
                };
                let lands = host.into_iter().flat_map(|h| self.who(h));
                let mut lands: Vec<_> = lands.filter_map(|w| self.country(&w)).collect();
                lands.dedup();
                if let Some(guest) = guest {
                    self.put(&mut slots, "subject", subject_role, guest);
                    let city = match lands.as_slice() {
                        [land] => self.received_at(v, *land),
                        _ => None,
                    };
                    match city {
                        Some(city) => slots.at.push(city),
                        None => slots.at.extend(lands.into_iter().map(Where::Country)),
                    }
                }
            }
            let agents = if passive {
                t.prep_objects(v, "by")
            } else {
                Vec::new()
            };
            if about
                && frame.kind != EncounterKind::Visit
                && slots.left.is_empty()
                && slots.right.is_empty()
                && slots.joint.is_empty()
            {
                for &o in &agents {
                    if self.who(o).len() > 1 {
                        self.put(&mut slots, "by", subject_role, o);
                    }
                }
            }
            // "the latest on the talks" hangs on a noun, "were at the summit" says who was there.
            let theirs = t.head(whole).and_then(|p| t.head(p)) == Some(v)
                || matches!(prep, "in" | "during" | "at" | "after" | "following");
            // "were among some 500 people at the state dinner": not with each other.
            let guests = t
                .ancestors(whole)
                .take_while(|&x| x != v)
                .any(|x| t.node(x).word == "among");
            let together = about
                && theirs
                && !guests
                && t.node(n).lemma != "summit"
                && !passive
                && frame.kind != EncounterKind::Visit
                && slots.right.is_empty()
                && slots.left.is_empty()
                && subject.is_some_and(|s| {
                    // Two of one country travel together.
                    let countries: Vec<_> = self.who(s).iter().map(|w| self.country(w)).collect();
                    countries.len() > 1
                        && (countries.contains(&None) || countries.windows(2).any(|w| w[0] != w[1]))
                });
            let visit = frame.kind == EncounterKind::Visit;
            // "accompanied Y to the palace for a courtesy call on X": Y's.
            let led = !visit
                && !passive
                && matches!(prep, "for" | "to")
                && slots.left.is_empty()
                && !slots.right.is_empty()
                && LEADING.contains(&t.node(v).lemma.as_str());
            if led && let Some(guest) = t.object(v) {
                self.put(&mut slots, "subject", subject_role, guest);
            }
            // "X joined Y for a meeting with Z": Y is there as well.
            if !visit
                && !slots.right.is_empty()
                && prep == "for"
                && t.node(v).lemma == "join"
                && !passive
                && let Some(other) = t.object(v)
            {
                self.put(&mut slots, "subject", Role::Party, other);
            }
            // "joined X for lunch", "met X over dinner": X is the other party.
            if !visit
                && slots.right.is_empty()
                && slots.joint.is_empty()
                && matches!(prep, "for" | "over" | "at")
                && t.node(v).lemma == "join"
                && let Some(other) = t.object(v)
            {
                self.put(&mut slots, "object", Role::Party, other);
            }
            // "In a call, X explained it to Y", "at the meeting X told Y": whom he speaks to is the other party.
            if about
                && !visit
                && !passive
                && slots.left.is_empty()
                && slots.right.is_empty()
                && slots.joint.is_empty()
                && COMMUNICATE.contains(&t.node(v).lemma.as_str())
                && subject.is_some_and(|s| self.who(s).len() == 1)
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
                            self.s().mention(o).map(|m| &m.what),
                            Some(What::Person(_) | What::Role(_))
                        )
                    })
                    .collect();
                for o in addressed {
                    self.put(&mut slots, "object", Role::Party, o);
                }
            }
            // "In another call on the same day he exchanged greetings with X"
            if about
                && !visit
                && !passive
                && t.has_child_word(n, &["a", "an", "another", "separate"])
                && slots.left.is_empty()
                && slots.right.is_empty()
                && slots.joint.is_empty()
                && matches!(prep, "in" | "during" | "at" | "by")
            {
                let mut with = t.prep_objects(v, "with");
                if with.is_empty() {
                    with = self.hung_low(v, "with");
                }
                for o in with {
                    self.put(&mut slots, "with", Role::Party, o);
                }
            }
            let behind_prep = t.node(whole).dep == "pobj" && !visit && !slots.right.is_empty();
            let carried = direct && light && (!visit || slots.left.is_empty());
            let on_trip = on_trip && !invited;
            // "They were then joined for dinner by A and B": the dinner is theirs.
            if !visit && passive && prep == "for" && t.node(v).lemma == "join" {
                let pair = t.subject(v).map(|s| self.who(s)).unwrap_or_default();
                if pair.len() == 2 {
                    slots.left = pair.into_iter().map(|w| (w, None)).collect();
                    slots.right.clear();
                }
            }
            let carries = carried || on_trip || behind_prep || together;
            if carries
                && !passive
                && slots.joint.len() < 2
                && let Some(s) = subject
            {
                // "received a call from X": whoever calls is named already, the subject is called.
                if slots.left.is_empty() || t.node(v).lemma == "join" && prep == "for" {
                    self.put(&mut slots, "subject", subject_role, s);
                } else if slots.right.is_empty() && frame.kind != EncounterKind::Visit && direct {
                    self.put(&mut slots, "object", Role::Party, s);
                }
            }
            if direct && light || happens {
                for (part, &role) in &frame.roles {
                    if matches!(
                        part.as_str(),
                        "with" | "between" | "to" | "from" | "on" | "in"
                    ) && !(part == "in" && frame.kind != EncounterKind::Visit)
                        && (!happens
                            || matches!(part.as_str(), "with" | "between")
                            || frame.kind == EncounterKind::Call)
                    {
                        // "Between the two came sessions with X and Y": not between those.
                        if happens && part == "between" && !slots.right.is_empty() {
                            continue;
                        }
                        for o in t.prep_objects(v, part) {
                            self.put(&mut slots, part, role, o);
                        }
                    }
                }
                if !visit && slots.right.is_empty() && slots.joint.is_empty() {
                    for part in ["with", "between"] {
                        for o in self.hung_low(v, part) {
                            self.put(&mut slots, part, Role::Party, o);
                        }
                    }
                }
                if passive {
                    for o in t.prep_objects(v, "by") {
                        self.put(&mut slots, "by", subject_role, o);
                    }
                }
            }
            // "hosted a luncheon in honour of X"
            if direct && light && frame.name == "reception" && slots.right.is_empty() {
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
                    self.put(&mut slots, "for", Role::Visitor, o);
                }
            }
            // "hosted a reception on March 14 for X"
            if direct && light && slots.right.is_empty() && frame.name == "reception" {
                for o in t.prep_objects(v, "for") {
                    if matches!(
                        self.s().mention(o).map(|m| &m.what),
                        Some(What::Person(_) | What::Role(_))
                    ) {
                        self.put(&mut slots, "for", Role::Visitor, o);
                    }
                }
            }
            // "gave him an audience"
            if direct && light && !visit && slots.right.is_empty() {
                for o in self.given(v) {
                    self.put(&mut slots, "object", Role::Party, o);
                }
            }
            if direct
                && light
                && subject.is_none()
                && slots.left.is_empty()
                && self.s().quoted.is_some()
                && let Some(speaker) = self.speaker
            {
                slots
                    .left
                    .push((Who::Person(speaker), subject_role.party().flatten()));
            }
        } else if self.s().quoted.is_some()
            && slots.left.is_empty()
            && let Some(speaker) = self.speaker
        {
            slots.left.push((Who::Person(speaker), None));
        }
        if frame.kind == EncounterKind::Meeting {
            self.asked(n, governor, &mut slots);
            if let Some(v) = governor.filter(|_| direct && light) {
                self.add_besides(v, &mut slots);
            }
        }
        // "A meeting with X is planned as well": the other one goes without saying.
        if slots.left.is_empty()
            && slots.joint.is_empty()
            && !slots.right.is_empty()
            && !frame.goes_on
            && matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call)
        {
            let other = self.unsaid(n, governor, &slots);
            if let Some(p) =
                other.filter(|&p| !slots.right.iter().any(|(w, _)| *w == Who::Person(p)))
            {
                slots.left.push((Who::Person(p), None));
            }
        }
        let definite = t.has_child_word(
            n,
            &[
                "the", "this", "that", "these", "those", "their", "his", "her", "its", "both",
                "our",
            ],
        );
        let total = slots.left.len() + slots.right.len() + slots.joint.len();
        if frame.kind == EncounterKind::Visit && slots.place.is_empty() {
            // "on a visit here"
            slots.place.extend(
                t.children(n)
                    .chain(governor.into_iter().flat_map(|g| t.children(g)))
                    .filter(|&c| t.node(c).word == "here"),
            );
        }
        // "travels to Moscow for a three-day visit": there, as the verb tells.
        let bound = frame.kind == EncounterKind::Visit
            && slots.place.is_empty()
            && slots.at.is_empty()
            && governor.is_some_and(|v| {
                // "is to arrive in Jakarta for a visit"
                let arrives = matches!(t.node(v).lemma.as_str(), "arrive" | "land");
                ["to", "for", "into", "in"]
                    .iter()
                    .filter(|&&p| p != "in" || arrives)
                    .flat_map(|p| t.prep_objects(v, p))
                    .any(|o| {
                        matches!(
                            self.s().mention(o).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        )
                    })
            });
        // "is back from a state visit": from wherever it was.
        let back = t.node(n).dep == "pobj" && t.head(n).is_some_and(|p| t.node(p).word == "from");
        // "left Ankara after a one-day visit": there.
        if frame.kind == EncounterKind::Visit
            && slots.place.is_empty()
            && slots.at.is_empty()
            && t.node(whole).dep == "pobj"
            && t.head(whole)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following"))
            && let Some(v) =
                governor.filter(|&v| matches!(t.node(v).lemma.as_str(), "leave" | "depart"))
        {
            let left = t.object(v).into_iter().chain(t.prep_objects(v, "from"));
            slots.place.extend(left.filter(|&o| {
                matches!(
                    self.s().mention(o).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
            }));
        }
        // "arrived on an official visit": where the report is from, but not of "a delegation that arrived in Berlin".
        let arrives = t.child(n, &["relcl"]).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "arrive" | "land" | "fly" | "travel" | "come"
            ) && t
                .child(v, &["nsubj"])
                .is_some_and(|w| t.node(w).tag == "WDT")
        });
        if frame.kind == EncounterKind::Visit
            && !arrives
            && t.has_child_word(n, &["a", "an"])
            && slots.place.is_empty()
            && slots.at.is_empty()
            && !bound
            && !back
        {
            // "is in Nairobi for a visit": there, wherever the report is from.
            let there = governor
                .filter(|&v| t.node(v).lemma == "be")
                .and_then(|v| self.places(&t.prep_objects(v, "in")).into_iter().next());
            let here = self.reported_from(&slots, true);
            slots
                .at
                .extend(here.filter(|h| there.as_ref().is_none_or(|w| w.country() == h.country())));
        }
        // "their 33rd session", "their previous meeting": not the one told of.
        let another = t.children(n).any(|c| {
            let word = t.node(c).word.as_str();
            ANOTHER.contains(&word)
                || sidelines_time::ordinal(word).is_some()
                || word.starts_with(|x: char| x.is_ascii_digit())
        });
        // "during his stay in Russia" tells of what he does there; an ambassador's stay is his posting.
        if t.node(n).lemma == "stay"
            && (!(direct && light || happens) || slots.left.iter().any(|(w, _)| self.is_envoy(w)))
        {
            return Vec::new();
        }
        if frame.kind == EncounterKind::Visit {
            anaphoric =
                (definite || bound || back) && slots.place.is_empty() && slots.at.is_empty();
        } else if definite
            && slots.right.is_empty()
            && slots.joint.len() < 2
            && (total < 2 || t.has_child_word(n, &["their"]))
            && !another
        {
            anaphoric = true;
        }
        anaphoric &= !frame.goes_on;
        // "attended the meeting", "the meeting was attended by": who was there, not who met.
        if governor.is_some_and(|v| matches!(t.node(v).lemma.as_str(), "attend" | "join"))
            && frame.kind != EncounterKind::Signing
            && slots.right.is_empty()
            && slots.joint.len() < 2
            && direct
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
        if anaphoric && t.node(n).lemma == "summit" && self.discourse.last_gathering.is_some() {
            return Vec::new();
        }
        let told = self.there_are(governor, status::told(t, governor, Some(whole), frame.kind));
        // "agreed to continue consultations" is a resolve, not an appointment.
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
        // "look forward to holding more meetings"
        let more = t.node(n).tag == "NNS" && t.has_child_word(n, &["more"]);
        let keeps_on = governor.is_some_and(|v| KEEP_ON.contains(&t.node(v).lemma.as_str()));
        if told.status == Status::Planned && (keeps_on || more) {
            return Vec::new();
        }
        if noun == "call" && !light && slots.right.is_empty() {
            return Vec::new();
        }
        // "her call on the minister" is no telephone call.
        let paid = t.prep_objects(n, "on").into_iter().any(|o| {
            matches!(
                self.s().mention(o).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
        });
        if noun == "call" && frame.kind == EncounterKind::Call && paid {
            return Vec::new();
        }
        self.candidates(frame, n, governor, told, slots, anaphoric)
    }
}
