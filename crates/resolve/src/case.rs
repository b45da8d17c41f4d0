//! The claims under resolution, in an order that does not depend on how they were given.

use crate::corrections::{Action, Corrections, Rulings, put};
use crate::input::ReportFacts;
use crate::record::{ClaimRef, Join, ReportMeta, Told, Why, first_words};
use crate::unite::Groups;
use crate::when::Days;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sidelines_facts::{Body, Dispute, DisputedValue, Edtf, Evidence, Fact, Status};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Days within which a report without a date of its own follows what it tells.
const FRESH: i32 = 3;

/// A claim's place: report number (reports sorted by id) and position among the report's facts.
pub(crate) type At = (usize, usize);

/// A report of the case, with those of its claims that are at hand.
pub(crate) struct Source<'a> {
    pub(crate) meta: &'a ReportMeta,
    /// By position.
    pub(crate) facts: Vec<(usize, &'a Fact)>,
    pub(crate) fingerprints: &'a [u64],
}

/// All reports, sorted by id, with what every stage needs of them.
pub(crate) struct Case<'a> {
    pub(crate) reports: Vec<Source<'a>>,
    /// The days of publication, where known.
    pub(crate) published: Vec<Option<Days>>,
    /// The days on which each was written, as far as can be told: of publication, or else those from the
    /// last dated thing it tells as news.
    pub(crate) written: Vec<Option<Days>>,
    /// The number of each report's origin.
    pub(crate) origin: Vec<usize>,
    /// What people decided.
    pub(crate) rulings: Rulings,
    /// The reports (by number) of which [`Case::claims`] tells: all, but where all at once would take much memory.
    pub(crate) window: Range<usize>,
}

/// What one report adds to how sure an entry is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Telling {
    /// The number of the report.
    pub report: i64,
    /// The number of its origin.
    pub origin: i64,
    /// How sure its surest claim is.
    pub sure: f32,
    /// Whether it tells history alone.
    pub background: bool,
}

/// A position as the number of a report.
pub(crate) fn number(report: usize) -> i64 {
    i64::try_from(report).unwrap_or(i64::MAX)
}

/// From how many origins, how surely, and whether as history alone an entry is told.
pub(crate) fn weigh(tellings: impl Iterator<Item = Telling>) -> (usize, f32, bool) {
    let mut background = true;
    let mut sure: Vec<(i64, f32)> = Vec::new();
    for telling in tellings {
        background &= telling.background;
        sure.push((telling.origin, telling.sure));
    }
    // Copies err together: of one origin only the surest claim counts.
    sure.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    sure.dedup_by_key(|s| s.0);
    // In an order that the values alone decide: products of rounded numbers depend on it.
    let mut doubts: Vec<f32> = sure.iter().map(|s| 1.0 - s.1).collect();
    doubts.sort_by(f32::total_cmp);
    let doubt: f32 = doubts.iter().product();
    (sure.len(), 1.0 - doubt, background)
}

impl<'a> Case<'a> {
    /// Sorts the reports; of two with one id the first given is kept.
    pub(crate) fn new(input: &'a [ReportFacts], corrections: &Corrections) -> Self {
        let mut reports: Vec<&ReportFacts> = input.iter().collect();
        reports.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
        reports.dedup_by(|b, a| a.meta.id == b.meta.id);
        let rulings = Rulings::of(corrections, &reports);
        Self::with(reports, rulings)
    }

    /// One report, of which the corrections come to these rulings.
    pub(crate) fn alone(report: &'a ReportFacts, rulings: Rulings) -> Self {
        Self::with(vec![report], rulings)
    }

    fn with(reports: Vec<&'a ReportFacts>, rulings: Rulings) -> Self {
        let published: Vec<Option<Days>> = reports
            .iter()
            .map(|r| r.meta.published.as_ref().and_then(Days::of))
            .collect();
        let mut case = Self {
            origin: (0..reports.len()).collect(),
            window: 0..reports.len(),
            rulings,
            reports: reports
                .into_iter()
                .map(|r| Source {
                    meta: &r.meta,
                    facts: r.facts.iter().enumerate().collect(),
                    fingerprints: &r.fingerprints,
                })
                .collect(),
            published,
            written: Vec::new(),
        };
        case.written = (0..case.reports.len())
            .map(|r| case.published[r].or_else(|| case.last_news(r)))
            .collect();
        case
    }

    /// From the last day-exact encounter that the report tells as held and not as history.
    fn last_news(&self, report: usize) -> Option<Days> {
        let facts = self.reports[report].facts.iter();
        facts
            .filter(|(i, fact)| !fact.background && !self.rulings.rejected.contains(&(report, *i)))
            .filter_map(|(_, fact)| match &fact.body {
                Body::Encounter(e) if matches!(e.status, Status::Occurred | Status::Ongoing) => {
                    e.date.as_ref()
                }
                _ => None,
            })
            .filter_map(Days::of)
            .filter(|days| days.length() <= FRESH)
            .map(|days| days.last)
            .max()
            .map(|last| Days {
                first: last,
                last: last + FRESH,
            })
    }

    /// Every claim that is not rejected, by report id, then position.
    pub(crate) fn claims(&self) -> impl Iterator<Item = (At, &'a Fact)> {
        self.window.clone().flat_map(|r| self.claims_of(r))
    }

    /// Those of one report.
    pub(crate) fn claims_of(&self, report: usize) -> impl Iterator<Item = (At, &'a Fact)> {
        let facts = self.reports.get(report).into_iter().flat_map(|r| &r.facts);
        facts
            .map(move |&(i, fact)| ((report, i), fact))
            .filter(|(at, _)| !self.rulings.rejected.contains(at))
    }

    pub(crate) fn fact(&self, at: At) -> &'a Fact {
        let facts = &self.reports[at.0].facts;
        match facts.get(at.1) {
            Some((i, fact)) if *i == at.1 => fact,
            // Of a part of the case: claims are asked for that are at hand.
            _ => facts[facts.partition_point(|(i, _)| *i < at.1)].1,
        }
    }

    /// The claim, where it is at hand.
    pub(crate) fn at_hand(&self, at: At) -> Option<&'a Fact> {
        let facts = &self.reports.get(at.0)?.facts;
        let found = facts.binary_search_by_key(&at.1, |f| f.0).ok()?;
        Some(facts[found].1)
    }

    pub(crate) fn id(&self, report: usize) -> &'a str {
        &self.reports[report].meta.id
    }

    pub(crate) fn published(&self, report: usize) -> Option<&'a Edtf> {
        self.reports[report].meta.published.as_ref()
    }

    pub(crate) fn claim(&self, at: At) -> ClaimRef {
        ClaimRef {
            report: self.id(at.0).to_owned(),
            index: at.1,
        }
    }

    /// The order in which claims came to be known: report date (undated last), report id, position.
    pub(crate) fn seniority(&self, at: At) -> (bool, Option<Days>, &'a str, usize) {
        let day = self.published[at.0];
        (day.is_none(), day, self.id(at.0), at.1)
    }

    /// What stands behind an entry made of `claims`.
    pub(crate) fn told(&self, claims: &[At], joins: Vec<Join>, disputes: Vec<Dispute>) -> Told {
        let mut claims = claims.to_vec();
        claims.sort_unstable();
        claims.dedup();
        let reports: BTreeSet<usize> = claims.iter().map(|at| at.0).collect();
        let mut evidence: Vec<_> = claims
            .iter()
            .flat_map(|&at| self.fact(at).evidence.iter().cloned())
            .collect();
        evidence.sort();
        evidence.dedup();
        let tellings = claims.iter().map(|&at| self.telling(at));
        let (independent_sources, confidence, background) = weigh(tellings);
        Told {
            independent_sources,
            confidence,
            background,
            reports: reports.iter().map(|&r| self.id(r).to_owned()).collect(),
            claims: claims.iter().map(|&at| self.claim(at)).collect(),
            evidence,
            disputes,
            joins,
            corrections: self.rulings.of_claims(&claims),
        }
    }

    /// Sets the fields that corrections set of the entry made of `claims`. A value that no longer fits (it was
    /// tried when the correction was made) changes nothing.
    pub(crate) fn set_fields<T: Serialize + DeserializeOwned>(&self, claims: &[At], body: &mut T) {
        for action in self.rulings.sets(claims) {
            if let Action::Set {
                field,
                value,
                party: None,
                ..
            } = action
            {
                let _ = put(body, field, value);
            }
        }
    }

    /// Joins what people say is one; `nodes` are the claims that the groups hold, one each.
    pub(crate) fn join_by_correction<R>(
        &self,
        groups: &mut Groups<R>,
        nodes: impl Iterator<Item = At>,
        reason: impl Fn(Why) -> R,
    ) {
        if self.rulings.together.is_empty() {
            return;
        }
        let node: BTreeMap<At, usize> = nodes.enumerate().map(|(i, at)| (at, i)).collect();
        for (a, b, by) in &self.rulings.together {
            if let (Some(&a), Some(&b)) = (node.get(a), node.get(b)) {
                groups.join(a, b, reason(Why::corrected(self.rulings.id(*by))));
            }
        }
    }

    /// How much a claim counts.
    pub(crate) fn telling(&self, at: At) -> Telling {
        let fact = self.fact(at);
        Telling {
            report: number(at.0),
            origin: number(self.origin[at.0]),
            sure: fact.confidence.clamp(0.0, 1.0),
            background: fact.background,
        }
    }

    /// How much claims of one report count.
    pub(crate) fn telling_of(&self, claims: impl Iterator<Item = At>) -> Option<Telling> {
        claims.map(|at| self.telling(at)).reduce(|a, b| Telling {
            sure: a.sure.max(b.sure),
            background: a.background && b.background,
            ..a
        })
    }

    /// The words of a claim, of each report cited the first.
    pub(crate) fn words(&self, at: At) -> Vec<Evidence> {
        let mut words = self.fact(at).evidence.clone();
        first_words(&mut words);
        words
    }

    /// A dispute over `field`, if its values (as JSON) differ; each with the reports that give it.
    pub(crate) fn dispute(
        &self,
        field: &str,
        values: impl IntoIterator<Item = (serde_json::Value, usize)>,
    ) -> Option<Dispute> {
        let values = values.into_iter();
        dispute(
            field,
            values.map(|(value, r)| (value, self.id(r).to_owned())),
        )
    }
}

/// A dispute over `field`, if its values (as JSON) differ; each with the ids of the reports that give it.
pub(crate) fn dispute(
    field: &str,
    values: impl Iterator<Item = (serde_json::Value, String)>,
) -> Option<Dispute> {
    let mut by_value: BTreeMap<String, (serde_json::Value, BTreeSet<String>)> = BTreeMap::new();
    for (value, report) in values {
        by_value
            .entry(value.to_string())
            .or_insert_with(|| (value, BTreeSet::new()))
            .1
            .insert(report);
    }
    (by_value.len() > 1).then(|| Dispute {
        field: field.to_owned(),
        values: by_value
            .into_values()
            .map(|(value, reports)| DisputedValue {
                value,
                reports: reports.into_iter().collect(),
            })
            .collect(),
    })
}
