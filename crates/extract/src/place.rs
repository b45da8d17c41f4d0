//! Where: the place words that belong to a predicate.

use crate::analysis::{Analysis, Sentence};
use crate::candidates::Where;
use crate::mentions::What;

const PREPOSITIONS: &[&str] = &["in", "at", "near", "outside", "from", "on"];

/// The place that the clause of `trigger` and `carrier` names.
pub(crate) fn place(a: &Analysis<'_>, s: &Sentence, trigger: usize, carrier: Option<usize>) -> Option<Where> {
    let t = &s.tree;
    let own = t.subtree(trigger);
    let mut best: Option<(u8, usize, Where)> = None;
    for i in 0..t.nodes.len() {
        let node = t.node(i);
        let found = match s.mention(i).map(|m| &m.what) {
            Some(What::Place(p)) => Where::Place(p.clone()),
            Some(What::Country(c)) => Where::Country(*c),
            None if node.word == "here" => match &a.dateline_place {
                Some(p) => Where::Place(p.clone()),
                None => continue,
            },
            _ => continue,
        };
        let prep = node_prep(t, i);
        let visited = node.dep == "dobj" && t.head(i).is_some_and(|h| t.node(h).lemma == "visit");
        let located = visited || node.word == "here" || prep.is_some_and(|p| PREPOSITIONS.contains(&p));
        if !located || (prep == Some("from")) {
            continue;
        }
        let governor = t.governor(i);
        let closeness: u8 = if own.contains(&i) && governor == t.governor(trigger) && !t.is_verb(trigger) {
            5
        } else if governor == carrier || governor == Some(trigger) {
            4
        } else if carrier.is_some_and(|c| t.ancestors(c).skip(1).any(|x| Some(x) == governor)) {
            3
        } else if governor.is_some_and(|g| t.ancestors(g).skip(1).any(|x| Some(x) == carrier)) {
            2
        } else {
            1
        };
        // A city says more than its country.
        let precise = u8::from(matches!(found, Where::Place(_)));
        let key = (closeness * 2 + precise, usize::MAX - i.abs_diff(trigger));
        if best.as_ref().is_none_or(|(c, d, _)| key > (*c, *d)) {
            best = Some((key.0, key.1, found));
        }
    }
    best.map(|(_, _, w)| w)
}

/// The preposition that node `i` hangs on, through apposition and compounds ("in the capital, Dushanbe").
fn node_prep(t: &crate::tree::Tree, i: usize) -> Option<&str> {
    let mut at = i;
    for _ in 0..4 {
        let n = t.node(at);
        match n.dep {
            "pobj" => {
                let h = t.head(at)?;
                return Some(t.node(h).word.as_str());
            }
            "appos" | "compound" | "conj" | "nmod" | "poss" => at = t.head(at)?,
            _ => return None,
        }
    }
    None
}
