//! Offices that are not said again: "Mexico's President, X, and Guatemala's, Y", "The foreign ministers met. Brazil's, Z,
//! said …".

use super::listed::{Item, give};
use crate::analysis::Sentence;
use crate::mentions::{Mention, OfficeRef, What};
use crate::offices;
use crate::people::People;

/// Gives the office told last to whoever stands behind a country that has one such, too.
pub(crate) fn elliptic(text: &str, sentences: &mut [Sentence], people: &mut People) {
    let mut before: Option<OfficeRef> = None;
    for s in sentences {
        let mut last = before.take();
        for i in 0..s.mentions.len() {
            if let Some(office) = last.as_ref()
                && let Some(country) = owner(text, s, i)
            {
                let item = Item {
                    mention: i,
                    country: Some(country),
                    told: true,
                    span: s.mentions[i].span.clone(),
                };
                let office = office.clone();
                give(text, s, &item, &office, people);
            }
            last = office(&s.mentions[i]).or(last);
        }
        before = last;
    }
}

/// The country behind which the name at `i` stands: "Guatemala's, Y".
fn owner(text: &str, s: &Sentence, i: usize) -> Option<sidelines_facts::CountryCode> {
    let m = s.mentions.get(i)?;
    let plain = match &m.what {
        What::Person(p) => p.offices.is_empty() && !p.counterpart,
        What::Other => true,
        _ => false,
    };
    let b = s.mentions.get(i.checked_sub(1)?)?;
    let What::Country(country) = b.what else {
        return None;
    };
    let gap = text.get(b.span.end..m.span.start)?;
    let named = ["'s, ", "’s, ", "', ", "’, "].contains(&gap);
    let closed = text
        .get(m.span.end..)
        .is_some_and(|t| t.starts_with([',', '.', ';', ')']) || t.starts_with(" and "));
    (plain && named && closed).then_some(country)
}

/// The office of which others may be told without its name.
fn office(m: &Mention) -> Option<OfficeRef> {
    let office = match &m.what {
        What::Person(p) => p.offices.first(),
        What::Role(r) if !r.counterpart && r.offices.len() == 1 => r.offices.first(),
        _ => None,
    };
    office
        .filter(|o| !offices::is_generic(&o.canonical) && o.org.is_none())
        .map(|o| OfficeRef {
            qualifier: None,
            ..o.clone()
        })
}
