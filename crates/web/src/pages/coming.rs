//! What lies ahead, and what was announced and never told of again.

use super::ask::{On, Pages};
use super::filters::Contacts as Question;
use super::sheet::Sheet;
use super::timeline::table;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_views::{Coming, coming};

pub(crate) struct Ahead {
    sheet: Sheet<Coming>,
    on: On,
}

impl Page for Ahead {
    const PATH: &'static str = "/coming";
    const ID: &'static str = "coming";
    const SUMMARY: &'static str = "What is planned or possible after a day, and what was announced and left open; its table is what has a day.";
    type Path = Nothing;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<Coming>;

    fn find(room: &Room, _: Nothing, on: On) -> Result<Self, Problem> {
        let all = Question::default().filter(None)?;
        Ok(Self {
            sheet: Sheet::of(coming(&room.now.index, &all, on.day()?), on.page),
            on,
        })
    }

    fn view(&self) -> &Sheet<Coming> {
        &self.sheet
    }

    fn table(&self) -> Table {
        table(&self.sheet.view.dated)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(View {
            frame,
            coming: &self.sheet.view,
            first: self.sheet.is_first(),
            pages: self.sheet.sheets(Self::PATH, |n| self.on.sheet(n)),
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "coming.html")]
struct View<'a> {
    frame: &'a Frame,
    coming: &'a Coming,
    first: bool,
    pages: Pages,
}
