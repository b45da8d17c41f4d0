//! Guests who come to where the report is at: "Lula came on Sunday, Boric followed early on Monday, Arce is awaited in
//! the course of the day" names no place, for all of it is told of one gathering or one capital.

use super::{Candidate, Reader, Slots, Where};
use crate::analysis::Sentence;
use crate::encounters::{ARRIVE, RETURN};
use crate::frames::Role;
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{CountryCode, EncounterKind, Status};

/// The frame of being awaited somewhere.
const DUE: &str = "due-in";

/// The frame of being somewhere.
const BE_IN: &str = "be-in";

/// For how many sentences a venue told of goes without saying before the place the report is from does.
const FRESH: usize = 2;

/// What a clause of coming may say besides: when, with whom and for what, never where.
const BESIDES: &[&str] = &[
    "on", "with", "for", "after", "before", "by", "aboard", "during", "ahead", "since", "until",
    "from", "in", "at", "as", "despite", "because",
];

/// Parts of the day: "in the course of the day", "at dawn".
const HOURS: &[&str] = &[
    "course",
    "morning",
    "evening",
    "night",
    "afternoon",
    "dawn",
    "noon",
    "midnight",
    "day",
    "hour",
    "time",
    "person",
];

/// Where somebody goes who does not come: "came back early on Tuesday", "stays abroad until January".
const ELSEWHERE: &[&str] = &[
    "back", "home", "abroad", "away", "behind", "up", "down", "out", "forward", "through", "here",
];

impl Reader<'_> {
    /// Trips told without a word of where they lead, but for those in `told`.
    pub(super) fn coming(&self, told: &[Candidate]) -> Vec<Candidate> {
        if self.s().quoted.is_some() {
            return Vec::new();
        }
        let t = &self.s().tree;
        let mut out = Vec::new();
        for v in (0..t.nodes.len()).filter(|&v| t.is_verb(v)) {
            let met = self.where_met_then(v);
            let then = met.as_ref().map(|_| (ARRIVE, false));
            let Some((frame, planned)) = self.comes(v).or(then) else {
                continue;
            };
            // "X was there too": whatever he is said to have been at.
            let read = |c: &Candidate| {
                matches!(c.kind, EncounterKind::Visit | EncounterKind::Gathering)
                    && c.frame != RETURN
                    && (c.trigger == v || c.carrier == Some(v))
            };
            if t.negated(v) || told.iter().any(read) {
                continue;
            }
            // "has plans to be there"
            let meant = self.would_go(v);
            let Some(subject) = meant.map(|(n, _)| n).or_else(|| t.subject(v)) else {
                continue;
            };
            // "Neither X nor Y will be there"
            let neither = t.has_child_word(v, &["neither"])
                || t.subtree(subject)
                    .into_iter()
                    .any(|c| t.node(c).word == "neither");
            let mut said = status::told(t, Some(v), None, EncounterKind::Visit);
            if let Some((_, status)) = meant {
                said.status = status;
            } else if planned && matches!(said.status, Status::Occurred | Status::Ongoing) {
                said.status = Status::Planned;
            }
            if neither || matches!(said.status, Status::Denied | Status::Cancelled) {
                continue;
            }
            // What the guests are called by is not where they are: "the Secretariat in Guyana".
            let there = t
                .children(v)
                .find(|&c| t.node(c).word == "there")
                .map(|_| t.subtree(subject).into_iter().min().unwrap_or(subject));
            // "Haiti's prime minister", not a post by which somebody is described
            let named = matches!(
                self.s().mention(subject).map(|m| &m.what),
                Some(What::Role(r)) if !r.countries.is_empty()
            );
            for guest in self.who(subject) {
                let official = match &guest {
                    Who::Person(_) => true,
                    Who::Post { office, .. } => office.is_some() && named,
                    _ => false,
                };
                let venue = self
                    .country(&guest)
                    .filter(|_| official)
                    .and_then(|from| match &met {
                        Some(place) => Some(place.clone()).filter(|p| p.country() != Some(from)),
                        None => self.venue(from, there),
                    });
                let Some(venue) = venue else { continue };
                let base = Candidate {
                    carrier: Some(v),
                    ..self.candidate(frame, EncounterKind::Visit, said, v)
                };
                let slots = Slots {
                    left: vec![(guest, Role::Visitor.party().flatten())],
                    at: vec![venue],
                    ..Slots::default()
                };
                out.extend(self.visits(base, slots));
            }
        }
        out
    }

    /// "They met in Samarkand in April, when X came for a conference": where they met, he came.
    fn where_met_then(&self, v: usize) -> Option<Where> {
        let t = &self.s().tree;
        let came = matches!(t.node(v).dep, "relcl" | "advcl")
            && t.has_child_word(v, &["when"])
            && matches!(t.node(v).lemma.as_str(), "come" | "fly" | "travel")
            && t.node(v).tag == "VBD"
            && t.object(v).is_none()
            && ["to", "from", "in", "into"]
                .iter()
                .all(|p| t.prep_objects(v, p).is_empty());
        let head = t.head(v).filter(|_| came)?;
        let main = match t.is_verb(head) {
            true => head,
            false => t.governor(head)?,
        };
        let meets = matches!(
            t.node(main).lemma.as_str(),
            "meet" | "see" | "hold" | "talk" | "speak"
        );
        let at = ["in", "at"].map(|p| t.prep_objects(main, p)).concat();
        self.places(&at).into_iter().find(|_| meets)
    }

    /// By which frame verb `v` tells of somebody coming without a word of where, and whether he is still to come.
    fn comes(&self, v: usize) -> Option<(&'static str, bool)> {
        let t = &self.s().tree;
        let child = |words: &[&str]| {
            t.children(v)
                .any(|c| words.contains(&t.node(c).word.as_str()))
        };
        // "asked the delegations to be there"
        let asked =
            t.node(v).dep == "xcomp" && t.head(v).is_some_and(|h| t.child(h, &["dobj"]).is_some());
        if asked || child(ELSEWHERE) || t.node(v).tag == "VBG" && t.child(v, &["aux"]).is_none() {
            return None;
        }
        let day = |o: usize| matches!(self.s().mention(o).map(|m| &m.what), Some(What::Date(_)));
        let preps = || {
            t.children(v)
                .filter(|&c| matches!(t.node(c).dep, "prep" | "agent"))
        };
        // "in Baku", "at the front", "from power": where, or no trip at all; but "from Gaborone", whence he comes.
        let arrives = matches!(t.node(v).lemma.as_str(), "arrive" | "land" | "come");
        let whence = |o: usize| {
            arrives
                && t.head(o).is_some_and(|p| t.node(p).word == "from")
                && matches!(
                    self.s().mention(o).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
        };
        let elsewhere = preps()
            .filter(|&p| matches!(t.node(p).word.as_str(), "in" | "at" | "from"))
            .flat_map(|p| t.children(p))
            .any(|o| !day(o) && !whence(o) && !HOURS.contains(&t.node(o).lemma.as_str()));
        let bare = !elsewhere
            && t.object(v).is_none()
            && t.child(v, &["xcomp", "ccomp", "acomp", "attr", "expl", "oprd"])
                .is_none()
            && preps().all(|p| BESIDES.contains(&t.node(p).word.as_str()));
        let dated = t
            .subtree(v)
            .into_iter()
            .any(|c| day(c) && t.governor(c) == Some(v));
        // "flew in on Tuesday night", "got in after midnight"
        let lands = v + 1 < t.nodes.len()
            && t.node(v + 1).word == "in"
            && t.head(v + 1) == Some(v)
            // "Modi had left by the time Yunus got in" is of another place.
            && !matches!(t.node(v).dep, "relcl" | "advcl" | "acl")
            && t.child(v + 1, &["pobj"]).is_none();
        match t.node(v).lemma.as_str() {
            "come" | "land" | "arrive" | "follow" | "fly" | "get" | "jet"
                if lands || !matches!(t.node(v).lemma.as_str(), "fly" | "get" | "jet") =>
            {
                (bare && dated && !t.passive(v)).then_some((ARRIVE, false))
            }
            "stay" => (bare && dated).then_some((BE_IN, false)),
            "await" => (bare && t.passive(v) && t.node(v).dep != "acl").then_some((DUE, true)),
            "expect" => (bare && dated && t.passive(v)).then_some((DUE, true)),
            "be" => {
                let due = t
                    .child(v, &["acomp"])
                    .filter(|&c| t.node(c).word == "due")
                    .is_some_and(|c| {
                        t.child(c, &["xcomp", "prep"])
                            .is_none_or(|p| t.node(p).word == "on")
                    });
                if due && dated && !elsewhere {
                    return Some((DUE, true));
                }
                // "is the special guest of the closing day", not "was his guest in Washington"
                let guest = t.child(v, &["attr"]).is_some_and(|a| {
                    let of = t.prep_objects(a, "of").into_iter();
                    t.node(a).lemma == "guest"
                        && t.child(a, &["poss", "relcl", "acl"]).is_none()
                        && of
                            .chain(t.prep_objects(a, "in"))
                            .all(|o| self.s().mention(o).is_none())
                });
                // "There X is to receive him" is of another's coming.
                let there = t
                    .children(v)
                    .any(|c| c > v && t.node(c).word == "there" && t.node(c).dep == "advmod")
                    && t.child(v, &["expl", "acomp", "attr", "xcomp"]).is_none();
                (guest || there).then_some((BE_IN, false))
            }
            _ => None,
        }
    }

    /// Where somebody from `home` comes who is said to come and not where: to what "there" points back to before node
    /// `there`, to the gathering or the place visited that was just told of, or else where the report is from.
    pub(super) fn venue(&self, home: CountryCode, there: Option<usize>) -> Option<Where> {
        let a = self.analysis;
        let abroad = |w: &Where| w.country().is_some_and(|c| c != home);
        let named = |s: &Sentence, below: usize| {
            (0..below)
                .rev()
                .find_map(|i| match s.mention(i).map(|m| &m.what) {
                    Some(What::Place(p)) => Some(Where::Place(p.clone())).filter(abroad),
                    _ => None,
                })
        };
        let pointed = there.and_then(|n| {
            let before = self.sentence.saturating_sub(FRESH)..self.sentence;
            named(self.s(), n).or_else(|| {
                a.sentences
                    .get(before)?
                    .iter()
                    .rev()
                    .find_map(|s| named(s, s.tree.nodes.len()))
            })
        });
        let last = self.discourse.venue.as_ref().filter(|(w, _)| abroad(w));
        let fresh = last.filter(|(_, i)| i + FRESH >= self.sentence);
        pointed
            .or_else(|| fresh.map(|(w, _)| w.clone()))
            .or_else(|| a.dateline_place.clone().map(Where::Place).filter(abroad))
            .or_else(|| last.map(|(w, _)| w.clone()))
            .or_else(|| a.home.map(Where::Country).filter(abroad))
            .or_else(|| {
                let own = a.dateline_place.is_none();
                let host = crate::encounters::beside(a, self.sentence, home).filter(|_| own);
                host.map(Where::Country)
            })
    }
}
