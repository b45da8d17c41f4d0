//! How well a predicted encounter fits a labelled one, and which of its fields are right.

#[cfg(test)]
mod plain;

use crate::dates::span;
use crate::gold::{GoldEncounter, Party};
use crate::matching::one_to_one;
use crate::names::{fold, same_margin, same_office, same_organisation, same_person};
use crate::predicted::Encounter;

/// Pairs of parties that are the same, as indices (label, prediction).
pub(crate) fn party_pairs(g: &GoldEncounter, p: &Encounter) -> Vec<(usize, usize)> {
    let (a, b) = (&g.parties, p.parties());
    one_to_one(a.len(), b.len(), |i, j| same_party(&a[i], &b[j]))
}

/// Persons decide where both name one; else organisations, else country and office.
fn same_party(g: &Party, p: &Party) -> bool {
    if let (Some(a), Some(b)) = (&g.person, &p.person) {
        return same_person(a, b);
    }
    if let (Some(a), Some(b), None, None) = (&g.org, &p.org, &g.person, &p.person) {
        return same_organisation(a, b);
    }
    let offices = g.office.as_deref().zip(p.office.as_deref());
    let same_offices = offices.map(|(a, b)| same_office(a, b));
    if g.country.is_some() && g.country == p.country {
        return match same_offices {
            // A labelled person may be told by country and another title; an unnamed label may not be
            // taken by a named person in another office.
            Some(same) => same || g.person.is_some(),
            None => true,
        };
    }
    if let (Some(same), false) = (same_offices, g.country.is_some() && p.country.is_some()) {
        return same;
    }
    let nothing = |q: &Party| {
        q.person.is_none() && q.country.is_none() && q.office.is_none() && q.org.is_none()
    };
    nothing(g) && nothing(p)
}

/// How well a prediction fits a label; 0 is another encounter.
pub(crate) fn fit(g: &GoldEncounter, p: &Encounter) -> f64 {
    let right_kind = kind_right(g, p);
    let near = |a: &str, b: &str| a == "meeting" && b == "gathering";
    if !right_kind && !near(&g.kind, &p.kind) && !near(&p.kind, &g.kind) {
        return 0.0;
    }
    let mut hits = party_pairs(g, p).len();
    let (labelled, predicted) = (g.parties.len(), p.parties().len());
    if g.kind == "gathering" && hits == 0 {
        let name = g
            .name
            .as_deref()
            .filter(|n| !n.is_empty())
            .or(g.part_of.as_deref());
        if same_organisation(name.unwrap_or(""), p.name.as_deref().unwrap_or("")) {
            hits = 1;
        }
    }
    let needed = match g.kind.as_str() {
        "visit" | "gathering" => 1,
        _ => labelled.clamp(1, 2),
    };
    if hits < needed {
        return 0.0;
    }
    let mut score = 1.0 + hits as f64 / labelled.max(predicted).max(1) as f64;
    score += match dates_overlap(g, p) {
        Some(true) => 0.5,
        Some(false) => -0.4,
        None => 0.0,
    };
    let country = g.place_country.as_deref().filter(|c| !c.is_empty());
    if country.is_some() && p.place_country().is_some() {
        score += if place_right(g, p) { 0.3 } else { -0.3 };
    }
    if status_right(g, p) {
        score += 0.2;
    }
    if !right_kind {
        score -= 0.5;
    }
    score.max(0.01)
}

/// Whether `p` can be one half of a label that may as well be split: at least two of its parties, and none
/// that is not among the label's.
pub(crate) fn half(g: &GoldEncounter, p: &Encounter) -> bool {
    let hits = party_pairs(g, p).len();
    hits >= 2 && hits == p.parties().len()
}

pub(crate) fn kind_right(g: &GoldEncounter, p: &Encounter) -> bool {
    g.kind == p.kind
        || g.kind_alt
            .texts()
            .chain(g.kind_also.texts())
            .any(|k| k == p.kind)
}

pub(crate) fn status_right(g: &GoldEncounter, p: &Encounter) -> bool {
    let Some(status) = p.status.as_deref() else {
        return false;
    };
    g.status == status
        || g.status_alt
            .texts()
            .chain(g.status_also.texts())
            .any(|s| s == status)
}

fn labelled_dates(g: &GoldEncounter) -> impl Iterator<Item = Option<&str>> {
    let also = g
        .date_also
        .0
        .iter()
        .chain(&g.date_alt.0)
        .map(Option::as_deref);
    std::iter::once(g.date.as_deref()).chain(also)
}

pub(crate) fn date_right(g: &GoldEncounter, p: &Encounter) -> bool {
    let predicted = span(p.date.as_deref());
    if labelled_dates(g).any(|date| span(date) == predicted) {
        return true;
    }
    match (&g.date_partial, predicted) {
        // Month and day are known, the year is not: any year is right.
        (Some(part), Some((first, last))) => {
            first == last && first.get(5..) == Some(part.trim_start_matches('-'))
        }
        _ => false,
    }
}

/// Whether a labelled date and the predicted one have a day in common; `None` where either is unknown.
fn dates_overlap(g: &GoldEncounter, p: &Encounter) -> Option<bool> {
    let (first, last) = span(p.date.as_deref())?;
    let known: Vec<_> = labelled_dates(g).filter_map(span).collect();
    (!known.is_empty()).then(|| known.iter().any(|(a, b)| *a <= last && first <= *b))
}

pub(crate) fn place_right(g: &GoldEncounter, p: &Encounter) -> bool {
    let predicted = p.place_country();
    let labelled = g.place_country.as_deref().filter(|c| !c.is_empty());
    predicted == labelled
        || g.place_country_alt
            .0
            .iter()
            .any(|alt| alt.as_deref() == predicted)
        || (g.place_implied && predicted.is_none())
}

pub(crate) fn city_right(g: &GoldEncounter, p: &Encounter) -> bool {
    let predicted = fold(p.place_name().unwrap_or(""));
    let labelled =
        std::iter::once(g.place.as_deref()).chain(g.place_alt.0.iter().map(Option::as_deref));
    for name in labelled {
        // A label without a city asks for none.
        let Some(name) = name.filter(|n| !n.is_empty()) else {
            return true;
        };
        let name = fold(name);
        if !predicted.is_empty() && (predicted.contains(&name) || name.contains(&predicted)) {
            return true;
        }
    }
    g.place_implied && predicted.is_empty()
}

/// The fields of a matched pair, each with whether it is right; fields the label does not ask for are left
/// out.
pub(crate) fn judge(g: &GoldEncounter, p: &Encounter) -> Vec<(&'static str, bool)> {
    let pairs = party_pairs(g, p);
    let mut fields = vec![
        ("kind", kind_right(g, p)),
        ("status", status_right(g, p)),
        ("date", date_right(g, p)),
        ("place", place_right(g, p)),
        ("city", city_right(g, p)),
    ];
    if g.kind != "gathering" && !may_split(g) && !g.collective {
        let all = pairs.len() == g.parties.len() && pairs.len() == p.parties().len();
        fields.push(("parties", all));
    }
    for (i, j) in pairs {
        let party = &g.parties[i];
        // The label says the office follows from what everybody knows, not from the report.
        let implied = g.office_implied.0.contains(&party.person);
        if let Some(office) = party
            .office
            .as_deref()
            .filter(|_| !g.office_optional && !implied)
        {
            let predicted = p.parties()[j].office.as_deref().unwrap_or("");
            fields.push(("office", same_office(office, predicted)));
        }
    }
    if let Some(margin) = g.part_of.as_deref().filter(|m| !m.is_empty()) {
        let predicted = p.part_of.as_deref().filter(|m| !m.is_empty());
        fields.push(("part_of", predicted.is_some_and(|p| same_margin(margin, p))));
    }
    fields
}

/// One joint meeting or one each: the label says both are right.
pub(crate) fn may_split(g: &GoldEncounter) -> bool {
    g.merge_also || g.split_also || g.split_alt
}
