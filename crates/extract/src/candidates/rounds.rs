//! Rounds of meetings and calls, told one after the other: whose they are is said once ("He began with A. B came
//! next, and in the evening it was the turn of C. So did D").

use super::programme::PROGRAMME;
use super::{Candidate, Reader, Slots};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{CountryCode, EncounterKind, Mode, PartyRole, Status};

/// A round that the report is telling of.
#[derive(Clone, Debug)]
pub(crate) struct Round {
    /// Whose it is: whoever meets all the others.
    pub(crate) whose: Who,
    pub(crate) kind: EncounterKind,
    pub(crate) mode: Option<Mode>,
    /// Of the contact last told, with its parties in the order of telling; empty where one is only announced.
    pub(crate) last: Vec<(Who, Option<PartyRole>)>,
    pub(crate) status: Status,
    /// The sentence that told of it last.
    pub(crate) sentence: usize,
    /// It was announced with a list to follow.
    pub(crate) listed: bool,
}

/// Sentences after which a round is no longer on the reader's mind.
const FADES: usize = 3;

/// What can begin or end with somebody.
const STRETCHES: &[&str] = &[
    "day",
    "morning",
    "afternoon",
    "evening",
    "night",
    "week",
    "round",
    "series",
    "string",
    "programme",
    "program",
    "schedule",
    "diary",
    "marathon",
    "agenda",
    "list",
    "friday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "saturday",
    "sunday",
];

/// The frame of what is talked of with the next one.
const TOPIC: &str = "topic";

/// What a round consists of.
pub(crate) const CONTACTS: &[&str] = &[
    "meeting",
    "talk",
    "call",
    "conversation",
    "contact",
    "encounter",
    "visitor",
    "caller",
    "guest",
    "bilateral",
    "consultation",
    "interview",
    "audience",
    "discussion",
];

/// Verbs whose object is whom somebody meets.
const MEETING: &[&str] = &["meet", "receive", "see", "host", "confer", "talk"];

/// Words that say that a list follows.
const BELOW: &[&str] = &["below", "following", "follows", "listed"];

impl Reader<'_> {
    /// The round on the reader's mind at this sentence.
    pub(super) fn round(&self) -> Option<&Round> {
        self.discourse
            .round
            .as_ref()
            .filter(|r| self.s().quoted.is_none() && self.sentence <= r.sentence + FADES)
    }

    /// Whose meetings or calls are being told of, where he can meet those of `countries`.
    pub(super) fn whose_round(&self, countries: &[Option<CountryCode>]) -> Option<usize> {
        let round = self.round().filter(|_| {
            // It takes two contacts to make a round.
            self.discourse.contacts.iter().any(|(_, n)| *n > 1)
        })?;
        match round.whose {
            Who::Person(p) if !countries.contains(&self.country(&round.whose)) => Some(p),
            _ => None,
        }
    }

    /// Whose "his" at node `poss` is in "his meeting with C" at node `n`, where a round of meetings is told of and no
    /// other man is named before in the sentence.
    pub(super) fn possessor_of_round(&self, n: usize, poss: usize) -> Option<Who> {
        let t = &self.s().tree;
        let named = (0..poss).any(|i| {
            matches!(
                self.s().mention(i).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
        });
        let with: Vec<Option<CountryCode>> = t
            .prep_objects(n, "with")
            .into_iter()
            .flat_map(|o| self.who(o))
            .map(|w| self.country(&w))
            .collect();
        if named || with.is_empty() {
            return None;
        }
        if let Some(who) = self.discourse.whose_meeting(self.analysis, self.s(), poss) {
            return Some(who);
        }
        self.whose_round(&with).map(Who::Person)
    }

    /// Whether calls are being told of, so that who "talked" talked by phone.
    pub(super) fn on_the_phone(&self) -> bool {
        self.round().is_some_and(|r| {
            r.kind == EncounterKind::Call
                && r.mode == Some(Mode::Phone)
                && self.sentence <= r.sentence + 1
        })
    }

    /// Whether `w` can be one of those met in a round of `whose`.
    pub(super) fn joins(&self, whose: &Who, w: &Who) -> bool {
        let abroad = match (self.country(whose), self.country(w)) {
            (Some(x), Some(y)) => x != y,
            (_, None) => matches!(w, Who::Person(p) if self
                .analysis
                .people
                .all
                .get(*p)
                .is_some_and(|p| !p.offices.is_empty())),
            (None, Some(_)) => true,
        };
        w != whose && abroad && matches!(w, Who::Person(_) | Who::Post { .. })
    }

    /// What goes on with a round: who is named is the next, and whose round it is goes without saying.
    pub(super) fn goes_on(&self, base: Candidate, slots: Slots) -> Vec<Candidate> {
        let t = &self.s().tree;
        let v = base.trigger;
        let verb = t.is_verb(v);
        // "followed the talks", "followed up with a letter"
        if verb
            && t.node(v).lemma == "follow"
            && (t.node(v).tag == "VBG"
                || t.object(v).is_some()
                || !t.passive(v) && !t.prep_objects(v, "with").is_empty())
        {
            return Vec::new();
        }
        let Slots {
            left, right, joint, ..
        } = slots;
        let with = t.prep_objects(v, "with");
        let begins = verb && !with.is_empty();
        let named = |&o: &usize| {
            matches!(
                self.s().mention(o).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            )
        };
        if begins && !with.iter().any(named) {
            return Vec::new();
        }
        if begins && left.is_empty() {
            let stretch = t.subject(v).is_some_and(|s| {
                STRETCHES.contains(&t.node(s).lemma.as_str())
                    || matches!(self.s().mention(s).map(|m| &m.what), Some(What::Date(_)))
            });
            // "Trade came up with C"
            let topic = base.frame == TOPIC && t.subject(v).is_some_and(|s| !named(&s));
            if !(stretch || topic) {
                return Vec::new();
            }
        }
        let mut base = base;
        let named: Vec<(Who, Option<PartyRole>)>;
        let whose: Who;
        match (left.as_slice(), right.as_slice()) {
            // "He began with A", "A and B had their turn with him"
            (l, r) if !l.is_empty() && !r.is_empty() => {
                let [(one, _)] = (if begins { l } else { r }) else {
                    return Vec::new();
                };
                whose = one.clone();
                named = if begins { right } else { left };
            }
            _ => {
                let Some(round) = self.round() else {
                    return Vec::new();
                };
                whose = round.whose.clone();
                named = left.into_iter().chain(right).chain(joint).collect();
            }
        }
        if let Some(round) = self.round().filter(|r| r.whose == whose) {
            base.kind = round.kind;
            base.mode = round.mode;
            // "The talks will be held one by one; the one with C comes last"
            let present = t
                .governor(v)
                .is_some_and(|g| matches!(t.node(g).tag, "VBZ" | "VBP"));
            // "and one with D is possible"
            let maybe = t.governor(v).is_some_and(|g| {
                t.node(g).lemma == "be"
                    && t.child(g, &["acomp"])
                        .is_some_and(|a| matches!(t.node(a).word.as_str(), "possible" | "likely"))
            });
            if !verb && maybe {
                base.told.status = Status::Possible;
            } else if !verb && present && round.status == Status::Planned {
                base.told.status = Status::Planned;
            }
        } else if !begins || !self.announced(&whose) {
            return Vec::new();
        }
        named
            .into_iter()
            .filter(|(w, _)| self.joins(&whose, w))
            .filter_map(|(w, _)| {
                let mut one = base.clone();
                one.parties = vec![(whose.clone(), None), (w, None)];
                self.sane(one)
            })
            .collect()
    }

    /// Whether the sentence before told of somebody's contacts, or this one does.
    fn announced(&self, whose: &Who) -> bool {
        let recent = self.sentence.saturating_sub(FADES)..=self.sentence;
        recent.into_iter().any(|i| {
            self.analysis.sentences.get(i).is_some_and(|s| {
                s.quoted.is_none()
                    && s.tree
                        .nodes
                        .iter()
                        .any(|n| n.tag == "NNS" && CONTACTS.contains(&n.lemma.as_str()))
            })
        }) && self.country(whose).is_some()
    }

    /// "So did X", "as did X", "X will, too": what was told of another is so of X.
    pub(super) fn likewise(&self, out: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        if self.s().quoted.is_some() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for v in 0..t.nodes.len() {
            let n = t.node(v);
            if !matches!(n.lemma.as_str(), "do" | "will" | "be" | "have" | "would")
                || n.mention.is_some()
            {
                continue;
            }
            // The helping verb stands for the whole clause: nothing hangs on it but the subject and "so" or "too".
            if matches!(n.dep, "aux" | "auxpass") || t.object(v).is_some() {
                continue;
            }
            let Some(subject) = t.child(v, &["nsubj", "nsubjpass"]) else {
                continue;
            };
            let so = |w: &str| t.has_child_word(v, &[w]);
            let aside = so("as") && subject > v && n.dep == "advcl";
            let after = so("so") && subject > v || (so("too") || so("likewise")) && subject < v;
            let bare = t
                .children(v)
                .all(|c| !matches!(t.node(c).dep, "xcomp" | "ccomp" | "attr" | "acomp" | "dobj"));
            if !(aside || after) || !bare {
                continue;
            }
            let here = out.iter().rev().find(|c| {
                matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call)
                    && c.parties.len() == 2
                    && !c.anaphoric
                    && c.trigger < v
            });
            let (kind, mode, parties, status, frame) = if let Some(c) = here {
                (
                    c.kind,
                    c.mode,
                    c.parties.clone(),
                    c.told.status,
                    c.frame.clone(),
                )
            } else if let Some(r) = self
                .round()
                .filter(|r| after && r.last.len() == 2 && self.sentence <= r.sentence + 1)
            {
                (
                    r.kind,
                    r.mode,
                    r.last.clone(),
                    r.status,
                    "likewise".to_owned(),
                )
            } else {
                continue;
            };
            let status = match n.lemma.as_str() {
                "will" | "would" => Status::Planned,
                _ => status,
            };
            let mut told = status::told(t, Some(v), None, kind);
            told.status = status;
            for who in self.who(subject) {
                let [(first, role), other] = parties.as_slice() else {
                    continue;
                };
                if !matches!(who, Who::Person(_) | Who::Post { .. })
                    || who == *first
                    || who == other.0
                {
                    continue;
                }
                // "Norway's minister called on Momen. Sweden's did, too."
                let kept = if self.country(&who) == self.country(&other.0) {
                    (first.clone(), *role)
                } else {
                    other.clone()
                };
                found.push(Candidate {
                    mode,
                    parties: vec![(who, None), kept],
                    carrier: Some(v),
                    words: n.span.clone(),
                    goes_on: true,
                    ..self.candidate(&frame, kind, told, v)
                });
            }
        }
        found
    }

    /// "held bilateral meetings with the ministers named below. - Hungary: A. …": each paragraph tells of one.
    pub(super) fn entries(&self, out: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let Some(round) = self.discourse.round.as_ref().filter(|r| r.listed) else {
            return Vec::new();
        };
        let contact =
            |c: &Candidate| matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call);
        if self.s().quoted.is_some() || out.iter().any(contact) {
            return Vec::new();
        }
        // Who is named first in a line, behind no more than a bullet, a country, a title.
        let opens = |n: usize| {
            let start = t.node(n).span.start;
            let line = self.analysis.text.get(..start).unwrap_or("");
            let line = line.rsplit('\n').next().unwrap_or("");
            line.split_whitespace().count() <= 4 && !line.contains(". ")
        };
        (0..t.nodes.len())
            .filter(|&n| opens(n))
            .filter_map(|n| match self.s().mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(|p| (n, Who::Person(p))),
                _ => None,
            })
            .filter(|(_, w)| self.joins(&round.whose, w))
            .map(|(n, who)| Candidate {
                mode: round.mode,
                parties: vec![(round.whose.clone(), None), (who, None)],
                carrier: t.governor(n),
                goes_on: true,
                ..self.candidate(
                    "entries",
                    round.kind,
                    status::Told {
                        status: round.status,
                        present: false,
                    },
                    n,
                )
            })
            .collect()
    }

    /// Bears in mind whose contacts the sentence tells of, or announces.
    pub(super) fn keep_round(&mut self, out: &[Candidate]) {
        if self.s().quoted.is_some() {
            return;
        }
        for c in out {
            if !matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call)
                || c.anaphoric
                || c.parties.len() < 2
            {
                continue;
            }
            for (w, _) in &c.parties {
                match self.discourse.contacts.iter_mut().find(|(x, _)| x == w) {
                    Some((_, n)) => *n += 1,
                    None => self.discourse.contacts.push((w.clone(), 1)),
                }
            }
            let count = |w: &Who| {
                self.discourse
                    .contacts
                    .iter()
                    .find(|(x, _)| x == w)
                    .map_or(0, |(_, n)| *n)
            };
            // Of two told of equally often, who acts.
            let actor = c
                .carrier
                .and_then(|v| self.actor(v))
                .map(|n| self.who(n))
                .unwrap_or_default();
            let most = c.parties.iter().map(|(w, _)| count(w)).max().unwrap_or(0);
            let same = self
                .discourse
                .round
                .as_ref()
                .map(|r| r.whose.clone())
                .filter(|w| c.parties.iter().any(|(x, _)| x == w))
                // On a programme each is met by the one whose it is.
                .or_else(|| Some(c.parties.first()?.0.clone()).filter(|_| c.frame == PROGRAMME));
            let Some(whose) = same.or_else(|| {
                let equals = || {
                    c.parties
                        .iter()
                        .map(|(w, _)| w)
                        .filter(|w| count(w) == most)
                };
                equals()
                    .find(|w| actor.contains(w))
                    .or_else(|| equals().next())
                    .cloned()
            }) else {
                continue;
            };
            // "had a call from X, in which the two discussed": on the phone still.
            let call = self.discourse.round.as_ref().filter(|r| {
                r.kind == EncounterKind::Call
                    && r.sentence == self.sentence
                    && c.parties
                        .iter()
                        .all(|(w, _)| r.last.iter().any(|(x, _)| x == w))
            });
            let (kind, mode) = call.map_or((c.kind, c.mode), |r| (r.kind, r.mode));
            self.discourse.round = Some(Round {
                whose,
                kind,
                mode,
                last: c.parties.clone(),
                status: c.told.status,
                sentence: self.sentence,
                listed: self.discourse.round.as_ref().is_some_and(|r| r.listed),
            });
        }
    }

    /// "met several of his counterparts": whom somebody meets, of whom nobody is named yet.
    fn unnamed_several(&self) -> Option<usize> {
        let t = &self.s().tree;
        (0..t.nodes.len())
            .filter(|&v| t.is_verb(v) && MEETING.contains(&t.node(v).lemma.as_str()))
            .flat_map(|v| {
                let with = t.prep_objects(v, "with");
                t.object(v).into_iter().chain(with).collect::<Vec<_>>()
            })
            // "received two patrol boats" is none.
            .find(|&o| self.several(o) && self.who(o).is_empty())
    }

    /// Bears in mind whose contacts the sentence announces, where it tells of none.
    pub(super) fn announce_round(&mut self, out: &[Candidate]) {
        if self.s().quoted.is_some() {
            return;
        }
        if out.iter().any(|c| {
            matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call)
                && !c.anaphoric
                && c.parties.len() > 1
        }) {
            return;
        }
        let t = &self.s().tree;
        let nouns = (0..t.nodes.len()).find(|&i| {
            t.node(i).mention.is_none()
                && t.node(i).tag == "NNS"
                && CONTACTS.contains(&t.node(i).lemma.as_str())
        });
        let Some(noun) = nouns.or_else(|| self.unnamed_several()) else {
            return;
        };
        let subject = std::iter::successors(t.governor(noun), |&v| t.governor(v))
            .find_map(|v| t.subject(v))
            .map(|n| self.who(n));
        let Some([whose @ Who::Person(_)]) = subject.as_deref() else {
            return;
        };
        let text = self.analysis.text.get(self.s().span.clone()).unwrap_or("");
        let by_phone =
            t.node(noun).lemma == "call" && !self.calls_in_person(noun) || text.contains("phone");
        let listed = text.trim_end().ends_with(':')
            || t.nodes.iter().any(|n| BELOW.contains(&n.word.as_str()));
        let governor = t.governor(noun);
        self.discourse.round = Some(Round {
            whose: whose.clone(),
            kind: if by_phone {
                EncounterKind::Call
            } else {
                EncounterKind::Meeting
            },
            mode: by_phone.then_some(Mode::Phone),
            last: Vec::new(),
            status: status::told(t, governor, Some(noun), EncounterKind::Meeting).status,
            sentence: self.sentence,
            listed,
        });
    }
}
