//! The words and currencies of `frames/figure.toml`.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../../frames/figure.toml");

/// The fields are explained in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Currency {
    pub(super) name: String,
    pub(super) before: Vec<String>,
    pub(super) after: Vec<String>,
    #[serde(default)]
    pub(super) scaled: bool,
}

/// The fields are explained in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) function: BTreeSet<String>,
    pub(super) time: BTreeSet<String>,
    pub(super) length: BTreeSet<String>,
    pub(super) idle: BTreeSet<String>,
    pub(super) idle_few: BTreeSet<String>,
    pub(super) before_count: BTreeSet<String>,
    pub(super) label: BTreeSet<String>,
    pub(super) definite: BTreeSet<String>,
    pub(super) hyphened: BTreeSet<String>,
    pub(super) harming: BTreeSet<String>,
    pub(super) body: BTreeSet<String>,
    pub(super) plural: BTreeSet<String>,
    pub(super) lasting: BTreeSet<String>,
    pub(super) frontier: BTreeSet<String>,
    pub(super) half: BTreeSet<String>,
    singular: BTreeMap<String, String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    currency: Vec<Currency>,
    words: Words,
}

// A test rules out that the file is damaged.
static FIGURES: LazyLock<File> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

/// The currencies that the program knows.
pub(super) fn currencies() -> &'static [Currency] {
    &FIGURES.currency
}

/// The words that the program carries.
pub(super) fn words() -> &'static Words {
    &FIGURES.words
}

impl Words {
    /// The noun of a word in the plural.
    pub(super) fn singular<'a>(&'a self, word: &'a str) -> &'a str {
        match self.singular.get(word) {
            Some(known) => known,
            None => word
                .strip_suffix('s')
                .filter(|w| w.len() > 1 && !w.ends_with('s'))
                .unwrap_or(word),
        }
    }

    /// Whether the word, in whatever number, is a unit of time.
    pub(super) fn is_time(&self, word: &str) -> bool {
        self.time.contains(self.singular(word))
    }

    /// Whether the word, in whatever number, is a unit of length.
    pub(super) fn is_length(&self, word: &str) -> bool {
        self.length.contains(self.singular(word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let file: Result<File, _> = toml::from_str(FILE);
        assert!(file.is_ok_and(|f| f.currency.len() > 40 && f.words.function.contains("of")));
    }

    #[test]
    fn nouns_are_known_in_the_plural() {
        let w = words();
        assert_eq!(w.singular("countries"), "country");
        assert_eq!(w.singular("days"), "day");
        assert_eq!(w.singular("kms"), "km");
        assert!(w.is_time("weeks") && w.is_length("kms") && !w.is_time("s"));
    }
}
