//! Ids that content gives: the same claims, the same ids, on any machine.

use crate::wording::hash;
use std::collections::BTreeSet;

/// Hands out ids of one kind; a second entry with the same content gets another id, so order matters:
/// ask in the record's order.
pub(crate) struct Ids {
    prefix: &'static str,
    given: BTreeSet<String>,
}

impl Ids {
    pub(crate) fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            given: BTreeSet::new(),
        }
    }

    /// The id for `content`: prefix, hyphen, sixteen hexadecimal digits.
    pub(crate) fn give(&mut self, content: &str) -> String {
        let mut id = first_id(self.prefix, content);
        let mut n = 1;
        while !self.given.insert(id.clone()) {
            n += 1;
            id = format!(
                "{}-{:016x}",
                self.prefix,
                hash(&format!("{content}\u{0}{n}"))
            );
        }
        id
    }
}

/// The id that the first entry with this content has.
pub(crate) fn first_id(prefix: &str, content: &str) -> String {
    format!("{prefix}-{:016x}", hash(content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_stable_and_distinct() {
        let mut ids = Ids::new("e");
        let first = ids.give("x");
        assert_eq!(first, Ids::new("e").give("x"));
        assert_ne!(first, ids.give("x"));
        assert_eq!(first.len(), 18);
    }
}
