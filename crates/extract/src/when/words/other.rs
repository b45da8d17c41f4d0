//! Days of something else in the clause: of what it speaks of, of what came before or after, of the calling off.

use super::Word;
use crate::mentions::What;
use crate::status;
use crate::when::expr::{is_day, is_relative, not_over};
use sidelines_facts::{EncounterKind, Status};

impl Word<'_> {
    /// "signed a roadmap for 2025-2027": what the document is for.
    pub(super) fn of_the_document(self) -> bool {
        let Self { t, c, i, .. } = self;
        c.kind == EncounterKind::Signing
            && t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| {
                t.node(p).word == "for" && t.head(p).is_some_and(|h| !t.is_verb(h))
            })
    }

    /// "was pushed back to December": when it is to be instead.
    pub(super) fn of_the_new_day(self) -> bool {
        let Self { t, c, i, .. } = self;
        c.told.status == Status::Cancelled
            && t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| {
                matches!(t.node(p).word.as_str(), "to" | "until" | "till" | "for")
                    && t.head(p).is_some_and(|v| status::drops(t, v))
            })
    }

    /// "the first to visit Malaysia since Johnson in 1966": when that one did.
    pub(super) fn of_the_last_one(self) -> bool {
        let Self { t, s, i, .. } = self;
        t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| {
                p > 1
                    && t.head(p - 1).is_some_and(|x| {
                        t.node(p - 1).dep == "pobj" && t.node(x).word == "since" && x + 1 < p
                    })
                    && matches!(
                        s.mention(p - 1).map(|m| &m.what),
                        Some(What::Person(_) | What::Role(_))
                    )
            })
    }

    /// "before returning home on Wednesday", "since his election in March": the day of what comes after.
    pub(super) fn of_a_bound(self) -> bool {
        let Self { t, c, i, .. } = self;
        let (trigger, carrier, status) = (c.trigger, c.carrier, c.told.status);
        std::iter::successors(t.head(i), |&x| t.head(x))
            .take_while(|&x| Some(x) != carrier && x != trigger)
            .take(6)
            .skip(1)
            .any(|x| {
                t.node(x).dep == "prep"
                    && (matches!(
                        t.node(x).word.as_str(),
                        "before" | "after" | "until" | "till" | "since"
                    )
                        // "Following a phone call last week, they announced that they would meet"
                        || t.node(x).word == "following" && status == Status::Planned)
                    && !t.ancestors(trigger).any(|y| y == x)
                    // "Before leaving Dakar on Wednesday, X met Y"
                    && !(t.node(x).word == "before"
                        && carrier.is_some_and(|v| i < v)
                        && t.child(x, &["pcomp"])
                            .is_some_and(|l| {
                                matches!(
                                    t.node(l).lemma.as_str(),
                                    "leave" | "depart" | "return" | "fly" | "travel" | "head"
                                )
                            }))
                    // "soon after landing on Tuesday", "after that of May"
                    && !(t.node(x).word == "after"
                        && (t.child(x, &["pcomp"]).is_some() || t.has_child_word(x, &["that"])))
            })
    }

    /// "on Friday postponed a visit that was to begin on Sunday": the day of the calling off is not its day.
    pub(super) fn of_the_calling_off(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            expr,
            governor,
            ..
        } = self;
        let (trigger, carrier, status) = (c.trigger, c.carrier, c.told.status);
        // "did not hold talks on Monday", "denied that they had held talks on Monday": when they would have been.
        let carried = carrier.is_some_and(|v| {
            t.node(trigger).dep == "dobj"
                && t.head(trigger) == Some(v)
                && matches!(t.node(v).lemma.as_str(), "hold" | "have" | "make" | "pay")
        });
        // "was to have held talks on Dec. 22"
        let to_have =
            || carrier.is_some_and(|v| ["to", "have"].iter().all(|w| t.has_child_word(v, &[w])));
        let told = status == Status::Denied || status == Status::Cancelled && to_have();
        if told && carried && trigger < i {
            return false;
        }
        // "on Wednesday put off the summit of May 20"
        let announced = c.frame == "called-off" && i < trigger && governor == Some(trigger);
        matches!(status, Status::Cancelled | Status::Denied)
            && (!t.is_verb(trigger) || announced)
            && governor == carrier
            && !(trigger < i && carrier.is_some_and(|v| i < v))
            // "had been scheduled for Monday and was put off"
            && carrier.is_none_or(|v| !status::schedules(t, v))
            // "did not take place on Monday"
            && !carrier.is_some_and(|v| t.negated(v) && t.subject(v) == Some(trigger))
            // "called off a meeting with X on Tuesday, hours before it was to begin"
            && !(trigger < i
                && t.nodes[i..].windows(2).any(|w| {
                    matches!(w[0].word.as_str(), "hours" | "minutes" | "shortly")
                        && w[1].word == "before"
                }))
            // "ruled out a meeting with X this week" tells when it would be.
            && (i < trigger || !not_over(expr))
            && (announced || !own.contains(&i))
    }

    /// "preparations for his visit in November were discussed": the day of what was talked about.
    pub(super) fn of_what_was_talked_about(self) -> bool {
        let Self { t, c, i, expr, .. } = self;
        let trigger = c.trigger;
        let awaited = |n: usize| {
            matches!(
                t.node(n).lemma.as_str(),
                "visit" | "trip" | "tour" | "summit" | "conference" | "inauguration"
            ) && t.ancestors(n).any(|x| {
                matches!(t.node(x).dep, "nsubjpass" | "dobj") && t.head(x) == Some(trigger)
            })
        };
        // "discussed preparations for next week's talks": likewise.
        let under = |n: usize| {
            t.ancestors(n).any(|x| {
                matches!(t.node(x).dep, "nsubjpass" | "dobj") && t.head(x) == Some(trigger)
            })
        };
        let prepared = (trigger..i).any(|n| t.node(n).lemma == "preparation" && under(n));
        c.kind != EncounterKind::Visit
            && t.is_verb(trigger)
            && matches!(
                t.node(trigger).lemma.as_str(),
                "discuss" | "review" | "consider" | "examine" | "prepare" | "address" | "raise"
            )
            && t.head(i)
                .and_then(|p| {
                    // "prepared next month's summit"
                    if t.node(i).dep == "poss" {
                        Some(p)
                    } else {
                        t.head(p)
                    }
                })
                .is_some_and(|n| {
                    // Hung on the verb: "discussed his visit to Riga in September".
                    let month = !is_day(expr) && !is_relative(expr);
                    awaited(n)
                        || prepared && trigger < i
                        || t.node(i).dep == "poss" && under(n)
                        || n == trigger && month && (trigger..i).any(awaited)
                })
    }

    /// "took place during his visit, which began on June 13": the days of the visit.
    pub(super) fn of_the_trip(self) -> bool {
        let Self { t, c, governor, .. } = self;
        let trigger = c.trigger;
        !matches!(c.kind, EncounterKind::Visit | EncounterKind::Gathering)
            && governor.is_some_and(|g| {
                matches!(
                    t.node(g).lemma.as_str(),
                    "begin" | "start" | "open" | "end" | "conclude" | "run" | "last"
                ) && std::iter::successors(Some(g), |&x| {
                    t.head(x).filter(|_| t.node(x).dep == "conj")
                })
                .find(|&x| t.node(x).dep == "relcl")
                .and_then(|x| t.head(x))
                .is_some_and(|n| {
                    n != trigger
                        && matches!(
                            t.node(n).lemma.as_str(),
                            "visit" | "trip" | "tour" | "stay" | "journey"
                        )
                })
            })
    }
}
