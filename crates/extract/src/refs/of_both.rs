//! Who acts for two countries that are told of, without a name: "their deputies", "experts from both countries".

use super::{Discourse, Who};
use crate::analysis::{Analysis, Sentence};
use crate::offices;
use sidelines_facts::CountryCode;

/// Who is sent to meet without being told by name or post.
const SENT: &[&str] = &[
    "official",
    "expert",
    "negotiator",
    "representative",
    "delegation",
    "team",
    "diplomat",
    "delegate",
    "technician",
    "specialist",
    "officer",
];

/// Nouns for the two of whom somebody is.
const COUNTRIES: &[&str] = &[
    "country",
    "nation",
    "side",
    "state",
    "government",
    "neighbour",
    "neighbor",
];

/// Whether what node `i` names is of two countries told of: "of the two countries", "from both sides".
pub(super) fn of_two_countries(s: &Sentence, i: usize) -> bool {
    let t = &s.tree;
    ["of", "from"]
        .iter()
        .flat_map(|p| t.prep_objects(i, p))
        .any(|o| {
            COUNTRIES.contains(&t.node(o).lemma.as_str()) && t.has_child_word(o, &["two", "both"])
        })
}

/// The office in which somebody acts.
pub(super) fn office_of(a: &Analysis<'_>, who: &Who) -> Option<String> {
    match who {
        Who::Person(p) => {
            let chief = a.people.all.get(*p)?.chief_office()?;
            Some(chief.office.canonical.clone())
        }
        Who::Post { office, .. } => office.clone(),
        Who::State(_) | Who::Org { .. } => None,
    }
}

/// What a deputy of somebody is called.
fn deputy_of(a: &Analysis<'_>, who: &Who) -> Option<String> {
    offices::deputy_of(&office_of(a, who)?)
}

/// The two countries for which some act, where they are two.
pub(super) fn two_countries(a: &Analysis<'_>, all: &[Who]) -> Option<[CountryCode; 2]> {
    let mut countries: Vec<CountryCode> = Vec::new();
    for w in all {
        let c = crate::encounters::country(a, w)?;
        if !countries.contains(&c) {
            countries.push(c);
        }
    }
    countries.try_into().ok()
}

impl Discourse {
    /// The countries of the two told of, where they are two.
    pub(super) fn both_countries(&self, a: &Analysis<'_>) -> Option<[CountryCode; 2]> {
        two_countries(a, &self.pair(a))
    }

    /// "Their deputies will meet in May", "the deputies of the two ministers": of the two told of.
    pub(super) fn their_deputies(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
    ) -> Option<Vec<Who>> {
        let t = &s.tree;
        let of_ministers = || {
            t.prep_objects(i, "of").into_iter().any(|o| {
                matches!(t.node(o).lemma.as_str(), "minister" | "secretary" | "chief")
                    && t.has_child_word(o, &["two", "both"])
            })
        };
        let deputies = t.node(i).lemma == "deputy" && matches!(t.node(i).tag, "NNS" | "NNPS");
        if !deputies || !(t.has_child_word(i, &["their"]) || of_ministers()) {
            return None;
        }
        self.both_countries(a)?;
        let deputy = |w: &Who| {
            Some(Who::Post {
                office: Some(deputy_of(a, w)?),
                country: crate::encounters::country(a, w),
                org: None,
            })
        };
        self.pair(a).iter().map(deputy).collect()
    }

    /// The office of the deputies of the two told of, where both have one.
    pub(super) fn deputies_of(&self, a: &Analysis<'_>) -> Option<Vec<String>> {
        let offices: Option<Vec<String>> = self.pair(a).iter().map(|w| deputy_of(a, w)).collect();
        let mut offices = offices?;
        offices.dedup();
        (offices.len() == 1).then_some(offices)
    }

    /// "Experts from both countries will meet": their countries.
    pub(super) fn sent_by_both(
        &self,
        a: &Analysis<'_>,
        s: &Sentence,
        i: usize,
    ) -> Option<Vec<Who>> {
        let t = &s.tree;
        let sent = SENT.contains(&t.node(i).lemma.as_str())
            && matches!(t.node(i).tag, "NNS" | "NNPS")
            && of_two_countries(s, i);
        let both = self.both_countries(a).filter(|_| sent)?;
        Some(both.map(Who::State).to_vec())
    }
}
