//! `sidelines review`: a page of reports with what was read in them marked.

use super::intake::{Intake, count, passed_over};
use super::report::remarks;
use crate::args::{General, Review};
use crate::exit::Outcome;
use crate::io;
use crate::output;
use crate::reading::{self, Item, Reader};
use anyhow::Context;
use sidelines_documents::{Reviewed, review};
use std::io::Write;

/// More reports than this make a page that browsers carry with difficulty.
const MANY: usize = 500;

pub(crate) fn run(args: &Review, general: &General) -> anyhow::Result<Outcome> {
    let reader = Reader::open(&args.input.reading)?;
    let reports = reading::open(&args.input, false)?;
    let endings = reports.passed_over().clone();
    let mut intake = Intake::default();
    let mut all: Vec<Reviewed> = Vec::new();
    reading::read_all(reports, &reader, args.input.reading.jobs, |item| {
        match item {
            Item::Failed(error) => intake.failed(&error),
            Item::Broken(place) => intake.broken(&place),
            Item::Read(read) => {
                let (taken, reading) = *read;
                match &reading.skipped {
                    Some(skip) => intake.skipped(&taken, skip),
                    None => intake.read(&taken),
                }
                let report = taken.report;
                all.push(Reviewed {
                    remarks: remarks(&report, &reading),
                    published: reading.published,
                    outlet: report.outlet.or(reading.agency),
                    title: report.title,
                    url: report.url,
                    facts: reading.facts,
                    id: report.id,
                    text: report.text,
                });
            }
        }
        Ok(())
    })?;
    intake.finish();
    let facts: usize = all.iter().map(|r| r.facts.len()).sum();
    let page = review(&all);
    match &args.output {
        Some(path) => output::write(path, |out| out.write_all(page.as_bytes()))?,
        None => {
            let mut out = io::raw();
            out.write_all(page.as_bytes())
                .and_then(|()| out.flush())
                .context(io::LOST)?;
        }
    }
    if !general.quiet {
        let mut text = format!(
            "{}, {}",
            count(all.len(), "report", "reports"),
            count(facts, "fact", "facts")
        );
        if let Some(path) = &args.output {
            text += &format!(" in {}", path.display());
        }
        if let Some(over) = passed_over(&endings) {
            text += &format!("; {over}");
        }
        io::note(text);
        if all.len() > MANY {
            io::note("a page of so many reports is heavy: a folder at a time is lighter");
        }
    }
    Ok(match (intake.failed, facts) {
        (true, _) => Outcome::Partly,
        (false, 0) => Outcome::Nothing,
        (false, _) => Outcome::Done,
    })
}
