//! What lies ahead, and what was announced and never told of again.

use super::ask::On;
use super::filters::Contacts as Question;
use super::sheet::Sheet;
use super::timeline::table;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_facts::Edtf;
use sidelines_views::{Coming, coming};

pub(crate) struct Ahead(Sheet<Coming>);

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
        let view = coming(&room.now.index, &all, on.day()?);
        Ok(Self(Sheet::of(view, Self::PATH, &on)))
    }

    fn view(&self) -> &Sheet<Coming> {
        &self.0
    }

    fn table(&self) -> Table {
        table(&self.0.view.dated)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(View {
            frame,
            coming: &self.0.view,
            sheet: &self.0,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "coming.html")]
struct View<'a> {
    frame: &'a Frame,
    coming: &'a Coming,
    sheet: &'a Sheet<Coming>,
}

impl View<'_> {
    /// Whether the record has reports of later days.
    fn past(&self) -> bool {
        let last = |d: &Option<Edtf>| d.as_ref().and_then(Edtf::bounds).map(|b| b.1);
        last(&self.coming.on) < last(&self.frame.until)
    }
}
