//! Organisations: members over time, offices, gatherings.

use super::ask::On;
use super::sheet::Sheet;
use super::word;
use crate::draw::Years;
use crate::links;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sidelines_views::{OrganisationName, OrganisationView, organisation, organisations};
use sidelines_wording::names;

const OFFICES: usize = 12;

/// An organisation in a path.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Name {
    /// The organisation's name or abbreviation.
    name: String,
}

pub(crate) struct Organisation(Sheet<OrganisationView>);

impl Page for Organisation {
    const PATH: &'static str = "/organisation/{name}";
    const ID: &'static str = "organisation";
    const SUMMARY: &'static str = "An organisation: who belongs to it on a day and over time, its offices and gatherings; its table is the memberships.";
    type Path = Name;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<OrganisationView>;

    fn find(room: &Room, path: Name, on: On) -> Result<Self, Problem> {
        let names = names::organisation(&path.name);
        let view = organisation(&room.now.index, &names, on.day()?).ok_or_else(|| {
            Problem::NotFound(format!("the record has nothing of '{}'", path.name))
        })?;
        let address = links::organisation(&view.org);
        Ok(Self(Sheet::of(view, &address, &on)))
    }

    fn view(&self) -> &Sheet<OrganisationView> {
        &self.0
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "id",
            "party",
            "org",
            "role",
            "status",
            "since",
            "until",
            "first_seen",
            "last_seen",
            "reports",
            "independent_sources",
        ]);
        for s in &self.0.view.standings {
            let m = &s.membership;
            table.row(&[
                &s.id,
                &m.party,
                &m.org,
                &word(&m.role),
                &word(&m.status),
                &m.since,
                &m.until,
                &s.first_seen,
                &s.last_seen,
                &s.reports,
                &s.independent_sources,
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.0.view;
        let held = view.offices.iter().flat_map(|o| &o.holders);
        let years = Years::of(held, view.on.as_ref());
        Ok(View {
            frame,
            view,
            sheet: &self.0,
            years,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "organisation.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a OrganisationView,
    sheet: &'a Sheet<OrganisationView>,
    years: Years,
}

/// All organisations of which members are told.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Organisations {
    organisations: Vec<OrganisationName>,
}

impl Page for Organisations {
    const PATH: &'static str = "/organisations";
    const ID: &'static str = "organisations";
    const SUMMARY: &'static str = "The organisations of which memberships are told.";
    type Path = Nothing;
    type Query = Nothing;
    type View = Self;

    fn find(room: &Room, _: Nothing, _: Nothing) -> Result<Self, Problem> {
        Ok(Self {
            organisations: organisations(&room.now.index),
        })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&["org", "memberships"]);
        for o in &self.organisations {
            table.row(&[&o.org, &o.memberships]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        Ok(All {
            frame,
            all: &self.organisations,
        }
        .render()?)
    }
}

#[derive(Template)]
#[template(path = "organisations.html")]
struct All<'a> {
    frame: &'a Frame,
    all: &'a [OrganisationName],
}

impl All<'_> {
    fn link(&self, name: &str) -> String {
        links::organisation(name)
    }
}
