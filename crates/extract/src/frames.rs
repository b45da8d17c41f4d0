//! What verbs and nouns mean, loaded from `frames/*.toml`.

use crate::tree::Tree;
use serde::Deserialize;
use sidelines_facts::{EncounterKind, Mode, PartyRole, Status};
use std::collections::BTreeMap;
use std::path::Path;

/// The frames that the program carries: file name and contents.
pub(crate) const EMBEDDED: &[(&str, &str)] = &[
    ("meeting.toml", include_str!("../../../frames/meeting.toml")),
    ("call.toml", include_str!("../../../frames/call.toml")),
    ("round.toml", include_str!("../../../frames/round.toml")),
    ("visit.toml", include_str!("../../../frames/visit.toml")),
    (
        "gathering.toml",
        include_str!("../../../frames/gathering.toml"),
    ),
    ("signing.toml", include_str!("../../../frames/signing.toml")),
];

/// Files of the same folder that hold no frames.
const OTHERS: &[&str] = &["membership.toml", "speech.toml", "figure.toml"];
/// How the names of files with frames of events begin.
pub(crate) const EVENTS: &str = "event";

/// Why a frame file cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// The file cannot be read.
    #[error("{file}: {source}")]
    Io {
        /// Its path.
        file: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// The file is no frame file.
    #[error("{file}: {message}; see frames/README.md for the form")]
    Form {
        /// Its path or name.
        file: String,
        /// What is wrong and where.
        message: String,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameFile {
    /// Words of play: a report with several of them is about a game.
    #[serde(default)]
    games: Vec<String>,
    /// Lists that several frames share, each used as `{name}`.
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    frame: Vec<Frame>,
}

impl FrameFile {
    /// Puts the words of shared lists where frames name them; the error says which list there is none of.
    fn spell_out(&mut self) -> Result<(), String> {
        for frame in &mut self.frame {
            for list in [
                &mut frame.verbs,
                &mut frame.nouns,
                &mut frame.light,
                &mut frame.documents,
                &mut frame.requires,
                &mut frame.unless,
                &mut frame.unless_near,
            ] {
                let mut spelt = Vec::with_capacity(list.len());
                for word in std::mem::take(list) {
                    match word.strip_prefix('{').and_then(|w| w.strip_suffix('}')) {
                        Some(name) => {
                            let shared = self.words.get(name).ok_or_else(|| {
                                format!(
                                    "frame '{}' uses {word}, which [words] does not have",
                                    frame.name
                                )
                            })?;
                            spelt.extend(shared.iter().cloned());
                        }
                        None => spelt.push(word),
                    }
                }
                *list = spelt;
            }
        }
        Ok(())
    }
}

/// One frame; the fields are explained in frames/README.md.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Frame {
    pub(crate) name: String,
    pub(crate) kind: EncounterKind,
    #[serde(default)]
    pub(crate) verbs: Vec<String>,
    #[serde(default)]
    pub(crate) nouns: Vec<String>,
    #[serde(default)]
    pub(crate) light: Vec<String>,
    #[serde(default)]
    pub(crate) mode: Option<Mode>,
    #[serde(default)]
    pub(crate) roles: BTreeMap<String, Role>,
    #[serde(default)]
    pub(crate) unless: Vec<String>,
    /// Words that veto it anywhere in the sentence.
    #[serde(default)]
    pub(crate) unless_near: Vec<String>,
    #[serde(default)]
    pub(crate) requires: Vec<String>,
    /// What the words themselves say of whether it happened ("is due in": planned), where tense would say it did.
    #[serde(default)]
    pub(crate) status: Option<Status>,
    /// Tells of the next in a round of meetings or calls, whose it is having been said before.
    #[serde(default)]
    pub(crate) goes_on: bool,
    /// Both sides must be people or posts: "visited the Prime Minister", and no country.
    #[serde(default)]
    pub(crate) persons: bool,
    #[serde(default)]
    pub(crate) documents: Vec<String>,
    /// A part of the sentence without which the frame does not read.
    #[serde(default)]
    pub(crate) needs: Option<String>,
    /// Sentences that the frame must read: for the reader of the file, and for the tests.
    #[serde(default)]
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "examples are for people and for the tests")
    )]
    pub(crate) reads: Vec<String>,
    /// Sentences that it must not read.
    #[serde(default)]
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "examples are for people and for the tests")
    )]
    pub(crate) not: Vec<String>,
}

/// What a part of the sentence is in the encounter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    Party,
    Host,
    Visitor,
    Caller,
    Chair,
    Signatory,
    Participant,
    Place,
    Gathering,
    Document,
}

impl Role {
    /// The role of a party; `None` for places, gatherings and documents.
    pub(crate) fn party(self) -> Option<Option<PartyRole>> {
        Some(match self {
            Self::Party => None,
            Self::Host => Some(PartyRole::Host),
            Self::Visitor => Some(PartyRole::Visitor),
            Self::Caller => Some(PartyRole::Caller),
            Self::Chair => Some(PartyRole::Chair),
            Self::Signatory => Some(PartyRole::Signatory),
            Self::Participant => Some(PartyRole::Participant),
            Self::Place | Self::Gathering | Self::Document => return None,
        })
    }
}

/// A verb entry: the lemma, the particles that must follow it, and the preposition that marks the object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VerbEntry {
    pub(crate) frame: usize,
    pub(crate) particles: Vec<String>,
    pub(crate) object_prep: Option<String>,
}

impl VerbEntry {
    /// Whether the particles that belong to the verb stand by node `v`.
    pub(crate) fn fits(&self, t: &Tree, v: usize) -> bool {
        let near = |word: &str| {
            t.children(v).any(|c| {
                // "came to Oslo and sat down together": the other verb's.
                let anothers = t.node(c).dep == "conj" && t.is_verb(c);
                t.node(c).word == word
                    || t.node(c).lemma == word
                    || !anothers
                        && t.children(c).any(|g| {
                            t.node(g).word == word
                                && matches!(t.node(g).dep, "prep" | "advmod" | "prt" | "pobj")
                        })
            })
        };
        // "seen off", "called out": another verb.
        let other = t.children(v).any(|c| {
            let n = t.node(c);
            n.dep == "prt"
                && matches!(n.word.as_str(), "off" | "out" | "away")
                && !self.particles.contains(&n.word)
        });
        !other && self.particles.iter().all(|p| near(p))
    }
}

/// Which frames a word can fire.
#[derive(Debug, Default)]
pub(crate) struct Index {
    verbs: BTreeMap<String, Vec<VerbEntry>>,
    /// Last word of the noun → (frame, the whole noun in lower case).
    nouns: BTreeMap<String, Vec<(usize, String)>>,
}

impl Index {
    /// Enters the words of frame number `frame`; the error says what is wrong with them.
    pub(crate) fn add(
        &mut self,
        frame: usize,
        name: &str,
        verbs: &[String],
        nouns: &[String],
    ) -> Result<(), String> {
        if verbs.is_empty() && nouns.is_empty() {
            return Err(format!("frame '{name}' has neither verbs nor nouns"));
        }
        for verb in verbs {
            let mut words: Vec<String> = verb.split_whitespace().map(str::to_lowercase).collect();
            if words.is_empty() {
                return Err(format!("frame '{name}' has an empty verb"));
            }
            let lemma = words.remove(0);
            let object_prep = words
                .last()
                .filter(|w| PREPOSITIONS.contains(&w.as_str()))
                .cloned();
            if object_prep.is_some() {
                words.pop();
            }
            self.verbs.entry(lemma).or_default().push(VerbEntry {
                frame,
                particles: words,
                object_prep,
            });
        }
        for noun in nouns {
            // The tokeniser splits at hyphens.
            let noun = noun.to_lowercase().replace('-', " - ");
            let last = noun.rsplit(' ').next().unwrap_or("").to_owned();
            self.nouns.entry(last).or_default().push((frame, noun));
        }
        // The longer noun is the more telling one: "phone call" before "call".
        for list in self.nouns.values_mut() {
            list.sort_by_key(|(frame, noun)| (usize::MAX - noun.len(), *frame));
        }
        for list in self.verbs.values_mut() {
            list.sort_by_key(|v| {
                (
                    usize::MAX - v.particles.len() - usize::from(v.object_prep.is_some()),
                    v.frame,
                )
            });
        }
        Ok(())
    }

    pub(crate) fn verbs(&self, lemma: &str) -> &[VerbEntry] {
        self.verbs.get(lemma).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn nouns(&self, last: &str) -> &[(usize, String)] {
        self.nouns.get(last).map_or(&[], Vec::as_slice)
    }
}

/// All frames, indexed by the word that can fire them.
#[derive(Debug, Default)]
pub(crate) struct Frames {
    pub(crate) all: Vec<Frame>,
    pub(crate) games: Vec<String>,
    index: Index,
}

const PREPOSITIONS: &[&str] = &[
    "with", "on", "upon", "to", "in", "at", "for", "into", "from", "over", "by", "of", "between",
    "under",
];

impl Frames {
    /// The program's own frames, and those of `dir/frames/*.toml` where a directory is given.
    pub(crate) fn load(dir: Option<&Path>) -> Result<Self, FrameError> {
        let mut out = Self::default();
        for (name, text) in EMBEDDED {
            out.add(name, text)?;
        }
        for (file, text) in files(dir, |name| {
            !OTHERS.contains(&name) && !name.starts_with(EVENTS)
        })? {
            out.add(&file, &text)?;
        }
        Ok(out)
    }

    fn add(&mut self, file: &str, text: &str) -> Result<(), FrameError> {
        let form = |message: String| FrameError::Form {
            file: file.to_owned(),
            message,
        };
        let mut parsed: FrameFile = toml::from_str(text).map_err(|e| form(e.to_string()))?;
        parsed.spell_out().map_err(form)?;
        self.games.extend(parsed.games);
        for frame in parsed.frame {
            let index = self.all.len();
            self.index
                .add(index, &frame.name, &frame.verbs, &frame.nouns)
                .map_err(form)?;
            self.all.push(frame);
        }
        Ok(())
    }

    pub(crate) fn verbs(&self, lemma: &str) -> &[VerbEntry] {
        self.index.verbs(lemma)
    }

    pub(crate) fn nouns(&self, last: &str) -> &[(usize, String)] {
        self.index.nouns(last)
    }

    pub(crate) fn frame(&self, index: usize) -> Option<&Frame> {
        self.all.get(index)
    }
}

/// Name and contents of the user's frame files whose name is accepted, in the order of their names.
pub(crate) fn files(
    dir: Option<&Path>,
    accept: impl Fn(&str) -> bool,
) -> Result<Vec<(String, String)>, FrameError> {
    let Some(dir) = dir.map(|d| d.join("frames")).filter(|d| d.is_dir()) else {
        return Ok(Vec::new());
    };
    let io = |source| FrameError::Io {
        file: dir.display().to_string(),
        source,
    };
    let mut paths: Vec<_> = std::fs::read_dir(&dir)
        .map_err(io)?
        .filter_map(|e| e.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .filter(|p| p.file_name().and_then(|n| n.to_str()).is_some_and(&accept))
        .collect();
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let file = path.display().to_string();
            match std::fs::read_to_string(&path) {
                Ok(text) => Ok((file, text)),
                Err(source) => Err(FrameError::Io { file, source }),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_programs_own_frames_load() {
        let frames = Frames::load(None).unwrap();
        assert!(frames.all.len() > 10);
        assert_eq!(frames.nouns("call")[0].1.split(' ').count(), 2);
    }

    #[test]
    fn a_bad_file_is_named() {
        let mut frames = Frames::default();
        let error = frames
            .add(
                "mine.toml",
                "[[frame]]\nname = \"x\"\nkind = \"meeting\"\nverb = []\n",
            )
            .unwrap_err();
        assert!(error.to_string().starts_with("mine.toml: "), "{error}");
    }

    #[test]
    fn frames_share_lists() {
        let text = |list: &str| {
            format!(
                "[words]\npaper = [\"accord\", \"pact\"]\n[[frame]]\nname = \"x\"\nkind = \"signing\"\nverbs = [\"sign\"]\ndocuments = [\"treaty\", \"{list}\"]\n"
            )
        };
        let mut frames = Frames::default();
        frames.add("mine.toml", &text("{paper}")).unwrap();
        assert_eq!(frames.all[0].documents, ["treaty", "accord", "pact"]);
        let error = frames.add("mine.toml", &text("{papers}")).unwrap_err();
        assert!(
            error.to_string().contains("frame 'x' uses {papers}"),
            "{error}"
        );
    }
}
