//! A joint meeting that a report tells as several: "met the ministers of A and B" is read as one meeting each, where
//! others say that the three sat together. What one sentence tells of it joins the joint meeting, if together it is
//! all of it. Or a report has one meeting twice that is still
//! to come, of some who will be there and of all: what it announces of two in the lead the next sentence tells in full.

use super::block::Reason;
use super::sides::Match;
use super::telling::Telling;
use crate::case::{At, Case};
use crate::record::Why;
use crate::unite::{Groups, Pair};
use crate::wording::fold;
use sidelines_facts::Evidence;
use std::collections::{BTreeMap, BTreeSet};

/// Words that say that there was more than one meeting.
const EACH: &[&str] = &["separate", "separately", "each", "respectively", "turn"];

/// So many code points lie between a sentence and the next: marks, spaces, the end of a paragraph.
const BEHIND: usize = 4;
/// Words that say that a meeting of several is another than that of two of them.
const ANOTHER: &[&str] = &[
    "also",
    "another",
    "besides",
    "addition",
    "first",
    "then",
    "later",
    "earlier",
    "after",
    "afterwards",
    "before",
    "followed",
    "following",
    "ahead",
    "prior",
    "bilateral",
    "bilaterals",
    "well",
    "second",
    "both",
];

/// Tellings that are halves of a joint meeting.
struct Joint {
    /// The telling of all of it.
    whole: usize,
    /// The pairs with it, one for each half.
    halves: Vec<Pair<Reason>>,
}

/// What is told of joint meetings in halves.
pub(super) struct Halves {
    joint: Vec<Joint>,
    /// Pairs of tellings, the smaller number first, that are no contradiction: halves of one meeting, and a half with
    /// what is told of the whole.
    one: BTreeSet<(usize, usize)>,
    /// By a half that its report tells in full: the telling of all of it.
    full: BTreeMap<usize, usize>,
}

impl Halves {
    /// Those among the pairs of a part with a whole that are all of it.
    pub(super) fn of(case: &Case<'_>, tellings: &[Telling], pairs: Vec<Pair<Reason>>) -> Self {
        // What one report tells of both is settled by its words alone.
        let (told_both, pairs): (Vec<_>, Vec<_>) = pairs
            .into_iter()
            .partition(|p| !tellings[p.a].reports.is_disjoint(&tellings[p.b].reports));
        let mut of_whole: BTreeMap<usize, Vec<Pair<Reason>>> = BTreeMap::new();
        for pair in &pairs {
            let (x, y) = (&tellings[pair.a], &tellings[pair.b]);
            let whole = if x.sides.len() > y.sides.len() {
                pair.a
            } else {
                pair.b
            };
            of_whole.entry(whole).or_default().push(pair.clone());
        }
        let mut joint: Vec<Joint> = Vec::new();
        for (whole, parts) in of_whole {
            let part = |p: &Pair<Reason>| if p.a == whole { p.b } else { p.a };
            // What each sentence tells: reports, and where in them.
            let mut sentences: BTreeMap<(usize, u64, u64), Vec<&Pair<Reason>>> = BTreeMap::new();
            for pair in &parts {
                let spans: BTreeSet<_> = tellings[part(pair)]
                    .claims
                    .iter()
                    .flat_map(|&at| sentences_of(case, at))
                    .collect();
                for span in spans {
                    sentences.entry(span).or_default().push(pair);
                }
            }
            let mut found: Vec<(usize, Joint)> = Vec::new();
            for ((report, ..), told) in sentences {
                let sides = &tellings[whole].sides;
                let mut there: BTreeSet<usize> = BTreeSet::new();
                for pair in &told {
                    let matched = Match::of(sides, &tellings[part(pair)].sides);
                    there.extend(matched.pairs.iter().map(|p| p.0));
                }
                if there.len() == sides.len() {
                    let halves = told.into_iter().cloned().collect();
                    found.push((report, Joint { whole, halves }));
                }
            }
            // Who tells of one of them alone means another meeting, though in the same words.
            loop {
                let mut told: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
                for (report, joint) in &found {
                    for half in &joint.halves {
                        told.entry(part(half)).or_default().insert(*report);
                    }
                }
                let before = found.len();
                found.retain(|(_, joint)| {
                    let mut halves = joint.halves.iter().map(part);
                    halves.all(|h| tellings[h].reports.is_subset(&told[&h]))
                });
                if found.len() == before {
                    break;
                }
            }
            joint.extend(found.into_iter().map(|f| f.1));
        }
        let mut full = BTreeMap::new();
        for pair in told_both {
            let (a, b) = (pair.a, pair.b);
            let (half, whole) = if tellings[a].sides.len() < tellings[b].sides.len() {
                (a, b)
            } else {
                (b, a)
            };
            if told_in_full(case, &tellings[half], &tellings[whole]) {
                full.entry(half).or_insert(whole);
                let halves = vec![pair];
                joint.push(Joint { whole, halves });
            }
        }
        let mut one = BTreeSet::new();
        let mut is_half: BTreeSet<usize> = BTreeSet::new();
        for Joint { whole, halves } in &joint {
            let parts: Vec<usize> = halves
                .iter()
                .map(|p| if p.a == *whole { p.b } else { p.a })
                .collect();
            for (i, &x) in parts.iter().enumerate() {
                one.extend(parts[i + 1..].iter().map(|&y| (x.min(y), x.max(y))));
            }
            is_half.extend(parts);
        }
        for pair in &pairs {
            if is_half.contains(&pair.a) || is_half.contains(&pair.b) {
                one.insert((pair.a, pair.b));
            }
        }
        Self { joint, one, full }
    }

    /// The telling that says who was there, where this is a half told in full: only that one can contradict others.
    pub(super) fn in_full(&self, telling: usize) -> usize {
        self.full.get(&telling).copied().unwrap_or(telling)
    }

    /// Whether two tellings can be of one joint meeting, although their parties are not the same.
    pub(super) fn are_one(&self, x: usize, y: usize) -> bool {
        self.one.contains(&(x.min(y), x.max(y)))
    }
}

/// Whether every report that tells the half tells all of it in the same sentence, the one before or the one behind, and
/// not as another. Asks nothing but the two.
fn told_in_full(case: &Case<'_>, half: &Telling, whole: &Telling) -> bool {
    let plain = |text: &str| {
        let text = fold(text);
        let mut words = text.split(' ');
        !words.any(|w| EACH.contains(&w) || ANOTHER.contains(&w))
    };
    let next = |e: &Evidence, f: &Evidence| e.end <= f.start && f.start - e.end <= BEHIND;
    half.claims.iter().all(|&of_half| {
        let mut those = whole
            .claims
            .iter()
            .filter(|of_whole| of_whole.0 == of_half.0);
        those.any(|&of_whole| {
            let (part, all) = (&case.fact(of_half).evidence, &case.fact(of_whole).evidence);
            all.iter().filter(|e| plain(&e.text)).any(|e| {
                let here = part.iter().any(|p| (p.start, p.end) == (e.start, e.end));
                let beside = part.iter().any(|p| next(p, e) || next(e, p));
                here || beside
            })
        })
    })
}

/// The sentences of a claim that do not say that there were several meetings.
fn sentences_of(case: &Case<'_>, at: At) -> Vec<(usize, u64, u64)> {
    let evidence = case.fact(at).evidence.iter();
    evidence
        .filter(|e| !fold(&e.text).split(' ').any(|w| EACH.contains(&w)))
        .map(|e| (at.0, e.start as u64, e.end as u64))
        .collect()
}

/// Joins halves with the whole, the surest first, all of a sentence or none.
pub(super) fn join(
    halves: &Halves,
    groups: &mut Groups<Reason>,
    contradict: impl Fn(usize, usize) -> bool,
) {
    let mut order: Vec<&Joint> = halves.joint.iter().collect();
    let strength = |j: &Joint| j.halves.iter().map(|p| p.strength).min();
    order.sort_by_key(|j| (std::cmp::Reverse(strength(j)), j.whole));
    for joint in order {
        let ends = joint.halves.iter().flat_map(|p| [p.a, p.b]);
        let all: BTreeSet<usize> = ends.map(|t| groups.group_of(t)).collect();
        let all: Vec<usize> = all.into_iter().collect();
        let clash = all.iter().enumerate().any(|(i, &x)| {
            all[i + 1..].iter().any(|&y| {
                let others = groups.members(y);
                groups
                    .members(x)
                    .iter()
                    .any(|&m| others.iter().any(|&n| contradict(m, n)))
            })
        });
        if clash {
            continue;
        }
        for pair in &joint.halves {
            let mut reason = pair.reason.clone();
            reason.why.push(Why {
                rule: "half-of-a-joint-meeting".to_owned(),
                detail: String::new(),
            });
            groups.join(pair.a, pair.b, reason);
        }
    }
}
