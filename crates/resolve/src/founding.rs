//! Ids of earlier times. An entry's id comes of the earliest claim that it is made of; every claim has the id that it
//! would give, and so an id that no entry has any longer leads by its claim to the entry that is made of it now.

use crate::case::Case;
use crate::corrections::{Corrections, Target, find, find_in_other_words, find_name, printed};
use crate::encounters::founded as encounters;
use crate::events::founded as events;
use crate::ids::first_id;
use crate::input::ReportFacts;
use crate::persons::Sightings;
use crate::quotes::founded as quotes;
use crate::record::{ClaimRef, Record};
use sidelines_facts::Body;
use std::collections::BTreeSet;

/// A claim, or a naming in it, with the id of an entry of which it is the earliest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Founded {
    /// The id.
    pub id: String,
    /// The claim.
    pub claim: ClaimRef,
    /// Of a person: the names as printed in the report.
    pub names: BTreeSet<String>,
}

/// The ids of a kind ("e", "p", "q", "v") that the claims of a report found.
#[must_use]
pub fn founded(report: &ReportFacts, kind: &str) -> Vec<Founded> {
    let case = Case::new(std::slice::from_ref(report), &Corrections::default());
    let own = match kind {
        "e" => encounters(&case),
        "q" => quotes(&case),
        "v" => events(&case),
        "p" => return persons(&case),
        _ => Vec::new(),
    };
    own.into_iter()
        .map(|(at, id)| Founded {
            id,
            claim: case.claim(at),
            names: BTreeSet::new(),
        })
        .collect()
}

fn persons(case: &Case<'_>) -> Vec<Founded> {
    let seen = Sightings::of(case);
    seen.all
        .iter()
        .map(|sighting| {
            let look = &seen.looks[sighting.look];
            Founded {
                id: first_id("p", &look.content()),
                claim: case.claim(sighting.claim()),
                names: look.forms.clone(),
            }
        })
        .collect()
}

impl Founded {
    /// The same in a later reading of the report; none where it tells nothing like that.
    #[must_use]
    pub fn again(&self, then: &ReportFacts, now: &ReportFacts) -> Option<Self> {
        if !self.names.is_empty() {
            let printed = printed(&now.facts);
            let names = self.names.iter().filter_map(|n| find_name(n, &printed));
            let names: BTreeSet<String> = names.map(str::to_owned).collect();
            return (!names.is_empty()).then(|| Self {
                names,
                ..self.clone()
            });
        }
        let index = find_in_other_words(then.facts.get(self.claim.index)?, &now.facts)?;
        Some(Self {
            claim: ClaimRef {
                index,
                ..self.claim.clone()
            },
            ..self.clone()
        })
    }

    /// The id of the entry that is made of the claim now.
    #[must_use]
    pub fn entry<'a>(&self, record: &'a Record) -> Option<&'a str> {
        if !self.names.is_empty() {
            let named = |s: &crate::record::Spelling| {
                self.names.contains(&s.name) && s.reports.contains(&self.claim.report)
            };
            let mut persons = record.persons.iter();
            return persons
                .find(|p| p.spellings.iter().any(named))
                .map(|p| p.id.as_str());
        }
        let kind = self.id.get(..2).unwrap_or_default();
        record
            .all_told()
            .filter(|(id, _)| id.starts_with(kind))
            .find(|(_, told)| told.claims.contains(&self.claim))
            .map(|(id, _)| id)
    }
}

impl Target {
    /// The report that tells it first.
    #[must_use]
    pub fn founder(&self) -> Option<&str> {
        match self {
            Self::Claims { claims } => claims.first().map(|f| f.report.as_str()),
            Self::Person { names } => names.first().map(|n| n.report.as_str()),
            Self::Holder { .. } => None,
        }
    }

    /// The id of the entry that it was when the correction was made; `report` is that of [`Target::founder`].
    #[must_use]
    pub fn id_then(&self, report: &ReportFacts) -> Option<String> {
        match self {
            Self::Claims { claims } => {
                let first = claims.first()?;
                let kind = match first.body {
                    Body::Encounter(_) => "e",
                    Body::Quote(_) => "q",
                    Body::Event(_) => "v",
                    _ => return None,
                };
                let index = find(first, &report.facts)?;
                let mut all = founded(report, kind).into_iter();
                all.find(|f| f.claim.index == index).map(|f| f.id)
            }
            Self::Person { names } => {
                let name = find_name(&names.first()?.name, &printed(&report.facts))?;
                let mut all = founded(report, "p").into_iter();
                all.find(|f| f.names.contains(name)).map(|f| f.id)
            }
            Self::Holder { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::any_reports;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]
        #[test]
        fn every_id_is_founded_by_a_claim_that_leads_to_it(reports in any_reports()) {
            let record = crate::resolve(&reports, &Corrections::default());
            for kind in ["e", "q"] {
                let founded: Vec<Founded> = reports.iter().flat_map(|r| founded(r, kind)).collect();
                for (id, _) in record.all_told().filter(|(id, _)| id.starts_with(kind)) {
                    // Of two quotes that are founded alike the second has a number.
                    let of_it = founded.iter().find(|f| f.id == id);
                    prop_assert!(kind == "q" || of_it.is_some_and(|f| f.entry(&record) == Some(id)));
                }
                for f in &founded {
                    prop_assert!(f.entry(&record).is_some());
                }
            }
            for f in reports.iter().flat_map(|r| founded(r, "p")) {
                prop_assert!(f.entry(&record).is_some_and(|id| id.starts_with("p-")));
            }
        }
    }
}
