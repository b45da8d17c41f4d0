//! The numbers and days that a statement names, and what it says is not so, each with the words around it: two statements
//! that are alike but for "300 soldiers" and "500 soldiers", or "will come" and "will not come", are not one.

use crate::wording::{hash, words};
use sidelines_time::{cardinal, names_day, ordinal};
use std::collections::{BTreeMap, BTreeSet};

/// Words in a row, one of them the number, by which places in two texts are matched.
const ROW: usize = 3;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    /// A weekday, month, year or day of a month.
    Day,
}

/// The numbers and days of a text by the words around them.
#[derive(Debug, Default)]
pub(crate) struct Named {
    /// By kind, the row of words in which it stands and where in it.
    rows: BTreeMap<(Kind, String, usize), BTreeSet<String>>,
    /// The word rows that there would be without "not".
    denied: BTreeSet<u64>,
    /// All word rows.
    told: BTreeSet<u64>,
}

/// Where two texts differ in what they name amid the same words.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Difference {
    /// In days, or in what is so and what is not.
    Sense,
    /// In these numbers alone: of the one and of the other.
    Numbers(BTreeSet<String>, BTreeSet<String>),
}

impl Named {
    pub(crate) fn of(text: &str) -> Self {
        let pieces = pieces(text);
        let masked: Vec<String> = pieces.iter().map(Piece::masked).collect();
        let words = words(text);
        let told = words.windows(ROW).map(|row| hash(&row.join(" ")));
        let mut named = Self {
            told: told.collect(),
            ..Self::default()
        };
        for not in (1..words.len()).filter(|&i| matches!(words[i].as_str(), "not" | "never")) {
            let around = (not.saturating_sub(ROW - 1)..words.len()).filter(|&i| i != not);
            let around: Vec<&str> = around
                .take(2 * ROW - 2)
                .map(|i| words[i].as_str())
                .collect();
            // Only rows that reach from before "not" to behind it.
            let before = not.min(ROW - 1);
            let reaching = around.windows(ROW).take(before);
            named
                .denied
                .extend(reaching.map(|row| hash(&row.join(" "))));
        }
        for (i, piece) in pieces.iter().enumerate() {
            let Piece::Named(kind, value) = piece else {
                continue;
            };
            let first = (i + 1).saturating_sub(ROW);
            for from in first..=i {
                let Some(row) = masked.get(from..from + ROW) else {
                    continue;
                };
                let key = (*kind, row.join(" "), i - from);
                named.rows.entry(key).or_default().insert(value.clone());
            }
        }
        named
    }

    /// The rows of words around its numbers.
    pub(crate) fn number_rows(&self) -> impl Iterator<Item = &String> {
        let numbers = self.rows.keys().filter(|(kind, ..)| *kind == Kind::Number);
        numbers.map(|(_, row, _)| row)
    }

    /// Where the one denies what the other says, or both have the same words around a number or day and none of those in common.
    pub(crate) fn differs(&self, other: &Self) -> Option<Difference> {
        if !self.denied.is_disjoint(&other.told) || !other.denied.is_disjoint(&self.told) {
            return Some(Difference::Sense);
        }
        let mut numbers = (BTreeSet::new(), BTreeSet::new());
        for (key, ours) in &self.rows {
            let Some(theirs) = other.rows.get(key).filter(|t| ours.is_disjoint(t)) else {
                continue;
            };
            if key.0 == Kind::Day {
                return Some(Difference::Sense);
            }
            numbers.0.extend(ours.iter().cloned());
            numbers.1.extend(theirs.iter().cloned());
        }
        (!numbers.0.is_empty()).then_some(Difference::Numbers(numbers.0, numbers.1))
    }
}

/// The words of a text, with one mark for each number and another for each day, however they are written.
pub(crate) fn masked(text: &str) -> Vec<String> {
    pieces(text).iter().map(Piece::masked).collect()
}

enum Piece {
    Word(String),
    Named(Kind, String),
}

impl Piece {
    fn masked(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Named(Kind::Number, _) => "#".to_owned(),
            Self::Named(Kind::Day, _) => "@".to_owned(),
        }
    }
}

/// The words of a text; numbers and days that stand together are one piece ("3 million", "6 May 2024").
fn pieces(text: &str) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for token in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/')) {
        for piece in named(token) {
            match (out.last_mut(), piece) {
                (Some(Piece::Named(kind, value)), Piece::Named(also, more)) => {
                    *kind = (*kind).max(also);
                    value.push(' ');
                    value.push_str(&more);
                }
                (_, piece) => out.push(piece),
            }
        }
    }
    out
}

/// A token as a number, a day or words.
fn named(token: &str) -> Vec<Piece> {
    let bare = token.trim_matches(|c: char| !c.is_alphanumeric());
    let digit = bare.find(|c: char| c.is_ascii_digit());
    // "G7", "F16" are names.
    let name = |from: &usize| bare[..*from].ends_with(char::is_alphabetic);
    if let Some(from) = digit.filter(|from| !name(from)) {
        // "1,500", "3.5", "$3bn", "13th"
        let digits = bare[from..].chars().filter(|c| *c != ',');
        let value: String = digits
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect();
        let year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
        let kind = if year && !bare.contains(',') {
            Kind::Day
        } else {
            Kind::Number
        };
        let scale = bare[from..].trim_start_matches(|c: char| !c.is_alphabetic());
        let scale = match scale.to_lowercase().as_str() {
            "k" => " thousand",
            "m" | "mn" => " million",
            "bn" | "b" => " billion",
            "tn" => " trillion",
            _ => "",
        };
        return vec![Piece::Named(kind, value + scale)];
    }
    let capital = bare.starts_with(char::is_uppercase);
    let one = |word: String| {
        if capital && names_day(&word) {
            return Piece::Named(Kind::Day, word);
        }
        // "second" and "2nd" are the same number.
        match cardinal(&word).or_else(|| ordinal(&word)) {
            Some(n) => Piece::Named(Kind::Number, n.to_string()),
            None if SCALES.contains(&word.as_str()) => Piece::Named(Kind::Number, word),
            None => Piece::Word(word),
        }
    };
    words(bare).into_iter().map(one).collect()
}

/// Words that count by the dozen or more.
const SCALES: &[&str] = &[
    "dozen",
    "dozens",
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "billion",
    "trillion",
    "crore",
    "lakh",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn differ(a: &str, b: &str) -> Option<Difference> {
        let found = Named::of(a).differs(&Named::of(b));
        assert_eq!(
            found.is_some(),
            Named::of(b).differs(&Named::of(a)).is_some()
        );
        found
    }

    #[test]
    fn other_numbers_amid_the_same_words() {
        let set = |s: &str| BTreeSet::from([s.to_owned()]);
        let numbers = |a: &str, b: &str| Some(Difference::Numbers(set(a), set(b)));
        let found = differ(
            "300 soldiers joined the drill",
            "500 soldiers joined the drill off Cebu",
        );
        assert_eq!(found, numbers("300", "500"));
        let found = differ(
            "it would cost $3bn in all",
            "It would cost 4 billion in all",
        );
        assert_eq!(found, numbers("3 billion", "4 billion"));
        let found = differ("a three-day truce in the north", "a ten day truce");
        assert_eq!(found, numbers("3", "10"));
        for (a, b) in [
            ("we open in May this year", "We open in June this year"),
            ("they met on 6 May in Riga", "they met on 7 May in Riga"),
            ("signed in 2019 by both", "it was signed in 2021 by both"),
        ] {
            assert_eq!(differ(a, b), Some(Difference::Sense), "{a}");
        }
    }

    #[test]
    fn what_is_so_and_what_is_not() {
        let found = differ(
            "China will attend the summit in Riga",
            "China will not attend the summit",
        );
        assert_eq!(found, Some(Difference::Sense));
        let same = "the port will not be closed to ships";
        assert_eq!(differ(same, "The port will not be closed"), None);
        assert_eq!(differ(same, "it is not closed, and ships come"), None);
    }

    #[test]
    fn the_same_numbers_and_numbers_elsewhere() {
        for (a, b) in [
            ("three ships left the port", "3 ships left the port"),
            (
                "1,500 people crossed on foot",
                "1500 people crossed on foot",
            ),
            (
                "a loan of US$3bn for roads",
                "The loan of 3 billion for roads",
            ),
            (
                "300 soldiers joined the drill",
                "300 soldiers joined the drill on 3 ships",
            ),
            (
                "we may meet the minister",
                "we may, in June, meet the minister",
            ),
            ("soldiers joined the drill", "500 soldiers joined the drill"),
        ] {
            assert_eq!(differ(a, b), None, "{a}");
        }
    }
}
