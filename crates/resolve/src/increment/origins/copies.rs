//! Which reports have words in common with one that comes.

use super::super::Stop;
use super::super::kept::{Kept, ReportKey};
use super::super::part::Part;
use super::Origins;
use crate::sources::BOILERPLATE;
use std::collections::{BTreeMap, BTreeSet};

impl Origins {
    /// The first of the reports with these very words, and its id.
    pub(super) fn first<K: Kept>(
        &self,
        part: &mut Part<'_, K>,
        copies: u64,
    ) -> Result<Option<(String, ReportKey)>, Stop<K::Error>> {
        let kept = part.kept.copies(copies)?.into_iter();
        let kept = kept
            .filter(|k| !self.leaving.contains(k))
            .map(|k| self.here(k));
        let come = self.copies.get(&copies).into_iter().flatten().copied();
        let mut first: Option<(String, ReportKey)> = None;
        for other in kept.chain(come).collect::<Vec<_>>() {
            let id = part.report(other)?.meta.id.clone();
            if first.as_ref().is_none_or(|f| id < f.0) {
                first = Some((id, other));
            }
        }
        Ok(first)
    }

    pub(super) fn size<K: Kept>(
        &self,
        part: &Part<'_, K>,
        report: ReportKey,
    ) -> Result<usize, Stop<K::Error>> {
        Ok(match self.coming.get(&report) {
            Some(prints) => prints.iter().collect::<BTreeSet<_>>().len(),
            None => part.kept.sizes(self.row_key(report))?,
        })
    }

    /// Those that have a fingerprint now, of very copies the first, if they are not too many.
    pub(super) fn having<K: Kept>(
        &self,
        part: &Part<'_, K>,
        print: u64,
    ) -> Result<BTreeSet<ReportKey>, Stop<K::Error>> {
        let most = BOILERPLATE + 1 + self.leaving.len() + self.replaced.len();
        let kept = part.kept.prints(print, most)?.into_iter();
        let kept = kept
            .filter(|k| !self.leaving.contains(k))
            .map(|k| self.here(k));
        let mut having: BTreeSet<ReportKey> = kept.filter(|k| !self.replaced.contains(k)).collect();
        having.extend(self.come.get(&print).into_iter().flatten());
        Ok(having)
    }

    /// How many fingerprints each first report shares with these.
    pub(super) fn sharing<K: Kept>(
        &self,
        part: &Part<'_, K>,
        prints: &BTreeSet<u64>,
    ) -> Result<BTreeMap<ReportKey, usize>, Stop<K::Error>> {
        let mut shared: BTreeMap<ReportKey, usize> = BTreeMap::new();
        for print in prints {
            let having = self.having(part, *print)?;
            // The report itself has it, too.
            if having.len() < BOILERPLATE {
                for key in having {
                    *shared.entry(key).or_default() += 1;
                }
            }
        }
        Ok(shared)
    }

    /// Where a fingerprint becomes too common to count, or no longer is, all who have it would be compared anew.
    pub(super) fn check_boilerplate<K: Kept>(
        &self,
        part: &Part<'_, K>,
    ) -> Result<(), Stop<K::Error>> {
        let prints: BTreeSet<u64> = self.come.keys().chain(self.gone.keys()).copied().collect();
        for print in prints {
            let was = part.kept.prints(print, BOILERPLATE + 1)?.len() > BOILERPLATE;
            let is = self.having(part, print)?.len() > BOILERPLATE;
            if was != is {
                return Err(Stop::TooFar);
            }
        }
        Ok(())
    }
}
