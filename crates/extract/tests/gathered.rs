//! Gatherings of which only some are named, to which somebody travels, and of another edition than the one told of.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Encounter, EncounterKind, Status};
use told::{encounters, names};

/// The encounters of the text in the order of their dates, each as kind, parties, day and place.
fn read(text: &str) -> Vec<String> {
    let mut all: Vec<String> = encounters(text).iter().map(line).collect();
    all.sort();
    all
}

fn line(e: &Encounter) -> String {
    let kind = match e.kind {
        EncounterKind::Gathering => "gathering",
        EncounterKind::Meeting => "meeting",
        EncounterKind::Visit => "visit",
        _ => "other",
    };
    let status = match e.status {
        Status::Occurred => "held",
        Status::Ongoing => "on",
        Status::Planned => "planned",
        _ => "no",
    };
    let date = e.date.as_ref().map_or("-".to_owned(), ToString::to_string);
    let place = e.place.as_ref().and_then(|p| p.name.clone());
    let names = names(e).join(" ");
    format!(
        "{kind} {status} {names} {date} {}",
        place.as_deref().unwrap_or("-")
    )
}

#[test]
fn some_are_named_and_others_counted() {
    for (text, told) in [
        (
            "Envoys of Iran and five world powers sat down in Vienna on Monday for talks.",
            "gathering held IR 2024-05-13 Vienna",
        ),
        (
            "Ministers from Egypt and six other countries will meet in Cairo on Friday.",
            "gathering planned EG 2024-05-17 Cairo",
        ),
        (
            "The foreign ministers of Egypt, Jordan and three other states gathered in Cairo on Monday.",
            "gathering held EG JO 2024-05-13 Cairo",
        ),
        (
            "The leaders of Kenya and four of its neighbours met in Nairobi on Monday.",
            "gathering held KE 2024-05-13 Nairobi",
        ),
        (
            "Iran and five world powers resumed negotiations in Vienna on Tuesday.",
            "gathering held IR 2024-05-14 Vienna",
        ),
        // All of them are named.
        (
            "The foreign ministers of Egypt and Jordan met in Cairo on Monday.",
            "meeting held EG JO 2024-05-13 Cairo",
        ),
    ] {
        assert_eq!(read(text), [told], "{text}");
    }
    let signed = "The ministers of Egypt and six other countries issued a statement on Monday.";
    assert!(read(signed).is_empty());
}

#[test]
fn who_travels_to_where_a_gathering_is_held_is_at_it() {
    let leaves = "Georgian Foreign Minister Maka Botchorishvili leaves on Sunday for Valletta, where the OSCE Ministerial \
                  Council meets on Thursday.";
    let osce = "Organisation for Security and Cooperation in Europe";
    assert_eq!(
        read(leaves),
        [
            // On the Thursday behind that Sunday.
            format!("gathering planned Botchorishvili {osce} 2024-05-23 Valletta"),
            "visit planned Botchorishvili 2024-05-19 Valletta".to_owned()
        ]
    );
    // One of old is none to which he comes.
    let of_old = "Malaysian Prime Minister Anwar Ibrahim flies to Vientiane, where an ASEAN summit was held in January.";
    assert!(
        read(of_old)
            .iter()
            .any(|e| e.starts_with("gathering held Association"))
    );
}

#[test]
fn another_edition_is_a_gathering_of_its_own() {
    let chair = "South Africa, this year's chair, hosts the BRICS summit in Johannesburg from August 22 to 24. The BRICS \
                 ministers met in Cape Town on May 2.";
    assert_eq!(
        read(chair),
        [
            "gathering held BRICS 2024-05-02 Cape Town",
            "gathering planned BRICS ZA 2024-08-22/2024-08-24 Johannesburg"
        ]
    );
    let ecowas = "Economic Community of West African States";
    let last_year =
        "ECOWAS foreign ministers met in Accra on Monday. Last year's was held in Abuja.";
    assert_eq!(
        read(last_year),
        [
            format!("gathering held {ecowas} 2023 Abuja"),
            format!("gathering held {ecowas} 2024-05-13 Accra")
        ]
    );
    let had = "Kenya and Tanzania held the seventh session of their joint commission in Nairobi on Monday. Arusha last had \
               the session in 2021.";
    assert_eq!(
        read(had),
        [
            "gathering held KE TZ 2021 Arusha",
            "gathering held KE TZ 2024-05-13 Nairobi"
        ]
    );
    for (text, told) in [
        (
            "The plan goes back to the ECOWAS summit in Abuja in March.",
            format!("gathering held {ecowas} 2024-03 Abuja"),
        ),
        (
            "ECOWAS has had the plan on its table since a summit in March.",
            format!("gathering held {ecowas} 2024-03 -"),
        ),
        (
            "The African Union, whose next summit is set for Lusaka on 5 and 6 July, will take the matter up.",
            "gathering planned African Union 2024-07-05/2024-07-06 Lusaka".to_owned(),
        ),
        (
            "NATO leaders are expected to decide on it when they gather in The Hague in June.",
            "gathering planned North Atlantic Treaty Organisation 2024-06 The Hague".to_owned(),
        ),
        (
            "ASEAN is ready to help. Its next summit will be held in Vientiane in October.",
            "gathering planned Association of Southeast Asian Nations 2024-10 Vientiane".to_owned(),
        ),
        (
            "Geingob took over the chair of SADC at the 38th Summit of Heads of State and Government in Windhoek on 17 \
             August 2018.",
            "gathering held Geingob Southern African Development Community 2018-08-17 Windhoek"
                .to_owned(),
        ),
        (
            "Egypt became a partner of the SCO, for which the procedure had been set in motion at the Dushanbe summit in \
             September 2021.",
            "gathering held Shanghai Cooperation Organisation 2021-09 Dushanbe".to_owned(),
        ),
        (
            "Thailand chairs ASEAN this year and hosts its summit in Bangkok next month.",
            "gathering planned Association of Southeast Asian Nations TH 2024-06 Bangkok"
                .to_owned(),
        ),
    ] {
        assert_eq!(read(text), [told], "{text}");
    }
}

#[test]
fn the_round_before_and_the_ministers_beside() {
    for (text, told) in [
        (
            "Namibia and Botswana held the fourth session of their joint commission in Gaborone on Monday. At the last \
             session, in Windhoek in 2022, the two sides agreed on a plan.",
            "gathering held BW NA 2022 Windhoek",
        ),
        (
            "ASEAN leaders met in Vientiane on Monday. At the previous summit, in Jakarta in September, they had agreed on a \
             code.",
            "gathering held Association of Southeast Asian Nations 2023-09 Jakarta",
        ),
        (
            "Bangladesh and India held Foreign Office Consultations in Dhaka on Monday. The previous FOC took place in New \
             Delhi in November 2023.",
            "meeting held BD IN 2023-11 New Delhi",
        ),
        (
            "The SADC summit takes place in Lusaka on 17 August, after a meeting of the foreign ministers on 13 August.",
            "gathering planned Southern African Development Community 2024-08-13 Lusaka",
        ),
        (
            "EU foreign ministers met in Brussels on Monday. The ministers will next come together in Paris on June 23.",
            "gathering planned European Union 2024-06-23 Paris",
        ),
    ] {
        assert!(
            read(text).contains(&told.to_owned()),
            "{text} {:?}",
            read(text)
        );
    }
}

#[test]
fn the_leaders_of_an_organisation_are_not_the_two_who_met() {
    let text = "CARICOM leaders held a session in Kingston on Monday. Jamaican Prime Minister Andrew Holness met US \
                Secretary of State Antony Blinken. The leaders had discussed Haiti at their summit in Georgetown last month.";
    let in_georgetown = |e: &String| e.contains("Holness") && e.contains("Georgetown");
    assert!(!read(text).iter().any(in_georgetown));
    // Two leaders who met are.
    let two = "Japanese Prime Minister Fumio Kishida met South Korean President Yoon Suk-yeol in Seoul on Monday. The leaders \
               had discussed it at their summit in Busan last year.";
    assert!(read(two).contains(&"meeting held Kishida Suk-yeol 2023 Busan".to_owned()));
}
