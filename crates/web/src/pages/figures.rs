//! Numbers claimed, by what they count.

use super::word;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_views::{FiguresFilter, FiguresView, figures};
use sidelines_wording::names;

/// How many series the page shows, and how many numbers of each.
const SERIES: usize = 60;
const POINTS: usize = 30;

/// Which figures.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Question {
    /// Whose unit holds these words ("tonnes").
    unit: Option<String>,
    /// In whose sentences these words stand.
    words: Option<String>,
    /// In whose sentences this country is named.
    about: Option<String>,
    /// That somebody of this name states.
    by: Option<String>,
}

pub(crate) struct Figures {
    question: Question,
    view: FiguresView,
}

impl Page for Figures {
    const PATH: &'static str = "/figures";
    const ID: &'static str = "figures";
    const SUMMARY: &'static str = "Numbers claimed over time, by what they count.";
    type Path = Nothing;
    type Query = Question;
    type View = FiguresView;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let filter = FiguresFilter {
            unit: question.unit.clone(),
            words: question.words.clone(),
            about: match &question.about {
                None => Vec::new(),
                Some(text) => names::country_forms(names::country(text)?),
            },
            by: question.by.clone(),
            ..FiguresFilter::default()
        };
        let view = figures(&room.now.index, &filter);
        Ok(Self { question, view })
    }

    fn view(&self) -> &FiguresView {
        &self.view
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "id",
            "unit",
            "value",
            "approx",
            "as_of",
            "reported",
            "claimants",
            "words",
            "reports",
            "independent_sources",
        ]);
        for p in self.view.series.iter().flat_map(|s| &s.points) {
            table.row(&[
                &p.id,
                &p.figure.unit,
                &p.figure.value,
                &word(&p.figure.approx),
                &p.figure.as_of,
                &p.reported,
                &p.claimants,
                &p.evidence.first().map(|e| crate::show::line(&e.text)),
                &p.reports,
                &p.independent_sources,
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(View {
            frame,
            question: &self.question,
            view: &self.view,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "figures.html")]
struct View<'a> {
    frame: &'a Frame,
    question: &'a Question,
    view: &'a FiguresView,
}
