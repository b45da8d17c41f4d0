//! Gatherings that a report calls by what the organisation named beside them holds: "its Ministerial Council", "the 38th
//! Summit of Heads of State", "a meeting of the foreign ministers" before its summit.

use super::Reader;
use super::whose::level;
use crate::mentions::{OfficeRef, What};
use crate::units::GatheringSem;

impl Reader<'_> {
    /// "Spain chairs the OSCE and will host its Ministerial Council": what the organisation before calls a gathering of its
    /// own.
    pub(super) fn own_council(&self, n: usize, name: &str) -> Option<GatheringSem> {
        let gathers = name
            .split(' ')
            .any(|w| matches!(w, "Ministerial" | "Ministers" | "Summit" | "Heads"));
        let org = self
            .its_own(n)
            .or_else(|| self.of_the_actor(n))
            .filter(|_| gathers)?;
        Some(GatheringSem {
            name: format!("{org} {name}"),
            org: Some(org),
        })
    }

    /// "The BIMSTEC summit takes place on 4 June, after a meeting of the foreign ministers on 3 June": of the same organisation.
    pub(super) fn around_the_summit(&self, n: usize) -> Option<GatheringSem> {
        let t = &self.s().tree;
        let role = t.prep_objects(n, "of").into_iter().find_map(|o| {
            match self.s().mention(o).map(|m| &m.what) {
                Some(What::Role(r)) if r.plural && r.countries.is_empty() && !r.counterpart => {
                    self.who(o).is_empty().then_some(r)
                }
                _ => None,
            }
        })?;
        let beside = t.head(n).filter(|&p| {
            t.node(n).dep == "pobj"
                && matches!(
                    t.node(p).word.as_str(),
                    "after" | "before" | "following" | "by" | "with"
                )
        })?;
        let subject = t.governor(beside).and_then(|v| t.subject(v));
        let above = t.head(beside).filter(|&v| t.node(v).dep == "acl");
        let main = subject.or_else(|| above.and_then(|v| t.head(v)))?;
        let org = self.occasion(main)?.org?;
        Some(GatheringSem {
            name: format!("{org} {}", level(role)),
            org: Some(org),
        })
    }

    /// Whether it stands beside a summit that a verb in the present tense announces: "takes place on 17 August, after a meeting
    /// of the foreign ministers".
    pub(super) fn beside_one_to_come(&self, n: usize) -> bool {
        let t = &self.s().tree;
        let announced = t
            .governor(n)
            .is_some_and(|v| matches!(t.node(v).tag, "VBZ" | "VBP"));
        announced && self.around_the_summit(n).is_some()
    }

    /// "took over the chair of SADC at the 38th Summit of Heads of State in Windhoek": of the organisation named before, or of
    /// the one whose gathering was told of.
    pub(super) fn of_heads(&self, n: usize) -> Option<GatheringSem> {
        const HEADS: &[&str] = &[
            "Head of State",
            "Head of Government",
            "Heads of State and Government",
        ];
        let t = &self.s().tree;
        let heads = |o: usize| match self.s().mention(o).map(|m| &m.what) {
            Some(What::Role(r)) => {
                let lead = |o: &OfficeRef| o.org.is_none() && HEADS.contains(&o.canonical.as_str());
                r.plural && r.countries.is_empty() && r.offices.iter().any(lead)
            }
            _ => false,
        };
        let printed = self.analysis.text.get(t.node(n).span.clone())?;
        if !printed.to_lowercase().ends_with("summit")
            || !t.has_child_word(n, &["the"])
            || !t.prep_objects(n, "of").into_iter().any(heads)
        {
            return None;
        }
        let told = || self.discourse.last_gathering.as_ref()?.org.clone();
        let org = self.named_before_it(n).or_else(told)?;
        Some(GatheringSem {
            name: format!("{org} Summit"),
            org: Some(org),
        })
    }

    /// The organisation that the sentence names last before node `n`, by itself or as that of an office.
    pub(super) fn named_before_it(&self, n: usize) -> Option<String> {
        let named = |c: usize| match self.s().mention(c).map(|m| &m.what) {
            Some(What::Org(o)) if !o.body && o.country.is_none() => Some(o.name.clone()),
            Some(What::Role(r)) => r.offices.iter().find_map(|o| o.org.clone()),
            _ => None,
        };
        (0..n).rev().find_map(named)
    }
}
