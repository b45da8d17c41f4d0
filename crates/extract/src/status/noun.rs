//! What the words around a noun say of the encounter that it names.

use super::Told;
use super::homeward;
use super::verb::{
    as_likely, called_off, drops, maybe_negated_modal, off_the_table, on_the_programme, under_way,
    verb, withdraws,
};
use super::words::*;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

/// The status of the encounter at noun `n`, which hangs on verb `carrier`.
pub(super) fn told(t: &Tree, carrier: Option<usize>, n: usize, kind: EncounterKind) -> Told {
    let mut out = Told {
        status: Status::Occurred,
        present: false,
    };
    // "did not join the meeting which Y held with Z": he did not, and it was held.
    let held_all_the_same = carrier.is_some_and(|v| t.negated(v))
        && t.children(n).any(|v| {
            t.node(v).dep == "relcl"
                && t.node(v).tag == "VBD"
                && matches!(
                    t.node(v).lemma.as_str(),
                    "hold" | "host" | "have" | "convene" | "chair" | "call"
                )
                && !t.negated(v)
                && t.child(v, &["nsubj"])
                    .is_some_and(|s| t.node(s).tag != "WDT")
        });
    if held_all_the_same {
        return out;
    }
    // "Talks between A and B, set for Monday, are off the agenda", "the meeting he was to have had was off the calendar"
    let was_set = t.children(n).any(|c| {
        let w = t.node(c);
        matches!(w.dep, "acl" | "amod")
            && matches!(
                w.lemma.as_str(),
                "set" | "schedule" | "plan" | "slate" | "fix" | "announce" | "due"
            )
            || w.dep == "relcl"
                && w.lemma == "be"
                && t.child(c, &["xcomp"])
                    .is_some_and(|x| t.has_child_word(x, &["to"]))
    });
    let off = t.node(n).dep.starts_with("nsubj")
        && t.head(n)
            .is_some_and(|v| off_the_table(t, v) && !t.negated(v));
    if was_set && off {
        return Told {
            status: Status::Cancelled,
            present: false,
        };
    }
    // "reviewed the visit that X may make", "spoke of the talks which he is to hold": what the clause of its own says.
    let own = t.children(n).find(|&c| {
        t.node(c).dep == "relcl"
            && matches!(
                t.node(c).lemma.as_str(),
                "make" | "pay" | "hold" | "have" | "undertake" | "attend" | "host"
            )
            && t.child(c, &["nsubj"])
                .is_some_and(|s| !matches!(t.node(s).tag, "WDT" | "WP"))
            && t.children(c).any(|x| t.node(x).tag == "MD")
    });
    if let Some(own) = own.map(|v| verb(t, v, kind, 2)) {
        if matches!(own.status, Status::Planned | Status::Possible)
            && !carrier.is_some_and(|v| drops(t, v))
        {
            return own;
        }
    }
    let negated = t.negated(n)
        || t.has_child_word(n, &["no", "any"]) && carrier.is_some_and(|v| t.negated(v));
    let upcoming = t.children(n).any(|c| {
        let w = t.node(c);
        matches!(w.dep, "amod" | "compound" | "nmod") && UPCOMING.contains(&w.word.as_str())
    });
    // "spoke about a meeting with X in the near future"
    let upcoming = upcoming
        || [Some(n), t.governor(n)]
            .into_iter()
            .flatten()
            .flat_map(|h| t.prep_objects(h, "in"))
            .any(|o| t.node(o).lemma == "future");
    // "the possibility of a meeting", "plans for a visit", "ahead of talks", "invitation to visit"
    let mut prep = None;
    if t.node(n).dep == "pobj" {
        prep = t.head(n);
        if let Some(p) = prep
            && let Some(g) = t.head(p)
        {
            let above = t.node(g);
            // "agreed on a plan of work at talks held on Wednesday": where, and not what the plan is for.
            let there = matches!(
                t.node(p).word.as_str(),
                "at" | "during" | "after" | "following"
            ) && matches!(
                above.lemma.as_str(),
                "plan" | "schedule" | "agenda" | "proposal"
            );
            match if (above.pos == "NOUN" || above.lemma == "ahead") && !there {
                above.lemma.as_str()
            } else {
                ""
            } {
                idea if IDEAS.contains(&idea) => {
                    let verb = t.governor(g);
                    let refused = verb.is_some_and(|v| {
                        RULE_OUT.contains(&t.node(v).lemma.as_str())
                            || REFUSE.contains(&t.node(v).lemma.as_str())
                            || quashes(t, v)
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
                // "knows nothing of any talks"
                "nothing" | "none" => {
                    return Told {
                        status: Status::Denied,
                        ..out
                    };
                }
                // "a day of talks" is one of them.
                day if DATES.contains(&day) && !matches!(day, "day" | "time") => {
                    let open = t.negated(g) || t.governor(g).is_some_and(|v| unsettled(t, v));
                    let invited = t
                        .children(n)
                        .any(|c| t.node(c).dep == "relcl" && t.node(c).lemma == "invite");
                    let known = (t.has_child_word(n, &["the", "his", "her", "their", "its"])
                        || t.child(n, &["poss"]).is_some())
                        && !invited;
                    return Told {
                        status: if open && !known {
                            Status::Possible
                        } else {
                            Status::Planned
                        },
                        ..out
                    };
                }
                "plan" | "preparation" | "invitation" | "request" | "proposal" | "schedule"
                | "arrangement" | "call" | "agenda" | "offer" => {
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
                        (_, _, "invitation" | "request" | "proposal" | "call" | "offer") => {
                            Status::Possible
                        }
                        _ => Status::Planned,
                    };
                    return Told { status, ..out };
                }
                tale if (TALES.contains(&tale) || above.word == "talk")
                    && t.governor(g).is_some_and(|v| {
                        // "Reports of a call are fake"
                        let untrue = t
                            .child(v, &["acomp", "attr"])
                            .is_some_and(|c| UNTRUE.contains(&t.node(c).word.as_str()));
                        let lemma = t.node(v).lemma.as_str();
                        DENY.contains(&lemma) || quashes(t, v) || untrue
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
                // "in the run-up to the summit", "on the eve of the visit"
                led if RUN_UP.contains(&led) => out.status = Status::Planned,
                "cancellation" | "postponement" | "suspension" => {
                    return Told {
                        status: Status::Cancelled,
                        ..out
                    };
                }
                _ => {}
            }
            // "A date has yet to be set for a visit"
            let day = t
                .subject(g)
                .or_else(|| t.head(g).and_then(|h| t.subject(h)))
                .filter(|_| t.node(p).word == "for" && t.is_verb(g))
                .is_some_and(|s| DATES.contains(&t.node(s).lemma.as_str()));
            if day && unsettled(t, g) && t.child(n, &["poss"]).is_none() {
                return Told {
                    status: Status::Possible,
                    ..out
                };
            }
            // "Preparations are under way for a visit": hung on the verb.
            let prepared = t
                .subject(g)
                .filter(|_| t.node(p).word == "for" && t.is_verb(g))
                .filter(|&s| matches!(t.node(s).lemma.as_str(), "preparation" | "arrangement"));
            if let Some(s) = prepared {
                let none = t.negated(g) || t.negated(s);
                return Told {
                    status: if none {
                        Status::Denied
                    } else {
                        Status::Planned
                    },
                    ..out
                };
            }
            // "was greeted with a guard of honour before talks with X": they followed.
            let followed = t.node(p).word == "before"
                && t.head(p).is_some_and(|v| {
                    CEREMONIES.contains(&t.node(v).lemma.as_str())
                        && (t.node(v).tag == "VBD" || t.has_child_word(v, &["was", "were"]))
                });
            if BEFORE.contains(&t.node(p).word.as_str()) && !followed {
                out.status = Status::Planned;
            }
            // "X shakes hands with Y before their talks", under a picture: told when they were over.
            let pictured = t.governor(n).is_some_and(|v| {
                matches!(t.node(v).tag, "VBZ" | "VBP")
                    && PICTURED.contains(&t.node(v).lemma.as_str())
            });
            if out.status == Status::Planned && pictured {
                return Told {
                    status: Status::Occurred,
                    ..out
                };
            }
        }
    }
    // "before the summit and his talks with X"
    let listed = std::iter::successors(Some(n), |&x| {
        t.head(x)
            .filter(|&h| t.node(x).dep == "conj" && h < x && !t.is_verb(h))
    })
    .last()
    .filter(|&first| first != n && t.node(first).dep == "pobj");
    let before = listed
        .and_then(|first| t.head(first))
        .is_some_and(|p| BEFORE.contains(&t.node(p).word.as_str()));
    if before && out.status == Status::Occurred {
        out.status = Status::Planned;
        return out;
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
    if kind == EncounterKind::Visit && out.status == Status::Occurred && midway(t, n) {
        out.status = Status::Ongoing;
        return out;
    }
    // "has not been postponed because none had been arranged"
    let none = ["arranged", "planned", "scheduled", "agreed"]
        .iter()
        .any(|w| {
            t.says(&["none", "had", "been", w])
                || t.says(&["none", "was", w])
                || t.says(&["none", "is", w])
        });
    if none && t.node(n).dep == "nsubjpass" {
        out.status = Status::Denied;
        return out;
    }
    // "is thinking of a trip to Sochi"
    let thought_of = prep.is_some_and(|p| {
        t.node(p).word == "of" && t.head(p).is_some_and(|v| t.node(v).lemma == "think")
    });
    if thought_of {
        out.status = Status::Possible;
        return out;
    }
    // "skipping a planned stop in Namibia"
    let skipped = upcoming
        && noun_object_of(t, n).is_some_and(|v| {
            matches!(
                t.node(v).lemma.as_str(),
                "skip" | "miss" | "forgo" | "forego" | "scratch"
            ) && !t.negated(v)
        });
    if skipped {
        out.status = Status::Cancelled;
        return out;
    }
    let refusing = noun_object_of(t, n).is_some_and(|v| REFUSE.contains(&t.node(v).lemma.as_str()));
    // "Talks set for Thursday have been shelved": so the parser takes it.
    let shelved = carrier.is_some_and(|v| {
        t.node(v).dep.starts_with("csubj") && t.head(v).is_some_and(|h| drops(t, h))
    });
    // "Friday's talks between X and Y, which are now cancelled"
    let dropped = t.subtree(n).into_iter().any(|c| {
        t.node(c).dep == "relcl"
            && drops(t, c)
            && t.passive(c)
            && !t.negated(c)
            // "which had been put off from December": and took place.
            && !t.has_child_word(c, &["had"])
            && t.child(c, &["nsubjpass"])
                .is_some_and(|s| t.node(s).word == "which")
    });
    // "The summit had been fixed for 3 April and was put off"
    let put_off = carrier.is_some_and(|v| {
        schedules(t, v)
            && t.subject(v) == Some(n)
            && t.children(v).any(|c| {
                t.node(c).dep == "conj"
                    && drops(t, c)
                    && !t.negated(c)
                    // "but the minister put off his participation", "but Kabul cancelled it"
                    && (t.child(c, &["nsubj", "nsubjpass"]).is_none()
                        || t.child(c, &["dobj"]).is_some_and(|o| {
                            matches!(t.node(o).lemma.as_str(), "it" | "they" | "participation" | "attendance")
                        }))
            })
    });
    // "recalled a summit of X and Y that had been fixed for 3 April and was put off"
    let fixed = t.subtree(n).into_iter().any(|c| {
        t.node(c).dep == "relcl"
            && schedules(t, c)
            && t.child(c, &["nsubjpass"])
                .is_some_and(|s| matches!(t.node(s).word.as_str(), "that" | "which"))
            && (c..t.nodes.len()).any(|v| {
                t.node(v).dep == "conj"
                    && t.passive(v)
                    && drops(t, v)
                    && !t.negated(v)
                    && t.child(v, &["nsubj", "nsubjpass"]).is_none()
                    && t.head(v)
                        .is_some_and(|h| h == c || t.ancestors(c).any(|x| x == h))
            })
    });
    if shelved || dropped || put_off || fixed {
        out.status = Status::Cancelled;
        return out;
    }
    if let Some(v) = carrier {
        let here = verb(t, v, kind, 2);
        let lemma = t.node(v).lemma.as_str();
        let direct = noun_object_of(t, n) == Some(v) || t.child(v, &["nsubj", "nsubjpass"]) == Some(n)
            // "while a meeting with X is still being arranged", which the parser hangs on the "while"
            || prep.is_some_and(|p| {
                matches!(t.node(p).word.as_str(), "while" | "as" | "whereas" | "though")
                    && t.head(p) == Some(v)
                    && t.child(v, &["nsubj", "nsubjpass"]).is_none()
                    && n < v
            });
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
        // "The meeting planned between X and Y shows how close they are": it is still to come.
        let ahead = t.child(v, &["nsubj"]) == Some(n)
            && matches!(t.node(v).tag, "VBZ" | "VBP")
            && matches!(here.status, Status::Occurred | Status::Ongoing)
            && t.child(n, &["acl"]).is_some_and(|p| {
                t.node(p).tag == "VBN" && FORESEEN.contains(&t.node(p).lemma.as_str())
            });
        if ahead && !t.negated(v) {
            out.status = Status::Planned;
            return out;
        }
        // "has been brought forward to Monday": when it is to be held.
        let sooner =
            direct && lemma == "bring" && t.has_child_word(v, &["forward"]) && !t.negated(v);
        if sooner {
            out.status = Status::Planned;
            return out;
        }
        // "His visit, which had been set for Monday, will now take place at a later date"
        let later = direct
            && (was_set || t.has_child_word(v, &["now", "instead"]))
            && here.status == Status::Planned
            && ["at", "on", "in"].iter().any(|p| {
                t.prep_objects(v, p).into_iter().any(|o| {
                    DATES.contains(&t.node(o).lemma.as_str())
                        && t.has_child_word(o, &["later", "another", "different"])
                })
            });
        if later {
            out.status = Status::Cancelled;
            return out;
        }
        // "has been moved to Cairo": where it is to be held.
        if direct && matches!(lemma, "move" | "shift") && t.passive(v) && !t.negated(v) {
            out.status = Status::Planned;
            return out;
        }
        if direct && RULE_OUT.contains(&lemma) && t.has_child_word(v, &["out"])
            || direct && lemma == "exclude"
        {
            let not = t.negated(v) || here.status == Status::Denied || maybe_negated_modal(t, v);
            return Told {
                status: if not {
                    Status::Possible
                } else {
                    Status::Denied
                },
                ..out
            };
        }
        // "The talks follow Harris's trip to Delhi", "come on the heels of his tour": over.
        let on_heels = t
            .head(n)
            .filter(|_| t.node(n).dep == "pobj")
            .and_then(|of| t.head(of));
        if lemma == "follow" && noun_object_of(t, n) == Some(v)
            || on_heels.is_some_and(|h| t.node(h).lemma == "heel")
        {
            return out;
        }
        // "declined to discuss the meeting of X with Y": which was held; "refused to confirm a meeting": nobody knows.
        let mum = matches!(t.node(v).dep, "xcomp" | "ROOT" | "ccomp" | "conj")
            && here.status == Status::Denied
            && kind != EncounterKind::Visit;
        let about =
            direct || prep.is_some_and(|p| matches!(t.node(p).word.as_str(), "on" | "about"));
        if mum && about && (SPEAKING.contains(&lemma) || lemma == "confirm") {
            let held = t.has_child_word(n, &["the"]) && lemma != "confirm";
            return Told {
                status: if held {
                    Status::Occurred
                } else {
                    Status::Possible
                },
                ..out
            };
        }
        if refusing && direct {
            // "would not refuse a meeting"
            return Told {
                status: if t.negated(v) {
                    Status::Possible
                } else {
                    Status::Denied
                },
                ..out
            };
        }
        // "A meeting with X has not been confirmed", "is yet to be confirmed"
        let unconfirmed = direct
            && t.passive(v)
            && matches!(lemma, "confirm" | "finalise" | "finalize")
            && !negated
            && (t.negated(v)
                || t.has_child_word(v, &["yet"])
                || t.head(v).is_some_and(|h| t.has_child_word(h, &["yet"])));
        if unconfirmed {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        if negated || (direct && t.negated(v)) {
            // "talks that had been scheduled for Monday did not take place"
            // "could not take place", "did not come about"
            let nothing = direct
                && (here.status == Status::Cancelled
                    || lemma == "come" && t.has_child_word(v, &["about", "off"]));
            // "may not take place", "might not be held"
            let maybe =
                direct && !negated && ["may", "might"].iter().any(|m| t.has_child_word(v, &[m]));
            if maybe {
                return Told {
                    status: Status::Possible,
                    ..out
                };
            }
            let foreseen = upcoming
                || nothing
                || t.subtree(n).into_iter().any(|c| {
                    matches!(t.node(c).dep, "acl" | "relcl")
                        && (FORESEEN.contains(&t.node(c).lemma.as_str())
                            || was_due(t, c)
                            // "talks which Kenya had hoped to host"
                            || t.has_child_word(c, &["had"])
                                && matches!(t.node(c).lemma.as_str(), "hope" | "want" | "wish"))
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
        // "poured cold water on a meeting between A and B"
        let quashed = prep.is_some_and(|p| t.head(p) == Some(v) && t.node(p).word == "on")
            && matches!(lemma, "pour" | "throw")
            && quashes(t, v);
        if quashed {
            return Told {
                status: Status::Denied,
                ..out
            };
        }
        // "A visit to X is out of the question"
        let unthinkable = direct
            && (off_the_table(t, v)
                || lemma == "be"
                    && t.subtree(v).into_iter().any(|c| {
                        t.node(c).word == "question" && (v..c).any(|x| t.node(x).word == "out")
                    }));
        if unthinkable {
            return Told {
                status: if t.negated(v) {
                    Status::Possible
                } else {
                    Status::Denied
                },
                present: false,
            };
        }
        // "announced the visit of X"
        let announced = direct
            && kind == EncounterKind::Visit
            && here.status == Status::Occurred
            && matches!(lemma, "announce" | "unveil");
        if announced {
            return Told {
                status: Status::Planned,
                present: false,
            };
        }
        // "is getting ready for the arrival of X"
        let readied = prep
            .filter(|&p| t.node(p).word == "for")
            .and_then(|p| t.head(p))
            .is_some_and(|g| {
                t.node(g).lemma == "prepare"
                    || t.node(g).word == "ready" && matches!(lemma, "get" | "make" | "be")
            });
        // "is preparing a meeting with X", "is preparing for it"
        let prepared = lemma == "prepare"
            && (direct || prep.is_some_and(|p| t.node(p).word == "for" && t.head(p) == Some(v)))
            && here.status != Status::Occurred;
        let readied = readied && kind == EncounterKind::Visit || prepared;
        if readied && here.status != Status::Denied {
            return Told {
                status: Status::Planned,
                present: false,
            };
        }
        // "The talks scheduled for Sunday collapsed": before they began.
        let collapsed = direct
            && lemma == "collapse"
            && t.child(n, &["acl"]).is_some_and(|v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "schedule" | "plan" | "set" | "arrange"
                )
            });
        if collapsed {
            return Told {
                status: Status::Cancelled,
                present: false,
            };
        }
        // "A meeting with X depends on his agenda"
        let hangs = direct
            && matches!(lemma, "depend" | "hinge")
            && !matches!(t.node(v).tag, "VBD" | "VBN");
        if hangs {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        // "A talk has been asked for but not granted so far"
        if direct && lemma == "ask" && t.passive(v) && t.has_child_word(v, &["for"]) {
            let status = match here.status {
                Status::Denied => Status::Denied,
                _ => Status::Possible,
            };
            return Told { status, ..here };
        }
        // "no meeting has been scheduled": the determiner says no, whatever the verb.
        if direct
            && PLAN.contains(&lemma)
            && !matches!(lemma, "come" | "head" | "call" | "ask" | "be")
            // "offered X a lunch" gave it.
            && !(lemma == "offer" && (t.node(n).is_meal() || t.node(n).lemma == "reception"))
        {
            // But "is being arranged for July".
            let for_then = ["for", "on"]
                .iter()
                .flat_map(|p| t.prep_objects(v, p))
                .any(|o| t.node(o).mention.is_some());
            let worked_out = t.has_child_word(v, &["being"])
                && WORKED_OUT.contains(&lemma)
                && !(lemma == "arrange" && for_then);
            let status = match here.status {
                Status::Denied | Status::Possible => here.status,
                _ if worked_out || matches!(lemma, "seek" | "request" | "propose") => {
                    Status::Possible
                }
                // "proposed that a meeting be arranged"
                _ if put_forward(t, v) => Status::Possible,
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
            && matches!(lemma, "be" | "remain")
            && let Some(status) = t.child(v, &["acomp"]).and_then(|c| {
                let open = lemma == "remain" && t.node(c).word == "open";
                as_likely(t.node(c).word.as_str()).or(open.then_some(Status::Possible))
            })
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
        if direct && on_the_programme(t, v) {
            // "Talks with X were on the schedule but were left out"
            if !t.negated(v) && taken_off(t, v) {
                return Told {
                    status: Status::Cancelled,
                    present: false,
                };
            }
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
        // "The programme includes meetings with X", "his programme has meetings with X"
        let on_it = direct
            && (HOLDING.contains(&lemma) || lemma == "have")
            && kind != EncounterKind::Visit
            && t.child(v, &["nsubj"])
                .is_some_and(|s| programme(t.node(s).lemma.as_str()));
        // "The programme had included a call on X, but it was dropped"
        if on_it && !t.negated(v) && taken_off(t, v) {
            return Told {
                status: Status::Cancelled,
                present: false,
            };
        }
        let held = on_it && matches!(t.node(v).tag, "VBZ" | "VBP");
        if held && !t.negated(v) {
            return Told {
                status: Status::Planned,
                present: false,
            };
        }
        // "No date has been set for a visit", "a date was agreed for talks"
        let dated = prep.is_some_and(|p| t.node(p).word == "for" && t.head(p) == Some(v))
            && t.child(v, &["nsubjpass", "nsubj", "dobj", "attr"])
                .is_some_and(|s| DATES.contains(&t.node(s).lemma.as_str()));
        if dated {
            let none = here.status == Status::Denied
                || t.child(v, &["dobj", "attr"]).is_some_and(|d| t.negated(d));
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
        // "are working on a meeting"
        let worked_on = lemma == "work" && prep.is_some_and(|p| t.node(p).word == "on");
        if worked_on {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        // "A round with A is on his schedule, and so is a meeting with B"
        let likewise = lemma == "be"
            && t.node(v).dep == "conj"
            && t.has_child_word(v, &["so"])
            && t.head(v).is_some_and(|h| on_the_programme(t, h));
        if likewise && (direct || t.node(n).dep == "attr") {
            return Told {
                status: Status::Planned,
                present: false,
            };
        }
        // "A separate meeting is under discussion"
        let mooted = t.prep_objects(v, "under").into_iter().any(|o| {
            matches!(
                t.node(o).lemma.as_str(),
                "discussion" | "consideration" | "negotiation" | "review" | "arrangement"
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
        // "concluded a planned visit", "held scheduled talks": as planned.
        let carried_out = direct
            && CARRIED_OUT.contains(&lemma)
            && matches!(here.status, Status::Occurred | Status::Ongoing)
            && (t.node(v).tag == "VBD" || t.has_child_word(v, &["has", "have", "had"]));
        if upcoming && !carried_out {
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
        // "a letter inviting him to Britain for a state visit"
        if p == "for" && lemma == "invite" && t.node(v).tag == "VBG" && kind == EncounterKind::Visit
        {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        // "has invited X to a dinner on Sunday"
        if p == "to" && lemma == "invite" && !t.negated(v) && kind != EncounterKind::Visit {
            return Told {
                status: Status::Possible,
                present: false,
            };
        }
        let of = |list: &[&str]| {
            let object = t.object(v).map(|o| t.node(o).lemma.as_str());
            object.is_some_and(|o| list.contains(&o))
        };
        let told = |status: Status| Told {
            status,
            present: false,
        };
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
            // "called off a trip to Bali for a meeting with X"
            "for"
                if super::verb::drops(t, v)
                    && !t.negated(v)
                    && kind != EncounterKind::Visit
                    && of(&["visit", "trip", "travel", "tour", "journey"]) =>
            {
                told(Status::Cancelled)
            }
            // "had been due there on Friday for talks with X"
            "for" if super::foreseen(t, v) && kind != EncounterKind::Visit => {
                told(Status::Cancelled)
            }
            // "turned down a request by X for a meeting"
            "for"
                if refuses(t, v) && of(&["request", "proposal", "invitation", "offer", "call"]) =>
            {
                told(Status::Denied)
            }
            // "has invited his colleague to Majuro for talks"
            "for" if lemma == "invite" && !t.negated(v) && kind != EncounterKind::Visit => {
                told(match here.status {
                    Status::Denied => Status::Denied,
                    _ => Status::Possible,
                })
            }
            // "has asked for a call with X"
            "for" if ASKING.contains(&lemma) && here.status == Status::Occurred => Told {
                status: Status::Possible,
                ..here
            },
            // "has not asked for a call with X"
            "for" if ASKING.contains(&lemma) && here.status == Status::Denied => here,
            // "went into the Peace House for their session": there they are.
            "for"
                if MOTION.contains(&lemma)
                    && kind != EncounterKind::Visit
                    && !(lemma == "go" && t.has_child_word(v, &["into", "inside"])) =>
            {
                // "could travel to Tbilisi for talks"
                if here.status == Status::Possible {
                    return here;
                }
                // "was in Cairo for talks", "visited Ramallah for talks"
                // "met X and then travelled to Aachen for talks", "went to the palace for talks": one thing after another.
                let next = t.node(v).tag == "VBD"
                    && (lemma == "go"
                        || t.has_child_word(
                            v,
                            &[
                                "then",
                                "later",
                                "afterwards",
                                "afterward",
                                "next",
                                "subsequently",
                            ],
                        ));
                let over = here.status == Status::Occurred
                    && (matches!(lemma, "be" | "visit") || next)
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
            // "will be a return visit after X's stop in Seoul last month"
            "after" | "following"
                if t.subtree(n)
                    .iter()
                    .any(|&c| matches!(t.node(c).word.as_str(), "last" | "ago" | "earlier")) =>
            {
                out
            }
            // "could see him only after the summit"
            "after" | "following"
                if here.status == Status::Possible
                    && prep.is_some_and(|p| t.has_child_word(p, &["only"])) =>
            {
                told(Status::Planned)
            }
            // "will fly to Baghdad, two days after a telephone call with X": counted from what has been.
            "after" | "following"
                if prep.is_some_and(|p| t.child(p, &["npadvmod"]).is_some())
                    && here.status == Status::Planned =>
            {
                told(Status::Occurred)
            }
            "after" | "following" | "since" => Told {
                // "promised to open negotiations after their first meeting": they have met.
                status: if matches!(here.status, Status::Planned) && !resolved(t, v) {
                    // "is to return home after a visit to Zambia": he is there.
                    let leaves = matches!(lemma, "leave" | "depart");
                    if kind == EncounterKind::Visit && (homeward(t, v) || leaves) {
                        Status::Ongoing
                    } else {
                        Status::Planned
                    }
                } else {
                    Status::Occurred
                },
                present: false,
            },
            "on" if kind == EncounterKind::Visit => Told {
                status: on_a_trip(t, n, prep, here.status),
                ..here
            },
            // "is not expected at the conference"
            "at" | "in"
                if kind == EncounterKind::Gathering
                    && here.status == Status::Denied
                    && matches!(
                        lemma,
                        "expect"
                            | "be"
                            | "appear"
                            | "arrive"
                            | "show"
                            | "represent"
                            | "participate"
                    ) =>
            {
                here
            }
            // "is not in talks with X"
            "in" if lemma == "be" && here.status == Status::Denied => here,
            "during" | "at" | "in" | "on" | "with" | "through" | "by" | "from" | "of" | "to" => {
                match here.status {
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
                }
            }
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
    out
}

/// What becomes of a trip told of beside something else, to which the verb gives `status`: "X, on a visit to Baku, will
/// open a school", "at present in Baku on a visit, X was among the guests", "on the second day of a visit X met Y".
fn on_a_trip(t: &Tree, n: usize, prep: Option<usize>, status: Status) -> Status {
    const NOW: &[&str] = &["present", "currently", "now", "presently"];
    let Some(above) = prep.and_then(|p| t.head(p)) else {
        return status;
    };
    // Hung on the traveller, or put between him and the verb.
    let between = |v: usize| {
        t.child(v, &["nsubj"])
            .is_some_and(|s| s < n && n < v && (s..n).any(|x| t.node(x).word == ","))
    };
    let aside = if t.is_verb(above) {
        between(above)
    } else {
        t.node(above).mention.is_some() && t.node(above).dep != "pobj"
    };
    let chain = || t.ancestors(n).take_while(|&x| !t.is_verb(x));
    let now = chain().any(|x| t.has_child_word(x, NOW) || NOW.contains(&t.node(x).word.as_str()));
    // "In Baku on a visit, X called on Y"
    let there = t.node(above).word == "in" && t.governor(above).is_some_and(|v| n < v)
        || t.is_verb(above)
            && n < above
            && t.children(above)
                .any(|x| t.node(x).word == "in" && t.node(x).dep == "prep" && x < n);
    match status {
        Status::Planned if aside => Status::Ongoing,
        Status::Occurred if now || there => Status::Ongoing,
        _ => status,
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

/// "will be", "is to be": not yet.
fn is_to_be(t: &Tree, v: usize) -> bool {
    t.has_child_word(
        v,
        &["will", "would", "to", "may", "might", "could", "should"],
    )
}

/// "had been scheduled", "was set"
pub(crate) fn schedules(t: &Tree, v: usize) -> bool {
    t.passive(v)
        && matches!(
            t.node(v).lemma.as_str(),
            "schedule"
                | "plan"
                | "set"
                | "slate"
                | "fix"
                | "pencil"
                | "arrange"
                | "line"
                | "foresee"
                | "convene"
                | "book"
        )
}

/// "rejected", "turned down"
pub(crate) fn refuses(t: &Tree, v: usize) -> bool {
    match t.node(v).lemma.as_str() {
        "turn" => t.has_child_word(v, &["down"]),
        lemma => matches!(lemma, "reject" | "refuse" | "decline" | "rebuff"),
    }
}

/// "proposed that a meeting be arranged", "suggested that talks be held" above the clause of `v`.
fn put_forward(t: &Tree, v: usize) -> bool {
    t.node(v).dep == "ccomp"
        && t.has_child_word(v, &["that"])
        && t.has_child_word(v, &["be"])
        && t.head(v).is_some_and(|h| {
            matches!(
                t.node(h).lemma.as_str(),
                "propose" | "suggest" | "ask" | "request" | "recommend" | "proposal" | "suggestion"
            ) && !t.negated(h)
        })
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

/// "on the second day of his visit", "continued his visit": he was there still.
fn midway(t: &Tree, n: usize) -> bool {
    // The noun may be the day itself, where it stands for the whole.
    let day = t
        .head(n)
        .filter(|&p| t.node(p).word == "of")
        .and_then(|p| t.head(p))
        .into_iter()
        .chain([n])
        .find(|&d| t.node(d).lemma == "day" && t.node(d).dep == "pobj");
    let day = day.is_some_and(|d| {
        t.children(d)
            .any(|c| sidelines_time::ordinal(t.node(c).word.as_str()).is_some())
    });
    let on = noun_object_of(t, n).is_some_and(|v| {
        matches!(
            t.node(v).lemma.as_str(),
            "continue" | "resume" | "extend" | "prolong"
        ) && t.node(v).tag == "VBD"
            && !t.negated(v)
    });
    // "during a visit that began on Monday"
    let begun = t.children(n).any(|c| {
        t.node(c).dep == "relcl"
            && matches!(t.node(c).lemma.as_str(), "begin" | "start" | "commence")
            && t.node(c).tag == "VBD"
            && t.children(c).all(|x| t.node(x).dep != "conj")
    });
    day || on || begun
}

/// "scotched", "dismissed", "poured cold water on": verbs by which nothing is left of what was hoped or told.
pub(super) fn quashes(t: &Tree, v: usize) -> bool {
    let cold_water = || {
        t.child(v, &["dobj"])
            .is_some_and(|w| t.node(w).lemma == "water" && t.has_child_word(w, &["cold"]))
    };
    match t.node(v).lemma.as_str() {
        "dismiss" | "reject" | "scotch" | "quash" | "squash" | "quell" | "squelch" | "dash"
        | "dispel" | "rubbish" | "discount" => !t.negated(v),
        "pour" | "throw" => cold_water() && !t.negated(v),
        _ => false,
    }
}

/// "…, but it was dropped", "but this has been cancelled", "which was called off": what is said, behind it, of what verb `v`
/// has for its object.
fn taken_off(t: &Tree, v: usize) -> bool {
    (v + 1..t.nodes.len()).any(|d| {
        t.node(d).dep == "conj"
            && t.head(d) == Some(v)
            && t.passive(d)
            && (drops(t, d) || off_the_table(t, d))
            && !t.negated(d)
            && t.child(d, &["nsubjpass"]).is_none_or(|s| {
                matches!(
                    t.node(s).word.as_str(),
                    "it" | "this" | "that" | "they" | "these" | "both"
                ) || t.has_child_word(s, &["the", "this", "that"]) && t.node(s).mention.is_none()
            })
    })
}

/// "has not been set", "remains unclear", "is yet to be fixed": what verb `v` says of a day.
fn unsettled(t: &Tree, v: usize) -> bool {
    const OPEN: &[&str] = &[
        "unclear",
        "unknown",
        "open",
        "uncertain",
        "unsettled",
        "undecided",
    ];
    t.negated(v)
        || t.has_child_word(v, &["yet"])
        || t.head(v).is_some_and(|h| t.has_child_word(h, &["yet"]))
        || t.child(v, &["acomp", "attr", "oprd"])
            .is_some_and(|c| OPEN.contains(&t.node(c).word.as_str()))
}

/// "talks, which were due to be held in New York": whether the clause of verb `c` tells of what was foreseen.
fn was_due(t: &Tree, c: usize) -> bool {
    t.node(c).lemma == "be"
        && t.node(c).tag == "VBD"
        && t.child(c, &["acomp"])
            .is_some_and(|d| FORESEEN.contains(&t.node(d).lemma.as_str()))
}
