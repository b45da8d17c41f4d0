//! Who holds which office, as the report says.

use crate::analysis::Analysis;
use crate::events::{Term, Whose, lies};
use crate::mentions::OfficeRef;
use crate::people::{Held, Person};
use sidelines_facts::{Holder, Tenure};
use sidelines_lexicon::Lexicon;
use std::ops::Range;

/// The holders of a report: each person in each office it gives them, with the words that say so; `terms` is what it
/// tells of their time there.
pub(crate) fn holders(
    a: &Analysis<'_>,
    terms: &[Term],
    lexicon: &Lexicon,
) -> Vec<(Holder, Range<usize>)> {
    let mut out: Vec<(Holder, Range<usize>)> = Vec::new();
    for (p, person) in a.people.all.iter().enumerate() {
        let first = out.len();
        for Held { office, span, .. } in &person.offices {
            if crate::offices::is_generic(&office.canonical)
                && office.org.is_none()
                && person.offices.len() > 1
                || office.canonical.is_empty()
                || outdone(&office.canonical, person)
            {
                continue;
            }
            add(&mut out, holder(a, person, office, lexicon), span);
        }
        let own = || terms.iter().filter(|t| t.whose == Whose::Person(p));
        let named = |t: &Term| {
            t.office
                .clone()
                .filter(|o| !crate::offices::is_generic(&o.canonical))
        };
        for term in own() {
            if let Some(office) = named(term) {
                add(&mut out, holder(a, person, &office, lexicon), &term.span);
            }
        }
        for term in own() {
            let title = named(term).map(|o| holder(a, person, &o, lexicon).office);
            let mut held: Vec<&mut Holder> = out[first..].iter_mut().map(|(h, _)| h).collect();
            held.retain(|h| title.as_ref().is_none_or(|t| h.office == *t));
            if let [one] = held.as_mut_slice() {
                lasting(a, one, term);
            }
        }
    }
    for term in terms {
        if let (Whose::Named(name), Some(office)) = (&term.whose, &term.office)
            && !crate::offices::is_generic(&office.canonical)
        {
            let person = Person {
                name: name.clone(),
                ..Person::default()
            };
            let mut holder = holder(a, &person, office, lexicon);
            lasting(a, &mut holder, term);
            add(&mut out, holder, &term.span);
        }
    }
    out
}

fn holder(a: &Analysis<'_>, person: &Person, office: &OfficeRef, lexicon: &Lexicon) -> Holder {
    Holder {
        person: person.name.clone(),
        office: crate::facts::office_title(&crate::facts::with_country(office, person), lexicon),
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
    }
}

fn add(out: &mut Vec<(Holder, Range<usize>)>, holder: Holder, span: &Range<usize>) {
    let known = out.iter().any(|(h, _)| {
        h.person == holder.person && h.office == holder.office && h.country == holder.country
    });
    if !known {
        out.push((holder, span.clone()));
    }
}

/// Since when and until when. Whose time is over is a former holder, whose time is to come a designate one.
fn lasting(a: &Analysis<'_>, holder: &mut Holder, term: &Term) {
    holder.known_start = holder.known_start.take().or(term.begins.clone());
    holder.known_end = holder.known_end.take().or(term.ends.clone());
    // "minister from 2021 to 2024", told in 2024
    let both = holder.known_start.is_some() && holder.known_end.is_some();
    let over = both && !lies(a, holder.known_end.as_ref(), true);
    let now = if over || term.over || lies(a, holder.known_end.as_ref(), false) {
        Some(Tenure::Former)
    } else if lies(a, holder.known_start.as_ref(), true) {
        Some(Tenure::Designate)
    } else {
        None
    };
    // "the outgoing minister, whose term ends in June"
    if lies(a, holder.known_end.as_ref(), true) {
        holder.qualifier = holder.qualifier.filter(|q| *q != Tenure::Former);
    }
    holder.qualifier = holder.qualifier.or(now);
}

/// "Ambassador" says nothing beside "Ambassador to Nigeria".
fn outdone(office: &str, person: &Person) -> bool {
    person.offices.iter().any(|h| {
        let other = &h.office.canonical;
        other.len() > office.len()
            && (other.starts_with(office) || office == "Ambassador" && !other.starts_with("Former"))
    })
}
