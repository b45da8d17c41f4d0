//! The form of an answer: a page, or the same for programs by `.json` or `.csv` at the end of the address.

use axum::extract::Request;
use axum::http::Uri;

/// In which form an answer is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Form {
    /// A page.
    #[default]
    Html,
    /// The view as it stands.
    Json,
    /// Its main table.
    Csv,
}

impl Form {
    /// What stands at the end of the path.
    pub(crate) fn suffix(self) -> &'static str {
        match self {
            Self::Html => "",
            Self::Json => ".json",
            Self::Csv => ".csv",
        }
    }

    /// The address of a page in this form.
    pub(crate) fn of(self, address: &str) -> String {
        let (path, query) = match address.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (address, None),
        };
        // The first page has no name of its own.
        let path = if path == "/" && self != Self::Html {
            HOME
        } else {
            path
        };
        match query {
            Some(query) => format!("{path}{}?{query}", self.suffix()),
            None => format!("{path}{}", self.suffix()),
        }
    }
}

/// What the first page is called where it needs a name.
const HOME: &str = "/home";

/// Takes `.json` and `.csv` off the address, before it is looked up, and keeps them as the wanted [`Form`].
pub(crate) fn split(mut request: Request) -> Request {
    let path = request.uri().path();
    if path.starts_with("/assets/") || path == crate::openapi::PATH {
        return request;
    }
    let (stem, form) = match (path.strip_suffix(".json"), path.strip_suffix(".csv")) {
        (Some(stem), _) => (stem, Form::Json),
        (_, Some(stem)) => (stem, Form::Csv),
        _ => return request,
    };
    let stem = if stem == HOME { "/" } else { stem };
    let target = match request.uri().query() {
        Some(query) => format!("{stem}?{query}"),
        None => stem.to_owned(),
    };
    if let Ok(uri) = target.parse::<Uri>() {
        *request.uri_mut() = uri;
        request.extensions_mut().insert(form);
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn of(uri: &str) -> (String, Form) {
        let request = split(Request::get(uri).body(Body::empty()).unwrap());
        let form = request
            .extensions()
            .get::<Form>()
            .copied()
            .unwrap_or_default();
        (request.uri().to_string(), form)
    }

    #[test]
    fn the_end_of_an_address_says_the_form() {
        assert_eq!(of("/pair/IN/TJ"), ("/pair/IN/TJ".into(), Form::Html));
        assert_eq!(
            of("/timeline.csv?kind=call"),
            ("/timeline?kind=call".into(), Form::Csv)
        );
        assert_eq!(of("/home.json"), ("/".into(), Form::Json));
        // An id that itself ends so is written with its dot encoded.
        assert_eq!(
            of("/report/a%2Ejson"),
            ("/report/a%2Ejson".into(), Form::Html)
        );
    }

    #[test]
    fn every_page_has_its_other_forms() {
        assert_eq!(Form::Json.of("/"), "/home.json");
        assert_eq!(
            Form::Csv.of("/timeline?kind=call"),
            "/timeline.csv?kind=call"
        );
    }
}
