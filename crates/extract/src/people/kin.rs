//! Who is named as somebody's wife, husband or child, and shares his surname: "President Biden … first lady Jill Biden". The
//! bare surname is not theirs.

use super::Person;
use crate::mentions::{Mention, What};

/// Family, as lemmas.
pub(crate) const FAMILY: &[&str] = &[
    "wife", "husband", "spouse", "fiancee", "fiancée", "fiance", "fiancé", "mother", "father",
    "son", "daughter", "brother", "sister",
];
/// Who somebody is as the spouse of a head of state.
const SPOUSES: &[&str] = &["first lady", "first gentleman"];
/// Characters before and behind a name in which the word stands: "first lady", ", his wife", ", the president's wife".
const NEAR: usize = 40;

/// Whether the naming calls somebody a relative of somebody else, and by no office.
pub(super) fn is_relative(text: &str, m: &Mention) -> bool {
    let What::Person(p) = &m.what else {
        return false;
    };
    let before = text.get(..p.name.start).unwrap_or("");
    let from = before
        .char_indices()
        .rev()
        .nth(NEAR)
        .map_or(0, |(at, _)| at);
    let before = before.get(from..).unwrap_or("").to_lowercase();
    let before = before.trim_end_matches([' ', ',', '\n']);
    let word = |s: &str, k: &str| {
        s.strip_suffix(k)
            .is_some_and(|rest| !rest.ends_with(char::is_alphabetic))
    };
    let kin = |s: &str| FAMILY.iter().chain(SPOUSES).any(|k| word(s, k));
    if kin(before) {
        return true;
    }
    let behind: String = text
        .get(m.span.end..)
        .unwrap_or("")
        .chars()
        .take(NEAR)
        .collect();
    let apposition = behind.strip_prefix(", ").map(str::to_lowercase);
    apposition.is_some_and(|a| {
        let phrase = a
            .split([',', '.', ';', '('])
            .next()
            .unwrap_or("")
            .trim_end();
        let whose = phrase.starts_with("his ")
            || phrase.starts_with("her ")
            || phrase.contains("'s ")
            || phrase.contains("’s ");
        whose && kin(phrase)
    })
}

/// Whether somebody named as a relative holds no office of his own: "Hun Manet, his son", may be a prime minister.
pub(super) fn without_office(p: &Person) -> bool {
    p.offices
        .iter()
        .all(|h| h.office.canonical.starts_with("First "))
}
