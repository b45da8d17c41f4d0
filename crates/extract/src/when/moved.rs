//! What was put off, and until when: "the visit, planned for May 14, has been postponed to June 3", "by two weeks".

use super::anchor;
use crate::analysis::{Analysis, Sentence};
use crate::candidates::Candidate;
use crate::mentions::What;
use crate::tree::Tree;
use jiff::civil::Date;
use sidelines_facts::Edtf;
use sidelines_time::{DateExpr, Span, TenseHint, resolve};

/// Verbs of giving what was planned another day. What was cancelled has none.
const PUT_OFF: &[&str] = &["postpone", "defer", "delay", "reschedule"];
/// Such verbs with their particle.
const PUT: &[(&str, &[&str])] = &[("put", &["off", "back"]), ("push", &["back"])];
/// Verbs that may as well tell of another place: only with both days, or of what was moved to a day.
const MOVE: &[&str] = &["move", "shift"];

/// What a sentence says of a postponement.
#[derive(Clone, Debug, Default)]
pub(crate) struct Moved {
    /// The old days, where they stand beside the new ones: "from May 14 to June 3".
    pub(crate) from: Option<Edtf>,
    /// The new ones, where they are told.
    pub(crate) to: Option<Edtf>,
    /// By how much, where that is told instead: "by two weeks".
    by: Option<Span>,
    /// Told as moved to other days, which leaves no doubt that the old ones are given up: "has been moved to April".
    pub(crate) outright: bool,
}

impl Moved {
    /// The new days of what was to begin on `old`.
    pub(crate) fn to(&self, old: Option<&Edtf>) -> Option<Edtf> {
        let by = || {
            let by = self.by.as_ref().filter(|by| !by.vague && by.minutes == 0)?;
            let span = jiff::Span::new().months(by.months).days(by.days);
            let later = |day: Date| day.checked_add(span).ok();
            let (first, last) = old
                .filter(|d| d.as_date().is_some() || d.ends().is_some())?
                .bounds()?;
            Edtf::days(later(first)?, later(last)?)
        };
        self.to.clone().or_else(by)
    }
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
    let mut out = Moved::default();
    // Up to the next verb: "postponed to May, when he will meet X in June"; but "a visit, planned for June, to July".
    let behind = (verb + 1..t.nodes.len()).take_while(|&i| !t.is_verb(i) || t.node(i).dep == "acl");
    for i in behind {
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
            // "pushed back a week"; but "for a three-day visit"
            let by = matches!(before, "by" | "for") || t.node(i).dep == "npadvmod";
            out.by = out.by.or_else(|| by.then_some(*span));
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
        if out.to.is_some() || out.by.is_some() {
            break;
        }
    }
    out.outright = !puts_off(t, verb) && t.passive(verb) && out.to.is_some();
    (puts_off(t, verb) || out.outright || out.from.is_some() && out.to.is_some()).then_some(out)
}

fn puts_off(t: &Tree, v: usize) -> bool {
    let lemma = t.node(v).lemma.as_str();
    PUT_OFF.contains(&lemma)
        || PUT
            .iter()
            .any(|(verb, particles)| *verb == lemma && t.has_child_word(v, particles))
}
