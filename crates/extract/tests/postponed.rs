//! What was put off or brought forward has the old days, and the new ones where they are told.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Body, Edtf, Status};
use told::told;

/// Old days and new ones of what was called off.
fn put_off(text: &str) -> Vec<(String, String)> {
    let facts = told("2024-05-10", text);
    let text = |d: Option<Edtf>| d.map(|d| d.to_string()).unwrap_or_default();
    let found = facts.filter_map(|f| match f {
        Body::Encounter(e) if e.status == Status::Cancelled => {
            Some((text(e.date), text(e.moved_to)))
        }
        _ => None,
    });
    found.collect()
}

#[test]
fn postponements_tell_their_new_days() {
    let two = "Peruvian Foreign Minister Hugo Salas and Chilean Foreign Minister Marta Rojas";
    for (said, old, new) in [
        (
            format!("The meeting between {two}, planned for May 14, has been postponed to June 3."),
            "2024-05-14",
            "2024-06-03",
        ),
        (
            format!("The meeting between {two} planned for May 14 has been put off until June."),
            "2024-05-14",
            "2024-06",
        ),
        (
            format!("The meeting between {two} was moved from May 14 to June 3."),
            "2024-05-14",
            "2024-06-03",
        ),
        (
            format!(
                "The meeting between {two} has been moved back by a week and will now be held on June 3 rather than May 27."
            ),
            "2024-05-27",
            "2024-06-03",
        ),
        (
            format!("Talks between {two} have been rescheduled for June 3."),
            "",
            "2024-06-03",
        ),
        (
            format!(
                "A meeting between {two} scheduled for May 14 was postponed. The talks will now be held on June 3."
            ),
            "2024-05-14",
            "2024-06-03",
        ),
        (
            format!("The meeting between {two}, planned for May 14, has been moved back two days."),
            "2024-05-14",
            "2024-05-16",
        ),
        (
            format!("The meeting between {two}, due on May 14, has been put back by a week."),
            "2024-05-14",
            "2024-05-21",
        ),
        (
            "Peruvian Foreign Minister Hugo Salas is to meet Chilean Foreign Minister Marta Rojas on May 14. The talks \
             have been moved back by three days."
                .to_owned(),
            "2024-05-14",
            "2024-05-17",
        ),
        (
            format!("The meeting between {two}, due on May 14, was postponed indefinitely."),
            "2024-05-14",
            "",
        ),
    ] {
        assert_eq!(put_off(&said), [(old.to_owned(), new.to_owned())], "{said}");
    }
}

#[test]
fn what_was_brought_forward_is_planned_for_the_new_days() {
    let two = "Peruvian Foreign Minister Hugo Salas and Chilean Foreign Minister Marta Rojas";
    for (said, new) in [
        (
            format!("The meeting between {two}, due on May 14, was brought forward to May 12."),
            "2024-05-12",
        ),
        (
            format!("Talks between {two}, due on May 14, have been brought forward by a day."),
            "2024-05-13",
        ),
        (
            format!("Talks between {two}, set for May 28, have been moved up to May 14."),
            "2024-05-14",
        ),
        (
            "Peruvian Foreign Minister Hugo Salas is to meet Chilean Foreign Minister Marta Rojas on May 14. The talks \
             have been brought forward by two days."
                .to_owned(),
            "2024-05-12",
        ),
        (
            format!("The meeting between {two}, first set for May 14, will now take place on June 3."),
            "2024-06-03",
        ),
    ] {
        let found = told("2024-05-10", &said).filter_map(|f| match f {
            Body::Encounter(e) => Some((e.status, e.date.map(|d| d.to_string()))),
            _ => None,
        });
        let planned = (Status::Planned, Some(new.to_owned()));
        assert_eq!(found.collect::<Vec<_>>(), [planned], "{said}");
    }
}

#[test]
fn a_new_place_or_a_mover_is_no_new_day() {
    let two = "Peruvian Foreign Minister Hugo Salas and Chilean Foreign Minister Marta Rojas";
    for said in [
        format!("The talks between {two} on May 14 were moved back to Geneva."),
        format!("A proposal for talks between {two} was brought forward by Brazil."),
        format!("The meeting between {two}, first set for May 14, will now take place on June 3."),
    ] {
        assert_eq!(put_off(&said), [], "{said}");
    }
}
