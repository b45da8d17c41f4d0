use crate::profile::{LeftOut, Profile, Row};
use crate::timeline::select;
use crate::{Index, TimelineFilter};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::Edtf;
use sidelines_resolve::ContactEntry;
use std::collections::{BTreeMap, BTreeSet};

/// By what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Two sides; of what has a direction, from the one to the other.
    Pair,
    /// A side: everybody on it, whatever the direction.
    Side,
    /// A person among the parties, by id.
    Person,
    /// The year; none where it is not known or the contact lasts over several.
    Year,
    /// The month; none where it is not known or the contact lasts over several.
    Month,
    /// The kind of contact.
    Kind,
    /// What became of it.
    Status,
    /// The country in which it was held.
    Country,
    /// The PLOVER event and mode, where a profile counts those.
    Code,
}

/// How many count, by what is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Counts {
    /// Short name of the profile.
    pub profile: String,
    /// Its version.
    pub version: u32,
    /// By what.
    pub by: Vec<By>,
    /// The most first; where the first question is for time, in its order.
    pub counts: Vec<Counted>,
    /// How many count in all. What has several values of what is asked for (a contact of three countries, counted
    /// by country) stands in several of the counts.
    pub total: usize,
    /// How many contacts they come from.
    pub contacts: usize,
    /// How many contacts of those asked for do not count, by the first reason that holds.
    pub left_out: Vec<(LeftOut, usize)>,
    /// How many contacts were asked for.
    pub of: usize,
    /// How it was counted, as a paragraph for a publication.
    pub methods: String,
}

/// One count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counted {
    /// The value for each of what is asked for; none where it is not known.
    pub of: Vec<Option<String>>,
    /// How many.
    pub count: usize,
}

/// How many of the contacts that `filter` lets through count by `profile`, by all of `by` together. A profile of
/// the filter's own is not asked.
#[must_use]
pub fn counts(index: &Index, profile: &Profile, filter: &TimelineFilter, by: &[By]) -> Counts {
    let asked = TimelineFilter {
        profile: None,
        ..filter.clone()
    };
    let mut found: BTreeMap<Vec<Option<String>>, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<LeftOut, usize> = BTreeMap::new();
    let (mut total, mut contacts) = (0, 0);
    let entries = select(index, &asked);
    for entry in &entries {
        let rows = match profile.rows(index, entry) {
            Ok(rows) => rows,
            Err(why) => {
                *left_out.entry(why).or_default() += 1;
                continue;
            }
        };
        contacts += 1;
        total += rows.len();
        for row in rows {
            for of in keys(entry, &row, by) {
                *found.entry(of).or_default() += 1;
            }
        }
    }
    let mut counts: Vec<Counted> = found
        .into_iter()
        .map(|(of, count)| Counted { of, count })
        .collect();
    let in_time = matches!(by.first(), Some(By::Year | By::Month));
    // What is not known comes last.
    counts.sort_by_key(|c| {
        let order = if in_time { 0 } else { c.count };
        (c.of.first() == Some(&None), std::cmp::Reverse(order))
    });
    let left_out: Vec<(LeftOut, usize)> = left_out.into_iter().collect();
    let methods = methods(
        index,
        profile,
        &asked,
        (entries.len(), contacts, total),
        &left_out,
    );
    Counts {
        profile: profile.name.clone(),
        version: profile.version,
        by: by.to_vec(),
        counts,
        total,
        contacts,
        of: entries.len(),
        left_out,
        methods,
    }
}

/// What counts by `profile` of the contacts that `filter` lets through, in the order of the record. A profile of the
/// filter's own is not asked.
#[must_use]
pub fn counted(index: &Index, profile: &Profile, filter: &TimelineFilter) -> Vec<Row> {
    let asked = TimelineFilter {
        profile: None,
        ..filter.clone()
    };
    let entries = select(index, &asked);
    let rows = entries.iter().filter_map(|e| profile.rows(index, e).ok());
    rows.flatten().collect()
}

/// All combinations of what a row is, by what is asked for.
fn keys(entry: &ContactEntry, row: &Row, by: &[By]) -> Vec<Vec<Option<String>>> {
    let mut keys: Vec<Vec<Option<String>>> = vec![Vec::new()];
    for one in by {
        let values = values(entry, row, *one);
        let more = keys.iter().flat_map(|key| {
            values.iter().map(move |value| {
                let mut key = key.clone();
                key.push(value.clone());
                key
            })
        });
        keys = more.collect();
    }
    keys
}

/// What a row is in one respect; several values where it is several, none as a value where it is not known.
fn values(entry: &ContactEntry, row: &Row, by: By) -> Vec<Option<String>> {
    let time = |length: usize| {
        let bounds = row.date.as_ref().and_then(Edtf::bounds);
        let text = bounds.map(|(a, b)| (a.to_string(), b.to_string()));
        let one = text.filter(|(a, b)| a.get(..length) == b.get(..length));
        vec![one.and_then(|(a, _)| a.get(..length).map(str::to_owned))]
    };
    let word = |value: Result<serde_json::Value, serde_json::Error>| {
        vec![value.ok().and_then(|v| v.as_str().map(str::to_owned))]
    };
    let mut values: Vec<Option<String>> = match by {
        By::Pair => pairs(row).into_iter().map(Some).collect(),
        By::Side => {
            let sides: BTreeSet<&String> = row.sides.iter().chain(&row.to).collect();
            sides.into_iter().cloned().map(Some).collect()
        }
        By::Person => {
            let people = entry.parties.iter().filter_map(|l| l.person.clone());
            let people: BTreeSet<String> = people.collect();
            people.into_iter().map(Some).collect()
        }
        By::Year => time(4),
        By::Month => time(7),
        By::Kind => word(serde_json::to_value(row.kind)),
        By::Status => word(serde_json::to_value(row.status)),
        By::Country => {
            let place = entry.encounter.place.as_ref();
            vec![place.and_then(|p| p.country).map(|c| c.to_string())]
        }
        By::Code => vec![row.code.clone()],
    };
    if values.is_empty() {
        values.push(None);
    }
    values
}

/// "IN – TJ" of each two sides; "IN → TJ" where there is a direction.
fn pairs(row: &Row) -> BTreeSet<String> {
    let mut pairs = BTreeSet::new();
    for from in &row.sides {
        for to in &row.to {
            pairs.insert(format!("{from} → {to}"));
        }
    }
    if row.to.is_empty() {
        for (i, a) in row.sides.iter().enumerate() {
            for b in &row.sides[i + 1..] {
                pairs.insert(format!("{} – {}", a.min(b), a.max(b)));
            }
        }
    }
    pairs
}

/// The profile's paragraph with the figures of this count.
fn methods(
    index: &Index,
    profile: &Profile,
    asked: &TimelineFilter,
    (of, contacts, total): (usize, usize, usize),
    left_out: &[(LeftOut, usize)],
) -> String {
    let record = index.record();
    let mut text = profile.methods();
    let days = record
        .reports
        .iter()
        .filter_map(|r| r.published.as_ref()?.bounds());
    let (first, last) = (days.clone().map(|d| d.0).min(), days.map(|d| d.1).max());
    let span = first
        .zip(last)
        .map(|(a, b)| format!(", published from {a} to {b}"))
        .unwrap_or_default();
    text += &format!(
        " The record is made of {} reports of {} independent sources{span}.",
        record.reports.len(),
        record.origins.len()
    );
    let which = if asked.is_empty() {
        format!("Of its {of} contacts")
    } else {
        format!(
            "Of the {of} of its {} contacts that were asked for",
            record.encounters.len()
        )
    };
    let verb = if contacts == 1 { "counts" } else { "count" };
    text += &format!(" {which}, {contacts} {verb}");
    if total != contacts {
        text += &format!(" and give {total} units");
    }
    let left: Vec<String> = left_out
        .iter()
        .map(|(why, n)| format!("{n} {}", why.in_words()))
        .collect();
    let left: Vec<&str> = left.iter().map(String::as_str).collect();
    match left.as_slice() {
        [] => text.push('.'),
        left => text += &format!("; left out are {}.", crate::profile::list(left, "and")),
    }
    text
}

impl LeftOut {
    /// The reason, behind a number.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Kind => "of other kinds",
            Self::Status => "of another status",
            Self::Mode => "by their mode (telephone, video)",
            Self::Sidelines => "by their place on or off the sidelines of a gathering",
            Self::History => "by whether they are told as history only",
            Self::Transit => "as stops on the way",
            Self::Contested => "by whether reports differ on their status",
            Self::Sources => "told by too few independent sources",
            Self::Date => "without an exact enough date",
            Self::Unit => "that lack what is counted",
        }
    }
}
