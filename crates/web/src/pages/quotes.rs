//! What was said.

use super::ask::{InPages, Pages, in_pages};
use super::word;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_facts::QuoteMedium;
use sidelines_views::{Quotations, QuotesFilter, quotations};
use sidelines_wording::{asked, contacts, dates};

/// How many stand on a page.
const SIZE: usize = 50;

/// Which quotes.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Question {
    /// Of whom: a country, an organisation, or a person by id or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// Of an organisation, a ministry, a paper whose name holds these words.
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    /// In whose words this is named: a country or an organisation by any of its names, or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    /// That hold all these words.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// At this encounter.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// In these media.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    medium: Vec<QuoteMedium>,
    /// Said, or first reported, on or after this day, month or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    /// Said, or first reported, on or before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    /// Which page of many, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<usize>,
}

in_pages!(Question);

pub(crate) struct Quotes {
    question: Question,
    view: Quotations,
}

impl Page for Quotes {
    const PATH: &'static str = "/quotes";
    const ID: &'static str = "quotes";
    const SUMMARY: &'static str = "What was said, latest first, fifty to a page.";
    type Path = Nothing;
    type Query = Question;
    type View = Quotations;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let day = |name: &str, d: &Option<String>| {
            d.as_deref().map(|d| dates::typed(name, d)).transpose()
        };
        let mut filter = QuotesFilter {
            by_org: question.organisation.clone(),
            words: question.words.clone(),
            at: question.at.clone(),
            media: question.medium.clone(),
            from: day("from", &question.from)?.map(|d| d.0),
            to: day("to", &question.to)?.map(|d| d.1),
            skip: question.before(SIZE),
            limit: Some(SIZE),
            ..QuotesFilter::default()
        };
        if let Some(by) = &question.by {
            asked::said_by(&mut filter, by);
        }
        if let Some(about) = &question.about {
            asked::said_about(&mut filter, about);
        }
        let view = quotations(&room.now.index, &filter);
        Ok(Self { question, view })
    }

    fn view(&self) -> &Quotations {
        &self.view
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "id",
            "date",
            "reported",
            "speaker",
            "person",
            "country",
            "medium",
            "direct",
            "text",
            "encounter",
            "reports",
            "independent_sources",
        ]);
        for s in &self.view.quotes {
            let q = &s.quote;
            table.row(&[
                &s.id,
                &q.date,
                &s.reported,
                &contacts::speaker(q.speaker.as_ref()),
                &s.who.person,
                &q.speaker.as_ref().and_then(|s| s.country),
                &word(&q.medium),
                &q.direct,
                &q.text,
                &s.encounter,
                &s.reports,
                &s.independent_sources,
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let page = View {
            frame,
            question: &self.question,
            view: &self.view,
            pages: self.question.pages(Self::PATH, self.view.matching, SIZE),
        };
        Ok(page.render()?)
    }
}

#[derive(Template)]
#[template(path = "quotes.html")]
struct View<'a> {
    frame: &'a Frame,
    question: &'a Question,
    view: &'a Quotations,
    pages: Pages,
}
