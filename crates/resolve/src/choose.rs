//! One value out of those that claims give.

use crate::case::{At, Case};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// The value that most origins give; of equals the one that came first.
pub(crate) fn most_told<T: Ord + Clone>(
    case: &Case<'_>,
    values: impl IntoIterator<Item = (T, At)>,
) -> Option<T> {
    let values = values.into_iter();
    most_told_of(values.map(|(value, at)| (value, (case.origin[at.0], at.0, case.seniority(at)))))
}

/// [`most_told`] of values with origin, report and seniority.
pub(crate) fn most_told_of<T: Ord, N: Ord, S: Ord>(
    values: impl Iterator<Item = (T, (N, N, S))>,
) -> Option<T> {
    let mut by_value: BTreeMap<T, (BTreeSet<N>, BTreeSet<N>, S)> = BTreeMap::new();
    for (value, (origin, report, seniority)) in values {
        match by_value.entry(value) {
            Entry::Vacant(place) => {
                place.insert((
                    BTreeSet::from([origin]),
                    BTreeSet::from([report]),
                    seniority,
                ));
            }
            Entry::Occupied(mut told) => {
                let told = told.get_mut();
                told.0.insert(origin);
                told.1.insert(report);
                if seniority < told.2 {
                    told.2 = seniority;
                }
            }
        }
    }
    by_value
        .into_iter()
        .max_by(|(_, a), (_, b)| {
            (a.0.len(), a.1.len())
                .cmp(&(b.0.len(), b.1.len()))
                .then_with(|| b.2.cmp(&a.2))
        })
        .map(|(value, _)| value)
}
