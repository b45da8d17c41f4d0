//! Under which names the room answers.

use axum::http::{HeaderMap, Uri, header};
use std::net::IpAddr;

/// Whether the request is meant for the room: for a plain address, for `localhost`, or for one of `names`. A
/// foreign name that somebody makes resolve to this machine (DNS rebinding) is none of these.
pub(super) fn known(headers: &HeaderMap, uri: &Uri, names: &[String]) -> bool {
    let Some(host) = host(headers).or_else(|| uri.authority().map(|a| a.as_str())) else {
        return false;
    };
    let name = without_port(host);
    name.parse::<IpAddr>().is_ok()
        || name.eq_ignore_ascii_case("localhost")
        || names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

fn host(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::HOST)?.to_str().ok()
}

/// "127.0.0.1" of "127.0.0.1:8080", "::1" of "[::1]:8080".
fn without_port(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split(']').next().unwrap_or_default();
    }
    host.split(':').next().unwrap_or_default()
}

/// Whether a browser says that the request comes from a page of the same origin.
pub(super) fn own_page(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|v| v.to_str().ok());
    if let Some(site) = text("sec-fetch-site")
        && site != "same-origin"
    {
        return false;
    }
    let origin = text("origin").and_then(|o| o.split_once("://"));
    match (origin, host(headers)) {
        (Some((_, origin)), Some(host)) => origin.eq_ignore_ascii_case(host),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        pairs
            .map(|(n, v)| ((*n).parse().unwrap(), v.parse().unwrap()))
            .collect()
    }

    #[test]
    fn only_the_rooms_own_names() {
        let ask = |host| {
            known(
                &headers(&[("host", host)]),
                &Uri::default(),
                &["desk.example".into()],
            )
        };
        assert!(ask("127.0.0.1:8080") && ask("localhost") && ask("[::1]:80"));
        assert!(ask("Desk.example:80"));
        assert!(!ask("evil.example") && !ask("127.0.0.1.evil.example") && !ask(""));
        assert!(!known(&HeaderMap::new(), &Uri::default(), &[]));
    }

    #[test]
    fn only_the_rooms_own_pages() {
        let ask = |origin, site| {
            own_page(&headers(&[
                ("host", "localhost:1"),
                ("origin", origin),
                ("sec-fetch-site", site),
            ]))
        };
        assert!(ask("http://localhost:1", "same-origin"));
        assert!(!ask("http://localhost:2", "same-site"));
        assert!(!ask("http://evil.example", "cross-site"));
        assert!(!ask("null", "same-origin"));
        assert!(!own_page(&headers(&[("host", "localhost:1")])));
    }
}
