//! Gatherings: who came, who met whom on the margins, other editions.

use super::ask::{Id, InPages, Paged, Pages};
use super::sheet::Sheet;
use super::timeline::table;
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_views::{Contact, GatheringView, Matrix, gathering, gatherings, ids_with_prefix};

/// Rows and columns of the matrix: those who met most.
const SIDES: usize = 24;
const SAID: usize = 15;

pub(crate) struct Gathering(Sheet<GatheringView>);

impl Page for Gathering {
    const PATH: &'static str = "/gathering/{id}";
    const ID: &'static str = "gathering";
    const SUMMARY: &'static str = "A gathering: who met whom on its margins, its other editions, what was said; its table is what was held on its margins.";
    type Path = Id;
    type Query = Paged;
    type View = Sheet<GatheringView>;

    fn find(room: &Room, path: Id, asked: Paged) -> Result<Self, Problem> {
        let index = &room.now.index;
        match gathering(index, &path.id) {
            Some(view) => {
                let address = show::gathering(&view.gathering.id);
                Ok(Self(Sheet::of(view, &address, &asked)))
            }
            None => match ids_with_prefix(index, &path.id).as_slice() {
                [one] if *one == path.id => Err(Problem::Moved(links::fact(one))),
                [one] => Err(Problem::Moved(show::gathering(one))),
                _ => Err(Problem::NotFound(format!(
                    "no gathering '{}' in the record",
                    path.id
                ))),
            },
        }
    }

    fn view(&self) -> &Sheet<GatheringView> {
        &self.0
    }

    fn table(&self) -> Table {
        table(&self.0.view.margins)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.0.view;
        Ok(View {
            frame,
            view,
            sheet: &self.0,
            matrix: matrix(&view.matrix),
        }
        .render()?)
    }
}

/// A row of the matrix: who, and what they had to do with those before them.
struct Row {
    side: Markup,
    people: String,
    named: bool,
    cells: Vec<Markup>,
}

/// The lower half of the matrix: each pair once.
fn matrix(matrix: &Matrix) -> Vec<Row> {
    let sides = matrix.sides.iter().take(SIDES);
    let mut rows: Vec<Row> = sides
        .enumerate()
        .map(|(i, side)| Row {
            side: show::side_link(&side.side),
            people: side.people.join(", "),
            named: side.named,
            cells: vec![Markup::default(); i],
        })
        .collect();
    for cell in &matrix.cells {
        let names =
            [cell.row, cell.column].map(|i| matrix.sides.get(i).map(|s| show::side(&s.side)));
        let [Some(a), Some(b)] = names else { continue };
        let Some(place) = rows
            .get_mut(cell.column)
            .and_then(|r| r.cells.get_mut(cell.row))
        else {
            continue;
        };
        for (id, status) in &cell.contacts {
            let class = format!("cell {}", show::status_class(status));
            let label = format!("{a} and {b}: {}", show::status(status));
            place.element(
                "a",
                &[
                    ("class", &class),
                    ("href", &links::fact(id)),
                    ("title", &label),
                    ("aria-label", &label),
                ],
                "",
            );
        }
    }
    rows
}

#[derive(Template)]
#[template(path = "gathering.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a GatheringView,
    sheet: &'a Sheet<GatheringView>,
    matrix: Vec<Row>,
}

impl View<'_> {
    /// Whether editions have had other names, or are told by their ordinals.
    fn renamed(&self) -> bool {
        let name = &self.view.gathering.encounter.name;
        self.view
            .editions
            .iter()
            .any(|e| e.name != *name || e.edition.is_some())
    }
}

/// All gatherings, latest first.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Gatherings {
    gatherings: Vec<Contact>,
    matching: usize,
    #[serde(skip)]
    pages: Pages,
}

/// How many stand on a page.
const SIZE: usize = 100;

impl Page for Gatherings {
    const PATH: &'static str = "/gatherings";
    const ID: &'static str = "gatherings";
    const SUMMARY: &'static str = "All gatherings, latest first, a hundred to a page.";
    type Path = Nothing;
    type Query = Paged;
    type View = Self;

    fn find(room: &Room, _: Nothing, asked: Paged) -> Result<Self, Problem> {
        let all = gatherings(&room.now.index, &[], None);
        Ok(Self {
            matching: all.len(),
            pages: asked.pages(Self::PATH, all.len(), SIZE),
            gatherings: all
                .into_iter()
                .skip(asked.before(SIZE))
                .take(SIZE)
                .collect(),
        })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        table(&self.gatherings)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(All { frame, all: self }.render()?)
    }
}

#[derive(Template)]
#[template(path = "gatherings.html")]
struct All<'a> {
    frame: &'a Frame,
    all: &'a Gatherings,
}
