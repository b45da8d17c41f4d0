//! Which tellings are compared at all: those that share two parties (of a gathering or a visit one, or the
//! body, or the city) and whose days can meet. Cost grows with the number of such neighbours, not with the
//! square of the record.

use super::judge::{FEW, Hold, Verdict, judge};
use super::telling::Telling;
use super::timing::bridged;
use crate::increment::Unit;
use crate::persons::People;
use crate::record::Why;
use crate::unite::Pair;
use crate::when::Days;
use crate::wording::hash;
use sidelines_facts::EncounterKind;
use std::collections::{BTreeMap, BTreeSet};

/// A pair that is one, with what the grouping needs to know of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Reason {
    pub(crate) hold: Hold,
    pub(crate) why: Vec<Why>,
}

/// The pairs of tellings that are one, found by blocking; of positions that are `wanted`.
pub(crate) fn pairs(
    tellings: &[Telling],
    people: &People,
    wanted: &dyn Fn(usize, usize) -> bool,
) -> Vec<Pair<Reason>> {
    let mut blocks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, telling) in tellings.iter().enumerate() {
        for key in keys(telling, people) {
            blocks.entry(key).or_default().push(i);
        }
    }
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for members in blocks.into_values() {
        let reach = |i: usize| reach(&tellings[i]);
        let (mut dated, undated): (Vec<usize>, Vec<usize>) =
            members.into_iter().partition(|&i| reach(i).is_some());
        dated.sort_by_key(|&i| (reach(i), i));
        // Sweep over the days: only what is still within reach is compared.
        let mut open: Vec<(usize, Days)> = Vec::new();
        for &i in &dated {
            let Some(days) = reach(i) else { continue };
            open.retain(|(_, d)| d.last >= days.first);
            for &(j, _) in open.iter().filter(|(j, _)| wanted(i, *j)) {
                compare(tellings, i, j, &mut seen, &mut out);
            }
            open.push((i, days));
        }
        for (n, &i) in undated.iter().enumerate() {
            let others = dated.iter().chain(&undated[n + 1..]);
            for &j in others.filter(|j| wanted(i, **j)) {
                compare(tellings, i, j, &mut seen, &mut out);
            }
        }
    }
    out
}

/// The pairs by which those `from` which one sets out reach others, these others again, and so on: each telling that
/// is reached is compared with all in its blocks that are not yet.
pub(crate) fn reached(
    tellings: &[Telling],
    units: &[Unit],
    mut from: Vec<bool>,
) -> Vec<(usize, usize)> {
    let mut blocks: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, unit) in units.iter().enumerate() {
        for &key in &unit.keys {
            blocks.entry(key).or_default().push(i);
        }
    }
    let meet = |a: Option<Days>, b: Option<Days>| match (a, b) {
        (Some(a), Some(b)) => a.first <= b.last && b.first <= a.last,
        _ => true,
    };
    let mut open: Vec<usize> = (0..units.len()).filter(|&i| from[i]).collect();
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    while let Some(i) = open.pop() {
        for key in &units[i].keys {
            let Some(members) = blocks.get_mut(key) else {
                continue;
            };
            members.retain(|&j| !from[j]);
            for &j in members.iter() {
                if !from[j] && meet(units[i].days, units[j].days) {
                    let before = found.len();
                    compare(tellings, i, j, &mut seen, &mut found);
                    if found.len() > before {
                        from[j] = true;
                        open.push(j);
                    }
                }
            }
        }
    }
    found.into_iter().map(|p| (p.a, p.b)).collect()
}

/// The same by comparing everything with everything: what the tests hold against [`pairs`].
#[cfg(test)]
pub(crate) fn all_pairs(tellings: &[Telling]) -> Vec<Pair<Reason>> {
    let (mut seen, mut out) = (BTreeSet::new(), Vec::new());
    for i in 0..tellings.len() {
        for j in i + 1..tellings.len() {
            compare(tellings, i, j, &mut seen, &mut out);
        }
    }
    out
}

fn compare(
    tellings: &[Telling],
    i: usize,
    j: usize,
    seen: &mut BTreeSet<(usize, usize)>,
    out: &mut Vec<Pair<Reason>>,
) {
    let (a, b) = (i.min(j), i.max(j));
    if !seen.insert((a, b)) {
        return;
    }
    if let Verdict::Same {
        strength,
        hold,
        why,
    } = judge(&tellings[a], &tellings[b])
    {
        out.push(Pair {
            strength,
            a,
            b,
            reason: Reason { hold, why },
        });
    }
}

/// Days that meet those of any other telling that can be one with this; `None` for any day.
pub(crate) fn reach(telling: &Telling) -> Option<Days> {
    if telling.days.is_none() && telling.date.is_some() {
        return None;
    }
    // Of a gap each of the two bridges half.
    let half = (bridged(telling.kind) + 1) / 2;
    let days = telling.days.or_else(|| telling.window())?;
    let last = telling.slip().map_or(days.last, |day| day.last);
    let mut days = Days { last, ..days };
    // From the old days to the new ones.
    if let Some((new, _)) = &telling.moved {
        days.first = days.first.min(new.first);
        days.last = days.last.max(new.last);
    }
    Some(days.widened(half, half))
}

/// What two tellings must have one of in common to be compared. Persons go by their ids, so that keys can be kept.
pub(crate) fn keys(telling: &Telling, people: &People) -> BTreeSet<u64> {
    let sides: Vec<BTreeSet<String>> = telling
        .sides
        .iter()
        .map(|side| {
            let mut keys = BTreeSet::new();
            keys.extend(side.person.map(|p| people.entries[p].id.clone()));
            keys.extend(side.country.map(|c| format!("c{c}")));
            if let Some(org) = &side.org {
                keys.extend(org.keys().into_iter().map(|k| format!("o{k}")));
            }
            if keys.is_empty() {
                keys.extend(
                    side.families
                        .iter()
                        .flat_map(|f| f.split(' '))
                        .map(|w| format!("f{w}")),
                );
            }
            keys
        })
        .collect();
    let mut out = BTreeSet::new();
    let single = |out: &mut BTreeSet<u64>, kind: &str| {
        for key in sides.iter().flatten() {
            out.insert(hash(&format!("{kind} {key}")));
        }
    };
    match telling.kind {
        EncounterKind::Visit => single(&mut out, "visit"),
        EncounterKind::Gathering => {
            for name in &telling.gatherings {
                out.extend(
                    name.keys()
                        .into_iter()
                        .map(|k| hash(&format!("gathering {k}"))),
                );
            }
            let city = telling.place.city.iter().flat_map(|c| c.split(' '));
            out.extend(city.map(|word| hash(&format!("gathering-in {word}"))));
        }
        _ => {}
    }
    if telling.kind != EncounterKind::Visit {
        if sides.len() <= 1 {
            single(&mut out, "alone");
        } else if sides.len() <= FEW {
            for (i, one) in sides.iter().enumerate() {
                for other in &sides[i + 1..] {
                    for a in one {
                        for b in other {
                            out.insert(hash(&format!("pair {} {}", a.min(b), a.max(b))));
                        }
                    }
                }
            }
        } else {
            single(&mut out, "many");
        }
    }
    out
}
