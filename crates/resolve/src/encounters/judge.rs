//! Whether two tellings speak of one encounter.

use super::doubt::{comes_from_abroad, is_vague, off_margin, rough};
use super::place::Places;
use super::postponed;
use super::sides::{Fit, Match, Side};
use super::telling::Telling;
use super::timing::{
    COARSE, Dates, MONTH, RECALL, VISIT_SHIFT, bridged, dates, long_ago, told_together, within,
    year_slipped,
};
use super::weigh::weigh;
use crate::orgs::Relation;
use crate::record::Why;
use sidelines_facts::{EncounterKind, Status};
use std::collections::BTreeSet;

/// Of so many parties at most all pairs are compared with those of others ([`super::block`]).
pub(super) const FEW: usize = 8;
/// So many people known by name or office who meet are one meeting, whoever else is said to have been there.
const QUORUM: usize = 3;

/// How much surer two are that are both news; what is weaker by so much is no rival.
const NEWS: u32 = 8;

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
        hold: Hold,
        why: Vec<Why>,
    },
}

/// On what condition two tellings are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hold {
    Firm,
    /// Without dates that meet: they are one only if nothing else fits as well.
    Floating,
    /// The one is of some parties of the other: they are one only if its report tells of the rest in the same words
    /// ([`super::halves`]). Until then they contradict each other.
    Half,
}

impl Verdict {
    /// Whether no group may hold both.
    pub(crate) fn is_contradiction(&self) -> bool {
        matches!(
            self,
            Self::Different
                | Self::Same {
                    hold: Hold::Half,
                    ..
                }
        )
    }
}

/// Compares two tellings; symmetric. What was put off is compared with what is told of its new days, too.
pub(crate) fn judge(a: &Telling, b: &Telling) -> Verdict {
    let told = judge_as_told(a, b);
    let moved = match (postponed::judge(a, b), postponed::judge(b, a)) {
        (Some(x), Some(y)) => postponed::better(x, y),
        (x, y) => match x.or(y) {
            Some(moved) => moved,
            None => return told,
        },
    };
    postponed::better(told, moved)
}

/// [`judge`] by the days first told.
pub(super) fn judge_as_told(a: &Telling, b: &Telling) -> Verdict {
    if !kinds_can_be_one(a, b) {
        return Verdict::Different;
    }
    let mut sides = Match::of(&a.sides, &b.sides);
    let margin = margin(a, b);
    let places = places(a, b);
    let mut dates = dates(a, b, margin, places);
    let mut slipped = false;
    if let Some(gap) = year_slipped(a, b).filter(|_| dates == Dates::Apart && a.kind == b.kind) {
        let by_name = sides.is_part() && sides.count(Fit::Person) == sides.pairs.len();
        // History of a year ago is told as well: only beside what it would be confused with, it is none.
        let days = |t: &Telling| t.days.is_some_and(|d| d.length() < COARSE);
        let told_so = !a.reports.is_disjoint(&b.reports) || !a.background && !b.background;
        let beside = told_so && days(a) && days(b);
        let there = !matches!(places, Places::Apart | Places::OtherCity);
        if by_name && there && gap <= bridged(a.kind) {
            if gap > 0 || !beside || places != Places::SameCity {
                return Verdict::Open;
            }
            (slipped, dates) = (true, Dates::DayOfYear);
        }
    }
    let vague = is_vague(a, b, &sides);
    // Under one agreement a report has who held the pen, another in whose presence, a third the two states.
    if signings(a, b) && dates == Dates::SameDay && !sides.is_whole() {
        let of = |t: &Telling| states(t).into_iter().collect::<Vec<_>>();
        let states = Match::of(&of(a), &of(b));
        if states.is_whole() && states.pairs.len() > 1 {
            sides = states;
        }
    }
    // A meeting of many is a gathering to some; the parties and the day must then be the same.
    let other_kind = a.kind != b.kind && !(sides.is_whole() && dates == Dates::SameDay);
    if dates == Dates::Apart || other_kind {
        return Verdict::Different;
    }
    if !slipped && told_apart(a, b, &sides, dates, places) {
        // One report may have one meeting twice, of some who are to be there and of all. What is over is told as it was:
        // who met in two ways met twice.
        let once = a.date == b.date
            && a.status == b.status
            && a.status != Status::Occurred
            && margin != Relation::Other;
        // Both are told in the same days, whenever the report was written.
        let dates = match dates {
            Dates::Floating => Dates::Near,
            other => other,
        };
        return if once && a.kind == b.kind {
            half(a, b, &sides, margin, places, dates)
        } else {
            Verdict::Different
        };
    }
    let gathering = a.kind == EncounterKind::Gathering && b.kind == EncounterKind::Gathering;
    // The same two people do not meet in two places, or on the margins of two gatherings, in one day: one of the
    // reports has it wrong. In one city they hardly do so in a few days.
    let same_people = a.kind == b.kind && is_one_time(a.kind) && all_by_name(&sides);
    let that_day = same_people && matches!(dates, Dates::SameDay | Dates::DayOfYear);
    let those_days = same_people && (dates == Dates::Near || meet_in_days(a, b, dates));
    if margin == Relation::Other && !that_day && !(those_days && places == Places::SameCity) {
        return Verdict::Different;
    }
    let sides_fit = if gathering {
        gathering_fits(a, b, &sides, margin, places, dates)
    } else {
        sides_fit(a, b, &sides, places, dates)
    };
    let Some(enough) = sides_fit else {
        return half(a, b, &sides, margin, places, dates);
    };
    // What is planned for one city may be held in another of the country.
    let mut elsewhere = false;
    match places {
        Places::Apart if !that_day => return Verdict::Different,
        Places::OtherCity => {
            let one_room_two_names = dates == Dates::SameDay
                && a.kind != EncounterKind::Visit
                && (gathering || sides.count(Fit::Person) >= 2);
            let a_plan = a.is_ahead() || b.is_ahead();
            let in_the_time =
                those_days || dates == Dates::Overlap && within(a, MONTH) && within(b, MONTH);
            elsewhere = !one_room_two_names && same_people && a_plan && in_the_time;
            if !one_room_two_names && !elsewhere && !that_day {
                // A report may have the city wrong that all others give: no reason to join it, nor one to keep
                // apart from it what others join.
                return if those_days || same_people && a_plan {
                    Verdict::Open
                } else {
                    Verdict::Different
                };
            }
        }
        _ => {}
    }
    let here = places == Places::SameCity || margin == Relation::Same;
    let known = sides.count(Fit::Office) > 0 || gathering;
    let floating = match dates {
        _ if elsewhere => true,
        Dates::SameDay => false,
        Dates::DayOfYear if who_and_where(a, b, &sides, places) || here && known => true,
        // They may meet again soon: only by name, and if it can be no other.
        Dates::Due if a.kind != EncounterKind::Gathering && who_and_where(a, b, &sides, places) => {
            true
        }
        // Of a year or a month several meetings can be; the place has to say that it is this one.
        Dates::Overlap if still_to_come(a, b) || still_to_come(b, a) => return Verdict::Open,
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
        Dates::Near if off_margin(a, b, margin) => return Verdict::Open,
        Dates::Near if known && (here || nothing_known_of_place(a, b) || told_together(a, b)) => {
            false
        }
        Dates::Shifted(_) if known && (here || a.kind == EncounterKind::Visit) => true,
        // Over midnight the two sides of a call give different days.
        Dates::Shifted(_)
            if a.kind == EncounterKind::Call && all_by_name(&sides) && told_together(a, b) =>
        {
            true
        }
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
        Dates::Floating if long_ago(a, b) => return Verdict::Open,
        Dates::Floating
            if places == Places::SameCity
                || margin == Relation::Same
                    && (places == Places::SameCountry || !gathering && all_by_name(&sides))
                || recalled_lately(a, b, places)
                    && (all_by_name(&sides)
                        || a.kind == EncounterKind::Visit
                            && who_and_where(a, b, &sides, places))
                || timeless(a, b) && who_and_where(a, b, &sides, places) =>
        {
            true
        }
        _ => return Verdict::Open,
    };
    if !enough {
        return Verdict::Open;
    }
    let (mut strength, why) = weigh(a, b, &sides, dates, places, margin);
    // What a report without a day tells as news is rather news elsewhere, too, than what others look back on.
    if dates == Dates::Floating && timeless(a, b) {
        strength += NEWS;
    }
    let hold = if floating || vague || rough(a, b, dates) {
        Hold::Floating
    } else {
        Hold::Firm
    };
    Verdict::Same {
        strength,
        hold,
        why,
    }
}

/// Whether the one can be a part of the other, which is a joint meeting: people known by name or
/// office, all among those of the other.
fn half(
    a: &Telling,
    b: &Telling,
    sides: &Match,
    margin: Relation,
    places: Places,
    dates: Dates,
) -> Verdict {
    let here = places == Places::SameCity || margin == Relation::Same;
    let then = match dates {
        Dates::SameDay | Dates::DayOfYear | Dates::Near => true,
        Dates::Overlap => meet_in_days(a, b, dates),
        Dates::Shifted(_) => here,
        Dates::Due | Dates::Floating | Dates::Apart => false,
    };
    let there = !matches!(places, Places::Apart | Places::OtherCity);
    let meetings = a.kind == EncounterKind::Meeting && b.kind == EncounterKind::Meeting;
    let part = sides.is_part()
        && !sides.is_whole()
        && sides.pairs.len() > 1
        && sides.count(Fit::Office) == sides.pairs.len()
        && sides.count(Fit::Person) > 0
        && a.sides.len().max(b.sides.len()) <= FEW;
    if !(meetings && part && then && there) {
        return Verdict::Different;
    }
    let (strength, why) = weigh(a, b, sides, dates, places, margin);
    Verdict::Same {
        strength,
        hold: Hold::Half,
        why,
    }
}

fn signings(a: &Telling, b: &Telling) -> bool {
    a.kind == EncounterKind::Signing && b.kind == EncounterKind::Signing
}

/// The countries for which somebody signed; none where somebody signed for a body.
fn states(t: &Telling) -> BTreeSet<Side> {
    let states: Option<BTreeSet<Side>> = t.sides.iter().map(Side::state).collect();
    states.filter(|_| t.sides.len() <= FEW).unwrap_or_default()
}

/// Both dated to a few days, and to one in common.
fn meet_in_days(a: &Telling, b: &Telling, dates: Dates) -> bool {
    dates == Dates::SameDay || dates == Dates::Overlap && within(a, COARSE) && within(b, COARSE)
}

/// One of the two is news in a report that does not say when it was written, the other no history either.
fn timeless(a: &Telling, b: &Telling) -> bool {
    let news = |t: &Telling| t.published.is_none() && t.date.is_none() && !t.background;
    (news(a) || news(b)) && !a.is_history() && !b.is_history()
}

/// Known people, or a known traveller in a known country.
fn who_and_where(a: &Telling, b: &Telling, sides: &Match, places: Places) -> bool {
    let visit = a.kind == EncounterKind::Visit && b.kind == EncounterKind::Visit;
    if visit {
        places == Places::SameCountry && sides.count(Fit::Person) > 0
    } else {
        all_by_name(sides)
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
fn told_apart(a: &Telling, b: &Telling, sides: &Match, dates: Dates, places: Places) -> bool {
    if a.reports.is_disjoint(&b.reports) {
        return false;
    }
    let two_claims = a.status != b.status
        && [a.status, b.status]
            .iter()
            .any(|s| matches!(s, Status::Denied | Status::Possible | Status::Cancelled))
        && (a.date == b.date || a.date.is_none() || b.date.is_none());
    let told_twice = a.date == b.date && a.days.is_some_and(|d| d.length() == 1);
    // A trip of the same people to one city, of which the report gives the days only once; or the city only once.
    let given_once =
        dates == Dates::Near && a.status == b.status && a.date.is_none() != b.date.is_none();
    let one_trip = a.kind == EncounterKind::Visit
        && (given_once || meet_in_days(a, b, dates))
        && matches!(places, Places::SameCity | Places::SameCountry)
        && sides.count(Fit::Person) == sides.pairs.len();
    !(sides.is_whole() && a.kind == b.kind && (two_claims || told_twice || one_trip))
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
    match a.place.compare(&b.place) {
        // Gatherings are looked up by the words of the city.
        Places::Close if a.kind == EncounterKind::Gathering => Places::SameCountry,
        Places::Close => Places::SameCity,
        other => other,
    }
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
        // "flew in from Mauritania"
        EncounterKind::Visit if places == Places::SameCountry => VISIT_SHIFT,
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

/// "The next session will be held before the year is out": what is planned for some day of a long time is not what was
/// over when that was written.
fn still_to_come(plan: &Telling, held: &Telling) -> bool {
    plan.is_ahead()
        && !held.is_ahead()
        && !within(plan, MONTH)
        && match (plan.published, held.days) {
            (Some(told), Some(held)) => held.last <= told.first,
            _ => false,
        }
}

/// Of which two people can have only one at a time.
pub(super) fn is_one_time(kind: EncounterKind) -> bool {
    matches!(kind, EncounterKind::Meeting | EncounterKind::Signing)
}

fn nothing_known_of_place(a: &Telling, b: &Telling) -> bool {
    a.place.compare(&b.place) == Places::Unknown
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
    // A delegation: whoever is told besides comes from a country already there, and does not lead it.
    let delegation = sides.is_part()
        && sides.count(Fit::Person) >= 2
        && matches!(dates, Dates::SameDay | Dates::DayOfYear)
        && places != Places::OtherCity
        && left.iter().all(|&i| {
            let extra = &more.sides[i];
            extra.country.is_some()
                && more.sides.iter().enumerate().any(|(j, s)| {
                    !left.contains(&j)
                        && s.country == extra.country
                        && (s.leads() || !extra.leads())
                })
        });
    let most = sides.is_part()
        && sides.count(Fit::Office) >= QUORUM
        && sides.count(Fit::Person) > 0
        && a.sides.len().max(b.sides.len()) <= FEW;
    (delegation || most).then_some(true)
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
            places == Places::SameCity && (people > 1 || comes_from_abroad(a, b, sides))
                || sides.is_whole() && sides.pairs.len() > 1
        }
    })
}
