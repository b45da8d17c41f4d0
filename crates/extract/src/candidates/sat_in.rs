//! A third side at a meeting told of before: "The talks were attended by C", "C will take part in the meeting with B",
//! "They were joined by C".

use super::{Candidate, Reader};
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, PartyRole};

/// The frame of being at a meeting of others.
pub(crate) const SAT_IN: &str = "sat-in";

/// Who is at such meets with many: told by the frames of gatherings.
const GATHERINGS: &[&str] = &["summit", "conference", "forum", "congress", "assembly"];

type Party = (Who, Option<PartyRole>);

impl Reader<'_> {
    /// The verb that tells who was at the meeting of noun `n`, and not who met: its own, or that of a clause about it
    /// ("the talks, in which C took part").
    pub(super) fn attended(&self, n: usize, governor: Option<usize>) -> Option<usize> {
        let t = &self.s().tree;
        let about = t.children(n).filter(|&c| t.node(c).dep == "relcl");
        governor.into_iter().chain(about).find(|&v| {
            let object = |word: &str| {
                t.child(v, &["dobj"])
                    .is_some_and(|o| t.node(o).word == word)
            };
            let of_it = t.passive(v) || t.child(v, &["dobj"]) == Some(n);
            match t.node(v).lemma.as_str() {
                "attend" => of_it,
                "join" => of_it || object("them"),
                "participate" => true,
                "take" => object("part"),
                // "were present at the meeting"
                "be" => t.has_child_word(v, &["present"]),
                _ => false,
            }
        })
    }

    /// Who is there by the verb `v` of attending.
    fn there_at(&self, v: usize) -> Vec<Party> {
        let t = &self.s().tree;
        let nodes = if t.passive(v) || t.node(v).tag == "VBN" && t.node(v).dep == "advcl" {
            t.prep_objects(v, "by")
        } else {
            t.child(v, &["nsubj"]).into_iter().collect()
        };
        nodes
            .into_iter()
            .flat_map(|n| self.who(n))
            .map(|w| (w, None))
            .collect()
    }

    /// Those who are at a meeting told of before, whose verb is `v` and noun `n`, with whoever is `named` as met there.
    pub(super) fn sat_in(&self, v: usize, n: usize, named: &[Party]) -> Option<Candidate> {
        let t = &self.s().tree;
        let others = t.node(v).lemma == "join" && t.child(v, &["dobj"]).is_some_and(|o| o != n);
        let named = if others { &[] } else { named };
        let mut there = self.there_at(v);
        there.retain(|p| !named.contains(p));
        // "the meeting with the presidents of nine other states" is a gathering.
        let someone = |(w, _): &Party| match w {
            Who::Person(p) => self.country(w).is_some() || self.analysis.people.speaks_for_body(*p),
            Who::Post { country, .. } => country.is_some(),
            Who::State(_) | Who::Org { .. } => false,
        };
        let unread = named.is_empty() && !t.prep_objects(n, "with").is_empty();
        // "attended by the foreign ministers, as well as advisers X and Y": these, and whoever is with them.
        if there.iter().any(someone) {
            there.retain(someone);
        }
        if there.is_empty() || unread || !there.iter().chain(named).all(someone) {
            return None;
        }
        let told = status::told(t, Some(v), None, EncounterKind::Meeting);
        Some(Candidate {
            // Whose meeting it was is not told here.
            anaphoric: named.is_empty(),
            parties: [&there, named].concat(),
            carrier: Some(v),
            ..self.candidate(SAT_IN, EncounterKind::Meeting, told, n)
        })
    }

    /// "The meeting in Lima was attended by the presidents of A, B and C", before anybody is told to have met: theirs,
    /// where each is of another state. "Attended by the ministers of A, B and C, the meeting discussed …" likewise.
    pub(super) fn met_there(&self, v: usize, n: usize) -> Option<Candidate> {
        let t = &self.s().tree;
        let attend = |c: &usize| t.node(*c).lemma == "attend";
        let own = Some(v).filter(|v| attend(v) && t.passive(*v) && t.subject(*v) == Some(n));
        let beside = || {
            let before = t.children(v).filter(|&c| t.node(c).dep == "advcl");
            let about = t.children(n).filter(|&c| t.node(c).dep == "acl");
            about
                .chain(before.filter(|_| t.node(n).dep.starts_with("nsubj")))
                .filter(attend)
                .find(|&c| t.node(c).tag == "VBN")
        };
        // "A meeting was held in Doha and grouped A, B and C": of three or more.
        let groups = || {
            t.conjuncts(v).into_iter().find(|&c| {
                matches!(t.node(c).lemma.as_str(), "include" | "group" | "comprise")
                    && !t.passive(c)
                    && t.subject(c).is_none_or(|s| s == n)
            })
        };
        let parties = match own.or_else(beside) {
            Some(_) if GATHERINGS.contains(&t.node(n).lemma.as_str()) => Vec::new(),
            Some(clause) => self.there_at(clause),
            None => groups().map_or_else(Vec::new, |c| {
                let objects = t
                    .child(c, &["dobj"])
                    .map_or_else(Vec::new, |o| t.conjuncts(o));
                let parties: Vec<Party> = objects
                    .into_iter()
                    .flat_map(|o| self.who(o))
                    .map(|w| (w, None))
                    .collect();
                if parties.len() > 2 {
                    parties
                } else {
                    Vec::new()
                }
            }),
        };
        let mut states: Vec<_> = parties
            .iter()
            .filter(|(w, _)| matches!(w, Who::Person(_) | Who::Post { .. }))
            .filter_map(|(w, _)| self.country(w))
            .collect();
        states.sort_unstable();
        states.dedup();
        if states.len() < 2 || states.len() < parties.len() {
            return None;
        }
        let told = status::told(t, Some(v), None, EncounterKind::Meeting);
        Some(Candidate {
            parties,
            carrier: Some(v),
            ..self.candidate("meet", EncounterKind::Meeting, told, n)
        })
    }

    /// "X hosted the meeting in Kampala. He was joined by A and B": all of them met.
    pub(super) fn joined_host(&self, out: &[Candidate]) -> Option<Candidate> {
        let t = &self.s().tree;
        let v = (0..t.nodes.len()).find(|&v| {
            t.node(v).lemma == "join"
                && t.passive(v)
                && t.child(v, &["nsubjpass"])
                    .is_some_and(|s| matches!(t.node(s).word.as_str(), "he" | "she"))
        })?;
        let before = &self
            .analysis
            .sentences
            .get(self.sentence.checked_sub(1)?)?
            .tree;
        let hosts = |x: usize| {
            let host = matches!(before.node(x).lemma.as_str(), "host" | "chair" | "convene");
            let what = before.child(x, &["dobj", "nsubjpass"]);
            host && before.is_verb(x)
                && what.is_some_and(|o| {
                    matches!(
                        before.node(o).lemma.as_str(),
                        "meeting" | "talk" | "session" | "round"
                    ) && before.prep_objects(o, "with").is_empty()
                })
        };
        if out.iter().any(|c| c.carrier == Some(v)) || !(0..before.nodes.len()).any(hosts) {
            return None;
        }
        let host = self.who(t.child(v, &["nsubjpass"])?);
        let mut parties: Vec<Party> = host.into_iter().map(|w| (w, None)).collect();
        parties.extend(self.there_at(v));
        let mut states: Vec<_> = parties
            .iter()
            .filter_map(|(w, _)| self.country(w))
            .collect();
        states.sort_unstable();
        states.dedup();
        let told = status::told(t, Some(v), None, EncounterKind::Meeting);
        (states.len() > 1 && states.len() == parties.len()).then(|| Candidate {
            parties,
            carrier: Some(v),
            ..self.candidate("meet", EncounterKind::Meeting, told, v)
        })
    }

    /// "A and B met in Kosice, joined by C": one more of those who met.
    pub(super) fn joined_by(&self, out: &mut [Candidate]) {
        let t = &self.s().tree;
        for v in 0..t.nodes.len() {
            let aside = matches!(t.node(v).dep, "advcl" | "acl" | "amod");
            if t.node(v).lemma != "join" || t.node(v).tag != "VBN" || !aside {
                continue;
            }
            let more: Vec<Party> = t
                .prep_objects(v, "by")
                .into_iter()
                .flat_map(|n| self.who(n))
                .map(|w| (w, None))
                .collect();
            let Some(above) = t.governor(v) else { continue };
            let of = |c: &&mut Candidate| {
                // "A, joined by B, meets C and D" may be two by two.
                (c.kind == EncounterKind::Gathering
                    || c.kind == EncounterKind::Meeting && v > c.trigger)
                    && (c.carrier == Some(above) || c.trigger == above)
            };
            if let Some(c) = out.iter_mut().find(of) {
                let new = more.into_iter().filter(|m| !c.parties.contains(m));
                let new: Vec<Party> = new.collect();
                c.parties.extend(new);
            }
        }
    }

    /// "They were joined by C", "C joined them", with no word for what they joined.
    pub(super) fn joined(&self, out: &[Candidate]) -> Option<Candidate> {
        let t = &self.s().tree;
        let v = (0..t.nodes.len()).find(|&v| {
            let deps: &[&str] = if t.passive(v) {
                &["nsubjpass"]
            } else {
                &["dobj"]
            };
            t.node(v).lemma == "join"
                && t.is_verb(v)
                && t.child(v, deps).is_some_and(|o| {
                    matches!(t.node(o).word.as_str(), "they" | "them" | "two" | "both")
                })
        });
        let v = v.filter(|&v| !out.iter().any(|c| c.carrier == Some(v)))?;
        self.sat_in(v, v, &[])
    }
}
