use crate::days::latest;
use crate::disputes::disputed;
use crate::index::At;
use crate::offices::Held;
use crate::pair::ahead;
use crate::standing::OnDay;
use crate::who::{answer, succession};
use crate::{Answer, Contact, Disputed, Index};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, Edtf, Evidence};
use sidelines_resolve::{ContactEntry, OfficeEntry, QualifierSeen, RankSeen};

/// An office with its holders over time, as of a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OfficeView {
    /// Id of the office.
    pub id: String,
    /// The office as most reports have it.
    pub office: String,
    /// All titles under which reports tell it, sorted.
    pub titles: Vec<String>,
    /// Whose office.
    pub country: Option<CountryCode>,
    /// The organisation, where the office is one of it.
    pub org: Option<String>,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// What is known of that day.
    pub answer: Answer,
    /// All who are seen in it, by first day seen.
    pub holders: Vec<Holding>,
    /// From one holder to the next, by time.
    pub changes: Vec<Handover>,
    /// What lies ahead, next first.
    pub coming: Vec<Contact>,
    /// Contacts in which a holder took part as such, latest first.
    pub contacts: Vec<Contact>,
    /// Tenancies on which reports differ.
    pub disputes: Vec<Disputed>,
}

/// Somebody in an office, with all that is told of it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Holding {
    /// Who, since and until when.
    #[serde(flatten)]
    pub held: Held,
    /// What is known of the day asked for.
    pub on_day: OnDay,
    /// Titles under which reports tell it, sorted.
    pub titles: Vec<String>,
    /// Ranks and honours seen, by first report.
    pub ranks: Vec<RankSeen>,
    /// Former, acting, designate: with the reports that say so.
    pub qualifiers: Vec<QualifierSeen>,
    /// Of each report the first words that say it.
    pub evidence: Vec<Evidence>,
}

/// From one holder to the next: it fell between two sightings.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Handover {
    /// Id of the person who left.
    pub from: String,
    /// Id of the person who came.
    pub to: String,
    /// The last day on which the one is seen in the office, or on which they are told to have left.
    pub after: Option<Edtf>,
    /// The first day on which the other is seen in it, or on which they are told to have taken it.
    pub by: Option<Edtf>,
}

/// What is known of the office with this id; `None` where there is none.
#[must_use]
pub fn office(index: &Index, id: &str, on: Option<Date>) -> Option<OfficeView> {
    let at = index.office_at(id)?;
    let entry = index.record().offices.get(at)?;
    let day = on.or_else(|| index.last_day());
    let contacts = index.by_office.get(id).iter();
    let contacts = contacts.map(|&i| &index.record().encounters[i]);
    let (coming, mut past): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        contacts.partition(|e| ahead(e, day));
    latest(&mut past, |e| e.encounter.date.as_ref());
    let mut titles: Vec<String> = entry
        .holders
        .iter()
        .flat_map(|h| h.titles.clone())
        .collect();
    titles.sort();
    titles.dedup();
    let succession = succession(entry, day);
    Some(OfficeView {
        id: entry.id.clone(),
        office: entry.office.clone(),
        titles,
        country: entry.country,
        org: entry.org.clone(),
        on: day.map(Edtf::from),
        answer: answer(&succession.holders, day),
        holders: holders(entry, day),
        changes: changes(&succession.holders),
        coming: coming.into_iter().map(|e| Contact::of(index, e)).collect(),
        contacts: past.into_iter().map(|e| Contact::of(index, e)).collect(),
        disputes: disputed(index, (0..entry.holders.len()).map(|h| At::Holder(at, h))),
    })
}

fn holders(entry: &OfficeEntry, day: Option<Date>) -> Vec<Holding> {
    let holders = entry.holders.iter().map(|tenancy| {
        let held = Held::from(tenancy);
        Holding {
            on_day: held.on_day(day),
            held,
            titles: tenancy.titles.clone(),
            ranks: tenancy.ranks.clone(),
            qualifiers: tenancy.qualifiers.clone(),
            evidence: tenancy.told.evidence.clone(),
        }
    });
    holders.collect()
}

/// The changes from one holder to the next, in the order of the first days seen. Who is seen within another's
/// time is no successor.
fn changes(holders: &[Held]) -> Vec<Handover> {
    let mut seen: Vec<&Held> = holders.iter().filter(|h| h.begins().is_some()).collect();
    seen.sort_by_key(|h| (h.begins(), h.ends()));
    let mut changes = Vec::new();
    let mut last: Option<&Held> = None;
    for next in seen {
        if let Some(before) = last {
            if next.begins() < before.ends() {
                if next.ends() > before.ends() {
                    last = Some(next);
                }
                continue;
            }
            if next.person != before.person {
                changes.push(Handover {
                    from: before.person.clone(),
                    to: next.person.clone(),
                    after: before
                        .told_end()
                        .cloned()
                        .or_else(|| before.last_seen.clone()),
                    by: next.known_start.clone().or_else(|| next.first_seen.clone()),
                });
            }
        }
        last = Some(next);
    }
    changes
}
