//! Units that are a mention by themselves.

use super::{Front, Grammar};
use crate::mentions::{Mention, What};
use crate::units::{CountryForm, Sem};

impl Grammar<'_> {
    /// A unit that is a mention by itself.
    pub(super) fn single(&self, i: usize) -> Option<Mention> {
        let what = match self.sem(i)? {
            Sem::Country {
                code,
                form: CountryForm::Name | CountryForm::Seat,
            } => What::Country(*code),
            Sem::Country { code, form } if self.a_people(i, *form) => What::Country(*code),
            Sem::Org(o) => What::Org(o.clone()),
            Sem::Gathering(g) => What::Gathering(g.clone()),
            Sem::Place(p) => What::Place(p.clone()),
            Sem::Date(d) => What::Date(*d),
            Sem::Name => {
                let unit = self.units.get(i)?;
                if common(unit.text(self.text)) {
                    return None;
                }
                // "Tony Elumelu": two names or more that the recogniser takes for a person's.
                if unit.person
                    && unit.tokens.len() > 1
                    && !crate::people::is_ship(unit.text(self.text))
                {
                    return Some(self.person(i, i, Front::default()).0);
                }
                What::Other
            }
            _ => return None,
        };
        Some(self.mention(i, i + 1, what))
    }

    /// "the Russians", "the Chinese" with nothing behind it to which it could belong: their state.
    fn a_people(&self, i: usize, form: CountryForm) -> bool {
        const OF_NOBODY: &[&str] = &["ese", "sh", "ch", "ss"];
        let Some(unit) = self.units.get(i) else {
            return false;
        };
        let word = unit.text(self.text);
        let next = self.units.get(i + 1);
        let ends = next.is_none_or(|u| {
            matches!(
                u.text(self.text),
                "," | "." | ";" | ":" | ")" | "in" | "on" | "at" | "over" | "about"
            )
        });
        i > 0
            && self.is(i - 1, &["the", "The"])
            && match form {
                CountryForm::People => word.ends_with('s'),
                CountryForm::Demonym => ends && OF_NOBODY.iter().any(|end| word.ends_with(end)),
                _ => false,
            }
    }
}

/// "the 13th round of Foreign Office Consultations", "Political Consultations": capitals, and no name.
fn common(name: &str) -> bool {
    // "on a visit to the Kingdom"
    if matches!(
        name,
        "Kingdom" | "Republic" | "Sultanate" | "Emirate" | "Island" | "Capital" | "Deputy"
    ) {
        return true;
    }
    let mut words = name.split(' ').rev();
    words.next().is_some_and(|w| {
        matches!(
            w,
            "Consultations" | "Talks" | "Discussions" | "Negotiations"
        )
    }) && words.all(|w| {
        matches!(
            w,
            "Political" | "Bilateral" | "Diplomatic" | "Consular" | "Strategic" | "Security"
        )
    })
}
