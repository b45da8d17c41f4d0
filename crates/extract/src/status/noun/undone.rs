//! What was called off, moved, ruled out, refused, or did not come about.

use super::{Clause, HELD, Noun, noun_object_of, schedules};
use crate::status::Told;
use crate::status::verb::{called_off, drops, maybe_negated_modal, withdraws};
use crate::status::words::*;
use crate::tree::Tree;
use sidelines_facts::{EncounterKind, Status};

impl Noun<'_> {
    /// What came to nothing by what the noun's clauses, or the verbs beside its own, say.
    pub(super) fn came_to_nothing(self) -> Option<Told> {
        let Self {
            t,
            n,
            carrier,
            prep,
            upcoming,
            ..
        } = self;
        let mut out = HELD;
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
            return Some(out);
        }
        // "is thinking of a trip to Sochi"
        let thought_of = prep.is_some_and(|p| {
            t.node(p).word == "of" && t.head(p).is_some_and(|v| t.node(v).lemma == "think")
        });
        if thought_of {
            out.status = Status::Possible;
            return Some(out);
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
            return Some(out);
        }
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
            return Some(out);
        }
        None
    }
}

impl Clause<'_> {
    /// What the verb undoes or gives another day. `ahead`: what it is, where the verb leaves that alone.
    pub(super) fn undone(self, ahead: Told) -> Option<Told> {
        let Self {
            noun,
            v,
            here,
            direct,
        } = self;
        let Noun {
            t,
            n,
            kind,
            prep,
            upcoming,
            negated,
            was_set,
            ..
        } = noun;
        let mut out = ahead;
        let lemma = t.node(v).lemma.as_str();
        let refusing =
            noun_object_of(t, n).is_some_and(|v| REFUSE.contains(&t.node(v).lemma.as_str()));
        if direct && (CANCEL.contains(&lemma) || called_off(t, v)) {
            // "will not go ahead" is none the less called off.
            out.status = if t.negated(v) && lemma != "go" {
                Status::Planned
            } else {
                Status::Cancelled
            };
            // "will be postponed" is cancelled all the same.
            return Some(out);
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
            return Some(out);
        }
        // "has been brought forward to Monday": when it is to be held.
        let sooner =
            direct && lemma == "bring" && t.has_child_word(v, &["forward"]) && !t.negated(v);
        if sooner {
            out.status = Status::Planned;
            return Some(out);
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
            return Some(out);
        }
        // "has been moved to Cairo": where it is to be held.
        if direct && matches!(lemma, "move" | "shift") && t.passive(v) && !t.negated(v) {
            out.status = Status::Planned;
            return Some(out);
        }
        if direct && RULE_OUT.contains(&lemma) && t.has_child_word(v, &["out"])
            || direct && lemma == "exclude"
        {
            let not = t.negated(v) || here.status == Status::Denied || maybe_negated_modal(t, v);
            return Some(Told {
                status: if not {
                    Status::Possible
                } else {
                    Status::Denied
                },
                ..out
            });
        }
        // "The talks follow Harris's trip to Delhi", "come on the heels of his tour": over.
        let on_heels = t
            .head(n)
            .filter(|_| t.node(n).dep == "pobj")
            .and_then(|of| t.head(of));
        if lemma == "follow" && noun_object_of(t, n) == Some(v)
            || on_heels.is_some_and(|h| t.node(h).lemma == "heel")
        {
            return Some(out);
        }
        // "declined to discuss the meeting of X with Y": which was held; "refused to confirm a meeting": nobody knows.
        let mum = matches!(t.node(v).dep, "xcomp" | "ROOT" | "ccomp" | "conj")
            && here.status == Status::Denied
            && (kind != EncounterKind::Visit || lemma == "confirm");
        let about =
            direct || prep.is_some_and(|p| matches!(t.node(p).word.as_str(), "on" | "about"));
        if mum && about && (SPEAKING.contains(&lemma) || lemma == "confirm") {
            let held = t.has_child_word(n, &["the"]) && lemma != "confirm";
            return Some(Told {
                status: if held {
                    Status::Occurred
                } else {
                    Status::Possible
                },
                ..out
            });
        }
        if refusing && direct {
            // "would not refuse a meeting"
            return Some(Told {
                status: if t.negated(v) {
                    Status::Possible
                } else {
                    Status::Denied
                },
                ..out
            });
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
            return Some(Told {
                status: Status::Possible,
                present: false,
            });
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
                return Some(Told {
                    status: Status::Possible,
                    ..out
                });
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
            return Some(Told {
                status: if foreseen && !negated {
                    Status::Cancelled
                } else {
                    Status::Denied
                },
                ..out
            });
        }
        // "has pulled out of a trip", "withdrew from talks"
        if prep.is_some_and(|p| matches!(t.node(p).word.as_str(), "of" | "from"))
            && withdraws(t, v)
            && !t.negated(v)
        {
            return Some(Told {
                status: Status::Cancelled,
                ..out
            });
        }
        None
    }
}

/// "talks, which were due to be held in New York": whether the clause of verb `c` tells of what was foreseen.
fn was_due(t: &Tree, c: usize) -> bool {
    t.node(c).lemma == "be"
        && t.node(c).tag == "VBD"
        && t.child(c, &["acomp"])
            .is_some_and(|d| FORESEEN.contains(&t.node(d).lemma.as_str()))
}
