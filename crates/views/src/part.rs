use crate::TimelineFilter;
use crate::days::{first, last};
use crate::words::has_words;
use crate::{Index, select};
use jiff::civil::Date;
use sidelines_facts::{Edtf, Party};
use sidelines_resolve::{
    EventEntry, FigureEntry, MembershipEntry, OfficeEntry, Origin, PartyLink, QuoteEntry, Record,
    Tenancy, Told,
};
use std::collections::BTreeSet;

/// The part of the record that `filter` lets through, as a record of its own.
///
/// Each condition is asked of every entry; an entry that has no such field does not pass it (a number has no
/// country, an office no place). Quotes also come with the encounter at which they were said. People, reports and
/// origins are those of the entries that passed; an office without a holder that passed is left only where a
/// party of an encounter holds it.
#[must_use]
pub fn part(index: &Index, filter: &TimelineFilter) -> Record {
    let record = index.record();
    if filter.is_empty() {
        return record.clone();
    }
    let mut out = Record {
        encounters: select(index, filter).into_iter().cloned().collect(),
        events: record
            .events
            .iter()
            .filter(|e| event(index, e, filter))
            .cloned()
            .collect(),
        memberships: record
            .memberships
            .iter()
            .filter(|m| membership(m, filter))
            .cloned()
            .collect(),
        figures: record
            .figures
            .iter()
            .filter(|f| figure(f, filter))
            .cloned()
            .collect(),
        ..Record::default()
    };
    let at: BTreeSet<&str> = out.encounters.iter().map(|e| e.id.as_str()).collect();
    let with_contact = |q: &QuoteEntry| q.encounter.as_deref().is_some_and(|id| at.contains(id));
    out.quotes = record
        .quotes
        .iter()
        .filter(|q| with_contact(q) || quote(index, q, filter))
        .cloned()
        .collect();
    let links = || {
        let encounters = out
            .encounters
            .iter()
            .flat_map(|e| e.parties.iter().chain(&e.attendees));
        let events = out
            .events
            .iter()
            .flat_map(|e| e.actors.iter().chain(&e.recipients));
        encounters
            .chain(events)
            .chain(out.quotes.iter().map(|q| &q.speaker))
    };
    let in_office: BTreeSet<&str> = links().filter_map(|l| l.office.as_deref()).collect();
    let offices = record.offices.iter().filter_map(|office| {
        let holders: Vec<Tenancy> = office
            .holders
            .iter()
            .filter(|h| holder(index, office, h, filter))
            .cloned()
            .collect();
        let kept = !holders.is_empty() || in_office.contains(office.id.as_str());
        kept.then(|| OfficeEntry {
            holders,
            ..office.clone()
        })
    });
    let offices: Vec<OfficeEntry> = offices.collect();
    let holders = offices.iter().flat_map(|o| &o.holders);
    let persons: BTreeSet<&str> = links()
        .filter_map(|l| l.person.as_deref())
        .chain(holders.map(|h| h.person.as_str()))
        .collect();
    out.persons = record
        .persons
        .iter()
        .filter(|p| persons.contains(p.id.as_str()))
        .cloned()
        .collect();
    out.offices = offices;
    let reports: BTreeSet<String> = tellings(&out)
        .flat_map(|t| t.reports.iter().cloned())
        .collect();
    out.reports = record
        .reports
        .iter()
        .filter(|r| reports.contains(&r.id))
        .cloned()
        .collect();
    out.origins = record
        .origins
        .iter()
        .filter_map(|o| of_origin(o, &reports))
        .collect();
    out
}

/// Who tells each of the facts; people are told of in them.
fn tellings(record: &Record) -> impl Iterator<Item = &Told> {
    let encounters = record.encounters.iter().map(|e| &e.told);
    let holders = record
        .offices
        .iter()
        .flat_map(|o| &o.holders)
        .map(|h| &h.told);
    encounters
        .chain(holders)
        .chain(record.quotes.iter().map(|q| &q.told))
        .chain(record.memberships.iter().map(|m| &m.told))
        .chain(record.figures.iter().map(|f| &f.told))
        .chain(record.events.iter().map(|e| &e.told))
}

fn of_origin(origin: &Origin, reports: &BTreeSet<String>) -> Option<Origin> {
    let kept: Vec<String> = origin
        .reports
        .iter()
        .filter(|r| reports.contains(*r))
        .cloned()
        .collect();
    let joins = origin
        .joins
        .iter()
        .filter(|j| reports.contains(&j.a) && reports.contains(&j.b));
    (!kept.is_empty()).then(|| Origin {
        joins: joins.cloned().collect(),
        reports: kept,
    })
}

fn event(index: &Index, e: &EventEntry, filter: &TimelineFilter) -> bool {
    let parties: Vec<(&Party, &PartyLink)> = (e.event.actors.iter().zip(&e.actors))
        .chain(e.event.recipients.iter().zip(&e.recipients))
        .collect();
    let place = e.event.place.as_ref();
    filter.kinds.is_empty()
        && filter.profile.is_none()
        && (filter.countries.iter()).all(|c| {
            parties
                .iter()
                .any(|(p, l)| index.acting_for(p, Some(l)).contains(c))
        })
        && filter
            .person
            .as_deref()
            .is_none_or(|wanted| parties.iter().any(|(p, l)| named(index, p, l, wanted)))
        && of_organisation(
            filter,
            parties
                .iter()
                .filter_map(|(p, _)| p.org.as_deref())
                .chain(e.event.name.as_deref()),
        )
        && filter.place.as_deref().is_none_or(|wanted| {
            place
                .and_then(|p| p.name.as_deref())
                .is_some_and(|name| has_words(name, wanted))
        })
        && filter
            .place_country
            .is_none_or(|c| place.and_then(|p| p.country) == Some(c))
        && (filter.statuses.is_empty()
            || e.event.status.is_some_and(|s| filter.statuses.contains(&s)))
        && within(
            filter,
            first(e.event.date.as_ref()),
            last(e.event.date.as_ref()),
        )
}

fn named(index: &Index, party: &Party, link: &PartyLink, wanted: &str) -> bool {
    party
        .person
        .as_deref()
        .is_some_and(|name| has_words(name, wanted))
        || index
            .person_linked(link)
            .is_some_and(|p| p.spellings.iter().any(|s| has_words(&s.name, wanted)))
}

fn holder(index: &Index, office: &OfficeEntry, h: &Tenancy, filter: &TimelineFilter) -> bool {
    let link = PartyLink {
        person: Some(h.person.clone()),
        office: None,
        inferred: None,
    };
    let party = Party {
        person: Some(h.name.clone()),
        ..Party::default()
    };
    let days = [&h.known_start, &h.first_seen, &h.last_seen, &h.known_end];
    filter.only_actors()
        && filter.statuses.is_empty()
        && filter.countries.iter().all(|c| office.country == Some(*c))
        && filter
            .person
            .as_deref()
            .is_none_or(|wanted| named(index, &party, &link, wanted))
        && of_organisation(filter, office.org.as_deref())
        && over(filter, &days)
}

fn quote(index: &Index, q: &QuoteEntry, filter: &TimelineFilter) -> bool {
    let speaker = q.quote.speaker.as_ref();
    let of = index.speaking_for(q);
    let party = Party {
        person: speaker.and_then(|s| s.person.clone()),
        ..Party::default()
    };
    filter.only_actors()
        && filter.statuses.is_empty()
        && filter.countries.iter().all(|c| of.contains(c))
        && filter
            .person
            .as_deref()
            .is_none_or(|wanted| named(index, &party, &q.speaker, wanted))
        && of_organisation(filter, speaker.and_then(|s| s.org.as_deref()))
        && within(
            filter,
            first(q.quote.date.as_ref()),
            last(q.quote.date.as_ref()),
        )
}

fn membership(m: &MembershipEntry, filter: &TimelineFilter) -> bool {
    let days = [
        &m.membership.since,
        &m.first_seen,
        &m.last_seen,
        &m.membership.until,
    ];
    filter.only_actors()
        && (filter.statuses.is_empty()
            || m.membership
                .status
                .is_some_and(|s| filter.statuses.contains(&s)))
        && filter
            .countries
            .iter()
            .all(|c| m.membership.party == c.as_str())
        && filter
            .person
            .as_deref()
            .is_none_or(|wanted| has_words(&m.membership.party, wanted))
        && of_organisation(
            filter,
            [m.membership.org.as_str(), m.membership.party.as_str()],
        )
        && over(filter, &days)
}

fn figure(f: &FigureEntry, filter: &TimelineFilter) -> bool {
    let by = |wanted: &str| f.claimants.iter().any(|c| has_words(c, wanted));
    filter.only_actors()
        && filter.statuses.is_empty()
        && filter.countries.is_empty()
        && filter.person.as_deref().is_none_or(by)
        && of_organisation(filter, f.claimants.iter().map(String::as_str))
        && within(
            filter,
            first(f.figure.as_of.as_ref()),
            last(f.figure.as_of.as_ref()),
        )
}

fn of_organisation<'a>(filter: &TimelineFilter, told: impl IntoIterator<Item = &'a str>) -> bool {
    let names = &filter.organisation;
    names.is_empty()
        || told
            .into_iter()
            .any(|told| names.iter().any(|name| has_words(told, name)))
}

/// Whether what may have been from `begins` to `ends` touches the days asked for.
fn within(filter: &TimelineFilter, begins: Option<Date>, ends: Option<Date>) -> bool {
    filter
        .from
        .is_none_or(|from| ends.is_some_and(|d| d >= from))
        && filter.to.is_none_or(|to| begins.is_some_and(|d| d <= to))
}

fn over(filter: &TimelineFilter, days: &[&Option<Edtf>]) -> bool {
    let begins = days.iter().filter_map(|d| first(d.as_ref())).min();
    let ends = days.iter().filter_map(|d| last(d.as_ref())).max();
    within(filter, begins, ends)
}
