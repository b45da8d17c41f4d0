//! Who is who after the change: the looks that can have to do with those of the reports that changed, grouped anew; of
//! the people only those who changed are made again, and of them what does not list reports.

use super::kept::{Kept, KeptLook, KeptSighting, KeptSpot, Place, ReportKey, Row, days};
use super::looks;
use super::part::Part;
use super::view::World;
use super::{Progress, Stop, type_of};
use crate::case::Telling;
use crate::names::{Likeness, Name};
use crate::persons::look::{Known, Look, Sightings, Span, Spot};
use crate::persons::{Slot, across, head, identities, joins_of, marks};
use sidelines_facts::CountryCode;
use std::collections::{BTreeMap, BTreeSet};

/// More looks than this are grouped faster with all others.
const MOST: usize = 20_000;

/// Who is named so, in either world.
type Unit = (String, Option<CountryCode>);

/// Whether two names can have to do with each other, in a group or as a surname and its bearer.
fn can_meet(a: &(Name, Option<CountryCode>), b: &(Name, Option<CountryCode>)) -> bool {
    let (x, y) = (&a.0, &b.0);
    // Persons founded alike are numbered together.
    if x.parts == y.parts && a.1 == b.1 {
        return true;
    }
    let one_part = x.parts.len() == 1 || y.parts.len() == 1;
    if one_part {
        return x.parts.len() != y.parts.len() && a.1 == b.1 && x.likeness(y) == Likeness::OnePart;
    }
    let country = a.1.is_none() || b.1.is_none() || a.1 == b.1;
    country && x.likeness(y) != Likeness::Different
}

/// A look in the two worlds.
#[derive(Default)]
struct Pooled {
    old: Option<KeptLook>,
    new: Option<(Look, Span)>,
}

/// The sightings of reports that changed.
#[derive(Default)]
struct Changed {
    /// By look, as they were and as they are.
    old: BTreeMap<u64, Vec<KeptSighting>>,
    new: BTreeMap<u64, Vec<KeptSighting>>,
    /// The looks of those that are.
    looks: BTreeMap<u64, (KeptLook, Look)>,
}

/// Brings people up to date; returns the claims of those whose id, name or countries are others now, or who look
/// otherwise. Whom the reports of `touched` name is made again in any case. `counted` are claims that count in one world
/// alone, of reports that did not change.
pub(super) fn update<K: Kept>(
    part: &mut Part<'_, K>,
    touched: &BTreeSet<Place>,
    counted: &BTreeSet<Place>,
    progress: &mut Progress,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    let mut changed = changed(part, progress);
    let seen_otherwise = recount(part, counted, &mut changed, progress)?;
    // Looks that are made again.
    let mut again: BTreeSet<u64> = changed
        .old
        .keys()
        .chain(changed.new.keys())
        .copied()
        .collect();
    let reports: BTreeSet<ReportKey> = touched.iter().map(|at| at.0).collect();
    for &report in &reports {
        for &at in touched.range((report, 0)..=(report, usize::MAX)).take(1) {
            part.load(at)?;
        }
        let seen = part.sightings(report, World::Old).iter();
        again.extend(seen.map(|s| s.sighting.look));
    }
    let mut pool = pool(part, &changed, &reports)?;
    for (&key, sightings) in &changed.old {
        // Where it is seen but for those reports.
        let gone: BTreeSet<ReportKey> = sightings.iter().map(|s| part.row_key(s.report)).collect();
        let spots = part.kept.spots(key)?;
        let left = spots.iter().filter(|s| !gone.contains(&s.sighting.report));
        let span = span(None, left.map(spot));
        if let Some(pooled) = pool.get_mut(&key) {
            let look = pooled.new.take().map(|n| n.0);
            pooled.new = look.zip(span);
        }
    }
    for (key, sightings) in &changed.new {
        let spots: Vec<KeptSpot> = sightings
            .iter()
            .filter_map(|s| {
                let report = part.reports.get(&s.report)?;
                Some(KeptSpot {
                    sighting: s.clone(),
                    id: report.meta.id.clone(),
                    published: report.published().map(|d| (d.first, d.last)),
                })
            })
            .collect();
        let pooled = pool.entry(*key).or_default();
        let before = pooled.new.take().map(|n| n.1);
        let look = changed.looks.get(key).map(|l| l.1.clone());
        pooled.new = look.zip(span(before, spots.iter().map(spot)));
    }
    let mut out = regroup(part, progress, &pool, &changed, &again)?;
    out.extend(seen_otherwise);
    Ok(out)
}

fn spot(kept: &KeptSpot) -> Spot<'_> {
    Spot {
        report: &kept.id,
        ordinal: kept.sighting.ordinal,
        claim: kept.sighting.claims.first().copied().unwrap_or_default(),
        published: kept.published.map(days),
    }
}

fn span<'s>(before: Option<Span>, spots: impl Iterator<Item = Spot<'s>>) -> Option<Span> {
    let mut span = before;
    for spot in spots {
        match &mut span {
            Some(span) => span.add(&spot),
            none => *none = Some(Span::of(&spot)),
        }
    }
    span
}

/// Finds the sightings of reports that changed; rows and all.
fn changed<K: Kept>(part: &mut Part<'_, K>, progress: &mut Progress) -> Changed {
    let mut out = Changed::default();
    let places = part.changed();
    let fresh: BTreeSet<Place> = places
        .iter()
        .copied()
        .filter(|at| part.is_in(*at, World::New))
        .collect();
    let mut by_report: BTreeMap<ReportKey, Vec<KeptSighting>> = BTreeMap::new();
    {
        let view = part.view(World::New, &fresh);
        let sightings = Sightings::of(&view.case);
        for s in &sightings.all {
            let look = &sightings.looks[s.look];
            let kept = looks::kept(look, &view.case.rulings);
            let key = kept.key;
            let report = view.place((s.report, 0)).0;
            let sighting = looks::sighting(&view.case, s, report, key);
            out.looks.entry(key).or_insert_with(|| (kept, look.clone()));
            by_report.entry(report).or_default().push(sighting);
        }
    }
    for (report, sightings) in by_report {
        for s in &sightings {
            out.new.entry(s.look).or_default().push(s.clone());
        }
        part.set_sightings(report, sightings);
    }
    for report in part.changed_reports() {
        for seen in part.sightings(report, World::New) {
            let s = &seen.sighting;
            let is_old = part.is_in((report, 0), World::Old);
            if is_old {
                out.old.entry(s.look).or_default().push(s.clone());
            }
            person_rows(part, s, report, !is_old, progress);
        }
    }
    out
}

/// The rows of a sighting and of the words by which it is known, which come or go.
fn person_rows<K: Kept>(
    part: &Part<'_, K>,
    s: &KeptSighting,
    report: ReportKey,
    come: bool,
    progress: &mut Progress,
) {
    let key = if come { report } else { part.row_key(report) };
    for &i in &s.claims {
        let Some(fact) = part.fact((report, i)) else {
            continue;
        };
        let mut evidence = fact.evidence.clone();
        crate::record::first_words(&mut evidence);
        let row = Row::Words {
            at: (key, i),
            evidence,
        };
        if come {
            progress.come(row);
        } else {
            progress.gone(row);
        }
    }
    let row = Row::Sighting(KeptSighting {
        report: key,
        ..s.clone()
    });
    if come {
        progress.come(row);
    } else {
        progress.gone(row);
    }
}

/// Finds anew whom reports know of which single claims come to count or no longer do; rows and all. Returns the claims
/// in which somebody looks otherwise.
fn recount<K: Kept>(
    part: &mut Part<'_, K>,
    counted: &BTreeSet<Place>,
    changed: &mut Changed,
    progress: &mut Progress,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    let reports: BTreeSet<ReportKey> = counted.iter().map(|at| at.0).collect();
    let mut all: BTreeSet<Place> = BTreeSet::new();
    for &report in &reports {
        for kind in ["encounter", "holder", "quote", "event"] {
            all.extend(part.load_all(report, kind)?);
        }
    }
    let mut by_report: BTreeMap<ReportKey, Vec<KeptSighting>> = BTreeMap::new();
    let mut looks: BTreeMap<u64, (KeptLook, Look)> = BTreeMap::new();
    {
        let view = part.view(World::New, &all);
        let sightings = Sightings::of(&view.case);
        let kept: Vec<KeptLook> = sightings
            .looks
            .iter()
            .map(|look| looks::kept(look, &view.case.rulings))
            .collect();
        for s in &sightings.all {
            let report = view.place((s.report, 0)).0;
            let key = kept[s.look].key;
            let sighting = looks::sighting(&view.case, s, report, key);
            by_report.entry(report).or_default().push(sighting);
            looks
                .entry(key)
                .or_insert_with(|| (kept[s.look].clone(), sightings.looks[s.look].clone()));
        }
    }
    let mut touched: BTreeSet<Place> = BTreeSet::new();
    for report in reports {
        let was = part.sightings(report, World::Old).iter();
        let was: BTreeSet<KeptSighting> = was.map(|s| s.sighting.clone()).collect();
        let is: BTreeSet<KeptSighting> = by_report.remove(&report).into_iter().flatten().collect();
        // What is said of somebody who looks as before is said of the same person.
        let looks_of = |all: &BTreeSet<KeptSighting>| -> BTreeSet<(usize, Slot, u64)> {
            let places = |s: &KeptSighting| {
                let look = s.look;
                looks::places(s)
                    .into_iter()
                    .map(move |(i, slot)| (i, slot, look))
            };
            all.iter().flat_map(places).collect()
        };
        let otherwise = looks_of(&was);
        let otherwise = otherwise
            .symmetric_difference(&looks_of(&is))
            .copied()
            .collect::<Vec<_>>();
        touched.extend(otherwise.into_iter().map(|(i, _, _)| (report, i)));
        // Of a look that is not seen as it was all sightings are told again.
        let differing = was.symmetric_difference(&is).map(|s| s.look);
        let differing: BTreeSet<u64> = differing.collect();
        for (sightings, come) in [(&was, false), (&is, true)] {
            for s in sightings.iter().filter(|s| differing.contains(&s.look)) {
                if come {
                    changed.new.entry(s.look).or_default().push(s.clone());
                    changed
                        .looks
                        .extend(looks.get(&s.look).map(|l| (s.look, l.clone())));
                } else {
                    changed.old.entry(s.look).or_default().push(s.clone());
                }
            }
            for s in sightings {
                person_rows(part, s, report, come, progress);
            }
        }
        part.set_sightings(report, is.into_iter().collect());
    }
    Ok(touched)
}

/// All looks that can have to do with those of the reports, at whatever remove.
fn pool<K: Kept>(
    part: &Part<'_, K>,
    changed: &Changed,
    reports: &BTreeSet<ReportKey>,
) -> Result<BTreeMap<u64, Pooled>, Stop<K::Error>> {
    let mut units: BTreeMap<Unit, Name> = BTreeMap::new();
    let mut open: Vec<Unit> = Vec::new();
    let mut own: BTreeSet<Unit> = BTreeSet::new();
    let fresh = changed.looks.values().map(|(kept, _)| kept);
    own.extend(fresh.map(|l| (l.name.clone(), l.country)));
    let mut persons: BTreeSet<String> = BTreeSet::new();
    for &report in reports {
        for seen in part.sightings(report, World::Old) {
            persons.insert(part.meant(seen, World::Old).to_owned());
        }
    }
    for &look in changed.old.keys() {
        persons.extend(part.kept.whose(look)?);
    }
    for person in persons.iter().filter(|p| !p.is_empty()) {
        let looks = part.kept.looks_of(person)?.into_iter();
        own.extend(looks.map(|l| (l.name, l.country)));
    }
    // Looks that corrections take for one, whatever their names.
    let mut joined: BTreeSet<String> = BTreeSet::new();
    for (kept, _) in changed.looks.values() {
        joined.extend(kept.joined.iter().cloned());
    }
    for correction in &joined {
        own.extend(part.kept.names(correction)?);
    }
    for unit in &own {
        units.insert(unit.clone(), Name::of_line(&unit.0));
        open.push(unit.clone());
    }
    let mut pool: BTreeMap<u64, Pooled> = BTreeMap::new();
    while let Some(unit) = open.pop() {
        for kept in part.kept.looks(&unit.0, unit.1)? {
            for correction in &kept.joined {
                if joined.insert(correction.clone()) {
                    for other in part.kept.names(correction)? {
                        if !units.contains_key(&other) {
                            units.insert(other.clone(), Name::of_line(&other.0));
                            open.push(other);
                        }
                    }
                }
            }
            let Some(new) = looks::unkept(&kept, &part.rulings) else {
                return Err(Stop::TooFar);
            };
            let pooled = Pooled {
                new: Some(new),
                old: Some(kept),
            };
            if let Some(kept) = &pooled.old {
                pool.insert(kept.key, pooled);
            }
        }
        if pool.len() > MOST {
            return Err(Stop::TooFar);
        }
        let name = Name::of_line(&unit.0);
        let mut others = own.clone();
        for key in name.keys() {
            others.extend(part.kept.names(&key)?);
        }
        let this = (name, unit.1);
        for other in others {
            if units.contains_key(&other) {
                continue;
            }
            let that = (Name::of_line(&other.0), other.1);
            if can_meet(&this, &that) {
                units.insert(other.clone(), that.0);
                open.push(other);
            }
        }
    }
    Ok(pool)
}

/// Whose looks are whose now.
struct Regrouped<'p> {
    known: Vec<Known<'p>>,
    keys: Vec<u64>,
}

fn regroup<K: Kept>(
    part: &mut Part<'_, K>,
    progress: &mut Progress,
    pool: &BTreeMap<u64, Pooled>,
    changed: &Changed,
    again: &BTreeSet<u64>,
) -> Result<BTreeSet<Place>, Stop<K::Error>> {
    let now: Vec<(u64, Known<'_>)> = pool
        .iter()
        .filter_map(|(&key, pooled)| {
            let (look, span) = pooled.new.as_ref()?;
            Some((key, Known { look, span }))
        })
        .collect();
    let (keys, known) = now.into_iter().unzip();
    let regrouped = Regrouped { known, keys };
    let joined = across::join(&regrouped.known, &part.rulings);
    let ids = identities(&regrouped.known, &joined.0);
    let groups = joins_of(&regrouped.known, joined);
    let mut before: BTreeMap<&str, usize> = BTreeMap::new();
    for old in pool.values().filter_map(|p| p.old.as_ref()) {
        *before.entry(&old.person).or_default() += 1;
    }
    let mut made: Vec<(String, Vec<usize>, Vec<crate::record::Join>)> = Vec::new();
    let mut whose: BTreeMap<u64, String> = BTreeMap::new();
    let there: BTreeSet<String> = ids.iter().cloned().collect();
    for ((group, joins), id) in groups.into_iter().zip(ids) {
        let own = || group.iter().map(|&l| regrouped.keys[l]);
        let was = |key: u64| pool.get(&key).and_then(|p| p.old.as_ref());
        let same = own()
            .all(|key| !again.contains(&key) && was(key).is_some_and(|old| old.person == id))
            && before.get(id.as_str()) == Some(&group.len());
        for key in own() {
            part.moved.insert(key, id.clone());
            whose.insert(key, id.clone());
        }
        let marks = marks(group.iter().map(|&l| regrouped.known[l].look));
        let keys = own().collect();
        progress.looks.insert(id.clone(), (keys, marks));
        if !same {
            made.push((id, group, joins));
        }
    }
    for id in before.keys().filter(|id| !there.contains(**id)) {
        progress.update.gone.insert((*id).to_owned());
        progress
            .looks
            .insert((*id).to_owned(), (Vec::new(), Vec::new()));
    }
    rows(progress, pool, changed, &whose);
    // Those who changed.
    let mut others: BTreeSet<String> = BTreeSet::new();
    for (id, group, joins) in made {
        let mut tellings: Vec<Vec<Telling>> = Vec::new();
        for &l in &group {
            tellings.push(tellings_of(part, changed, regrouped.keys[l])?);
        }
        let own: Vec<(Known<'_>, &[Telling])> = group
            .iter()
            .zip(&tellings)
            .map(|(&l, tellings)| (regrouped.known[l], tellings.as_slice()))
            .collect();
        let (entry, counts) = head(&id, &own, joins, &part.rulings);
        let now = (entry.name.clone(), entry.countries.clone());
        if part.kept.person(&id)?.as_ref() != Some(&now) {
            others.insert(id.clone());
        }
        part.renamed.insert(id.clone(), now);
        progress.update.persons.push((entry, counts));
    }
    // Whose claims are told of somebody else now, or of somebody shown otherwise.
    let mut touched: BTreeSet<Place> = BTreeSet::new();
    for (&key, pooled) in pool {
        let Some(old) = &pooled.old else { continue };
        let is = whose.get(&key);
        if is.is_none_or(|is| *is != old.person || others.contains(is)) {
            for spot in part.kept.spots(key)? {
                let report = part.key(spot.sighting.report);
                if part.has_changed(report) {
                    continue;
                }
                touched.extend(spot.sighting.claims.iter().map(|&i| (report, i)));
            }
        }
    }
    Ok(touched)
}

/// The rows of looks that are not as they were.
fn rows(
    progress: &mut Progress,
    pool: &BTreeMap<u64, Pooled>,
    changed: &Changed,
    whose: &BTreeMap<u64, String>,
) {
    for (key, pooled) in pool {
        let fresh = changed.looks.get(key).map(|l| &l.0);
        let now = pooled.new.as_ref().zip(fresh.or(pooled.old.as_ref()));
        let now = now.map(|((_, span), kept)| KeptLook {
            span: looks::span(span),
            person: whose.get(key).cloned().unwrap_or_default(),
            ..kept.clone()
        });
        if now == pooled.old {
            continue;
        }
        if let Some(old) = &pooled.old {
            progress.gone(Row::Look(old.clone()));
        }
        if let Some(now) = now {
            progress.come(Row::Look(now));
        }
    }
}

/// How much each report counts in which a look is seen now.
fn tellings_of<K: Kept>(
    part: &Part<'_, K>,
    changed: &Changed,
    key: u64,
) -> Result<Vec<Telling>, Stop<K::Error>> {
    let mut out = part.kept.tellings(key)?;
    if let Some(gone) = changed.old.get(&key) {
        let gone: BTreeSet<ReportKey> = gone.iter().map(|s| part.row_key(s.report)).collect();
        out.retain(|t| !gone.contains(&t.report));
    }
    if !part.origins.is_empty() {
        for telling in &mut out {
            if let Some(&now) = part.origins.get(&telling.report) {
                telling.origin = now;
            }
        }
    }
    for s in changed.new.get(&key).into_iter().flatten() {
        let origin = part.reports.get(&s.report).map_or(0, |r| r.origin.1);
        out.push(Telling {
            report: s.report,
            origin,
            sure: s.sure.confidence(),
            background: s.background,
        });
    }
    Ok(out)
}

/// Whether the claim's fact can name an office's holder.
pub(super) fn names_holders<K: Kept>(part: &Part<'_, K>, at: Place) -> bool {
    let fact = part.fact(at);
    fact.is_some_and(|f| matches!(type_of(f), "encounter" | "holder" | "event"))
}
