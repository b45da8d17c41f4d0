//! Drafts to facts of the format: names, offices and places as it wants them.

use crate::analysis::Analysis;
use crate::encounters::{Draft, as_place};
use crate::mentions::OfficeRef;
use crate::offices;
use crate::people::Person;
use crate::quotes::{Said, Voice, Words};
use crate::refs::Who;
use sidelines_facts::{
    CountryCode, Encounter, EncounterKind, Party, PartyRole, Quote, Speaker, Status, Telling,
    Tenure,
};
use sidelines_lexicon::Lexicon;

/// The office in standard English, with the country's own title where it has one.
pub(crate) fn office_title(office: &OfficeRef, lexicon: &Lexicon) -> String {
    // "Former Head of State X" was seldom called a president.
    if office.canonical == "Head of State" && office.qualifier == Some(Tenure::Former) {
        return office.canonical.clone();
    }
    let country = office.country.map(|c| c.to_string());
    lexicon.office_in(&office.canonical, country.as_deref())
}

pub(crate) fn party(
    a: &Analysis<'_>,
    who: &Who,
    role: Option<PartyRole>,
    lexicon: &Lexicon,
) -> Party {
    match who {
        Who::Person(p) => {
            let Some(person) = a.people.all.get(*p) else {
                return Party::default();
            };
            let held = person.chief_office().map(|h| &h.office);
            let of_org = held.is_some_and(|o| o.org.is_some() && o.country.is_none());
            Party {
                person: Some(person.name.clone()),
                country: if of_org {
                    None
                } else {
                    held.and_then(|o| o.country).or(person.country)
                },
                office: held.map(|o| office_title(&with_country(o, person), lexicon)),
                org: held.and_then(|o| o.org.clone()),
                rank: person.rank.clone(),
                role,
            }
        }
        Who::Post {
            office,
            country,
            org,
        } => Party {
            office: office.as_ref().map(|o| offices::national(o, *country)),
            country: *country,
            org: org.clone(),
            role,
            ..Party::default()
        },
        Who::State(c) => Party {
            country: Some(*c),
            role,
            ..Party::default()
        },
        Who::Org { name, country } => Party {
            org: Some(name.clone()),
            country: *country,
            role,
            ..Party::default()
        },
    }
}

pub(crate) fn with_country(o: &OfficeRef, person: &Person) -> OfficeRef {
    OfficeRef {
        country: o.country.or(if o.org.is_none() {
            person.country
        } else {
            None
        }),
        ..o.clone()
    }
}

pub(crate) fn encounter(a: &Analysis<'_>, d: &Draft, lexicon: &Lexicon) -> Encounter {
    let mut parties: Vec<Party> = d
        .parties
        .iter()
        .map(|(w, r)| party(a, w, *r, lexicon))
        .collect();
    if d.kind == EncounterKind::Gathering
        && let Some(org) = &d.org
        && !parties
            .iter()
            .any(|p| p.person.is_none() && p.org.as_ref() == Some(org))
    {
        parties.push(Party {
            org: Some(org.clone()),
            ..Party::default()
        });
    }
    Encounter {
        kind: d.kind,
        status: d.status,
        parties,
        attendees: Vec::new(),
        date: d.date.clone(),
        moved_to: d.moved_to.clone().filter(|_| d.status == Status::Cancelled),
        place: d.place.as_ref().map(as_place),
        name: d.name.clone(),
        edition: crate::edition::told(a, d),
        part_of: d.part_of.clone(),
        mode: d.mode.or(if matches!(d.kind, EncounterKind::Meeting) {
            None
        } else {
            d.mode
        }),
        topics: phrases(a, &d.topics),
        outcomes: phrases(a, &d.outcomes),
        according_to: d
            .tellings
            .iter()
            .rev()
            .filter(|(s, _)| *s == d.status)
            .find_map(|(_, w)| w.clone()),
        tellings: tellings(d),
    }
}

fn phrases(a: &Analysis<'_>, ranges: &[std::ops::Range<usize>]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for r in ranges {
        let words = a
            .text
            .get(r.clone())
            .unwrap_or("")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        if !words.is_empty() && !out.contains(&words) {
            out.push(words);
        }
    }
    out
}

/// What the report says of the status, where it says more than one thing that do not follow from each other.
fn tellings(d: &Draft) -> Vec<Telling> {
    let open = |s: Status| matches!(s, Status::Denied | Status::Cancelled);
    if !(d.tellings.iter().any(|(s, _)| open(*s)) && d.tellings.iter().any(|(s, _)| !open(*s))) {
        return Vec::new();
    }
    let mut out: Vec<Telling> = Vec::new();
    for (status, according_to) in &d.tellings {
        let telling = Telling {
            status: *status,
            according_to: according_to.clone(),
        };
        if !out.contains(&telling) {
            out.push(telling);
        }
    }
    out
}

pub(crate) fn quote(a: &Analysis<'_>, said: &Said, lexicon: &Lexicon) -> Quote {
    let words = match &said.words {
        Words::Quoted(q) => a.document.quotations.get(*q).map(|q| q.inner.clone()),
        Words::Told(range) => Some(range.clone()),
    };
    let text = words.and_then(|r| a.text.get(r)).unwrap_or("");
    let speaker = said.speaker.as_ref().map(|v| match v {
        Voice::Unnamed(words) => Speaker {
            office: Some(words.clone()),
            ..Speaker::default()
        },
        Voice::Body(name) => Speaker {
            org: Some(name.clone()),
            ..Speaker::default()
        },
        Voice::Named(name) => Speaker {
            person: Some(name.clone()),
            ..Speaker::default()
        },
        Voice::Who(Who::State(c)) => {
            let name = lexicon.country(c.as_str()).map(|x| x.name.clone());
            Speaker {
                country: Some(*c),
                org: name,
                ..Speaker::default()
            }
        }
        Voice::Who(who) => {
            let p = party(a, who, None, lexicon);
            let org = p.org.map(|o| body_of(&o, p.country.or(a.home), lexicon));
            match (&p.person, org) {
                (None, Some(org)) => Speaker {
                    person: None,
                    office: p.office,
                    country: p.country.or(a.home),
                    org: Some(org),
                },
                (_, org) => Speaker {
                    person: p.person,
                    office: p.office,
                    country: p.country,
                    org,
                },
            }
        }
    });
    Quote {
        speaker,
        text: text.to_owned(),
        medium: said.medium,
        addressee: said.addressee.clone(),
        date: said.date.clone(),
        direct: matches!(said.words, Words::Quoted(_)),
        continues: said.continues,
    }
}

/// "Ministry of Defence" speaks for a country: "Ministry of Defence of India".
fn body_of(name: &str, country: Option<CountryCode>, lexicon: &Lexicon) -> String {
    let ministry = name.starts_with("Ministry of")
        || name.starts_with("Department of")
        || name.contains("Office");
    match country.and_then(|c| lexicon.country(c.as_str())) {
        Some(c) if ministry && !name.contains(&c.name) => {
            format!("{name} of {}", c.name_in_phrase())
        }
        _ => name.to_owned(),
    }
}
