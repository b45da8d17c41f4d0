//! What several forms need of a record: names and ids of people, states, organisations and places, and how a
//! fact is cited.

use sidelines_facts::{CountryCode, Dispute, DisputedValue, Edtf, Evidence, Party, Place, Speaker};
use sidelines_lexicon::{Lexicon, Organisation, OrganisationKind};
use sidelines_resolve::{
    ContactEntry, OfficeEntry, PartyLink, PersonEntry, Record, ReportMeta, Told,
};
use sidelines_wording::contacts;
use sidelines_wording::names::country_name;
use std::collections::BTreeMap;

/// A record with its people and offices by id.
pub(crate) struct World<'a> {
    pub(crate) record: &'a Record,
    persons: BTreeMap<&'a str, &'a PersonEntry>,
    offices: BTreeMap<&'a str, &'a OfficeEntry>,
    encounters: BTreeMap<&'a str, &'a ContactEntry>,
}

/// Who takes part in something: somebody or something with an id of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Actor<'a> {
    /// A person of the record, by id.
    Person(&'a str),
    /// The holder of an office whom no report names.
    Office(&'a str),
    /// A state.
    State(CountryCode),
    /// An organisation, by name.
    Organisation(&'a str),
}

impl<'a> World<'a> {
    pub(crate) fn of(record: &'a Record) -> Self {
        Self {
            record,
            persons: record.persons.iter().map(|p| (p.id.as_str(), p)).collect(),
            offices: record.offices.iter().map(|o| (o.id.as_str(), o)).collect(),
            encounters: record
                .encounters
                .iter()
                .map(|e| (e.id.as_str(), e))
                .collect(),
        }
    }

    pub(crate) fn person(&self, id: &str) -> Option<&'a PersonEntry> {
        self.persons.get(id).copied()
    }

    pub(crate) fn office(&self, id: &str) -> Option<&'a OfficeEntry> {
        self.offices.get(id).copied()
    }

    pub(crate) fn encounter(&self, id: &str) -> Option<&'a ContactEntry> {
        self.encounters.get(id).copied()
    }

    /// The actor that a party is: the person, else the office, else the organisation or the state. `None` of a
    /// party of which nothing is told, or whose entries are not in this record.
    pub(crate) fn actor(&self, party: &'a Party, link: &'a PartyLink) -> Option<Actor<'a>> {
        let person = link
            .person
            .as_deref()
            .filter(|id| self.persons.contains_key(id));
        let office = link
            .office
            .as_deref()
            .filter(|id| self.offices.contains_key(id));
        match (person, office, party.org.as_deref(), party.country) {
            (Some(id), ..) => Some(Actor::Person(id)),
            (None, Some(id), ..) if party.person.is_none() => Some(Actor::Office(id)),
            (None, _, Some(org), _) => Some(Actor::Organisation(org)),
            (None, _, None, Some(country)) => Some(Actor::State(country)),
            (None, _, None, None) => None,
        }
    }

    /// The actor's id.
    pub(crate) fn id(&self, actor: &Actor<'_>) -> String {
        match actor {
            Actor::Person(id) | Actor::Office(id) => (*id).to_owned(),
            Actor::State(country) => state_id(*country),
            Actor::Organisation(name) => organisation_id(name),
        }
    }

    /// The actor's name for people.
    pub(crate) fn name(&self, actor: &Actor<'_>) -> String {
        match actor {
            Actor::Person(id) => self.person(id).map(|p| p.name.clone()).unwrap_or_default(),
            Actor::Office(id) => self.office(id).map(office_name).unwrap_or_default(),
            Actor::State(country) => country_name(*country),
            Actor::Organisation(name) => (*name).to_owned(),
        }
    }

    /// Who of an encounter's parties is named by no report, but follows from office and day; with the id of the holder
    /// whose evidence it stands on.
    pub(crate) fn inferred(&self, entry: &ContactEntry) -> Vec<String> {
        let e = &entry.encounter;
        let parties = e.parties.iter().zip(&entry.parties);
        let parties = parties.chain(e.attendees.iter().zip(&entry.attendees));
        let inferred = parties.filter_map(|(party, link)| {
            let (holder, actor) = (link.inferred.as_ref()?, self.actor(party, link)?);
            let (name, capacity) = (self.name(&actor), capacity(party));
            Some(format!(
                "{name}, as {capacity} on the day, named by no report ({holder})"
            ))
        });
        inferred.collect()
    }

    /// The reports that tell something.
    pub(crate) fn reports(&self, ids: &'a [String]) -> impl Iterator<Item = &'a ReportMeta> {
        let record = self.record;
        ids.iter().filter_map(|id| record.report(id))
    }

    /// The words that say something, each with its report: `“words” (Meridian Wire, 27 Jun 2025) [report 10-60]`.
    pub(crate) fn citations(&self, told: &Told) -> Vec<String> {
        told.evidence.iter().map(|e| self.citation(e)).collect()
    }

    pub(crate) fn citation(&self, e: &Evidence) -> String {
        let about = self
            .record
            .report(&e.report)
            .map(report_name)
            .unwrap_or_default();
        let about = if about.is_empty() {
            about
        } else {
            format!(" ({about})")
        };
        format!(
            "“{}”{about} [{} {}-{}]",
            one_line(&e.text),
            e.report,
            e.start,
            e.end
        )
    }

    /// The first words of a fact.
    pub(crate) fn first_words(told: &Told) -> String {
        told.evidence
            .first()
            .map(|e| one_line(&e.text))
            .unwrap_or_default()
    }
}

/// "Meridian Wire, 27 Jun 2025": who published a report, and when.
pub(crate) fn report_name(report: &ReportMeta) -> String {
    let mut parts: Vec<String> = report
        .outlet
        .iter()
        .chain(&report.agency)
        .take(1)
        .cloned()
        .collect();
    parts.extend(
        report
            .published
            .as_ref()
            .map(sidelines_wording::dates::human),
    );
    parts.join(", ")
}

/// "Minister of Defence, India".
pub(crate) fn office_name(office: &OfficeEntry) -> String {
    match (office.country.map(country_name), &office.org) {
        (Some(of), _) => format!("{}, {of}", office.office),
        (None, Some(of)) => format!("{}, {of}", office.office),
        (None, None) => office.office.clone(),
    }
}

/// "Rajnath Singh (Minister of Defence, India; host)": a party with the capacity in which it took part.
pub(crate) fn capacity(party: &Party) -> String {
    let name = contacts::party(party);
    let mut about = Vec::new();
    if party.person.is_some() {
        about.extend(party.rank.clone());
        let of = party
            .country
            .map(country_name)
            .or_else(|| party.org.clone());
        match (&party.office, of) {
            (Some(office), Some(of)) => about.push(format!("{office}, {of}")),
            (Some(office), None) => about.push(office.clone()),
            (None, Some(of)) => about.push(of),
            (None, None) => {}
        }
    }
    about.extend(party.role.map(|r| token(&r)));
    if about.is_empty() {
        name
    } else {
        format!("{name} ({})", about.join("; "))
    }
}

/// A speaker as a party.
pub(crate) fn speaker_party(s: &Speaker) -> Party {
    Party {
        person: s.person.clone(),
        country: s.country,
        office: s.office.clone(),
        org: s.org.clone(),
        ..Party::default()
    }
}

/// A value of the facts format as its format writes it ("press release", "in-person").
pub(crate) fn token(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

/// "date: 28 Jul 2021 (a, b) / 29 Jul 2021 (c)".
pub(crate) fn dispute(d: &Dispute) -> String {
    let value = |v: &DisputedValue| match &v.value {
        serde_json::Value::String(text) => format!("{text} ({})", v.reports.join(", ")),
        other => format!("{other} ({})", v.reports.join(", ")),
    };
    format!(
        "{}: {}",
        d.field,
        d.values.iter().map(value).collect::<Vec<_>>().join(" / ")
    )
}

/// "6 reports, 5 independent sources".
pub(crate) fn told_by(told: &Told) -> String {
    let many = |n: usize, one: &str| {
        if n == 1 {
            format!("1 {one}")
        } else {
            format!("{n} {one}s")
        }
    };
    format!(
        "{}, {}",
        many(told.reports.len(), "report"),
        many(told.independent_sources, "independent source")
    )
}

pub(crate) fn state_id(country: CountryCode) -> String {
    format!("state-{}", country.as_str().to_ascii_lowercase())
}

pub(crate) fn organisation_id(name: &str) -> String {
    match Lexicon::embedded().organisation(name) {
        Some(known) => format!("org-{}", slug(&known.id)),
        None => format!("org-{}", slug(name)),
    }
}

pub(crate) fn place_id(place: &Place) -> String {
    match (place.geonameid, &place.name, place.country) {
        (Some(id), ..) => format!("place-{id}"),
        (None, Some(name), Some(c)) => {
            format!("place-{}-{}", c.as_str().to_ascii_lowercase(), slug(name))
        }
        (None, Some(name), None) => format!("place-{}", slug(name)),
        (None, None, Some(c)) => format!("place-{}", c.as_str().to_ascii_lowercase()),
        (None, None, None) => "place-unknown".to_owned(),
    }
}

/// A report's id as a word that every form takes; no two ids give the same.
pub(crate) fn report_id(id: &str) -> String {
    format!("report-{}", word(id))
}

/// Text as a word of ASCII letters, digits, hyphens and full stops, ending in a letter or digit: the narrowest
/// alphabet of all forms (FollowTheMoney's). Everything else stands as a full stop and two hexadecimal digits.
fn word(text: &str) -> String {
    let mut out = String::new();
    for (i, byte) in text.bytes().enumerate() {
        let inner = i + 1 < text.len();
        if byte.is_ascii_alphanumeric() || (byte == b'-' && inner) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!(".{byte:02x}"));
        }
    }
    out
}

/// A name as such a word of small letters: "org-shanghai-cooperation-organisation".
fn slug(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let words: Vec<String> = words
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.is_empty() {
        word(name)
    } else {
        word(&words.join("-"))
    }
}

/// The id of somebody who is named, but has no entry of their own.
pub(crate) fn named_id(name: &str) -> String {
    format!("person-{}", slug(name))
}

/// What the lexicon knows of an organisation.
pub(crate) fn known(name: &str) -> Option<&'static Organisation> {
    Lexicon::embedded().organisation(name)
}

/// Whether states founded it.
pub(crate) fn of_states(org: &Organisation) -> bool {
    matches!(
        org.kind,
        OrganisationKind::Intergovernmental
            | OrganisationKind::Un
            | OrganisationKind::Grouping
            | OrganisationKind::Court
            | OrganisationKind::Parliament
    )
}

/// Without characters that XML, calendars and tables of text cannot hold.
pub(crate) fn clean(text: &str) -> String {
    let printable = |c: char| match c {
        '\n' | '\t' => c,
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(printable).collect()
}

/// Line ends and runs of spaces as one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// First and last day as ISO dates of the precision told ("2021-07"); of alternatives the first and the last.
/// `None` where the year is not known or an end is open.
pub(crate) fn ends(date: Option<&Edtf>) -> (Option<String>, Option<String>) {
    let Some(date) = date.filter(|d| d.has_year()) else {
        return (None, None);
    };
    if let Some(one) = date.as_partial() {
        (Some(one.to_string()), Some(one.to_string()))
    } else if let Some((start, end)) = date.ends() {
        (start.map(|p| p.to_string()), end.map(|p| p.to_string()))
    } else {
        let all = date.alternatives();
        (
            all.first().map(ToString::to_string),
            all.last().map(ToString::to_string),
        )
    }
}
