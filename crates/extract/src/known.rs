//! For whom people of public life act, from `data/people.csv`, and lesser officials, from `data/people-more.csv`: asked only
//! where a report does not say.

use crate::names;
use memchr::memmem;
use sidelines_facts::CountryCode;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Letters from which a surname alone tells whose it is.
const LONG: usize = 5;

/// The country of a person whom the list knows under this name, or under a surname that people of one country have; offices
/// held are not looked up.
pub(crate) fn country(name: &str) -> Option<CountryCode> {
    let plain = without_nickname(name);
    let whole = key(&plain);
    let parts: Vec<&str> = whole.split(' ').collect();
    // "Antony J. Blinken", "Barack Hussein Obama": an initial or a second name comes and goes.
    let initials = |middle: &[&str]| middle.iter().all(|m| m.chars().count() == 1);
    let short = match parts.as_slice() {
        [first, middle @ .., last] if middle.len() == 1 || initials(middle) => {
            Some(format!("{first} {last}"))
        }
        _ => None,
    };
    LIST.get(&whole)
        .or_else(|| LIST.get(&short?))
        .copied()
        .flatten()
}

/// The country of whoever is named by an office and this surname alone, "Prime Minister Modi", where all people on the list
/// who have the surname act for one.
pub(crate) fn country_of_surname(surname: &str) -> Option<CountryCode> {
    SURNAMES.get(&key(surname)).copied().flatten()
}

/// The country of a holder of an office whom only the list of lesser officials knows.
pub(crate) fn country_of_official(name: &str) -> Option<CountryCode> {
    official(&key(&without_nickname(name)))
}

/// The country of a lesser official by the parts of his name. The list is long and asked for a handful of names of a
/// report: the rows that have the last of them are looked at, and no map is made of all.
fn official(whole: &str) -> Option<CountryCode> {
    let last = whole.rsplit(' ').next().filter(|l| *l != whole)?;
    let mut from = 0;
    // Many bytes at a time: the search of the standard library goes one by one.
    while let Some(at) = OFFICIALS
        .get(from..)
        .and_then(|t| memmem::find(t.as_bytes(), last.as_bytes()))
    {
        let begin = OFFICIALS[..from + at].rfind('\n').map_or(0, |n| n + 1);
        let end = OFFICIALS[from + at..]
            .find('\n')
            .map_or(OFFICIALS.len(), |n| from + at + n);
        let row = &OFFICIALS[begin..end];
        let mut names = BTreeMap::new();
        enter(row, &mut names);
        if let Some(country) = names.get(whole).filter(|_| !row.starts_with('#')) {
            return *country;
        }
        from = end;
    }
    None
}

/// Whether the list knows somebody of this name, whatever the country.
pub(crate) fn is_known(name: &str) -> bool {
    LIST.contains_key(&key(name))
}

/// The organisation for which a person whom the list knows under this name acts.
pub(crate) fn org(name: &str) -> Option<&'static str> {
    ORGS.get(&key(name)).copied()
}

static ORGS: LazyLock<BTreeMap<String, &'static str>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    for row in include_str!("../../../data/people.csv").lines() {
        let mut fields = row.split(',');
        let name = fields.next().unwrap_or("");
        let aliases = fields.nth(1).unwrap_or("");
        let org = fields.next().unwrap_or("");
        if name.starts_with('#') || org.is_empty() {
            continue;
        }
        for form in std::iter::once(name).chain(aliases.split('|')) {
            if form.contains(' ') {
                out.insert(key(form), org);
            }
        }
    }
    out
});

/// Adds the names of one row of a list, as `names::parts` has them.
fn enter(row: &str, out: &mut BTreeMap<String, Option<CountryCode>>) {
    let mut fields = row.split(',');
    let (Some(name), Some(code)) = (fields.next(), fields.next()) else {
        return;
    };
    let country = CountryCode::new(&code.to_ascii_uppercase());
    let aliases = fields
        .next()
        .unwrap_or("")
        .split('|')
        .filter(|a| !a.is_empty());
    for form in std::iter::once(name).chain(aliases) {
        out.insert(key(form), country);
        // News names people by first and last name: middle names come and go.
        let parts = names::parts(form);
        if let [first, _, .., last] = parts.as_slice() {
            out.entry(format!("{first} {last}")).or_insert(country);
        }
    }
}

/// The list of lesser officials in lower case; codes of countries are read as well as in capitals.
static OFFICIALS: LazyLock<String> =
    LazyLock::new(|| include_str!("../../../data/people-more.csv").to_ascii_lowercase());

static LIST: LazyLock<BTreeMap<String, Option<CountryCode>>> = LazyLock::new(|| {
    let mut out = BTreeMap::new();
    for row in include_str!("../../../data/people.csv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .skip(1)
    {
        enter(row, &mut out);
    }
    // Surnames that only one country's people on the list have: "Putin", "Macron". Short ones are words, too.
    let long = surnames(out.iter().map(|(form, country)| (form.as_str(), *country)));
    for (surname, country) in long.into_iter().filter(|(s, _)| s.len() >= LONG) {
        out.entry(surname).or_insert(country);
    }
    out
});

/// The surnames of those on the list by the first of their names, as no alias makes "Salifou Mody" a Modi.
static SURNAMES: LazyLock<BTreeMap<String, Option<CountryCode>>> = LazyLock::new(|| {
    let rows = include_str!("../../../data/people.csv").lines();
    let names: Vec<(String, Option<CountryCode>)> = rows
        .filter(|l| !l.starts_with('#'))
        .skip(1)
        .filter_map(|row| {
            let mut fields = row.split(',');
            Some((key(fields.next()?), CountryCode::new(fields.next()?)))
        })
        .collect();
    surnames(
        names
            .iter()
            .map(|(name, country)| (name.as_str(), *country)),
    )
});

/// The surnames of `names` that people of one country have, and the country.
fn surnames<'a>(
    names: impl Iterator<Item = (&'a str, Option<CountryCode>)>,
) -> BTreeMap<String, Option<CountryCode>> {
    let mut out: BTreeMap<String, Option<Option<CountryCode>>> = BTreeMap::new();
    for (name, country) in names {
        if let Some((_, last)) = name.rsplit_once(' ') {
            out.entry(last.to_owned())
                .and_modify(|c| *c = c.filter(|c| *c == country))
                .or_insert(Some(country));
        }
    }
    out.into_iter()
        .filter_map(|(surname, country)| Some((surname, country?)))
        .collect()
}

/// "Robert "Bob" Godec" without what he is called besides.
fn without_nickname(name: &str) -> String {
    let marked = |w: &&str| {
        w.starts_with(['"', '“', '‘', '\'', '(']) && w.ends_with(['"', '”', '’', '\'', ')'])
    };
    let words: Vec<&str> = name.split(' ').filter(|w| !marked(w)).collect();
    words.join(" ")
}

fn key(name: &str) -> String {
    names::parts(name).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_known_people_have_their_country() {
        assert_eq!(country("Vladimir Putin"), CountryCode::new("RU"));
        assert_eq!(
            country("Ferdinand \"Bongbong\" Marcos Jr"),
            CountryCode::new("PH")
        );
        assert_eq!(country("Recep Tayyip Erdoğan"), CountryCode::new("TR"));
        assert_eq!(country("Antony J. Blinken"), CountryCode::new("US"));
        assert_eq!(country("Nobody Inparticular"), None);
        assert_eq!(country("Vasantha Senanayake"), None);
        assert_eq!(
            country_of_official("Vasantha Senanayake"),
            CountryCode::new("LK")
        );
        assert_eq!(org("António Guterres"), Some("United Nations"));
        assert_eq!(org("Vladimir Putin"), None);
    }
}
