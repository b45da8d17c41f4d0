//! Who is named for an office is a person: "appointed Nadia Karam as its ambassador".

use super::Grammar;
use crate::mentions::{Mention, PersonMention, What};

/// Verbs that give somebody an office.
const NAMING: &[&str] = &[
    "named",
    "names",
    "name",
    "naming",
    "appointed",
    "appoints",
    "appoint",
    "appointing",
    "elected",
    "elects",
    "elect",
    "electing",
    "nominated",
    "nominates",
    "nominate",
    "chose",
    "chosen",
    "picked",
    "confirmed",
];
/// Words that may stand between "as" and the office.
const BEFORE: &[&str] = &[
    "the", "a", "an", "its", "his", "her", "their", "new", "next", "as", "acting",
];

impl Grammar<'_> {
    /// A name of which nothing else is known, between a verb that gives an office and "as" with an office.
    pub(super) fn named_for_an_office(&self, mentions: &mut [Mention]) {
        for i in 1..mentions.len() {
            let (before, behind) = mentions.split_at_mut(i);
            let (Some(name), Some(office)) = (before.last_mut(), behind.first()) else {
                continue;
            };
            let given = name
                .units
                .start
                .checked_sub(1)
                .is_some_and(|u| self.is(u, NAMING));
            let mut between = name.units.end..office.units.start;
            let as_it =
                between.clone().any(|u| self.is(u, &["as"])) && between.all(|u| self.is(u, BEFORE));
            if !given || !as_it || !matches!(office.what, What::Role(_)) {
                continue;
            }
            let printed = self.text.get(name.span.clone()).unwrap_or("");
            match &mut name.what {
                What::Person(p) => p.sure = true,
                What::Other
                    if printed.contains(' ')
                        && crate::people::could_be_person(printed, self.text, name.span.start) =>
                {
                    name.what = What::Person(PersonMention {
                        name: name.span.clone(),
                        sure: true,
                        ..PersonMention::default()
                    });
                }
                _ => {}
            }
        }
    }
}
