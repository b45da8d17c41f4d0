//! For whom somebody signs: "X signed for A and Y for B", "signed on behalf of A by X", "and, for the Dutch side, Y".

use crate::mentions::{Mention, What};
use crate::units::{CountryForm, Sem, Unit};
use sidelines_facts::CountryCode;

/// Words that tell of a signing.
const SIGNING: &[&str] = &[
    "signed",
    "sign",
    "signs",
    "signing",
    "signatories",
    "signatures",
    "inked",
    "initialled",
    "initialed",
];
/// Words between a name and the state for which it signs, on either side.
const BETWEEN: &[&str] = &[
    "signed",
    "sign",
    "signs",
    "inked",
    "initialled",
    "initialed",
    "will",
    "has",
    "had",
    "did",
    "so",
    "the",
    "it",
    "them",
    "both",
    "agreement",
    "accord",
    "deal",
    "document",
    "documents",
    "memorandum",
    "protocol",
    "treaty",
    "convention",
    "pact",
    "contract",
    "declaration",
];
/// Words that only stand before the name: "on behalf of A it was signed by X".
const BEFORE: &[&str] = &["by", "was", "were", "is", "be", ",", ":"];
/// Words between "for" and the state.
const OF: &[&str] = &["the", "government", "of", "republic", "kingdom"];
/// What a state is called behind its adjective.
const SIDES: &[&str] = &["side", "government", "party"];
/// Units over which the words may go on.
const FAR: usize = 9;

/// The persons of one sentence who sign for a state, by their place in `row`, with that state.
pub(crate) fn pairs(text: &str, units: &[Unit], row: &[Mention]) -> Vec<(usize, CountryCode)> {
    if !(0..units.len()).any(|i| SIGNING.contains(&word(text, units, i).as_str())) {
        return Vec::new();
    }
    let named = |at: usize| {
        row.iter()
            .any(|m| m.units.start == at && matches!(m.what, What::Person(_)))
    };
    row.iter()
        .enumerate()
        .filter(|(_, m)| matches!(m.what, What::Person(_)))
        .filter_map(|(k, m)| {
            within(text, units, m)
                .or_else(|| behind(text, units, m.units.end, named))
                .or_else(|| before(text, units, m.units.start))
                .map(|c| (k, c))
        })
        .collect()
}

fn word(text: &str, units: &[Unit], i: usize) -> String {
    units
        .get(i)
        .map_or_else(String::new, |u| u.text(text).to_lowercase())
}

/// The state at unit `i`, and the unit behind all that names it: "Chad", "Chadian side".
fn state(text: &str, units: &[Unit], i: usize) -> Option<(CountryCode, usize)> {
    let Sem::Country { code, form } = &units.get(i)?.sem else {
        return None;
    };
    if SIDES.contains(&word(text, units, i + 1).as_str()) {
        return Some((*code, i + 2));
    }
    (*form == CountryForm::Name).then_some((*code, i + 1))
}

/// "Oil Minister X for the A", "for A Oil Minister X", where the name has taken the state along.
fn within(text: &str, units: &[Unit], m: &Mention) -> Option<CountryCode> {
    let last = m.units.end.checked_sub(1)?;
    if let Some((code, _)) = state(text, units, last) {
        return is_for(text, units, last).then_some(code);
    }
    let (code, _) = state(text, units, m.units.start)?;
    is_for(text, units, m.units.start).then_some(code)
}

/// Whether "for" or "on behalf of" stands before the state at unit `i`.
fn is_for(text: &str, units: &[Unit], i: usize) -> bool {
    let far = i.saturating_sub(FAR);
    let before = (far..i)
        .rev()
        .map(|j| word(text, units, j))
        .find(|w| !OF.contains(&w.as_str()));
    before.is_some_and(|w| matches!(w.as_str(), "for" | "behalf"))
}

/// "X signed it for A", "X, on behalf of the Government of A", read rightwards from unit `at`.
fn behind(
    text: &str,
    units: &[Unit],
    at: usize,
    named: impl Fn(usize) -> bool,
) -> Option<CountryCode> {
    let mut i = at + usize::from(matches!(word(text, units, at).as_str(), "," | "("));
    let far = i + FAR;
    // "X signed for A, Y for B": his own, whoever stands behind the comma.
    let mut signed = false;
    while i < far && BETWEEN.contains(&word(text, units, i).as_str()) {
        signed |= SIGNING.contains(&word(text, units, i).as_str());
        i += 1;
    }
    i = match word(text, units, i).as_str() {
        "for" | "representing" => i + 1,
        "on" if word(text, units, i + 1) == "behalf" => i + 2,
        _ => return None,
    };
    while OF.contains(&word(text, units, i).as_str()) {
        i += 1;
    }
    let (code, end) = state(text, units, i)?;
    // "by X, for B by Y", "by X and, for B, Y": that of the next.
    let next = match word(text, units, end).as_str() {
        "by" | "was" | "were" => true,
        "," => named(end + 1) && !signed,
        _ => named(end),
    };
    (!next).then_some(code)
}

/// "for A by X", "on behalf of A, the accord was signed by X", read leftwards from unit `at`.
fn before(text: &str, units: &[Unit], at: usize) -> Option<CountryCode> {
    let far = at.saturating_sub(FAR);
    let mut i = at.checked_sub(1)?;
    let passed = |w: &str| BETWEEN.contains(&w) || BEFORE.contains(&w);
    while i > far && passed(word(text, units, i).as_str()) {
        i -= 1;
    }
    if SIDES.contains(&word(text, units, i).as_str()) {
        i = i.checked_sub(1)?;
    }
    let (code, _) = state(text, units, i)?;
    is_for(text, units, i).then_some(code)
}
