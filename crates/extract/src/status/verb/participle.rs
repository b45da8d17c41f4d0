//! Participles and gerunds: "…, meeting X", "without having met", "open to meeting", "before leaving".

use super::said::{drops, entertained};
use super::{Form, HELD, Step};
use crate::status::words::*;
use sidelines_facts::{EncounterKind, Status};

impl Form<'_> {
    /// What a participle, or a verb beside another, has from the verb `h` that it hangs on.
    pub(super) fn participle(&self, h: usize) -> Option<Step> {
        let Self { t, at, .. } = *self;
        let n = self.node();
        let mut out = HELD;
        let lemma = t.node(h).lemma.as_str();
        if t.is_verb(h)
            && matches!(
                n.dep,
                "conj" | "advcl" | "xcomp" | "ccomp" | "pcomp" | "dep" | "parataxis"
            )
        {
            // "has put off going to Kenya", "cancelled visiting it"
            let object = n.dep == "xcomp"
                || at > 0 && t.node(at - 1).dep == "prt" && t.node(at - 1).head == h;
            if n.tag == "VBG" && object && drops(t, h) && !t.negated(h) {
                out.status = Status::Cancelled;
                return Some(Step::Told(out));
            }
            // "is considering visiting Chile", "floated meeting him in Oslo"
            if n.tag == "VBG" && object && WEIGHED.contains(&lemma) {
                out.status = match t.negated(h) {
                    true => Status::Denied,
                    false => Status::Possible,
                };
                return Some(Step::Told(out));
            }
            // "…, meeting X" and "after meeting X" share the time of what they hang on.
            if n.tag == "VBN" && n.dep != "conj" || REPORTING.contains(&lemma) && n.dep == "ccomp" {
                return Some(Step::Told(out));
            }
            return Some(Step::Up(h));
        }
        None
    }

    /// What stands behind a preposition `h`: "open to meeting", "before leaving", "without having met".
    pub(super) fn gerund(&self, h: usize) -> Option<Step> {
        let Self { t, kind, .. } = *self;
        let n = self.node();
        let aux = &self.aux;
        let mut out = HELD;
        let head = t.node(h);
        if n.dep == "pcomp" || n.dep == "prep" || n.dep == "pobj" && n.tag == "VBG" {
            let word = head.word.as_str();
            // "returned home without having held talks", "decided against going"
            let against = word == "against"
                && t.head(h).is_some_and(|v| {
                    matches!(
                        t.node(v).lemma.as_str(),
                        "decide" | "opt" | "rule" | "choose"
                    ) && !t.negated(v)
                });
            if word == "without" || against {
                out.status = Status::Denied;
                return Some(Step::Told(out));
            }
            // "has no intention of meeting", "saw no point in meeting", "is discussing the possibility of meeting"
            let idea = t.head(h).and_then(|above| match t.is_verb(above) {
                true => t.child(above, &["dobj", "attr"]),
                false => Some(above),
            });
            if let Some(status) = idea.and_then(|noun| entertained(t, noun)) {
                out.status = status;
                return Some(Step::Told(out));
            }
            // "is open to meeting him"
            if word == "to"
                && let Some(ready) = t
                    .head(h)
                    .filter(|&r| READY.contains(&t.node(r).word.as_str()))
            {
                out.status = match t.head(ready).is_some_and(|b| t.negated(b)) {
                    true => Status::Denied,
                    false => Status::Possible,
                };
                return Some(Step::Told(out));
            }
            // "looks forward to meeting"
            let ahead = word == "to"
                && t.head(h).is_some_and(|v| {
                    t.node(v).lemma == "look" && t.has_child_word(v, &["forward"])
                        || t.node(v).word == "forward"
                });
            // "Before leaving for Bishkek he had visited Tashkent", "met X before flying on to Kuwait": as true as that.
            let went_on = kind == EncounterKind::Visit
                && word == "before"
                && matches!(
                    n.lemma.as_str(),
                    "leave" | "depart" | "fly" | "head" | "proceed" | "travel"
                )
                && t.head(h).is_some_and(|v| {
                    t.node(v).tag == "VBD"
                        || t.has_child_word(v, &["had"]) && t.node(v).tag == "VBN"
                });
            if went_on {
                return Some(Step::Told(out));
            }
            // "was received by X before meeting Y": told of both; "said before meeting Y" of one.
            let in_turn = word == "before"
                && t.head(h)
                    .is_some_and(|v| t.is_verb(v) && !SPOKEN.contains(&t.node(v).lemma.as_str()));
            if (BEFORE.contains(&word) || ahead) && !in_turn {
                out.status = Status::Planned;
                return Some(Step::Told(out));
            }
            // "will meet X shortly after landing"
            let to_come = word == "after"
                && n.tag == "VBG"
                && aux.is_empty()
                && t.head(h)
                    .is_some_and(|v| t.has_child_word(v, &["will", "'ll"]));
            if to_come {
                out.status = Status::Planned;
                return Some(Step::Told(out));
            }
            if matches!(word, "after" | "since" | "following") {
                return Some(Step::Told(out));
            }
            return Some(Step::Up(h));
        }
        None
    }
}
