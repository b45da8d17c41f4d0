//! Since when and until when somebody holds an office, where a report tells it.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod told;

use sidelines_facts::{Body, Edtf, Tenure};
use told::told;

/// Of the first holder told: office, country, first and last day, and how he stands to it.
fn first(text: &str) -> (String, String, String, String, Option<Tenure>) {
    let date = |d: Option<Edtf>| d.map(|d| d.to_string()).unwrap_or_default();
    let mut holders = told("2024-05-15", text).filter_map(|f| match f {
        Body::Holder(h) => Some(h),
        _ => None,
    });
    let h = holders.next();
    assert!(h.is_some(), "no holder: {text}");
    let h = h.unwrap();
    (
        h.office,
        h.country.map(|c| c.to_string()).unwrap_or_default(),
        date(h.known_start),
        date(h.known_end),
        h.qualifier,
    )
}

#[test]
fn days_in_an_office_are_told_by_events_and_beside_the_office() {
    let (former, designate) = (Some(Tenure::Former), Some(Tenure::Designate));
    for (text, office, country, start, end, qualifier) in [
        (
            "Nadia Karam will take over as foreign minister of Tunisia on June 1.",
            "Minister of Foreign Affairs",
            "TN",
            "2024-06-01",
            "",
            designate,
        ),
        (
            "Tunisia named Nadia Karam as its new foreign minister on Monday. She will take office on June 1.",
            "Minister of Foreign Affairs",
            "TN",
            "2024-06-01",
            "",
            designate,
        ),
        (
            "Tunisia's parliament appointed Nadia Karam as defence minister on Monday.",
            "Minister of Defence",
            "TN",
            "2024-05-13",
            "",
            None,
        ),
        (
            "Paraguay's defence minister Rosa Benitez, who succeeded Juan Ortiz as minister on March 12, arrived in Lima on Tuesday.",
            "Minister of Defence",
            "PY",
            "2024-03-12",
            "",
            None,
        ),
        (
            "Zambia's foreign minister Mary Banda resigned on Friday.",
            "Minister of Foreign Affairs",
            "ZM",
            "",
            "2024-05-10",
            former,
        ),
        (
            "Zambia's foreign minister Mary Banda said she would step down on June 30.",
            "Minister of Foreign Affairs",
            "ZM",
            "",
            "2024-06-30",
            None,
        ),
        (
            "Olga Lind has been Norway's ambassador to Ghana since 2021.",
            "Ambassador to Ghana",
            "NO",
            "2021",
            "",
            None,
        ),
        (
            "Zambia's foreign minister Mary Banda, who has held the post since 2018, met her Malawian counterpart on Monday.",
            "Minister of Foreign Affairs",
            "ZM",
            "2018",
            "",
            None,
        ),
        (
            "Paul Girard served as France's ambassador to Chad from 2015 to 2018.",
            "Ambassador to Chad",
            "FR",
            "2015",
            "2018",
            former,
        ),
        (
            "Zambia's army commander Isaac Phiri, whose term ends in August, visited Lusaka on Monday.",
            "Commander of the Army",
            "ZM",
            "",
            "2024-08",
            None,
        ),
    ] {
        let (o, c, s, e, q) = first(text);
        assert_eq!(
            (c.as_str(), s.as_str(), e.as_str(), q),
            (country, start, end, qualifier),
            "{o}: {text}"
        );
        assert_eq!(o, office, "{text}");
    }
}

#[test]
fn no_day_is_told_where_none_is_of_the_office() {
    for text in [
        "Zambia's foreign minister Mary Banda has been in Lusaka since Monday.",
        "Zambia's foreign minister Mary Banda has led talks with Malawi since 2022.",
        "Zambia's foreign minister Mary Banda was not told since 2018 what became of it.",
        "Zambia's foreign minister Mary Banda said the agreement runs from 2024 to 2028.",
        "Zambia's foreign minister Mary Banda said the truce ends in August.",
    ] {
        let (_, _, start, end, qualifier) = first(text);
        assert_eq!(
            (start.as_str(), end.as_str(), qualifier),
            ("", "", None),
            "{text}"
        );
    }
}
