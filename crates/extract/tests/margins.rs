//! On the margin of what two meet, sign or gather, where it is told beside them.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Body, EncounterKind};
use told::told;

/// The margins of the encounters of a kind that the text tells.
fn margins(kind: EncounterKind, text: &str) -> Vec<String> {
    told("2023-09-24", text)
        .filter_map(|f| match f {
            Body::Encounter(e) if e.kind == kind => Some(e.part_of.unwrap_or_default()),
            _ => None,
        })
        .collect()
}

const ASSEMBLY: &str = "United Nations General Assembly";

#[test]
fn what_is_signed_at_a_meeting_is_signed_where_they_meet() {
    let met = "Maldivian Foreign Minister Abdulla Khaleel met Foreign Minister Theresa Lazaro of the \
               Philippines on the sidelines of the UN General Assembly in New York on Friday.";
    let text = format!("{met} The two signed a memorandum on consultations.");
    assert_eq!(margins(EncounterKind::Signing, &text), [ASSEMBLY]);
    let text = "Maldivian Foreign Minister Abdulla Khaleel met Foreign Minister Theresa Lazaro of the \
                Philippines in Manila on Friday. The two signed a memorandum on consultations.";
    assert_eq!(margins(EncounterKind::Signing, text), [""]);
}

#[test]
fn groups_gather_around_the_general_assembly() {
    let met = "Kuwaiti Foreign Minister Ahmad Nasser on Saturday met Algerian Foreign Minister Ramtane \
               Lamamra on the fringes of the 78th session of the UN General Assembly in New York.";
    let of = |more: &str| margins(EncounterKind::Gathering, &format!("{met} {more}"));
    assert_eq!(
        of("On Friday, the minister attended the ministerial meeting of the Group of 77."),
        [ASSEMBLY]
    );
    assert_eq!(
        of("In June the minister attended the SCO summit in Dushanbe."),
        [""]
    );
}

#[test]
fn a_day_of_the_summit_is_at_the_summit() {
    let of = |when: &str| {
        margins(
            EncounterKind::Meeting,
            &format!("Kenyan President William Ruto met Ugandan President Yoweri Museveni {when}."),
        )
    };
    assert_eq!(
        of("on Monday, the first day of the SADC summit"),
        ["Southern African Development Community (SADC) Summit"]
    );
    assert_eq!(of("on Monday"), [""]);
}

#[test]
fn two_meet_when_others_do() {
    let text = "Bulgarian Defence Minister Todor Tagarev and his Greek counterpart Nikos Dendias are likely to \
                meet in Brussels next month, when the NATO defence ministers gather.";
    assert_eq!(
        margins(EncounterKind::Meeting, text),
        ["North Atlantic Treaty Organisation Defence Ministers' Meeting"]
    );
}

#[test]
fn who_makes_use_of_a_gathering_meets_on_its_margin() {
    let of = |text: &str| margins(EncounterKind::Meeting, text);
    for text in [
        "Taking advantage of the ASEAN summit in Jakarta, Thai Prime Minister Srettha Thavisin and Vietnamese Prime \
         Minister Pham Minh Chinh met on Saturday.",
        "Thai Prime Minister Srettha Thavisin took advantage of the ASEAN summit in Jakarta to meet Vietnamese Prime \
         Minister Pham Minh Chinh.",
        "Thai Prime Minister Srettha Thavisin will use the ASEAN summit to meet Vietnamese Prime Minister Pham Minh \
         Chinh.",
    ] {
        assert_eq!(of(text), ["ASEAN Summit"], "{text}");
    }
    assert_eq!(
        of(
            "Thai Prime Minister Srettha Thavisin met Vietnamese Prime Minister Pham Minh Chinh and proposed to use \
            the ASEAN summit to settle the dispute."
        ),
        [""]
    );
}

#[test]
fn what_a_summit_opens_or_closes_with_is_at_the_summit() {
    let of = |when: &str| {
        margins(
            EncounterKind::Meeting,
            &format!("Kenyan President William Ruto met Ugandan President Yoweri Museveni {when}."),
        )
    };
    assert_eq!(
        of("after the opening of the SADC summit"),
        ["Southern African Development Community (SADC) Summit"]
    );
    assert_eq!(
        of("at the close of the SADC summit in Luanda"),
        ["Southern African Development Community (SADC) Summit"]
    );
    let agenda = margins(
        EncounterKind::Meeting,
        "A meeting between President William Ruto and President Yoweri Museveni of Uganda is not on the agenda of the \
         SADC summit in Luanda, the Kenyan foreign ministry said.",
    );
    assert_eq!(
        agenda,
        ["Southern African Development Community (SADC) Summit"]
    );
}

#[test]
fn two_meet_while_a_gathering_meets_before_its_session_or_beside_it() {
    for (when, name) in [
        (
            "as the climate conference COP26 opened in Glasgow",
            "UN Climate Change Conference COP26",
        ),
        (
            "while the SADC summit was in session",
            "Southern African Development Community (SADC) Summit",
        ),
        (
            "before the plenary session of the SADC summit",
            "Southern African Development Community (SADC) Summit",
        ),
        (
            "ahead of the opening ceremony of the SADC summit",
            "Southern African Development Community (SADC) Summit",
        ),
        (
            "beside the summit of the African Union",
            "African Union (AU) Summit",
        ),
        (
            "in connection with the SADC summit",
            "Southern African Development Community (SADC) Summit",
        ),
        (
            "at Tuesday's conference on Sudan in London",
            "conference on Sudan",
        ),
        ("at the donors' conference in London", "donors' conference"),
        (
            "during the commemorations of the D-Day landings",
            "commemorations of the D-Day landings",
        ),
        (
            "at the funeral of Queen Elizabeth II",
            "funeral of Queen Elizabeth II",
        ),
        // No gathering, and a day.
        ("at a press conference", ""),
        ("on the first anniversary of the war", ""),
    ] {
        let text =
            format!("Kenyan President William Ruto met Ugandan President Yoweri Museveni {when}.");
        assert_eq!(margins(EncounterKind::Meeting, &text), [name], "{text}");
    }
}

#[test]
fn what_several_meetings_are_announced_for_holds_for_each() {
    let of = |announced: &str| {
        margins(
            EncounterKind::Meeting,
            &format!(
                "{announced}. With Botswana's foreign minister, Phenyo Butale, he talked about trade on Friday. Foreign \
                 Minister Frederick Shava of Zimbabwe called on him the same day."
            ),
        )
    };
    for announced in [
        "Ethiopia's Foreign Minister Gedion Timothewos has had talks with several of his colleagues who are in Addis \
         Ababa for the SADC summit",
        "Ethiopia's Foreign Minister Gedion Timothewos is using the SADC summit in Luanda for a string of meetings",
        "Ethiopia's Foreign Minister Gedion Timothewos has had separate meetings with several of his colleagues in \
         Luanda, where the SADC summit opened on Friday",
    ] {
        let found = of(announced);
        assert!(found.len() > 1, "{announced}: {found:?}");
        assert!(
            found
                .iter()
                .all(|m| m == "Southern African Development Community (SADC) Summit"),
            "{announced}: {found:?}"
        );
    }
}
