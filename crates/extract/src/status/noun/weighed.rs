//! What is considered, prepared, asked for or on a programme.

use super::{Clause, Noun, quashes};
use crate::status::Told;
use crate::status::verb::{as_likely, drops, off_the_table, on_the_programme, under_way};
use crate::status::words::*;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

impl Clause<'_> {
    /// What is thought of, announced, prepared, planned or likely.
    pub(super) fn weighed(self) -> Option<Told> {
        let Self {
            noun,
            v,
            here,
            direct,
        } = self;
        let Noun {
            t, n, kind, prep, ..
        } = noun;
        let lemma = t.node(v).lemma.as_str();
        // "is considering a trip"
        if direct && WEIGHING.contains(&lemma) {
            return Some(Told {
                status: if here.status == Status::Denied {
                    Status::Denied
                } else {
                    Status::Possible
                },
                present: false,
            });
        }
        // "poured cold water on a meeting between A and B"
        let quashed = prep.is_some_and(|p| t.head(p) == Some(v) && t.node(p).word == "on")
            && matches!(lemma, "pour" | "throw")
            && quashes(t, v);
        if quashed {
            return Some(Told {
                status: Status::Denied,
                present: false,
            });
        }
        // "A visit to X is out of the question"
        let unthinkable = direct
            && (off_the_table(t, v)
                || lemma == "be"
                    && t.subtree(v).into_iter().any(|c| {
                        t.node(c).word == "question" && (v..c).any(|x| t.node(x).word == "out")
                    }));
        if unthinkable {
            return Some(Told {
                status: if t.negated(v) {
                    Status::Possible
                } else {
                    Status::Denied
                },
                present: false,
            });
        }
        // "announced the visit of X"
        let announced = direct
            && kind == EncounterKind::Visit
            && here.status == Status::Occurred
            && matches!(lemma, "announce" | "unveil");
        if announced {
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
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
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
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
            return Some(Told {
                status: Status::Cancelled,
                present: false,
            });
        }
        // "A meeting with X depends on his agenda"
        let hangs = direct
            && matches!(lemma, "depend" | "hinge")
            && !matches!(t.node(v).tag, "VBD" | "VBN");
        if hangs {
            return Some(Told {
                status: Status::Possible,
                present: false,
            });
        }
        // "A talk has been asked for but not granted so far"
        if direct && lemma == "ask" && t.passive(v) && t.has_child_word(v, &["for"]) {
            let status = match here.status {
                Status::Denied => Status::Denied,
                _ => Status::Possible,
            };
            return Some(Told { status, ..here });
        }
        // "The summit in Brussels agreed new sanctions": who sat there did.
        let acted = kind == EncounterKind::Gathering
            && t.node(n).dep == "nsubj"
            && t.node(v).tag == "VBD"
            && !t.passive(v)
            && matches!(
                lemma,
                "agree" | "decide" | "pledge" | "propose" | "invite" | "offer" | "promise" | "opt"
            );
        // "no meeting has been scheduled": the determiner says no, whatever the verb.
        if direct
            && !acted
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
            return Some(Told { status, ..here });
        }
        // "A visit this winter is possible"
        if direct
            && matches!(lemma, "be" | "remain")
            && let Some(status) = t.child(v, &["acomp"]).and_then(|c| {
                let open = lemma == "remain" && t.node(c).word == "open";
                as_likely(t.node(c).word.as_str()).or(open.then_some(Status::Possible))
            })
        {
            return Some(Told {
                status: if t.negated(v) { Status::Denied } else { status },
                present: false,
            });
        }
        None
    }

    /// What stands on a programme, is under way, has a day or waits for one.
    pub(super) fn on_a_programme(self) -> Option<Told> {
        let Self {
            noun,
            v,
            here,
            direct,
        } = self;
        let Noun {
            t, n, kind, prep, ..
        } = noun;
        let lemma = t.node(v).lemma.as_str();
        // "is on his schedule, and so is a meeting with X", "as is a call on X"
        let likewise = direct
            && lemma == "be"
            && t.has_child_word(v, &["so", "as"])
            && (0..v).any(|x| t.is_verb(x) && on_the_programme(t, x));
        if likewise {
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
        }
        // "A meeting with X is on the programme", "was on the programme" where the rest is over.
        if direct && on_the_programme(t, v) {
            // "Talks with X were on the schedule but were left out"
            if !t.negated(v) && taken_off(t, v) {
                return Some(Told {
                    status: Status::Cancelled,
                    present: false,
                });
            }
            return Some(Told {
                status: if t.node(v).tag == "VBD" {
                    here.status
                } else {
                    Status::Planned
                },
                present: false,
            });
        }
        // "Talks were under way in Tehran"
        if direct && lemma == "be" && !t.negated(v) && under_way(t, v) && !is_to_be(t, v) {
            return Some(Told {
                status: Status::Ongoing,
                present: false,
            });
        }
        // "A meeting of the leaders has begun": it goes on.
        let begun = direct
            && matches!(kind, EncounterKind::Meeting | EncounterKind::Gathering)
            && matches!(lemma, "begin" | "start" | "open" | "commence" | "kick")
            && t.node(v).tag == "VBN"
            && t.has_child_word(v, &["has", "have"])
            && !t.negated(v);
        if begun {
            return Some(Told {
                status: Status::Ongoing,
                present: false,
            });
        }
        // "The programme includes meetings with X", "his programme has meetings with X"
        let on_it = direct
            && (HOLDING.contains(&lemma) || lemma == "have")
            && kind != EncounterKind::Visit
            && t.child(v, &["nsubj"])
                .is_some_and(|s| programme(t.node(s).lemma.as_str()));
        // "The programme had included a call on X, but it was dropped"
        if on_it && !t.negated(v) && taken_off(t, v) {
            return Some(Told {
                status: Status::Cancelled,
                present: false,
            });
        }
        let held = on_it && matches!(t.node(v).tag, "VBZ" | "VBP");
        if held && !t.negated(v) {
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
        }
        // "No date has been set for a visit", "a date was agreed for talks"
        let dated = prep.is_some_and(|p| t.node(p).word == "for" && t.head(p) == Some(v))
            && t.child(v, &["nsubjpass", "nsubj", "dobj", "attr"])
                .is_some_and(|s| DATES.contains(&t.node(s).lemma.as_str()));
        if dated {
            let none = here.status == Status::Denied
                || t.child(v, &["dobj", "attr"]).is_some_and(|d| t.negated(d));
            return Some(Told {
                status: if none {
                    Status::Possible
                } else {
                    Status::Planned
                },
                present: false,
            });
        }
        // "A conversation with X has no date as yet"
        let undated = direct
            && lemma == "have"
            && t.child(v, &["dobj"])
                .is_some_and(|d| DATES.contains(&t.node(d).lemma.as_str()) && t.negated(d));
        if undated {
            return Some(Told {
                status: Status::Possible,
                present: false,
            });
        }
        // "is open to a meeting with X", "is ready for talks"
        if let Some(g) = prep.and_then(|p| t.head(p))
            && READY.contains(&t.node(g).word.as_str())
            && matches!(t.node(g).dep, "acomp" | "oprd")
        {
            return Some(Told {
                status: if t.negated(v) {
                    Status::Denied
                } else {
                    Status::Possible
                },
                present: false,
            });
        }
        // "are working on a meeting"
        let worked_on = lemma == "work" && prep.is_some_and(|p| t.node(p).word == "on");
        if worked_on {
            return Some(Told {
                status: Status::Possible,
                present: false,
            });
        }
        // "A round with A is on his schedule, and so is a meeting with B"
        let likewise = lemma == "be"
            && t.node(v).dep == "conj"
            && t.has_child_word(v, &["so"])
            && t.head(v).is_some_and(|h| on_the_programme(t, h));
        if likewise && (direct || t.node(n).dep == "attr") {
            return Some(Told {
                status: Status::Planned,
                present: false,
            });
        }
        // "A separate meeting is under discussion"
        let mooted = t.prep_objects(v, "under").into_iter().any(|o| {
            matches!(
                t.node(o).lemma.as_str(),
                "discussion" | "consideration" | "negotiation" | "review" | "arrangement"
            )
        });
        if direct && lemma == "be" && mooted {
            return Some(Told {
                status: Status::Possible,
                present: false,
            });
        }
        None
    }
}

/// "will be", "is to be": not yet.
fn is_to_be(t: &Tree, v: usize) -> bool {
    t.has_child_word(
        v,
        &["will", "would", "to", "may", "might", "could", "should"],
    )
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
