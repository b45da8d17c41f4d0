//! What every page is, and how one becomes an answer.

use crate::assets;
use crate::form::Form;
use crate::guard::Visitor;
use crate::moment::{self, Moment};
use crate::problem::Problem;
use crate::room::{App, Room};
use crate::table::Table;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sidelines_facts::Edtf;
use sidelines_wording::printable::printable;
use std::borrow::Cow;
use std::sync::Arc;

/// A page: a question to the views, and how the answer looks.
pub(crate) trait Page: Sized + Send + 'static {
    /// Where it stands, with its parameters in braces.
    const PATH: &'static str;
    /// What programs call it.
    const ID: &'static str;
    /// What it shows, in one line.
    const SUMMARY: &'static str;
    /// What the path names.
    type Path: DeserializeOwned + JsonSchema + Send;
    /// What may be asked for beside it.
    type Query: DeserializeOwned + JsonSchema + Send;
    /// What it shows: the page for programs.
    type View: Serialize + JsonSchema;
    /// Whether it may be asked what held on a day.
    const ON: bool = false;

    /// Finds what it shows.
    fn find(room: &Room, path: Self::Path, query: Self::Query) -> Result<Self, Problem>;
    /// What it shows.
    fn view(&self) -> &Self::View;
    /// Its main table.
    fn table(&self) -> Table;
    /// How it looks.
    fn html(&self, room: &Room, frame: &Frame) -> Result<String, Problem>;
}

/// No parameters.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

/// What stands around every page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    /// The address of the page, without its form.
    pub(crate) address: String,
    /// What stands in the search box.
    pub(crate) asked: String,
    /// The last day of which the record has a report.
    pub(crate) until: Option<Edtf>,
    /// Who has signed in.
    pub(crate) visitor: Option<Visitor>,
    /// Whether anything can be written at all.
    pub(crate) writable: bool,
    /// The moment at which the record that is shown was known, where it is not the present.
    pub(crate) moment: Option<Moment>,
    /// Whether another moment, and another day, may be asked for.
    pub(crate) clocks: Option<Clocks>,
}

/// What of time a page may be asked.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clocks {
    /// What held on a day.
    pub(crate) on: bool,
}

impl Frame {
    pub(crate) fn style(&self) -> String {
        assets::address("style.css")
    }

    pub(crate) fn script(&self) -> String {
        assets::address("room.js")
    }

    pub(crate) fn icon(&self) -> String {
        assets::address("icon.svg")
    }

    /// A page as it is sent: its links lead to where it is, the present or the same moment, and no character of a
    /// report is hidden or turns the writing direction.
    pub(crate) fn finish(&self, html: String) -> String {
        let html = match &self.moment {
            Some(moment) => moment.keep(&html),
            None => html,
        };
        match printable(&html) {
            Cow::Borrowed(_) => html,
            Cow::Owned(printable) => printable,
        }
    }

    /// The same page for programs.
    pub(crate) fn json(&self) -> String {
        Form::Json.of(&self.address)
    }

    /// Its table.
    pub(crate) fn csv(&self) -> String {
        Form::Csv.of(&self.address)
    }

    /// The path, without what is asked.
    pub(crate) fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }

    /// What is asked beside days and sheets, to be asked again of another day.
    pub(crate) fn asked_else(&self) -> Vec<(String, String)> {
        let mut given = self.given();
        given.retain(|(name, _)| !["on", "as_of", "page"].contains(&name.as_str()));
        given
    }

    /// The day that is asked for.
    pub(crate) fn day_asked(&self) -> String {
        let mut given = self.given().into_iter();
        let day = given.find(|(name, _)| name == "on" || name == "as_of");
        day.map(|(_, day)| day).unwrap_or_default()
    }

    fn given(&self) -> Vec<(String, String)> {
        let query = self.address.split_once('?').map_or("", |(_, query)| query);
        serde_html_form::from_str(query).unwrap_or_default()
    }

    /// The same page of the present.
    pub(crate) fn now(&self) -> String {
        let and = if self.address.contains('?') { "&" } else { "?" };
        format!("{}{and}{}=", self.address, moment::NAME)
    }

    /// Where to go back to after signing in.
    pub(crate) fn back(&self) -> &str {
        if self.under("/sign-in") {
            "/"
        } else {
            &self.address
        }
    }

    /// Whether the page stands under this part of the room; marks it in the bar at the top.
    pub(crate) fn under(&self, part: &str) -> bool {
        let path = self.path();
        path == part || path.strip_prefix(part).is_some_and(|r| r.starts_with('/'))
    }
}

/// Answers a request for a page in the form that is asked for.
pub(crate) async fn answer<P: Page>(
    State(app): State<Arc<App>>,
    path: Result<Path<P::Path>, PathRejection>,
    request: Request,
) -> Response {
    let form = request
        .extensions()
        .get::<Form>()
        .copied()
        .unwrap_or_default();
    let visitor = request.extensions().get::<Visitor>().cloned();
    let uri = request.uri().clone();
    // Views and templates compute, and the store waits for a disk: neither belongs on a thread of the network.
    let work = move || {
        let (moment, uri) = moment::split(&uri);
        let room = match moment.and_then(|moment| app.room_at(moment, visitor.clone())) {
            Ok(room) => room,
            Err(problem) => return problem.response(form, &frame(&app.room(visitor), &uri)),
        };
        let frame = Frame {
            clocks: Some(Clocks { on: P::ON }),
            ..frame(&room, &uri)
        };
        let found = path
            .map_err(|e| Problem::Misunderstood(e.body_text()))
            .and_then(|Path(path)| P::find(&room, path, query(&uri)?));
        let answer = found.and_then(|page| match form {
            Form::Html => Ok((HTML, frame.finish(page.html(&room, &frame)?))),
            Form::Json => Ok((JSON, json(page.view())?)),
            Form::Csv => Ok((CSV, page.table().csv())),
        });
        match answer {
            Ok((kind, body)) => ([(header::CONTENT_TYPE, kind)], body).into_response(),
            Err(problem) => problem.response(form, &frame),
        }
    };
    match tokio::task::spawn_blocking(work).await {
        Ok(response) => response,
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

pub(crate) const HTML: &str = "text/html; charset=utf-8";
pub(crate) const JSON: &str = "application/json";
pub(crate) const CSV: &str = "text/csv; charset=utf-8";

/// What stands around the page with this address.
pub(crate) fn frame(room: &Room, uri: &Uri) -> Frame {
    let address = uri.path_and_query().map_or("/", |p| p.as_str()).to_owned();
    Frame {
        address,
        asked: String::new(),
        until: room.now.index.last_day().map(Edtf::from),
        visitor: room.visitor.clone(),
        writable: room.writable,
        moment: room.moment.clone(),
        clocks: None,
    }
}

fn json(view: &impl Serialize) -> Result<String, Problem> {
    let mut json = serde_json::to_string_pretty(view)
        .map_err(|e| Problem::Failed(format!("the page cannot be written: {e}")))?;
    json.push('\n');
    Ok(json)
}

/// What is asked for after the `?`. Fields of a form that are left empty ask for nothing.
pub(crate) fn query<Q: DeserializeOwned>(uri: &Uri) -> Result<Q, Problem> {
    let given: Vec<(String, String)> =
        serde_html_form::from_str(uri.query().unwrap_or_default()).map_err(misread)?;
    let given: Vec<_> = given
        .into_iter()
        .filter(|(_, value)| !value.trim().is_empty())
        .collect();
    let given = serde_html_form::to_string(given)
        .map_err(|e| Problem::Failed(format!("the address cannot be read: {e}")))?;
    serde_html_form::from_str(&given).map_err(misread)
}

fn misread(e: serde_html_form::de::Error) -> Problem {
    Problem::Misunderstood(format!(
        "the address asks for something that is not there: {e}"
    ))
}
