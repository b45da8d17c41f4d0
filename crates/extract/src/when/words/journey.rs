//! Days of a journey, where the candidate is what it was for.

use super::Word;
use crate::candidates::{GATHERING_NOUNS, tells_what_is_there};
use crate::mentions::What;
use sidelines_facts::{EncounterKind, Status};
use sidelines_time::DateExpr;

impl Word<'_> {
    /// Whether it tells when somebody set out, came or stayed for what is told.
    pub(super) fn of_the_journey(self) -> bool {
        self.of_its_purpose() || self.bound_for() || self.set_out() || self.of_what_is_there()
    }

    /// "flies to Kampala, where the summit opens on Friday": the day of what awaits him.
    fn of_what_is_there(self) -> bool {
        let Self {
            t,
            c,
            own,
            governor,
            ..
        } = self;
        c.kind == EncounterKind::Visit
            && own.contains(&self.i)
            && governor.is_some_and(|g| {
                g != c.trigger
                    && tells_what_is_there(t, g)
                    && t.subject(g).is_some_and(|s| {
                        matches!(self.s.mention(s).map(|m| &m.what), Some(What::Gathering(_)))
                            || GATHERING_NOUNS.contains(&t.node(s).lemma.as_str())
                    })
            })
    }

    /// "arrived on Tuesday to attend": the day is that of the arrival; but "found time on Tuesday to receive".
    fn of_its_purpose(self) -> bool {
        let Self {
            t,
            governor,
            closeness,
            c,
            ..
        } = self;
        let (carrier, status) = (c.carrier, c.told.status);
        closeness == 3
            && status != Status::Occurred
            && carrier.is_some_and(|v| {
                t.node(v).tag == "VB" && matches!(t.node(v).dep, "advcl" | "xcomp" | "acl")
            })
            && governor.is_some_and(|g| {
                (t.node(g).tag == "VBD" || t.has_child_word(g, &["has", "have", "had"]))
                    // "On Monday he was to meet X"
                    && !(t.node(g).lemma == "be"
                        && carrier.is_some_and(|v| t.node(v).dep == "xcomp"))
            })
    }

    /// "arrived on Wednesday for a meeting"
    fn bound_for(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            governor,
            ..
        } = self;
        let (trigger, status) = (c.trigger, c.told.status);
        status == Status::Planned
            && t.node(trigger).dep == "pobj"
            && t.head(trigger).is_some_and(|p| t.node(p).word == "for")
            && governor.is_some_and(|g| t.node(g).tag == "VBD")
            && !own.contains(&i)
    }

    /// "left on Thursday for the summit", "will travel on Thursday to represent X at the summit"
    fn set_out(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            expr,
            governor,
            ..
        } = self;
        let trigger = c.trigger;
        let set_out = c.kind == EncounterKind::Gathering
            && matches!(expr, DateExpr::Weekday { .. } | DateExpr::Day(_))
            && governor.is_some_and(|g| {
                // "come together in Paris on June 23" is no journey.
                !t.passive(g)
                    && !t.has_child_word(g, &["together"])
                    && (t.head(i) == Some(g) || t.head(i).and_then(|p| t.head(p)) == Some(g))
                    && matches!(
                        t.node(g).lemma.as_str(),
                        "travel"
                            | "head"
                            | "leave"
                            | "fly"
                            | "depart"
                            | "go"
                            | "arrive"
                            | "come"
                            | "land"
                            | "reach"
                    )
            });
        // "met X on Thursday ahead of the summit": likewise.
        let set_out = set_out
            || c.kind == EncounterKind::Gathering
                && !own.contains(&i)
                && t.head(trigger).is_some_and(|p| {
                    t.node(p).word == "of" && t.head(p).is_some_and(|a| t.node(a).word == "ahead")
                });
        // "is in Dushanbe from Tuesday to Thursday for the meeting": the days of the stay, which may be longer.
        set_out
            || c.kind == EncounterKind::Gathering
                && matches!(expr, DateExpr::Range { .. })
                && t.node(trigger).dep == "pobj"
                && t.head(trigger).is_some_and(|p| t.node(p).word == "for")
                && governor.is_some_and(|g| t.node(g).lemma == "be")
                && !own.contains(&i)
    }

    /// "Following his visit to Riyadh, he will travel to Berlin on Friday": the day of what comes after.
    pub(super) fn before_that(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            governor,
            ..
        } = self;
        let (trigger, status) = (c.trigger, c.told.status);
        c.kind == EncounterKind::Visit
            && !own.contains(&i)
            && governor.is_some_and(|g| status == Status::Planned || t.has_child_word(g, &["will"]))
            && matches!(t.node(trigger).dep, "pobj" | "pcomp")
            && t.head(trigger)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following"))
    }
}
