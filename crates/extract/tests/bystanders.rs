//! Who stands by, who is meant by his rank or his trip, and who sits at one table.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use sidelines_extract::Reader;
use sidelines_facts::{Body, EncounterKind, Fact};
use sidelines_text::Report;

fn facts(story: &str) -> Vec<Fact> {
    let report = Report {
        id: "t".to_owned(),
        text: format!(" date 2024-05-15 {story}\n"),
        ..Report::default()
    };
    Reader::new().unwrap().read(&report).facts
}

/// Kind, parties by name or country, and place of each encounter.
fn told(story: &str) -> Vec<(EncounterKind, Vec<String>, Option<String>)> {
    facts(story)
        .into_iter()
        .filter_map(|f| match f.body {
            Body::Encounter(e) => {
                let party = |p: &sidelines_facts::Party| {
                    let country = p.country.map(|c| c.to_string());
                    p.person.clone().or(country).or_else(|| p.org.clone())
                };
                let mut parties: Vec<String> = e.parties.iter().filter_map(party).collect();
                parties.sort();
                Some((e.kind, parties, e.place.and_then(|p| p.name)))
            }
            _ => None,
        })
        .collect()
}

fn contacts(story: &str) -> Vec<Vec<String>> {
    told(story)
        .into_iter()
        .filter(|(k, ..)| matches!(k, EncounterKind::Meeting | EncounterKind::Call))
        .map(|(_, parties, _)| parties)
        .collect()
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
fn a_place_spoken_of_is_no_destination() {
    let visits = told(
        "Iran's Foreign Minister Javad Zarif came to Oman on Monday to talk with officials about the wars in Yemen, Iraq and Syria.",
    );
    assert_eq!(visits.len(), 1, "{visits:?}");
}

#[test]
fn a_town_and_its_country_are_one_place() {
    let all = told(
        "Singapore Foreign Minister K Shanmugam left for Samarkand, Uzbekistan to attend the SCO summit.",
    );
    let summit = all.iter().find(|(k, ..)| *k == EncounterKind::Gathering);
    assert!(
        summit.is_some_and(|(_, parties, place)| {
            parties.contains(&"K Shanmugam".to_owned()) && place.as_deref() == Some("Samarkand")
        }),
        "{all:?}"
    );
    // A country that acts is none.
    let agreed = told("After talks in Moscow, Russia met with Egypt in Cairo on Monday.");
    assert!(
        agreed
            .iter()
            .any(|(_, parties, _)| parties == &["EG", "RU"]),
        "{agreed:?}"
    );
}

#[test]
fn others_by_their_rank() {
    let two = "Foreign Ministers Taro Kono of Japan and Wang Yi of China met in Beijing on Monday.";
    for (more, parties) in [
        (
            "A meeting of the leaders of the two countries is planned.",
            Some(["CN", "JP"]),
        ),
        ("The ambassadors will meet on Thursday.", None),
    ] {
        let met = contacts(&format!("{two} {more}"));
        let others: Vec<_> = met.iter().skip(1).collect();
        match parties {
            Some(p) => assert!(others.iter().any(|o| **o == p), "{more} {met:?}"),
            None => assert!(
                others.iter().all(|o| !o.contains(&"Wang Yi".to_owned())),
                "{more} {met:?}"
            ),
        }
    }
}

#[test]
fn the_one_on_the_trip_meets_his_hosts() {
    let met = contacts(
        "Polish President Andrzej Duda is in Vilnius on a state visit. Foreign Minister Radoslaw Sikorski accompanies him. A courtesy call on former Lithuanian President Valdas Adamkus is planned.",
    );
    assert_eq!(met, [["Andrzej Duda", "Valdas Adamkus"]]);
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
    assert_eq!(met, [["Gitanas Nauseda", "Radoslaw Sikorski"]]);
}

#[test]
fn a_stay_told_twice_is_one() {
    let stays: Vec<_> = told(
        "Iraqi Defence Minister Erfan al-Hayali came to Tehran on Monday on an official visit. While in the capital the minister will meet senior Iranian officials.",
    )
    .into_iter()
    .filter(|(k, ..)| *k == EncounterKind::Visit)
    .collect();
    assert_eq!(stays.len(), 1, "{stays:?}");
}
