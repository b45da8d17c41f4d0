//! Wordings that tell of a meeting, a call or a signing, and their neighbours that tell of none; days and places that
//! belong to something else in the sentence.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{EncounterKind, Status};
use told::encounters;

/// Kind, day and place of what the text tells, visits left out.
fn rows(text: &str) -> Vec<String> {
    let mut rows: Vec<String> = encounters(text)
        .iter()
        .filter(|e| e.kind != EncounterKind::Visit)
        .map(|e| {
            let kind = match e.kind {
                EncounterKind::Meeting => "meeting",
                EncounterKind::Call => "call",
                EncounterKind::Signing => "signing",
                _ => "gathering",
            };
            let date = e.date.as_ref().map_or("-".to_owned(), ToString::to_string);
            let place = e.place.as_ref().and_then(|p| p.name.clone());
            format!("{kind} {date} {}", place.unwrap_or("-".to_owned()))
        })
        .collect();
    rows.sort();
    rows
}

const MET: &str = "Kenyan Foreign Minister Musalia Mudavadi met Ghanaian Foreign Minister Shirley Botchwey in Accra on Monday.";

fn after_they_met(text: &str) -> Vec<String> {
    rows(&format!("{MET} {text}"))
}

const FIRST: &str = "meeting 2024-05-13 Accra";

#[test]
fn two_talked_at_another_time() {
    assert_eq!(
        after_they_met("They conversed in Nairobi on March 3."),
        ["meeting 2024-03-03 Nairobi", FIRST]
    );
    assert_eq!(after_they_met("They talked for an hour."), [FIRST]);
    assert_eq!(
        after_they_met("They last talked in Lagos."),
        ["meeting - Lagos", FIRST]
    );
}

#[test]
fn a_day_or_place_of_something_else() {
    for text in [
        "They discussed the country's plan to join the bloc in 2026.",
        "He told her that Kenya was preparing to host the next session of the commission in August.",
    ] {
        assert_eq!(after_they_met(text), [FIRST], "{text}");
    }
    assert_eq!(
        rows(
            "Kenyan President William Ruto met on Monday Ghanaian President Nana Akufo-Addo, who will visit Nairobi in June."
        ),
        ["meeting 2024-05-13 -"]
    );
    assert_eq!(
        rows(
            "Kenyan President William Ruto met Ghanaian President Nana Akufo-Addo, whom he had seen in Lagos in April."
        ),
        ["meeting - -", "meeting 2024-04 Lagos"]
    );
    assert_eq!(
        rows(
            "Kenyan President William Ruto and Ghanaian President Nana Akufo-Addo discussed ways to boost trade on Monday."
        ),
        ["meeting 2024-05-13 -"]
    );
}

#[test]
fn a_process_is_no_sitting() {
    for text in [
        "Australia has concluded its negotiations with the European Union.",
        "China is open to talks with the Philippines.",
        "The decision was made in consultation with Japanese officials.",
        "The trade talks with the European Union remain with Uruguay, he added.",
        "On the talks Paris and London said nothing.",
        "On Sudan he called for a ceasefire.",
        "Kenya and Ghana agreed to hold consultations regularly.",
    ] {
        assert_eq!(after_they_met(text), [FIRST], "{text}");
    }
    let sat =
        "Australia concluded its negotiations with the European Union in Brussels on Tuesday.";
    assert_eq!(
        after_they_met(sat),
        [FIRST, "meeting 2024-05-14 Brussels"],
        "{sat}"
    );
}

#[test]
fn who_signed_goes_without_saying() {
    assert_eq!(
        rows(
            "Nine agreements were signed on Monday in Tirana, where the prime ministers of Kosovo and Albania held talks."
        ),
        ["meeting 2024-05-13 Tirana", "signing 2024-05-13 Tirana"]
    );
    assert_eq!(
        rows("Armenia and Iran have a treaty, which the two signed in Tehran in May 2021."),
        ["signing 2021-05 Tehran"]
    );
    assert_eq!(
        after_they_met("The treaty lay on the table and she put her name to it."),
        [FIRST, "signing 2024-05-13 Accra"]
    );
    let quoted = |text: &str| {
        encounters(&format!("{MET} {text}"))
            .into_iter()
            .find(|e| e.kind == EncounterKind::Signing)
            .map(|e| {
                e.parties
                    .iter()
                    .filter_map(|p| p.country)
                    .map(|c| c.to_string())
                    .collect::<Vec<_>>()
            })
    };
    assert_eq!(
        quoted("\u{201c}Today we signed two agreements,\u{201d} said Mudavadi."),
        Some(vec!["KE".to_owned(), "GH".to_owned()])
    );
    assert_eq!(
        quoted("\u{201c}We signed ten agreements with Togo last year,\u{201d} Botchwey said."),
        Some(vec!["GH".to_owned(), "TG".to_owned()])
    );
}

#[test]
fn brought_together_or_each_by_himself() {
    let off = encounters(
        "Talks that were to bring the foreign ministers of Greece and Turkey to Athens on Friday were put off.",
    );
    assert_eq!(off.len(), 1);
    assert_eq!(off[0].status, Status::Cancelled);
    assert_eq!(off[0].parties.len(), 2);
    let each = encounters(
        "Kenyan Foreign Minister Musalia Mudavadi and Ghanaian Foreign Minister Shirley Botchwey each met Ugandan President Yoweri Museveni on Monday.",
    );
    assert_eq!(each.len(), 2);
    let surnames = rows(
        "French President Emmanuel Macron and German Chancellor Olaf Scholz spoke by phone on Monday. A Macron-Scholz meeting is planned for Friday in Berlin.",
    );
    assert_eq!(surnames, ["call 2024-05-13 -", "meeting 2024-05-17 Berlin"]);
    let unmet = encounters(
        "Kenyan President William Ruto went home on Monday without a meeting with Ghanaian President Nana Akufo-Addo.",
    );
    let status = unmet
        .iter()
        .find(|e| e.kind == EncounterKind::Meeting)
        .map(|e| e.status);
    assert_eq!(status, Some(Status::Denied));
}
