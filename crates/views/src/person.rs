use crate::days::latest;
use crate::disputes::disputed;
use crate::index::At;
use crate::offices::Held;
use crate::pair::{ahead, held};
use crate::sides::sides;
use crate::standing::OnDay;
use crate::statement::{said_by, statements};
use crate::summary::kinds;
use crate::timeline::density;
use crate::{Contact, Count, Density, Disputed, Index, Statement};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, EncounterKind, Evidence};
use sidelines_resolve::{ContactEntry, PersonEntry, Spelling};
use std::collections::BTreeMap;

/// What is known of a person, as of a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PersonView {
    /// Who.
    #[serde(flatten)]
    pub person: PersonName,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// All spellings, the shown one first, each with the reports that print it.
    pub spellings: Vec<Spelling>,
    /// Organisations they act for, sorted.
    pub orgs: Vec<String>,
    /// Offices in which they are seen, by first day seen.
    pub posts: Vec<Post>,
    /// The last contact that took place.
    pub last: Option<Contact>,
    /// What lies ahead, next first.
    pub coming: Vec<Contact>,
    /// All contacts up to that day, whatever became of them, latest first.
    pub contacts: Vec<Contact>,
    /// How many of those there are by kind, each by status.
    pub kinds: Vec<Count<EncounterKind>>,
    /// How those lie in time.
    pub density: Density,
    /// Whom they met, the most often met first.
    pub met: Vec<Counterpart>,
    /// What they said, latest first.
    pub quotes: Vec<Statement>,
    /// Their contacts, offices and quotes on which reports differ, and their own spellings.
    pub disputes: Vec<Disputed>,
    /// Ids of the reports that name them, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
    /// Of each report the first words that name them.
    pub evidence: Vec<Evidence>,
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PersonName {
    /// Id of the person.
    pub id: String,
    /// The name as the record shows it.
    pub name: String,
    /// Countries they act for, sorted.
    pub countries: Vec<CountryCode>,
    /// The office in which they were last seen.
    pub office: Option<String>,
    /// How many reports name them.
    pub told: usize,
}

/// A person in an office.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Post {
    /// Id of the office.
    pub office_id: String,
    /// The office as most reports have it.
    pub office: String,
    /// Whose office.
    pub country: Option<CountryCode>,
    /// The organisation, where the office is one of it.
    pub org: Option<String>,
    /// Since and until when they are seen in it.
    #[serde(flatten)]
    pub held: Held,
    /// What is known of the day asked for.
    pub on_day: OnDay,
}

/// Somebody whom a person met.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Counterpart {
    /// Id of the person.
    pub id: String,
    /// The name as the record shows it.
    pub name: String,
    /// Countries they act for, sorted.
    pub countries: Vec<CountryCode>,
    /// In how many contacts that took place.
    pub times: usize,
    /// The first of those with a day.
    pub first: Option<Edtf>,
    /// The last.
    pub last: Option<Edtf>,
}

/// What is known of the person with this id, on a day; `None` where there is none.
#[must_use]
pub fn person(index: &Index, id: &str, on: Option<Date>) -> Option<PersonView> {
    let At::Person(at) = index.at(id)? else {
        return None;
    };
    let record = index.record();
    let entry = record.persons.get(at)?;
    let day = on.or_else(|| index.last_day());
    let all: Vec<usize> = index.by_person.get(&at).to_vec();
    let entries = all.iter().map(|&i| &record.encounters[i]);
    let (coming, mut past): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        entries.partition(|e| ahead(e, day));
    latest(&mut past, |e| e.encounter.date.as_ref());
    let mut quotes = index.quotes_of_person.get(&at).to_vec();
    quotes.retain(|&i| said_by(index, &record.quotes[i], on));
    let posts: Vec<(At, Post)> = posts(index, entry, day);
    let in_dispute = all
        .iter()
        .map(|&i| At::Encounter(i))
        .chain(posts.iter().map(|(at, _)| *at))
        .chain([At::Person(at)])
        .chain(quotes.iter().map(|&i| At::Quote(i)));
    let disputes = disputed(index, in_dispute);
    let quotes: Vec<_> = quotes.iter().map(|&i| &record.quotes[i]).collect();
    Some(PersonView {
        person: PersonName::of(index, entry),
        on: day.map(Edtf::from),
        spellings: entry.spellings.clone(),
        orgs: entry.orgs.clone(),
        posts: posts.into_iter().map(|(_, post)| post).collect(),
        last: past.iter().find(|e| held(e)).map(|e| Contact::of(index, e)),
        coming: coming.into_iter().map(|e| Contact::of(index, e)).collect(),
        kinds: kinds(past.iter().map(|e| &e.encounter)),
        density: density(past.iter().map(|e| e.encounter.date.as_ref())),
        met: met(index, id, &past),
        contacts: past.into_iter().map(|e| Contact::of(index, e)).collect(),
        quotes: statements(index, quotes),
        disputes,
        reports: entry.told.reports.clone(),
        independent_sources: entry.told.independent_sources,
        evidence: entry.told.evidence.clone(),
    })
}

/// The people in one of whose spellings stand all words of `wanted`, whatever their order, case and
/// diacritics; those whom the most reports name first.
#[must_use]
pub fn people(index: &Index, wanted: &str) -> Vec<PersonName> {
    let found = index.persons_at(wanted).into_iter();
    let found = found.map(|i| PersonName::of(index, &index.record().persons[i]));
    let mut found: Vec<PersonName> = found.collect();
    found.sort_by_key(|p| std::cmp::Reverse(p.told));
    found
}

impl PersonName {
    pub(crate) fn of(index: &Index, entry: &PersonEntry) -> Self {
        let posts = posts(index, entry, None).into_iter();
        let last = posts.max_by_key(|(_, post)| post.held.ends());
        Self {
            id: entry.id.clone(),
            name: entry.name.clone(),
            countries: entry.countries.clone(),
            office: last.map(|(_, post)| post.office),
            told: entry.told.reports.len(),
        }
    }
}

/// The offices in which a person is seen, by first day seen, each with its place in the record.
pub(crate) fn posts(index: &Index, entry: &PersonEntry, day: Option<Date>) -> Vec<(At, Post)> {
    let mut posts = Vec::new();
    for o in entry.offices.iter().filter_map(|id| index.office_at(id)) {
        let office = &index.record().offices[o];
        let own = office.holders.iter().enumerate();
        for (h, tenancy) in own.filter(|(_, h)| h.person == entry.id) {
            let held = Held::from(tenancy);
            let post = Post {
                office_id: office.id.clone(),
                office: office.office.clone(),
                country: office.country,
                org: office.org.clone(),
                on_day: held.on_day(day),
                held,
            };
            posts.push((At::Holder(o, h), post));
        }
    }
    posts.sort_by_key(|(_, post)| (post.held.begins().is_none(), post.held.begins()));
    posts
}

/// Whom `person` met in these contacts (latest first): people of other sides.
fn met(index: &Index, person: &str, contacts: &[&ContactEntry]) -> Vec<Counterpart> {
    let mut met: BTreeMap<&str, (usize, Option<Edtf>, Option<Edtf>)> = BTreeMap::new();
    for entry in contacts
        .iter()
        .filter(|e| held(e) && e.encounter.kind != EncounterKind::Gathering)
    {
        let sides = sides(index, entry);
        let own = entry
            .parties
            .iter()
            .position(|p| p.person.as_deref() == Some(person));
        let Some(own) = own else { continue };
        for (i, link) in entry.parties.iter().enumerate() {
            let Some(other) = link.person.as_deref() else {
                continue;
            };
            if other == person || !sides[own].is_empty() && sides[i] == sides[own] {
                continue;
            }
            let (times, first, last) = met.entry(other).or_default();
            *times += 1;
            if let Some(day) = &entry.encounter.date {
                *first = Some(day.clone());
                last.get_or_insert_with(|| day.clone());
            }
        }
    }
    let mut met: Vec<Counterpart> = met
        .into_iter()
        .filter_map(|(id, (times, first, last))| {
            let entry = index.person(id)?;
            Some(Counterpart {
                id: id.to_owned(),
                name: entry.name.clone(),
                countries: entry.countries.clone(),
                times,
                first,
                last,
            })
        })
        .collect();
    met.sort_by(|a, b| (b.times, &a.name, &a.id).cmp(&(a.times, &b.name, &b.id)));
    met
}
