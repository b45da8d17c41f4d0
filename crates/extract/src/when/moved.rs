//! What was put off or brought forward, and to when: "the visit, planned for May 14, has been postponed to June 3",
//! "by two weeks", "has been brought forward by a day".

use super::anchor;
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::encounters::Draft;
use crate::mentions::What;
use crate::tree::Tree;
use jiff::civil::Date;
use sidelines_facts::{Edtf, Status};
use sidelines_time::{DateExpr, Span, TenseHint, resolve};

/// Verbs of giving what was planned another day. What was cancelled has none.
const PUT_OFF: &[&str] = &["postpone", "defer", "delay", "reschedule"];
/// Such verbs with their particle.
const PUT: &[(&str, &[&str])] = &[
    ("put", &["off", "back"]),
    ("push", &["back"]),
    ("bring", &["forward"]),
];
/// Particles by which the new days are the earlier ones.
const EARLIER: &[&str] = &["forward", "forwards", "up"];
/// Verbs that say so without.
const ADVANCE: &[&str] = &["advance"];
/// Verbs that may as well tell of another place: only with both days, or of what was moved to a day.
const MOVE: &[&str] = &["move", "shift", "advance"];

/// Verbs with which it is told when something is held.
const HELD: &[&str] = &["take", "hold", "be", "begin", "start", "open"];

/// What a sentence says of a postponement.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moved {
    /// The old days, where they stand beside the new ones: "from May 14 to June 3".
    pub(crate) from: Option<Edtf>,
    /// The new ones, where they are told.
    pub(crate) to: Option<Edtf>,
    /// By how much, where that is told instead: "by two weeks".
    pub(crate) by: Option<By>,
    /// Told as moved to other days, which leaves no doubt that the old ones are given up: "has been moved to April".
    pub(crate) outright: bool,
    /// To earlier days: "has been brought forward".
    pub(crate) sooner: bool,
}

/// By how much something was put off or brought forward.
#[derive(Clone, Copy, Debug)]
pub(crate) struct By {
    span: Span,
    earlier: bool,
}

impl By {
    /// The new days of what was to begin on `old`.
    pub(crate) fn from(self, old: Option<&Edtf>) -> Option<Edtf> {
        if self.span.vague || self.span.minutes != 0 {
            return None;
        }
        let span = jiff::Span::new()
            .months(self.span.months)
            .days(self.span.days);
        let anew = |day: Date| match self.earlier {
            true => day.checked_sub(span).ok(),
            false => day.checked_add(span).ok(),
        };
        let (first, last) = old
            .filter(|d| d.as_date().is_some() || d.ends().is_some())?
            .bounds()?;
        Edtf::days(anew(first)?, anew(last)?)
    }
}

impl Moved {
    /// The new days of what was to begin on `old`.
    pub(crate) fn to(&self, old: Option<&Edtf>) -> Option<Edtf> {
        self.to
            .clone()
            .or_else(|| self.by.and_then(|by| by.from(old)))
    }
}

/// The new days of what was put off by so much, whose old ones another sentence tells; what was brought forward is planned
/// for them.
pub(crate) fn give_new_days(a: &Analysis<'_>, drafts: &mut Vec<Draft>) {
    for d in drafts.iter_mut().filter(|d| d.status == Status::Cancelled) {
        if d.moved_to.is_none() {
            d.moved_to = d.moved_by.and_then(|by| by.from(d.date.as_ref()));
        }
        if d.sooner && d.moved_to.is_some() {
            d.status = Status::Planned;
            d.date = d.moved_to.take();
        }
    }
    // "has been moved from May 14 to June 3": called off for the one, and planned for the other.
    let anew: Vec<Draft> = drafts
        .iter()
        .filter_map(|d| planned_anew(a, drafts, d))
        .collect();
    drafts.extend(anew);
}

/// What is planned for the new days of `d`, unless the report tells it already.
fn planned_anew(a: &Analysis<'_>, drafts: &[Draft], d: &Draft) -> Option<Draft> {
    let to = d
        .moved_to
        .clone()
        .filter(|_| d.status == Status::Cancelled && d.moved_by.is_none())?;
    let told = drafts.iter().any(|e| {
        e.kind == d.kind
            && matches!(
                e.status,
                Status::Planned | Status::Possible | Status::Ongoing
            )
            && crate::settle::shares(a, e, d)
            && e.date.as_ref().is_none_or(|x| x.overlaps(&to))
    });
    (!told).then(|| Draft {
        status: Status::Planned,
        date: Some(to),
        dated: true,
        postponed: false,
        moved_to: None,
        moved_by: None,
        ..d.clone()
    })
}

/// Whether what a candidate tells was put off; `None` where it was not, or for good.
pub(crate) fn moved(a: &Analysis<'_>, s: &Sentence, c: &Candidate) -> Option<Moved> {
    let t = &s.tree;
    let own = t.subtree(c.trigger);
    // "A meeting, which was to take place on Monday, has been moved": the verb of what the clause is about.
    let of_clause = t
        .head(c.trigger)
        .filter(|_| t.node(c.trigger).dep == "relcl")
        .and_then(|noun| t.governor(noun));
    let verb = (0..t.nodes.len()).find(|&v| {
        let moves = MOVE.contains(&t.node(v).lemma.as_str());
        (puts_off(t, v) || moves)
            && !t.negated(v)
            && (c.carrier == Some(v)
                || own.contains(&v)
                || t.governor(c.trigger) == Some(v)
                || moves && of_clause == Some(v))
    })?;
    // "brought forward by a week, will now begin on May 22": the new days are told.
    if t.governor(c.trigger)
        .is_some_and(|v| v != verb && now_held(t, c.trigger, Some(v)))
    {
        return None;
    }
    let mut out = Moved::default();
    let earlier = t.has_child_word(verb, EARLIER) || ADVANCE.contains(&t.node(verb).lemma.as_str());
    // Up to the next verb: "postponed to May, when he will meet X in June"; but "a visit, planned for June, to July".
    let behind = (verb + 1..t.nodes.len()).take_while(|&i| !t.is_verb(i) || t.node(i).dep == "acl");
    for i in behind {
        if out.by.is_none() && a_day(t, i) {
            let span = Span {
                days: 1,
                ..Span::default()
            };
            out.by = Some(By { span, earlier });
            break;
        }
        let Some(What::Date(d)) = s.mention(i).map(|m| &m.what) else {
            continue;
        };
        let Some(mention) = a.dates.get(*d) else {
            continue;
        };
        let anchor = anchor(a, None);
        let day = |expr: &DateExpr| resolve(expr, &anchor, TenseHint::Future);
        // "to next month", "for early June": the date may have several words.
        let before = t
            .head(i)
            .filter(|&p| t.node(i).dep == "pobj" && p < i)
            .map_or(t.node(i - 1).word.as_str(), |p| t.node(p).word.as_str());
        if let DateExpr::Duration(span) = &mention.expr {
            // "pushed back a week", "moved back two days"; but "for a three-day visit"
            let by = matches!(before, "by" | "for" | "back" | "forward")
                || matches!(t.node(i).dep, "npadvmod" | "dobj");
            let span = *span;
            out.by = out.by.or_else(|| by.then_some(By { span, earlier }));
            // "by a week to next Monday"
            continue;
        } else if let DateExpr::Range {
            start,
            end: Some(end),
        } = &mention.expr
        {
            (out.from, out.to) = (start.as_deref().and_then(day), day(end));
        } else if matches!(before, "to" | "until" | "till")
            || before == "for" && t.node(verb).lemma == "reschedule"
        {
            out.to = day(&mention.expr);
        }
        if out.to.is_some() {
            break;
        }
    }
    if out.to.is_none() {
        out = held_now(a, s, verb, out);
    }
    let told = out.to.is_some() || out.by.is_some();
    out.sooner = earlier;
    out.outright = t.passive(verb) && told && (!puts_off(t, verb) || earlier);
    (puts_off(t, verb) || out.outright || out.from.is_some() && out.to.is_some()).then_some(out)
}

/// "has been moved back by a week and will now be held on July 14 rather than July 7": the new days, and the old.
fn held_now(a: &Analysis<'_>, s: &Sentence, verb: usize, mut out: Moved) -> Moved {
    let t = &s.tree;
    let now = t.children(verb).find(|&v| {
        t.node(v).dep == "conj"
            && HELD.contains(&t.node(v).lemma.as_str())
            && t.has_child_word(v, &["now", "instead"])
            && !t.negated(v)
            && t.child(v, &["nsubj", "nsubjpass"]).is_none()
    });
    let Some(now) = now else { return out };
    let anchor = anchor(a, None);
    for i in (now + 1..t.nodes.len()).filter(|&i| t.governor(i) == Some(now)) {
        let Some(What::Date(d)) = s.mention(i).map(|m| &m.what) else {
            continue;
        };
        let day = a.dates.get(*d);
        let day = day.and_then(|m| resolve(&m.expr, &anchor, TenseHint::Future));
        let old = t
            .ancestors(i)
            .take_while(|&x| x != now)
            .any(|x| matches!(t.node(x).word.as_str(), "than" | "instead"));
        match old {
            true => out.from = out.from.or(day),
            false => out.to = out.to.or(day),
        }
    }
    if out.to.is_some() {
        out.by = None;
    }
    out
}

/// "by a day", "back one day"
fn a_day(t: &Tree, i: usize) -> bool {
    let by = t.head(i).is_some_and(|p| t.node(p).word == "by");
    t.node(i).word == "day"
        && t.has_child_word(i, &["a", "one"])
        && (by || matches!(t.node(i).dep, "npadvmod" | "dobj"))
}

/// "The meeting, set for March 28, will now take place on April 3": whether verb `v` tells the new days of noun `n`.
pub(super) fn now_held(t: &Tree, n: usize, v: Option<usize>) -> bool {
    v.is_some_and(|v| {
        HELD.contains(&t.node(v).lemma.as_str())
            && t.has_child_word(v, &["now", "instead"])
            && t.child(v, &["nsubj", "nsubjpass"]) == Some(n)
    })
}

pub(super) fn puts_off(t: &Tree, v: usize) -> bool {
    let lemma = t.node(v).lemma.as_str();
    PUT_OFF.contains(&lemma)
        || PUT
            .iter()
            .any(|(verb, particles)| *verb == lemma && t.has_child_word(v, particles))
}
