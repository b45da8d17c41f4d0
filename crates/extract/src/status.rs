//! What became of an encounter: tense, modals, negation, hedges, cancellations.

mod verb;
mod words;

use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};
pub(crate) use verb::drops;
use verb::{
    as_likely, called_off, foreseen, maybe_negated_modal, on_the_programme, ruled_out, under_way,
    verb, withdraws,
};
pub(crate) use words::REPORTING;
use words::*;

/// What the words say of whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) status: Status,
    /// A finite present: a headline's "meets", or a plan's "visits next week".
    pub(crate) present: bool,
}
/// The status that the clause of `carrier` gives: `carrier` is the verb that tells of the encounter, or the
/// verb that governs the noun that does; `noun` is that noun.
pub(crate) fn told(
    t: &Tree,
    carrier: Option<usize>,
    noun: Option<usize>,
    kind: EncounterKind,
) -> Told {
    let told = match carrier.and_then(|v| first_to(t, v)) {
        Some(above) => in_clause(t, Some(above), None, kind),
        None => in_clause(t, carrier, noun, kind),
    };
    if let Some(status) = noun.or(carrier).and_then(|n| answered(t, n)) {
        return Told { status, ..told };
    }
    match told.status {
        // "He visits Laos afterwards"
        Status::Occurred | Status::Ongoing
            if told.present
                && carrier.is_some_and(|v| {
                    t.has_child_word(v, &["afterwards", "afterward", "thereafter", "next"])
                }) =>
        {
            Told {
                status: Status::Planned,
                ..told
            }
        }
        Status::Occurred | Status::Ongoing | Status::Planned
            if carrier.is_some_and(|v| unconfirmed(t, v)) =>
        {
            Told {
                status: Status::Possible,
                ..told
            }
        }
        _ => match carrier.and_then(|v| ruled_out(t, v)) {
            Some(status) if noun.is_none() => Told { status, ..told },
            _ => told,
        },
    }
}

/// "Asked whether a meeting with X was on the cards, officials said there was no such request": what the answer makes
/// of what was asked about at node `n`.
fn answered(t: &Tree, n: usize) -> Option<Status> {
    let asked = t.ancestors(n).find(|&v| {
        t.node(v).lemma == "ask"
            && matches!(t.node(v).tag, "VBN" | "VBD")
            && v < n
            && t.child(v, &["nsubj"]).is_none()
    })?;
    // "asked about his meeting with X": it was held.
    let known = ["the", "his", "her", "their", "this", "that", "its"];
    if !t.is_verb(n) && t.has_child_word(n, &known)
        || t.is_verb(n) && !(asked..n).any(|i| matches!(t.node(i).word.as_str(), "whether" | "if"))
    {
        return None;
    }
    let question = t.subtree(asked);
    let answer = t.head(asked).filter(|&v| t.is_verb(v))?;
    let words = || {
        t.subtree(answer)
            .into_iter()
            .filter(|w| *w > n && !question.contains(w))
            .map(|w| t.node(w))
    };
    let open = words().any(|w| {
        matches!(
            w.lemma.as_str(),
            "confirm"
                | "comment"
                | "know"
                | "aware"
                | "rule"
                | "exclude"
                | "decline"
                | "early"
                | "soon"
                | "information"
                | "date"
                | "may"
                | "might"
                | "could"
        )
    });
    let no = words().any(|w| {
        w.dep == "neg"
            || matches!(
                w.word.as_str(),
                "no" | "none" | "nothing" | "neither" | "never"
            )
    });
    match (open, no) {
        (true, _) => Some(Status::Possible),
        (_, true) => Some(Status::Denied),
        _ => None,
    }
}

/// Whether the infinitive `v` hangs on what somebody has promised or agreed.
fn resolved(t: &Tree, v: usize) -> bool {
    t.node(v).tag == "VB"
        && t.node(v).dep == "xcomp"
        && t.head(v).is_some_and(|h| {
            t.node(h).tag == "VBD"
                && matches!(
                    t.node(h).lemma.as_str(),
                    "promise" | "agree" | "pledge" | "vow" | "decide" | "resolve"
                )
        })
}

/// "was the first leader to visit Kyiv": what the first did is as true as the verb that says so.
fn first_to(t: &Tree, v: usize) -> Option<usize> {
    const RANKS: &[&str] = &[
        "first",
        "second",
        "third",
        "last",
        "latest",
        "only",
        "highest",
        "next",
        "seniormost",
    ];
    // "the first African leader to be hosted"
    let infinitive =
        t.node(v).tag == "VB" || t.node(v).tag == "VBN" && t.has_child_word(v, &["be"]);
    if !infinitive || !t.has_child_word(v, &["to"]) {
        return None;
    }
    let who = match t.node(v).dep {
        "relcl" => t.head(v)?,
        // Hung on the verb: "was the last official to see him".
        "advcl" | "xcomp" => t.child(t.head(v)?, &["attr"]).filter(|&w| w < v)?,
        _ => return None,
    };
    let ranked = t.children(who).any(|c| RANKS.contains(&t.node(c).word.as_str()))
        // "the highest-ranking official to visit"
        || t.subtree(who)
            .into_iter()
            .any(|c| c < v && RANKS.contains(&t.node(c).word.as_str()) && t.node(c).dep == "amod");
    let verb = t.governor(who)?;
    let is = matches!(t.node(verb).lemma.as_str(), "be" | "become" | "remain")
        && matches!(t.node(who).dep, "attr" | "acomp" | "oprd");
    // "Liang, the first minister to visit, also spoke": as true as what he is told to do.
    let apposed = t.node(who).dep == "appos";
    (ranked && (is || apposed)).then_some(verb)
}

/// "did not confirm that", "declined to say whether", "could neither confirm nor deny that" above the clause of `v`.
fn unconfirmed(t: &Tree, v: usize) -> bool {
    if !matches!(t.node(v).dep, "ccomp" | "advcl") {
        return false;
    }
    let Some(above) = t.head(v) else {
        return false;
    };
    let lemma = t.node(above).lemma.as_str();
    let whether = t.has_child_word(v, &["whether", "if"]);
    let refused = t.head(above).is_some_and(|h| {
        t.node(above).dep == "xcomp" && REFUSE.contains(&t.node(h).lemma.as_str())
    });
    match lemma {
        "confirm" => t.negated(above) || refused || t.has_child_word(above, &["neither"]),
        "say" | "know" | "disclose" | "reveal" => whether && (t.negated(above) || refused),
        _ => false,
    }
}

fn in_clause(t: &Tree, carrier: Option<usize>, noun: Option<usize>, kind: EncounterKind) -> Told {
    let mut out = Told {
        status: Status::Occurred,
        present: false,
    };
    if let Some(n) = noun {
        let negated = t.negated(n)
            || t.has_child_word(n, &["no", "any"]) && carrier.is_some_and(|v| t.negated(v));
        let upcoming = t.children(n).any(|c| {
            let w = t.node(c);
            matches!(w.dep, "amod" | "compound" | "nmod") && UPCOMING.contains(&w.word.as_str())
        });
        // "the possibility of a meeting", "plans for a visit", "ahead of talks", "invitation to visit"
        let mut prep = None;
        if t.node(n).dep == "pobj" {
            prep = t.head(n);
            if let Some(p) = prep
                && let Some(g) = t.head(p)
            {
                let above = t.node(g);
                match if above.pos == "NOUN" || above.lemma == "ahead" {
                    above.lemma.as_str()
                } else {
                    ""
                } {
                    "possibility" | "chance" | "prospect" | "likelihood" | "question"
                    | "speculation" | "option" => {
                        let verb = t.governor(g);
                        let refused = verb.is_some_and(|v| {
                            RULE_OUT.contains(&t.node(v).lemma.as_str())
                                || REFUSE.contains(&t.node(v).lemma.as_str())
                        });
                        let not = verb.is_some_and(|v| {
                            t.negated(v) || t.children(v).any(|c| t.is_verb(c) && t.negated(c))
                        });
                        return Told {
                            status: if refused && !not {
                                Status::Denied
                            } else {
                                Status::Possible
                            },
                            ..out
                        };
                    }
                    "plan" | "date" | "preparation" | "invitation" | "request" | "proposal"
                    | "schedule" | "arrangement" | "call" | "agenda" => {
                        let verb = t.governor(g);
                        let not = verb.is_some_and(|v| t.negated(v)) || t.negated(g);
                        let called_off = verb.is_some_and(|v| {
                            CANCEL.contains(&t.node(v).lemma.as_str()) || called_off(t, v)
                        });
                        // "turned down a request for a meeting"
                        let refused = verb.is_some_and(|v| refuses(t, v) && !t.negated(v));
                        if refused {
                            return Told {
                                status: Status::Denied,
                                ..out
                            };
                        }
                        let status = match (called_off, not, above.lemma.as_str()) {
                            (true, _, _) => Status::Cancelled,
                            (_, true, _) => Status::Denied,
                            (_, _, "invitation" | "request" | "proposal" | "call") => {
                                Status::Possible
                            }
                            _ => Status::Planned,
                        };
                        return Told { status, ..out };
                    }
                    tale if TALES.contains(&tale)
                        && t.governor(g).is_some_and(|v| {
                            let v = t.node(v).lemma.as_str();
                            DENY.contains(&v) || matches!(v, "dismiss" | "reject")
                        }) =>
                    {
                        return Told {
                            status: Status::Denied,
                            ..out
                        };
                    }
                    // "asked about reports on talks"
                    tale if TALES.contains(&tale) && above.tag == "NNS" => {
                        return Told {
                            status: Status::Possible,
                            ..out
                        };
                    }
                    "ahead" => out.status = Status::Planned,
                    "cancellation" | "postponement" | "suspension" => {
                        return Told {
                            status: Status::Cancelled,
                            ..out
                        };
                    }
                    _ => {}
                }
                if BEFORE.contains(&t.node(p).word.as_str()) {
                    out.status = Status::Planned;
                }
            }
        }
        // "reciprocates X's visit to Ankara, made on June 11"
        let made = t.children(n).any(|c| {
            t.node(c).dep == "acl"
                && t.node(c).tag == "VBN"
                && matches!(t.node(c).lemma.as_str(), "make" | "pay" | "undertake")
                && !t.has_child_word(c, &["to", "be"])
        });
        if made && kind == EncounterKind::Visit && out.status == Status::Occurred {
            return out;
        }
        let refusing =
            noun_object_of(t, n).is_some_and(|v| REFUSE.contains(&t.node(v).lemma.as_str()));
        // "Talks set for Thursday have been shelved": so the parser takes it.
        let shelved = carrier.is_some_and(|v| {
            t.node(v).dep.starts_with("csubj") && t.head(v).is_some_and(|h| drops(t, h))
        });
        if shelved {
            out.status = Status::Cancelled;
            return out;
        }
        if let Some(v) = carrier {
            let here = verb(t, v, kind, 2);
            let lemma = t.node(v).lemma.as_str();
            let direct =
                noun_object_of(t, n) == Some(v) || t.child(v, &["nsubj", "nsubjpass"]) == Some(n);
            if direct && (CANCEL.contains(&lemma) || called_off(t, v)) {
                // "will not go ahead" is none the less called off.
                out.status = if t.negated(v) && lemma != "go" {
                    Status::Planned
                } else {
                    Status::Cancelled
                };
                // "will be postponed" is cancelled all the same.
                return out;
            }
            if direct && RULE_OUT.contains(&lemma) && t.has_child_word(v, &["out"])
                || direct && lemma == "exclude"
            {
                let not =
                    t.negated(v) || here.status == Status::Denied || maybe_negated_modal(t, v);
                return Told {
                    status: if not {
                        Status::Possible
                    } else {
                        Status::Denied
                    },
                    ..out
                };
            }
            // "The talks follow Harris's trip to Delhi": over.
            if lemma == "follow" && noun_object_of(t, n) == Some(v) {
                return out;
            }
            if refusing && direct {
                return Told {
                    status: Status::Denied,
                    ..out
                };
            }
            if negated || (direct && t.negated(v)) {
                // "talks that had been scheduled for Monday did not take place"
                let foreseen = upcoming
                    || t.subtree(n).into_iter().any(|c| {
                        matches!(t.node(c).dep, "acl" | "relcl")
                            && FORESEEN.contains(&t.node(c).lemma.as_str())
                    });
                return Told {
                    status: if foreseen && !negated {
                        Status::Cancelled
                    } else {
                        Status::Denied
                    },
                    ..out
                };
            }
            // "has pulled out of a trip", "withdrew from talks"
            if prep.is_some_and(|p| matches!(t.node(p).word.as_str(), "of" | "from"))
                && withdraws(t, v)
                && !t.negated(v)
            {
                return Told {
                    status: Status::Cancelled,
                    ..out
                };
            }
            // "is considering a trip"
            if direct && WEIGHING.contains(&lemma) {
                return Told {
                    status: if here.status == Status::Denied {
                        Status::Denied
                    } else {
                        Status::Possible
                    },
                    present: false,
                };
            }
            // "The trip is off"
            if direct && lemma == "be" && t.has_child_word(v, &["off"]) && !t.negated(v) {
                return Told {
                    status: Status::Cancelled,
                    present: false,
                };
            }
            // "no meeting has been scheduled": the determiner says no, whatever the verb.
            if direct
                && PLAN.contains(&lemma)
                && !matches!(lemma, "come" | "head" | "call" | "ask" | "be")
            {
                let status = match here.status {
                    Status::Denied | Status::Possible => here.status,
                    _ if matches!(lemma, "seek" | "request" | "propose") => Status::Possible,
                    // "are trying to arrange a meeting"
                    _ if t.node(v).dep == "xcomp"
                        && t.head(v)
                            .is_some_and(|h| TRYING.contains(&t.node(h).lemma.as_str())) =>
                    {
                        Status::Possible
                    }
                    _ => Status::Planned,
                };
                return Told { status, ..here };
            }
            // "A visit this winter is possible"
            if direct
                && lemma == "be"
                && let Some(status) = t
                    .child(v, &["acomp"])
                    .and_then(|c| as_likely(t.node(c).word.as_str()))
            {
                return Told {
                    status: if t.negated(v) { Status::Denied } else { status },
                    present: false,
                };
            }
            // "is on his schedule, and so is a meeting with X", "as is a call on X"
            let likewise = direct
                && lemma == "be"
                && t.has_child_word(v, &["so", "as"])
                && (0..v).any(|x| t.is_verb(x) && on_the_programme(t, x));
            if likewise {
                return Told {
                    status: Status::Planned,
                    present: false,
                };
            }
            // "A meeting with X is on the programme", "was on the programme" where the rest is over.
            if direct && lemma == "be" && on_the_programme(t, v) {
                return Told {
                    status: if t.node(v).tag == "VBD" {
                        here.status
                    } else {
                        Status::Planned
                    },
                    present: false,
                };
            }
            // "Talks were under way in Tehran"
            if direct && lemma == "be" && !t.negated(v) && under_way(t, v) && !is_to_be(t, v) {
                return Told {
                    status: Status::Ongoing,
                    present: false,
                };
            }
            // "A meeting of the leaders has begun": it goes on.
            let begun = direct
                && matches!(kind, EncounterKind::Meeting | EncounterKind::Gathering)
                && matches!(lemma, "begin" | "start" | "open" | "commence" | "kick")
                && t.node(v).tag == "VBN"
                && t.has_child_word(v, &["has", "have"])
                && !t.negated(v);
            if begun {
                return Told {
                    status: Status::Ongoing,
                    present: false,
                };
            }
            // "The programme includes meetings with X"
            let held = direct
                && HOLDING.contains(&lemma)
                && kind != EncounterKind::Visit
                && matches!(t.node(v).tag, "VBZ" | "VBP")
                && t.child(v, &["nsubj"])
                    .is_some_and(|s| PROGRAMMES.contains(&t.node(s).lemma.as_str()));
            if held && !t.negated(v) {
                return Told {
                    status: Status::Planned,
                    present: false,
                };
            }
            // "No date has been set for a visit", "a date was agreed for talks"
            let dated = prep.is_some_and(|p| t.node(p).word == "for" && t.head(p) == Some(v))
                && t.child(v, &["nsubjpass", "nsubj", "dobj"])
                    .is_some_and(|s| DATES.contains(&t.node(s).lemma.as_str()));
            if dated {
                let none = here.status == Status::Denied
                    || t.child(v, &["dobj"]).is_some_and(|d| t.negated(d));
                return Told {
                    status: if none {
                        Status::Possible
                    } else {
                        Status::Planned
                    },
                    present: false,
                };
            }
            // "A conversation with X has no date as yet"
            let undated = direct
                && lemma == "have"
                && t.child(v, &["dobj"])
                    .is_some_and(|d| DATES.contains(&t.node(d).lemma.as_str()) && t.negated(d));
            if undated {
                return Told {
                    status: Status::Possible,
                    present: false,
                };
            }
            // "is open to a meeting with X", "is ready for talks"
            if let Some(g) = prep.and_then(|p| t.head(p))
                && READY.contains(&t.node(g).word.as_str())
                && matches!(t.node(g).dep, "acomp" | "oprd")
            {
                return Told {
                    status: if t.negated(v) {
                        Status::Denied
                    } else {
                        Status::Possible
                    },
                    present: false,
                };
            }
            // "A separate meeting is under discussion"
            let mooted = t.prep_objects(v, "under").into_iter().any(|o| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "discussion" | "consideration" | "negotiation" | "review"
                )
            });
            if direct && lemma == "be" && mooted {
                return Told {
                    status: Status::Possible,
                    present: false,
                };
            }
            if out.status == Status::Planned {
                return out;
            }
            if upcoming {
                return Told {
                    status: if here.status == Status::Denied {
                        Status::Denied
                    } else {
                        Status::Planned
                    },
                    ..out
                };
            }
            if direct || t.node(n).dep == "attr" {
                return here;
            }
            // A noun behind a preposition: "arrived for talks" is to come, "said after a meeting" is over.
            let p = prep.map_or("", |p| t.node(p).word.as_str());
            // "has invited X to a dinner on Sunday"
            if p == "to" && lemma == "invite" && !t.negated(v) && kind != EncounterKind::Visit {
                return Told {
                    status: Status::Possible,
                    present: false,
                };
            }
            return match p {
                // "failed to turn up for talks", "did not come to Cairo for talks"
                "for"
                    if here.status == Status::Denied
                        && kind != EncounterKind::Visit
                        && (MOTION.contains(&lemma)
                            || matches!(lemma, "turn" | "show" | "appear" | "join")) =>
                {
                    here
                }
                // "turned down a request by X for a meeting"
                "for"
                    if refuses(t, v)
                        && t.object(v).is_some_and(|o| {
                            matches!(
                                t.node(o).lemma.as_str(),
                                "request" | "proposal" | "invitation" | "offer" | "call"
                            )
                        }) =>
                {
                    Told {
                        status: Status::Denied,
                        present: false,
                    }
                }
                // "has asked for a call with X"
                "for" if ASKING.contains(&lemma) && here.status == Status::Occurred => Told {
                    status: Status::Possible,
                    ..here
                },
                // "went into the Peace House for their session": there they are.
                "for"
                    if MOTION.contains(&lemma)
                        && kind != EncounterKind::Visit
                        && !(lemma == "go" && t.has_child_word(v, &["into", "inside"])) =>
                {
                    // "was in Cairo for talks", "visited Ramallah for talks"
                    let over = here.status == Status::Occurred
                        && matches!(lemma, "be" | "visit")
                        && !here.present;
                    Told {
                        status: if over {
                            Status::Occurred
                        } else {
                            Status::Planned
                        },
                        present: false,
                    }
                }
                "after" | "following" | "since" => Told {
                    // "promised to open negotiations after their first meeting": they have met.
                    status: if matches!(here.status, Status::Planned) && !resolved(t, v) {
                        // "is to return home after a visit to Zambia": he is there.
                        if kind == EncounterKind::Visit && homeward(t, v) {
                            Status::Ongoing
                        } else {
                            Status::Planned
                        }
                    } else {
                        Status::Occurred
                    },
                    present: false,
                },
                "on" if kind == EncounterKind::Visit => here,
                // "is not in talks with X"
                "in" if lemma == "be" && here.status == Status::Denied => here,
                "during" | "at" | "in" | "on" | "with" | "through" | "by" | "from" | "of"
                | "to" => match here.status {
                    // "will not hold talks during his visit": the visit is to come.
                    Status::Denied
                        if p == "during" && t.has_child_word(v, &["will", "wo", "'ll"]) =>
                    {
                        Told {
                            status: Status::Planned,
                            ..out
                        }
                    }
                    Status::Denied | Status::Cancelled => Told {
                        status: Status::Occurred,
                        ..out
                    },
                    _ if REPORTING.contains(&lemma) => Told {
                        status: Status::Occurred,
                        ..out
                    },
                    _ => here,
                },
                _ => match here.status {
                    Status::Denied | Status::Cancelled => Told {
                        status: Status::Occurred,
                        ..out
                    },
                    _ => here,
                },
            };
        }
        if negated {
            out.status = Status::Denied;
        } else if upcoming {
            out.status = Status::Planned;
        }
        return out;
    }
    let mut told = carrier.map_or(out, |v| verb(t, v, kind, 2));
    // "will not travel to Kyiv after all"
    if told.status == Status::Denied && t.says(&["after", "all"]) {
        told.status = Status::Cancelled;
    }
    // "Whether they will meet remains open"
    let open = carrier.is_some_and(|v| {
        matches!(t.node(v).dep, "csubj" | "csubjpass") && t.has_child_word(v, &["whether", "if"])
    });
    if open {
        return Told {
            status: Status::Possible,
            ..told
        };
    }
    if carrier.is_some_and(|v| foreseen(t, v)) {
        told.status = Status::Cancelled;
    }
    // "Israel denied that Saar had met him"
    let denied = carrier.is_some_and(|v| {
        // "denied having met him"
        matches!(t.node(v).dep, "ccomp" | "xcomp")
            && t.head(v)
                .is_some_and(|h| DENY.contains(&t.node(h).lemma.as_str()) && !t.negated(h))
    });
    // "dismissed a report that Ghani had met Baradar"
    let untrue = carrier.is_some_and(|v| {
        matches!(t.node(v).dep, "acl" | "ccomp" | "relcl")
            && t.head(v)
                .filter(|&n| TALES.contains(&t.node(n).lemma.as_str()))
                .and_then(|n| t.governor(n))
                .is_some_and(|h| {
                    let lemma = t.node(h).lemma.as_str();
                    // "Reports that he had travelled to Rome are untrue"
                    let untrue = lemma == "be"
                        && t.child(h, &["acomp", "attr"])
                            .is_some_and(|c| UNTRUE.contains(&t.node(c).word.as_str()));
                    (DENY.contains(&lemma) || matches!(lemma, "dismiss" | "reject") || untrue)
                        && !t.negated(h)
                })
    });
    if (denied || untrue) && told.status != Status::Denied {
        return Told {
            status: Status::Denied,
            ..told
        };
    }
    told
}

/// "rejected", "turned down"
fn refuses(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "turn" => t.has_child_word(v, &["down"]),
        lemma => matches!(lemma, "reject" | "refuse" | "decline" | "rebuff"),
    }
}

/// "will be", "is to be": not yet.
fn is_to_be(t: &Tree, v: usize) -> bool {
    t.has_child_word(
        v,
        &["will", "would", "to", "may", "might", "could", "should"],
    )
}

/// A verb of going home: "return", "be expected back", "fly home".
pub(crate) fn homeward(t: &Tree, v: usize) -> bool {
    t.node(v).lemma == "return" || t.has_child_word(v, &["back", "home"])
}

fn noun_object_of(t: &Tree, n: usize) -> Option<usize> {
    matches!(
        t.node(n).dep,
        "dobj" | "obj" | "nsubjpass" | "attr" | "oprd"
    )
    .then(|| t.head(n))
    .flatten()
    .or_else(|| {
        // Coordinated objects share the verb.
        (t.node(n).dep == "conj")
            .then(|| t.head(n))
            .flatten()
            .filter(|&h| !t.is_verb(h))
            .and_then(|h| noun_object_of(t, h))
    })
}
