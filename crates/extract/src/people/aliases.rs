//! Names by which somebody goes as well: "Mohamed Abdullahi, better known as Farmajo".

use super::Named;
use crate::mentions::Mention;
use std::collections::BTreeMap;

/// What stands before such a name.
const KNOWN_AS: &[&str] = &[
    "known as",
    "known simply as",
    "nicknamed",
    "alias",
    "a.k.a.",
    "aka",
    "nom de guerre",
];

/// Longer than this (bytes) nothing stands between a name and the other.
const BETWEEN: usize = 60;

/// Of the namings (positions) those by another name, and the first naming by the one it is told with.
pub(super) fn aliases(
    text: &str,
    sentences: &[Vec<Mention>],
    order: &[Named],
) -> BTreeMap<usize, usize> {
    let span = |i: usize| sentences[order[i].0][order[i].1].span.clone();
    let mut told: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for (i, (_, _, parts, _)) in order.iter().enumerate() {
        let alias = nickname(text.get(span(i)).unwrap_or(""));
        if let Some(alias) = alias.filter(|a| parts.len() > 1 && !parts.contains(a)) {
            told.insert(vec![alias], i);
        }
    }
    for i in 1..order.len() {
        let (one, other) = (span(i - 1), span(i));
        let between = text.get(one.end..other.start).unwrap_or("");
        let words = between.trim_end_matches([' ', '"', '\'', '“', '‘']);
        let known_as = between.len() < BETWEEN && says_known_as(words);
        let name = &order[i - 1];
        if known_as && name.0 == order[i].0 && name.2.len() > 1 && order[i].2 != name.2 {
            told.insert(order[i].2.clone(), i - 1);
        }
    }
    // "Jolani" after "known as Abu Mohammed al-Jolani", who is not called so by his own name
    let short = |parts: &[String]| {
        let last = |(alias, name): (&Vec<String>, &usize)| {
            let own = order[*name].2.contains(&parts[0]);
            (alias.last() == parts.first() && !own).then_some(*name)
        };
        (parts.len() == 1).then(|| told.iter().find_map(last))?
    };
    (0..order.len())
        .filter_map(|i| {
            let parts = order[i].2.as_slice();
            Some((i, told.get(parts).copied().or_else(|| short(parts))?))
        })
        .filter(|(i, name)| i != name)
        .collect()
}

/// Whether words end in "known as" or their like; "received in Lusaka" does not end in "aka".
fn says_known_as(words: &str) -> bool {
    KNOWN_AS.iter().any(|w| {
        words
            .strip_suffix(w)
            .is_some_and(|before| !before.ends_with(char::is_alphanumeric))
    })
}

/// The one word behind a name that stands in quotation marks or brackets: "Mohamed Abdullahi 'Farmajo'".
fn nickname(printed: &str) -> Option<String> {
    let printed = printed.trim_end();
    let (open, close) = [('"', '"'), ('“', '”'), ('\'', '\''), ('‘', '’'), ('(', ')')]
        .into_iter()
        .find(|(_, close)| printed.ends_with(*close))?;
    let inner = printed.strip_suffix(close)?;
    let (_, word) = inner.rsplit_once(open)?;
    // "(ret.)", "(PP)"
    let mut letters = word.chars();
    if !letters.next()?.is_uppercase() || !letters.any(char::is_lowercase) {
        return None;
    }
    match crate::names::parts(word).as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{nickname, says_known_as};

    #[test]
    fn a_city_is_no_word_for_another_name() {
        assert!(says_known_as(", better known as"));
        assert!(says_known_as(" a.k.a."));
        assert!(says_known_as(" aka"));
        for other in [" received in Lusaka", " met in Dhaka", " flew to Osaka"] {
            assert!(!says_known_as(other), "{other}");
        }
    }

    #[test]
    fn a_name_in_marks_behind_a_name_is_one_and_an_abbreviation_is_none() {
        assert_eq!(
            nickname("Ali Hassan \"Gaboose\""),
            Some("gaboose".to_owned())
        );
        assert_eq!(nickname("Ali Hassan (Gaboose)"), Some("gaboose".to_owned()));
        for other in [
            "Ali Hassan (ret.)",
            "Ali Hassan (PP)",
            "Ali Hassan",
            "Ali \"Red Fox\"",
        ] {
            assert_eq!(nickname(other), None, "{other}");
        }
    }
}
