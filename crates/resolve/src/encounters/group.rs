//! Tellings to groups: the surest first, and what floats only where one group alone can take it.

use super::block::Reason;
use super::halves::{self, Halves};
use super::judge::{Hold, judge};
use super::postponed::Postponed;
use super::telling::Telling;
use crate::case::Case;
use crate::corrections::apart;
use crate::record::Why;
use crate::unite::{Clashes, Groups, Pair};
use std::collections::{BTreeMap, BTreeSet};

/// A pair weaker by this much is no rival.
const CLEARLY: u32 = 6;
/// Days within which the nearest of several candidates is taken.
const CLOSE: i32 = 14;

/// A join of two tellings.
pub(crate) type TellingJoin = (usize, usize, Vec<Why>);

/// Groups of tellings (each sorted) and the joins that made them.
pub(crate) fn group(
    case: &Case<'_>,
    tellings: &[Telling],
    pairs: Vec<Pair<Reason>>,
) -> (Vec<Vec<usize>>, Vec<TellingJoin>) {
    let postponed = Postponed::of(tellings, &pairs);
    let (mut firm, mut floating, mut half) = (Vec::new(), Vec::new(), Vec::new());
    for pair in pairs {
        match pair.reason.hold {
            Hold::Firm => firm.push(pair),
            Hold::Floating => floating.push(pair),
            Hold::Half => half.push(pair),
        }
    }
    let mut groups = Groups::singletons(tellings.len());
    let tied = by_correction(case, tellings, &mut groups);
    let differ = |x: usize, y: usize| {
        judge(&tellings[x], &tellings[y]).is_contradiction() && !postponed.follow(x, y)
    };
    // What people say is one and the same contradicts only what contradicts all of it: otherwise a merge would tear out
    // whatever fitted the one entry and does not fit the other.
    let contradict = |x: usize, y: usize| {
        apart(&tellings[x].labels, &tellings[y].labels)
            || differ(x, y)
                && tied.get(&x).is_none_or(|t| t.iter().all(|&z| differ(z, y)))
                && tied.get(&y).is_none_or(|t| t.iter().all(|&z| differ(x, z)))
    };
    groups.join_all(firm, contradict);
    let halves = Halves::of(case, tellings, half);
    let contradict = |x: usize, y: usize| {
        let (x, y) = (halves.in_full(x), halves.in_full(y));
        x != y && !halves.are_one(x, y) && contradict(x, y)
    };
    halves::join(&halves, &mut groups, contradict);
    float(tellings, floating, &mut groups, contradict);
    let (groups, joins) = groups.into_groups();
    (
        groups,
        joins
            .into_iter()
            .map(|(a, b, reason)| (a, b, reason.why))
            .collect(),
    )
}

/// Joins what people say is one encounter; by telling, those with which it was joined.
fn by_correction(
    case: &Case<'_>,
    tellings: &[Telling],
    groups: &mut Groups<Reason>,
) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut tied: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (a, b, by) in &case.rulings.together {
        let of = |at| tellings.iter().position(|t| t.claims.contains(at));
        if let (Some(a), Some(b)) = (of(a), of(b)) {
            let all: BTreeSet<usize> = [a, b]
                .into_iter()
                .flat_map(|t| tied.get(&t).cloned().unwrap_or_else(|| BTreeSet::from([t])))
                .collect();
            for &t in &all {
                tied.insert(t, all.clone());
            }
            let why = vec![Why::corrected(case.rulings.id(*by))];
            groups.join(
                a,
                b,
                Reason {
                    hold: Hold::Firm,
                    why,
                },
            );
        }
    }
    tied
}

/// Settles what has no date that meets the others': the strongest pairs first; a telling that two groups
/// could take goes to the one clearly nearer in time, or to neither. Of two that one report tells, the first is what
/// others tell of.
fn float(
    tellings: &[Telling],
    mut pairs: Vec<Pair<Reason>>,
    groups: &mut Groups<Reason>,
    contradict: impl Fn(usize, usize) -> bool,
) {
    pairs.sort_by(|x, y| (y.strength, x.a, x.b).cmp(&(x.strength, y.a, y.b)));
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, pair) in pairs.iter().enumerate() {
        of.entry(pair.a).or_default().push(i);
        of.entry(pair.b).or_default().push(i);
    }
    let clashes = Clashes::new(contradict);
    for i in 0..pairs.len() {
        let pair = &pairs[i];
        let (ga, gb) = (groups.group_of(pair.a), groups.group_of(pair.b));
        if ga == gb {
            continue;
        }
        let clash = |x: usize, y: usize| clashes.between(groups, x, y);
        if clash(ga, gb) {
            continue;
        }
        // Every other group that either end could as well belong to.
        let rivals: Vec<(usize, usize)> = [(pair.a, gb), (pair.b, ga)]
            .into_iter()
            .flat_map(|(end, taken)| of[&end].iter().map(move |&k| (end, k, taken)))
            .filter(|&(_, k, _)| pairs[k].strength + CLEARLY > pair.strength)
            .filter_map(|(end, k, taken)| {
                let other = if pairs[k].a == end {
                    pairs[k].b
                } else {
                    pairs[k].a
                };
                let replaced = if end == pair.a { pair.b } else { pair.a };
                if tellings[other].same_look(&tellings[replaced])
                    || told_first(&tellings[replaced], &tellings[other])
                {
                    return None;
                }
                let g = groups.group_of(other);
                let own = groups.group_of(end);
                // Two that could be joined with each other are no rivals.
                (g != taken && g != own && clash(g, taken) && !clash(g, own))
                    .then_some((end, other))
            })
            .collect();
        let this = distance(&tellings[pair.a], &tellings[pair.b]);
        let clear = rivals.iter().all(|&(end, other)| {
            let that = distance(&tellings[end], &tellings[other]);
            matches!((this, that), (Some(d), Some(e)) if d <= CLOSE && e > 2 * CLOSE)
                || matches!((this, that), (Some(d), None) if d <= CLOSE)
        });
        if clear {
            let pair = pairs[i].clone();
            groups.join(pair.a, pair.b, pair.reason);
        }
    }
}

/// Whether one report tells both, the one before the other: what a report is about comes first.
fn told_first(one: &Telling, other: &Telling) -> bool {
    one.claims.iter().any(|a| {
        let mut same = other.claims.iter().filter(|b| b.0 == a.0);
        same.next().is_some_and(|b| a.1 < b.1) && same.all(|b| a.1 < b.1)
    })
}

/// Days between two tellings, the report's day standing in for a missing date.
fn distance(a: &Telling, b: &Telling) -> Option<i32> {
    Some(a.days.or(a.published)?.gap(b.days.or(b.published)?))
}
