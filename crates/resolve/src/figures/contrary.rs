//! Figures that reports tell otherwise amid the same words, of the same day. A number told on another day may have
//! grown.

use super::{Said, UNITLESS};
use crate::case::{At, Case};
use crate::numbers::{Difference, Named};
use crate::when::Days;
use crate::wording::{fold, hash, words};
use sidelines_facts::Figure;
use std::collections::{BTreeMap, BTreeSet};

/// So many in ten of the shorter sentence's words must be in the other one.
const CONTAINED: usize = 6;
/// Fewer common words than this are a phrase.
const PHRASE: usize = 4;
/// Words with fewer letters tell nothing.
const LETTERS: usize = 4;

/// How a report tells a figure.
struct Telling {
    day: Days,
    named: Named,
    words: BTreeSet<String>,
    keys: BTreeSet<u64>,
}

impl Telling {
    fn of(case: &Case<'_>, at: At, figure: &Figure) -> Option<Self> {
        let day = match &figure.as_of {
            Some(day) => Days::of(day),
            None => case.published[at.0],
        };
        let day = day.filter(|d| d.length() == 1)?;
        let text = &case.fact(at).evidence.first()?.text;
        let named = Named::of(text);
        let unit = figure.unit.as_deref().map(fold);
        let key = |row: &String| hash(&format!("told {unit:?} {} {row}", day.first));
        Some(Self {
            keys: named.number_rows().map(key).collect(),
            words: words(text)
                .into_iter()
                .filter(|w| w.len() >= LETTERS)
                .collect(),
            day,
            named,
        })
    }

    fn is_contrary(&self, other: &Self) -> bool {
        let shared = self.words.intersection(&other.words).count();
        let of = self.words.len().min(other.words.len());
        self.day == other.day
            && shared >= PHRASE
            && shared * 10 >= of * CONTAINED
            && matches!(
                self.named.differs(&other.named),
                Some(Difference::Numbers(..))
            )
    }
}

/// What a figure shares with those it may be contrary to.
pub(super) fn keys(case: &Case<'_>, (at, figure): Said<'_>) -> BTreeSet<u64> {
    Telling::of(case, at, figure).map_or_else(BTreeSet::new, |t| t.keys)
}

/// The pairs (positions) of figures that are contrary: of two reports, neither of which tells both values.
pub(super) fn contrary(case: &Case<'_>, said: &[Said<'_>]) -> Vec<(usize, usize)> {
    let value = |f: &Figure| (f.unit.as_deref().map(fold), f.value.to_bits());
    let told: BTreeSet<_> = said
        .iter()
        .map(|(at, figure)| (at.0, value(figure)))
        .collect();
    let tellings: Vec<Option<Telling>> = said
        .iter()
        .map(|(at, figure)| Telling::of(case, *at, figure))
        .collect();
    let mut having: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (i, telling) in tellings.iter().enumerate() {
        for key in telling.iter().flat_map(|t| &t.keys) {
            having.entry(*key).or_default().push(i);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for together in having.values() {
        for (k, &i) in together.iter().enumerate() {
            pairs.extend(together[k + 1..].iter().map(|&j| (i, j)));
        }
    }
    let published = |i: usize| case.published[said[i].0.0];
    let holds = |&(i, j): &(usize, usize)| {
        let ((a, x), (b, y)) = (said[i], said[j]);
        let near =
            matches!((published(i), published(j)), (Some(p), Some(q)) if p.gap(q) <= UNITLESS);
        a.0 != b.0
            && near
            && !told.contains(&(a.0, value(y)))
            && !told.contains(&(b.0, value(x)))
            && matches!((&tellings[i], &tellings[j]), (Some(t), Some(u)) if t.is_contrary(u))
    };
    pairs.into_iter().filter(holds).collect()
}
