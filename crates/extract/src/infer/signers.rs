//! Of which country somebody is who signs for it: "X signed for A, Y for B", "for A it was signed by X".

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::people::People;
use crate::units::{CountryForm, Sem, Unit};
use sidelines_facts::CountryCode;

/// Words of signing, one of which the sentence holds.
const SIGNED: &[&str] = &[
    "signed",
    "sign",
    "signs",
    "signing",
    "initialled",
    "initialed",
    "signatories",
];
/// Words between who signs and for whom.
const BETWEEN: &[&str] = &[
    "has",
    "have",
    "it",
    "the",
    "a",
    "an",
    "them",
    "was",
    "were",
    "by",
    "his",
    "her",
    "counterpart",
    "colleague",
    "agreement",
    "agreements",
    "document",
    "documents",
    "memorandum",
    "accord",
    "accords",
    "treaty",
    "protocol",
    "deal",
    "text",
    "pact",
    "on",
    "behalf",
];
/// Words between "for" and the country.
const WHOSE: &[&str] = &["the", "government", "republic", "kingdom", "of"];
/// Words over which it may go.
const FAR: usize = 9;

/// Gives a country to whoever is told to sign for it and whose office does not say whose it is.
pub(crate) fn signers(
    text: &str,
    sentences: &[Sentence],
    people: &mut People,
    mentions: &[Vec<Mention>],
) {
    for (s, row) in sentences.iter().zip(mentions) {
        if !s.units.iter().any(|u| SIGNED.contains(&u.text(text))) {
            continue;
        }
        for m in row {
            let What::Person(p) = &m.what else { continue };
            let found = behind(text, &s.units, m.units.end)
                .or_else(|| before(text, &s.units, m.units.start));
            let person = p.person.and_then(|i| people.all.get_mut(i));
            if let (Some(country), Some(person)) = (found, person.filter(|x| super::led::open(x))) {
                person.country = Some(country);
            }
        }
    }
}

fn word<'t>(text: &'t str, units: &[Unit], i: usize) -> &'t str {
    units.get(i).map_or("", |u| u.text(text))
}

fn country(units: &[Unit], i: usize) -> Option<CountryCode> {
    match units.get(i)?.sem {
        Sem::Country {
            code,
            form: CountryForm::Name,
        } => Some(code),
        _ => None,
    }
}

/// "… signed it for the Netherlands", "… on behalf of Kenya", read rightwards from unit `at`.
fn behind(text: &str, units: &[Unit], at: usize) -> Option<CountryCode> {
    let mut opened = false;
    for i in at..(at + FAR).min(units.len()) {
        let w = word(text, units, i).to_lowercase();
        let w = w.as_str();
        if opened {
            if let Some(c) = country(units, i) {
                return Some(c);
            }
            if !WHOSE.contains(&w) {
                return None;
            }
        } else if w == "for" || w == "of" && word(text, units, i - 1) == "behalf" {
            opened = true;
        } else if !SIGNED.contains(&w) && !BETWEEN.contains(&w) {
            return None;
        }
    }
    None
}

/// "For Kenya the accord was signed by …", "and for Rwanda by his colleague …", read leftwards from unit `at`.
fn before(text: &str, units: &[Unit], at: usize) -> Option<CountryCode> {
    let mut by = false;
    for i in (at.saturating_sub(FAR)..at).rev() {
        let w = word(text, units, i).to_lowercase();
        let w = w.as_str();
        if let Some(c) = country(units, i).filter(|_| by) {
            let mut j = i;
            while j > 0 && WHOSE.contains(&word(text, units, j - 1).to_lowercase().as_str()) {
                // "on behalf of Kenya"
                if word(text, units, j - 1) == "of" && j > 1 && word(text, units, j - 2) == "behalf"
                {
                    return Some(c);
                }
                j -= 1;
            }
            return (j > 0 && word(text, units, j - 1).eq_ignore_ascii_case("for")).then_some(c);
        }
        by |= w == "by";
        if !SIGNED.contains(&w) && !BETWEEN.contains(&w) {
            return None;
        }
    }
    None
}
