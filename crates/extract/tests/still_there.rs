//! Whether a trip goes on, by what its traveller still has to do there.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Body, EncounterKind, Status};
use told::told;

/// What has become of the visits that are told in a report of Monday, June 3, 2024.
fn visits(text: &str) -> Vec<Status> {
    told("2024-06-03", text)
        .filter_map(|f| match f {
            Body::Encounter(e) if e.kind == EncounterKind::Visit => Some(e.status),
            _ => None,
        })
        .collect()
}

const CALL: &str = "Chilean Defence Minister Maya Fernandez held talks with her Peruvian counterpart Walter Astudillo in \
                    Lima on Monday during a visit to Peru.";

#[test]
fn who_has_somebody_to_meet_there_has_not_left() {
    let more = "Fernandez will meet President Dina Boluarte in Lima on Tuesday.";
    assert_eq!(visits(&format!("{CALL} {more}")), [Status::Ongoing]);
}

#[test]
fn who_has_not_may_have_left() {
    let more = "Fernandez had met President Dina Boluarte in Lima in May.";
    assert_eq!(visits(&format!("{CALL} {more}")), [Status::Occurred]);
}

#[test]
fn the_first_day_of_a_visit_begins_it() {
    let told = "Chilean Defence Minister Maya Fernandez held talks with her Peruvian counterpart Walter Astudillo in Lima on \
                Monday, the first day of her visit to Peru.";
    assert_eq!(visits(told), [Status::Ongoing]);
}

#[test]
fn the_last_day_of_a_visit_ends_it() {
    let told = "Chilean Defence Minister Maya Fernandez held talks with her Peruvian counterpart Walter Astudillo in Lima on \
                Sunday, the last day of her visit to Peru.";
    assert_eq!(visits(told), [Status::Occurred]);
}
