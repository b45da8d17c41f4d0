//! Who signs, where the clause of the signing itself does not say: "X signed for A and Y for B", and those of the trip
//! told of, "during which" a document was signed.

use super::{Candidate, Reader};
use crate::mentions::What;
use crate::on_behalf;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{CountryCode, EncounterKind, PartyRole};

/// How many sentences back the trip may have been told of.
const BACK: usize = 4;

impl Reader<'_> {
    /// "X signed on behalf of A and Y on behalf of B": read by position, as the parser hangs Y on A.
    pub(super) fn signed_for(&self, told: &[Candidate]) -> Vec<Candidate> {
        let s = self.s();
        let t = &s.tree;
        let signs = |v: &usize| {
            matches!(
                t.node(*v).lemma.to_lowercase().as_str(),
                "sign" | "ink" | "initial" | "signing" | "signatory" | "signatories"
            )
        };
        let Some(v) = (0..t.nodes.len()).find(signs) else {
            return Vec::new();
        };
        if told
            .iter()
            .any(|c| c.kind == EncounterKind::Signing && c.parties.len() > 1)
        {
            return Vec::new();
        }
        let text = self.analysis.text;
        let mut pairs = on_behalf::pairs(text, &s.units, &s.mentions);
        // "signed by the Jordanian minister X and, for Egypt, by Y"
        if let [(_, state)] = pairs.as_slice()
            && let Some(other) = self.signs_by_name(*state)
        {
            pairs.insert(0, other);
        }
        let parties: Vec<(Who, Option<PartyRole>)> = pairs
            .into_iter()
            .filter_map(|(k, state)| match &s.mentions.get(k)?.what {
                What::Person(p) => Some((Who::Person(p.person?), state)),
                _ => None,
            })
            .filter(|(who, state)| self.country(who).is_none_or(|c| c == *state))
            .map(|(who, _)| (who, Some(PartyRole::Signatory)))
            .collect();
        if parties.len() < 2 {
            return Vec::new();
        }
        let carrier = if t.is_verb(v) { Some(v) } else { t.governor(v) };
        vec![Candidate {
            parties,
            carrier,
            ..self.candidate(
                "signed-for",
                EncounterKind::Signing,
                status::told(t, carrier, None, EncounterKind::Signing),
                v,
            )
        }]
    }

    /// Whoever signs beside the one who does so for `state`, and says by his title for whom: by its place among the
    /// mentions.
    fn signs_by_name(&self, state: CountryCode) -> Option<(usize, CountryCode)> {
        let s = self.s();
        s.mentions.iter().enumerate().find_map(|(k, m)| {
            let What::Person(p) = &m.what else {
                return None;
            };
            let by = m.units.start.checked_sub(1).and_then(|i| s.units.get(i));
            let country = self.country(&Who::Person(p.person?))?;
            (country != state && by.is_some_and(|u| u.text(self.analysis.text) == "by"))
                .then_some((k, country))
        })
    }

    /// "The two countries signed an accord during the meeting of X and Y": the two who are named together behind.
    pub(super) fn two_in_clause(&self, trigger: usize) -> Option<Vec<Who>> {
        let t = &self.s().tree;
        // "the foreign ministers signed it in the presence of the presidents X and Y"
        let of_others = t
            .subject(trigger)
            .is_some_and(|s| matches!(self.s().mention(s).map(|m| &m.what), Some(What::Role(_))));
        t.subtree(trigger)
            .into_iter()
            .filter(|&n| t.node(n).dep == "pobj" && !(of_others && self.looked_on(n)))
            .map(|n| -> Vec<Who> {
                t.conjuncts(n)
                    .into_iter()
                    .filter_map(|c| match self.s().mention(c).map(|m| &m.what) {
                        Some(What::Person(p)) => p.person.map(Who::Person),
                        _ => None,
                    })
                    .collect()
            })
            .find(|two| {
                matches!(two.as_slice(), [x @ Who::Person(_), y @ Who::Person(_)]
                    if self.country(x).is_some() && self.country(y).is_some_and(|c| Some(c) != self.country(x)))
            })
    }

    /// "in the presence of X": whether whoever stands at `n` only looked on.
    fn looked_on(&self, n: usize) -> bool {
        let t = &self.s().tree;
        t.head(n)
            .and_then(|p| t.head(p))
            .is_some_and(|h| t.node(h).lemma == "presence")
    }

    /// "The foreign ministers of the two countries signed it in the presence of President X and President Y": the
    /// ministers of those two.
    pub(super) fn for_those_present(&self, trigger: usize) -> Option<Vec<Who>> {
        let t = &self.s().tree;
        let subject = t.subject(trigger)?;
        let office = match self.s().mention(subject).map(|m| &m.what) {
            Some(What::Role(r)) if r.plural && r.countries.is_empty() => r.offices.first()?,
            _ => return None,
        };
        let present = t
            .subtree(trigger)
            .into_iter()
            .find(|&n| t.node(n).dep == "pobj" && self.looked_on(n))?;
        let mut states: Vec<_> = self
            .who(present)
            .iter()
            .filter_map(|w| self.country(w))
            .collect();
        states.dedup();
        matches!(states.as_slice(), [x, y] if x != y).then(|| {
            states
                .into_iter()
                .map(|c| Who::Post {
                    office: Some(office.canonical.clone()),
                    country: Some(c),
                    org: None,
                })
                .collect()
        })
    }

    /// "The two leaders saw three memoranda signed", "Four accords were signed in the presence of X and Y": for the states
    /// of those who looked on.
    pub(super) fn who_watched(&self, trigger: usize) -> Vec<Who> {
        const WATCH: &[&str] = &["watch", "see", "witness", "look", "oversee"];
        let t = &self.s().tree;
        let above = t
            .head(trigger)
            .filter(|&v| {
                matches!(t.node(trigger).dep, "ccomp" | "advcl" | "xcomp" | "dep")
                    && WATCH.contains(&t.node(v).lemma.as_str())
                    && t.is_verb(v)
            })
            .and_then(|v| t.subject(v));
        let present = || {
            t.subtree(trigger).into_iter().find(|&n| {
                t.node(n).dep == "pobj"
                        && self.looked_on(n)
                        // "in the presence of the leaders": of all of them.
                        && self.s().mention(n).is_some()
            })
        };
        let Some(onlookers) = above.or_else(present) else {
            return Vec::new();
        };
        let mut states: Vec<_> = t
            .conjuncts(onlookers)
            .into_iter()
            .flat_map(|n| self.who(n))
            .filter_map(|w| self.country(&w))
            .collect();
        states.dedup();
        match states.as_slice() {
            [x, y] if x != y => states.into_iter().map(Who::State).collect(),
            _ => Vec::new(),
        }
    }

    /// "An accord will be signed after the talks of the top diplomats": the two who talk.
    pub(super) fn who_talked(&self, trigger: usize) -> Option<Vec<Who>> {
        let t = &self.s().tree;
        ["after", "following", "during", "at"]
            .iter()
            .flat_map(|p| t.prep_objects(trigger, p))
            .filter(|&o| matches!(t.node(o).lemma.as_str(), "talk" | "meeting" | "negotiation"))
            .flat_map(|o| {
                ["of", "between"]
                    .into_iter()
                    .flat_map(move |p| t.prep_objects(o, p))
            })
            .map(|o| self.who(o))
            .find(|two| self.of_two_states(two))
            .or_else(|| self.who_met_there(trigger))
    }

    /// Whether those are two, of two different countries.
    fn of_two_states(&self, those: &[Who]) -> bool {
        match those {
            [x, y] => {
                self.country(x).is_some()
                    && self.country(y).is_some()
                    && self.country(x) != self.country(y)
            }
            _ => false,
        }
    }

    /// "Nine accords were signed in Tirana, where the prime ministers of A and B held talks": the two who met there.
    fn who_met_there(&self, trigger: usize) -> Option<Vec<Who>> {
        let t = &self.s().tree;
        // "in Tirana on Monday, where …": hung on the day.
        ["in", "at", "on"]
            .iter()
            .flat_map(|p| t.prep_objects(trigger, p))
            .flat_map(|o| t.children(o))
            .filter(|&c| t.node(c).dep == "relcl" && t.has_child_word(c, &["where"]))
            .find_map(|c| {
                let mut two = self.who(t.subject(c)?);
                if two.len() == 1 {
                    let met = t
                        .object(c)
                        .into_iter()
                        .filter(|&o| self.s().mention(o).is_some());
                    let with = std::iter::once(c)
                        .chain(t.object(c))
                        .flat_map(|n| t.prep_objects(n, "with"));
                    two.extend(met.chain(with).flat_map(|o| self.who(o)));
                    two.dedup();
                }
                self.of_two_states(&two).then_some(two)
            })
    }

    /// "A and B have a treaty, which the two signed in May": those who act in the clause above.
    pub(super) fn who_acts_above(&self, trigger: usize) -> Option<Vec<Who>> {
        let t = &self.s().tree;
        let document = t.antecedent(trigger)?;
        let subject = t.governor(document).and_then(|v| t.subject(v))?;
        let two = self.who(subject);
        self.of_two_states(&two).then_some(two)
    }

    /// "Five memoranda were signed during the visit": by whoever was told to travel, and the country that is visited.
    pub(super) fn of_the_trip(&self, trigger: usize) -> Option<Vec<Who>> {
        let t = &self.s().tree;
        let during = ["during", "in", "on", "at", "after", "following"]
            .iter()
            .flat_map(|p| t.prep_objects(trigger, p))
            .flat_map(|o| std::iter::once(o).chain(t.prep_objects(o, "of")))
            .any(|o| {
                matches!(t.node(o).lemma.as_str(), "visit" | "trip" | "stay" | "tour")
                    && self.s().mention(o).is_none()
                    && t.has_child_word(o, &["the", "this", "his", "her"])
            });
        let trip = self.discourse.trip.as_ref()?;
        let who = &trip.who;
        let land = trip.place.country()?;
        let near = self.sentence.saturating_sub(trip.sentence) <= BACK;
        let abroad = self.country(who).is_some_and(|c| c != land);
        let pair = &self.discourse.last_pair;
        let told = pair.len() > 1 && pair.contains(who);
        (during && near && abroad && !told).then(|| vec![who.clone(), Who::State(land)])
    }
}
