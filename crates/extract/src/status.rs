//! What became of an encounter: tense, modals, negation, hedges, cancellations.

use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// What the words say of whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) status: Status,
    /// A finite present: a headline's "meets", or a plan's "visits next week".
    pub(crate) present: bool,
}

const PLAN: &[&str] = &[
    "schedule",
    "set",
    "expect",
    "plan",
    "due",
    "slate",
    "intend",
    "prepare",
    "poise",
    "agree",
    "hope",
    "want",
    "wish",
    "propose",
    "arrange",
    "aim",
    "decide",
    "likely",
    "ready",
    "invite",
    "look",
    "slat",
    "gear",
    "bind",
    "prepared",
    "scheduled",
    "expected",
    "mean",
    "promise",
    "pledge",
    "opt",
    "await",
    "tap",
    "call",
    "ask",
    "request",
    "seek",
    "urge",
    "head",
    "come",
    "about",
];
const MAYBE: &[&str] = &[
    "possible", "possibly", "consider", "explore", "mull", "discuss", "suggest", "perhaps",
    "willing", "open", "may", "could", "might", "hint", "prepared",
];
const REFUSE: &[&str] = &[
    "deny", "refuse", "decline", "reject", "fail", "unable", "rebuff", "shun", "avoid", "skip",
    "snub", "miss", "turn",
];
/// Verbs that say of what follows that it is not so.
const DENY: &[&str] = &["deny", "refute", "rebut", "disprove"];
const CANCEL: &[&str] = &[
    "cancel",
    "postpone",
    "defer",
    "scrap",
    "suspend",
    "reschedule",
    "delay",
    "abort",
    "shelve",
];
/// Verbs of thinking about what may be done.
const WEIGHING: &[&str] = &[
    "consider",
    "mull",
    "weigh",
    "contemplate",
    "explore",
    "ponder",
];
/// What a tale is that has nothing in it.
const UNTRUE: &[&str] = &[
    "untrue",
    "false",
    "incorrect",
    "wrong",
    "baseless",
    "unfounded",
    "fake",
    "groundless",
];
const RULE_OUT: &[&str] = &["rule", "exclude"];
/// What has been foreseen; in the past perfect it did not come about.
const FORESEEN: &[&str] = &[
    "due",
    "schedule",
    "scheduled",
    "plan",
    "set",
    "slate",
    "expect",
    "suppose",
    "mean",
    "intend",
    "bill",
];
/// What is told in vain or untruly.
const TALES: &[&str] = &[
    "report",
    "rumour",
    "rumor",
    "claim",
    "speculation",
    "news",
    "allegation",
    "story",
];
/// Verbs of wanting what stands behind "for".
const ASKING: &[&str] = &[
    "ask", "call", "hope", "push", "press", "wait", "aim", "appeal", "wish", "angle",
];
/// Leading somebody to whom he sees.
const USHERED: &[&str] = &["usher", "show", "escort", "lead", "drive", "take", "admit"];
const BEFORE: &[&str] = &["ahead", "before", "prior"];
const UPCOMING: &[&str] = &[
    "upcoming",
    "planned",
    "scheduled",
    "proposed",
    "forthcoming",
    "expected",
    "impending",
    "coming",
    "future",
    "next",
    "anticipated",
    "pending",
    "slated",
    "likely",
    "looming",
];
const MOTION: &[&str] = &[
    "arrive", "travel", "fly", "go", "come", "leave", "depart", "head", "land", "visit", "gather",
    "be", "convene", "assemble", "reach", "embark", "proceed",
];
/// Verbs of saying: their day is that of the saying, not of what is said.
pub(crate) const REPORTING: &[&str] = &[
    "say",
    "tell",
    "announce",
    "report",
    "state",
    "confirm",
    "add",
    "note",
    "tweet",
    "post",
    "write",
    "inform",
    "disclose",
    "reveal",
    "declare",
    "mention",
    "hear",
    "learn",
    "show",
    "indicate",
    "believe",
    "understand",
    "deny",
    "dismiss",
    "reject",
    "refute",
    "claim",
    "allege",
    "insist",
];

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
        _ => told,
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
    if t.node(v).tag != "VB" || !t.has_child_word(v, &["to"]) {
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
                        Status::Planned
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
        t.node(v).dep == "ccomp"
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

/// What an adjective says of an encounter: "possible", "likely", "off".
fn as_likely(word: &str) -> Option<Status> {
    match word {
        "possible" | "conceivable" | "feasible" | "thinkable" | "uncertain" | "doubtful"
        | "unclear" => Some(Status::Possible),
        "likely" | "due" | "imminent" | "probable" | "certain" | "near" | "pending" => {
            Some(Status::Planned)
        }
        "unlikely" => Some(Status::Denied),
        "off" => Some(Status::Cancelled),
        _ => None,
    }
}

/// "is on the schedule", "is on the cards", "is in the offing".
fn on_the_programme(t: &Tree, v: usize) -> bool {
    const ON: &[&str] = &[
        "schedule",
        "programme",
        "program",
        "agenda",
        "itinerary",
        "diary",
        "calendar",
        "card",
        "menu",
    ];
    const IN: &[&str] = &["offing", "work", "pipeline", "plan"];
    t.prep_objects(v, "on")
        .iter()
        .any(|&o| ON.contains(&t.node(o).lemma.as_str()))
        || t.prep_objects(v, "in")
            .iter()
            .any(|&o| IN.contains(&t.node(o).lemma.as_str()))
}

/// "pull out", "back out", "withdraw": from what one was to do.
fn withdraws(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "withdraw" => true,
        "pull" | "back" | "bow" | "drop" | "opt" => t.has_child_word(v, &["out"]),
        _ => false,
    }
}

/// Whether a verb calls off what it has for its object.
pub(crate) fn drops(t: &Tree, v: usize) -> bool {
    CANCEL.contains(&t.node(v).lemma.as_str()) || called_off(t, v)
}

fn called_off(t: &Tree, v: usize) -> bool {
    let particle = |words: &[&str]| t.has_child_word(v, words);
    match t.node(v).lemma.as_str() {
        "call" => particle(&["off"]),
        "put" | "push" => particle(&["off", "back"]),
        "drop" | "abandon" | "axe" => true,
        "fall" => particle(&["through", "victim"]),
        "leave" => particle(&["out"]) && t.passive(v),
        "go" => particle(&["ahead"]) && t.negated(v),
        // "has been moved to December"
        "move" | "shift" => {
            t.passive(v)
                && t.prep_objects(v, "to")
                    .iter()
                    .any(|&o| t.node(o).mention.is_some())
        }
        // "had to be dropped"
        "have" => t.children(v).any(|c| {
            t.node(c).dep == "xcomp"
                && t.passive(c)
                && (CANCEL.contains(&t.node(c).lemma.as_str()) || called_off(t, c))
        }),
        _ => false,
    }
}

/// "had been due in", "had been scheduled to": a plan of the past that something came between.
fn foreseen(t: &Tree, v: usize) -> bool {
    let had = t.has_child_word(v, &["had"]) && t.has_child_word(v, &["been"])
        || t.node(v).word == "been" && t.has_child_word(v, &["had"]);
    let what = FORESEEN.contains(&t.node(v).lemma.as_str())
        || t.node(v).lemma == "be"
            && t.children(v)
                .any(|c| FORESEEN.contains(&t.node(c).lemma.as_str()));
    // "had planned to meet next week"
    let meant = t.has_child_word(v, &["had"])
        && t.node(v).tag == "VBN"
        && matches!(t.node(v).lemma.as_str(), "plan" | "intend" | "mean");
    (had && what || meant) && !t.negated(v)
}

/// "cannot be ruled out"
fn maybe_negated_modal(t: &Tree, v: usize) -> bool {
    t.children(v)
        .any(|c| matches!(t.node(c).word.as_str(), "cannot" | "not" | "n't"))
}

/// The status that a verb's own form and its governors give.
fn verb(t: &Tree, v: usize, kind: EncounterKind, depth: u8) -> Told {
    let mut out = Told {
        status: Status::Occurred,
        present: false,
    };
    let mut at = v;
    for _ in 0..6 {
        let n = t.node(at);
        let aux: Vec<&str> = t
            .children(at)
            .filter(|&c| matches!(t.node(c).dep, "aux" | "auxpass"))
            .map(|c| t.node(c).word.as_str())
            .collect();
        let has = |words: &[&str]| aux.iter().any(|w| words.contains(w));
        let negative = t.negated(at)
            || t.child(at, &["nsubj", "nsubjpass"]).is_some_and(|s| {
                t.negated(s) || matches!(t.node(s).word.as_str(), "neither" | "none" | "nobody")
            });
        if negative {
            out.status = Status::Denied;
            return out;
        }
        if has(&["will", "shall", "'ll", "would", "wo"]) {
            out.status = Status::Planned;
            // "would have met", "would like to"
            return out;
        }
        if has(&["may", "might", "could", "can"]) {
            out.status = Status::Possible;
            return out;
        }
        if has(&["should", "must", "ought"]) {
            out.status = Status::Planned;
            return out;
        }
        let finite_past = n.tag == "VBD"
            || (n.tag == "VBN" && has(&["has", "have", "had", "'ve", "was", "were", "been", "'s"]));
        // "was to have met", "had been due to have met": a plan that came to nothing. "is said to have met" has none.
        if n.tag == "VBN" && has(&["to"]) && has(&["have"]) {
            let plan = t.head(at).is_some_and(|h| {
                let lemma = t.node(h).lemma.as_str();
                lemma == "be" || FORESEEN.contains(&lemma)
            });
            if plan {
                out.status = Status::Cancelled;
            }
            return out;
        }
        let progressive =
            n.tag == "VBG" && has(&["is", "are", "'s", "'re", "was", "were", "been", "be"]);
        if progressive {
            if has(&["was", "were"]) {
                return out;
            }
            // "is visiting", "are to be meeting": under way or planned; the dates decide.
            out.status = Status::Ongoing;
            out.present = true;
            return out;
        }
        if at == v && finite_past && !has(&["is", "are", "be", "being"]) {
            // "were to meet": planned. "has been in Pakistan since Tuesday", "has come to Astana to attend": and is there
            // still.
            let since = |c: usize| t.node(c).word == "since" || t.has_child_word(c, &["since"]);
            let purpose = |c: usize| t.node(c).word == "for" || t.has_child_word(c, &["to"]);
            let still = kind == EncounterKind::Visit
                && has(&["has", "have", "'ve", "'s"])
                && match n.lemma.as_str() {
                    "be" => t.subtree(at).into_iter().any(since),
                    "come" => t.children(at).any(purpose) && !t.children(at).any(since),
                    _ => false,
                };
            if still {
                out.status = Status::Ongoing;
            }
            return out;
        }
        if matches!(n.tag, "VBZ" | "VBP") || (n.tag == "VBN" && has(&["is", "are"])) {
            out.present = true;
            out.status = if kind == EncounterKind::Visit || n.lemma == "be" {
                Status::Ongoing
            } else {
                Status::Occurred
            };
            // "is due in Manila, the beginning of a tour"
            let due = n.lemma == "be"
                && t.child(at, &["acomp"]).is_some_and(|c| {
                    matches!(t.node(c).word.as_str(), "due" | "likely" | "bound" | "set")
                });
            if due {
                out.status = Status::Planned;
                return out;
            }
            // "will be received on Wednesday and holds talks the same day"
            if n.dep == "conj"
                && n.tag == "VBZ"
                && n.lemma != "be"
                && t.head(at)
                    .filter(|&h| t.is_verb(h) && depth > 0)
                    .is_some_and(|h| {
                        t.has_child_word(h, &["will", "'ll"])
                            && verb(t, h, kind, depth - 1).status == Status::Planned
                    })
            {
                out.status = Status::Planned;
                return out;
            }
            // "July 29 is expected to be the main day, which includes a call", "will raise it when they meet": planned
            // with what it hangs on.
            let when = n.dep == "advcl"
                && t.has_child_word(at, &["when", "once", "after", "until", "while", "as"]);
            if (n.dep == "relcl" || when)
                && let Some(g) = t.governor(at).filter(|_| depth > 0)
                && verb(t, g, kind, depth - 1).status == Status::Planned
            {
                out.status = Status::Planned;
            }
            if n.tag == "VBN" && has(&["is", "are"]) {
                out.status = Status::Planned;
            }
            return out;
        }
        // Infinitives and participles: look up.
        let infinitive = n.tag == "VB" || aux.contains(&"to");
        let Some(h) = t.head(at) else {
            if infinitive {
                out.status = Status::Planned;
                out.present = true;
            }
            return out;
        };
        let head = t.node(h);
        let lemma = head.lemma.as_str();
        if infinitive
            && matches!(
                n.dep,
                "xcomp" | "ccomp" | "advcl" | "acl" | "conj" | "relcl" | "attr" | "pcomp"
            )
        {
            if n.dep == "conj" {
                at = h;
                continue;
            }
            let head_negative = t.negated(h);
            // "Pleased to meet", "honoured to receive": done.
            if matches!(
                lemma,
                "pleased"
                    | "please"
                    | "glad"
                    | "happy"
                    | "delighted"
                    | "delight"
                    | "honoured"
                    | "honored"
                    | "honour"
                    | "honor"
                    | "great"
                    | "good"
                    | "nice"
                    | "pleasure"
                    | "privileged"
                    | "wonderful"
            ) {
                return out;
            }
            // "arrived to begin a visit": it has begun.
            if kind == EncounterKind::Visit
                && matches!(
                    n.lemma.as_str(),
                    "begin" | "start" | "commence" | "embark" | "kick" | "pay" | "undertake"
                )
                && MOTION.contains(&lemma)
            {
                let above = verb(t, h, kind, depth.saturating_sub(1));
                if above.status == Status::Occurred {
                    out.status = Status::Ongoing;
                    return out;
                }
            }
            if REFUSE.contains(&lemma) {
                out.status = if head_negative {
                    Status::Occurred
                } else {
                    Status::Denied
                };
                return out;
            }
            if CANCEL.contains(&lemma) || called_off(t, h) {
                out.status = Status::Cancelled;
                return out;
            }
            if lemma == "be" && has(&["to"]) && n.dep == "xcomp" {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Planned
                };
                return out;
            }
            if MAYBE.contains(&lemma) {
                out.status = if head_negative {
                    Status::Denied
                } else {
                    Status::Possible
                };
                return out;
            }
            // "was in Moscow to see him": and did.
            let was_there = kind != EncounterKind::Visit
                && lemma == "be"
                && n.dep == "advcl"
                && t.node(h).tag == "VBD"
                && t.has_child_word(h, &["in", "at"])
                && !head_negative;
            // "who had come to see him", "met in Prague to sign it": and did.
            let came = MOTION.contains(&lemma)
                && t.has_child_word(h, &["had"])
                && t.node(h).tag != "VB"
                && !t.node(h).word.eq("been");
            let gathered = kind == EncounterKind::Signing
                && matches!(lemma, "meet" | "gather" | "convene" | "assemble")
                && t.node(h).tag == "VBD";
            if came || gathered || was_there {
                return out;
            }
            if PLAN.contains(&lemma)
                || matches!(head.word.as_str(), "likely" | "due" | "ready" | "set")
            {
                let modal_may = t
                    .children(h)
                    .any(|c| matches!(t.node(c).word.as_str(), "may" | "might" | "could"));
                let asked = matches!(
                    lemma,
                    "seek"
                        | "request"
                        | "ask"
                        | "urge"
                        | "want"
                        | "hope"
                        | "wish"
                        | "invite"
                        | "propose"
                );
                out.status = if head_negative {
                    Status::Denied
                } else if modal_may || asked {
                    Status::Possible
                } else if foreseen(t, h)
                    || t.head(h)
                        .is_some_and(|b| t.node(h).dep == "acomp" && foreseen(t, b))
                {
                    Status::Cancelled
                } else {
                    Status::Planned
                };
                if lemma == "come" || lemma == "head" {
                    out.status = Status::Planned;
                }
                return out;
            }
            if matches!(
                lemma,
                "manage" | "continue" | "begin" | "start" | "proceed" | "go" | "get" | "use"
            ) && !MOTION.contains(&lemma)
            {
                at = h;
                continue;
            }
            // "was ushered in to see", "went to see him": and saw him.
            let led = USHERED.contains(&lemma) && t.passive(h);
            let went = lemma == "go"
                && t.node(h).tag == "VBD"
                && t.prep_objects(h, "to").is_empty()
                && matches!(n.lemma.as_str(), "see" | "meet" | "call");
            if led || went {
                return out;
            }
            // Purpose: "arrived to attend", "is in Tokyo to meet"; told of the past perfect it is over.
            if t.has_child_word(h, &["had"]) && t.node(h).tag == "VBN" {
                return out;
            }
            out.status = Status::Planned;
            return out;
        }
        if t.is_verb(h)
            && matches!(
                n.dep,
                "conj" | "advcl" | "xcomp" | "ccomp" | "pcomp" | "dep" | "parataxis"
            )
        {
            // "…, meeting X" and "after meeting X" share the time of what they hang on.
            if n.tag == "VBN" && n.dep != "conj" || REPORTING.contains(&lemma) && n.dep == "ccomp" {
                return out;
            }
            at = h;
            continue;
        }
        if n.dep == "pcomp" || n.dep == "prep" {
            let word = head.word.as_str();
            // "returned home without having held talks"
            if word == "without" {
                out.status = Status::Denied;
                return out;
            }
            if BEFORE.contains(&word) {
                out.status = Status::Planned;
                return out;
            }
            if matches!(word, "after" | "since" | "following") {
                return out;
            }
            at = h;
            continue;
        }
        // A participle on a noun: "the talks held", "ministers meeting in Goa".
        if n.tag == "VBG" && n.dep == "acl" {
            out.status = Status::Ongoing;
            out.present = true;
        }
        return out;
    }
    out
}
