//! Facts of many reports to the record: identity, merging, sources, disputes.
//!
//! [`resolve`] is a pure function: no storage, no clock, and the order in which reports are given does
//! not matter. Whatever it joins, it says why ([`Told::joins`]).

mod case;
mod choose;
mod corrections;
mod encounters;
mod events;
mod figures;
mod founding;
mod holding;
mod ids;
mod increment;
mod input;
mod memberships;
mod names;
mod numbers;
mod offices;
mod orgs;
mod persons;
mod quotes;
mod record;
mod sources;
mod tenure;
#[cfg(test)]
mod testing;
mod unite;
mod when;
mod wording;

pub use case::Telling;
pub use corrections::{
    Action, Correction, CorrectionEffect, CorrectionState, Corrections, Gone, NamedIn, Outcome,
    Request, RequestError, Target, effects, fields_of, party_named, reads_anew, reports_of, settle,
};
pub use founding::{Founded, founded};
pub use increment::{
    Change, DayNumbers, Decisions, Kept, KeptHeld, KeptHolder, KeptLook, KeptSeen, KeptSighting,
    KeptSpot, Place, ReportKey, Row, Standing, Sure, Update, garb_number, type_of, update,
};
pub use input::ReportFacts;
pub use orgs::is_edition;
pub use record::words;
pub use record::*;
pub use sources::fingerprints;

/// The version of the rules. To be raised with every change after which the same claims may give another
/// record: what a store keeps of an older version is then resolved anew.
pub const RULES_VERSION: u32 = 21;

/// Resolves all claims from scratch. Of two reports with one id the first given counts.
///
/// Cost grows near-linearly with the number of claims: names are compared within a block of like-sounding
/// parts, encounters within a block of shared parties and days that can meet.
#[must_use]
pub fn resolve(input: &[ReportFacts], corrections: &Corrections) -> Record {
    let mut case = case::Case::new(input, corrections);
    let (people, mut record) = run(&mut case, true);
    record.persons = people.entries;
    record.put_in_order();
    record.corrections = case.rulings.effects(&record);
    record
}

/// What [`resolve`] gives as an update of nothing, and what has become of each correction and why; with the [`Row`]s by which
/// [`update`] can bring the record up to date later. `keys` are the numbers of the reports, which are sorted by id and
/// each there once; `put` is given the rows.
///
/// # Errors
/// Those of `put`.
pub fn resolve_with_rows<E>(
    input: &[ReportFacts],
    keys: &[ReportKey],
    corrections: &Corrections,
    mut put: impl FnMut(Row) -> Result<(), E>,
) -> Result<(Update, Vec<CorrectionEffect>, Vec<Outcome>), E> {
    let mut case = case::Case::new(input, corrections);
    let (mut people, mut record) = run(&mut case, false);
    increment::all(&mut case, &people, &record, keys, &mut put)?;
    let counts = std::mem::take(&mut people.counts);
    record.persons = std::mem::take(&mut people.entries);
    drop(people);
    let effects = case.rulings.effects(&record);
    let mut update = Update {
        reports: record.reports,
        origins: record.origins,
        persons: record.persons.into_iter().zip(counts).collect(),
        encounters: record.encounters,
        quotes: record.quotes,
        memberships: record.memberships,
        figures: record.figures,
        events: record.events,
        ..Update::default()
    };
    for mut office in record.offices {
        let holders = std::mem::take(&mut office.holders);
        let holders = holders.into_iter().map(|h| (office.id.clone(), h));
        update.holders.extend(holders);
        update.offices.push(office);
    }
    Ok((update, effects, case.rulings.outcomes()))
}

/// The people and all else of a record, in no order yet; people and holders with their lists or without.
fn run(case: &mut case::Case<'_>, lists: bool) -> (persons::People, Record) {
    let origins = sources::origins(case);
    let mut people = persons::people_with(case, lists);
    let mut encounters = encounters::encounters(case, &people);
    let offices = tenure::offices(case, &mut people, &mut encounters, lists);
    let quotes = quotes::quotes(case, &people, &encounters, &quotes::Common::Counted);
    let events = events::events(case, &people);
    let record = Record {
        reports: case.reports.iter().map(|r| r.meta.clone()).collect(),
        origins,
        persons: Vec::new(),
        offices,
        encounters,
        quotes,
        memberships: memberships::memberships(case),
        figures: figures::figures(case),
        events,
        corrections: Vec::new(),
    };
    (people, record)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shuffled() -> impl Strategy<Value = (Vec<ReportFacts>, Vec<ReportFacts>)> {
        testing::any_reports().prop_flat_map(|reports| {
            let shuffled = Just(reports.clone()).prop_shuffle();
            (Just(reports), shuffled)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn the_order_of_reading_does_not_matter((reports, shuffled) in shuffled()) {
            let none = Corrections::default();
            prop_assert_eq!(resolve(&reports, &none), resolve(&shuffled, &none));
        }

        #[test]
        fn every_claim_is_in_the_record_once(reports in testing::any_reports()) {
            let record = resolve(&reports, &Corrections::default());
            let told = record.encounters.iter().map(|e| &e.told);
            let told = told.chain(record.quotes.iter().map(|q| &q.told));
            let mut claims: Vec<&ClaimRef> = told.flat_map(|t| &t.claims).collect();
            let n = claims.len();
            claims.sort();
            claims.dedup();
            prop_assert_eq!(claims.len(), n);
            let facts = reports.iter().flat_map(|r| &r.facts);
            let given = facts.filter(|f| matches!(f.body,
                sidelines_facts::Body::Encounter(_) | sidelines_facts::Body::Quote(_))).count();
            prop_assert_eq!(n, given);
        }

        #[test]
        fn every_report_of_an_encounter_is_joined_for_a_reason(reports in testing::any_reports()) {
            let record = resolve(&reports, &Corrections::default());
            for told in record.encounters.iter().map(|e| &e.told) {
                let mut reached: std::collections::BTreeSet<&str> =
                    told.reports.iter().take(1).map(String::as_str).collect();
                for _ in &told.joins {
                    for join in &told.joins {
                        prop_assert!(!join.why.is_empty());
                        let ends = [join.a.report.as_str(), join.b.report.as_str()];
                        if ends.iter().any(|end| reached.contains(end)) {
                            reached.extend(ends);
                        }
                    }
                }
                prop_assert_eq!(reached.len(), told.reports.len());
            }
        }

        #[test]
        fn a_record_comes_back_from_json(reports in testing::any_reports()) {
            let record = resolve(&reports, &Corrections::default());
            let json = serde_json::to_string(&record).unwrap();
            prop_assert_eq!(serde_json::from_str::<Record>(&json).unwrap(), record);
        }

        #[test]
        fn a_report_taken_away_leaves_no_trace(reports in testing::any_reports()) {
            let Some((gone, rest)) = reports.split_last() else { return Ok(()) };
            let json = serde_json::to_string(&resolve(rest, &Corrections::default())).unwrap();
            let name = format!("\"{}\"", gone.meta.id);
            prop_assert!(!json.contains(&name));
        }

        #[test]
        fn what_a_claim_founded_keeps_its_id(reports in testing::any_reports()) {
            let Some((_, before)) = reports.split_last() else { return Ok(()) };
            let none = Corrections::default();
            let founded = |record: &Record| -> std::collections::BTreeMap<ClaimRef, String> {
                let founder = |e: &ContactEntry| {
                    e.told.claims.iter().cloned().min_by_key(|c| {
                        let day = record.report(&c.report).and_then(|r| r.published.clone());
                        (day.is_none(), day, c.clone())
                    })
                };
                record.encounters.iter().filter_map(|e| Some((founder(e)?, e.id.clone()))).collect()
            };
            let (before, after) = (founded(&resolve(before, &none)), founded(&resolve(&reports, &none)));
            for (claim, id) in &before {
                prop_assert!(after.get(claim).is_none_or(|now| now == id), "{claim:?}");
            }
        }

        #[test]
        fn a_rejected_claim_is_as_if_never_made(reports in testing::any_reports()) {
            let Some(first) = reports.iter().position(|r| !r.facts.is_empty()) else { return Ok(()) };
            let claim = reports[first].facts.last().unwrap().clone();
            // A holder is corrected by name and office.
            prop_assume!(!matches!(claim.body, sidelines_facts::Body::Holder(_)));
            // Two facts of one report that say the very same cannot be told apart.
            prop_assume!(reports[first].facts.iter().filter(|f| f.body == claim.body).count() == 1);
            let target = || Target::Claims { claims: vec![claim.clone()] };
            let correction = |id: &str, action| Correction { id: id.to_owned(), action };
            let reject = Corrections { list: vec![correction("c-1", Action::Reject { entry: target() })] };
            let mut without = reports.clone();
            without[first].facts.pop();
            let bare = |input: &[ReportFacts], corrections: &Corrections| {
                let mut record = resolve(input, corrections);
                let effects: Vec<_> = record.corrections.drain(..).map(|e| e.state).collect();
                let json = serde_json::to_value(&record).unwrap();
                let json = json.to_string().replace(",\"corrections\":[\"c-1\",\"c-2\"]", "");
                (json, effects)
            };
            let none = Corrections::default();
            prop_assert_eq!(bare(&reports, &reject), (bare(&without, &none).0, vec![CorrectionState::Applied]));
            let both = Corrections { list: vec![
                correction("c-1", Action::Reject { entry: target() }),
                correction("c-2", Action::Accept { entry: target() }),
            ] };
            let (json, states) = bare(&reports, &both);
            prop_assert_eq!(states, [CorrectionState::Overruled, CorrectionState::Applied]);
            let plain: Record = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(plain.encounters.len(), resolve(&reports, &none).encounters.len());
        }
    }
}
