//! Questions as people put them, answered from the record.

use crate::{Misunderstood, names};
use jiff::civil::Date;
use sidelines_facts::CountryCode;
use sidelines_views::{Index, Pair, QuotesFilter, Who, who};

/// The holders of an office that is named in words, of a country or of an organisation.
///
/// # Errors
/// Where `of` is neither.
pub fn holders(
    index: &Index,
    office: &str,
    of: &str,
    on: Option<Date>,
) -> Result<Who, Misunderstood> {
    let country = names::country(of);
    let org = names::organisation(of);
    // "Secretary-General" "United Nations": an organisation has offices too.
    let is_org = country.is_err() && org.len() > 1;
    let code = match country {
        Ok(code) => Some(code),
        Err(_) if is_org => None,
        Err(error) => return Err(error),
    };
    let org = org.first().filter(|_| is_org).map(String::as_str);
    let view = who(index, office, code, org, on);
    Ok(if view.offices.is_empty() {
        // The lexicon knows what "Raksha Mantri" is.
        who(index, &names::office(office, code), code, org, on)
    } else {
        view
    })
}

/// Asks only for what somebody said: a country by its name or code, an organisation, else a person.
pub fn said_by(filter: &mut QuotesFilter, by: &str) {
    let code = Some(by).filter(|by| by.len() == 2 && by.chars().all(char::is_uppercase));
    let country = code.and_then(|code| names::country(code).ok());
    if let Some(country) = country.or_else(|| names::country_by_exact_name(by)) {
        filter.by_country = Some(country);
    } else if names::is_organisation(by) {
        filter.by_org = names::organisation(by).into_iter().next();
    } else {
        filter.by = Some(by.to_owned());
    }
}

/// Asks only for what was said about this: a country or an organisation by any of its names, else words of the quote.
pub fn said_about(filter: &mut QuotesFilter, about: &str) {
    match names::country(about) {
        Ok(country) => filter.about = names::country_forms(country),
        Err(_) if names::is_organisation(about) => filter.about = names::organisation(about),
        Err(_) => {
            let words = filter.words.take().unwrap_or_default();
            filter.words = Some(format!("{words} {about}").trim().to_owned());
        }
    }
}

/// The names by which a gathering may go: those of the organisation that the words begin with ("SCO Defence
/// Ministers"), each with the rest of the words.
#[must_use]
pub fn gatherings_called(asked: &str) -> Vec<String> {
    let words: Vec<&str> = asked.split_whitespace().collect();
    for n in (1..=words.len()).rev() {
        let names = names::organisation(&words[..n].join(" "));
        if names.len() > 1 {
            let rest = words[n..].join(" ");
            let names = names.into_iter().map(|name| format!("{name} {rest}"));
            return names.chain([asked.to_owned()]).collect();
        }
    }
    vec![asked.to_owned()]
}

/// Two different countries.
///
/// # Errors
/// Where one is unknown, or both are the same.
pub fn pair(a: &str, b: &str) -> Result<Pair, Misunderstood> {
    let pair = Pair {
        a: names::country(a)?,
        b: names::country(b)?,
    };
    if pair.a == pair.b {
        let name = names::country_name(pair.a);
        return Err(Misunderstood(format!(
            "two countries are wanted, both are {name}"
        )));
    }
    Ok(pair)
}

/// The country that a place's name is, else none: "held in India" is not "held at a place called India".
#[must_use]
pub fn place_country(place: Option<&str>) -> Option<CountryCode> {
    place.and_then(names::country_by_exact_name)
}
