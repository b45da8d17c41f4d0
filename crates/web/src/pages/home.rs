//! The first page: what is new, what is coming, what is in dispute.

use super::timeline::table;
use crate::page::{Frame, Nothing, Page};
use crate::past::Then;
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use jiff::Span;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use sidelines_views::{Home, home};
use sidelines_wording::dates;
use std::sync::Arc;

/// How many of each are shown.
const MOST: usize = 12;

/// Of which day.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct OfDay {
    /// The page of that day: what reports published by then tell (YYYY-MM-DD); also as_of.
    #[serde(alias = "as_of")]
    on: Option<String>,
}

impl OfDay {
    /// The first day of whose reports it has none.
    fn tomorrow(&self) -> Result<Option<Date>, Problem> {
        let typed = self.on.as_deref().map(|d| dates::typed("on", d));
        let last = typed.transpose()?.map(|(_, last)| last);
        Ok(last.map(|day| day.saturating_add(Span::new().days(1))))
    }
}

pub(crate) struct First {
    view: Arc<Home>,
}

impl Page for First {
    const PATH: &'static str = "/";
    const ID: &'static str = "home";
    const SUMMARY: &'static str =
        "What is new, what is coming, what is in dispute; its table is what is new.";
    type Path = Nothing;
    type Query = OfDay;
    type View = Home;
    const ON: bool = true;

    fn find(room: &Room, _: Nothing, asked: OfDay) -> Result<Self, Problem> {
        let now = match asked.tomorrow()? {
            None => Arc::clone(&room.now),
            Some(day) => room
                .library
                .then(Then::ReportedBefore(day, room.known_at()))?,
        };
        // The same until the record changes.
        let view = now.home.get_or_init(|| Arc::new(home(&now.index, MOST)));
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
