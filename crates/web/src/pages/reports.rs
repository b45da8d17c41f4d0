//! The reports of the record.

use super::ask::{InPages, Pages, address, in_pages};
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_resolve::ReportMeta;

/// How many stand on a page.
const SIZE: usize = 100;

/// Which reports.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Question {
    /// Of this outlet or agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    /// Which page of many, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
}

in_pages!(Question);

#[derive(Serialize, JsonSchema)]
pub(crate) struct Reports {
    reports: Vec<ReportMeta>,
    matching: usize,
    #[serde(skip)]
    question: Question,
    #[serde(skip)]
    pages: Pages,
}

impl Page for Reports {
    const PATH: &'static str = "/reports";
    const ID: &'static str = "reports";
    const SUMMARY: &'static str = "The reports of the record, latest first, a hundred to a page.";
    type Path = Nothing;
    type Query = Question;
    type View = Self;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let of = |r: &&ReportMeta| {
            question
                .outlet
                .as_ref()
                .is_none_or(|o| r.outlet.as_ref() == Some(o) || r.agency.as_ref() == Some(o))
        };
        let all: Vec<&ReportMeta> = room.now.latest_reports().filter(of).collect();
        let shown = all.iter().skip(question.before(SIZE)).take(SIZE);
        Ok(Self {
            reports: shown.map(|r| (*r).clone()).collect(),
            matching: all.len(),
            pages: question.pages(Self::PATH, all.len(), SIZE),
            question,
        })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["id", "published", "outlet", "agency", "title", "url"]);
        for r in &self.reports {
            table.row(&[&r.id, &r.published, &r.outlet, &r.agency, &r.title, &r.url]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(View { frame, all: self }.render()?)
    }
}

#[derive(Template)]
#[template(path = "reports.html")]
struct View<'a> {
    frame: &'a Frame,
    all: &'a Reports,
}

impl View<'_> {
    fn outlet(&self, r: &ReportMeta) -> crate::markup::Markup {
        match r.outlet.as_ref().or(r.agency.as_ref()) {
            None => crate::markup::Markup::default(),
            Some(outlet) => {
                let question = Question {
                    outlet: Some(outlet.clone()),
                    page: None,
                };
                crate::markup::Markup::link(address(Reports::PATH, &question), outlet)
            }
        }
    }
}
