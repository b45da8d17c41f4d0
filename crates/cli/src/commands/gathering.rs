//! `sidelines gathering`: who met whom on its margins, and its other editions.

use super::parts::{self, Most};
use super::timeline::table;
use crate::args::{Gathering, General};
use crate::contacts;
use crate::dates::{human_or, typed};
use crate::exit::Outcome;
use crate::io;
use crate::record;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_facts::{CountryCode, Edtf, Status};
use sidelines_store::Scope;
use sidelines_views::{
    Contact, EntryKind, GatheringView, Index, MarginsView, Matrix, gathering, gatherings,
    ids_with_prefix, margins_alone, series,
};
use sidelines_wording::asked::gatherings_called;

pub(crate) fn run(args: &Gathering, general: &General) -> anyhow::Result<Outcome> {
    let on = args.on.as_deref().map(|d| typed("--on", d)).transpose()?;
    let index = index(args)?;
    let found = find(&index, args.name.as_deref().unwrap_or_default(), on);
    let most = Most::of(&args.most);
    if found.is_empty()
        && let Some(name) = args.name.as_deref()
        && let Some(view) = margins_alone(&index, &gatherings_called(name), on)
    {
        if general.json {
            io::show_json(&view)?;
        } else {
            io::show(&margins(&view, most))?;
        }
        return Ok(Outcome::Done);
    }
    // Without a name the question is which gatherings there are.
    if args.name.is_none() || found.is_empty() {
        if general.json {
            io::show_json(&found)?;
        } else {
            let mut page = Page::default();
            let (shown, more) = most.of_list(&found);
            table(shown, index.last_day().map(Edtf::from).as_ref()).print(&mut page, io::width());
            page.lines(more);
            if found.is_empty() {
                page.line(plain("no report tells of such a gathering"));
            }
            io::show(&page)?;
        }
        return Ok(if found.is_empty() {
            Outcome::Nothing
        } else {
            Outcome::Done
        });
    }
    let view = found.first().and_then(|c| gathering(&index, &c.id));
    match &view {
        _ if general.json => io::show_json(&view)?,
        Some(view) => io::show(&page(view, &found, most))?,
        None => {}
    }
    Ok(Outcome::Done)
}

/// The gatherings of that name in all their editions, with their margins.
fn index(args: &Gathering) -> anyhow::Result<Index> {
    let asked = args.name.as_deref().unwrap_or_default();
    if asked.is_empty() || asked.starts_with("e-") {
        return record::index(&args.known);
    }
    let names: Vec<String> = gatherings_called(asked)
        .iter()
        .map(|name| series(name))
        .collect();
    // A name of nothing but a year is any name.
    if names.iter().any(String::is_empty) {
        return record::index(&args.known);
    }
    let scope = Scope {
        bodies: names,
        ..Scope::default()
    };
    Ok(record::part(&args.known, &scope)?.0)
}

/// Gatherings by id or by name, the latest first.
fn find(
    index: &Index,
    asked: &str,
    on: Option<(jiff::civil::Date, jiff::civil::Date)>,
) -> Vec<Contact> {
    if asked.starts_with("e-")
        && let [id] = ids_with_prefix(index, asked).as_slice()
        && index.kind_of(id) == Some(EntryKind::Encounter)
        && let Some(view) = gathering(index, id)
    {
        return vec![view.gathering];
    }
    let names = if asked.is_empty() {
        Vec::new()
    } else {
        gatherings_called(asked)
    };
    gatherings(index, &names, on)
}

fn page(view: &GatheringView, found: &[Contact], most: Most) -> Page {
    let e = &view.gathering.encounter;
    let mut page = Page::default();
    let name = e
        .name
        .as_deref()
        .map(|name| contacts::gathering(name, e.edition))
        .unwrap_or_default();
    page.line(
        Line::default()
            .ink(Ink::Strong, name)
            .plain(format!(
                "  {}  {}",
                contacts::day(e),
                contacts::place(e.place.as_ref())
            ))
            .plain("  ")
            .ink(contacts::status_ink(e.status), contacts::status(e.status))
            .ink(
                Ink::Source,
                format!("  {}", contacts::short_id(&view.gathering.id)),
            ),
    );
    page.line(
        Line::default()
            .ink(Ink::Quiet, contacts::reports(&view.gathering))
            .plain(" ")
            .join(contacts::report_ids(&view.gathering.reports)),
    );
    who_met_whom(&mut page, &view.matrix);
    sides(&mut page, &view.matrix, most);
    parts::contacts(&mut page, "on its margins", &view.margins, None, most);
    parts::statements(&mut page, "said there", &view.quotes, most);
    if view.editions.len() > 1 {
        parts::title(&mut page, "editions");
        let mut table = Table::indented(2).flexible([1, 2]);
        for edition in &view.editions {
            let this = edition.id == view.gathering.id;
            table.row([
                Line::default().ink(
                    if this { Ink::Strong } else { Ink::Plain },
                    human_or(edition.date.as_ref(), "no date"),
                ),
                plain(contacts::place(edition.place.as_ref())),
                plain(
                    edition
                        .name
                        .as_deref()
                        .map(|name| contacts::gathering(name, edition.edition))
                        .unwrap_or_default(),
                ),
                Line::default().ink(
                    Ink::Quiet,
                    super::intake::count(
                        edition.margins,
                        "contact on its margins",
                        "contacts on its margins",
                    ),
                ),
                Line::default().ink(Ink::Source, contacts::short_id(&edition.id)),
            ]);
        }
        table.print(&mut page, io::width());
    }
    let others: Vec<&Contact> = found
        .iter()
        .filter(|c| !view.editions.iter().any(|e| e.id == c.id))
        .collect();
    if !others.is_empty() {
        let text = format!(
            "{} of that name; --on DATE or an id picks one",
            super::intake::count(others.len(), "other gathering", "other gatherings")
        );
        parts::title(&mut page, text);
        let others: Vec<Contact> = others.into_iter().take(5).cloned().collect();
        table(&others, None).print(&mut page, io::width());
    }
    parts::disputed(&mut page, "on what reports differ", &view.disputes, most);
    page
}

/// Of a gathering of which reports tell only what was held beside it.
fn margins(view: &MarginsView, most: Most) -> Page {
    let mut page = Page::default();
    page.line(
        Line::default()
            .ink(Ink::Strong, contacts::short(&view.name))
            .ink(
                Ink::Quiet,
                "  no report tells of the gathering itself, only of what was held on its margins",
            ),
    );
    who_met_whom(&mut page, &view.matrix);
    sides(&mut page, &view.matrix, most);
    parts::contacts(&mut page, "on its margins", &view.margins, None, most);
    parts::statements(&mut page, "said there", &view.quotes, most);
    parts::disputed(&mut page, "on what reports differ", &view.disputes, most);
    page
}

fn who_met_whom(page: &mut Page, who: &Matrix) {
    if who.cells.is_empty() {
        return;
    }
    parts::title(page, "who met whom on its margins");
    matrix(who).print(page, None);
    page.line(Line::default().ink(
        Ink::Quiet,
        "  number of contacts held; ? planned or possible, × denied or called off",
    ));
}

/// The lower half of the table of who met whom: as many columns as fit a screen.
fn matrix(matrix: &Matrix) -> Table {
    const MOST: usize = 16;
    let mut table = Table::indented(2);
    let met = matrix
        .sides
        .iter()
        .filter(|s| s.met > 0 || has_cell(matrix, &s.side));
    let n = met.count().min(MOST);
    for row in 1..n {
        let mut cells = vec![plain(short(&matrix.sides[row].side))];
        for column in 0..row {
            let cell = matrix
                .cells
                .iter()
                .find(|c| c.row == column && c.column == row);
            cells.push(match cell.map(|c| c.contacts.as_slice()) {
                None => Line::default().ink(Ink::Quiet, "·"),
                Some(contacts) => sign(contacts),
            });
        }
        table.row(cells);
    }
    let mut last = vec![Line::default()];
    last.extend(
        (0..n.saturating_sub(1))
            .map(|c| Line::default().ink(Ink::Quiet, short(&matrix.sides[c].side))),
    );
    table.row(last);
    table
}

fn has_cell(matrix: &Matrix, side: &str) -> bool {
    let at = matrix.sides.iter().position(|s| s.side == side);
    matrix
        .cells
        .iter()
        .any(|c| Some(c.row) == at || Some(c.column) == at)
}

fn sign(contacts: &[(String, Status)]) -> Line {
    let held = contacts
        .iter()
        .filter(|(_, s)| matches!(s, Status::Occurred | Status::Ongoing));
    match held.count() {
        0 if contacts
            .iter()
            .any(|(_, s)| matches!(s, Status::Planned | Status::Possible)) =>
        {
            Line::default().ink(Ink::Open, "?")
        }
        0 => Line::default().ink(Ink::Bad, "×"),
        n => Line::default().ink(Ink::Good, n.to_string()),
    }
}

fn short(side: &str) -> String {
    let country = CountryCode::new(side).filter(|c| c.as_str() == side);
    country.map_or_else(|| contacts::short(side), |c| c.to_string())
}

fn sides(page: &mut Page, matrix: &Matrix, most: Most) {
    if matrix.sides.is_empty() {
        return;
    }
    parts::title(page, "who was there");
    let (shown, more) = most.of_list(&matrix.sides);
    let mut table = Table::indented(2).flexible([1]);
    for side in shown {
        let met = match side.met {
            0 => String::new(),
            n => format!("met {n} others").replace("met 1 others", "met 1 other"),
        };
        let named = if side.named {
            ""
        } else {
            "  on the margins only"
        };
        table.row([
            plain(parts::party(&side.side)),
            plain(side.people.join(", ")),
            Line::default().ink(Ink::Quiet, format!("{met}{named}").trim()),
        ]);
    }
    table.print(page, io::width());
    page.lines(more);
}
