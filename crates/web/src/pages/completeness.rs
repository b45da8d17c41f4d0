//! What the record knows of its contacts, and what not.

use super::filters::Contacts as Question;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_views::{Completeness, Gaps, Incomplete, completeness};
use sidelines_wording::contacts;

/// How many contacts with gaps are shown.
const MOST: usize = 100;

pub(crate) struct Missing(Completeness);

impl Page for Missing {
    const PATH: &'static str = "/completeness";
    const ID: &'static str = "completeness";
    const SUMMARY: &'static str = "What is known and what is missing of contacts; the same filters as the timeline; its table is the contacts with gaps.";
    type Path = Nothing;
    type Query = Question;
    const ON: bool = true;
    type View = Completeness;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        Ok(Self(completeness(
            &room.now.index,
            &question.filter(None)?,
            MOST,
        )))
    }

    fn view(&self) -> &Completeness {
        &self.0
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["id", "kind", "who", "date", "place", "reports", "missing"]);
        for i in &self.0.incomplete {
            let e = &i.encounter;
            table.row(&[
                &i.id,
                &super::word(&e.kind),
                &contacts::who(e),
                &e.date,
                &contacts::place(e.place.as_ref()),
                &i.reports,
                &missing(i),
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.0;
        let rows = view.kinds.iter().chain([&view.all]).map(row).collect();
        Ok(View { frame, view, rows }.render()?)
    }
}

fn missing(i: &Incomplete) -> String {
    let all: Vec<String> = i.missing.iter().map(super::word).collect();
    all.join("; ")
}

/// A kind, how many, and of each thing the share that is known.
fn row(gaps: &Gaps) -> (String, usize, Vec<String>) {
    let share = |known: usize, of: usize| match (known * 100).checked_div(of) {
        None => "–".to_owned(),
        Some(percent) => format!("{percent} %"),
    };
    (
        gaps.kind
            .map_or_else(|| "all".to_owned(), |k| contacts::kinds(k).to_owned()),
        gaps.contacts,
        vec![
            share(gaps.date, gaps.contacts),
            share(gaps.place, gaps.placed),
            share(gaps.names, gaps.named),
            share(gaps.offices, gaps.named),
            share(gaps.outcome, gaps.held),
        ],
    )
}

#[derive(Template)]
#[template(path = "completeness.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a Completeness,
    rows: Vec<(String, usize, Vec<String>)>,
}

impl View<'_> {
    fn line(&self, i: &Incomplete) -> String {
        let e = &i.encounter;
        let who = contacts::who(e);
        let who = if who.is_empty() {
            "nobody named".to_owned()
        } else {
            who
        };
        format!("{} · {who}", contacts::kind(e))
    }

    fn missing(&self, i: &Incomplete) -> String {
        missing(i).replace("; ", ", ")
    }
}
