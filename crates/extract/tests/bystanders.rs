//! Who stands by, who is meant by his rank or his trip, and who sits at one table.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::EncounterKind;
use told::{encounters, names};

/// The parties of each meeting and call.
fn contacts(text: &str) -> Vec<Vec<String>> {
    let contact = |k: EncounterKind| matches!(k, EncounterKind::Meeting | EncounterKind::Call);
    let all = encounters(text);
    all.iter().filter(|e| contact(e.kind)).map(names).collect()
}

#[test]
fn who_stands_by_met_nobody() {
    for story in [
        "Croatian Prime Minister Andrej Plenkovic called on Slovenian President Natasa Pirc Musar and conveyed the greetings of President Zoran Milanovic.",
        "Kenyan President William Ruto received Ethiopian Prime Minister Abiy Ahmed in Nairobi on Friday, in the presence of Musalia Mudavadi, Cabinet Secretary for Foreign Affairs.",
        "Polish Foreign Minister Radoslaw Sikorski held talks with US Secretary of State Antony Blinken, who was accompanying President Joe Biden, in Warsaw on Monday.",
        "German Foreign Minister Annalena Baerbock met in Ankara with Ibrahim Kalin, chief adviser of Turkish President Recep Tayyip Erdogan.",
    ] {
        let met = contacts(story);
        assert_eq!(met.len(), 1, "{story}\n{met:?}");
        assert_eq!(met[0].len(), 2, "{story}\n{met:?}");
    }
}

#[test]
fn who_is_greeted_where_he_flies_in_has_met_nobody_yet() {
    let flies = "Portuguese Foreign Minister Paulo Rangel flew to Luanda on Tuesday, where he";
    let greeted = contacts(&format!(
        "{flies} was greeted by Angolan Foreign Minister Tete Antonio."
    ));
    assert!(greeted.is_empty(), "{greeted:?}");
    let met = contacts(&format!(
        "{flies} met Angolan Foreign Minister Tete Antonio."
    ));
    assert_eq!(met, [["Antonio", "Rangel"]]);
}

#[test]
fn the_host_does_not_go_home_with_his_guest() {
    let visits = encounters(
        "Before returning to Lisbon on Thursday, Portuguese Foreign Minister Paulo Rangel will be received by Kenyan President William Ruto.",
    );
    let host = visits
        .iter()
        .filter(|e| e.kind == EncounterKind::Visit)
        .any(|e| names(e).iter().any(|n| n == "Ruto"));
    assert!(!host, "{visits:?}");
}

#[test]
fn a_place_spoken_of_is_no_destination() {
    let visits = encounters(
        "Iran's Foreign Minister Javad Zarif came to Oman on Monday to talk with officials about the wars in Yemen, Iraq and Syria.",
    );
    assert_eq!(visits.len(), 1, "{visits:?}");
}

#[test]
fn a_town_and_its_country_are_one_place() {
    let all = encounters(
        "Singapore Foreign Minister K Shanmugam left for Samarkand, Uzbekistan to attend the SCO summit.",
    );
    let summit = all.iter().find(|e| e.kind == EncounterKind::Gathering);
    let summit = summit.unwrap();
    let city = summit.place.as_ref().and_then(|p| p.name.as_deref());
    assert_eq!(city, Some("Samarkand"));
    assert_eq!(
        names(summit),
        ["Shanghai Cooperation Organisation", "Shanmugam"]
    );
    // A country that acts is no part of a place.
    let met = contacts("After talks in Moscow, Russia met with Egypt in Cairo on Monday.");
    assert!(met.iter().any(|two| two == &["EG", "RU"]), "{met:?}");
}

#[test]
fn others_by_their_rank() {
    let two = "Foreign Ministers Taro Kono of Japan and Wang Yi of China met in Beijing on Monday.";
    let met = contacts(&format!(
        "{two} A meeting of the leaders of the two countries is planned."
    ));
    assert_eq!(met, [["Kono", "Yi"], ["CN", "JP"]]);
    let met = contacts(&format!("{two} The ambassadors will meet on Thursday."));
    let theirs = met.iter().skip(1).flatten();
    assert!(
        theirs.into_iter().all(|n| n != "Kono" && n != "Yi"),
        "{met:?}"
    );
}

#[test]
fn the_one_on_the_trip_meets_his_hosts() {
    let met = contacts(
        "Polish President Andrzej Duda is in Vilnius on a state visit. Foreign Minister Radoslaw Sikorski accompanies him. A courtesy call on former Lithuanian President Valdas Adamkus is planned.",
    );
    assert_eq!(met, [["Adamkus", "Duda"]]);
    let met = contacts(
        "Zimbabwe's Foreign Minister Frederick Shava will visit Botswana, Namibia and Zambia next week. He will hold talks with the foreign ministers of the three countries.",
    );
    assert_eq!(met.len(), 3, "{met:?}");
}

#[test]
fn one_table() {
    for (story, parties) in [
        (
            "French President Emmanuel Macron and German Chancellor Olaf Scholz met in Paris on Monday. On Tuesday Polish Prime Minister Donald Tusk received them in Warsaw.",
            3,
        ),
        (
            "Pakistani Prime Minister Shehbaz Sharif and army chief Asim Munir received Saudi Foreign Minister Faisal bin Farhan in Islamabad on Monday.",
            3,
        ),
    ] {
        let met = contacts(story);
        assert_eq!(met.last().map(Vec::len), Some(parties), "{story}\n{met:?}");
    }
    let apart = contacts(
        "Polish Prime Minister Donald Tusk met French President Emmanuel Macron and German Chancellor Olaf Scholz separately in Warsaw on Tuesday.",
    );
    assert_eq!(apart.len(), 2, "{apart:?}");
}

#[test]
fn an_age_is_nobody() {
    let met = contacts(
        "Polish Foreign Minister Radoslaw Sikorski, 61, met Lithuanian President Gitanas Nauseda, 59, in Vilnius on Monday.",
    );
    assert_eq!(met, [["Nauseda", "Sikorski"]]);
}

#[test]
fn a_stay_told_twice_is_one() {
    let told = encounters(
        "Iraqi Defence Minister Erfan al-Hayali came to Tehran on Monday on an official visit. While in the capital the minister will meet senior Iranian officials.",
    );
    let stays = told.iter().filter(|e| e.kind == EncounterKind::Visit);
    assert_eq!(stays.count(), 1, "{told:?}");
}
