//! Heads of parts of a house: "the head of the Turkish General Staff's training department", "the director of the foreign
//! ministry's Africa division". The house is whose part it is, and he who heads the part does not head the house.

use super::Grammar;
use crate::mentions::OfficeRef;
use crate::units::Sem;

/// What parts of a ministry, a staff or an army are called.
const DIVISIONS: &[&str] = &[
    "department",
    "directorate",
    "division",
    "bureau",
    "section",
    "branch",
    "unit",
    "desk",
    "committee",
    "institute",
    "academy",
    "command",
    "area",
    "fleet",
    "brigade",
    "battalion",
    "regiment",
    "wing",
    "squadron",
    "corps",
    "sector",
];
/// Titles of those who head one.
const HEADS: &[&str] = &[
    "head",
    "director",
    "chief",
    "chair",
    "chairman",
    "chairwoman",
    "commander",
    "commandant",
    "superintendent",
    "deputy",
    "acting",
];
/// Words that a part's name is made of.
const LONGEST: usize = 6;

impl Grammar<'_> {
    /// Past "'s training department" at `q`, behind the title at unit `p` and its house: the office is that of the part.
    pub(super) fn division(&self, p: usize, q: usize, office: &mut OfficeRef) -> usize {
        let title = self.units.get(p).map_or("", |u| u.text(self.text));
        let Some(title) = title.split(" of ").next().filter(|t| {
            let mut words = t.split([' ', '-']);
            words
                .next_back()
                .is_some_and(|w| HEADS.contains(&w.to_lowercase().as_str()))
        }) else {
            return q;
        };
        if !self.possessive(q) || office.plural {
            return q;
        }
        let word = |i: usize| self.units.get(i).map(|u| u.text(self.text));
        let named = |i: usize| {
            matches!(
                self.sem(i),
                Some(Sem::Word | Sem::Name | Sem::Org(_) | Sem::Place(_) | Sem::Country { .. })
            ) && word(i).is_some_and(|w| {
                w.starts_with(char::is_alphabetic) && !matches!(w, "to" | "in" | "with" | "on")
            })
        };
        let part = |i: usize| {
            word(i).is_some_and(|w| {
                let last = w.rsplit([' ', '-']).next().unwrap_or(w);
                DIVISIONS.contains(&last.to_lowercase().as_str())
            })
        };
        let Some(end) = (q + 1..=q + LONGEST)
            .take_while(|&i| named(i))
            .find(|&i| part(i))
        else {
            return q;
        };
        let words: Vec<String> = (q + 1..=end).filter_map(word).map(capitalised).collect();
        office.canonical = format!("{} of the {}", capitalised(title), words.join(" "));
        end + 1
    }
}

/// "international affairs" as "International Affairs".
pub(super) fn capitalised(words: &str) -> String {
    let one = |w: &str| {
        let mut letters = w.chars();
        match letters.next() {
            Some(first) if !matches!(w, "and" | "of" | "the" | "for" | "in") => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => w.to_owned(),
        }
    };
    words.split(' ').map(one).collect::<Vec<_>>().join(" ")
}
