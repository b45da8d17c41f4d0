//! Of which country somebody is who invites: "visited Mongolia at the invitation of Foreign Minister X".

use crate::analysis::Sentence;
use crate::mentions::{Mention, What};
use crate::people::People;
use sidelines_facts::CountryCode;

/// Gives whoever invites, and whose office does not say whose it is, the one country to which the sentence says that the
/// guest goes.
pub(crate) fn inviters(
    text: &str,
    sentences: &[Sentence],
    people: &mut People,
    mentions: &[Vec<Mention>],
) {
    for (s, row) in sentences.iter().zip(mentions) {
        for m in row {
            let What::Person(p) = &m.what else { continue };
            let Some(index) = p.person else { continue };
            let before = text.get(s.span.start..m.span.start).unwrap_or("");
            let before = before.trim_end().trim_end_matches("the").trim_end();
            let invites = [
                "invitation of",
                "invitation from",
                "invitation by",
                "invited by",
            ]
            .iter()
            .any(|w| before.ends_with(w));
            if !invites || !people.all.get(index).is_some_and(super::led::open) {
                continue;
            }
            let guests: Vec<CountryCode> = row
                .iter()
                .filter_map(|x| match &x.what {
                    What::Person(q) if q.person != Some(index) => {
                        people.all.get(q.person?).and_then(|x| {
                            let held = || x.offices.iter().find_map(|h| h.office.country);
                            x.country.or_else(held)
                        })
                    }
                    _ => None,
                })
                .collect();
            let mut lands: Vec<CountryCode> = row
                .iter()
                .filter_map(|x| match &x.what {
                    What::Country(c) => Some(*c),
                    What::Place(p) => p.country,
                    _ => None,
                })
                .filter(|c| !guests.contains(c))
                .collect();
            lands.dedup();
            if let [land] = lands.as_slice()
                && !guests.is_empty()
                && let Some(person) = people.all.get_mut(index)
            {
                person.country = Some(*land);
            }
        }
    }
}
