//! A meeting that is first told of as known: "A handed B a letter. The audience took place in the presence of C".

use super::{Candidate, Reader, Where};
use crate::mentions::What;
use crate::refs::Who;
use crate::status;
use sidelines_facts::{EncounterKind, Status};

/// What a talk of two is called once it is known.
const TALKS: &[&str] = &[
    "meeting",
    "audience",
    "talk",
    "talks",
    "conversation",
    "encounter",
];

impl Reader<'_> {
    /// The meeting of the two whom the sentence before names, where none has been told of yet.
    pub(super) fn known_meeting(&self, out: &[Candidate]) -> Option<Candidate> {
        if self.discourse.told_last.is_some()
            || self.s().quoted.is_some()
            || out
                .iter()
                .any(|c| !c.anaphoric && c.kind != EncounterKind::Visit)
        {
            return None;
        }
        let t = &self.s().tree;
        let n = (0..t.nodes.len()).find(|&n| {
            let subject = matches!(t.node(n).dep, "nsubj" | "nsubjpass");
            let during = t.node(n).dep == "pobj"
                && t.head(n).is_some_and(|p| {
                    matches!(t.node(p).word.as_str(), "during" | "at" | "in" | "after")
                });
            t.node(n).mention.is_none()
                && TALKS.contains(&t.node(n).lemma.as_str())
                && (subject || during)
                && t.has_child_word(n, &["the"])
                && ["of", "between", "with"]
                    .iter()
                    .all(|p| t.prep_objects(n, p).is_empty())
        })?;
        let before = self.analysis.sentences.get(self.sentence.checked_sub(1)?)?;
        if before.role != self.s().role || before.quoted.is_some() {
            return None;
        }
        let mut two: Vec<Who> = Vec::new();
        for i in 0..before.tree.nodes.len() {
            if let Some(What::Person(p)) = before.mention(i).map(|m| &m.what)
                && let Some(p) = p.person.map(Who::Person)
                && !two.contains(&p)
            {
                two.push(p);
            }
        }
        let [x, y] = two.as_slice() else { return None };
        let (a, b) = (self.country(x)?, self.country(y)?);
        let told = status::told(t, t.governor(n), Some(n), EncounterKind::Meeting);
        // When and where is told where the two are.
        let verb = (0..before.tree.nodes.len()).find(|&v| before.tree.node(v).dep == "ROOT")?;
        // "briefed the President in Gaborone": hung on him.
        let place = [before, self.s()].into_iter().find_map(|s| {
            let t = &s.tree;
            (0..t.nodes.len())
                .filter(|&i| {
                    t.head(i)
                        .is_some_and(|p| matches!(t.node(p).word.as_str(), "in" | "at"))
                })
                .find_map(|i| match s.mention(i).map(|m| &m.what) {
                    Some(What::Place(p)) if p.country == Some(a) || p.country == Some(b) => {
                        Some(Where::Place(p.clone()))
                    }
                    _ => None,
                })
        });
        (a != b && told.status == Status::Occurred).then(|| Candidate {
            parties: two.into_iter().map(|w| (w, None)).collect(),
            carrier: Some(verb),
            place,
            sentence: self.sentence - 1,
            words: before.tree.node(verb).span.clone(),
            ..self.candidate("known-meeting", EncounterKind::Meeting, told, verb)
        })
    }
}
