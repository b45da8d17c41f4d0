//! The reports of the record.

use super::ask::{Pages, address};
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::Edtf;
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
        let number = question.page.unwrap_or(1).max(1);
        let page = |n| {
            address(
                Self::PATH,
                &Question {
                    page: Some(n),
                    ..question.clone()
                },
            )
        };
        let pages = Pages::new(number, all.len(), SIZE, page);
        let shown = all
            .iter()
            .skip((number - 1).saturating_mul(SIZE))
            .take(SIZE);
        Ok(Self {
            reports: shown.map(|r| (*r).clone()).collect(),
            matching: all.len(),
            pages,
            question,
        })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["id", "published", "outlet", "agency", "title", "url"]);
        for r in &self.reports {
            let or = |o: &Option<String>| o.clone().unwrap_or_default();
            let day = r
                .published
                .as_ref()
                .map(Edtf::to_string)
                .unwrap_or_default();
            table.push(vec![
                r.id.clone(),
                day,
                or(&r.outlet),
                or(&r.agency),
                or(&r.title),
                or(&r.url),
            ]);
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
