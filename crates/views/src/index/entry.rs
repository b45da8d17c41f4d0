use schemars::JsonSchema;
use serde::Serialize;
use sidelines_resolve::{Record, Told};

/// Where an entry stands in the [`Record`]: its list and its position there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum At {
    Encounter(usize),
    /// The office, and the holder's position among its holders.
    Holder(usize, usize),
    Person(usize),
    Quote(usize),
    Membership(usize),
    Figure(usize),
    Event(usize),
}

/// What an entry of the record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// Who met whom.
    Encounter,
    /// Somebody in an office.
    Holder,
    /// A person.
    Person,
    /// Something said.
    Quote,
    /// Belonging to an organisation.
    Membership,
    /// A number claimed.
    Figure,
    /// Anything else that happened.
    Event,
}

impl At {
    pub(crate) fn kind(self) -> EntryKind {
        match self {
            Self::Encounter(_) => EntryKind::Encounter,
            Self::Holder(..) => EntryKind::Holder,
            Self::Person(_) => EntryKind::Person,
            Self::Quote(_) => EntryKind::Quote,
            Self::Membership(_) => EntryKind::Membership,
            Self::Figure(_) => EntryKind::Figure,
            Self::Event(_) => EntryKind::Event,
        }
    }
}

/// Every entry of a record with its id and who tells it: encounters, holders, people, quotes, memberships,
/// figures, events, each in the order of the record.
pub(crate) fn entries(record: &Record) -> impl Iterator<Item = (At, &str, &Told)> {
    let encounters = record.encounters.iter().enumerate();
    let encounters = encounters.map(|(i, e)| (At::Encounter(i), e.id.as_str(), &e.told));
    let holders = record.offices.iter().enumerate().flat_map(|(o, office)| {
        let holders = office.holders.iter().enumerate();
        holders.map(move |(i, h)| (At::Holder(o, i), h.id.as_str(), &h.told))
    });
    let persons = record.persons.iter().enumerate();
    let persons = persons.map(|(i, p)| (At::Person(i), p.id.as_str(), &p.told));
    let quotes = record.quotes.iter().enumerate();
    let quotes = quotes.map(|(i, q)| (At::Quote(i), q.id.as_str(), &q.told));
    let memberships = record.memberships.iter().enumerate();
    let memberships = memberships.map(|(i, m)| (At::Membership(i), m.id.as_str(), &m.told));
    let figures = record.figures.iter().enumerate();
    let figures = figures.map(|(i, f)| (At::Figure(i), f.id.as_str(), &f.told));
    let events = record.events.iter().enumerate();
    let events = events.map(|(i, v)| (At::Event(i), v.id.as_str(), &v.told));
    encounters
        .chain(holders)
        .chain(persons)
        .chain(quotes)
        .chain(memberships)
        .chain(figures)
        .chain(events)
}
