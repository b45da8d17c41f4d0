//! The record brought up to date with a few reports, without resolving all of it again.
//!
//! Resolving goes in stages, and in each a claim can have to do only with claims that share a *key* with it (a part
//! of a name, two parties in days that meet, a word row) and with what those have to do with in turn. The keys are
//! kept beside the record ([`Row`]). A change then goes stage by stage: what it touches is closed over pairs of the
//! stage's own judgement, as it was before and as it is now, since what goes can set others free; the closed set is
//! resolved by the very code that resolves everything; and the entries made of its claims take the place of those
//! that were. What comes out of one stage (who is who, dates and states of encounters, who is seen in an office)
//! touches claims of the next. The closures are those of each stage and not of whole reports: a busy minister hangs
//! nearly everything together, but not in one stage.
//!
//! Of people and holders of offices not even that is made again whose claims are many: reports show one person in few
//! looks, which say all that is compared, and the entries without their lists come out of numbers (see
//! [`KeptLook`], [`KeptHeld`]).
//!
//! Where a closure grows too large, or the change is of a kind that is not followed (see [`update`]), there is no
//! update, and everything is resolved.

mod closure;
mod contacts;
mod figures;
mod kept;
mod looks;
mod offices;
mod origins;
mod part;
mod people;
mod rows;
mod ruled;
mod said;
mod view;

pub use kept::{
    Change, DayNumbers, Kept, KeptHeld, KeptHolder, KeptLook, KeptSeen, KeptSighting, KeptSpot,
    Place, ReportKey, Row, Standing, Sure, Update,
};
pub(crate) use rows::all;

use crate::case::{At, Case};
use crate::corrections::Correction;
use crate::when::Days;
use crate::wording::hash;
use part::Part;
use sidelines_facts::{Body, Fact};
use std::collections::{BTreeMap, BTreeSet};

/// The number of a [`KeptSeen::garb`].
#[must_use]
pub fn garb_number(garb: &str) -> u64 {
    crate::wording::hash(garb)
}

/// What a fact is, in the facts format's word.
#[must_use]
pub fn type_of(fact: &Fact) -> &'static str {
    match &fact.body {
        Body::Encounter(_) => "encounter",
        Body::Holder(_) => "holder",
        Body::Quote(_) => "quote",
        Body::Membership(_) => "membership",
        Body::Figure(_) => "figure",
        Body::Event(_) => "event",
    }
}

/// Claims that stand or fall together in one stage of resolving.
pub(crate) struct Unit {
    pub(crate) claims: Vec<At>,
    /// Two units that can have to do with each other share one of these.
    pub(crate) keys: BTreeSet<u64>,
    /// And their days meet; `None` meets any.
    pub(crate) days: Option<Days>,
}

/// All units of a stage, and the pairs (positions) that have to do with each other.
pub(crate) struct Units {
    pub(crate) units: Vec<Unit>,
    pub(crate) pairs: Vec<(usize, usize)>,
}

impl Units {
    /// With what corrections take for one, of the claims that are a `kind` (the facts format's word).
    pub(crate) fn corrected(mut self, case: &Case<'_>, kind: &str) -> Self {
        let mut units: BTreeMap<(usize, bool), usize> = BTreeMap::new();
        for (k, side, at) in case.rulings.halves() {
            let here = case.window.contains(&at.0) && !case.rulings.rejected.contains(&at);
            if here && case.at_hand(at).is_some_and(|f| type_of(f) == kind) {
                units.insert((k, side), self.units.len());
                self.units.push(Unit {
                    claims: vec![at],
                    keys: BTreeSet::from([hash(&format!("corrected {}", case.rulings.id(k)))]),
                    days: None,
                });
            }
        }
        for (&(k, side), &a) in &units {
            if let (false, Some(&b)) = (side, units.get(&(k, true))) {
                self.pairs.push((a, b));
            }
        }
        self
    }
}

/// Why there is no update.
enum Stop<E> {
    Kept(E),
    /// It would touch too much, or is not followed.
    TooFar,
}

impl<E> From<E> for Stop<E> {
    fn from(e: E) -> Self {
        Self::Kept(e)
    }
}

/// The update so far.
#[derive(Default)]
struct Progress {
    update: Update,
    /// The looks of people as they are, and the corrections that speak of them; of all who were grouped anew.
    looks: BTreeMap<String, (Vec<u64>, Vec<usize>)>,
}

impl Progress {
    fn gone(&mut self, row: Row) {
        self.update.rows_gone.insert(row);
    }

    fn come(&mut self, row: Row) {
        self.update.rows.insert(row);
    }
}

/// What people decided, before and after a change.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// The corrections in force before or after it, in the order of the ledger.
    pub list: Vec<Correction>,
    /// What they come to after it in each of the reports that changed, by the number it has then, and in those others
    /// in which they come to something else than before; as [`crate::settle`] gives it. Of the others none may
    /// count as read anew ([`crate::reads_anew`]).
    pub rulings: BTreeMap<ReportKey, Option<String>>,
}

/// What becomes of the record by these changes; none where everything is to be resolved, because the change touches too
/// much. A report that counts as read anew for what corrections come to in it ([`crate::reads_anew`]) is among the
/// changes, too.
///
/// # Errors
/// Those of `kept`.
pub fn update<K: Kept>(
    kept: &K,
    changes: &[Change],
    decisions: Decisions,
) -> Result<Option<Update>, K::Error> {
    match run(kept, changes, decisions) {
        Ok(update) => Ok(Some(update)),
        Err(Stop::TooFar) => Ok(None),
        Err(Stop::Kept(e)) => Err(e),
    }
}

fn run<K: Kept>(
    kept: &K,
    changes: &[Change],
    decisions: Decisions,
) -> Result<Update, Stop<K::Error>> {
    let mut progress = Progress::default();
    for (key, come) in changes.iter().flat_map(|c| {
        let (old, new) = (c.old.as_ref(), c.new.as_ref());
        [(old.map(|o| o.0), false), (new.map(|n| n.0), true)]
    }) {
        let Some(report) = key else { continue };
        if come {
            let told = decisions.rulings.get(&report).cloned().flatten();
            told.into_iter()
                .for_each(|told| progress.come(Row::Ruling { report, told }));
        } else {
            let told = kept.ruling(report)?;
            told.into_iter()
                .for_each(|told| progress.gone(Row::Ruling { report, told }));
        }
    }
    let changed = changes.iter().flat_map(|c| c.old.iter().chain(&c.new));
    let changed: BTreeSet<ReportKey> = changed.map(|(key, _)| *key).collect();
    let rulings = ruled::rulings(kept, &changed, &decisions, &mut progress)?;
    let mut part = Part::new(kept, changes, decisions, rulings)?;
    for change in changes {
        if let Some((_, old)) = &change.old {
            progress.update.reports_gone.push(old.meta.id.clone());
        }
        if let Some((_, new)) = &change.new {
            progress.update.reports.push(new.meta.clone());
        }
    }
    let ruled = ruled::touched(&part)?;
    let mut touched = part.changed();
    let of_origins = origins::update(&mut part, changes, &mut progress)?;
    touched.extend(of_origins.iter().copied());
    let of_people = people::update(&mut part, &touched, &ruled.counted, &mut progress)?;
    part.others_differ = !of_origins.is_empty() || !of_people.is_empty() || !ruled.is_empty();
    touched.extend(of_people);
    // Nobody is seen in an office otherwise for what is decided of single claims.
    let mut spoken_of = touched.clone();
    spoken_of.extend(ruled.claims.iter().copied());
    for &at in &spoken_of {
        part.load(at)?;
    }
    rows::claims(&part, &spoken_of, &mut progress);
    let mut contacts = contacts::update(&mut part, &spoken_of, ruled.encounters, &mut progress)?;
    let holding = offices::update(&mut part, &touched, &contacts, &mut progress)?;
    contacts.fill(&mut part, &holding)?;
    said::update(&mut part, &spoken_of, &mut contacts, &mut progress)?;
    contacts.finish(&mut progress);
    let Progress { mut update, .. } = progress;
    let both: Vec<Row> = update
        .rows
        .intersection(&update.rows_gone)
        .cloned()
        .collect();
    for row in both {
        update.rows.remove(&row);
        update.rows_gone.remove(&row);
    }
    Ok(update)
}
