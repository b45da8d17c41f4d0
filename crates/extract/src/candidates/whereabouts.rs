//! Where a clause beside the place tells who is there, and when: "In Baghdad, where he will be on February 5 and 6, talks
//! are planned", "will first travel to Guyana, where she arrives on Friday"; and who has been there: "Back from Yerevan, the
//! minister said", "returned home on Thursday after representing the Emir at the summit in Manama".

use super::{Candidate, Reader, Where};
use crate::encounters::{ARRIVE, RETURN};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, PartyRole, Status};

impl Reader<'_> {
    /// The stays that clauses with "where" tell, each with the days of its own clause.
    pub(super) fn whereabouts(&self) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for v in (0..t.nodes.len()).filter(|&v| t.node(v).dep == "relcl") {
            let arrives = matches!(t.node(v).lemma.as_str(), "arrive" | "land");
            let is_there = matches!(t.node(v).lemma.as_str(), "be" | "stay" | "remain")
                // "where he was ambassador until 2019"
                && t.child(v, &["attr", "acomp", "xcomp", "dobj"]).is_none();
            if !(arrives || is_there) || t.negated(v) || !t.has_child_word(v, &["where"]) {
                continue;
            }
            let place = match t.head(v).and_then(|n| self.s().mention(n)).map(|m| &m.what) {
                Some(What::Place(p)) if p.country.is_some() => Where::Place(p.clone()),
                Some(What::Country(c)) => Where::Country(*c),
                _ => continue,
            };
            let clause = t.subtree(v);
            let dated = clause.iter().any(|&n| {
                t.governor(n) == Some(v)
                    && matches!(self.s().mention(n).map(|m| &m.what), Some(What::Date(_)))
            });
            let visitor = t
                .subject(v)
                .into_iter()
                .flat_map(|n| self.who(n))
                .find(|w| matches!(w, Who::Person(_)));
            let (Some(visitor), true, Some(last)) = (visitor, dated, clause.iter().max()) else {
                continue;
            };
            let home = self.country(&visitor);
            if home.is_none() || home == place.country() {
                continue;
            }
            let mut told = status::told(t, Some(v), None, EncounterKind::Visit);
            if told.present && arrives {
                told.status = Status::Planned;
            }
            let frame = if arrives { ARRIVE } else { "stop" };
            out.push(Candidate {
                parties: vec![(visitor, Some(PartyRole::Visitor))],
                carrier: Some(v),
                place: Some(place),
                within: Some(v.min(*clause.iter().min().unwrap_or(&v))..last + 1),
                ..self.candidate(frame, EncounterKind::Visit, told, v)
            });
        }
        out
    }

    /// "Back from Yerevan, he said", "The minister, just back from Delhi, told reporters": whose trip is over.
    pub(super) fn back_from(&self) -> Vec<Candidate> {
        const NEAR: usize = 5;
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for back in (0..t.nodes.len()).filter(|&n| t.node(n).word == "back") {
            let before = |n: usize| back.checked_sub(n).map(|i| t.node(i).word.as_str());
            let aside = before(1) == Some(",")
                || before(2) == Some(",") && matches!(before(1), Some("just" | "newly"));
            let opens = back == 0 || aside || before(2).is_none() && before(1) == Some("just");
            let Some(from) = (back + 1..t.nodes.len().min(back + NEAR))
                .take_while(|&n| t.node(n).word != "," && !t.is_verb(n))
                .find(|&n| t.node(n).word == "from" && t.node(n).dep == "prep")
            else {
                continue;
            };
            let Some(v) = t.governor(from).filter(|_| opens) else {
                continue;
            };
            let places: Vec<usize> = t.child(from, &["pobj"]).into_iter().collect();
            let told = status::told(t, Some(v), None, EncounterKind::Visit);
            if told.status == Status::Planned || t.node(v).lemma == "be" {
                continue;
            }
            // When he said so is not when he was there.
            out.extend(self.been(v, &places).map(|c| Candidate {
                within: Some(back..from + 2),
                ..c
            }));
        }
        out
    }

    /// "returned home on Thursday after attending the summit in Manama": the trip to where that was is over.
    pub(super) fn home_after(&self, told: &[Candidate]) -> Vec<Candidate> {
        const TAKING_PART: &[&str] = &[
            "attend",
            "represent",
            "lead",
            "take",
            "participate",
            "join",
            "head",
            "address",
            "chair",
        ];
        let t = &self.s().tree;
        let mut out = Vec::new();
        if self.s().quoted.is_some() {
            return out;
        }
        for v in (0..t.nodes.len()).filter(|&v| matches!(t.node(v).tag, "VBD" | "VBN")) {
            let home = match t.node(v).lemma.as_str() {
                "return" => true,
                "fly" | "come" | "arrive" | "get" => t.has_child_word(v, &["home", "back"]),
                _ => false,
            };
            if !home || t.negated(v) {
                continue;
            }
            let deeds = t
                .children(v)
                .filter(|&p| matches!(t.node(p).word.as_str(), "after" | "following"))
                .filter_map(|p| t.child(p, &["pcomp"]))
                .filter(|&x| TAKING_PART.contains(&t.node(x).lemma.as_str()));
            let places: Vec<usize> = deeds
                .flat_map(|x| t.subtree(x))
                .filter(|&n| {
                    t.node(n).dep == "pobj"
                        && t.head(n)
                            .is_some_and(|p| matches!(t.node(p).word.as_str(), "in" | "at"))
                        && matches!(
                            self.s().mention(n).map(|m| &m.what),
                            Some(What::Place(_) | What::Country(_))
                        )
                })
                .collect();
            let mut found: Vec<Candidate> = self.been(v, &places).into_iter().collect();
            found.retain(|c| {
                let land = |c: &Candidate| c.place.as_ref().and_then(Where::country);
                !told
                    .iter()
                    .any(|o| o.kind == EncounterKind::Visit && land(o) == land(c))
            });
            out.extend(found);
        }
        out
    }

    /// The trip to the first of these places that is over for the subject of verb `v`.
    fn been(&self, v: usize, places: &[usize]) -> Option<Candidate> {
        let t = &self.s().tree;
        let visitor = t
            .subject(v)
            .into_iter()
            .flat_map(|n| self.who(n))
            .find(|w| matches!(w, Who::Person(_) | Who::Post { .. }))?;
        let home = self.country(&visitor)?;
        let place = self
            .places(places)
            .into_iter()
            .find(|p| p.country().is_some_and(|c| c != home))?;
        let told = status::Told {
            status: Status::Occurred,
            present: false,
        };
        Some(Candidate {
            parties: vec![(visitor, Some(PartyRole::Visitor))],
            carrier: Some(v),
            place: Some(place),
            ..self.candidate(RETURN, EncounterKind::Visit, told, v)
        })
    }
}
