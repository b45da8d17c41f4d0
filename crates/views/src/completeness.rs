use crate::timeline::select;
use crate::{Index, TimelineFilter};
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Encounter, EncounterKind, Status};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeMap;

/// What the record knows of its contacts and what not.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Completeness {
    /// One for each kind, in the order of kinds.
    pub kinds: Vec<Gaps>,
    /// All kinds together.
    pub all: Gaps,
    /// Contacts of which something is missing: those that the most reports tell first, at most as many as
    /// were asked for.
    pub incomplete: Vec<Incomplete>,
}

/// How much is known of the contacts of a kind. Each figure counts contacts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Gaps {
    /// Of which kind; none for all together.
    pub kind: Option<EncounterKind>,
    /// How many contacts.
    pub contacts: usize,
    /// The day or the days are known.
    pub date: usize,
    /// The date is open in part: a month, a year, a day without a year, one of several days.
    pub date_in_part: usize,
    /// A city or venue is known. Calls have no place and do not count.
    pub place: usize,
    /// Only the country is known.
    pub place_in_part: usize,
    /// Contacts that have a place.
    pub placed: usize,
    /// Every party that is no organisation goes by name. Gatherings do not count.
    pub names: usize,
    /// Some do.
    pub names_in_part: usize,
    /// Contacts with such parties.
    pub named: usize,
    /// The office of every such party is known.
    pub offices: usize,
    /// The office of some is known.
    pub offices_in_part: usize,
    /// What was agreed is told. Only what took place counts.
    pub outcome: usize,
    /// Contacts that took place.
    pub held: usize,
}

/// A contact of which something is missing.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Incomplete {
    /// Id of the encounter.
    pub id: String,
    /// The encounter.
    #[serde(flatten)]
    pub encounter: Encounter,
    /// How many reports tell it.
    pub reports: usize,
    /// What is missing.
    pub missing: Vec<Missing>,
}

/// What can be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "each name says it")]
pub enum Missing {
    Date,
    Place,
    Names,
    Offices,
    Outcome,
}

/// How much of one thing is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    All,
    Some,
    None,
    /// There is nothing to be known.
    NotAsked,
}

/// What is known and what is missing of the contacts that `filter` lets through; of those with gaps the first
/// `most`.
#[must_use]
pub fn completeness(index: &Index, filter: &TimelineFilter, most: usize) -> Completeness {
    let mut kinds: BTreeMap<EncounterKind, Gaps> = BTreeMap::new();
    let mut all = Gaps::default();
    let mut incomplete: Vec<(&ContactEntry, Vec<Missing>)> = Vec::new();
    for entry in select(index, filter) {
        let kind = entry.encounter.kind;
        let of_kind = kinds.entry(kind).or_default();
        of_kind.kind = Some(kind);
        let shares = shares(&entry.encounter);
        of_kind.count(&shares);
        all.count(&shares);
        // That nothing was agreed is no gap by itself.
        let missing = shares.iter().filter(|(what, share)| {
            *what != Missing::Outcome && matches!(share, Share::Some | Share::None)
        });
        let missing: Vec<Missing> = missing.map(|(what, _)| *what).collect();
        if !missing.is_empty() {
            incomplete.push((entry, missing));
        }
    }
    incomplete.sort_by_key(|(entry, _)| std::cmp::Reverse(entry.told.reports.len()));
    let incomplete = incomplete.into_iter().take(most);
    Completeness {
        kinds: kinds.into_values().collect(),
        all,
        incomplete: incomplete
            .map(|(entry, missing)| Incomplete {
                id: entry.id.clone(),
                encounter: entry.encounter.clone(),
                reports: entry.told.reports.len(),
                missing,
            })
            .collect(),
    }
}

impl Gaps {
    fn count(&mut self, shares: &[(Missing, Share); 5]) {
        self.contacts += 1;
        for (what, share) in shares {
            let (all, part, asked) = match what {
                Missing::Date => (&mut self.date, Some(&mut self.date_in_part), None),
                Missing::Place => (
                    &mut self.place,
                    Some(&mut self.place_in_part),
                    Some(&mut self.placed),
                ),
                Missing::Names => (
                    &mut self.names,
                    Some(&mut self.names_in_part),
                    Some(&mut self.named),
                ),
                Missing::Offices => (&mut self.offices, Some(&mut self.offices_in_part), None),
                Missing::Outcome => (&mut self.outcome, None, Some(&mut self.held)),
            };
            match share {
                Share::NotAsked => continue,
                Share::All => *all += 1,
                Share::Some => {
                    if let Some(part) = part {
                        *part += 1;
                    }
                }
                Share::None => {}
            }
            if let Some(asked) = asked {
                *asked += 1;
            }
        }
    }
}

fn shares(e: &Encounter) -> [(Missing, Share); 5] {
    let date = match &e.date {
        None => Share::None,
        Some(date) if is_days(date) => Share::All,
        Some(_) => Share::Some,
    };
    let place = match &e.place {
        _ if e.kind == EncounterKind::Call => Share::NotAsked,
        None => Share::None,
        Some(place) if place.name.is_some() => Share::All,
        Some(_) => Share::Some,
    };
    let people: Vec<_> = if e.kind == EncounterKind::Gathering {
        Vec::new()
    } else {
        let own = |p: &&sidelines_facts::Party| p.person.is_some() || p.org.is_none();
        e.parties.iter().filter(own).collect()
    };
    let share = |known: usize| match known {
        _ if people.is_empty() => Share::NotAsked,
        0 => Share::None,
        n if n == people.len() => Share::All,
        _ => Share::Some,
    };
    let names = share(people.iter().filter(|p| p.person.is_some()).count());
    let offices = share(people.iter().filter(|p| p.office.is_some()).count());
    let outcome = match e.status {
        Status::Occurred if e.outcomes.is_empty() => Share::None,
        Status::Occurred => Share::All,
        _ => Share::NotAsked,
    };
    [
        (Missing::Date, date),
        (Missing::Place, place),
        (Missing::Names, names),
        (Missing::Offices, offices),
        (Missing::Outcome, outcome),
    ]
}

/// Whether it is a day of the calendar, or lasts from one to another.
fn is_days(date: &sidelines_facts::Edtf) -> bool {
    match date.ends() {
        Some((a, b)) => [a, b]
            .iter()
            .all(|end| end.is_some_and(|p| p.as_date().is_some())),
        None => date.as_date().is_some(),
    }
}
