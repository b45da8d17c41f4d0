//! When predicted events are the labelled ones.
//!
//! Labels give an event's actor and target in free words and name kinds as they come to mind, and they do not list
//! every small thing that happens. So kinds count as the same within a family, one common actor is enough (or the country
//! of the place, where nobody is named), and a date must only not contradict. Only labels that list all other events of
//! their report can tell a false alarm.

#[cfg(test)]
mod plain;

use crate::dates::span;
use crate::gold::GoldEvent;
use crate::names::fold;
use crate::predicted::Event;
use sidelines_lexicon::{HitKind, Lexicon};
use std::collections::BTreeSet;

/// Kinds that mean the same thing to a careful reader.
const FAMILIES: &[&[&str]] = &[
    &[
        "appointment",
        "election",
        "inauguration",
        "assumption of office",
        "assumption of command",
        "credentials",
        "handover",
        "chair handover",
    ],
    &["dismissal", "resignation", "end-of-term"],
    &["exercise", "port call"],
    &[
        "attack",
        "fighting",
        "operation",
        "clash",
        "civil war",
        "coup",
        "takeover",
        "war",
    ],
    &["missile launch", "nuclear test"],
    &[
        "aid",
        "transfer of ships",
        "contract",
        "arms deal",
        "procurement",
        "loan",
    ],
    &["agreement", "ceasefire", "deal", "founding", "partnership"],
    &["sanction", "sanctions lifted", "ban"],
    &["expulsion", "recall", "recall for consultations"],
    &["severance of relations", "embassy closure"],
    &[
        "protest",
        "protest note",
        "summons",
        "condemnation",
        "accusation",
    ],
    &["demand", "request", "warning", "threat"],
    &["vote", "veto", "resolution"],
    &["recognition"],
    &[
        "condolences",
        "congratulations",
        "message",
        "message of congratulation",
        "message of condolence",
    ],
    &[
        "ceremony",
        "wreath / tribute",
        "welcome",
        "welcome ceremony",
        "reception on arrival",
        "greeting",
        "banquet",
    ],
    &["deployment", "withdrawal"],
    &["release", "arrest", "arrest warrant", "seizure"],
    &["invitation"],
    &["proposal", "offer"],
    &["application"],
    &["accession"],
    &["refusal", "rejection"],
    &["death"],
];

fn family(kind: &str) -> Option<usize> {
    FAMILIES.iter().position(|f| f.contains(&kind))
}

/// Whether a label is of a kind that the format's events have; statements, speeches and photos are none.
pub(crate) fn is_scored(g: &GoldEvent) -> bool {
    !g.optional && family(&g.kind).is_some()
}

/// How well a predicted event fits a labelled one; 0 is not the same.
pub(crate) fn event_fit(g: &GoldEvent, p: &Event) -> f64 {
    let told = family(&p.kind);
    let mut kinds = std::iter::once(g.kind.as_str()).chain(g.kind_alt.texts());
    if told.is_none() || !kinds.any(|k| family(k) == told) {
        return 0.0;
    }
    let others = [&g.date_alt, &g.date_also];
    let dates: Vec<_> = std::iter::once(g.date.as_deref())
        .chain(
            others
                .into_iter()
                .flat_map(|d| d.0.iter().map(Option::as_deref)),
        )
        .filter_map(span)
        .collect();
    let day = span(p.date.as_deref());
    let agree = day.as_ref().map(|(from, to)| {
        dates
            .iter()
            .any(|(first, last)| first <= to && from <= last)
    });
    if agree == Some(false) && !dates.is_empty() {
        return 0.0;
    }
    let words = [&g.who, &g.target, &g.place]
        .map(|w| w.as_deref().unwrap_or(""))
        .join(" ; ");
    let labelled = names(&words);
    let found = p.names();
    let common = found
        .iter()
        .filter(|n| match n.len() {
            2 => labelled.contains(*n),
            _ => fold(n)
                .split(' ')
                .any(|w| w.len() > 3 && labelled.contains(w)),
        })
        .count();
    if common == 0 {
        return 0.0;
    }
    1.0 + 0.1 * common as f64
        + if agree == Some(true) { 0.3 } else { 0.0 }
        + f64::from(u8::from(g.kind == p.kind)) * 0.2
}

/// The countries that the words name or code, those of the cities they name, and the words themselves.
fn names(words: &str) -> BTreeSet<String> {
    let lexicon = Lexicon::embedded();
    let mut out: BTreeSet<String> = fold(words)
        .split(' ')
        .filter(|w| w.len() > 3)
        .map(str::to_owned)
        .collect();
    let code = |w: &str| w.len() == 2 && w.bytes().all(|b| b.is_ascii_uppercase());
    out.extend(
        words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| code(w))
            .map(str::to_owned),
    );
    out.extend(
        lexicon
            .scan(words)
            .into_iter()
            .filter_map(|h| match h.kind {
                HitKind::Country { alpha2, .. } => Some(alpha2),
                // "a mosque in Peshawar"
                HitKind::City(numbers) => {
                    let first = numbers.first().and_then(|&n| lexicon.place(n));
                    first.and_then(|p| p.country.clone())
                }
                _ => None,
            }),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(kind: &str, who: &str, target: &str, date: Option<&str>) -> GoldEvent {
        serde_json::from_value(serde_json::json!({
            "kind": kind, "who": who, "target": target, "date": date
        }))
        .unwrap()
    }

    fn told(kind: &str, actor: &str, date: Option<&str>) -> Event {
        serde_json::from_value(serde_json::json!({
            "kind": kind, "actors": [{"country": actor}], "recipients": [], "date": date
        }))
        .unwrap()
    }

    #[test]
    fn a_country_by_code_or_name() {
        let p = told("exercise", "IN", None);
        assert!(event_fit(&label("exercise", "IN (Navy): Milan", "", None), &p) > 0.0);
        assert!(event_fit(&label("exercise", "India and Japan", "", None), &p) > 0.0);
        assert!(event_fit(&label("exercise", "Indonesia", "", None), &p) == 0.0);
    }

    #[test]
    fn kinds_by_family_and_dates_that_agree() {
        let g = label(
            "recall",
            "BO recalls its ambassador",
            "EC",
            Some("2024-04-06"),
        );
        assert!(event_fit(&g, &told("recall", "BO", None)) > 0.0);
        assert!(event_fit(&g, &told("recall", "BO", Some("2024-04"))) > 0.0);
        assert!(event_fit(&g, &told("recall", "BO", Some("2024-05-01"))) == 0.0);
        assert!(event_fit(&g, &told("sanction", "BO", None)) == 0.0);
        assert!(!is_scored(&label("photo", "BO", "", None)));
    }
}
