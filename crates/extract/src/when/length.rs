//! From when till when, where a length and one day are told.

use super::found::Found;
use super::tense;
use crate::encounters::RETURN;
use crate::status::homeward;
use jiff::civil::Date;
use sidelines_facts::Edtf;
use sidelines_time::{lasting_from, lasting_until};

impl Found<'_> {
    /// What lasts so many days: from the day told, or till then, where it tells of the end.
    pub(super) fn lasting(&self, day: Date, days: u16) -> Option<Edtf> {
        match self.ends() {
            true => lasting_until(day, days),
            false => lasting_from(day, days),
        }
    }

    /// "wrapped up his four-day visit on Friday": whether the day told is the last.
    fn ends(&self) -> bool {
        let c = self.c;
        let t = &self.s.tree;
        let (trigger, carrier, of_best) = (c.trigger, c.carrier, self.best.verb);
        // "went home today after three days of visit", "left on Friday following a four-day visit"
        let after = || {
            t.ancestors(trigger)
                .any(|p| matches!(t.node(p).word.as_str(), "after" | "following"))
        };
        let gone = |v: usize| {
            after()
                && (homeward(t, v)
                    || matches!(t.node(v).lemma.as_str(), "leave" | "depart" | "go" | "fly"))
        };
        let closes = |v: usize| {
            matches!(
                t.node(v).lemma.as_str(),
                "end"
                    | "conclude"
                    | "wrap"
                    | "wind"
                    | "wound"
                    | "finish"
                    | "complete"
                    | "return"
                    | "close"
            )
        };
        (c.frame == RETURN && !of_best.is_some_and(|v| tense::begins(t, v)))
            || self.home_to_come
            || carrier.is_some_and(gone)
            || carrier.is_some_and(closes)
            // "two days of talks that ended on Thursday"
            || of_best.is_some_and(|v| closes(v) && matches!(t.node(v).dep, "relcl" | "acl"))
    }
}
