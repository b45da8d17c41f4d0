//! Ids stay unique within one run, however many reports stream by.

use crate::{Cause, Notice};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Remembers 16 bytes a report: a hash of its id and one of its content.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    seen: HashMap<u64, u64>,
}

impl Ids {
    /// Settles the id of a report with this `content`: kept, or numbered (`id~2`) where another report
    /// has it.
    ///
    /// # Errors
    /// [`Cause::Repeated`] where the same content came under the same id before.
    pub(crate) fn settle(
        &mut self,
        id: &mut String,
        content: &str,
    ) -> Result<Option<Notice>, Cause> {
        let content = hash(content);
        let wanted = id.clone();
        for number in 2u32.. {
            match self.seen.get(&hash(id.as_str())) {
                None => break,
                Some(&same) if same == content => return Err(Cause::Repeated(wanted)),
                Some(_) => *id = format!("{wanted}~{number}"),
            }
        }
        self.seen.insert(hash(id.as_str()), content);
        Ok((*id != wanted).then_some(Notice::Renamed { wanted }))
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_text_under_the_same_id_is_numbered_and_the_same_one_is_taken_once() {
        let mut ids = Ids::default();
        let mut settle = |content: &str| {
            let mut id = "a".to_owned();
            ids.settle(&mut id, content)
                .map(|notice| (id, notice.is_some()))
        };
        assert_eq!(settle("one").unwrap(), ("a".into(), false));
        assert_eq!(settle("two").unwrap(), ("a~2".into(), true));
        assert_eq!(settle("three").unwrap(), ("a~3".into(), true));
        assert!(matches!(settle("two"), Err(Cause::Repeated(id)) if id == "a"));
    }
}
