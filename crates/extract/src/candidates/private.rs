//! Whom somebody meets for himself: "met his wife in Sydney", "is meeting her son". No states meet there.

use crate::people::kin::FAMILY;
use crate::tree::Tree;

/// Those whom one has before any office, besides the family.
const CLOSE: &[&str] = &[
    "partner",
    "girlfriend",
    "boyfriend",
    "bride",
    "parent",
    "child",
    "grandmother",
    "grandfather",
    "uncle",
    "aunt",
    "cousin",
    "mentor",
    "friend",
    "co-author",
    "biographer",
    "publisher",
];

/// Whether whom the verb at `v` tells to be met is somebody's own: "his wife, Mary".
pub(super) fn private(t: &Tree, v: usize) -> bool {
    t.is_verb(v)
        && t.child(v, &["dobj"]).is_some_and(|o| {
            let lemma = t.node(o).lemma.as_str();
            (FAMILY.contains(&lemma) || CLOSE.contains(&lemma))
                && t.children(o)
                    .any(|p| matches!(t.node(p).word.as_str(), "his" | "her" | "their"))
        })
}
