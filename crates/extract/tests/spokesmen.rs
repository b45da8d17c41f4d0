//! Whoever speaks for others tells of their meetings, not of his own.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::Body;
use told::told;

/// The parties of the encounters that are told: country and office, or the name where there is no office.
fn parties(text: &str) -> Vec<String> {
    let facts = told("2024-06-03", text);
    let all = facts.flat_map(|f| match f {
        Body::Encounter(e) => e.parties,
        _ => Vec::new(),
    });
    let country =
        |c: Option<_>| c.map_or_else(String::new, |c: sidelines_facts::CountryCode| c.to_string());
    all.map(|p| format!("{} {}", country(p.country), p.office.unwrap_or_default()))
        .map(|told| told.trim().to_owned())
        .collect()
}

#[test]
fn a_meeting_told_by_a_spokesman_is_his_principals() {
    let abroad = "AM Prime Minister";
    for (told, of) in [
        (
            "A meeting with Armenian Prime Minister Aram Petrosyan is scheduled for Friday in Sochi, Kremlin spokesman Oleg Sidorov told reporters.",
            "RU President",
        ),
        (
            "\"There will be a meeting with the Armenian prime minister next week,\" Kremlin spokesman Oleg Sidorov said.",
            "RU President",
        ),
        (
            "Foreign Ministry spokeswoman Irina Volkova of Russia said a meeting with Armenian Prime Minister Aram Petrosyan would take place in Geneva on Saturday.",
            "RU",
        ),
    ] {
        let found = parties(told);
        assert_eq!(found, [of, abroad], "{told}");
    }
}

#[test]
fn a_spokesman_who_meets_somebody_is_himself() {
    let told = "Turkish presidential spokesman Kemal Aydin met Armenian Prime Minister Aram Petrosyan in Yerevan on Friday.";
    assert_eq!(
        parties(told),
        ["TR Presidential Spokesperson", "AM Prime Minister"]
    );
}
