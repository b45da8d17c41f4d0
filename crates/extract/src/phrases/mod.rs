//! The grammar of titles and names: units of a sentence to mentions.
//!
//! `[the|his] [country('s)|organisation] [former] office [of country] [and office …] [,] [rank] [honorific]
//! name [, apposition | of country]`, in any part of it.

mod aged;
mod apposed;
mod described;
mod division;
mod front;
mod lists;
mod named;
mod office;
mod parted;
mod person;
mod phrase;
mod shared;
mod single;
mod style;
mod town;

use crate::mentions::{Mention, OfficeRef, What};
use crate::units::{Sem, Unit};
pub(crate) use apposed::join;
use sidelines_facts::{CountryCode, Tenure};
use style::ADJECTIVES;

/// What may follow a name that stands behind its title and a comma.
const CLOSERS: &[&str] = &[
    ",", ".", ";", ":", ")", "", "and", "on", "in", "for", "at", "(", "who", "also", "here",
    "during", "has", "had", "is", "was", "will", "would", "said", "says", "told", "arrived", "met",
    "called", "held", "left", "led", "received", "visited", "attended", "urged", "added", "to",
    "by", "with", "after", "before", "ahead",
];

pub(crate) struct Grammar<'a> {
    pub(crate) text: &'a str,
    pub(crate) units: &'a [Unit],
}

/// What stands before a name.
#[derive(Clone, Default)]
struct Front {
    offices: Vec<OfficeRef>,
    countries: Vec<CountryCode>,
    org: Option<String>,
    rank: Option<String>,
    qualifier: Option<Tenure>,
    titled: bool,
    counterpart: bool,
    plural: bool,
    indefinite: bool,
    complement: bool,
    visiting: bool,
    /// It stands behind a name and a comma: another name behind it is somebody else's.
    behind: bool,
}

impl Grammar<'_> {
    /// All mentions of the sentence, left to right, none overlapping another.
    pub(crate) fn mentions(&self) -> Vec<Mention> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < self.units.len() {
            if let Some((m, next)) = self.phrase(i) {
                out.push(m);
                i = next.max(i + 1);
            } else if let Some(m) = self.single(i) {
                i = m.units.end.max(i + 1);
                out.push(m);
            } else {
                i += 1;
            }
        }
        self.titles_by_country(&mut out);
        self.share_titles(&mut out);
        self.of_another(&mut out);
        self.counterparts_behind(&mut out);
        self.named_for_an_office(&mut out);
        out
    }

    fn sem(&self, i: usize) -> Option<&Sem> {
        self.units.get(i).map(|u| &u.sem)
    }

    fn word(&self, i: usize) -> String {
        match self.units.get(i) {
            Some(u) if u.sem == Sem::Word => u.text(self.text).to_lowercase(),
            // "Defence Ministry's Principal Spokesperson": an adjective in title case.
            Some(u) if u.sem == Sem::Name && u.tokens.len() == 1 => {
                let word = u.text(self.text).to_lowercase();
                let office = matches!(
                    self.sem(i + 1),
                    Some(Sem::Office(_) | Sem::Counterpart { .. })
                );
                if office && ADJECTIVES.contains(&word.as_str()) {
                    word
                } else {
                    String::new()
                }
            }
            _ => String::new(),
        }
    }

    fn is(&self, i: usize, words: &[&str]) -> bool {
        words.contains(&self.word(i).as_str())
    }

    fn possessive(&self, i: usize) -> bool {
        self.is(i, &["'s", "’s", "'", "’"])
    }

    fn mention(&self, from: usize, to: usize, what: What) -> Mention {
        let start = self.units.get(from).map_or(0, |u| u.span.start);
        let end = to
            .checked_sub(1)
            .and_then(|i| self.units.get(i))
            .map_or(start, |u| u.span.end);
        Mention {
            span: start..end,
            units: from..to,
            what,
        }
    }
}
