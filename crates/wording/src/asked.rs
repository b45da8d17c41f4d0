//! Questions as people put them, answered from the record.

use crate::{Misunderstood, names};
use jiff::civil::Date;
use sidelines_facts::CountryCode;
use sidelines_views::{Index, Pair, Who, who};

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
