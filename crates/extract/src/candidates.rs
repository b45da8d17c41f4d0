//! Frames laid over trees: each place where words tell of an encounter gives a candidate.

use crate::analysis::{Analysis, Sentence};
use crate::frames::{Frame, Frames, Role, VerbEntry};
use crate::mentions::What;
use crate::refs::{Discourse, Who};
use crate::status::{self, Told};
use crate::units::{GatheringSem, PlaceSem};
use sidelines_facts::{CountryCode, EncounterKind, Mode, PartyRole, Status};
use std::ops::Range;

/// One telling of one encounter.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) frame: String,
    pub(crate) kind: EncounterKind,
    pub(crate) mode: Option<Mode>,
    pub(crate) told: Told,
    pub(crate) parties: Vec<(Who, Option<PartyRole>)>,
    /// Index of the sentence.
    pub(crate) sentence: usize,
    /// Node of the word that fired.
    pub(crate) trigger: usize,
    /// Node of the verb whose clause tells it.
    pub(crate) carrier: Option<usize>,
    /// Where a frame's own part says where.
    pub(crate) place: Option<Where>,
    /// Of a gathering.
    pub(crate) gathering: Option<GatheringSem>,
    /// Bytes that fired.
    pub(crate) words: Range<usize>,
    /// "the meeting", "their talks": an encounter told before, not a new one.
    pub(crate) anaphoric: bool,
}

/// A place as a frame names it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Where {
    Place(PlaceSem),
    Country(CountryCode),
}

impl Where {
    pub(crate) fn country(&self) -> Option<CountryCode> {
        match self {
            Self::Place(p) => p.country,
            Self::Country(c) => Some(*c),
        }
    }
}

pub(crate) const GATHERING_NOUNS: &[&str] = &[
    "summit",
    "conference",
    "conclave",
    "ministerial",
    "forum",
    "assembly",
    "symposium",
    "congress",
    "plenary",
    "meet",
];
const JOINT: &[&str] = &[
    "trilateral",
    "tripartite",
    "quadrilateral",
    "quadripartite",
    "three-way",
    "four-way",
    "jointly",
    "together",
    "joint",
];

pub(crate) struct Reader<'a> {
    pub(crate) frames: &'a Frames,
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) discourse: &'a Discourse,
    pub(crate) sentence: usize,
    /// Who speaks, in the sentences of a quotation.
    pub(crate) speaker: Option<usize>,
}

/// What a frame's roles have gathered.
#[derive(Default)]
struct Slots {
    /// Subject-like parts.
    left: Vec<(Who, Option<PartyRole>)>,
    /// Object-like parts.
    right: Vec<(Who, Option<PartyRole>)>,
    /// "between A and B".
    joint: Vec<(Who, Option<PartyRole>)>,
    place: Vec<usize>,
    gathering: Vec<usize>,
    document: Vec<usize>,
}

impl Reader<'_> {
    fn s(&self) -> &Sentence {
        &self.analysis.sentences[self.sentence]
    }

    /// All candidates of the sentence, in the order of its words.
    pub(crate) fn read(&self) -> Vec<Candidate> {
        let mut out = Vec::new();
        let t = &self.s().tree;
        for i in 0..t.nodes.len() {
            let node = t.node(i);
            if node.mention.is_some()
                && !matches!(
                    self.s().mention(i).map(|m| &m.what),
                    Some(What::Gathering(_) | What::Other)
                )
            {
                continue;
            }
            // "the signing of", tagged as a participle, is a noun all the same.
            let gerund = t.is_verb(i) && t.child(i, &["det"]).is_some();
            if t.is_verb(i) && !gerund {
                // The most telling entry that finds what it needs.
                for entry in self.frames.verbs(&node.lemma) {
                    let found = self.verb(i, entry);
                    if !found.is_empty() {
                        let stop = found.iter().any(|c| c.kind != EncounterKind::Visit);
                        out.extend(found);
                        if stop {
                            break;
                        }
                    }
                }
            } else if node.mention.is_none() {
                let word = if gerund { &node.word } else { &node.lemma };
                for (frame, noun) in self.frames.nouns(word) {
                    if self.spells(i, noun)
                        && let Some(frame) = self.frames.frame(*frame)
                    {
                        let found = self.noun(i, frame, noun);
                        let fired = !found.is_empty();
                        out.extend(found);
                        if fired {
                            break;
                        }
                    }
                }
            }
        }
        out.extend(self.visiting());
        out.extend(self.attendance());
        out.extend(self.margins());
        out
    }

    /// Whether the noun of several words ends at node `i`.
    fn spells(&self, i: usize, noun: &str) -> bool {
        let t = &self.s().tree;
        let mut at = i;
        for (k, word) in noun.rsplit(' ').enumerate() {
            if k > 0 {
                let Some(before) = at.checked_sub(1) else {
                    return false;
                };
                at = before;
                let n = t.node(at);
                if n.lemma != word && n.word != word {
                    return false;
                }
            }
        }
        true
    }

    fn words_fit(&self, i: usize, frame: &Frame) -> bool {
        if frame.unless.is_empty() && frame.requires.is_empty() {
            return true;
        }
        let t = &self.s().tree;
        let clause = t.ancestors(i).find(|&a| t.is_verb(a)).unwrap_or(i);
        // Words of other clauses within it ("…, Agerpres reports") do not count.
        let words: Vec<usize> = t
            .subtree(clause)
            .into_iter()
            .filter(|&w| {
                w == clause
                    || w == i
                    || t.governor(w) == Some(clause)
                        && !(t.is_verb(w) && t.child(w, &["nsubj"]).is_some())
            })
            .collect();
        let has = |word: &String| {
            if word.contains(' ') {
                let mut nodes = words.clone();
                nodes.sort_unstable();
                let joined = nodes
                    .iter()
                    .map(|&w| t.node(w).word.as_str())
                    .collect::<Vec<_>>()
                    .join(" ");
                return format!(" {joined} ").contains(&format!(" {word} "));
            }
            words
                .iter()
                .any(|&w| t.node(w).lemma == *word || t.node(w).word == *word)
        };
        // "to", "for", "on" as vetoes mean the word right behind the trigger's object.
        let veto = |word: &String| {
            if matches!(word.as_str(), "to" | "for" | "on") {
                // "on Sunday" is no "call on".
                let dated = |c: usize| {
                    t.children(c).any(|o| {
                        self.s()
                            .mention(o)
                            .is_some_and(|m| matches!(m.what, What::Date(_)))
                    })
                };
                t.children(i).any(|c| {
                    t.node(c).word == *word && matches!(t.node(c).dep, "prep" | "prt") && !dated(c)
                }) || t
                    .child(i, &["xcomp", "advcl"])
                    .is_some_and(|x| word == "to" && t.has_child_word(x, &["to"]))
            } else {
                has(word)
            }
        };
        !frame.unless.iter().any(veto)
            && (frame.requires.is_empty() || frame.requires.iter().any(has))
    }

    fn who(&self, node: usize) -> Vec<Who> {
        self.discourse.parties(self.analysis, self.s(), node)
    }

    fn put(&self, slots: &mut Slots, part: &str, role: Role, node: usize) {
        match role {
            Role::Place => slots.place.push(node),
            Role::Gathering => slots.gathering.push(node),
            Role::Document => slots.document.push(node),
            _ => {
                let role = role.party().flatten();
                let list = match part {
                    "subject" | "poss" | "by" | "from" => &mut slots.left,
                    "between" | "among" | "of" => &mut slots.joint,
                    _ => &mut slots.right,
                };
                for who in self.who(node) {
                    if !list.iter().any(|(w, _)| *w == who) {
                        list.push((who, role));
                    }
                }
            }
        }
    }

    fn verb(&self, v: usize, entry: &VerbEntry) -> Vec<Candidate> {
        let Some(frame) = self.frames.frame(entry.frame) else {
            return Vec::new();
        };
        let t = &self.s().tree;
        let near = |word: &str| {
            t.children(v).any(|c| {
                t.node(c).word == word
                    || t.children(c).any(|g| {
                        t.node(g).word == word && matches!(t.node(g).dep, "prep" | "advmod" | "prt")
                    })
            })
        };
        if !entry.particles.iter().all(|p| near(p)) || !self.words_fit(v, frame) {
            return Vec::new();
        }
        let passive = t.passive(v);
        let mut slots = Slots::default();
        let objects: Vec<usize> = match &entry.object_prep {
            Some(prep) => {
                let found = t.prep_objects(v, prep);
                if found.is_empty() {
                    return Vec::new();
                }
                found
            }
            None => t.object(v).into_iter().collect(),
        };
        for (part, &role) in &frame.roles {
            match part.as_str() {
                "subject" if passive => {
                    for n in t.prep_objects(v, "by") {
                        self.put(&mut slots, "subject", role, n);
                    }
                }
                "subject" => {
                    if let Some(n) = t.subject(v) {
                        self.put(&mut slots, "subject", role, n);
                    } else if self.s().quoted.is_some()
                        && let Some(speaker) = self.speaker
                    {
                        slots
                            .left
                            .push((Who::Person(speaker), role.party().flatten()));
                    }
                }
                "object" => {
                    let nodes = if passive && entry.object_prep.is_none() {
                        t.subject(v).into_iter().collect()
                    } else {
                        objects.clone()
                    };
                    for n in nodes {
                        self.put(&mut slots, "object", role, n);
                    }
                }
                prep => {
                    if entry.object_prep.as_deref() == Some(prep) {
                        continue;
                    }
                    let mut found = t.prep_objects(v, prep);
                    if found.is_empty() && prep == "with" {
                        // "discussed the situation in Gaza with X": hung too low, as often.
                        found = t
                            .subtree(v)
                            .into_iter()
                            .filter(|&p| t.node(p).word == "with" && t.governor(p) == Some(v))
                            .flat_map(|p| t.children(p).collect::<Vec<_>>())
                            .filter(|&o| {
                                matches!(
                                    self.s().mention(o).map(|m| &m.what),
                                    Some(What::Person(_) | What::Role(_))
                                )
                            })
                            .collect();
                    }
                    for n in found {
                        self.put(&mut slots, prep, role, n);
                    }
                }
            }
        }
        if let Some(need) = &frame.needs
            && t.prep_objects(v, need).is_empty()
        {
            return Vec::new();
        }
        let told = status::told(t, Some(v), None, frame.kind);
        self.candidates(frame, v, Some(v), told, slots, false)
    }

    fn noun(&self, n: usize, frame: &Frame, noun: &str) -> Vec<Candidate> {
        let t = &self.s().tree;
        if !self.words_fit(n, frame) || matches!(t.node(n).dep, "compound" | "nmod") {
            return Vec::new();
        }
        // "India's proposal of a meeting": what hangs on the noun.
        let mut slots = Slots::default();
        for (part, &role) in &frame.roles {
            match part.as_str() {
                "subject" | "object" => {}
                "poss" => {
                    for c in t.children(n).filter(|&c| t.node(c).dep == "poss") {
                        if self
                            .s()
                            .mention(c)
                            .is_some_and(|m| matches!(m.what, What::Date(_)))
                        {
                            continue;
                        }
                        self.put(&mut slots, "poss", role, c);
                    }
                }
                prep => {
                    for o in t.prep_objects(n, prep) {
                        // "a tour of four countries"
                        let lands = frame.kind == EncounterKind::Visit
                            && prep == "of"
                            && (matches!(t.node(o).lemma.as_str(), "country" | "nation" | "state")
                                || matches!(
                                    self.s().mention(o).map(|m| &m.what),
                                    Some(What::Country(_) | What::Place(_))
                                ));
                        self.put(&mut slots, prep, if lands { Role::Place } else { role }, o);
                    }
                }
            }
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
        if named.len() >= 2 && frame.kind != EncounterKind::Visit {
            slots.joint.extend(named.into_iter().map(|w| (w, None)));
        }
        // "talks held by A and B", "the visit that X paid to Y"
        for c in t
            .children(n)
            .filter(|&c| matches!(t.node(c).dep, "acl" | "relcl") && t.is_verb(c))
        {
            let carried = frame
                .light
                .iter()
                .any(|l| l.split(' ').next() == Some(t.node(c).lemma.as_str()));
            if !carried {
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
            if let Some(s) = t.child(c, &["nsubj"])
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
        let governor = t.governor(n);
        let direct = matches!(
            t.node(n).dep,
            "dobj" | "obj" | "nsubjpass" | "attr" | "oprd"
        ) || (t.node(n).dep == "conj"
            && t.head(n)
                .is_some_and(|h| matches!(t.node(h).dep, "dobj" | "nsubjpass" | "attr")));
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
            let subject = t
                .subject(v)
                .filter(|&s| s != n && !t.subtree(s).contains(&n));
            let prep = t
                .head(n)
                .filter(|_| t.node(n).dep == "pobj")
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
            let on_trip = frame.kind == EncounterKind::Visit
                && slots.left.is_empty()
                && slots.joint.is_empty()
                && matches!(prep, "on" | "for" | "during" | "as" | "from" | "of" | "in");
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
            let together = about
                && !passive
                && frame.kind != EncounterKind::Visit
                && slots.right.is_empty()
                && slots.left.is_empty()
                && subject.is_some_and(|s| self.who(s).len() > 1);
            let visit = frame.kind == EncounterKind::Visit;
            let behind_prep = t.node(n).dep == "pobj" && !visit && !slots.right.is_empty();
            let carried = direct && light && (!visit || slots.left.is_empty());
            let carries = carried || on_trip || behind_prep || together;
            if carries
                && !passive
                && slots.joint.len() < 2
                && let Some(s) = subject
            {
                // "received a call from X": whoever calls is named already, the subject is called.
                if slots.left.is_empty() {
                    self.put(&mut slots, "subject", subject_role, s);
                } else if slots.right.is_empty() && frame.kind != EncounterKind::Visit && direct {
                    self.put(&mut slots, "object", Role::Party, s);
                }
            }
            if direct && light {
                for (part, &role) in &frame.roles {
                    if matches!(
                        part.as_str(),
                        "with" | "between" | "to" | "from" | "on" | "in"
                    ) && !(part == "in" && frame.kind != EncounterKind::Visit)
                    {
                        for o in t.prep_objects(v, part) {
                            self.put(&mut slots, part, role, o);
                        }
                    }
                }
                if passive {
                    for o in t.prep_objects(v, "by") {
                        self.put(&mut slots, "by", subject_role, o);
                    }
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
        // "A meeting with X is planned as well": the other one goes without saying.
        if slots.left.is_empty()
            && slots.joint.is_empty()
            && !slots.right.is_empty()
            && matches!(frame.kind, EncounterKind::Meeting | EncounterKind::Call)
        {
            let other = self
                .speaker
                .filter(|_| self.s().quoted.is_some())
                .or_else(|| self.discourse.last_subject());
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
        if frame.kind == EncounterKind::Visit {
            anaphoric = definite && slots.place.is_empty();
        } else if definite && slots.right.is_empty() && slots.joint.len() < 2 && total < 2 {
            anaphoric = true;
        }
        // "attended the meeting", "the meeting was attended by": who was there, not who met.
        if governor.is_some_and(|v| matches!(t.node(v).lemma.as_str(), "attend" | "join"))
            && slots.right.is_empty()
            && slots.joint.len() < 2
            && direct
        {
            return Vec::new();
        }
        let told = status::told(t, governor, Some(n), frame.kind);
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
        if told.status == Status::Planned
            && governor.is_some_and(|v| KEEP_ON.contains(&t.node(v).lemma.as_str()))
        {
            return Vec::new();
        }
        if noun == "call" && !light && slots.right.is_empty() {
            return Vec::new();
        }
        self.candidates(frame, n, governor, told, slots, anaphoric)
    }

    fn candidates(
        &self,
        frame: &Frame,
        trigger: usize,
        carrier: Option<usize>,
        told: Told,
        slots: Slots,
        anaphoric: bool,
    ) -> Vec<Candidate> {
        let t = &self.s().tree;
        let base = Candidate {
            frame: frame.name.clone(),
            kind: frame.kind,
            mode: frame.mode,
            told,
            parties: Vec::new(),
            sentence: self.sentence,
            trigger,
            carrier,
            place: None,
            gathering: None,
            words: t.node(trigger).span.clone(),
            anaphoric,
        };
        match frame.kind {
            EncounterKind::Meeting | EncounterKind::Call => self.contacts(base, slots),
            EncounterKind::Visit => self.visits(base, slots),
            EncounterKind::Gathering => self.gatherings(base, &slots),
            EncounterKind::Signing => self.signings(base, slots, frame),
        }
    }

    /// Meetings and calls: one for all, or one with each.
    fn contacts(&self, mut base: Candidate, slots: Slots) -> Vec<Candidate> {
        let t = &self.s().tree;
        if base.kind == EncounterKind::Meeting {
            let clause: Vec<usize> = t.subtree(base.trigger);
            let sentence: String = t
                .nodes
                .iter()
                .map(|n| n.word.as_str())
                .collect::<Vec<_>>()
                .join(" ");
            let by = |phrases: &[&str]| phrases.iter().any(|p| sentence.contains(p));
            let virtual_word = |words: &[&str]| {
                clause
                    .iter()
                    .any(|&c| words.contains(&t.node(c).word.as_str()))
                    || base.carrier.is_some_and(|v| {
                        t.children(v).any(|c| {
                            words.contains(&t.node(c).word.as_str())
                                || t.children(c)
                                    .any(|g| words.contains(&t.node(g).word.as_str()))
                        })
                    })
            };
            if virtual_word(&["telephone", "telephonic", "phone", "telephonically"])
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
                base.kind = EncounterKind::Call;
                base.mode = Some(Mode::Phone);
            } else if virtual_word(&[
                "virtual",
                "virtually",
                "video",
                "videoconference",
                "video-conference",
                "video-conferencing",
                "videoconferencing",
                "online",
                "teleconference",
            ]) || by(&[
                "via video",
                "by video",
                "through video",
                "via videoconference",
                "by videoconference",
                "video link",
                "video conference",
            ]) {
                base.kind = EncounterKind::Call;
                base.mode = Some(Mode::Video);
            }
        }
        if base.anaphoric {
            return vec![base];
        }
        let Slots {
            mut left,
            mut right,
            joint,
            ..
        } = slots;
        if joint.len() >= 2 {
            base.parties = joint;
            return self.sane(base).into_iter().collect();
        }
        for x in joint {
            if !left.contains(&x) {
                left.push(x);
            }
        }
        right.retain(|(w, _)| !left.iter().any(|(l, _)| l == w));
        // A state beside its own official says nothing more.
        let state_of = |w: &Who| match w {
            Who::State(c) => Some(*c),
            _ => None,
        };
        if right.len() > 1 {
            let people: Vec<CountryCode> =
                right.iter().filter_map(|(w, _)| self.country(w)).collect();
            right.retain(|(w, _)| {
                state_of(w).is_none_or(|c| people.iter().filter(|&&x| x == c).count() < 2)
            });
        }
        let clause = t.subtree(base.carrier.unwrap_or(base.trigger));
        let said_joint = clause
            .iter()
            .any(|&c| JOINT.contains(&t.node(c).word.as_str()));
        let pair_words = clause.iter().any(|&c| {
            matches!(
                t.node(c).word.as_str(),
                "counterparts" | "separately" | "separate" | "bilateral" | "respectively" | "each"
            )
        });
        let all_people = right
            .iter()
            .all(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }));
        let split = right.len() > 1 && left.len() == 1 && !said_joint && (all_people || pair_words);
        if split {
            return right
                .into_iter()
                .filter_map(|r| {
                    let mut one = base.clone();
                    one.parties = left.iter().cloned().chain([r]).collect();
                    self.sane(one)
                })
                .collect();
        }
        // "A, B and C are to meet him": each of one government meets the guest.
        let home: Vec<Option<CountryCode>> = left.iter().map(|(w, _)| self.country(w)).collect();
        let guest = right.first().and_then(|(w, _)| self.country(w));
        if left.len() > 1
            && right.len() == 1
            && !said_joint
            && home.windows(2).all(|w| w[0] == w[1])
            && home.first() != Some(&guest)
        {
            return left
                .into_iter()
                .filter_map(|l| {
                    let mut one = base.clone();
                    one.parties = vec![l, right[0].clone()];
                    self.sane(one)
                })
                .collect();
        }
        base.parties = left.into_iter().chain(right).collect();
        self.sane(base).into_iter().collect()
    }

    fn country(&self, w: &Who) -> Option<CountryCode> {
        match w {
            Who::Person(p) => self.analysis.people.all.get(*p).and_then(|p| p.country),
            Who::Post { country, .. } | Who::Org { country, .. } => *country,
            Who::State(c) => Some(*c),
        }
    }

    /// Two different parties at least.
    fn sane(&self, c: Candidate) -> Option<Candidate> {
        let mut c = c;
        // A person and the bare state of the same person are one party.
        let people: Vec<CountryCode> = c
            .parties
            .iter()
            .filter(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }))
            .filter_map(|(w, _)| self.country(w))
            .collect();
        c.parties
            .retain(|(w, _)| !matches!(w, Who::State(s) if people.contains(s)));
        (c.parties.len() >= 2).then_some(c)
    }

    fn visits(&self, base: Candidate, slots: Slots) -> Vec<Candidate> {
        let mut visitors: Vec<(Who, Option<PartyRole>)> = slots
            .left
            .iter()
            .chain(&slots.joint)
            .chain(&slots.right)
            .cloned()
            .collect();
        visitors.retain(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }));
        visitors.truncate(4);
        // Ministers of two countries make two trips.
        let mut countries: Vec<Option<CountryCode>> = Vec::new();
        for (w, _) in &visitors {
            let c = self.country(w);
            if !countries.contains(&c) {
                countries.push(c);
            }
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
                            ..Slots::default()
                        },
                    )
                })
                .collect();
        }
        let places = self.places(&slots.place);
        if visitors.is_empty() {
            return Vec::new();
        }
        let home = visitors.iter().find_map(|(w, _)| self.country(w));
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
        if out.is_empty() && base.anaphoric && base.frame == "visit-noun" {
            let mut one = base;
            one.parties = visitors;
            out.push(one);
        }
        out
    }

    /// The places that nodes name, "Tajikistan's capital Dushanbe" and lists included.
    fn places(&self, nodes: &[usize]) -> Vec<Where> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for &n in nodes {
            for c in t.conjuncts(n) {
                let here = |i: usize| match self.s().mention(i).map(|m| &m.what) {
                    Some(What::Place(p)) => Some(Where::Place(p.clone())),
                    Some(What::Country(c)) => Some(Where::Country(*c)),
                    // "to the White House": the seat stands in its country.
                    Some(What::Org(o)) if o.body => o.country.map(Where::Country),
                    None if t.node(i).word == "here" => self
                        .analysis
                        .dateline_place
                        .clone()
                        .map(Where::Place)
                        .or(self.analysis.home.map(Where::Country)),
                    _ => None,
                };
                let found = here(c).or_else(|| {
                    let word = &t.node(c).lemma;
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
                                Some(Where::Country(of))
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
                        out.extend(self.listed(c));
                    }
                    None => {}
                }
            }
        }
        out
    }

    /// "five African countries, namely Egypt, Djibouti and Eritrea": the list behind a plural.
    fn listed(&self, n: usize) -> Vec<Where> {
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
                    let links = matches!(
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

    fn gathering_at(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        match self.s().mention(n).map(|m| &m.what) {
            Some(What::Gathering(g)) => return Some(g.clone()),
            Some(What::Org(_)) | Some(What::Person(_)) | Some(What::Country(_)) => return None,
            _ => {}
        }
        let node = t.node(n);
        let apposed = t
            .children(n)
            .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                Some(What::Gathering(g)) => Some(g.clone()),
                _ => None,
            });
        if apposed.is_some() {
            return apposed;
        }
        let org =
            t.subtree(n)
                .into_iter()
                .find_map(|c| match self.s().mention(c).map(|m| &m.what) {
                    Some(What::Org(o)) if !o.body => Some(o.name.clone()),
                    Some(What::Gathering(g)) => g.org.clone(),
                    _ => None,
                });
        let printed = self.analysis.text.get(node.span.clone()).unwrap_or("");
        let attended = matches!(
            node.lemma.as_str(),
            "meeting" | "session" | "dialogue" | "talk"
        ) && t.prep_objects(n, "with").is_empty()
            && t.head(n).is_some_and(|h| {
                matches!(
                    t.node(h).lemma.as_str(),
                    "attend" | "address" | "chair" | "co-chair" | "in" | "at"
                )
            })
            && (printed.starts_with(char::is_uppercase) || !t.prep_objects(n, "of").is_empty());
        let ministerial = node.lemma == "meeting" && org.is_some() || attended;
        if !(GATHERING_NOUNS.contains(&node.lemma.as_str()) || ministerial) {
            return None;
        }
        let words = t.subtree(n);
        let ministers = words.iter().any(|&w| t.node(w).word == "ministers");
        let name = match &org {
            Some(o) if ministers => format!("{o} ministerial meeting"),
            Some(o) => format!("{o} {}", node.lemma),
            None => {
                // What the words themselves call it, without determiner and clauses.
                let mut parts: Vec<usize> = t
                    .children(n)
                    .filter(|&c| matches!(t.node(c).dep, "amod" | "compound" | "nmod") && c < n)
                    .collect();
                parts.push(n);
                parts.sort_unstable();
                let start = parts
                    .first()
                    .map_or(node.span.start, |&p| t.node(p).span.start);
                let of = t
                    .prep_objects(n, "of")
                    .first()
                    .map(|&o| t.node(o).span.end)
                    .filter(|&e| e < node.span.end + 90);
                self.analysis
                    .text
                    .get(start..of.unwrap_or(node.span.end))
                    .unwrap_or("")
                    .to_owned()
            }
        };
        Some(GatheringSem { name, org })
    }

    fn gatherings(&self, base: Candidate, slots: &Slots) -> Vec<Candidate> {
        let mut out = Vec::new();
        for &n in &slots.gathering {
            for c in self.s().tree.conjuncts(n) {
                let Some(g) = self.gathering_at(c) else {
                    continue;
                };
                let mut one = base.clone();
                one.parties = slots
                    .left
                    .iter()
                    .filter(|(w, _)| !matches!(w, Who::Org { .. }))
                    .cloned()
                    .collect();
                // "a summit of the leaders of Turkey, Russia and Iran"
                for prep in ["of", "between", "among"] {
                    for o in self.s().tree.prep_objects(c, prep) {
                        for w in self.who(o) {
                            if !matches!(w, Who::Org { .. })
                                && !one.parties.iter().any(|(v, _)| *v == w)
                            {
                                one.parties.push((w, Some(PartyRole::Participant)));
                            }
                        }
                    }
                }
                if base.frame != "margin" && one.parties.is_empty() && g.org.is_none() {
                    continue;
                }
                one.gathering = Some(g);
                out.push(one);
            }
        }
        out
    }

    fn signings(&self, mut base: Candidate, slots: Slots, frame: &Frame) -> Vec<Candidate> {
        let t = &self.s().tree;
        let document = slots.document.iter().any(|&d| {
            t.conjuncts(d).into_iter().any(|c| {
                let n = t.node(c);
                frame
                    .documents
                    .iter()
                    .any(|w| *w == n.lemma || *w == n.word)
                    || (frame.documents.is_empty())
            })
        });
        if !document {
            return Vec::new();
        }
        let mut parties = slots.left;
        for d in &slots.document {
            for prep in ["between", "with"] {
                for o in t.prep_objects(*d, prep) {
                    parties.extend(
                        self.who(o)
                            .into_iter()
                            .map(|w| (w, Some(PartyRole::Signatory))),
                    );
                }
            }
        }
        for x in slots.right.into_iter().chain(slots.joint) {
            parties.push(x);
        }
        let mut unique: Vec<(Who, Option<PartyRole>)> = Vec::new();
        for p in parties {
            if !unique.iter().any(|(w, _)| *w == p.0) {
                unique.push(p);
            }
        }
        // "The agreement was signed in Addis Ababa": by those last told of.
        let finite = t.child(base.trigger, &["nsubjpass"]).is_some();
        if unique.is_empty() && finite {
            unique.extend(
                self.discourse
                    .pair(self.analysis)
                    .into_iter()
                    .map(|w| (w, Some(PartyRole::Signatory))),
            );
        }
        base.parties = unique;
        base.anaphoric = false;
        self.sane(base).into_iter().collect()
    }

    /// "his visiting Saudi counterpart": a trip to the country of the others.
    fn visiting(&self) -> Vec<Candidate> {
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
                frame: "visiting".to_owned(),
                kind: EncounterKind::Visit,
                mode: None,
                told: Told {
                    status: Status::Ongoing,
                    present: true,
                    open: Some(true),
                },
                parties: vec![(visitor, Some(PartyRole::Visitor))],
                sentence: self.sentence,
                trigger: i,
                carrier: None,
                place: Some(Where::Country(host)),
                gathering: None,
                words: t.node(i).span.clone(),
                anaphoric: false,
            });
        }
        out
    }

    /// "speaking at the SCO summit", "is to pitch for … at the conclave": the subject takes part.
    fn attendance(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            if t.node(i).dep != "pobj" {
                continue;
            }
            let Some(prep) = t.head(i).filter(|&p| {
                matches!(
                    t.node(p).word.as_str(),
                    "at" | "during" | "to" | "for" | "in"
                )
            }) else {
                continue;
            };
            let g = match self.s().mention(i).map(|m| &m.what) {
                Some(What::Gathering(g)) => g.clone(),
                // "spoke at the SCO", whose meeting was told of.
                Some(What::Org(o)) if !o.body && t.node(prep).word == "at" => {
                    match &self.discourse.last_gathering {
                        Some(g) if g.org.as_ref() == Some(&o.name) => g.clone(),
                        _ => continue,
                    }
                }
                _ => continue,
            };
            let Some(v) = t.governor(prep) else { continue };
            let Some(subject) = t.subject(v) else {
                continue;
            };
            let parties: Vec<(Who, Option<PartyRole>)> = self
                .who(subject)
                .into_iter()
                .filter(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
                .map(|w| (w, Some(PartyRole::Participant)))
                .collect();
            if parties.is_empty() || parties.len() > 3 {
                continue;
            }
            out.push(Candidate {
                frame: "at-gathering".to_owned(),
                kind: EncounterKind::Gathering,
                mode: None,
                told: status::told(t, Some(v), None, EncounterKind::Gathering),
                parties,
                sentence: self.sentence,
                trigger: i,
                carrier: Some(v),
                place: None,
                gathering: Some(g),
                words: t.node(i).span.clone(),
                anaphoric: false,
            });
        }
        out
    }

    /// "on the sidelines of X": X was held.
    fn margins(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            if !matches!(
                t.node(i).lemma.as_str(),
                "sideline" | "sidelines" | "margin" | "fringe" | "margins"
            ) {
                continue;
            }
            for o in t.prep_objects(i, "of") {
                if let Some(g) = self.gathering_at(o).filter(|g| g.org.is_some()) {
                    let carrier = t.governor(i);
                    out.push(Candidate {
                        frame: "margin".to_owned(),
                        kind: EncounterKind::Gathering,
                        mode: None,
                        told: status::told(t, carrier, None, EncounterKind::Gathering),
                        parties: Vec::new(),
                        sentence: self.sentence,
                        trigger: o,
                        carrier,
                        place: None,
                        gathering: Some(g),
                        words: t.node(i).span.clone(),
                        anaphoric: false,
                    });
                }
            }
        }
        for c in &mut out {
            // A meeting that did not take place says nothing of the gathering.
            if !matches!(
                c.told.status,
                Status::Occurred | Status::Planned | Status::Ongoing
            ) {
                c.told.status = Status::Planned;
            }
        }
        out
    }
}
