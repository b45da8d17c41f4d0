use crate::Index;
use crate::counted::counted;
use crate::days::{first, last};
use crate::statement::first_reported;
use crate::words::{fold, names_any, words};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Dispute, Edtf, Evidence, Figure};
use sidelines_resolve::FigureEntry;
use std::collections::{BTreeMap, BTreeSet};

/// Which figures are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct FiguresFilter {
    /// Figures whose unit holds all these words.
    pub unit: Option<String>,
    /// Figures whose own sentences hold all these words.
    pub words: Option<String>,
    /// Figures in whose sentences one of these names stands (Tajikistan, Tajik).
    pub about: Vec<String>,
    /// Figures that somebody of this name states.
    pub by: Option<String>,
    /// Only what held (or was first reported) on or before this day.
    pub to: Option<Date>,
    /// Only what held (or was first reported) on or after this day.
    pub from: Option<Date>,
}

/// Numbers claimed, over time.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FiguresView {
    /// One for each unit and what is counted in it, by the unit's name.
    pub series: Vec<FigureSeries>,
    /// How many figures the filter lets through.
    pub matching: usize,
    /// How many figures the record has.
    pub of: usize,
}

/// Numbers of one unit and of one thing over time. That the number grows is a series and no dispute; whether two numbers
/// count the same is for who reads the words to say.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FigureSeries {
    /// What is counted, or a currency; none where the words do not say.
    pub unit: Option<String>,
    /// Of a sum of money what it is: "development aid", "trade"; none where the words do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<String>,
    /// By the day on which it held, else that of the first report; undated last.
    pub points: Vec<FigurePoint>,
}

/// One number claimed.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct FigurePoint {
    /// Id of the figure.
    pub id: String,
    /// The number and what is known of it.
    #[serde(flatten)]
    pub figure: Figure,
    /// All who state it, sorted.
    pub claimants: Vec<String>,
    /// The day of the first report that has it.
    pub reported: Option<Edtf>,
    /// Ids of the reports that tell it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
    /// Where reports differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
    /// The words.
    pub evidence: Vec<Evidence>,
}

impl FigurePoint {
    pub(crate) fn of(index: &Index, entry: &FigureEntry) -> Self {
        Self {
            id: entry.id.clone(),
            figure: entry.figure.clone(),
            claimants: entry.claimants.clone(),
            reported: first_reported(index, &entry.told.reports).cloned(),
            reports: entry.told.reports.clone(),
            independent_sources: entry.told.independent_sources,
            disputes: entry.told.disputes.clone(),
            evidence: entry.told.evidence.clone(),
        }
    }

    /// The day on which it held, else that of the first report.
    #[must_use]
    pub fn day(&self) -> Option<&Edtf> {
        self.figure.as_of.as_ref().or(self.reported.as_ref())
    }
}

/// The figures that `filter` lets through, as series.
#[must_use]
pub fn figures(index: &Index, filter: &FiguresFilter) -> FiguresView {
    let all = &index.record().figures;
    let mut series: BTreeMap<(bool, String, Option<String>), FigureSeries> = BTreeMap::new();
    let mut matching = 0;
    let fits = units(all, filter.unit.as_deref());
    for entry in all.iter() {
        let unit = entry.figure.unit.as_deref().unwrap_or_default();
        if fits.as_ref().is_some_and(|units| !units.contains(unit)) || !wanted(index, entry, filter)
        {
            continue;
        }
        matching += 1;
        let unit = &entry.figure.unit;
        let told = entry.told.evidence.iter();
        let counted = told.filter_map(|e| counted(&entry.figure, &e.text)).next();
        // What has no unit comes last.
        let key = (
            unit.is_none(),
            unit.as_deref().map(one_of).unwrap_or_default(),
            counted.clone(),
        );
        let of_unit = series.entry(key).or_insert_with(|| FigureSeries {
            unit: unit.clone(),
            counted,
            points: Vec::new(),
        });
        of_unit.points.push(FigurePoint::of(index, entry));
    }
    for of_unit in series.values_mut() {
        of_unit.points.sort_by_key(|p| {
            let day = first(p.day());
            (day.is_none(), day)
        });
    }
    FiguresView {
        series: series.into_values().collect(),
        matching,
        of: all.len(),
    }
}

/// A unit as it is compared: "vaccine dose" and "vaccine doses" are one.
fn one_of(unit: &str) -> String {
    let words = fold(unit);
    let words = words.split(' ').map(|w| match w.strip_suffix('s') {
        Some(one) if w.len() > 3 && !one.ends_with('s') => one,
        _ => w,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// The units in which all these words stand; there are few units and many figures.
fn units<'a>(all: &'a [FigureEntry], wanted: Option<&str>) -> Option<BTreeSet<&'a str>> {
    let wanted = wanted?;
    let units: BTreeSet<&str> = all
        .iter()
        .filter_map(|f| f.figure.unit.as_deref())
        .collect();
    Some(
        units
            .into_iter()
            .filter(|unit| holds(unit, wanted))
            .collect(),
    )
}

/// Whether all words of `wanted` stand in `text`.
fn holds(text: &str, wanted: &str) -> bool {
    let told = words(text);
    words(wanted).iter().all(|w| told.contains(w))
}

/// The day as of which it is told, else that of the first report.
pub(crate) fn day_of<'a>(index: &'a Index, entry: &'a FigureEntry) -> Option<&'a Edtf> {
    let told = entry.figure.as_of.as_ref();
    told.or_else(|| first_reported(index, &entry.told.reports))
}

fn wanted(index: &Index, entry: &FigureEntry, filter: &FiguresFilter) -> bool {
    let told = || entry.told.evidence.iter().map(|e| e.text.as_str());
    let day = || day_of(index, entry);
    filter
        .words
        .as_ref()
        .is_none_or(|wanted| told().any(|t| holds(t, wanted)))
        && (filter.about.is_empty() || told().any(|t| names_any(t, &filter.about)))
        && filter
            .by
            .as_ref()
            .is_none_or(|wanted| entry.claimants.iter().any(|c| holds(c, wanted)))
        && filter
            .from
            .is_none_or(|from| last(day()).is_some_and(|d| d >= from))
        && filter
            .to
            .is_none_or(|to| first(day()).is_some_and(|d| d <= to))
}
