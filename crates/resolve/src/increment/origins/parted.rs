//! Origins that a change may have parted.

use super::super::Stop;
use super::super::kept::{Kept, ReportKey};
use super::super::part::Part;
use super::{Origins, Working};
use crate::case::Source;
use crate::record::{Origin, ReportMeta};
use crate::sources::{BOILERPLATE, origins_of};
use std::collections::BTreeSet;

/// More reports than this are not compared again with each other.
const COMPARED: usize = 300;

/// Reports of one origin, and the origin.
type Apart = (BTreeSet<ReportKey>, Origin);

impl Origins {
    /// Compares the reports of the origins that may have parted; returns those that no longer have the origin of most.
    pub(super) fn compare_again<K: Kept>(
        &mut self,
        part: &mut Part<'_, K>,
    ) -> Result<BTreeSet<ReportKey>, Stop<K::Error>> {
        let mut left = BTreeSet::new();
        let again = std::mem::take(&mut self.again);
        let numbers: Vec<i64> = self
            .working
            .iter()
            .filter(|(_, w)| w.keys.iter().any(|k| again.contains(k)))
            .map(|(number, _)| *number)
            .collect();
        for number in numbers {
            let Some(working) = self.working.remove(&number) else {
                continue;
            };
            let mut parts = self.parts(part, &working.keys)?;
            parts.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
            let mut firsts = working.firsts;
            for (i, (keys, origin)) in parts.into_iter().enumerate() {
                let mut own = number;
                if i > 0 {
                    own = self.free(part, number)?;
                    left.extend(&keys);
                }
                let was = working.was.iter();
                let was = was.map(|w| w.intersection(&keys).copied().collect::<BTreeSet<_>>());
                let working = Working {
                    was: was.filter(|w| !w.is_empty()).collect(),
                    keys,
                    origin,
                    firsts: std::mem::take(&mut firsts),
                };
                self.working.insert(own, working);
            }
            if !firsts.is_empty() {
                // Nobody is left in it.
                let working = Working {
                    origin: Origin::default(),
                    keys: BTreeSet::new(),
                    was: Vec::new(),
                    firsts,
                };
                self.working.insert(number, working);
            }
        }
        Ok(left)
    }

    /// The origins of these reports, compared with each other.
    fn parts<K: Kept>(
        &self,
        part: &mut Part<'_, K>,
        keys: &BTreeSet<ReportKey>,
    ) -> Result<Vec<Apart>, Stop<K::Error>> {
        if keys.len() > COMPARED {
            return Err(Stop::TooFar);
        }
        let mut reports: Vec<(ReportKey, ReportMeta, Vec<u64>)> = Vec::new();
        for &key in keys {
            let prints = match self.coming.get(&key) {
                Some(prints) => prints.clone(),
                None => part.kept.fingerprints(key)?,
            };
            reports.push((key, part.report(key)?.meta.clone(), prints));
        }
        reports.sort_by(|a, b| a.1.id.cmp(&b.1.id));
        let mut common: BTreeSet<u64> = BTreeSet::new();
        let all: BTreeSet<u64> = reports.iter().flat_map(|r| r.2.iter().copied()).collect();
        for print in all {
            if self.having(part, print)?.len() > BOILERPLATE {
                common.insert(print);
            }
        }
        let sources: Vec<Source<'_>> = reports
            .iter()
            .map(|(_, meta, prints)| Source {
                meta,
                facts: Vec::new(),
                fingerprints: prints,
            })
            .collect();
        let parts = origins_of(&sources, &common).into_iter();
        let keys = |own: Vec<usize>| own.into_iter().map(|r| reports[r].0).collect();
        Ok(parts.map(|(own, origin)| (keys(own), origin)).collect())
    }
}
