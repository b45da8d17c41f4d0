//! On whose margin two met by what is told around it: what others of them met on, and what they are there for.

use super::setting::setting;
use super::{OCCASIONS, has_name, likewise};
use crate::analysis::Analysis;
use crate::candidates::{CREDENTIALS, Where};
use crate::encounters::{self, Draft};
use crate::refs::Who;
use crate::settle;
use sidelines_facts::{Edtf, EncounterKind, Status};

/// Days after a gathering from which nothing happens on its margin any more.
const LONG: i32 = 30;

/// Meetings of one man on one day in one place share the margin that one of them is said to have; so do his
/// meetings where and when he is at a gathering.
pub(crate) fn by_context(a: &Analysis<'_>, drafts: &mut [Draft]) {
    let place = |d: &Draft| d.place.as_ref().and_then(Where::country);
    let town = |d: &Draft| match &d.place {
        Some(Where::Place(p)) if p.precise => {
            Some(p.city.clone().unwrap_or_else(|| p.name.clone()))
        }
        _ => None,
    };
    let meets = |x: &Draft, y: &Draft| {
        x.parties
            .iter()
            .any(|(w, _)| y.parties.iter().any(|(v, _)| w == v))
    };
    // "Meanwhile, Egypt's chief of staff met …": a colleague of the same delegation.
    let colleagues = |x: &Draft, y: &Draft| {
        x.sentence.abs_diff(y.sentence) <= 6
            && x.status == y.status
            && x.parties.iter().any(|(w, _)| {
                encounters::country(a, w).is_some_and(|c| {
                    y.parties
                        .iter()
                        .any(|(v, _)| encounters::country(a, v) == Some(c))
                })
            })
    };
    // A gathering takes some days.
    let days = |x: &Draft, y: &Draft| match (
        x.date.as_ref().and_then(Edtf::bounds),
        y.date.as_ref().and_then(Edtf::bounds),
    ) {
        (Some((from, to)), Some((first, last))) => {
            (first - to).get_days() <= 2 && (from - last).get_days() <= 2
        }
        // In one city they may be told further apart.
        _ => {
            x.sentence.abs_diff(y.sentence) <= 8
                || matches!((&x.place, &y.place), (Some(Where::Place(p)), Some(Where::Place(q)))
                    if p.precise && p.name == q.name)
        }
    };
    let to_come = |s: &Draft, d: &Draft| {
        s.date.as_ref().is_none_or(|x| encounters::span_days(x) > 7)
            && matches!(s.status, Status::Planned | Status::Possible)
            && matches!(d.status, Status::Occurred | Status::Ongoing)
    };
    let at_home = |d: &Draft| {
        let here = place(d).filter(|_| d.placed);
        here.is_some()
            && d.status != Status::Planned
            && d.parties
                .iter()
                .any(|(w, _)| encounters::country(a, w) == here)
    };
    name_the_bare(a, drafts);
    likewise::signings(a, drafts);
    let setting = setting(a, drafts);
    for i in 0..drafts.len() {
        let d = &drafts[i];
        if d.part_of.is_some() || d.kind != EncounterKind::Meeting {
            continue;
        }
        let fits = |s: &&Draft| {
            days(s, d)
                && (place(s).is_none() || place(d).is_none() || place(s) == place(d))
                && (meets(s, d) || colleagues(s, d))
        };
        let shared = drafts
            .iter()
            .filter(|s| s.part_of.is_some())
            // "is in New York for the General Assembly": whoever is met there is met on its margin.
            .filter(|s| match s.kind {
                EncounterKind::Meeting => true,
                EncounterKind::Visit => place(s).is_some() && meets(s, d),
                _ => false,
            })
            // "They last met in March on the sidelines of the G20 meeting": of that time only.
            .filter(|s| !settle::is_background(a, s) || settle::is_background(a, d))
            // "said after the talks that the two would meet on the sidelines of the General Assembly": not these talks.
            .filter(|s| s.kind != EncounterKind::Meeting || !to_come(s, d))
            // "received X in Lusaka. He will meet Y on the margins of the summit on Thursday": wherever that is held.
            .filter(|s| !(at_home(d) && s.status == Status::Planned && place(s).is_none()))
            .find(fits)
            .and_then(|s| s.part_of.clone());
        // A session of two countries' joint council has no margin on which others meet.
        let joint = |s: &Draft| {
            let mut of: Vec<_> = s
                .parties
                .iter()
                .filter_map(|(w, _)| encounters::country(a, w))
                .collect();
            of.sort();
            of.dedup();
            s.org.is_none()
                && of.len() == 2
                && s.parties.iter().all(|(w, _)| !matches!(w, Who::Org { .. }))
                && s.name.as_deref().is_some_and(|n| {
                    let n = n.to_lowercase();
                    ["council", "commission", "committee", "cabinet"]
                        .iter()
                        .any(|w| n.contains(w))
                })
        };
        // Two who meet for a summit of the two meet on no margin.
        let itself = |s: &Draft| {
            s.org.is_none()
                && s.parties.len() <= d.parties.len() + 1
                && d.parties
                    .iter()
                    .all(|(w, _)| s.parties.iter().any(|(v, _)| encounters::alike(a, w, v)))
        };
        let attended = || {
            drafts
                .iter()
                .filter(|s| s.kind == EncounterKind::Gathering && !itself(s) && !joint(s))
                // Who stays behind for a word after presenting his credentials is on no margin.
                .filter(|s| s.frame != CREDENTIALS && has_name(s))
                // Whom he meets on the eve of the gathering, where it will be, he meets on its margin.
                .filter(|s| !to_come(s, d) || place(s).is_some() && place(s) == place(d))
                .filter(|s| s.place.is_some() || meets(s, d) && !settle::is_background(a, s))
                .find(fits)
                .and_then(|s| s.name.clone())
        };
        // "received X in Bangkok on Sunday, a day before the ministers' meeting opens there"
        let eve = |s: &Draft, d: &Draft| {
            s.sentence == d.sentence && s.date.is_some() && d.date.is_some() && days(s, d)
        };
        // "The summit opened in Vientiane. X met Y there": of whom the gathering is said to consist is not told.
        let there = || {
            drafts
                .iter()
                .filter(|s| {
                    s.kind == EncounterKind::Gathering
                        && has_name(s)
                        && s.parties
                            .iter()
                            .all(|(w, _)| matches!(w, Who::Org { .. } | Who::State(_)))
                        && (matches!(s.status, Status::Occurred | Status::Ongoing) || eve(s, d))
                        && matches!(d.status, Status::Occurred | Status::Ongoing)
                        && s.place.is_some()
                        && place(s) == place(d)
                        && s.sentence <= d.sentence
                        && d.sentence - s.sentence <= 2
                        && days(s, d)
                })
                .find_map(|s| s.name.clone())
        };
        // "The summit opens in Jeddah on Friday. A, who is there already, has had talks with B": two who are both away from
        // home where it is held.
        let away = || {
            let here = place(d)?;
            let both_away = d.parties.len() == 2
                && d.parties
                    .iter()
                    .all(|(w, _)| encounters::country(a, w).is_some_and(|home| home != here));
            let held = matches!(d.status, Status::Occurred | Status::Ongoing)
                && !settle::is_background(a, d);
            let at = |s: &&Draft| {
                s.kind == EncounterKind::Gathering
                    && has_name(s)
                    && !joint(s)
                    && s.frame != CREDENTIALS
                    && matches!(
                        s.status,
                        Status::Occurred | Status::Ongoing | Status::Planned
                    )
                    && !settle::is_background(a, s)
                    && place(s) == Some(here)
                    && town(s).zip(town(d)).is_none_or(|(x, y)| x == y)
                    && days(s, d)
            };
            (both_away && held)
                .then(|| {
                    drafts
                        .iter()
                        .filter(at)
                        .min_by_key(|s| s.sentence.abs_diff(d.sentence))
                })
                .flatten()
                .and_then(|s| s.name.clone())
        };
        // "agreed to meet again in Suva in 2023": long after what they are at now.
        let long_after = |g: &Draft| match (
            g.date.as_ref().and_then(Edtf::bounds),
            d.date.as_ref().and_then(Edtf::bounds),
        ) {
            (Some((_, last)), Some((first, _))) => (first - last).get_days() > LONG,
            _ => false,
        };
        let then = |name: &String| {
            !drafts
                .iter()
                .filter(|g| g.kind == EncounterKind::Gathering && g.name.as_ref() == Some(name))
                .filter(|g| !settle::is_background(a, g) && d.status == Status::Planned)
                .any(long_after)
        };
        let set = || setting.as_ref().and_then(|g| g.of(a, d));
        let found = shared
            .or_else(attended)
            .or_else(there)
            .or_else(away)
            .filter(then)
            .or_else(set);
        drafts[i].part_of = found;
    }
    likewise::when_others_meet(a, drafts);
}

/// "on the sidelines of the gathering", "of the summit": of the one that the report tells of, the nearest before it.
fn name_the_bare(a: &Analysis<'_>, drafts: &mut [Draft]) {
    for i in 0..drafts.len() {
        let d = &drafts[i];
        let Some(noun) = d.part_of.as_deref().filter(|n| OCCASIONS.contains(n)) else {
            continue;
        };
        // Any kind of gathering can be called so.
        let any = matches!(noun, "gathering" | "event");
        let meant = |g: &&Draft| {
            g.kind == EncounterKind::Gathering
                && has_name(g)
                && !settle::is_background(a, g)
                && (any
                    || g.name
                        .as_ref()
                        .is_some_and(|n| n.to_lowercase().contains(noun)))
        };
        let told = || drafts.iter().filter(meant);
        let before = told()
            .filter(|g| g.sentence <= d.sentence)
            .max_by_key(|g| g.sentence);
        if let Some(name) = before
            .or_else(|| told().next())
            .and_then(|g| g.name.clone())
        {
            drafts[i].part_of = Some(name);
        }
    }
}
