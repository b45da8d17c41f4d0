use crate::Contact;
use crate::days::{first, last};
use crate::people::People;
use jiff::civil::Date;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Status};
use sidelines_resolve::{ContactEntry, Record};

/// Which contacts are wanted; what is empty asks for nothing.
#[derive(Clone, Debug, Default)]
pub struct TimelineFilter {
    /// Contacts of all of these countries: as parties, or as the place of a visit.
    pub countries: Vec<CountryCode>,
    /// Contacts of a person whose name, in any spelling, holds all these words.
    pub person: Option<String>,
    /// Contacts with an organisation as party, in the name or on the margin, by any of these names.
    pub organisation: Vec<String>,
    /// Contacts at a place whose name holds this.
    pub place: Option<String>,
    /// Contacts in this country.
    pub place_country: Option<CountryCode>,
    /// Contacts of any of these kinds.
    pub kinds: Vec<EncounterKind>,
    /// Contacts of any of these statuses.
    pub statuses: Vec<Status>,
    /// Contacts that may have been on or after this day.
    pub from: Option<Date>,
    /// Contacts that may have been on or before this day.
    pub to: Option<Date>,
}

/// Contacts in the order of their days.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// By date, undated last.
    pub contacts: Vec<Contact>,
    /// How many contacts the record has.
    pub of: usize,
    /// The last day of which the record has a report.
    pub until: Option<Edtf>,
}

/// The contacts that `filter` lets through.
#[must_use]
pub fn timeline(record: &Record, filter: &TimelineFilter) -> Timeline {
    let people = People::of(record);
    let contacts = record
        .encounters
        .iter()
        .filter(|entry| wanted(&people, entry, filter))
        .map(Contact::from)
        .collect();
    let until = crate::last_day(record).map(Edtf::from);
    Timeline {
        contacts,
        of: record.encounters.len(),
        until,
    }
}

fn wanted(people: &People, entry: &ContactEntry, filter: &TimelineFilter) -> bool {
    let encounter = &entry.encounter;
    let place = encounter.place.as_ref();
    let place_country = place.and_then(|p| p.country);
    let of_country = |wanted: &CountryCode| {
        let party = encounter.parties.iter().enumerate().any(|(i, party)| {
            people
                .countries(party, entry.parties.get(i))
                .contains(wanted)
        });
        party || (encounter.kind == EncounterKind::Visit && place_country == Some(*wanted))
    };
    let of_person = |wanted: &str| {
        let linked = entry.parties.iter().chain(&entry.attendees).any(|link| {
            let person = people.linked(link);
            person.is_some_and(|p| p.spellings.iter().any(|s| has_words(&s.name, wanted)))
        });
        let named = encounter.parties.iter().chain(&encounter.attendees);
        linked
            || named
                .filter_map(|p| p.person.as_deref())
                .any(|name| has_words(name, wanted))
    };
    let of_organisation = |names: &[String]| {
        let told = encounter
            .parties
            .iter()
            .filter_map(|p| p.org.as_deref())
            .chain(encounter.name.as_deref())
            .chain(encounter.part_of.as_deref());
        told.into_iter()
            .any(|told| names.iter().any(|name| has_words(told, name)))
    };
    filter.countries.iter().all(of_country)
        && filter.person.as_deref().is_none_or(of_person)
        && (filter.organisation.is_empty() || of_organisation(&filter.organisation))
        && filter.place.as_deref().is_none_or(|wanted| {
            place
                .and_then(|p| p.name.as_deref())
                .is_some_and(|name| has_words(name, wanted))
        })
        && filter
            .place_country
            .is_none_or(|wanted| place_country == Some(wanted))
        && (filter.kinds.is_empty() || filter.kinds.contains(&encounter.kind))
        && (filter.statuses.is_empty() || filter.statuses.contains(&encounter.status))
        && filter
            .from
            .is_none_or(|from| last(encounter.date.as_ref()).is_some_and(|d| d >= from))
        && filter
            .to
            .is_none_or(|to| first(encounter.date.as_ref()).is_some_and(|d| d <= to))
}

/// Whether all words of `wanted` are among those of `name`, whatever their case and order.
pub(crate) fn has_words(name: &str, wanted: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric() && c != '-')
            .filter(|w| !w.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let (name, wanted) = (words(name), words(wanted));
    !wanted.is_empty() && wanted.iter().all(|w| name.contains(w))
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn words_in_any_order_and_case() {
        assert!(has_words(
            "Sobrizoda Emomali Abdurakhim",
            "abdurakhim sobrizoda"
        ));
        assert!(has_words(
            "Shanghai Cooperation Organisation Defence Ministers' Meeting",
            "defence ministers"
        ));
        assert!(!has_words("Rajnath Singh", "Singha"));
        assert!(!has_words("Rajnath Singh", " "));
    }
}
