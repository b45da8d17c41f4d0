//! `sidelines report`: a report's text, with the words that say something and what gave nothing.

use super::parts;
use crate::args::{General, Report};
use crate::contacts;
use crate::dates::human_or;
use crate::exit::{Outcome, Usage};
use crate::io;
use crate::reading::Reader;
use crate::record::Archive;
use crate::screen::{Ink, Line, Page, Table, plain};
use sidelines_extract::{NoteKind, Reading};
use sidelines_facts::Offsets;
use sidelines_views::{EntryKind, Index, Remark, RemarkKind, ReportView, report};
use std::collections::BTreeMap;

pub(crate) fn run(args: &Report, general: &General) -> anyhow::Result<Outcome> {
    args.on
        .refuse("a report says what it says; --known-at asks for what had been read by then")?;
    let archive = Archive::open(&args.known)?;
    let index = Index::of(archive.record()?);
    let stored = archive.report(&args.id)?;
    let reader = Reader::open(&args.reading)?;
    let view = stored.and_then(|stored| {
        // Reading depends on the text alone: it says the same as it did then.
        let remarks = remarks(&stored, &reader.read(&stored));
        report(&index, &stored.id, &stored.text, remarks)
    });
    let Some(view) = view else {
        return Err(Usage(format!("the record has no report '{}'", args.id)).into());
    };
    if general.json {
        io::show_json(&view)?;
    } else {
        io::show(&page(&view))?;
    }
    Ok(Outcome::Done)
}

/// What the reader said of a report, in its order.
pub(crate) fn remarks(report: &sidelines_text::Report, reading: &Reading) -> Vec<Remark> {
    let text = &report.text;
    let offsets = Offsets::new(text);
    let notes = reading.notes.iter();
    notes
        .map(|note| Remark {
            report: report.id.clone(),
            start: offsets.code_point(text, note.span.start),
            end: offsets.code_point(text, note.span.end),
            kind: match note.kind {
                NoteKind::Read => RemarkKind::Read,
                NoteKind::Nothing => RemarkKind::Nothing,
                NoteKind::Doubt => RemarkKind::Doubt,
                NoteKind::Dated => RemarkKind::Dated,
            },
            message: note.message.clone(),
        })
        .collect()
}

fn page(view: &ReportView) -> Page {
    let mut page = Page::default();
    let meta = &view.report;
    let outlet = meta.outlet.as_ref().or(meta.agency.as_ref());
    let about = [
        outlet.cloned(),
        Some(human_or(meta.published.as_ref(), "no date")),
        meta.title.clone(),
        meta.url.clone(),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    page.line(
        Line::default()
            .ink(Ink::Strong, &meta.id)
            .ink(Ink::Quiet, format!("  {}", about.join(", "))),
    );
    if !view.same_copy.is_empty() {
        let text = format!("one source with {}", view.same_copy.join(", "));
        page.line(Line::default().ink(Ink::Quiet, text));
    }
    // People and offices are named all over a text: the numbers are those of what is told.
    let told = view
        .entries
        .iter()
        .filter(|e| !matches!(e.kind, EntryKind::Person | EntryKind::Holder));
    let numbers: BTreeMap<&str, usize> = told
        .enumerate()
        .map(|(i, e)| (e.id.as_str(), i + 1))
        .collect();
    page.gap();
    text(&mut page, view, &numbers);
    parts::title(&mut page, "in the record");
    let mut table = Table::indented(2).flexible([1]);
    for entry in &view.entries {
        if let Some(number) = numbers.get(entry.id.as_str()) {
            table.row([
                Line::default().ink(Ink::Source, format!("[{number}]")),
                plain(parts::subject(&entry.subject)),
                Line::default().ink(Ink::Source, contacts::short_id(&entry.id)),
            ]);
        }
    }
    for entry in view.entries.iter().filter(|e| e.kind == EntryKind::Holder) {
        table.row([
            Line::default(),
            plain(parts::subject(&entry.subject)),
            Line::default().ink(Ink::Source, contacts::short_id(&entry.id)),
        ]);
    }
    table.print(&mut page, io::width());
    if !view.silent.is_empty() {
        parts::title(&mut page, "sentences that gave nothing");
        let chars: Vec<char> = view.text.chars().collect();
        for remark in &view.silent {
            let words: String = chars
                .get(remark.start..remark.end)
                .unwrap_or(&[])
                .iter()
                .collect();
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            page.lines(
                plain(format!("  “{words}”"))
                    .ink(Ink::Quiet, format!("  {}", remark.message))
                    .wrapped(io::width().unwrap_or(usize::MAX)),
            );
        }
    }
    page
}

/// The text, paragraph by paragraph; behind words that say something the numbers of what they say.
fn text(page: &mut Page, view: &ReportView, numbers: &BTreeMap<&str, usize>) {
    let mut line = Line::default();
    let width = io::width().unwrap_or(100);
    let mut flush = |line: &mut Line| {
        let mut whole = std::mem::take(line);
        whole.trim_end();
        page.lines(whole.wrapped(width));
    };
    for (i, piece) in view.pieces.iter().enumerate() {
        let cited = |entries: &[String]| -> Vec<usize> {
            let mut all: Vec<usize> = entries
                .iter()
                .filter_map(|id| numbers.get(id.as_str()).copied())
                .collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        let own = cited(&piece.entries);
        let ink = match (own.is_empty(), &piece.nothing) {
            (false, _) => Ink::Plain,
            (true, Some(_)) => Ink::Quiet,
            (true, None) => Ink::Plain,
        };
        for (k, part) in piece.text.split('\n').enumerate() {
            if k > 0 {
                flush(&mut line);
            }
            line = line.ink(ink, part.trim_end_matches('\r'));
        }
        // A number stands where what it tells ends.
        let next = view
            .pieces
            .get(i + 1)
            .map(|p| cited(&p.entries))
            .unwrap_or_default();
        let ends: Vec<String> = own
            .iter()
            .filter(|n| !next.contains(n))
            .map(|n| format!("[{n}]"))
            .collect();
        if !ends.is_empty() {
            line = line.ink(Ink::Source, ends.concat());
        }
    }
    flush(&mut line);
}
