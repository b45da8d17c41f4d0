//! Who is who after the change: the names that can have to do with those of the reports that changed, grouped
//! anew; of the people only those who changed are made again.

use super::kept::{Kept, KeptSighting, Place, ReportKey, Row};
use super::part::{Look, Part, World};
use super::{Progress, Stop};
use crate::case::{At, Case};
use crate::names::{Likeness, Name};
use crate::persons::{Mention, Sighting, Slot, across, build, identities, mentions, within};
use sidelines_facts::CountryCode;
use std::collections::{BTreeMap, BTreeSet};

/// More sightings than this are grouped faster with all others.
const MOST: usize = 40_000;

/// Who is named so, in either world.
type Unit = (String, Option<CountryCode>);

/// The sightings of a report that is new.
pub(super) fn seen_by(case: &Case<'_>, keys: &[ReportKey]) -> Vec<KeptSighting> {
    let mentions = mentions(case);
    let mut ordinals: BTreeMap<usize, usize> = BTreeMap::new();
    within::sightings(case, &mentions)
        .into_iter()
        .map(|s| {
            let next = ordinals.entry(s.report).or_default();
            let ordinal = *next;
            *next += 1;
            kept(&s, keys[s.report], ordinal, String::new())
        })
        .collect()
}

/// The sighting as it is kept.
pub(super) fn kept(
    sighting: &Sighting,
    report: ReportKey,
    ordinal: usize,
    person: String,
) -> KeptSighting {
    let look = Look {
        orgs: sighting.orgs.clone(),
        families: sighting.families.clone(),
        careers: sighting.careers.clone(),
        places: sighting
            .places
            .iter()
            .map(|(at, slot)| (at.1, *slot))
            .collect(),
    };
    KeptSighting {
        report,
        ordinal,
        name: sighting.name.line(),
        country: sighting.country,
        look: serde_json::to_string(&look).unwrap_or_default(),
        person,
    }
}

/// The sighting that was kept, of the report with this number in a case.
fn unkept(kept: &KeptSighting, report: usize) -> Sighting {
    let look: Look = serde_json::from_str(&kept.look).unwrap_or(Look {
        orgs: Vec::new(),
        families: Vec::new(),
        careers: BTreeSet::new(),
        places: Vec::new(),
    });
    Sighting {
        report,
        name: Name::of_line(&kept.name),
        country: kept.country,
        orgs: look.orgs,
        families: look.families,
        careers: look.careers,
        labels: Vec::new(),
        places: look
            .places
            .into_iter()
            .map(|(i, slot)| ((report, i), slot))
            .collect(),
        mentions: Vec::new(),
    }
}

/// Whether two names can have to do with each other, in a group or as a surname and its bearer.
fn can_meet(a: &Unit, b: &Unit) -> bool {
    let (x, y) = (Name::of_line(&a.0), Name::of_line(&b.0));
    // Persons founded alike are numbered together.
    if x.parts == y.parts && a.1 == b.1 {
        return true;
    }
    let one_part = x.parts.len() == 1 || y.parts.len() == 1;
    if one_part {
        return x.parts.len() != y.parts.len() && a.1 == b.1 && x.likeness(&y) == Likeness::OnePart;
    }
    let country = a.1.is_none() || b.1.is_none() || a.1 == b.1;
    country && x.likeness(&y) != Likeness::Different
}

struct Pool {
    sightings: BTreeMap<(ReportKey, usize), KeptSighting>,
}

/// Brings people up to date; returns the claims of those whose id, name or countries are others now. Whom the reports
/// of `touched` name is made again in any case.
pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    progress: &mut Progress,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    // The reports that are new, and whom they name.
    let fresh: BTreeSet<Place> = part
        .changed()
        .into_iter()
        .filter(|at| part.is_in(*at, World::New))
        .collect();
    let seen = {
        let view = part.view(World::New, &fresh);
        let keys: Vec<ReportKey> = (0..view.case.reports.len())
            .map(|r| view.place((r, 0)).0)
            .collect();
        seen_by(&view.case, &keys)
    };
    let mut by_report: BTreeMap<ReportKey, Vec<KeptSighting>> = BTreeMap::new();
    for s in seen {
        by_report.entry(s.report).or_default().push(s);
    }
    for (report, sightings) in by_report {
        part.set_sightings(report, sightings);
    }
    let changed = part.changed_reports();
    let again: BTreeSet<ReportKey> = touched
        .iter()
        .map(|at| at.0)
        .chain(changed.clone())
        .collect();
    let of_changed: Vec<KeptSighting> = again
        .iter()
        .flat_map(|key| part.sightings(*key).to_vec())
        .collect();
    // All names at whatever remove.
    let mut open: Vec<Unit> = Vec::new();
    let mut units: BTreeSet<Unit> = BTreeSet::new();
    for s in &of_changed {
        let unit = (s.name.clone(), s.country);
        if units.insert(unit.clone()) {
            open.push(unit);
        }
    }
    let of_changed_names = units.clone();
    let mut pool = Pool {
        sightings: BTreeMap::new(),
    };
    for s in &of_changed {
        pool.sightings.insert((s.report, s.ordinal), s.clone());
    }
    while let Some(unit) = open.pop() {
        for s in part.kept.namesakes(&unit.0, unit.1)? {
            let s = KeptSighting {
                report: part.key(s.report),
                ..s
            };
            pool.sightings.insert((s.report, s.ordinal), s);
        }
        if pool.sightings.len() > MOST {
            return Err(Stop::TooFar);
        }
        let mut others = of_changed_names.clone();
        for key in Name::of_line(&unit.0).keys() {
            others.extend(part.kept.names(&key)?);
        }
        for other in others {
            if !units.contains(&other) && can_meet(&unit, &other) {
                units.insert(other.clone());
                open.push(other);
            }
        }
    }
    for key in pool.sightings.keys() {
        part.report(key.0)?;
    }
    regroup(part, progress, &pool, &changed, &again)
}

fn regroup<K: Kept>(
    part: &mut Part<'_, K>,
    progress: &mut Progress,
    pool: &Pool,
    changed: &BTreeSet<ReportKey>,
    again: &BTreeSet<ReportKey>,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    // Grouped as they are now.
    let (rows, groups, joins, ids) = {
        let (case, keys) = part.reports_of(World::New, pool.sightings.keys().map(|k| k.0));
        let number: BTreeMap<ReportKey, usize> =
            keys.iter().enumerate().map(|(r, key)| (*key, r)).collect();
        let mut now: Vec<(usize, &KeptSighting)> = pool
            .sightings
            .values()
            .filter_map(|s| Some((*number.get(&s.report)?, s)))
            .collect();
        now.sort_by_key(|(r, s)| (*r, s.ordinal));
        let sightings: Vec<Sighting> = now.iter().map(|(r, s)| unkept(s, *r)).collect();
        let (groups, joins) = across::join(&case, &[], &sightings);
        let ids = identities(&case, &sightings, &groups);
        let rows: Vec<&KeptSighting> = now.into_iter().map(|(_, s)| s).collect();
        (rows, groups, joins, ids)
    };
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    for s in pool.sightings.values().filter(|s| !s.person.is_empty()) {
        *before.entry(&s.person).or_default() += 1;
    }
    let mut made: Vec<usize> = Vec::new();
    for (g, group) in groups.iter().enumerate() {
        let own: Vec<&KeptSighting> = group.iter().map(|&f| rows[f]).collect();
        let was: BTreeSet<&str> = own.iter().map(|s| s.person.as_str()).collect();
        let same = was.len() == 1
            && was.contains(ids[g].as_str())
            && own.iter().all(|s| !again.contains(&s.report))
            && before.get(ids[g].as_str()) == Some(&own.len());
        if !same {
            made.push(g);
        }
        for s in own {
            if s.person != ids[g] {
                part.moved.insert((s.report, s.ordinal), ids[g].clone());
            }
        }
    }
    let there: BTreeSet<&String> = ids.iter().collect();
    let gone = before
        .keys()
        .filter(|id| !there.contains(&(**id).to_owned()));
    progress.update.gone.extend(gone.map(|id| (*id).to_owned()));
    // The rows.
    for s in pool.sightings.values() {
        let now = part.meant(s, World::New).to_owned();
        let is_changed = changed.contains(&s.report);
        if !is_changed && now == s.person {
            continue;
        }
        if part.is_in((s.report, 0), World::Old) {
            let report = part.row_key(s.report);
            progress.gone(Row::Sighting(KeptSighting {
                report,
                ..s.clone()
            }));
        }
        if part.is_in((s.report, 0), World::New) {
            progress.come(Row::Sighting(KeptSighting {
                person: now,
                ..s.clone()
            }));
        }
    }
    // Those who changed, from their claims.
    let mut claims: BTreeSet<Place> = BTreeSet::new();
    for &g in &made {
        for &f in &groups[g] {
            for (i, _) in super::part::places(rows[f]) {
                claims.insert((rows[f].report, i));
            }
        }
    }
    for &g in &made {
        for &f in &groups[g] {
            part.lend(rows[f])?;
        }
    }
    for &at in &claims {
        part.load_alone(at)?;
    }
    let entries = {
        let view = part.view(World::New, &claims);
        let mentions: Vec<Mention> = mentions(&view.case);
        let of: BTreeMap<(At, Slot), usize> = mentions
            .iter()
            .enumerate()
            .map(|(m, mention)| ((mention.at, mention.slot), m))
            .collect();
        let number: BTreeMap<ReportKey, usize> = (0..view.case.reports.len())
            .map(|r| (view.place((r, 0)).0, r))
            .collect();
        let sightings: Vec<Sighting> = rows
            .iter()
            .map(|s| {
                let Some(&r) = number.get(&s.report) else {
                    return unkept(s, usize::MAX);
                };
                let mut sighting = unkept(s, r);
                let places = sighting.places.iter();
                sighting.mentions = places.filter_map(|p| of.get(p).copied()).collect();
                sighting
            })
            .collect();
        let own: Vec<Vec<usize>> = made.iter().map(|&g| groups[g].clone()).collect();
        let own_ids: Vec<String> = made.iter().map(|&g| ids[g].clone()).collect();
        build(&view.case, &mentions, &sightings, (own, joins), &own_ids).entries
    };
    // Whose claims are told of somebody else now, or of somebody shown otherwise.
    let mut others: BTreeSet<String> = BTreeSet::new();
    for entry in &entries {
        let now = (entry.name.clone(), entry.countries.clone());
        if part.kept.person(&entry.id)?.as_ref() != Some(&now) {
            others.insert(entry.id.clone());
        }
        part.renamed.insert(entry.id.clone(), now);
    }
    let mut touched: BTreeSet<Place> = BTreeSet::new();
    for s in pool.sightings.values() {
        let now = part.meant(s, World::New);
        if now != s.person || others.contains(now) {
            for (i, _) in super::part::places(s) {
                touched.insert((s.report, i));
            }
        }
    }
    progress.made_of = claims;
    progress.update.persons = entries;
    Ok(touched)
}
