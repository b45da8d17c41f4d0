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
use crate::hit::Hit;
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
    hits.sort_by(|a, b| {
        let order = |hit: &Hit| (hit.start, std::cmp::Reverse(hit.end), hit.kind.class());
        order(a).cmp(&order(b))
    });
    hits
}
