//! A stay told as what came before: "has reached Rome after two days in Madrid", "arrived from Oslo, following a stop in
//! Riga".

use crate::analysis::{Analysis, Sentence};
use crate::candidates::{Candidate, Where};
use crate::encounters::{Draft, RETURN};
use crate::mentions::What;
use sidelines_facts::{EncounterKind, Status};

/// Ends the trip of `d` that the words of candidate `c` put before another move, and takes from it the day of that.
pub(crate) fn end(a: &Analysis<'_>, c: &Candidate, d: &mut Draft) {
    let s = &a.sentences[c.sentence];
    let over = matches!(d.status, Status::Occurred | Status::Ongoing);
    if d.kind != EncounterKind::Visit || !over || c.anaphoric {
        return;
    }
    let Some(place) = d.place.clone() else { return };
    let Some(prep) = behind(s, &place) else {
        return;
    };
    d.status = Status::Occurred;
    RETURN.clone_into(&mut d.frame);
    let own_day = s
        .tree
        .subtree(prep)
        .into_iter()
        .any(|n| match s.mention(n).map(|m| &m.what) {
            Some(What::Date(i)) => a
                .dates
                .get(*i)
                .is_some_and(|d| !matches!(d.expr, sidelines_time::DateExpr::Duration(_))),
            _ => false,
        });
    if !own_day {
        d.date = None;
        d.dated = false;
    }
}

/// The "after" or "following" before the place, where it hangs on a move to another.
fn behind(s: &Sentence, place: &Where) -> Option<usize> {
    let t = &s.tree;
    let is_place = |n: usize| match (s.mention(n).map(|m| &m.what), place) {
        (Some(What::Place(p)), Where::Place(q)) => p.name == q.name,
        (Some(What::Country(c)), Where::Country(d)) => c == d,
        _ => false,
    };
    let somewhere = |n: usize| {
        matches!(
            s.mention(n).map(|m| &m.what),
            Some(What::Place(_) | What::Country(_))
        )
    };
    (0..t.nodes.len()).filter(|&n| is_place(n)).find_map(|n| {
        let prep = t
            .ancestors(n)
            .find(|&p| matches!(t.node(p).word.as_str(), "after" | "following"))?;
        let v = t.head(prep)?;
        let before = t.subtree(prep);
        // A clause with a subject of its own tells of somebody, and when: "after the minister visited Madrid".
        let clause = before
            .iter()
            .any(|&n| t.node(n).dep.starts_with("nsubj") && t.node(n).word != "which");
        let on_the_way = t.node(v).lemma == "be"
            || t.subtree(v)
                .into_iter()
                .any(|n| !before.contains(&n) && somewhere(n));
        // "went home to Asmara after three days in Addis Ababa": on the day on which these ended.
        let home = t.node(v).lemma == "return" || t.has_child_word(v, &["back", "home"]);
        // "After completing his trip to Madrid, he will visit Rome": that is to come, too, or goes on.
        let to_come = t.has_child_word(v, &["will", "'ll"]);
        (t.is_verb(v) && !clause && !home && !to_come && on_the_way).then_some(prep)
    })
}
