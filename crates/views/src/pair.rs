use crate::days::{first, last};
use crate::index::{Index, common};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{CountryCode, EncounterKind, Mode, Status};
use sidelines_resolve::ContactEntry;

/// Two countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Pair {
    /// The one that is named first.
    pub a: CountryCode,
    /// The other.
    pub b: CountryCode,
}

impl Pair {
    /// Whether `entry` is a contact of the two: both are among the parties, or an official of the one
    /// travels to the other.
    pub(crate) fn met_in(&self, index: &Index, entry: &ContactEntry) -> bool {
        let sides: Vec<(bool, bool)> = entry
            .encounter
            .parties
            .iter()
            .enumerate()
            .map(|(i, party)| {
                let countries = index.acting_for(party, entry.parties.get(i));
                (countries.contains(&self.a), countries.contains(&self.b))
            })
            .collect();
        // Two different parties: one person of both countries met nobody.
        let together =
            (0..sides.len()).any(|i| (0..sides.len()).any(|j| i != j && sides[i].0 && sides[j].1));
        let place = entry.encounter.place.as_ref().and_then(|p| p.country);
        let travels = entry.encounter.kind == EncounterKind::Visit
            && (sides.iter().any(|s| s.0) && place == Some(self.b)
                || sides.iter().any(|s| s.1) && place == Some(self.a));
        together || travels
    }

    /// All contacts of the two, in the order of the record (by date, undated last).
    pub(crate) fn contacts<'a>(&self, index: &'a Index) -> Vec<&'a ContactEntry> {
        let both = common(index.by_country.get(&self.a), index.by_country.get(&self.b));
        let entries = both.iter().map(|&i| &index.record().encounters[i]);
        entries.filter(|e| self.met_in(index, e)).collect()
    }
}

/// Whether it took place or is under way.
pub(crate) fn held(entry: &ContactEntry) -> bool {
    matches!(entry.encounter.status, Status::Occurred | Status::Ongoing)
}

/// Whether it is a meeting face to face, the two or a few parties by themselves.
pub(crate) fn is_meeting(entry: &ContactEntry) -> bool {
    entry.encounter.kind == EncounterKind::Meeting
        && !matches!(entry.encounter.mode, Some(Mode::Phone | Mode::Video))
}

/// Whether it had begun on that day. What has no date had.
pub(crate) fn begun(entry: &ContactEntry, on: Option<Date>) -> bool {
    match (first(entry.encounter.date.as_ref()), on) {
        (Some(day), Some(on)) => day <= on,
        _ => true,
    }
}

/// How long, in days, an announcement without a date is waited for.
const PATIENCE: i32 = 366;

/// Whether it lay ahead on that day: it begins later; or it has no date, is announced or held possible,
/// and a report with a day spoke of it in the year before.
pub(crate) fn ahead(entry: &ContactEntry, on: Option<Date>) -> bool {
    let status = entry.encounter.status;
    let open = matches!(status, Status::Planned | Status::Possible);
    match (first(entry.encounter.date.as_ref()), on) {
        (Some(day), Some(on)) => day > on && status != Status::Denied,
        (Some(_), None) => open,
        (None, on) => {
            let spoken_of = entry
                .history
                .iter()
                .filter_map(|c| last(c.published.as_ref()))
                .max();
            let lately = |on: Date| {
                let until = spoken_of.map(|d| d.checked_add(jiff::Span::new().days(PATIENCE)));
                until.is_some_and(|until| until.is_ok_and(|until| until >= on))
            };
            open && on.is_none_or(lately)
        }
    }
}
