//! Which of a sentence's date words belongs to what a candidate tells.

mod aside;
mod journey;
mod other;

use super::clause::{self, clause};
use super::expr::{background_only, days, tells_when};
use super::moved::{self, now_held};
use super::{counted, describe, edition, tense};
use crate::analysis::{Analysis, Sentence};
use crate::beside;
use crate::candidates::{Candidate, INVITATION};
use crate::encounters::ARRIVE;
use crate::mentions::What;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};
use sidelines_time::DateExpr;

/// What the date words of a sentence say of a candidate.
#[derive(Default)]
pub(super) struct Words {
    /// Days that it lasts, where a length is told.
    pub(super) days: Option<u16>,
    /// The date that belongs to it most closely.
    pub(super) best: Option<Best>,
    /// How many tell a day, of whatever.
    pub(super) seen: usize,
    /// One tells the day of what comes after.
    pub(super) out_of_reach: bool,
    /// "on the last day of the visit": whichever that is.
    pub(super) whichever: bool,
}

/// The date that belongs most closely to a candidate.
#[derive(Clone, Copy)]
pub(super) struct Best {
    pub(super) closeness: u8,
    distance: usize,
    /// Index of the date.
    pub(super) date: usize,
    /// The verb that it hangs on.
    pub(super) verb: Option<usize>,
}

/// A date word, and the candidate to which it may belong.
#[derive(Clone, Copy)]
struct Word<'x> {
    a: &'x Analysis<'x>,
    s: &'x Sentence,
    c: &'x Candidate,
    t: &'x Tree,
    /// The nodes below the candidate's trigger.
    own: &'x [usize],
    i: usize,
    expr: &'x DateExpr,
    /// The verb that it hangs on.
    governor: Option<usize>,
    /// "in June, when he was there": the day that the candidate's clause says more of.
    that_day: bool,
    /// How closely it belongs to the candidate: 6 most, 0 not.
    closeness: u8,
    /// Days that what is told lasts, by the words before.
    days: Option<u16>,
}

/// Looks at every date word of the sentence.
pub(super) fn read(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> Words {
    let t = &s.tree;
    let own = t.subtree(c.trigger);
    let mut out = Words::default();
    let of_that_day = c
        .carrier
        .and_then(|v| t.children(v).find(|&c| t.node(c).word == "when"))
        .and_then(|w| (0..w).rev().find(|&i| t.node(i).word != ","));
    for i in 0..t.nodes.len() {
        let Some(What::Date(d)) = s.mention(i).map(|m| &m.what) else {
            continue;
        };
        if c.within.as_ref().is_some_and(|w| !w.contains(&i)) {
            continue;
        }
        let Some(mention) = a.dates.get(*d) else {
            continue;
        };
        let mut word = Word {
            a,
            s,
            c,
            t,
            own: &own,
            i,
            expr: &mention.expr,
            governor: t.governor(i),
            that_day: of_that_day == Some(i),
            closeness: 0,
            days: out.days,
        };
        if let DateExpr::Duration(span) = word.expr {
            if out.days.is_none() && word.tells_its_length() {
                // "the week-long forum" has five days, or seven.
                // "spent barely four hours in Kinshasa": of one day.
                let hours = (span.days == 0 && span.months == 0 && span.minutes > 0)
                    .then_some(1)
                    .filter(|_| c.kind == EncounterKind::Visit);
                out.days = days(span)
                    .or(hours)
                    .filter(|&n| c.kind == EncounterKind::Visit || n < 6);
            }
            continue;
        }
        if !word.tells_a_day() || word.of_the_document() || word.of_the_new_day() {
            continue;
        }
        out.seen += 1;
        word.closeness = word.closeness();
        if word.of_the_last_one() {
            continue;
        }
        if word.before_that() {
            out.out_of_reach = true;
            continue;
        }
        if word.of_something_else() {
            continue;
        }
        if word.whichever_is_last() {
            out.whichever = true;
            return out;
        }
        let best = word.as_best(*d);
        if best.closeness > 0 && out.best.is_none_or(|b| word.rank(best) > word.rank(b)) {
            out.best = Some(best);
        }
    }
    out
}

impl Word<'_> {
    /// "a two-day meeting", "two days of talks": whether a length is that of what is told.
    fn tells_its_length(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            governor,
            ..
        } = self;
        let (trigger, carrier, status) = (c.trigger, c.carrier, c.told.status);
        let of_its_own = c.kind == EncounterKind::Meeting
            && !t.is_verb(trigger)
            && (t.head(i) == Some(trigger) && i < trigger
                || t.prep_objects(i, "of").contains(&trigger));
        let close = of_its_own
            || matches!(c.kind, EncounterKind::Visit | EncounterKind::Gathering)
                && (own.contains(&i)
                    || governor == carrier
                    // "a three-day summit that ended on Wednesday"
                    || c.kind == EncounterKind::Gathering
                        && t.node(trigger).dep == "relcl"
                        && t.head(i) == t.head(trigger))
                // "the second stop of his week-long visit": not the days of the stop. "As part of a three-day visit" means
                // the visit.
                && !t.ancestors(i).skip(1).any(|x| {
                    let visit = || {
                        t.child(x, &["pobj"])
                            .is_some_and(|o| matches!(t.node(o).lemma.as_str(), "visit" | "stay"))
                    };
                    t.node(x).dep == "prep"
                        && matches!(t.node(x).word.as_str(), "of" | "on" | "in")
                        && t.head(x).is_some_and(|h| match t.node(h).lemma.as_str() {
                            "stop" | "leg" | "stage" => true,
                            "part" => !(visit() && t.head(h).is_some_and(|p| t.node(p).word == "as")),
                            _ => false,
                        })
                });
        // "After a two-day stay in Berlin he leaves for Paris": of what is over.
        let after = c.frame == ARRIVE
            && t.ancestors(i)
                .take_while(|&x| x != trigger)
                .any(|x| matches!(t.node(x).word.as_str(), "after" | "following"));
        // "put back by three weeks": not the days of it.
        let put_back = t.head(i).is_some_and(|p| {
            t.node(p).word == "by"
                && (status == Status::Cancelled
                    || t.governor(p).is_some_and(|v| moved::puts_off(t, v)))
        });
        close && !after && !put_back
    }

    /// Whether it says when something was or will be.
    fn tells_a_day(self) -> bool {
        let Self { t, c, i, expr, .. } = self;
        // "have not met since September, when …" says when they last did.
        // "his fourth trip since October 7"; but "is there since Tuesday"
        let since = matches!(expr, DateExpr::Since(_)) && c.told.status != Status::Ongoing;
        // "South Africa, this year's chair, hosts the summit in August": how long somebody is that.
        let of_holder = t.node(i).dep == "poss"
            && t.head(i).is_some_and(|h| {
                matches!(self.s.mention(h).map(|m| &m.what), Some(What::Role(_)))
                    || matches!(
                        t.node(h).lemma.as_str(),
                        "chair" | "host" | "president" | "holder" | "chairman" | "presidency"
                    )
            });
        !of_holder
            && !((since || background_only(expr)) && !self.that_day)
            && tells_when(t, i, expr)
    }

    /// How closely it belongs to the candidate.
    fn closeness(self) -> u8 {
        let Self {
            t,
            s,
            c,
            own,
            i,
            governor,
            ..
        } = self;
        let (trigger, carrier) = (c.trigger, c.carrier);
        let described = describe::described(t, c, own, governor);
        if self.that_day || beside::bracketed(s, c, i) {
            6
        } else if described
            && c.kind == EncounterKind::Visit
            && governor.is_some_and(|g| tense::begins(t, g))
        {
            // "is in Qatar for a visit that began on Monday"
            4
        } else if now_held(t, trigger, carrier) && governor == carrier {
            6
        } else if t.is_verb(trigger) {
            clause(s, c, governor, i)
        } else if own.contains(&i) && governor == t.governor(trigger) {
            5
        } else if described {
            4
        } else {
            clause(s, c, governor, i)
        }
    }

    /// Whether it tells the day of something else.
    fn of_something_else(self) -> bool {
        let Self {
            a,
            t,
            s,
            c,
            i,
            expr,
            governor,
            days,
            ..
        } = self;
        let (trigger, carrier) = (c.trigger, c.carrier);
        self.of_the_journey()
            || counted::weeks_apart(a, s, trigger, i)
            || self.of_what_was_talked_about()
            || edition::names_it(a, s, c, i)
            || describe::given_up(t, c, governor)
            || self.of_the_trip()
            || crate::bounds::of_what_follows(s, trigger, i)
            || crate::bounds::of_another_deed(t, trigger, carrier, i)
            || c.kind != EncounterKind::Visit
                && t.is_verb(trigger)
                && crate::bounds::of_the_matter(s, trigger, i)
            || crate::another_pair::of_the_other(s, trigger, i)
            || tense::only_ends(t, c, governor)
            || clause::what_for(t, c, i)
            || clause::of_saying(t, i, governor)
            || clause::of_a_plan_spoken_of(t, c, i, expr)
            || clause::of_what_is_told(t, c, i)
            || crate::bounds::of_telling(t, trigger, i)
            || crate::bounds::of_what_had_been(t, trigger, i)
            || crate::bounds::of_an_earlier_deed(t, trigger, carrier, i)
            || clause::of_asking(t, trigger, i, governor)
            || clause::of_inviting(t, trigger, governor)
            || clause::of_a_paper(t, c, i, governor)
            || clause::of_another_event(t, c, i)
            || clause::of_coming_home(t, c, i, governor, days)
            || clause::of_what_was_spoken_of(t, c, i, governor)
            || clause::of_what_it_follows(t, c, i)
            || clause::behind_a_colon(t, trigger, governor)
            || c.kind != EncounterKind::Visit && crate::bounds::of_a_trip_spoken_of(t, trigger, i)
            || self.in_an_aside()
            // "flies to Brussels for Thursday's meeting"
            || c.kind == EncounterKind::Visit
                && t.node(i).dep == "poss"
                && t.head(i) != Some(trigger)
            || self.of_a_bound()
            || beside::of_the_stop_before(s, c, i)
            || matches!(expr, DateExpr::Range { end: None, .. })
                && beside::opens_the_tour(s, c, i)
            || self.of_the_calling_off()
            || c.frame == "visiting"
            || c.frame == INVITATION
    }

    /// "will leave for Japan on the last day of the visit": whichever that is.
    fn whichever_is_last(self) -> bool {
        let Self {
            t,
            c,
            expr,
            governor,
            ..
        } = self;
        let (carrier, status) = (c.carrier, c.told.status);
        matches!(expr, DateExpr::DayOf { .. })
            && c.kind == EncounterKind::Visit
            && status == Status::Planned
            && governor == carrier
            && carrier.is_some_and(|v| matches!(t.node(v).lemma.as_str(), "leave" | "depart"))
    }

    /// "Saturday, the last day": whether a day is told right before or behind it.
    fn beside_a_day(self) -> bool {
        /// Words between.
        const NEAR: usize = 4;
        let Self { t, s, i, .. } = self;
        (i.saturating_sub(NEAR)..(i + NEAR + 1).min(t.nodes.len())).any(|n| {
            n != i
                && t.governor(n) == self.governor
                && matches!(s.mention(n).map(|m| &m.what), Some(What::Date(_)))
        })
    }

    /// How near it is, as date number `date` of the report.
    fn as_best(self, date: usize) -> Best {
        // "met A on Monday and B on Tuesday": each has his own, and what is told once is everybody's.
        // "On Saturday, the last day of his stay": on Saturday.
        // "was in Tehran on May 6 and 7 and met X on the first day": of those.
        let counted = matches!(self.expr, DateExpr::DayOf { .. })
            && (self.c.kind == EncounterKind::Visit || self.beside_a_day());
        let distance =
            beside::distance(self.s, self.c, self.i) + if counted { beside::FAR } else { 0 };
        Best {
            closeness: self.closeness,
            distance,
            date,
            verb: self.governor,
        }
    }

    /// "talks with A on Sunday and B on Monday": what is another's is no nearer for hanging on the talks.
    fn rank(self, of: Best) -> (u8, usize) {
        let far = of.distance >= beside::FAR && self.c.kind == EncounterKind::Meeting;
        let near = if far {
            of.closeness.min(2)
        } else {
            of.closeness
        };
        (near, usize::MAX - of.distance)
    }
}
