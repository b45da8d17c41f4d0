use sidelines_facts::{CountryCode, Party};
use sidelines_resolve::{PartyLink, PersonEntry, Record};
use std::collections::BTreeMap;

/// The people of a record by id, for views that look at every contact.
pub(crate) struct People<'a>(BTreeMap<&'a str, &'a PersonEntry>);

impl<'a> People<'a> {
    pub(crate) fn of(record: &'a Record) -> Self {
        Self(record.persons.iter().map(|p| (p.id.as_str(), p)).collect())
    }

    /// The person a link leads to.
    pub(crate) fn linked(&self, link: &PartyLink) -> Option<&'a PersonEntry> {
        self.0.get(link.person.as_deref()?).copied()
    }

    /// The countries for which a party acts: as told, else those of the person.
    pub(crate) fn countries(&self, party: &Party, link: Option<&PartyLink>) -> Vec<CountryCode> {
        match (party.country, link) {
            (Some(country), _) => vec![country],
            // An organisation's own officials act for no country.
            (None, Some(link)) if party.org.is_none() => self
                .linked(link)
                .map(|p| p.countries.clone())
                .unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}
