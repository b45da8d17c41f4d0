//! Corrections in words.

use crate::contacts::{self, short_id};
use crate::{Misunderstood, names, values};
use serde_json::Value;
use sidelines_facts::{Body, CountryCode, Fact, Party, Place};
use sidelines_resolve::{Action, Request, Target};

/// What was decided, in a sentence.
#[must_use]
pub fn sentence(action: &Action) -> String {
    match action {
        Action::Merge { a, b } => format!("one and the same: {} / {}", subject(a), subject(b)),
        Action::NotSame { a, b } => format!("not the same: {} / {}", subject(a), subject(b)),
        Action::Split { out, rest } => format!(
            "two things: {} as told by {}, and as told by the rest",
            subject(rest),
            reports(out)
        ),
        Action::Set {
            entry,
            party,
            field,
            value,
        } => {
            let whose = party
                .as_ref()
                .map(|p| format!(" of {}", party_name(p)))
                .unwrap_or_default();
            let value = match value {
                Value::Null => "unknown".to_owned(),
                Value::Object(_) if field == "place" => {
                    let place: Option<Place> = serde_json::from_value(value.clone()).ok();
                    place.map_or_else(|| values::value(value), |p| contacts::place(Some(&p)))
                }
                other => values::value(other),
            };
            format!("{field}{whose} is {value}: {}", subject(entry))
        }
        Action::Reject { entry } => {
            format!("left out: {} as told by {}", subject(entry), reports(entry))
        }
        Action::Accept { entry } => format!("right: {}", subject(entry)),
        Action::Note { entry } => format!("remark on {}", subject(entry)),
        Action::Undo { correction } => format!("took back {}", short_id(correction)),
        _ => "a correction of a kind that this program does not know".to_owned(),
    }
}

/// Codes of states that are no more.
const OF_OLD: &[&str] = &["BU", "CS", "DD", "SU", "TP", "YU", "ZR"];

/// Whether the country that a request sets is one.
///
/// # Errors
/// [`Misunderstood`], with the code that is none.
pub fn of_known_countries(request: &Request) -> Result<(), Misunderstood> {
    let Request::Set { field, value, .. } = request else {
        return Ok(());
    };
    let value = value.trim();
    let in_json = || {
        let value: Value = serde_json::from_str(value).ok()?;
        Some(value.get("country")?.as_str()?.to_owned())
    };
    let code = match field.as_str() {
        "place" if value.starts_with('{') => in_json(),
        "place" => match value.rsplit_once(',') {
            Some((_, code)) => Some(code.trim().to_owned()),
            None => (value.len() == 2).then(|| value.to_owned()),
        },
        field if field.rsplit('.').next() == Some("country") => Some(value.to_owned()),
        _ => None,
    };
    let Some(code) = code.filter(|code| !matches!(code.as_str(), "" | "none" | "null")) else {
        return Ok(());
    };
    let known =
        CountryCode::new(&code).is_some_and(|c| names::is_known(c) || OF_OLD.contains(&c.as_str()));
    if known {
        return Ok(());
    }
    let hint = names::country(&code).map_or_else(
        |_| "a country goes by its two letters, as IN".to_owned(),
        |c| format!("did you mean {c}?"),
    );
    Err(Misunderstood(format!(
        "no country has the code '{code}': {hint}"
    )))
}

fn party_name(p: &Party) -> String {
    let name = p.person.as_ref().or(p.org.as_ref()).or(p.office.as_ref());
    name.cloned()
        .or_else(|| p.country.map(|c| c.to_string()))
        .unwrap_or_default()
}

/// What a correction is about, in a few words.
fn subject(target: &Target) -> String {
    match target {
        Target::Person { names } => names.first().map(|n| n.name.clone()).unwrap_or_default(),
        Target::Holder {
            names,
            family,
            country,
            org,
        } => format!(
            "{} as {family}{}",
            names.first().map(|n| n.name.as_str()).unwrap_or_default(),
            country
                .map(|c| c.to_string())
                .or_else(|| org.clone())
                .map(|of| format!(" of {of}"))
                .unwrap_or_default()
        ),
        Target::Claims { claims } => claims.first().map(of_fact).unwrap_or_default(),
    }
}

fn of_fact(fact: &Fact) -> String {
    let names = |parties: &[Party]| {
        parties
            .iter()
            .map(party_name)
            .collect::<Vec<_>>()
            .join(" – ")
    };
    match &fact.body {
        Body::Encounter(e) => {
            let date = e
                .date
                .as_ref()
                .map(|d| format!(", {d}"))
                .unwrap_or_default();
            format!("{}{date}", names(&e.parties))
        }
        Body::Event(e) => format!("{} {}", e.kind, names(&e.actors)),
        Body::Holder(h) => format!("{} as {}", h.person, h.office),
        Body::Quote(q) => crate::quotes::words(q),
        Body::Membership(m) => format!("{} in {}", m.party, m.org),
        Body::Figure(f) => format!("{} {}", f.value, f.unit.as_deref().unwrap_or_default()),
    }
}

fn reports(target: &Target) -> String {
    let mut ids: Vec<&str> = match target {
        Target::Claims { claims } => claims.iter().map(|f| f.report.as_str()).collect(),
        Target::Person { names } | Target::Holder { names, .. } => {
            names.iter().map(|n| n.report.as_str()).collect()
        }
    };
    ids.sort_unstable();
    ids.dedup();
    const MOST: usize = 4;
    let more = ids.len().saturating_sub(MOST);
    ids.truncate(MOST);
    let list = ids.join(", ");
    if more > 0 {
        format!("{list} and {more} more")
    } else {
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_set_by_the_code_of_one() {
        let set = |field: &str, value: &str| {
            of_known_countries(&Request::Set {
                entry: "e-1".to_owned(),
                party: None,
                field: field.to_owned(),
                value: value.to_owned(),
            })
        };
        for (field, value) in [
            ("place", "Hanoi, VN"),
            ("place", "vn"),
            ("place", "Hanoi"),
            ("place", "none"),
            ("place", r#"{"name": "Hanoi", "country": "VN"}"#),
            ("place.country", "VN"),
            ("country", "SU"),
            ("speaker.country", "none"),
            ("name", "Summit, XX"),
        ] {
            assert_eq!(
                set(field, value).map_err(|e| e.0),
                Ok(()),
                "{field} {value}"
            );
        }
        for (field, value) in [
            ("place", "Hanoi, XX"),
            ("place", "XX"),
            ("place", r#"{"name": "Hanoi", "country": "XX"}"#),
            ("place.country", "XX"),
            ("country", "xx"),
            ("country", "Vietnam"),
        ] {
            assert!(set(field, value).is_err(), "{field} {value}");
        }
        let why = set("country", "Vietnam").map_err(|e| e.0);
        let wanted = "no country has the code 'Vietnam': did you mean VN?";
        assert_eq!(why, Err(wanted.to_owned()));
    }

    #[test]
    fn a_place_stands_in_words() {
        let set = Action::Set {
            entry: Target::Person { names: Vec::new() },
            party: None,
            field: "place".to_owned(),
            value: serde_json::json!({ "name": "Hanoi", "country": "VN" }),
        };
        assert_eq!(sentence(&set), "place is Hanoi, Vietnam: ");
    }
}
