//! Gatherings called after those who hold them: "the fifth Egypt-Jordan-Iraq Foreign Ministers' Meeting was held" names
//! nobody else.

use super::Draft;
use crate::refs::Who;
use sidelines_facts::{CountryCode, EncounterKind, PartyRole};
use sidelines_lexicon::Lexicon;

/// Gives gatherings of which nothing else tells who came the states in their names.
pub(crate) fn called_after(lexicon: &Lexicon, drafts: &mut [Draft]) {
    for d in drafts {
        let unknown = d.kind == EncounterKind::Gathering && d.org.is_none() && d.parties.is_empty();
        let Some(name) = d.name.as_deref().filter(|_| unknown) else {
            continue;
        };
        d.parties = states(lexicon, name)
            .into_iter()
            .map(|c| (Who::State(c), Some(PartyRole::Participant)))
            .collect();
    }
}

/// The states that dashes join at the head of a name; one is enough beside a part of the world ("Central
/// Asia-Germany summit").
fn states(lexicon: &Lexicon, name: &str) -> Vec<CountryCode> {
    let sides: Vec<&str> = name.split(['-', '–']).map(str::trim).collect();
    let mut out = Vec::new();
    for side in &sides {
        let words: Vec<&str> = side.split(' ').collect();
        let named = (1..=words.len().min(4))
            .rev()
            .flat_map(|n| [words[..n].join(" "), words[words.len() - n..].join(" ")])
            .find_map(|w| lexicon.country_by_name(&w));
        out.extend(named.and_then(|c| CountryCode::new(&c.alpha2)));
    }
    let capital = |side: &&str| {
        side.split(' ')
            .take(2)
            .all(|w| w.starts_with(char::is_uppercase))
    };
    if sides.len() < 2 || out.len() < 2 && !sides.iter().take(sides.len() - 1).all(capital) {
        out.clear();
    }
    out
}
