//! Places: what was held there.

use super::ask::{On, address, country};
use super::sheet::Sheet;
use super::timeline::table;
use crate::draw::{self, Spot};
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::show;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::Deserialize;
use sidelines_facts::{CountryCode, Edtf};
use sidelines_views::{PlaceView, TimelineFilter, place, places};
use sidelines_wording::contacts;

const SIDES: usize = 20;

/// A city or venue in a path.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct There {
    /// ISO 3166 alpha-2 of the country it lies in; - where that is not known.
    country: String,
    /// The city or venue.
    name: String,
}

/// A country in a path.
#[derive(Deserialize, JsonSchema)]
pub(crate) struct Where {
    /// ISO 3166 alpha-2 of the country.
    country: String,
}

fn code(text: &str) -> Result<Option<CountryCode>, Problem> {
    if text == "-" {
        return Ok(None);
    }
    Ok(Some(country(text)?))
}

fn find(
    room: &Room,
    name: Option<&str>,
    given: &str,
    on: &On,
) -> Result<Sheet<PlaceView>, Problem> {
    let country = code(given)?;
    if let Some(country) = country
        && country.as_str() != given
    {
        return Err(Problem::Moved(address(
            &links::place(Some(country), name),
            on,
        )));
    }
    let view = place(&room.now.index, name, country, on.day()?).ok_or_else(|| {
        Problem::NotFound("the record has nothing that was held there".to_owned())
    })?;
    Ok(Sheet::of(view, &links::place(country, name), on))
}

fn html(room: &Room, frame: &Frame, sheet: &Sheet<PlaceView>) -> Result<String, Problem> {
    let view = &sheet.view;
    let name = contacts::place(Some(&view.place));
    let spots = match &view.place.name {
        Some(_) => Vec::new(),
        None => {
            let filter = TimelineFilter {
                place_country: view.place.country,
                ..TimelineFilter::default()
            };
            Spot::all(&places(&room.now.index, &filter))
        }
    };
    let spots = match (view.place.lat, view.place.lon) {
        (Some(lat), Some(lon)) => vec![Spot {
            latitude: lat,
            longitude: lon,
            count: sheet.total("contacts") + sheet.total("coming"),
            name: name.clone(),
            to: String::new(),
        }],
        _ => spots,
    };
    let asked = view
        .place
        .name
        .clone()
        .or(view.place.country.map(|c| show::country(&c)))
        .unwrap_or_default();
    let asked = links::part(&asked);
    let page = View {
        frame,
        view,
        sheet,
        name,
        map: if spots.is_empty() {
            Markup::default()
        } else {
            draw::world(&spots, &[], true)
        },
        density: draw::density(&view.density, |d: &Edtf| {
            format!("/timeline?place={asked}&from={d}&to={d}")
        }),
        all: format!("/timeline?place={asked}"),
    };
    Ok(page.render()?)
}

#[derive(Template)]
#[template(path = "place.html")]
struct View<'a> {
    frame: &'a Frame,
    view: &'a PlaceView,
    sheet: &'a Sheet<PlaceView>,
    name: String,
    map: Markup,
    density: Markup,
    all: String,
}

impl View<'_> {
    /// Where the whole country stands.
    fn whole(&self) -> String {
        links::place(self.view.place.country, None)
    }
}

pub(crate) struct Place(Sheet<PlaceView>);

impl Page for Place {
    const PATH: &'static str = "/place/{country}/{name}";
    const ID: &'static str = "place";
    const SUMMARY: &'static str =
        "A city or venue: what was held there, who met; its table is the contacts.";
    type Path = There;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<PlaceView>;

    fn find(room: &Room, path: There, on: On) -> Result<Self, Problem> {
        find(room, Some(&path.name), &path.country, &on).map(Self)
    }

    fn view(&self) -> &Sheet<PlaceView> {
        &self.0
    }

    fn table(&self) -> Table {
        table(&self.0.view.contacts)
    }

    fn html(&self, room: &Room, frame: &Frame) -> Result<String, Problem> {
        html(room, frame, &self.0)
    }
}

pub(crate) struct Country(Sheet<PlaceView>);

impl Page for Country {
    const PATH: &'static str = "/place/{country}";
    const ID: &'static str = "place-country";
    const SUMMARY: &'static str =
        "A country as a place: what was held in it, who met; its table is the contacts.";
    type Path = Where;
    type Query = On;
    const ON: bool = true;
    type View = Sheet<PlaceView>;

    fn find(room: &Room, path: Where, on: On) -> Result<Self, Problem> {
        find(room, None, &path.country, &on).map(Self)
    }

    fn view(&self) -> &Sheet<PlaceView> {
        &self.0
    }

    fn table(&self) -> Table {
        table(&self.0.view.contacts)
    }

    fn html(&self, room: &Room, frame: &Frame) -> Result<String, Problem> {
        html(room, frame, &self.0)
    }
}
