//! The date on which claims of one encounter agree.

use super::timing::year_on;
use crate::when::{Day, Days};
use jiff::civil::Weekday;
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_time::Precision;
use std::collections::BTreeMap;

/// Within so many days reports that differ on a plan contradict each other; later ones tell that it was moved.
const FRESH: Day = 2;

/// What one claim says of the date.
#[derive(Clone, Debug)]
pub(crate) struct DateClaim {
    pub(crate) date: Edtf,
    pub(crate) status: Status,
    /// Number of the report's origin: copies do not outvote others.
    pub(crate) origin: usize,
    pub(crate) report: usize,
    /// The day of the report.
    pub(crate) published: Option<Days>,
}

impl DateClaim {
    /// A story told again on the next day keeps its "today": `date` and the day after it, on which the
    /// report appeared, do not contradict each other.
    fn is_stale_today(&self, date: &Edtf) -> bool {
        let day = |d: &Edtf| Days::of(d).filter(|d| d.length() == 1);
        match (day(&self.date), day(date)) {
            (Some(own), Some(agreed)) => {
                self.published == Some(own) && own.first == agreed.first + 1
            }
            _ => false,
        }
    }
}

/// Whether a claim is rather a slip of the pen: it has the day of another claim, and the year before.
fn is_last_year(claim: &DateClaim, claims: &[DateClaim]) -> bool {
    let days = Days::of(&claim.date).zip(claim.published);
    let meant = days.and_then(|(told, published)| year_on(told, published));
    let told = |day: Days| {
        claims
            .iter()
            .any(|c| Days::of(&c.date).is_some_and(|d| d.gap(day) == 0))
    };
    meant.is_some_and(told)
}

/// The agreed date, and the claims that contradict it.
///
/// The value that most origins bear out is the base; what was held outweighs what was planned, and of plans the
/// latest stands. The others
/// sharpen it: of something that lasts (visit, gathering) days add up to its length, of anything else they
/// narrow the day down.
pub(crate) fn agreed(kind: EncounterKind, claims: &[DateClaim]) -> (Option<Edtf>, Vec<&DateClaim>) {
    let held = |c: &DateClaim| matches!(c.status, Status::Occurred | Status::Ongoing);
    let support = |date: &Edtf, among: &dyn Fn(&DateClaim) -> bool| {
        let mut origins: Vec<usize> = claims
            .iter()
            .filter(|c| among(c) && c.date.overlaps(date))
            .map(|c| c.origin)
            .collect();
        origins.sort_unstable();
        origins.dedup();
        origins.len()
    };
    // Many tell one date: how many bear it out is counted once.
    let mut supported: BTreeMap<&Edtf, (usize, usize)> = BTreeMap::new();
    for claim in claims {
        let both = || (support(&claim.date, &held), support(&claim.date, &|_| true));
        supported.entry(&claim.date).or_insert_with(both);
    }
    let any_held = claims.iter().any(held);
    let newest = claims.iter().filter_map(|c| c.published).map(|p| p.last);
    let fresh = newest.max().unwrap_or_default() - FRESH;
    let Some(base) = claims.iter().enumerate().max_by_key(|(i, c)| {
        (
            c.date.has_year() && !is_last_year(c, claims),
            // Of plans the latest; what took place, most bear out.
            c.published.filter(|_| !any_held).map(|p| p.last.min(fresh)),
            supported[&c.date].0,
            held(c),
            supported[&c.date].1,
            c.date.precision(),
            std::cmp::Reverse(length(&c.date)),
            // Of two days the earlier: who tells a story late rather gives its own day than one before.
            std::cmp::Reverse(Days::of(&c.date)),
            std::cmp::Reverse(*i),
        )
    }) else {
        return (None, Vec::new());
    };
    let mut order: Vec<&DateClaim> = claims.iter().collect();
    order.sort_by_key(|c| {
        (
            !held(c),
            std::cmp::Reverse(c.date.precision()),
            length(&c.date),
        )
    });
    let mut date = base.1.date.clone();
    let lasting = matches!(kind, EncounterKind::Visit | EncounterKind::Gathering);
    for claim in &order {
        let next = if lasting && is_days(&date) && is_days(&claim.date) {
            // A plan lengthens what was begun only where it holds all of it.
            if claim.date.overlaps(&date)
                && (held(claim) || !held(base.1) || claim.date.contains(&date))
            {
                together(&date, &claim.date)
            } else {
                None
            }
        } else {
            date.sharpen(&claim.date)
        };
        date = next.unwrap_or(date);
    }
    // What was planned for one day and held on another was moved; and a plan's later word stands.
    let replaced = |c: &DateClaim| {
        if held(c) {
            return false;
        }
        claims.iter().any(|other| {
            other.date.overlaps(&date)
                && (held(other) || matches!((c.published, other.published), (Some(a), Some(b)) if a.last + FRESH < b.first))
        })
    };
    let against = claims
        .iter()
        .filter(|c| !c.date.overlaps(&date) && !c.is_stale_today(&date) && !replaced(c))
        .collect();
    (Some(date), against)
}

/// The day before `date`, where a report of that day tells what was held already, though not when, and all that is known of
/// `date` is that reports of that day say "today": they tell an older story.
pub(crate) fn told_before(
    date: &Edtf,
    claims: &[DateClaim],
    undated: impl Iterator<Item = Days>,
) -> Option<Edtf> {
    let day = Days::of(date).filter(|d| d.length() == 1)?;
    let today = claims.iter().all(|c| c.published == Some(day));
    let known = undated.map(|p| p.last).min()?;
    if !today || known + 1 != day.first {
        return None;
    }
    let before = crate::when::date(known)?;
    Edtf::days(before, before)
}

/// Of `claims` those that make a dispute: what contradicts the agreed date, and what bears it out. A claim that
/// fits both sides ("in July") is on neither.
pub(crate) fn contrary<'a>(
    claims: &'a [DateClaim],
    agreed: Option<&Edtf>,
    against: &[&'a DateClaim],
) -> Vec<&'a DateClaim> {
    let Some(agreed) = agreed.filter(|_| !against.is_empty()) else {
        return Vec::new();
    };
    let bears_out = |c: &DateClaim| {
        c.date.overlaps(agreed) && !against.iter().any(|a| a.date.overlaps(&c.date))
    };
    let mut out = against.to_vec();
    out.extend(claims.iter().filter(|c| bears_out(c)));
    out
}

fn length(date: &Edtf) -> i32 {
    Days::of(date).map_or(i32::MAX, Days::length)
}

/// A day or an interval of days; a calendar week says only about when.
fn is_days(date: &Edtf) -> bool {
    let week = date
        .bounds()
        .is_some_and(|(a, b)| a.weekday() == Weekday::Monday && (b - a).get_days() == 6);
    date.precision() == Precision::Day && date.alternatives().is_empty() && date.has_year() && !week
}

fn together(a: &Edtf, b: &Edtf) -> Option<Edtf> {
    let (x, y) = (a.bounds()?, b.bounds()?);
    Edtf::days(x.0.min(y.0), x.1.max(y.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(kind: EncounterKind, said: &[(&str, Status)]) -> (String, usize) {
        let claims: Vec<DateClaim> = said
            .iter()
            .enumerate()
            .map(|(i, (d, status))| DateClaim {
                date: d.parse().unwrap(),
                status: *status,
                origin: i,
                report: i,
                published: None,
            })
            .collect();
        let (date, against) = agreed(kind, &claims);
        (date.unwrap().to_string(), against.len())
    }

    #[test]
    fn dates_sharpen_each_other() {
        use EncounterKind::{Meeting, Visit};
        use Status::{Occurred, Ongoing, Planned};
        let held = |d| (d, Occurred);
        assert_eq!(
            date(
                Meeting,
                &[held("2021-07-28/2021-07-29"), held("2021-07-28")]
            ),
            ("2021-07-28".into(), 0)
        );
        assert_eq!(
            date(Meeting, &[held("2021-07"), held("XXXX-07-28")]),
            ("2021-07-28".into(), 0)
        );
        assert_eq!(
            date(
                Visit,
                &[
                    ("2023-06-04", Ongoing),
                    ("2023-06-04/2023-06-05", Planned),
                    ("2023-06", Planned)
                ]
            ),
            ("2023-06-04/2023-06-05".into(), 0)
        );
        assert_eq!(
            date(
                Visit,
                &[("2023-06-04", Ongoing), ("2023-06-04/2023-06-05", Ongoing)]
            ),
            ("2023-06-04/2023-06-05".into(), 0)
        );
    }

    #[test]
    fn a_week_is_narrowed_and_not_stayed_through() {
        use EncounterKind::Visit;
        use Status::{Ongoing, Planned};
        let said = |days: &[(&'static str, Status)]| date(Visit, days);
        // "will visit Tokyo next week", "is visiting Tokyo from February 13 to 15"
        assert_eq!(
            said(&[
                ("2024-02-12/2024-02-18", Planned),
                ("2024-02-13/2024-02-15", Ongoing)
            ]),
            ("2024-02-13/2024-02-15".into(), 0)
        );
        assert_eq!(
            said(&[("2024-05-22/2024-05-24", Planned), ("XXXX-05-23", Ongoing)]),
            ("2024-05-22/2024-05-24".into(), 0)
        );
    }

    #[test]
    fn yesterdays_today_contradicts_nothing() {
        let claim = |d: &str, origin| DateClaim {
            date: d.parse().unwrap(),
            status: Status::Occurred,
            origin,
            report: origin,
            published: d.parse().ok().as_ref().and_then(Days::of),
        };
        let mut claims = [claim("2021-07-29", 0), claim("2021-07-28", 1)];
        let (date, against) = agreed(EncounterKind::Meeting, &claims);
        assert_eq!(
            (date.unwrap().to_string().as_str(), against.len()),
            ("2021-07-28", 0)
        );
        claims[0].published = None;
        let (date, against) = agreed(EncounterKind::Meeting, &claims);
        assert_eq!(
            (date.unwrap().to_string().as_str(), against.len()),
            ("2021-07-28", 1)
        );
    }

    #[test]
    fn what_a_report_tells_as_held_was_not_held_later() {
        let day = |d: &str| Days::of(&d.parse().unwrap()).unwrap();
        let claim = |d: &str, published: &str| DateClaim {
            date: d.parse().unwrap(),
            status: Status::Occurred,
            origin: 0,
            report: 0,
            published: Some(day(published)),
        };
        let before = |claims: &[DateClaim], undated: &str| {
            told_before(
                &"2021-07-29".parse().unwrap(),
                claims,
                [day(undated)].into_iter(),
            )
            .map(|d| d.to_string())
        };
        let today = [claim("2021-07-29", "2021-07-29")];
        assert_eq!(before(&today, "2021-07-28").as_deref(), Some("2021-07-28"));
        assert_eq!(before(&today, "2021-07-29"), None);
        // "on Thursday", told on Friday
        let weekday = [claim("2021-07-29", "2021-07-30")];
        assert_eq!(before(&weekday, "2021-07-28"), None);
    }

    #[test]
    fn what_was_held_outweighs_what_was_planned() {
        use Status::{Occurred, Planned};
        let said = [
            ("2023-06-06", Planned),
            ("2023-06-06", Planned),
            ("2023-06-05", Occurred),
        ];
        assert_eq!(
            date(EncounterKind::Meeting, &said),
            ("2023-06-05".into(), 0)
        );
    }

    #[test]
    fn a_plan_that_was_moved_is_a_history() {
        let plan = |d: &str, published: &str, report| DateClaim {
            date: d.parse().unwrap(),
            status: Status::Planned,
            origin: report,
            report,
            published: published.parse().ok().as_ref().and_then(Days::of),
        };
        let june = |d: &str, published: &str, report| {
            plan(
                &format!("2023-06-{d}"),
                &format!("2023-05-{published}"),
                report,
            )
        };
        let moved = [
            june("05", "01", 0),
            june("05", "02", 1),
            june("12", "20", 2),
        ];
        let (date, against) = agreed(EncounterKind::Meeting, &moved);
        assert_eq!(
            (date.unwrap().to_string().as_str(), against.len()),
            ("2023-06-12", 0)
        );
        // In June, says one; next month, says another on the next day: nobody moved anything.
        let months = [
            plan("2023-06", "2023-05-31", 0),
            plan("2023-07", "2023-06-01", 1),
            plan("2023-06", "2023-06-01", 2),
        ];
        let (date, against) = agreed(EncounterKind::Visit, &months);
        assert_eq!(
            (date.unwrap().to_string().as_str(), against.len()),
            ("2023-06", 1)
        );
        // On one day two reports differ: nor here.
        let differ = [june("05", "01", 0), june("12", "01", 1)];
        let (date, against) = agreed(EncounterKind::Meeting, &differ);
        assert_eq!(
            (date.unwrap().to_string().as_str(), against.len()),
            ("2023-06-05", 1)
        );
        assert_eq!(
            contrary(&differ, "2023-06-05".parse().ok().as_ref(), &against).len(),
            2
        );
    }
}
