//! Gatherings that a sentence only names, whoever's they may be: what the judge decides upon.

use super::convening::comes_together;
use super::gathering_named::joint_body;
use super::occasions::OCCASIONS;
use super::whose::level;
use super::{Candidate, GATHERING_NOUNS, Reader};
use crate::encounters::MARGIN;
use crate::mentions::What;
use crate::units::GatheringSem;
use sidelines_facts::EncounterKind;

/// The frame of a gathering that is named, and of which its sentence tells nothing: "will put it before the summit".
pub(crate) const PASSING: &str = "passing";

/// Nouns that mean a talk between two as often as a gathering.
const OF_TWO: &[&str] = &["talk", "consultation", "deliberation", "event", "dialogue"];

/// What a gathering is called by those who come to it.
const LEVELS: &[&str] = &[
    "ministerial",
    "presidential",
    "leaders",
    "preparatory",
    "council",
];

impl Reader<'_> {
    /// Every gathering that the sentence names and of which `told` says nothing.
    pub(super) fn in_passing(&self, told: &[Candidate]) -> Vec<Candidate> {
        let t = &self.s().tree;
        let mut out: Vec<Candidate> = Vec::new();
        for n in 0..t.nodes.len() {
            let known = |c: &Candidate| {
                (c.trigger == n || c.kind == EncounterKind::Gathering && c.carrier == Some(n))
                    && c.frame != MARGIN
            };
            if told.iter().any(known) {
                continue;
            }
            let Some((g, guessed)) = self.named_at(n).or_else(|| self.convened_at(n)) else {
                continue;
            };
            let same = |c: &&Candidate| {
                c.kind == EncounterKind::Gathering
                    && c.frame != MARGIN
                    && c.gathering.as_ref() == Some(&g)
            };
            if told.iter().chain(&out).any(|c| same(&c)) {
                continue;
            }
            out.push(Candidate {
                mode: self.virtually(n),
                carrier: if t.is_verb(n) { Some(n) } else { t.governor(n) },
                gathering: Some(g),
                anaphoric: guessed,
                ..self.candidate(
                    PASSING,
                    EncounterKind::Gathering,
                    self.held(n, t.is_verb(n).then_some(n)),
                    n,
                )
            });
        }
        out
    }

    /// The gathering that the noun at `n` names, and whether only the report around it can say whose it is.
    fn named_at(&self, n: usize) -> Option<(GatheringSem, bool)> {
        let t = &self.s().tree;
        let node = t.node(n);
        if t.is_verb(n) || matches!(node.dep, "compound" | "nmod" | "amod") {
            return None;
        }
        if let Some(g) = self.occasion(n) {
            if g.org.is_some() {
                return Some((g, false));
            }
            // Whose summit "the Baghdad Tripartite Summit" is, who comes to it says.
            if self.s().mention(n).is_some() || joint_body(&g.name) {
                return None;
            }
        }
        let noun = node.lemma.as_str();
        let occasion = OCCASIONS.contains(&noun) || GATHERING_NOUNS.contains(&noun);
        if node.mention.is_some()
            || !occasion
            || OF_TWO.contains(&noun)
            || !matches!(node.pos, "NOUN" | "PROPN")
            || t.has_child_word(
                n,
                &["press", "news", "media", "phone", "telephone", "bilateral"],
            )
            || !self.by_the_report(n)
        {
            return None;
        }
        let org = self.whose_it_may_be(n)?;
        let name = format!("{org} {noun}");
        Some((
            GatheringSem {
                name,
                org: Some(org),
            },
            true,
        ))
    }

    /// "the summit", "its annual session": whether the noun at `n` says of itself no more than which of a series it is, so
    /// that the report must have said whose.
    fn by_the_report(&self, n: usize) -> bool {
        let t = &self.s().tree;
        t.children(n).all(|c| {
            let node = t.node(c);
            match node.dep {
                "det" => !matches!(node.word.as_str(), "a" | "an" | "any" | "some" | "no"),
                "poss" => matches!(node.word.as_str(), "its" | "their"),
                "amod" | "compound" | "nmod" | "nummod" => {
                    self.edition_word(c) || LEVELS.contains(&node.word.as_str())
                }
                "prep" => {
                    matches!(node.word.as_str(), "in" | "at")
                        || t.children(c).any(|o| {
                            matches!(self.s().mention(o).map(|m| &m.what), Some(What::Date(_)))
                        })
                }
                _ => true,
            }
        })
    }

    /// Whose people the verb at `n` brings together: "The heads of state meet on Monday".
    fn convened_at(&self, n: usize) -> Option<(GatheringSem, bool)> {
        let t = &self.s().tree;
        if !comes_together(t, n)
            || !t.is_verb(n)
            || t.object(n).is_some()
            || !t.prep_objects(n, "with").is_empty()
        {
            return None;
        }
        let subject = t.subject(n)?;
        if let Some((org, name)) = self.body_of(subject) {
            return Some((
                GatheringSem {
                    name,
                    org: Some(org),
                },
                false,
            ));
        }
        let Some(What::Role(role)) = self.s().mention(subject).map(|m| &m.what) else {
            return None;
        };
        if !role.plural || !role.countries.is_empty() || !self.who(subject).is_empty() {
            return None;
        }
        let org = self.whose_it_may_be(subject)?;
        let name = format!("{org} {}", level(role));
        Some((
            GatheringSem {
                name,
                org: Some(org),
            },
            true,
        ))
    }

    /// The organisation whose gathering the report has told of where it names the noun at `n`.
    fn whose_it_may_be(&self, n: usize) -> Option<String> {
        let last = self.discourse.last_gathering.as_ref();
        self.its_own(n).or_else(|| last.and_then(|g| g.org.clone()))
    }
}
