//! Which clause a date word belongs to.

use super::describe::next_stop;
use crate::analysis::Sentence;
use crate::candidates::Candidate;
use crate::status::REPORTING;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};
use sidelines_time::DateExpr;

/// "is in Kampala for talks on Friday": whether the date at `i` is that of what somebody is there for, and not of the stay.
pub(super) fn what_for(t: &Tree, c: &Candidate, i: usize) -> bool {
    let Some(v) = c
        .carrier
        .filter(|_| c.kind == EncounterKind::Visit && c.told.status == Status::Ongoing)
    else {
        return false;
    };
    let there = t.node(v).lemma == "be" && matches!(t.node(v).tag, "VBZ" | "VBP");
    there
        && (v + 1..i).any(|p| {
            t.node(p).word == "for"
                && t.ancestors(p).any(|x| x == v)
                && t.child(p, &["pobj"]).is_some_and(|o| {
                    o < i
                        && matches!(
                            t.node(o).lemma.as_str(),
                            "talk"
                                | "meeting"
                                | "consultation"
                                | "dialogue"
                                | "summit"
                                | "conference"
                                | "session"
                                | "round"
                                | "forum"
                                | "ceremony"
                                | "funeral"
                                | "inauguration"
                        )
                })
        })
}

/// How closely the date at `i`, under verb `of`, belongs to the clause of what a candidate tells.
pub(super) fn clause(s: &Sentence, c: &Candidate, of: Option<usize>, i: usize) -> u8 {
    let t = &s.tree;
    let (Some(of), Some(carrier)) = (of, c.carrier) else {
        return 2;
    };
    let reporting = |v: usize| REPORTING.contains(&t.node(v).lemma.as_str());
    if of == carrier {
        // "announced on Monday the visit of X to Kenya": the day of saying so.
        let of_saying = reporting(of)
            && t.node(of).tag == "VBD"
            && t.head(c.trigger) == Some(of)
            && (of..c.trigger).contains(&i);
        // "whose visit was announced on Wednesday": likewise; but "was announced for May 20".
        let made_known = reporting(of)
            && t.passive(of)
            && t.child(of, &["nsubjpass"]) == Some(c.trigger)
            && t.head(i).is_some_and(|p| t.node(p).word != "for");
        return if of_saying || made_known { 0 } else { 4 };
    }
    // "X, who arrived today, held talks and will meet Y on Friday": the day of what is to come.
    // "and is due to speak on Sunday" likewise.
    let due = |v: usize| {
        let foreseen = |w: usize| {
            matches!(
                t.node(w).lemma.as_str(),
                "due" | "set" | "schedule" | "scheduled" | "expect" | "slate" | "likely"
            )
        };
        t.child(v, &["acomp"]).is_some_and(foreseen)
            || foreseen(v) && t.has_child_word(v, &["is", "are"])
    };
    let to_come = |v: usize| t.has_child_word(v, &["will", "would", "shall"]) || due(v);
    if !to_come(carrier)
        && t.ancestors(of)
            .take_while(|&x| x != carrier && !t.ancestors(carrier).any(|y| y == x))
            .any(|x| t.node(x).dep == "conj" && to_come(x))
    {
        return 0;
    }
    // "arrived on Monday to meet": the higher clause's day holds for the lower one, but the day of saying does not.
    // "Until he leaves on Saturday he is expected to see X"
    let set_apart = t.ancestors(of).any(|x| {
        t.node(x).dep == "advcl"
            && t.has_child_word(x, &["until", "till", "before", "after", "since"])
            && !t.ancestors(carrier).any(|y| y == x)
    });
    if set_apart {
        return 0;
    }
    // "In Erbil he met X; he is to see Y today": likewise.
    let is_to = |v: usize| {
        t.has_child_word(v, &["to"])
            && t.head(v)
                .is_some_and(|b| t.node(b).lemma == "be" && matches!(t.node(b).tag, "VBZ" | "VBP"))
    };
    let behind = (c.trigger..i).any(|n| t.node(n).word == ";");
    if behind && (to_come(of) || is_to(of)) && t.node(carrier).tag == "VBD" {
        return 0;
    }
    if t.ancestors(carrier).skip(1).any(|x| x == of) {
        // "arrived on Sunday on a tour that will take her to Nigeria": the day of what is over.
        let over = t.node(of).tag == "VBD" && !reporting(of) && c.kind == EncounterKind::Visit;
        if over && t.has_child_word(carrier, &["will"]) {
            return 0;
        }
        // "After completing his trip to Singapore he will visit India on March 8": the day of what follows.
        let then = c.kind == EncounterKind::Visit
            && t.has_child_word(of, &["will", "'ll"])
            && t.ancestors(carrier).take_while(|&x| x != of).any(|x| {
                matches!(t.node(x).word.as_str(), "after" | "following") && t.head(x) == Some(of)
            });
        if then {
            return 0;
        }
        // "Yesterday media quoted a source as saying that he would come": likewise.
        let said = t
            .ancestors(carrier)
            .take_while(|&x| x != of)
            .any(|x| t.is_verb(x) && reporting(x));
        // "told reporters on Wednesday after meeting X": both were then.
        let just_after = reporting(of)
            && t.ancestors(carrier).take_while(|&x| x != of).any(|x| {
                t.head(x) == Some(of)
                    && (t.node(x).word == "after"
                        || t.node(x).dep == "advcl" && t.has_child_word(x, &["after"]))
            });
        if just_after && c.told.status == Status::Occurred {
            return 3;
        }
        return if reporting(of) || said || next_stop(s, c, of, i) {
            0
        } else {
            3
        };
    }
    if t.ancestors(of).skip(1).any(|x| x == carrier) {
        let dep = t.node(of).dep;
        // "discussed ways to boost trade on Monday": a purpose without a day of its own.
        if t.is_verb(c.trigger) && way_of_doing(t, of) {
            return 3;
        }
        // "denied reports that he had held talks with X last month": of those talks.
        if t.governor(c.trigger) == Some(of) && t.node(of).dep == "acl" {
            return 3;
        }
        // "Oli, who arrived on Monday, also saw X": the day of something else.
        let relative = t.ancestors(of).take_while(|&x| x != carrier).any(|x| {
            t.node(x).dep == "relcl"
                    // "rejected the claim that fighters had crossed last month": so is what a noun says.
                    || t.node(x).dep == "acl" && t.child(x, &["nsubj", "nsubjpass"]).is_some()
        });
        // "In Erbil he met X; he is to see Y today": so is that of what has its own subject.
        let apart = matches!(dep, "conj" | "ccomp" | "parataxis")
            && !reporting(carrier)
            && t.child(of, &["nsubj", "nsubjpass"]).is_some();
        // "Conde, who arrived this morning, was met at the airport by X" is the one exception.
        let welcomed = t.passive(carrier)
            && t.node(of).lemma == "arrive"
            && matches!(t.node(carrier).lemma.as_str(), "meet" | "welcome" | "greet");
        if relative && !welcomed || apart {
            return 0;
        }
        // "is to go on to El Salvador, returning on Feb. 6": the day of the way back.
        if dep == "advcl" && matches!(t.node(of).lemma.as_str(), "return" | "leave" | "depart") {
            return 0;
        }
        // "after Sharif came to Delhi on May 26": the day of something else.
        if dep == "advcl" && t.has_child_word(of, &["after", "before", "since", "until", "till"]) {
            return 0;
        }
        // "goes on to New Delhi, while Blinken meets Yang on Thursday": likewise.
        if dep == "advcl"
            && t.has_child_word(of, &["while", "whereas"])
            && t.child(of, &["nsubj", "nsubjpass"]).is_some()
        {
            return 0;
        }
        return if matches!(dep, "xcomp" | "advcl" | "conj") {
            2
        } else if reporting(carrier) && dep == "ccomp" {
            3
        } else {
            1
        };
    }
    // "X, who won an election last month, stayed on to dine with Y": the day of something else.
    let aside = t
        .ancestors(of)
        .take_while(|&x| !t.ancestors(carrier).any(|y| y == x))
        .any(|x| t.node(x).dep == "relcl");
    u8::from(!aside)
}

/// "said on Wednesday he had met X": whether the date at `i`, which the tree may hang on the lower verb `of`, stands before
/// the subject of that, so that it is the day of saying.
pub(super) fn of_saying(t: &Tree, i: usize, of: Option<usize>) -> bool {
    of.is_some_and(|v| {
        t.node(v).dep == "ccomp"
            && t.head(v).is_some_and(|r| {
                r < i && i < v && REPORTING.contains(&t.node(r).lemma.as_str())
            })
            && t.child(v, &["nsubj", "nsubjpass"]).is_some_and(|n| i < n)
            // "said that on Wednesday he had met X"
            && t.child(v, &["mark"]).is_none_or(|m| m >= i)
            && !(0..t.nodes.len()).any(|n| t.node(n).word == "," && n < i && t.head(v).is_some_and(|r| r < n))
    })
}

/// "ways to boost trade", "steps to strengthen ties": whether `v` says what for.
fn way_of_doing(t: &Tree, v: usize) -> bool {
    matches!(t.node(v).dep, "relcl" | "acl")
        && t.node(v).tag == "VB"
        && t.has_child_word(v, &["to"])
        && t.head(v).is_some_and(|n| {
            matches!(
                t.node(n).lemma.as_str(),
                "way" | "means" | "step" | "measure" | "effort" | "opportunity" | "possibility"
            )
        })
}

/// "discussed the plan to join the bloc in 2026": the month or the year in which something is to be done of which two speak.
pub(super) fn of_a_plan_spoken_of(t: &Tree, c: &Candidate, i: usize, expr: &DateExpr) -> bool {
    let long = matches!(
        expr,
        DateExpr::Year(_) | DateExpr::Month { .. } | DateExpr::Part { .. }
    );
    let plan = |x: usize| {
        t.node(x).dep == "acl"
            && t.has_child_word(x, &["to"])
            && t.head(x)
                .is_some_and(|n| n > c.trigger && !t.is_verb(n) && t.node(n).dep != "nsubj")
    };
    long && c.kind != EncounterKind::Visit
        && t.is_verb(c.trigger)
        && c.trigger < i
        && t.ancestors(c.trigger).all(|x| !plan(x))
        && t.ancestors(i)
            .take_while(|&x| x != c.trigger && Some(x) != c.carrier)
            .any(plan)
}

/// "told her that the country was to host the session in August": whether the date at `i` stands in what somebody tells
/// whom he meets, and so in a clause of its own.
pub(super) fn of_what_is_told(t: &Tree, c: &Candidate, i: usize) -> bool {
    t.is_verb(c.trigger)
        && REPORTING.contains(&t.node(c.trigger).lemma.as_str())
        && t.ancestors(i).take_while(|&x| x != c.trigger).any(|x| {
            t.node(x).dep == "ccomp"
                && x > c.trigger
                && t.child(x, &["mark"]).is_some_and(|m| m < i)
                && t.child(x, &["nsubj", "nsubjpass"]).is_some_and(|n| n < i)
        })
}

/// "came home on Sunday at the end of a visit to A and B": the day of the return, and not of the visit.
pub(super) fn of_coming_home(
    t: &Tree,
    c: &Candidate,
    i: usize,
    governor: Option<usize>,
    days: Option<u16>,
) -> bool {
    let ended = t.head(c.trigger).is_some_and(|p| {
        t.node(p).word == "of"
            && t.head(p)
                .is_some_and(|e| matches!(t.node(e).lemma.as_str(), "end" | "close" | "conclusion"))
    });
    c.kind == EncounterKind::Visit
        && ended
        && days.is_none()
        && governor.is_some_and(|v| crate::status::homeward(t, v))
        && !t.subtree(c.trigger).contains(&i)
}

/// "spoke by telephone on Monday about a meeting of X and Y": the day of the speaking.
pub(super) fn of_what_was_spoken_of(
    t: &Tree,
    c: &Candidate,
    i: usize,
    governor: Option<usize>,
) -> bool {
    let about = t
        .head(c.trigger)
        .filter(|&p| t.node(c.trigger).dep == "pobj" && t.node(p).word == "about")
        .and_then(|p| t.head(p));
    about.is_some() && about == governor && !t.subtree(c.trigger).contains(&i)
}

/// "issued on Friday a statement on the visit of X": the day of the statement, and not of the visit.
pub(super) fn of_a_paper(t: &Tree, c: &Candidate, i: usize, governor: Option<usize>) -> bool {
    const PAPERS: &[&str] = &[
        "statement",
        "communique",
        "communiqué",
        "declaration",
        "report",
        "article",
        "release",
        "readout",
        "note",
    ];
    let paper = t
        .head(c.trigger)
        .filter(|&p| matches!(t.node(p).word.as_str(), "on" | "about" | "after"))
        .and_then(|p| t.head(p))
        .filter(|&n| PAPERS.contains(&t.node(n).lemma.as_str()));
    paper.is_some_and(|n| t.governor(n) == governor)
        && !t.is_verb(c.trigger)
        && !t.subtree(c.trigger).contains(&i)
}

/// "On Monday, the anniversary of the assault of October 7, X telephoned Y": the day at node `i` is that of something else.
pub(super) fn of_another_event(t: &Tree, c: &Candidate, i: usize) -> bool {
    t.head(i)
        .filter(|&p| t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .is_some_and(|n| n != c.trigger && EVENTS.contains(&t.node(n).lemma.as_str()))
}

/// What has a day of its own, by which it is known: "the agreement of April 19".
pub(super) const EVENTS: &[&str] = &[
    "anniversary",
    "birthday",
    "assault",
    "attack",
    "massacre",
    "coup",
    "war",
    "invasion",
    "revolution",
    "uprising",
    "earthquake",
    "election",
    "referendum",
    "agreement",
    "accord",
    "treaty",
    "declaration",
    "ceasefire",
    "truce",
    "blast",
    "bombing",
    "deal",
    "pact",
    "protocol",
    "resolution",
    "memorandum",
    "vote",
];

/// "It will be the second time that they meet: X flew there two months ago": the day of another clause.
pub(super) fn behind_a_colon(t: &Tree, trigger: usize, governor: Option<usize>) -> bool {
    governor.is_some_and(|v| {
        let colon = (trigger..v).find(|&n| t.node(n).word == ":");
        let own = t
            .child(v, &["nsubj", "nsubjpass"])
            .zip(colon)
            .is_some_and(|(subject, colon)| subject > colon && t.node(subject).mention.is_some());
        own && t.is_verb(trigger) && !t.ancestors(trigger).any(|x| x == v)
    })
}

/// "the visit to which X was invited in the summer": the day of the invitation.
pub(super) fn of_inviting(t: &Tree, trigger: usize, governor: Option<usize>) -> bool {
    governor.is_some_and(|v| {
        v != trigger && t.node(v).dep == "relcl" && t.node(v).lemma == "invite" && t.passive(v)
    })
}

/// "Asked on Monday whether X would meet Y, he declined to say", "asked on Monday about a visit": the day of the question.
pub(super) fn of_asking(t: &Tree, trigger: usize, i: usize, of: Option<usize>) -> bool {
    of.is_some_and(|v| {
        t.node(v).lemma == "ask"
            && t.node(v).tag == "VBN"
            && v < i
            && i < trigger
            && (i + 1..trigger)
                .any(|x| matches!(t.node(x).word.as_str(), "whether" | "if" | "about"))
    })
}

/// "The visit follows one to Berlin last week", "comes after the talks that were held in May": whether the date at node
/// `i` is that of what came before, which stands behind the verb.
pub(super) fn of_what_it_follows(t: &Tree, c: &Candidate, i: usize) -> bool {
    let Some(v) = c.carrier.filter(|&v| t.subject(v) == Some(c.trigger)) else {
        return false;
    };
    let before = match t.node(v).lemma.as_str() {
        "follow" | "return" | "reciprocate" | "recall" | "mirror" => t.object(v),
        "come" | "take" => t.children(v).find(|&p| {
            t.node(p).word == "after" && (t.node(p).dep == "prep" || t.node(p).dep == "mark")
        }),
        _ => None,
    };
    !t.passive(v) && before.is_some_and(|o| v < o && o < i)
}
