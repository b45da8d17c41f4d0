//! The brief: all that is known between two countries, each line with its sources.

mod agreed;
mod lines;
pub(crate) mod offices;
pub(crate) mod said;
mod shared;

pub use lines::{Agreed, Cited, Claimed, Common, Differing, OfficeLine, Said};

use crate::days::{first, latest};
use crate::pair::{ahead, begun, held, is_meeting};
use crate::sources::{Citations, Source};
use crate::{Contact, Index, Pair};
use agreed::agreed;
use jiff::civil::Date;
use offices::offices;
use said::said;
use schemars::JsonSchema;
use serde::Serialize;
use shared::{both_in, figures};
use sidelines_facts::{Edtf, EncounterKind, Status};
use sidelines_resolve::ContactEntry;
use std::collections::BTreeSet;

/// What a brief is asked for.
#[derive(Clone, Debug)]
pub struct BriefQuestion {
    /// The two countries.
    pub pair: Pair,
    /// As of which day, inclusive: what held on that day, whenever it was reported.
    pub on: Option<Date>,
    /// Names under which texts speak of the first country (Tajikistan, Tajik, Dushanbe).
    pub names_a: Vec<String>,
    /// Names of the other.
    pub names_b: Vec<String>,
}

/// All that is known between two countries, for a meeting. Each line has the numbers of its sources.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Brief {
    /// Who.
    #[serde(flatten)]
    pub pair: Pair,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub as_of: Option<Edtf>,
    /// The offices that met, with who held them on that day.
    pub offices: Vec<OfficeLine>,
    /// The last meeting face to face.
    pub last_met: Option<Cited<Contact>>,
    /// The five contacts before that (and others since), latest first.
    pub contacts: Vec<Cited<Contact>>,
    /// How many more contacts there are before those.
    pub earlier: usize,
    /// The last three gatherings at which both were, latest first.
    pub both_at: Vec<Cited<Contact>>,
    /// What was agreed, latest first.
    pub agreed: Vec<Agreed>,
    /// What each side said: first what names the other side, each latest first.
    pub said: Vec<Said>,
    /// Organisations to which both belong.
    pub both_in: Vec<Common>,
    /// On what reports differ.
    pub differing: Vec<Differing>,
    /// What was denied, refused, called off or only held possible; of what lies ahead, what is contested.
    pub denied: Vec<Cited<Contact>>,
    /// Figures claimed in reports of their contacts.
    pub figures: Vec<Claimed>,
    /// What lies ahead, next first.
    pub coming: Vec<Cited<Contact>>,
    /// Reports cited whose own day is not known: their relative days stay open.
    pub undated: Vec<String>,
    /// The reports cited, by number.
    pub sources: Vec<Source>,
}

/// How many contacts are shown.
const CONTACTS: usize = 5;
/// How many gatherings are shown.
const GATHERINGS: usize = 3;

/// All that is known between the two.
#[must_use]
pub fn brief(index: &Index, question: &BriefQuestion) -> Brief {
    let day = question.on.or_else(|| index.last_day());
    let mut cite = Citations::default();
    let contacts: Vec<&ContactEntry> = question.pair.contacts(index);
    let mut past: Vec<&ContactEntry> = contacts
        .iter()
        .filter(|e| !ahead(e, day) && stands(e))
        .copied()
        .collect();
    latest(&mut past, |e| e.encounter.date.as_ref());
    let met = past
        .iter()
        .position(|e| is_meeting(e) && held(e) && begun(e, day));
    let others = past
        .iter()
        .enumerate()
        .filter(|(i, _)| Some(*i) != met)
        .map(|(_, e)| *e);
    let (gatherings, others): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        others.partition(|e| e.encounter.kind == EncounterKind::Gathering);
    let last_met = met.map(|i| cited(index, &mut cite, past[i]));
    let shown = others
        .iter()
        .take(CONTACTS)
        .map(|e| cited(index, &mut cite, e))
        .collect();
    let offices = offices(index, question.pair, day, &contacts, &mut cite);
    let mut denied: Vec<&ContactEntry> = contacts
        .iter()
        .filter(|e| {
            if ahead(e, day) {
                contested(e)
            } else {
                !stands(e)
            }
        })
        .copied()
        .collect();
    latest(&mut denied, |e| e.encounter.date.as_ref());
    let brief = Brief {
        pair: question.pair,
        as_of: day.map(Edtf::from),
        offices,
        last_met,
        contacts: shown,
        earlier: others.len().saturating_sub(CONTACTS),
        agreed: past
            .iter()
            .flat_map(|e| agreed(index, question.pair, &mut cite, e))
            .collect(),
        said: said(index, question, &contacts, day, &mut cite),
        both_at: gatherings
            .iter()
            .take(GATHERINGS)
            .map(|e| cited(index, &mut cite, e))
            .collect(),
        both_in: both_in(index, question.pair, &mut cite),
        differing: past
            .iter()
            .chain(&denied)
            .flat_map(|e| differing(&mut cite, e))
            .collect(),
        denied: denied.iter().map(|e| cited(index, &mut cite, e)).collect(),
        figures: figures(index, question, &contacts, day, &mut cite),
        coming: contacts
            .iter()
            .filter(|e| ahead(e, day))
            .map(|e| cited(index, &mut cite, e))
            .collect(),
        undated: Vec::new(),
        sources: Vec::new(),
    };
    let sources = cite.sources(index.record());
    let undated = sources
        .iter()
        .filter(|s| s.published.is_none())
        .map(|s| s.report.clone())
        .collect();
    Brief {
        undated,
        sources,
        ..brief
    }
}

/// Whether it took place, is under way or is announced, rather than denied, called off or only possible.
fn stands(entry: &ContactEntry) -> bool {
    matches!(
        entry.encounter.status,
        Status::Occurred | Status::Ongoing | Status::Planned
    )
}

/// Whether some report denies what another, or the same, holds possible or announces.
fn contested(entry: &ContactEntry) -> bool {
    let no = |status| matches!(status, Status::Denied | Status::Cancelled);
    !held(entry) && entry.history.iter().any(|c| no(c.status))
}

fn cited(index: &Index, cite: &mut Citations, entry: &ContactEntry) -> Cited<Contact> {
    let sources = cite.cite(&entry.told.reports, &entry.told.evidence);
    Cited {
        item: Contact::of(index, entry),
        sources,
    }
}

/// The first and the last of `reports` by day: enough to prove a long standing. A part of a record may know nothing of
/// those between.
fn few(index: &Index, reports: &[String]) -> Vec<String> {
    let known = reports.iter().filter_map(|id| index.report(id));
    let days = known.map(|report| (first(report.published.as_ref()), &report.id));
    let ends = [
        days.clone().min_by_key(|(day, _)| *day),
        days.max_by_key(|(day, _)| *day),
    ];
    let ends: BTreeSet<&String> = ends.into_iter().flatten().map(|(_, id)| id).collect();
    ends.into_iter().cloned().collect()
}

fn differing(cite: &mut Citations, entry: &ContactEntry) -> Vec<Differing> {
    // What became of it is told with the contact itself.
    let disputes = entry
        .told
        .disputes
        .iter()
        .filter(|d| d.field != "status" || held(entry));
    disputes
        .map(|dispute| {
            let reports: BTreeSet<String> = dispute
                .values
                .iter()
                .flat_map(|v| v.reports.iter().cloned())
                .collect();
            let reports: Vec<String> = reports.into_iter().collect();
            Differing {
                contact: entry.id.clone(),
                encounter: entry.encounter.clone(),
                field: dispute.field.clone(),
                values: dispute.values.clone(),
                sources: cite.cite(&reports, &entry.told.evidence),
            }
        })
        .collect()
}

impl Brief {
    /// Whether anything at all is known between the two.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}
