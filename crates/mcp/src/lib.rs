//! The questions to a record as tools of the Model Context Protocol, over standard input and output.
//!
//! Every answer is a view as JSON, with the list of the reports it rests on: outlet, day, headline, address. An
//! assistant that uses it can show where each line comes from, and is told to.

mod answers;
mod questions;
mod server;

pub use server::{Hit, Library, Text, serve_stdio};
