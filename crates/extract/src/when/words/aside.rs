//! Days of what a clause tells, where the candidate is only mentioned beside it.

use super::Word;
use crate::tree::Tree;
use crate::when::expr::is_day;
use sidelines_facts::{EncounterKind, Status};

impl Word<'_> {
    /// Whether the date word says when something else was, beside which the candidate is told.
    pub(super) fn in_an_aside(self) -> bool {
        self.of_whom_he_visits()
            || self.meanwhile()
            || self.of_a_part()
            || self.told_aside()
            || self.beside_a_subject()
    }

    /// "Healey, who is on a visit here, met X on Monday", "Healey, now visiting Kyiv, met": the day is that of the
    /// meeting.
    fn of_whom_he_visits(self) -> bool {
        let Self {
            t,
            c,
            governor,
            closeness,
            ..
        } = self;
        let (trigger, carrier) = (c.trigger, c.carrier);
        c.kind == EncounterKind::Visit
            && closeness <= 3
            && carrier.is_some_and(|v| {
                t.ancestors(v)
                    .take_while(|&x| Some(x) != governor)
                    .any(|x| {
                        t.node(x).dep == "relcl" && !cleft(t, x)
                            || t.node(x).dep == "acl" && t.node(x).tag == "VBG"
                    })
                    // "X, whose visit is to begin on June 3, spoke": it is said of the visit.
                    && !(t.subject(v) == Some(trigger)
                        && governor.is_some_and(|g| t.ancestors(g).any(|x| x == v)))
            })
    }

    /// "called on X on Friday during a visit to Delhi", "on a visit to Delhi, met X on Friday": likewise.
    fn meanwhile(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            expr,
            closeness,
            days,
            ..
        } = self;
        let (trigger, carrier) = (c.trigger, c.carrier);
        c.kind == EncounterKind::Visit
            && is_day(expr)
            && closeness >= 3
            && !own.contains(&i)
            // "met X during his visit to Brussels on Monday": both were then.
            && !(days.is_none() && trigger < i && carrier.is_some_and(|v| v < trigger))
            && carrier.is_some_and(|v| v != trigger && adjunct(t, trigger, v))
    }

    /// "meets X on Monday, the centrepiece of a visit"
    fn of_a_part(self) -> bool {
        let Self { t, c, own, i, .. } = self;
        let trigger = c.trigger;
        c.kind == EncounterKind::Visit
            && !own.contains(&i)
            && t.node(trigger).dep == "pobj"
            && t.head(trigger).is_some_and(|p| {
                t.node(p).word == "of"
                    && t.head(p).is_some_and(|h| {
                        !t.is_verb(h)
                            && i < h
                            && (t.node(h).dep != "pobj" || t.node(h).lemma == "part")
                    })
            })
    }

    /// "Wang, who also saw X, ended his visit today": the day is that of the end.
    fn told_aside(self) -> bool {
        let Self {
            t,
            c,
            governor,
            closeness,
            ..
        } = self;
        let (carrier, status) = (c.carrier, c.told.status);
        closeness <= 3
            && c.kind != EncounterKind::Visit
            && carrier.is_some_and(|v| {
                t.ancestors(v)
                    .take_while(|&x| Some(x) != governor)
                    .any(|x| {
                        let who = t.node(x).dep == "relcl"
                            && t.child(x, &["nsubj", "nsubjpass"])
                                .is_some_and(|n| t.node(n).word == "who")
                            && t.antecedent(x)
                                .is_some_and(|n| t.node(n).dep.starts_with("nsubj"));
                        // "ended on Friday a visit during which he met X"
                        let during = matches!(t.node(x).dep, "relcl" | "advcl")
                            && t.subtree(x)
                                .iter()
                                .any(|&n| t.node(n).word == "which" && t.node(n).dep == "pobj")
                            && governor.is_some_and(|g| {
                                matches!(
                                    t.node(g).lemma.as_str(),
                                    "end"
                                        | "conclude"
                                        | "wind"
                                        | "wrap"
                                        | "finish"
                                        | "complete"
                                        | "round"
                                )
                            });
                        // "left on Tuesday on a visit during which he will meet X"
                        let during = during
                            || t.node(x).dep == "relcl"
                                && status == Status::Planned
                                && t.subtree(x).iter().any(|&n| {
                                    t.node(n).word == "which"
                                        && t.head(n).is_some_and(|p| t.node(p).word == "during")
                                })
                                && governor.is_some_and(|g| t.node(g).tag == "VBD");
                        // "In Vienna, where he attends the forum, X met Y on Tuesday"
                        let going_on = t.node(x).dep == "relcl"
                            && t.has_child_word(x, &["where"])
                            && matches!(t.node(x).tag, "VBZ" | "VBP")
                            && governor.is_some_and(|g| t.node(g).tag == "VBD");
                        who || during || going_on
                    })
            })
    }

    /// "on a two-day visit to Delhi, will call on X on Friday": beside its subject, a trip has its own days only.
    fn beside_a_subject(self) -> bool {
        let Self {
            t,
            c,
            own,
            i,
            governor,
            ..
        } = self;
        let trigger = c.trigger;
        c.kind == EncounterKind::Visit
            && t.node(trigger).dep == "pobj"
            && t.head(trigger).is_some_and(|p| {
                t.head(p).is_some_and(|h| {
                    !t.is_verb(h)
                        && (t.node(h).dep.starts_with("nsubj")
                            || t.ancestors(h)
                                .take_while(|&x| Some(x) != governor)
                                .any(|x| t.node(x).dep == "appos"))
                })
            })
            && !own.contains(&i)
    }
}

/// "In May it was Dehqan who went to Baghdad": what is told of him is told in the clause behind.
fn cleft(t: &Tree, clause: usize) -> bool {
    t.head(clause).is_some_and(|who| {
        t.node(who).dep == "attr"
            && t.head(who).is_some_and(|v| {
                t.child(v, &["nsubj"])
                    .is_some_and(|n| t.node(n).word == "it")
            })
    })
}

/// Whether a trip is told as what went on while something else was done: "on a visit", "during his stay".
fn adjunct(t: &Tree, trip: usize, verb: usize) -> bool {
    const MOVING: &[&str] = &[
        "be", "arrive", "come", "go", "travel", "fly", "leave", "depart", "embark", "set", "head",
        "land", "touch", "get", "reach", "begin", "start", "return", "send", "expect", "due",
        "receive", "welcome", "host",
    ];
    t.node(trip).dep == "pobj"
        && t.head(trip).is_some_and(|p| {
            matches!(t.node(p).word.as_str(), "on" | "during") && t.head(p) == Some(verb)
        })
        && !MOVING.contains(&t.node(verb).lemma.as_str())
        && !t.passive(verb)
}
