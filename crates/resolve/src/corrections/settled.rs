//! What the corrections in force come to, as it is kept beside the record: report by report, so that a part of the record
//! can be brought up to date without finding all corrections again in all reports.

use super::rulings::Rulings;
use super::{Action, Correction, CorrectionEffect, CorrectionState, Corrections, Target};
use crate::input::ReportFacts;
use serde::{Deserialize, Serialize};
use sidelines_facts::Body;
use std::collections::{BTreeMap, BTreeSet};

/// What corrections, by their ids, say of a claim or of whoever has a name.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Ruled {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) marks: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) sets: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) apart: Vec<(String, bool)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) together: Vec<(String, bool)>,
}

/// What corrections come to in a report.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct OfReport {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) rejected: Vec<usize>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) nobody: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) claims: BTreeMap<usize, Ruled>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) names: BTreeMap<String, Ruled>,
}

impl OfReport {
    pub(super) fn claim(&mut self, position: usize) -> &mut Ruled {
        self.claims.entry(position).or_default()
    }

    pub(super) fn name(&mut self, name: &str) -> &mut Ruled {
        self.names.entry(name.to_owned()).or_default()
    }

    /// The ids of the corrections that speak of a claim.
    pub(crate) fn marks(&self, position: usize) -> &[String] {
        self.claims.get(&position).map_or(&[], |r| &r.marks)
    }

    /// The claims that count by one of the two alone.
    pub(crate) fn counting_otherwise(&self, other: &Self) -> BTreeSet<usize> {
        let [a, b] = [self, other].map(|r| r.rejected.iter().copied().collect::<BTreeSet<_>>());
        a.symmetric_difference(&b).copied().collect()
    }

    /// The claims of which something else is said than in `other`.
    pub(crate) fn said_otherwise(&self, other: &Self) -> BTreeMap<usize, Otherwise> {
        let counting = self.counting_otherwise(other);
        let mut claims: BTreeSet<usize> = counting.clone();
        claims.extend(self.claims.keys().chain(other.claims.keys()));
        let none = Ruled::default();
        let of =
            |all: &'_ Self, i: &usize| all.claims.get(i).cloned().unwrap_or_else(|| none.clone());
        let differing = claims.into_iter().filter_map(|i| {
            let (a, b) = (of(self, &i), of(other, &i));
            let otherwise = if counting.contains(&i) {
                Otherwise::Counted
            } else if (&a.apart, &a.together) != (&b.apart, &b.together) {
                Otherwise::Grouped
            } else if a.sets != b.sets {
                Otherwise::Set
            } else if a.marks != b.marks {
                Otherwise::Marked
            } else {
                return None;
            };
            Some((i, otherwise))
        });
        differing.collect()
    }
}

/// What else corrections say of a claim; what comes first includes what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Otherwise {
    /// Whether it counts.
    Counted,
    /// With which claims it is one.
    Grouped,
    /// Which values its entry has.
    Set,
    /// Which corrections speak of it.
    Marked,
}

/// Whether `report` counts as read anew where what corrections come to in it (JSON, as [`settle`] gives it) is `is`
/// and was `was`: other names count, or claims other than encounters, or something else is said of people. Otherwise
/// only single claims are spoken of otherwise.
#[must_use]
pub fn reads_anew(report: &ReportFacts, was: Option<&str>, is: Option<&str>) -> bool {
    let read = |told: Option<&str>| {
        told.map_or(Some(OfReport::default()), |told| {
            serde_json::from_str(told).ok()
        })
    };
    let (Some(was), Some(is)) = (read(was), read(is)) else {
        return true;
    };
    let counting = was.counting_otherwise(&is);
    let is_encounter = |&i: &usize| {
        let fact = report.facts.get(i);
        fact.is_some_and(|f| matches!(f.body, Body::Encounter(_)))
    };
    // When a report without a day was written, its claims tell.
    let followed =
        counting.is_empty() || report.meta.published.is_some() && counting.iter().all(is_encounter);
    !followed || (was.nobody, was.names) != (is.nobody, is.names)
}

/// What a correction comes to, whatever entries it bears on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Its id.
    pub correction: String,
    /// Whether a later one says the contrary.
    pub overruled: bool,
    /// Whether it leaves something out.
    pub effective: bool,
    /// Ids of those that say the contrary.
    pub against: BTreeSet<String>,
}

/// The reports that a correction speaks of.
#[must_use]
pub fn reports_of(action: &Action) -> BTreeSet<&str> {
    let targets: Vec<&Target> = match action {
        Action::Merge { a, b } | Action::NotSame { a, b } | Action::Split { out: a, rest: b } => {
            vec![a, b]
        }
        Action::Set { entry, .. }
        | Action::Reject { entry }
        | Action::Accept { entry }
        | Action::Note { entry } => vec![entry],
        Action::Undo { .. } => Vec::new(),
    };
    let mut out = BTreeSet::new();
    for target in targets {
        match target {
            Target::Claims { claims } => out.extend(claims.iter().map(|c| c.report.as_str())),
            Target::Person { names } | Target::Holder { names, .. } => {
                out.extend(names.iter().map(|n| n.report.as_str()));
            }
        }
    }
    out
}

/// What the corrections come to in each of the reports they speak of, as JSON by the report's id; and what each comes
/// to. `reports` are those in force that [`reports_of`] names, each once.
#[must_use]
pub fn settle(
    corrections: &Corrections,
    reports: &[ReportFacts],
) -> (BTreeMap<String, String>, Vec<Outcome>) {
    let mut sorted: Vec<&ReportFacts> = reports.iter().collect();
    sorted.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
    let rulings = Rulings::of(corrections, &sorted);
    let by_report = rulings.by_report().into_iter();
    let told = |of: &OfReport| serde_json::to_string(of).unwrap_or_default();
    (
        by_report
            .map(|(r, of)| (sorted[r].meta.id.clone(), told(&of)))
            .collect(),
        rulings.outcomes(),
    )
}

/// What has become of corrections, in the order of the ledger: what each comes to, and the ids of the entries that it
/// bears on.
#[must_use]
pub fn effects(
    list: &[Correction],
    mut outcomes: Vec<Outcome>,
    entries: Vec<BTreeSet<String>>,
) -> Vec<CorrectionEffect> {
    // Two values for one field of one entry.
    let mut last: BTreeMap<(&str, &str, String), usize> = BTreeMap::new();
    for (k, (correction, entries)) in list.iter().zip(&entries).enumerate() {
        let Action::Set {
            party,
            field,
            value,
            ..
        } = &correction.action
        else {
            continue;
        };
        let whose = party.as_ref().map(|p| format!("{p:?}")).unwrap_or_default();
        for id in entries {
            let key = (id.as_str(), field.as_str(), whose.clone());
            if let Some(before) = last.insert(key, k)
                && matches!(&list[before].action, Action::Set { value: v, .. } if v != value)
            {
                outcomes[before].overruled = true;
                outcomes[before].against.insert(correction.id.clone());
                outcomes[k].against.insert(list[before].id.clone());
            }
        }
    }
    outcomes
        .into_iter()
        .zip(entries)
        .map(|(outcome, entries)| CorrectionEffect {
            state: if outcome.overruled {
                CorrectionState::Overruled
            } else if !entries.is_empty() || outcome.effective {
                CorrectionState::Applied
            } else {
                CorrectionState::Idle
            },
            id: outcome.correction,
            against: outcome.against.into_iter().collect(),
            entries: entries.into_iter().collect(),
        })
        .collect()
}
