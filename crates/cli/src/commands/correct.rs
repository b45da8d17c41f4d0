//! `sidelines correct`, `undo`, `corrections`: what people decide, in the ledger.

use crate::args::{Correct, CorrectAction, Corrections, General, Undo};
use crate::contacts::short_id;
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::record;
use crate::screen::{Ink, Line, Page, plain};
use jiff::Timestamp;
use serde::Serialize;
use sidelines_resolve::{Action, CorrectionEffect, CorrectionState, Request};
use sidelines_store::{LedgerCorrection, Store, StoreError};
use sidelines_wording::corrections::{of_known_countries, sentence};

/// `sidelines correct …`.
pub(crate) fn correct(args: &Correct, general: &General) -> anyhow::Result<Outcome> {
    let (request, by, note) = request(&args.action);
    of_known_countries(&request)?;
    let mut store = Store::open(&args.db.db)?;
    let made = store
        .add_correction(&request, name(by).as_deref(), note, Timestamp::now())
        .map_err(refused)?;
    show(&[made], general)
}

/// `sidelines undo`.
pub(crate) fn undo(args: &Undo, general: &General) -> anyhow::Result<Outcome> {
    let mut store = Store::open(&args.db.db)?;
    let author = name(args.author.by.as_deref());
    let note = args.author.note.as_deref();
    let undone = store
        .undo_correction(&args.id, author.as_deref(), note, Timestamp::now())
        .map_err(refused)?;
    if general.json {
        io::show_json(&Told::of(&undone))?;
    } else if !general.quiet {
        let mut page = Page::default();
        page.line(plain("taken back: ").join(heading(&undone)));
        io::show(&page)?;
    }
    Ok(Outcome::Done)
}

/// `sidelines corrections`.
pub(crate) fn list(args: &Corrections, general: &General) -> anyhow::Result<Outcome> {
    let archive = record::Archive::open(&args.known)?;
    let mut all = archive.corrections()?;
    if args.conflicts {
        all.retain(|c| c.effect.as_ref().is_some_and(|e| !e.against.is_empty()));
    } else if !args.all {
        all.retain(|c| {
            c.undone_at.is_none() && !matches!(c.correction.action, Action::Undo { .. })
        });
    }
    if all.is_empty() {
        if general.json {
            io::show_json(&Vec::<Told<'_>>::new())?;
        } else {
            let text = if args.conflicts {
                "no corrections contradict each other"
            } else {
                "no corrections"
            };
            let mut page = Page::default();
            page.line(plain(text));
            io::show(&page)?;
        }
        return Ok(Outcome::Nothing);
    }
    show(&all, general)
}

fn show(all: &[LedgerCorrection], general: &General) -> anyhow::Result<Outcome> {
    if general.json {
        let told: Vec<Told<'_>> = all.iter().map(Told::of).collect();
        io::show_json(&told)?;
    } else if !general.quiet {
        io::show(&page(all))?;
    }
    Ok(Outcome::Done)
}

/// What is asked for, by whom, and why.
fn request(action: &CorrectAction) -> (Request, Option<&str>, Option<&str>) {
    let (request, author) = match action {
        CorrectAction::Merge { a, b, author } => (
            Request::Merge {
                a: a.clone(),
                b: b.clone(),
            },
            author,
        ),
        CorrectAction::NotSame { a, b, author } => (
            Request::NotSame {
                a: a.clone(),
                b: b.clone(),
            },
            author,
        ),
        CorrectAction::Split { id, report, author } => (
            Request::Split {
                entry: id.clone(),
                reports: report.clone(),
            },
            author,
        ),
        CorrectAction::Set {
            id,
            field,
            value,
            party,
            author,
        } => {
            let request = Request::Set {
                entry: id.clone(),
                party: party.clone(),
                field: field.clone(),
                value: value.clone(),
            };
            (request, author)
        }
        CorrectAction::Reject { id, report, author } => (
            Request::Reject {
                entry: id.clone(),
                reports: report.clone(),
            },
            author,
        ),
        CorrectAction::Accept { id, report, author } => (
            Request::Accept {
                entry: id.clone(),
                reports: report.clone(),
            },
            author,
        ),
        CorrectAction::Note { id, note, by } => {
            return (
                Request::Note { entry: id.clone() },
                by.as_deref(),
                Some(note),
            );
        }
    };
    (request, author.by.as_deref(), author.note.as_deref())
}

fn name(by: Option<&str>) -> Option<String> {
    by.map(str::to_owned)
        .or_else(|| std::env::var("USER").ok())
        .filter(|name| !name.is_empty())
}

/// What makes no sense of the record is the question's fault.
fn refused(error: StoreError) -> anyhow::Error {
    match error {
        StoreError::Refused { source, .. } => Usage(source.to_string()).into(),
        other => other.into(),
    }
}

/// A correction for programs.
#[derive(Serialize)]
struct Told<'a> {
    id: &'a str,
    author: Option<&'a str>,
    note: Option<&'a str>,
    recorded_at: &'a str,
    undone_at: Option<&'a str>,
    action: &'a Action,
    effect: Option<&'a CorrectionEffect>,
}

impl<'a> Told<'a> {
    fn of(kept: &'a LedgerCorrection) -> Self {
        Self {
            id: &kept.correction.id,
            author: kept.author.as_deref(),
            note: kept.note.as_deref(),
            recorded_at: &kept.recorded_at,
            undone_at: kept.undone_at.as_deref(),
            action: &kept.correction.action,
            effect: kept.effect.as_ref(),
        }
    }
}

fn page(all: &[LedgerCorrection]) -> Page {
    let mut page = Page::default();
    lines(&mut page, all);
    page
}

/// Each correction with who made it, why, and what contradicts it.
pub(crate) fn lines(page: &mut Page, all: &[LedgerCorrection]) {
    for kept in all {
        page.line(heading(kept));
        let day = kept.recorded_at.split('T').next().unwrap_or_default();
        let mut about = format!(
            "  {}, {day}",
            kept.author.as_deref().unwrap_or("nobody named")
        );
        if let Some(note) = &kept.note {
            about += &format!(": {note}");
        }
        page.line(Line::default().ink(Ink::Quiet, about));
        if let Some(at) = &kept.undone_at {
            let day = at.split('T').next().unwrap_or_default();
            page.line(Line::default().ink(Ink::Quiet, format!("  taken back {day}")));
        }
        let Some(effect) = &kept.effect else { continue };
        let others = || {
            effect
                .against
                .iter()
                .map(|id| short_id(id))
                .collect::<Vec<_>>()
                .join(", ")
        };
        match effect.state {
            CorrectionState::Applied if effect.against.is_empty() => {}
            CorrectionState::Applied => page.line(plain("  ").ink(
                Ink::Bad,
                format!("contradicts {}; this one is later and counts", others()),
            )),
            CorrectionState::Overruled => page.line(plain("  ").ink(
                Ink::Bad,
                format!(
                    "contradicted by {}, which counts; take one of them back with 'sidelines undo'",
                    others()
                ),
            )),
            CorrectionState::Idle => page.line(plain("  ").ink(
                Ink::Open,
                "rests: no report in the record says any longer what it is about",
            )),
        }
    }
}

/// "c-1f2e…  set date of Rajnath Singh – Sherali Mirzo to 2021-07-28  e-…".
fn heading(kept: &LedgerCorrection) -> Line {
    let line = Line::default()
        .ink(Ink::Strong, short_id(&kept.correction.id))
        .plain(format!("  {}", sentence(&kept.correction.action)));
    let entries = kept.effect.iter().flat_map(|e| &e.entries);
    let entries: Vec<&str> = entries.map(|id| short_id(id)).collect();
    line.ink(Ink::Quiet, format!("  {}", entries.join(" ")))
}
