//! Whom "he", "the minister", "the general" and "his counterpart" mean.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Body, EncounterKind};
use told::told;

/// Whether `text` tells that these two met (last names), in a place of the country where one is given.
fn met(text: &str, x: &str, y: &str, place: Option<&str>) -> bool {
    told("2024-06-03", text).any(|f| match f {
        Body::Encounter(e) if e.kind == EncounterKind::Meeting => {
            let party = |name: &str| {
                e.parties
                    .iter()
                    .any(|p| p.person.as_deref().is_some_and(|p| p.ends_with(name)))
            };
            let country = e.place.as_ref().and_then(|p| p.country);
            let there = place.is_none_or(|c| country.is_some_and(|x| x.as_str() == c));
            party(x) && party(y) && there
        }
        _ => false,
    })
}

#[test]
fn at_a_stop_of_a_tour_he_is_who_makes_it() {
    for (told, x, y) in [
        (
            "Foreign Minister Ivan Orlov of Russia will make working visits to Iraq, Mali and Sudan next week.\n\nIn Baghdad, where he will be on Monday, talks are planned with Foreign Minister Faisal Karim, and the minister will be received by Prime Minister Hadi Jaber. In Bamako, on Friday, he is to hold talks with his counterpart Moussa Keita.",
            "Orlov",
            "Keita",
        ),
        (
            "Indian External Affairs Minister Arun Mehta will tour Greece and Italy.\n\nIn Athens Foreign Minister Nikos Pappas will host a dinner. On June 7 in Rome he will meet Foreign Minister Paolo Ferri.",
            "Mehta",
            "Ferri",
        ),
        (
            "Japan's Foreign Minister Kenji Mori leaves for Jordan and Egypt on Sunday.\n\nIn Amman, Foreign Minister Omar Haddad will receive him on June 10. In Cairo, he will see Foreign Minister Tarek Nabil a day later.",
            "Mori",
            "Nabil",
        ),
    ] {
        assert!(met(told, x, y, None), "{told}");
    }
}

#[test]
fn the_minister_is_not_his_deputy() {
    let told = "President William Kamau of Kenya received Indian Defence Minister Arun Mehta in Nairobi on Monday.\n\nDeputy Minister Ravi Nair of India also took part.\n\nThe Indian minister had arrived from Kampala, where he met President Yusuf Okello of Uganda on Sunday.";
    assert!(met(told, "Mehta", "Okello", Some("UG")));
    assert!(!met(told, "Nair", "Okello", None));
}

#[test]
fn a_general_may_be_the_defence_minister_whose_rank_is_not_told() {
    let told = "Chinese Defence Minister Liu Hong met his Kenyan counterpart Aden Wako in Nairobi on Monday.\n\nThe admiral is to meet President William Kamau on Tuesday.";
    assert!(met(told, "Hong", "Kamau", None));
}

#[test]
fn the_counterpart_of_a_minister_whose_office_is_not_told_is_the_one_who_came() {
    let told = "Turkish Defence Minister Kemal Aydin completed an official visit to Georgia on Monday.\n\nOn Sunday Minister Irakli Beridze received his counterpart at the ministry.";
    assert!(met(told, "Beridze", "Aydin", None));
}

#[test]
fn the_talks_of_the_pair_are_theirs() {
    let told = "Egypt's Badr Nabil and Iran's Abbas Karimi will attend the forum.\n\nThe meeting of the pair is planned for Sunday in Oslo.";
    assert!(met(told, "Nabil", "Karimi", Some("NO")));
}

#[test]
fn a_spokesman_for_the_presidency_speaks_of_the_president_told_of() {
    let told = "President Abdel Fattah El-Sisi arrived in Manama on Monday at the head of Egypt's delegation.\n\nThe Spokesman for the Presidency, Counsellor Ahmed Nabil, said King Hamad bin Isa Al Khalifa received the President at Al-Sakhir Palace, where the two leaders exchanged views on the situation in the Gaza Strip.";
    assert!(met(told, "El-Sisi", "Al Khalifa", Some("BH")));
}

#[test]
fn ahmad_is_not_hamad() {
    let told = "Kuwaiti Prime Minister Sheikh Ahmad Al-Abdullah returned home on Monday after representing the Amir Sheikh Mishal Al-Ahmad at the Arab Summit in Manama.\n\nOn the margins, the Prime Minister was received by King Hamad of Bahrain.";
    assert!(met(told, "Al-Abdullah", "Hamad", Some("BH")));
}

#[test]
fn the_visitor_is_not_who_received_him() {
    let told = "HAVANA, June 3 - Cuban Foreign Minister Bruno Ortega was given an audience in Bridgetown on Monday by Ms. Mia Clarke, the Prime Minister of Barbados.\n\nThe visitor also had conversations with Sir Richard Holder, president of the Senate.";
    assert!(met(told, "Ortega", "Holder", None));
    assert!(!met(told, "Clarke", "Holder", None));
}

#[test]
fn the_european_official_is_of_the_union() {
    let told = "Head of state Maia Rusu today met the European Union's High Representative for Foreign Affairs and Security Policy, Kaja Tamm, who is paying a visit to the Republic of Moldova.\n\nYesterday, the European official was received by Deputy Prime Minister Mihai Lupu.";
    assert!(met(told, "Tamm", "Lupu", None));
}

#[test]
fn who_received_him_is_not_he() {
    let told = "Kenyan Foreign Minister Musa Wako is on a tour of Asia. After Hanoi, where Prime Minister Pham Van Long of Vietnam met him on Sunday, he will have talks with Japanese Foreign Minister Kenji Mori in Tokyo on Wednesday.";
    assert!(met(told, "Wako", "Mori", None));
    assert!(!met(told, "Long", "Mori", None));
}

#[test]
fn it_goes_on_about_who_is_presented() {
    let told = "Argentina's President Alberto Sosa met President Luis Pereira of Uruguay on Friday.\n\nThe matchmaker was Francisco Vidal, foreign minister of Uruguay. A week earlier he had travelled to La Paz, where he met Bolivian President Luis Quispe.";
    assert!(met(told, "Vidal", "Quispe", Some("BO")));
}

/// The offices, with their countries, of those without a name in an encounter that is to come or, `held`, has been.
fn posts(text: &str) -> Vec<(String, String)> {
    told("2024-06-03", text)
        .filter_map(|f| match f {
            Body::Encounter(e) if e.parties.iter().all(|p| p.person.is_none()) => Some(e.parties),
            _ => None,
        })
        .flatten()
        .map(|p| {
            let country = p.country.map(|c| c.as_str().to_owned());
            (p.office.unwrap_or_default(), country.unwrap_or_default())
        })
        .collect()
}

#[test]
fn the_two_presidents_are_not_the_ministers_who_met() {
    let met =
        "The foreign ministers of Peru and Chile, Ana Diaz and Luis Perez, met in Lima on Sunday.";
    for (then, office) in [
        (
            "The two defence ministers are to meet in Santiago in July.",
            "Minister of Defence",
        ),
        (
            "The presidents last met in Santiago in January.",
            "President",
        ),
        (
            "Their deputies will meet in July.",
            "Deputy Minister of Foreign Affairs",
        ),
        (
            "The vice ministers of both countries will meet in July.",
            "Deputy Minister of Foreign Affairs",
        ),
        (
            "They agreed that experts from both countries would meet in July.",
            "",
        ),
    ] {
        let both = ["PE", "CL"].map(|c| (office.to_owned(), c.to_owned()));
        assert_eq!(posts(&format!("{met}\n\n{then}")), both, "{then}");
    }
    // Ministers of defence are over commanders, and may be called so.
    assert!(posts(&format!("{met} The two commanders met again on Monday.")).is_empty());
}

#[test]
fn there_is_the_place_told_last() {
    for (told, place) in [
        (
            "Russian Foreign Minister Ivan Orlov flies to Hanoi on Tuesday and to Bali on Thursday. There he will meet Indian Foreign Minister Arun Mehta.",
            "ID",
        ),
        (
            "Russian Foreign Minister Ivan Orlov will go to Hanoi, and on Thursday he is to take part in the ministerial in Bali. There he will meet Indian Foreign Minister Arun Mehta.",
            "ID",
        ),
    ] {
        assert!(met(told, "Orlov", "Mehta", Some(place)), "{told}");
    }
}

#[test]
fn his_deputy_has_the_office_below_his() {
    let deputy = |text: &str| {
        told("2024-06-03", text).any(|f| match f {
            Body::Holder(h) => {
                h.person == "Pavel Belov" && h.office == "Deputy Minister of Foreign Affairs"
            }
            _ => false,
        })
    };
    assert!(deputy(
        "Russian Foreign Minister Ivan Orlov met Sudanese President Omar Salih in Moscow. His deputy, Pavel Belov, was present."
    ));
    assert!(deputy(
        "Orlov's deputy, Pavel Belov, may travel to Bamako, Russian Foreign Minister Ivan Orlov said."
    ));
    assert!(!deputy(
        "Sudanese President Omar Salih was received in Moscow. His deputy, Pavel Belov, was present."
    ));
}

#[test]
fn the_three_baltic_states_are_all_of_them() {
    let told = "The defence ministers of the three Baltic states, Hanno Pevkur, Inara Murniece and Arvydas Anusauskas, spent Sunday together in Riga.";
    assert!(met(told, "Pevkur", "Anusauskas", Some("LV")));
}
