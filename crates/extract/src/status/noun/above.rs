//! What governs the noun: "the possibility of a meeting", "plans for a visit", "ahead of talks", "an invitation to visit".

use super::{HELD, Noun, quashes, refuses, unsettled};
use crate::status::Told;
use crate::status::verb::called_off;
use crate::status::words::*;
use sidelines_facts::Status;

impl Noun<'_> {
    /// What it says; and whether, if it leaves that open, the encounter is to come.
    pub(super) fn above(self) -> (Option<Told>, bool) {
        let mut out = HELD;
        let told = self.governed(&mut out);
        (told, out.status == Status::Planned)
    }

    fn governed(self, out: &mut Told) -> Option<Told> {
        let Self { t, n, .. } = self;
        if t.node(n).dep == "pobj" {
            let prep = t.head(n);
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
                        return Some(Told {
                            status: if refused && !not {
                                Status::Denied
                            } else {
                                Status::Possible
                            },
                            ..HELD
                        });
                    }
                    // "knows nothing of any talks"
                    "nothing" | "none" => {
                        return Some(Told {
                            status: Status::Denied,
                            ..HELD
                        });
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
                        return Some(Told {
                            status: if open && !known {
                                Status::Possible
                            } else {
                                Status::Planned
                            },
                            ..HELD
                        });
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
                            return Some(Told {
                                status: Status::Denied,
                                ..HELD
                            });
                        }
                        let status = match (called_off, not, above.lemma.as_str()) {
                            (true, _, _) => Status::Cancelled,
                            (_, true, _) => Status::Denied,
                            (_, _, "invitation" | "request" | "proposal" | "call" | "offer") => {
                                Status::Possible
                            }
                            _ => Status::Planned,
                        };
                        return Some(Told { status, ..HELD });
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
                        return Some(Told {
                            status: Status::Denied,
                            ..HELD
                        });
                    }
                    // "asked about reports on talks"
                    tale if TALES.contains(&tale) && above.tag == "NNS" => {
                        return Some(Told {
                            status: Status::Possible,
                            ..HELD
                        });
                    }
                    "ahead" => out.status = Status::Planned,
                    // "in the run-up to the summit", "on the eve of the visit"
                    led if RUN_UP.contains(&led) => out.status = Status::Planned,
                    // "run-up", which the tokenizer takes apart
                    "up" if t.has_child_word(g, &["run", "lead", "build"]) => {
                        out.status = Status::Planned;
                    }
                    "cancellation" | "postponement" | "suspension" => {
                        return Some(Told {
                            status: Status::Cancelled,
                            ..HELD
                        });
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
                    return Some(Told {
                        status: Status::Possible,
                        ..HELD
                    });
                }
                // "Preparations are under way for a visit": hung on the verb.
                let prepared = t
                    .subject(g)
                    .filter(|_| t.node(p).word == "for" && t.is_verb(g))
                    .filter(|&s| matches!(t.node(s).lemma.as_str(), "preparation" | "arrangement"));
                if let Some(s) = prepared {
                    let none = t.negated(g) || t.negated(s);
                    return Some(Told {
                        status: if none {
                            Status::Denied
                        } else {
                            Status::Planned
                        },
                        ..HELD
                    });
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
                    return Some(Told {
                        status: Status::Occurred,
                        ..HELD
                    });
                }
            }
        }
        None
    }
}
