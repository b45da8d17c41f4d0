//! How people look in reports: all by which a person of one report is compared with those of others, and all of the
//! person's entry that does not depend on which report it is. Thousands of reports show one minister in a few looks.

use super::career::Career;
use super::mention::{Collector, Slot};
use super::within;
use crate::case::{At, Case};
use crate::corrections::Label;
use crate::names::Name;
use crate::orgs::OrgName;
use crate::record::Spelling;
use crate::when::Days;
use serde::{Deserialize, Serialize};
use sidelines_facts::CountryCode;
use std::collections::{BTreeMap, BTreeSet};

/// How a person looks in one report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Look {
    /// The fullest name in the report.
    pub(crate) name: Name,
    pub(crate) country: Option<CountryCode>,
    pub(crate) orgs: Vec<OrgName>,
    pub(crate) families: Vec<String>,
    pub(crate) careers: BTreeSet<Career>,
    /// The names as printed.
    pub(crate) forms: BTreeSet<String>,
    /// Countries as told, and organisations as printed.
    pub(crate) acts_for: BTreeSet<CountryCode>,
    pub(crate) bodies: BTreeSet<String>,
    /// The sides on which corrections put it.
    pub(crate) labels: Vec<Label>,
    /// Corrections that speak of it by name.
    pub(crate) marks: BTreeSet<usize>,
    /// Corrections that take it for one with another, and which of the two it is.
    pub(crate) joined: BTreeSet<(usize, bool)>,
}

impl Look {
    pub(crate) fn named(name: Name) -> Self {
        Self {
            name,
            country: None,
            orgs: Vec::new(),
            families: Vec::new(),
            careers: BTreeSet::new(),
            forms: BTreeSet::new(),
            acts_for: BTreeSet::new(),
            bodies: BTreeSet::new(),
            labels: Vec::new(),
            marks: BTreeSet::new(),
            joined: BTreeSet::new(),
        }
    }

    /// The positions of its forms.
    pub(crate) fn positions(&self, spellings: &[Spelling]) -> Vec<usize> {
        let has = |s: &Spelling| self.forms.contains(&s.name);
        (0..spellings.len())
            .filter(|&i| has(&spellings[i]))
            .collect()
    }

    /// What founds the id of a person who is seen so first.
    pub(crate) fn content(&self) -> String {
        let country = self.country.map(|c| c.to_string()).unwrap_or_default();
        format!("{}|{country}", self.name.parts.join(" "))
    }
}

/// Where a look is seen first, by the id of the report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) report: String,
    /// Which of the report's sightings.
    pub(crate) ordinal: usize,
    /// The first claim of that sighting.
    pub(crate) claim: usize,
    /// The first claim of any in that report.
    pub(crate) least: usize,
}

/// The claim by which a look came to be known (see [`Case::seniority`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Founder {
    pub(crate) undated: bool,
    pub(crate) day: Option<Days>,
    pub(crate) report: String,
    pub(crate) claim: usize,
}

/// In which reports a look is seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Span {
    /// From the first to the last report.
    pub(crate) seen: Option<Days>,
    pub(crate) head: Head,
    pub(crate) founder: Founder,
}

/// One sighting of a look, as far as spans need it.
pub(crate) struct Spot<'a> {
    pub(crate) report: &'a str,
    pub(crate) ordinal: usize,
    pub(crate) claim: usize,
    pub(crate) published: Option<Days>,
}

impl Span {
    pub(crate) fn of(spot: &Spot<'_>) -> Self {
        Self {
            seen: spot.published,
            head: Head {
                report: spot.report.to_owned(),
                ordinal: spot.ordinal,
                claim: spot.claim,
                least: spot.claim,
            },
            founder: Founder {
                undated: spot.published.is_none(),
                day: spot.published,
                report: spot.report.to_owned(),
                claim: spot.claim,
            },
        }
    }

    pub(crate) fn add(&mut self, spot: &Spot<'_>) {
        if let Some(day) = spot.published {
            self.seen = Some(self.seen.map_or(day, |seen| Days {
                first: seen.first.min(day.first),
                last: seen.last.max(day.last),
            }));
        }
        let head = &mut self.head;
        if spot.report == head.report {
            head.least = head.least.min(spot.claim);
        }
        if (spot.report, spot.ordinal) < (head.report.as_str(), head.ordinal) {
            let least = if spot.report == head.report {
                head.least
            } else {
                spot.claim
            };
            *head = Head {
                report: spot.report.to_owned(),
                ordinal: spot.ordinal,
                claim: spot.claim,
                least,
            };
        }
        let founder = &mut self.founder;
        let this = (
            spot.published.is_none(),
            spot.published,
            spot.report,
            spot.claim,
        );
        let that = (
            founder.undated,
            founder.day,
            founder.report.as_str(),
            founder.claim,
        );
        if this < that {
            *founder = Founder {
                undated: this.0,
                day: this.1,
                report: spot.report.to_owned(),
                claim: spot.claim,
            };
        }
    }
}

/// A look with its span.
#[derive(Clone, Copy)]
pub(crate) struct Known<'a> {
    pub(crate) look: &'a Look,
    pub(crate) span: &'a Span,
}

/// A person as one report knows them.
#[derive(Clone, Debug)]
pub(crate) struct Sighting {
    /// Number of the report.
    pub(crate) report: usize,
    /// Which of the report's.
    pub(crate) ordinal: usize,
    /// Position among the looks.
    pub(crate) look: usize,
    /// Where the report names them.
    pub(crate) places: Vec<(At, Slot)>,
}

impl Sighting {
    /// The first claim that names them.
    pub(crate) fn claim(&self) -> At {
        let first = self.places.iter().map(|p| p.0).min();
        first.unwrap_or((self.report, 0))
    }

    /// The claims that name them.
    pub(crate) fn claims(&self) -> BTreeSet<At> {
        self.places.iter().map(|p| p.0).collect()
    }
}

/// All looks of a case, and who is seen so where.
#[derive(Default)]
pub(crate) struct Sightings {
    pub(crate) looks: Vec<Look>,
    /// By report, then ordinal.
    pub(crate) all: Vec<Sighting>,
}

impl Sightings {
    /// Those in the case's window. Mentions are made and let go of report by report.
    pub(crate) fn of(case: &Case<'_>) -> Self {
        let mut numbers: BTreeMap<Look, usize> = BTreeMap::new();
        let mut all = Vec::new();
        let mut collector = Collector::default();
        for report in case.window.clone() {
            let mentions = collector.mentions(case, report);
            let seen = within::sightings(case, report, &mentions);
            for (ordinal, (look, places)) in seen.into_iter().enumerate() {
                let next = numbers.len();
                let look = *numbers.entry(look).or_insert(next);
                all.push(Sighting {
                    report,
                    ordinal,
                    look,
                    places,
                });
            }
        }
        let mut looks: Vec<(Look, usize)> = numbers.into_iter().collect();
        looks.sort_by_key(|l| l.1);
        Self {
            looks: looks.into_iter().map(|l| l.0).collect(),
            all,
        }
    }

    /// The spans of all looks.
    pub(crate) fn spans(&self, case: &Case<'_>) -> Vec<Span> {
        let mut spans: Vec<Option<Span>> = vec![None; self.looks.len()];
        for s in &self.all {
            let spot = Spot {
                report: case.id(s.report),
                ordinal: s.ordinal,
                claim: s.claim().1,
                published: case.published[s.report],
            };
            match &mut spans[s.look] {
                Some(span) => span.add(&spot),
                none => *none = Some(Span::of(&spot)),
            }
        }
        spans.into_iter().flatten().collect()
    }
}
