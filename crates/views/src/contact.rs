use crate::Index;
use crate::words::has_words;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Dispute, Encounter, Evidence, Status};
use sidelines_resolve::{ContactEntry, Links, PartyLink};

/// One encounter with where it comes from.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Contact {
    /// Id of the encounter.
    pub id: String,
    /// What is known of it.
    #[serde(flatten)]
    pub encounter: Encounter,
    /// Other statuses that reports give it, in the order of their reports: what was denied and yet held
    /// possible, what was planned before it was called off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Status>,
    /// Ids of the reports that tell it, sorted.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
    /// Where reports differ.
    pub disputes: Vec<Dispute>,
    /// The words, sorted by report and offset.
    pub evidence: Vec<Evidence>,
    /// Told only as history.
    pub background: bool,
    /// For each of the parties, in order: ids of the person and of the office.
    pub who: Vec<PartyLink>,
    /// The same for the attendees.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attended: Vec<PartyLink>,
    /// Parties that no report names, and who they must have been by the office and the day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<Inferred>,
    /// Ids of the gathering on whose margin, of the visits during which it was held, and of what was held on
    /// its own margin.
    pub links: Links,
}

/// Who a party must have been: whoever held the office on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Inferred {
    /// The position of the party.
    pub party: usize,
    /// Id of the person.
    pub person: String,
    /// The name as the record shows it.
    pub name: String,
    /// Id of the tenancy, with whose evidence it stands.
    pub holder: String,
}

impl Contact {
    /// What the record has of an encounter.
    pub(crate) fn of(index: &Index, entry: &ContactEntry) -> Self {
        let links = entry.parties.iter().enumerate();
        let inferred = links.filter_map(|(party, link)| {
            let person = index.person_linked(link)?;
            Some(Inferred {
                party,
                person: person.id.clone(),
                name: person.name.clone(),
                holder: link.inferred.clone()?,
            })
        });
        let mut contact = Self {
            inferred: inferred.collect(),
            ..Self::from(entry)
        };
        contact.name_margin(index);
        contact
    }

    /// Where reports of the contact name its gathering in fewer words than those of the gathering itself ("SCO
    /// meeting"), it goes by the gathering's own name.
    fn name_margin(&mut self, index: &Index) {
        let gathering = self.links.gathering.as_deref();
        let gathering = gathering.and_then(|id| index.encounter(id));
        let name = gathering.and_then(|g| g.encounter.name.as_ref());
        if let (Some(name), Some(told)) = (name, &mut self.encounter.part_of)
            && has_words(name, told)
        {
            told.clone_from(name);
        }
    }
}

/// Without the names of those who are inferred.
impl From<&ContactEntry> for Contact {
    fn from(entry: &ContactEntry) -> Self {
        let mut also = Vec::new();
        for claim in &entry.history {
            let status = claim.standing();
            if status != entry.encounter.status && !also.contains(&status) {
                also.push(status);
            }
        }
        Self {
            also,
            id: entry.id.clone(),
            encounter: entry.encounter.clone(),
            reports: entry.told.reports.clone(),
            independent_sources: entry.told.independent_sources,
            disputes: entry.told.disputes.clone(),
            evidence: entry.told.evidence.clone(),
            background: entry.told.background,
            who: entry.parties.clone(),
            attended: entry.attendees.clone(),
            inferred: Vec::new(),
            links: entry.links.clone(),
        }
    }
}
