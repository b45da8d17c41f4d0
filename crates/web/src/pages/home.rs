//! The first page: what is new, what is coming, what is in dispute.

use super::timeline::table;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_views::{Home, home};
use std::sync::Arc;

/// How many of each are shown.
const MOST: usize = 12;

pub(crate) struct First {
    view: Arc<Home>,
}

impl Page for First {
    const PATH: &'static str = "/";
    const ID: &'static str = "home";
    const SUMMARY: &'static str =
        "What is new, what is coming, what is in dispute; its table is what is new.";
    type Path = Nothing;
    type Query = Nothing;
    type View = Home;

    fn find(room: &Room, _: Nothing, _: Nothing) -> Result<Self, Problem> {
        // The same until the record changes.
        let view = room
            .now
            .home
            .get_or_init(|| Arc::new(home(&room.now.index, MOST)));
        Ok(Self {
            view: Arc::clone(view),
        })
    }

    fn view(&self) -> &Home {
        &self.view
    }

    fn table(&self) -> Table {
        table(&self.view.new)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(View {
            frame,
            home: &self.view,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "home.html")]
struct View<'a> {
    frame: &'a Frame,
    home: &'a Home,
}
