//! "Lavrov's deputy, X", "his predecessor, Y": in whose place somebody acts or acted, and so in which office.

use crate::mentions::{Mention, What};
use crate::offices;
use crate::people::{Held, People};
use sidelines_facts::Tenure;

/// What somebody is to the holder of an office.
const RELATIONS: &[&str] = &["deputy", "predecessor", "successor"];

/// Gives those who are told only as somebody's deputy, predecessor or successor their office and country.
pub(super) fn by_another(text: &str, people: &mut People, mentions: &[Vec<Mention>]) {
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
            let Some((relation, whose)) = RELATIONS
                .iter()
                .find_map(|r| Some((*r, told.strip_suffix(r)?.trim_end())))
            else {
                continue;
            };
            let whose = ["late", "immediate", "recent"]
                .iter()
                .find_map(|w| whose.strip_suffix(w))
                .map_or(whose, str::trim_end);
            let last = whose.rsplit(' ').next().unwrap_or("").to_lowercase();
            let of = if matches!(last.as_str(), "his" | "her") {
                let here = row[..n].iter().rev().find_map(|m| officer(people, m));
                // "His predecessor, X, stayed away, said Foreign Minister Y"
                let later = || row[n + 1..].iter().find_map(|m| officer(people, m));
                here.or(before).or_else(later)
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
            let held = of.chief_office().map(|h| h.office.clone());
            let office = held.and_then(|o| {
                let title = match relation {
                    "deputy" => offices::deputy_of(&o.canonical)?,
                    _ => o.canonical.clone(),
                };
                Some((title, o.org.filter(|_| relation != "deputy")))
            });
            if let (Some(person), Some((title, org))) = (people.all.get_mut(index), office)
                && person.untitled()
                && person
                    .country
                    .is_none_or(|c| country.is_none() || Some(c) == country)
            {
                person.country = person.country.or(country);
                let mut held = Held::concluded(&title, country, &m.span);
                held.office.org = org;
                held.office.qualifier = (relation == "predecessor").then_some(Tenure::Former);
                person.offices.push(held);
            }
        }
        before = row.iter().find_map(|m| officer(people, m)).or(before);
    }
}

#[cfg(test)]
mod tests {
    use crate::Reader;
    use sidelines_facts::{Body, Tenure};
    use sidelines_text::Report;

    #[test]
    fn a_predecessor_held_the_office_and_does_no_more() {
        let report = Report {
            id: "r".into(),
            text: " date 2021-08-31 Brazilian Foreign Minister Carlos França spoke after his predecessor, Ernesto Araújo."
                .to_owned(),
            ..Report::default()
        };
        let facts = Reader::new().unwrap().read(&report).facts;
        let found = facts.iter().find_map(|f| match &f.body {
            Body::Holder(h) if h.person == "Ernesto Araújo" => {
                Some((h.office.clone(), h.qualifier))
            }
            _ => None,
        });
        assert_eq!(
            found,
            Some((
                "Minister of Foreign Affairs".to_owned(),
                Some(Tenure::Former)
            ))
        );
    }
}
