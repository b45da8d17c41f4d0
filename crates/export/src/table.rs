//! Tables: the record as CSV, one table for each kind of thing, tied by ids.

use crate::world::{World, clean, dispute, ends, office_name, token};
use serde_json::{Map, Value};
use sidelines_facts::{Edtf, Party};
use sidelines_resolve::{PartyLink, Told};
use sidelines_wording::contacts;
use std::io::{self, Write};

/// A table by its name.
pub struct Table {
    /// "encounters", "parties" …: the name of its file.
    pub name: &'static str,
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// Values, in the order of the columns.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Its rows as objects, each with the name of the table as its type.
    pub fn objects(&self) -> impl Iterator<Item = Map<String, Value>> {
        self.rows.iter().map(|row| {
            let cells = self.columns.iter().zip(row);
            let cells = cells.map(|(name, cell)| ((*name).to_owned(), Value::from(cell.as_str())));
            let own = [("type".to_owned(), Value::from(self.name))];
            own.into_iter().chain(cells).collect()
        })
    }

    /// Writes it as CSV (RFC 4180), UTF-8, with a header.
    ///
    /// What a spreadsheet would take for a formula is kept from being one by an apostrophe before it: texts come
    /// from reports, and reports from anybody.
    ///
    /// # Errors
    /// Whatever the writer reports.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(&self.columns)?;
        for row in &self.rows {
            csv.write_record(row.iter().map(|value| harmless(value)))?;
        }
        csv.flush()
    }
}

fn harmless(value: &str) -> String {
    let value = clean(value);
    let formula =
        value.starts_with(['=', '+', '-', '@', '\t', '\r']) && value.parse::<f64>().is_err();
    if formula { format!("'{value}") } else { value }
}

/// Columns and a row's values, side by side, so that neither can be changed without the other.
pub(crate) type Row = Vec<(&'static str, String)>;

fn table(name: &'static str, empty: Row, rows: Vec<Row>) -> Table {
    Table {
        name,
        columns: empty.iter().map(|(column, _)| *column).collect(),
        rows: rows
            .into_iter()
            .map(|row| row.into_iter().map(|(_, value)| value).collect())
            .collect(),
    }
}

fn date(date: Option<&Edtf>) -> String {
    date.map(ToString::to_string).unwrap_or_default()
}

fn opt(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn text<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

fn list<T: ToString>(values: impl IntoIterator<Item = T>) -> String {
    values
        .into_iter()
        .map(|v| v.to_string())
        .collect::<Vec<_>>()
        .join("; ")
}

/// What every table of facts ends in: who tells it, and the words.
fn told(world: &World<'_>, told: &Told) -> Row {
    vec![
        ("reports", told.reports.join("; ")),
        ("n_reports", told.reports.len().to_string()),
        ("independent_sources", told.independent_sources.to_string()),
        ("confidence", format!("{:.3}", told.confidence)),
        ("background", told.background.to_string()),
        ("disputes", list(told.disputes.iter().map(dispute))),
        ("evidence", World::first_words(told)),
        ("citations", world.citations(told).join("\n")),
    ]
}

/// All tables.
pub(crate) fn tables(world: &World<'_>) -> Vec<Table> {
    vec![
        encounters(world),
        parties(world),
        history(world),
        holders(world),
        persons(world),
        quotes(world),
        memberships(world),
        figures(world),
        events(world),
        reports(world),
        evidence(world),
    ]
}

/// A row of a table of `T`, and of none for the names of the columns.
pub(crate) fn of<T: Default>(
    name: &'static str,
    rows: impl Iterator<Item = T>,
    row: impl Fn(&T) -> Row,
) -> Table {
    let rows = rows.map(|item| row(&item)).collect();
    table(name, row(&T::default()), rows)
}

fn encounters(world: &World<'_>) -> Table {
    let row = |entry: Option<&sidelines_resolve::ContactEntry>| -> Row {
        let e = entry.map(|e| &e.encounter);
        let place = e.and_then(|e| e.place.as_ref());
        let (first, last) = ends(e.and_then(|e| e.date.as_ref()));
        let parties = || e.into_iter().flat_map(|e| &e.parties);
        let links = entry.map(|e| e.links.clone()).unwrap_or_default();
        let none = Told::default();
        let mut row = vec![
            ("id", entry.map(|e| e.id.clone()).unwrap_or_default()),
            ("kind", e.map(|e| token(&e.kind)).unwrap_or_default()),
            ("status", e.map(|e| token(&e.status)).unwrap_or_default()),
            ("date", date(e.and_then(|e| e.date.as_ref()))),
            ("date_first", first.unwrap_or_default()),
            ("date_last", last.unwrap_or_default()),
            ("who", e.map(contacts::who).unwrap_or_default()),
            (
                "persons",
                list(parties().filter_map(|p| p.person.as_deref())),
            ),
            ("countries", list(parties().filter_map(|p| p.country))),
            (
                "offices",
                list(parties().filter_map(|p| p.office.as_deref())),
            ),
            (
                "organisations",
                list(parties().filter_map(|p| p.org.as_deref())),
            ),
            ("place", opt(place.and_then(|p| p.name.as_ref()))),
            ("place_country", text(place.and_then(|p| p.country))),
            ("lat", text(place.and_then(|p| p.lat))),
            ("lon", text(place.and_then(|p| p.lon))),
            ("geonameid", text(place.and_then(|p| p.geonameid))),
            ("name", opt(e.and_then(|e| e.name.as_ref()))),
            ("part_of", opt(e.and_then(|e| e.part_of.as_ref()))),
            ("gathering", links.gathering.unwrap_or_default()),
            ("visits", links.visits.join("; ")),
            ("mode", text(e.and_then(|e| e.mode).map(|m| token(&m)))),
            ("topics", e.map(|e| e.topics.join("; ")).unwrap_or_default()),
            (
                "outcomes",
                e.map(|e| e.outcomes.join("; ")).unwrap_or_default(),
            ),
            ("according_to", opt(e.and_then(|e| e.according_to.as_ref()))),
        ];
        row.extend(told(world, entry.map_or(&none, |e| &e.told)));
        row
    };
    of(
        "encounters",
        world.record.encounters.iter().map(Some),
        |e| row(*e),
    )
}

#[derive(Default)]
struct PartyRow<'a> {
    encounter: &'a str,
    principal: bool,
    position: usize,
    party: Party,
    link: PartyLink,
}

fn parties(world: &World<'_>) -> Table {
    let rows = world.record.encounters.iter().flat_map(|e| {
        let principals = e
            .encounter
            .parties
            .iter()
            .zip(&e.parties)
            .map(|p| (p, true));
        let others = e
            .encounter
            .attendees
            .iter()
            .zip(&e.attendees)
            .map(|p| (p, false));
        principals
            .chain(others)
            .enumerate()
            .map(|(i, ((party, link), principal))| PartyRow {
                encounter: &e.id,
                principal,
                position: i + 1,
                party: party.clone(),
                link: link.clone(),
            })
    });
    of("parties", rows, |r| {
        vec![
            ("encounter", r.encounter.to_owned()),
            ("position", r.position.to_string()),
            ("principal", r.principal.to_string()),
            ("person_id", opt(r.link.person.as_ref())),
            ("person", opt(r.party.person.as_ref())),
            ("country", text(r.party.country)),
            ("office_id", opt(r.link.office.as_ref())),
            ("office", opt(r.party.office.as_ref())),
            ("organisation", opt(r.party.org.as_ref())),
            ("rank", opt(r.party.rank.as_ref())),
            ("role", text(r.party.role.map(|r| token(&r)))),
            // Not named by any report: id of the tenancy from which it follows who that was.
            ("inferred_from", opt(r.link.inferred.as_ref())),
        ]
    })
}

fn history(world: &World<'_>) -> Table {
    let rows = world.record.encounters.iter().flat_map(|e| {
        e.history
            .iter()
            .enumerate()
            .map(|(i, claim)| Some((e.id.as_str(), i + 1, claim)))
    });
    of("status_history", rows, |r| {
        let claim = r.map(|(_, _, claim)| claim);
        vec![
            (
                "encounter",
                r.map(|(id, ..)| id.to_owned()).unwrap_or_default(),
            ),
            ("step", text(r.map(|(_, n, _)| n))),
            ("status", text(claim.map(|c| token(&c.status)))),
            ("report", text(claim.map(|c| c.claim.report.clone()))),
            ("published", date(claim.and_then(|c| c.published.as_ref()))),
            (
                "according_to",
                opt(claim.and_then(|c| c.according_to.as_ref())),
            ),
            ("date_told", date(claim.and_then(|c| c.date.as_ref()))),
            ("moved_to", date(claim.and_then(|c| c.moved_to.as_ref()))),
        ]
    })
}

fn holders(world: &World<'_>) -> Table {
    let none = (
        sidelines_resolve::OfficeEntry::default(),
        sidelines_resolve::Tenancy::default(),
    );
    let rows = world
        .record
        .offices
        .iter()
        .flat_map(|o| o.holders.iter().map(move |h| Some((o, h))));
    of("holders", rows, |r| {
        let (office, h) = r.unwrap_or((&none.0, &none.1));
        let mut row = vec![
            ("id", h.id.clone()),
            ("person_id", h.person.clone()),
            ("person", h.name.clone()),
            ("office_id", office.id.clone()),
            ("office", office.office.clone()),
            ("titles", h.titles.join("; ")),
            ("country", text(office.country)),
            ("organisation", opt(office.org.as_ref())),
            ("ranks", list(h.ranks.iter().map(|r| r.rank.as_str()))),
            (
                "qualifiers",
                list(h.qualifiers.iter().map(|q| token(&q.qualifier))),
            ),
            ("first_seen", date(h.first_seen.as_ref())),
            ("last_seen", date(h.last_seen.as_ref())),
            ("known_start", date(h.known_start.as_ref())),
            ("known_end", date(h.known_end.as_ref())),
        ];
        row.extend(told(world, &h.told));
        row
    })
}

fn persons(world: &World<'_>) -> Table {
    let none = sidelines_resolve::PersonEntry::default();
    of("persons", world.record.persons.iter().map(Some), |p| {
        let p = p.unwrap_or(&none);
        vec![
            ("id", p.id.clone()),
            ("name", p.name.clone()),
            (
                "spellings",
                list(p.spellings.iter().map(|s| s.name.as_str())),
            ),
            ("countries", list(&p.countries)),
            ("organisations", p.orgs.join("; ")),
            (
                "offices",
                list(
                    p.offices
                        .iter()
                        .filter_map(|id| world.office(id))
                        .map(office_name),
                ),
            ),
            ("reports", p.told.reports.join("; ")),
        ]
    })
}

fn quotes(world: &World<'_>) -> Table {
    let none = Told::default();
    of("quotes", world.record.quotes.iter().map(Some), |entry| {
        let q = entry.map(|e| &e.quote);
        let speaker = q.and_then(|q| q.speaker.as_ref());
        let mut row = vec![
            ("id", entry.map(|e| e.id.clone()).unwrap_or_default()),
            (
                "person_id",
                entry
                    .map(|e| opt(e.speaker.person.as_ref()))
                    .unwrap_or_default(),
            ),
            ("speaker", opt(speaker.and_then(|s| s.person.as_ref()))),
            ("office", opt(speaker.and_then(|s| s.office.as_ref()))),
            ("country", text(speaker.and_then(|s| s.country))),
            ("organisation", opt(speaker.and_then(|s| s.org.as_ref()))),
            ("text", q.map(|q| q.text.clone()).unwrap_or_default()),
            ("medium", q.map(|q| token(&q.medium)).unwrap_or_default()),
            ("addressee", opt(q.and_then(|q| q.addressee.as_ref()))),
            ("date", date(q.and_then(|q| q.date.as_ref()))),
            ("direct", text(q.map(|q| q.direct))),
            (
                "encounter",
                entry.map(|e| opt(e.encounter.as_ref())).unwrap_or_default(),
            ),
        ];
        row.extend(told(world, entry.map_or(&none, |e| &e.told)));
        row
    })
}

fn memberships(world: &World<'_>) -> Table {
    let none = Told::default();
    of(
        "memberships",
        world.record.memberships.iter().map(Some),
        |entry| {
            let m = entry.map(|e| &e.membership);
            let mut row = vec![
                ("id", entry.map(|e| e.id.clone()).unwrap_or_default()),
                ("party", m.map(|m| m.party.clone()).unwrap_or_default()),
                ("organisation", m.map(|m| m.org.clone()).unwrap_or_default()),
                ("role", m.map(|m| token(&m.role)).unwrap_or_default()),
                ("status", text(m.and_then(|m| m.status).map(|s| token(&s)))),
                ("since", date(m.and_then(|m| m.since.as_ref()))),
                ("until", date(m.and_then(|m| m.until.as_ref()))),
                (
                    "first_seen",
                    date(entry.and_then(|e| e.first_seen.as_ref())),
                ),
                ("last_seen", date(entry.and_then(|e| e.last_seen.as_ref()))),
            ];
            row.extend(told(world, entry.map_or(&none, |e| &e.told)));
            row
        },
    )
}

fn figures(world: &World<'_>) -> Table {
    let none = Told::default();
    of("figures", world.record.figures.iter().map(Some), |entry| {
        let f = entry.map(|e| &e.figure);
        let mut row = vec![
            ("id", entry.map(|e| e.id.clone()).unwrap_or_default()),
            ("value", text(f.map(|f| f.value))),
            ("unit", opt(f.and_then(|f| f.unit.as_ref()))),
            ("approx", text(f.and_then(|f| f.approx).map(|a| token(&a)))),
            (
                "claimed_by",
                entry.map(|e| e.claimants.join("; ")).unwrap_or_default(),
            ),
            ("as_of", date(f.and_then(|f| f.as_of.as_ref()))),
        ];
        row.extend(told(world, entry.map_or(&none, |e| &e.told)));
        row
    })
}

fn events(world: &World<'_>) -> Table {
    let none = Told::default();
    of("events", world.record.events.iter().map(Some), |entry| {
        let v = entry.map(|e| &e.event);
        let p = v.and_then(|v| v.plover.as_ref());
        let place = v.and_then(|v| v.place.as_ref());
        let mut row = vec![
            ("id", entry.map(|e| e.id.clone()).unwrap_or_default()),
            ("kind", v.map(|v| v.kind.clone()).unwrap_or_default()),
            ("name", opt(v.and_then(|v| v.name.as_ref()))),
            ("plover_event", text(p.map(|p| p.event.clone()))),
            ("plover_mode", opt(p.and_then(|p| p.mode.as_ref()))),
            (
                "plover_context",
                p.map(|p| p.context.join("; ")).unwrap_or_default(),
            ),
            ("status", text(v.and_then(|v| v.status).map(|s| token(&s)))),
            ("date", date(v.and_then(|v| v.date.as_ref()))),
            (
                "actors",
                list(v.into_iter().flat_map(|v| &v.actors).map(contacts::party)),
            ),
            (
                "recipients",
                list(
                    v.into_iter()
                        .flat_map(|v| &v.recipients)
                        .map(contacts::party),
                ),
            ),
            ("place", opt(place.and_then(|p| p.name.as_ref()))),
            ("place_country", text(place.and_then(|p| p.country))),
        ];
        row.extend(told(world, entry.map_or(&none, |e| &e.told)));
        row
    })
}

fn reports(world: &World<'_>) -> Table {
    let record = world.record;
    let origin = |id: &str| {
        record
            .origins
            .iter()
            .position(|o| o.reports.iter().any(|r| r == id))
    };
    let none = sidelines_resolve::ReportMeta::default();
    of("reports", record.reports.iter().map(Some), |r| {
        let r = r.unwrap_or(&none);
        vec![
            ("id", r.id.clone()),
            ("published", date(r.published.as_ref())),
            ("outlet", opt(r.outlet.as_ref())),
            ("agency", opt(r.agency.as_ref())),
            ("title", opt(r.title.as_ref())),
            ("url", opt(r.url.as_ref())),
            // Reports with the same number share copy.
            ("origin", text(origin(&r.id).map(|n| n + 1))),
        ]
    })
}

fn evidence(world: &World<'_>) -> Table {
    let record = world.record;
    let all = (record.encounters.iter().map(|e| (&e.id, &e.told)))
        .chain(
            record
                .offices
                .iter()
                .flat_map(|o| &o.holders)
                .map(|h| (&h.id, &h.told)),
        )
        .chain(record.quotes.iter().map(|q| (&q.id, &q.told)))
        .chain(record.memberships.iter().map(|m| (&m.id, &m.told)))
        .chain(record.figures.iter().map(|f| (&f.id, &f.told)))
        .chain(record.events.iter().map(|v| (&v.id, &v.told)));
    let rows = all.flat_map(|(id, told)| told.evidence.iter().map(move |e| Some((id, e))));
    of("evidence", rows, |r| {
        vec![
            ("fact", r.map(|(id, _)| id.clone()).unwrap_or_default()),
            (
                "report",
                r.map(|(_, e)| e.report.clone()).unwrap_or_default(),
            ),
            ("start", text(r.map(|(_, e)| e.start))),
            ("end", text(r.map(|(_, e)| e.end))),
            ("text", r.map(|(_, e)| e.text.clone()).unwrap_or_default()),
        ]
    })
}
