//! Words of a trip that tell of none: somebody is at home there, or it is told as no news.

use crate::candidates::residents::{posted, was_something_there};
use crate::candidates::{Candidate, Reader, Slots};
use crate::encounters::{ARRIVE, COME_FROM};
use crate::refs::Who;
use sidelines_facts::{PartyRole, Status};

/// The frame of leaving a place.
const LEAVE: &str = "leave";

/// Whether it tells of leaving a place.
pub(super) fn is_left(base: &Candidate) -> bool {
    base.frame == LEAVE
}

impl Reader<'_> {
    /// Whether whoever is told to be there is no visitor.
    pub(super) fn lives_there(
        &self,
        base: &Candidate,
        visitors: &[(Who, Option<PartyRole>)],
        slots: &Slots,
    ) -> bool {
        let resides = base.frame == "be-in"
            && base
                .carrier
                .is_some_and(|v| was_something_there(&self.s().tree, v));
        resides
            || posted(self.s(), base.carrier)
            || base.frame == "be-in" && self.is_back_home(base.carrier, visitors, slots)
    }

    /// Whether the words tell of no trip of theirs.
    pub(super) fn tells_of_no_trip(
        &self,
        base: &Candidate,
        visitors: &[(Who, Option<PartyRole>)],
    ) -> bool {
        self.taken_for_granted(base)
            || self.never(base)
            || self.only_leaves(base, visitors)
            || self.comes_from_there(base)
            || self.home_unknown(base, visitors)
            || self.came_together(base)
    }

    /// "came together to sign a treaty": they met, wherever that was.
    fn came_together(&self, base: &Candidate) -> bool {
        let t = &self.s().tree;
        base.frame == ARRIVE
            && base
                .carrier
                .is_some_and(|v| t.node(v).lemma == "come" && t.has_child_word(v, &["together"]))
    }

    /// "might meet while both are in town": that they are there is taken for granted, and told elsewhere.
    fn taken_for_granted(&self, base: &Candidate) -> bool {
        base.told.status == Status::Possible
            && base.carrier.is_some_and(|v| {
                let t = &self.s().tree;
                t.node(v).dep == "advcl"
                    && ["while", "when"].iter().any(|w| t.has_child_word(v, &[w]))
            })
    }

    /// "had not travelled to Qatar since June" tells of no trip.
    fn never(&self, base: &Candidate) -> bool {
        base.told.status == Status::Denied
            && base.carrier.is_some_and(|v| {
                let t = &self.s().tree;
                t.has_child_word(v, &["has", "have", "had", "n't", "'ve"])
                    && (t.node(v).tag == "VBN" || t.node(v).word == "been")
                    && t.subtree(v).into_iter().any(|c| {
                        matches!(
                            t.node(c).word.as_str(),
                            "since" | "before" | "ever" | "previously" | "years"
                        )
                    })
            })
    }

    /// "will leave Cairo on Friday" tells of no day on which he came; who is at home anywhere leaves home.
    fn only_leaves(&self, base: &Candidate, visitors: &[(Who, Option<PartyRole>)]) -> bool {
        is_left(base)
            && (base.told.status != Status::Occurred
                || visitors.iter().all(|(w, _)| self.country(w).is_none()))
    }

    /// "will arrive from Jakarta on Friday" tells of no trip there; "comes straight from Jakarta" does.
    fn comes_from_there(&self, base: &Candidate) -> bool {
        let comes = || {
            base.carrier.is_some_and(|v| {
                self.s().tree.node(v).lemma == "come" && base.told.status == Status::Ongoing
            })
        };
        base.frame == COME_FROM && base.told.status != Status::Occurred && !comes()
    }

    /// "returned to Geneva", "They then return to Bangkok": home, for all one knows.
    fn home_unknown(&self, base: &Candidate, visitors: &[(Who, Option<PartyRole>)]) -> bool {
        let back_to = base
            .carrier
            .filter(|&v| base.frame == ARRIVE && self.s().tree.node(v).lemma == "return");
        back_to.is_some_and(|v| {
            let t = &self.s().tree;
            t.subject(v).is_some_and(|n| t.node(n).word == "they")
                || visitors.iter().any(|(w, _)| self.country(w).is_none())
        })
    }
}
