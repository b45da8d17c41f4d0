//! Who belongs to what: dated claims about one standing, gathered.

use crate::case::{At, Case};
use crate::choose::most_told;
use crate::ids::Ids;
use crate::increment::{Unit, Units};
use crate::orgs::OrgName;
use crate::record::MembershipEntry;
use crate::when::Days;
use crate::wording::{fold, hash};
use sidelines_facts::{Body, Dispute, Edtf, Membership, MembershipRole};
use std::collections::{BTreeMap, BTreeSet};

/// A chair or a host told again after so many days is a new turn.
const TURN: i32 = 400;

type Said<'a> = (At, &'a Membership);

/// By organisation, role and folded party.
type Groups<'a> = BTreeMap<(OrgName, MembershipRole, String), Vec<Said<'a>>>;

fn groups<'a>(case: &Case<'a>) -> Groups<'a> {
    let mut groups = Groups::new();
    for (at, fact) in case.claims() {
        if let Body::Membership(m) = &fact.body
            && let Some(org) = OrgName::of(&m.org)
        {
            groups
                .entry((org, m.role, fold(&m.party)))
                .or_default()
                .push((at, m));
        }
    }
    groups
}

/// The claims of one standing as units of the closure.
pub(crate) fn units(case: &Case<'_>) -> Units {
    let units = groups(case).into_iter().map(|(key, said)| Unit {
        claims: said.into_iter().map(|s| s.0).collect(),
        keys: BTreeSet::from([hash(&format!("membership {key:?}"))]),
        days: None,
    });
    Units {
        units: units.collect(),
        pairs: Vec::new(),
    }
}

/// The memberships, by organisation, role, party, first day told.
pub(crate) fn memberships(case: &Case<'_>) -> Vec<MembershipEntry> {
    let mut ids = Ids::new("m");
    let mut out = Vec::new();
    for ((_, role, party), said) in groups(case) {
        for turn in turns(case, role, said) {
            let Some(mut entry) = entry(case, &turn) else {
                continue;
            };
            let first = entry
                .first_seen
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default();
            let turn = if passes_on(role) {
                first
            } else {
                String::new()
            };
            entry.id = ids.give(&format!(
                "{}|{role:?}|{party}|{turn}",
                fold(&entry.membership.org)
            ));
            out.push(entry);
        }
    }
    out.sort_by(|a, b| {
        let key = |e: &MembershipEntry| {
            (
                e.membership.org.clone(),
                e.membership.role,
                e.membership.party.clone(),
                e.first_seen.clone(),
                e.id.clone(),
            )
        };
        key(a).cmp(&key(b))
    });
    out
}

fn passes_on(role: MembershipRole) -> bool {
    matches!(role, MembershipRole::Chair | MembershipRole::Host)
}

/// The day on which a claim holds: the one it gives, else its report's.
fn day(case: &Case<'_>, (at, m): &Said<'_>) -> Option<Edtf> {
    let told = case.published(at.0).filter(|_| !case.fact(*at).background);
    m.as_of.as_ref().or(told).cloned()
}

/// Chairs and hosts change: their claims fall into turns. Other roles last.
fn turns<'a>(case: &Case<'_>, role: MembershipRole, mut said: Vec<Said<'a>>) -> Vec<Vec<Said<'a>>> {
    if !passes_on(role) {
        return vec![said];
    }
    said.sort_by_key(|s| {
        (
            day(case, s).as_ref().and_then(Days::of),
            case.seniority(s.0),
        )
    });
    let mut turns: Vec<Vec<Said<'a>>> = Vec::new();
    let mut last: Option<Days> = None;
    for s in said {
        let days = day(case, &s).as_ref().and_then(Days::of);
        let anew = matches!((last, days), (Some(a), Some(b)) if a.gap(b) > TURN);
        match turns.last_mut() {
            Some(turn) if !anew => turn.push(s),
            _ => turns.push(vec![s]),
        }
        last = days.or(last);
    }
    turns
}

fn entry(case: &Case<'_>, said: &[Said<'_>]) -> Option<MembershipEntry> {
    let (_, first) = said.first()?;
    let ats: Vec<At> = said.iter().map(|s| s.0).collect();
    let mut disputes = Vec::new();
    let mut agreed = |field: &str, of: fn(&Membership) -> Option<&Edtf>| -> Option<Edtf> {
        let told = || said.iter().filter_map(move |(at, m)| Some((of(m)?, *at)));
        let base = most_told(case, told().map(|(d, at)| (d.clone(), at)))?;
        let date = told().fold(base, |date, (d, _)| date.sharpen(d).unwrap_or(date));
        if told().any(|(d, _)| !d.overlaps(&date)) {
            disputes
                .extend(case.dispute(field, told().map(|(d, at)| (d.to_string().into(), at.0))));
        }
        Some(date)
    };
    let since = agreed("since", |m| m.since.as_ref());
    let until = agreed("until", |m| m.until.as_ref());
    let days: Vec<Edtf> = said
        .iter()
        .filter_map(|s| day(case, s))
        .filter(Edtf::has_year)
        .collect();
    let ends = |d: &Edtf| d.bounds();
    let first_seen = days
        .iter()
        .filter_map(ends)
        .map(|b| b.0)
        .min()
        .map(Edtf::from);
    let last_seen = days
        .iter()
        .filter_map(ends)
        .map(|b| b.1)
        .max()
        .map(Edtf::from);
    let latest = said
        .iter()
        .rev()
        .max_by_key(|s| (day(case, s), case.published[s.0.0]))?;
    let org = most_told(case, said.iter().map(|(at, m)| (m.org.clone(), *at)))?;
    let mut disputes: Vec<Dispute> = disputes;
    disputes.sort_by(|a, b| a.field.cmp(&b.field));
    let mut membership = Membership {
        party: first.party.clone(),
        org,
        role: first.role,
        since,
        until,
        as_of: last_seen.clone(),
        status: latest.1.status,
    };
    case.set_fields(&ats, &mut membership);
    Some(MembershipEntry {
        id: String::new(),
        membership,
        first_seen,
        last_seen,
        told: case.told(&ats, Vec::new(), disputes),
    })
}
