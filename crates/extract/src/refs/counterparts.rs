//! Whose counterparts are meant where several have them: "the foreign minister and the defence minister met their
//! Chilean counterparts".

use super::Discourse;
use crate::analysis::{Analysis, Sentence};
use crate::mentions::{RoleMention, What};
use crate::offices;

impl Discourse {
    /// The offices of those whose counterparts "their counterparts" are, where the offices differ and all are of one
    /// government.
    pub(super) fn offices_of_several(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        role: &RoleMention,
    ) -> Option<Vec<String>> {
        if !role.plural || role.countries.is_empty() || !role.offices.is_empty() {
            return None;
        }
        let t = &s.tree;
        if !t.has_child_word(i, &["their"]) {
            return None;
        }
        let subject = t.governor(i).and_then(|v| t.subject(v))?;
        let mut titles = Vec::new();
        let mut of = Vec::new();
        for n in t.conjuncts(subject) {
            match s.mention(n).map(|m| &m.what)? {
                What::Person(p) => {
                    let person = a.people.all.get(p.person?)?;
                    titles.push(person.chief_office()?.office.canonical.clone());
                    of.extend(person.country);
                }
                What::Role(r) => {
                    titles.extend(r.offices.iter().map(|o| o.canonical.clone()));
                    of.extend(&r.countries);
                }
                _ => return None,
            }
        }
        let mut families: Vec<String> = titles.iter().map(|o| offices::family(o)).collect();
        families.sort_unstable();
        families.dedup();
        of.sort_unstable();
        of.dedup();
        (titles.len() > 1
            && families.len() == titles.len()
            && of.len() < 2
            && !titles.iter().any(|o| offices::is_generic(o)))
        .then_some(titles)
    }
}
