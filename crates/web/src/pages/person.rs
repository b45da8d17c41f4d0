//! A person: offices, contacts, whom they met, what they said.

use super::ask::{Id, On, address};
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
use sidelines_views::{PersonView, ids_with_prefix, person};

/// How many counterparts and quotes the page shows.
const MET: usize = 15;
const SAID: usize = 15;

pub(crate) struct Person(Sheet<PersonView>);

impl Page for Person {
    const PATH: &'static str = "/person/{id}";
    const ID: &'static str = "person";
    const SUMMARY: &'static str = "A person: spellings, offices, contacts, whom they met, what they said; its table is the contacts.";
    type Path = Id;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<PersonView>;

    fn find(room: &Room, path: Id, on: On) -> Result<Self, Problem> {
        let index = &room.now.index;
        match person(index, &path.id, on.day()?) {
            Some(view) => {
                let address = links::person(&view.person.id);
                Ok(Self(Sheet::of(view, &address, &on)))
            }
            None => match ids_with_prefix(index, &path.id).as_slice() {
                [one] if index.person(one).is_some() => {
                    Err(Problem::Moved(address(&links::person(one), &on)))
                }
                _ => Err(Problem::NotFound(format!(
                    "no person '{}' in the record",
                    path.id
                ))),
            },
        }
    }

    fn view(&self) -> &Sheet<PersonView> {
        &self.0
    }

    fn table(&self) -> Table {
        table(&self.0.view.contacts)
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let view = &self.0.view;
        let name = links::part(&view.person.name);
        let page = View {
            frame,
            view,
            sheet: &self.0,
            years: Years::of(view.posts.iter().map(|p| &p.held), view.on.as_ref()),
            density: draw::density(&view.density, |d| {
                format!("/timeline?person={name}&from={d}&to={d}")
            }),
        };
        Ok(page.render()?)
    }
}

#[derive(Template)]
#[template(path = "person.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a PersonView,
    sheet: &'a Sheet<PersonView>,
    years: Years,
    density: Markup,
}
