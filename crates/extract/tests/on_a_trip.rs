//! What is told around an encounter and frames it: the trip on which it is, the gathering on whose margin it is not, who says
//! so, who has not confirmed it.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

mod told;

use sidelines_facts::{Body, Encounter, EncounterKind};
use told::{names, told};

/// The encounters of kind `kind` in a report of Thursday, March 16, 2023, as `status day place A B`.
fn all(kind: EncounterKind, text: &str) -> Vec<String> {
    let line = |e: &Encounter| {
        let day = e
            .date
            .as_ref()
            .map_or_else(|| "-".to_owned(), ToString::to_string);
        let place = e.place.as_ref();
        let place = place
            .and_then(|p| p.name.clone().or_else(|| p.country.map(|c| c.to_string())))
            .unwrap_or_else(|| "-".to_owned());
        let margin = e
            .part_of
            .as_ref()
            .map_or_else(String::new, |g| format!(" ({g})"));
        format!(
            "{:?} {day} {place} {}{margin}",
            e.status,
            names(e).join(" ")
        )
    };
    told("2023-03-16", text)
        .filter_map(|f| match f {
            Body::Encounter(e) if e.kind == kind => Some(line(&e)),
            _ => None,
        })
        .collect()
}

fn meetings(text: &str) -> Vec<String> {
    all(EncounterKind::Meeting, text)
}

#[test]
fn a_weekday_is_one_of_the_trips() {
    assert_eq!(
        meetings(
            "Last week Latvian Foreign Minister Edgars Rinkevics went to Tallinn. He met Estonian Prime Minister Kaja \
             Kallas on Tuesday."
        ),
        ["Occurred 2023-03-07 Tallinn Kallas Rinkevics"]
    );
    assert_eq!(
        meetings(
            "Latvian Foreign Minister Edgars Rinkevics will be in Tallinn next week. He meets Estonian Prime Minister Kaja \
             Kallas on Friday."
        ),
        ["Planned 2023-03-24 Tallinn Kallas Rinkevics"]
    );
    // In another country it is no part of the trip.
    assert_eq!(
        meetings(
            "Latvian Foreign Minister Edgars Rinkevics will visit Tallinn next week. On Friday he receives Polish Foreign \
             Minister Zbigniew Rau in Riga."
        ),
        ["Planned 2023-03-17 Riga Rau Rinkevics"]
    );
}

#[test]
fn a_past_deed_is_not_counted_on_from_today() {
    assert_eq!(
        meetings(
            "Latvian Foreign Minister Edgars Rinkevics took office in the summer. Two weeks later he met Polish Foreign \
             Minister Zbigniew Rau in Warsaw."
        ),
        ["Occurred - Warsaw Rau Rinkevics"]
    );
}

#[test]
fn who_has_not_confirmed_may_be_nobody() {
    assert_eq!(
        meetings(
            "Neither Riga nor Warsaw confirmed that Latvian Foreign Minister Edgars Rinkevics would meet Polish Foreign \
             Minister Zbigniew Rau in Vilnius."
        ),
        ["Possible - Vilnius Rau Rinkevics"]
    );
}

#[test]
fn the_day_on_which_it_is_reported_is_not_that_of_the_trip() {
    assert_eq!(
        all(
            EncounterKind::Visit,
            "Latvian Foreign Minister Edgars Rinkevics is to visit Baku shortly, the Turan agency reported on Monday."
        ),
        ["Planned - Baku Rinkevics"]
    );
}

#[test]
fn what_is_denied_has_the_day_it_would_have_been() {
    assert_eq!(
        meetings(
            "Latvian Foreign Minister Edgars Rinkevics denied reports that he had held talks with Polish Foreign Minister \
             Zbigniew Rau in Vilnius last month."
        ),
        ["Denied 2023-02 Vilnius Rau Rinkevics"]
    );
}

#[test]
fn a_plan_for_a_margin_lends_none() {
    assert_eq!(
        meetings(
            "Latvian President Egils Levits received Estonian Foreign Minister Urmas Reinsalu in Riga on Monday. He will \
             meet Polish President Andrzej Duda on the margins of the Summit for Democracy later this month."
        ),
        [
            "Occurred 2023-03-13 Riga Levits Reinsalu",
            "Planned 2023-03 - Duda Levits (Summit for Democracy)"
        ]
    );
}

#[test]
fn a_gathering_spoken_of_is_no_second_meeting() {
    assert_eq!(
        meetings(
            "Latvian President Egils Levits discussed the coming summit in Switzerland with Polish President Andrzej Duda in \
             Riga on Tuesday."
        ),
        ["Occurred 2023-03-14 Riga Duda Levits"]
    );
    assert_eq!(
        meetings(
            "Latvian President Egils Levits met Polish President Andrzej Duda in Riga on Tuesday, two days after talks with \
             Estonian Prime Minister Kaja Kallas."
        ),
        [
            "Occurred 2023-03-14 Riga Duda Levits",
            "Occurred 2023-03-12 Riga Kallas Levits"
        ]
    );
}

#[test]
fn people_are_named_behind_a_noun_for_them() {
    assert_eq!(
        meetings(
            "The leaders of Latvia and Poland, Egils Levits and Andrzej Duda, met in Riga on Friday."
        ),
        ["Occurred 2023-03-10 Riga Duda Levits"]
    );
    assert_eq!(
        meetings(
            "Kazakh Prime Minister Alikhan Smailov and Rosatom chief Alexey Likhachev met in Astana on Tuesday."
        ),
        ["Occurred 2023-03-14 Astana Likhachev Smailov"]
    );
}

#[test]
fn stops_are_taken_in() {
    assert_eq!(
        all(
            EncounterKind::Visit,
            "New Zealand Foreign Minister Nanaia Mahuta departs tomorrow for a tour of the Pacific, taking in Apia and Suva."
        ),
        ["Planned 2023-03-17 Apia Mahuta", "Planned - Suva Mahuta"]
    );
}

#[test]
fn a_name_the_lists_take_for_a_womans_is_his_where_he_alone_is_told_of() {
    assert_eq!(
        meetings(
            "Nepali Prime Minister Pushpa Kamal Dahal is in New Delhi. He will meet Indian Prime Minister Narendra Modi on \
             Sunday."
        ),
        ["Planned 2023-03-19 New Delhi Dahal Modi"]
    );
}

#[test]
fn the_host_receives_in_the_datelines_city() {
    assert_eq!(
        meetings(
            "RIGA, March 16 (BNS) - Latvian President Egils Levits received Estonian Foreign Minister Urmas Reinsalu on \
             Wednesday."
        ),
        ["Occurred 2023-03-15 Riga Levits Reinsalu"]
    );
}
