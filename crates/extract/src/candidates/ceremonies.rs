//! Ceremonies of state to which others come: an inauguration, a funeral, a coronation is a gathering where somebody of
//! another country attends it. At home it is nobody's encounter.

use super::Reader;
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
        let noun = match HELD_AS.contains(&t.node(n).lemma.as_str()) {
            true => inside(n)?,
            false => called(n)
                .filter(|_| !matches!(t.node(n).dep, "compound" | "amod" | "nmod" | "ROOT"))?,
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
        let last = self.discourse.last_gathering.as_ref()?;
        let told = t.has_child_word(n, &["the", "this"])
            && t.prep_objects(n, "of").is_empty()
            && is_ceremony(&last.name);
        told.then(|| (last.clone(), None))
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
