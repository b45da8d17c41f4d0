use super::{OfficeLine, few};
use crate::offices::Held;
use crate::sources::Citations;
use crate::who::succession;
use crate::{Answer, Index, Pair};
use jiff::civil::Date;
use sidelines_facts::{CountryCode, Evidence};
use sidelines_resolve::{ContactEntry, OfficeEntry};
use std::collections::{BTreeMap, BTreeSet};

/// The offices in which officials of `country` took part in these contacts, by position in the record, each
/// with how often: the most often first.
pub(crate) fn met_in(
    index: &Index,
    country: CountryCode,
    contacts: &[&ContactEntry],
) -> Vec<(usize, usize)> {
    let mut met: BTreeMap<usize, usize> = BTreeMap::new();
    for entry in contacts {
        for (link, party) in entry.parties.iter().zip(&entry.encounter.parties) {
            if index.acting_for(party, Some(link)).contains(&country)
                && let Some(office) = link.office.as_deref().and_then(|id| index.office_at(id))
            {
                *met.entry(office).or_default() += 1;
            }
        }
    }
    let mut met: Vec<(usize, usize)> = met.into_iter().collect();
    met.sort_by_key(|&(_, times)| std::cmp::Reverse(times));
    met
}

/// The offices in which the two met, those that met most often first.
pub(super) fn offices(
    index: &Index,
    pair: Pair,
    day: Option<Date>,
    contacts: &[&ContactEntry],
    cite: &mut Citations,
) -> Vec<OfficeLine> {
    let mut lines = Vec::new();
    for country in [pair.a, pair.b] {
        for (office, _) in met_in(index, country, contacts) {
            let office = &index.record().offices[office];
            if let Some(line) = office_line(index, country, office, day, cite) {
                lines.push(line);
            }
        }
    }
    lines
}

fn office_line(
    index: &Index,
    country: CountryCode,
    office: &OfficeEntry,
    day: Option<Date>,
    cite: &mut Citations,
) -> Option<OfficeLine> {
    let succession = succession(office, day);
    let certain = matches!(&succession.answer, Answer::Held { .. });
    let holder = match &succession.answer {
        Answer::Held { holders } => holders.iter().max_by_key(|h| h.begins()),
        _ => succession.latest_by(day),
    }?;
    let mut before: Vec<Held> = succession
        .holders
        .iter()
        .filter(|h| h.person != holder.person && h.begins() < holder.begins())
        .filter(|h| h.begins().is_some())
        .cloned()
        .collect();
    before.sort_by_key(|h| std::cmp::Reverse(h.begins()));
    let told = before.first().into_iter().chain([holder]);
    let reports: BTreeSet<String> = told.clone().flat_map(|h| few(index, &h.reports)).collect();
    let reports: Vec<String> = reports.into_iter().collect();
    let evidence = told.flat_map(|h| words(office, &h.id));
    let evidence: Vec<Evidence> = evidence.cloned().collect();
    Some(OfficeLine {
        office: succession.office.clone(),
        country,
        holder: Some(holder.clone()),
        certain,
        stale: holder.ends().zip(day).is_some_and(|(seen, day)| {
            seen.checked_add(jiff::Span::new().years(1))
                .is_ok_and(|until| until < day)
        }),
        before,
        sources: cite.cite(&reports, &evidence),
    })
}

/// The words that show somebody in the office.
fn words<'a>(office: &'a OfficeEntry, tenancy: &str) -> &'a [Evidence] {
    let mut holders = office.holders.iter();
    let holder = holders.find(|h| h.id == tenancy);
    holder.map_or(&[], |h| &h.told.evidence)
}
