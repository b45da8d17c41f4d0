//! The reading room: views as pages, as JSON and as CSV, over HTTP from the user's own machine.
//!
//! [`serve`] opens it, [`router`] is the same without a socket. Every page is one type in `pages/` that
//! implements [`page::Page`]: where it stands, which parameters it takes, how it is found by the views, and how
//! it looks. Routes, the forms `.json` and `.csv` and the OpenAPI document all come from that one declaration.
//!
//! Reports are hostile input: everything that goes into a page is escaped by the templates or by
//! [`markup::Markup`], and nothing inline is ever run (see `guard/`).

mod assets;
mod draw;
mod form;
mod guard;
mod library;
mod links;
mod markup;
mod moment;
mod openapi;
mod page;
mod pages;
mod past;
mod problem;
mod room;
mod routes;
mod server;
mod show;
mod table;

pub use guard::token;
pub use library::NotesOf;
pub use routes::router;
pub use server::{Address, Options, ServeError, serve};
