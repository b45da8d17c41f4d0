//! Who is called by a post that the report does not give him: by a former one, or by a bare "the minister" of whoever speaks
//! for a ministry.

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::mentions::{RoleMention, What};
use crate::offices;
use sidelines_facts::{CountryCode, Tenure};

impl Discourse {
    /// "X, the African Union's envoy, arrived. The former Nigerian president met Y": whom the report knows only by what he is
    /// now, where the lists have him act for that country, or he acts for an organisation.
    pub(super) fn once_in_office(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
        role: &RoleMention,
    ) -> Option<usize> {
        let office = role.offices.first()?;
        let [country] = role.countries.as_slice() else {
            return None;
        };
        if role.plural || role.indefinite || office.qualifier != Some(Tenure::Former) {
            return None;
        }
        let could = |p: usize| {
            a.people.all.get(p).is_some_and(|x| match x.country {
                Some(c) => {
                    c == *country
                        && x.offices.iter().all(|h| {
                            offices::family(&h.office.canonical)
                                != offices::family(&office.canonical)
                                || h.office.qualifier == Some(Tenure::Former)
                        })
                }
                None => crate::known::country(&x.name)
                    .map_or(a.people.speaks_for_body(p), |c| c == *country),
            })
        };
        self.recent_person(a, s, i, could)
    }

    /// The country for which the spokesperson speaks who acts in the clause above node `at`.
    pub(super) fn spoken_for(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        at: usize,
    ) -> Option<CountryCode> {
        let t = &s.tree;
        let speaks = |p: &usize| {
            a.people.all.get(*p).is_some_and(|x| {
                x.offices
                    .iter()
                    .any(|h| offices::speaks_for_others(&h.office.canonical))
            })
        };
        let country = |p: &usize| a.people.all.get(*p).and_then(|x| x.country);
        // "the spokeswoman": the one told of last.
        let last = || {
            let told = self.seen.iter().rev().filter_map(|n| match n.who {
                Who::Person(p) => Some(p),
                _ => None,
            });
            told.into_iter().find(speaks)
        };
        t.ancestors(at)
            .filter(|&v| t.is_verb(v))
            .filter_map(|v| t.child(v, &["nsubj"]))
            .filter(|&n| n != at)
            .find_map(|n| match s.mention(n).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.filter(speaks),
                Some(What::Role(r)) => last().filter(|_| {
                    r.offices
                        .iter()
                        .any(|o| offices::speaks_for_others(&o.canonical))
                }),
                None if t.node(n).lemma.starts_with("spokes") => last(),
                _ => None,
            })
            .and_then(|p| country(&p))
    }
}
