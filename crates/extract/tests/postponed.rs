//! What was put off has the old days, and the new ones where they are told.

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
            format!("The meeting between {two}, due on May 14, was postponed indefinitely."),
            "2024-05-14",
            "",
        ),
    ] {
        assert_eq!(put_off(&said), [(old.to_owned(), new.to_owned())], "{said}");
    }
}
