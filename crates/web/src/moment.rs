//! `known_at` in an address: any page of the record as it was known at a moment, and links that stay there.

use crate::links;
use crate::markup::Markup;
use crate::past::Then;
use crate::problem::Problem;
use axum::http::Uri;
use jiff::Timestamp;
use sidelines_facts::Edtf;
use sidelines_wording::dates;
use std::fmt::Display;

/// The parameter.
pub(crate) const NAME: &str = "known_at";

/// Addresses that are not of the record.
const ELSEWHERE: [&str; 4] = ["/assets/", "/openapi.json", "/sign-in", "/sign-out"];

/// A moment at which the record was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    typed: String,
    at: Timestamp,
}

/// The moment that an address asks for, and the address without it.
///
/// # Errors
/// Where it is no time.
pub(crate) fn split(uri: &Uri) -> (Result<Option<Moment>, Problem>, Uri) {
    let given: Vec<(String, String)> =
        serde_html_form::from_str(uri.query().unwrap_or_default()).unwrap_or_default();
    if !given.iter().any(|(name, _)| name == NAME) {
        return (Ok(None), uri.clone());
    }
    let (moments, rest): (Vec<_>, Vec<_>) = given.into_iter().partition(|(name, _)| name == NAME);
    let without = match serde_html_form::to_string(&rest) {
        Ok(query) if !query.is_empty() => format!("{}?{query}", uri.path()),
        _ => uri.path().to_owned(),
    };
    let mut typed = moments
        .into_iter()
        .map(|(_, value)| value.trim().to_owned());
    let moment = match typed.rfind(|text| !text.is_empty()) {
        None => Ok(None),
        Some(typed) => dates::moment(NAME, &typed)
            .map(|at| Some(Moment { typed, at }))
            .map_err(Problem::from),
    };
    (moment, without.parse().unwrap_or_else(|_| uri.clone()))
}

impl Moment {
    /// When.
    pub(crate) fn at(&self) -> Timestamp {
        self.at
    }

    /// The past that it asks for.
    pub(crate) fn then(&self) -> Then {
        Then::KnownAt(self.at)
    }

    /// In words: "the end of 26 Jun 2025"; a time as it was typed.
    pub(crate) fn in_words(&self) -> String {
        match self.typed.parse::<Edtf>() {
            Ok(day) => format!("the end of {}", dates::human(&day)),
            Err(_) => self.typed.clone(),
        }
    }

    /// Its day.
    pub(crate) fn day(&self) -> &str {
        self.typed.get(..10).unwrap_or_default()
    }

    /// The same address at this moment. `and` stands between its parameters: `&`, or that escaped.
    pub(crate) fn on(&self, address: &str, and: &str) -> String {
        let own = ELSEWHERE.iter().any(|e| address.starts_with(e));
        if own || address.contains("known_at=") {
            return address.to_owned();
        }
        let (page, place) = match address.split_once('#') {
            Some((page, place)) => (page, format!("#{place}")),
            None => (address, String::new()),
        };
        let before = if page.contains('?') { and } else { "?" };
        format!("{page}{before}{NAME}={}{place}", links::part(&self.typed))
    }

    /// A page whose links and forms stay at this moment. What templates write has every quotation mark of other
    /// people's text escaped, so that an attribute is one of the page's own.
    pub(crate) fn keep(&self, html: &str) -> String {
        const LINK: &str = "href=\"";
        const FORM: &str = "<form";
        let mut out = String::with_capacity(html.len() + html.len() / 8);
        let mut rest = html;
        loop {
            let next = rest.find(LINK).map(|at| (at, LINK));
            let form = rest.find(FORM).map(|at| (at, FORM));
            let Some((at, what)) = [next, form].into_iter().flatten().min() else {
                out.push_str(rest);
                return out;
            };
            let (before, after) = rest.split_at(at + what.len());
            out.push_str(before);
            let until = if what == LINK { '"' } else { '>' };
            let end = after.find(until).unwrap_or(after.len());
            let (inside, after) = after.split_at(end);
            if what == LINK {
                if inside.starts_with('/') {
                    out.push_str(&self.on(inside, "&amp;"));
                } else {
                    out.push_str(inside);
                }
                rest = after;
            } else {
                out.push_str(inside);
                let body = after.split("</form>").next().unwrap_or_default();
                let asks = body.contains("name=\"known_at\"");
                rest = after;
                if let Some(after) = after.strip_prefix('>')
                    && !asks
                    && !inside.contains("method=\"post\"")
                {
                    let mut hidden = Markup::default();
                    let value: &dyn Display = &self.typed;
                    let fields: [(&str, &dyn Display); 3] =
                        [("type", &"hidden"), ("name", &NAME), ("value", value)];
                    hidden.open("input", &fields);
                    out.push_str(&format!(">{hidden}"));
                    rest = after;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Moment {
        let (moment, uri) = split(&"/timeline?country=IN&known_at=2026-01-31".parse().unwrap());
        assert_eq!(uri, "/timeline?country=IN");
        moment.unwrap().unwrap()
    }

    #[test]
    fn an_address_without_or_with_a_wrong_moment() {
        let (none, uri) = split(&"/timeline?from=2021".parse().unwrap());
        assert_eq!(
            (none.unwrap(), uri.to_string()),
            (None, "/timeline?from=2021".to_owned())
        );
        let (none, uri) = split(&"/map?known_at=".parse().unwrap());
        assert_eq!((none.unwrap(), uri.to_string()), (None, "/map".to_owned()));
        let (wrong, _) = split(&"/map?known_at=yesterday".parse().unwrap());
        assert!(matches!(wrong, Err(Problem::Misunderstood(_))));
    }

    #[test]
    fn links_and_forms_stay_at_the_moment() {
        let page = "<a href=\"/fact/e-1#x\">1</a><a href=\"/map?from=1&amp;to=2\">2</a>\
                    <link href=\"/assets/1/style.css\"><a href=\"https://elsewhere\">3</a>\
                    <form action=\"/search\"><input name=\"q\"></form><form method=\"post\"></form>";
        let kept = moment().keep(page);
        assert_eq!(
            kept,
            "<a href=\"/fact/e-1?known_at=2026-01-31#x\">1</a>\
             <a href=\"/map?from=1&amp;to=2&amp;known_at=2026-01-31\">2</a>\
             <link href=\"/assets/1/style.css\"><a href=\"https://elsewhere\">3</a>\
             <form action=\"/search\"><input type=\"hidden\" name=\"known_at\" value=\"2026-01-31\">\
             <input name=\"q\"></form><form method=\"post\"></form>"
        );
    }
}
