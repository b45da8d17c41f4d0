//! Names that people type and names that people read, by the lexicon.

use crate::Misunderstood;
use sidelines_facts::CountryCode;
use sidelines_lexicon::{Country, Lexicon};

/// The country that `text` names: name, adjective, abbreviation or code.
///
/// # Errors
/// [`Misunderstood`], with the nearest name.
pub fn country(text: &str) -> Result<CountryCode, Misunderstood> {
    let lexicon = Lexicon::embedded();
    let found = lexicon.country_by_name(text.trim());
    found
        .and_then(|c| CountryCode::new(&c.alpha2))
        .ok_or_else(|| {
            if let Some(org) = lexicon.organisation(text.trim()) {
            return Misunderstood(format!(
                "no country '{text}': {} is an organisation; see 'sidelines timeline --organisation'",
                org.short.as_ref().unwrap_or(&org.name)
            ));
        }
        Misunderstood(match lexicon.suggest_country(text).first() {
                None => format!("no country '{text}'"),
                Some(near) => format!("no country '{text}': did you mean {}?", near.name),
            })
        })
}

/// The country whose name is `text`; a city or an adjective names none here.
#[must_use]
pub fn country_by_exact_name(text: &str) -> Option<CountryCode> {
    let wanted = text.trim();
    let countries = Lexicon::embedded().countries().iter();
    let found = countries.filter(|c| {
        std::iter::once(&c.name)
            .chain(&c.forms)
            .any(|n| n.eq_ignore_ascii_case(wanted))
    });
    found.filter_map(|c| CountryCode::new(&c.alpha2)).next()
}

/// Whether a country has the code.
#[must_use]
pub fn is_known(code: CountryCode) -> bool {
    entry(code).is_some()
}

/// The name of a country; its code where the lexicon has none.
#[must_use]
pub fn country_name(code: CountryCode) -> String {
    entry(code).map_or_else(|| code.to_string(), |c| c.name.clone())
}

/// All forms by which texts speak of a country: names, adjectives, people. Not its capital, where others
/// meet as well.
pub fn country_forms(code: CountryCode) -> Vec<String> {
    let Some(c) = entry(code) else {
        return Vec::new();
    };
    let lists = [&c.forms, &c.adjectives, &c.people, &c.peoples];
    std::iter::once(&c.name)
        .chain(lists.into_iter().flatten())
        .cloned()
        .collect()
}

/// All names of the organisation that `text` names; `text` itself where it is not known.
#[must_use]
pub fn organisation(text: &str) -> Vec<String> {
    match Lexicon::embedded().organisation(text.trim()) {
        None => vec![text.to_owned()],
        Some(org) => std::iter::once(&org.name)
            .chain(&org.short)
            .chain(&org.in_names)
            .chain(&org.forms)
            .cloned()
            .collect(),
    }
}

/// Whether `text` is a name of an organisation that is known.
#[must_use]
pub fn is_organisation(text: &str) -> bool {
    Lexicon::embedded().organisation(text.trim()).is_some()
}

/// A name that begins with an organisation's full name, with the abbreviation instead; so is one with both, "Shanghai
/// Cooperation Organisation (SCO) Summit".
#[must_use]
pub fn abbreviated(name: &str) -> String {
    for org in Lexicon::embedded().organisations() {
        let Some(short) = &org.short else { continue };
        let full = [Some(&org.name), org.in_names.as_ref()];
        // The whole name, not the beginning of another one's ("United Nations Security Council").
        for full in full.into_iter().flatten() {
            if let Some(rest) = name.strip_prefix(full.as_str())
                && (rest.is_empty() || rest.starts_with([' ', '\'', '’']))
                && !names_another(name, full)
            {
                let both = format!(" ({short})");
                let rest = rest.strip_prefix(both.as_str()).unwrap_or(rest);
                return format!("{short}{rest}");
            }
        }
    }
    name.to_owned()
}

/// Whether a longer organisation's name begins `name` too.
fn names_another(name: &str, full: &str) -> bool {
    Lexicon::embedded()
        .organisations()
        .iter()
        .any(|org| org.name.len() > full.len() && name.starts_with(org.name.as_str()))
}

/// The office that `text` names, in standard English, with the country's own title for it.
#[must_use]
pub fn office(text: &str, country: Option<CountryCode>) -> String {
    let code = country.as_ref().map(CountryCode::as_str);
    let office = Lexicon::embedded().parse_office(text, code);
    office.map_or_else(|| text.to_owned(), |office| office.canonical)
}

fn entry(code: CountryCode) -> Option<&'static Country> {
    Lexicon::embedded().country(code.as_str())
}
