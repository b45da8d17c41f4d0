//! What turns out to be one encounter once days, places and statuses are settled.

use super::Draft;
use super::merge::merge;
use super::same::same;
use crate::analysis::Analysis;
use sidelines_facts::Status;

/// Joins what tells of one encounter now that it is known when and where each was: "arrived on Monday on a four-day visit",
/// and sentences later "while he is in the capital, he will meet X".
pub(crate) fn told_twice(a: &Analysis<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::with_capacity(drafts.len());
    for d in drafts {
        match out.iter().rposition(|e| open_to(e, &d) && same(a, e, &d)) {
            Some(i) => {
                let e = &mut out[i];
                // The day has settled what became of the one whose day is told.
                let settled = match (e.date.is_some(), d.date.is_some()) {
                    (true, false) => Some(e.status),
                    (false, true) => Some(d.status),
                    _ => None,
                };
                merge(a, e, d);
                e.status = settled.unwrap_or(e.status);
            }
            None => out.push(d),
        }
    }
    out
}

/// Whether neither was moved to another day, and neither is told with less certainty than the other.
fn open_to(e: &Draft, d: &Draft) -> bool {
    let moved = |x: &Draft| x.postponed || x.moved_to.is_some();
    let real = |s: Status| matches!(s, Status::Occurred | Status::Ongoing | Status::Planned);
    !moved(e) && !moved(d) && (e.status == d.status || real(e.status) && real(d.status))
}
