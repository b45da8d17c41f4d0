//! Labels and predictions in a line, for people.

use crate::gold::{GoldEncounter, Party};
use crate::predicted::Encounter;

pub(crate) fn label_text(g: &GoldEncounter) -> String {
    told(
        &g.kind,
        Some(&g.status),
        &g.parties,
        g.date.as_deref(),
        g.place.as_deref(),
    )
}

pub(crate) fn prediction_text(p: &Encounter) -> String {
    told(
        &p.kind,
        p.status.as_deref(),
        p.parties(),
        p.date.as_deref(),
        p.place_name(),
    )
}

fn told(
    kind: &str,
    status: Option<&str>,
    parties: &[Party],
    date: Option<&str>,
    place: Option<&str>,
) -> String {
    let parties: Vec<String> = parties
        .iter()
        .map(|q| {
            [&q.person, &q.org, &q.country, &q.office]
                .into_iter()
                .flatten()
                .next()
        })
        .map(|name| name.map_or("None".into(), |n| quoted(n)))
        .collect();
    let none = "None";
    format!(
        "{kind}/{} [{}] {} {}",
        status.unwrap_or(none),
        parties.join(", "),
        date.unwrap_or(none),
        place.unwrap_or(none)
    )
}

pub(crate) fn word(field: &Option<String>) -> &str {
    field.as_deref().unwrap_or("None")
}

pub(crate) fn quoted(text: &str) -> String {
    if text.contains('\'') && !text.contains('"') {
        format!("\"{text}\"")
    } else {
        format!("'{}'", text.replace('\'', "\\'"))
    }
}
