//! When: the date words that belong to a predicate, resolved against the report's day.

mod clause;
mod counted;
mod day;
mod describe;
mod edition;
mod moved;
mod near;
mod tense;

use crate::analysis::{Analysis, Sentence};
use crate::beside;
use crate::candidates::{Candidate, INVITATION};
use crate::encounters::{ARRIVE, COME_FROM, RETURN};
use crate::mentions::What;
use crate::status::{self, homeward};
use clause::clause;
pub(crate) use counted::day_of;
use day::{after_landing, around_talks, just_now, same_day, where_it_was_said};
pub(crate) use day::{clock, part_of_day};
use moved::now_held;
pub(crate) use moved::{By, give_new_days, moved};
use near::{last_time, soonest, this_year};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_text::Role;
use sidelines_time::{
    Anchor, Base, DateExpr, TenseHint, Unit, lasting_from, lasting_until, resolve,
};
pub(crate) use tense::of_a_past_trip;

/// What the date words of a clause say.
#[derive(Clone, Debug, Default)]
pub(crate) struct When {
    pub(crate) date: Option<Edtf>,
    /// Days that it lasts, where a length is told.
    pub(crate) days: Option<u16>,
    /// The day is that of what was told before.
    pub(crate) carried: bool,
    /// They tell of no day, but that it was not now: "a few days ago".
    pub(crate) sometime: bool,
    /// How closely the words belong to the predicate: 5 its own, 0 none.
    pub(crate) closeness: u8,
}

/// What was told of time before a sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before<'a> {
    /// The date told last, of whatever length.
    pub(crate) any: Option<&'a Edtf>,
    /// The single day told last.
    pub(crate) day: Option<&'a Edtf>,
    /// The day, still to come, of the stop of the same traveller that was told last.
    pub(crate) stop: Option<&'a Edtf>,
}

/// The date of what a candidate tells.
pub(crate) fn when(a: &Analysis<'_>, s: &Sentence, c: &Candidate, previous: Before<'_>) -> When {
    let (trigger, carrier, status) = (c.trigger, c.carrier, c.told.status);
    let t = &s.tree;
    let mut out = When::default();
    // "arrived from Jakarta on Friday": the day is not that of the stay in Jakarta.
    if c.frame == COME_FROM {
        return out;
    }
    let own = t.subtree(trigger);
    let mut best: Option<(u8, usize, usize)> = None;
    // The verb that the best date hangs on.
    let mut of_best = None;
    let mut seen_others = 0;
    let mut out_of_reach = false;
    // "in June, when he was there": the day that the clause says more of.
    let of_that_day = carrier
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
        if let DateExpr::Duration(span) = &mention.expr {
            // "a two-day meeting", "two days of talks"
            let of_its_own = c.kind == EncounterKind::Meeting
                && !t.is_verb(trigger)
                && (t.head(i) == Some(trigger) && i < trigger
                    || t.prep_objects(i, "of").contains(&trigger));
            let close = of_its_own
                || matches!(c.kind, EncounterKind::Visit | EncounterKind::Gathering)
                && (own.contains(&i)
                    || t.governor(i) == carrier
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
            if close && !after && !put_back && out.days.is_none() {
                // "the week-long forum" has five days, or seven.
                out.days = days(span).filter(|&n| c.kind == EncounterKind::Visit || n < 6);
            }
            continue;
        }
        // "have not met since September, when …" says when they last did.
        // "his fourth trip since October 7"; but "is there since Tuesday"
        let since = matches!(mention.expr, DateExpr::Since(_)) && status != Status::Ongoing;
        if (since || background_only(&mention.expr)) && of_that_day != Some(i)
            || !tells_when(t, i, &mention.expr)
        {
            continue;
        }
        // "signed a roadmap for 2025-2027": what the document is for.
        let subject_matter = c.kind == EncounterKind::Signing
            && t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| {
                t.node(p).word == "for" && t.head(p).is_some_and(|h| !t.is_verb(h))
            });
        // "was pushed back to December": when it is to be instead.
        let instead = status == Status::Cancelled
            && t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| {
                matches!(t.node(p).word.as_str(), "to" | "until" | "till" | "for")
                    && t.head(p).is_some_and(|v| status::drops(t, v))
            });
        if subject_matter || instead {
            continue;
        }
        seen_others += 1;
        let governor = t.governor(i);
        let described = describe::described(t, c, &own, governor);
        let closeness = if of_that_day == Some(i) || beside::bracketed(s, c, i) {
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
        };
        // "arrived on Tuesday to attend": the day is that of the arrival; but "found time on Tuesday to receive".
        let purpose = closeness == 3
            && status != Status::Occurred
            && carrier.is_some_and(|v| {
                t.node(v).tag == "VB" && matches!(t.node(v).dep, "advcl" | "xcomp" | "acl")
            })
            && governor.is_some_and(|g| {
                (t.node(g).tag == "VBD" || t.has_child_word(g, &["has", "have", "had"]))
                    // "On Monday he was to meet X"
                    && !(t.node(g).lemma == "be"
                        && carrier.is_some_and(|v| t.node(v).dep == "xcomp"))
            });
        // "arrived on Wednesday for a meeting": likewise.
        let bound_for = status == Status::Planned
            && t.node(trigger).dep == "pobj"
            && t.head(trigger).is_some_and(|p| t.node(p).word == "for")
            && governor.is_some_and(|g| t.node(g).tag == "VBD")
            && !own.contains(&i);
        // "left on Thursday for the summit", "will travel on Thursday to represent X at the summit": likewise.
        let set_out = c.kind == EncounterKind::Gathering
            && matches!(mention.expr, DateExpr::Weekday { .. } | DateExpr::Day(_))
            && governor.is_some_and(|g| {
                !t.passive(g)
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
        let set_out = set_out
            || c.kind == EncounterKind::Gathering
                && matches!(mention.expr, DateExpr::Range { .. })
                && t.node(trigger).dep == "pobj"
                && t.head(trigger).is_some_and(|p| t.node(p).word == "for")
                && governor.is_some_and(|g| t.node(g).lemma == "be")
                && !own.contains(&i);
        // "Healey, who is on a visit here, met X on Monday", "Healey, now visiting Kyiv, met": the day is that of the
        // meeting.
        let aside = c.kind == EncounterKind::Visit
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
            });
        // "called on X on Friday during a visit to Delhi", "on a visit to Delhi, met X on Friday": likewise.
        // "meets X on Monday, the centrepiece of a visit": so it is.
        let whole_of = c.kind == EncounterKind::Visit
            && !own.contains(&i)
            && t.node(trigger).dep == "pobj"
            && t.head(trigger).is_some_and(|p| {
                t.node(p).word == "of"
                    && t.head(p).is_some_and(|h| {
                        !t.is_verb(h)
                            && i < h
                            && (t.node(h).dep != "pobj" || t.node(h).lemma == "part")
                    })
            });
        // "Wang, who also saw X, ended his visit today": the day is that of the end.
        let told_aside = closeness <= 3
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
            });
        // "the first to visit Malaysia since Johnson in 1966": when that one did.
        let last_one = t.node(i).dep == "pobj"
            && t.head(i).is_some_and(|p| {
                p > 1
                    && t.head(p - 1).is_some_and(|x| {
                        t.node(p - 1).dep == "pobj" && t.node(x).word == "since" && x + 1 < p
                    })
                    && matches!(
                        s.mention(p - 1).map(|m| &m.what),
                        Some(What::Person(_) | What::Role(_))
                    )
            });
        if last_one {
            continue;
        }
        // "before returning home on Wednesday", "since his election in March": the day of what comes after.
        let bounds = std::iter::successors(t.head(i), |&x| t.head(x))
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
            });
        let meanwhile = c.kind == EncounterKind::Visit
            && is_day(&mention.expr)
            && closeness >= 3
            && !own.contains(&i)
            // "met X during his visit to Brussels on Monday": both were then.
            && !(out.days.is_none() && trigger < i && carrier.is_some_and(|v| v < trigger))
            && carrier.is_some_and(|v| v != trigger && adjunct(t, trigger, v));
        // "on a two-day visit to Delhi, will call on X on Friday": beside its subject, a trip has its own days only.
        let beside = c.kind == EncounterKind::Visit
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
            && !own.contains(&i);
        // "Following his visit to Riyadh, he will travel to Berlin on Friday": the day of what comes after.
        let before_that = c.kind == EncounterKind::Visit
            && !own.contains(&i)
            && governor
                .is_some_and(|g| status == Status::Planned || t.has_child_word(g, &["will"]))
            && matches!(t.node(trigger).dep, "pobj" | "pcomp")
            && t.head(trigger)
                .is_some_and(|p| matches!(t.node(p).word.as_str(), "after" | "following"));
        // "on Friday postponed a visit that was to begin on Sunday": the day of the calling off is not its day.
        // "on Wednesday put off the summit of May 20"
        let announced = c.frame == "called-off" && i < trigger && governor == Some(trigger);
        let called_off = matches!(status, Status::Cancelled | Status::Denied)
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
            && (i < trigger || !not_over(&mention.expr))
            && (announced || !own.contains(&i));
        let awaited = |n: usize| {
            matches!(
                t.node(n).lemma.as_str(),
                "visit" | "trip" | "tour" | "summit" | "conference" | "inauguration"
            ) && t.ancestors(n).any(|x| {
                matches!(t.node(x).dep, "nsubjpass" | "dobj") && t.head(x) == Some(trigger)
            })
        };
        // "preparations for his visit in November were discussed": the day of what was talked about.
        // "discussed preparations for next week's talks": likewise.
        let under = |n: usize| {
            t.ancestors(n).any(|x| {
                matches!(t.node(x).dep, "nsubjpass" | "dobj") && t.head(x) == Some(trigger)
            })
        };
        let prepared = (trigger..i).any(|n| t.node(n).lemma == "preparation" && under(n));
        let topic = c.kind != EncounterKind::Visit
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
                    let month = !is_day(&mention.expr) && !is_relative(&mention.expr);
                    awaited(n)
                        || prepared && trigger < i
                        || t.node(i).dep == "poss" && under(n)
                        || n == trigger && month && (trigger..i).any(awaited)
                });
        // "took place during his visit, which began on June 13": the days of the visit.
        let of_the_trip = !matches!(c.kind, EncounterKind::Visit | EncounterKind::Gathering)
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
            });
        if before_that {
            out_of_reach = true;
            continue;
        }
        if purpose
            || topic
            || edition::names_it(a, s, c, i)
            || describe::given_up(t, c, governor)
            || of_the_trip
            || crate::bounds::of_what_follows(s, trigger, i)
            || crate::bounds::of_another_deed(t, trigger, carrier, i)
            || c.kind != EncounterKind::Visit
                && t.is_verb(trigger)
                && crate::bounds::of_the_matter(s, trigger, i)
            || crate::another_pair::of_the_other(s, trigger, i)
            || tense::only_ends(t, c, governor)
            || clause::what_for(t, c, i)
            || clause::of_saying(t, i, governor)
            || crate::bounds::of_telling(t, trigger, i)
            || crate::bounds::of_what_had_been(t, trigger, i)
            || clause::of_asking(t, trigger, i, governor)
            || clause::of_inviting(t, trigger, governor)
            || clause::of_a_paper(t, c, i, governor)
            || clause::of_another_event(t, c, i)
            || clause::of_coming_home(t, c, i, governor, out.days)
            || clause::of_what_was_spoken_of(t, c, i, governor)
            || clause::of_what_it_follows(t, c, i)
            || clause::behind_a_colon(t, trigger, governor)
            || c.kind != EncounterKind::Visit && crate::bounds::of_a_trip_spoken_of(t, trigger, i)
            || bound_for
            || set_out
            || aside
            || meanwhile
            // "flies to Brussels for Thursday's meeting"
            || c.kind == EncounterKind::Visit
                && t.node(i).dep == "poss"
                && t.head(i) != Some(trigger)
            || whole_of
            || told_aside
            || bounds
            || beside
            || beside::of_the_stop_before(s, c, i)
            || matches!(mention.expr, DateExpr::Range { end: None, .. })
                && beside::opens_the_tour(s, c, i)
            || called_off
            || c.frame == "visiting"
            || c.frame == INVITATION
        {
            continue;
        }
        // "will leave for Japan on the last day of the visit": whichever that is.
        if matches!(mention.expr, DateExpr::DayOf { .. })
            && c.kind == EncounterKind::Visit
            && status == Status::Planned
            && governor == carrier
            && carrier.is_some_and(|v| matches!(t.node(v).lemma.as_str(), "leave" | "depart"))
        {
            return out;
        }
        // "met A on Monday and B on Tuesday": each has his own, and what is told once is everybody's.
        // "On Saturday, the last day of his stay": on Saturday.
        let counted = matches!(mention.expr, DateExpr::DayOf { .. });
        let distance = beside::distance(s, c, i) + if counted { beside::FAR } else { 0 };
        // "talks with A on Sunday and B on Monday": what is another's is no nearer for hanging on the talks.
        let rank = |closeness: u8, distance: usize| {
            let far = distance >= beside::FAR && c.kind == EncounterKind::Meeting;
            let near = if far { closeness.min(2) } else { closeness };
            (near, usize::MAX - distance)
        };
        if closeness > 0
            && best.is_none_or(|(c, dist, _)| rank(closeness, distance) > rank(c, dist))
        {
            best = Some((closeness, distance, *d));
            of_best = governor;
        }
    }
    let of_a_stay = counted::of_a_stay(a, s, c, out.days).map(|date| (date, false));
    if let Some((date, aside)) = of_a_stay.or_else(|| counted::from_an_event(a, s, c)) {
        out.date = Some(date);
        // The news goes on as of its own day.
        out.carried = aside;
        out.closeness = 5;
        return out;
    }
    let Some((closeness, _, d)) = best else {
        if out_of_reach {
            return out;
        }
        out.date = just_now(a, s, c, out.days)
            .or_else(|| counted::at_a_meeting(a, s, c))
            .or_else(|| describe::at_the_stop(a, s, c))
            .or_else(|| previous.any.filter(|_| where_it_was_said(s, c)).cloned());
        if out.date.is_none() && (same_day(s, c) || after_landing(a, s, c) || around_talks(s, c)) {
            // "On Friday he will be in Harbin. Earlier in the day he met X": the day of the report, then.
            let to_come = status == Status::Occurred
                && previous
                    .day
                    .and_then(Edtf::bounds)
                    .zip(a.published.as_ref().and_then(Edtf::bounds))
                    .is_some_and(|((first, _), (_, today))| first > today);
            // "In the afternoon he will see X", where no day of late is told: of the day of the report.
            let of_today = (previous.day.is_none() || crate::settle::is_past(a, previous.day))
                && day::part_of_the_day(s, c);
            // "He came on Sunday. In the evening he sees X": nothing is planned for a day that is over.
            let over =
                scheduled(s, c) || status == Status::Planned && !tense::planned_then(t, carrier);
            let is_over = |d: &Edtf| {
                let today = a.published.as_ref().and_then(Edtf::bounds);
                d.bounds()
                    .zip(today)
                    .is_some_and(|((_, last), (today, _))| last < today)
            };
            let over = over && previous.day.is_some_and(is_over);
            out.date = if to_come || of_today || over {
                a.published.clone()
            } else {
                previous.day.cloned()
            };
            out.carried = out.date.is_some();
        }
        return out;
    };
    if closeness == 1 && seen_others > 1 {
        return out;
    }
    let Some(mention) = a.dates.get(d) else {
        return out;
    };
    let relative = is_relative(&mention.expr);
    // Inside a quotation "today" is the speaker's day, which the report does not tell.
    if s.quoted.is_some() && relative && a.published.is_none() {
        return out;
    }
    // "leaves for Wewak on Friday": in running text the present tells of what is to come.
    let scheduled = scheduled(s, c);
    // "is expected back on Friday after a visit to Zambia"
    let home_to_come = c.kind == EncounterKind::Visit
        && status == Status::Ongoing
        && carrier.is_some_and(|v| {
            let leaves = matches!(t.node(v).lemma.as_str(), "leave" | "depart");
            (homeward(t, v) || leaves && c.frame == RETURN) && t.node(v).tag != "VBD"
        });
    let weekday = matches!(
        mention.expr,
        DateExpr::Weekday {
            which: None,
            week: None,
            ..
        }
    );
    let since = tense::day_of_the_trip(a, s, trigger).filter(|_| weekday);
    let hint = match status {
        Status::Planned | Status::Occurred if since.is_some() => TenseHint::Future,
        // "The visit, which began on Tuesday, runs through Friday"
        _ if tense::begun(t, c, of_best) => TenseHint::Past,
        Status::Occurred | Status::Ongoing if scheduled => TenseHint::Future,
        Status::Ongoing if home_to_come => TenseHint::Future,
        Status::Occurred => TenseHint::Past,
        Status::Ongoing => TenseHint::Present,
        Status::Planned if of_a_past_trip(t, trigger) => TenseHint::Past,
        Status::Planned | Status::Possible => TenseHint::Future,
        Status::Cancelled => tense::called_off(t, carrier, &mention.expr),
        Status::Denied if tense::will(t, carrier) => TenseHint::Future,
        Status::Denied => TenseHint::Unknown,
    };
    // "will be received on Wednesday and holds talks the same day": on the Wednesday to come.
    let before = match hint {
        TenseHint::Future => TenseHint::Future,
        _ => TenseHint::Past,
    };
    // "from Nov. 2 to 5. … Earlier in the day": of several days none; the day told last, or today.
    let the_day = matches!(
        mention.expr,
        DateExpr::Period {
            unit: Unit::Day,
            offset: 0,
            base: Base::Previous
        }
    );
    let several = |d: &Edtf| d.ends().is_some();
    // "The summit opens on Wednesday. Earlier in the day he called on X": nor a day to come.
    let to_come = |d: &Edtf| {
        let today = a.published.as_ref().and_then(Edtf::bounds);
        hint == TenseHint::Past
            && d.bounds()
                .zip(today)
                .is_some_and(|((first, _), (_, today))| first > today)
    };
    // "arrived on Tuesday for a visit of three days. He was received the same day": on the first of them.
    let same = the_day
        && a.text
            .get(mention.start..mention.end)
            .is_some_and(|w| w.to_lowercase().contains("same"));
    // "talked in Oslo last month. He went on to Dublin the same day": of which no more is known.
    let coarse = previous
        .any
        .filter(|d| same && !several(d) && crate::encounters::span_days(d) > 1 && !to_come(d));
    if let Some(d) = coarse {
        out.date = Some(d.clone());
        out.closeness = closeness;
        return out;
    }
    let first = previous
        .any
        .filter(|d| same && several(d) && !to_come(d))
        .and_then(Edtf::bounds)
        .map(|(first, _)| Edtf::from(first));
    let previous_any = match previous.any {
        Some(_) if first.is_some() => first.as_ref(),
        Some(d) if the_day && (several(d) || to_come(d)) => previous
            .day
            .filter(|d| !to_come(d))
            .or(a.published.as_ref()),
        any => any,
    };
    let previous_told = told_before(a, s, mention.start, previous_any, before);
    let anchor = anchor(a, previous_told.or_else(|| previous_any.cloned()));
    // "was to visit Belgrade in April": the one that is nearer.
    let month = matches!(
        mention.expr,
        DateExpr::Month {
            year: None,
            which: None,
            ..
        }
    );
    let then = (weekday || month) && tense::planned_then(t, carrier);
    // "begins the tour in Berlin on Monday. He flies to Paris on Wednesday": the Wednesday behind that Monday.
    let eve = previous
        .stop
        .filter(|_| weekday && hint == TenseHint::Future && !day::earlier(s))
        .or(since.as_ref())
        .and_then(Edtf::as_date)
        .and_then(|d| d.yesterday().ok());
    let anchor = match eve {
        Some(eve) => Anchor {
            date: Some(Edtf::from(eve)),
            ..anchor
        },
        None => anchor,
    };
    let of_edition = edition::dated(a, s, c, &mention.expr);
    let expr = of_edition
        .as_ref()
        .or_else(|| describe::respectively(s, c, &mention.expr))
        .unwrap_or(&mention.expr);
    out.date = soonest(expr, &anchor, hint, status, then)
        .or_else(|| {
            // "on the same day", with a month told in between
            let day = Anchor {
                previous: previous.day.cloned(),
                ..anchor.clone()
            };
            resolve(&mention.expr, &day, hint)
        })
        .and_then(closed)
        .map(|date| last_time(a, s, c, this_year(a, date)));
    if c.kind == EncounterKind::Visit
        && let Some(last) = day::ended(a, s, d, &anchor)
        && let Some(first) = out.date.as_ref().and_then(Edtf::as_date)
        && first < last
    {
        out.date = Edtf::days(first, last);
    }
    out.closeness = closeness;
    out.sometime = closeness >= 3
        && match &mention.expr {
            DateExpr::Recent { .. } => true,
            DateExpr::Shift { by, .. } => by.vague,
            _ => false,
        };
    if let (Some(days), Some(start)) = (out.days, out.date.as_ref().and_then(Edtf::as_date))
        && days > 1
    {
        // "wrapped up his four-day visit on Friday": the day told is the last.
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
        let ends = (c.frame == RETURN && !of_best.is_some_and(|v| tense::begins(t, v)))
            || home_to_come
            || carrier.is_some_and(gone)
            || carrier.is_some_and(closes)
            // "two days of talks that ended on Thursday"
            || of_best.is_some_and(|v| closes(v) && matches!(t.node(v).dep, "relcl" | "acl"));
        let span = if ends {
            lasting_until(start, days)
        } else {
            lasting_from(start, days)
        };
        out.date = span.or(out.date);
    }
    out
}

/// Whether the word at `span` is what something else came before: "met X ahead of a summit in Chengdu".
pub(crate) fn ahead_of(s: &Sentence, span: Option<&std::ops::Range<usize>>) -> bool {
    let t = &s.tree;
    let node = span.and_then(|w| t.starting_at(w.start));
    let prep = node
        .filter(|&n| t.node(n).dep == "pobj")
        .and_then(|n| t.head(n));
    prep.is_some_and(|p| {
        t.node(p).word == "before"
            || matches!(t.node(p).word.as_str(), "of" | "to")
                && t.head(p)
                    .is_some_and(|a| matches!(t.node(a).word.as_str(), "ahead" | "prior"))
    })
}

/// A present tense of running text, which tells of what is to come.
pub(crate) fn scheduled(s: &Sentence, c: &Candidate) -> bool {
    let t = &s.tree;
    c.told.present
        && s.role == Role::Body
        && s.quoted.is_none()
        && c.carrier.is_some_and(|v| {
            // What is, or bears a signature, is so today.
            let lemma = t.node(v).lemma.as_str();
            let goes = matches!(
                lemma,
                "travel"
                    | "fly"
                    | "go"
                    | "head"
                    | "leave"
                    | "depart"
                    | "come"
                    | "arrive"
                    | "meet"
                    | "host"
                    | "receive"
                    | "see"
            );
            matches!(t.node(v).tag, "VBZ" | "VBP") && !matches!(lemma, "be" | "bear" | "carry")
                // "is travelling to Tbilisi on Thursday", "is meeting X on Friday"
                || t.node(v).tag == "VBG" && goes && t.has_child_word(v, &["is", "are"])
        })
}

/// The day from which the report counts, and the day told last.
pub(crate) fn anchor(a: &Analysis<'_>, previous: Option<Edtf>) -> Anchor {
    let (date, weekday) = match (&a.published, &a.yearless) {
        (None, Some((day, weekday))) => (Some(day.clone()), *weekday),
        (day, _) => (day.clone(), None),
    };
    Anchor {
        date,
        weekday,
        previous,
    }
}

/// The day last told of in sentence `s` before byte `before`: what "the next day" and "that month" count from.
pub(crate) fn told_before(
    a: &Analysis<'_>,
    s: &Sentence,
    before: usize,
    previous: Option<&Edtf>,
    hint: TenseHint,
) -> Option<Edtf> {
    let anchor = anchor(a, previous.cloned());
    a.dates
        .iter()
        .rev()
        .filter(|d| d.start >= s.span.start && d.end <= before.min(s.span.end))
        // "'Today a door has opened,' he said": the speaker's day.
        .filter(|d| {
            s.quoted.is_some()
                || !a
                    .document
                    .quotations_in(&s.span)
                    .any(|(_, q)| q.outer.start <= d.start && d.end <= q.outer.end)
        })
        .filter(|d| {
            matches!(
                d.expr,
                DateExpr::Day(_)
                    | DateExpr::Weekday { .. }
                    | DateExpr::Period { .. }
                    | DateExpr::Month { .. }
            )
        })
        .filter(|d| !of_a_thing(s, d.start))
        .find_map(|d| resolve(&d.expr, &anchor, hint))
        .and_then(closed)
}

/// "the war that began on February 24", "X, who was sworn in on Friday,": whether the date at byte `at` is that of something
/// spoken of.
fn of_a_thing(s: &Sentence, at: usize) -> bool {
    const CAREER: &[&str] = &[
        "swear",
        "elect",
        "appoint",
        "name",
        "inaugurate",
        "resign",
        "die",
        "bear",
        "win",
        "succeed",
        "replace",
    ];
    let t = &s.tree;
    (0..t.nodes.len())
        .find(|&i| t.node(i).span.start == at)
        .is_some_and(|i| {
            t.ancestors(i).any(|v| {
                let aside = t.node(v).dep == "relcl";
                aside
                    && (CAREER.contains(&t.node(v).lemma.as_str())
                        || t.head(v)
                            .is_some_and(|n| s.mention(n).is_none() && t.node(n).dep != "nsubj"))
            })
        })
}

/// "In May it was Dehqan who went to Baghdad": what is told of him is told in the clause behind.
fn cleft(t: &crate::tree::Tree, clause: usize) -> bool {
    t.head(clause).is_some_and(|who| {
        t.node(who).dep == "attr"
            && t.head(who).is_some_and(|v| {
                t.child(v, &["nsubj"])
                    .is_some_and(|n| t.node(n).word == "it")
            })
    })
}

/// Whether a trip is told as what went on while something else was done: "on a visit", "during his stay".
fn adjunct(t: &crate::tree::Tree, trip: usize, verb: usize) -> bool {
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

/// "from June 4" begins on that day; when it ends is not told. "until Friday" tells of no beginning.
fn closed(date: Edtf) -> Option<Edtf> {
    match date.ends() {
        Some((Some(start), None)) => Some(Edtf::from(start)),
        Some((None, _)) => None,
        _ => Some(date),
    }
}

/// Whether a date word says when: "the 2030 Agenda" and "the first in seven years" do not.
fn tells_when(t: &crate::tree::Tree, i: usize, expr: &DateExpr) -> bool {
    let node = t.node(i);
    match expr {
        // "for the third time this year", "for the second time in 2023": in which they are counted.
        DateExpr::Year(_) | DateExpr::Month { .. } | DateExpr::Period { .. }
            if !is_day(expr) && counts(t, i) =>
        {
            false
        }
        DateExpr::Year(_) => {
            matches!(node.dep, "npadvmod" | "poss")
                || (node.dep == "pobj"
                    && t.head(i).is_some_and(|p| {
                        let word = t.node(p).word.as_str();
                        // "as early as 2008"
                        let early = || t.head(p).is_some_and(|h| t.node(h).pos == "ADV");
                        word == "as" && early()
                            || matches!(word, "in" | "during" | "of")
                                && t.head(p).is_some_and(|h| t.is_verb(h) || word == "in")
                    }))
        }
        // Counted from another event, which is not this one.
        DateExpr::Shift {
            base: Base::Event, ..
        } => false,
        // "less than a week ago, on May 9": the day itself follows.
        DateExpr::Shift { .. }
            if i + 3 < t.nodes.len()
                && t.node(i + 1).word == ","
                && t.node(i + 2).word == "on"
                && t.node(i + 3).mention.is_some() =>
        {
            false
        }
        DateExpr::Shift { forward: true, .. } | DateExpr::Recent { .. } => !t
            .nodes
            .iter()
            .any(|n| matches!(n.word.as_str(), "first" | "second" | "third" | "fourth")),
        // "President of Cape Verde from 2001 to 2011": of an office, or of more than one encounter.
        DateExpr::Range {
            start: Some(start), ..
        } if matches!(**start, DateExpr::Year(_)) => false,
        // "since the 1950-53 war", "the 2015 nuclear deal": another thing's.
        DateExpr::Range { .. } => !matches!(node.dep, "compound" | "nummod" | "amod" | "nmod"),
        _ => true,
    }
}

/// Whether what the date at `i` hangs on is "the third time".
fn counts(t: &crate::tree::Tree, i: usize) -> bool {
    std::iter::successors(Some(i), |&x| t.head(x).filter(|_| t.node(x).dep != "ROOT"))
        .skip(1)
        .take(2)
        .any(|x| {
            t.node(x).lemma == "time"
                && t.children(x)
                    .any(|c| sidelines_time::ordinal(t.node(c).word.as_str()).is_some())
        })
}

/// "since 2017" tells of no day.
fn background_only(e: &DateExpr) -> bool {
    match e {
        DateExpr::Decade(_) => true,
        DateExpr::Since(start)
        | DateExpr::Range {
            start: Some(start),
            end: None,
        } => !is_day(start),
        _ => false,
    }
}

/// "this week", "next month"
fn not_over(e: &DateExpr) -> bool {
    matches!(e, DateExpr::Period { unit, offset, .. } if *unit != Unit::Day && *offset >= 0)
}

fn is_day(e: &DateExpr) -> bool {
    matches!(
        e,
        DateExpr::Day(_)
            | DateExpr::Weekday { .. }
            | DateExpr::Period {
                unit: Unit::Day,
                ..
            }
    )
}

fn is_relative(e: &DateExpr) -> bool {
    !matches!(e, DateExpr::Day(d) if d.month.is_some())
        && !matches!(e, DateExpr::Month { .. } | DateExpr::Year(_))
}

fn days(span: &sidelines_time::Span) -> Option<u16> {
    (span.months == 0 && span.days > 0 && !span.vague).then_some(span.days)
}
