//! Who holds which office, as the report says.

use crate::analysis::Analysis;
use crate::people::Held;
use sidelines_facts::Holder;
use sidelines_lexicon::Lexicon;
use std::ops::Range;

/// The holders of a report: each person in each office it gives them, with the words that say so.
pub(crate) fn holders(a: &Analysis<'_>, lexicon: &Lexicon) -> Vec<(Holder, Range<usize>)> {
    let mut out: Vec<(Holder, Range<usize>)> = Vec::new();
    for person in &a.people.all {
        for Held { office, span, .. } in &person.offices {
            if crate::offices::is_generic(&office.canonical)
                && office.org.is_none()
                && person.offices.len() > 1
                || office.canonical.is_empty()
                || outdone(&office.canonical, person)
            {
                continue;
            }
            let holder = Holder {
                person: person.name.clone(),
                office: crate::facts::office_title(
                    &crate::facts::with_country(office, person),
                    lexicon,
                ),
                country: if office.org.is_some() && office.country.is_none() {
                    None
                } else {
                    office.country.or(person.country)
                },
                org: office.org.clone(),
                rank: person.rank.clone(),
                as_of: a.published.clone(),
                qualifier: office.qualifier,
                first_seen: None,
                last_seen: None,
                known_start: None,
                known_end: None,
            };
            let known = out.iter().any(|(h, _)| {
                h.person == holder.person
                    && h.office == holder.office
                    && h.country == holder.country
            });
            if !known {
                out.push((holder, span.clone()));
            }
        }
    }
    out
}

/// "Ambassador" says nothing beside "Ambassador to Nigeria".
fn outdone(office: &str, person: &crate::people::Person) -> bool {
    person.offices.iter().any(|h| {
        let other = &h.office.canonical;
        other.len() > office.len()
            && (other.starts_with(office) || office == "Ambassador" && !other.starts_with("Former"))
    })
}
