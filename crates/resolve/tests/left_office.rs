//! Who is told to be a former holder had left the office by that day.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod told;

use serde_json::{Value, json};
use sidelines_facts::{Body, Tenure};
use sidelines_resolve::{Corrections, Record, Tenancy, resolve};

/// What reports of these days tell of one minister: "" in office, "former", "designate".
fn record(told: &[(&str, &str)]) -> Record {
    let reports: Vec<_> = told
        .iter()
        .enumerate()
        .map(|(i, (day, qualifier))| {
            let qualifier = (!qualifier.is_empty()).then_some(*qualifier);
            let held: Value = json!({
                "person": "Sherali Mirzo", "country": "TJ", "office": "Minister of Defence", "org": null,
                "qualifier": qualifier, "known_start": if i == 0 { Some("2013") } else { None },
            });
            told::facts(&format!("r{i}"), day, "holder", &[held])
        })
        .collect();
    resolve(&reports, &Corrections::default())
}

fn tenancy(record: &Record) -> &Tenancy {
    &record.offices[0].holders[0]
}

#[test]
fn a_former_holder_had_left_by_the_day_of_the_report() {
    let former = Some(Tenure::Former);
    for (told, by, qualifier) in [
        // Never seen in the office.
        (&[("2025-07-05", "former")][..], "2025-07-05", former),
        (
            &[
                ("2023-04-28", ""),
                ("2025-07-05", "former"),
                ("2025-08-01", "former"),
            ],
            "2025-07-05",
            former,
        ),
        // Seen again afterwards: back in office.
        (
            &[
                ("2023-04-28", ""),
                ("2024-01-01", "former"),
                ("2025-07-05", ""),
            ],
            "",
            None,
        ),
        // And gone again.
        (
            &[
                ("2023-04-28", ""),
                ("2024-01-01", "former"),
                ("2025-07-05", ""),
                ("2025-09-01", "former"),
            ],
            "2025-09-01",
            former,
        ),
        // On one day one report has him in the office, another out of it: not told.
        (&[("2023-04-28", ""), ("2023-04-28", "former")], "", None),
        (&[("2023-04-28", "")], "", None),
        // Of a report without a day nobody knows whether it is the later.
        (&[("2023-04-28", ""), ("", "former")], "", former),
    ] {
        let record = record(told);
        let h = tenancy(&record);
        let shown = h.former_by.as_ref().map(ToString::to_string);
        assert_eq!(shown.unwrap_or_default(), by, "{told:?}");
        assert_eq!(h.qualifier(), qualifier, "{told:?}");
    }
}

/// A fact says since when a qualifier holds: on the last day seen in the office nobody is a former holder.
#[test]
fn the_fact_is_former_as_of_the_day_of_the_news() {
    let record = record(&[("2023-04-28", ""), ("2025-07-05", "former")]);
    let facts = record.facts();
    let Some(Body::Holder(h)) = facts.first().map(|f| &f.body) else {
        unreachable!("the record has one holder");
    };
    let text = |d: &Option<sidelines_facts::Edtf>| d.as_ref().map(ToString::to_string);
    assert_eq!(h.qualifier, Some(Tenure::Former));
    assert_eq!(text(&h.as_of).as_deref(), Some("2025-07-05"));
    assert_eq!(text(&h.last_seen).as_deref(), Some("2023-04-28"));
    assert_eq!(text(&h.known_start).as_deref(), Some("2013"));
}
