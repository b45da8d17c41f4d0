//! What was put off and told again of its new days: the plan, the postponement and what was held are one encounter,
//! though their days do not meet.

use super::block::Reason;
use super::judge::{Hold, Verdict, judge_as_told};
use super::telling::Telling;
use crate::record::Why;
use crate::unite::Pair;
use crate::when::Days;
use sidelines_facts::{Edtf, Status};
use std::collections::{BTreeMap, BTreeSet};

/// The rule of a join by the new days.
const RULE: &str = "postponed";

/// `other` compared with the plan for the new days that a postponement is; `None` where `moved` is none.
pub(super) fn judge(moved: &Telling, other: &Telling) -> Option<Verdict> {
    let mut verdict = judge_as_told(&moved.put_off()?, other);
    if let Verdict::Same { why, .. } = &mut verdict {
        let old = moved.date.as_ref().map(Edtf::to_string);
        let new = moved.moved.as_ref().map(|(_, new)| new.to_string());
        why.push(Why {
            rule: RULE.to_owned(),
            detail: [old, new]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" to "),
        });
    }
    Some(verdict)
}

/// Of two verdicts on the same tellings the one that joins them, or at least does not keep them apart.
pub(super) fn better(one: Verdict, other: Verdict) -> Verdict {
    let rank = |v: &Verdict| match v {
        Verdict::Different => (0, 0),
        Verdict::Same {
            hold: Hold::Half, ..
        } => (1, 0),
        Verdict::Open => (2, 0),
        Verdict::Same { strength, .. } => (3, *strength),
    };
    if rank(&other) > rank(&one) {
        other
    } else {
        one
    }
}

/// Which tellings are of the days before a postponement, and which of those after it.
#[derive(Default)]
pub(super) struct Postponed {
    /// By telling, those to which it was put off.
    after: BTreeMap<usize, BTreeSet<usize>>,
}

impl Postponed {
    pub(super) fn of(tellings: &[Telling], pairs: &[Pair<Reason>]) -> Self {
        let mut after: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        // By postponement: what is told of the new days, and the plans for the old ones.
        let mut old: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for pair in pairs.iter().filter(|p| p.reason.hold != Hold::Half) {
            for (moved, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                if tellings[moved].moved.is_none() {
                    continue;
                }
                if !pair.reason.why.iter().any(|w| w.rule == RULE) {
                    // What was held on the old days was not put off.
                    if tellings[other].is_ahead() {
                        old.entry(moved).or_default().insert(other);
                    }
                } else if is_after(&tellings[moved], &tellings[other]) {
                    after.entry(moved).or_default().insert(other);
                }
            }
        }
        for (moved, plans) in old {
            for plan in plans {
                after.entry(plan).or_default().insert(moved);
            }
        }
        Self { after }
    }

    /// Whether the one was put off to the other, at whatever remove.
    pub(super) fn follow(&self, x: usize, y: usize) -> bool {
        self.leads(x, y) || self.leads(y, x)
    }

    fn leads(&self, from: usize, to: usize) -> bool {
        let (mut seen, mut open) = (BTreeSet::from([from]), vec![from]);
        while let Some(i) = open.pop() {
            for &j in self.after.get(&i).into_iter().flatten() {
                if j == to {
                    return true;
                }
                if seen.insert(j) {
                    open.push(j);
                }
            }
        }
        false
    }
}

/// Whether it is the first that was put off, of two that both were.
fn is_after(moved: &Telling, other: &Telling) -> bool {
    let old = |t: &Telling| t.days.or(t.published);
    match (old(moved), old(other)) {
        (Some(x), Some(y)) => x.first <= y.first,
        _ => true,
    }
}

/// One claim's days, as [`superseded`] compares them.
pub(super) struct Told<'a> {
    pub(super) date: Option<&'a Edtf>,
    pub(super) moved_to: Option<&'a Edtf>,
    pub(super) status: Status,
    pub(super) published: Option<Days>,
}

/// Whether a claim's date is no longer that of the plan: it was put off by then, or that is what the claim tells.
pub(super) fn superseded(claim: &Told<'_>, all: &[Told<'_>]) -> bool {
    if matches!(claim.status, Status::Occurred | Status::Ongoing) {
        return false;
    }
    all.iter().any(|by| {
        let Some(new) = by.moved_to else {
            return false;
        };
        let old = claim
            .date
            .is_some_and(|d| !d.overlaps(new) && by.date.is_none_or(|old| old.overlaps(d)));
        let told_later =
            matches!((claim.published, by.published), (Some(x), Some(y)) if x.first > y.last);
        old && !told_later
    })
}
