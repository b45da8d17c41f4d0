//! Whether two tellings speak of one encounter.

use super::place::Places;
use super::sides::{Fit, Match};
use super::telling::Telling;
use crate::orgs::Relation;
use crate::record::Why;
use crate::when::Day;
use sidelines_facts::{EncounterKind, Status};
use sidelines_time::Precision;

/// By how much a plan can be off, in days.
const SHIFT: Day = 3;
/// By how much the plan of a visit can be off.
const VISIT_SHIFT: Day = 45;
/// How far apart two reports may be that recall one undated thing.
const RECALL: Day = 14;
/// From how many days on a date is no day or stay, but a month or a year.
const COARSE: Day = 14;
const MONTH: Day = 31;
/// Within how many days a story is told again.
const RETOLD: Day = 3;
/// How many days of publication two undated reports of one thing may be apart.
const NEAR: Day = 7;

/// The widest gap between the dates of two tellings of a kind that can still be one.
pub(super) fn bridged(kind: EncounterKind) -> Day {
    if kind == EncounterKind::Visit {
        VISIT_SHIFT
    } else {
        SHIFT
    }
}

/// What comparing two tellings gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// They cannot be one.
    Different,
    /// Nothing against it, too little for it.
    Open,
    /// They are one.
    Same {
        /// How surely.
        strength: u32,
        /// Without dates that meet: they are one only if nothing else fits as well.
        floating: bool,
        why: Vec<Why>,
    },
}

/// How the dates of two tellings stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dates {
    Apart,
    /// Nothing can be said.
    Floating,
    /// A plan that was moved, or one day's slip.
    Shifted(Day),
    /// The one is undated, but was told in the right days.
    Near,
    /// They share a day.
    Overlap,
    /// One and the same day.
    SameDay,
}

/// Compares two tellings; symmetric.
pub(crate) fn judge(a: &Telling, b: &Telling) -> Verdict {
    if !kinds_can_be_one(a, b) {
        return Verdict::Different;
    }
    let sides = Match::of(&a.sides, &b.sides);
    let margin = margin(a, b);
    let places = places(a, b);
    let dates = dates(a, b, margin, places);
    // A meeting of many is a gathering to some; the parties and the day must then be the same.
    let other_kind = a.kind != b.kind && !(sides.is_whole() && dates == Dates::SameDay);
    if dates == Dates::Apart || other_kind || told_apart(a, b, &sides) {
        return Verdict::Different;
    }
    let gathering = a.kind == EncounterKind::Gathering && b.kind == EncounterKind::Gathering;
    // The same two people do not meet in two places, or on the margins of two gatherings, in one day: one of the
    // reports has it wrong.
    let same_people_that_day =
        a.kind == b.kind && is_one_time(a.kind) && dates == Dates::SameDay && all_by_name(&sides);
    if margin == Relation::Other && !same_people_that_day {
        return Verdict::Different;
    }
    let sides_fit = if gathering {
        gathering_fits(a, b, &sides, margin, places, dates)
    } else {
        sides_fit(a, b, &sides, places, dates)
    };
    let Some(enough) = sides_fit else {
        return Verdict::Different;
    };
    match places {
        Places::Apart if !same_people_that_day => return Verdict::Different,
        Places::OtherCity => {
            let one_room_two_names = dates == Dates::SameDay
                && a.kind != EncounterKind::Visit
                && (gathering || sides.count(Fit::Person) >= 2);
            if !one_room_two_names {
                return Verdict::Different;
            }
        }
        _ => {}
    }
    let here = places == Places::SameCity || margin == Relation::Same;
    let known = sides.count(Fit::Office) > 0 || gathering;
    let floating = match dates {
        Dates::SameDay => false,
        // Of a year or a month several meetings can be; the place has to say that it is this one.
        Dates::Overlap if here => false,
        Dates::Overlap if within(a, COARSE) && within(b, COARSE) => {
            if !known {
                return Verdict::Open;
            }
            false
        }
        Dates::Overlap => {
            let same_month = a.date == b.date && places == Places::SameCountry;
            let enough = if within(a, MONTH) && within(b, MONTH) {
                known || same_month
            } else {
                false
            };
            if !enough && a.kind != EncounterKind::Visit {
                return Verdict::Open;
            }
            !(a.date == b.date || a.kind == EncounterKind::Visit)
        }
        // Elsewhere two countries' officials meet as well; the place has to say that it is this time.
        Dates::Near if known && (here || nothing_known_of_place(a, b) || told_together(a, b)) => {
            false
        }
        Dates::Shifted(_) if known && (here || a.kind == EncounterKind::Visit) => true,
        // "Will visit from the 19th for talks with": the plan's day is that of the journey.
        Dates::Shifted(_)
            if a.is_ahead() != b.is_ahead()
                && places == Places::SameCountry
                && all_by_name(&sides) =>
        {
            true
        }
        // A gathering comes round again; its name alone does not say which one is meant. The two who met on its
        // margin do.
        Dates::Floating
            if places == Places::SameCity
                || margin == Relation::Same
                    && (places == Places::SameCountry || !gathering && all_by_name(&sides))
                || recalled_lately(a, b, places) && all_by_name(&sides) =>
        {
            true
        }
        _ => return Verdict::Open,
    };
    if !enough {
        return Verdict::Open;
    }
    let (strength, why) = weigh(a, b, &sides, dates, places, margin);
    Verdict::Same {
        strength,
        floating,
        why,
    }
}

fn kinds_can_be_one(a: &Telling, b: &Telling) -> bool {
    use EncounterKind::{Call, Gathering, Meeting};
    a.kind == b.kind
        || match (a.kind, b.kind) {
            (Meeting, Call) => a.remote,
            (Call, Meeting) => b.remote,
            (Meeting, Gathering) => a.sides.len() == b.sides.len() && is_of_its_parties(b),
            (Gathering, Meeting) => a.sides.len() == b.sides.len() && is_of_its_parties(a),
            _ => false,
        }
}

/// Whether a gathering may be what others call a meeting of its parties. A summit of which a report names two
/// guests is more than a meeting of the two.
fn is_of_its_parties(gathering: &Telling) -> bool {
    match gathering.sides.len() {
        0 | 1 => false,
        2 => gathering.gatherings.is_empty(),
        _ => true,
    }
}

/// Whether one report tells both, and as two things. A plan and its denial in one report are two claims
/// about one thing; and what is told twice with one day is one.
fn told_apart(a: &Telling, b: &Telling, sides: &Match) -> bool {
    if a.reports.is_disjoint(&b.reports) {
        return false;
    }
    let two_claims = a.status != b.status
        && [a.status, b.status]
            .iter()
            .any(|s| matches!(s, Status::Denied | Status::Possible | Status::Cancelled))
        && (a.date == b.date || a.date.is_none() || b.date.is_none());
    let told_twice = a.date == b.date && a.days.is_some_and(|d| d.length() == 1);
    !(sides.is_whole() && a.kind == b.kind && (two_claims || told_twice))
}

/// Of gatherings whether they are one, of anything else whether they share the margin.
fn margin(a: &Telling, b: &Telling) -> Relation {
    let mut best = Relation::Unclear;
    for x in &a.gatherings {
        for y in &b.gatherings {
            match x.relation(y) {
                Relation::Other => return Relation::Other,
                Relation::Same => best = Relation::Same,
                Relation::Unclear => {}
            }
        }
    }
    best
}

fn places(a: &Telling, b: &Telling) -> Places {
    if a.kind == EncounterKind::Call || b.kind == EncounterKind::Call {
        return Places::Unknown;
    }
    a.place.compare(&b.place)
}

fn all_by_name(sides: &Match) -> bool {
    sides.is_whole() && sides.pairs.len() > 1 && sides.count(Fit::Person) == sides.pairs.len()
}

/// "They had spoken on the telephone a month earlier", "he came from India, where he had met Modi": what two people did
/// shortly before, told without a day. A call has no place to tell it by; a meeting's must be in the country.
fn recalled_lately(a: &Telling, b: &Telling, places: Places) -> bool {
    let within = match a.kind {
        EncounterKind::Call => VISIT_SHIFT,
        EncounterKind::Meeting if places == Places::SameCountry => RECALL,
        _ => return false,
    };
    let lately = |past: &Telling, other: &Telling| match (past.published, other.days) {
        (Some(told), Some(held)) if past.is_history() && past.date.is_none() => {
            held.last <= told.first && told.gap(held) <= within
        }
        _ => false,
    };
    a.kind == b.kind && (lately(a, b) || lately(b, a))
}

/// Of which two people can have only one at a time.
fn is_one_time(kind: EncounterKind) -> bool {
    matches!(kind, EncounterKind::Meeting | EncounterKind::Signing)
}

fn nothing_known_of_place(a: &Telling, b: &Telling) -> bool {
    a.place.compare(&b.place) == super::place::Places::Unknown
}

/// Dated to so many days at most; without a year, to the day of any.
fn within(t: &Telling, days: Day) -> bool {
    t.days.is_none_or(|d| d.length() <= days)
}

/// Published within days of each other.
fn told_together(a: &Telling, b: &Telling) -> bool {
    matches!((a.published, b.published), (Some(x), Some(y)) if x.gap(y) <= NEAR)
}

fn dates(a: &Telling, b: &Telling, margin: Relation, places: Places) -> Dates {
    if let (Some(x), Some(y)) = (a.days, b.days) {
        let gap = x.gap(y);
        return if gap > 0 {
            shifted(a, b, gap, margin, places)
        } else if x == y && x.length() == 1 {
            Dates::SameDay
        } else {
            Dates::Overlap
        };
    }
    if let (Some(x), Some(y)) = (&a.date, &b.date) {
        // A year is missing: the day of the year must agree, and the reports must be of one time.
        return match (x.overlaps(y), a.published, b.published) {
            (false, ..) => Dates::Apart,
            (true, Some(p), Some(q)) if p.gap(q) <= VISIT_SHIFT => Dates::Overlap,
            _ => Dates::Floating,
        };
    }
    let (one, other) = (a.days.or_else(|| a.window()), b.days.or_else(|| b.window()));
    if let (Some(x), Some(y)) = (one, other) {
        return if x.gap(y) == 0 {
            Dates::Near
        } else {
            Dates::Apart
        };
    }
    recalled(a, b)
}

/// At least one of the two is told as history without a date, or by a report without one.
fn recalled(a: &Telling, b: &Telling) -> Dates {
    let before = |past: &Telling, other: &Telling| match (past.published, other.days) {
        // History lies before the report that tells it; what is still to come is no history.
        (Some(p), Some(d)) => past.is_history() && d.first >= p.first,
        _ => false,
    };
    if before(a, b) || before(b, a) {
        return Dates::Apart;
    }
    match (a.published, b.published) {
        (Some(p), Some(q)) if a.days.is_none() && b.days.is_none() => {
            let gap = p.gap(q);
            if a.background == b.background && gap <= RECALL {
                Dates::Near
            } else if gap <= VISIT_SHIFT {
                Dates::Floating
            } else {
                Dates::Apart
            }
        }
        _ => Dates::Floating,
    }
}

fn shifted(a: &Telling, b: &Telling, gap: Day, margin: Relation, places: Places) -> Dates {
    let visit = a.kind == EncounterKind::Visit;
    let here = margin == Relation::Same || places == Places::SameCity;
    let both_exact = [a, b].iter().all(|t| {
        t.date
            .as_ref()
            .is_some_and(|d| d.precision() == Precision::Day)
    });
    let allowed = match (a.is_ahead(), b.is_ahead()) {
        (true, true) if visit => VISIT_SHIFT,
        (true, true) => SHIFT,
        (false, false) => {
            // One day's slip ("today" in a story told again the next day; another time zone), or the days
            // of a stay told one by one.
            let story = |t: &Telling| t.published.filter(|_| !t.is_history());
            let retold = matches!((story(a), story(b)), (Some(x), Some(y)) if x.gap(y) <= RETOLD);
            let slip = both_exact
                && (visit
                    || a.kind == EncounterKind::Call
                    || here && (retold || margin == Relation::Same));
            Day::from(slip)
        }
        (ahead, _) => {
            let (plan, held) = if ahead { (a, b) } else { (b, a) };
            // What is planned after it was held is the next one.
            let planned_before = match (plan.published, held.days) {
                (Some(p), Some(h)) => p.first <= h.last,
                _ => true,
            };
            if !planned_before {
                0
            } else if visit {
                VISIT_SHIFT
            } else {
                SHIFT
            }
        }
    };
    if gap <= allowed {
        Dates::Shifted(gap)
    } else {
        Dates::Apart
    }
}

/// `None`: not the same parties. Otherwise whether the parties alone are enough.
fn sides_fit(
    a: &Telling,
    b: &Telling,
    sides: &Match,
    places: Places,
    dates: Dates,
) -> Option<bool> {
    let visit = a.kind == EncounterKind::Visit;
    if visit {
        // The traveller counts, whoever comes along.
        return (sides.is_part() && sides.count(Fit::Office) > 0).then_some(true);
    }
    if sides.is_whole() {
        // One party alone says little.
        return Some(sides.pairs.len() > 1 || matches!(dates, Dates::SameDay | Dates::Overlap));
    }
    let (more, left) = if sides.left_a.is_empty() {
        (b, &sides.left_b)
    } else {
        (a, &sides.left_a)
    };
    // A delegation: whoever is told besides comes from a country already there.
    let delegation = sides.is_part()
        && sides.count(Fit::Person) >= 2
        && dates == Dates::SameDay
        && places != Places::OtherCity
        && left.iter().all(|&i| {
            let extra = &more.sides[i];
            extra.country.is_some()
                && more
                    .sides
                    .iter()
                    .enumerate()
                    .any(|(j, s)| !left.contains(&j) && s.country == extra.country)
        });
    delegation.then_some(true)
}

/// Gatherings are one by name or body; without a name by the people and the place.
fn gathering_fits(
    a: &Telling,
    b: &Telling,
    sides: &Match,
    margin: Relation,
    places: Places,
    dates: Dates,
) -> Option<bool> {
    if places == Places::Apart {
        return None;
    }
    let people = sides.count(Fit::Office);
    let named = !a.gatherings.is_empty() && !b.gatherings.is_empty();
    Some(match margin {
        Relation::Other => return None,
        Relation::Same => true,
        Relation::Unclear if named => {
            people >= 2 && places == Places::SameCity && dates == Dates::SameDay
        }
        Relation::Unclear => {
            places == Places::SameCity && people >= 1 || sides.is_whole() && sides.pairs.len() > 1
        }
    })
}

fn weigh(
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
        Dates::Near => add(25, "told-in-the-days-of", both),
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
