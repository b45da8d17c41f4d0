use crate::contact::Inferred;
use crate::days::first;
use crate::index::At;
use crate::sides::{Side, destination, sides as sides_of};
use crate::statement::statements;
use crate::{Contact, Index, Statement};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Dispute, Edtf, Evidence};
use sidelines_resolve::{
    ContactEntry, EventEntry, FigureEntry, Join, MembershipEntry, OriginJoin, PersonEntry,
    QuoteEntry, Record, StatusClaim, Tenancy, Told,
};

/// Why the record says so.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Explanation {
    /// Id that was asked for.
    pub id: String,
    /// What it is.
    pub subject: Subject,
    /// The words, report by report.
    pub evidence: Vec<Evidence>,
    /// Of an encounter: what was said at it, side by side in the order of its parties, then what others said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Voice>,
    /// Of an encounter: the parties that no report names, and what shows who they must have been.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub inferred: Vec<ByOffice>,
    /// Why claims were taken for the same thing, in the order of joining; last those that tell it alike.
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
    /// Ids of the corrections that bear on it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<String>,
}

/// What is explained.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
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
    /// A figure.
    Figure(Box<FigureEntry>),
    /// Another event.
    Event(Box<EventEntry>),
}

/// What one side said.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Voice {
    /// Alpha-2 of a country, or the name of an organisation; none for others.
    pub side: Option<String>,
    /// The words, latest first.
    pub quotes: Vec<Statement>,
}

/// Why a party that no report names must have been somebody: the holder of the office before and after the day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ByOffice {
    /// Who, by the position of the party.
    #[serde(flatten)]
    pub who: Inferred,
    /// The office as most reports have it.
    pub office: String,
    /// The first day on which a report shows them in the office.
    pub first_seen: Option<Edtf>,
    /// The last.
    pub last_seen: Option<Edtf>,
    /// Ids of the reports that show it, sorted.
    pub reports: Vec<String>,
    /// The words of the reports nearest to the encounter's day, before and after it.
    pub evidence: Vec<Evidence>,
}

/// Two claims that were taken for the same thing.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Because {
    /// The reports of the two.
    pub reports: [String; 2],
    /// The rules that joined them, with what they saw.
    pub why: Vec<sidelines_resolve::Why>,
}

/// Reports with one origin.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SharedCopy {
    /// Their ids.
    pub reports: Vec<String>,
    /// Sentences in common, pair by pair.
    pub joins: Vec<OriginJoin>,
}

/// The ids of all entries that begin with `prefix`, sorted: an id may be given by its beginning.
#[must_use]
pub fn ids_with_prefix(index: &Index, prefix: &str) -> Vec<String> {
    let begin = index.ids().filter(|id| id.starts_with(prefix));
    let mut ids: Vec<String> = begin.map(str::to_owned).collect();
    ids.sort_unstable();
    ids
}

/// Why the record has the entry with this id; `None` where it has none.
#[must_use]
pub fn explain(index: &Index, id: &str) -> Option<Explanation> {
    let (subject, told, history) = find(index, id)?;
    Some(Explanation {
        id: id.to_owned(),
        evidence: told.evidence.clone(),
        said: index
            .encounter(id)
            .map(|e| said(index, e))
            .unwrap_or_default(),
        inferred: index
            .encounter(id)
            .map(|e| by_office(index, e))
            .unwrap_or_default(),
        joins: told.joins.iter().map(because).collect(),
        history,
        disputes: told.disputes.clone(),
        reports: told.reports.clone(),
        independent_sources: told.independent_sources,
        shared_copy: shared_copy(index.record(), &told.reports),
        confidence: told.confidence,
        corrections: told.corrections.clone(),
        subject,
    })
}

fn find<'a>(index: &'a Index, id: &str) -> Option<(Subject, &'a Told, Vec<StatusClaim>)> {
    let at = index.at(id)?;
    let told = index.told(at)?;
    let history = match at {
        At::Encounter(i) => index.record().encounters.get(i)?.history.clone(),
        _ => Vec::new(),
    };
    Some((Subject::at(index, at)?, told, history))
}

impl Subject {
    /// The entry that stands there.
    pub(crate) fn at(index: &Index, at: At) -> Option<Self> {
        let record = index.record();
        Some(match at {
            At::Encounter(i) => {
                Self::Encounter(Box::new(Contact::of(index, record.encounters.get(i)?)))
            }
            At::Holder(o, h) => {
                let office = record.offices.get(o)?;
                Self::Holder {
                    holder: Box::new(office.holders.get(h)?.clone()),
                    office: office.office.clone(),
                }
            }
            At::Person(i) => Self::Person(Box::new(record.persons.get(i)?.clone())),
            At::Quote(i) => Self::Quote(Box::new(record.quotes.get(i)?.clone())),
            At::Membership(i) => Self::Membership(Box::new(record.memberships.get(i)?.clone())),
            At::Figure(i) => Self::Figure(Box::new(record.figures.get(i)?.clone())),
            At::Event(i) => Self::Event(Box::new(record.events.get(i)?.clone())),
        })
    }
}

/// Who the parties without a name must have been, and by what reports.
fn by_office(index: &Index, entry: &ContactEntry) -> Vec<ByOffice> {
    let inferred = Contact::of(index, entry).inferred.into_iter();
    let day = first(entry.encounter.date.as_ref());
    inferred
        .filter_map(|who| {
            let Some(At::Holder(o, h)) = index.at(&who.holder) else {
                return None;
            };
            let office = index.record().offices.get(o)?;
            let holder = office.holders.get(h)?;
            Some(ByOffice {
                office: office.office.clone(),
                first_seen: holder.first_seen.clone(),
                last_seen: holder.last_seen.clone(),
                reports: holder.told.reports.clone(),
                evidence: around(index, &holder.told, day),
                who,
            })
        })
        .collect()
}

/// The words of the last report up to the day and of the first after it.
fn around(index: &Index, told: &Told, day: Option<Date>) -> Vec<Evidence> {
    let published = |report: &String| first(index.report(report)?.published.as_ref());
    let dated = told.reports.iter().filter_map(|r| Some((published(r)?, r)));
    let dated: Vec<(Date, &String)> = dated.collect();
    let before = dated
        .iter()
        .filter(|(d, _)| day.is_none_or(|day| *d <= day));
    let after = dated
        .iter()
        .filter(|(d, _)| day.is_some_and(|day| *d > day));
    let (before, after) = (before.max(), after.min());
    let near: Vec<&String> = before.into_iter().chain(after).map(|d| d.1).collect();
    near.iter()
        .filter_map(|r| told.evidence.iter().find(|e| e.report == **r))
        .cloned()
        .collect()
}

/// What was said at an encounter, by side.
fn said(index: &Index, entry: &ContactEntry) -> Vec<Voice> {
    let quotes = index.quotes_at.get(entry.id.as_str()).iter();
    let mut quotes: Vec<&QuoteEntry> = quotes.map(|&i| &index.record().quotes[i]).collect();
    let mut sides: Vec<Side<'_>> = Vec::new();
    for side in sides_of(index, entry)
        .into_iter()
        .flatten()
        .chain(destination(entry))
    {
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    let mut voices = Vec::new();
    for side in sides {
        let speaks = |quote: &&QuoteEntry| match side {
            Side::Country(country) => index.speaking_for(quote).contains(&country),
            Side::Organisation(org) => {
                quote.quote.speaker.as_ref().and_then(|s| s.org.as_deref()) == Some(org)
            }
        };
        let (own, others): (Vec<_>, Vec<_>) = quotes.into_iter().partition(speaks);
        quotes = others;
        voices.push((Some(side.to_string()), own));
    }
    voices.push((None, quotes));
    let voices = voices.into_iter().filter(|(_, quotes)| !quotes.is_empty());
    voices
        .map(|(side, quotes)| Voice {
            side,
            quotes: statements(index, quotes),
        })
        .collect()
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
