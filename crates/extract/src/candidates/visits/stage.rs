//! How far a trip has come: whether he arrives, is there for a while yet, or it is over.

use crate::candidates::{Candidate, Reader};
use crate::encounters::RETURN;
use crate::tree::Tree;
use sidelines_facts::Status;

/// How far a trip has come.
pub(super) struct Stage {
    /// "will be in Oman until Sunday"
    pub(super) stays: bool,
    /// He is there till the day told.
    pub(super) till_then: bool,
    /// The day told is the last.
    pub(super) ended: bool,
    /// The day told is the first.
    pub(super) arrives: bool,
}

/// Verbs of being at the end of a trip.
pub(in crate::candidates) const ENDING: &[&str] =
    &["end", "conclude", "wrap", "finish", "complete"];

/// Verbs of beginning to be somewhere.
const ARRIVING: &[&str] = &[
    "arrive", "land", "touch", "fly", "come", "begin", "start", "kick", "commence", "open",
    "embark", "leave", "depart", "set",
];

/// Verbs with which somebody is back from a trip.
const COMING_BACK: &[&str] = &["be", "return", "come", "fly", "get", "arrive", "land"];

/// "has come to an end", "drew to a close"
fn comes_to_an_end(t: &Tree, v: usize) -> bool {
    matches!(t.node(v).lemma.as_str(), "come" | "draw")
        && t.prep_objects(v, "to").iter().any(|&o| {
            matches!(
                t.node(o).lemma.as_str(),
                "end" | "close" | "conclusion" | "finish"
            )
        })
}

impl Reader<'_> {
    /// How far the trip of `base` has come, by which its status may be another.
    pub(super) fn stage(&self, base: &mut Candidate) -> Stage {
        let t = &self.s().tree;
        // "ended his two-day visit", "is back from a visit to Oman": it is over.
        let back = base.told.status != Status::Planned
            && t.head(base.trigger)
                .is_some_and(|p| t.node(p).word == "from")
            && base
                .carrier
                .is_some_and(|v| COMING_BACK.contains(&t.node(v).lemma.as_str()));
        if back {
            base.told.status = Status::Occurred;
        }
        // "will be in Oman until Sunday", "will fly home from Oman on Friday", "is to leave after a visit of three days": he is there till then.
        let stays = base.told.status == Status::Planned
            && base.frame == "be-in"
            && base.carrier.is_some_and(|v| {
                ["until", "till"].iter().any(|p| t.has_child_word(v, &[p]))
                    && !t.has_child_word(v, &["from"])
            });
        // "will conclude his visit to Kuwait on Wednesday"
        let closes = base.told.status == Status::Planned
            && t.node(base.trigger).dep == "dobj"
            && base
                .carrier
                .is_some_and(|v| ENDING.contains(&t.node(v).lemma.as_str()));
        // "will wrap up her tour in Helsinki": its last leg.
        let last_leg = closes
            && t.prep_objects(base.trigger, "to").is_empty()
            && [Some(base.trigger), base.carrier]
                .into_iter()
                .flatten()
                .any(|n| !t.prep_objects(n, "in").is_empty());
        if last_leg {
            "visit-noun".clone_into(&mut base.frame);
        }
        let closes = closes && !last_leg;
        let till_then = base.frame == RETURN && base.told.status == Status::Planned
            || stays
            || closes
            || base.told.status == Status::Ongoing
                && t.head(base.trigger)
                    .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following"));
        if till_then {
            base.told.status = Status::Ongoing;
        }
        // "has been extended until Friday"
        let longer = t.node(base.trigger).dep == "nsubjpass"
            && base
                .carrier
                .is_some_and(|v| matches!(t.node(v).lemma.as_str(), "extend" | "prolong"));
        // "met Y on the second day of his visit": it goes on.
        if base.told.status == Status::Occurred
            && (longer || self.amid_a_trip(base.trigger, base.carrier))
        {
            base.told.status = Status::Ongoing;
        }
        if base.told.status == Status::Ongoing
            && base.carrier.is_some_and(|v| comes_to_an_end(t, v))
        {
            base.told.status = Status::Occurred;
        }
        let ended = base.told.status == Status::Occurred
            && base.carrier.is_some_and(|v| {
                back || ENDING.contains(&t.node(v).lemma.as_str()) || comes_to_an_end(t, v)
            });
        // "met Y on Tuesday, the first day of her visit"
        let day = crate::when::day_of(self.analysis, self.s(), base.trigger).map(|(_, n)| n);
        let ended = ended || base.told.status == Status::Occurred && day == Some(-1);
        // "touched down this morning for a visit": the day is that of the arrival.
        let arrives = day == Some(1)
            || base
                .carrier
                .is_some_and(|v| v != base.trigger && ARRIVING.contains(&t.node(v).lemma.as_str()));
        Stage {
            stays,
            till_then,
            ended,
            arrives,
        }
    }
}
