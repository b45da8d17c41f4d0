//! Finite verbs: modals, tenses, "is due", "was to have met".

use super::said::{beside_what_was_to_be, gone};
use super::{Form, HELD, Step, verb};
use crate::status::words::*;
use sidelines_facts::{EncounterKind, Status};

impl Form<'_> {
    /// What a finite verb says; none where the verb is an infinitive, a participle or a gerund.
    pub(super) fn finite(&self) -> Option<Step> {
        let Self {
            t,
            v,
            at,
            kind,
            depth,
            ..
        } = *self;
        let n = self.node();
        let has = |words: &[&str]| self.has(words);
        let mut out = HELD;
        let negative = t.negated(at) || t.done_by_none(at);
        // "will no longer meet"
        if t.has_child_word(at, &["longer"]) && has(&["will", "would", "'ll"]) {
            out.status = Status::Cancelled;
            return Some(Step::Told(out));
        }
        // "could not take place": it was to.
        let came_to_nothing = has(&["could"])
            && (t.passive(at) && n.lemma == "hold"
                || matches!(
                    n.lemma.as_str(),
                    "happen" | "occur" | "materialise" | "materialize" | "proceed"
                )
                || n.lemma == "take"
                    && t.child(at, &["dobj"])
                        .is_some_and(|o| t.node(o).word == "place"));
        if negative {
            out.status = if came_to_nothing {
                Status::Cancelled
            } else {
                Status::Denied
            };
            return Some(Step::Told(out));
        }
        if has(&["will", "shall", "'ll", "would", "wo"]) {
            // "would there have met X": had something not come between.
            let unreal = has(&["would"]) && has(&["have"]) && n.tag == "VBN" && n.lemma != "be";
            out.status = if unreal {
                Status::Cancelled
            } else {
                Status::Planned
            };
            return Some(Step::Told(out));
        }
        if has(&["may", "might", "could", "can"]) {
            out.status = Status::Possible;
            return Some(Step::Told(out));
        }
        if has(&["should", "must", "ought"]) {
            out.status = Status::Planned;
            return Some(Step::Told(out));
        }
        // "the two did meet"
        let finite_past = n.tag == "VBD"
            || (n.tag == "VB" && has(&["did"]))
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
            return Some(Step::Told(out));
        }
        // "was to have met X and called on Y": neither.
        if matches!(n.tag, "VBD" | "VBN")
            && self.aux.is_empty()
            && t.child(at, &["nsubj", "nsubjpass"]).is_none()
            && let Some(planned) = beside_what_was_to_be(t, at)
        {
            return Some(Step::Up(planned));
        }
        // "looked forward to talks in May"
        if n.lemma == "look" && t.has_child_word(at, &["forward"]) && !t.negated(at) {
            out.status = Status::Planned;
            return Some(Step::Told(out));
        }
        // "a visit whose programme has her meeting X on Thursday"
        let slated = n.tag == "VBG"
            && t.children(at).chain(t.head(at)).any(|h| {
                t.node(h).lemma == "have"
                    && t.child(h, &["nsubj"])
                        .is_some_and(|s| programme(t.node(s).lemma.as_str()))
            });
        if slated {
            out.status = Status::Planned;
            return Some(Step::Told(out));
        }
        let progressive = n.tag == "VBG"
            && has(&[
                "is", "are", "am", "'s", "'re", "'m", "’m", "was", "were", "been", "be",
            ])
            // "is being held"
            || n.tag == "VBN"
                && matches!(n.lemma.as_str(), "hold" | "host" | "conduct")
                && has(&["being"])
                && has(&["is", "are"]);
        if progressive {
            if has(&["was", "were"]) {
                // "was in Abu Dhabi on Monday and was heading on to Riyadh"
                let onward = kind == EncounterKind::Visit
                    && (n.lemma == "head"
                        || MOTION.contains(&n.lemma.as_str()) && t.has_child_word(at, &["on"]));
                if onward {
                    out.status = Status::Planned;
                }
                return Some(Step::Told(out));
            }
            // "I am going to Prague", "is sending X to Prague"
            let to_go = n.lemma == "go" && has(&["am", "'m", "’m"])
                || kind == EncounterKind::Visit && matches!(n.lemma.as_str(), "send" | "dispatch");
            if to_go {
                out.status = Status::Planned;
                return Some(Step::Told(out));
            }
            // "is visiting", "are to be meeting": under way or planned; the dates decide.
            out.status = Status::Ongoing;
            out.present = true;
            return Some(Step::Told(out));
        }
        if at == v && finite_past && !has(&["is", "are", "be", "being"]) {
            // "has travelled to Moscow for talks": and is there.
            if kind == EncounterKind::Visit && gone(t, at) {
                out.status = Status::Ongoing;
                return Some(Step::Told(out));
            }
            // "were to meet": planned. "has been in Pakistan since Tuesday", "has come to Astana to attend": and is there
            // still.
            let since = |c: usize| t.node(c).word == "since" || t.has_child_word(c, &["since"]);
            let purpose = |c: usize| t.node(c).word == "for" || t.has_child_word(c, &["to"]);
            let still = kind == EncounterKind::Visit
                && has(&["has", "have", "'ve", "'s"])
                && match n.lemma.as_str() {
                    // "many have been to Cuba since January"
                    "be" => {
                        t.subtree(at).into_iter().any(since) && t.prep_objects(at, "to").is_empty()
                    }
                    "come" => t.children(at).any(purpose) && !t.children(at).any(since),
                    _ => false,
                };
            if still {
                out.status = Status::Ongoing;
            }
            return Some(Step::Told(out));
        }
        if matches!(n.tag, "VBZ" | "VBP") || (n.tag == "VBN" && has(&["is", "are"])) {
            out.present = true;
            out.status = if kind == EncounterKind::Visit || n.lemma == "be" {
                Status::Ongoing
            } else {
                Status::Occurred
            };
            // "is due in Manila, the beginning of a tour", "are to confer", "is still to come"
            let due = n.lemma == "be"
                && (t.child(at, &["acomp"]).is_some_and(|c| {
                    matches!(t.node(c).word.as_str(), "due" | "likely" | "bound" | "set")
                }) || t.child(at, &["xcomp"]).is_some_and(|c| {
                    t.node(c).tag == "VB"
                            && t.has_child_word(c, &["to"])
                            // "is in Colombo to attend"
                            && !(at..c).any(|x| {
                                matches!(t.node(x).word.as_str(), "in" | "at" | "here" | "there")
                            })
                }));
            if due {
                out.status = Status::Planned;
                return Some(Step::Told(out));
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
                return Some(Step::Told(out));
            }
            // "July 29 is expected to be the main day, which includes a call", "will raise it when they meet": planned
            // with what it hangs on.
            let when = n.dep == "advcl"
                && t.has_child_word(at, &["when", "once", "after", "until", "while", "as"]);
            // "X, who is in Washington, will also meet Y": he is there already.
            let there = n.lemma == "be"
                && kind == EncounterKind::Visit
                && t.child(at, &["nsubj"])
                    .is_some_and(|s| t.node(s).word == "who");
            if (n.dep == "relcl" && !there || when)
                && let Some(g) = t.governor(at).filter(|_| depth > 0)
                && (verb(t, g, kind, depth - 1).status == Status::Planned
                    // "will not get together when the G20 holds its summit"
                    || when && t.has_child_word(g, &["will", "wo", "'ll"]))
            {
                out.status = Status::Planned;
            }
            // "left for Asuncion, where he attends the inauguration": once he is there.
            let whither = n.dep == "relcl"
                && kind != EncounterKind::Visit
                && n.lemma != "be"
                && t.has_child_word(at, &["where"])
                && t.governor(at).is_some_and(|g| {
                    matches!(
                        t.node(g).lemma.as_str(),
                        "leave" | "depart" | "fly" | "head" | "travel" | "set" | "go"
                    ) && t.node(g).tag == "VBD"
                });
            if whither {
                out.status = Status::Planned;
            }
            // "is being held": under way, or planned where its day is to come.
            if n.tag == "VBN" && has(&["is", "are"]) {
                // "are gathered in Brussels"
                let under_way = has(&["being"]) && matches!(n.lemma.as_str(), "hold" | "host")
                    || matches!(n.lemma.as_str(), "gather" | "assemble");
                out.status = match under_way {
                    true => Status::Ongoing,
                    false => Status::Planned,
                };
            }
            return Some(Step::Told(out));
        }
        None
    }
}
