//! What corrections are about, found again in the reports.

use super::anchor::{find, find_name, printed};
use super::rulings::Naming;
use super::{NamedIn, Target};
use crate::case::At;
use crate::input::ReportFacts;
use crate::wording::fold;
use std::collections::BTreeSet;

/// The reports in which targets are looked for.
pub(super) struct Found<'a> {
    pub(super) reports: &'a [&'a ReportFacts],
}

impl Found<'_> {
    fn report(&self, id: &str) -> Option<usize> {
        self.reports
            .binary_search_by(|r| r.meta.id.as_str().cmp(id))
            .ok()
    }

    /// The claims that are still there, in the order of the target.
    pub(super) fn claims(&self, target: &Target) -> Vec<At> {
        let Target::Claims { claims } = target else {
            return Vec::new();
        };
        let mut out: Vec<At> = Vec::new();
        for anchor in claims {
            let at = self
                .report(&anchor.report)
                .and_then(|r| Some((r, find(anchor, &self.reports[r].facts)?)));
            out.extend(at.filter(|at| !out.contains(at)));
        }
        out
    }

    pub(super) fn names(&self, names: &[NamedIn]) -> Vec<Naming> {
        let mut out: Vec<Naming> = Vec::new();
        for named in names {
            let naming = self.report(&named.report).and_then(|r| {
                let printed = printed(&self.reports[r].facts);
                Some((r, fold(find_name(&named.name, &printed)?)))
            });
            out.extend(naming);
        }
        let mut seen = BTreeSet::new();
        out.retain(|n| seen.insert(n.clone()));
        out
    }
}
