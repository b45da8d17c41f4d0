//! What became of an encounter, from what was said of it.

use crate::record::StatusClaim;
use sidelines_facts::Status;
use std::collections::BTreeMap;

/// The position (in `history`) of the claim whose status is shown.
///
/// 1. Of each report the last word counts (its claims come in the order of the text), but what a report
///    tells as held is held, whatever else it says.
/// 2. Held stands, unless a report of a later day denies it.
/// 3. Otherwise the report of the latest day decides: under way before called off, called off before
///    denied, denied before planned, planned before possible, where several share that day. Reports
///    without a day count as earlier than all others. What was put off to another day is planned for it.
pub(crate) fn shown(history: &[StatusClaim]) -> Option<usize> {
    let mut last_word: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, said) in history.iter().enumerate() {
        let word = last_word.entry(&said.claim.report).or_insert(i);
        if history[*word].status != Status::Occurred {
            *word = i;
        }
    }
    let words: Vec<usize> = last_word.into_values().collect();
    let day = |i: usize| history[i].published.as_ref();
    let held = words
        .iter()
        .copied()
        .filter(|&i| history[i].status == Status::Occurred);
    let held = held.max_by_key(|&i| (day(i), std::cmp::Reverse(i)));
    let latest = words
        .iter()
        .copied()
        .filter(|&i| history[i].status != Status::Occurred);
    let latest = latest.max_by_key(|&i| (day(i), weight(&history[i]), std::cmp::Reverse(i)));
    match (held, latest) {
        (Some(held), Some(latest)) => {
            let denied = history[latest].status == Status::Denied && day(latest) > day(held);
            Some(if denied { latest } else { held })
        }
        (held, latest) => held.or(latest),
    }
}

fn weight(claim: &StatusClaim) -> u8 {
    match claim.status {
        Status::Occurred => 7,
        Status::Ongoing => 6,
        // To what day says more than that it is not on this one.
        Status::Cancelled if claim.moved_to.is_some() => 5,
        Status::Cancelled => 4,
        Status::Denied => 3,
        Status::Planned => 2,
        Status::Possible => 1,
    }
}

/// The claims (positions in `history`) that contradict another rather than follow it, in order.
///
/// What was planned and then held, denied and then announced, called off after the plan is a history: of each
/// day the later word stands. It is a contradiction where one denies what another, on that day or before, says
/// took place; where plan and denial are of one day; and where something is said to be called off that others
/// had told as held by then. Reports without a day are of any day.
pub(crate) fn contradictory(history: &[StatusClaim]) -> Vec<usize> {
    let against = |off: &StatusClaim, other: &StatusClaim| {
        let same_day = match (&off.published, &other.published) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        };
        let before = same_day || other.published < off.published;
        match (off.status, other.status) {
            (Status::Denied | Status::Cancelled, Status::Occurred | Status::Ongoing) => before,
            (Status::Denied, Status::Planned | Status::Possible) => same_day,
            _ => false,
        }
    };
    let off: Vec<&StatusClaim> = history
        .iter()
        .filter(|h| matches!(h.status, Status::Denied | Status::Cancelled))
        .collect();
    (0..history.len())
        .filter(|&i| {
            let own = &history[i];
            off.iter().any(|off| against(off, own))
                || off.iter().any(|off| std::ptr::eq(*off, own))
                    && history.iter().any(|other| against(own, other))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::ClaimRef;

    fn said(report: &str, index: usize, status: Status, day: &str) -> StatusClaim {
        StatusClaim {
            status,
            claim: ClaimRef {
                report: report.into(),
                index,
            },
            according_to: None,
            published: day.parse().ok(),
            date: None,
            moved_to: None,
        }
    }

    fn result(history: &[StatusClaim]) -> Status {
        history[shown(history).unwrap()].status
    }

    #[test]
    fn held_beats_planned_whenever_told() {
        use Status::{Occurred, Planned};
        let plan = said("a", 0, Planned, "2023-06-05");
        let held = said("b", 0, Occurred, "2023-06-04");
        assert_eq!(result(&[held.clone(), plan.clone()]), Occurred);
        assert_eq!(result(&[plan, held]), Occurred);
    }

    #[test]
    fn a_later_denial_is_shown_and_disputed() {
        use Status::{Denied, Occurred, Planned};
        let history = [
            said("a", 0, Occurred, "2023-06-04"),
            said("b", 0, Denied, "2023-06-05"),
        ];
        assert_eq!(result(&history), Denied);
        assert!(!contradictory(&history).is_empty());
        let history = [
            said("a", 0, Denied, "2023-06-04"),
            said("b", 0, Occurred, "2023-06-05"),
        ];
        assert_eq!(result(&history), Occurred);
        // Denied beforehand and held all the same.
        assert!(contradictory(&history).is_empty());
        let history = [
            said("a", 0, Planned, "2023-06-04"),
            said("b", 0, Occurred, "2023-06-05"),
        ];
        assert!(contradictory(&history).is_empty());
    }

    #[test]
    fn the_last_word_of_a_report_decides() {
        use Status::{Denied, Possible};
        let history = [
            said("a", 0, Denied, "2021-07-28"),
            said("a", 1, Possible, "2021-07-28"),
            said("b", 0, Denied, "2021-07-28"),
            said("b", 1, Possible, "2021-07-28"),
        ];
        assert_eq!(result(&history), Possible);
        assert!(!contradictory(&history).is_empty());
    }

    #[test]
    fn called_off_after_the_plan() {
        use Status::{Cancelled, Planned};
        let history = [
            said("a", 0, Planned, "2021-07-01"),
            said("b", 0, Cancelled, "2021-07-02"),
        ];
        assert_eq!(result(&history), Cancelled);
        assert!(contradictory(&history).is_empty());
        let again = said("c", 0, Planned, "2021-07-09");
        assert_eq!(
            result(&[history[0].clone(), history[1].clone(), again]),
            Planned
        );
    }
}
