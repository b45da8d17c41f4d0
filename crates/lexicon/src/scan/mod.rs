//! Reading a text against the lexicon: names first, then the grammars of offices, bodies and
//! gatherings over the words that the dictionary recognises.

mod bodies;
mod context;
mod editions;
mod gatherings;
mod names;
mod offices;
mod portfolios;
mod targets;

use crate::fold::Folded;
use crate::hit::{Hit, HitKind};
use crate::lexicon::Lexicon;
use context::Context;

/// All hits in a folded text.
pub(crate) fn scan(lexicon: &Lexicon, folded: &Folded, text: &str) -> Vec<Hit> {
    let context = Context::new(lexicon, folded, text);
    let mut hits = Vec::new();
    names::find(&context, &mut hits);
    offices::find(&context, &mut hits);
    bodies::find(&context, &mut hits);
    gatherings::find(&context, &mut hits);
    drop_inner_titles(&mut hits);
    hits.sort_by(|a, b| {
        let order = |hit: &Hit| (hit.start, std::cmp::Reverse(hit.end), hit.kind.class());
        order(a).cmp(&order(b))
    });
    hits
}

/// "General" in "Secretary General" is no rank.
fn drop_inner_titles(hits: &mut Vec<Hit>) {
    let is_title = |kind: &HitKind| {
        matches!(
            kind,
            HitKind::Rank(_) | HitKind::Honorific(_) | HitKind::Royal(_)
        )
    };
    let mut outer: Vec<(usize, usize)> = hits
        .iter()
        .filter(|hit| !is_title(&hit.kind))
        .map(|hit| (hit.start, hit.end))
        .collect();
    outer.sort_unstable();
    // The furthest end of all that begin at or before each.
    let mut furthest = 0;
    let reach: Vec<usize> = outer
        .iter()
        .map(|(_, end)| {
            furthest = furthest.max(*end);
            furthest
        })
        .collect();
    let reach_before = |count: usize| {
        count
            .checked_sub(1)
            .and_then(|last| reach.get(last).copied())
    };
    hits.retain(|hit| {
        let earlier = reach_before(outer.partition_point(|(start, _)| *start < hit.start));
        let same = reach_before(outer.partition_point(|(start, _)| *start <= hit.start));
        let inside =
            earlier.is_some_and(|end| end >= hit.end) || same.is_some_and(|end| end > hit.end);
        !(is_title(&hit.kind) && inside)
    });
}
