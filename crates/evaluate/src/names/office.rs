use super::fold;
use std::collections::BTreeSet;

/// Wordings that mean the same office, applied in this order to the folded title.
const SAME: &[(&str, &str)] = &[
    ("spokesman", "spokesperson"),
    ("spokeswoman", "spokesperson"),
    ("chairman", "chair"),
    ("chairwoman", "chair"),
    ("chairperson", "chair"),
    ("advisor", "adviser"),
    ("councilor", "councillor"),
    ("external affairs", "foreign affairs"),
    ("national defence", "defence"),
    ("secretary of defence", "minister of defence"),
    ("defence secretary", "minister of defence"),
    ("defence chief", "minister of defence"),
    ("foreign secretary", "secretary foreign"),
    ("premier", "prime minister"),
];

const EMPTY: &[&str] = &[
    "of", "the", "for", "and", "affairs", "s", "union", "general",
];

/// Words that make another office of the same title.
const RANKS: &[&str] = &[
    "vice",
    "deputy",
    "state",
    "assistant",
    "under",
    "former",
    "junior",
    "acting",
];

/// Whether two titles mean the same office: the same words, or all of the shorter in the longer, with the
/// same deputy or acting words. "Minister" and "secretary" alone fit nothing.
#[must_use]
pub fn same_office(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a == b {
        return true;
    }
    let same_ranks = RANKS.iter().all(|r| a.contains(*r) == b.contains(*r));
    if !same_ranks || a.is_empty() || b.is_empty() {
        return false;
    }
    let short = if b.len() < a.len() { &b } else { &a };
    let alone = |w: &str| short.len() == 1 && short.contains(w);
    if a.contains("prime") != b.contains("prime") || alone("minister") || alone("secretary") {
        return false;
    }
    a.is_subset(&b) || b.is_subset(&a)
}

fn words(title: &str) -> BTreeSet<String> {
    let mut title = fold(title);
    for (from, to) in SAME {
        title = title.replace(from, to);
    }
    let mut words: BTreeSet<String> = title
        .split_whitespace()
        .filter(|w| !EMPTY.contains(w))
        .map(String::from)
        .collect();
    if words.contains("secretary") && words.remove("state") {
        words.insert("secretaryofstate".into());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles() {
        assert!(same_office(
            "Defence Minister",
            "Minister of National Defence"
        ));
        assert!(same_office("Secretary of Defense", "Minister of Defence"));
        assert!(same_office(
            "Minister of External Affairs",
            "Foreign Minister"
        ));
        assert!(!same_office(
            "Deputy Minister of Defence",
            "Minister of Defence"
        ));
        assert!(!same_office("Prime Minister", "Minister"));
        assert!(!same_office("Minister", "Minister of Defence"));
        assert!(!same_office("Secretary of State", "Secretary"));
    }
}
