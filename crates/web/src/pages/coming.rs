//! What lies ahead, and what was announced and never told of again.

use super::ask::{Contacts as Question, On};
use super::timeline::table;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_views::{Coming, coming};

pub(crate) struct Ahead {
    view: Coming,
}

impl Page for Ahead {
    const PATH: &'static str = "/coming";
    const ID: &'static str = "coming";
    const SUMMARY: &'static str = "What is planned or possible after a day, and what was announced and left open; its table is what has a day.";
    type Path = Nothing;
    type Query = On;
    type View = Coming;

    fn find(room: &Room, _: Nothing, on: On) -> Result<Self, Problem> {
        let all = Question::default().filter(None)?;
        Ok(Self {
            view: coming(&room.now.index, &all, on.day()?),
        })
    }

    fn view(&self) -> &Coming {
        &self.view
    }

    fn table(&self) -> Table {
        table(&self.view.dated)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(View {
            frame,
            coming: &self.view,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "coming.html")]
struct View<'a> {
    frame: &'a Frame,
    coming: &'a Coming,
}
