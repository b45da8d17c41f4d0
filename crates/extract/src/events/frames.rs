//! What verbs and nouns tell of events other than encounters, loaded from `frames/event*.toml`.

use crate::frames::{EVENTS, FrameError, Index, files};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// The frames that the program carries: file name and contents.
pub(crate) const EMBEDDED: &[(&str, &str)] = &[
    ("event.toml", include_str!("../../../../frames/event.toml")),
    (
        "event-diplomacy.toml",
        include_str!("../../../../frames/event-diplomacy.toml"),
    ),
    (
        "event-force.toml",
        include_str!("../../../../frames/event-force.toml"),
    ),
    (
        "event-people.toml",
        include_str!("../../../../frames/event-people.toml"),
    ),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct EventFile {
    /// Nouns for groups that act without a name ("protester").
    #[serde(default)]
    groups: Vec<String>,
    /// PLOVER's contexts, each with the words that speak of it.
    #[serde(default)]
    contexts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    frame: Vec<EventFrame>,
}

/// One frame; the fields are explained in frames/README.md.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventFrame {
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) plover: Option<Code>,
    /// What it does to the time of the recipient (of one who leaves by himself: the actor) in an office.
    #[serde(default)]
    pub(crate) tenure: Option<Tenure>,
    #[serde(default)]
    pub(crate) verbs: Vec<String>,
    #[serde(default)]
    pub(crate) nouns: Vec<String>,
    #[serde(default)]
    pub(crate) light: Vec<String>,
    /// What the object must be, where the verb alone does not tell.
    #[serde(default)]
    pub(crate) objects: Vec<String>,
    #[serde(default)]
    pub(crate) roles: BTreeMap<String, Role>,
    /// No event where the clause has one of these, each with a space at both ends once loaded.
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    /// The clause must have one of these, stored likewise.
    #[serde(default)]
    pub(crate) requires: Vec<String>,
    /// The noun tells of it without a light verb, too, where somebody hangs on it ("Russia's attack on Kyiv").
    #[serde(default)]
    pub(crate) bare: bool,
    /// The roles that somebody must fill; where none is given, any one.
    #[serde(default)]
    pub(crate) needs: Vec<Role>,
    /// Of these only people count.
    #[serde(default)]
    pub(crate) persons: Vec<Role>,
    /// Of these only states count.
    #[serde(default)]
    pub(crate) states: Vec<Role>,
    /// Whom it happens to where nobody is told.
    #[serde(default)]
    pub(crate) befalls: Option<Befalls>,
    /// Told of besides an encounter of the same words ("handed him a letter from …").
    #[serde(default)]
    pub(crate) beside: bool,
    /// Sentences that the frame must read, and what it must find in them; sentences that it must not read.
    #[serde(default)]
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "examples are for people and for the tests")
    )]
    pub(crate) reads: Vec<String>,
    #[serde(default)]
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "examples are for people and for the tests")
    )]
    pub(crate) not: Vec<String>,
}

/// The code of what a frame tells, once it has happened.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    pub(crate) event: String,
    #[serde(default)]
    pub(crate) mode: Option<String>,
    /// Where none is given, the words of the sentence tell.
    #[serde(default)]
    pub(crate) context: Vec<String>,
}

/// What an event does to somebody's time in an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Tenure {
    /// It is said who will have it.
    Named,
    Begins,
    Ends,
}

/// Whom an event happens to that has no recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Befalls {
    /// The country of the place told with it: "the bombing of a mosque in Peshawar".
    Place,
    /// That, or the only country of which the sentence speaks: "suspended Niger after the coup".
    Country,
}

/// What a part of the sentence is in the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    Actor,
    Recipient,
    /// An office that somebody takes or leaves.
    Office,
    /// What it is about, in the report's words.
    About,
    Place,
}

/// All frames of events, indexed by the word that can fire them.
#[derive(Debug, Default)]
pub(crate) struct EventFrames {
    pub(crate) all: Vec<EventFrame>,
    pub(crate) index: Index,
    groups: Vec<String>,
    contexts: Vec<(String, Vec<String>)>,
}

impl EventFrames {
    /// The program's own frames, and those of `dir/frames/event*.toml` where a directory is given.
    pub(crate) fn load(dir: Option<&Path>) -> Result<Self, FrameError> {
        let mut out = Self::default();
        for (name, text) in EMBEDDED {
            out.add(name, text)?;
        }
        for (file, text) in files(dir, |name| name.starts_with(EVENTS))? {
            out.add(&file, &text)?;
        }
        Ok(out)
    }

    fn add(&mut self, file: &str, text: &str) -> Result<(), FrameError> {
        let form = |message: String| FrameError::Form {
            file: file.to_owned(),
            message,
        };
        let parsed: EventFile = toml::from_str(text).map_err(|e| form(e.to_string()))?;
        self.groups.extend(parsed.groups);
        self.contexts.extend(parsed.contexts);
        for mut frame in parsed.frame {
            split_hyphens(&mut frame.objects);
            for words in [&mut frame.requires, &mut frame.unless] {
                split_hyphens(words);
                // As they are looked for: between spaces.
                for w in words {
                    *w = format!(" {w} ");
                }
            }
            self.index
                .add(self.all.len(), &frame.name, &frame.verbs, &frame.nouns)
                .map_err(form)?;
            self.all.push(frame);
        }
        Ok(())
    }

    /// The number of a frame.
    pub(crate) fn index_of(&self, frame: &EventFrame) -> Option<usize> {
        self.all.iter().position(|f| f.name == frame.name)
    }

    /// Whether the lemma is a noun for people who act without a name.
    pub(crate) fn is_group(&self, lemma: &str) -> bool {
        self.groups.iter().any(|g| g == lemma)
    }

    /// The contexts that the words speak of, in the order of the file. `words` is lower case with a space at
    /// both ends.
    pub(crate) fn contexts(&self, words: &str) -> Vec<String> {
        self.contexts
            .iter()
            .filter(|(_, signs)| signs.iter().any(|w| words.contains(w.as_str())))
            .map(|(name, _)| name.clone())
            .collect()
    }
}

/// Adds words with hyphens as the tokeniser splits them; inside a name they stand as written.
fn split_hyphens(words: &mut Vec<String>) {
    let split: Vec<String> = words
        .iter()
        .filter(|w| w.contains('-'))
        .map(|w| w.replace('-', " - "))
        .collect();
    words.extend(split);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_frames_load() {
        assert!(EventFrames::load(None).unwrap().all.len() > 30);
    }

    #[test]
    fn a_bad_file_is_named() {
        let frame = "[[frame]]\nname = \"x\"\nkind = \"aid\"\n";
        let error = EventFrames::default()
            .add("event-mine.toml", frame)
            .unwrap_err();
        assert!(
            error.to_string().starts_with("event-mine.toml: "),
            "{error}"
        );
    }
}
