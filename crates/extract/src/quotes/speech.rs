//! The words of saying, loaded from `frames/speech.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

/// Words of saying; the fields are explained in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Speech {
    pub(super) verbs: Vec<String>,
    pub(super) acts: Vec<String>,
    pub(super) loose: Vec<String>,
    pub(super) telling: Vec<String>,
    pub(super) quoting: Vec<String>,
    pub(super) documents: Vec<String>,
    pub(super) issuing: Vec<String>,
    pub(super) unnamed: Vec<String>,
    pub(super) relations: Vec<String>,
    pub(super) press: Vec<String>,
    pub(super) bodies: Vec<String>,
    pub(super) nouns: Vec<String>,
    pub(super) metonyms: Vec<String>,
    pub(super) looking_back: Vec<String>,
    pub(super) medium: Media,
}

/// Words that tell where something was said.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Media {
    pub(super) tweet: Vec<String>,
    pub(super) press_release: Vec<String>,
    pub(super) statement: Vec<String>,
    pub(super) interview: Vec<String>,
    pub(super) address: Vec<String>,
}

const FILE: &str = include_str!("../../../../frames/speech.toml");

/// The words that the program carries.
pub(super) fn speech() -> &'static Speech {
    // A test rules out that the file is damaged.
    static SPEECH: LazyLock<Speech> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());
    &SPEECH
}

/// Whether `list` has `word`.
pub(super) fn has(list: &[String], word: &str) -> bool {
    list.iter().any(|w| w == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_whole() {
        let parsed: Result<Speech, _> = toml::from_str(FILE);
        assert!(parsed.is_ok_and(|s| has(&s.verbs, "say")
            && has(&s.documents, "readout")
            && !s.medium.tweet.is_empty()));
    }
}
