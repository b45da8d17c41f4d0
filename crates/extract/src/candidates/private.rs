//! Whom somebody meets for himself: "met his wife in Sydney", "is meeting her son". No states meet there.

use crate::tree::Tree;

/// Those whom one has before any office.
const KIN: &[&str] = &[
    "wife",
    "husband",
    "spouse",
    "partner",
    "fiancee",
    "fiancée",
    "fiance",
    "fiancé",
    "girlfriend",
    "boyfriend",
    "bride",
    "mother",
    "father",
    "parent",
    "son",
    "daughter",
    "child",
    "brother",
    "sister",
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
            KIN.contains(&t.node(o).lemma.as_str())
                && t.children(o)
                    .any(|p| matches!(t.node(p).word.as_str(), "his" | "her" | "their"))
        })
}
