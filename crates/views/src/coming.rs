use crate::days::last;
use crate::pair::ahead;
use crate::timeline::select;
use crate::{Contact, Index, TimelineFilter};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, Status};
use sidelines_resolve::ContactEntry;

/// What lies ahead of a day.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Coming {
    /// Ahead of which day: the day asked for, else the last of which the record has a report.
    pub on: Option<Edtf>,
    /// What has a day, next first: planned, possible, or called off since. What is told as held by reports of
    /// a later time keeps that status.
    pub dated: Vec<Contact>,
    /// Announced or held possible without a day, and spoken of in the year before.
    pub undated: Vec<Contact>,
    /// Whose day has come and gone without a report of what became of it, latest first.
    pub open: Vec<Contact>,
}

/// How many days back an announcement is looked for of which nothing more was told.
const BACK: i32 = 366;

/// What lies ahead of a day, of the contacts that `filter` lets through.
#[must_use]
pub fn coming(index: &Index, filter: &TimelineFilter, on: Option<Date>) -> Coming {
    let day = on.or_else(|| index.last_day());
    let contacts = select(index, filter);
    let (ahead, past): (Vec<&ContactEntry>, Vec<&ContactEntry>) =
        contacts.into_iter().partition(|e| ahead(e, day));
    let (dated, undated): (Vec<&ContactEntry>, Vec<&ContactEntry>) = ahead
        .into_iter()
        .partition(|e| last(e.encounter.date.as_ref()).is_some());
    let open = past.into_iter().rev().filter(|e| unresolved(e, day));
    let contact =
        |entries: Vec<&ContactEntry>| entries.into_iter().map(|e| Contact::of(index, e)).collect();
    Coming {
        on: day.map(Edtf::from),
        dated: contact(dated),
        undated: contact(undated),
        open: contact(open.collect()),
    }
}

/// Whether it was announced or held possible for a day of the year before, and no more is told.
fn unresolved(entry: &ContactEntry, on: Option<Date>) -> bool {
    let open = matches!(entry.encounter.status, Status::Planned | Status::Possible);
    let days = last(entry.encounter.date.as_ref()).zip(on);
    let lately = days.is_some_and(|(end, on)| {
        let until = end.checked_add(jiff::Span::new().days(BACK));
        end < on && until.is_ok_and(|until| until >= on)
    });
    open && lately
}
