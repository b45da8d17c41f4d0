//! Corrections in words.

use crate::contacts::short_id;
use serde_json::Value;
use sidelines_facts::{Body, Fact, Party};
use sidelines_resolve::{Action, Target};

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
                Value::String(s) => s.clone(),
                other => other.to_string(),
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
