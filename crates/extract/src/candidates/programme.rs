//! Programmes: those whom somebody meets stand on his list ("A and B figure among his engagements", "for Friday there
//! is C"), or are named as whom he meets ("among those he will see is D", "the other meetings of the day included E",
//! "three more are planned: with F, with G"). Whose the programme is was mostly said before.

use super::rounds::CONTACTS;
use super::{Candidate, Reader};
use crate::mentions::What;
use crate::refs::Who;
use crate::status::{self, PROGRAMMES, Told};
use sidelines_facts::{CountryCode, EncounterKind, Mode, Status};

/// The frame of those on a programme.
pub(super) const PROGRAMME: &str = "programme";

/// Verbs by which somebody stands on a programme.
const STANDS: &[&str] = &["be", "figure", "feature", "appear", "stand"];

/// Verbs by which a programme has somebody on it.
const HOLDS: &[&str] = &[
    "include", "feature", "list", "comprise", "have", "foresee", "envisage", "begin", "start",
    "open", "end", "close", "conclude", "be",
];

/// Verbs whose object is met.
const MEETS: &[&str] = &[
    "meet", "receive", "see", "host", "confer", "talk", "welcome", "visit",
];

impl Reader<'_> {
    /// Those who are named as being on somebody's programme.
    pub(super) fn programme(&self, out: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut found = Vec::new();
        if self.s().quoted.is_some() {
            return found;
        }
        for v in 0..t.nodes.len() {
            let n = t.node(v);
            // "A and B figure among his engagements", taken for a figure
            let verb = t.is_verb(v) || STANDS.contains(&n.lemma.as_str());
            if n.mention.is_some() || !verb || t.passive(v) {
                continue;
            }
            let entry = self
                .on_programme(v)
                .or_else(|| self.programme_has(v))
                .or_else(|| self.one_of_those_met(v))
                .or_else(|| self.with_each(v))
                .or_else(|| self.one_of_them(v));
            let Some(entry) = entry else { continue };
            self.entered(v, &entry, &mut found);
        }
        found.retain(|c| {
            !out.iter().any(|o| {
                matches!(o.kind, EncounterKind::Meeting | EncounterKind::Call)
                    && c.parties
                        .iter()
                        .all(|(w, _)| o.parties.iter().any(|(x, _)| x == w))
            })
        });
        found
    }

    fn entered(&self, v: usize, entry: &Entry, found: &mut Vec<Candidate>) {
        let t = &self.s().tree;
        let named: Vec<Who> = entry
            .named
            .iter()
            .flat_map(|&n| self.who(n))
            .filter(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
            .collect();
        let home: Vec<CountryCode> = named.iter().filter_map(|w| self.country(w)).collect();
        let Some(whose) = self.whose_programme(entry, home) else {
            return;
        };
        let round = self.round().filter(|r| r.whose == whose);
        let told = status::told(t, Some(v), None, EncounterKind::Meeting);
        let to_come = entry.to_come
            && matches!(told.status, Status::Occurred | Status::Ongoing)
            && (told.present || round.is_none_or(|r| r.status == Status::Planned));
        let told = Told {
            status: if to_come {
                Status::Planned
            } else {
                told.status
            },
            ..told
        };
        let call = entry.call || round.is_some_and(|r| r.kind == EncounterKind::Call && !entry.met);
        for who in named.into_iter().filter(|w| self.joins(&whose, w)) {
            let kind = if call {
                EncounterKind::Call
            } else {
                EncounterKind::Meeting
            };
            found.extend(self.sane(Candidate {
                mode: call.then(|| round.and_then(|r| r.mode).unwrap_or(Mode::Phone)),
                parties: vec![(whose.clone(), None), (who, None)],
                carrier: Some(v),
                goes_on: true,
                ..self.candidate(PROGRAMME, kind, told, v)
            }));
        }
    }

    /// Whose programme it is: whoever is named with it, or else whose meetings, or whose journey, is told of.
    fn whose_programme(&self, entry: &Entry, home: Vec<CountryCode>) -> Option<Who> {
        let t = &self.s().tree;
        let before = || {
            let round = self.round().map(|r| r.whose.clone());
            let traveller = || {
                let last = *self.discourse.visitors.last()?;
                let one = self.discourse.visitors.iter().all(|p| *p == last);
                one.then_some(Who::Person(last))
            };
            round.or_else(traveller).filter(|w| {
                // One's own ministers are on no such list.
                let own = self.country(w);
                own.is_none() || home.is_empty() || home.iter().any(|c| Some(*c) != own)
            })
        };
        match entry.whose {
            Some(n) if t.node(n).pos == "PRON" || t.node(n).tag == "PRP$" => {
                before().or_else(|| {
                    self.discourse
                        .abroad(self.analysis, self.s(), n, home.clone())
                })
            }
            Some(n) => match self.who(n).as_slice() {
                [one @ (Who::Person(_) | Who::Post { .. })] => Some(one.clone()),
                _ => None,
            },
            None => before(),
        }
    }

    /// "A and B are on his list", "also among her engagements is C", "for September 21 there are D and E".
    fn on_programme(&self, v: usize) -> Option<Entry> {
        let t = &self.s().tree;
        if !STANDS.contains(&t.node(v).lemma.as_str()) {
            return None;
        }
        let there = t.child(v, &["expl"]).is_some();
        let dated = || {
            t.subtree(v)
                .into_iter()
                .any(|i| matches!(self.s().mention(i).map(|m| &m.what), Some(What::Date(_))))
        };
        let list = ["on", "in", "among"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .find(|&o| self.is_programme(o));
        let whose = match list {
            // "is on the list": on whichever; "on the guest list": as a guest.
            Some(list) if t.node(list).lemma == "list" => Some(self.owner(list)??),
            Some(list) => self.owner(list)?,
            None if there && dated() => None,
            None => return None,
        };
        let named = self.officials_at(t.child(v, &["attr", "nsubj", "dobj"])?);
        (!named.is_empty()).then_some(Entry {
            whose,
            named,
            to_come: true,
            ..Entry::default()
        })
    }

    /// "His schedule includes A", "the other bilateral meetings of the day included B and C".
    fn programme_has(&self, v: usize) -> Option<Entry> {
        let t = &self.s().tree;
        if !HOLDS.contains(&t.node(v).lemma.as_str()) {
            return None;
        }
        let subject = t.child(v, &["nsubj"])?;
        let lemma = t.node(subject).lemma.as_str();
        // Of talks and discussions others are part.
        let several = t.node(subject).tag == "NNS"
            && self.s().mention(subject).is_none()
            && CONTACTS.contains(&lemma)
            && !matches!(lemma, "talk" | "discussion" | "consultation");
        if !several && !self.is_programme(subject) {
            return None;
        }
        let whose = self.owner(subject)?;
        let mut objects: Vec<usize> = t.child(v, &["dobj", "attr"]).into_iter().collect();
        if objects.is_empty() && t.node(v).lemma != "be" {
            objects = t.prep_objects(v, "with");
        }
        // "X's meetings included one with Y"
        let one = |&o: &usize| matches!(t.node(o).word.as_str(), "one" | "that" | "those");
        let with: Vec<usize> = objects
            .iter()
            .filter(|o| several && one(o))
            .flat_map(|&o| t.prep_objects(o, "with"))
            .collect();
        let named: Vec<usize> = objects
            .into_iter()
            .chain(with)
            .flat_map(|o| self.officials_at(o))
            .collect();
        (!named.is_empty()).then(|| Entry {
            whose,
            named,
            to_come: !several,
            call: lemma == "call" && !self.calls_in_person(subject),
            met: several && lemma != "call",
        })
    }

    /// "Among those he will see are A and B", "the leaders she met included C".
    fn one_of_those_met(&self, v: usize) -> Option<Entry> {
        let t = &self.s().tree;
        if !matches!(t.node(v).lemma.as_str(), "be" | "include") {
            return None;
        }
        let among = ["among", "amongst"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .next();
        let subject = t.child(v, &["nsubj"]);
        let (those, named) = match among {
            Some(those) => (those, t.child(v, &["nsubj", "attr"])?),
            None => (subject?, t.child(v, &["attr", "dobj"])?),
        };
        let several = matches!(t.node(those).word.as_str(), "those" | "them" | "people")
            || t.node(those).tag == "NNS";
        let clause = t.child(those, &["relcl", "acl"]).filter(|_| several)?;
        // "those he is due to meet", "those received"
        let met = t
            .subtree(clause)
            .into_iter()
            .filter(|&m| m == clause || t.child(m, &["nsubj", "nsubjpass"]).is_none())
            .find(|&m| t.is_verb(m) && MEETS.contains(&t.node(m).lemma.as_str()))?;
        let whose = t
            .child(clause, &["nsubj"])
            .filter(|&n| !matches!(t.node(n).tag, "WP" | "WDT"))
            .or_else(|| t.prep_objects(met, "by").into_iter().next());
        if whose.is_none() && !t.passive(met) && t.node(met).tag != "VBN" {
            return None;
        }
        let open = t
            .object(met)
            .is_none_or(|o| self.officials_at(o).is_empty());
        let named = self.officials_at(named);
        let to_come =
            status::told(t, Some(met), None, EncounterKind::Meeting).status == Status::Planned;
        (open && !named.is_empty()).then_some(Entry {
            whose,
            named,
            to_come,
            met: true,
            ..Entry::default()
        })
    }

    /// "Two more are on the card: with A, with B", "had three further meetings: with C and with D".
    fn with_each(&self, v: usize) -> Option<Entry> {
        let t = &self.s().tree;
        let colon = (v..t.nodes.len().saturating_sub(1))
            .find(|&i| t.node(i).word == ":" && t.node(i + 1).word == "with")?;
        let noun = (0..colon).find(|&i| {
            let n = t.node(i);
            n.mention.is_none()
                && (n.tag == "NNS" && CONTACTS.contains(&n.lemma.as_str())
                    || n.word == "more" && matches!(n.dep, "nsubj" | "dobj" | "attr"))
        })?;
        if t.governor(noun) != Some(v) {
            return None;
        }
        let named = (colon + 1..t.nodes.len())
            .filter(|&i| t.node(i).word == "with")
            .filter_map(|i| t.child(i, &["pobj"]))
            .flat_map(|o| self.officials_at(o))
            .collect::<Vec<_>>();
        let actor = t
            .subject(v)
            .filter(|&s| s != noun && (self.s().mention(s).is_some() || t.node(s).pos == "PRON"));
        let call = t.node(noun).lemma == "call" && !self.calls_in_person(noun);
        (!named.is_empty()).then_some(Entry {
            whose: actor,
            named,
            to_come: actor.is_none(),
            call,
            met: !call && t.node(noun).word != "more",
        })
    }

    /// "The first was with A", "Another will be with B": one of the round of meetings told of.
    fn one_of_them(&self, v: usize) -> Option<Entry> {
        const WHICH: &[&str] = &[
            "first", "second", "third", "fourth", "fifth", "last", "latest", "final", "next",
            "other", "others", "another", "one",
        ];
        let t = &self.s().tree;
        let subject = t.child(v, &["nsubj"])?;
        let which = t.node(v).lemma == "be"
            && WHICH.contains(&t.node(subject).word.as_str())
            && self.s().mention(subject).is_none();
        self.round().filter(|_| which)?;
        let named: Vec<usize> = t
            .prep_objects(v, "with")
            .into_iter()
            .flat_map(|o| self.officials_at(o))
            .collect();
        (!named.is_empty()).then(|| Entry {
            named,
            ..Entry::default()
        })
    }

    /// Whether the noun at `n` is a programme, and not one of things: "the list of speakers".
    fn is_programme(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let of = t.prep_objects(n, "of");
        self.s().mention(n).is_none()
            && t.child(n, &["compound"]).is_none_or(|c| {
                let word = t.node(c).lemma.as_str();
                CONTACTS.contains(&word) || matches!(word, "visit" | "travel" | "work" | "day")
            })
            && PROGRAMMES.contains(&t.node(n).lemma.as_str())
            && of.into_iter().all(|o| {
                matches!(
                    self.s().mention(o).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_) | What::Date(_))
                ) || CONTACTS.contains(&t.node(o).lemma.as_str())
                    || matches!(
                        t.node(o).lemma.as_str(),
                        "day" | "visit" | "trip" | "tour" | "week" | "engagement" | "appointment"
                    )
            })
    }

    /// Who is said to have the programme at `n`: nobody (`Some(None)`), or somebody at a node; `None` where it is that
    /// of something else ("the council's agenda").
    fn owner(&self, n: usize) -> Option<Option<usize>> {
        let t = &self.s().tree;
        let person = |o: &usize| {
            t.node(*o).pos == "PRON"
                || t.node(*o).tag == "PRP$"
                || matches!(
                    self.s().mention(*o).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_))
                )
        };
        let dated = |o: &usize| {
            matches!(self.s().mention(*o).map(|m| &m.what), Some(What::Date(_)))
                || t.node(*o).lemma == "day"
        };
        if let Some(poss) = t.child(n, &["poss"]).filter(|o| !dated(o)) {
            return person(&poss).then_some(Some(poss));
        }
        let whose = ["of", "for"]
            .iter()
            .flat_map(|p| t.prep_objects(n, p))
            .find(|o| person(o));
        Some(whose)
    }

    /// "On Saturday there are talks with X", and, where nothing was told as held, "10am Meeting with X": still to come.
    pub(super) fn there_are(&self, v: Option<usize>, told: Told) -> Told {
        let t = &self.s().tree;
        let planned = v.is_some_and(|v| {
            t.child(v, &["expl"]).is_some()
                && matches!(t.node(v).tag, "VBZ" | "VBP")
                && matches!(told.status, Status::Occurred | Status::Ongoing)
                && t.children(v)
                    .chain(t.children(v).flat_map(|c| t.children(c)))
                    .any(|i| matches!(self.s().mention(i).map(|m| &m.what), Some(What::Date(_))))
        });
        let opens = self.analysis.text.get(self.s().span.clone()).unwrap_or("");
        let hour = opens.split_whitespace().next().unwrap_or("").to_lowercase();
        let entry = v.is_none()
            && told.status == Status::Occurred
            && hour.starts_with(|c: char| c.is_ascii_digit())
            && (hour.ends_with("am") || hour.ends_with("pm"))
            && !matches!(self.discourse.told_last, Some((_, Status::Occurred)));
        // "Still ahead for X are meetings with Y"
        let ahead = v.is_some_and(|v| {
            t.node(v).lemma == "be"
                && matches!(t.node(v).tag, "VBZ" | "VBP")
                && t.has_child_word(v, &["ahead"])
        });
        if planned || entry || ahead || self.on_the_agenda(v, told) {
            Told {
                status: Status::Planned,
                ..told
            }
        } else {
            told
        }
    }

    /// "On the agenda: a meeting with X", "Also on his programme: talks with Y", "Planned: a call on Z": where nothing was
    /// told as held.
    fn on_the_agenda(&self, v: Option<usize>, told: Told) -> bool {
        let t = &self.s().tree;
        let colon = t.nodes.iter().position(|n| n.word == ":");
        // "Also scheduled:"
        let foreseen = |c: usize| {
            let mut words = t.nodes.iter().take(c).map(|n| n.word.as_str());
            let first = words.find(|w| !matches!(*w, "also" | "still" | "further"));
            first.is_some_and(|w| matches!(w, "planned" | "scheduled" | "foreseen" | "expected"))
                && words.next().is_none()
        };
        let list = |c: usize| {
            (0..c).any(|n| {
                self.is_programme(n)
                    && t.head(n).is_some_and(|p| {
                        t.node(n).dep == "pobj" && matches!(t.node(p).word.as_str(), "on" | "in")
                    })
            })
        };
        told.status == Status::Occurred
            && v.is_none_or(|v| colon.is_some_and(|c| v < c))
            && colon.is_some_and(|c| foreseen(c) || list(c) && !(0..c).any(|n| t.is_verb(n)))
            && !matches!(self.discourse.told_last, Some((_, Status::Occurred)))
    }

    /// Whom `v` gives something: "gave him an audience", "he was given an audience".
    pub(super) fn given(&self, v: usize) -> Vec<usize> {
        let t = &self.s().tree;
        if t.passive(v) {
            let gives = matches!(t.node(v).lemma.as_str(), "give" | "grant" | "accord");
            let subject = t.child(v, &["nsubjpass"]).filter(|_| gives);
            return subject
                .filter(|_| !t.prep_objects(v, "by").is_empty())
                .into_iter()
                .collect();
        }
        t.children(v)
            .filter(|&c| t.node(c).dep == "dative" && t.node(c).pos != "ADP")
            .collect()
    }

    /// The people and posts of a list at `n`.
    fn officials_at(&self, n: usize) -> Vec<usize> {
        let t = &self.s().tree;
        t.conjuncts(n)
            .into_iter()
            .filter(|&o| {
                matches!(
                    self.s().mention(o).map(|m| &m.what),
                    Some(What::Person(_) | What::Role(_))
                )
            })
            .collect()
    }
}

/// Those whom words put on a programme.
#[derive(Debug, Default)]
struct Entry {
    /// The node that says whose it is.
    whose: Option<usize>,
    /// The nodes of those on it.
    named: Vec<usize>,
    /// It is a plan, where its words are in the present.
    to_come: bool,
    /// Calls are told of.
    call: bool,
    /// Meetings are told of.
    met: bool,
}
