//! What belongs to whom where titles and names stand close: whose office it is by what stands behind it, and which of
//! two men holds it.

use super::apposed::{plain, take};
use crate::mentions::{Mention, OfficeRef, RoleMention, What};

/// "X, the Special Envoy of the Chinese Government": whose envoy he is stands behind.
pub(super) fn of_government(text: &str, row: &mut [Mention]) {
    for i in 1..row.len() {
        let (ahead, behind) = row.split_at_mut(i);
        let (Some(a), Some(b)) = (ahead.last_mut(), behind.first()) else {
            continue;
        };
        let gap = text.get(a.span.end..b.span.start).unwrap_or("");
        let after = text.get(b.span.end..).unwrap_or("").trim_start();
        let (What::Person(p), What::Country(c)) = (&mut a.what, &b.what) else {
            continue;
        };
        if gap == " of the "
            && after.to_lowercase().starts_with("government")
            && p.name.end < a.span.end
            && let Some(o) = p
                .offices
                .last_mut()
                .filter(|o| o.country.is_none() && o.org.is_none())
        {
            o.country = Some(*c);
            p.country = p.country.or(Some(*c));
        }
    }
}

/// "Chad's transitional government's foreign minister X": of the country before.
pub(super) fn in_government(text: &str, row: &mut Vec<Mention>) {
    let mut i = 1;
    while i < row.len() {
        let (ahead, behind) = row.split_at_mut(i);
        if let (Some(a), Some(b)) = (ahead.last(), behind.first_mut())
            && let (What::Country(c), What::Person(p)) = (&a.what, &mut b.what)
            && p.country.is_none()
            && matches!(text.get(a.span.end..b.span.start), Some("'s " | "’s "))
            && text.get(b.span.clone()).is_some_and(|words| {
                let mut words = words.split(' ').take(2);
                words.any(|w| matches!(w, "government's" | "government’s"))
            })
        {
            p.country = Some(*c);
            for o in &mut p.offices {
                o.country = o.country.or(Some(*c));
            }
            b.span.start = a.span.start;
            row.remove(i - 1);
        } else {
            i += 1;
        }
    }
}

/// "his counterparts in London and Paris", "X, his counterpart in Moscow": whose they are is said by their capital.
pub(super) fn seated(text: &str, row: &mut Vec<Mention>) {
    let mut i = 0;
    while i < row.len() {
        let mut countries = Vec::new();
        let mut end = row[i].span.end;
        for n in &row[i + 1..] {
            let gap = text.get(end..n.span.start).unwrap_or("");
            let led = if countries.is_empty() {
                gap == " in "
            } else {
                matches!(gap, " and " | ", " | ", and ")
            };
            match &n.what {
                What::Place(p) if led && p.capital_of.is_some() => countries.extend(p.capital_of),
                _ => break,
            }
            end = n.span.end;
        }
        if let What::Role(r) = &mut row[i].what
            && r.counterpart
            && r.countries.is_empty()
            && (countries.len() == 1 || r.plural)
        {
            r.countries = countries;
        }
        // "X, his Rwandan counterpart"
        let whose = i.checked_sub(1).filter(|&b| plain(&row[b])).and_then(|b| {
            let gap = text.get(row[b].span.end..row[i].span.start)?;
            match &row[i].what {
                What::Role(r)
                    if r.counterpart && !r.plural && matches!(gap, ", his " | ", her ") =>
                {
                    match r.countries.as_slice() {
                        [one] => Some(*one),
                        _ => None,
                    }
                }
                _ => None,
            }
        });
        if let Some(country) = whose {
            take(row, i - 1, i, Vec::new(), Some(country));
            if let Some(What::Person(p)) = row.get_mut(i - 1).map(|m| &mut m.what) {
                p.counterpart = true;
            }
            continue;
        }
        i += 1;
    }
}

/// "X, who commands Brazil's navy", "Y, who also chairs the Union's Commission": the verb says the office.
pub(super) fn heading(text: &str, row: &mut [Mention]) {
    for i in 1..row.len() {
        let (ahead, behind) = row.split_at_mut(i);
        let (Some(a), Some(b)) = (ahead.last_mut(), behind.first()) else {
            continue;
        };
        let What::Person(p) = &mut a.what else {
            continue;
        };
        let gap = text.get(a.span.end..b.span.start).unwrap_or("");
        let Some(clause) = gap.strip_prefix(", who ") else {
            continue;
        };
        let clause: Vec<&str> = clause
            .split_whitespace()
            .filter(|w| !matches!(*w, "also" | "currently" | "now" | "the"))
            .collect();
        let title = match clause.as_slice() {
            ["commands"] => "Commander",
            ["heads"] => "Head",
            ["chairs"] => "Chair",
            _ => continue,
        };
        let after = text.get(b.span.end..).unwrap_or("");
        let mut office = OfficeRef {
            canonical: title.to_owned(),
            country: None,
            org: None,
            qualifier: None,
            plural: false,
        };
        match &b.what {
            What::Country(c) => {
                let service = after
                    .trim_start_matches("'s")
                    .trim_start_matches("’s")
                    .trim_start();
                let force = [
                    "navy",
                    "army",
                    "air force",
                    "armed forces",
                    "military",
                    "ground forces",
                ]
                .iter()
                .find(|f| service.to_lowercase().starts_with(**f));
                let Some(force) = force.filter(|_| title != "Chair") else {
                    continue;
                };
                let force = match *force {
                    "navy" => "Navy",
                    "army" => "Army",
                    "air force" => "Air Force",
                    "ground forces" => "Ground Forces",
                    _ => "Armed Forces",
                };
                office.canonical = format!("Commander of the {force}");
                office.country = Some(*c);
            }
            What::Org(o) if o.body => {
                let Some(portfolio) = o
                    .name
                    .strip_prefix("Ministry of ")
                    .filter(|_| title == "Head")
                else {
                    continue;
                };
                office.canonical = format!("Minister of {portfolio}");
                office.country = o.country;
            }
            What::Org(o) => {
                // "the Union's Commission", "the Bloc Committee of …" are others than the whole.
                if !after.starts_with([',', '.', ' '])
                    || after.trim_start().starts_with(char::is_uppercase)
                {
                    continue;
                }
                office.org = Some(o.name.clone());
                office.country = o.country;
            }
            _ => continue,
        }
        p.country = p.country.or(office.country);
        p.offices.push(office);
        p.sure = true;
    }
}

/// What stands behind whoever says something.
pub(super) const SAYING: &[&str] = &[
    "said",
    "told",
    "added",
    "confirmed",
    "announced",
    "stated",
    "noted",
    "says",
    "wrote",
];

/// "Ukrainian Foreign Minister X, an Estonian spokesperson said": an office of another country behind a name is somebody
/// else's, and so is one that says something without a comma between: "…, a spokesman said".
pub(super) fn abroad(text: &str, row: &mut Vec<Mention>) {
    for i in (0..row.len()).rev() {
        let m = &mut row[i];
        let What::Person(p) = &mut m.what else {
            continue;
        };
        let whose = p
            .offices
            .first()
            .and_then(|o| o.country)
            .filter(|_| p.offices.len() > 1)
            .or(p.country);
        let behind = p.offices.last().and_then(|o| o.country);
        let apart = p.name.end < m.span.end
            && text
                .get(p.name.end..m.span.end)
                .is_some_and(|t| t.starts_with(", "));
        let before = m.span.start < p.name.start;
        let Some(whose) = whose else { continue };
        let speaks = || {
            let gap = text.get(p.name.end..m.span.end).unwrap_or("");
            let next = text.get(m.span.end..).unwrap_or("").trim_start();
            (gap.starts_with(", a ") || gap.starts_with(", an "))
                && p.offices.len() > 1
                && SAYING.iter().any(|w| next.starts_with(w))
        };
        let foreign = behind.is_some_and(|c| c != whose);
        if !apart || !before || !foreign && !speaks() {
            continue;
        }
        let Some(office) = p.offices.pop() else {
            continue;
        };
        p.country = Some(whose);
        let gap = text.get(p.name.end..m.span.end).unwrap_or("");
        let article = ["the ", "an ", "a "]
            .iter()
            .find(|w| gap.get(2..).is_some_and(|g| g.starts_with(**w)));
        let start = p.name.end + 2 + article.map_or(0, |w| w.len());
        let role = Mention {
            span: start..m.span.end,
            units: m.units.end.saturating_sub(1)..m.units.end,
            what: What::Role(RoleMention {
                countries: behind.into_iter().collect(),
                plural: office.plural,
                indefinite: article.is_some_and(|w| *w != "the "),
                offices: vec![office],
                ..RoleMention::default()
            }),
        };
        m.span.end = p.name.end;
        m.units.end = m.units.end.saturating_sub(1).max(m.units.start + 1);
        row.insert(i + 1, role);
    }
}

/// Offices that the grammar took for one man's and that are two men's: "X, the president of A, B's Prime Minister Y",
/// "Speaker X, Deputy Prime Minister and Minister of Transport Y".
pub(super) fn part(text: &str, row: &mut [Mention]) {
    for i in 1..row.len() {
        let (ahead, behind) = row.split_at_mut(i);
        let (Some(a), Some(b)) = (ahead.last_mut(), behind.first_mut()) else {
            continue;
        };
        let (What::Person(p), What::Person(q)) = (&mut a.what, &mut b.what) else {
            continue;
        };
        let gap = text.get(a.span.end..b.span.start).unwrap_or("");
        // Two countries' offices before one name.
        let foreign = matches!(q.offices.as_slice(), [x, y]
            if x.country.is_some() && y.country.is_some() && x.country != y.country);
        if foreign
            && b.span.start < q.name.start
            && p.offices.is_empty()
            && matches!(gap, ", " | ", the ")
        {
            let comma = text
                .get(b.span.start..q.name.start)
                .and_then(|t| t.find(", "));
            if let Some(comma) = comma {
                let office = q.offices.remove(0);
                p.country = p.country.or(office.country);
                q.country = q.offices[0].country;
                p.offices.push(office);
                p.sure = true;
                a.span.end = b.span.start + comma;
                b.span.start += comma + 2;
            }
            continue;
        }
        // An office before the name and another behind it, which goes on into the next man's.
        let both = p.offices.len() > 1 && a.span.start < p.name.start && p.name.end < a.span.end;
        let led = gap == " and " && !q.offices.is_empty() && b.span.start < q.name.start;
        let apart = text
            .get(p.name.end..a.span.end)
            .is_some_and(|t| t.starts_with(", ") && t.matches(',').count() == 1);
        let comma = text
            .get(b.span.start..q.name.start)
            .is_some_and(|t| t.contains(','));
        if both
            && led
            && apart
            && !comma
            && let Some(office) = p.offices.pop()
        {
            q.offices.insert(0, office);
            b.span.start = p.name.end + 2;
            a.span.end = p.name.end;
        }
    }
}
