//! One value out of those that claims give.

use crate::case::{At, Case};
use std::collections::{BTreeMap, BTreeSet};

/// The value that most origins give; of equals the one that came first.
pub(crate) fn most_told<T: Ord + Clone>(
    case: &Case<'_>,
    values: impl IntoIterator<Item = (T, At)>,
) -> Option<T> {
    let mut by_value: BTreeMap<T, (BTreeSet<usize>, BTreeSet<usize>, At)> = BTreeMap::new();
    for (value, at) in values {
        let seen = by_value
            .entry(value)
            .or_insert_with(|| (BTreeSet::new(), BTreeSet::new(), at));
        seen.0.insert(case.origin[at.0]);
        seen.1.insert(at.0);
        if case.seniority(at) < case.seniority(seen.2) {
            seen.2 = at;
        }
    }
    by_value
        .into_iter()
        .max_by(|(_, a), (_, b)| {
            (a.0.len(), a.1.len())
                .cmp(&(b.0.len(), b.1.len()))
                .then_with(|| case.seniority(b.2).cmp(&case.seniority(a.2)))
        })
        .map(|(value, _)| value)
}
