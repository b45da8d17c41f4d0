//! How surely two tellings are one, and the reasons in words.

use super::place::Places;
use super::sides::{Fit, Match};
use super::telling::Telling;
use super::timing::Dates;
use crate::orgs::Relation;
use crate::record::Why;
use sidelines_facts::EncounterKind;

/// From so many days on it does not matter how far apart a report and a day are.
const FAR: u32 = 12;

/// The strength of the join, which orders joins, and what speaks for it.
pub(super) fn weigh(
    a: &Telling,
    b: &Telling,
    sides: &Match,
    dates: Dates,
    places: Places,
    margin: Relation,
) -> (u32, Vec<Why>) {
    let mut why = Vec::new();
    let mut add = |points: u32, rule: &str, detail: String| {
        why.push(Why {
            rule: rule.to_owned(),
            detail,
        });
        points
    };
    let mut strength = 0;
    let persons = sides.count(Fit::Person);
    if persons > 0 {
        let all = if sides.is_whole() { 20 } else { 10 };
        strength += add(
            all,
            "same-persons",
            format!("{persons} of {}", sides.pairs.len()),
        );
    } else if sides.count(Fit::Org) > 0 {
        strength += add(12, "same-organisation", String::new());
    } else if sides.count(Fit::Office) > 0 {
        strength += add(10, "same-offices", String::new());
    } else if !sides.pairs.is_empty() {
        strength += add(4, "same-countries", String::new());
    }
    let date = |t: &Telling| {
        t.date
            .as_ref()
            .map_or_else(|| "undated".to_owned(), ToString::to_string)
    };
    let both = format!("{} / {}", date(a), date(b));
    strength += match dates {
        Dates::SameDay => add(60, "same-day", date(a)),
        Dates::Overlap if a.days == b.days => add(55, "same-dates", date(a)),
        Dates::Overlap => add(45, "overlapping-dates", both),
        // Of two that are dated the nearer is rather meant.
        Dates::Near => {
            let days = |t: &Telling| t.days.or(t.published);
            let gap = days(a).zip(days(b)).map_or(0, |(x, y)| x.gap(y));
            let off = gap.unsigned_abs().min(FAR);
            add(25 - off, "told-in-the-days-of", both)
        }
        Dates::Due => add(10, "day-of-the-plan", both),
        Dates::DayOfYear => add(30, "same-day-of-the-year", both),
        Dates::Shifted(days) => add(
            12_u32.saturating_sub(days.unsigned_abs()),
            "date-moved",
            both,
        ),
        Dates::Floating => add(5, "only-candidate", both),
        Dates::Apart => 0,
    };
    strength += match places {
        Places::SameCity => add(8, "same-place", a.place.city.clone().unwrap_or_default()),
        Places::SameCountry => add(
            4,
            "same-country",
            a.place.country.map(|c| c.to_string()).unwrap_or_default(),
        ),
        _ => 0,
    };
    if margin == Relation::Same {
        let rule = if a.kind == EncounterKind::Gathering {
            "same-gathering"
        } else {
            "same-margin"
        };
        strength += add(8, rule, String::new());
    }
    strength += u32::from(a.status == b.status);
    (strength, why)
}
