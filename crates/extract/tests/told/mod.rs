//! What a short text tells.

use sidelines_extract::Reader;
use sidelines_facts::{Body, Encounter, Party};
use sidelines_text::Report;

/// The facts of a report of that day, in the order in which they are told.
pub(crate) fn told(day: &str, text: &str) -> impl Iterator<Item = Body> {
    let report = Report {
        id: "r".into(),
        text: format!(" date {day} {text}"),
        ..Report::default()
    };
    let facts = Reader::new().unwrap().read(&report).facts;
    facts.into_iter().map(|f| f.body)
}

/// The encounters of a report of 15 May 2024, in the order in which they are told.
#[allow(dead_code, reason = "not every test asks for them")]
pub(crate) fn encounters(text: &str) -> Vec<Encounter> {
    told("2024-05-15", text)
        .filter_map(|f| match f {
            Body::Encounter(e) => Some(e),
            _ => None,
        })
        .collect()
}

/// The last word of each party's name, or its organisation, or the code of its state; in the order of the alphabet.
#[allow(dead_code, reason = "not every test asks for them")]
pub(crate) fn names(e: &Encounter) -> Vec<String> {
    let name = |p: &Party| {
        let person = p.person.as_deref().and_then(|n| n.rsplit(' ').next());
        let other = || p.org.clone().or(p.country.map(|c| c.to_string()));
        person.map(str::to_owned).or_else(other).unwrap_or_default()
    };
    let mut names: Vec<String> = e.parties.iter().map(name).collect();
    names.sort();
    names
}
