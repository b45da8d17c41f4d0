//! What leaves it open which of several encounters is meant, however well two tellings fit.

use super::judge::is_one_time;
use super::place::Places;
use super::sides::{Fit, Match, Side};
use super::telling::Telling;
use super::timing::{COARSE, Dates};
use crate::orgs::Relation;
use sidelines_facts::EncounterKind;

/// Of the same two in a month or in the days of a stay there can be several: none of them is meant for sure.
pub(super) fn rough(a: &Telling, b: &Telling, dates: Dates) -> bool {
    let many = |t: &Telling| is_one_time(t.kind) || t.kind == EncounterKind::Call;
    many(a) && many(b) && dates == Dates::Overlap && a.days != b.days
}

/// Whether the one has a name or an office of which the other knows the country alone: of several whom that fits nobody
/// knows who is meant.
pub(super) fn is_vague(a: &Telling, b: &Telling, sides: &Match) -> bool {
    use EncounterKind::{Call, Meeting};
    let known = |s: &Side| (s.person.is_some(), !s.families.is_empty());
    let talks = |t: &Telling| matches!(t.kind, Meeting | Call);
    talks(a)
        && talks(b)
        && sides
            .pairs
            .iter()
            .any(|&(i, j, fit)| fit == Fit::Country && known(&a.sides[i]) != known(&b.sides[j]))
}

/// What is to be on the margin of one gathering was not held on that of another, nor weeks later somewhere else.
pub(super) fn off_margin(a: &Telling, b: &Telling, margin: Relation) -> bool {
    let off = |plan: &Telling, held: &Telling| {
        let undated = plan.is_ahead() && plan.date.is_none() && !plan.gatherings.is_empty();
        let late =
            matches!((plan.published, held.days), (Some(p), Some(h)) if h.first - p.last > COARSE);
        undated && (late || !held.gatherings.is_empty())
    };
    a.kind != EncounterKind::Gathering
        && margin != Relation::Same
        && a.place.compare(&b.place) == Places::Unknown
        && (off(a, b) || off(b, a))
}

/// Whether somebody is at both who is no host: at home one has several gatherings in a day.
pub(super) fn comes_from_abroad(a: &Telling, b: &Telling, sides: &Match) -> bool {
    let here = a.place.country.or(b.place.country);
    sides.pairs.iter().any(|&(i, j, fit)| {
        let from = a.sides[i].country.or(b.sides[j].country);
        fit >= Fit::Office && (here.is_none() || from != here)
    })
}
