//! Whose a ministry, force or school is that the words beside it say: "Bangladesh's National Defence College", "the Royal
//! Navy of Oman".

use crate::units::{CountryForm, Sem, Unit};
use sidelines_facts::CountryCode;

/// Gives bodies named beside a country to that country.
pub(super) fn of_their_countries(text: &str, units: &mut [Unit]) {
    for i in 0..units.len() {
        let known = match &units[i].sem {
            Sem::Org(o) if o.body => o.country,
            _ => continue,
        };
        let found =
            behind(text, units, i).or_else(|| before(text, units, i).filter(|_| known.is_none()));
        if let (Some(country), Sem::Org(o)) = (found, &mut units[i].sem) {
            o.country = Some(country);
        }
    }
}

fn country(units: &[Unit], i: usize) -> Option<CountryCode> {
    match units.get(i)?.sem {
        Sem::Country {
            code,
            form: CountryForm::Name | CountryForm::Demonym,
        } => Some(code),
        _ => None,
    }
}

/// "the National Defence College of India"
fn behind(text: &str, units: &[Unit], i: usize) -> Option<CountryCode> {
    let word = |i: usize| units.get(i).map_or("", |u| u.text(text));
    let the = usize::from(word(i + 2) == "the");
    // "the foreign ministries of A and B" are of both.
    let next = i + 3 + the;
    let both = matches!(word(next), "and" | ",") && country(units, next + 1).is_some()
        || matches!(word(next), "'s" | "’s");
    let named = |c: usize| {
        matches!(
            units.get(c)?.sem,
            Sem::Country {
                form: CountryForm::Name,
                ..
            }
        )
        .then_some(c)
    };
    country(units, named(i + 2 + the)?).filter(|_| word(i + 1) == "of" && !both)
}

/// "the Kenyan Defence Staff College", "India's National Defence College"
fn before(text: &str, units: &[Unit], i: usize) -> Option<CountryCode> {
    let last = i.checked_sub(1)?;
    let owner = match units.get(last)?.text(text) {
        "'s" | "’s" | "'" | "’" => last.checked_sub(1)?,
        _ => last,
    };
    country(units, owner)
}
