use super::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Any name to the canonical one, from `data/organisations.txt`.
static CANONICAL: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    include_str!("../../data/organisations.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .filter_map(|line| line.split_once(':'))
        .flat_map(|(name, others)| {
            let others = others.split(';').map(str::trim).filter(|o| !o.is_empty());
            others.map(move |other| (other, name)).chain([(name, name)])
        })
        .collect()
});

/// Words that do not tell organisations apart.
const GENERIC: &[&str] = &[
    "the",
    "of",
    "for",
    "and",
    "in",
    "on",
    "to",
    "a",
    "s",
    "council",
    "ministry",
    "department",
    "office",
    "government",
    "meeting",
    "summit",
    "organisation",
    "union",
    "united",
    "national",
];

/// Whether two names mean one organisation: equal once abbreviations are spelled out, or all words of the
/// shorter within the longer, with one among them that tells organisations apart.
#[must_use]
pub fn same_organisation(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let (a, b) = (canonical(&a), canonical(&b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    if a == b {
        return true;
    }
    let words = |name| -> BTreeSet<&str> {
        str::split_whitespace(name)
            .filter(|w| !["of", "the", "for", "and"].contains(w))
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.is_subset(&long) && short.iter().any(|w| !GENERIC.contains(w))
}

/// Whether two names mean the same gathering on whose margin something was held: one organisation, or a
/// telling word in common once abbreviations are spelled out.
#[must_use]
pub fn same_margin(a: &str, b: &str) -> bool {
    if same_organisation(a, b) {
        return true;
    }
    let words = |name: &str| -> BTreeSet<String> {
        fold(name)
            .split_whitespace()
            .map(canonical)
            .filter(|w| !GENERIC.contains(w))
            .map(String::from)
            .collect()
    };
    !words(a).is_disjoint(&words(b))
}

fn canonical(folded: &str) -> &str {
    CANONICAL.get(folded).copied().unwrap_or(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_and_short_forms_are_the_same() {
        assert!(same_organisation(
            "SCO",
            "Shanghai Cooperation Organization"
        ));
        assert!(same_organisation(
            "Ministry of Defence",
            "Ministry of Defence of India"
        ));
        assert!(!same_organisation("Council of Ministers", "Council"));
        assert!(!same_organisation("United Nations", "African Union"));
        assert!(same_margin("SCO Defence Ministers' Meeting", "SCO"));
    }

    #[test]
    fn no_name_is_given_to_two_organisations() {
        let mut seen = BTreeMap::new();
        for line in include_str!("../../data/organisations.txt").lines() {
            let Some((name, others)) = line.split_once(": ").filter(|_| !line.starts_with('#'))
            else {
                continue;
            };
            for other in others.split("; ") {
                assert_eq!(fold(other), other);
                assert_eq!(seen.insert(other, name), None, "{other}");
            }
        }
        assert!(seen.len() > 50);
    }
}
