//! Looks as they are kept.

use super::kept::{KeptLook, KeptSighting, ReportKey, Sure};
use crate::case::{At, Case};
use crate::corrections::Rulings;
use crate::names::Name;
use crate::orgs::OrgName;
use crate::persons::look::{Look, Sighting, Span};
use crate::persons::{Career, Slot};
use crate::wording::hash;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;
use std::collections::BTreeSet;

/// What [`KeptLook::rest`] holds; corrections by id.
#[derive(Serialize, Deserialize)]
struct Rest {
    orgs: Vec<OrgName>,
    families: Vec<String>,
    careers: BTreeSet<Career>,
    forms: BTreeSet<String>,
    acts_for: BTreeSet<CountryCode>,
    bodies: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    labels: Vec<(String, bool)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    marks: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    joined: Vec<(String, bool)>,
}

/// The look as it is kept; whose it is comes later.
pub(super) fn kept(look: &Look, rulings: &Rulings) -> KeptLook {
    let id = |k: usize| rulings.id(k).to_owned();
    let rest = Rest {
        orgs: look.orgs.clone(),
        families: look.families.clone(),
        careers: look.careers.clone(),
        forms: look.forms.clone(),
        acts_for: look.acts_for.clone(),
        bodies: look.bodies.clone(),
        labels: look
            .labels
            .iter()
            .map(|(k, side)| (id(*k), *side))
            .collect(),
        marks: look.marks.iter().map(|k| id(*k)).collect(),
        joined: look
            .joined
            .iter()
            .map(|(k, side)| (id(*k), *side))
            .collect(),
    };
    let rest = serde_json::to_string(&rest).unwrap_or_default();
    let name = look.name.line();
    let country = look.country.map(|c| c.to_string()).unwrap_or_default();
    KeptLook {
        key: hash(&format!("{name}|{country}|{rest}")),
        name,
        country: look.country,
        rest,
        span: String::new(),
        joined: look.joined.iter().map(|(k, _)| id(*k)).collect(),
        person: String::new(),
    }
}

/// The look that was kept, and its span; none where it cannot be read.
pub(super) fn unkept(kept: &KeptLook, rulings: &Rulings) -> Option<(Look, Span)> {
    let rest: Rest = serde_json::from_str(&kept.rest).ok()?;
    let sides = |list: Vec<(String, bool)>| -> Option<Vec<(usize, bool)>> {
        let known = list.into_iter();
        known
            .map(|(id, side)| Some((rulings.position(&id)?, side)))
            .collect()
    };
    let marks: Option<BTreeSet<usize>> = rest.marks.iter().map(|id| rulings.position(id)).collect();
    let look = Look {
        name: Name::of_line(&kept.name),
        country: kept.country,
        orgs: rest.orgs,
        families: rest.families,
        careers: rest.careers,
        forms: rest.forms,
        acts_for: rest.acts_for,
        bodies: rest.bodies,
        labels: sides(rest.labels)?,
        marks: marks?,
        joined: sides(rest.joined)?.into_iter().collect(),
    };
    Some((look, serde_json::from_str(&kept.span).ok()?))
}

pub(super) fn span(span: &Span) -> String {
    serde_json::to_string(span).unwrap_or_default()
}

/// A sighting as it is kept, under the number of its report.
pub(super) fn sighting(
    case: &Case<'_>,
    sighting: &Sighting,
    report: ReportKey,
    look: u64,
) -> KeptSighting {
    let places: Vec<(usize, Slot)> = sighting
        .places
        .iter()
        .map(|(at, slot)| (at.1, *slot))
        .collect();
    let claims: BTreeSet<At> = sighting.claims();
    let telling = case.telling_of(claims.iter().copied());
    KeptSighting {
        report,
        ordinal: sighting.ordinal,
        look,
        places: serde_json::to_string(&places).unwrap_or_default(),
        claims: claims.iter().map(|at| at.1).collect(),
        sure: Sure::of(telling.map_or(0.0, |t| t.sure)),
        background: telling.is_some_and(|t| t.background),
    }
}

/// Where a sighting's report names the person.
pub(super) fn places(sighting: &KeptSighting) -> Vec<(usize, Slot)> {
    serde_json::from_str(&sighting.places).unwrap_or_default()
}
