//! Reports in which corrections come to something else, and in which nothing else changed.

use super::kept::{Kept, Place, ReportKey, Row};
use super::part::Part;
use super::view::World;
use super::{Decisions, Progress, Stop};
use crate::corrections::{OfReport, Otherwise};
use std::collections::{BTreeMap, BTreeSet};

/// What corrections came to in a report and come to now.
#[derive(Default)]
pub(super) struct Ruling {
    was: OfReport,
    is: OfReport,
}

impl Ruling {
    pub(super) fn of(&self, world: World) -> &OfReport {
        match world {
            World::Old => &self.was,
            World::New => &self.is,
        }
    }
}

/// What corrections say otherwise of single claims.
#[derive(Default)]
pub(super) struct Ruled {
    /// Claims that count in one of the worlds alone.
    pub(super) counted: BTreeSet<Place>,
    /// Claims that can be one with others than they were; and all spoken of that are told of no encounter.
    pub(super) claims: BTreeSet<Place>,
    /// Encounters that are made of the same claims as before, and whether they can have other values.
    pub(super) encounters: BTreeMap<String, bool>,
}

impl Ruled {
    pub(super) fn is_empty(&self) -> bool {
        self.claims.is_empty() && self.encounters.is_empty()
    }
}

/// The reports in which corrections come to something else, of those that did not change; rows and all.
pub(super) fn rulings<K: Kept>(
    kept: &K,
    changed: &BTreeSet<ReportKey>,
    decisions: &Decisions,
    progress: &mut Progress,
) -> Result<BTreeMap<ReportKey, Ruling>, Stop<K::Error>> {
    let read = |told: &Option<String>| match told {
        Some(told) => serde_json::from_str(told).map_err(|_| Stop::TooFar),
        None => Ok(OfReport::default()),
    };
    let mut out = BTreeMap::new();
    for (&report, is) in &decisions.rulings {
        if changed.contains(&report) {
            continue;
        }
        let was = kept.ruling(report)?;
        out.insert(
            report,
            Ruling {
                was: read(&was)?,
                is: read(is)?,
            },
        );
        was.into_iter()
            .for_each(|told| progress.gone(Row::Ruling { report, told }));
        is.clone()
            .into_iter()
            .for_each(|told| progress.come(Row::Ruling { report, told }));
    }
    Ok(out)
}

/// What of the record these rulings touch.
pub(super) fn touched<K: Kept>(part: &Part<'_, K>) -> Result<Ruled, Stop<K::Error>> {
    let mut out = Ruled::default();
    // A widely told encounter is met with once.
    let mut known: BTreeMap<Place, String> = BTreeMap::new();
    for (&report, ruling) in &part.ruled {
        for (i, otherwise) in ruling.was.said_otherwise(&ruling.is) {
            let at = (report, i);
            if otherwise == Otherwise::Counted {
                out.counted.insert(at);
            }
            if matches!(otherwise, Otherwise::Counted | Otherwise::Grouped) {
                out.claims.insert(at);
                continue;
            }
            if !known.contains_key(&at)
                && let Some(entry) = part.kept.entry_of(at)?
            {
                if entry.starts_with("e-") {
                    let claims = part.kept.claims_of(&entry)?.into_iter();
                    known.extend(claims.map(|at| (at, entry.clone())));
                } else {
                    out.claims.insert(at);
                }
            }
            if let Some(entry) = known.get(&at) {
                let values = out.encounters.entry(entry.clone()).or_default();
                *values |= otherwise == Otherwise::Set;
            }
        }
    }
    Ok(out)
}
