//! The rows that are kept beside the record.

use super::kept::{Kept, KeptLook, Place, ReportKey, Row, numbers};
use super::part::Part;
use super::view::World;
use super::{Progress, looks, offices};
use crate::case::{At, Case};
use crate::persons::{People, Slot};
use crate::quotes;
use crate::record::{ContactEntry, Record};
use crate::sources::{copies_key, folded_agency};
use crate::{encounters, events, figures, holding, memberships, tenure};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// The claims of so many reports are made rows at once.
const WINDOW: usize = 2_000;

/// Hands over all rows of a record that was resolved at once; `keys` are the numbers of the reports.
pub(crate) fn all<E>(
    case: &mut Case<'_>,
    people: &People,
    record: &Record,
    keys: &[ReportKey],
    put: &mut dyn FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let mut wordings: HashSet<u64> = HashSet::new();
    let mut copies: HashSet<u64> = HashSet::new();
    for (r, of) in case.rulings.by_report() {
        put(Row::Ruling {
            report: keys[r],
            told: serde_json::to_string(&of).unwrap_or_default(),
        })?;
    }
    let kept = looks_of(case, people);
    for look in &kept {
        put(Row::Look(look.clone()))?;
    }
    let settled = tenure::settled(case, &record.encounters);
    let whole = case.window.clone();
    for first in whole.clone().step_by(WINDOW) {
        case.window = first..(first + WINDOW).min(whole.end);
        of_reports(case, keys, &mut copies, put)?;
        let looks = of_sightings(case, people, &kept, keys, put)?;
        let place = |at: At| (keys[at.0], at.1);
        for row in of_claims(case, people, &place) {
            put(row)?;
        }
        for (_, wording) in quotes::wordings(case) {
            if wordings.insert(wording.wording) {
                for gram in wording.grams {
                    put(Row::Gram {
                        gram,
                        wording: wording.wording,
                    })?;
                }
            }
        }
        let look = |at: At, slot| looks.get(&(at, slot)).copied();
        for rows in offices::seen(case, people, &settled, keys, look).into_values() {
            for row in rows {
                put(Row::Seen(row))?;
            }
        }
    }
    case.window = whole;
    let number: BTreeMap<&str, ReportKey> = case
        .reports
        .iter()
        .zip(keys)
        .map(|(r, key)| (r.meta.id.as_str(), *key))
        .collect();
    let entries = record
        .all_told()
        .filter(|(id, _)| !id.starts_with(['p', 'h']));
    for (id, told) in entries {
        for claim in &told.claims {
            if let Some(&key) = number.get(claim.report.as_str()) {
                put(Row::Entry {
                    at: (key, claim.index),
                    entry: id.to_owned(),
                })?;
            }
        }
    }
    for entry in &record.encounters {
        for row in of_encounter(entry) {
            put(row)?;
        }
    }
    Ok(())
}

/// The reports themselves, and the fingerprints of those that are the first with their very words.
fn of_reports<E>(
    case: &Case<'_>,
    keys: &[ReportKey],
    copies: &mut HashSet<u64>,
    put: &mut dyn FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    for r in case.window.clone() {
        let source = &case.reports[r];
        let prints: BTreeSet<u64> = source.fingerprints.iter().copied().collect();
        let key = copies_key(&prints);
        put(Row::Report {
            report: keys[r],
            published: case.published[r].map(|d| (d.first, d.last)),
            written: case.written[r].map(|d| (d.first, d.last)),
            origin: keys[case.origin[r]],
            agency: folded_agency(source.meta),
            copies: key,
            prints: prints.len(),
        })?;
        if key.is_some_and(|key| copies.insert(key)) {
            for print in prints {
                put(Row::Print {
                    print,
                    report: keys[r],
                })?;
            }
        }
    }
    Ok(())
}

/// Those of the window, and the words of the claims that name somebody; returns the keys of looks.
fn of_sightings<E>(
    case: &Case<'_>,
    people: &People,
    kept: &[KeptLook],
    keys: &[ReportKey],
    put: &mut dyn FnMut(Row) -> Result<(), E>,
) -> Result<BTreeMap<(At, Slot), u64>, E> {
    let mut looks = BTreeMap::new();
    let mut claims: BTreeSet<At> = BTreeSet::new();
    let all = &people.sightings.all;
    let first = all.partition_point(|s| s.report < case.window.start);
    let past = all.partition_point(|s| s.report < case.window.end);
    for s in &all[first..past] {
        let look = kept[s.look].key;
        looks.extend(s.places.iter().map(|place| (*place, look)));
        claims.extend(s.claims());
        let row = looks::sighting(case, s, keys[s.report], look);
        put(Row::Sighting(row))?;
    }
    for at in claims {
        put(Row::Words {
            at: (keys[at.0], at.1),
            evidence: case.words(at),
        })?;
    }
    Ok(looks)
}

/// All looks as they are kept, by their positions.
fn looks_of(case: &Case<'_>, people: &People) -> Vec<KeptLook> {
    let mut persons: Vec<&str> = vec![""; people.sightings.looks.len()];
    for s in &people.sightings.all {
        let person = s.places.first();
        let person = person.and_then(|(at, slot)| people.at(*at, *slot));
        if let Some(p) = person {
            persons[s.look] = &people.entries[p].id;
        }
    }
    let spans = people.sightings.spans(case);
    let looks = people.sightings.looks.iter().zip(&spans).zip(persons);
    looks
        .map(|((look, span), person)| KeptLook {
            span: looks::span(span),
            person: person.to_owned(),
            ..looks::kept(look, &case.rulings)
        })
        .collect()
}

/// The rows of an encounter.
pub(super) fn of_encounter(entry: &ContactEntry) -> Vec<Row> {
    let mut out = Vec::new();
    let both = [
        (encounters::frame_keys(entry), true),
        (encounters::member_keys(entry), false),
    ];
    for ((keys, days), frame) in both {
        out.extend(keys.into_iter().map(|key| Row::Link {
            key,
            days: numbers(days),
            entry: entry.id.clone(),
            frame,
        }));
    }
    let offices = holding::offices_told(entry).into_iter();
    out.extend(offices.map(|(office, named)| Row::Bearer {
        office,
        entry: entry.id.clone(),
        named,
    }));
    out
}

/// The rows of the claims that a change touches, as they were and as they are.
pub(super) fn claims<K: Kept>(
    part: &Part<'_, K>,
    touched: &BTreeSet<Place>,
    progress: &mut Progress,
) {
    for world in [World::Old, World::New] {
        let view = part.view(world, touched);
        for row in of_claims(&view.case, &view.people, &|at| view.place(at)) {
            match (world, row) {
                (World::New, row) => progress.come(row),
                (World::Old, Row::Block { key, days, at }) => progress.gone(Row::Block {
                    key,
                    days,
                    at: (part.row_key(at.0), at.1),
                }),
                (World::Old, _) => {}
            }
        }
    }
}

/// The keys of claims.
fn of_claims(case: &Case<'_>, people: &People, place: &dyn Fn(At) -> Place) -> Vec<Row> {
    let mut out = Vec::new();
    for units in [
        encounters::units_alone(case, people),
        quotes::units_alone(case),
        events::units_alone(case, people),
        memberships::units(case),
        figures::units(case),
    ] {
        for unit in units.units {
            for &key in &unit.keys {
                out.extend(unit.claims.iter().map(|&at| Row::Block {
                    key,
                    days: numbers(unit.days),
                    at: place(at),
                }));
            }
        }
    }
    out
}
