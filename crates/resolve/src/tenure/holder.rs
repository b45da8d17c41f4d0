//! One person in an office: from when to when, in which ranks, and on what reports differ.

use super::OfficeKey;
use super::seen::Garb;
use crate::case::{Telling, dispute, weigh};
use crate::choose::most_told_of;
use crate::corrections::{Action, Rulings, Target, put};
use crate::orgs::OrgName;
use crate::record::{QualifierSeen, RankSeen, Tenancy, Told};
use crate::when::{Day, Days, date};
use crate::wording::hash;
use sidelines_facts::{Dispute, Edtf, Tenure};
use std::collections::{BTreeMap, BTreeSet};

/// A claim that one person holds one office, as far as the entry needs it.
pub(crate) struct Held<'a> {
    pub(crate) garb: &'a Garb,
    pub(crate) days: Option<Days>,
    pub(crate) telling: Telling,
    pub(crate) position: usize,
    /// The days of its report.
    pub(crate) published: Option<Days>,
}

/// Finds the id of a report by its number; most holders do not need it.
pub(crate) type IdOf<'a> = &'a mut dyn FnMut(i64) -> String;

/// Whose holding it is: id and name of the person, and the corrections that speak of the person by name.
pub(crate) struct Whose<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: &'a str,
    pub(crate) marks: &'a [usize],
}

/// One person in the office, without lists; none where people rejected that.
pub(crate) fn holder(
    rulings: &Rulings,
    key: &OfficeKey,
    whose: &Whose<'_>,
    held: &[Held<'_>],
    id_of: IdOf<'_>,
) -> Option<Tenancy> {
    let tenancy = tenancy(whose, held, id_of);
    let mut tenancy = by_correction(rulings, whose.marks, key, tenancy)?;
    tenancy.former_by = former_by(&tenancy, held);
    let id = key.id();
    tenancy.id = format!("h-{:016x}", hash(&format!("{id}|{}", tenancy.person)));
    Some(tenancy)
}

fn tenancy(whose: &Whose<'_>, held: &[Held<'_>], id_of: IdOf<'_>) -> Tenancy {
    let days = || held.iter().filter_map(|h| h.days);
    let day = |d: Option<Day>| d.and_then(date).map(Edtf::from);
    let mut known = |of: fn(&Garb) -> Option<&Edtf>| {
        let told = held.iter().filter_map(|h| Some((of(h.garb)?.clone(), h)));
        let told = told.map(|(date, h)| {
            let report = id_of(h.telling.report);
            let seniority = (h.published.is_none(), h.published, report, h.position);
            (date, (h.telling.origin, h.telling.report, seniority))
        });
        most_told_of(told)
    };
    let (known_start, known_end) = (known(|g| g.start.as_ref()), known(|g| g.end.as_ref()));
    let titles: BTreeSet<&String> = held.iter().map(|h| &h.garb.title).collect();
    let mut disputes: Vec<Dispute> = rank_dispute(held, id_of).into_iter().collect();
    for (field, of) in [
        (
            "known_end",
            (|g| g.end.as_ref()) as fn(&Garb) -> Option<&Edtf>,
        ),
        ("known_start", |g| g.start.as_ref()),
    ] {
        let dates: Vec<(&Edtf, i64)> = held
            .iter()
            .filter_map(|h| Some((of(h.garb)?, h.telling.report)))
            .collect();
        if dates
            .iter()
            .any(|(a, _)| dates.iter().any(|(b, _)| !a.overlaps(b)))
        {
            let values = dates.iter().map(|(d, r)| (d.to_string().into(), id_of(*r)));
            disputes.extend(dispute(field, values));
        }
    }
    disputes.sort_by(|a, b| a.field.cmp(&b.field));
    let (independent_sources, confidence, background) = weigh(held.iter().map(|h| h.telling));
    Tenancy {
        id: String::new(),
        person: whose.id.to_owned(),
        name: whose.name.to_owned(),
        titles: titles.into_iter().cloned().collect(),
        first_seen: day(days().map(|d| d.first).min()),
        last_seen: day(days().map(|d| d.last).max()),
        known_start,
        known_end,
        former_by: None,
        ranks: ranks(held, id_of),
        qualifiers: qualifiers(held, id_of),
        told: Told {
            independent_sources,
            confidence,
            background,
            disputes,
            ..Told::default()
        },
    }
}

/// The first day, after all on which they are seen in the office, of a report that calls them a former holder.
fn former_by(tenancy: &Tenancy, held: &[Held<'_>]) -> Option<Edtf> {
    let seen = tenancy.last_seen.as_ref().and_then(Days::of);
    let former = held
        .iter()
        .filter(|h| h.garb.qualifier() == Some(Tenure::Former));
    let told = former.filter_map(|h| h.published);
    let told = told.filter(|told| seen.is_none_or(|seen| seen.last < told.first));
    told.map(|told| told.last)
        .min()
        .and_then(date)
        .map(Edtf::from)
}

/// The tenancy with what people decided about it; none where they rejected it.
fn by_correction(
    rulings: &Rulings,
    marks: &[usize],
    key: &OfficeKey,
    mut tenancy: Tenancy,
) -> Option<Tenancy> {
    let mut holds = true;
    let mut own = Vec::new();
    for &k in marks {
        let action = rulings.action(k);
        let (Action::Set { entry, .. }
        | Action::Reject { entry }
        | Action::Accept { entry }
        | Action::Note { entry }) = action
        else {
            continue;
        };
        let Target::Holder {
            family,
            country,
            org,
            ..
        } = entry
        else {
            continue;
        };
        if (family, country) != (&key.family, &key.country)
            || country.is_none() && org.as_deref().and_then(OrgName::of) != key.org
        {
            continue;
        }
        own.push(k);
        match action {
            Action::Reject { .. } => holds = false,
            Action::Accept { .. } => holds = true,
            // Tried when the correction was made; a value that no longer fits changes nothing.
            Action::Set { field, value, .. } => {
                let _ = put(&mut tenancy, field, value);
            }
            _ => {}
        }
    }
    tenancy.told.corrections = rulings.ids(own.into_iter());
    holds.then_some(tenancy)
}

/// Holdings that tell the same of something: its days and, where two begin on one day, the ids of its reports.
fn by<'a, T: Ord>(
    held: &'a [Held<'_>],
    id_of: IdOf<'_>,
    of: impl Fn(&'a Garb) -> Option<T>,
) -> Vec<(T, Option<Edtf>, Option<Edtf>)> {
    let mut groups: BTreeMap<T, Vec<&Held<'_>>> = BTreeMap::new();
    for h in held {
        if let Some(what) = of(h.garb) {
            groups.entry(what).or_default().push(h);
        }
    }
    let days: Vec<(Option<Day>, Option<Day>)> = groups
        .values()
        .map(|own| {
            let days = || own.iter().filter_map(|h| h.published);
            (days().map(|d| d.first).min(), days().map(|d| d.last).max())
        })
        .collect();
    let is_alone = |first: Option<Day>| days.iter().filter(|d| d.0 == first).count() == 1;
    let mut out: Vec<_> = groups
        .into_iter()
        .zip(&days)
        .map(|((what, own), &(first, last))| {
            let reports: BTreeSet<String> = if is_alone(first) {
                BTreeSet::new()
            } else {
                own.iter().map(|h| id_of(h.telling.report)).collect()
            };
            (first, reports, what, last)
        })
        .collect();
    out.sort();
    let day = |d: Option<Day>| d.and_then(date).map(Edtf::from);
    out.into_iter()
        .map(|(first, _, what, last)| (what, day(first), day(last)))
        .collect()
}

/// By first report.
fn ranks(held: &[Held<'_>], id_of: IdOf<'_>) -> Vec<RankSeen> {
    let ranks = by(held, id_of, |g| g.rank.as_deref()).into_iter();
    ranks
        .map(|(rank, first_seen, last_seen)| RankSeen {
            rank: rank.to_owned(),
            first_seen,
            last_seen,
            reports: Vec::new(),
        })
        .collect()
}

fn qualifiers(held: &[Held<'_>], id_of: IdOf<'_>) -> Vec<QualifierSeen> {
    let qualifiers = by(held, id_of, Garb::qualifier).into_iter();
    qualifiers
        .map(|(qualifier, first_seen, _)| QualifierSeen {
            qualifier,
            first_seen,
            reports: Vec::new(),
        })
        .collect()
}

/// Reports within so many days of each other that give two ranks contradict each other; further apart it
/// is a promotion.
const PROMOTION: i32 = 30;

fn rank_dispute(held: &[Held<'_>], id_of: IdOf<'_>) -> Option<Dispute> {
    let told = held
        .iter()
        .filter_map(|h| Some((h.garb.rank()?, h.published?)));
    let told: BTreeSet<(&str, Days)> = told.collect();
    let clash = |a: &(&str, Days), b: &(&str, Days)| a.0 != b.0 && a.1.gap(b.1) <= PROMOTION;
    let clashing: BTreeSet<(&str, Days)> = told
        .iter()
        .filter(|a| told.iter().any(|b| clash(a, b)))
        .copied()
        .collect();
    let own = held.iter().filter_map(|h| {
        let rank = h.garb.rank()?;
        clashing
            .contains(&(rank, h.published?))
            .then_some((rank, h))
    });
    dispute(
        "rank",
        own.map(|(rank, h)| (rank.into(), id_of(h.telling.report))),
    )
}

#[cfg(test)]
mod tests {
    use crate::corrections::Corrections;
    use crate::testing::any_reports;
    use crate::when::Days;
    use proptest::prelude::*;
    use sidelines_facts::Tenure;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn nobody_is_seen_in_an_office_they_had_left(reports in any_reports()) {
            let record = crate::resolve(&reports, &Corrections::default());
            for h in record.offices.iter().flat_map(|o| &o.holders) {
                let days = |d: &Option<_>| d.as_ref().and_then(Days::of);
                let by = days(&h.former_by);
                if let (Some(seen), Some(by)) = (days(&h.last_seen), by) {
                    prop_assert!(seen.last < by.first);
                }
                let is_former = h.qualifiers.iter().find(|q| q.qualifier == Tenure::Former);
                if by.is_some() {
                    prop_assert!(is_former.is_some());
                }
                // Of who is never seen in it, every report that tells it with a day shows that they had left.
                if let (None, Some(former)) = (&h.last_seen, is_former) {
                    prop_assert_eq!(&h.former_by, &former.first_seen);
                }
            }
        }
    }
}
