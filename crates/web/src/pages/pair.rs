//! Two countries: last met, next, all contacts, who held the offices, what each side said.

use super::ask::{On, address, country};
use super::sheet::Sheet;
use super::timeline::table;
use crate::draw::{self, Years};
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::Deserialize;
use sidelines_facts::Edtf;
use sidelines_views::{Bilateral, BriefQuestion, Lane, bilateral};
use sidelines_wording::names;

/// How many statements of each side.
const SAID: usize = 12;
/// How many offices of each side.
const OFFICES: usize = 6;

/// Two countries in a path.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Two {
    /// The one: ISO 3166 alpha-2; a name or adjective leads to it.
    a: String,
    /// The other.
    b: String,
}

pub(crate) struct Pair(Sheet<Bilateral>);

impl Page for Pair {
    const PATH: &'static str = "/pair/{a}/{b}";
    const ID: &'static str = "pair";
    const SUMMARY: &'static str = "All dealings of two countries: last met, next, contacts, offices, what each side said; its table is the contacts.";
    type Path = Two;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<Bilateral>;

    fn find(room: &Room, two: Two, on: On) -> Result<Self, Problem> {
        let (a, b) = (country(&two.a)?, country(&two.b)?);
        if a == b {
            return Err(Problem::Misunderstood(format!(
                "a pair is of two countries; for {} alone see the timeline",
                names::country_name(a)
            )));
        }
        if (a.as_str(), b.as_str()) != (two.a.as_str(), two.b.as_str()) {
            return Err(Problem::Moved(address(&links::pair(a, b), &on)));
        }
        let question = BriefQuestion {
            pair: sidelines_views::Pair { a, b },
            on: on.day()?,
            names_a: names::country_forms(a),
            names_b: names::country_forms(b),
        };
        let view = bilateral(&room.now.index, &question);
        Ok(Self(Sheet::of(view, &links::pair(a, b), &on)))
    }

    fn view(&self) -> &Sheet<Bilateral> {
        &self.0
    }

    fn table(&self) -> Table {
        table(&self.0.view.contacts)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.0.view;
        let pair = view.pair;
        let timeline = format!("/timeline?country={}&country={}", pair.a, pair.b);
        let month = |d: &Edtf| format!("{timeline}&from={d}&to={d}");
        let lanes = view.offices_a.iter().chain(&view.offices_b);
        let held = lanes.flat_map(|lane| &lane.succession.holders);
        let page = View {
            frame,
            view,
            sheet: &self.0,
            a: names::country_name(pair.a),
            b: names::country_name(pair.b),
            density: draw::density(&view.density, month),
            years: Years::of(held, view.on.as_ref()),
            timeline: timeline.clone(),
        };
        Ok(page.render()?)
    }
}

#[derive(Template)]
#[template(path = "pair.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a Bilateral,
    sheet: &'a Sheet<Bilateral>,
    a: String,
    b: String,
    density: Markup,
    years: Years,
    timeline: String,
}

impl View<'_> {
    fn sides(&self) -> [(&str, &[Lane]); 2] {
        [
            (&self.a, &self.view.offices_a),
            (&self.b, &self.view.offices_b),
        ]
    }
}
