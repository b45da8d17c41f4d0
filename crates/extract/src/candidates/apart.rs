//! "met A in Kyiv on Monday and B in Chisinau on Tuesday": one with each, at a place of his own.

use super::Reader;
use crate::mentions::What;
use crate::refs::Who;
use sidelines_facts::{CountryCode, PartyRole};

impl Reader<'_> {
    /// Whether behind each of the two named behind the trigger stands a place, and not in the same country.
    pub(super) fn each_at_a_place(
        &self,
        right: &[(Who, Option<PartyRole>)],
        trigger: usize,
    ) -> bool {
        let [(first, _), (second, _)] = right else {
            return false;
        };
        let t = &self.s().tree;
        let named = |who: &Who| {
            (trigger + 1..t.nodes.len()).find(|&i| match self.s().mention(i).map(|m| &m.what) {
                Some(What::Person(p)) => p.person.map(Who::Person).as_ref() == Some(who),
                _ => false,
            })
        };
        let (Some(one), Some(other)) = (named(first), named(second)) else {
            return false;
        };
        let place = |from: usize, to: usize| -> Option<CountryCode> {
            (from..to).find_map(|i| match self.s().mention(i).map(|m| &m.what) {
                Some(What::Place(p)) if t.node(i).dep == "pobj" => p.country,
                _ => None,
            })
        };
        let (Some(here), Some(there)) = (place(one, other), place(other, t.nodes.len())) else {
            return false;
        };
        one < other && here != there
    }
}
