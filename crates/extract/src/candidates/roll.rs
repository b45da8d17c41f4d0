//! Who was at a gathering, read off a roll: "Attending were A, B and C", "Present were, for Zambia, President X; for
//! Botswana, President Y", "The summit was attended by: Malawi: President X; Zambia: President Y", also a line for each.

use super::{Candidate, Reader};
use crate::analysis::Sentence;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use crate::units::{GatheringSem, Sem};
use sidelines_facts::{CountryCode, EncounterKind, PartyRole, Status};
use std::ops::Range;

/// Words that say that somebody is there.
const THERE: &[&str] = &[
    "attend",
    "attending",
    "attended",
    "attendance",
    "present",
    "participating",
    "participated",
    "participants",
    "represented",
    "delegation",
    "delegations",
];
/// The frame of those on a roll.
const ROLL: &str = "roll";
/// Lines over which a roll may go on.
const FAR: usize = 30;

impl Reader<'_> {
    /// Those whom the sentence calls; what was told in it of the same gathering gains them.
    pub(super) fn roll(&self, told: &mut [Candidate]) -> Option<Candidate> {
        let s = self.s();
        if s.quoted.is_some() {
            return None;
        }
        let (here, called) = match self.by_country(s) {
            called if called.len() > 1 && says_there(self.analysis.text, s) => (true, called),
            _ if self.is_line(s) && self.head_of_lines() => (false, persons(s)),
            _ => (true, self.fronted()?),
        };
        let parties: Vec<_> = called
            .into_iter()
            .map(|p| (Who::Person(p), Some(PartyRole::Participant)))
            .collect();
        let named = s.mentions.iter().find_map(|m| match &m.what {
            What::Gathering(g) => Some(g.clone()),
            _ => None,
        });
        if let Some(c) = told
            .iter_mut()
            .find(|c| c.kind == EncounterKind::Gathering && here && c.gathering == named)
        {
            for p in parties {
                if !c.parties.iter().any(|(w, _)| *w == p.0) {
                    c.parties.push(p);
                }
            }
            return None;
        }
        let g: GatheringSem = named.filter(|_| here).or_else(|| {
            let gathered = matches!(
                self.discourse.told_last,
                Some((EncounterKind::Gathering, Status::Occurred | Status::Ongoing))
            );
            gathered.then(|| self.told_so("meeting", true)).flatten()
        })?;
        let t = &s.tree;
        let root = (0..t.nodes.len()).find(|&i| t.node(i).dep == "ROOT")?;
        let mut told = status::told(t, Some(root), None, EncounterKind::Gathering);
        if !t.is_verb(root) {
            told.status = Status::Occurred;
        }
        Some(Candidate {
            parties,
            carrier: Some(root).filter(|&v| t.is_verb(v)),
            gathering: Some(g),
            ..self.candidate(ROLL, EncounterKind::Gathering, told, root)
        })
    }

    /// The persons of a sentence behind whose countries they stand: "Zambia: President X", "for Zambia, President X".
    fn by_country(&self, s: &Sentence) -> Vec<usize> {
        let text = self.analysis.text;
        let word = |i: Option<usize>| i.and_then(|i| s.units.get(i)).map_or("", |u| u.text(text));
        let represented = s.units.iter().any(|u| u.text(text) == "represented");
        let mut out = Vec::new();
        for m in &s.mentions {
            let What::Person(p) = &m.what else { continue };
            let before = m.units.start.checked_sub(1);
            let country = before.and_then(|i| {
                // "Zambia was represented by X and Botswana by Y"
                let by = represented && word(Some(i)) == "by";
                let mark = by || matches!(word(Some(i)), ":" | "–" | "—" | "-" | ",");
                let at = if mark { i.checked_sub(1)? } else { i };
                let for_it = word(at.checked_sub(1)).eq_ignore_ascii_case("for");
                let by_mark = mark && word(Some(i)) != ",";
                (for_it || by_mark).then(|| state(s, at)).flatten()
            });
            if let (Some(country), Some(person)) = (country, p.person)
                && self
                    .country(&Who::Person(person))
                    .is_none_or(|c| c == country)
            {
                out.push(person);
            }
        }
        out
    }

    /// Whether the sentence is one line of a roll, and nothing more: "Zambia: President X", "- President X of Zambia".
    fn is_line(&self, s: &Sentence) -> bool {
        let inside = |i: usize| s.mentions.iter().any(|m| m.units.contains(&i));
        let own: Range<usize> = 0..s.units.len();
        own.filter(|&i| !inside(i)).all(|i| {
            let w = s.units[i].text(self.analysis.text);
            !w.chars().any(char::is_alphanumeric)
        }) && persons(s).len() == 1
            && s.mentions
                .iter()
                .all(|m| matches!(m.what, What::Person(_) | What::Country(_)))
    }

    /// Whether lines like this one lead back to "The following attended the summit:".
    fn head_of_lines(&self) -> bool {
        let text = self.analysis.text;
        (self.sentence.saturating_sub(FAR)..self.sentence)
            .rev()
            .filter_map(|i| self.analysis.sentences.get(i))
            .find(|s| !self.is_line(s))
            .is_some_and(|s| {
                says_there(text, s)
                    && text
                        .get(s.span.clone())
                        .is_some_and(|t| t.trim_end().ends_with(':'))
            })
    }

    /// "Attending were A, B and C", "Also taking part were A and B": those behind the verb.
    fn fronted(&self) -> Option<Vec<usize>> {
        let s = self.s();
        let t = &s.tree;
        let be = (1..t.nodes.len().min(6))
            .find(|&v| matches!(t.node(v).word.as_str(), "were" | "are" | "was" | "is"))?;
        let opens = t.nodes[..be].iter().all(|n| n.mention.is_none())
            && t.nodes[..be]
                .iter()
                .any(|n| matches!(n.word.as_str(), "attending" | "participating" | "taking"));
        let persons: Vec<usize> = (be + 1..t.nodes.len())
            .filter_map(|i| match s.mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => p.person,
                _ => None,
            })
            .collect();
        // "Attending were A and B": and nothing else is told of them.
        let verbs = (be + 1..t.nodes.len()).any(|v| t.is_verb(v));
        (opens && !verbs && persons.len() > 1).then_some(persons)
    }
}

/// The persons that a sentence names.
fn persons(s: &Sentence) -> Vec<usize> {
    s.mentions
        .iter()
        .filter_map(|m| match &m.what {
            What::Person(p) => p.person,
            _ => None,
        })
        .collect()
}

fn says_there(text: &str, s: &Sentence) -> bool {
    s.units
        .iter()
        .any(|u| THERE.contains(&u.text(text).to_lowercase().as_str()))
}

/// The state that the unit at `i` names.
fn state(s: &Sentence, i: usize) -> Option<CountryCode> {
    match &s.units.get(i)?.sem {
        Sem::Country { code, .. } => Some(*code),
        _ => None,
    }
}
