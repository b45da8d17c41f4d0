//! The record with its registers.

mod entry;
mod register;

pub use entry::EntryKind;
pub(crate) use entry::{At, entries};
pub(crate) use register::{Register, common, united};

use crate::days::first;
use crate::series::series;
use crate::words::{fold, has_words, words};
use jiff::civil::Date;
use sidelines_facts::{CountryCode, Encounter, EncounterKind, Party};
use sidelines_resolve::{
    ContactEntry, MembershipEntry, OfficeEntry, PartyLink, PersonEntry, QuoteEntry, Record,
    ReportMeta, Tenancy, Told,
};
use std::collections::HashMap;

/// The record with its registers: which entries have to do with a country, a person, an office, an
/// organisation, a place, a series of gatherings, a report. Made once of a record; every view takes it, so
/// that a question looks only at what concerns it.
#[derive(Clone, Debug, Default)]
pub struct Index {
    record: Record,
    last_day: Option<Date>,
    entries: HashMap<String, At>,
    offices: HashMap<String, usize>,
    /// Of each encounter the day of the first report that tells it.
    pub(crate) first_told: Vec<Option<Date>>,
    /// Encounters by country: as a party's, or as the destination of a visit.
    pub(crate) by_country: Register<CountryCode>,
    /// Encounters by the position of a person among parties or attendees.
    pub(crate) by_person: Register<usize>,
    /// Encounters by the folded words of the names of those who took part and are no person of the record.
    by_name: Register<String>,
    /// Encounters by the id of an office that a party held.
    pub(crate) by_office: Register<String>,
    /// Encounters by the name of an organisation: as a party, in a gathering's name or on whose margin.
    pub(crate) by_body: Register<String>,
    /// Encounters by the country in which they were held.
    pub(crate) by_place_country: Register<CountryCode>,
    /// Encounters by the folded name of the place.
    pub(crate) by_place: Register<String>,
    /// Gatherings by series.
    pub(crate) by_series: Register<String>,
    /// Quotes by the position of the speaker among the people.
    pub(crate) quotes_of_person: Register<usize>,
    /// Quotes by the country for which the speaker speaks.
    pub(crate) quotes_of_country: Register<CountryCode>,
    /// Quotes by the id of the encounter at which they were said.
    pub(crate) quotes_at: Register<String>,
    /// Memberships by organisation.
    pub(crate) members_of: Register<String>,
    /// Memberships by party.
    pub(crate) memberships_of: Register<String>,
    /// Offices by country.
    pub(crate) offices_of: Register<CountryCode>,
    /// Offices by organisation.
    pub(crate) offices_in: Register<String>,
    /// People by the folded words of their spellings.
    names: Register<String>,
    /// Of each report, what it tells of.
    told: Vec<Vec<At>>,
}

impl Index {
    /// Makes the registers of `record`, in one pass over it.
    #[must_use]
    pub fn of(record: Record) -> Self {
        let mut index = Self {
            last_day: crate::last_day(&record),
            told: vec![Vec::new(); record.reports.len()],
            ..Self::default()
        };
        for (at, id, told) in entries(&record) {
            index.entries.insert(id.to_owned(), at);
            for report in &told.reports {
                if let Some(n) = position(&record, report) {
                    index.told[n].push(at);
                }
            }
        }
        for (i, person) in record.persons.iter().enumerate() {
            for spelling in &person.spellings {
                for word in words(&spelling.name) {
                    index.names.put(word, i);
                }
            }
            for word in words(&person.name) {
                index.names.put(word, i);
            }
        }
        for (i, office) in record.offices.iter().enumerate() {
            index.offices.insert(office.id.clone(), i);
            if let Some(country) = office.country {
                index.offices_of.put(country, i);
            }
            if let Some(org) = &office.org {
                index.offices_in.put(org.clone(), i);
            }
        }
        for (i, m) in record.memberships.iter().enumerate() {
            index.members_of.put(m.membership.org.clone(), i);
            index.memberships_of.put(m.membership.party.clone(), i);
        }
        index.record = record;
        index.register_encounters();
        index.register_quotes();
        index
    }

    fn register_encounters(&mut self) {
        let encounters = std::mem::take(&mut self.record.encounters);
        for (i, entry) in encounters.iter().enumerate() {
            let e = &entry.encounter;
            let told = entry.told.reports.iter().filter_map(|id| self.report(id));
            let told = told.filter_map(|r| first(r.published.as_ref()));
            self.first_told.push(told.min());
            for (k, party) in e.parties.iter().enumerate() {
                for country in self.acting_for(party, entry.parties.get(k)).to_vec() {
                    self.by_country.put(country, i);
                }
                if let Some(org) = &party.org {
                    self.by_body.put(org.clone(), i);
                }
            }
            for link in entry.parties.iter().chain(&entry.attendees) {
                if let Some(At::Person(p)) = self.linked(link) {
                    self.by_person.put(p, i);
                }
            }
            // Whoever is linked is found by the person's spellings.
            let named = e.parties.iter().chain(&e.attendees);
            let links = entry.parties.iter().chain(&entry.attendees);
            let alone = named.zip(links).filter(|(_, link)| link.person.is_none());
            for word in alone.flat_map(|(p, _)| p.person.iter().flat_map(|name| words(name))) {
                self.by_name.put(word, i);
            }
            for office in entry.parties.iter().filter_map(|l| l.office.as_ref()) {
                self.by_office.put(office.clone(), i);
            }
            for name in e.name.iter().chain(&e.part_of) {
                self.by_body.put(name.clone(), i);
            }
            if let Some(name) = e
                .name
                .as_ref()
                .filter(|_| e.kind == EncounterKind::Gathering)
            {
                self.by_series.put(series(name), i);
            }
            self.register_place(e, i);
        }
        self.record.encounters = encounters;
    }

    fn register_place(&mut self, e: &Encounter, i: usize) {
        let Some(place) = &e.place else { return };
        if let Some(country) = place.country {
            self.by_place_country.put(country, i);
            if e.kind == EncounterKind::Visit {
                self.by_country.put(country, i);
            }
        }
        if let Some(name) = &place.name {
            self.by_place.put(fold(name), i);
        }
    }

    fn register_quotes(&mut self) {
        let quotes = std::mem::take(&mut self.record.quotes);
        for (i, quote) in quotes.iter().enumerate() {
            if let Some(At::Person(p)) = self.linked(&quote.speaker) {
                self.quotes_of_person.put(p, i);
            }
            for country in self.speaking_for(quote).to_vec() {
                self.quotes_of_country.put(country, i);
            }
            if let Some(encounter) = &quote.encounter {
                self.quotes_at.put(encounter.clone(), i);
            }
        }
        self.record.quotes = quotes;
    }

    fn linked(&self, link: &PartyLink) -> Option<At> {
        self.entries.get(link.person.as_deref()?).copied()
    }

    /// The record itself.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The last day of which the record has a report.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.last_day
    }

    pub(crate) fn at(&self, id: &str) -> Option<At> {
        self.entries.get(id).copied()
    }

    /// What the entry with this id is; `None` where there is none.
    #[must_use]
    pub fn kind_of(&self, id: &str) -> Option<EntryKind> {
        self.at(id).map(At::kind)
    }

    /// Who tells the entry that stands there.
    pub(crate) fn told(&self, at: At) -> Option<&Told> {
        let record = &self.record;
        Some(match at {
            At::Encounter(i) => &record.encounters.get(i)?.told,
            At::Holder(o, h) => &record.offices.get(o)?.holders.get(h)?.told,
            At::Person(i) => &record.persons.get(i)?.told,
            At::Quote(i) => &record.quotes.get(i)?.told,
            At::Membership(i) => &record.memberships.get(i)?.told,
            At::Figure(i) => &record.figures.get(i)?.told,
            At::Event(i) => &record.events.get(i)?.told,
        })
    }

    /// The id of the entry that stands there.
    pub(crate) fn id(&self, at: At) -> Option<&str> {
        let record = &self.record;
        Some(match at {
            At::Encounter(i) => &record.encounters.get(i)?.id,
            At::Holder(o, h) => &record.offices.get(o)?.holders.get(h)?.id,
            At::Person(i) => &record.persons.get(i)?.id,
            At::Quote(i) => &record.quotes.get(i)?.id,
            At::Membership(i) => &record.memberships.get(i)?.id,
            At::Figure(i) => &record.figures.get(i)?.id,
            At::Event(i) => &record.events.get(i)?.id,
        })
    }

    /// The ids of all entries.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        entries(&self.record).map(|(_, id, _)| id)
    }

    /// The encounter with this id.
    #[must_use]
    pub fn encounter(&self, id: &str) -> Option<&ContactEntry> {
        match self.at(id)? {
            At::Encounter(i) => self.record.encounters.get(i),
            _ => None,
        }
    }

    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: &str) -> Option<&PersonEntry> {
        match self.at(id)? {
            At::Person(i) => self.record.persons.get(i),
            _ => None,
        }
    }

    /// The office with this id.
    #[must_use]
    pub fn office(&self, id: &str) -> Option<&OfficeEntry> {
        self.record.offices.get(self.office_at(id)?)
    }

    pub(crate) fn office_at(&self, id: &str) -> Option<usize> {
        self.offices.get(id).copied()
    }

    /// The tenancy with this id, and its office.
    #[must_use]
    pub fn holder(&self, id: &str) -> Option<(&OfficeEntry, &Tenancy)> {
        match self.at(id)? {
            At::Holder(office, holder) => {
                let office = self.record.offices.get(office)?;
                Some((office, office.holders.get(holder)?))
            }
            _ => None,
        }
    }

    /// The quote with this id.
    #[must_use]
    pub fn quote(&self, id: &str) -> Option<&QuoteEntry> {
        match self.at(id)? {
            At::Quote(i) => self.record.quotes.get(i),
            _ => None,
        }
    }

    /// The report with this id.
    #[must_use]
    pub fn report(&self, id: &str) -> Option<&ReportMeta> {
        self.record.report(id)
    }

    /// What a report tells of.
    pub(crate) fn told_by(&self, report: &str) -> &[At] {
        let at = position(&self.record, report);
        at.and_then(|n| self.told.get(n)).map_or(&[], Vec::as_slice)
    }

    /// The countries for which a party acts: as told, else those of the person.
    pub(crate) fn acting_for<'a>(
        &'a self,
        party: &'a Party,
        link: Option<&PartyLink>,
    ) -> &'a [CountryCode] {
        match (&party.country, link) {
            (Some(country), _) => std::slice::from_ref(country),
            // An organisation's own officials act for no country.
            (None, Some(link)) if party.org.is_none() => self.countries_of(link),
            _ => &[],
        }
    }

    /// The countries for which a speaker speaks: as told, else those of the person.
    pub(crate) fn speaking_for<'a>(&'a self, quote: &'a QuoteEntry) -> &'a [CountryCode] {
        match quote.quote.speaker.as_ref().map(|s| &s.country) {
            Some(Some(country)) => std::slice::from_ref(country),
            _ => self.countries_of(&quote.speaker),
        }
    }

    fn countries_of(&self, link: &PartyLink) -> &[CountryCode] {
        self.person_linked(link)
            .map_or(&[], |p| p.countries.as_slice())
    }

    /// The person a link leads to.
    pub(crate) fn person_linked(&self, link: &PartyLink) -> Option<&PersonEntry> {
        self.person(link.person.as_deref()?)
    }

    /// The memberships at these positions.
    pub(crate) fn memberships<'a>(
        &'a self,
        at: &'a [usize],
    ) -> impl Iterator<Item = &'a MembershipEntry> {
        at.iter().filter_map(|&i| self.record.memberships.get(i))
    }

    /// Positions of the encounters in which somebody of this name may have taken part.
    pub(crate) fn with_person_named(&self, wanted: &str) -> Vec<usize> {
        let words = words(wanted);
        let mut named = words.iter().map(|w| self.by_name.get(w.as_str()));
        let first = named.next().unwrap_or(&[]).to_vec();
        let named = named.fold(first, |all, more| common(&all, more));
        let people = self.persons_at(wanted);
        let linked = people.iter().map(|p| self.by_person.get(p));
        united(linked.chain([named.as_slice()]))
    }

    /// Positions of the encounters that have one of these organisations as party, in the name or on whose
    /// margin they were held.
    pub(crate) fn with_body(&self, names: &[String]) -> Vec<usize> {
        let wanted = |told: &str| names.iter().any(|name| has_words(told, name));
        let bodies = self.by_body.iter().filter(|(name, _)| wanted(name));
        united(bodies.map(|(_, list)| list))
    }

    /// Positions of the encounters at a place whose name holds these words.
    pub(crate) fn with_place_named(&self, wanted: &str) -> Vec<usize> {
        let places = self.by_place.iter();
        let places = places.filter(|(name, _)| has_words(name, wanted));
        united(places.map(|(_, list)| list))
    }

    /// Positions of the people in one of whose spellings stand all these words, whatever their order, case
    /// and diacritics.
    pub(crate) fn persons_at(&self, wanted: &str) -> Vec<usize> {
        let wanted = words(wanted);
        let Some((first, others)) = wanted.split_first() else {
            return Vec::new();
        };
        let mut found = self.names.get(first.as_str()).to_vec();
        for word in others {
            found = common(&found, self.names.get(word.as_str()));
        }
        // The words may come from two spellings.
        let in_one = |&i: &usize| {
            let person = &self.record.persons[i];
            let names = person.spellings.iter().map(|s| &s.name);
            names.chain([&person.name]).any(|name| {
                let name = words(name);
                wanted.iter().all(|w| name.contains(w))
            })
        };
        found.retain(in_one);
        found
    }
}

/// The position of a report in the record, which has them by id.
fn position(record: &Record, report: &str) -> Option<usize> {
    let at = record
        .reports
        .binary_search_by(|r| r.id.as_str().cmp(report));
    at.ok()
}
