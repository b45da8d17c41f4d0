//! `sidelines export`: the whole record for other programs.

use crate::args::{Export, ExportForm, General};
use crate::contacts;
use crate::exit::Outcome;
use crate::io;
use crate::json;
use crate::record;
use crate::screen::{Ink, Line, plain};
use anyhow::Context;
use sidelines_facts::{Body, RecordFact, json_schema};
use std::fs::File;
use std::io::{BufWriter, Write};

pub(crate) fn run(args: &Export, general: &General) -> anyhow::Result<Outcome> {
    let facts = match args.form {
        ExportForm::Facts => record::load(&args.known)?.facts(),
        ExportForm::Schema => Vec::new(),
    };
    let write = |out: &mut dyn Write| -> std::io::Result<()> {
        let mut out = BufWriter::new(out);
        match args.form {
            ExportForm::Schema => json::write_pretty(&mut out, &json_schema(true))?,
            ExportForm::Facts => {
                for fact in &facts {
                    json::write_line(&mut out, fact)?;
                }
            }
        }
        out.flush()
    };
    match &args.output {
        None => write(&mut io::raw()).context(io::LOST)?,
        Some(path) => {
            let place = || format!("{}: cannot be written", path.display());
            // What stood there stays until the new one is whole.
            let part = path.with_added_extension("part");
            let special = path.exists() && !path.is_file();
            let target = if special { path } else { &part };
            write(&mut File::create(target).with_context(place)?).with_context(place)?;
            if !special {
                std::fs::rename(&part, path).with_context(place)?;
            }
            if !general.quiet {
                io::note(format!("{} facts in {}", facts.len(), path.display()));
            }
        }
    }
    let empty = matches!(args.form, ExportForm::Facts) && facts.is_empty();
    Ok(if empty {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// One fact of the record in a line for people.
pub(crate) fn line(fact: &RecordFact) -> Line {
    let id = Line::default().ink(Ink::Source, format!("{}  ", fact.id));
    id.join(match &fact.body {
        Body::Encounter(e) => Line::default()
            .ink(Ink::Strong, contacts::day(e))
            .plain(format!("  {} ", contacts::kind(e)))
            .ink(contacts::status_ink(e.status), contacts::status(e.status))
            .plain(format!("  {}", contacts::who(e))),
        Body::Holder(h) => {
            let of = h
                .country
                .map(crate::names::country_name)
                .or_else(|| h.org.clone());
            plain(format!(
                "{}, {} of {}",
                h.person,
                h.office,
                of.unwrap_or_default()
            ))
        }
        Body::Quote(q) => plain(format!(
            "{}: “{}”",
            contacts::speaker(q.speaker.as_ref()),
            q.text
        )),
        Body::Membership(m) => plain(format!("{} in {}", m.party, m.org)),
        Body::Figure(f) => plain(format!(
            "{} {}",
            f.value,
            f.unit.as_deref().unwrap_or_default()
        )),
        Body::Event(e) => plain(format!(
            "{} {}",
            e.kind,
            e.name.as_deref().unwrap_or_default()
        )),
    })
}
