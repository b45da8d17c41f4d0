//! Gatherings for which somebody is told to travel: "goes to Switzerland for a peace conference that opens on Saturday".

use super::Reader;
use crate::mentions::What;
use crate::units::GatheringSem;

/// Verbs of going where a gathering is held.
const GOING: &[&str] = &["go", "travel", "fly", "leave", "depart", "head", "journey"];

/// Nouns for what one travels for; a "meeting" may be one of two.
const OCCASIONS: &[&str] = &["summit", "conference", "forum", "congress", "symposium"];

impl Reader<'_> {
    /// "goes to Brazzaville for the Great Lakes Summit": whether the clause at `n` says that somebody travels for it.
    pub(super) fn travelled_for(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let Some(v) = t
            .head(n)
            .filter(|&p| t.node(n).dep == "pobj" && t.node(p).word == "for")
            .and_then(|p| t.head(p))
            .filter(|&v| GOING.contains(&t.node(v).lemma.as_str()) && !t.passive(v))
        else {
            return false;
        };
        let somebody = t.subject(v).is_some_and(|s| {
            matches!(
                self.s().mention(s).map(|m| &m.what),
                Some(What::Person(_) | What::Role(_))
            ) || matches!(t.node(s).word.as_str(), "he" | "she")
        });
        let somewhere = ["to", "for", "in"]
            .iter()
            .flat_map(|p| t.prep_objects(v, p))
            .any(|o| {
                matches!(
                    self.s().mention(o).map(|m| &m.what),
                    Some(What::Place(_) | What::Country(_))
                )
            });
        somebody && somewhere
    }

    /// "for a peace conference that opens on Saturday": one by its matter alone, whose day is told.
    pub(super) fn bound_for(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let dated = || {
            t.subtree(n)
                .into_iter()
                .any(|c| matches!(self.s().mention(c).map(|m| &m.what), Some(What::Date(_))))
        };
        (OCCASIONS.contains(&t.node(n).lemma.as_str()) && self.travelled_for(n) && dated()).then(
            || GatheringSem {
                name: self.with_modifiers(n).to_owned(),
                org: None,
            },
        )
    }
}
