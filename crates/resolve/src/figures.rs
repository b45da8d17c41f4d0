//! Numbers claimed: one value of one unit, told within weeks, is one figure, whoever states it.

mod contrary;

use crate::case::{self, At, Case};
use crate::choose::most_told;
use crate::ids::Ids;
use crate::increment::{Unit, Units};
use crate::record::FigureEntry;
use crate::when::Days;
use crate::wording::{fold, hash};
use sidelines_facts::{Body, Dispute, DisputedValue, Edtf, Figure};
use std::collections::{BTreeMap, BTreeSet};

/// Reports further apart than this count anew.
const APART: i32 = 60;
/// What is disputed of a figure.
const FIELD: &str = "number";
/// A bare number means the same only in reports this close.
const UNITLESS: i32 = 7;

type Said<'a> = (At, &'a Figure);

/// By folded unit and the value's bits.
type Groups<'a> = BTreeMap<(Option<String>, u64), Vec<Said<'a>>>;

fn groups<'a>(case: &Case<'a>) -> Groups<'a> {
    let mut groups = Groups::new();
    for (at, fact) in case.claims() {
        if let Body::Figure(figure) = &fact.body {
            let key = (figure.unit.as_deref().map(fold), figure.value.to_bits());
            groups.entry(key).or_default().push((at, figure));
        }
    }
    groups
}

/// How far apart reports may be that tell one figure.
fn near(unit: Option<&String>) -> i32 {
    if unit.is_none() { UNITLESS } else { APART }
}

/// The claims as units of the closure; see [`runs`]. Those that are contrary share keys, and are no pairs: see
/// [`contrary()`].
pub(crate) fn units(case: &Case<'_>) -> Units {
    let mut units = runs(case);
    for unit in &mut units.units {
        for &at in &unit.claims {
            if let Body::Figure(figure) = &case.fact(at).body {
                unit.keys.extend(contrary::keys(case, (at, figure)));
            }
        }
    }
    units
}

/// Those of one value of one unit are paired that can be in one run, whatever is told between them; what has no day is
/// at the end of the last run, and paired with all.
pub(crate) fn runs(case: &Case<'_>) -> Units {
    let (mut units, mut pairs) = (Vec::new(), Vec::new());
    for (key, mut told) in groups(case) {
        told.sort_by_key(|(at, _)| case.seniority(*at));
        let near = near(key.0.as_ref());
        let hash = hash(&format!("figure {key:?}"));
        let first = units.len();
        let mut until: Option<i32> = None;
        for (at, _) in told {
            let days = case.published[at.0];
            match days {
                Some(days) => {
                    if until.is_some_and(|until| days.first - until <= near) {
                        pairs.push((units.len() - 1, units.len()));
                    }
                    until = until.max(Some(days.last));
                }
                None => pairs.extend((first..units.len()).map(|other| (other, units.len()))),
            }
            units.push(Unit {
                claims: vec![at],
                keys: BTreeSet::from([hash]),
                days: widened(days, near),
            });
        }
    }
    Units { units, pairs }
}

/// The pairs of claims that tell a figure otherwise, with what they say.
pub(crate) fn contrary(case: &Case<'_>) -> Vec<((At, At), Dispute)> {
    let said: Vec<Said<'_>> = groups(case).into_values().flatten().collect();
    let pairs = contrary::contrary(case, &said).into_iter();
    let pairs = pairs.map(|(i, j)| (said[i], said[j]));
    let told = |(at, figure): Said<'_>| (number(figure.value), at.0);
    pairs
        .filter_map(|(a, b)| Some(((a.0, b.0), case.dispute(FIELD, [told(a), told(b)])?)))
        .collect()
}

/// Of each claim what it shares with those it may be contrary to, and its days; see [`units`].
pub(crate) fn contrary_keys(case: &Case<'_>) -> Vec<(BTreeSet<u64>, Option<Days>)> {
    let mut out = Vec::new();
    for (key, told) in groups(case) {
        let near = near(key.0.as_ref());
        out.extend(told.into_iter().map(|(at, figure)| {
            let keys = contrary::keys(case, (at, figure));
            (keys, widened(case.published[at.0], near))
        }));
    }
    out
}

/// Of a gap each of the two bridges half.
fn widened(days: Option<Days>, near: i32) -> Option<Days> {
    days.map(|d| d.widened((near + 1) / 2, (near + 1) / 2))
}

/// The figures, by unit, value, first day told.
pub(crate) fn figures(case: &Case<'_>) -> Vec<FigureEntry> {
    let groups = groups(case);
    let said: Vec<Said<'_>> = groups.values().flatten().copied().collect();
    let mut against: BTreeMap<At, BTreeMap<At, f64>> = BTreeMap::new();
    for (i, j) in contrary::contrary(case, &said) {
        for ((a, _), (b, other)) in [(said[i], said[j]), (said[j], said[i])] {
            against.entry(a).or_default().insert(b, other.value);
        }
    }
    let mut ids = Ids::new("f");
    let mut out = Vec::new();
    for ((unit, _), mut told) in groups {
        told.sort_by_key(|(at, _)| case.seniority(*at));
        let near = near(unit.as_ref());
        let mut runs: Vec<Vec<Said<'_>>> = Vec::new();
        let mut last: Option<Days> = None;
        for (at, figure) in told {
            let day = case.published[at.0];
            let anew = matches!((last, day), (Some(a), Some(b)) if a.gap(b) > near);
            match runs.last_mut() {
                Some(run) if !anew => run.push((at, figure)),
                _ => runs.push(vec![(at, figure)]),
            }
            last = day.or(last);
        }
        for run in runs {
            let dispute = dispute(case, &run, &against);
            out.extend(entry(case, &run, dispute, &mut ids));
        }
    }
    out.sort_by(|a, b| {
        (&a.figure.unit, a.figure.value)
            .partial_cmp(&(&b.figure.unit, b.figure.value))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then_with(|| (&a.told.claims, &a.id).cmp(&(&b.told.claims, &b.id)))
    });
    out
}

/// Its own value where it is contrary to others, and those.
fn dispute(
    case: &Case<'_>,
    run: &[Said<'_>],
    against: &BTreeMap<At, BTreeMap<At, f64>>,
) -> Option<Dispute> {
    let contrary = run
        .iter()
        .filter_map(|(at, figure)| Some((*at, figure.value, against.get(at)?)));
    let values = contrary.flat_map(|(at, value, others)| {
        let others = others.iter().map(|(at, value)| (*at, *value));
        std::iter::once((at, value)).chain(others)
    });
    case.dispute(FIELD, values.map(|(at, value)| (number(value), at.0)))
}

/// What other reports say against a figure is disputed from now on, too.
pub(crate) fn dispute_with(entry: &mut FigureEntry, more: Vec<Dispute>) {
    let before = std::mem::take(&mut entry.told.disputes).into_iter();
    let values = before.chain(more).flat_map(|dispute| dispute.values);
    let told = values.flat_map(|DisputedValue { value, reports }| {
        reports
            .into_iter()
            .map(move |report| (value.clone(), report))
    });
    entry.told.disputes = case::dispute(FIELD, told).into_iter().collect();
}

/// A whole number without a point.
#[allow(
    clippy::cast_possible_truncation,
    reason = "whole numbers that a double holds exactly"
)]
fn number(value: f64) -> serde_json::Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        (value as i64).into()
    } else {
        value.into()
    }
}

fn entry(
    case: &Case<'_>,
    run: &[Said<'_>],
    dispute: Option<Dispute>,
    ids: &mut Ids,
) -> Option<FigureEntry> {
    let (founder, first) = run.first()?;
    let content = format!(
        "{}|{}|{}",
        case.id(founder.0),
        first.unit.as_deref().map(fold).unwrap_or_default(),
        first.value
    );
    let claimants: BTreeSet<&String> = run.iter().filter_map(|(_, f)| f.by.as_ref()).collect();
    let ats: Vec<At> = run.iter().map(|(at, _)| *at).collect();
    let dates = || {
        run.iter()
            .filter_map(|(at, f)| Some((f.as_of.clone()?, *at)))
    };
    let base = most_told(case, dates());
    let as_of: Option<Edtf> =
        base.map(|base| dates().fold(base, |date, (d, _)| date.sharpen(&d).unwrap_or(date)));
    let mut figure = Figure {
        value: first.value,
        unit: most_told(
            case,
            run.iter()
                .filter_map(|(at, f)| Some((f.unit.clone()?, *at))),
        ),
        approx: most_told(
            case,
            run.iter().filter_map(|(at, f)| Some((f.approx?, *at))),
        ),
        by: run.iter().find_map(|(_, f)| f.by.clone()),
        as_of,
    };
    case.set_fields(&ats, &mut figure);
    Some(FigureEntry {
        id: ids.give(&content),
        figure,
        claimants: claimants.into_iter().cloned().collect(),
        told: case.told(&ats, Vec::new(), dispute.into_iter().collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corrections::Corrections;
    use crate::input::ReportFacts;
    use crate::record::ReportMeta;
    use sidelines_facts::{Body, Evidence, FORMAT_VERSION, Fact};

    /// A report of that day of so many troops.
    fn report(id: &str, day: &str, value: f64) -> ReportFacts {
        let text = format!("In all {value} troops crossed the northern border");
        let figure = Figure {
            value,
            unit: Some("troops".to_owned()),
            approx: None,
            by: None,
            as_of: None,
        };
        let evidence = Evidence {
            report: id.to_owned(),
            start: 0,
            end: text.chars().count(),
            text,
        };
        ReportFacts {
            meta: ReportMeta {
                id: id.to_owned(),
                published: day.parse().ok(),
                ..ReportMeta::default()
            },
            facts: vec![Fact {
                v: FORMAT_VERSION,
                body: Body::Figure(figure),
                report: id.to_owned(),
                evidence: vec![evidence],
                confidence: 0.5,
                background: false,
            }],
            fingerprints: Vec::new(),
        }
    }

    /// Else every change would be closed over all days on which somebody tells a figure otherwise.
    #[test]
    fn figures_that_contradict_each_other_do_not_stand_or_fall_together() {
        let reports = [
            report("r1", "2025-01-10", 300.0),
            report("r2", "2025-01-10", 400.0),
            report("r3", "2025-01-12", 400.0),
        ];
        let case = Case::new(&reports, &Corrections::default());
        let told: Vec<_> = contrary(&case).into_iter().map(|c| c.0).collect();
        assert_eq!(told, [((0, 0), (1, 0))]);
        let Units { units, pairs } = units(&case);
        let claims = |i: usize| units[i].claims.clone();
        let together: Vec<_> = pairs.iter().map(|&(i, j)| (claims(i), claims(j))).collect();
        assert_eq!(together, [(vec![(1, 0)], vec![(2, 0)])]);
    }
}
