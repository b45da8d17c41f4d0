//! Offices over time: who is seen in one, and whether a title asked for means it.

use crate::days::{first, last};
use crate::standing::{OnDay, on_day};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, Tenure};
use sidelines_resolve::{OfficeEntry, Tenancy};
use std::collections::BTreeSet;

/// One person in an office, with the days that prove it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Held {
    /// Id of the tenancy.
    pub id: String,
    /// Id of the person.
    pub person: String,
    /// The name as the record shows it.
    pub name: String,
    /// The last rank told.
    pub rank: Option<String>,
    /// The first day on which a report shows them in the office.
    pub first_seen: Option<Edtf>,
    /// The last such day.
    pub last_seen: Option<Edtf>,
    /// The day of taking office, where a report tells it.
    pub known_start: Option<Edtf>,
    /// The day of leaving it.
    pub known_end: Option<Edtf>,
    /// The day by which they had left it: of the first report, after the last day on which they are seen in
    /// it, that calls them a former holder.
    pub former_by: Option<Edtf>,
    /// Former, acting or designate, where that is told last.
    pub qualifier: Option<Tenure>,
    /// Ids of the reports that tell it.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
}

impl From<&Tenancy> for Held {
    fn from(tenancy: &Tenancy) -> Self {
        Self {
            id: tenancy.id.clone(),
            person: tenancy.person.clone(),
            name: tenancy.name.clone(),
            rank: tenancy.ranks.last().map(|r| r.rank.clone()),
            first_seen: tenancy.first_seen.clone(),
            last_seen: tenancy.last_seen.clone(),
            known_start: tenancy.known_start.clone(),
            known_end: tenancy.known_end.clone(),
            former_by: tenancy.former_by.clone(),
            qualifier: tenancy.qualifier(),
            reports: tenancy.told.reports.clone(),
            independent_sources: tenancy.told.independent_sources,
        }
    }
}

impl Held {
    /// The first day that is proved or told.
    pub(crate) fn begins(&self) -> Option<Date> {
        first(self.known_start.as_ref()).or_else(|| first(self.first_seen.as_ref()))
    }

    /// The last day that is proved or told.
    pub(crate) fn ends(&self) -> Option<Date> {
        let by = last(self.former_by.as_ref());
        let told = last(self.told_end()).map(|end| by.map_or(end, |by| end.min(by)));
        told.or_else(|| last(self.last_seen.as_ref()))
    }

    /// The day of leaving it, where a report tells it. One for which that was only planned is none once they
    /// are told to have left before.
    #[must_use]
    pub fn told_end(&self) -> Option<&Edtf> {
        let by = last(self.former_by.as_ref());
        let end = self.known_end.as_ref();
        end.filter(|end| by.is_none_or(|by| first(Some(end)).is_none_or(|end| end <= by)))
    }

    /// Whether they are seen in the office both up to and from that day on.
    pub(crate) fn holds_on(&self, day: Date) -> bool {
        self.begins().is_some_and(|b| b <= day)
            && self.ends().is_some_and(|e| e >= day)
            && !self.is_former_on(day)
    }

    /// Whether they are told to have left it by that day.
    pub(crate) fn is_former_on(&self, day: Date) -> bool {
        last(self.former_by.as_ref()).is_some_and(|by| by <= day)
    }

    /// What is known of a day.
    pub(crate) fn on_day(&self, day: Option<Date>) -> OnDay {
        let seen = (self.first_seen.as_ref(), self.last_seen.as_ref());
        match day {
            Some(day) if self.is_former_on(day) => OnDay::Over,
            day => on_day(day, self.known_start.as_ref(), self.told_end(), seen),
        }
    }
}

/// Words that do not tell offices apart.
const EMPTY: &[&str] = &[
    "of", "the", "for", "and", "affairs", "union", "national", "s",
];

/// Words that make another office of a title.
const RANKS: &[&str] = &[
    "deputy",
    "vice",
    "assistant",
    "junior",
    "under",
    "former",
    "acting",
    "state",
];

/// Whether an office that is asked for in words ("defence minister") can be `office`: all words asked are
/// in its title, in a title of one of its holders or in the key of its family, and none of them is a
/// deputy's who was not asked for.
#[must_use]
pub fn office_matches(office: &OfficeEntry, asked: &str) -> bool {
    let asked = words(asked);
    let titles = office.holders.iter().flat_map(|h| &h.titles);
    let names = titles.chain([&office.office, &office.family]);
    !asked.is_empty()
        && names.into_iter().any(|name| {
            let name = words(name);
            let same_rank = RANKS
                .iter()
                .all(|r| name.contains(*r) == asked.contains(*r));
            let prime = name.contains("prime") == asked.contains("prime");
            same_rank && prime && asked.is_subset(&name)
        })
}

fn words(title: &str) -> BTreeSet<String> {
    let words: BTreeSet<String> = title
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .map(|w| match w {
            "defense" => "defence",
            "spokesman" | "spokeswoman" => "spokesperson",
            "chairman" | "chairwoman" => "chair",
            "ministers" => "minister",
            w => w,
        })
        .filter(|w| !w.is_empty() && !EMPTY.contains(w))
        .map(str::to_owned)
        .collect();
    if words.len() == 1 && words.contains("premier") {
        return ["prime", "minister"].map(str::to_owned).into();
    }
    // A secretary of state is no secretary with the rank of state.
    if words.contains("secretary") && words.contains("state") {
        return words
            .into_iter()
            .map(|w| {
                if w == "state" {
                    "of-state".to_owned()
                } else {
                    w
                }
            })
            .collect();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office(title: &str, family: &str) -> OfficeEntry {
        OfficeEntry {
            office: title.into(),
            family: family.into(),
            ..OfficeEntry::default()
        }
    }

    #[test]
    fn an_office_is_found_in_the_words_of_everyday() {
        let defence = office("Minister of National Defence", "defence minister");
        assert!(office_matches(&defence, "defence minister"));
        assert!(office_matches(&defence, "Minister of Defense"));
        assert!(!office_matches(&defence, "deputy defence minister"));
        assert!(office_matches(
            &office("Minister of External Affairs", "foreign minister"),
            "foreign minister"
        ));
        assert!(!office_matches(
            &office("Deputy Minister of Defence", "defence deputy minister"),
            "defence minister"
        ));
        assert!(!office_matches(
            &office("Prime Minister", "prime-minister"),
            "minister"
        ));
        assert!(office_matches(
            &office("Prime Minister", "prime-minister"),
            "premier"
        ));
        assert!(office_matches(
            &office("Secretary of State", "foreign minister"),
            "secretary of state"
        ));
        assert!(!office_matches(&defence, ""));
    }
}
