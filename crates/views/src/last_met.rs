use crate::days::latest;
use crate::pair::{ahead, begun, held, is_meeting};
use crate::{Contact, Index, Pair};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, EncounterKind};
use sidelines_resolve::ContactEntry;

/// When two countries last met face to face.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LastMet {
    /// Who.
    #[serde(flatten)]
    pub pair: Pair,
    /// As of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// The last meeting that took place, and the others of the same day.
    pub last: Vec<Contact>,
    /// The meetings before, latest first, at most five.
    pub before: Vec<Contact>,
    /// How many more meetings there are before those.
    pub earlier: usize,
    /// Other contacts since the last meeting (calls, visits, signings, gatherings), latest first.
    pub since: Vec<Contact>,
    /// What lies ahead, next first.
    pub coming: Vec<Contact>,
}

/// How many earlier meetings are shown.
const BEFORE: usize = 5;

/// When the two last met, as of `on` (inclusive; without it, in the whole record).
#[must_use]
pub fn last_met(index: &Index, pair: Pair, on: Option<Date>) -> LastMet {
    let day = on.or_else(|| index.last_day());
    let contacts: Vec<&ContactEntry> = pair.contacts(index);
    let past = |entry: &&&ContactEntry| held(entry) && begun(entry, on);
    let mut meetings: Vec<&ContactEntry> = contacts
        .iter()
        .filter(past)
        .filter(|e| is_meeting(e))
        .copied()
        .collect();
    latest(&mut meetings, |e| e.encounter.date.as_ref());
    let newest = meetings.first().and_then(|e| e.encounter.date.clone());
    let same_day = meetings
        .iter()
        .take_while(|e| e.encounter.date == newest)
        .count();
    // Undated meetings cannot be told apart by day: the first of them stands alone.
    let same_day = if newest.is_none() {
        same_day.min(1)
    } else {
        same_day
    };
    let (last, before) = meetings.split_at(same_day);
    let mut since: Vec<&ContactEntry> = contacts
        .iter()
        .filter(past)
        .filter(|e| !is_meeting(e) && e.encounter.kind != EncounterKind::Visit)
        .filter(|e| {
            let day = |d: Option<&Edtf>| crate::days::first(d);
            day(e.encounter.date.as_ref()) > day(newest.as_ref())
        })
        .copied()
        .collect();
    latest(&mut since, |e| e.encounter.date.as_ref());
    let contact =
        |entries: &[&ContactEntry]| entries.iter().map(|e| Contact::of(index, e)).collect();
    LastMet {
        pair,
        on: day.map(Edtf::from),
        last: contact(last),
        before: before
            .iter()
            .take(BEFORE)
            .map(|e| Contact::of(index, e))
            .collect(),
        earlier: before.len().saturating_sub(BEFORE),
        since: contact(&since),
        coming: contacts
            .iter()
            .filter(|e| ahead(e, day))
            .map(|e| Contact::of(index, e))
            .collect(),
    }
}
