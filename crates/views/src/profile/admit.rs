use super::{Choice, Exactness, Profile};
use crate::words::fold;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, EncounterKind, Mode};
use sidelines_resolve::ContactEntry;

/// Why a contact does not count. The first that holds, in this order, is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeftOut {
    /// It is of another kind.
    Kind,
    /// It did not take place, or whatever else the profile does not count.
    Status,
    /// It was held by telephone or video, or was not.
    Mode,
    /// It was held on the sidelines of a gathering, or was not.
    Sidelines,
    /// It is told only as history, or is not.
    History,
    /// It was a stop on the way, or was not.
    Transit,
    /// Reports differ on its status, or do not.
    Contested,
    /// Too few independent sources tell it.
    Sources,
    /// Its date is not known exactly enough.
    Date,
    /// It has not what is counted: no two sides, no known traveller, more sides than count as pairs.
    Unit,
}

impl Choice {
    fn admits(self, holds: bool) -> bool {
        match self {
            Self::Count => true,
            Self::LeaveOut => !holds,
            Self::Only => holds,
        }
    }
}

impl Profile {
    /// Why a contact does not count; `None` where nothing speaks against it. Whether it has what is counted is
    /// for the rows to say.
    pub(crate) fn against(&self, entry: &ContactEntry) -> Option<LeftOut> {
        let (c, e) = (&self.count, &entry.encounter);
        let phone =
            e.mode == Some(Mode::Phone) || e.kind == EncounterKind::Call && e.mode.is_none();
        let margin = e.part_of.is_some() || entry.links.gathering.is_some();
        let contested = entry.told.disputes.iter().any(|d| d.field == "status");
        let checks = [
            (LeftOut::Kind, c.kinds.contains(&e.kind)),
            (LeftOut::Status, c.statuses.contains(&e.status)),
            (
                LeftOut::Mode,
                c.phone.admits(phone) && c.video.admits(e.mode == Some(Mode::Video)),
            ),
            (LeftOut::Sidelines, c.sidelines.admits(margin)),
            (LeftOut::History, c.history.admits(entry.told.background)),
            (
                LeftOut::Transit,
                c.transit == Choice::Count || c.transit.admits(self.transit(entry)),
            ),
            (LeftOut::Contested, c.contested.admits(contested)),
            (
                LeftOut::Sources,
                entry.told.independent_sources >= c.sources,
            ),
            (LeftOut::Date, exactness(e.date.as_ref()) >= c.dates),
        ];
        checks
            .into_iter()
            .find(|(_, fits)| !fits)
            .map(|(why, _)| why)
    }

    /// Whether reports tell of a visit as a stop on the way.
    fn transit(&self, entry: &ContactEntry) -> bool {
        let told = entry.told.evidence.iter().map(|e| &e.text);
        let mut told = told.chain(&entry.encounter.topics).map(|t| fold(t));
        entry.encounter.kind == EncounterKind::Visit
            && told.any(|text| {
                self.count
                    .transit_words
                    .iter()
                    .any(|w| text.contains(&fold(w)))
            })
    }
}

/// How exactly a date is known.
pub(crate) fn exactness(date: Option<&Edtf>) -> Exactness {
    let Some(date) = date else {
        return Exactness::Any;
    };
    let Some((first, last)) = date.bounds() else {
        return Exactness::Any;
    };
    let days = match date.ends() {
        Some((a, b)) => [a, b]
            .iter()
            .all(|end| end.is_some_and(|p| p.as_date().is_some())),
        None => date.as_date().is_some(),
    };
    match first.year() == last.year() {
        _ if days => Exactness::Day,
        false => Exactness::Any,
        true if first.month() == last.month() => Exactness::Month,
        true => Exactness::Year,
    }
}
