//! Who is at a gathering: told of it by a clause of its own, by where somebody speaks, or by what two met beside.

use super::CONTACTS;
use super::gathering_named::meets_as;
use super::{Candidate, Reader, Slots};
use crate::encounters::MARGIN;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::tree::Tree;
use crate::units::GatheringSem;
use sidelines_facts::{EncounterKind, PartyRole, Status};

/// Who is at an organisation all the year.
const EMPLOYED: &[&str] = &[
    "manager",
    "director",
    "economist",
    "lawyer",
    "adviser",
    "advisor",
    "analyst",
    "fellow",
    "researcher",
    "official",
    "staff",
    "intern",
    "work",
    "job",
    "post",
    "career",
    "stint",
    "executive",
    "employee",
    "consultant",
    "negotiator",
    "diplomat",
];

impl Reader<'_> {
    /// "Around the table were A, B and C", "A and B are on the guest list": at the gathering told of last.
    pub(super) fn there_too(&self, mut base: Candidate, slots: Slots) -> Vec<Candidate> {
        // Absence is nobody's gathering.
        if matches!(base.told.status, Status::Denied | Status::Cancelled) {
            return Vec::new();
        }
        let t = &self.s().tree;
        if t.node(base.trigger).lemma == "attend" && t.object(base.trigger).is_some() {
            return Vec::new();
        }
        // "will take part in the meeting with X": in that one.
        let of_two = t
            .prep_objects(base.trigger, "in")
            .into_iter()
            .any(|o| !t.prep_objects(o, "with").is_empty());
        if of_two {
            return Vec::new();
        }
        // "Participants at the Luanda summit included X"
        let mut subject = t
            .subject(base.trigger)
            .map_or_else(Vec::new, |n| t.subtree(n));
        // "On the guest list for the summit are X and Y": who is to come.
        let list = t
            .prep_objects(base.trigger, "on")
            .into_iter()
            .find(|&o| t.node(o).lemma == "list");
        if let Some(list) = list {
            // "are also on his list for the day": those whom he meets.
            if t.child(list, &["poss"])
                .is_some_and(|p| t.node(p).pos == "PRON" || t.node(p).tag == "PRP$")
            {
                return Vec::new();
            }
            subject.extend(t.subtree(list));
            if base.told.present {
                base.told.status = Status::Planned;
            }
        }
        let here = (0..t.nodes.len()).find_map(|i| match self.s().mention(i).map(|m| &m.what) {
            Some(What::Gathering(g)) => Some(g.clone()),
            // "was among the guests when the Qatar Economic Forum opened"
            Some(What::Other) if t.node(i).dep.starts_with("nsubj") => self.gathering_at(i),
            // "Those present at the summit included X": the one told of before.
            None if i < base.trigger && subject.contains(&i) && self.again(i).is_some() => {
                self.again(i)
            }
            // "The first summit of Ukraine and the Balkans takes place today and X is attending"
            None if i < base.trigger
                && (t.node(i).dep.starts_with("nsubj") || subject.contains(&i))
                && matches!(t.node(i).lemma.as_str(), "summit" | "conference" | "forum") =>
            {
                self.gathering_at(i)
            }
            _ => None,
        });
        // "When X is sworn in on Sunday, Y will be among the guests", "Guests at the funeral of X included Y"
        let ceremony = || {
            let inside = |i: &&usize| **i < base.trigger && self.ceremony(**i).is_some();
            subject.iter().find(inside).copied()
        };
        let office = self.takes_office().or_else(ceremony);
        let here = here.or_else(|| Some(self.ceremony(office?)?.0));
        let begun = |s: Status| matches!(s, Status::Occurred | Status::Ongoing);
        let attends = t.node(base.trigger).lemma == "attend";
        let before = || {
            self.told_so("meeting", begun(base.told.status))
                .filter(|_| {
                    matches!(
                        self.discourse.told_last,
                        // "The two sheikhs attended", told after the plans for a summit: the talks before.
                        Some((EncounterKind::Gathering, s))
                            if !attends || begun(s) == begun(base.told.status)
                    )
                })
        };
        // "X was sworn in on Tuesday. A and B were among those present."
        let sworn_in = || {
            let (g, whose) = self.told_before()?;
            let from_abroad = |(w, _): &(Who, Option<PartyRole>)| {
                let home = whose.as_ref().and_then(|x| self.country(x));
                home.is_some() && self.country(w).is_some() && self.country(w) != home
            };
            slots
                .left
                .iter()
                .chain(&slots.right)
                .any(from_abroad)
                .then_some(g)
        };
        // "there is a possibility" is nowhere.
        let Some(g) = here
            .or_else(before)
            .or_else(sworn_in)
            .filter(|_| t.child(base.trigger, &["expl"]).is_none())
        else {
            return Vec::new();
        };
        let mut parties: Vec<_> = slots
            .left
            .into_iter()
            .chain(slots.right)
            .filter(|(w, _)| !matches!(w, Who::Org { .. }))
            .collect();
        let home = office.is_some_and(|v| !self.comes_from_abroad(v, &mut parties));
        if parties.is_empty() || home {
            return Vec::new();
        }
        vec![Candidate {
            gathering: Some(g),
            parties,
            ..base
        }]
    }

    /// "In his speech X called for unity", "X is scheduled to speak on the second day": at the gathering that the
    /// sentence before or the one before that tells of.
    pub(super) fn speeches(&self, told: &[Candidate]) -> Vec<Candidate> {
        const SPEECHES: &[&str] = &["speech", "address", "remark", "statement", "intervention"];
        let t = &self.s().tree;
        let venue = self.discourse.venue.as_ref();
        let lately = self.just_named().is_some()
            || venue.is_some_and(|(_, at)| self.sentence.saturating_sub(*at) <= 2);
        let Some((EncounterKind::Gathering, _)) = self.discourse.told_last else {
            return Vec::new();
        };
        let Some(gathering) = self.discourse.last_gathering.clone().filter(|_| lately) else {
            return Vec::new();
        };
        if self.s().quoted.is_some() || told.iter().any(|c| c.kind == EncounterKind::Gathering) {
            return Vec::new();
        }
        let mut out = Vec::new();
        for v in 0..t.nodes.len() {
            if !t.is_verb(v) || t.passive(v) || t.negated(v) {
                continue;
            }
            let speech = |o: usize| {
                SPEECHES.contains(&t.node(o).lemma.as_str())
                    && t.has_child_word(o, &["his", "her"])
                    && t.prep_objects(o, "to").is_empty()
            };
            let in_speech = ["in", "during"]
                .iter()
                .flat_map(|p| {
                    let of_subject = t.subject(v).map(|s| t.prep_objects(s, p));
                    let mut all = t.prep_objects(v, p);
                    all.extend(of_subject.unwrap_or_default());
                    all
                })
                .any(speech);
            let speaks = t.node(v).lemma == "speak"
                && !t
                    .children(v)
                    .any(|c| t.node(c).dep == "prep" && t.node(c).word != "on")
                && t.child(v, &["aux"]).is_some_and(|a| t.node(a).word == "to");
            if !(in_speech || speaks) {
                continue;
            }
            let parties = self.taking_part(v);
            if parties.len() == 1 {
                let told = status::told(t, Some(v), None, EncounterKind::Gathering);
                out.push(Candidate {
                    parties,
                    carrier: Some(v),
                    gathering: Some(gathering.clone()),
                    ..self.candidate("speech", EncounterKind::Gathering, told, v)
                });
            }
        }
        out
    }

    /// The persons who are the subject of verb `v`, as those who take part.
    pub(super) fn taking_part(&self, v: usize) -> Vec<(Who, Option<PartyRole>)> {
        let subject = self.s().tree.subject(v);
        subject
            .map_or_else(Vec::new, |s| self.who(s))
            .into_iter()
            .filter(|w| matches!(w, Who::Person(_)))
            .map(|w| (w, Some(PartyRole::Participant)))
            .collect()
    }

    /// "speaking at the SCO summit", "is to pitch for … at the conclave": the subject takes part.
    pub(super) fn attendance(&self) -> Vec<Candidate> {
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
            // "discussed the preparations for the summit": nobody is there. But whoever leads "the delegation to the
            // session" is.
            let sent = t.head(prep).is_some_and(|h| {
                matches!(t.node(h).lemma.as_str(), "delegation" | "team")
                    && t.node(prep).word == "to"
            });
            // "are in the Lao capital for the summit": hung on the place.
            let in_town = t.node(prep).word == "for"
                && t.head(prep).is_some_and(|h| {
                    t.node(h).dep == "pobj"
                        && (matches!(
                            t.node(h).lemma.as_str(),
                            "capital" | "city" | "town" | "country"
                        ) || matches!(
                            self.s().mention(h).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        ))
                        && t.governor(h).is_some_and(|v| {
                            matches!(t.node(v).lemma.as_str(), "be" | "arrive" | "land" | "come")
                        })
                });
            if matches!(t.node(prep).word.as_str(), "for" | "to")
                && !sent
                && !in_town
                && !t.head(prep).is_some_and(|v| t.is_verb(v))
            {
                continue;
            }
            // "was a director at the World Economic Forum": whom it employs.
            let employed = t.node(prep).word == "at"
                && t.head(prep).is_some_and(|h| {
                    matches!(t.node(h).dep, "attr" | "appos")
                        && matches!(self.s().mention(h).map(|m| &m.what), Some(What::Role(_)))
                        || EMPLOYED.contains(&t.node(h).lemma.as_str())
                });
            if employed {
                continue;
            }
            let g = match self.s().mention(i).map(|m| &m.what) {
                Some(What::Gathering(g)) => g.clone(),
                // "is in New Delhi for the G20"
                Some(What::Org(o))
                    if matches!(t.node(prep).word.as_str(), "at" | "for" | "during")
                        && meets_as(&o.name).is_some() =>
                {
                    match meets_as(&o.name) {
                        Some(g) => g,
                        None => continue,
                    }
                }
                // "spoke at the SCO", whose meeting was told of.
                Some(What::Org(o)) if !o.body && t.node(prep).word == "at" => {
                    match &self.discourse.last_gathering {
                        Some(g) if g.org.as_ref() == Some(&o.name) => g.clone(),
                        _ => continue,
                    }
                }
                // "travels to Bujumbura for the eleventh meeting of the Oversight Mechanism"
                None if t.governor(prep).is_some_and(|v| {
                    matches!(
                        t.node(v).lemma.as_str(),
                        "travel" | "arrive" | "fly" | "be" | "go" | "leave" | "depart" | "come"
                    )
                }) && t.prep_objects(i, "of").iter().any(|&o| {
                    matches!(
                        self.s().mention(o).map(|m| &m.what),
                        Some(What::Org(_) | What::Other | What::Person(_))
                    )
                }) && t.prep_objects(i, "with").is_empty() =>
                {
                    match self.gathering_at(i) {
                        Some(g) => g,
                        None if matches!(t.node(i).lemma.as_str(), "meeting" | "session") => {
                            let start = t
                                .children(i)
                                .filter(|&c| {
                                    c < i && matches!(t.node(c).dep, "amod" | "compound" | "nmod")
                                })
                                .min()
                                .unwrap_or(i);
                            let end = t.prep_objects(i, "of").first().copied().unwrap_or(i);
                            let name = self
                                .analysis
                                .text
                                .get(t.node(start).span.start..t.node(end).span.end);
                            GatheringSem {
                                name: name.unwrap_or("").to_owned(),
                                org: None,
                            }
                        }
                        None => continue,
                    }
                }
                _ => continue,
            };
            let Some(v) = t.governor(prep) else { continue };
            if contact_of_others(t, prep, v) {
                continue;
            }
            // "X has invited Y to the summit": Y.
            let invites = t.node(v).lemma == "invite" && !t.passive(v);
            let subject = if invites { t.object(v) } else { t.subject(v) };
            let Some(subject) = subject else {
                continue;
            };
            let parties: Vec<(Who, Option<PartyRole>)> = self
                .who(subject)
                .into_iter()
                .filter(|w| matches!(w, Who::Person(_) | Who::Post { .. }))
                .map(|w| (w, Some(PartyRole::Participant)))
                .collect();
            // Two who met there met each other.
            if parties.is_empty()
                || parties.len() > 3
                || parties.len() > 1 && t.node(v).lemma == "meet"
            {
                continue;
            }
            let mut told = status::told(t, Some(v), None, EncounterKind::Gathering);
            if self.to_come(i) && told.status == Status::Occurred {
                told.status = Status::Planned;
            }
            // "has no plans to meet X at the summit": he may be there all the same.
            let contact = matches!(
                t.node(v).lemma.as_str(),
                "meet" | "see" | "speak" | "talk" | "hold" | "receive"
            );
            if contact && told.status == Status::Denied {
                let over =
                    t.has_child_word(v, &["did", "had", "has", "having"]) || t.node(v).tag == "VBG";
                told.status = match over {
                    true => Status::Occurred,
                    false => Status::Planned,
                };
            }
            // "has cancelled his attendance at the summit"; "called off his trip to Vilnius for the summit" tells of his trip.
            if status::drops(t, v) && t.object(v).is_some_and(|o| o < prep) {
                let attends = t.object(v).is_some_and(|o| {
                    matches!(t.node(o).lemma.as_str(), "attendance" | "participation")
                });
                if !attends {
                    continue;
                }
                told.status = Status::Cancelled;
            }
            // "has been invited to the summit"
            if t.node(v).lemma == "invite" && told.status == Status::Occurred {
                told.status = Status::Possible;
            }
            out.push(Candidate {
                parties,
                carrier: Some(v),
                gathering: Some(g),
                ..self.candidate("at-gathering", EncounterKind::Gathering, told, i)
            });
        }
        out
    }

    /// "on the sidelines of X": X was held.
    pub(super) fn margins(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        for i in 0..t.nodes.len() {
            if !crate::margin::is_aside(&t.node(i).lemma) {
                continue;
            }
            for o in t.prep_objects(i, "of") {
                if let Some(g) = self.gathering_at(o).filter(|g| g.org.is_some()) {
                    let carrier = t.governor(i);
                    // "On the fringes of the session X held a number of meetings": he is there.
                    let others = crate::another_pair::of_two_before(self.s(), i).is_some();
                    let mut there = carrier
                        .filter(|_| !others)
                        .map_or_else(Vec::new, |v| self.taking_part(v));
                    there.truncate(1);
                    out.push(Candidate {
                        parties: there,
                        carrier,
                        gathering: Some(g),
                        words: t.node(i).span.clone(),
                        ..self.candidate(
                            MARGIN,
                            EncounterKind::Gathering,
                            status::told(t, carrier, None, EncounterKind::Gathering),
                            o,
                        )
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

/// "did not rule out a meeting of X and Y at the summit": whether what stands behind `prep` is where others meet, and not
/// who says so by `v`.
pub(super) fn contact_of_others(t: &Tree, prep: usize, v: usize) -> bool {
    t.head(prep)
        .is_some_and(|n| CONTACTS.contains(&t.node(n).lemma.as_str()))
        && matches!(
            t.node(v).lemma.as_str(),
            "rule" | "exclude" | "confirm" | "announce" | "propose" | "deny" | "suggest"
        )
}
