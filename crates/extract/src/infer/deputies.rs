//! "Lavrov's deputy, X", "his deputy X": in whose place somebody acts, and so in which office.

use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{Held, People};

/// Gives those who are told only as somebody's deputy their office and country.
pub(super) fn deputies(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
    let person = |m: &Mention| match &m.what {
        What::Person(p) => p.person,
        _ => None,
    };
    let mut before: Option<usize> = None;
    for row in mentions {
        let officer = |people: &People, m: &Mention| {
            person(m).filter(|&i| {
                people
                    .all
                    .get(i)
                    .is_some_and(|x| x.chief_office().is_some())
            })
        };
        for (n, m) in row.iter().enumerate() {
            let Some(index) = person(m) else { continue };
            let told = text.get(..m.span.start).unwrap_or("").trim_end();
            let told = told.strip_suffix(',').unwrap_or(told);
            let Some(whose) = told.strip_suffix("deputy").map(str::trim_end) else {
                continue;
            };
            let last = whose.rsplit(' ').next().unwrap_or("").to_lowercase();
            let of = if matches!(last.as_str(), "his" | "her") {
                let here = row[..n].iter().rev().find_map(|m| officer(people, m));
                here.or(before)
            } else {
                let end = ["'s", "’s", "'", "’"]
                    .iter()
                    .find_map(|s| whose.strip_suffix(s));
                end.and_then(|w| row.iter().find(|m| m.span.end == w.len()))
                    .and_then(|m| officer(people, m))
            };
            let Some(of) = of.filter(|&o| o != index).and_then(|o| people.all.get(o)) else {
                continue;
            };
            let country = of.country;
            let office = of
                .chief_office()
                .and_then(|h| offices::deputy_of(&h.office.canonical));
            if let (Some(deputy), Some(office)) = (people.all.get_mut(index), office)
                && deputy.untitled()
                && deputy.country.is_none_or(|c| Some(c) == country)
            {
                deputy.country = country;
                deputy
                    .offices
                    .push(Held::concluded(&office, country, &m.span));
            }
        }
        before = row.iter().find_map(|m| officer(people, m)).or(before);
    }
}
