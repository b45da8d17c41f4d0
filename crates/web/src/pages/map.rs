//! The world: where contacts were held.

use super::filters::Contacts as Question;
use crate::draw::{self, Spot};
use crate::links;
use crate::markup::Markup;
use crate::page::{Frame, Nothing, Page};
use crate::problem::Problem;
use crate::room::Room;
use crate::table::Table;
use askama::Template;
use schemars::JsonSchema;
use serde::Serialize;
use sidelines_facts::CountryCode;
use sidelines_views::{PlaceCount, places};
use sidelines_wording::contacts;
use std::collections::BTreeMap;

/// How many places stand under the map, and how many on it.
const SHOWN: usize = 40;
const SPOTS: usize = 400;

#[derive(Serialize, JsonSchema)]
pub(crate) struct Map {
    places: Vec<PlaceCount>,
    #[serde(skip)]
    question: Question,
}

impl Page for Map {
    const PATH: &'static str = "/map";
    const ID: &'static str = "map";
    const SUMMARY: &'static str =
        "Where contacts were held, with how many; the same filters as the timeline.";
    type Path = Nothing;
    type Query = Question;
    const ON: bool = true;
    type View = Self;

    fn find(room: &Room, _: Nothing, question: Question) -> Result<Self, Problem> {
        let mut places = places(&room.now.index, &question.filter(None)?);
        places.sort_by_key(|p| std::cmp::Reverse(p.contacts));
        Ok(Self { places, question })
    }

    fn view(&self) -> &Self {
        self
    }

    fn table(&self) -> Table {
        let mut table = Table::with(&[
            "place",
            "country",
            "latitude",
            "longitude",
            "geonameid",
            "contacts",
            "first",
            "last",
        ]);
        for p in &self.places {
            table.row(&[
                &p.place.name,
                &p.place.country,
                &p.place.lat,
                &p.place.lon,
                &p.place.geonameid,
                &p.contacts,
                &p.first,
                &p.last,
            ]);
        }
        table
    }

    fn html(&self, _: &Room, frame: &Frame) -> Result<String, Problem> {
        let mut spots = Spot::all(&self.places);
        spots.truncate(SPOTS);
        let mut countries: BTreeMap<CountryCode, usize> = BTreeMap::new();
        for p in &self.places {
            if let Some(country) = p.place.country {
                *countries.entry(country).or_default() += p.contacts;
            }
        }
        let countries: Vec<_> = countries.into_iter().collect();
        let page = View {
            frame,
            question: &self.question,
            map: draw::world(&spots, &countries, false),
            places: &self.places,
        };
        Ok(page.render()?)
    }
}

#[derive(Template)]
#[template(path = "map.html")]
struct View<'a> {
    frame: &'a Frame,
    question: &'a Question,
    map: Markup,
    places: &'a [PlaceCount],
}

impl View<'_> {
    fn link(&self, p: &PlaceCount) -> Markup {
        Markup::link(
            links::place(p.place.country, p.place.name.as_deref()),
            contacts::place(Some(&p.place)),
        )
    }

    fn one(&self, text: &Option<String>) -> String {
        text.clone().unwrap_or_default()
    }
}
