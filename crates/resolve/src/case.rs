//! The claims under resolution, in an order that does not depend on how they were given.

use crate::corrections::{Action, Corrections, Rulings, put};
use crate::input::ReportFacts;
use crate::record::{ClaimRef, Join, ReportMeta, Told, Why};
use crate::unite::Groups;
use crate::when::Days;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sidelines_facts::{Body, Dispute, DisputedValue, Edtf, Fact, Status};
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

impl<'a> Case<'a> {
    /// Sorts the reports; of two with one id the first given is kept.
    pub(crate) fn new(input: &'a [ReportFacts], corrections: &Corrections) -> Self {
        let mut reports: Vec<&ReportFacts> = input.iter().collect();
        reports.sort_by(|a, b| a.meta.id.cmp(&b.meta.id));
        reports.dedup_by(|b, a| a.meta.id == b.meta.id);
        let published: Vec<Option<Days>> = reports
            .iter()
            .map(|r| r.meta.published.as_ref().and_then(Days::of))
            .collect();
        let mut case = Self {
            origin: (0..reports.len()).collect(),
            window: 0..reports.len(),
            rulings: Rulings::of(corrections, &reports),
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
        self.window
            .clone()
            .filter_map(|r| Some((r, self.reports.get(r)?)))
            .flat_map(move |(r, report)| {
                report
                    .facts
                    .iter()
                    .map(move |&(i, fact)| ((r, i), fact))
                    .filter(|(at, _)| !self.rulings.rejected.contains(at))
            })
    }

    pub(crate) fn fact(&self, at: At) -> &'a Fact {
        let facts = &self.reports[at.0].facts;
        match facts.get(at.1) {
            Some((i, fact)) if *i == at.1 => fact,
            // Of a part of the case: claims are asked for that are at hand.
            _ => facts[facts.partition_point(|(i, _)| *i < at.1)].1,
        }
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
        // Copies err together: of one origin only the surest claim counts.
        let mut surest: BTreeMap<usize, f32> = BTreeMap::new();
        for &at in &claims {
            let sure = surest.entry(self.origin[at.0]).or_insert(0.0);
            *sure = sure.max(self.fact(at).confidence.clamp(0.0, 1.0));
        }
        // In an order that the values alone decide: products of rounded numbers depend on it.
        let mut doubts: Vec<f32> = surest.values().map(|sure| 1.0 - sure).collect();
        doubts.sort_by(f32::total_cmp);
        let doubt: f32 = doubts.iter().product();
        Told {
            independent_sources: surest.len(),
            confidence: 1.0 - doubt,
            background: claims.iter().all(|&at| self.fact(at).background),
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

    /// [`Case::told`], but of each report the first evidence only: for people and offices, which thousands of
    /// claims may name.
    pub(crate) fn told_once(
        &self,
        claims: &[At],
        joins: Vec<Join>,
        disputes: Vec<Dispute>,
    ) -> Told {
        let mut told = self.told(claims, joins, disputes);
        told.evidence.dedup_by(|b, a| a.report == b.report);
        // Corrections of what the claims say are none of the person.
        told.corrections.clear();
        told
    }

    /// A dispute over `field`, if its values (as JSON) differ; each with the reports that give it.
    pub(crate) fn dispute(
        &self,
        field: &str,
        values: impl IntoIterator<Item = (serde_json::Value, usize)>,
    ) -> Option<Dispute> {
        let mut by_value: BTreeMap<String, (serde_json::Value, BTreeSet<usize>)> = BTreeMap::new();
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
                    reports: reports.into_iter().map(|r| self.id(r).to_owned()).collect(),
                })
                .collect(),
        })
    }
}
