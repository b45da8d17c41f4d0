//! Ceremonies of state to which others come: an inauguration, a funeral, a coronation is a gathering where somebody of
//! another country attends it. At home it is nobody's encounter.

use super::Reader;
use crate::analysis::Sentence;
use crate::mentions::What;
use crate::refs::Who;
use crate::units::GatheringSem;

/// What is celebrated or mourned, by the noun's lemma, and what the gathering is called.
const CEREMONIES: &[(&str, &str)] = &[
    ("inauguration", "inauguration"),
    ("inaugural", "inauguration"),
    ("swearing", "swearing-in"),
    ("coronation", "coronation"),
    ("enthronement", "enthronement"),
    ("investiture", "investiture"),
    ("funeral", "funeral"),
    ("burial", "burial"),
];

/// Nouns before which the ceremony is named.
const HELD_AS: &[&str] = &["ceremony", "service", "mass", "celebration"];

/// How many sentences back the ceremony may have been told of by its verb.
const BACK: usize = 2;

/// Whether a gathering's name is that of a ceremony.
pub(crate) fn is_ceremony(name: &str) -> bool {
    CEREMONIES.iter().any(|(_, noun)| {
        name.strip_prefix(noun)
            .is_some_and(|rest| rest.starts_with(" of "))
    })
}

impl Reader<'_> {
    /// The ceremony that the noun at `n` means, and whose it is.
    pub(super) fn ceremony(&self, n: usize) -> Option<(GatheringSem, Option<Who>)> {
        let t = &self.s().tree;
        let called = |i: usize| {
            CEREMONIES
                .iter()
                .find(|(lemma, _)| *lemma == t.node(i).lemma || *lemma == t.node(i).word)
                .map(|(_, name)| *name)
                .filter(|_| {
                    t.node(i).mention.is_none()
                        && matches!(t.node(i).pos, "NOUN" | "VERB" | "PROPN" | "ADJ")
                })
        };
        let inside = |i: usize| {
            t.children(i)
                .filter(|&c| matches!(t.node(c).dep, "compound" | "amod" | "nmod"))
                .find_map(called)
        };
        if let Some((sem, person)) = self.taking_office(self.s(), n) {
            return Some((sem, Some(person)));
        }
        let noun = match HELD_AS.contains(&t.node(n).lemma.as_str()) {
            true => inside(n),
            false => called(n)
                .filter(|_| !matches!(t.node(n).dep, "compound" | "amod" | "nmod" | "ROOT")),
        };
        let Some(noun) = noun else {
            let again = t.node(n).lemma == "ceremony"
                && t.has_child_word(n, &["the", "this"])
                && !t
                    .children(n)
                    .any(|c| matches!(t.node(c).dep, "compound" | "amod" | "nmod"));
            return again.then(|| self.told_before())?;
        };
        // "the inauguration of the dam" is none.
        let whose = ["of", "for"]
            .into_iter()
            .flat_map(|p| t.prep_objects(n, p))
            .chain(t.child(n, &["poss"]))
            .find_map(|o| match self.s().mention(o).map(|m| &m.what) {
                Some(What::Person(p)) => Some((o, p.person)),
                _ => None,
            });
        if let Some((o, person)) = whose {
            let printed = self.analysis.text.get(t.node(o).span.clone())?;
            let name = person
                .and_then(|p| self.analysis.people.all.get(p))
                .map_or(printed, |p| p.name.as_str());
            let sem = GatheringSem {
                name: format!("{noun} of {name}"),
                org: None,
            };
            return Some((sem, person.map(Who::Person)));
        }
        let told = t.has_child_word(n, &["the", "this"]) && t.prep_objects(n, "of").is_empty();
        let last = self.discourse.last_gathering.as_ref();
        let last = last.filter(|g| is_ceremony(&g.name));
        match last {
            Some(g) => told.then(|| (g.clone(), None)),
            None => told.then(|| self.told_before())?,
        }
    }

    /// "X was sworn in as President", "X is inaugurated on Sunday": the ceremony that the verb at `v` of sentence `s`
    /// tells of, and whose it is.
    fn taking_office(&self, s: &Sentence, v: usize) -> Option<(GatheringSem, Who)> {
        let t = &s.tree;
        let noun = match t.node(v).lemma.as_str() {
            "swear" if t.has_child_word(v, &["in"]) => "swearing-in",
            "inaugurate" => "inauguration",
            // "took office", "takes the oath of office"
            "take" | "assume"
                if t.child(v, &["dobj"])
                    .is_some_and(|o| matches!(t.node(o).word.as_str(), "office" | "oath")) =>
            {
                "inauguration"
            }
            "crown" => "coronation",
            "enthrone" => "enthronement",
            _ => return None,
        };
        let subject = match t.node(v).lemma.as_str() {
            "take" | "assume" => t.child(v, &["nsubj"]).filter(|_| !t.passive(v))?,
            _ => t.child(v, &["nsubjpass"]).filter(|_| t.passive(v))?,
        };
        let Some(What::Person(p)) = s.mention(subject).map(|m| &m.what) else {
            return None;
        };
        let person = p.person?;
        let name = &self.analysis.people.all.get(person)?.name;
        let sem = GatheringSem {
            name: format!("{noun} of {name}"),
            org: None,
        };
        Some((sem, Who::Person(person)))
    }

    /// The ceremony that one of the sentences before tells of by its verb.
    pub(super) fn told_before(&self) -> Option<(GatheringSem, Option<Who>)> {
        (self.sentence.saturating_sub(BACK)..self.sentence)
            .rev()
            .filter_map(|i| self.analysis.sentences.get(i))
            .find_map(|s| (0..s.tree.nodes.len()).find_map(|v| self.taking_office(s, v)))
            .map(|(sem, person)| (sem, Some(person)))
    }

    /// The node at which the sentence tells by a verb that somebody takes office.
    pub(super) fn takes_office(&self) -> Option<usize> {
        (0..self.s().tree.nodes.len()).find(|&v| self.taking_office(self.s(), v).is_some())
    }

    /// Whether somebody of another country than its own is at the ceremony at `n`, if it is one; whoever it is for is
    /// one of the parties, but for the dead.
    pub(super) fn comes_from_abroad(
        &self,
        n: usize,
        parties: &mut Vec<(Who, Option<sidelines_facts::PartyRole>)>,
    ) -> bool {
        let Some((sem, whose)) = self.ceremony(n) else {
            return true;
        };
        let at_home = whose.as_ref().and_then(|w| self.country(w)).or_else(|| {
            self.s().mentions.iter().find_map(|m| match &m.what {
                What::Place(p) => p.country,
                _ => None,
            })
        });
        parties.retain(|(w, _)| Some(w) != whose.as_ref());
        let told = whose.is_none() && sem.name.contains(" of ");
        let abroad = parties
            .iter()
            .filter_map(|(w, _)| self.country(w))
            .any(|c| at_home.map_or(told, |home| home != c));
        let dead = sem.name.starts_with("funeral") || sem.name.starts_with("burial");
        if let Some(w) = whose.filter(|_| abroad && !dead) {
            parties.push((w, None));
        }
        abroad
    }
}
