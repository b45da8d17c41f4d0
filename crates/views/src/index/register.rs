use std::borrow::Borrow;
use std::collections::BTreeMap;

/// Positions by key, each list in order and without repetition.
#[derive(Clone, Debug)]
pub(crate) struct Register<K>(BTreeMap<K, Vec<usize>>);

impl<K> Default for Register<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Register<K> {
    /// Notes that `at` has `key`. Positions must come in order.
    pub(crate) fn put(&mut self, key: K, at: usize) {
        let list = self.0.entry(key).or_default();
        if list.last() != Some(&at) {
            list.push(at);
        }
    }

    /// The positions that have `key`.
    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> &[usize]
    where
        K: Borrow<Q>,
    {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Keys in order, each with its positions.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &[usize])> {
        self.0.iter().map(|(key, list)| (key, list.as_slice()))
    }
}

impl Register<String> {
    /// The keys that begin so, in order, each with its positions.
    pub(crate) fn beginning<'a>(
        &'a self,
        start: &'a str,
    ) -> impl Iterator<Item = (&'a String, &'a [usize])> {
        use std::ops::Bound::{Included, Unbounded};
        self.0
            .range::<str, _>((Included(start), Unbounded))
            .take_while(move |(key, _)| key.starts_with(start))
            .map(|(key, list)| (key, list.as_slice()))
    }
}

/// What is in any of the lists, in order, each once.
pub(crate) fn united<'a>(lists: impl IntoIterator<Item = &'a [usize]>) -> Vec<usize> {
    let mut all: Vec<usize> = lists.into_iter().flatten().copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What is in both lists, in order.
pub(crate) fn common(a: &[usize], b: &[usize]) -> Vec<usize> {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let both = short.iter().filter(|at| long.binary_search(at).is_ok());
    both.copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_unite_and_meet() {
        assert_eq!(united([&[1, 4][..], &[2, 4]]), [1, 2, 4]);
        assert_eq!(common(&[1, 2, 5], &[2, 3, 4, 5]), [2, 5]);
        let mut register = Register::default();
        for (key, at) in [("an", 0), ("anna", 0), ("anna", 0), ("bo", 1), ("ann", 2)] {
            register.put(key.to_owned(), at);
        }
        assert_eq!(register.get("anna"), [0]);
        assert_eq!(register.iter().count(), 4);
        let begun: Vec<_> = register.beginning("ann").map(|(key, _)| key).collect();
        assert_eq!(begun, ["ann", "anna"]);
        assert!(register.get("c").is_empty());
    }
}
