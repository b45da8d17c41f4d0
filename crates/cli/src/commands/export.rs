//! `sidelines export`: the record, or a part of it, for other programs.

use super::timeline;
use crate::args::{Export, ExportForm, General};
use crate::commands::intake::count;
use crate::contacts;
use crate::exit::{Outcome, Usage};
use crate::helper;
use crate::io;
use crate::json;
use crate::output;
use crate::record;
use crate::screen::{Ink, Line, plain};
use anyhow::Context;
use sidelines_export::{Form, Left, Options, Table, tables};
use sidelines_facts::{Body, RecordFact, json_schema};
use sidelines_resolve::Record;
use sidelines_views::part;
use std::io::Write;
use std::path::Path;

pub(crate) fn run(args: &Export, general: &General) -> anyhow::Result<Outcome> {
    if args.form == ExportForm::Schema {
        write(args, |out| json::write_pretty(out, &json_schema(true)))?;
        return Ok(Outcome::Done);
    }
    let filter = timeline::filter(&args.filter)?;
    let index = record::index(&args.known)?;
    let record = part(&index, &filter);
    let counted = filter.profile.as_ref().map(|profile| {
        let rows = sidelines_views::counted(&index, profile, &filter);
        sidelines_export::counted(&record, profile, &rows)
    });
    let facts = record.facts().len();
    let mut left = Left::default();
    let folder = args.output.as_deref().filter(|path| is_folder(path));
    match (form(args.form), folder) {
        (Some(Form::Csv), Some(folder)) => write_tables(&record, counted, folder)?,
        (Some(form), _) => {
            let options = Options {
                any_status: !args.filter.status.is_empty(),
            };
            write(args, |out| {
                left = sidelines_export::write(&record, form, options, out)?;
                Ok(())
            })?;
        }
        (None, _) => parquet(&record, counted.as_ref(), args.output.as_deref())?,
    }
    if let Some(path) = args.output.as_ref().filter(|_| !general.quiet) {
        let n = count(facts, "fact", "facts");
        io::note(format!("{n} in {}", path.display()));
    }
    if left.undated > 0 {
        let n = count(left.undated, "fact", "facts");
        io::warn(format!(
            "{n} without a date left out: the form has no place for them"
        ));
    }
    Ok(if facts == 0 {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

fn form(form: ExportForm) -> Option<Form> {
    Some(match form {
        ExportForm::Facts | ExportForm::Schema => Form::Facts,
        ExportForm::Csv => Form::Csv,
        ExportForm::Plover => Form::Plover,
        ExportForm::Cameo => Form::Cameo,
        ExportForm::Gdelt => Form::Gdelt,
        ExportForm::Ftm => Form::FollowTheMoney,
        ExportForm::Popolo => Form::Popolo,
        ExportForm::Ics => Form::ICalendar,
        ExportForm::Rdf => Form::Rdf,
        ExportForm::Gexf => Form::Gexf,
        ExportForm::Graphml => Form::GraphMl,
        ExportForm::Parquet => return None,
    })
}

/// A folder, or a path that can only mean one: without an ending, or with a slash behind.
fn is_folder(path: &Path) -> bool {
    let slash = path.as_os_str().to_string_lossy().ends_with(['/', '\\']);
    path.is_dir() || slash || (!path.exists() && path.extension().is_none())
}

fn write(
    args: &Export,
    mut content: impl FnMut(&mut dyn Write) -> std::io::Result<()>,
) -> anyhow::Result<()> {
    match &args.output {
        None => {
            let mut out = io::raw();
            content(&mut out)
                .and_then(|()| out.flush())
                .context(io::LOST)
        }
        Some(path) => output::write(path, content),
    }
}

fn write_tables(record: &Record, counted: Option<Table>, folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("{}: cannot be made", folder.display()))?;
    for table in tables(record).into_iter().chain(counted) {
        output::write(&folder.join(format!("{}.csv", table.name)), |out| {
            table.write(out)
        })?;
    }
    Ok(())
}

/// Parquet is written by a program of its own, from the facts.
fn parquet(record: &Record, counted: Option<&Table>, folder: Option<&Path>) -> anyhow::Result<()> {
    let folder = folder.ok_or_else(|| {
        Usage("--as parquet writes several files: name a folder with --output FOLDER".to_owned())
    })?;
    let mut facts = Vec::new();
    sidelines_export::write(record, Form::Facts, Options::default(), &mut facts)
        .context("cannot write facts")?;
    for row in counted.iter().flat_map(|table| table.objects()) {
        json::write_line(&mut facts, &row).context("cannot write what counts")?;
    }
    let mut command = helper::command("sidelines-parquet", "leaf/parquet", "export --as csv")?;
    command.arg("--output").arg(folder).arg("-");
    helper::feed(command, "sidelines-parquet", &facts)
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
            "{}: {}",
            contacts::speaker(q.speaker.as_ref()),
            sidelines_wording::quotes::words(q)
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
