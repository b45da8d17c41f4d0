//! Of which country somebody is who signs for it.

use super::led::open;
use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::on_behalf;
use crate::people::People;

/// Gives a country to whoever is told to sign for one and whose office does not say whose it is.
pub(crate) fn signatories(
    text: &str,
    sentences: &[Sentence],
    people: &mut People,
    mentions: &[Vec<Mention>],
) {
    for (s, row) in sentences.iter().zip(mentions) {
        for (k, country) in on_behalf::pairs(text, &s.units, row) {
            let Some(What::Person(p)) = row.get(k).map(|m| &m.what) else {
                continue;
            };
            let person = p.person.and_then(|i| people.all.get_mut(i));
            if let Some(person) = person.filter(|x| open(x)) {
                person.country = Some(country);
            }
        }
    }
}
