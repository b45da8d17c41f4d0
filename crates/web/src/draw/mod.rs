//! Pictures made on the server: SVG that needs no script, takes its colours from the style sheet and says in
//! words what it shows.

mod calendar;
mod graph;
mod share;
mod world;
mod years;

pub(crate) use calendar::{density, span};
pub(crate) use graph::graph;
pub(crate) use share::share;
pub(crate) use world::{Spot, world};
pub(crate) use years::Years;
