//! What comes before or after an encounter, and what a participle or a clause beside it says of it: its days, its status, who
//! takes part.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod told;

use sidelines_facts::{Body, Encounter, EncounterKind, Status};
use told::{names, told};

/// The encounters of a report of Thursday, March 16, 2023.
fn told_of(text: &str) -> Vec<Encounter> {
    told("2023-03-16", text)
        .filter_map(|f| match f {
            Body::Encounter(e) => Some(e),
            _ => None,
        })
        .collect()
}

/// The only meeting told of, as `status day A B`.
fn meeting(text: &str) -> String {
    let all = told_of(text);
    let mut meetings = all.iter().filter(|e| e.kind == EncounterKind::Meeting);
    match (meetings.next(), meetings.next()) {
        (Some(e), None) => {
            let day = e
                .date
                .as_ref()
                .map_or_else(String::new, ToString::to_string);
            format!("{:?} {day} {}", e.status, names(e).join(" "))
        }
        _ => format!("{all:?}"),
    }
}

#[test]
fn the_day_of_a_summit_ahead_is_not_that_of_the_meeting() {
    assert_eq!(
        meeting(
            "Ahead of the summit of March 20, Latvian Foreign Minister Edgars Rinkevics met Estonian Foreign Minister \
             Urmas Reinsalu on Tuesday."
        ),
        "Occurred 2023-03-14 Reinsalu Rinkevics"
    );
    assert_eq!(
        meeting(
            "Ahead of the NATO summit in Vilnius on July 11, Latvian President Egils Levits received Estonian President \
             Alar Karis in Riga on Tuesday."
        ),
        "Occurred 2023-03-14 Karis Levits"
    );
}

#[test]
fn who_speaks_first_is_named_behind() {
    assert_eq!(
        meeting(
            "Speaking on Wednesday after he received Estonian Foreign Minister Urmas Reinsalu, Latvian Foreign Minister \
             Edgars Rinkevics promised more aid."
        ),
        "Occurred 2023-03-15 Reinsalu Rinkevics"
    );
    assert_eq!(
        meeting(
            "Speaking alongside Estonian Foreign Minister Urmas Reinsalu after their talks in Riga on Tuesday, Latvian \
             Foreign Minister Edgars Rinkevics promised support."
        ),
        "Occurred 2023-03-14 Reinsalu Rinkevics"
    );
    // Who leaves may be another than who gives a dinner.
    assert_eq!(
        meeting("As he left, Latvian Foreign Minister Edgars Rinkevics hosted a dinner."),
        "[]"
    );
}

#[test]
fn what_is_off_or_did_not_take_place() {
    assert_eq!(
        meeting(
            "Talks between Latvian Foreign Minister Edgars Rinkevics and Estonian Foreign Minister Urmas Reinsalu set \
             for Saturday in Riga are off."
        ),
        "Cancelled 2023-03-18 Reinsalu Rinkevics"
    );
    assert_eq!(
        meeting(
            "The planned meeting between Latvian Foreign Minister Edgars Rinkevics and Estonian Foreign Minister Urmas \
             Reinsalu did not take place on Monday."
        ),
        "Cancelled 2023-03-13 Reinsalu Rinkevics"
    );
}

#[test]
fn a_day_between_a_meeting_and_those_who_meet() {
    assert_eq!(
        meeting(
            "Trade was the focus of a meeting on Tuesday of Latvian Foreign Minister Edgars Rinkevics with Estonian \
             Foreign Minister Urmas Reinsalu."
        ),
        "Occurred 2023-03-14 Reinsalu Rinkevics"
    );
}

#[test]
fn the_two_plan_to_meet() {
    assert_eq!(
        meeting(
            "Geneva will host a UN conference on water next week. Latvian President Egils Levits and Estonian President \
             Alar Karis will both be there. The two plan to meet on its sidelines, their offices said."
        ),
        "Planned  Karis Levits"
    );
}

#[test]
fn a_participle_is_as_true_as_the_verb_above_it() {
    let held = told_of(
        "Latvian Foreign Minister Edgars Rinkevics and Estonian Foreign Minister Urmas Reinsalu were among those \
         attending a conference on climate security in Bonn on Tuesday.",
    );
    let [e] = held.as_slice() else {
        panic!("{held:?}");
    };
    assert_eq!(e.kind, EncounterKind::Gathering);
    assert_eq!(e.status, Status::Occurred);
    assert_eq!(names(e), ["Reinsalu", "Rinkevics"]);
}

#[test]
fn the_next_day_of_a_stay_is_its_second() {
    assert_eq!(
        meeting(
            "Latvian Foreign Minister Edgars Rinkevics arrived in Tallinn on Monday for a three-day stay. The next day he \
             was received by Estonian President Alar Karis."
        ),
        "Occurred 2023-03-14 Karis Rinkevics"
    );
}

#[test]
fn who_is_visiting_is_said_behind_his_name() {
    for aside in [
        "currently on a working visit to Latvia",
        "now visiting Latvia",
    ] {
        let all = told_of(&format!(
            "Latvian President Egils Levits received Estonian President Alar Karis, {aside}, on Wednesday."
        ));
        let visit = all.iter().find(|e| e.kind == EncounterKind::Visit).unwrap();
        assert_eq!(
            (visit.status, names(visit)),
            (Status::Ongoing, vec!["Karis".to_owned()])
        );
        assert!(
            all.iter().any(|e| e.kind == EncounterKind::Meeting),
            "{all:?}"
        );
    }
}

#[test]
fn those_who_come_together_are_on_no_trip() {
    let all = told_of(
        "Latvian Foreign Minister Edgars Rinkevics and Estonian Foreign Minister Urmas Reinsalu came together on Wednesday \
         to sign an agreement on fisheries.",
    );
    assert!(
        all.iter().all(|e| e.kind != EncounterKind::Visit),
        "{all:?}"
    );
}

#[test]
fn a_delegation_is_who_leads_it() {
    assert_eq!(
        meeting(
            "The Latvian delegation, with Foreign Minister Edgars Rinkevics at its head, met Estonian President Alar Karis \
             on Tuesday."
        ),
        "Occurred 2023-03-14 Karis Rinkevics"
    );
}

#[test]
fn who_dines_tonight_and_who_held_talks() {
    assert_eq!(
        meeting(
            "Tonight Latvian President Egils Levits dines with Estonian President Alar Karis in Tallinn."
        ),
        "Planned 2023-03-16 Karis Levits"
    );
    assert_eq!(
        meeting(
            "Latvian President Egils Levits visited Tallinn at the invitation of his Estonian counterpart Alar Karis. The \
             two held talks on Tuesday."
        ),
        "Occurred 2023-03-14 Karis Levits"
    );
}

#[test]
fn where_they_spoke_of_what_is_to_be() {
    let all = told_of(
        "Latvian Foreign Minister Edgars Rinkevics discussed ways to deepen cooperation with Estonian Foreign Minister \
         Urmas Reinsalu in Tallinn on Wednesday.",
    );
    let [e] = all.as_slice() else {
        panic!("{all:?}");
    };
    let place = e.place.as_ref().and_then(|p| p.name.clone());
    assert_eq!(place.as_deref(), Some("Tallinn"));
}

#[test]
fn a_request_that_a_third_refused_is_whose_it_was() {
    assert_eq!(
        meeting(
            "Latvia turned down a request by Estonian Foreign Minister Urmas Reinsalu for a meeting with Latvian Foreign \
             Minister Edgars Rinkevics."
        ),
        "Denied  Reinsalu Rinkevics"
    );
}

#[test]
fn the_day_of_a_meeting_skipped_is_that_of_leaving() {
    assert_eq!(
        meeting(
            "Latvian Foreign Minister Edgars Rinkevics left Tallinn a day early on Wednesday, skipping a scheduled meeting \
             with Estonian Foreign Minister Urmas Reinsalu."
        ),
        "Cancelled 2023-03-15 Reinsalu Rinkevics"
    );
}
