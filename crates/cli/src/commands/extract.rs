//! `sidelines extract`: the facts of single reports, without a record.

use super::intake::{Intake, count, passed_over};
use crate::args::{Extract, General};
use crate::exit::Outcome;
use crate::io;
use crate::json;
use crate::reading::{self, Item, Reader};
use crate::screen::{Ink, Line, Page, plain};
use anyhow::Context;
use sidelines_extract::{NoteKind, Reading};
use sidelines_text::Report;
use std::io::Write;

pub(crate) fn run(args: &Extract, general: &General) -> anyhow::Result<Outcome> {
    let reader = Reader::open(&args.input.reading)?;
    let reports = reading::open(&args.input, false)?;
    let endings = reports.passed_over().clone();
    let mut intake = Intake::default();
    let mut facts = 0;
    let mut out = io::raw();
    let jobs = args.input.reading.jobs;
    reading::read_all(reports, &reader, jobs, |item| {
        match item {
            Item::Failed(error) => intake.failed(&error),
            Item::Broken(place) => intake.broken(&place),
            Item::Read(read) => {
                let (taken, reading) = *read;
                match &reading.skipped {
                    Some(skip) => intake.skipped(&taken, skip),
                    None => intake.read(&taken),
                }
                facts += reading.facts.len();
                if args.notes {
                    io::show(&notes(&taken.report, &reading))?;
                } else {
                    for fact in &reading.facts {
                        json::write_line(&mut out, fact).context(io::LOST)?;
                    }
                }
            }
        }
        Ok(())
    })?;
    out.flush().context(io::LOST)?;
    intake.finish();
    if !general.quiet {
        let mut text = format!(
            "{} read, {}",
            count(intake.read, "report", "reports"),
            count(facts, "fact", "facts")
        );
        if intake.skips() > 0 {
            text += &format!("; skipped: {}", intake.reasons());
        }
        if let Some(over) = passed_over(&endings) {
            text += &format!("; {over}");
        }
        if facts == 0 && intake.read > 0 && !args.notes {
            text += "\nnothing found: 'sidelines extract --notes' tells why, sentence by sentence";
        }
        text.lines().for_each(io::note);
    }
    Ok(match (intake.failed, facts) {
        (true, _) => Outcome::Partly,
        (false, 0) => Outcome::Nothing,
        (false, _) => Outcome::Done,
    })
}

/// What became of each sentence.
pub(crate) fn notes(report: &Report, reading: &Reading) -> Page {
    let mut page = Page::default();
    let text = &report.text;
    page.line(Line::default().ink(Ink::Strong, &report.id));
    for note in &reading.notes {
        let (ink, sign) = match note.kind {
            NoteKind::Read => (Ink::Good, "+"),
            NoteKind::Nothing => (Ink::Quiet, "·"),
            NoteKind::Doubt => (Ink::Bad, "?"),
            NoteKind::Dated => (Ink::Source, "="),
        };
        let words = text.get(note.span.clone()).unwrap_or_default();
        page.line(
            Line::default()
                .ink(ink, format!("  {sign} "))
                .plain(words.trim()),
        );
        page.line(plain("      ").ink(Ink::Quiet, &note.message));
    }
    page.gap();
    page
}
