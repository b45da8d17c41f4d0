//! An office and its holders over time.

use super::ask::{Id, On, Pages};
use super::sheet::Sheet;
use crate::draw::Years;
use crate::links;
use crate::page::{Frame, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_facts::Edtf;
use sidelines_views::{Answer, OfficeView, office};

pub(crate) struct Office {
    sheet: Sheet<OfficeView>,
    on: On,
}

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
        Ok(Self {
            sheet: Sheet::of(view, on.page),
            on,
        })
    }

    fn view(&self) -> &Sheet<OfficeView> {
        &self.sheet
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
            "qualifier",
            "reports",
        ]);
        for h in &self.sheet.view.holders {
            let h = &h.held;
            let date = |d: &Option<Edtf>| d.as_ref().map(Edtf::to_string).unwrap_or_default();
            table.push(vec![
                h.id.clone(),
                h.person.clone(),
                h.name.clone(),
                h.rank.clone().unwrap_or_default(),
                date(&h.first_seen),
                date(&h.last_seen),
                date(&h.known_start),
                date(&h.known_end),
                h.qualifier.as_ref().map(super::word).unwrap_or_default(),
                h.reports.join("; "),
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.sheet.view;
        let years = Years::of(view.holders.iter().map(|h| &h.held), view.on.as_ref());
        Ok(View {
            frame,
            view,
            first: self.sheet.is_first(),
            pages: self
                .sheet
                .sheets(&links::office(&view.id), |n| self.on.sheet(n)),
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
    first: bool,
    pages: Pages,
    years: Years,
}

impl View<'_> {
    fn name_of(&self, person: &str) -> String {
        let mut holders = self.view.holders.iter();
        let holder = holders.find(|h| h.held.person == person);
        holder.map(|h| h.held.name.clone()).unwrap_or_default()
    }
}
