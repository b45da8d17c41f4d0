//! Of several told in one clause, which words are whose: "sees Marcos in Manila on Monday and Wong on Tuesday".

use crate::analysis::Sentence;
use crate::candidates::Candidate;
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::EncounterKind;

/// Farther than any word of a sentence.
pub(crate) const FAR: usize = 10_000;

/// How far the words at `i` are from what a candidate tells: from its trigger; where others are named behind it as
/// well, from the party whom this telling is about, and farthest where they are somebody else's.
pub(crate) fn distance(s: &Sentence, c: &Candidate, i: usize) -> usize {
    let own = |x: usize| {
        person(s, x).is_some_and(|p| c.parties.iter().any(|(w, _)| *w == Who::Person(p)))
    };
    let other = |x: usize| person(s, x).is_some() && !own(x);
    let behind = c.trigger + 1..s.tree.nodes.len();
    let contact = matches!(c.kind, EncounterKind::Meeting | EncounterKind::Call);
    let party = behind.clone().rev().find(|&x| own(x));
    let Some(party) = party.filter(|_| contact && behind.clone().any(other)) else {
        return i.abs_diff(c.trigger);
    };
    let anothers = if i > party {
        (party + 1..=i + 1).any(other)
    } else {
        // "on Monday A and on Tuesday B": what stands right before is his.
        i > c.trigger && i + 1 != party && (c.trigger + 1..i).any(other)
    };
    i.abs_diff(party) + if anothers { FAR } else { 0 }
}

fn person(s: &Sentence, i: usize) -> Option<usize> {
    match s.mention(i).map(|m| &m.what) {
        Some(What::Person(p)) => p.person,
        _ => None,
    }
}
