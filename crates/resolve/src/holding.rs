//! Parties of encounters and the offices they are told to hold.

use crate::record::{ContactEntry, OfficeEntry, PartyLink};
use crate::tenure::keys;
use crate::when::Days;
use sidelines_facts::{Edtf, Party};
use std::collections::{BTreeMap, BTreeSet};

/// Who is seen in an office, and from when to when: what parties without a name are found by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Holding {
    /// Holder's id, person's id, first and last day.
    pub(crate) holders: Vec<(String, String, Option<Edtf>, Option<Edtf>)>,
}

impl Holding {
    /// The one holder, with the person, between whose days the day lies.
    fn on(&self, day: Days) -> Option<(&String, &String)> {
        let mut holding = self.holders.iter().filter(|(_, _, first, last)| {
            let days = |d: &Option<Edtf>| d.as_ref().and_then(Days::of);
            matches!((days(first), days(last)), (Some(a), Some(b)) if a.first <= day.first && day.last <= b.last)
        });
        match (holding.next(), holding.next()) {
            (Some((id, person, ..)), None) => Some((id, person)),
            _ => None,
        }
    }

    pub(crate) fn of(office: &OfficeEntry) -> Self {
        let holders = office.holders.iter().map(|h| {
            (
                h.id.clone(),
                h.person.clone(),
                h.first_seen.clone(),
                h.last_seen.clone(),
            )
        });
        Self {
            holders: holders.collect(),
        }
    }
}

/// The offices that the parties and attendees of an encounter are told to hold: their ids, and whether the
/// encounter names who that is.
pub(crate) fn offices_told(entry: &ContactEntry) -> BTreeSet<(String, bool)> {
    let e = &entry.encounter;
    let told = e.parties.iter().chain(&e.attendees);
    told.flat_map(|p| {
        let named = p.person.is_some();
        let keys = keys(p.office.as_deref(), p.country, p.org.as_deref());
        keys.into_iter().map(move |key| (key.id(), named))
    })
    .collect()
}

/// Links the parties and attendees of an encounter with their offices, by id of the office.
pub(crate) fn fill(entry: &mut ContactEntry, offices: &BTreeMap<String, Holding>) {
    let e = &entry.encounter;
    for (party, link) in e.parties.iter().zip(&mut entry.parties) {
        fill_in(party, e.date.as_ref(), link, offices);
    }
    for (party, link) in e.attendees.iter().zip(&mut entry.attendees) {
        fill_in(party, e.date.as_ref(), link, offices);
    }
}

/// Links a party with its office; an unnamed one also with the person, where the encounter's day lies
/// between the days on which one holder is seen.
fn fill_in(
    party: &Party,
    date: Option<&Edtf>,
    link: &mut PartyLink,
    offices: &BTreeMap<String, Holding>,
) {
    if link.inferred.take().is_some() {
        link.person = None;
    }
    link.office = None;
    let Some((id, office)) = keys(party.office.as_deref(), party.country, party.org.as_deref())
        .iter()
        .find_map(|key| offices.get_key_value(&key.id()))
    else {
        return;
    };
    link.office = Some(id.clone());
    let (None, Some(day)) = (&link.person, date.and_then(Days::of)) else {
        return;
    };
    if party.person.is_some() {
        return;
    }
    if let Some((id, person)) = office.on(day) {
        link.person = Some(person.clone());
        link.inferred = Some(id.clone());
    }
}

/// Who is found by the office alone in a party without a name.
pub(crate) fn found<'a>(office: Option<&'a Holding>, date: Option<&Edtf>) -> Option<&'a String> {
    office?.on(date.and_then(Days::of)?).map(|h| h.0)
}

#[cfg(test)]
mod oracle {
    //! Everybody in an office by looking through all claims.

    use crate::corrections::Corrections;
    use crate::testing::any_reports;
    use crate::when::Days;
    use proptest::prelude::*;
    use sidelines_facts::Body;
    use std::collections::BTreeSet;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn offices_are_held_by_who_is_told_to_hold_them(reports in any_reports()) {
            let record = crate::resolve(&reports, &Corrections::default());
            // Whoever an encounter names with an office is among its holders, and nobody is who is never told to be.
            for entry in &record.encounters {
                for (party, link) in entry.encounter.parties.iter().zip(&entry.parties) {
                    let Some(office) = &link.office else { continue };
                    let office = record.offices.iter().find(|o| o.id == *office);
                    prop_assert!(office.is_some());
                    let Some(office) = office else { continue };
                    prop_assert_eq!(office.country, party.country);
                    let Some(person) = &link.person else { continue };
                    // An unnamed minister and a name without an office can be one party: nobody told that he holds it.
                    let told_so = reports.iter().flat_map(|r| &r.facts).any(|f| match &f.body {
                        Body::Encounter(e) => e.parties.iter().any(|p| {
                            p.person.is_some() && p.person == party.person && p.office == party.office
                        }),
                        _ => false,
                    });
                    let holds = office.holders.iter().any(|h| h.person == *person);
                    prop_assert!(holds || !told_so);
                    if link.inferred.is_some() {
                        let day = entry.encounter.date.as_ref().and_then(Days::of);
                        let days = |d: &Option<_>| d.as_ref().and_then(Days::of);
                        let on = office.holders.iter().filter(|h| {
                            matches!((days(&h.first_seen), days(&h.last_seen), day),
                                (Some(a), Some(b), Some(d)) if a.first <= d.first && d.last <= b.last)
                        });
                        prop_assert_eq!(on.map(|h| &h.person).collect::<Vec<_>>(), [person]);
                    }
                }
            }
            let facts = || reports.iter().flat_map(|r| &r.facts);
            let mut told: BTreeSet<(Option<_>, String)> = BTreeSet::new();
            let mut tell = |country: Option<sidelines_facts::CountryCode>, office: Option<&str>, org: Option<&str>| {
                told.extend(crate::tenure::keys(office, country, org).into_iter().map(|k| (country, k.id())));
            };
            for fact in facts() {
                match &fact.body {
                    Body::Holder(h) => tell(h.country, Some(&h.office), h.org.as_deref()),
                    Body::Encounter(e) => e.parties.iter().chain(&e.attendees)
                        .for_each(|p| tell(p.country, p.office.as_deref(), p.org.as_deref())),
                    Body::Event(e) => e.actors.iter().chain(&e.recipients)
                        .for_each(|p| tell(p.country, p.office.as_deref(), p.org.as_deref())),
                    _ => {}
                }
            }
            for office in &record.offices {
                prop_assert!(told.contains(&(office.country, office.id.clone())));
                let different: BTreeSet<&String> = office.holders.iter().map(|h| &h.person).collect();
                prop_assert_eq!(different.len(), office.holders.len());
            }
        }
    }
}
