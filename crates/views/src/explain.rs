use crate::Contact;
use serde::Serialize;
use sidelines_facts::{Dispute, Evidence};
use sidelines_resolve::{
    Join, MembershipEntry, OriginJoin, PersonEntry, QuoteEntry, Record, StatusClaim, Tenancy, Told,
};

/// Why the record says so.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Explanation {
    /// Id that was asked for.
    pub id: String,
    /// What it is.
    pub subject: Subject,
    /// The words, report by report.
    pub evidence: Vec<Evidence>,
    /// Why claims were taken for the same thing, in the order of joining.
    pub joins: Vec<Because>,
    /// What was said of its status, by report date.
    pub history: Vec<StatusClaim>,
    /// Where reports differ.
    pub disputes: Vec<Dispute>,
    /// Ids of the reports that tell it.
    pub reports: Vec<String>,
    /// How many origins those reports have.
    pub independent_sources: usize,
    /// Which of those reports share copy.
    pub shared_copy: Vec<SharedCopy>,
    /// 0..1.
    pub confidence: f32,
}

/// What is explained.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Subject {
    /// An encounter.
    Encounter(Box<Contact>),
    /// A person in an office.
    Holder {
        /// The tenancy.
        holder: Box<Tenancy>,
        /// The office as most reports have it.
        office: String,
    },
    /// A person.
    Person(Box<PersonEntry>),
    /// A quote.
    Quote(Box<QuoteEntry>),
    /// A membership.
    Membership(Box<MembershipEntry>),
    /// Something else, by its facts line.
    Other(Box<sidelines_facts::RecordFact>),
}

/// Two claims that were taken for the same thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Because {
    /// The reports of the two.
    pub reports: [String; 2],
    /// The rules that joined them, with what they saw.
    pub why: Vec<sidelines_resolve::Why>,
}

/// Reports with one origin.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SharedCopy {
    /// Their ids.
    pub reports: Vec<String>,
    /// Sentences in common, pair by pair.
    pub joins: Vec<OriginJoin>,
}

/// The ids of all entries that begin with `prefix`, sorted: an id may be given by its beginning.
#[must_use]
pub fn ids_with_prefix(record: &Record, prefix: &str) -> Vec<String> {
    let holders = record
        .offices
        .iter()
        .flat_map(|o| &o.holders)
        .map(|h| &h.id);
    let mut ids: Vec<String> = record
        .encounters
        .iter()
        .map(|e| &e.id)
        .chain(record.persons.iter().map(|p| &p.id))
        .chain(holders)
        .chain(record.quotes.iter().map(|q| &q.id))
        .chain(record.memberships.iter().map(|m| &m.id))
        .chain(record.figures.iter().map(|f| &f.id))
        .chain(record.events.iter().map(|e| &e.id))
        .filter(|id| id.starts_with(prefix))
        .cloned()
        .collect();
    ids.sort_unstable();
    ids
}

/// Why the record has the entry with this id; `None` where it has none.
#[must_use]
pub fn explain(record: &Record, id: &str) -> Option<Explanation> {
    let (subject, told, history) = find(record, id)?;
    Some(Explanation {
        id: id.to_owned(),
        evidence: told.evidence.clone(),
        joins: told.joins.iter().map(because).collect(),
        history,
        disputes: told.disputes.clone(),
        reports: told.reports.clone(),
        independent_sources: told.independent_sources,
        shared_copy: shared_copy(record, &told.reports),
        confidence: told.confidence,
        subject,
    })
}

fn find<'a>(record: &'a Record, id: &str) -> Option<(Subject, &'a Told, Vec<StatusClaim>)> {
    if let Some(e) = record.encounter(id) {
        let contact = Box::new(Contact::from(e));
        return Some((Subject::Encounter(contact), &e.told, e.history.clone()));
    }
    for office in &record.offices {
        if let Some(holder) = office.holders.iter().find(|h| h.id == id) {
            let subject = Subject::Holder {
                holder: Box::new(holder.clone()),
                office: office.office.clone(),
            };
            return Some((subject, &holder.told, Vec::new()));
        }
    }
    if let Some(p) = record.person(id) {
        return Some((Subject::Person(Box::new(p.clone())), &p.told, Vec::new()));
    }
    if let Some(q) = record.quote(id) {
        return Some((Subject::Quote(Box::new(q.clone())), &q.told, Vec::new()));
    }
    if let Some(m) = record.memberships.iter().find(|m| m.id == id) {
        return Some((
            Subject::Membership(Box::new(m.clone())),
            &m.told,
            Vec::new(),
        ));
    }
    let figures = record.figures.iter().map(|f| (&f.id, &f.told));
    let events = record.events.iter().map(|e| (&e.id, &e.told));
    let (_, told) = figures.chain(events).find(|(other, _)| *other == id)?;
    let fact = record.facts().into_iter().find(|f| f.id == id)?;
    Some((Subject::Other(Box::new(fact)), told, Vec::new()))
}

fn because(join: &Join) -> Because {
    Because {
        reports: [join.a.report.clone(), join.b.report.clone()],
        why: join.why.clone(),
    }
}

fn shared_copy(record: &Record, reports: &[String]) -> Vec<SharedCopy> {
    record
        .origins
        .iter()
        .map(|origin| SharedCopy {
            reports: origin
                .reports
                .iter()
                .filter(|r| reports.contains(r))
                .cloned()
                .collect(),
            joins: origin
                .joins
                .iter()
                .filter(|j| reports.contains(&j.a) && reports.contains(&j.b))
                .cloned()
                .collect(),
        })
        .filter(|copy| copy.reports.len() > 1)
        .collect()
}
