//! Pairing labels with predictions.

use std::collections::BTreeSet;

/// A largest one-to-one matching between `0..n` and `0..m` along `fits`, by augmenting paths (Kuhn), as
/// pairs in the order in which the right side was first taken.
pub(crate) fn one_to_one(
    n: usize,
    m: usize,
    fits: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut owners: Vec<(usize, usize)> = Vec::new();
    for i in 0..n {
        place(i, m, &fits, &mut owners, &mut BTreeSet::new());
    }
    owners
}

fn place(
    i: usize,
    m: usize,
    fits: &impl Fn(usize, usize) -> bool,
    owners: &mut Vec<(usize, usize)>,
    seen: &mut BTreeSet<usize>,
) -> bool {
    for j in 0..m {
        if seen.contains(&j) || !fits(i, j) {
            continue;
        }
        seen.insert(j);
        match owners.iter().position(|&(_, taken)| taken == j) {
            None => {
                owners.push((i, j));
                return true;
            }
            Some(at) => {
                if place(owners[at].0, m, fits, owners, seen) {
                    // The path may have moved entries but never taken any away.
                    owners[at].0 = i;
                    return true;
                }
            }
        }
    }
    false
}

/// The result of [`assign`], as pairs (label, prediction), best first.
#[derive(Debug, Default)]
pub(crate) struct Assignment(pub(crate) Vec<(usize, usize)>);

impl Assignment {
    pub(crate) fn has_left(&self, i: usize) -> bool {
        self.0.iter().any(|&(left, _)| left == i)
    }

    pub(crate) fn has_right(&self, j: usize) -> bool {
        self.0.iter().any(|&(_, right)| right == j)
    }
}

/// Pairs labels with predictions greedily by `score`, best first, ties in order; 0 is no match.
pub(crate) fn assign<G, P>(
    labels: &[G],
    predictions: &[P],
    score: impl Fn(&G, &P) -> f64,
) -> Assignment {
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (i, g) in labels.iter().enumerate() {
        for (j, p) in predictions.iter().enumerate() {
            let fit = score(g, p);
            if fit > 0.0 {
                candidates.push((fit, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let mut out = Assignment::default();
    for (_, i, j) in candidates {
        if !out.has_left(i) && !out.has_right(j) {
            out.0.push((i, j));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_matching_is_found() {
        // 0 fits both, 1 fits only the first: greedy alone would leave 1 out.
        let fits = |i: usize, j: usize| i == 0 || j == 0;
        let mut pairs = one_to_one(2, 2, fits);
        pairs.sort_unstable();
        assert_eq!(pairs, [(0, 1), (1, 0)]);
    }

    #[test]
    fn the_best_pair_is_taken_first() {
        let scores = [[1.0, 2.0], [0.0, 3.0]];
        let assignment = assign(&[0, 1], &[0, 1], |&i: &usize, &j: &usize| scores[i][j]);
        assert_eq!(assignment.0, [(1, 1), (0, 0)]);
    }
}
