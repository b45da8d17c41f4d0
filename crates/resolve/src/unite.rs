//! Greedy joining under vetoes: the surest pairs first, and no group may hold a contradiction.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

/// A pair that could be joined; `strength` orders the pairs, ties go by `a`, then `b`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair<R> {
    pub(crate) strength: u32,
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) reason: R,
}

/// The groups, each sorted, by their first node; and the pairs that made them, in the order of joining.
pub(crate) type Joined<R> = (Vec<Vec<usize>>, Vec<(usize, usize, R)>);

/// Groups of nodes, and which pair joined them.
pub(crate) struct Groups<R> {
    group_of: Vec<usize>,
    members: BTreeMap<usize, Vec<usize>>,
    pub(crate) joins: Vec<(usize, usize, R)>,
}

impl<R> Groups<R> {
    pub(crate) fn singletons(n: usize) -> Self {
        Self {
            group_of: (0..n).collect(),
            members: (0..n).map(|i| (i, vec![i])).collect(),
            joins: Vec::new(),
        }
    }

    pub(crate) fn group_of(&self, node: usize) -> usize {
        self.group_of[node]
    }

    pub(crate) fn members(&self, group: usize) -> &[usize] {
        self.members.get(&group).map_or(&[], Vec::as_slice)
    }

    /// Joins the groups of `a` and `b`, the smaller into the larger.
    pub(crate) fn join(&mut self, a: usize, b: usize, reason: R) {
        let (ga, gb) = (self.group_of[a], self.group_of[b]);
        if ga == gb {
            return;
        }
        let (into, from) = if self.members(ga).len() >= self.members(gb).len() {
            (ga, gb)
        } else {
            (gb, ga)
        };
        let moved = self.members.remove(&from).unwrap_or_default();
        for &node in &moved {
            self.group_of[node] = into;
        }
        self.members.entry(into).or_default().extend(moved);
        self.joins.push((a, b, reason));
    }

    /// Joins `pairs`, strongest first, wherever no member of the one group contradicts one of the other.
    pub(crate) fn join_all(
        &mut self,
        mut pairs: Vec<Pair<R>>,
        contradict: impl Fn(usize, usize) -> bool,
    ) {
        pairs.sort_by(|x, y| (y.strength, x.a, x.b).cmp(&(x.strength, y.a, y.b)));
        let clashes = Clashes::new(contradict);
        for pair in pairs {
            let (ga, gb) = (self.group_of[pair.a], self.group_of[pair.b]);
            if ga != gb && !clashes.between(self, ga, gb) {
                self.join(pair.a, pair.b, pair.reason);
            }
        }
    }

    pub(crate) fn into_groups(self) -> Joined<R> {
        let mut groups: Vec<Vec<usize>> = self.members.into_values().collect();
        for g in &mut groups {
            g.sort_unstable();
        }
        groups.sort();
        (groups, self.joins)
    }
}

/// Whether two groups clash, and of how many nodes of each that was found.
type Found = (bool, usize, usize);

/// Whether groups hold nodes that contradict each other. The same two are asked of with each pair between them, and
/// groups only grow, at the end: what was found of the nodes that were there counts on.
pub(crate) struct Clashes<F> {
    contradict: F,
    /// By the two groups.
    known: RefCell<HashMap<(usize, usize), Found>>,
}

impl<F: Fn(usize, usize) -> bool> Clashes<F> {
    pub(crate) fn new(contradict: F) -> Self {
        Self {
            contradict,
            known: RefCell::default(),
        }
    }

    /// Whether a node of the group `x` contradicts one of the group `y`.
    pub(crate) fn between<R>(&self, groups: &Groups<R>, x: usize, y: usize) -> bool {
        let (xs, ys) = (groups.members(x), groups.members(y));
        let before = self.known.borrow().get(&(x, y)).copied();
        let (was, of_x, of_y) = before.unwrap_or_default();
        if was || (of_x, of_y) == (xs.len(), ys.len()) {
            return was;
        }
        let clash = xs.iter().enumerate().any(|(i, &m)| {
            let unseen = if i < of_x { &ys[of_y..] } else { ys };
            unseen.iter().any(|&n| (self.contradict)(m, n))
        });
        let found = (clash, xs.len(), ys.len());
        self.known.borrow_mut().insert((x, y), found);
        clash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_veto_keeps_groups_apart() {
        let mut groups = Groups::singletons(4);
        let pair = |strength, a, b| Pair {
            strength,
            a,
            b,
            reason: (),
        };
        // 1 and 2 contradict each other; 0 goes with the surer of them.
        groups.join_all(vec![pair(1, 0, 1), pair(2, 0, 2), pair(1, 1, 3)], |x, y| {
            (x.min(y), x.max(y)) == (1, 2)
        });
        assert_eq!(groups.into_groups().0, [vec![0, 2], vec![1, 3]]);
    }
}
