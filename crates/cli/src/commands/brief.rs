//! `sidelines brief`: all that is known between two countries, two pages to print.

use super::last_met::pair;
use crate::args::{Brief, BriefFormat, General};
use crate::document::page;
use crate::exit::{Outcome, Usage};
use crate::helper;
use crate::io;
use crate::names::country_forms;
use crate::output;
use crate::record;
use anyhow::Context;
use sidelines_documents::Document;
use sidelines_views::{BriefQuestion, brief};
use std::io::Write;
use std::path::Path;

pub(crate) fn run(args: &Brief, general: &General) -> anyhow::Result<Outcome> {
    let pair = pair(&args.a, &args.b)?;
    let on = args.on.day()?;
    let form = form(args)?;
    let (names_a, names_b) = (country_forms(pair.a), country_forms(pair.b));
    let scope = record::of_pair(pair, [names_a.clone(), names_b.clone()].concat());
    let (index, _) = record::part(&args.known, &scope)?;
    let view = brief(
        &index,
        &BriefQuestion {
            pair,
            on,
            names_a,
            names_b,
        },
    );
    let document = sidelines_documents::brief(&view);
    match (general.json, &args.output) {
        (true, None) => io::show_json(&view)?,
        (true, Some(path)) => output::write(path, |out| crate::json::write_pretty(out, &view))?,
        (false, None) if form == BriefFormat::Text => io::show(&page(&document, io::width()))?,
        (false, output) => write(&document, form, output.as_deref())?,
    }
    Ok(if view.is_empty() {
        Outcome::Nothing
    } else {
        Outcome::Done
    })
}

/// The form that is asked for, or that the file's ending says.
fn form(args: &Brief) -> Result<BriefFormat, Usage> {
    if let Some(form) = args.format {
        return Ok(form);
    }
    let Some(path) = &args.output else {
        return Ok(BriefFormat::Text);
    };
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    Ok(match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => BriefFormat::Text,
        "md" | "markdown" => BriefFormat::Md,
        "html" | "htm" => BriefFormat::Html,
        "docx" => BriefFormat::Docx,
        "pdf" => BriefFormat::Pdf,
        "typ" => BriefFormat::Typ,
        _ => {
            return Err(Usage(format!(
                "{}: which form? End the name in .docx, .pdf, .html, .md or .txt, or say --format",
                path.display()
            )));
        }
    })
}

fn write(document: &Document, form: BriefFormat, path: Option<&Path>) -> anyhow::Result<()> {
    let content = match form {
        BriefFormat::Text => {
            let mut out = anstream::StripStream::new(Vec::new());
            page(document, None).write(&mut out)?;
            out.into_inner()
        }
        BriefFormat::Md => document.markdown().into_bytes(),
        BriefFormat::Html => document.html().into_bytes(),
        BriefFormat::Typ => document.typst().into_bytes(),
        BriefFormat::Docx => document
            .docx()
            .context("the Word file cannot be put together")?,
        BriefFormat::Pdf => return pdf(document, path),
    };
    match path {
        Some(path) => output::write(path, |out| out.write_all(&content)),
        None => {
            let mut out = io::raw();
            out.write_all(&content)
                .and_then(|()| out.flush())
                .context(io::LOST)
        }
    }
}

/// PDF is set by a program of its own.
fn pdf(document: &Document, path: Option<&Path>) -> anyhow::Result<()> {
    let instead = "-o brief.html', to be printed as PDF by any browser, or '-o brief.docx";
    let mut command = helper::command("sidelines-pdf", "leaf/pdf", instead)?;
    if let Some(path) = path {
        command.arg("--output").arg(path);
    }
    helper::feed(command, "sidelines-pdf", document.typst().as_bytes())
}
