//! An office and its holders over time.

use super::ask::{Id, On};
use super::sheet::Sheet;
use super::word;
use crate::draw::Years;
use crate::links;
use crate::page::{Frame, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_views::{Answer, OfficeView, office};

pub(crate) struct Office(Sheet<OfficeView>);

impl Page for Office {
    const PATH: &'static str = "/office/{id}";
    const ID: &'static str = "office";
    const SUMMARY: &'static str = "An office with its holders over time; its table is the holders.";
    type Path = Id;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<OfficeView>;

    fn find(room: &Room, path: Id, on: On) -> Result<Self, Problem> {
        let view = office(&room.now.index, &path.id, on.day()?)
            .ok_or_else(|| Problem::NotFound(format!("no office '{}' in the record", path.id)))?;
        let address = links::office(&view.id);
        Ok(Self(Sheet::of(view, &address, &on)))
    }

    fn view(&self) -> &Sheet<OfficeView> {
        &self.0
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "id",
            "person",
            "name",
            "rank",
            "first_seen",
            "last_seen",
            "known_start",
            "known_end",
            "former_by",
            "qualifier",
            "reports",
        ]);
        for h in &self.0.view.holders {
            let h = &h.held;
            table.row(&[
                &h.id,
                &h.person,
                &h.name,
                &h.rank,
                &h.first_seen,
                &h.last_seen,
                &h.known_start,
                &h.known_end,
                &h.former_by,
                &word(&h.qualifier),
                &h.reports,
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.0.view;
        let years = Years::of(view.holders.iter().map(|h| &h.held), view.on.as_ref());
        Ok(View {
            frame,
            view,
            sheet: &self.0,
            years,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "office.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a OfficeView,
    sheet: &'a Sheet<OfficeView>,
    years: Years,
}

impl View<'_> {
    fn name_of(&self, person: &str) -> String {
        let mut holders = self.view.holders.iter();
        let holder = holders.find(|h| h.held.person == person);
        holder.map(|h| h.held.name.clone()).unwrap_or_default()
    }
}
