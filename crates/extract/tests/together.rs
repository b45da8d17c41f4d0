//! Who was in one room: who spoke face to face, sat at one table, or in a body of two states; and who did not.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Encounter, EncounterKind, Status};
use told::{encounters, names};

/// The kinds of what the text tells of Fidan.
fn kinds(text: &str) -> Vec<EncounterKind> {
    let with_him = |e: &Encounter| names(e).iter().any(|n| n == "Fidan");
    let all = encounters(text).into_iter().filter(with_him);
    all.map(|e| e.kind).collect()
}

#[test]
fn who_is_among_others_speaks_face_to_face() {
    let met = "Latvian Foreign Minister Baiba Braže met Norwegian Foreign Minister Espen Barth Eide in Antalya on Tuesday.";
    let spoke = "She also spoke with Turkish Foreign Minister Hakan Fidan about Gaza.";
    assert_eq!(kinds(&format!("{met} {spoke}")), [EncounterKind::Meeting]);
    // Of one who is told of nothing else, or who telephones, it stays a call.
    let alone = "Latvian Foreign Minister Baiba Braže spoke with Turkish Foreign Minister Hakan Fidan on Tuesday.";
    assert_eq!(kinds(alone), [EncounterKind::Call]);
    // A host at home proves nothing, nor does a meeting that is still before the two.
    let host = "Turkish Foreign Minister Hakan Fidan met Latvian Foreign Minister Baiba Braže in Ankara on Tuesday. Fidan \
                also spoke with Norwegian Foreign Minister Espen Barth Eide on Tuesday.";
    assert_eq!(kinds(host), [EncounterKind::Meeting, EncounterKind::Call]);
    let ahead = "Norwegian Foreign Minister Espen Barth Eide spoke with Turkish Foreign Minister Hakan Fidan on Tuesday. The \
                 two are expected to meet at the NATO summit.";
    assert_eq!(kinds(ahead), [EncounterKind::Call, EncounterKind::Meeting]);
    let rang = "Latvian Foreign Minister Baiba Braže telephoned Norwegian Foreign Minister Espen Barth Eide on Tuesday.";
    assert_eq!(kinds(&format!("{rang} {spoke}")), [EncounterKind::Call]);
}

#[test]
fn guests_of_one_host_are_at_one_table_where_the_report_says_so() {
    let text = "European Council President Charles Michel will host Armenian Prime Minister Nikol Pashinyan and \
                Azerbaijani President Ilham Aliyev in Brussels on Sunday. Michel, Pashinyan and Aliyev will hold a \
                trilateral meeting in Brussels on Sunday, a spokesman said.";
    let told = encounters(text);
    let all: Vec<_> = told
        .iter()
        .filter(|e| e.kind == EncounterKind::Meeting)
        .map(names)
        .collect();
    assert_eq!(all, [["Aliyev", "Michel", "Pashinyan"]]);
}

#[test]
fn bodies_of_two_states_sit() {
    for (text, states) in [
        (
            "India and Vietnam held the 14th round of their Defence Security Dialogue in Hanoi on Tuesday.",
            ["IN", "VN"],
        ),
        (
            "The Peruvian and Ecuadorian cabinets will hold their fifteenth joint session in Lima later this year.",
            ["EC", "PE"],
        ),
        (
            "Armenian and Azerbaijani border commissions held their ninth meeting on Tuesday.",
            ["AM", "AZ"],
        ),
    ] {
        let told = encounters(text);
        assert!(
            matches!(told.as_slice(), [e] if e.kind == EncounterKind::Gathering && names(e) == states),
            "{text}: {told:?}"
        );
    }
    // Who is told to hold a round of none but himself sits with nobody.
    for none in [
        "India held the 14th round of its Spelling Contest on Tuesday.",
        "India and China have various mechanisms to resolve border issues.",
        "The Peruvian and Ecuadorian cabinets hold a joint session every year.",
        "The US House China committee held its first meeting on Tuesday.",
    ] {
        assert!(encounters(none).is_empty(), "{none}");
    }
}

#[test]
fn leaders_gather_apart_from_their_ministers() {
    let text = "ECOWAS foreign ministers met in Abuja on Tuesday. Its leaders hold their ordinary summit there in June.";
    let days: Vec<_> = encounters(text)
        .into_iter()
        .map(|e| (e.status, e.date.map(|d| d.to_string()).unwrap_or_default()))
        .collect();
    assert_eq!(
        days,
        [
            (Status::Occurred, "2024-05-14".to_owned()),
            (Status::Planned, "2024-06".to_owned())
        ]
    );
    for others in [
        "The leaders of two countries met in Paris on Monday.",
        "Niger rejected the terms and its leaders meet in Niamey on Friday.",
    ] {
        let text = format!("ECOWAS foreign ministers met in Abuja on Tuesday. {others}");
        let told = encounters(&text);
        assert_eq!(told.len(), 1, "{text}: {told:?}");
    }
}

#[test]
fn what_recurs_is_no_one_meeting() {
    let met = "The foreign ministers of Laos and Vietnam met in Vientiane on Tuesday.";
    let told = encounters(&format!("{met} They will meet every year as before."));
    assert_eq!(told.len(), 1, "{told:?}");
    let told = encounters(&format!("{met} They will meet in Hanoi next year."));
    assert_eq!(told.len(), 2, "{told:?}");
}

#[test]
fn the_first_day_is_the_first_of_those_told_before() {
    for (said, day) in [
        ("on the first day", "2024-05-06"),
        ("on the second day", "2024-05-07"),
    ] {
        let text = format!(
            "Rafael Grossi, the head of the IAEA, was in Tehran on May 6 and 7 and met Iranian Foreign Minister Hossein \
             Amirabdollahian {said}."
        );
        let told = encounters(&text);
        let met = told.iter().find(|e| e.kind == EncounterKind::Meeting);
        let date = met.and_then(|e| e.date.as_ref()).map(ToString::to_string);
        assert_eq!(date.as_deref(), Some(day), "{text}: {told:?}");
    }
}
