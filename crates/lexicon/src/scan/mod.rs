//! Reading a text against the lexicon: names first, then the grammars of offices, bodies and
//! gatherings over the words that the dictionary recognises.

mod around;
mod attach;
mod bodies;
mod called;
mod context;
mod editions;
mod gatherings;
mod missions;
mod names;
mod offices;
mod portfolios;
mod states;
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
    drop_inner(&mut hits);
    hits.sort_by(|a, b| {
        let order = |hit: &Hit| (hit.start, std::cmp::Reverse(hit.end), hit.kind.class());
        order(a).cmp(&order(b))
    });
    hits
}

/// Drops what is only a part of something longer: "General" in "Secretary General" is no rank,
/// "Prime Minister" in "Prime Minister's Office" and "Defence Ministers" in the name of a
/// gathering are no office.
fn drop_inner(hits: &mut Vec<Hit>) {
    let is_title = |kind: &HitKind| {
        matches!(
            kind,
            HitKind::Rank(_) | HitKind::Honorific(_) | HitKind::Royal(_)
        )
    };
    let is_name = |kind: &HitKind| match kind {
        HitKind::Gathering(gathering) => gathering.named,
        HitKind::Body(_) => true,
        _ => false,
    };
    let around_titles = Cover::new(hits.iter().filter(|hit| !is_title(&hit.kind)));
    let around_offices = Cover::new(hits.iter().filter(|hit| is_name(&hit.kind)));
    hits.retain(|hit| match &hit.kind {
        kind if is_title(kind) => !around_titles.has_longer(hit),
        HitKind::Office(_) | HitKind::Body(_) => !around_offices.has_longer(hit),
        _ => true,
    });
}

/// Spans in order, for asking whether one of them is around a hit.
struct Cover {
    starts: Vec<usize>,
    /// The furthest end of each span and all before it.
    reach: Vec<usize>,
}

impl Cover {
    fn new<'h>(hits: impl Iterator<Item = &'h Hit>) -> Self {
        let mut spans: Vec<(usize, usize)> = hits.map(|hit| (hit.start, hit.end)).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        let reach = spans.iter().map(|(_, end)| {
            furthest = furthest.max(*end);
            furthest
        });
        let reach = reach.collect();
        Self {
            starts: spans.into_iter().map(|(start, _)| start).collect(),
            reach,
        }
    }

    /// Whether a longer span is around a hit.
    fn has_longer(&self, hit: &Hit) -> bool {
        let reach = |count: usize| {
            count
                .checked_sub(1)
                .and_then(|last| self.reach.get(last))
                .copied()
                .unwrap_or(0)
        };
        let before = reach(self.starts.partition_point(|start| *start < hit.start));
        let same = reach(self.starts.partition_point(|start| *start <= hit.start));
        before >= hit.end || same > hit.end
    }
}
