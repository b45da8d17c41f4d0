use super::{Record, Tenancy, Told};
use sidelines_facts::{Body, FORMAT_VERSION, Holder, RecordFact, Tenure};

impl Record {
    /// The record as facts, one for each entry: encounters, holders, quotes, memberships, figures, events,
    /// each in the order of the record. The same claims give the same facts.
    #[must_use]
    pub fn facts(&self) -> Vec<RecordFact> {
        let mut facts = Vec::new();
        for e in &self.encounters {
            facts.push(fact(&e.id, Body::Encounter(e.encounter.clone()), &e.told));
        }
        for office in &self.offices {
            for holder in &office.holders {
                let qualifier = holder.qualifier();
                // A qualifier holds on the day on which it is told: on the last day seen, nobody is former.
                let left = holder.former_by.clone();
                let left = left.filter(|_| qualifier == Some(Tenure::Former));
                let body = Body::Holder(Holder {
                    person: holder.name.clone(),
                    office: title(holder, &office.office),
                    country: office.country,
                    org: office.org.clone(),
                    rank: holder.ranks.last().map(|r| r.rank.clone()),
                    as_of: left.or_else(|| holder.last_seen.clone()),
                    qualifier,
                    first_seen: holder.first_seen.clone(),
                    last_seen: holder.last_seen.clone(),
                    known_start: holder.known_start.clone(),
                    known_end: holder.known_end.clone(),
                });
                facts.push(fact(&holder.id, body, &holder.told));
            }
        }
        for q in &self.quotes {
            facts.push(fact(&q.id, Body::Quote(q.quote.clone()), &q.told));
        }
        for m in &self.memberships {
            facts.push(fact(&m.id, Body::Membership(m.membership.clone()), &m.told));
        }
        for f in &self.figures {
            facts.push(fact(&f.id, Body::Figure(f.figure.clone()), &f.told));
        }
        for v in &self.events {
            facts.push(fact(&v.id, Body::Event(v.event.clone()), &v.told));
        }
        facts
    }
}

/// The holder's own title where there is just one, else the office's usual name.
fn title(holder: &Tenancy, usual: &str) -> String {
    match holder.titles.as_slice() {
        [one] => one.clone(),
        _ => usual.to_owned(),
    }
}

fn fact(id: &str, body: Body, told: &Told) -> RecordFact {
    RecordFact {
        v: FORMAT_VERSION,
        id: id.to_owned(),
        body,
        reports: told.reports.clone(),
        independent_sources: told.independent_sources,
        disputes: told.disputes.clone(),
        evidence: told.evidence.clone(),
        confidence: told.confidence,
        background: told.background,
        corrected: !told.corrections.is_empty(),
        recorded_at: None,
    }
}
