//! An office and its holders over time.

use super::ask::{Id, On};
use crate::draw::Years;
use crate::page::{Frame, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_facts::Edtf;
use sidelines_views::{Answer, OfficeView, office};

const SHOWN: usize = 40;

pub(crate) struct Office {
    view: OfficeView,
}

impl Page for Office {
    const PATH: &'static str = "/office/{id}";
    const ID: &'static str = "office";
    const SUMMARY: &'static str = "An office with its holders over time; its table is the holders.";
    type Path = Id;
    type Query = On;
    type View = OfficeView;

    fn find(room: &Room, path: Id, on: On) -> Result<Self, Problem> {
        let view = office(&room.now.index, &path.id, on.day()?)
            .ok_or_else(|| Problem::NotFound(format!("no office '{}' in the record", path.id)))?;
        Ok(Self { view })
    }

    fn view(&self) -> &OfficeView {
        &self.view
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
        for h in &self.view.holders {
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
        let view = &self.view;
        let years = Years::of(view.holders.iter().map(|h| &h.held), view.on.as_ref());
        Ok(View { frame, view, years }.render()?)
    }
}

#[derive(Template)]
#[template(path = "office.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a OfficeView,
    years: Years,
}

impl View<'_> {
    fn name_of(&self, person: &str) -> String {
        let mut holders = self.view.holders.iter();
        let holder = holders.find(|h| h.held.person == person);
        holder.map(|h| h.held.name.clone()).unwrap_or_default()
    }
}
