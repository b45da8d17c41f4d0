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

/// Who meets somebody as a former holder, or one to come, is not seen in the office that the encounter gives him; an
/// acting one is.
#[test]
fn a_former_holder_who_meets_somebody_is_not_in_office() {
    let met = |id: &str, day: &str, qualifier: Option<&str>| {
        let [him, her] = [
            json!({ "person": "Sauli Niinisto", "country": "FI", "office": "President" }),
            json!({ "person": "Kaja Kallas", "country": "EE", "office": "Prime Minister" }),
        ];
        let held = |who: &Value, qualifier: Option<&str>| {
            let mut held = who.clone();
            held["type"] = "holder".into();
            held["as_of"] = day.into();
            held["qualifier"] = qualifier.into();
            held
        };
        let (his, hers) = (held(&him, qualifier), held(&her, None));
        let meeting = json!({
            "type": "encounter", "kind": "meeting", "status": "occurred", "date": day, "parties": [him, her],
        });
        told::facts(id, day, "encounter", &[meeting, his, hers])
    };
    let of = |reports: &[_], country: &str| -> Tenancy {
        let record = resolve(reports, &Corrections::default());
        let mut offices = record.offices.into_iter();
        let office = offices.find(|o| o.country.is_some_and(|c| c.as_str() == country));
        office.unwrap().holders.remove(0)
    };
    let text = |d: &Option<sidelines_facts::Edtf>| d.as_ref().map(ToString::to_string);
    for (qualifier, seen, by) in [
        (Some("former"), None, Some("2024-05-02")),
        (Some("designate"), None, None),
        (Some("acting"), Some("2024-05-02"), None),
        (None, Some("2024-05-02"), None),
    ] {
        let reports = [met("a", "2024-05-02", qualifier)];
        let his = of(&reports, "FI");
        assert_eq!(text(&his.last_seen).as_deref(), seen, "{qualifier:?}");
        assert_eq!(text(&his.former_by).as_deref(), by, "{qualifier:?}");
        let hers = of(&reports, "EE");
        assert_eq!(text(&hers.last_seen).as_deref(), Some("2024-05-02"));
    }
    // What another report tells of another day stands.
    let both = [
        met("a", "2023-05-02", None),
        met("b", "2024-05-02", Some("former")),
    ];
    let his = of(&both, "FI");
    assert_eq!(text(&his.last_seen).as_deref(), Some("2023-05-02"));
    assert_eq!(text(&his.former_by).as_deref(), Some("2024-05-02"));
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
