use crate::days::{first, latest};
use crate::disputes::disputed;
use crate::index::{At, united};
use crate::series::series;
use crate::sides::{Side, dyads, sides};
use crate::statement::statements;
use crate::words::has_words;
use crate::{Contact, Disputed, Index, Statement};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::{Edtf, EncounterKind, Place, Status};
use sidelines_resolve::{ContactEntry, StatusClaim};
use std::collections::{BTreeMap, BTreeSet};

/// A gathering: who came, who met whom on its margins, and its other editions.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct GatheringView {
    /// The gathering itself.
    pub gathering: Contact,
    /// What was said of its status, by report date.
    pub history: Vec<StatusClaim>,
    /// Who met whom on its margins.
    pub matrix: Matrix,
    /// What was held on its margins, by date.
    pub margins: Vec<Contact>,
    /// What was said at it or on its margins, latest first.
    pub quotes: Vec<Statement>,
    /// All editions of its series, this one among them, by date.
    pub editions: Vec<Edition>,
    /// Where reports differ, on it or what was held on its margins.
    pub disputes: Vec<Disputed>,
}

/// One gathering of a series.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Edition {
    /// Id of the encounter.
    pub id: String,
    /// The name as told.
    pub name: Option<String>,
    /// Which of the series it is, where that is told.
    pub edition: Option<u32>,
    /// When.
    pub date: Option<Edtf>,
    /// Where.
    pub place: Option<Place>,
    /// What became of it.
    pub status: Status,
    /// How many contacts were held on its margins.
    pub margins: usize,
    /// How many reports tell it.
    pub reports: usize,
}

/// Who met whom: a cell for each two sides that have a contact, held or not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct Matrix {
    /// Those with the most contacts first.
    pub sides: Vec<MatrixSide>,
    /// By row, then column; each pair once, the row's position before the column's.
    pub cells: Vec<Cell>,
}

/// One row and column of a [`Matrix`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MatrixSide {
    /// Alpha-2 of a country, or the name of an organisation.
    pub side: String,
    /// Names of those who took part for it, as the record shows them.
    pub people: Vec<String>,
    /// Whether reports name it among those at the gathering itself.
    pub named: bool,
    /// With how many others it met.
    pub met: usize,
}

/// What two sides had to do with each other.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Cell {
    /// Position of the one in [`Matrix::sides`].
    pub row: usize,
    /// Position of the other.
    pub column: usize,
    /// Their contacts: id and what became of each.
    pub contacts: Vec<(String, Status)>,
}

/// The gathering with this id; `None` where there is none.
#[must_use]
pub fn gathering(index: &Index, id: &str) -> Option<GatheringView> {
    let entry = index.encounter(id)?;
    if entry.encounter.kind != EncounterKind::Gathering {
        return None;
    }
    let held = entry.links.holds.iter();
    let mut margins: Vec<&ContactEntry> = held.filter_map(|id| index.encounter(id)).collect();
    margins.sort_by_key(|e| {
        let start = first(e.encounter.date.as_ref());
        (start.is_none(), start)
    });
    let at = margins.iter().chain([&entry]);
    let quotes = united(at.clone().map(|e| index.quotes_at.get(e.id.as_str())));
    let quotes: Vec<_> = quotes.iter().map(|&i| &index.record().quotes[i]).collect();
    let all: Vec<At> = at.filter_map(|e| index.at(&e.id)).collect();
    Some(GatheringView {
        gathering: Contact::of(index, entry),
        history: entry.history.clone(),
        matrix: matrix(index, Some(entry), &margins),
        margins: margins.iter().map(|e| Contact::of(index, e)).collect(),
        quotes: statements(index, quotes),
        editions: editions(index, entry),
        disputes: disputed(index, all),
    })
}

/// What was held on the margins of a gathering of which no report tells more than that.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MarginsView {
    /// The gathering as it is called where most was held on its margins.
    pub name: String,
    /// Who met whom there.
    pub matrix: Matrix,
    /// What was held, by date.
    pub margins: Vec<Contact>,
    /// What was said there, latest first.
    pub quotes: Vec<Statement>,
    /// Where reports differ on what was held.
    pub disputes: Vec<Disputed>,
}

/// What was held on the margins of gatherings whose name holds the words of any of `names`; with days, what was held in
/// them. `None` where nothing was.
#[must_use]
pub fn margins_alone(
    index: &Index,
    names: &[String],
    days: Option<(Date, Date)>,
) -> Option<MarginsView> {
    let at = index.with_body(names);
    let mut margins: Vec<&ContactEntry> = at
        .iter()
        .map(|&i| &index.record().encounters[i])
        .filter(|e| {
            let named = |told: &String| names.iter().any(|wanted| has_words(told, wanted));
            let own = e.encounter.date.as_ref().and_then(Edtf::bounds);
            let then = match (days, own) {
                (Some((from, to)), Some((first, last))) => first <= to && from <= last,
                (Some(_), None) => false,
                (None, _) => true,
            };
            e.encounter.part_of.as_ref().is_some_and(named) && then
        })
        .collect();
    margins.sort_by_key(|e| {
        let start = first(e.encounter.date.as_ref());
        (start.is_none(), start)
    });
    let mut called: BTreeMap<&str, usize> = BTreeMap::new();
    for name in margins
        .iter()
        .filter_map(|e| e.encounter.part_of.as_deref())
    {
        *called.entry(name).or_default() += 1;
    }
    let most = called.into_iter().max_by_key(|&(name, n)| (n, name.len()));
    let quotes = united(margins.iter().map(|e| index.quotes_at.get(e.id.as_str())));
    let quotes: Vec<_> = quotes.iter().map(|&i| &index.record().quotes[i]).collect();
    Some(MarginsView {
        name: most?.0.to_owned(),
        matrix: matrix(index, None, &margins),
        quotes: statements(index, quotes),
        disputes: disputed(index, margins.iter().filter_map(|e| index.at(&e.id))),
        margins: margins.iter().map(|e| Contact::of(index, e)).collect(),
    })
}

/// How many days before or after the reports that tell it an undated gathering may have been.
const NEAR: i64 = 62;

/// The gatherings whose name holds the words of any of `names` (without names: all), latest first, undated ones last.
/// With days, those that may have been in them: an undated one where its reports are of that time, or of no day.
#[must_use]
pub fn gatherings(index: &Index, names: &[String], days: Option<(Date, Date)>) -> Vec<Contact> {
    let record = index.record();
    let of = |e: &&ContactEntry| {
        let name = e.encounter.name.as_deref().unwrap_or_default();
        let called = names.is_empty() || names.iter().any(|wanted| has_words(name, wanted));
        let then = days.is_none_or(|(from, to)| {
            let own = match e.encounter.date.as_ref().and_then(Edtf::bounds) {
                None => around(index, e),
                own => own,
            };
            own.is_none_or(|(first, last)| first <= to && from <= last)
        });
        e.encounter.kind == EncounterKind::Gathering && called && then
    };
    let mut found: Vec<&ContactEntry> = if names.is_empty() {
        record.encounters.iter().filter(of).collect()
    } else {
        let at = index.with_body(names);
        at.iter()
            .map(|&i| &record.encounters[i])
            .filter(of)
            .collect()
    };
    latest(&mut found, |e| e.encounter.date.as_ref());
    found.into_iter().map(|e| Contact::of(index, e)).collect()
}

/// The days around the reports that tell an undated gathering.
fn around(index: &Index, entry: &ContactEntry) -> Option<(Date, Date)> {
    let told = entry.told.reports.iter().filter_map(|id| index.report(id));
    let days = told.filter_map(|r| r.published.as_ref().and_then(Edtf::bounds));
    let (first, last) = days.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))?;
    let near = jiff::Span::new().days(NEAR);
    Some((
        first.checked_sub(near).unwrap_or(first),
        last.checked_add(near).unwrap_or(last),
    ))
}

fn editions(index: &Index, entry: &ContactEntry) -> Vec<Edition> {
    let of_series = match &entry.encounter.name {
        Some(name) => index.by_series.get(series(name).as_str()),
        None => &[],
    };
    let mut all: Vec<&ContactEntry> = of_series
        .iter()
        .map(|&i| &index.record().encounters[i])
        .collect();
    if all.is_empty() {
        all.push(entry);
    }
    let editions = all.into_iter().map(|e| Edition {
        id: e.id.clone(),
        name: e.encounter.name.clone(),
        edition: e.encounter.edition,
        date: e.encounter.date.clone(),
        place: e.encounter.place.clone(),
        status: e.encounter.status,
        margins: e.links.holds.len(),
        reports: e.told.reports.len(),
    });
    editions.collect()
}

/// Who met whom in `contacts`; with a gathering, whoever is named there is a row of its own.
pub(crate) fn matrix(
    index: &Index,
    gathering: Option<&ContactEntry>,
    contacts: &[&ContactEntry],
) -> Matrix {
    let mut people: BTreeMap<Side<'_>, BTreeSet<String>> = BTreeMap::new();
    let mut named: BTreeSet<Side<'_>> = BTreeSet::new();
    for entry in contacts.iter().copied().chain(gathering) {
        let here = gathering.is_some_and(|g| g.id == entry.id);
        for (i, of_party) in sides(index, entry).into_iter().enumerate() {
            for side in of_party {
                // Who convened the gathering did not come to it.
                let party = &entry.encounter.parties[i];
                if here && party.person.is_none() && party.country.is_none() {
                    continue;
                }
                if here {
                    named.insert(side);
                }
                let name = entry.parties.get(i).and_then(|l| index.person_linked(l));
                let name = name
                    .map(|p| p.name.clone())
                    .or_else(|| party.person.clone());
                people.entry(side).or_default().extend(name);
            }
        }
    }
    let mut cells: BTreeMap<(Side<'_>, Side<'_>), Vec<(String, Status)>> = BTreeMap::new();
    for entry in contacts {
        for pair in dyads(index, entry) {
            let told = (entry.id.clone(), entry.encounter.status);
            cells.entry(pair).or_default().push(told);
        }
    }
    let met = |side: Side<'_>| {
        let with = cells.iter().filter(|((a, b), told)| {
            let held = |(_, s): &(String, Status)| matches!(s, Status::Occurred | Status::Ongoing);
            (*a == side || *b == side) && told.iter().any(held)
        });
        with.count()
    };
    let both = cells.keys().flat_map(|(a, b)| [*a, *b]);
    let rows: BTreeSet<Side<'_>> = people.keys().copied().chain(both).collect();
    let mut sides: Vec<MatrixSide> = rows
        .into_iter()
        .map(|side| MatrixSide {
            side: side.to_string(),
            people: people.get(&side).into_iter().flatten().cloned().collect(),
            named: named.contains(&side),
            met: met(side),
        })
        .collect();
    sides.sort_by(|a, b| (b.met, &a.side).cmp(&(a.met, &b.side)));
    let position = |side: Side<'_>| sides.iter().position(|s| s.side == side.as_str());
    let mut placed: Vec<Cell> = cells
        .into_iter()
        .filter_map(|((a, b), contacts)| {
            let (a, b) = (position(a)?, position(b)?);
            Some(Cell {
                row: a.min(b),
                column: a.max(b),
                contacts,
            })
        })
        .collect();
    placed.sort_by_key(|c| (c.row, c.column));
    Matrix {
        sides,
        cells: placed,
    }
}
