//! On what reports differ.

use super::ask::{InPages, Pages, address, in_pages};
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_views::{Disputed, Disputes, DisputesFilter, disputes};
use sidelines_wording::names;

/// How many stand on a page.
const SIZE: usize = 50;

/// Which disputes.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Question {
    /// On entries that have to do with all of these countries.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    country: Vec<String>,
    /// On these fields ("date", "place", "status").
    #[serde(skip_serializing_if = "Vec::is_empty")]
    field: Vec<String>,
    /// Which page of many, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
}

in_pages!(Question);

pub(crate) struct InDispute {
    question: Question,
    view: Disputes,
}

impl Page for InDispute {
    const PATH: &'static str = "/disputes";
    const ID: &'static str = "disputes";
    const SUMMARY: &'static str = "On what reports differ, each value with its reports, fifty to a page; its table has a row a value.";
    type Path = Nothing;
    type Query = Question;
    type View = Disputes;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let countries = question.country.iter().map(|c| names::country(c));
        let filter = DisputesFilter {
            countries: countries.collect::<Result<_, _>>()?,
            fields: question.field.clone(),
            skip: question.before(SIZE),
            limit: Some(SIZE),
            ..DisputesFilter::default()
        };
        let view = disputes(&room.now.index, &filter);
        Ok(Self { question, view })
    }

    fn view(&self) -> &Disputes {
        &self.view
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["id", "field", "value", "reports"]);
        for d in &self.view.disputed {
            for dispute in &d.disputes {
                for v in &dispute.values {
                    let value = show::value(&dispute.field, &v.value);
                    table.row(&[&d.id, &dispute.field, &value, &v.reports]);
                }
            }
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let field = |(name, n): &(String, usize)| {
            let on = self.question.field.contains(name);
            let field = if on { Vec::new() } else { vec![name.clone()] };
            let question = Question {
                field,
                page: None,
                ..self.question.clone()
            };
            (show::field(name), *n, on, address(Self::PATH, &question))
        };
        let page = View {
            frame,
            fields: self.view.fields.iter().map(field).collect(),
            shown: &self.view.disputed,
            total: self.view.matching,
            pages: self.question.pages(Self::PATH, self.view.matching, SIZE),
        };
        Ok(page.render()?)
    }
}

#[derive(Template)]
#[template(path = "disputes.html")]
struct View<'a> {
    frame: &'a Frame,
    /// Name, how many, whether it is asked for, where asking for it (or no more) leads.
    fields: Vec<(String, usize, bool, String)>,
    shown: &'a [Disputed],
    total: usize,
    pages: Pages,
}
