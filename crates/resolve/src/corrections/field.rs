//! Fields of the facts format by name: which can be set, to what, and of whom.

use super::anchor::{same_name, same_party};
use crate::wording::fold;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sidelines_facts::{Encounter, Party};

const ENCOUNTER: &[&str] = &[
    "kind",
    "status",
    "date",
    "place",
    "place.name",
    "place.country",
    "name",
    "part_of",
    "mode",
    "according_to",
    "topics",
    "outcomes",
];
pub(super) const PARTY: &[&str] = &["person", "country", "office", "org", "rank", "role"];
const QUOTE: &[&str] = &[
    "text",
    "medium",
    "addressee",
    "date",
    "direct",
    "speaker.person",
    "speaker.office",
    "speaker.country",
    "speaker.org",
];
const MEMBERSHIP: &[&str] = &["since", "until", "as_of", "status"];
const FIGURE: &[&str] = &["value", "unit", "approx", "by", "as_of"];
const EVENT: &[&str] = &[
    "kind",
    "status",
    "date",
    "place",
    "place.name",
    "place.country",
    "name",
];
const PERSON: &[&str] = &["name"];
const HOLDER: &[&str] = &["known_start", "known_end", "first_seen", "last_seen"];

/// The fields of an entry that a correction can set, by the entry's id; of an encounter also those of its parties.
#[must_use]
pub fn fields_of(entry: &str, party: bool) -> &'static [&'static str] {
    match (entry.split('-').next().unwrap_or_default(), party) {
        ("e", true) => PARTY,
        ("e", false) => ENCOUNTER,
        ("q", _) => QUOTE,
        ("m", _) => MEMBERSHIP,
        ("f", _) => FIGURE,
        ("v", _) => EVENT,
        ("p", _) => PERSON,
        _ => HOLDER,
    }
}

/// Sets `field` (parts behind full stops) of `entry`; what the type cannot take is an error in words.
pub(crate) fn put<T: Serialize + DeserializeOwned>(
    entry: &mut T,
    field: &str,
    value: &Value,
) -> Result<(), String> {
    let mut all = serde_json::to_value(&*entry).map_err(|e| e.to_string())?;
    let mut place = &mut all;
    for part in field.split('.') {
        if place.is_null() {
            *place = Value::Object(serde_json::Map::new());
        }
        place = place
            .as_object_mut()
            .ok_or_else(|| format!("there is nothing within '{field}'"))?
            .entry(part)
            .or_insert(Value::Null);
    }
    *place = value.clone();
    *entry = serde_json::from_value(all).map_err(|e| e.to_string())?;
    Ok(())
}

/// The value as JSON: what is JSON, of a place "City, CC" or "CC", else the words.
pub(super) fn json(field: &str, value: &str) -> Value {
    let value = value.trim();
    if matches!(value, "none" | "null" | "") {
        return Value::Null;
    }
    if field == "place" && !value.starts_with('{') {
        let (name, country) = match value.rsplit_once(',') {
            Some((name, country)) => (Some(name.trim()), Some(country.trim())),
            None if value.len() == 2 => (None, Some(value)),
            None => (Some(value), None),
        };
        return serde_json::json!({ "name": name, "country": country });
    }
    // Numbers where a number is meant, lists, objects; a year is words.
    let structured = matches!(field, "value" | "direct") || value.starts_with(['[', '{', '"']);
    let parsed = if structured && field != "date" {
        serde_json::from_str(value).ok()
    } else {
        None
    };
    let words = || Value::String(value.to_owned());
    match (parsed, field) {
        (Some(parsed), _) => parsed,
        (None, "topics" | "outcomes") => value
            .split(';')
            .map(|v| Value::String(v.trim().to_owned()))
            .collect(),
        _ => words(),
    }
}

/// The one party that `wanted` names: a person, a country's code, an organisation or an office; `None` where none
/// is like that, or several are.
#[must_use]
pub fn party_named<'a>(e: &'a Encounter, wanted: &str) -> Option<&'a Party> {
    let is = |p: &&Party| {
        p.country
            .is_some_and(|c| c.as_str().eq_ignore_ascii_case(wanted))
            || p.person
                .as_deref()
                .is_some_and(|name| same_name(name, wanted))
            || [&p.org, &p.office]
                .into_iter()
                .flatten()
                .any(|o| fold(o) == fold(wanted))
    };
    let mut found = e.parties.iter().filter(is);
    found.next().filter(|_| found.next().is_none())
}

/// Sets the field of the party that is like `whose`; nothing where none is.
pub(crate) fn set_party(parties: &mut [Party], whose: &Party, field: &str, value: &Value) {
    let at = parties
        .iter()
        .position(|p| p == whose)
        .or_else(|| parties.iter().position(|p| same_party(p, whose)));
    if let Some(i) = at {
        // Tried when the correction was made; a value that no longer fits changes nothing.
        let _ = put(&mut parties[i], field, value);
    }
}
