//! Contacts in the order of their days.

use super::ask::{InPages, Pages};
use super::filters::Contacts as Question;
use crate::draw;
use crate::markup::Markup;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use sidelines_facts::Edtf;
use sidelines_views::{Contact, Timeline, timeline};
use sidelines_wording::contacts;

/// How many stand on a page.
const SIZE: usize = 100;

/// The timeline, with what was asked.
pub(crate) struct Contacts {
    question: Question,
    view: Timeline,
}

impl Page for Contacts {
    const PATH: &'static str = "/timeline";
    const ID: &'static str = "timeline";
    const SUMMARY: &'static str = "Contacts in the order of their days, a hundred to a page.";
    type Path = Nothing;
    type Query = Question;
    const ON: bool = true;
    type View = Timeline;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let view = timeline(&room.now.index, &question.filter(Some(SIZE))?);
        Ok(Self { question, view })
    }

    fn view(&self) -> &Timeline {
        &self.view
    }

    fn table(&self) -> Table {
        table(&self.view.contacts)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let month = |stretch: &Edtf| {
            let mut question = self.question.clone();
            question.page = None;
            question.from = Some(stretch.to_string());
            question.to = question.from.clone();
            question.address(Self::PATH)
        };
        let page = View {
            frame,
            question: &self.question,
            view: &self.view,
            months: months(&self.view.contacts),
            density: draw::density(&self.view.density, month),
            pages: self.question.pages(Self::PATH, self.view.matching, SIZE),
        };
        Ok(page.render()?)
    }
}

/// The contacts of one month.
struct Month<'a> {
    name: String,
    contacts: Vec<&'a Contact>,
}

/// Contacts under the month in which they begin; the year alone where that is all that is known.
fn months(contacts: &[Contact]) -> Vec<Month<'_>> {
    let mut months: Vec<Month<'_>> = Vec::new();
    for contact in contacts {
        let date = contact.encounter.date.as_ref();
        let name = match date.and_then(Edtf::bounds) {
            None => "No date".to_owned(),
            Some((first, last))
                if first.month() != last.month()
                    && date.is_some_and(|d| d.to_string().len() == 4) =>
            {
                first.year().to_string()
            }
            Some((first, _)) => first.strftime("%B %Y").to_string(),
        };
        match months.last_mut() {
            Some(month) if month.name == name => month.contacts.push(contact),
            _ => months.push(Month {
                name,
                contacts: vec![contact],
            }),
        }
    }
    months
}

/// Contacts as rows.
pub(crate) fn table(contacts: &[Contact]) -> Table {
    let mut table = Table::with(&[
        "id",
        "date",
        "kind",
        "status",
        "parties",
        "countries",
        "place",
        "place_country",
        "latitude",
        "longitude",
        "name",
        "part_of",
        "topics",
        "outcomes",
        "background",
        "reports",
        "independent_sources",
        "disputed",
        "report_ids",
    ]);
    for c in contacts {
        let e = &c.encounter;
        let place = e.place.as_ref();
        let parties: Vec<String> = e.parties.iter().map(contacts::party).collect();
        let countries: Vec<_> = e.parties.iter().filter_map(|p| p.country).collect();
        let disputed: Vec<&str> = c.disputes.iter().map(|d| d.field.as_str()).collect();
        table.row(&[
            &c.id,
            &e.date,
            &word(&e.kind),
            &word(&e.status),
            &parties,
            &countries,
            &place.map(|p| &p.name),
            &place.map(|p| p.country),
            &place.map(|p| p.lat),
            &place.map(|p| p.lon),
            &e.name,
            &e.part_of,
            &e.topics,
            &e.outcomes,
            &c.background,
            &c.reports.len(),
            &c.independent_sources,
            &disputed,
            &c.reports,
        ]);
    }
    table
}

/// A value as the facts format writes it.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

#[derive(Template)]
#[template(path = "timeline.html")]
struct View<'a> {
    frame: &'a Frame,
    question: &'a Question,
    view: &'a Timeline,
    months: Vec<Month<'a>>,
    density: Markup,
    pages: Pages,
}
