//! Parties and armed movements as parties of meetings, on a list or not.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::Body;
use told::told;

/// The organisations among the parties of the encounters that are told.
fn bodies(text: &str) -> Vec<String> {
    let facts = told("2024-06-03", text);
    let parties = facts.flat_map(|f| match f {
        Body::Encounter(e) => e.parties,
        _ => Vec::new(),
    });
    parties.filter_map(|p| p.org).collect()
}

#[test]
fn whoever_stands_for_a_movement_is_it() {
    let minister = "Algerian Foreign Minister Karim Benali";
    for (told, body) in [
        (
            format!("Leaders of the Chin National Front met {minister} in Algiers on Friday."),
            "Chin National Front",
        ),
        (
            format!("{minister} received a delegation of the Free Papua Movement in Algiers."),
            "Free Papua Movement",
        ),
        (
            format!("{minister} met leaders of the Movement for National Renewal in Algiers."),
            "Movement for National Renewal",
        ),
        (
            format!("Representatives of Hamas met {minister} in Algiers on Friday."),
            "Hamas",
        ),
        (
            format!("{minister} held talks with Houthi representatives in Muscat on Friday."),
            "Houthis",
        ),
    ] {
        assert_eq!(bodies(&told), [body], "{told}");
    }
}

#[test]
fn a_front_of_a_war_is_no_party() {
    let told = "Ukrainian Defence Minister Petro Lysenko spoke of the Eastern Front when he met his Polish counterpart Jan Nowak in Kyiv on Friday.";
    assert_eq!(bodies(told), [""; 0]);
}
