//! The record in the forms that other programs read. Each form is a pure function of the record: the same record,
//! the same bytes. What a form can hold is in it, with the words that say it and the reports that tell it in the
//! form's own fields for text and citation; `docs/src/exports/` says field by field what goes where.
//!
//! A part of the record (one country, some months) is a record, too: `sidelines_views::select` makes it.

mod counted;
mod events;
mod ftm;
mod gdelt;
mod gexf;
mod graphml;
mod ics;
pub mod json;
mod network;
mod popolo;
mod rdf;
mod table;
mod world;

pub use counted::counted;
pub use table::Table;

use sidelines_resolve::Record;
use std::io::{self, Write};
use world::World;

/// A form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The project's own: JSON Lines, a fact a line.
    Facts,
    /// The encounters as CSV; all tables are to be had by [`tables`].
    Csv,
    /// PLOVER 2.0 events, JSON Lines.
    Plover,
    /// CAMEO events in the columns of Phoenix, tab-separated.
    Cameo,
    /// GDELT 2.0 events, 61 columns, tab-separated, no header.
    Gdelt,
    /// FollowTheMoney entities, JSON Lines.
    FollowTheMoney,
    /// Popolo, one JSON document.
    Popolo,
    /// iCalendar (RFC 5545).
    ICalendar,
    /// RDF as Turtle.
    Rdf,
    /// GEXF 1.3.
    Gexf,
    /// GraphML.
    GraphMl,
}

/// What was asked of the export beyond its form.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Networks: lines also for what was not held. Otherwise a plan or a denial is no line.
    pub any_status: bool,
}

/// What a form had no room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Facts without a date that the form could use.
    pub undated: usize,
}

/// Writes `record` in `form`; tells what it had no room for.
///
/// # Errors
/// Whatever the writer reports.
pub fn write(
    record: &Record,
    form: Form,
    options: Options,
    out: &mut dyn Write,
) -> io::Result<Left> {
    let world = World::of(record);
    match form {
        Form::Facts => {
            for fact in record.facts() {
                json::write_line(out, &fact)?;
            }
        }
        Form::Csv => {
            if let Some(encounters) = table::tables(&world).first() {
                encounters.write(out)?;
            }
        }
        Form::Plover => return events::plover(&world, out),
        Form::Cameo => return events::cameo(&world, out),
        Form::Gdelt => return gdelt::write(&world, out),
        Form::FollowTheMoney => ftm::write(&world, out)?,
        Form::Popolo => popolo::write(&world, out)?,
        Form::ICalendar => return ics::write(&world, out),
        Form::Rdf => rdf::write(&world, out)?,
        Form::Gexf => gexf::write(&world, options.any_status, out)?,
        Form::GraphMl => graphml::write(&world, options.any_status, out)?,
    }
    Ok(Left::default())
}

/// The record as tables, tied by ids: encounters, parties, status history, holders, persons, quotes, memberships,
/// figures, events, reports, evidence.
#[must_use]
pub fn tables(record: &Record) -> Vec<Table> {
    table::tables(&World::of(record))
}
