//! Infinitives: what those above them say, "is unlikely to meet", "declined to meet", "was to have met".

use super::said::{agreed, called_off, drops, foreseen};
use super::{Form, HELD, Step, verb};
use crate::status::refuses;
use crate::status::words::*;
use sidelines_facts::{EncounterKind, Status};

impl Form<'_> {
    /// What is said of an infinitive by its head `h`.
    pub(super) fn infinitive(&self, h: usize) -> Option<Step> {
        let Self {
            t, at, kind, depth, ..
        } = *self;
        let n = self.node();
        let has = |words: &[&str]| self.has(words);
        let mut out = HELD;
        let head = t.node(h);
        let lemma = head.lemma.as_str();
        if !matches!(
            n.dep,
            "xcomp" | "ccomp" | "advcl" | "acl" | "conj" | "relcl" | "attr" | "pcomp"
        ) {
            return None;
        }
        if n.dep == "conj" {
            return Some(Step::Up(h));
        }
        // "has yet to meet", "is yet to meet"
        if matches!(lemma, "have" | "be") && t.has_child_word(h, &["yet"]) {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        // "is not likely to meet him"
        let head_negative =
            t.negated(h) || t.node(h).dep == "acomp" && t.head(h).is_some_and(|b| t.negated(b));
        // "is unlikely to meet him"
        if head.word == "unlikely" {
            out.status = if head_negative {
                Status::Possible
            } else {
                Status::Denied
            };
            return Some(Step::Told(out));
        }
        // "is not going to see him"
        if lemma == "go" && head.tag == "VBG" && t.has_child_word(h, &["is", "are", "was", "were"])
        {
            out.status = if head_negative {
                Status::Denied
            } else {
                Status::Planned
            };
            return Some(Step::Told(out));
        }
        // "would like to meet him"
        if LIKING.contains(&lemma) && t.has_child_word(h, &["would", "'d"]) {
            out.status = if head_negative {
                Status::Denied
            } else {
                Status::Possible
            };
            return Some(Step::Told(out));
        }
        // "no plans for X and Y to meet"
        let no_plan = matches!(lemma, "plan" | "intention" | "arrangement") && t.negated(h);
        // Hung on the verb: "There are no plans as yet for X and Y to meet".
        let none = t.has_child_word(at, &["for"])
            && t.child(h, &["attr"]).is_some_and(|p| {
                matches!(t.node(p).lemma.as_str(), "plan" | "intention") && t.negated(p)
            });
        if no_plan || none {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        // "An agreement had been reached for X to meet Y": which is still to come.
        if n.dep == "advcl" && t.has_child_word(at, &["for"]) && agreed(t, h) {
            out.status = if head_negative {
                Status::Denied
            } else {
                Status::Planned
            };
            return Some(Step::Told(out));
        }
        // "has cancelled plans to meet X"
        let dropped = matches!(lemma, "plan" | "arrangement")
            && matches!(t.node(h).dep, "dobj" | "nsubjpass")
            && t.governor(h).is_some_and(|v| drops(t, v) && !t.negated(v));
        if dropped {
            out.status = Status::Cancelled;
            return Some(Step::Told(out));
        }
        // "declined an invitation to meet X", "turned down a proposal to hold talks"
        if n.dep == "acl"
            && matches!(
                lemma,
                "invitation" | "proposal" | "request" | "offer" | "call" | "suggestion"
            )
            && t.node(h).dep == "dobj"
            && t.governor(h)
                .is_some_and(|v| refuses(t, v) && !t.negated(v))
        {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        // "did not allow X to travel", "was not allowed to see Y", "forbade him to go"
        let forbidden = match lemma {
            "allow" | "permit" | "let" => head_negative,
            "forbid" | "prohibit" => !head_negative,
            _ => false,
        };
        if matches!(n.dep, "ccomp" | "xcomp") && forbidden {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        // "was denied permission to travel"
        let barred = matches!(
            lemma,
            "permission" | "visa" | "leave" | "clearance" | "authorisation"
        ) && matches!(t.node(h).dep, "dobj" | "oprd")
            && t.governor(h).is_some_and(|v| {
                matches!(t.node(v).lemma.as_str(), "deny" | "refuse") && !t.negated(v)
            });
        if n.dep == "acl" && barred {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        // "an invitation to X to pay a visit": open until it is taken up.
        if lemma == "invitation" && n.dep == "acl" && kind == EncounterKind::Visit {
            let above = t.governor(h);
            let is =
                |verbs: &[&str]| above.is_some_and(|v| verbs.contains(&t.node(v).lemma.as_str()));
            out.status = if is(&["accept", "take"]) && !above.is_some_and(|v| t.negated(v)) {
                Status::Planned
            } else if is(REFUSE) {
                Status::Denied
            } else {
                Status::Possible
            };
            return Some(Step::Told(out));
        }
        // "would be glad to come", "would be happy to meet him"
        let would = t
            .head(h)
            .is_some_and(|v| t.has_child_word(v, &["would", "'d"]));
        if would && t.node(h).dep == "acomp" && !REFUSE.contains(&lemma) {
            out.status = Status::Possible;
            return Some(Step::Told(out));
        }
        // "had the opportunity to meet": and did; "will have a chance to meet": and will.
        if n.dep == "acl"
            && matches!(lemma, "opportunity" | "occasion" | "chance")
            && let Some(v) = t.governor(h).filter(|&v| {
                matches!(
                    t.node(v).lemma.as_str(),
                    "have" | "get" | "find" | "take" | "use"
                )
            })
        {
            return Some(Step::Up(v));
        }
        // "thanked him for the opportunity to call on him": and did.
        let thanked = matches!(lemma, "opportunity" | "occasion" | "chance")
            && t.node(h).dep == "pobj"
            && t.governor(h).is_some_and(|v| {
                matches!(t.node(v).lemma.as_str(), "thank" | "appreciate") && t.node(v).tag == "VBD"
            });
        if n.dep == "acl" && thanked {
            return Some(Step::Told(out));
        }
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
                | "content"
        ) {
            return Some(Step::Told(out));
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
                return Some(Step::Told(out));
            }
        }
        // "his turn to speak" is no refusal.
        if REFUSE.contains(&lemma) && (lemma != "turn" || t.is_verb(h)) {
            out.status = if head_negative {
                Status::Occurred
            } else {
                Status::Denied
            };
            return Some(Step::Told(out));
        }
        if CANCEL.contains(&lemma) || called_off(t, h) {
            out.status = Status::Cancelled;
            return Some(Step::Told(out));
        }
        if lemma == "be" && has(&["to"]) && n.dep == "xcomp" {
            out.status = if head_negative {
                Status::Denied
            } else {
                Status::Planned
            };
            return Some(Step::Told(out));
        }
        // "was able to meet him": and did; "will be able to": and may.
        if head.word == "able" && head_negative {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        if head.word == "able"
            && let Some(be) = t.head(h).filter(|&b| t.is_verb(b))
        {
            let then = t.node(be).tag == "VBD"
                || t.node(be).tag == "VBN" && t.has_child_word(be, &["has", "have", "had"]);
            out.status = if then {
                Status::Occurred
            } else {
                Status::Possible
            };
            return Some(Step::Told(out));
        }
        if MAYBE.contains(&lemma) {
            out.status = if head_negative {
                Status::Denied
            } else {
                Status::Possible
            };
            return Some(Step::Told(out));
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
            return Some(Step::Told(out));
        }
        if PLAN.contains(&lemma) || matches!(head.word.as_str(), "likely" | "due" | "ready" | "set")
        {
            let modal_may = t
                .children(h)
                .any(|c| matches!(t.node(c).word.as_str(), "may" | "might" | "could"));
            let asked = matches!(
                lemma,
                "hop"
                    | "seek"
                    | "request"
                    | "ask"
                    | "urge"
                    | "want"
                    | "hope"
                    | "wish"
                    | "invite"
                    | "offer"
                    | "propose"
            ) || READY.contains(&head.word.as_str())
                    && head.pos == "ADJ"
                    // "is getting ready to receive him"
                    && !t.head(h).is_some_and(|v| matches!(t.node(v).lemma.as_str(), "get" | "make"));
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
            return Some(Step::Told(out));
        }
        // "found time to receive", "took the opportunity to meet": and did.
        let found = matches!(lemma, "find" | "take" | "make" | "have" | "use")
            && t.child(h, &["dobj"]).is_some_and(|o| {
                matches!(
                    t.node(o).lemma.as_str(),
                    "time" | "opportunity" | "occasion" | "chance" | "advantage" | "use"
                )
            });
        if found {
            return Some(Step::Up(h));
        }
        // "had to cut his visit short": and did.
        if lemma == "have" && n.dep == "xcomp" && head.tag == "VBD" && !head_negative {
            return Some(Step::Up(h));
        }
        if matches!(
            lemma,
            "manage"
                    | "continue"
                    | "begin"
                    | "start"
                    | "proceed"
                    | "go"
                    | "get"
                    | "use"
                    // "prompted him to send condolences", "were forced to leave": and they did.
                    | "prompt"
                    | "cause"
                    | "force"
                    | "compel"
                    | "oblige"
        ) && !MOTION.contains(&lemma)
        {
            return Some(Step::Up(h));
        }
        // "was ushered in to see", "went to see him": and saw him.
        let led = USHERED.contains(&lemma) && t.passive(h);
        let went = lemma == "go"
            && t.node(h).tag == "VBD"
            && matches!(n.lemma.as_str(), "see" | "meet" | "call");
        // "stayed on to dine with him", "withdrew to the palace to hold talks": and did.
        let there = kind != EncounterKind::Visit
            && t.node(h).tag == "VBD"
            && ASIDE.contains(&lemma)
            && !head_negative;
        // "was on the phone to speak to him", "picked up the phone to speak to him"
        let on_the_phone = kind == EncounterKind::Call
            && t.node(h).tag == "VBD"
            && matches!(lemma, "be" | "pick" | "get")
            && !head_negative
            && n.dep == "advcl";
        if led || went || there || on_the_phone {
            return Some(Step::Told(out));
        }
        // "has visited Accra to hold talks": and held them.
        if lemma == "visit"
            && kind != EncounterKind::Visit
            && (head.tag == "VBD" || t.has_child_word(h, &["has", "have"]) && head.tag == "VBN")
            && !head_negative
            && !t.passive(h)
        {
            return Some(Step::Told(out));
        }
        // "will not travel to Dushanbe to meet him"
        if head_negative && (MOTION.contains(&lemma) || lemma == "visit") {
            out.status = Status::Denied;
            return Some(Step::Told(out));
        }
        // Purpose: "arrived to attend", "is in Tokyo to meet"; told of the past perfect it is over.
        if t.has_child_word(h, &["had"]) && t.node(h).tag == "VBN" {
            return Some(Step::Told(out));
        }
        out.status = Status::Planned;
        Some(Step::Told(out))
    }
}
