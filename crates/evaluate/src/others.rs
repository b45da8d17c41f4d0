//! When predicted holders, quotes, memberships and figures are the labelled ones.

use crate::gold::{GoldFigure, GoldHolder, GoldMembership, GoldQuote};
use crate::names::{fold, same_office, same_organisation, same_person};
use crate::predicted::{Figure, Holder, Membership, Quote};

pub(crate) fn holder_fit(g: &GoldHolder, p: &Holder) -> f64 {
    let text = |field: &Option<String>| field.clone().unwrap_or_default();
    let country = p.country.as_deref().filter(|c| !c.is_empty());
    let same_country = g.country.as_deref() == country;
    let same = same_person(&text(&g.person), &text(&p.person))
        && same_office(&text(&g.office), &text(&p.office))
        && (same_country || g.country.is_none());
    if same {
        1.0 + f64::from(u8::from(same_country))
    } else {
        0.0
    }
}

/// Whether the predicted quote opens as the labelled one does, by its first four words.
pub(crate) fn quote_fit(g: &GoldQuote, p: &Quote) -> f64 {
    let text = fold(p.text.as_deref().unwrap_or(""));
    let opens = std::iter::once(g.starts.as_str())
        .chain(g.starts_alt.texts())
        .map(|start| fold(start).split(' ').take(4).collect::<Vec<_>>().join(" "))
        .any(|start| !start.is_empty() && text.starts_with(&start));
    f64::from(u8::from(opens))
}

/// Quotes that are neither required nor penalised: a few words, a piece that goes on, a quote in a quote.
pub(crate) fn quote_is_free(g: &GoldQuote) -> bool {
    g.fragment
        || g.inside
        || g.embedded
        || g.optional
        || g.continues
        || g.starts.split_whitespace().count() < 5
}

/// A predicted quote of a few words, or one that goes on, is no false alarm.
pub(crate) fn quote_is_short(p: &Quote) -> bool {
    p.continues || p.text.as_deref().unwrap_or("").split_whitespace().count() <= 5
}

pub(crate) fn speaker_right(g: &GoldQuote, p: &Quote) -> bool {
    let names: Vec<&str> = g
        .speaker
        .as_deref()
        .into_iter()
        .chain(g.speaker_alt.texts())
        .filter(|n| !n.is_empty())
        .collect();
    let speaker = p.speaker();
    (names.is_empty() && speaker.is_empty())
        || names
            .iter()
            .any(|n| same_person(n, speaker) || same_organisation(n, speaker))
}

pub(crate) fn membership_fit(g: &GoldMembership, p: &Membership) -> f64 {
    // A missing party is the word "none", as in the labels' own reference scorer.
    let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "None".into());
    let role = p.role.as_deref();
    let right_role =
        role == Some(g.role.as_str()) || g.role_alt.0.iter().any(|alt| alt.as_deref() == role);
    let (a, b) = (text(&g.party), text(&p.party));
    let same = right_role
        && same_organisation(
            g.org.as_deref().unwrap_or(""),
            p.org.as_deref().unwrap_or(""),
        )
        && (fold(&a) == fold(&b) || same_organisation(&a, &b));
    f64::from(u8::from(same))
}

pub(crate) fn figure_fit(g: &GoldFigure, p: &Figure) -> f64 {
    match (number(&g.value), number(&p.value)) {
        (Some(a), Some(b)) if (a - b).abs() <= 1e-6 * a.abs().max(1.0) => 1.0,
        _ => 0.0,
    }
}

fn number(value: &serde_json::Value) -> Option<f64> {
    match value {
        serde_json::Value::String(text) => {
            let digits = text.strip_prefix('-').unwrap_or(text);
            let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
            let all = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
            (all(whole) && all(part))
                .then(|| text.parse().ok())
                .flatten()
        }
        value => value.as_f64(),
    }
}
