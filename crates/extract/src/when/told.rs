//! The day told last, from which "the next day" counts.

use super::anchor;
use super::clause::EVENTS;
use super::expr::closed;
use crate::analysis::{Analysis, Sentence};
use sidelines_facts::Edtf;
use sidelines_time::{DateExpr, TenseHint, resolve};

/// The day last told of in sentence `s` before byte `before`: what "the next day" and "that month" count from.
pub(crate) fn told_before(
    a: &Analysis<'_>,
    s: &Sentence,
    before: usize,
    previous: Option<&Edtf>,
    hint: TenseHint,
) -> Option<Edtf> {
    let anchor = anchor(a, previous.cloned());
    a.dates
        .iter()
        .rev()
        .filter(|d| d.start >= s.span.start && d.end <= before.min(s.span.end))
        // "'Today a door has opened,' he said": the speaker's day.
        .filter(|d| {
            s.quoted.is_some()
                || !a
                    .document
                    .quotations_in(&s.span)
                    .any(|(_, q)| q.outer.start <= d.start && d.end <= q.outer.end)
        })
        .filter(|d| {
            matches!(
                d.expr,
                DateExpr::Day(_)
                    | DateExpr::Weekday { .. }
                    | DateExpr::Period { .. }
                    | DateExpr::Month { .. }
            )
        })
        .filter(|d| !of_a_thing(s, d.start))
        .find_map(|d| resolve(&d.expr, &anchor, hint))
        .and_then(closed)
}

/// "the war that began on February 24", "X, who was sworn in on Friday,": whether the date at byte `at` is that of something
/// spoken of.
fn of_a_thing(s: &Sentence, at: usize) -> bool {
    const CAREER: &[&str] = &[
        "swear",
        "elect",
        "appoint",
        "name",
        "inaugurate",
        "resign",
        "die",
        "bear",
        "win",
        "succeed",
        "replace",
    ];
    let t = &s.tree;
    (0..t.nodes.len())
        .find(|&i| t.node(i).span.start == at)
        .is_some_and(|i| {
            // "to put the April 19 agreement into effect"
            let names_it = matches!(t.node(i).dep, "compound" | "nmod" | "amod" | "nummod")
                && t.head(i)
                    .is_some_and(|n| EVENTS.contains(&t.node(n).lemma.as_str()));
            names_it
                || t.ancestors(i).any(|v| {
                    let aside = t.node(v).dep == "relcl";
                    aside
                        && (CAREER.contains(&t.node(v).lemma.as_str())
                            || t.head(v).is_some_and(|n| {
                                s.mention(n).is_none() && t.node(n).dep != "nsubj"
                            }))
                })
        })
}
