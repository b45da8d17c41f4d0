//! A town with its country behind it, "Jeddah, Saudi Arabia", "Meseberg (Germany)": one place, and one word for the parser, which
//! else hangs what follows on the country or makes it a subject.

use crate::hits::bare_place;
use crate::mentions::{Mention, What};
use crate::units::{CountryForm, PlaceSem, Sem, Unit};
use sidelines_facts::CountryCode;

/// Words that may follow the country; before any other it may be the subject of what follows: "In Moscow, Russia agreed".
const GO_ON: &[&str] = &[
    "for",
    "on",
    "at",
    "in",
    "from",
    "to",
    "with",
    "between",
    "during",
    "after",
    "before",
    "by",
    "as",
    "and",
    "or",
    "where",
    "while",
    "when",
    "this",
    "last",
    "next",
    "late",
    "early",
    "earlier",
    "later",
    "yesterday",
    "today",
    "tomorrow",
    "until",
    "through",
    "alongside",
    "under",
    "ahead",
    "amid",
];

/// Words before the name of a town that no list knows.
const WHERE: &[&str] = &["in", "at", "near", "from", "outside"];

/// Makes one mention of a town and its country.
pub(super) fn join(text: &str, units: &[Unit], row: &mut Vec<Mention>) {
    let mut i = 0;
    while i + 1 < row.len() {
        match whole(text, units, row, i) {
            Some((place, end)) => {
                row[i].span.end = end;
                row[i].units.end = row[i + 1].units.end;
                row[i].what = What::Place(place);
                row.remove(i + 1);
                // "Udaipur, Rajasthan, India"
                i = i.saturating_sub(1);
            }
            None => i += 1,
        }
    }
}

/// The place that mention `i` and the country behind it are, and the byte at which it ends.
fn whole(text: &str, units: &[Unit], row: &[Mention], i: usize) -> Option<(PlaceSem, usize)> {
    let (town, behind) = (&row[i], &row[i + 1]);
    let country = named(units, behind)?;
    let bracket = match text.get(town.span.end..behind.span.start)? {
        ", " => false,
        " (" => true,
        _ => return None,
    };
    let rest = text.get(behind.span.end..)?;
    let end = match (bracket, rest.starts_with(')')) {
        (false, _) if goes_on(text, rest, row.get(i + 2), behind.span.end) => behind.span.end,
        (true, true) => behind.span.end + 1,
        _ => return None,
    };
    let place = match &town.what {
        What::Place(p) => {
            let one = p.country == Some(country) || p.country.is_none();
            one.then(|| PlaceSem {
                country: Some(country),
                ..p.clone()
            })?
        }
        What::Person(p) if !p.sure && p.offices.is_empty() => unknown(text, town, country)?,
        What::Other => unknown(text, town, country)?,
        _ => return None,
    };
    Some((place, end))
}

/// The country that a mention names, not one that it takes from a people or a government.
fn named(units: &[Unit], m: &Mention) -> Option<CountryCode> {
    let What::Country(code) = m.what else {
        return None;
    };
    let name = |u: &Unit| {
        matches!(
            u.sem,
            Sem::Country {
                form: CountryForm::Name,
                ..
            }
        )
    };
    units.get(m.units.clone())?.iter().any(name).then_some(code)
}

/// Whether what stands behind the country leaves it with the town: no list of countries, no verb, nothing that is its own.
fn goes_on(text: &str, rest: &str, next: Option<&Mention>, end: usize) -> bool {
    if rest.starts_with(['\'', '’', '-']) {
        return false;
    }
    let gap = next
        .and_then(|m| text.get(end..m.span.start))
        .map(str::trim);
    let dated = matches!(next, Some(m) if matches!(m.what, What::Date(_))) && gap == Some("");
    let listed = matches!(next, Some(m) if matches!(m.what, What::Country(_)))
        && matches!(gap, Some("," | "and" | "or" | ", and" | "&"));
    let word = rest
        .trim_start()
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    !listed && (dated || word.is_empty() || !rest.starts_with(' ') || GO_ON.contains(&word))
}

/// A town that no list knows, by the word before it.
fn unknown(text: &str, m: &Mention, country: CountryCode) -> Option<PlaceSem> {
    let before = text.get(..m.span.start)?.trim_end();
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next()?;
    let name = text.get(m.span.clone()).unwrap_or("");
    WHERE
        .contains(&word)
        .then(|| bare_place(name, &country.to_string()))
}
