//! The addresses of pages: permanent, made of ids and codes. The one place that spells them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use sidelines_facts::CountryCode;
use std::fmt::Display;

/// What stays as it is in a part of a path.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

/// A part of a path. An ending that would be taken for the form of the answer is encoded.
pub(crate) fn part(text: &str) -> String {
    let text = utf8_percent_encode(text, PLAIN).to_string();
    for suffix in [".json", ".csv"] {
        if let Some(stem) = text.strip_suffix(suffix) {
            return format!("{stem}%2E{}", &suffix[1..]);
        }
    }
    // Dots alone are a way up, not a name.
    if text.bytes().all(|b| b == b'.') {
        text.replace('.', "%2E")
    } else {
        text
    }
}

pub(crate) fn fact(id: &str) -> String {
    format!("/fact/{}", part(id))
}

pub(crate) fn report(id: &str) -> String {
    format!("/report/{}", part(id))
}

pub(crate) fn person(id: &str) -> String {
    format!("/person/{}", part(id))
}

pub(crate) fn office(id: &str) -> String {
    format!("/office/{}", part(id))
}

pub(crate) fn country(code: impl Display) -> String {
    format!("/timeline?country={code}")
}

pub(crate) fn pair(a: CountryCode, b: CountryCode) -> String {
    format!("/pair/{a}/{b}")
}

pub(crate) fn organisation(name: &str) -> String {
    format!("/organisation/{}", part(name))
}

pub(crate) fn quotes_of(organisation: &str) -> String {
    format!("/quotes?organisation={}", part(organisation))
}

pub(crate) fn place(country: Option<CountryCode>, name: Option<&str>) -> String {
    let country = country.map_or_else(|| "-".to_owned(), |c| c.to_string());
    match name {
        Some(name) => format!("/place/{country}/{}", part(name)),
        None => format!("/place/{country}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_any_form_stand_in_a_path() {
        assert_eq!(report("s11_qingdao_wire"), "/report/s11_qingdao_wire");
        assert_eq!(report("a/b c?.json"), "/report/a%2Fb%20c%3F%2Ejson");
        assert_eq!(report(".."), "/report/%2E%2E");
        assert_eq!(report("\"><script>"), "/report/%22%3E%3Cscript%3E");
    }
}
