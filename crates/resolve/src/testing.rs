//! Made-up reports as they are resolved.

use crate::input::ReportFacts;
use crate::record::ReportMeta;
use proptest::prelude::*;
use sidelines_made::Made;

fn as_given(made: Made) -> ReportFacts {
    ReportFacts {
        meta: ReportMeta {
            id: made.id,
            published: made.published,
            agency: made.agency,
            ..ReportMeta::default()
        },
        facts: made.facts,
        fingerprints: crate::fingerprints(&made.text),
    }
}

/// Up to seven reports of up to six facts; ids are distinct.
pub(crate) fn any_reports() -> impl Strategy<Value = Vec<ReportFacts>> {
    sidelines_made::any_reports(7).prop_map(|reports| reports.into_iter().map(as_given).collect())
}
